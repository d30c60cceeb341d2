//! What a city settles: its file to the letter and back, all its faults, the schema, and what a change is told as.

use std::sync::{Arc, LazyLock};

use goalsheet::codec::{settings, stored};
use goalsheet::messages::{problems, settings as words};
use goalsheet::model::{
    CityCode, Document, Edit, FormPart, Grade, Graded, MonthDay, OwnGrade, OwnKey, PartKey, PartSetting,
    Reviewer, Settings, SettingsGroup, SettingsPlan, SheetForm, StepId, YearStep, apply,
};
use jsonschema::Validator;
use serde_json::{Value, json};

use crate::common::moment;

static SCHEMA: LazyLock<Validator> = LazyLock::new(|| {
    let schema = serde_json::from_str(include_str!("../../format/goalsettings.schema.json")).expect("JSON");
    jsonschema::draft202012::meta::validate(&schema).expect("a schema of draft 2020-12");
    jsonschema::draft202012::new(&schema).expect("a schema")
});

fn extra(key: &str) -> goalsheet::model::Extra {
    [(key.to_owned(), json!({ "a": [1, null] }))].into_iter().collect()
}

/// A form with parts of its own, one column less, and other words.
fn form() -> SheetForm {
    let mut form =
        SheetForm { number: "様式第1号".to_owned(), initiatives: Some(5), ..SheetForm::default() };
    form.columns.remove(1);
    form.columns[0].label = "方策".to_owned();
    let own = PartSetting {
        example: "自治会連合会".to_owned(),
        limit: Some(60),
        needed: StepId::new("plan"),
        choices: vec!["市".to_owned(), "市民".to_owned()],
        is_beside: true,
        is_published: false,
        ..PartSetting::new(PartKey::Own(OwnKey::new("協働関係先").expect("a key")), "協働関係先")
    };
    form.parts.push(own);
    let indicators = PartKey::Own(OwnKey::new("測定指標").expect("a key"));
    form.columns.push(PartSetting { has_indicators: true, ..PartSetting::new(indicators, "測定指標") });
    form
}

/// With something at every level that this version does not know.
fn full() -> Settings {
    Settings {
        city: "あおぞら市".to_owned(),
        code: CityCode::new("202037"),
        groups: vec![SettingsGroup {
            name: "総務部等".to_owned(),
            departments: vec!["総務課".to_owned(), "人事課".to_owned()],
            extra: extra("x1"),
        }],
        plans: vec![SettingsPlan {
            name: "総合計画".to_owned(),
            chapters: vec!["第1編".to_owned()],
            extra: extra("x2"),
        }],
        steps: vec![YearStep {
            id: StepId::new("一").expect("an id"),
            name: "計画".to_owned(),
            due: MonthDay::new(4, 25),
            opens: vec![FormPart::Goal, FormPart::Method],
            opens_else: vec!["予算額".to_owned()],
            extra: extra("x3"),
        }],
        grades: vec![
            Grade { word: "計画以上".to_owned(), from: Some(110), is_outside: false, extra: extra("x4") },
            Grade {
                word: "評価不能".to_owned(), from: None, is_outside: true, extra: Default::default()
            },
        ],
        own_grade: OwnGrade::Unpublished,
        graded: Graded::Both,
        form: Arc::new(form()),
        reviewers: vec![Reviewer {
            key: OwnKey::new("k5"),
            name: "一次評価".to_owned(),
            is_published: true,
            extra: extra("x5"),
        }],
        publishes_owners: true,
        extra: extra("parts"),
    }
}

#[test]
fn settings_come_back_as_they_are() {
    for settings in [Settings::default(), full()] {
        let text = settings::encode(&settings, &moment());
        assert!(settings::is_settings(&text));
        assert_eq!(settings::decode(&text), Some(Ok(settings.clone())));
        let value: Value = serde_json::from_str(&text).expect("JSON");
        let errors: Vec<_> = SCHEMA.iter_errors(&value).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:?}");
        assert_eq!(stored::decode_settings(&stored::encode_settings(&settings)), Ok(settings));
    }
}

