//! The import's preview: what files bring beside what is here, and the one edit that takes it in.

use std::sync::Arc;

use crate::common::{ids, moment, sheet as any_sheet, sheets};
use goalsheet::codec::{Decoded, FilePlace, Problem, Reason, json};
use goalsheet::import::{Difference, ImportChoice, ImportCounts, ImportOutcome, ImportPlan, Standing};
use goalsheet::messages::merge;
use goalsheet::model::{
    Cell, Column, Document, Edit, FiscalYear, Initiative, InitiativeId, Rank, Sheet, SheetId, Shelf, StepId,
    TakenStep, Value, YearCourse, apply,
};
use goalsheet::session::{Action, Ledger, Session};
use proptest::prelude::*;

fn sheet(id: &str, goal: &str) -> Sheet {
    let mut sheet = Sheet::empty(SheetId::new(id).expect("an id"), FiscalYear::new(2024).expect("a year"));
    sheet.goal = goal.to_owned();
    let id = InitiativeId::new(&format!("{id}-1")).expect("an id");
    sheet.initiatives.push(Initiative::empty(id));
    sheet
}

fn document(sheets: &[Sheet]) -> Document {
    let sheets = Shelf::from_items(sheets.iter().cloned().map(Arc::new).collect()).expect("different ids");
    Document { sheets, ..Document::default() }
}

fn file(name: &str, sheets: &[Sheet]) -> (String, Result<Decoded, Vec<Problem>>) {
    (name.to_owned(), Ok(Decoded { sheets: sheets.to_vec(), ..Decoded::default() }))
}

/// A file whose sheets have no ids of their own.
fn file_without_ids(name: &str, sheets: &[Sheet]) -> (String, Result<Decoded, Vec<Problem>>) {
    let fresh = sheets.iter().map(|sheet| sheet.id.clone()).collect();
    (name.to_owned(), Ok(Decoded { sheets: sheets.to_vec(), fresh, ..Decoded::default() }))
}

fn standings(plan: &ImportPlan) -> Vec<&Standing> {
    plan.rows().iter().map(|row| &row.standing).collect()
}

fn choices(plan: &ImportPlan) -> Vec<ImportChoice> {
    plan.rows().iter().map(|row| row.choice).collect()
}

fn take(plan: ImportPlan) -> Option<ImportOutcome> {
    let mut next = ids();
    plan.into_edit(&mut || SheetId::new(&next()).expect("an id"), &|_| false)
}

fn taken_into(document: &Document, plan: ImportPlan) -> Document {
    match take(plan) {
        Some(taken) => apply(document, taken.edit).expect("an import that fits"),
        None => document.clone(),
    }
}

fn id(text: &str) -> SheetId {
    SheetId::new(text).expect("an id")
}

fn row(text: &str) -> InitiativeId {
    InitiativeId::new(text).expect("an id")
}

#[test]
fn sheets_stand_as_new_same_or_different() {
    let here = document(&[sheet("a", "A"), sheet("b", "B")]);
    let mut changed = sheet("b", "B");
    changed.rank = Rank::new(2);
    changed.effects = "効果".into();
    changed.initiatives[0].target = "年4回".into();
    let plan = ImportPlan::new(&here, vec![file("f", &[sheet("a", "A"), changed, sheet("c", "C")])]);
    let differences = vec![
        Difference::Rank,
        Difference::Initiative(row("b-1"), Column::Target),
        Difference::Text(Cell::Effects),
    ];
    assert_eq!(
        standings(&plan),
        [&Standing::Same(id("a")), &Standing::Differs { here: id("b"), differences }, &Standing::New]
    );
    assert_eq!(choices(&plan), [ImportChoice::Keep, ImportChoice::Keep, ImportChoice::Add]);
    assert_eq!(plan.count(), 1);
    let after = taken_into(&here, plan);
    assert_eq!((after.sheets.len(), after.sheet(&id("b"))), (3, here.sheet(&id("b"))));
}

