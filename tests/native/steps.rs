//! The steps of a year: what is only to be read, opening it again (見直し), moving on, putting versions together, and how far
//! each department is.

use std::sync::Arc;

use goalsheet::codec::Decoded;
use goalsheet::import::{ImportChoice, ImportPlan};
use goalsheet::merge::{MergeOutcome, merge_sheet};
use goalsheet::messages::{progress as words, steps as step_words};
use goalsheet::model::publication::PublishChoice;
use goalsheet::model::{
    Cell, Column, Day, Document, Edit, EditError, Extra, FiscalYear, FormPart, Grade, Initiative,
    InitiativeId, LockedChange, Rank, Report, Revision, RevisionId, Sdg, Settings, SettingsGroup, Sheet,
    SheetId, Signature, Stage, StepId, TakenStep, YearCourse, apply,
};
use goalsheet::progress::{Blank, ProgressStanding, YearProgress};
use goalsheet::{publish, results};

use crate::common::moment;

fn step(id: &str) -> StepId {
    StepId::new(id).expect("an id")
}

fn id(text: &str) -> SheetId {
    SheetId::new(text).expect("an id")
}

fn row() -> InitiativeId {
    InitiativeId::new("i").expect("an id")
}

fn column(which: Column) -> Cell {
    Cell::Initiative(row(), which)
}

/// Moved to these steps.
fn course(steps: &[&str]) -> YearCourse {
    let taken = |id: &&str| TakenStep { id: step(id), since: Some(moment()), extra: Extra::new() };
    YearCourse { steps: steps.iter().map(taken).collect(), revised: Vec::new() }
}

fn sheet(name: &str, steps: &[&str]) -> Sheet {
    let initiative = Initiative {
        method: "(1) 訓練\n(2) 講座".to_owned(),
        deadline: "(1) 9月\n(2) 通年".to_owned(),
        target: "(1) 3回\n(2) 20回".to_owned(),
        ..Initiative::empty(row())
    };
    Sheet {
        group: "総務部等".to_owned(),
        department: "危機管理室".to_owned(),
        goal: "水害に備える".to_owned(),
        rank: Rank::new(1),
        situation: "課題".to_owned(),
        purpose: "① 目的".to_owned(),
        sdgs: [Sdg::new(11)].into_iter().flatten().collect(),
        initiatives: vec![initiative],
        participation: "協働".to_owned(),
        effects: "効果".to_owned(),
        course: course(steps),
        ..Sheet::empty(id(name), FiscalYear::new(2024).expect("a year"))
    }
}

fn document(sheets: Vec<Sheet>) -> Document {
    let mut document = Document::default();
    for sheet in sheets {
        document = apply(&document, Edit::AddSheet(sheet.into())).expect("a sheet");
    }
    document
}

fn revision(place: &str, at: &str, before: &str) -> Revision {
    Revision {
        id: RevisionId::new(&format!("r {place}")).expect("an id"),
        place: place.to_owned(),
        step: step(at),
        reason: "参加者が増えたため".to_owned(),
        before: before.to_owned(),
        signed: Signature { at: Some(moment()), by: Some("山田".to_owned()) },
        extra: Extra::new(),
    }
}

