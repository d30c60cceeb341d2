//! 全体 and 計画との対応: figures that add up, the same as 目標と実績 has, and pictures that lead to their sheets.

use std::sync::LazyLock;

use goalsheet::alignment::{PlanStanding, YearAlignment};
use goalsheet::codec;
use goalsheet::model::{
    Column, Day, Extra, FiscalYear, Initiative, InitiativeId, Rank, Report, Sdg, Sheet, SheetId, SheetOrigin,
    State,
};
use goalsheet::overview::desk::{self, WaitingKind};
use goalsheet::overview::{
    Counted, CountedRows, Outcomes, OverviewOptions, OverviewOutcome, ReadPair, Turned, YearOverview,
};
use goalsheet::publish::{alignment, overview};
use goalsheet::results::{self, SheetResults};
use goalsheet::review::Rule;
use proptest::prelude::*;
use scraper::{Html, Selector};

static SAMPLE: LazyLock<Vec<Sheet>> = LazyLock::new(|| {
    codec::read(include_str!("../../assets/sample.goalsheet.json"), &mut crate::common::ids())
        .expect("the sample")
        .sheets
});

fn year(western: i64) -> FiscalYear {
    FiscalYear::new(western).expect("a year")
}

fn day(year: i64, month: i64, day: i64) -> Day {
    Day::new(year, month, day).expect("a day")
}

/// A sheet of 2024 with one initiative: deadline, target, 中間報告, 期末報告.
fn sheet(id: &str, group: &str, [deadline, target, midterm, last]: [&str; 4]) -> Sheet {
    let mut initiative = Initiative::empty(InitiativeId::new(id).expect("an id"));
    let texts = [("(1) 講座", Column::Method), (deadline, Column::Deadline), (target, Column::Target)];
    for (text, column) in texts.into_iter().chain([(midterm, Column::Midterm), (last, Column::FinalReport)]) {
        text.clone_into(initiative.text_mut(column));
    }
    Sheet {
        group: group.into(),
        goal: format!("目標{id}"),
        rank: Rank::new(1),
        initiatives: vec![initiative],
        ..Sheet::empty(SheetId::new(id).expect("an id"), year(2024))
    }
}

fn read(sheets: &[Sheet]) -> Vec<SheetResults> {
    sheets.iter().map(results::of).collect()
}

fn pairs<'r>(sheets: &'r [Sheet], read: &'r [SheetResults]) -> Vec<ReadPair<'r>> {
    sheets.iter().zip(read).collect()
}

/// Counts as 達成, 未達, 要確認, 数値なし, 報告なし, and of how many numbers.
fn counts(outcomes: &Outcomes) -> ([usize; 5], usize) {
    (OverviewOutcome::ALL.map(|outcome| outcomes.count(outcome)), outcomes.numeric())
}

/// Sums of parts are the whole, and the whole is what 目標と実績 counts.
fn check_sums(sheets: &[Sheet], before: &[Sheet], report: Option<Report>) {
    let (read_now, read_before) = (read(sheets), read(before));
    let (now, before) = (pairs(sheets, &read_now), pairs(before, &read_before));
    for year in goalsheet::overview::years(sheets) {
        let overview = YearOverview::of(year, &now, &before, report);
        let of_year: Vec<&ReadPair<'_>> = now.iter().filter(|(sheet, _)| sheet.fiscal_year == year).collect();
        assert_eq!(overview.goals(), of_year.len());
        let groups: Outcomes = overview.groups.iter().map(|group| group.outcomes).sum();
        assert_eq!(groups, overview.outcomes);
        for group in &overview.groups {
            assert_eq!(group.goals.iter().map(|goal| goal.outcomes).sum::<Outcomes>(), group.outcomes);
            assert!(group.goals.iter().all(|goal| goal.sheet.group == group.name));
            let departments = group.departments.iter();
            assert_eq!(departments.clone().map(|one| one.outcomes).sum::<Outcomes>(), group.outcomes);
            assert_eq!(departments.map(|one| one.goals).sum::<usize>(), group.goals.len());
        }
        let counted = overview.report.unwrap_or(Report::Midterm);
        let mut tally = results::Tally::default();
        of_year.iter().for_each(|(_, results)| tally.add(&results.tally(counted)));
        let of_tally = [tally.met, tally.short, tally.unclear, tally.no_target, tally.no_report];
        let (counts, numeric) = counts(&overview.outcomes);
        assert_eq!(counts, of_tally, "as 目標と実績 has it");
        assert!((counts[0] + counts[1] + counts[2]..=tally.all() - tally.no_target).contains(&numeric));
        assert!(overview.outcomes.met_percent().is_none_or(|percent| percent <= 100));
        // What is short is told once, and in order.
        if overview.report.is_some() {
            assert_eq!(overview.shortfalls.len(), tally.short);
        }
        assert!(overview.shortfalls.is_sorted_by_key(|one| std::cmp::Reverse(one.gap.unwrap_or(-1))));
        let picked: usize = of_year.iter().map(|(sheet, _)| sheet.sdgs.len()).sum();
        assert_eq!(overview.sdgs.iter().sum::<usize>(), picked);
        let goals: Vec<&Sheet> = now.iter().map(|(sheet, _)| *sheet).collect();
        check_alignment(&YearAlignment::of(year, &goals, &[]), &overview);
    }
}