#[test]
fn replacing_keeps_the_id_and_both_makes_a_new_one() {
    let here = document(&[sheet("a", "A"), sheet("b", "B")]);
    let mut a = sheet("a", "A");
    a.situation = "新しい".into();
    let mut b = sheet("b", "B");
    b.situation = "別の".into();
    let mut plan = ImportPlan::new(&here, vec![file("f", &[a.clone(), b.clone()])]);
    plan.choose(0, ImportChoice::Replace);
    plan.choose(1, ImportChoice::Both);
    plan.choose(1, ImportChoice::Add);
    assert_eq!(choices(&plan), [ImportChoice::Replace, ImportChoice::Both]);
    let taken = take(plan).expect("something to take in");
    assert_eq!(taken.filed, [id("a")]);
    let after = apply(&here, taken.edit).expect("an import that fits");
    assert_eq!((after.sheets.len(), &**after.sheet(&id("a")).expect("a sheet")), (3, &a));
    assert_eq!(after.sheet(&id("b")), here.sheet(&id("b")));
    assert_eq!(after.sheet(&id("new-1")).expect("a sheet").situation, "別の");
}

#[test]
fn sheets_without_ids_are_known_by_year_group_and_goal() {
    let mut ours = sheet("a", "ICT の活用");
    ours.extra.insert("approved".into(), Value::Bool(true));
    ours.initiatives[0].extra.insert("code".into(), 7.into());
    let here = document(&[ours.clone()]);
    let mut theirs = sheet("x", "ＩＣＴの活用");
    theirs.initiatives[0].target = "年4回".into();
    let mut other_year = sheet("y", "ICTの活用");
    other_year.fiscal_year = FiscalYear::new(2025).expect("a year");
    let mut plan = ImportPlan::new(&here, vec![file_without_ids("f", &[theirs, other_year])]);
    let differences = vec![Difference::Text(Cell::Goal), Difference::Initiative(row("a-1"), Column::Target)];
    assert_eq!(standings(&plan), [&Standing::Differs { here: id("a"), differences }, &Standing::New]);
    plan.choose(0, ImportChoice::Replace);
    let taken = take(plan).expect("something to take in");
    assert!(taken.filed.is_empty(), "no file has these ids");
    let after = apply(&here, taken.edit).expect("an import that fits");
    let merged = after.sheet(&id("a")).expect("a sheet");
    assert_eq!((&merged.extra, &merged.initiatives[0].id), (&ours.extra, &ours.initiatives[0].id));
    assert_eq!(merged.initiatives[0].extra, ours.initiatives[0].extra);
    assert_eq!((merged.goal.as_str(), merged.initiatives[0].target.as_str()), ("ＩＣＴの活用", "年4回"));
    let again = sheet("z", "ICT の活用");
    let plan = ImportPlan::new(&here, vec![file_without_ids("f", &[again])]);
    assert_eq!(standings(&plan), [&Standing::Same(id("a"))]);
}

/// A sheet of an office, with its rank and goal.
fn of_office(id: &str, department: &str, rank: i64, goal: &str) -> Sheet {
    let rank = Rank::new(rank);
    Sheet { department: department.to_owned(), rank, ..sheet(id, goal) }
}

