//! Files and stored values of the version before are read as they were.

use serde_json::Value;

use super::book::normal_book;
use super::house::{
    Read, SCOPES, WHOLE, no_extra, read, read_workbook, sample, seed_as_read, stored_again, to_json,
    to_markdown, to_page, to_workbook,
};
use super::keeping::{Comparison, kept, kept_text};
use super::page::normal_page;

/// The kept files of a stem, each read back.
fn files(stem: &str) -> Vec<(&'static str, Read)> {
    vec![
        ("md", read(&kept_text(&format!("{stem}.md")))),
        ("html", read(&kept_text(&format!("{stem}.html")))),
        ("xlsx", read_workbook(&kept(&format!("{stem}.xlsx")))),
    ]
}

#[test]
fn files_of_the_sample_open_unchanged() {
    let whole = Read { sheets: sample(), extra: no_extra(), told: Vec::new() };
    assert_eq!(read(&kept_text("sample.goalsheet.json")), whole);
    for (kind, read) in files("sample") {
        assert_eq!(read, whole, "{kind}");
    }
}

#[test]
fn unknown_keys_come_back_exact_from_every_kind_of_file() {
    let (first, comparison) = (read(&kept_text("unknown.goalsheet.json")), Comparison::default());
    assert_eq!(first.told, Vec::<String>::new());
    let written = kept_text("unknown.written.json");
    comparison.same(
        "unknown.written.json",
        to_json(&first.sheets, &first.extra).as_bytes(),
        written.as_bytes(),
    );
    let first = read(&written);
    for (kind, read) in files("unknown") {
        let again = to_json(&read.sheets, &read.extra);
        comparison.same(&format!("unknown.{kind}.json"), again.as_bytes(), written.as_bytes());
        assert_eq!(read.told, Vec::<String>::new(), "{kind}");
    }
    let Read { sheets, extra, .. } = first;
    let markdown = to_markdown(&sheets, &extra, SCOPES[0].1);
    comparison.same("unknown.md", markdown.as_bytes(), &kept("unknown.md"));
    let page = normal_page(&to_page(&sheets, &extra, WHOLE));
    comparison.same("unknown.html", page.as_bytes(), normal_page(&kept_text("unknown.html")).as_bytes());
    let book = normal_book(&to_workbook(&sheets, &extra, WHOLE));
    comparison.same("unknown.xlsx", book.as_bytes(), normal_book(&kept("unknown.xlsx")).as_bytes());
}

/// The converter's text of the real document: what is told of it too.
#[test]
fn the_real_document_is_read_as_it_was() {
    let Some(read) = seed_as_read() else { return };
    let comparison = Comparison::default();
    let text = to_json(&read.sheets, &read.extra) + &read.told.join("\n");
    comparison.same_digest("seed as read", text.as_bytes());
}

#[test]
fn stored_values_are_read_and_written_as_they_were() {
    let storage: Value = serde_json::from_slice(&kept("storage.json")).expect("JSON");
    let values = storage["localStorage"].as_object().expect("keys and values");
    assert!(values.len() >= 4, "sheets, the bin, the file's own keys");
    for (key, value) in values {
        let value = value.as_str().expect("a text");
        let (_, again) = stored_again(key, value).unwrap_or_else(|why| panic!("{key}: {why}"));
        assert_eq!(again, value, "{key}");
    }
}