#[test]
fn a_step_locks_what_it_is_not_for() {
    use FormPart::{FinalReport, Goal, Method, Midterm, Positions, Sdgs, Situation, Target};
    let check = |steps: &[&str], edit: Edit, locked: Option<FormPart>| {
        let refused = apply(&document(vec![sheet("s", steps)]), edit.clone()).err();
        assert_eq!(refused, locked.map(|part| EditError::Locked(part.into())), "{steps:?} {edit:?}");
    };
    let text = |cell: Cell| Edit::SetText { sheet: id("s"), cell, text: "x".to_owned() };
    // Nothing was begun, or the settings know no such step: nothing is locked.
    for steps in [&[][..], &["quarter"]] {
        check(steps, text(Cell::Goal), None);
        check(steps, text(column(Column::FinalReport)), None);
    }
    for (at, which, locked) in [
        ("plan", Column::Target, None),
        ("plan", Column::Midterm, Some(Midterm)),
        ("midterm", Column::Midterm, None),
        ("midterm", Column::Target, Some(Target)),
        ("midterm", Column::Method, Some(Method)),
        ("final", Column::FinalReport, None),
        ("final", Column::Midterm, Some(Midterm)),
        ("closed", Column::FinalReport, Some(FinalReport)),
    ] {
        check(&[at], text(column(which)), locked);
    }
    check(&["final"], text(Cell::Effects), None);
    let midterm = |edit, part| check(&["plan", "midterm"], edit, Some(part));
    let sheet_id = || id("s");
    midterm(text(Cell::Situation), Situation);
    midterm(text(Cell::Department), Goal);
    midterm(Edit::SetYear { sheet: sheet_id(), year: FiscalYear::new(2025).expect("a year") }, Goal);
    midterm(Edit::SetRanks(vec![(sheet_id(), Rank::new(2))]), FormPart::Rank);
    check(&["midterm"], Edit::SetRanks(vec![(sheet_id(), Rank::new(1))]), None);
    midterm(Edit::SetSdg { sheet: sheet_id(), sdg: Sdg::new(1).expect("an SDG"), on: true }, Sdgs);
    midterm(Edit::AddPosition { sheet: sheet_id() }, Positions);
    midterm(Edit::AddInitiative { sheet: sheet_id(), id: InitiativeId::new("j").expect("an id") }, Method);
    midterm(Edit::RemoveInitiative { sheet: sheet_id(), id: row() }, Method);
    let replace =
        Edit::Replace { texts: vec![(sheet_id(), column(Column::Target), "y".to_owned())], places: 1 };
    midterm(replace, Target);
    let mut pasted = sheet("s", &["midterm"]);
    pasted.initiatives[0].midterm = "(1) 2回".to_owned();
    check(&["midterm"], Edit::PasteTable(Arc::new(pasted.clone())), None);
    pasted.initiatives[0].target = "(1) 2回".to_owned();
    check(&["midterm"], Edit::PasteTable(Arc::new(pasted)), Some(Target));
}

#[test]
fn what_was_opened_can_be_written_until_the_next_step() {
    let target = column(Column::Target);
    let place = sheet("s", &[]).place_of(&target);
    let before = document(vec![sheet("s", &["plan", "midterm"])]);
    let write = |document: &Document| {
        apply(document, Edit::SetText { sheet: id("s"), cell: target.clone(), text: "(1) 5回".to_owned() })
    };
    let reopen = Edit::Reopen {
        sheet: id("s"),
        revision: Box::new(revision(&place, "midterm", "(1) 3回\n(2) 20回")),
    };
    let opened = apply(&before, reopen).expect("it is opened");
    let written = write(&opened).expect("it is written");
    assert!(write(&before).is_err());
    let other = Edit::SetText { sheet: id("s"), cell: column(Column::Method), text: String::new() };
    assert!(apply(&written, other).is_err(), "only what was opened");
    let on = Edit::MoveToStep { sheets: vec![id("s")], step: step("final"), at: moment() };
    let moved = apply(&written, on.clone()).expect("it moves");
    assert!(write(&apply(&moved, on).expect("it stays")).is_err());
    // It stands on the paper once something was changed, without names and what stood there.
    let lines =
        |document: &Document| step_words::revisions(document.sheet(&id("s")).expect("the sheet"), &row());
    assert!(lines(&opened).is_empty());
    assert_eq!(lines(&moved).len(), 1);
    let now = document_sheet(&moved);
    let public = PublishChoice { whole: false, ..PublishChoice::WHOLE };
    let page = publish::page::page_beside(&[], std::slice::from_ref(&now), &public, &Extra::new(), &moment());
    assert!(page.contains("参加者が増えたため") && !page.contains("山田") && !page.contains("20回\\n"));
    let shown = publish::shown(&now, &public);
    assert!(shown.course.steps.is_empty() && shown.course.revised[0].before.is_empty());
    let plan = publish::shown(&now, &PublishChoice { reports: false, ..public });
    assert_eq!(plan.course, YearCourse::default());
}