#[test]
fn a_new_sheet_tells_of_the_one_here_that_it_may_be() {
    let here = document(&[
        of_office("a", "財政課", 1, "財政の健全化"),
        of_office("b", "財政課", 2, "契約を正す"),
        of_office("c", "防災課", 2, "水害に備える"),
    ]);
    let check = |has_own_id: bool, came: Sheet, expected: Option<(&str, bool)>| {
        let brought = if has_own_id { file("f", &[came]) } else { file_without_ids("f", &[came]) };
        let plan = ImportPlan::new(&here, vec![brought]);
        let row = &plan.rows()[0];
        assert_eq!(
            (&row.standing, row.choice),
            (&Standing::New, ImportChoice::Add),
            "nothing is merged by itself"
        );
        let likely = row.likely.as_ref().map(|twin| (twin.sheet.clone(), twin.has_same_rank));
        assert_eq!(
            likely,
            expected.map(|(name, has_same_rank)| (id(name), has_same_rank)),
            "{}",
            row.sheet.goal
        );
        assert_eq!(row.is_matchable(), !has_own_id || likely.is_some());
    };
    for has_own_id in [false, true] {
        check(has_own_id, of_office("x", "財政課", 2, "契約を正しくする"), Some(("b", true)));
        check(has_own_id, of_office("x", "財政課", 2, "全く別の名前"), Some(("b", true)));
        check(has_own_id, of_office("x", "税務課", 2, "全く別の名前"), None);
        check(has_own_id, of_office("x", "財政課", 9, "全く別の名前"), None);
        let next_year = FiscalYear::new(2025).expect("a year");
        let later = Sheet { fiscal_year: next_year, ..of_office("x", "財政課", 2, "契約を正す") };
        check(has_own_id, later, None);
    }
    let reworded = || of_office("x", "財政課", 3, "契約を正しくする");
    check(false, reworded(), Some(("b", false)));
    check(true, reworded(), None);
    check(true, of_office("x", "財政課", 3, "契約を正すこと"), Some(("b", false)));
}

#[test]
fn a_match_that_a_person_chose_is_told_as_theirs() {
    let here =
        document(&[of_office("a", "財政課", 1, "財政の健全化"), of_office("b", "財政課", 2, "契約を正す")]);
    let came =
        [of_office("x", "財政課", 9, "全く別の名前"), of_office("y", "財政課", 1, "財政の健全化を図る")];
    let mut plan = ImportPlan::new(&here, vec![file_without_ids("f", &came)]);
    assert_eq!(plan.rows().iter().map(|row| row.is_matched_by_hand()).collect::<Vec<_>>(), [false, false]);
    assert!(matches!(plan.rows()[1].standing, Standing::Differs { .. }), "found by its words");
    plan.rematch(0, &here, Some(id("b")));
    let chosen = &plan.rows()[0];
    assert!(chosen.is_matched_by_hand() && chosen.beside.as_ref().is_some_and(|twin| twin.id == id("b")));
    assert!(plan.renew(&here).is_empty() && plan.rows()[0].is_matched_by_hand());
    assert!(!plan.rows()[1].is_matched_by_hand());
    let told = merge::matched_by_hand(here.sheet(&id("b")).expect("a sheet"));
    assert_eq!(told, "照合：手で選びました。「契約を正す（財政課 2位）」と同じシートとして比べています");
    // Who says that it is new is not asked again.
    plan.rematch(0, &here, None);
    assert!(plan.rows()[0].is_matched_by_hand() && plan.rows()[0].likely.is_none());
}

#[test]
fn a_sheet_that_several_files_bring_comes_once() {
    let here = document(&[sheet("b", "B")]);
    let mut second = sheet("a", "A");
    second.situation = "二つ目".into();
    let mut b = [sheet("b", "B"), sheet("b", "B")];
    b[0].situation = "一".into();
    b[1].situation = "二".into();
    let files = vec![
        file("1", &[sheet("a", "A"), b[0].clone()]),
        file("2", &[sheet("a", "A")]),
        file("3", &[second, b[1].clone()]),
    ];
    let mut plan = ImportPlan::new(&here, files);
    assert_eq!(
        choices(&plan),
        [ImportChoice::Add, ImportChoice::Keep, ImportChoice::Keep, ImportChoice::Keep, ImportChoice::Keep]
    );
    assert_eq!(plan.rows()[2].standing, Standing::Same(id("a")));
    plan.choose(3, ImportChoice::Replace);
    assert_eq!(plan.rows()[0].choice, ImportChoice::Keep, "the other version is left out, visibly");
    plan.choose_for_differing(ImportChoice::Replace);
    assert_eq!(
        choices(&plan),
        [
            ImportChoice::Keep,
            ImportChoice::Keep,
            ImportChoice::Keep,
            ImportChoice::Replace,
            ImportChoice::Replace
        ]
    );
    assert_eq!(plan.count(), 2);
    let after = taken_into(&here, plan);
    let situation = |text: &str| after.sheet(&id(text)).expect("a sheet").situation.clone();
    assert_eq!((after.sheets.len(), situation("a"), situation("b")), (2, "二つ目".into(), "二".into()));
}

