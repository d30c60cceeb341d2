//! Whole sheets: each cell by the table, lists as lists.

use std::collections::BTreeMap;

use goalsheet::merge::*;
use goalsheet::model::*;
use goalsheet::text::width::squeeze;
use proptest::prelude::*;

use super::edits::{Wish, edited, sheets, wishes};

fn sheet() -> Sheet {
    sheets()[0].clone()
}

/// A change to a sheet, as somebody makes it.
type Deed = fn(&mut Sheet);

fn id(text: &str) -> InitiativeId {
    InitiativeId::new(text).expect("an id")
}

fn added(sheet: &mut Sheet, name: &str, method: &str) {
    let mut row = Initiative::empty(id(name));
    row.method = method.to_owned();
    sheet.initiatives.push(row);
}

/// What came out of two people's deeds: how often each outcome, in the order of outcomes.
#[track_caller]
fn check(ours: Deed, theirs: Deed, expected: &[(MergeOutcome, usize)], holds: impl Fn(&Sheet) -> bool) {
    let base = sheet();
    let (mut mine, mut other) = (base.clone(), base.clone());
    ours(&mut mine);
    theirs(&mut other);
    let merged = merge_sheet(Some(&base), &mine, &other);
    let mut counts: BTreeMap<MergeOutcome, usize> = BTreeMap::new();
    merged.changes.iter().for_each(|change| *counts.entry(change.outcome).or_default() += 1);
    assert_eq!(counts.into_iter().collect::<Vec<_>>(), expected, "{:?}", merged.changes);
    assert!(holds(&merged.sheet));
    assert_eq!(merged.sheet.check(), Ok(()));
    let turned = merge_sheet(Some(&base), &other, &mine);
    let texts = |sheet: &Sheet| {
        let mut texts: Vec<String> = sheet.texts().map(|(_, text)| text.to_owned()).collect();
        texts.sort_unstable();
        texts
    };
    assert_eq!(texts(&merged.sheet), texts(&turned.sheet), "both orders");
}

#[test]
fn each_cell_is_merged_by_who_changed_it() {
    use MergeOutcome::*;
    check(|_| {}, |_| {}, &[], |merged| *merged == sheet());
    check(
        |sheet| sheet.goal = "新しい目標".to_owned(),
        |sheet| sheet.effects = "新しい効果".to_owned(),
        &[(Ours, 1), (Theirs, 1)],
        |merged| merged.goal == "新しい目標" && merged.effects == "新しい効果",
    );
    check(
        |sheet| sheet.initiatives[0].final_report.push_str("\n市民への周知を進めた。"),
        |sheet| {
            sheet.initiatives[0].final_report = sheet.initiatives[0].final_report.replace("26,112", "26,115")
        },
        &[(Merged, 1)],
        |merged| {
            let text = &merged.initiatives[0].final_report;
            text.contains("26,115人") && text.ends_with("市民への周知を進めた。")
        },
    );
    check(
        |sheet| {
            sheet.initiatives[0].final_report = sheet.initiatives[0].final_report.replace("26,112", "26,113")
        },
        |sheet| {
            sheet.initiatives[0].final_report = sheet.initiatives[0].final_report.replace("26,112", "26,115")
        },
        &[(Conflict, 1)],
        |merged| {
            let text = &merged.initiatives[0].final_report;
            text.contains("26,113人") && text.contains("26,115人")
        },
    );
    check(
        |sheet| sheet.rank = Rank::new(2),
        |sheet| sheet.rank = Rank::new(3),
        &[(Conflict, 1)],
        |merged| merged.rank.is_some_and(|rank| [2, 3].contains(&rank.number())),
    );
    check(
        |sheet| sheet.fiscal_year = FiscalYear::new(2025).expect("a year"),
        |_| {},
        &[(Ours, 1)],
        |merged| merged.fiscal_year.western() == 2025,
    );
}

