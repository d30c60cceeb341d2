//! Markdown: sheets come back whole, people's edits come in, and what is rendered is what was typed.

mod common;

use common::{extra, ids, moment, mutate, seed, sheets, text};
use comrak::nodes::{AstNode, NodeValue};
use comrak::{Arena, Options};
use goalsheet::codec::markdown::{self, Scope};
use goalsheet::codec::{self, Decoded, Note, Place, Problem, Reason, Remark, json};
use goalsheet::model::{Extra, FiscalYear, Initiative, InitiativeId, PurposeNo, Rank, Sdg, Sheet, SheetId};
use proptest::prelude::*;

fn write(sheets: &[Sheet]) -> String {
    markdown::encode(sheets, &Extra::new(), &moment(), Scope::Whole)
}

fn decode(text: &str) -> Result<Decoded, Vec<Problem>> {
    assert!(markdown::is_markdown(text), "known as ours:\n{text}");
    codec::read(text, &mut ids())
}

fn read(text: &str) -> Decoded {
    decode(text).unwrap_or_else(|problems| panic!("{problems:?}\n{text}"))
}

fn sample() -> Vec<Sheet> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/sample.goalsheet.json");
    let text = std::fs::read_to_string(path).expect("the sample");
    json::decode(&text, &mut ids()).expect("a file").sheets
}

/// A text comes back as these sheets, with nothing to say of it.
fn check_same(text: &str, sheets: &[Sheet], extra: &Extra) {
    let decoded = read(text);
    assert_eq!(decoded.notes, []);
    assert_eq!(decoded.sheets, sheets, "{text}");
    assert_eq!(&decoded.extra, extra);
    assert!(decoded.fresh.is_empty());
}

fn check_identity(sheets: &[Sheet], extra: &Extra) {
    let text = markdown::encode(sheets, extra, &moment(), Scope::Whole);
    check_same(&text, sheets, extra);
    check_same(&format!("\u{feff}{}", text.replace('\n', "\r\n")), sheets, extra);
    // What the worker hands to the page.
    let (file, notes) = markdown::to_json(&text).expect("a file");
    let decoded = json::decode(&file, &mut ids()).expect("a file of ours");
    assert_eq!((&decoded.sheets[..], &decoded.extra, &notes[..]), (sheets, extra, &[][..]));
}

#[test]
fn the_sample_and_the_real_document_come_back_whole() {
    check_identity(&sample(), &Extra::new());
    if let Some(seed) = seed() {
        check_identity(&codec::read(seed, &mut ids()).expect("the real document").sheets, &Extra::new());
    }
    check_identity(&[], &Extra::new());
}

proptest! {
    #[test]
    fn any_sheets_come_back_whole(sheets in sheets(), extra in extra()) {
        check_identity(&sheets, &extra);
    }
}
