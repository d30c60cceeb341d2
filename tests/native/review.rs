//! The review: every rule with cells that it finds and cells that it leaves alone, and the real sheets.

use std::sync::Arc;

use crate::common::{ids, seed, sheet as any_sheet};
use goalsheet::messages::review as words;
use goalsheet::model::{
    Column, Day, Dismissal, Extra, FiscalYear, FormPart, Initiative, InitiativeId, Overruling, OwnKey,
    PartKey, PartSetting, Rank, Report, Sdg, Sheet, SheetForm, SheetId, Stage, State, StepId, TakenStep,
    paper,
};
use goalsheet::review::{Finding, Rule, Severity, count_lines, is_dismissed, lines, of_sheet, of_year};
use goalsheet::{codec, results};
use proptest::prelude::*;

fn day(text: &str) -> Day {
    let mut parts = text.split('-').map(|part| part.parse().expect("a number"));
    let mut next = || parts.next().expect("three parts");
    Day::new(next(), next(), next()).expect("a day")
}

/// A day of each step of 令和6年度.
fn today(stage: Stage) -> Day {
    day(match stage {
        Stage::Plan => "2024-05-10",
        Stage::Midterm => "2024-10-20",
        Stage::Final => "2025-04-10",
    })
}

/// A sheet with nothing to find outside of its initiative, whose cells these are.
fn sheet(cells: [&str; 5]) -> Sheet {
    let mut initiative = Initiative::empty(InitiativeId::new("i").expect("an id"));
    for (column, text) in Column::ALL.into_iter().zip(cells) {
        text.clone_into(initiative.text_mut(column));
    }
    let text = |text: &str| text.to_owned();
    Sheet {
        group: text("総務部等"),
        department: text("総務部"),
        goal: text("窓口の改善"),
        situation: text("待ち時間が長い。"),
        purpose: text("待ち時間を短くする。"),
        sdgs: Sdg::new(11).into_iter().collect(),
        initiatives: vec![initiative],
        participation: text("意見を聞いた。"),
        effects: text("短くなった。"),
        ..Sheet::empty(SheetId::new("s").expect("an id"), FiscalYear::new(2024).expect("a year"))
    }
}

fn review(sheet: &Sheet, stage: Stage, today: Day) -> Vec<Finding> {
    of_sheet(sheet, &results::of(sheet), stage, today)
}

fn shown(sheet: &Sheet, findings: &[Finding]) -> Vec<String> {
    let place = |finding: &Finding| finding.place.key(sheet).replace("initiative:i:", "");
    findings.iter().map(|finding| format!("{} {}", finding.rule.code(), place(finding))).collect()
}

/// The findings of a sheet at a step, but those on targets without a number, which most examples have.
fn check_sheet(sheet: &Sheet, stage: Stage, expected: &[&str]) {
    let mut findings = review(sheet, stage, today(stage));
    findings.retain(|finding| finding.rule != Rule::NoNumber);
    assert_eq!(shown(sheet, &findings), expected, "{:?} {stage:?}", sheet.initiatives);
    for finding in &findings {
        let sentence = words::sentence(sheet, finding);
        assert!(sentence.ends_with("ください。") && !sentence.contains("「」"), "{sentence}");
        assert_eq!(words::fix(finding).is_some(), finding.fix.is_some());
    }
}

/// Cells: 取組, 期限, 数値目標, 中間報告, 期末報告; what is found, as `code place`.
fn check(stage: Stage, cells: [&str; 5], expected: &[&str]) {
    check_sheet(&sheet(cells), stage, expected);
}

use Stage::{Final, Midterm, Plan};

#[test]
fn a_full_sheet_has_nothing_to_find() {
    let cells = [
        "○ 窓口\n(1) 研修\n(2) 案内",
        "(1) 5月\n(2) 通年",
        "(1) 年2回\n(2) 掲示",
        "(1) 1回実施\n(2) 掲示中",
        "(1) 計2回実施\n(2) 全窓口に掲示",
    ];
    for stage in [Plan, Midterm, Final] {
        check(stage, cells, &[]);
    }
    check(Plan, [cells[0], "(1) 9月\n(2) 通年", cells[2], "", ""], &[]);
}