#[test]
fn lists_are_merged_as_lists() {
    use MergeOutcome::*;
    let sdg = |number| Sdg::new(number).expect("a goal");
    check(
        |sheet| {
            sheet.sdgs.insert(Sdg::new(1).expect("a goal"));
        },
        |sheet| {
            sheet.sdgs.insert(Sdg::new(5).expect("a goal"));
            sheet.sdgs.remove(&Sdg::new(3).expect("a goal"));
        },
        &[(Joined, 1)],
        |merged| {
            merged.sdgs.contains(&sdg(1)) && merged.sdgs.contains(&sdg(5)) && !merged.sdgs.contains(&sdg(3))
        },
    );
    check(
        |sheet| added(sheet, "a", "○ 窓口の改善"),
        |sheet| added(sheet, "b", "○ 研修の実施"),
        &[(Ours, 1), (Theirs, 1)],
        |merged| merged.initiatives.len() == sheet().initiatives.len() + 2,
    );
    check(
        |sheet| drop(sheet.initiatives.remove(1)),
        |sheet| sheet.goal.push('。'),
        &[(Ours, 1), (Theirs, 1)],
        |merged| merged.initiatives.len() == sheet().initiatives.len() - 1,
    );
    // Deleted here, changed there: it stays.
    check(
        |sheet| drop(sheet.initiatives.remove(1)),
        |sheet| sheet.initiatives[1].final_report.push_str("\n続けた。"),
        &[(Conflict, 1)],
        |merged| merged.initiatives[1].final_report.ends_with("続けた。"),
    );
    check(
        |sheet| sheet.initiatives.swap(0, 1),
        |sheet| added(sheet, "b", "○ 研修の実施"),
        &[(Ours, 1), (Theirs, 1)],
        |merged| merged.initiatives[0].id == sheet().initiatives[1].id && merged.initiatives.len() == 7,
    );
    check(
        |sheet| {
            sheet.push_position("環境基本計画".to_owned(), "1".to_owned(), Extra::new());
        },
        |sheet| sheet.positions[0].text.push('。'),
        &[(Ours, 1), (Theirs, 1)],
        |merged| merged.positions.len() == sheet().positions.len() + 1,
    );
    check(
        |sheet| {
            sheet.initiatives[0].purposes.insert(PurposeNo::new(5).expect("a number"));
        },
        |sheet| sheet.initiatives[0].purposes.clear(),
        &[(Joined, 1)],
        |merged| merged.initiatives[0].purposes.iter().map(|one| one.number()).eq([5]),
    );
}

#[test]
fn rows_of_files_without_ids_are_known_by_their_words() {
    let base = sheet();
    let mut theirs = base.clone();
    for (number, row) in theirs.initiatives.iter_mut().enumerate() {
        row.id = id(&format!("file-{number}"));
    }
    theirs.initiatives[2].final_report.push_str("\n続けた。");
    let merged = merge_sheet(Some(&base), &base, &theirs);
    assert_eq!(merged.changes.len(), 1, "{:?}", merged.changes);
    assert_eq!(merged.sheet.initiatives[2].id, base.initiatives[2].id);
}

#[test]
fn without_a_base_all_that_differs_is_asked() {
    let ours = sheet();
    let mut theirs = ours.clone();
    theirs.goal = "別の目標".to_owned();
    theirs.rank = Rank::new(9);
    added(&mut theirs, "b", "○ 研修の実施");
    let merged = merge_sheet(None, &ours, &theirs);
    assert_eq!((merged.changes.len(), merged.count(MergeOutcome::Conflict)), (3, 3));
    let all = |decision: MergeDecision| (0..3).map(|at| (at, Choice::Whole(decision.clone()))).collect();
    assert_eq!(merged.decided(&all(MergeDecision::Ours)), ours);
    assert_eq!(merged.decided(&all(MergeDecision::Theirs)), theirs);
}

#[test]
fn what_is_decided_for_a_change_holds() {
    let base = sheet();
    let (mut ours, mut theirs) = (base.clone(), base.clone());
    ours.goal = "一つ目".to_owned();
    ours.initiatives.remove(1);
    ours.initiatives.swap(0, 1);
    theirs.goal = "二つ目".to_owned();
    theirs.initiatives[1].midterm.push_str("\n続けた。");
    let merged = merge_sheet(Some(&base), &ours, &theirs);
    let decided = |decision: MergeDecision| {
        merged.decided(&(0..merged.changes.len()).map(|at| (at, Choice::Whole(decision.clone()))).collect())
    };
    assert_eq!(decided(MergeDecision::Ours), ours);
    assert_eq!(decided(MergeDecision::Theirs).goal, theirs.goal);
    assert_eq!(decided(MergeDecision::Both).goal, "一つ目\n二つ目");
    assert_eq!(decided(MergeDecision::Rewritten("三つ目".to_owned())).goal, "三つ目");
}

#[test]
fn new_numbers_beside_other_columns_are_told() {
    let base = sheet();
    let (mut ours, mut theirs) = (base.clone(), base.clone());
    ours.initiatives[0].method = ours.initiatives[0].method.replace("(2)", "(4)").replace("(3)", "(2)");
    theirs.initiatives[0].target.push_str("\n(4) 年3回");
    assert_eq!(merge_sheet(Some(&base), &ours, &theirs).renumbered, [base.initiatives[0].id.clone()]);
    theirs.initiatives[0].target.clone_from(&base.initiatives[0].target);
    assert!(merge_sheet(Some(&base), &ours, &theirs).renumbered.is_empty());
}

