//! What would stand twice: kept once where a conflict holds it, shown where it cannot be helped.

use std::collections::{BTreeMap, BTreeSet};

use super::outcome::{MergeOutcome, MergedPart};
use super::units::UnitCut;

/// What is kept of a conflict stands once: one side may have the other's words already, beside its own.
pub(super) fn keep_once(parts: &mut [MergedPart], [base, ours, theirs]: [&UnitCut; 3]) {
    let all = |cut: &UnitCut<'_>| {
        cut.units.iter().map(|unit| (unit.marker.to_owned(), unit.words.to_owned())).collect::<BTreeSet<_>>()
    };
    let [base, ours, theirs] = [base, ours, theirs].map(all);
    let has_new = |side: &BTreeSet<(String, String)>, part: &str| {
        let units = all(&UnitCut::of(part));
        let mut new = units.difference(&base).peekable();
        new.peek().is_some() && new.all(|unit| side.contains(unit))
    };
    for part in parts.iter_mut().filter(|part| part.outcome == MergeOutcome::Conflict) {
        match (has_new(&theirs, &part.ours), has_new(&ours, &part.theirs)) {
            (false, true) => part.text = part.ours.clone(),
            (true, false) => part.text = part.theirs.clone(),
            _ => {}
        }
    }
}

/// The first number of the outline that stands more often in the result than in any of the three.
pub(super) fn doubled_number(result: &str, versions: [&str; 3]) -> Option<String> {
    let numbers = |text| {
        let units = UnitCut::of(text).units.into_iter();
        units.filter(|unit| unit.is_numbered()).map(|unit| unit.marker).collect::<Vec<&str>>()
    };
    let (found, versions) = (numbers(result), versions.map(numbers));
    let count = |all: &[&str], number: &str| all.iter().filter(|one| **one == number).count();
    let is_doubled =
        |number: &&&str| versions.iter().all(|version| count(version, number) < count(&found, number));
    found
        .iter()
        .filter(|number| count(&found, number) > 1)
        .find(is_doubled)
        .map(|number| (*number).to_owned())
}

/// A unit, or a number of the outline, that stands more often in the result than in any of the three is shown.
pub(super) fn show_what_is_doubled(parts: &mut [MergedPart], versions: [&UnitCut; 3]) {
    let count = |cut: &UnitCut, most: &mut BTreeMap<String, usize>| {
        let mut own: BTreeMap<String, usize> = BTreeMap::new();
        for unit in &cut.units {
            let marker = unit.is_numbered().then(|| unit.marker.to_owned());
            let names =
                marker.into_iter().chain((!unit.words.is_empty()).then(|| format!(" {}", unit.words)));
            names.for_each(|name| *own.entry(name).or_default() += 1);
        }
        for (name, count) in own {
            let most = most.entry(name).or_default();
            *most = count.max(*most);
        }
    };
    let (mut most, mut found) = (BTreeMap::new(), BTreeMap::new());
    versions.into_iter().for_each(|version| count(version, &mut most));
    let result: String = parts.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join("\n");
    count(&UnitCut::of(&result), &mut found);
    found.retain(|name, count| *count > most.get(name).copied().unwrap_or(0) && most.contains_key(name));
    for part in
        parts.iter_mut().filter(|part| matches!(part.outcome, MergeOutcome::Ours | MergeOutcome::Theirs))
    {
        let is_doubled = UnitCut::of(&part.text)
            .units
            .iter()
            .any(|unit| found.contains_key(unit.marker) || found.contains_key(&format!(" {}", unit.words)));
        if is_doubled {
            part.outcome = MergeOutcome::Joined;
        }
    }
}