#[test]
fn reports_are_asked_for_when_they_are_due() {
    let plan = ["(1) い\n(2) ろ\n(3) は", "通年", "(1) い\n(2) ろ\n(3) は"];
    let at = |midterm, last| [plan[0], plan[1], plan[2], midterm, last];
    check(Plan, at("", ""), &[]);
    check(Midterm, at("", ""), &["no_report midterm"]);
    check(Midterm, at("(1) 済\n(2) 済", ""), &["no_report midterm:3"]);
    check(Midterm, at("(1) 済\n(2)\n(3) 済", ""), &["no_report midterm:2"]);
    check(Midterm, at("(1) 済\n(3) 済", ""), &["label_missing midterm:2"]);
    check(Midterm, at("すべて順調", ""), &[]);
    check(Midterm, at("(1)(2) 済\n(3) 済", ""), &[]);
    check(Final, at("", ""), &["no_midterm midterm", "no_report final_report"]);
    check(
        Final,
        at("(1) 着手", "(1) 済みとなった\n(2) 済"),
        &["no_midterm midterm:2", "no_midterm midterm:3", "no_report final_report:3"],
    );
    check(Final, at("着手", "すべて実施"), &[]);
    check(Final, ["い", "通年", "", "", ""], &["no_target target"]);
}

fn overruled(cells: [&str; 5], states: [Option<State>; 2]) -> Sheet {
    let mut sheet = sheet(cells);
    let initiative = &mut sheet.initiatives[0];
    for (report, state) in Report::ALL.into_iter().zip(states) {
        initiative.overruled.push(Overruling {
            entry: None,
            report,
            state,
            target_quantity: None,
            report_quantities: None,
            target_words: cells[2].into(),
            report_words: cells[report.column() as usize].into(),
            reason: String::new(),
            signed: goalsheet::model::Signature::default(),
            extra: Extra::new(),
        });
    }
    sheet
}

#[test]
fn a_miss_owes_a_reason() {
    let cells = |last| ["研修", "年度内", "50人以上", "準備中", last];
    let short = [None, Some(State::Short)];
    let check = |last, state, expected: &[&str]| check_sheet(&overruled(cells(last), state), Final, expected);
    check("27人が参加", short, &["missed_without_reason final_report"]);
    check("参加を促進するため、周知を行い27人が参加", short, &["missed_without_reason final_report"]);
    check("悪天候のため27人の参加となった", short, &[]);
    check("日程が学校行事と重なり27人", short, &[]);
    check("27人が参加", [None, Some(State::Met)], &[]);
    check_sheet(
        &overruled(["研修", "年度内", "50人以上", "10人が参加", ""], [Some(State::Short), None]),
        Midterm,
        &[],
    );
}

#[test]
fn a_final_report_is_more_than_the_midterm_report() {
    let at =
        |midterm, last| ["(1) 研修\n(2) 周知", "年度内", "(1) 研修の充実\n(2) 周知の徹底", midterm, last];
    let unchanged = "final_unchanged final_report";
    check(
        Final,
        at("(1) 講師を招いて研修を実施\n(2) 着手", "(1) 講師を招いて 研修を\n実施\n(2) 周知した"),
        &[&format!("{unchanged}:1")],
    );
    check(Final, at("(1)(2) 準備を進めている。", "(1)(2) 準備を進めている。"), &[&format!("{unchanged}:1")]);
    check(Final, at("準備を進めている。", "準備を進めている。"), &[unchanged]);
    check(Final, at("(1) 研修の準備\n(2) 周知の準備", "(1) 研修を実施\n(2) 周知を実施"), &[]);
    let done = "6月に研修を実施し、12人が参加";
    for (state, expected) in [
        (State::Met, [].as_slice()),
        (State::Short, &["final_repeats_midterm final_report", "missed_without_reason final_report"]),
        (State::Unclear, &["final_repeats_midterm final_report"]),
    ] {
        check_sheet(
            &overruled(["研修", "年度内", "10人以上", done, done], [None, Some(state)]),
            Final,
            expected,
        );
    }
    let off = "大雨のため研修を中止";
    let off = overruled(["研修", "年度内", "10人以上", off, off], [None, Some(State::Short)]);
    check_sheet(&off, Final, &[unchanged]);
}

#[test]
fn reports_are_held_against_their_targets() {
    let at = |target, midterm, last| ["研修", "年度内", target, midterm, last];
    check(Final, at("年4回", "2回実施", "研修を実施した"), &["count_not_given final_report"]);
    check(Final, at("年4回", "2回実施", "計4回実施"), &[]);
    check(Final, at("年4回", "研修を実施", "計4回実施"), &[]);
    check(Midterm, at("年4回", "研修を実施", ""), &["count_not_given midterm"]);
    check(Midterm, at("20点以上", "9点の応募があった", ""), &[]);
    check(Final, at("20点以上", "9点の応募", "13点の応募があった"), &["missed_without_reason final_report"]);
    check(Final, at("20点以上", "9点の応募", "周知の不足により13点の応募にとどまった"), &[]);
    check(Final, at("20点以上", "9点の応募", "21点の応募があった"), &[]);
    let targets = sheet(at("(1) 充実\n(2) 年4回", "", ""));
    let found = review(&targets, Plan, today(Plan));
    assert_eq!(shown(&targets, &found), ["no_number target:1"]);
}

