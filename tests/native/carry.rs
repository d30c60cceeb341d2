//! 翌年度へ and 年度を並べて: what goes on, what does not, how years are linked, and that every way of travelling keeps it.

use std::sync::Arc;

use goalsheet::calendar::read;
use goalsheet::carry::{self, Fate, RowChoice, material};
use goalsheet::codec;
use goalsheet::lineage::{self, Further, LinkedBy};
use goalsheet::merge::merge_sheet;
use goalsheet::model::publication::PublishChoice;
use goalsheet::model::{
    Column, Comment, Document, Edit, Extra, FiscalYear, Initiative, InitiativeId, OwnKey, PartKey,
    PartSetting, Rank, Sdg, Settings, Sheet, SheetId, Value, apply,
};
use goalsheet::publish;
use goalsheet::results::table;
use goalsheet::session::{Action, Session};

pub(crate) fn year(western: i64) -> FiscalYear {
    FiscalYear::new(western).expect("a year")
}

pub(crate) fn id(id: &str) -> SheetId {
    SheetId::new(id).expect("an id")
}

pub(crate) fn row(id: &str) -> InitiativeId {
    InitiativeId::new(id).expect("an id")
}

/// An initiative: method, deadline, target, 中間報告, 期末報告.
pub(crate) fn initiative(name: &str, texts: [&str; 5]) -> Initiative {
    let mut initiative = Initiative::empty(row(name));
    for (column, text) in Column::ALL.into_iter().zip(texts) {
        text.clone_into(initiative.text_mut(column));
    }
    initiative
}

fn sheet() -> Sheet {
    let mut sheet = Sheet::empty(id("s"), year(2024));
    sheet.group = "総務部等".into();
    sheet.department = "総務課".into();
    sheet.rank = Rank::new(2);
    sheet.goal = "災害に強いまちづくり".into();
    sheet.situation = "雨が多い。".into();
    sheet.purpose = "① 備える".into();
    sheet.sdgs = [Sdg::new(11).expect("an SDG")].into();
    sheet.participation = "市民と進めた。".into();
    sheet.effects = "学校との日程の調整が残った。".into();
    sheet.push_position("総合計画".into(), "第1編".into(), Extra::new());
    sheet.extra.insert("owner".into(), Value::from("山田"));
    sheet.initiatives = vec![
        initiative("a", ["○ 講座\n(1) 出前講座", "(1) 年度内", "(1) 年40回", "(1) 26回", "(1) 38回"]),
        initiative("b", ["○ 水位計\n(1) 川の水位計", "(1) R6.12月末", "(1) 4か所", "", "(1) 3か所で運用"]),
        initiative("c", ["○ 橋\n(1) 橋の点検", "(1) 年度内", "(1) 48橋", "(1) 20橋", "(1) 48橋"]),
    ];
    sheet
}

fn choices() -> Vec<RowChoice> {
    let choice = |name: &str, fate, reason: &str| RowChoice { id: row(name), fate, reason: reason.into() };
    vec![choice("b", Fate::Changed, "部材の入荷がおくれたため"), choice("c", Fate::Ended, " 終わったため ")]
}

pub(crate) fn carried(sheet: &Sheet, choices: &[RowChoice]) -> Sheet {
    carried_by(sheet, choices, &Settings::default())
}

fn carried_by(sheet: &Sheet, choices: &[RowChoice], settings: &Settings) -> Sheet {
    let mut count = 0;
    let mut new_row = || {
        count += 1;
        row(&format!("{}-{count}", sheet.id))
    };
    let next = id(&format!("{}-next", sheet.id));
    carry::next_sheet(sheet, next, choices, settings, &mut new_row).expect("a next year")
}

#[test]
fn the_shipped_forms_plans_go_on_with_their_own_parts() {
    let own = |key: &str| OwnKey::new(key).expect("a key");
    for (city, key, goes_on) in [
        ("minamiashigara", "協働関係先", true),
        ("tottori", "測定指標", true),
        ("matsusaka", "指標", true),
        ("okazaki", "評価の理由", false),
        ("okazaki", "評価", false),
        ("osaka-library", "活動の評価", false),
    ] {
        let path = format!("{}/assets/forms/{city}.goalsettings.json", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).expect("a form");
        let settings = codec::settings::decode(&text).expect("settings").expect("sound ones");
        let mut before = sheet();
        before.initiatives[0].own.set(&own(key), "書いた文");
        let next = carried_by(&before, &[], &settings);
        assert_eq!(next.initiatives[0].own.get(&own(key)) == "書いた文", goes_on, "{city} {key}");
    }
}

