//! Rules over the sheets of a year: ranks that are missing or stand twice within a group.

use std::sync::Arc;

use super::{Detail, Finding, Part, Place, Rule, form};
use crate::model::{Rank, Sheet, SheetId, paper};

/// The findings of each sheet that only the others beside it show, in the order of the sheets.
pub fn of_year(sheets: &[Arc<Sheet>]) -> Vec<(SheetId, Finding)> {
    if !form::has(&paper::form(), &Part::Rank) {
        return Vec::new();
    }
    let key = |at: &usize| (sheets[*at].fiscal_year, &sheets[*at].group, sheets[*at].rank);
    // What was kept beside a sheet is no other goal: it has that one's rank until a person has chosen between them.
    let stands_beside =
        |sheet: &Sheet| sheet.id.beside().is_some_and(|id| sheets.iter().any(|other| other.id == id));
    let mut order: Vec<usize> = (0..sheets.len()).filter(|at| !stands_beside(&sheets[*at])).collect();
    order.sort_by_key(key);
    let mut rules: Vec<Option<(Rule, u16)>> = vec![None; sheets.len()];
    for (place, at) in order.iter().enumerate() {
        let same_group = |other: &&usize| {
            (sheets[**other].fiscal_year, &sheets[**other].group)
                == (sheets[*at].fiscal_year, &sheets[*at].group)
        };
        let before = place.checked_sub(1).and_then(|place| order.get(place)).filter(same_group);
        let after = order.get(place + 1).filter(same_group);
        let rank = sheets[*at].rank;
        rules[*at] = match rank.map(Rank::number) {
            None => Some((Rule::RankMissing, 0)),
            Some(number) => {
                let is = |other: Option<&usize>| other.is_some_and(|other| sheets[*other].rank == rank);
                let last = before.and_then(|before| sheets[*before].rank).map_or(0, Rank::number);
                if is(before) || is(after) {
                    Some((Rule::RankDoubled, number))
                } else {
                    (number > last + 1).then_some((Rule::RankGap, number))
                }
            }
        };
    }
    let found = sheets.iter().zip(rules).filter_map(|(sheet, rule)| {
        let (rule, number) = rule?;
        let finding = Finding::new(rule, Place::part(Part::Rank)).with(Detail::Rank(number));
        Some((sheet.id.clone(), finding))
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::FiscalYear;

    fn check(sheets: &[(&str, i64, &str, i64)], expected: &[(&str, &str)]) {
        let sheets: Vec<_> = sheets
            .iter()
            .map(|(id, year, group, rank)| {
                let empty = Sheet::empty(
                    SheetId::new(id).expect("an id"),
                    FiscalYear::new(*year).expect("a year in range"),
                );
                Arc::new(Sheet { group: (*group).into(), rank: Rank::new(*rank), ..empty })
            })
            .collect();
        let found = of_year(&sheets);
        let shown: Vec<_> = found.iter().map(|(id, finding)| (id.as_str(), finding.rule.code())).collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn ranks_count_within_group_and_year() {
        check(&[], &[]);
        check(&[("a", 2024, "総務", 1), ("b", 2024, "教育", 1), ("c", 2025, "総務", 1)], &[]);
        check(
            &[("a", 2024, "総務", 2), ("b", 2024, "総務", 1), ("c", 2024, "総務", 2), ("d", 2024, "総務", 0)],
            &[("a", "rank_doubled"), ("c", "rank_doubled"), ("d", "rank_missing")],
        );
        check(&[("a", 2024, "総務", 1), ("b", 2024, "総務", 3)], &[("b", "rank_gap")]);
        check(&[("a", 2024, "総務", 2)], &[("a", "rank_gap")]);
        // Two tabs wrote in one place: that is one goal, twice.
        let beside = [("a", 2024, "総務", 1), ("a-1f.2e", 2024, "総務", 1), ("a-1f.3-2", 2024, "総務", 1)];
        check(&beside, &[]);
        check(&beside[1..2], &[]);
    }
}