#[test]
fn a_report_names_the_target_as_the_plan_has_it() {
    let differs = ["target_misquoted final_report"];
    for (target, report, expected) in [
        ("20点以上", "目標30点に対し、31点の応募があった。", &differs[..]),
        ("20点以上", "目標の15点に対し、21点の応募があった。", &differs),
        ("受講率 85%", "受講率は90％（目標値８０％）であった。", &differs),
        ("5か所", "目標は6箇所、7箇所で実施した。", &differs),
        ("参加者60人", "目標値の50名を上回る61名が参加した。", &differs),
        // The same, another unit, another target, or nothing that is certain.
        ("20点以上", "目標20点に対し、21点の応募があった。", &[]),
        ("20点以上", "目標の２０点を上回る21点の応募があった。", &[]),
        ("20点以上", "目標3回に対し、21点の応募があった。", &[]),
        ("20点以上", "当初の目標30点を見直し、21点の応募があった。", &[]),
        ("20点以上", "昨年度の目標15点に対し、21点の応募があった。", &[]),
        ("20点以上", "21点の応募があり、目標を1点上回った。", &[]),
        ("講座20回、会議5回", "目標30回に対し31回実施した。", &[]),
        ("20点以上", "目標30点以上も視野に、20点を超える21点の応募があった。", &[]),
    ] {
        let cells = sheet(["研修", "年度内", target, "", report]);
        let found = review(&cells, Final, today(Final));
        let told: Vec<_> =
            shown(&cells, &found).into_iter().filter(|one| one.starts_with("target_")).collect();
        assert_eq!(told, expected, "{target} / {report}");
    }
}

#[test]
fn target_and_report_speak_in_one_measure() {
    let differs = ["measures_differ final_report"];
    let open = ["count_not_given final_report"];
    for (target, report, expected) in [
        ("研修の参加者 50人", "研修を3回開催した", &differs[..]),
        ("受講率 90％", "受講者 57人", &differs),
        ("相談 120件", "相談窓口を24回開設した", &differs),
        ("講座の受講者 1,000人", "10講座", &differs),
        ("道路の補修 3km", "補修工事を4件実施した", &differs),
        ("パンフレットの配布 500部", "配布 12か所", &differs),
        // Of another thing, said of all, planned, or beside a number that fits: nothing is certain.
        ("研修の参加者 50人", "市内3か所で周知した", &open),
        ("支援を受けた人の8割以上で改善", "26人に支援を開始", &open),
        ("4業務の標準化の完了", "標準化に関連する7社と打合せを実施", &open),
        ("研修の参加者 50人", "全員を対象に研修を3回開催した", &open),
        ("研修の参加者 50人", "研修を3回、視察を2件", &open),
        ("研修の参加者 50人", "目標どおり研修を3回開催した", &open),
        ("研修の参加者 50人", "研修を3回開催し、62人が参加", &[]),
        ("配布 500部", "520冊を配布", &differs),
        ("講習 60分", "講習 1時間30分", &[]),
        ("処理 14日以内", "処理 2週間", &[]),
        ("年4回、参加者 50人", "研修を実施した", &open),
    ] {
        let sheet = sheet(["研修", "年度内", target, "準備中", report]);
        let found = review(&sheet, Final, today(Final));
        let of_counts = |one: &&Finding| matches!(one.rule, Rule::MeasuresDiffer | Rule::CountNotGiven);
        let found: Vec<Finding> = found.iter().filter(of_counts).cloned().collect();
        assert_eq!(shown(&sheet, &found), expected, "{target} | {report}");
    }
    let sheet = sheet(["研修", "年度内", "研修の参加者 50人", "準備中", "研修を3回開催した"]);
    let found = review(&sheet, Final, today(Final));
    let told =
        found.iter().find(|one| one.rule == Rule::MeasuresDiffer).map(|one| words::sentence(&sheet, one));
    assert_eq!(
        told.as_deref(),
        Some(
            "① 期末報告の「3回」は数値目標「50人」と表し方が合っていません。目標と同じ単位の数を書いてください。"
        )
    );
}