#[test]
fn a_file_with_problems_brings_nothing() {
    let here = document(&[]);
    let problem = Problem { place: FilePlace::File, reason: Reason::Empty };
    let mut good = file("good", &[sheet("a", "A")]);
    if let Ok(decoded) = &mut good.1 {
        decoded.extra.insert("city".into(), Value::String("あおぞら市".into()));
    }
    let plan = ImportPlan::new(&here, vec![("bad".to_owned(), Err(vec![problem.clone()])), good.clone()]);
    assert_eq!((plan.files[0].sheets, &plan.files[0].problems[..]), (0, &[problem][..]));
    assert_eq!(plan.rows()[0].file, 1);
    let after = taken_into(&here, plan);
    assert_eq!((after.sheets.len(), after.extra.len()), (1, 1));
    let mut plan = ImportPlan::new(&here, vec![good.clone(), file("other", &[sheet("b", "B")])]);
    plan.choose(0, ImportChoice::Keep);
    let after = taken_into(&here, plan);
    assert_eq!((after.sheets.len(), after.extra.len()), (1, 0), "a file that is left out leaves no keys");
    let mut plan = ImportPlan::new(&here, vec![good]);
    plan.choose(0, ImportChoice::Keep);
    assert!(take(plan).is_none(), "nothing is taken in, not even a file's own keys");
}

#[test]
fn single_parts_are_taken_and_the_rest_stays() {
    let mut here = sheet("a", "A");
    here.situation = "今の現況".into();
    here.initiatives[0].method = "今の方法".into();
    let document = document(&[here.clone()]);
    let mut theirs = here.clone();
    theirs.situation = "ファイルの現況".into();
    theirs.purpose = "ファイルの目的".into();
    theirs.initiatives[0].method = "ファイルの方法".into();
    theirs.initiatives[0].target = "年4回".into();
    theirs.initiatives.push(Initiative { method: "新しい取組".into(), ..Initiative::empty(row("new")) });
    let (situation, purpose) = (Difference::Text(Cell::Situation), Difference::Text(Cell::Purpose));
    let target = Difference::Initiative(row("a-1"), Column::Target);
    let method = Difference::Initiative(row("a-1"), Column::Method);
    let added = Difference::Added(row("new"));
    let mut plan = ImportPlan::new(&document, vec![file("f", &[theirs.clone()])]);
    let differences = vec![situation.clone(), purpose.clone(), method.clone(), target.clone(), added.clone()];
    assert_eq!(standings(&plan), [&Standing::Differs { here: id("a"), differences: differences.clone() }]);
    plan.choose_part(0, &target, true);
    plan.choose_part(0, &added, true);
    plan.choose_part(0, &purpose, true);
    plan.choose_part(0, &purpose, false);
    plan.choose_part(0, &Difference::Rank, true);
    assert_eq!(
        (choices(&plan), &plan.rows()[0].taken[..]),
        (vec![ImportChoice::Parts], &[target, added][..])
    );
    assert_eq!(plan.counts(), ImportCounts { in_parts: 1, ..ImportCounts::default() });
    let taken = take(plan.clone()).expect("something to take in");
    assert!(taken.filed.is_empty(), "no file has the sheet like this");
    let after = taken_into(&document, plan.clone());
    let merged = after.sheet(&id("a")).expect("the sheet");
    assert_eq!(merged.situation, "今の現況");
    let cells = |row: &Initiative| [&row.method, &row.target].map(Clone::clone);
    let rows: Vec<_> = merged.initiatives.iter().map(cells).collect();
    assert_eq!(rows, [["今の方法", "年4回"], ["新しい取組", ""]]);
    // All parts are the whole, none is what is here.
    differences.iter().for_each(|part| plan.choose_part(0, part, true));
    assert_eq!(choices(&plan), [ImportChoice::Replace]);
    plan.choose_part(0, &method, false);
    assert_eq!(choices(&plan), [ImportChoice::Parts]);
    differences.iter().for_each(|part| plan.choose_part(0, part, false));
    assert_eq!(choices(&plan), [ImportChoice::Keep]);
    assert!(take(plan).is_none());
}

