//! Which rows of three lists are one row: by their ids, else by their words; and in which order they stand.

use crate::model::Initiative;
use crate::text::likeness::{Pairs, likeness};

/// A row in the base, here and there: its place in each list that has it.
pub(super) type Trio = [Option<usize>; 3];

/// So alike are two rows that are one, in hundredths.
const ALIKE: u32 = 50;

/// More pairs of rows than these are not compared: only rows that are the same to the letter are one then.
const MOST_PAIRS: usize = 10_000;

/// A row as it is looked for.
pub(super) struct Named {
    /// Its id; none where ids tell nothing.
    pub(super) id: Option<String>,
    /// Its words.
    pub(super) words: String,
}

/// The rows of three lists, each once: the base's, then ours, then theirs. Whether a row with another id is another row is
/// for the caller to say.
pub(super) fn trios(lists: [&[Named]; 3], ids_tell: bool) -> Vec<Trio> {
    let mut trios: Vec<Trio> = (0..lists[0].len()).map(|at| [Some(at), None, None]).collect();
    for (which, list) in lists.into_iter().enumerate().skip(1) {
        let name = |trio: &Trio| trio.iter().zip(lists).find_map(|(at, list)| at.map(|at| &list[at]));
        let mut open: Vec<usize> = Vec::new();
        for (at, row) in list.iter().enumerate() {
            let is_same = |trio: &Trio| {
                let has_id = |(other, list): (&Option<usize>, &[Named])| {
                    other.is_some_and(|other| list[other].id == row.id)
                };
                trio[which].is_none() && row.id.is_some() && trio.iter().zip(lists).any(has_id)
            };
            match trios.iter().position(is_same) {
                Some(found) => trios[found][which] = Some(at),
                None => open.push(at),
            }
        }
        let free: Vec<usize> = (0..trios.len()).filter(|trio| trios[*trio][which].is_none()).collect();
        // Where ids tell which rows are the same, others are others, however like they are.
        let is_compared = (!ids_tell || open.len() == list.len()) && free.len() * open.len() <= MOST_PAIRS;
        let of = |row: &Named| Pairs::of(&row.words);
        let old: Vec<_> =
            free.iter().filter_map(|trio| name(&trios[*trio])).map(|row| (of(row), &row.words)).collect();
        let mut found: Vec<(u32, usize, usize)> = Vec::new();
        for (n, at) in open.iter().enumerate() {
            let new = of(&list[*at]);
            for (free, (old, words)) in old.iter().enumerate() {
                let is_equal = **words == list[*at].words;
                let alike = if is_equal {
                    101
                } else if is_compared {
                    likeness(old, &new)
                } else {
                    0
                };
                if alike >= ALIKE && !list[*at].words.is_empty() {
                    found.push((alike, free, n));
                }
            }
        }
        // The likest first; among equals in the order of the lists.
        found.sort_by_key(|(alike, free, n)| (std::cmp::Reverse(*alike), *n, *free));
        let mut taken = vec![false; open.len()];
        for (_, place, n) in found {
            if !taken[n] && trios[free[place]][which].is_none() {
                (trios[free[place]][which], taken[n]) = (Some(open[n]), true);
            }
        }
        for (at, _) in open.iter().zip(taken).filter(|(_, taken)| !taken) {
            let mut trio = [None; 3];
            trio[which] = Some(*at);
            trios.push(trio);
        }
    }
    trios
}

/// Which row here each row that came is, where ids tell nothing: by its words, else by its place.
pub fn row_pairs(here: &[Initiative], came: &[Initiative]) -> Vec<Option<usize>> {
    let named = |rows: &[Initiative]| {
        let named = rows.iter().map(|row| Named { id: None, words: row.method.clone() });
        named.collect::<Vec<_>>()
    };
    let mut pairs = vec![None; came.len()];
    for [_, ours, theirs] in trios([&[], &named(here), &named(came)], false) {
        if let (Some(ours), Some(theirs)) = (ours, theirs) {
            pairs[theirs] = Some(ours);
        }
    }
    for at in 0..came.len().min(here.len()) {
        if pairs[at].is_none() && !pairs.contains(&Some(at)) {
            pairs[at] = Some(at);
        }
    }
    pairs
}

/// The order of rows, as places in the list of trios, and whether both sides changed it, each in its way.
pub(super) fn order(trios: &[Trio], is_kept: impl Fn(&Trio) -> bool) -> (Vec<usize>, [Vec<usize>; 2], bool) {
    let of = |which: usize, wanted: &dyn Fn(&Trio) -> bool| {
        let mut places: Vec<usize> =
            (0..trios.len()).filter(|at| trios[*at][which].is_some() && wanted(&trios[*at])).collect();
        places.sort_by_key(|at| trios[*at][which]);
        places
    };
    let is_everywhere = |trio: &Trio| trio.iter().all(Option::is_some);
    let is_in_both = |trio: &Trio| trio[1].is_some() && trio[2].is_some();
    let [base, ours, theirs] = [0, 1, 2].map(|which| of(which, &is_everywhere));
    let [our_order, their_order] = [1, 2].map(|which| of(which, &is_in_both));
    // Without a base nothing tells who moved a row.
    let has_base = trios.iter().any(|trio| trio[0].is_some());
    let is_theirs = has_base && ours == base && theirs != base;
    let is_conflict = our_order != their_order
        && !is_theirs
        && (!has_base || ours != base && theirs != base && ours != theirs);
    let (first, second) = if is_theirs { (2, 1) } else { (1, 2) };
    let mut all = of(first, &is_kept);
    // What only the other has goes behind what it stands behind there.
    let (mut behind, other) = (0, of(second, &is_kept));
    for place in other {
        match all.iter().position(|at| *at == place) {
            Some(at) => behind = at + 1,
            None => {
                all.insert(behind, place);
                behind += 1;
            }
        }
    }
    (all, [our_order, their_order], is_conflict)
}