/// A sheet after some people's edits: texts, rows, values.
fn version(sheet: &Sheet, wishes: &[(usize, Wish)]) -> Sheet {
    let mut sheet = sheet.clone();
    for (place, wish) in wishes {
        let rows = sheet.initiatives.len();
        match place % 14 {
            0 if rows > 0 => drop(sheet.initiatives.remove(wish.1 % rows)),
            1 if rows > 1 => sheet.initiatives.swap(wish.1 % rows, wish.2 % rows),
            2 => added(&mut sheet, &format!("new-{}", wish.2 % 3), &format!("○ 新しい取組{}", wish.1 % 3)),
            3 => sheet.rank = Rank::new((wish.1 % 9) as i64),
            4 => {
                sheet.sdgs.insert(Sdg::new((wish.1 % 17 + 1) as i64).expect("a goal"));
            }
            // Two people write in the same few parts of their city's.
            5 => {
                let key = OwnKey::new(["担当", "評価", "総括"][wish.1 % 3]).expect("a name");
                let row = sheet.initiatives.get_mut(wish.2 % 3);
                let own = row.map_or(&mut sheet.own, |row| &mut row.own);
                own.set(&key, &edited(own.get(&key), *wish));
            }
            _ => {
                let cells: Vec<Cell> = sheet.cells().collect();
                let cell = &cells[place / 12 % cells.len()];
                let text = edited(sheet.text(cell).unwrap_or(""), *wish);
                // A plan is known by its name alone.
                let is_nameless = matches!(cell, Cell::Plan(_)) && text.trim().is_empty();
                if let Some(place) = sheet.text_mut(cell).filter(|_| !is_nameless) {
                    *place = text;
                }
            }
        }
        let mut seen = std::collections::BTreeSet::new();
        sheet.initiatives.retain(|row| seen.insert(row.id.clone()));
    }
    sheet
}

fn deeds() -> impl Strategy<Value = Vec<(usize, Wish)>> {
    (proptest::collection::vec(any::<usize>(), 1..6), wishes(), wishes())
        .prop_map(|(places, one, two)| places.into_iter().zip(one.into_iter().chain(two)).collect())
}

proptest! {
    #![proptest_config(super::cases(15))]

    #[test]
    fn the_laws_hold_for_sheets(which in any::<usize>(), ours in deeds(), theirs in deeds()) {
        let base = &sheets()[which % sheets().len()];
        let (ours, theirs) = (version(base, &ours), version(base, &theirs));
        let merge = |base: &Sheet, ours: &Sheet, theirs: &Sheet| merge_sheet(Some(base), ours, theirs).sheet;
        for side in [&ours, &theirs] {
            prop_assert_eq!(&merge(base, side, side), side);
            prop_assert_eq!(&merge(base, base, side), side);
            prop_assert_eq!(&merge(base, side, base), side);
            prop_assert_eq!(&merge_sheet(None, side, side).sheet, side);
        }
        let merged = merge_sheet(Some(base), &ours, &theirs);
        prop_assert_eq!(merged.sheet.check(), Ok(()));
        // Every row of either is there, or named.
        for row in ours.initiatives.iter().chain(&theirs.initiatives) {
            let is_named = merged.changes.iter().any(|change| matches!(&change.what, What::Initiative(id, _) if *id == row.id));
            prop_assert!(is_named || merged.sheet.initiative(&row.id).is_some() || merged.sheet.initiatives.iter().any(|one| one.method.contains(&row.method)));
        }
        let whole = |sheet: &Sheet| {
            let mut texts: Vec<String> = sheet.texts().map(|(_, text)| squeeze(text)).collect();
            texts.sort_unstable();
            texts
        };
        for side in [&ours, &theirs] {
            let (before, after) = (whole(&merged.sheet), whole(&merge(base, &merged.sheet, side)));
            let lost: Vec<_> = before.iter().filter(|text| !after.contains(text)).collect();
            let come: Vec<_> = after.iter().filter(|text| !before.contains(text)).collect();
            prop_assert_eq!(before.len(), after.len(), "merged again: rows, {:?} for {:?}", &come, &lost);
            prop_assert!(lost.is_empty(), "merged again: {:?} for {:?}", come, lost);
        }
        prop_assert_eq!(whole(&merge(base, &theirs, &ours)), whole(&merged.sheet));
        let apart = merge_sheet(None, &ours, &theirs);
        prop_assert!(apart.changes.iter().all(|change| change.outcome == MergeOutcome::Conflict));
        let all = |decision: MergeDecision| (0..apart.changes.len()).map(|at| (at, Choice::Whole(decision.clone()))).collect();
        prop_assert_eq!(whole(&apart.decided(&all(MergeDecision::Ours))), whole(&ours));
        prop_assert_eq!(whole(&apart.decided(&all(MergeDecision::Theirs))), whole(&theirs));
    }
}