#[test]
fn a_citys_own_parts_of_the_plan_go_on_and_those_of_its_reports_do_not() {
    let key = |name: &str| OwnKey::new(name).expect("a key");
    let own = |name: &str| PartSetting::new(PartKey::Own(key(name)), name);
    let mut settings = Settings::default();
    settings.add_grade("計画以上");
    let form = Arc::make_mut(&mut settings.form);
    form.parts.push(own("協働関係先"));
    form.columns.extend(["担当", "予算額", "翌年度の取組"].map(own));
    form.columns.push(PartSetting { choices: vec!["計画以上".to_owned()], ..own("評定") });
    // 担当 and 評定 are of no step: they are written in all of them.
    settings.steps[0].set_for(&PartKey::Own(key("予算額")), true);
    settings.steps[2].set_for(&PartKey::Own(key("翌年度の取組")), true);
    let mut before = sheet();
    before.own = [(key("協働関係先"), "自治会".to_owned()), (key("前の様式の欄"), "覚え".to_owned())]
        .into_iter()
        .collect();
    for name in ["担当", "予算額", "翌年度の取組", "評定", "評価"] {
        before.initiatives[0].own.set(&key(name), name);
    }
    let next = carried_by(&before, &[], &settings);
    assert_eq!(next.own.iter().map(|(_, text)| text).collect::<Vec<_>>(), ["自治会"]);
    assert_eq!(next.initiatives[0].own.keys().map(OwnKey::as_str).collect::<Vec<_>>(), ["予算額", "担当"]);
}

