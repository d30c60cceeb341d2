//! Which units of a version are which units of its base: equal ones first, then those that were changed in their place.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use similar::{Algorithm, DiffTag, capture_diff_slices};

use super::units::{TextUnit, UnitCut};
use crate::text::likeness::{Pairs, likeness};

/// A stretch of the base and what became of it. The segments of a version, in order, cover the base and the version.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Segment {
    /// Units of the base; none: something was added here.
    pub(super) base: Range<usize>,
    /// Units of the version; none: the base's were removed.
    pub(super) side: Range<usize>,
    /// Whether one unit is another version of one unit.
    pub(super) is_pair: bool,
}

/// A hunk of more pairs of units than these is another text, not another version.
const MOST_PAIRS: usize = 2_500;

/// So alike are two units of which one is a version of the other, in hundredths.
const ALIKE: u32 = 45;

/// What being at the same number is worth.
const SAME_NUMBER: u32 = 40;

/// So much is enough for a unit that the other side has as well, or that stands alone in the place of one.
const SHARED_ALIKE: u32 = 15;

/// What settles which of two like units is meant: the one that the other side has as well.
const SHARED: u32 = 100;

/// The units of three versions, numbered so that equal ones have one number.
pub(super) struct Keys<'t> {
    numbers: BTreeMap<(&'t str, &'t str), u32>,
    repeated: BTreeSet<&'t str>,
}

impl<'t> Keys<'t> {
    pub(super) fn of(versions: [&UnitCut<'t>; 3]) -> Self {
        let mut repeated = BTreeSet::from([""]);
        for version in versions {
            let mut seen = BTreeSet::new();
            repeated
                .extend(version.units.iter().map(|unit| unit.body().1).filter(|words| !seen.insert(*words)));
        }
        Self { numbers: BTreeMap::new(), repeated }
    }

    /// A number a unit. Its marker counts only where its words stand there more than once: entries get new numbers.
    pub(super) fn numbered(&mut self, cut: &UnitCut<'t>) -> Vec<u32> {
        let key = |unit: &TextUnit<'t>| {
            let (marker, words) = unit.body();
            let is_repeated = self.repeated.contains(words);
            let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
            *self.numbers.entry((if is_repeated { marker } else { "" }, words)).or_insert(next)
        };
        cut.units.iter().map(key).collect()
    }
}

/// What became of the base in one version. `shared` are the keys of the other one.
pub(super) fn align(
    base: &UnitCut,
    side: &UnitCut,
    keys: [&[u32]; 2],
    shared: &BTreeSet<u32>,
) -> Vec<Segment> {
    let mut segments = Vec::with_capacity(base.units.len());
    let (mut at, hunks) = ((0, 0), widened(base, side, hunks(keys)));
    for hunk in hunks {
        segments.extend(equal(at, hunk.base.start - at.0));
        at = (hunk.base.end, hunk.side.end);
        if hunk.is_pair {
            segments.extend(equal((hunk.base.start, hunk.side.start), hunk.base.len()));
        } else if hunk.is_ambiguous || hunk.base.len() * hunk.side.len() > MOST_PAIRS {
            segments.push(Segment { base: hunk.base, side: hunk.side, is_pair: false });
        } else {
            paired(base, side, &hunk, |unit| shared.contains(&keys[1][unit]), &mut segments);
        }
    }
    segments.extend(equal(at, base.units.len() - at.0));
    segments
}

/// So many pairs, one after the other.
fn equal(at: (usize, usize), count: usize) -> impl Iterator<Item = Segment> {
    (0..count).map(move |n| Segment {
        base: at.0 + n..at.0 + n + 1,
        side: at.1 + n..at.1 + n + 1,
        is_pair: true,
    })
}

struct UnitHunk {
    base: Range<usize>,
    side: Range<usize>,
    /// Whether its units are paired one by one, by their numbers.
    is_pair: bool,
    /// Whether a difference cannot tell which of several equal units was meant.
    is_ambiguous: bool,
}

/// Where two versions differ.
fn hunks([base, side]: [&[u32]; 2]) -> Vec<UnitHunk> {
    let mut hunks: Vec<UnitHunk> = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, base, side) {
        let (old, new) = (op.old_range(), op.new_range());
        match hunks.last_mut() {
            _ if op.tag() == DiffTag::Equal => {}
            Some(last) if last.base.end == old.start && last.side.end == new.start => {
                (last.base.end, last.side.end) = (old.end, new.end);
            }
            _ => hunks.push(UnitHunk { base: old, side: new, is_pair: false, is_ambiguous: false }),
        }
    }
    hunks
}