#[test]
fn numbers_match_across_the_columns() {
    let three = "(1) い\n(2) ろ\n(3) は";
    let check = |cells, expected: &[&str]| check(Plan, cells, expected);
    check([three, "(1)～(3) 年度内", three, "", ""], &[]);
    check(["○ い", "年度内", three, three, "(1) 済\n(2) 済\n(3) 済"], &[]);
    check([three, "年度内", "20点", "", ""], &[]);
    check([three, three, "(1) い\n(2) ろ", "", ""], &["label_missing target:3"]);
    check(["(1) い\n(3) は", three, three, "", ""], &["label_missing method:2"]);
    check([three, "(1) 年度内\n(3) 年度内", three, "", ""], &["label_missing deadline:2"]);
    check([three, "(1) 年度内\n(2) 年度内", three, "", ""], &["no_deadline deadline:3"]);
    check([three, "(1) 年度内\n(2)\n(3) 年度内", three, "", ""], &["no_deadline deadline:2"]);
    check(["(1) い\n(3) は", "年度内", "(1) い\n(3) は", "", ""], &["label_gap method:2"]);
    check(
        [three, "年度内", "(1) い\n(2) ろ\n(2) は", "", ""],
        &["label_doubled target:2", "label_missing target:3"],
    );
    check(["(1) い\n(3) は\n(2) ろ", "年度内", three, "", ""], &["label_order method:2"]);
    check(
        [three, "年度内", three, "(1) い\n(4) に", ""],
        &["label_missing midterm:2", "label_missing midterm:3", "label_alone midterm:4"],
    );
    let again = "○ 一\n(1) い\n(2) ろ\n○ 二\n(1) は\n(2) に";
    check([again, "年度内", "(1) い\n(2) ろ\n(1) は\n(2) に", "", ""], &[]);
}

#[test]
fn deadlines_lie_in_the_year_and_ahead() {
    let plan = |deadline| ["(1) い\n(2) ろ", deadline, "(1) い\n(2) ろ", "", ""];
    check(Plan, plan(""), &["no_deadline deadline"]);
    check(
        Plan,
        plan("(1) 令和6年3月末\n(2) R7.3月末"),
        // What ended before the year is told as that, and not as late.
        &["deadline_outside deadline:1"],
    );
    check(
        Plan,
        plan("(1) 令和8年度末 (2) 2025年5月"),
        &["deadline_later deadline:1", "deadline_later deadline:2"],
    );
    check(Plan, plan("(1) 4月末\n(2) 5月末"), &["deadline_passed deadline:1"]);
    check(Plan, plan("(1) 4月、1月\n(2) 随時"), &[]);
    check(Plan, plan("4月20日まで"), &["deadline_passed deadline:1", "deadline_passed deadline:2"]);
    check(Plan, ["(1) い", "(1) 4月末", "(1) い", "(1) 済", ""], &[]);
    check(Midterm, plan("(1) 4月末\n(2) 5月末"), &["no_report midterm"]);
    check(
        Midterm,
        ["(1) い\n(2) ろ", "(1) 4月末\n(2) 5月末", "(1) い", "(1) 済", ""],
        &["deadline_passed deadline:2", "label_missing target:2"],
    );
}

#[test]
fn empty_parts_are_named() {
    let full = || sheet(["い", "年度内", "い", "着手", "実施"]);
    let mut bare = full();
    bare.situation = " \n".into();
    bare.sdgs.clear();
    bare.participation.clear();
    bare.push_position("総合計画".into(), String::new(), Extra::new());
    check_sheet(&bare, Midterm, &["empty_position position:総合計画", "empty situation", "no_sdgs sdgs"]);
    check_sheet(
        &bare,
        Final,
        &["empty_position position:総合計画", "empty situation", "no_sdgs sdgs", "empty_notes participation"],
    );
    let mut none = full();
    none.initiatives.clear();
    check_sheet(&none, Plan, &["no_initiatives initiatives"]);
    check(Plan, ["", "", "", "", ""], &["empty_initiative method"]);
    check(Plan, ["", "年度内", "い", "", ""], &["empty method"]);
    let new = Sheet::empty(SheetId::new("s").expect("an id"), FiscalYear::new(2024).expect("a year"));
    check_sheet(
        &new,
        Plan,
        &[
            "empty group",
            "empty goal",
            "empty department",
            "empty situation",
            "empty purpose",
            "no_sdgs sdgs",
            "no_initiatives initiatives",
        ],
    );
}

#[test]
fn what_a_sheet_lacks_is_told_apart_from_what_is_wrong_in_it() {
    let year = FiscalYear::new(2024).expect("a year");
    let mut new = Sheet::empty(SheetId::new("s").expect("an id"), year);
    new.initiatives.push(Initiative::empty(InitiativeId::new("i").expect("an id")));
    new.push_position("総合計画".into(), String::new(), Extra::new());
    // A sheet that was just started has nothing but this to be told, at every step of the year.
    for stage in [Plan, Midterm, Final] {
        let found = review(&new, stage, today(stage));
        assert!(!found.is_empty() && found.iter().all(|finding| finding.rule.is_of_blanks()), "{found:?}");
    }
    new.initiatives[0].method = "(1) 研修\n(1) 隨時".into();
    let wrong =
        |found: Vec<Finding>| found.into_iter().filter(|f| !f.rule.is_of_blanks()).collect::<Vec<_>>();
    assert_eq!(
        shown(&new, &wrong(review(&new, Plan, today(Plan)))),
        ["wrong_characters method", "label_doubled method:1"]
    );
}