#[test]
fn rows_are_known_by_their_ids_wherever_they_stand() {
    let named = |names: &[&str]| {
        let mut sheet = sheet("a", "A");
        let rows =
            names.iter().map(|name| Initiative { method: (*name).into(), ..Initiative::empty(row(name)) });
        sheet.initiatives = rows.collect();
        sheet
    };
    let shown = |document: &Document| {
        let sheet = document.sheet(&id("a")).expect("the sheet");
        sheet.initiatives.iter().map(|row| row.method.clone()).collect::<Vec<_>>().join(" ")
    };
    for (here, theirs, parts, expected) in [
        ("a b c", "a c", vec![Difference::Removed(row("b"))], "a c"),
        ("a b c", "c a b", vec![Difference::Order], "c a b"),
        ("a c", "a b c", vec![Difference::Added(row("b"))], "a b c"),
        ("b", "a b", vec![Difference::Added(row("a"))], "a b"),
        ("a x b", "b a", vec![Difference::Order], "b a x"),
        ("a x b", "b y a", vec![Difference::Added(row("y"))], "a x b y"),
    ] {
        let here = document(&[named(&here.split(' ').collect::<Vec<_>>())]);
        let mut plan =
            ImportPlan::new(&here, vec![file("f", &[named(&theirs.split(' ').collect::<Vec<_>>())])]);
        parts.iter().for_each(|part| plan.choose_part(0, part, true));
        assert_eq!(shown(&taken_into(&here, plan)), expected);
    }
}

#[test]
fn a_place_that_holds_something_unreadable_is_not_taken() {
    let here = document(&[]);
    let mut changed = sheet("a", "A");
    changed.situation = "別の".into();
    let files = vec![file("1", &[sheet("a", "A")]), file("2", &[changed])];
    for choice_of_second in [ImportChoice::Keep, ImportChoice::Replace, ImportChoice::Both] {
        let mut plan = ImportPlan::new(&here, files.clone());
        plan.choose(1, choice_of_second);
        let mut next = ids();
        let taken = plan.into_edit(&mut || id(&next()), &|sheet| *sheet == id("a")).expect("a sheet");
        assert!(taken.sheets.iter().all(|sheet| sheet.id != id("a")) && taken.filed.is_empty());
        apply(&here, taken.edit).expect("an import that fits");
    }
}

#[test]
fn an_id_made_up_for_a_file_never_takes_the_place_of_a_sheet_here() {
    let here = document(&[sheet("a", "A")]);
    let after =
        taken_into(&here, ImportPlan::new(&here, vec![file_without_ids("f", &[sheet("a", "別の目標")])]));
    assert_eq!((after.sheets.len(), after.sheet(&id("a"))), (2, here.sheet(&id("a"))));
}

#[test]
fn one_undo_takes_the_whole_import_back() {
    let here = document(&[sheet("a", "A")]);
    let mut a = sheet("a", "A");
    a.situation = "新しい".into();
    let mut plan = ImportPlan::new(&here, vec![file("f", &[a, sheet("b", "B"), sheet("c", "C")])]);
    plan.choose(0, ImportChoice::Replace);
    let taken = take(plan).expect("something to take in");
    assert!(matches!(&taken.edit, Edit::Import { sheets, .. } if sheets.len() == 3));
    let mut session = Session::new(here.clone(), Ledger::default());
    session.dispatch(Action::Edit(taken.edit), &moment()).expect("an import that fits");
    session.mark_filed(&taken.filed);
    assert_eq!((session.document().sheets.len(), session.ledger().unfiled().len()), (3, 0));
    session.dispatch(Action::Undo, &moment()).expect("an undo");
    assert_eq!(**session.document(), here);
}

