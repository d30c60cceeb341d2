//! Texts of JSON, good and broken, and what a person is told of each.

use std::fmt::Write;

use super::house::{no_extra, to_json, try_read};
use super::keeping::{Comparison, kept};

/// What stands for the rest of a file that is otherwise good.
fn file(sheet: &str) -> String {
    format!(r#"{{"format":"goalsheet","version":1,"sheets":[{{"fiscal_year":2024,"goal":"窓口"{sheet}}}]}}"#)
}

/// Whole texts.
const TEXTS: &[&str] = &[
    "{",
    "[",
    "{}",
    "[]",
    "{]",
    "[1",
    "[1,",
    "[1,]",
    "{\"a\"",
    "{\"a\":",
    "{\"a\":1",
    "{\"a\":1,",
    "{\"a\":1,}",
    "{\"a\" 1}",
    "{a:1}",
    "{'a':1}",
    "{} {}",
    "{}x",
    " \u{feff}{\"format\":\"goalsheet\"}",
    "\u{feff}{\"format\":\"goalsheet\",\"version\":1,\"sheets\":[]}\r\n\t ",
    "{\"format\":\"goalsheet\",\"version\":1,\"sheets\":[]}\u{3000}",
    "{\"format\":\"goalsheet\",\"version\":1,\"sheets\":[]}\u{0}",
    "\u{a0}{\"format\":\"goalsheet\",\"version\":1,\"sheets\":[]}",
    "{\"format\":\"goalsheet\",\"version\":1,\"sheets\":[]\u{a0}}",
    "{\"format\":\"goalsheet\",\"version\":1,\"sheets\":[]} // note",
    "{\"format\":\"goalsheet\",/* note */\"version\":1,\"sheets\":[]}",
    "{\"format\":1,\"version\":1,\"sheets\":[]}",
    "{\"version\":1,\"sheets\":[]}",
    "{\"format\":\"goalsheet\",\"sheets\":[]}",
    "{\"format\":\"goalsheet\",\"version\":1}",
    "{\"format\":\"goalsheet\",\"version\":1.0,\"sheets\":[]}",
    "{\"format\":\"goalsheet\",\"version\":\"1\",\"sheets\":[]}",
    "{\"format\":\"goalsheet\",\"version\":0,\"sheets\":[]}",
    "{\"format\":\"goalsheet\",\"version\":-1,\"sheets\":[]}",
    "{\"format\":\"goalsheet\",\"version\":2,\"sheets\":7}",
    "{\"format\":\"goalsheet\",\"version\":1e400,\"sheets\":[]}",
    "{\"format\":\"goalsheet\",\"version\":18446744073709551616,\"sheets\":[]}",
    "{\"format\":\"goalsheet\",\"version\":null,\"sheets\":[]}",
    "{\"format\":\"goalsheet\",\"version\":1,\"sheets\":{}}",
    "{\"format\":\"goalsheet\",\"version\":1,\"sheets\":[null,1,\"a\",[]]}",
    "{\"format\":\"goalsheet\",\"version\":1,\"exported_at\":5,\"sheets\":[{}]}",
    "{\"format\":\"goalsheet\",\"version\":1,\"exported_at\":\"昨日\",\"sheets\":[{}]}",
    "{\"format\":\"goalsheet\",\"format\":\"goalsheet\",\"version\":1,\"sheets\":[]}",
];

/// What stands as the value of an unknown key.
const VALUES: &[&str] = &[
    "01",
    "-",
    "-a",
    "+1",
    "1.",
    ".5",
    "1e",
    "1e+",
    "1.e1",
    "0x1",
    "1_000",
    "NaN",
    "Infinity",
    "-Infinity",
    "１",
    "tru",
    "True",
    "nul",
    "nulll",
    "undefined",
    "'a'",
    "\"a",
    "\"a\nb\"",
    "\"a\tb\"",
    "\"\u{1}\"",
    "\"\u{7f}\"",
    "\"\\x41\"",
    "\"\\u12\"",
    "\"\\u12g4\"",
    "\"\\u+123\"",
    "\"\\",
    "\"\\\"",
    "\"\\ud83d\"",
    "\"\\ud83d\\ud83d\\ude00\"",
    "\"\\ude00\\ud83d\"",
    "\"\\ud83dx\\ude00\"",
    "\"\\ud83d\\u0041\"",
    "\"\\ud83d\\n\"",
    "\"\\uD842\\uDFB7\"",
    "\"\\u0000\"",
    "\"\u{202e}\u{2028}\u{feff}\u{fffe}\"",
    "[1 2]",
    "[1,,2]",
    "{\"a\":1,,}",
    "{\"a\":1,\"a\":2}",
    "{\"a\":1,\"\\u0061\":2}",
    "{\"\":1,\"\":2}",
    "{\"b\":{\"長い名前\":[{\"x\":0,\"y\":0,\"x\":0}]}}",
    "{\"\\ud800\":1,\"\\ud801\":2}",
    "{\"\\ud800\":1}",
    "1E400",
    "-0",
    "-0.0e-0",
    "1e+2",
    "12345678901234567890123",
    "{\"$serde_json::private::Number\":\"1\"}",
    "{\"$serde_json::private::Number\":\"x\"}",
    "{\"$serde_json::private::Number\":1}",
    "{\"$serde_json::private::RawValue\":\"{\"}",
];

/// What stands behind a sheet's goal.
const SHEETS: &[&str] = &[
    r#","goal":"二つめ""#,
    r#","fiscal_year":"2024""#,
    r#","id":5"#,
    r#","id":"""#,
    r#","id":" ""#,
    r#","id":"a\nb""#,
    r#","id":null"#,
    r#","rank":0"#,
    r#","rank":-1"#,
    r#","rank":1000"#,
    r#","rank":1.0"#,
    r#","rank":1e0"#,
    r#","rank":-0"#,
    r#","rank":"1""#,
    r#","rank":null"#,
    r#","rank":123456789012345678901234567890"#,
    r#","sdgs":[0,18,17,17,1.5,"3",null,[],{}]"#,
    r#","sdgs":7"#,
    r#","sdgs":{"7":true}"#,
    r#","group":1,"department":null,"situation":[],"purpose":{},"participation":true,"effects":1.10"#,
    r#","positions":[{"plan":1,"text":2},null,"a",{"plan":null}]"#,
    r#","positions":{}"#,
    r#","initiatives":[{"method":1,"deadline":null,"target":[],"midterm":{},"final_report":false,"purposes":"1"},7]"#,
    r#","initiatives":[{"id":"a"},{"id":"a"},{"id":""},{"id":3}]"#,
    r#","initiatives":[{"purposes":[0,21,1,1,2.0]}]"#,
    r#","initiatives":[{"overruled":[{}]}]"#,
    r#","initiatives":[{"overruled":[{"report":"never","target_words":"","report_words":""}]}]"#,
    r#","initiatives":[{"overruled":[{"report":"midterm","target_words":1,"report_words":""}]}]"#,
    r#","initiatives":[{"overruled":[{"report":"midterm","target_words":"","report_words":"","entry":31,"verdict":"won","target_quantity":5,"report_quantities":[1,"a",null]}]}]"#,
    r#","initiatives":[{"overruled":{}}]"#,
    r#","dismissed":[{"rule":"r"},{"place":"p"},{"rule":1,"place":"p"},5]"#,
    r#","dismissed":"all""#,
    r#","initiatives":[{"method":"\ud800","target":"\udc00 \ud83d\ude00 \ud83d"}],"effects":"\udfff""#,
    r#"},{"fiscal_year":1988,"goal":""},{"fiscal_year":2119,"goal":"a"},{"fiscal_year":2024.0,"goal":"とても長い名前の重点目標で四十文字をこえるものは途中で切られて三つの点が付くはずです"},{"goal":"b"},{"fiscal_year":2024"#,
];

#[test]
fn each_text_is_answered_as_it_was() {
    let mut texts: Vec<String> = TEXTS.iter().map(|text| (*text).to_owned()).collect();
    texts.extend(VALUES.iter().map(|value| file(&format!(",\"x\":{value}"))));
    texts.extend(SHEETS.iter().map(|sheet| file(sheet)));
    for depth in [96, 97, 98, 99, 100, 101] {
        texts.push(file(&format!(",\"x\":{}{}", "[".repeat(depth), "]".repeat(depth))));
        texts.push(file(&format!(",\"x\":{}1{}", "{\"a\":".repeat(depth), "}".repeat(depth))));
    }
    texts.push(file(&format!(",\"x\":{}", "[".repeat(10_000))));
    let mut answers = String::new();
    for text in texts {
        let shown: String = text.chars().take(400).collect();
        let _ = writeln!(answers, "{shown:?}");
        match try_read(&text) {
            Err(told) => answers.extend(told.iter().map(|line| format!("  ✗ {line}\n"))),
            Ok(read) => {
                answers.extend(read.told.iter().map(|line| format!("  ⚠ {line}\n")));
                let again = to_json(&read.sheets, &read.extra);
                let shown: String = again.chars().take(2_000).collect();
                let _ = writeln!(answers, "  = {shown:?}");
            }
        }
    }
    Comparison::default().same("answers.txt", answers.as_bytes(), &kept("answers.txt"));
    assert_eq!(try_read("").expect_err("nothing").len(), 1);
    assert_eq!(to_json(&[], &no_extra()).lines().count(), 6);
}