#[test]
fn traces_are_found_in_every_cell() {
    let mut traced = sheet(["○ I C Tの活用", "隨時", "第編", "", ""]);
    traced.goal = "D Xの推進".into();
    traced.effects = "<p>主查級</p>".into();
    check_sheet(
        &traced,
        Plan,
        &[
            "spaced_letters goal",
            "spaced_letters method",
            "wrong_characters deadline",
            "template_left target",
            "stray_tags effects",
            "wrong_characters effects",
        ],
    );
    let fixes: Vec<_> = review(&traced, Plan, today(Plan)).iter().filter_map(words::fix).collect();
    assert_eq!(
        fixes,
        [
            "D X → DX に直す",
            "I C T → ICT に直す",
            "隨時 → 随時 に直す",
            "タグを取り除く",
            "主查 → 主査 に直す"
        ]
    );
}

#[test]
fn what_was_set_aside_stays_so_while_other_parts_change() {
    let mut sheet = sheet(["(1) い\n(2) ろ", "(1) 年度内", "(1) い\n(2) ろ", "", ""]);
    let find = |sheet: &Sheet| {
        review(sheet, Plan, today(Plan))
            .into_iter()
            .find(|f| f.rule == Rule::NoDeadline)
            .expect("it is found")
    };
    let finding = find(&sheet);
    assert_eq!(finding.place.key(&sheet), "initiative:i:deadline:2");
    assert_eq!(is_dismissed(&sheet, &finding), None);
    let dismissal = Dismissal {
        rule: "no_deadline".into(),
        place: finding.place.key(&sheet),
        reason: "毎年行う".into(),
        signed: goalsheet::model::Signature::default(),
        extra: Extra::new(),
    };
    sheet.dismissed.push(dismissal.clone());
    sheet.situation.push_str("人も少ない。");
    sheet.initiatives.insert(0, Initiative::empty(InitiativeId::new("before").expect("an id")));
    assert_eq!(is_dismissed(&sheet, &find(&sheet)), Some(&dismissal));
    sheet.dismissed[0].place = "initiative:i:deadline:1".into();
    assert_eq!(is_dismissed(&sheet, &find(&sheet)), None);
}

/// The findings of a sheet by a form, at a step.
fn check_by(form: &SheetForm, sheet: &Sheet, stage: Stage, expected: &[&str]) {
    paper::by_form(Arc::new(form.clone()), || check_sheet(sheet, stage, expected));
}

const ROW: [&str; 5] = ["(1) 研修", "(1) 9月", "(1) 年4回", "(1) 2回", ""];

#[test]
fn a_part_that_is_longer_than_the_form_has_room_for_is_told() {
    let own = |name: &str| PartSetting::new(PartKey::Own(OwnKey::new(name).expect("a key")), name);
    let mut form = SheetForm::default();
    form.parts[0].limit = Some(5);
    form.columns[0].limit = Some(6);
    form.columns.push(PartSetting { limit: Some(3), ..own("担当") });
    form.after.push(PartSetting { limit: Some(2), ..own("覚え") });
    let mut sheet = sheet(ROW);
    check_by(&form, &sheet, Midterm, &[]);
    sheet.goal = "窓口を改善する".into();
    sheet.own.set(&OwnKey::new("覚え").expect("a key"), "部内\nのみ");
    let row = &mut sheet.initiatives[0];
    row.method = "(1) 研修と\n講座".into();
    row.own.set(&OwnKey::new("担当").expect("a key"), "山田太郎");
    let expected = ["too_long goal", "too_long method", "too_long own:担当", "too_long own:覚え"];
    check_by(&form, &sheet, Midterm, &expected);
    let found = paper::by_form(Arc::new(form), || review(&sheet, Midterm, today(Midterm)));
    let told: Vec<_> = found.iter().map(|finding| words::sentence(&sheet, finding)).collect();
    assert!(told[0].contains("上限の5字より2字多く"), "{told:?}");
    assert!(told[3].contains("上限の2字より2字多く"), "line breaks are not counted: {told:?}");
    check_sheet(&sheet, Midterm, &[]);
}