#[test]
fn two_thousand_sheets_without_ids_are_compared_in_no_time() {
    let many: Vec<Sheet> = (0..2000).map(|n| sheet(&format!("s{n}"), &format!("目標{n}"))).collect();
    let others: Vec<Sheet> = (0..2000).map(|n| sheet(&format!("t{n}"), &format!("目標 {n}"))).collect();
    let start = cpu_time::ThreadTime::now();
    let plan = ImportPlan::new(&document(&many), vec![file_without_ids("f", &others)]);
    assert!(plan.rows().iter().all(|row| matches!(row.standing, Standing::Differs { .. })));
    assert!(start.elapsed() < std::time::Duration::from_secs(10), "{:?}", start.elapsed());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn whatever_is_chosen_the_edit_fits(
        here in sheets(),
        files in proptest::collection::vec((sheets(), any::<bool>()), 1..4),
        again in any::<bool>(),
        picks in proptest::collection::vec((any::<usize>(), 0..4usize), 0..8),
    ) {
        let here_document = document(&here);
        let mut files: Vec<_> = files.iter().map(|(sheets, has_ids)| match has_ids {
            true => file("f", sheets),
            false => file_without_ids("f", sheets),
        }).collect();
        if again {
            files.push(file("again", &here));
        }
        let mut plan = ImportPlan::new(&here_document, files);
        let by_default = taken_into(&here_document, plan.clone());
        for sheet in here_document.sheets.iter() {
            prop_assert!(by_default.sheet(&sheet.id).is_some_and(|after| Arc::ptr_eq(after, sheet)));
        }
        let kept = [ImportChoice::Keep, ImportChoice::Add, ImportChoice::Replace, ImportChoice::Both];
        for (row, choice) in picks {
            plan.choose(row % plan.rows().len().max(1), kept[choice]);
        }
        let (count, replaced) = (
            plan.count(),
            plan.rows().iter().filter(|row| row.choice == ImportChoice::Replace).count(),
        );
        let after = taken_into(&here_document, plan);
        prop_assert!(after.check().is_ok());
        prop_assert!(after.sheets.len() >= here.len());
        prop_assert!(after.sheets.len() <= here.len() + count);
        prop_assert!(after.sheets.len() >= here.len() + count - replaced);
    }

    #[test]
    fn what_is_taken_is_as_in_the_file_and_nothing_else_changes(
        here in any_sheet(),
        theirs in any_sheet(),
        is_turned in any::<bool>(),
        picks in proptest::collection::vec(any::<bool>(), 40),
    ) {
        let mut theirs = Sheet { id: here.id.clone(), ..theirs };
        for (at, row) in theirs.initiatives.iter_mut().enumerate() {
            let shared = here.initiatives.get(at).map(|row| row.id.clone());
            row.id = shared.unwrap_or_else(|| InitiativeId::new(&format!("new-{at}")).expect("an id"));
        }
        if is_turned {
            theirs.initiatives.reverse();
        }
        let document = document(&[here]);
        let found = |document: &Document| {
            let plan = ImportPlan::new(document, vec![file("f", std::slice::from_ref(&theirs))]);
            match &plan.rows()[0].standing {
                Standing::Differs { differences, .. } => (differences.clone(), plan),
                _ => (Vec::new(), plan),
            }
        };
        let (before, mut plan) = found(&document);
        for (part, _) in before.iter().zip(&picks).filter(|(_, pick)| **pick) {
            plan.choose_part(0, part, true);
        }
        let left: Vec<_> = before.iter().filter(|part| !plan.rows()[0].takes(part)).cloned().collect();
        let (after, _) = found(&taken_into(&document, plan));
        prop_assert!(after.iter().all(|part| left.contains(part)) && after.len() == left.len(), "{after:?} {left:?}");
    }

    #[test]
    fn our_own_file_is_the_same_as_what_is_here(sheets in sheets()) {
        let text = json::encode(&sheets, &Default::default(), &moment());
        let decoded = json::decode(&text, &mut ids());
        let plan = ImportPlan::new(&document(&sheets), vec![("f".to_owned(), decoded)]);
        prop_assert!(plan.rows().iter().all(|row| matches!(row.standing, Standing::Same(_))));
    }
}

