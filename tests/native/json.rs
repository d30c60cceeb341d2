//! The JSON file: what goes in comes out, and whatever is wrong is refused with its place.

use crate::common::{extra, ids, moment, mutate, sheets};
use goalsheet::codec::{Decoded, Field, FilePlace, ProblemPart, Reason, Remark, ValueKind, json};
use goalsheet::model::Extra;
use proptest::prelude::*;

fn decode(text: &str) -> Result<Decoded, Vec<goalsheet::codec::Problem>> {
    json::decode(text, &mut ids())
}

/// A file around these members of one sheet.
fn file(sheet: &str) -> String {
    format!(r#"{{"format":"goalsheet","version":1,"sheets":[{{"fiscal_year":2024,"goal":"目標"{sheet}}}]}}"#)
}

/// A text and the only problem that it has.
fn check(text: &str, place: FilePlace, reason: Reason) {
    let problems = decode(text).map(|decoded| decoded.sheets).expect_err(text);
    let found: Vec<_> = problems.into_iter().map(|problem| (problem.place, problem.reason)).collect();
    assert_eq!(found, [(place, reason)], "{text}");
}

fn part(part: ProblemPart) -> FilePlace {
    FilePlace::Sheet { number: 1, goal: "目標".into(), part }
}

fn wrong(wanted: ValueKind, found: &str) -> Reason {
    Reason::WrongKind { wanted, found: found.into() }
}

#[test]
fn the_smallest_file_is_enough() {
    let decoded = decode(&file("")).expect("a file");
    let sheet = &decoded.sheets[0];
    assert_eq!((sheet.id.as_str(), sheet.goal.as_str(), sheet.rank), ("new-1", "目標", None));
    assert!(decoded.fresh.contains(&sheet.id));
    let none = decode(r#"{"sheets":[],"version":1,"format":"goalsheet"}"#).expect("a file");
    assert_eq!(none, Decoded::default());
}

#[test]
fn a_decision_keeps_why_when_and_who_and_one_of_a_version_before_needs_none() {
    let decision =
        r#","reason":"速報値のため","decided_at":"2026-11-22T09:00:00+09:00","decided_by":"企画課"#;
    for (decision, reason, by) in [("", "", None), (&format!("{decision}\""), "速報値のため", Some("企画課"))]
    {
        let said = format!(r#"{{"report":"midterm","target_words":"4回","report_words":"2回"{decision}}}"#);
        let aside = format!(r#"{{"rule":"no_number","place":"goal"{decision}}}"#);
        let text = file(&format!(r#","initiatives":[{{"overruled":[{said}]}}],"dismissed":[{aside}]"#));
        let sheet = decode(&text).expect("a file").sheets.remove(0);
        let (said, aside) = (&sheet.initiatives[0].overruled[0], &sheet.dismissed[0]);
        assert_eq!((said.reason.as_str(), aside.reason.as_str()), (reason, reason));
        for signed in [&said.signed, &aside.signed] {
            assert_eq!((signed.at.is_some(), signed.by.as_deref()), (by.is_some(), by));
        }
        // What was not there is not written, so that a version before finds its own form.
        let written = json::encode([&sheet], &Extra::new(), &moment());
        assert_eq!(written.matches("decided_at").count(), if by.is_some() { 2 } else { 0 });
        assert_eq!(decode(&written).expect("our file").sheets, [sheet]);
    }
}

#[test]
fn the_layout_is_the_one_of_the_format() {
    let text = r#"{
  "format": "goalsheet",
  "version": 1,
  "exported_at": "2026-11-22T09:00:00+09:00",
  "sheets": [
    {
      "id": "s-1",
      "fiscal_year": 2024,
      "group": "部等",
      "department": "課",
      "rank": 1,
      "goal": "目標",
      "positions": [
        {
          "plan": "総合計画",
          "text": "第2編",
          "since": 1.0
        }
      ],
      "situation": "",
      "purpose": "① 一\n② 二",
      "sdgs": [
        7,
        11
      ],
      "initiatives": [
        {
          "id": "i",
          "method": "○ 一",
          "deadline": "",
          "target": "",
          "midterm": "",
          "final_report": "",
          "purposes": [
            1
          ],
          "goal": "a key of another level"
        }
      ],
      "participation": "",
      "effects": "",
      "approved": null
    }
  ],
  "city": {
    "code": 123456789012345678901234567890
  }
}
"#;
    let decoded = decode(text).expect("a file");
    assert_eq!(json::encode(&decoded.sheets, &decoded.extra, &moment()), text);
    let unranked = text.replace("      \"rank\": 1,\n", "");
    let decoded = decode(&unranked).expect("a file");
    assert_eq!(json::encode(&decoded.sheets, &decoded.extra, &moment()), unranked);
}

#[test]
fn what_the_file_itself_gets_wrong() {
    let key = |key: &str| FilePlace::Key(key.into());
    check("", FilePlace::File, Reason::Empty);
    check("[]", FilePlace::File, Reason::NotGoalsheet);
    check("{}", key("format"), Reason::NotGoalsheet);
    check(r#"{"format":"other","version":1}"#, key("format"), Reason::NotGoalsheet);
    let with = |rest: &str| format!(r#"{{"format":"goalsheet"{rest}}}"#);
    check(&with(""), key("version"), Reason::Missing);
    check(&with(r#","version":2,"sheets":7"#), key("version"), Reason::NewerVersion("2".into()));
    check(&with(r#","version":99999999999999999999"#), key("version"), Reason::NewerVersion("9".repeat(20)));
    for bad in [r#""1""#, "0", "-1", "1.0", "null"] {
        check(&with(&format!(r#","version":{bad}"#)), key("version"), Reason::BadVersion(bad.into()));
    }
    check(&with(r#","version":1"#), key("sheets"), Reason::Missing);
    check(&with(r#","version":1,"sheets":{}"#), key("sheets"), wrong(ValueKind::List, "{…}"));
    check(&with(r#","version":1,"sheets":null"#), key("sheets"), wrong(ValueKind::List, "null"));
    check(
        &with(r#","version":1,"sheets":[],"exported_at":1"#),
        key("exported_at"),
        wrong(ValueKind::Text, "1"),
    );
    let twice = r#"{"format":"goalsheet","version":1,"sheets":[],"sheets":[]}"#;
    check(twice, FilePlace::Text { line: 1, column: 47 }, Reason::DuplicateKey("sheets".into()));
    check(&" ".repeat(goalsheet::codec::LARGEST_FILE + 1), FilePlace::File, Reason::TooLarge);
}

#[test]
fn what_a_sheet_gets_wrong() {
    let field = |field| part(ProblemPart::Field(field));
    let bad = |rest: &str, at, reason| check(&file(&format!(",{rest}")), field(at), reason);
    for rank in ["0", "1000", "-1", "99999999999999999999"] {
        bad(&format!(r#""rank":{rank}"#), Field::Rank, Reason::NotRank(rank.into()));
    }
    for rank in ["1.5", "1.0", r#""1""#, "null", "1e+0"] {
        bad(&format!(r#""rank":{rank}"#), Field::Rank, wrong(ValueKind::Integer, rank));
    }
    bad(r#""sdgs":[7,18]"#, Field::Sdgs, Reason::NotSdg("18".into()));
    bad(r#""sdgs":7"#, Field::Sdgs, wrong(ValueKind::List, "7"));
    bad(r#""situation":["a"]"#, Field::Situation, wrong(ValueKind::Text, "[…]"));
    bad(r#""effects":null"#, Field::Effects, wrong(ValueKind::Text, "null"));
    bad(r#""positions":"総合計画""#, Field::Positions, wrong(ValueKind::List, "\"総合計画\""));
    for id in ["", " ", "a\\nb", "\\u0000", &"x".repeat(201)] {
        let problems = decode(&file(&format!(r#","id":"{id}""#))).expect_err(id);
        assert!(matches!(problems[..], [goalsheet::codec::Problem { reason: Reason::BadId(_), .. }]), "{id}");
    }
    let year = |year: &str| file("").replace("2024", year);
    check(&year("24"), field(Field::FiscalYear), Reason::NotYear("24".into()));
    check(&year("\"令和6\""), field(Field::FiscalYear), wrong(ValueKind::Integer, "\"令和6\""));
    check(&file("").replace(r#""fiscal_year":2024,"#, ""), field(Field::FiscalYear), Reason::Missing);
    let untitled = FilePlace::Sheet { number: 1, goal: String::new(), part: ProblemPart::Field(Field::Goal) };
    check(&file("").replace(r#","goal":"目標""#, ""), untitled, Reason::Missing);
    let no_sheet = FilePlace::Sheet { number: 1, goal: String::new(), part: ProblemPart::Whole };
    check(r#"{"format":"goalsheet","version":1,"sheets":[1]}"#, no_sheet, wrong(ValueKind::Object, "1"));
}

#[test]
fn what_a_row_gets_wrong() {
    let row = |n, field| part(ProblemPart::Initiative(n, field));
    let rows = |rows: &str| file(&format!(r#","initiatives":[{rows}]"#));
    check(&rows(r#"{},{"purposes":[0]}"#), row(2, Some(Field::Purposes)), Reason::NotPurpose("0".into()));
    check(&rows(r#"{"purposes":[21]}"#), row(1, Some(Field::Purposes)), Reason::NotPurpose("21".into()));
    check(&rows(r#"{},7"#), row(2, None), wrong(ValueKind::Object, "7"));
    check(&rows(r#"{"id":"a"},{"id":"a"}"#), row(2, Some(Field::Id)), Reason::DuplicateId("a".into()));
    let said =
        |said: &str| rows(&format!(r#"{{"overruled":[{{{said}"target_words":"","report_words":""}}]}}"#));
    let overruled = || row(1, Some(Field::Overruled));
    check(&said(""), overruled(), Reason::Missing);
    check(&said(r#""report":"year_end","#), overruled(), Reason::UnknownWord("year_end".into()));
    check(&said(r#""report":"midterm","verdict":"ok","#), overruled(), Reason::UnknownWord("ok".into()));
    check(&said(r#""report":"midterm","entry":31,"#), overruled(), Reason::NotEntry("31".into()));
    check(&said(r#""report":"midterm","decided_at":"昨日","#), overruled(), Reason::BadMoment("昨日".into()));
    let target = Field::Column(goalsheet::model::Column::Target);
    check(&rows(r#"{"target":5}"#), row(1, Some(target)), wrong(ValueKind::Text, "5"));
    let position = part(ProblemPart::Position(1, Some(Field::Plan)));
    check(&file(r#","positions":[{"plan":1}]"#), position, wrong(ValueKind::Text, "1"));
    for (parts, kind, found) in [
        (r#"["担当"]"#, ValueKind::Object, "[…]"),
        (r#"{"担当":3}"#, ValueKind::Text, "3"),
        (r#"{"担当":null}"#, ValueKind::Text, "null"),
    ] {
        let parts = format!(r#""parts":{parts}"#);
        let of_sheet = part(ProblemPart::Field(Field::Own));
        check(&file(&format!(",{parts}")), of_sheet, wrong(kind, found));
        check(&rows(&format!("{{}},{{{parts}}}")), row(2, Some(Field::Own)), wrong(kind, found));
    }
    let nameless = part(ProblemPart::Field(Field::Own));
    check(&file(r#","parts":{" ":"担当"}"#), nameless, Reason::BadId(" ".into()));
}

#[test]
fn every_problem_is_told_up_to_a_limit_and_nothing_is_imported() {
    let problems = decode(&file(r#","rank":0,"sdgs":[0,18],"effects":1"#)).expect_err("four problems");
    assert_eq!(problems.len(), 4);
    let sdgs = vec!["18"; 1000].join(",");
    let problems = decode(&file(&format!(r#","sdgs":[{sdgs}]"#))).expect_err("many problems");
    assert_eq!((problems.len(), &problems[20].reason), (21, &Reason::More));
}

#[test]
fn sheets_of_one_id_are_refused() {
    let sheet = r#"{"id":"a","fiscal_year":2024,"goal":"目標"}"#;
    let text = format!(r#"{{"format":"goalsheet","version":1,"sheets":[{sheet},{sheet}]}}"#);
    let place = FilePlace::Sheet { number: 2, goal: "目標".into(), part: ProblemPart::Field(Field::Id) };
    check(&text, place, Reason::DuplicateId("a".into()));
}

#[test]
fn new_ids_never_meet_ids_of_the_file() {
    let text = r#"{"format":"goalsheet","version":1,"sheets":[
        {"fiscal_year":2024,"goal":"a"},{"fiscal_year":2024,"goal":"b"},{"id":"same","fiscal_year":2024,"goal":"c",
        "initiatives":[{},{},{"id":"same"}]}]}"#;
    let decoded = json::decode(text, &mut || "same".to_owned()).expect("a file");
    let mut ids: Vec<_> = decoded.sheets.iter().map(|sheet| sheet.id.as_str()).collect();
    ids.dedup();
    assert_eq!((ids.len(), decoded.fresh.len()), (3, 2));
    assert!(decoded.sheets.iter().all(|sheet| sheet.check().is_ok()));
}

#[test]
fn half_a_character_is_read_as_a_mark_and_told() {
    let decoded = decode(&file(r#","effects":"効果\ud83d""#)).expect("a file");
    assert_eq!(decoded.sheets[0].effects, "効果\u{fffd}");
    assert_eq!(decoded.notes[0].remark, Remark::BrokenCharacters(1));
}

#[test]
fn the_sample_comes_out_as_it_went_in() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/sample.goalsheet.json");
    let Ok(text) = std::fs::read_to_string(path) else {
        crate::common::skipped(&format!("{path} is not there"));
        return;
    };
    let decoded = decode(&text).expect("the sample");
    assert!(decoded.sheets.len() >= 12 && decoded.notes.is_empty() && decoded.fresh.is_empty());
    let value: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let at = value["exported_at"].as_str().and_then(goalsheet::model::Moment::new).expect("a moment");
    assert_eq!(json::encode(&decoded.sheets, &decoded.extra, &at), text);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn what_goes_out_comes_in_again(sheets in sheets(), extra in extra()) {
        let text = json::encode(&sheets, &extra, &moment());
        let decoded = decode(&text).expect("our own file");
        prop_assert_eq!(&decoded.sheets, &sheets);
        prop_assert_eq!(&decoded.extra, &extra);
        prop_assert!(decoded.fresh.is_empty() && decoded.notes.is_empty());
        prop_assert_eq!(json::encode(&decoded.sheets, &decoded.extra, &moment()), text);
    }

    #[test]
    fn a_damaged_file_is_read_whole_or_not_at_all(
        sheets in sheets(),
        edits in proptest::collection::vec((any::<usize>(), any::<usize>(), any::<u8>()), 1..4),
    ) {
        let text = mutate(&json::encode(&sheets, &Extra::new(), &moment()), &edits);
        match decode(&text) {
            Ok(decoded) => {
                let again = json::encode(&decoded.sheets, &decoded.extra, &moment());
                prop_assert_eq!(decode(&again).expect("our own file").sheets, decoded.sheets);
            }
            Err(problems) => prop_assert!((1..=21).contains(&problems.len())),
        }
    }

    #[test]
    fn any_text_has_an_answer(text in any::<String>()) {
        prop_assert!(decode(&text).is_err());
    }
}