/// Repeated equal units beside a hunk belong to it. Where each unit keeps a number of its own, nothing is ambiguous.
fn widened(base: &UnitCut, side: &UnitCut, hunks: Vec<UnitHunk>) -> Vec<UnitHunk> {
    let (old_markers, new_markers) = (counted(base), counted(side));
    let mut all: Vec<UnitHunk> = Vec::with_capacity(hunks.len());
    for mut hunk in hunks {
        let (old, new) = (&base.units[hunk.base.clone()], &side.units[hunk.side.clone()]);
        hunk.is_pair = old.len() == new.len()
            && old.iter().zip(new).all(|(old, new)| {
                let is_one = |markers: &BTreeMap<&str, usize>| markers.get(old.marker) == Some(&1);
                old.is_numbered() && old.marker == new.marker && is_one(&old_markers) && is_one(&new_markers)
            });
        if !hunk.is_pair {
            let words: BTreeSet<&str> = old.iter().chain(new).map(|unit| unit.words).collect();
            let floor = all.last().map_or(0, |last| last.base.end);
            while hunk.base.start > floor && words.contains(base.units[hunk.base.start - 1].words) {
                (hunk.base.start, hunk.side.start, hunk.is_ambiguous) =
                    (hunk.base.start - 1, hunk.side.start - 1, true);
            }
            while base.units.get(hunk.base.end).is_some_and(|unit| words.contains(unit.words))
                && hunk.side.end < side.units.len()
                && side.units[hunk.side.end].words == base.units[hunk.base.end].words
            {
                (hunk.base.end, hunk.side.end, hunk.is_ambiguous) =
                    (hunk.base.end + 1, hunk.side.end + 1, true);
            }
        }
        match all.last_mut() {
            // A wider hunk may have reached into this one.
            Some(last) if hunk.base.start < last.base.end || hunk.side.start < last.side.end => {
                (last.base.end, last.side.end) =
                    (last.base.end.max(hunk.base.end), last.side.end.max(hunk.side.end));
                (last.is_pair, last.is_ambiguous) = (false, true);
            }
            _ => all.push(hunk),
        }
    }
    all
}

fn counted<'t>(cut: &UnitCut<'t>) -> BTreeMap<&'t str, usize> {
    let mut counts = BTreeMap::new();
    cut.units.iter().for_each(|unit| *counts.entry(unit.marker).or_default() += 1);
    counts
}

/// The units of a hunk, paired in order where they are alike; what is left between two pairs is one segment.
fn paired(
    base: &UnitCut,
    side: &UnitCut,
    hunk: &UnitHunk,
    is_shared: impl Fn(usize) -> bool,
    segments: &mut Vec<Segment>,
) {
    let (old, new) = (&base.units[hunk.base.clone()], &side.units[hunk.side.clone()]);
    let pairs = |units: &[TextUnit]| units.iter().map(|unit| Pairs::of(unit.words)).collect::<Vec<_>>();
    let (old_pairs, new_pairs) = (pairs(old), pairs(new));
    let worth = |i: usize, j: usize| {
        let is_same_number = old[i].is_numbered() && old[i].marker == new[j].marker;
        let alike = likeness(&old_pairs[i], &new_pairs[j]);
        let numbered = alike + if is_same_number { SAME_NUMBER } else { 0 };
        match is_shared(hunk.side.start + j) {
            true if alike >= SHARED_ALIKE => numbered + SHARED,
            _ if numbered >= ALIKE => numbered,
            _ => 0,
        }
    };
    let (rows, columns) = (old.len(), new.len());
    // best[i][j]: what pairing the units from i and from j on is worth at most.
    let mut best = vec![vec![0; columns + 1]; rows + 1];
    let mut worths = vec![vec![0; columns]; rows];
    for i in (0..rows).rev() {
        for j in (0..columns).rev() {
            worths[i][j] = worth(i, j);
            best[i][j] = best[i + 1][j].max(best[i][j + 1]).max(best[i + 1][j + 1] + worths[i][j]);
        }
    }
    let (mut i, mut j, mut left) = (0, 0, (0, 0));
    let rest = |from: (usize, usize), to: (usize, usize), segments: &mut Vec<Segment>| {
        if from != to {
            let base = hunk.base.start + from.0..hunk.base.start + to.0;
            let side = hunk.side.start + from.1..hunk.side.start + to.1;
            // One unit in the place of one is its version already where it has a little of it.
            let is_one = base.len() == 1 && side.len() == 1;
            let is_pair = is_one && likeness(&old_pairs[from.0], &new_pairs[from.1]) >= SHARED_ALIKE;
            segments.push(Segment { base, side, is_pair });
        }
    };
    while i < rows && j < columns {
        if worths[i][j] > 0 && best[i][j] == best[i + 1][j + 1] + worths[i][j] {
            rest(left, (i, j), segments);
            segments.extend(equal((hunk.base.start + i, hunk.side.start + j), 1));
            (i, j) = (i + 1, j + 1);
            left = (i, j);
        } else if best[i][j] == best[i + 1][j] {
            i += 1;
        } else {
            j += 1;
        }
    }
    rest(left, (rows, columns), segments);
}