#[test]
fn a_part_that_the_form_needs_is_missed_from_its_step_on_and_once() {
    let key = |name: &str| OwnKey::new(name).expect("a key");
    let step = |id: &str| StepId::new(id).expect("an id");
    let own = |name: &str, at: &str| {
        let part = PartSetting::new(PartKey::Own(key(name)), name);
        PartSetting { needed: Some(step(at)), ..part }
    };
    let mut form = SheetForm::default();
    for part in form.all_mut() {
        part.needed = Some(step("plan"));
    }
    form.columns[4].needed = Some(step("final"));
    form.columns.extend([own("担当", "plan"), own("評価の理由", "final"), own("部長の確認", "hearing")]);
    let mut sheet = sheet(ROW);
    sheet.rank = Rank::new(1);
    check_by(&form, &sheet, Plan, &["empty own:担当"]);
    // What has a rule of its own is told by that one.
    check_by(&form, &sheet, Final, &["no_report final_report", "empty own:担当", "empty own:評価の理由"]);
    sheet.initiatives[0].own.set(&key("担当"), "山田");
    sheet.effects = String::new();
    check_by(&form, &sheet, Plan, &["empty effects"]);
    check_by(
        &form,
        &sheet,
        Final,
        &["no_report final_report", "empty own:評価の理由", "empty_notes effects"],
    );
    // The sheet's own way counts more than the month.
    let taken = |id: &str| TakenStep { id: step(id), since: None, extra: Extra::new() };
    sheet.effects = "短くなった。".into();
    sheet.course.steps = vec![taken("final")];
    check_by(&form, &sheet, Plan, &["empty final_report", "empty own:評価の理由"]);
    sheet.course.steps = vec![taken("plan")];
    check_by(&form, &sheet, Final, &["no_report final_report"]);
    sheet.course.steps = vec![taken("hearing"), taken("plan")];
    check_by(&form, &sheet, Plan, &["empty own:部長の確認"]);
    // An initiative that nobody has begun is told as a whole.
    sheet.course.steps.clear();
    sheet.initiatives.push(Initiative::empty(InitiativeId::new("j").expect("an id")));
    check_by(&form, &sheet, Plan, &["empty_initiative initiative:j:method"]);
}

#[test]
fn a_part_that_the_form_does_not_have_is_not_missed() {
    let mut form = SheetForm::default();
    for part in
        [FormPart::Situation, FormPart::Sdgs, FormPart::Deadline, FormPart::Midterm, FormPart::Effects]
    {
        form = form.only(|one| one.known() != Some(part));
    }
    let mut sheet = sheet(["(1) 研修", "", "(1) 年4回", "", "(1) 4回"]);
    (sheet.situation, sheet.effects) = (String::new(), String::new());
    sheet.sdgs.clear();
    check_by(&form, &sheet, Final, &[]);
    let all = [
        "empty situation",
        "no_sdgs sdgs",
        "no_deadline deadline",
        "no_midterm midterm",
        "empty_notes effects",
    ];
    check_sheet(&sheet, Final, &all);
    // What the template had in a part that the form does not have is nobody's to fill in.
    let written = Sheet { effects: "○○".to_owned(), ..sheet.clone() };
    paper::by_form(Arc::new(form.clone()), || {
        let found = of_sheet(&written, &results::of(&written), Final, day("2025-04-20"));
        assert!(!found.iter().any(|found| found.rule == Rule::TemplateLeft));
    });
    let form = form.only(|one| one.known() != Some(FormPart::Rank));
    assert_eq!(of_year(&[Arc::new(sheet.clone())]).len(), 1);
    paper::by_form(Arc::new(form), || assert!(of_year(&[Arc::new(sheet)]).is_empty()));
}