fn document_sheet(document: &Document) -> Sheet {
    (**document.sheet(&id("s")).expect("the sheet")).clone()
}

#[test]
fn the_longer_way_wins_and_nothing_that_was_opened_is_lost() {
    use MergeOutcome::*;
    let check =
        |ours: YearCourse, theirs: YearCourse, expected: YearCourse, outcome: Option<MergeOutcome>| {
            let of = |course: &YearCourse| Sheet { course: course.clone(), ..sheet("s", &[]) };
            let base = of(&course(&["plan"]));
            for (base, one, other, turned) in [(&base, &ours, &theirs, false), (&base, &theirs, &ours, true)]
            {
                let merged = merge_sheet(Some(base), &of(one), &of(other));
                assert_eq!(merged.sheet.course, expected);
                let told = merged.changes.first().map(|change| change.outcome);
                let outcome = match outcome {
                    Some(Ours) if turned => Some(Theirs),
                    Some(Theirs) if turned => Some(Ours),
                    outcome => outcome,
                };
                assert_eq!(told, outcome);
            }
        };
    let opened = |place: &str| YearCourse { revised: vec![revision(place, "plan", "")], ..course(&["plan"]) };
    let [plan, midterm] = [&["plan"][..], &["plan", "midterm"]].map(course);
    check(plan.clone(), plan.clone(), plan.clone(), None);
    check(midterm.clone(), plan.clone(), midterm.clone(), Some(Ours));
    check(midterm.clone(), midterm.clone(), midterm.clone(), Some(BothSame));
    check(opened("goal"), plan, opened("goal"), Some(Ours));
    let both = YearCourse { steps: midterm.steps.clone(), revised: opened("goal").revised };
    check(opened("goal"), midterm, both, Some(Joined));
    let two = YearCourse {
        revised: vec![revision("goal", "plan", ""), revision("rank", "plan", "")],
        ..course(&["plan"])
    };
    check(opened("goal"), opened("rank"), two, Some(Joined));
}

