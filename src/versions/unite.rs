//! The versions of a sheet from two places, put together: each once, and none that is here gives way to one that came.

use super::fold::fold;
use super::{NotKept, SheetVersions, Staying, VersionEntry, written};

/// A version with its sheet's text, and whether it is here.
struct United {
    entry: VersionEntry,
    text: String,
    is_here: bool,
}

/// The value that holds what two values hold; none where nothing comes to what is here. A value that this version of the app
/// does not read is taken only where there is none.
pub fn unite(here: Option<&str>, other: &str) -> Result<Option<String>, NotKept> {
    let Some(here) = here else { return Ok(Some(other.to_owned())) };
    let ours = listed(here, true)?;
    let mut theirs = listed(other, false)?;
    theirs.retain(|version| !ours.iter().any(|known| known.is_same(version)));
    if theirs.is_empty() {
        return Ok(None);
    }
    let mut all = in_order(ours, theirs);
    let mut united = folded(&all);
    while !united.fits() {
        let of = |staying| {
            let gives_way =
                |version: &United| !version.is_here && version.entry.occasion.staying() == staying;
            (0..all.len()).rev().find(|at| gives_way(&all[*at]))
        };
        let at = of(Staying::First).or_else(|| of(Staying::Second)).ok_or(NotKept::Full)?;
        all.remove(at);
        united.entries.remove(at);
        united.refold(&all, at);
    }
    Ok(all.iter().any(|version| !version.is_here).then(|| written::write(&united)))
}

/// The versions of a value, newest first.
fn listed(value: &str, is_here: bool) -> Result<Vec<United>, NotKept> {
    let versions = written::read(value)?;
    let texts = versions.texts().ok_or(NotKept::Unreadable)?;
    let united = |(entry, text)| United { entry, text, is_here };
    Ok(versions.entries.into_iter().zip(texts).map(united).collect())
}

/// Both lists as one, each in its own order; which of two comes first, their moments say.
fn in_order(ours: Vec<United>, theirs: Vec<United>) -> Vec<United> {
    let mut all = Vec::with_capacity(ours.len() + theirs.len());
    let (mut ours, mut theirs) = (ours.into_iter().peekable(), theirs.into_iter().peekable());
    loop {
        let is_theirs = match (ours.peek(), theirs.peek()) {
            (Some(ours), Some(theirs)) => theirs.entry.at.as_str() > ours.entry.at.as_str(),
            (None, Some(_)) => true,
            (Some(_), None) => false,
            (None, None) => return all,
        };
        all.extend(if is_theirs { theirs.next() } else { ours.next() });
    }
}

/// The newest whole, each other as what turns the one after it into it.
fn folded(all: &[United]) -> SheetVersions {
    let newest = all.first().map_or_else(String::new, |version| version.text.clone());
    let parts = all.windows(2).map(|pair| fold(&pair[0].text, &pair[1].text));
    let parts = std::iter::once(Vec::new()).chain(parts);
    let entries = all.iter().zip(parts);
    let entries = entries.map(|(version, parts)| VersionEntry { parts, ..version.entry.clone() });
    SheetVersions { newest, entries: entries.collect() }
}

impl SheetVersions {
    /// Makes a version anew out of the one after it, which is another one now.
    fn refold(&mut self, all: &[United], at: usize) {
        let (Some(version), Some(entry)) = (all.get(at), self.entries.get_mut(at)) else { return };
        match at.checked_sub(1).and_then(|after| all.get(after)) {
            Some(after) => entry.parts = fold(&after.text, &version.text),
            None => {
                entry.parts = Vec::new();
                self.newest.clone_from(&version.text);
            }
        }
    }
}

impl United {
    /// Whether it is the same version, wherever it lies.
    fn is_same(&self, other: &Self) -> bool {
        let (a, b) = (&self.entry, &other.entry);
        (&a.at, &a.occasion, &a.name, &self.text) == (&b.at, &b.occasion, &b.name, &other.text)
    }
}