#[test]
fn plans_go_on_and_reports_do_not() {
    let mut before = sheet();
    before.comments.push(Comment {
        id: goalsheet::model::CommentId::new("k").expect("an id"),
        kind: goalsheet::model::CommentKind::Remark,
        place: String::new(),
        words: None,
        text: "ことば".into(),
        signed: goalsheet::model::Signature::default(),
        answers: Vec::new(),
        is_done: false,
        extra: Extra::new(),
    });
    let next = carried(&before, &choices());
    assert_eq!(next.fiscal_year, year(2025));
    let same = |sheet: &Sheet| {
        (
            (sheet.group.clone(), sheet.department.clone(), sheet.rank, sheet.goal.clone()),
            (sheet.situation.clone(), sheet.purpose.clone(), sheet.sdgs.clone(), sheet.positions.clone()),
        )
    };
    assert_eq!(same(&next), same(&before));
    assert_eq!((next.participation.as_str(), next.effects.as_str(), next.comments.len()), ("", "", 0));
    assert_eq!(next.extra.get("owner"), Some(&Value::from("山田")), "what other programs know goes on");
    let told: Vec<_> = next
        .initiatives
        .iter()
        .map(|one| {
            let origin = one.origin().expect("where it is from");
            (
                origin.id.to_string(),
                origin.is_changed,
                origin.reason,
                one.target.clone(),
                one.final_report.clone(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("a".into(), false, String::new(), "(1) 年40回".to_owned(), String::new()),
            ("b".into(), true, "部材の入荷がおくれたため".into(), "(1) 4か所".into(), String::new()),
        ]
    );
    let origin = next.origin().expect("where it is from");
    assert_eq!((origin.id, origin.year), (before.id.clone(), before.fiscal_year));
    assert_eq!(origin.ended, [(row("c"), "終わったため".to_owned())]);
    assert!(next.follows(&before) && !before.follows(&next));
    // The year after names the next one, and not the first.
    let third = carried(&next, &[]);
    assert!(third.follows(&next) && !third.follows(&before));
    assert_eq!(third.initiatives[0].origin().map(|origin| origin.id), Some(next.initiatives[0].id.clone()));
}

#[test]
fn a_year_is_made_at_once_taken_back_at_once_and_not_twice() {
    let before = sheet();
    let document = apply(&Document::default(), Edit::AddSheet(Arc::new(before.clone()))).expect("added");
    assert_eq!(carry::successor(&document, &before), None);
    let next = carried(&before, &[]);
    let edit = Edit::CarryOver(vec![Arc::new(next.clone())]);
    let after = apply(&document, edit.clone()).expect("made");
    assert_eq!(carry::successor(&after, &before), Some(next.id.clone()));
    assert!(apply(&after, edit.clone()).is_err(), "the same ids are not made twice");
    let mut session = Session::new(document.clone(), goalsheet::session::Ledger::default());
    let now = goalsheet::model::Moment::new("2025-04-01T09:00:00+09:00").expect("a moment");
    drop(session.dispatch(Action::Edit(edit), &now).expect("made"));
    drop(session.dispatch(Action::Undo, &now).expect("taken back"));
    assert_eq!(session.document().sheets.iter().count(), 1);
}

#[test]
fn links_travel_and_are_not_published() {
    let next = carried(&sheet(), &choices());
    let moment = goalsheet::model::Moment::new("2025-04-01T09:00:00+09:00").expect("a moment");
    let json = codec::json::encode(std::slice::from_ref(&next), &Extra::new(), &moment);
    let back = codec::read(&json, &mut crate::common::ids()).expect("a file").sheets;
    assert_eq!(back[0].origin(), next.origin());
    assert_eq!(back[0].initiatives[1].origin(), next.initiatives[1].origin());
    let markdown = codec::markdown::encode(
        std::slice::from_ref(&next),
        &Extra::new(),
        &moment,
        codec::markdown::Scope::Whole,
    );
    let back = codec::read(&markdown, &mut crate::common::ids()).expect("a file").sheets;
    assert_eq!(back[0].origin(), next.origin());
    // Two people write into it: the link stays.
    let (mut ours, mut theirs) = (next.clone(), next.clone());
    ours.situation.push_str("雪も多い。");
    theirs.purpose.push_str("\n② 知らせる");
    let merged = merge_sheet(Some(&next), &ours, &theirs).sheet;
    assert_eq!(merged.origin(), next.origin());
    assert_eq!(merged.initiatives[0].origin(), next.initiatives[0].origin());
    let shown = publish::shown(&next, &PublishChoice { whole: false, ..PublishChoice::WHOLE });
    assert!(shown.origin().is_none() && shown.initiatives.iter().all(|one| one.origin().is_none()));
}

#[test]
fn entries_are_found_again() {
    let before = sheet();
    let mut next = carried(&before, &choices());
    next.initiatives[1].target = "(1) 1か所".into();
    let check = |next: &Sheet, expected: &[&str]| {
        let all = read(vec![before.clone(), next.clone()]);
        let (after, _) = lineage::next_of(&all[0].0, &all).expect("a next sheet");
        let told: Vec<String> = table::of_sheet(&all[0].0, &all[0].1)
            .map(|line| match lineage::further(&line, after) {
                Further::Row(row, by) => {
                    let by = if by == LinkedBy::Carried { "" } else { "文 " };
                    format!("{by}{}", row.initiative.target)
                }
                Further::Ended(reason) => format!("終 {reason}"),
                Further::Nowhere => "なし".into(),
            })
            .collect();
        assert_eq!(told, expected);
    };
    check(&next, &["(1) 年40回", "(1) 1か所", "終 終わったため"]);
    // Sheets that were never linked: by the same words, and only where they are the same.
    let mut typed = next.clone();
    typed.extra = Extra::new();
    typed.initiatives.iter_mut().for_each(|one| one.extra = Extra::new());
    check(&typed, &["文 (1) 年40回", "文 (1) 1か所", "なし"]);
    typed.initiatives[0].method = "○ 展示\n(1) 写真の展示".into();
    check(&typed, &["なし", "文 (1) 1か所", "なし"]);
    typed.goal = "別の目標".into();
    assert!(lineage::next_of(&before, &read(vec![before.clone(), typed])).is_none());
}

#[test]
fn results_are_offered_word_for_word() {
    let before = sheet();
    let read = read(vec![before]);
    let told: Vec<_> = material(&read[0].0, &read[0].1)
        .iter()
        .map(|one| goalsheet::messages::carry::material(year(2024), one))
        .collect();
    assert_eq!(
        told,
        [
            "・出前講座（令和6年度の期末報告）：38回",
            "・川の水位計（令和6年度の期末報告）：3か所で運用",
            "・橋の点検（令和6年度の期末報告）：48橋",
            "・令和6年度の取組による効果・残された課題：学校との日程の調整が残った。",
        ]
    );
}

#[test]
fn years_stand_side_by_side() {
    let before = sheet();
    let mut next = carried(&before, &choices());
    next.initiatives[0].target = "(1) 年30回".into();
    next.initiatives[0].final_report = "(1) 31回".into();
    let third = carried(&next, &[]);
    let all = read(vec![third, before, next.clone()]);
    let chain = lineage::chain(&next, &all);
    let years: Vec<u16> = chain.iter().map(|(sheet, _)| sheet.fiscal_year.western()).collect();
    assert_eq!(years, [2024, 2025, 2026]);
    let told: Vec<String> = lineage::series(&chain, 1)[0]
        .points
        .iter()
        .map(|point| {
            let number = |value: Option<goalsheet::text::number::Number>| {
                value.map_or("—".to_owned(), |value| value.to_string())
            };
            format!("{} {}/{}", point.year.western(), number(point.actual), number(point.target))
        })
        .collect();
    assert_eq!(told, ["2024 38/40", "2025 31/30", "2026 —/30"]);
    let drawn = publish::years::drawn(&chain, &next.id);
    assert!(drawn.contains("令和6年度 目標40回 実績38回、令和7年度 目標30回 実績31回"), "{drawn}");
    // The words why are told where years meet.
    for word in ["変える：部材の入荷がおくれたため", "令和6年度で終えた取組", "　終わったため"]
    {
        assert!(drawn.contains(word), "{word}: {drawn}");
    }
}