#[test]
fn progress_tells_what_is_empty_and_who_has_sent_nothing() {
    let mut begun = sheet("s", &["plan", "midterm"]);
    begun.initiatives[0].midterm = "(1) 2回".to_owned();
    let mut done = sheet("t", &["plan", "midterm"]);
    done.initiatives[0].midterm = "(1) 2回\n(2) 12回".to_owned();
    done.department = "総務課".to_owned();
    let untouched = Sheet { department: "総務課".to_owned(), ..sheet("u", &["plan", "midterm"]) };
    let ahead = Sheet { department: "人事課".to_owned(), ..sheet("v", &["plan", "midterm", "final"]) };
    let new = sheet("w", &[]);
    let all = [begun, done, untouched, ahead, new];
    let read: Vec<_> = all.iter().map(results::of).collect();
    let pairs: Vec<_> = all.iter().zip(&read).collect();
    let group = SettingsGroup {
        name: "総務部等".to_owned(),
        departments: vec!["総務課".to_owned(), "選挙管理委員会".to_owned()],
        extra: Extra::new(),
    };
    let settings = Settings { groups: vec![group], ..Settings::default() };
    let year = FiscalYear::new(2024).expect("a year");
    let today = Day::new(2024, 10, 26).expect("a day");
    let progress = YearProgress::of(year, &pairs, &settings, today, true);
    assert_eq!(progress.current().map(words::step_name).as_deref(), Some("中間報告"));
    assert_eq!(progress.outside, 1);
    let notes: Vec<String> = progress.steps.iter().map(|step| words::step_note(step, today)).collect();
    assert_eq!(notes, ["11月22日に締めました", "10月31日まで　あと5日", "4月30日まで", ""]);
    let rows: Vec<_> =
        progress.departments.iter().map(|row| (row.name, row.standing(), row.blanks())).collect();
    use ProgressStanding::*;
    assert_eq!(
        rows,
        [
            ("危機管理室", Some(Begun), 1),
            ("総務課", Some(Begun), 2),
            ("人事課", Some(Done), 2),
            ("選挙管理委員会", None, 0),
        ]
    );
    // What was closed with something empty is no clean hand-in, and closing the step is not about it.
    assert_eq!(words::department_standing(&progress.departments[2]), "? 空欄を残して提出");
    assert!(words::missing(&progress).contains(&("?", words::BLANKS, 3)));
    let over = sheet("v", &["plan", "midterm", "final"]);
    let over = YearProgress::of(year, &[(&over, &read[3])], &settings, today, false);
    assert!(words::step_note(&over.steps[1], today).ends_with("締めました　空欄 2"), "{:?}", over.steps[1]);
    assert_eq!(over.steps.iter().map(|step| step.left).sum::<usize>(), 2);
    let blank = |entry| Blank::Row { number: 1, column: Column::Midterm, entry };
    let sheets: Vec<_> = progress.sheets().map(|sheet| (sheet.standing, sheet.blanks.clone())).collect();
    assert_eq!(sheets[0], (Begun, vec![blank(Some(2))]));
    // Which sheets were closed alone, row by row, is told.
    assert_eq!(
        words::square(&progress, &progress.departments[2].sheets[0]),
        "水害に備える：空欄を残して提出（すでに「期末報告・評価」）"
    );
    assert_eq!(words::ahead(&progress, &progress.departments[2]), "1シートはすでに「期末報告・評価」");
    assert_eq!(words::ahead(&progress, &progress.departments[1]), "");
    assert_eq!(sheets[2], (Untouched, vec![blank(Some(1)), blank(Some(2))]));
    assert_eq!(
        words::reminder(&progress, &progress.departments[1]),
        "総務課　御担当者様\n令和6年度の中間報告（期限 10月31日）について、次の所が空いています。御確認をお願いします。\n・「水害に備える」　中間報告 ①(1)(2)"
    );
    assert!(words::reminder(&progress, &progress.departments[3]).contains("まだ届いていません"));
    assert_eq!(
        words::closing_changes(&progress, "中間報告", "期末報告・評価", 3)[0].1,
        "3シートのいまの姿を「中間報告の締め」として履歴に残します"
    );
    // Who was sent a sheet and has not sent it back is told, and what is empty in it is not asked for: it may be written there.
    let day = Day::new(2024, 10, 1).expect("a day");
    let out = [(id("u"), vec![("総務課 山田".to_owned(), day)])].into_iter().collect();
    let sent = progress.clone().with_out(&out);
    assert_eq!((progress.out(), sent.out()), (0, 1));
    assert_eq!(words::out(&sent.departments[1]), "送付中：総務課 山田（10月1日）");
    assert_eq!(words::square(&sent, &sent.departments[1].sheets[1]), "水害に備える：まだ・送付中");
    assert_eq!(
        words::reminder(&sent, &sent.departments[1]),
        "総務課　御担当者様\n令和6年度の中間報告（期限 10月31日）について、次のシートがまだ届いていません。御確認をお願いします。\n・「水害に備える」　10月1日に「総務課 山田」へお送りしたシートが、まだ戻っていません"
    );
    assert!(words::missing(&sent).contains(&("→", "送付中で戻っていないシート", 1)));
    assert_eq!(words::missing(&progress).len() + 1, words::missing(&sent).len());
    // A part alone tells nothing of those who are not shown.
    let part = YearProgress::of(year, &pairs, &settings, today, false);
    assert_eq!(part.departments.len(), 3);
    // A year that was begun in its middle: nobody has closed what was never written.
    let late = sheet("x", &["midterm"]);
    let begun = YearProgress::of(year, &[(&late, &read[4])], &settings, today, true);
    assert_eq!(words::step_note(&begun.steps[0], today), "このあとの段階から始めました");
    // Before anything is begun.
    let none = sheet("w", &[]);
    let open = YearProgress::of(year, &[(&none, &read[4])], &settings, today, true);
    assert!(!open.is_begun());
    assert_eq!(words::scope(&open), "1部局・1シート");
}