#[test]
fn rules_have_codes_of_their_own_and_words() {
    for (at, rule) in Rule::ALL.iter().enumerate() {
        assert!(
            Rule::ALL[..at]
                .iter()
                .all(|other| other.code() != rule.code() && words::title(*other) != words::title(*rule))
        );
        assert!(rule.code().bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_'));
    }
    let severities = [Severity::Error, Severity::Warning, Severity::Hint].map(words::severity);
    assert_eq!(severities, ["誤り", "注意", "ヒント"]);
}

#[test]
fn sentences_say_where_and_what_to_do() {
    let sheet = sheet(["(1) い\n(2) ろ", "(1) R6.3月末", "(1) い\n(2) ○○", "(1) 済", ""]);
    let sentences: Vec<_> =
        review(&sheet, Midterm, today(Midterm)).iter().map(|f| words::sentence(&sheet, f)).collect();
    assert_eq!(
        sentences,
        [
            "① 期間・期限（1）の「R6.3月末」は令和6年度より前です。年を確かめてください。",
            "① 期間・期限（2）が空欄です。いつまでに行うかを書いてください。",
            "① 数値目標に、ひな形のままの「○○」があります。書き換えるか、消してください。",
            "① 数値目標（1）に数がありません。回数や割合などで示せる場合は書き加えてください。",
            "① 数値目標（2）に数がありません。回数や割合などで示せる場合は書き加えてください。",
            "① 中間報告（2）が空欄です。数値目標（2）に対する進捗状況を書いてください。",
        ]
    );
}

/// What is told of a sheet, a line for each rule and cell: its place, and its sentence.
fn told(sheet: &Sheet, stage: Stage) -> Vec<(String, String)> {
    let found = review(sheet, stage, today(stage)).into_iter().map(|finding| (finding, ()));
    lines(found).iter().map(|(line, ())| (words::places(sheet, line), words::line(sheet, line))).collect()
}

#[test]
fn findings_of_one_rule_in_one_cell_are_told_in_one_line_with_their_numbers() {
    let numbered = |words: &str, last: usize| {
        (1..=last).map(|number| format!("({number}) {words}")).collect::<Vec<_>>().join("\n")
    };
    let (method, target) = (numbered("研修", 12), numbered("1回", 12));
    let sheet = sheet([&method, "通年", &target, &numbered("1回", 12), "(1) 1回実施\n(2)"]);
    let text = |text: &str| text.to_owned();
    assert_eq!(
        told(&sheet, Final),
        [(
            text("① 期末報告（2）～（12）"),
            text(
                "① 期末報告（2）～（12）が空欄です。数値目標（2）～（12）に対する達成状況を書いてください。"
            )
        )]
    );
    let found = review(&sheet, Final, today(Final));
    assert_eq!((found.len(), count_lines(found.iter())), (11, [0, 1, 0]));
    let dates = self::sheet([
        "(1) い\n(2) ろ\n(3) は\n(4) に",
        "(1) R5.3月末\n(2) R4.3月末\n(3) 4月末\n(4) 5月1日",
        "回数",
        "",
        "",
    ]);
    let sentences: Vec<String> = told(&dates, Plan).into_iter().map(|(_, sentence)| sentence).collect();
    assert_eq!(
        sentences,
        [
            "① 期間・期限（1）（2）の「R5.3月末」「R4.3月末」は令和6年度より前です。年を確かめてください。",
            "① 期間・期限（3）（4）の期限を過ぎましたが、報告がありません。状況を報告の欄に書いてください。",
            "① 数値目標に数がありません。回数や割合などで示せる場合は書き加えてください。",
        ]
    );
    let doubled = self::sheet(["(1) い\n(1) ろ\n(3) は\n(3) に", "通年", "充実", "", ""]);
    let sentences: Vec<String> = told(&doubled, Plan).into_iter().map(|(_, sentence)| sentence).collect();
    assert_eq!(
        sentences,
        [
            "① 取組項目及び方法・手段に（1）（3）がそれぞれ2つあります。どちらかの番号を直してください。",
            "① 取組項目及び方法・手段の番号が（2）を飛ばしています。番号を直してください。",
            "① 数値目標に数がありません。回数や割合などで示せる場合は書き加えてください。",
        ]
    );
}

/// All findings of some sheets, a line each.
fn all(sheets: Vec<Sheet>, stage: Stage, today: Day) -> Vec<String> {
    let sheets: Vec<_> = sheets.into_iter().map(Arc::new).collect();
    let mut lines = Vec::new();
    for sheet in &sheets {
        for finding in review(sheet, stage, today) {
            let number = sheet.rank.map_or(0, |rank| rank.number());
            let severity = words::severity(finding.rule.severity());
            let span = finding.place.span.clone().zip(finding.place.as_cell());
            let at = span.and_then(|(span, cell)| sheet.text(cell)?.get(span)).unwrap_or("");
            let fix = words::fix(&finding).map_or_else(String::new, |fix| format!(" [{fix}]"));
            lines.push(format!("{number} {severity} {}{fix} | {at}", words::sentence(sheet, &finding)));
        }
    }
    lines.extend(of_year(&sheets).iter().map(|(id, finding)| format!("{id} {}", finding.rule.code())));
    lines
}

#[test]
fn the_real_sheets_are_reviewed() {
    let Some(text) = seed() else { return };
    let sheets = codec::read(text, &mut ids()).expect("the real document").sheets;
    let lines = all(sheets, Final, day("2025-04-10"));
    // What the review says of these sheets, for a person to read.
    println!("{}", lines.join("\n"));
    let has = |words: &str| assert!(lines.iter().any(|line| line.contains(words)), "{words}");
    has("3 注意 ① 中間報告に（2）がありません。");
    has("5 誤り 総合計画における位置付けに、ひな形のままの「第編」「第節」があります。");
    has("[I C T → ICT に直す]");
    has("[隨時 → 随時 に直す]");
}

#[test]
fn the_sample_is_reviewed() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample.goalsheet.json");
    let text = std::fs::read_to_string(path).expect("the sample");
    let sheets = codec::read(&text, &mut ids()).expect("the sample").sheets;
    let lines = all(sheets, Final, day("2025-04-10"));
    // What the review says of these sheets, for a person to read.
    println!("{}", lines.join("\n"));
    let errors: Vec<_> = lines.iter().filter(|line| line.contains(" 誤り ")).collect();
    // One sheet has a position that was left as the template had it, on purpose.
    assert!(matches!(errors[..], [error] if error.contains("「第編」「第章」「第節」")), "{errors:?}");
}