#[test]
fn the_schema_and_the_reader_agree() {
    let check = |key: &str, value: Value, valid: bool| {
        let mut file = json!({ "format": "goalsettings", "version": 1 });
        file[key] = value;
        let read = settings::decode(&file.to_string()).expect("a settings file");
        assert_eq!((SCHEMA.is_valid(&file), read.is_ok()), (valid, valid), "{file}: {read:?}");
    };
    let step = |id: &str| json!({ "id": id, "name": "段階" });
    for (key, value, valid) in [
        ("city", json!("あおぞら市"), true),
        ("city", json!(7), false),
        ("code", json!("20203"), true),
        ("code", json!("2020"), false),
        ("code", json!(20203), false),
        ("groups", json!([{ "name": "総務部等" }]), true),
        ("groups", json!([{ "name": "　" }]), false),
        ("groups", json!([{ "departments": [] }]), false),
        ("groups", json!([{ "name": "a", "departments": [1] }]), false),
        ("groups", json!(["総務部等"]), false),
        ("plans", json!([{ "name": "総合計画", "chapters": ["第1編"] }]), true),
        ("plans", json!([{ "chapters": ["第1編"] }]), false),
        ("steps", json!([step("a")]), true),
        ("steps", json!([]), false),
        ("steps", json!([step("a"), step("b"), step("c"), step("d"), step("e"), step("f")]), false),
        ("steps", json!([step("closed")]), false),
        ("steps", json!([step("")]), false),
        ("steps", json!([{ "id": "a" }]), false),
        ("steps", json!([{ "id": "a", "name": "段階", "due": "10-31" }]), true),
        ("steps", json!([{ "id": "a", "name": "段階", "due": "10/31" }]), false),
        ("steps", json!([{ "id": "a", "name": "段階", "due": "13-01" }]), false),
        ("steps", json!([{ "id": "a", "name": "段階", "opens": ["goal", "later"] }]), true),
        ("steps", json!([{ "id": "a", "name": "段階", "opens": "goal" }]), false),
        ("grades", json!([{ "word": "◎", "from": 110 }, { "word": "中止", "outside": true }]), true),
        ("grades", json!([{ "word": "" }]), false),
        ("grades", json!([{ "word": "◎", "from": 1001 }]), false),
        ("grades", json!([{ "word": "◎", "from": -1 }]), false),
        ("grades", json!([{ "word": "◎", "outside": "yes" }]), false),
        ("reviewers", json!([{ "name": "一次評価" }]), true),
        ("reviewers", json!([{ "name": "一次評価", "key": "k" }]), true),
        ("reviewers", json!([{ "name": "一次評価", "key": " " }]), false),
        (
            "reviewers",
            json!([{ "name": "1" }, { "name": "2" }, { "name": "3" }, { "name": "4" }, { "name": "5" }]),
            false,
        ),
        ("own_grade", json!("none"), true),
        ("own_grade", json!("so-so"), false),
        ("graded", json!("both"), true),
        ("graded", json!("half"), false),
        ("owners_published", json!(true), true),
        ("owners_published", json!(1), false),
        ("parts", json!([{ "id": "予算額" }]), true),
    ] {
        check(key, value, valid);
    }
}

#[test]
fn every_fault_is_told_with_its_place() {
    let file = json!({
        "format": "goalsettings", "version": 1, "code": "202030",
        "steps": [{ "id": "a", "name": "段階" }, { "id": "a", "name": "段階", "due": "4/25" }],
        "grades": [{ "from": 2000 }],
    });
    let told: Vec<String> = settings::decode(&file.to_string())
        .expect("a settings file")
        .expect_err("faults")
        .iter()
        .map(problems::problem)
        .collect();
    for place in ["「code」", "「steps[2].id」", "「steps[2].due」", "「grades[1].word」"] {
        assert!(told.iter().any(|line| line.contains(place)), "{place} in {told:?}");
    }
    for (other, is_one) in [
        (r#"{"format":"goalsettings","version":2}"#, true),
        (r#"{"format":"goalsheet","version":1,"sheets":[{"goal":"\"goalsettings\""}]}"#, false),
        ("{", false),
    ] {
        assert_eq!(settings::decode(other).map(|read| read.is_err()), is_one.then_some(true), "{other}");
    }
}

#[test]
fn a_change_is_told_in_sentences_and_is_one_edit() {
    let told = words::changes(&Settings::default(), &full());
    for line in [
        "市区町村名は「あおぞら市」になります。",
        "全国地方公共団体コードは「202037」になります。",
        "部局グループは1、部局は2になります。入力するときの候補に出ます。",
        "年度の段階は「計画 → 確定」になります。",
        "「計画」の期限は4月25日です。",
        "「中間報告」の段階はなくなります。その段階にあるシートは、残る段階のうち次のもの（なければ最後のもの）にあることになります。通った段階が1つも残らないシートは、どの段階にも入らず、すべての欄が書けます。",
        "評価の記号は「計画以上／評価不能」になります。",
        "部局が自分で付ける評価は「付ける（公開しない）」になります。",
        "評価する人は、一次評価（公開する）になります。",
        "取組の担当を公開します。",
    ] {
        assert!(told.iter().any(|one| one == line), "{line} in {told:?}");
    }
    assert!(words::changes(&full(), &full()).is_empty());
    let document = Document::default();
    let changed = apply(&document, Edit::SetSettings(full().into())).expect("an edit");
    let change = goalsheet::model::Change::between(&document, &changed);
    assert_eq!(change.inverted().apply(&changed).expect("undone"), document);
}
