//! Which sheet is which, and the report with its counts.

use std::collections::BTreeMap;
use std::sync::Arc;

use goalsheet::merge::*;
use goalsheet::model::*;

use super::edits::sheets;

fn id(text: &str) -> SheetId {
    SheetId::new(text).expect("an id")
}

/// The sample's first sheets.
fn here() -> Vec<Arc<Sheet>> {
    sheets()[..5].iter().cloned().map(Arc::new).collect()
}

fn changed(sheet: &Arc<Sheet>, change: impl Fn(&mut Sheet)) -> Arc<Sheet> {
    let mut sheet = Sheet::clone(sheet);
    change(&mut sheet);
    Arc::new(sheet)
}

#[test]
fn sheets_are_matched_by_id_else_by_year_department_rank_and_goal() {
    let ours = here();
    let check = |change: &dyn Fn(&mut Sheet), expected: Option<SheetId>, is_by: fn(MatchedBy) -> bool| {
        let came = vec![changed(&ours[2], change)];
        let matching = Matching::of(&ours, &came);
        assert_eq!(matching.matches()[0].ours, expected);
        assert!(is_by(matching.matches()[0].by), "{matching:?}");
    };
    let third = Some(ours[2].id.clone());
    check(&|sheet| sheet.goal = "別の目標".to_owned(), third.clone(), |by| by == MatchedBy::Id);
    check(&|sheet| sheet.id = id("x"), third.clone(), |by| by == MatchedBy::Words(100));
    let reworded = |sheet: &mut Sheet| {
        sheet.id = id("x");
        sheet.goal.push_str("の推進");
    };
    check(&reworded, third, |by| matches!(by, MatchedBy::Words(alike) if (60..100).contains(&alike)));
    let other_year = |sheet: &mut Sheet| {
        sheet.id = id("x");
        sheet.fiscal_year = FiscalYear::new(2031).expect("a year");
    };
    check(&other_year, None, |by| by == MatchedBy::Nothing);
    let other_goal = |sheet: &mut Sheet| {
        sheet.id = id("x");
        sheet.goal = "まったく違うこと".to_owned();
    };
    check(&other_goal, None, |by| by == MatchedBy::Nothing);
}

#[test]
fn of_sheets_with_one_goal_the_rank_settles_which() {
    let named = |name: &str, rank: i64| {
        changed(&here()[0], |sheet| (sheet.id, sheet.rank) = (id(name), Rank::new(rank)))
    };
    let ours = vec![named("a", 1), named("b", 2)];
    let matching = Matching::of(&ours, &[named("x", 2), named("y", 1), named("z", 3)]);
    let found: Vec<_> = matching.matches().iter().map(|one| one.ours.as_ref().map(SheetId::as_str)).collect();
    assert_eq!(found, [Some("b"), Some("a"), None]);
}

#[test]
fn a_person_can_correct_a_match() {
    let ours = here();
    let mut matching = Matching::of(&ours, &ours[..2]);
    matching.correct(0, Some(ours[1].id.clone()));
    let found: Vec<_> = matching.matches().iter().map(|one| (one.ours.clone(), one.by)).collect();
    assert_eq!(found, [(Some(ours[1].id.clone()), MatchedBy::Hand), (None, MatchedBy::Nothing)]);
    matching.correct(0, None);
    assert_eq!(matching.matches()[0].ours, None);
}

#[test]
fn the_report_says_what_became_of_each_sheet() {
    let sent = here();
    let bases: BTreeMap<SheetId, Arc<Sheet>> =
        sent.iter().map(|sheet| (sheet.id.clone(), sheet.clone())).collect();
    let report = |sheet: &mut Sheet| sheet.initiatives[0].final_report.push_str("\n続けた。");
    let goal = |sheet: &mut Sheet| sheet.goal.push('。');
    // Here: the first and the third were changed, the fifth deleted, one was made.
    let made = changed(&sent[0], |sheet| (sheet.id, sheet.goal) = (id("made"), "新しい目標".to_owned()));
    let ours = vec![changed(&sent[0], goal), sent[1].clone(), changed(&sent[2], goal), sent[3].clone(), made];
    // There: the second and the third were changed, the fourth deleted, one was made.
    let new = changed(&sent[1], |sheet| (sheet.id, sheet.goal) = (id("new"), "先方の目標".to_owned()));
    let theirs =
        vec![sent[0].clone(), changed(&sent[1], report), changed(&sent[2], report), sent[4].clone(), new];
    let reports = Matching::of(&ours, &theirs).report(&ours, &theirs, &bases);
    let found: Vec<_> = reports.iter().map(|report| report.standing).collect();
    use SheetStanding::*;
    assert_eq!(found, [Ours, Theirs, Both, DeletedHere, New, DeletedThere]);
    assert!(counts(&reports).values().all(|count| *count == 1));
    let unchanged = Matching::of(&sent, &sent).report(&sent, &sent, &bases);
    assert_eq!(counts(&unchanged), BTreeMap::from([(Unchanged, 5)]));
    // A file of a version before, without bases: what differs is compared two ways.
    let apart = Matching::of(&sent, &theirs[1..2]).report(&sent, &theirs[1..2], &BTreeMap::new());
    assert_eq!(counts(&apart), BTreeMap::from([(Both, 1)]));
}
