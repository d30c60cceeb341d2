//! Two changes of one unit put together, atom by atom, where nothing that decides is at stake.

use std::ops::Range;

use similar::{Algorithm, DiffTag, capture_diff_slices};

use crate::text::atoms::{Atom, AtomKind, atoms, weights, weights_of};

/// A unit of more atoms is a text of its own: nobody looks through what was joined in it.
const MOST_ATOMS: usize = 400;

/// A stretch of the base's atoms, and what a version has there.
#[derive(PartialEq)]
struct AtomHunk<'t> {
    at: Range<usize>,
    new: &'t str,
    is_heavy: bool,
}

/// The words with what both changed, or none where only a person can tell. What comes out states what one of the three
/// states, and stays as it is when it is joined with either again.
pub(super) fn join(base: &str, ours: &str, theirs: &str) -> Option<String> {
    let joined = join_once(base, ours, theirs)?;
    let stays = [ours, theirs].iter().all(|side| join_once(base, &joined, side).as_ref() == Some(&joined));
    stays.then_some(joined)
}

fn join_once(base: &str, ours: &str, theirs: &str) -> Option<String> {
    if ours == theirs || theirs == base {
        return Some(ours.to_owned());
    }
    if ours == base {
        return Some(theirs.to_owned());
    }
    let own = atoms(base);
    let [base_weights, our_weights, their_weights] = [weights_of(base, &own), weights(ours), weights(theirs)];
    let stated = match (our_weights == base_weights, their_weights == base_weights) {
        (false, false) if our_weights != their_weights => return None,
        (true, _) => their_weights,
        _ => our_weights,
    };
    let clauses = clauses(&own);
    let (our_hunks, their_hunks) = (hunks(base, &own, ours)?, hunks(base, &own, theirs)?);
    let mut all: Vec<&AtomHunk> = our_hunks.iter().collect();
    for hunk in &their_hunks {
        if our_hunks.contains(hunk) {
            continue;
        }
        let is_apart = |other: &AtomHunk| {
            let is_clear = hunk.at.end < other.at.start || other.at.end < hunk.at.start;
            let [one, two] = [hunk, other].map(|hunk| clauses[hunk.at.start]..=clauses[hunk.at.end]);
            let is_in_one_clause = one.start() <= two.end() && two.start() <= one.end();
            is_clear && !(is_in_one_clause && (hunk.is_heavy || other.is_heavy))
        };
        if !our_hunks.iter().filter(|other| !their_hunks.contains(other)).all(is_apart) {
            return None;
        }
        all.push(hunk);
    }
    all.sort_by_key(|hunk| hunk.at.start);
    let byte = |atom: usize| own.get(atom).map_or(base.len(), |atom| atom.span.start);
    let (mut joined, mut done) = (String::with_capacity(ours.len().max(theirs.len())), 0);
    for hunk in all {
        joined.push_str(base.get(done..byte(hunk.at.start))?);
        joined.push_str(hunk.new);
        done = byte(hunk.at.end);
    }
    joined.push_str(base.get(done..)?);
    (weights(&joined) == stated).then_some(joined)
}

/// The clause of each atom, and of the end.
fn clauses(atoms: &[Atom]) -> Vec<usize> {
    let mut clause = 0;
    let mut clauses = Vec::with_capacity(atoms.len() + 1);
    for atom in atoms {
        clauses.push(clause);
        clause += usize::from(atom.kind == AtomKind::Mark);
    }
    clauses.push(clause);
    clauses
}

/// Where a version differs from the base, or none where it is another text rather than another version.
fn hunks<'t>(base: &str, own: &[Atom], side: &'t str) -> Option<Vec<AtomHunk<'t>>> {
    let new = atoms(side);
    if own.len() > MOST_ATOMS || new.len() > MOST_ATOMS {
        return None;
    }
    let [before, after]: [Vec<&str>; 2] = [
        own.iter().map(|atom| &base[atom.span.clone()]).collect(),
        new.iter().map(|atom| &side[atom.span.clone()]).collect(),
    ];
    let mut hunks: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    let mut common = 0;
    for op in capture_diff_slices(Algorithm::Myers, &before, &after) {
        let (old, new) = (op.old_range(), op.new_range());
        match hunks.last_mut() {
            _ if op.tag() == DiffTag::Equal => {
                common += before[old].iter().map(|word| word.len()).sum::<usize>()
            }
            Some(last) if last.0.end == old.start && last.1.end == new.start => {
                (last.0.end, last.1.end) = (old.end, new.end);
            }
            _ => hunks.push((old, new)),
        }
    }
    let is_heavy =
        |atoms: &[Atom]| atoms.iter().any(|atom| matches!(atom.kind, AtomKind::Figure | AtomKind::Verdict));
    let text = |range: &Range<usize>| match new.get(range.clone()) {
        Some([first, .., last]) => &side[first.span.start..last.span.end],
        Some([one]) => &side[one.span.clone()],
        _ => "",
    };
    // What shares less than half with the base was written anew.
    (common * 2 >= base.len()).then(|| {
        let heavy = |old: &Range<usize>, other: &Range<usize>| {
            is_heavy(&own[old.clone()]) || is_heavy(&new[other.clone()])
        };
        hunks
            .iter()
            .map(|(old, other)| AtomHunk { at: old.clone(), new: text(other), is_heavy: heavy(old, other) })
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(base: &str, ours: &str, theirs: &str, expected: Option<&str>) {
        assert_eq!(join(base, ours, theirs).as_deref(), expected);
        assert_eq!(join(base, theirs, ours).as_deref(), expected, "the other way round");
    }

    #[test]
    fn words_are_joined_and_figures_are_not() {
        check(
            "窓口での案内を見直し、職員向けの研修を実施した。",
            "窓口での案内を改め、職員向けの研修を実施した。",
            "窓口での案内を見直し、全職員向けの研修を実施した。",
            Some("窓口での案内を改め、全職員向けの研修を実施した。"),
        );
        check("参加者は12,000人", "参加者は13,000人", "参加者は12,500人", None);
        check("10月25日までに公表する", "11月25日までに公表する", "10月20日までに公表する", None);
        check("研修を5回、訓練を2回", "研修を6回、訓練を2回", "研修を5回、訓練を3回", None);
        check(
            "研修を行った、大会は開催した",
            "研修を行った、大会は中止した",
            "研修を行えなかった、大会は開催した",
            None,
        );
        check("研修を5回実施した", "研修を6回実施した", "訓練を5回実施した", None);
        check(
            "研修を5回実施し、参加者の声を集めた。",
            "研修を6回実施し、参加者の声を集めた。",
            "研修を5回実施し、受講者の声を集めた。",
            Some("研修を6回実施し、受講者の声を集めた。"),
        );
    }
}
