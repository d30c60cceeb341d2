//! Two versions of a text put together, unit by unit.

use std::collections::BTreeSet;
use std::ops::Range;

use super::align::{Keys, align};
use super::assemble::{both, stretches};
use super::doubles::{keep_once, show_what_is_doubled};
use super::join::join;
use super::outcome::{MergeOutcome, MergedPart};
use super::presence::{Presence, by_presence};
use super::regions::{Region, regions};
use super::units::{TextUnit, UnitCut};
use crate::text::atoms::weights;
use crate::text::likeness::{Pairs, likeness};

/// Units so alike that were added at one place may be one thing said twice.
const RIVALS: u32 = 40;

/// The parts of two versions put together, unit by unit.
pub(super) fn parts(base: &str, ours: &str, theirs: &str) -> Vec<MergedPart> {
    let [base, ours, theirs] = [base, ours, theirs].map(UnitCut::of);
    let mut keys = Keys::of([&base, &ours, &theirs]);
    let [base_keys, our_keys, their_keys] = [&base, &ours, &theirs].map(|cut| keys.numbered(cut));
    let of_side = |side: &UnitCut, own: &[u32], other: &[u32]| {
        align(&base, side, [&base_keys, own], &other.iter().copied().collect::<BTreeSet<_>>())
    };
    let regions = regions(&of_side(&ours, &our_keys, &their_keys), &of_side(&theirs, &their_keys, &our_keys));
    let mut merging = Merging { base: &base, ours: &ours, theirs: &theirs, parts: Vec::new() };
    regions.iter().for_each(|region| merging.region(region));
    merging.tail();
    let mut parts = merging.parts;
    keep_once(&mut parts, [&base, &ours, &theirs]);
    show_what_is_doubled(&mut parts, [&base, &ours, &theirs]);
    parts
}

/// The three texts, and the parts so far.
struct Merging<'m, 't> {
    base: &'m UnitCut<'t>,
    ours: &'m UnitCut<'t>,
    theirs: &'m UnitCut<'t>,
    parts: Vec<MergedPart>,
}

impl Merging<'_, '_> {
    fn push(&mut self, outcome: MergeOutcome, region: &Region, text: String) {
        self.parts.push(MergedPart {
            outcome,
            base: self.base.slice(&region.base).to_owned(),
            ours: self.ours.slice(&region.ours).to_owned(),
            theirs: self.theirs.slice(&region.theirs).to_owned(),
            text,
        });
    }

    fn region(&mut self, region: &Region) {
        let (base, ours, theirs) = (
            &self.base.units[region.base.clone()],
            &self.ours.units[region.ours.clone()],
            &self.theirs.units[region.theirs.clone()],
        );
        if let ([base], [ours], [theirs], true) = (base, ours, theirs, region.is_one) {
            let (outcome, text) = merged_unit(base, ours, theirs);
            return self.push(outcome, region, text);
        }
        let [is_ours, is_theirs] = [ours, theirs].map(|side| !are_same(base, side));
        let [old, mine, other] =
            [self.base.slice(&region.base), self.ours.slice(&region.ours), self.theirs.slice(&region.theirs)];
        // Where the words are the same, white space still may differ.
        let spaced = || blank(old, mine, other).to_owned();
        match (is_ours, is_theirs) {
            (false, false) => self.push(MergeOutcome::Kept, region, spaced()),
            (true, false) => self.push(MergeOutcome::Ours, region, mine.to_owned()),
            (false, true) => self.push(MergeOutcome::Theirs, region, other.to_owned()),
            _ if are_same(ours, theirs) => self.push(MergeOutcome::BothSame, region, spaced()),
            _ if base.is_empty() => self.added(region),
            _ => {
                let Presence { outcome, text, .. } = by_presence(old, mine, other);
                self.push(outcome, region, text);
            }
        }
    }

    /// What both added at one place: the same once, all else from both.
    fn added(&mut self, region: &Region) {
        let (ours, theirs) =
            (&self.ours.units[region.ours.clone()], &self.theirs.units[region.theirs.clone()]);
        let bodies = [ours, theirs].map(|units| units.iter().map(TextUnit::body).collect::<Vec<_>>());
        for stretch in stretches(&bodies[0], &bodies[1]) {
            let shifted = |range: Range<usize>, by: usize| range.start + by..range.end + by;
            let part = Region {
                base: region.base.clone(),
                ours: shifted(stretch.ours, region.ours.start),
                theirs: shifted(stretch.theirs, region.theirs.start),
                is_one: false,
            };
            let (mine, other) = (self.ours.slice(&part.ours), self.theirs.slice(&part.theirs));
            let is_about_one = || {
                let [ours, theirs] = [(self.ours, &part.ours), (self.theirs, &part.theirs)]
                    .map(|(cut, range)| &cut.units[range.clone()]);
                self.base.units.is_empty() || are_rivals(ours, theirs)
            };
            let outcome = match () {
                () if stretch.is_same => MergeOutcome::BothSame,
                () if part.theirs.is_empty() => MergeOutcome::Ours,
                () if part.ours.is_empty() => MergeOutcome::Theirs,
                () if is_about_one() => MergeOutcome::Conflict,
                () => MergeOutcome::Joined,
            };
            let text = if outcome == MergeOutcome::BothSame {
                longer(mine, other).to_owned()
            } else {
                both(mine, other)
            };
            self.push(outcome, &part, text);
        }
    }