#[test]
fn what_is_wrong_or_ungraded_is_not_handed_in_and_stays_told_when_the_year_is_closed() {
    let grade =
        |word: &str| Grade { word: word.to_owned(), from: None, is_outside: false, extra: Extra::new() };
    let settings = Settings { grades: vec![grade("A"), grade("B")], ..Settings::default() };
    let [column] = &settings.grade_parts()[..] else { panic!("one column") };
    let key = column.own().expect("a column of the city's").clone();
    let year = FiscalYear::new(2024).expect("a year");
    let today = Day::new(2025, 4, 10).expect("a day");
    let at = |steps: &[&str], grade: &str, last: &str| {
        let mut sheet = sheet("s", steps);
        sheet.initiatives[0].midterm = "(1) 2回\n(2) 12回".to_owned();
        sheet.initiatives[0].final_report = last.to_owned();
        sheet.initiatives[0].own.set(&key, grade);
        sheet
    };
    const LAST: [&str; 3] = ["plan", "midterm", "final"];
    const CLOSED: [&str; 4] = ["plan", "midterm", "final", "closed"];
    const REPORT: &str = "(1) 3回\n(2) 21回";
    for (steps, grade, last, standing, left) in [
        (&LAST[..], "A", REPORT, "✓ 提出", ""),
        (&LAST, "", REPORT, "? 評価が残っています", "付いていない評価1件を残して、"),
        (&LAST, "", "(1) 3回", "? 空欄あり", "1の空欄と付いていない評価1件を残して、"),
        (&CLOSED, "A", REPORT, "✓ 提出", ""),
        (&CLOSED, "", "(1) 3回", "? 空欄あり", "1の空欄と付いていない評価1件を残して、"),
    ] {
        let sheet = at(steps, grade, last);
        let read = results::of(&sheet);
        let progress = YearProgress::of(year, &[(&sheet, &read)], &settings, today, true);
        let department = &progress.departments[0];
        let errors = department.errors();
        assert_eq!(
            (words::department_standing(department), errors),
            (standing, 0),
            "{steps:?} {grade} {last}"
        );
        assert_eq!(words::left_open(&progress), left, "{steps:?} {grade} {last}");
        assert_eq!(words::closed_with(&progress).is_empty(), left.is_empty());
        assert_eq!(department.is_complete(), left.is_empty());
    }
    let mut wrong = at(&LAST, "A", REPORT);
    wrong.situation = "混んで\u{fffd}いる。".to_owned();
    let read = results::of(&wrong);
    let progress = YearProgress::of(year, &[(&wrong, &read)], &settings, today, true);
    assert!(progress.errors() > 0);
    assert_eq!(words::department_standing(&progress.departments[0]), "! 誤りあり");
}