/// Every goal stands in its rows, and in the list of those without one otherwise.
fn check_alignment(alignment: &YearAlignment<'_>, overview: &YearOverview<'_>) {
    for (at, (_, goals)) in alignment.sdgs.iter().enumerate() {
        assert_eq!(goals.len(), overview.sdgs[at]);
    }
    for plan in &alignment.plans {
        for (goal, sheet) in alignment.goals.iter().enumerate() {
            let names_it = sheet.positions.iter().any(|position| {
                goalsheet::text::width::squeeze(&position.plan) == goalsheet::text::width::squeeze(&plan.name)
            });
            let stands = plan.chapters.iter().any(|row| row.goals.contains(&goal));
            assert_eq!(names_it, stands || plan.without.contains(&goal), "{} of {}", sheet.goal, plan.name);
            assert!(!stands || !plan.without.contains(&goal));
        }
    }
}

#[test]
fn figures_of_the_sample_add_up() {
    for report in [None, Some(Report::Midterm), Some(Report::Final)] {
        check_sums(&SAMPLE, &SAMPLE, report);
    }
    check_sums(&[], &SAMPLE, None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn figures_of_any_sheets_add_up(sheets in crate::common::sheets()) {
        let mut sheets = sheets;
        // As lists have them: by year and group.
        sheets.sort_by(|a, b| (a.fiscal_year, &a.group).cmp(&(b.fiscal_year, &b.group)));
        check_sums(&sheets, &sheets, None);
    }
}

#[test]
fn a_year_is_counted_by_the_report_it_has_come_to() {
    let check = |rows: &[[&str; 4]], report, expected: Option<Report>, counted: [usize; 5], numeric| {
        let sheets: Vec<Sheet> =
            (1..).zip(rows).map(|(id, row)| sheet(&id.to_string(), "総務", *row)).collect();
        let read = read(&sheets);
        let overview = YearOverview::of(year(2024), &pairs(&sheets, &read), &[], report);
        assert_eq!(overview.report, expected, "{rows:?}");
        assert_eq!(counts(&overview.outcomes), (counted, numeric), "{rows:?}");
    };
    let (plan, met, short) = (["", "10回", "", ""], ["", "10回", "4回", "12回"], ["", "10回", "4回", "6回"]);
    let midterm = ["", "10回", "4回", ""];
    check(&[plan], None, None, [0, 0, 0, 0, 1], 1);
    check(&[plan], Some(Report::Final), None, [0, 0, 0, 0, 1], 1);
    check(&[["", "周知を図る", "", ""]], None, None, [0, 0, 0, 0, 1], 0);
    check(&[midterm, plan], None, Some(Report::Midterm), [0, 1, 0, 0, 1], 2);
    check(&[met, short], None, Some(Report::Final), [1, 1, 0, 0, 0], 2);
    check(&[met, short], Some(Report::Midterm), Some(Report::Midterm), [0, 2, 0, 0, 0], 2);
    // One early report does not make the others look unreported.
    check(&[met, midterm, midterm], None, Some(Report::Midterm), [0, 3, 0, 0, 0], 3);
    check(&[met, short, midterm], None, Some(Report::Final), [1, 1, 0, 0, 1], 3);
    check(
        &[["", "10回", "", "概ね達成した"], ["", "周知を図る", "", "周知した"]],
        None,
        Some(Report::Final),
        [0, 0, 1, 1, 0],
        1,
    );
}

#[test]
fn a_year_stands_beside_the_one_before() {
    let now =
        [sheet("a", "総務", ["", "10回", "4回", "12回"]), sheet("b", "教育", ["", "10回", "12回", "6回"])];
    let mut before =
        [sheet("x", "総務", ["", "10回", "", "3回"]), sheet("y", "旧部", ["", "10回", "", "12回"])];
    for sheet in &mut before {
        sheet.fiscal_year = year(2023);
    }
    before[0].goal = "目標 ａ".into();
    let (read_now, read_before) = (read(&now), read(&before));
    let (pairs_now, pairs_before) = (pairs(&now, &read_now), pairs(&before, &read_before));
    let overview = YearOverview::of(year(2024), &pairs_now, &pairs_before, None);
    let of = |outcomes: Option<Outcomes>| {
        outcomes.map(|outcomes| (outcomes.count(OverviewOutcome::Met), outcomes.numeric()))
    };
    // What another group did is no measure of what these did.
    assert_eq!((of(overview.before), overview.is_part_of_before), (Some((0, 1)), true));
    assert_eq!(
        overview.groups.iter().map(|group| of(group.before)).collect::<Vec<_>>(),
        [Some((0, 1)), None]
    );
    assert_eq!(of(overview.groups[0].goals[0].before), Some((0, 1)), "the same goal in other letters");
    // Two of the same words cannot be told apart, and a goal that was carried over goes on from its own, whatever it is called.
    let mut twice = before.to_vec();
    twice.push(Sheet { id: SheetId::new("z").expect("an id"), ..before[0].clone() });
    let read_twice = read(&twice);
    let overview_of = |now: &[Sheet], read_now: &[results::SheetResults]| {
        let pairs_twice = pairs(&twice, &read_twice);
        let overview = YearOverview::of(year(2024), &pairs(now, read_now), &pairs_twice, None);
        of(overview.groups[0].goals[0].before)
    };
    assert_eq!(overview_of(&now, &read_now), None);
    let mut carried = now.clone();
    carried[0].goal = "新しい名".into();
    let origin = SheetOrigin { id: before[0].id.clone(), year: before[0].fiscal_year, ended: Vec::new() };
    origin.store_in(&mut carried[0].extra);
    assert_eq!(overview_of(&carried, &read(&carried)), Some((0, 1)));
    assert_eq!(overview.turned, Some(Turned { to_met: 1, from_met: 1 }));
    // One report is compared with the same report, or with nothing.
    let midterm = YearOverview::of(year(2024), &pairs_now, &pairs_before, Some(Report::Midterm));
    assert_eq!((midterm.before, midterm.turned), (None, None));
    assert_eq!(YearOverview::of(year(2024), &pairs_now, &[], None).before, None);
}

#[test]
fn the_furthest_from_its_target_stands_first() {
    let sheets = [
        sheet("a", "総務", ["", "10回", "", "9回"]),
        sheet("b", "総務", ["", "苦情10件以下", "", "苦情16件"]),
        sheet("c", "総務", ["", "10回", "", "2回"]),
        sheet("d", "総務", ["", "10回", "", "12回"]),
    ];
    let read = read(&sheets);
    let overview = YearOverview::of(year(2024), &pairs(&sheets, &read), &[], None);
    let shown: Vec<(&str, Option<i64>)> =
        overview.shortfalls.iter().map(|one| (one.sheet.id.as_str(), one.gap)).collect();
    assert_eq!(shown, [("c", Some(800)), ("b", Some(600)), ("a", Some(100))]);
}

#[test]
fn what_is_due_and_what_waits_is_told() {
    let mut sheets = [
        sheet("a", "総務", ["10月末", "10回", "", ""]),
        sheet("b", "総務", ["11月10日", "10回", "4回", ""]),
        sheet("c", "総務", ["10月末", "10回", "12回", ""]),
        sheet("d", "総務", ["通年", "10回", "4回", "6回"]),
        sheet("e", "総務", ["9月末", "10回", "", ""]),
    ];
    let told = |sheets: &[Sheet], today| {
        let read = read(sheets);
        let pairs = pairs(sheets, &read);
        let overview = YearOverview::of(year(2024), &pairs, &[], Some(Report::Midterm));
        let desk = desk::of(&overview, &pairs, today);
        let due: Vec<(String, String, usize)> = desk
            .due
            .iter()
            .map(|due| (due.day.to_string(), due.sheet.id.to_string(), due.unreported))
            .collect();
        (due, desk.waiting)
    };
    let due = |day: &str, id: &str, unreported| (day.to_owned(), id.to_owned(), unreported);
    let (found, waiting) = told(&sheets, day(2024, 10, 15));
    assert_eq!(found, [due("2024-10-31", "a", 1), due("2024-11-10", "b", 0)], "reached ones are done");
    assert!(waiting.contains(&(WaitingKind::Finding(Rule::NoReport), 2)), "{waiting:?}");
    assert_eq!(told(&sheets, day(2024, 6, 1)).0, []);
    // What a person has set aside waits for nobody.
    let (_, final_waiting) = told(&sheets, day(2025, 3, 20));
    assert!(
        final_waiting.contains(&(WaitingKind::Finding(Rule::MissedWithoutReason), 1)),
        "{final_waiting:?}"
    );
    sheets[3].final_report_reason();
    let (_, final_waiting) = told(&sheets, day(2025, 3, 20));
    assert!(!final_waiting.iter().any(|(what, _)| *what == WaitingKind::Finding(Rule::MissedWithoutReason)));
}

/// Gives a missed target its reason.
trait Reasoned {
    fn final_report_reason(&mut self);
}

impl Reasoned for Sheet {
    fn final_report_reason(&mut self) {
        self.initiatives[0].final_report.push_str("。感染症の影響により、開催を見送ったため。");
    }
}

#[test]
fn chapters_without_a_goal_are_known_by_numbers_and_by_the_year_before() {
    let placed = |id: &str, western, text: &str| {
        let mut sheet = sheet(id, "総務", [""; 4]);
        sheet.fiscal_year = year(western);
        sheet.push_position("総合計画".into(), text.into(), Extra::new());
        sheet
    };
    let now = [
        placed("a", 2024, "第1編 こども\n第1章 育つ\n第3節 遊び"),
        placed("b", 2024, "第一編 こども\n第３章 学ぶ"),
        placed("c", 2024, "第編 第章 第節"),
        placed("d", 2024, "健康づくり"),
    ];
    let before = [placed("x", 2023, "第3編 安心\n第1章 備え"), placed("y", 2022, "第9編 昔")];
    let (now, before): (Vec<&Sheet>, Vec<&Sheet>) = (now.iter().collect(), before.iter().collect());
    let found = YearAlignment::of(year(2024), &now, &before);
    let plan = &found.plans[0];
    let rows: Vec<(&str, bool, PlanStanding, &[usize])> = plan
        .chapters
        .iter()
        .map(|row| (row.words.as_str(), row.is_below, row.standing, row.goals.as_slice()))
        .collect();
    assert_eq!(
        rows,
        [
            ("第1編 こども", false, PlanStanding::Written, &[0, 1][..]),
            ("第1章 育つ", true, PlanStanding::Written, &[0]),
            ("第2章", true, PlanStanding::Gap, &[]),
            ("第３章 学ぶ", true, PlanStanding::Written, &[1]),
            ("第2編", false, PlanStanding::Gap, &[]),
            ("第3編 安心", false, PlanStanding::Before, &[]),
            ("第1章 備え", true, PlanStanding::Before, &[]),
            ("健康づくり", false, PlanStanding::Written, &[3]),
        ]
    );
    assert_eq!((plan.name.as_str(), plan.without.as_slice()), ("総合計画", &[2][..]));
    assert_eq!(plan.chapters[2].place, "第1編 第2章");
    assert_eq!(found.without_sdg, [0, 1, 2, 3]);
}

#[test]
fn a_word_names_what_a_figure_counts() {
    let turned = [State::Met, State::Short].map(CountedRows::Turned);
    for report in Report::ALL {
        for rows in OverviewOutcome::ALL.map(CountedRows::Outcome).into_iter().chain(turned) {
            let counted = Counted { report, rows };
            assert_eq!(counted.word().as_deref().and_then(Counted::read), Some(counted));
        }
    }
    for word in ["", "0", "x1", "71", "07"] {
        assert_eq!(Counted::read(word), None, "{word}");
    }
}

/// Every link of a picture leads somewhere, every picture has its words, and tables have no pictures.
fn check_picture(markup: &str, is_table: bool) {
    let page = Html::parse_fragment(markup);
    assert_eq!(page.errors, Vec::<String>::new());
    let all = |selector: &str| page.select(&Selector::parse(selector).expect("a selector")).count();
    assert_eq!(all("[style]"), 0);
    assert_eq!(all("a:not([href^=\"#/\"])"), 0, "a link that leads nowhere");
    assert_eq!(all("svg[role=img]:not([aria-label])"), 0);
    assert_eq!(all("svg:not([role=img]):not([aria-hidden]):not(.mark)"), 0);
    if is_table {
        assert_eq!(all("svg"), 0);
    }
}

#[test]
fn pictures_lead_to_their_sheets() {
    let of = |western| {
        SAMPLE.iter().filter(|sheet| sheet.fiscal_year == year(western)).cloned().collect::<Vec<_>>()
    };
    let (before, now) = (of(2024), of(2025));
    for for_citizens in [false, true] {
        for as_tables in [false, true] {
            let options = OverviewOptions { for_citizens, as_tables, ..OverviewOptions::default() };
            for (sheets, before) in [(&before, &[][..]), (&now, &before[..]), (&*SAMPLE, &SAMPLE[..])] {
                let drawn = overview::drawn(sheets, before, &options, Some(day(2026, 1, 10)));
                check_picture(&drawn, as_tables);
                for sheet in sheets {
                    assert!(drawn.contains(&format!("#/sheet/{}\"", sheet.id)), "{}", sheet.goal);
                }
                assert_eq!(drawn.contains("庁内だけ"), !for_citizens);
            }
        }
    }
    let drawn = alignment::drawn(&before, &now);
    check_picture(&drawn, true);
    assert!(drawn.contains("<b>") && drawn.contains("14 海の豊かさを守ろう"));
    assert_eq!(Sdg::all().count(), 17);
}