    /// The white space at the end.
    fn tail(&mut self) {
        let [base, ours, theirs] = [self.base.tail, self.ours.tail, self.theirs.tail];
        let text = blank(base, ours, theirs);
        let (base, ours, theirs) = (base.to_owned(), ours.to_owned(), theirs.to_owned());
        self.parts.push(MergedPart {
            outcome: MergeOutcome::Kept,
            base,
            ours,
            theirs,
            text: text.to_owned(),
        });
    }
}

/// One unit that is there in all three.
fn merged_unit(base: &TextUnit, ours: &TextUnit, theirs: &TextUnit) -> (MergeOutcome, String) {
    // What stands first in a version has no line break before it, and has not lost it.
    let lead = match (ours.is_first(), theirs.is_first()) {
        (true, false) => theirs.lead,
        (false, true) => ours.lead,
        _ => blank(base.lead, ours.lead, theirs.lead),
    };
    let gap = blank(base.gap, ours.gap, theirs.gap);
    let settled =
        one_of(base.marker, ours.marker, theirs.marker).zip(join(base.words, ours.words, theirs.words));
    // Words that one side removed are not what the other gave a new number.
    let is = |unit: &TextUnit, marker: &str, words: &str| unit.marker == marker && unit.words == words;
    let is_whole = |(marker, words): &(&str, String)| {
        !words.is_empty() || is(ours, marker, words) || is(theirs, marker, words)
    };
    let Some((marker, words)) = settled.filter(is_whole) else {
        let whole = |unit: &TextUnit| [unit.lead, unit.marker, unit.gap, unit.words].concat();
        return (MergeOutcome::Conflict, both(&whole(ours), &whole(theirs)));
    };
    let outcome = match (is(ours, marker, &words), is(theirs, marker, &words)) {
        (true, true) if is(base, marker, &words) => MergeOutcome::Kept,
        (true, true) => MergeOutcome::BothSame,
        (true, false) => MergeOutcome::Ours,
        (false, true) => MergeOutcome::Theirs,
        (false, false) => MergeOutcome::Joined,
    };
    (outcome, [lead, marker, gap, &words].concat())
}

/// What only one side changed; none where both changed it, each in its way.
fn one_of<'t>(base: &'t str, ours: &'t str, theirs: &'t str) -> Option<&'t str> {
    match (ours == base, theirs == base) {
        (_, true) => Some(ours),
        (true, _) => Some(theirs),
        _ => (ours == theirs).then_some(ours),
    }
}

/// White space is never in conflict: where both changed it, more of it stays.
pub(super) fn blank<'t>(base: &'t str, ours: &'t str, theirs: &'t str) -> &'t str {
    one_of(base, ours, theirs).unwrap_or_else(|| longer(ours, theirs))
}

fn longer<'t>(ours: &'t str, theirs: &'t str) -> &'t str {
    if (theirs.len(), theirs) > (ours.len(), ours) { theirs } else { ours }
}

/// Whether two stretches have the same units, white space aside.
fn are_same(one: &[TextUnit], other: &[TextUnit]) -> bool {
    one.iter().map(TextUnit::body).eq(other.iter().map(TextUnit::body))
}

/// Whether two additions may be about one thing: the same number, something stated in both, or much the same words.
fn are_rivals(ours: &[TextUnit], theirs: &[TextUnit]) -> bool {
    let all = |units: &[TextUnit]| units.iter().map(|unit| unit.words).collect::<Vec<_>>().join("\n");
    let (mine, other) = (all(ours), all(theirs));
    let is_same_number =
        |unit: &TextUnit| unit.is_numbered() && theirs.iter().any(|other| other.marker == unit.marker);
    let is_stated_in_both = || !weights(&mine).is_empty() && !weights(&other).is_empty();
    ours.iter().any(is_same_number)
        || is_stated_in_both()
        || likeness(&Pairs::of(&mine), &Pairs::of(&other)) >= RIVALS
}
