//! The segments of both sides laid over one another: where only one has changed something, and where both have.
//!
//! Units that were changed in their place are neighbours to all else. What was added beside units that the other side removed
//! or wrote anew belongs to them: where it stands is not told by anything that is left.

use std::ops::Range;

use super::align::Segment;

/// A stretch of the base, with what stands there in either version.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Region {
    pub(super) base: Range<usize>,
    pub(super) ours: Range<usize>,
    pub(super) theirs: Range<usize>,
    /// Whether it is one unit in all three, or was removed by one side or both.
    pub(super) is_one: bool,
}

/// Both sides' segments as regions, in order. Neighbours stay apart; only what lies over the same units is one region.
pub(super) fn regions(ours: &[Segment], theirs: &[Segment]) -> Vec<Region> {
    let mut sides =
        [RegionSide { segments: ours, next: 0, at: 0 }, RegionSide { segments: theirs, next: 0, at: 0 }];
    let (mut regions, mut at) = (Vec::with_capacity(ours.len().max(theirs.len())), 0);
    while sides.iter().any(|side| side.peek().is_some()) {
        let starts = sides.each_ref().map(|side| side.at);
        let (start, mut taken, mut is_pair) = (at, [0, 0], true);
        let mut reach = Reach { start, end: start, is_open: false };
        // What was added at a place comes before what stands there.
        while let Some(which) =
            (0..2).filter(|which| sides[*which].needs(&reach)).min_by_key(|which| !sides[*which].adds())
        {
            let Some(segment) = sides[which].take() else { break };
            is_pair &= segment.is_pair || segment.base.len() == 1 && segment.side.is_empty();
            reach.end = reach.end.max(segment.base.end);
            reach.is_open |= !segment.is_pair;
            taken[which] += 1;
        }
        at = reach.end;
        regions.push(Region {
            base: start..at,
            ours: starts[0]..sides[0].at,
            theirs: starts[1]..sides[1].at,
            is_one: is_pair && taken == [1, 1],
        });
    }
    regions
}

/// How far a region reaches so far, and whether what is added at its end belongs to it.
struct Reach {
    start: usize,
    end: usize,
    is_open: bool,
}

/// One version's segments, gone through from the start.
struct RegionSide<'s> {
    segments: &'s [Segment],
    next: usize,
    /// How many of the version's units are behind.
    at: usize,
}

impl<'s> RegionSide<'s> {
    fn peek(&self) -> Option<&'s Segment> {
        self.segments.get(self.next)
    }

    fn take(&mut self) -> Option<&'s Segment> {
        let segment = self.peek()?;
        self.next += 1;
        self.at = segment.side.end;
        Some(segment)
    }

    /// Whether the next segment only adds something.
    fn adds(&self) -> bool {
        self.peek().is_some_and(|segment| segment.base.is_empty())
    }

    /// Whether the next segment belongs to a region.
    fn needs(&self, reach: &Reach) -> bool {
        let Some(segment) = self.peek() else { return false };
        let is_new = reach.start == reach.end;
        if self.adds() {
            return segment.base.start < reach.end || is_new || reach.is_open;
        }
        segment.base.start < reach.end || is_new && (!reach.is_open || !segment.is_pair)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Segments as `base>side`, each a range.
    fn segments(text: &str) -> Vec<Segment> {
        let range = |text: &str| {
            let (start, end) = text.split_once('-').expect("a range");
            start.parse().expect("a number")..end.parse().expect("a number")
        };
        let one = |text: &str| {
            let (base, side) = text.split_once('>').expect("a segment");
            let (base, side) = (range(base), range(side));
            let is_pair = base.len() == 1 && side.len() == 1;
            Segment { base, side, is_pair }
        };
        text.split_whitespace().map(one).collect()
    }

    fn check(ours: &str, theirs: &str, expected: &str) {
        let found = regions(&segments(ours), &segments(theirs));
        let shown: Vec<String> = found
            .iter()
            .map(|region| {
                let one = if region.is_one { "=" } else { ":" };
                format!("{:?}{one}{:?},{:?}", region.base, region.ours, region.theirs).replace("..", "-")
            })
            .collect();
        assert_eq!(shown.join(" "), expected);
    }

    #[test]
    fn neighbours_stay_apart_and_what_overlaps_is_one() {
        check("0-1>0-1 1-2>1-2", "0-1>0-1 1-2>1-2", "0-1=0-1,0-1 1-2=1-2,1-2");
        check("0-1>0-1 1-1>1-2 1-2>2-3", "0-1>0-1 1-2>1-2", "0-1=0-1,0-1 1-1:1-2,1-1 1-2=2-3,1-2");
        check("0-2>0-1", "0-1>0-1 1-1>1-2 1-2>2-3", "0-2:0-1,0-3");
        check("0-1>0-0 1-2>0-1", "0-1>0-1 1-2>1-2", "0-1=0-0,0-1 1-2=0-1,1-2");
        check("0-0>0-1", "0-0>0-2", "0-0:0-1,0-2");
    }
}
