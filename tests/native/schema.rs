//! The published JSON Schema: it takes what the app writes, and it and the reader agree on what is wrong.

use std::sync::LazyLock;

use crate::common::{extra, ids, moment, sheets};
use goalsheet::codec::json;
use jsonschema::Validator;
use proptest::prelude::*;
use serde_json::{Value, json};

static SCHEMA: LazyLock<Validator> = LazyLock::new(|| {
    let schema = serde_json::from_str(include_str!("../../format/goalsheet.schema.json")).expect("JSON");
    jsonschema::draft202012::meta::validate(&schema).expect("a schema of draft 2020-12");
    jsonschema::draft202012::new(&schema).expect("a schema")
});

/// The schema and the reader give a file the same answer.
fn check(file: &Value, valid: bool) {
    let read = json::decode(&file.to_string(), &mut ids());
    assert_eq!((SCHEMA.is_valid(file), read.is_ok()), (valid, valid), "{file}: {read:?}");
}

fn file(sheet: Value) -> Value {
    json!({ "format": "goalsheet", "version": 1, "sheets": [sheet] })
}

#[test]
fn the_schema_and_the_reader_agree() {
    let sheet = json!({ "fiscal_year": 2024, "goal": "目標" });
    check(&file(sheet.clone()), true);
    check(&json!({ "format": "goalsheet", "version": 1, "sheets": [], "more": [null] }), true);
    for bad in [
        json!([]),
        json!({}),
        json!({ "format": "goalsheet", "version": 1 }),
        json!({ "format": "goalsheet", "version": 2, "sheets": [] }),
        json!({ "format": "goalsheet", "version": "1", "sheets": [] }),
        json!({ "format": "other", "version": 1, "sheets": [] }),
        json!({ "format": "goalsheet", "version": 1, "sheets": {} }),
        json!({ "format": "goalsheet", "version": 1, "sheets": [], "exported_at": 1 }),
        file(json!(null)),
        file(json!({ "fiscal_year": 2024 })),
        file(json!({ "goal": "目標" })),
    ] {
        check(&bad, false);
    }
    for (key, value, valid) in [
        ("unknown", json!({ "deep": [1, null] }), true),
        ("id", json!("0193a0c2"), true),
        ("id", json!("目標 1"), true),
        ("id", json!(""), false),
        ("id", json!(" 　"), false),
        ("id", json!("a\nb"), false),
        ("id", json!("x".repeat(200)), true),
        ("id", json!("𠮷".repeat(200)), true),
        ("id", json!("x".repeat(201)), false),
        ("id", json!(7), false),
        ("fiscal_year", json!(24), false),
        ("fiscal_year", json!("2024"), false),
        ("fiscal_year", json!(2024.5), false),
        ("rank", json!(1), true),
        ("rank", json!(999), true),
        ("rank", json!(0), false),
        ("rank", json!(1000), false),
        ("rank", json!(1.5), false),
        ("rank", json!(null), false),
        ("goal", json!(null), false),
        ("situation", json!(["a"]), false),
        ("sdgs", json!([1, 17]), true),
        ("sdgs", json!([18]), false),
        ("sdgs", json!(7), false),
        ("positions", json!([{}, { "plan": "総合計画", "page": 3 }]), true),
        ("positions", json!([{ "plan": 1 }]), false),
        ("positions", json!("総合計画"), false),
        ("initiatives", json!([{}, { "purposes": [1, 20] }]), true),
        ("initiatives", json!([{ "purposes": [0] }]), false),
        ("initiatives", json!([{ "purposes": [21] }]), false),
        ("initiatives", json!([{ "target": 5 }]), false),
        ("initiatives", json!([null]), false),
        ("initiatives", json!([{ "overruled": [] }]), true),
        ("initiatives", json!([{ "overruled": [overruled(json!("met"))] }]), true),
        ("initiatives", json!([{ "overruled": [overruled(json!("maybe"))] }]), false),
        ("initiatives", json!([{ "overruled": [overruled(json!(null))] }]), false),
        ("initiatives", json!([{ "overruled": [{ "report": "final_report" }] }]), false),
        ("initiatives", json!([{ "overruled": {} }]), false),
        ("initiatives", json!([{ "overruled": [decided(json!("2026-11-22T09:00:00+09:00"))] }]), true),
        ("initiatives", json!([{ "overruled": [decided(json!("昨日"))] }]), false),
        ("dismissed", json!([{ "rule": "no_cause", "place": "goal", "by": "office" }]), true),
        ("dismissed", json!([{ "rule": "no_cause" }]), false),
        ("dismissed", json!([{ "rule": 1, "place": "goal" }]), false),
        ("dismissed", json!(["no_cause"]), false),
        ("comments", json!([{ "id": "c", "text": "根拠は？" }]), true),
        ("comments", json!([{ "id": "c", "text": "", "kind": "returned", "done": true, "page": 3 }]), true),
        ("comments", json!([{ "id": "c", "text": "", "answers": [{ "text": "はい", "by": "係" }] }]), true),
        ("comments", json!([{ "text": "根拠は？" }]), false),
        ("comments", json!([{ "id": "c" }]), false),
        ("comments", json!([{ "id": "c", "text": "", "kind": "loud" }]), false),
        ("comments", json!([{ "id": "c", "text": "", "done": "yes" }]), false),
        ("comments", json!([{ "id": "c", "text": "", "answers": [{}] }]), false),
        ("comments", json!("根拠は？"), false),
        (
            "steps",
            json!([{ "id": "plan", "since": "2026-04-22T09:00:00+09:00", "x": 1 }, { "id": "closed" }]),
            true,
        ),
        ("steps", json!([{ "id": "plan", "since": "春" }]), false),
        ("steps", json!([{ "since": "2026-04-22T09:00:00+09:00" }]), false),
        ("steps", json!(["plan"]), false),
        ("steps", json!("plan"), false),
        ("revised", json!([{ "id": "r", "place": "goal", "step": "final", "reason": "増額" }]), true),
        ("revised", json!([{ "id": "r", "place": "goal", "step": "final" }]), false),
        ("revised", json!([{ "id": "r", "place": "goal", "step": "", "reason": "" }]), false),
        ("revised", json!({}), false),
    ] {
        let mut sheet = sheet.clone();
        sheet[key] = value;
        check(&file(sheet), valid);
    }
}

/// The same, decided at this moment for a reason.
fn decided(at: Value) -> Value {
    let mut said = overruled(json!("met"));
    (said["reason"], said["decided_at"], said["decided_by"]) = (json!("速報値"), at, json!("企画課"));
    said
}

/// A person's word on entry (2), with this verdict.
fn overruled(verdict: Value) -> Value {
    json!({
        "entry": 2,
        "report": "final_report",
        "verdict": verdict,
        "target_quantity": "20点以上",
        "report_quantities": ["9点", "4点"],
        "target_words": "20点以上",
        "report_words": "小学校9点、中学校4点",
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn everything_that_the_app_writes_is_valid(sheets in sheets(), extra in extra()) {
        let text = json::encode(&sheets, &extra, &moment());
        let value: Value = serde_json::from_str(&text).expect("JSON");
        let errors: Vec<_> = SCHEMA.iter_errors(&value).map(|error| error.to_string()).collect();
        prop_assert!(errors.is_empty(), "{:?}", errors);
    }
}