#[test]
fn a_closed_year_tells_one_number_of_what_was_left_empty() {
    let check = |change: fn(&mut Sheet), left: usize| {
        let mut sheet = sheet("s", &["plan", "midterm", "final", "closed"]);
        sheet.initiatives[0].midterm = "(1) 2回\n(2) 12回".to_owned();
        sheet.initiatives[0].final_report = "(1) 3回\n(2) 21回".to_owned();
        change(&mut sheet);
        let read = results::of(&sheet);
        let settings = Settings::default();
        let today = Day::new(2025, 4, 10).expect("a day");
        let progress = YearProgress::of(sheet.fiscal_year, &[(&sheet, &read)], &settings, today, true);
        let told = words::missing(&progress).into_iter().find(|(_, what, _)| *what == words::BLANKS);
        let counted = [
            progress.blanks(),
            progress.departments[0].blanks(),
            progress.steps.iter().map(|step| step.left).sum(),
            told.map_or(0, |(.., count)| count),
        ];
        assert_eq!(counted, [left; 4]);
    };
    check(|_| {}, 0);
    check(|sheet| sheet.situation.clear(), 1);
    check(|sheet| sheet.initiatives[0].midterm.clear(), 2);
    let both = |sheet: &mut Sheet| {
        sheet.situation.clear();
        sheet.initiatives[0].final_report = "(1) 3回".to_owned();
    };
    check(both, 2);
}

#[test]
fn a_step_that_is_taken_out_in_mid_year_leaves_one_story() {
    let half = || sheet("s", &["plan", "midterm"]);
    let check = |change: fn(&mut Settings), sheet: Sheet, now: &str, notes: &[&str], told: Option<&str>| {
        let mut settings = Settings::default();
        change(&mut settings);
        let read = results::of(&sheet);
        let today = Day::new(2024, 10, 26).expect("a day");
        let progress = YearProgress::of(sheet.fiscal_year, &[(&sheet, &read)], &settings, today, true);
        assert_eq!(progress.current().map(words::step_name).as_deref(), Some(now));
        assert_eq!(progress.outside, 0);
        // The sheet's own screen says the same, and so do its cells.
        assert_eq!(step_words::now(&settings, &sheet).map(|(name, _)| name).as_deref(), Some(now));
        let at = settings.place_of(&sheet).expect("a place");
        for part in FormPart::ALL {
            let is_open = settings.steps[at].is_for(&part.into());
            assert_eq!(settings.is_read_only(&sheet, &part.into()), !is_open, "{part:?}");
        }
        let shown: Vec<String> = progress.steps.iter().map(|step| words::step_note(step, today)).collect();
        assert_eq!(shown, notes);
        let moved = progress.moved_on.iter().map(|(count, step)| words::moved_on(*count, &step.name));
        assert_eq!(moved.collect::<Vec<_>>().first().map(String::as_str), told);
    };
    const TOLD: &str =
        "1シートは、いた段階が設定からなくなったか、書く欄がなくなったため、「期末報告・評価」にあります。";
    const CLOSED: &str = "11月22日に締めました";
    const DUE: &str = "4月30日まで　あと186日";
    check(|_| {}, half(), "中間報告", &[CLOSED, "10月31日まで　あと5日", "4月30日まで", ""], None);
    check(
        |settings| drop(settings.steps.remove(1)),
        half(),
        "期末報告・評価",
        &[CLOSED, DUE, ""],
        Some(TOLD),
    );
    let emptied = |settings: &mut Settings| assert!(settings.remove_part("midterm"));
    check(emptied, half(), "期末報告・評価", &[CLOSED, "書く欄がありません", DUE, ""], Some(TOLD));
    // A form with a step more: nobody has begun the year behind it.
    fn quarter(settings: &mut Settings) {
        let mut step = settings.steps[1].clone();
        (step.id, step.due) = (StepId::new("quarter").expect("an id"), None);
        settings.steps.insert(1, step);
    }
    let last = sheet("s", &["plan", "midterm", "final"]);
    let passed = "通らずに先の段階へ進みました";
    let with_blanks = "11月22日に締めました　空欄 2";
    check(quarter, last, "期末報告・評価", &[CLOSED, passed, with_blanks, DUE, ""], None);
    let begun = sheet("s", &["midterm"]);
    let later = "このあとの段階から始めました";
    check(|_| {}, begun, "中間報告", &[later, "10月31日まで　あと5日", "4月30日まで", ""], None);
}

