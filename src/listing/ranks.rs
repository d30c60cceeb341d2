//! Making room for a rank that was given to a second sheet.

use std::collections::BTreeSet;

use super::Group;
use crate::model::{Rank, SheetId};

/// The ranks of the other sheets that have to move so that this one has its rank for itself: into the ranks before it
/// that nobody has, else behind it, and each no further than it must.
pub fn make_room(group: &Group, id: &SheetId) -> Vec<(SheetId, Option<Rank>)> {
    let Some(mine) = group.sheets.iter().find(|sheet| sheet.id == *id).and_then(|sheet| sheet.rank) else {
        return Vec::new();
    };
    let others = group.sheets.iter().filter(|sheet| sheet.id != *id);
    let ranked: Vec<(&SheetId, u16)> =
        others.filter_map(|sheet| Some((&sheet.id, sheet.rank?.number()))).collect();
    let before: BTreeSet<u16> =
        ranked.iter().map(|(_, rank)| *rank).filter(|rank| *rank < mine.number()).collect();
    let has_gap = before.len() < usize::from(mine.number()) - 1;
    let forward = || shifted(mine, ranked.iter().rev().copied(), |rank| rank.checked_sub(1));
    let back = || shifted(mine, ranked.iter().copied(), |rank| rank.checked_add(1));
    has_gap.then(forward).flatten().or_else(back).unwrap_or_else(Vec::new)
}

/// The ranks of those that find theirs taken when they come one after the other, each going on step by step to the
/// next that is free; none where the ranks come to an end.
fn shifted<'s>(
    mine: Rank,
    others: impl Iterator<Item = (&'s SheetId, u16)>,
    step: impl Fn(u16) -> Option<u16>,
) -> Option<Vec<(SheetId, Option<Rank>)>> {
    let mut taken = BTreeSet::from([mine.number()]);
    let mut moved = Vec::new();
    for (id, rank) in others {
        let mut place = rank;
        while taken.contains(&place) {
            place = step(place)?;
        }
        taken.insert(place);
        if place != rank {
            moved.push((id.clone(), Some(Rank::new(i64::from(place))?)));
        }
    }
    Some(moved)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{FiscalYear, Sheet};

    /// The ranks of a, b, c … before and after room was made for the first of them, 0 for none.
    fn check(before: &[i64], after: &[i64]) {
        let year = FiscalYear::new(2024).expect("a year");
        let id = |at: usize| SheetId::new(&format!("s{at}")).expect("an id");
        let sheets = before
            .iter()
            .enumerate()
            .map(|(at, rank)| Arc::new(Sheet { rank: Rank::new(*rank), ..Sheet::empty(id(at), year) }));
        let group = Group { name: String::new(), year, sheets: sheets.collect() };
        let moved = make_room(&group, &id(0));
        let shown: Vec<i64> = (0..before.len())
            .map(|at| {
                let new = moved.iter().find(|(moved, _)| *moved == id(at)).map(|(_, rank)| *rank);
                new.map_or(before[at], |rank| rank.map_or(0, |rank| i64::from(rank.number())))
            })
            .collect();
        assert_eq!(shown, after, "{before:?}");
    }

    #[test]
    fn the_others_move_away_and_leave_no_gap() {
        // From 5 to 2: 2, 3 and 4 go down by one.
        check(&[2, 1, 2, 3, 4], &[2, 1, 3, 4, 5]);
        // From 2 to 5: 3, 4 and 5 go up into the place that is free.
        check(&[5, 1, 3, 4, 5], &[5, 1, 2, 3, 4]);
        // The nearest free rank is enough.
        check(&[4, 1, 3, 4, 6], &[4, 1, 2, 3, 6]);
        check(&[1, 1, 2, 4], &[1, 2, 3, 4]);
        // Two besides it.
        check(&[1, 1, 1], &[1, 2, 3]);
        check(&[3, 3, 3], &[3, 1, 2]);
        // One free rank before it is not enough for two.
        check(&[2, 2, 2], &[2, 3, 4]);
    }

    #[test]
    fn nothing_moves_where_there_is_room() {
        check(&[3, 1, 2], &[3, 1, 2]);
        check(&[0, 0, 1], &[0, 0, 1]);
        // 999 is the last rank, and those before it are free.
        check(&[999, 999], &[999, 998]);
    }
}