#[test]
fn what_changed_while_the_preview_was_shown_is_laid_beside_anew() {
    let theirs = |text: &str| Sheet { situation: text.to_owned(), ..sheet("a", "目標a") };
    let (read, now) = (document(&[theirs("元")]), document(&[theirs("ほかのタブの文")]));
    let file_sheets = [theirs("ファイルの文"), sheet("b", "目標b")];
    let new_plan = |with_ids: bool, choice| {
        let file = if with_ids { file("f", &file_sheets) } else { file_without_ids("f", &file_sheets) };
        let mut plan = ImportPlan::new(&read, vec![file]);
        plan.choose(0, choice);
        plan
    };
    for with_ids in [true, false] {
        let mut plan = new_plan(with_ids, ImportChoice::Replace);
        assert!(plan.renew(&read).is_empty() && choices(&plan) == [ImportChoice::Replace, ImportChoice::Add]);
        let changed: Vec<_> = plan.renew(&now).iter().map(|sheet| sheet.goal.clone()).collect();
        assert_eq!(
            (changed, choices(&plan)),
            (vec!["目標a".to_owned()], vec![ImportChoice::Keep, ImportChoice::Add])
        );
        assert!(plan.renew(&now).is_empty(), "it is as it is shown now");
        let after = taken_into(&now, plan);
        assert_eq!(after.sheet(&id("a")).map(|sheet| sheet.situation.as_str()), Some("ほかのタブの文"));
        // What is left out overwrites nothing, whatever changes.
        assert!(new_plan(with_ids, ImportChoice::Keep).renew(&now).is_empty());
        // Beside what is here it was chosen to come; what is here is another text now.
        assert_eq!(new_plan(with_ids, ImportChoice::Both).renew(&now).len(), 1);
    }
    // What was new has come by another tab: it is there once.
    let (mut plan, now) =
        (new_plan(true, ImportChoice::Keep), document(&[theirs("元"), sheet("b", "目標b")]));
    assert_eq!(plan.renew(&now).len(), 1);
    assert_eq!(choices(&plan), [ImportChoice::Keep, ImportChoice::Keep]);
    // What was to be replaced is gone: it can come as new.
    let mut plan = new_plan(true, ImportChoice::Replace);
    assert_eq!(plan.renew(&Document::default()).len(), 1);
    assert_eq!(taken_into(&Document::default(), plan).sheets.len(), 2);
}

#[test]
fn a_file_that_was_sent_before_takes_no_step_back() {
    let at = |steps: &[&str]| {
        let taken = |id: &&str| TakenStep {
            id: StepId::new(id).expect("an id"),
            since: Some(moment()),
            extra: Default::default(),
        };
        YearCourse { steps: steps.iter().map(taken).collect(), revised: Vec::new() }
    };
    for (here, file, expected) in [
        (&["plan", "midterm"][..], &["plan"][..], &["plan", "midterm"][..]),
        (&["plan"], &["plan", "midterm"], &["plan", "midterm"]),
        (&["plan", "midterm"], &[], &["plan", "midterm"]),
        (&[], &["plan"], &["plan"]),
    ] {
        let mut ours = sheet("a", "A");
        ours.course = at(here);
        let mut theirs = sheet("a", "A");
        (theirs.course, theirs.effects) = (at(file), "効果".to_owned());
        let document = document(&[ours]);
        let mut plan = ImportPlan::new(&document, vec![self::file("f", &[theirs])]);
        plan.choose(0, ImportChoice::Replace);
        let taken = taken_into(&document, plan);
        let sheet = taken.sheet(&id("a")).expect("the sheet");
        assert_eq!((&sheet.course, sheet.effects.as_str()), (&at(expected), "効果"), "{here:?} {file:?}");
    }
}