#[test]
fn the_report_that_counts_is_the_steps_and_what_was_written() {
    let settings = Settings::default();
    let day = Day::new(2024, 11, 27).expect("a day");
    for (steps, stage) in [
        (&[][..], Stage::Midterm),
        (&["plan"], Stage::Plan),
        (&["plan", "midterm"], Stage::Midterm),
        (&["plan", "midterm", "final"], Stage::Final),
        (&["final", "closed"], Stage::Final),
        // The settings have no such step.
        (&["quarter"], Stage::Midterm),
    ] {
        assert_eq!(settings.stage_on(&sheet("s", steps), day), stage, "{steps:?}");
    }
    let both = [sheet("s", &["final"]), sheet("t", &["midterm"]), sheet("u", &[])];
    assert_eq!(settings.stage_of(&both), Some(Stage::Midterm), "the earliest one");
    let check = |midterm: &str, last: &str, stage: Option<Stage>, expected: Option<Report>| {
        let mut told = sheet("s", &[]);
        let row = &mut told.initiatives[0];
        (row.target, row.midterm, row.final_report) =
            ("(1) 3回\n(2) 20回\n(3) 5件".to_owned(), midterm.to_owned(), last.to_owned());
        let read = results::of(&told);
        assert_eq!(
            results::table::counted([(&told, &read)], stage),
            expected,
            "{midterm} / {last} {stage:?}"
        );
    };
    let (three, one) = ("(1) 3回\n(2) 20回\n(3) 5件", "(1) 3回");
    check("", "", None, None);
    check(three, "", None, Some(Report::Midterm));
    check(three, three, None, Some(Report::Final));
    check(three, three, Some(Stage::Final), Some(Report::Final));
    check(three, one, Some(Stage::Midterm), Some(Report::Midterm));
    check(three, one, Some(Stage::Final), Some(Report::Final));
    check("", one, Some(Stage::Midterm), Some(Report::Final));
}

#[test]
fn a_remark_in_a_report_owes_none() {
    let check = |cells: [&str; 4], blanks: usize| {
        let mut told = sheet("s", &["plan", "midterm", "final"]);
        let row = &mut told.initiatives[0];
        let texts = cells.map(str::to_owned);
        [row.method, row.target, row.midterm, row.final_report] = texts;
        row.deadline = String::new();
        let read = results::of(&told);
        let pairs = [(&told, &read)];
        let day = Day::new(2025, 3, 20).expect("a day");
        let settings = Settings::default();
        let progress = YearProgress::of(told.fiscal_year, &pairs, &settings, day, true);
        let owed = |blank: &&Blank| matches!(blank, Blank::Row { column: Column::FinalReport, .. });
        let all: Vec<Blank> = progress.sheets().flat_map(|sheet| sheet.blanks.clone()).collect();
        assert_eq!(all.iter().filter(owed).count(), blanks, "{cells:?}");
    };
    let (method, target) = ("(1) 訓練\n(2) 講座", "(1) 3回\n(2) 20回");
    let last = "(1) 3回\n(2) 21回";
    check([method, target, "(1) 1回\n(2) 9回\n○ 会場は体育館に変えた。", last], 0);
    check([method, target, "全体として順調である。\n(1) 1回\n(2) 9回", last], 0);
    check([method, target, "(1) 1回\n(2) 9回", "○ 総括\n(1) 3回\n(2) 21回"], 0);
    // What has a number is an entry, and what stands alone.
    check([method, target, "(1) 1回\n(2) 9回\n(3) 体育館", last], 1);
    check(["", "", "順調である。", ""], 1);
    check(["訓練", "3回", "○ 会場は体育館に変えた。", ""], 1);
}