proptest! {
    #[test]
    fn any_sheet_is_reviewed(sheet in any_sheet(), stage in 0..3usize) {
        let stage = [Plan, Midterm, Final][stage];
        let findings = review(&sheet, stage, today(stage));
        for finding in &findings {
            let text = finding.place.as_cell().and_then(|cell| sheet.text(cell));
            if let Some(span) = finding.place.span.clone() {
                prop_assert!(text.and_then(|text| text.get(span)).is_some());
            }
            prop_assert!(!words::sentence(&sheet, finding).is_empty());
            let Some(fix) = &finding.fix else { continue };
            let mut mended = sheet.clone();
            *mended.text_mut(&fix.cell).expect("the cell") = fix.text.clone();
            prop_assert_ne!(Some(fix.text.as_str()), text);
            // What was mended is not found again in the same place with the same words.
            let again = review(&mended, stage, today(stage));
            prop_assert!(again.iter().all(|other| other != finding));
        }
        let mut seen: Vec<(Rule, String)> = Vec::new();
        for finding in &findings {
            let key = (finding.rule, finding.place.key(&sheet));
            let is_of_plan = key.1.starts_with("position:") || key.1.starts_with("plan:");
            prop_assert!(is_of_plan || !seen.contains(&key), "twice: {key:?}");
            seen.push(key);
        }
    }

    #[test]
    fn cells_of_its_words_are_reviewed(
        cells in proptest::collection::vec(proptest::collection::vec(proptest::sample::select(vec![
            "(1)", "(2)", "(2)(3)", "(30)", "○ ", "\n", " ", "5月", "令和6年3月", "年4回", "I C T", "<p>", "<br>", "&amp;", "<",
            "○○", "第編", "令和　年", "（　）", "随时", "\u{fffd}", "\u{200b}", "ため", "により", "済", "- 3 -", "_", "𠮷",
        ]), 0..10), 5),
    ) {
        let cells: Vec<String> = cells.iter().map(|pieces| pieces.concat()).collect();
        let sheet = sheet([&cells[0], &cells[1], &cells[2], &cells[3], &cells[4]]);
        for stage in [Plan, Midterm, Final] {
            for finding in review(&sheet, stage, today(stage)) {
                prop_assert!(!words::sentence(&sheet, &finding).is_empty());
                if let (Some(span), Some(cell)) = (finding.place.span.clone(), finding.place.as_cell()) {
                    prop_assert!(sheet.text(cell).and_then(|text| text.get(span)).is_some());
                }
            }
        }
    }
}

/// Run with `--ignored --nocapture` in release: what a sheet costs.
#[test]
#[ignore = "a measurement, not a test"]
fn what_a_review_costs() {
    let Some(text) = seed() else { return };
    let sheets = codec::read(text, &mut ids()).expect("the real document").sheets;
    let start = cpu_time::ThreadTime::now();
    let mut count = 0;
    let results: Vec<_> = sheets.iter().map(results::of).collect();
    let read = start.elapsed();
    let start = cpu_time::ThreadTime::now();
    for _ in 0..200 {
        for (sheet, results) in sheets.iter().zip(&results) {
            count += of_sheet(sheet, results, Final, day("2025-04-10")).len();
        }
    }
    println!("reading 5: {read:?}; review: {:?} a sheet, {} findings", start.elapsed() / 1000, count / 200);
}

#[test]
fn nothing_is_asked_for_before_its_step() {
    let mut sheet = sheet(["(1) 訓練", "(1) 7月", "(1) 年4回", "", ""]);
    let asked = |sheet: &Sheet, stage| {
        let found = goalsheet::reading::Reading::of(sheet, today(stage)).findings;
        found.iter().any(|one| matches!(one.rule, Rule::NoReport | Rule::NoMidterm | Rule::DeadlinePassed))
    };
    assert!(asked(&sheet, Stage::Final), "without steps the month tells");
    for (step, is_asked) in [(Stage::Plan, false), (Stage::Midterm, true), (Stage::Final, true)] {
        sheet.course.steps = vec![TakenStep { id: step.step(), since: None, extra: Extra::new() }];
        assert_eq!(asked(&sheet, Stage::Final), is_asked, "{step:?}");
    }
}

#[test]
fn of_a_fixed_number_of_initiatives_only_the_first_must_be_begun() {
    let mut sheet = sheet(["", "", "", "", ""]);
    sheet.initiatives.push(Initiative::empty(InitiativeId::new("j").expect("an id")));
    for (initiatives, count) in [(None, 2), (Some(2), 1)] {
        let form = SheetForm { initiatives, ..SheetForm::default() };
        let found = paper::by_form(Arc::new(form), || review(&sheet, Stage::Plan, today(Stage::Plan)));
        let empty = found.iter().filter(|one| one.rule == Rule::EmptyInitiative).count();
        assert_eq!(empty, count, "{initiatives:?}");
    }
}
