//! Stretches in which units came and went on both sides: which are there, whatever they were made of.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::assemble::{Assembly, stretches};
use super::outcome::MergeOutcome;
use super::units::UnitCut;

/// What comes out where units came and went.
pub(super) struct Presence {
    pub(super) outcome: MergeOutcome,
    pub(super) text: String,
    /// Whether ours has all that theirs changed, and the other way round.
    pub(super) has_all: [bool; 2],
}

/// The units of a version, and how often each stands there.
struct PresentSide<'t> {
    cut: UnitCut<'t>,
    bodies: Vec<(&'t str, &'t str)>,
    counts: BTreeMap<(&'t str, &'t str), usize>,
}

/// What one side removed is gone, what one added is there. Whether that is right only a person can tell where both sides
/// added something at one place, or wrote anew what the other removed, and where units stand there more than once.
pub(super) fn by_presence(base: &str, ours: &str, theirs: &str) -> Presence {
    let [base, ours, theirs] = [base, ours, theirs].map(PresentSide::of);
    let stretches = stretches(&ours.bodies, &theirs.bodies);
    let is_moved = stretches
        .iter()
        .filter(|one| !one.is_same)
        .any(|one| ours.bodies[one.ours.clone()].iter().any(|unit| theirs.count(unit) > 0));
    // Where each unit stood once and none was moved, it is known which came and which went.
    let is_clear =
        !is_moved && [&base, &ours, &theirs].iter().all(|side| side.counts.len() == side.bodies.len());
    let is_gone_from_both = base.counts.keys().any(|unit| ours.count(unit) + theirs.count(unit) == 0);
    let is_ambiguous = !is_clear || [&base, &ours, &theirs].iter().any(|side| side.has_equal_words());
    let (mut text, mut has_rivals, mut has_added) = (Assembly::new(true), false, false);
    let mut kept: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    // The unit behind the last one that was put, by its version.
    let mut next = None;
    for stretch in stretches {
        let mut adds = [false; 2];
        let sides = [(&ours, &theirs, stretch.ours), (&theirs, &ours, stretch.theirs)];
        let sides = sides.into_iter().zip(&mut adds).take(if stretch.is_same { 1 } else { 2 });
        for (version, ((own, other, range), adds)) in sides.enumerate() {
            for at in range {
                let unit = &own.bodies[at];
                let is_removed = base.count(unit) == 1 && own.count(unit) == 1 && other.count(unit) == 0;
                // What was moved stands where it is met first, and no more often than on either side.
                let kept = kept.entry(*unit).or_default();
                if !is_removed && *kept < own.count(unit).max(other.count(unit)) {
                    *kept += 1;
                    let piece = own.cut.slice(&(at..at + 1));
                    match next == Some((version, at)) {
                        true => text.go_on(piece),
                        false => text.push_other(piece),
                    }
                    next = Some((version, at + 1));
                }
                *adds |= !stretch.is_same && base.count(unit) == 0;
            }
        }
        has_rivals |= adds == [true; 2];
        has_added |= adds.contains(&true);
    }
    let text = text.text();
    let found = PresentSide::of(&text);
    let outcome = match () {
        () if is_ambiguous || has_rivals || is_gone_from_both && has_added => MergeOutcome::Conflict,
        () if found.bodies == ours.bodies => MergeOutcome::Ours,
        () if found.bodies == theirs.bodies => MergeOutcome::Theirs,
        () => MergeOutcome::Joined,
    };
    let has_all = [ours.has_all_of(&theirs, &base), theirs.has_all_of(&ours, &base)];
    Presence { outcome, text, has_all }
}

/// Whether a result has each unit as often as both versions have it: of several that say the same, one side may have taken away
/// another than the other side did, and neither meant the last of them. Entries with numbers are told apart by these.
pub(super) fn keeps_common(text: &str, ours: &str, theirs: &str) -> bool {
    let [found, ours, theirs] = [text, ours, theirs].map(PresentSide::of);
    let numbered = ours.cut.units.iter().filter(|unit| unit.is_numbered());
    let numbered: BTreeSet<(&str, &str)> = numbered.map(|unit| unit.body()).collect();
    let is_kept = |unit: &(&str, &str), mine: usize| found.count(unit) >= mine.min(theirs.count(unit));
    ours.counts.iter().all(|(unit, mine)| is_kept(unit, *mine) || numbered.contains(unit))
}

impl<'t> PresentSide<'t> {
    fn of(text: &'t str) -> Self {
        let cut = UnitCut::of(text);
        let bodies: Vec<_> = cut.bodies().collect();
        let mut counts = BTreeMap::new();
        bodies.iter().for_each(|body| *counts.entry(*body).or_default() += 1);
        Self { cut, bodies, counts }
    }

    fn count(&self, unit: &(&str, &str)) -> usize {
        self.counts.get(unit).copied().unwrap_or(0)
    }

    /// Whether it has what another version added to the base, and none of what that took away: one of two equal units too.
    fn has_all_of(&self, other: &Self, base: &Self) -> bool {
        base.counts.keys().chain(other.counts.keys()).all(|unit| {
            match other.count(unit).cmp(&base.count(unit)) {
                Ordering::Greater => self.count(unit) >= other.count(unit),
                Ordering::Less => self.count(unit) <= other.count(unit),
                Ordering::Equal => true,
            }
        })
    }

    /// Of several units that say the same, a difference cannot tell which was meant, whatever their numbers are.
    fn has_equal_words(&self) -> bool {
        let mut seen = BTreeSet::new();
        !self.bodies.iter().filter(|(_, words)| !words.is_empty()).all(|(_, words)| seen.insert(words))
    }
}