#[test]
fn what_a_file_changes_of_a_locked_part_is_told_and_recorded() {
    let here = document(vec![sheet("s", &["plan", "midterm"])]);
    let mut came = sheet("s", &["plan", "midterm"]);
    came.initiatives[0].target = "(1) 4回\n(2) 20回".to_owned();
    came.initiatives[0].midterm = "(1) 2回".to_owned();
    came.rank = Rank::new(2);
    let changed = |here: &Document, came: &Sheet| -> Vec<String> {
        let changes = here.settings.locked_changes(&document_sheet(here), came);
        let name = |one: &LockedChange| step_words::part_name(came, one.cell.as_ref(), &one.part);
        changes.iter().map(name).collect()
    };
    assert_eq!(changed(&here, &came), ["① 数値目標", "優先順位"]);
    // What is only written at this step is no such part, nor anything where no step was begun.
    let mut report = sheet("s", &["plan", "midterm"]);
    report.initiatives[0].midterm = "(1) 2回".to_owned();
    assert!(changed(&here, &report).is_empty());
    assert!(changed(&document(vec![sheet("s", &[])]), &came).is_empty());
    // Who had opened it there sends the 見直し along.
    let place = came.place_of(&column(Column::Target));
    let mut opened = came.clone();
    opened.course.revised.push(revision(&place, "midterm", "(1) 3回\n(2) 20回"));
    assert_eq!(changed(&here, &opened), ["優先順位"]);
    // A file that is a step ahead may have changed its plan in time.
    let ahead = Sheet { course: course(&["plan", "midterm"]), ..came.clone() };
    assert!(changed(&document(vec![sheet("s", &["plan"])]), &ahead).is_empty());
    // Taken in, each is a 見直し with what stood there.
    let decoded = Decoded { sheets: vec![came], ..Decoded::default() };
    let mut plan = ImportPlan::new(&here, vec![("f".to_owned(), Ok(decoded))]);
    assert!(plan.rows()[0].locked_changes(&here.settings).is_empty(), "nothing is chosen yet");
    plan.choose(0, ImportChoice::Replace);
    assert_eq!(plan.rows()[0].locked_changes(&here.settings).len(), 2);
    let mut taken = plan.into_edit(&mut || id("new"), &|_| false).expect("a sheet");
    let signed = Signature { at: Some(moment()), by: None };
    taken.revise(&here, |before, after| {
        let changes = here.settings.locked_changes(before, after);
        let mut number = 0;
        let mut new_id = || {
            number += 1;
            RevisionId::new(&format!("r{number}")).expect("an id")
        };
        Some(after.clone().revised(changes, step_words::BY_IMPORT, &signed, &mut new_id))
    });
    assert!(taken.filed.is_empty());
    let after = document_sheet(&apply(&here, taken.edit).expect("it is taken in"));
    let told: Vec<(&str, &str)> =
        after.course.revised.iter().map(|one| (one.place.as_str(), one.before.as_str())).collect();
    assert_eq!(told, [(place.as_str(), "(1) 3回\n(2) 20回"), ("rank", "1")]);
    assert_eq!(after.initiatives[0].target, "(1) 4回\n(2) 20回");
}

#[test]
fn whoever_the_settings_name_and_has_no_sheet_is_told() {
    let group = |name: &str, departments: &[&str]| SettingsGroup {
        name: name.to_owned(),
        departments: departments.iter().map(|one| (*one).to_owned()).collect(),
        extra: Extra::new(),
    };
    let groups = vec![
        // A line without others under it: a department, or a group.
        group("環境課", &[]),
        group("危機管理課", &[]),
        group("市長部局", &[]),
        group("教育部", &["学校教育課", ""]),
    ];
    let settings = Settings { groups, ..Settings::default() };
    let mut sheet = sheet("s", &["plan"]);
    (sheet.group, sheet.department) = ("市長部局".to_owned(), "危機管理課".to_owned());
    let read = results::of(&sheet);
    let today = Day::new(2024, 5, 1).expect("a day");
    let year = FiscalYear::new(2024).expect("a year");
    let progress = YearProgress::of(year, &[(&sheet, &read)], &settings, today, true);
    let without: Vec<&str> =
        progress.departments.iter().filter(|row| row.sheets.is_empty()).map(|row| row.name).collect();
    assert_eq!(without, ["環境課", "学校教育課"]);
}
