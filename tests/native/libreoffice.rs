//! LibreOffice opens what the app wrote: its pages show every word, and the app reads what it saves as the same sheets.

use crate::common::office::{Office, pdf_text};
use crate::common::{ids, moment, seed};
use calamine::{Data, Reader, Xlsx};
use goalsheet::codec::sheet_mark;
use goalsheet::codec::xlsx::{carried, import, layout, write};
use goalsheet::codec::{self, json};
use goalsheet::model::{Extra, Sheet};

/// The book with a text that is longer than a page: what does not fit on one of its pages is cut there.
const LONG: &str = "long.xlsx";

/// The sample's sheets of one year, and the real document's where it is at hand.
fn books() -> Vec<(&'static str, Vec<Sheet>)> {
    let sample = include_str!("../../assets/sample.goalsheet.json");
    let mut sample = json::decode(sample, &mut ids()).expect("the sample").sheets;
    sample.truncate(6);
    // What a spreadsheet might take for something else.
    "=1+1".clone_into(&mut sample[1].department);
    "0123".clone_into(&mut sample[1].initiatives[0].target);
    let mut long = sample[2].clone();
    long.situation = (0..600).map(|number| format!("{number}番目の文は、次の行へ続きます。")).collect();
    let real = seed().map(|text| codec::read(text, &mut ids()).expect("the real document").sheets);
    [("sample.xlsx", Some(sample)), (LONG, Some(vec![long])), ("real.xlsx", real)]
        .into_iter()
        .filter_map(|(name, sheets)| Some((name, sheets?)))
        .collect()
}

#[test]
fn libreoffice_opens_prints_and_saves_what_the_app_wrote() {
    let Some(office) = Office::find("write") else { return };
    let books = books();
    let written = books
        .iter()
        .map(|(name, sheets)| (*name, write::encode(sheets, &Extra::new(), &moment()).expect("a workbook")));
    let written: Vec<_> = written.collect();
    let files: Vec<_> = written.iter().map(|(name, bytes)| (*name, bytes.as_slice())).collect();
    let pdfs = office.convert(&files, "pdf");
    for (pdf, (name, sheets)) in pdfs.iter().zip(&books) {
        check_words(&pdf_text(pdf, "-raw"), sheets);
        check_pages(&pdf_text(pdf, "-bbox"), *name != LONG);
    }
    let saved = office.convert(&files, "xlsx");
    for (saved, (_, sheets)) in saved.iter().zip(&books) {
        check_saved(&std::fs::read(saved).expect("the file"), sheets);
    }
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|char| !char.is_whitespace() && *char != '\u{c}').collect()
}

/// Every word of the forms stands on the pages.
fn check_words(text: &str, sheets: &[Sheet]) {
    let text = squeezed(text);
    for area in sheets.iter().flat_map(|sheet| layout::form(sheet).areas) {
        // Between the pages of a text stand other words, though not within a sentence: its lines are on one of them.
        for sentence in area.text.split(['\n', '。']) {
            assert!(text.contains(&squeezed(sentence)), "not printed: {sentence}");
        }
    }
}

/// A word's box on its page: left, top, right, bottom.
type Box = [f64; 4];

/// All pages are A3 landscape, and no word lies over another, as it would where a row is too low for its text.
fn check_pages(boxes: &str, is_whole: bool) {
    let pages: Vec<&str> = boxes.split("<page ").skip(1).collect();
    assert!(pages.len() > 2);
    for (number, page) in (1..).zip(&pages) {
        let [width, height] = ["width", "height"].map(|name| attribute(page, name));
        assert!((width - 1190.5).abs() < 1.0 && (height - 841.9).abs() < 1.0, "{width} × {height}");
        let words: Vec<&str> =
            page.lines().map(str::trim).filter(|line| line.starts_with("<word ")).collect();
        let place = |word: &&str| ["xMin", "yMin", "xMax", "yMax"].map(|name| attribute(word, name));
        let places: Vec<Box> = words.iter().map(place).collect();
        // The table for machines has low rows on purpose.
        let is_table = words.iter().any(|word| word.ends_with(">目標と実績</word>"));
        for at in (0..words.len()).filter(|_| is_whole && !is_table) {
            let over = (0..at).find(|other| overlap(places[at], places[*other]));
            assert!(
                over.is_none(),
                "page {number}: {} lies over {:?}",
                words[at],
                over.map(|over| words[over])
            );
        }
    }
}

fn attribute(tag: &str, name: &str) -> f64 {
    let value = tag.split(&format!("{name}=\"")).nth(1).and_then(|rest| rest.split('"').next());
    value.expect("an attribute").parse().expect("a number")
}

/// Whether boxes share more than the edges that letters of neighbouring lines share.
fn overlap(a: Box, b: Box) -> bool {
    let shared = |from: usize| a[from + 2].min(b[from + 2]) - a[from].max(b[from]);
    let lower = (a[3] - a[1]).min(b[3] - b[1]);
    shared(0) > 1.0 && shared(1) > lower * 0.5
}

/// The forms show the same, and the sheets that are carried are whole.
fn check_saved(bytes: &[u8], sheets: &[Sheet]) {
    let mut book = Xlsx::new(std::io::Cursor::new(bytes)).expect("a workbook");
    let names = book.sheet_names();
    assert_eq!(names.len(), sheets.len() + 4, "the list, 目標と実績, its seals, the data");
    let mut cell = |name: &str, at: (u32, u32)| match book.worksheet_range(name).expect(name).get_value(at) {
        None | Some(Data::Empty) => String::new(),
        Some(Data::String(text)) => text.clone(),
        Some(other) => panic!("{name} {at:?}: {other:?} is no text"),
    };
    let mut chunks =
        (0..).map(|row| cell(carried::WORKSHEET, (row, 0))).take_while(|chunk| !chunk.is_empty());
    let carried: String = chunks.by_ref().collect();
    assert_eq!(json::decode(&carried, &mut ids()).expect("a file of ours").sheets, sheets);
    drop(chunks);
    // The app finds nothing changed in it.
    let read = import::decode(bytes, &mut ids(), &mut |_, _| {}).expect("a workbook of ours");
    assert_eq!(read.sheets, sheets);
    assert!(read.notes.is_empty(), "{:?}", read.notes);
    for (sheet, name) in sheets.iter().zip(&names[1..]) {
        for area in layout::form(sheet).areas {
            let found = cell(name, (area.row, u32::from(area.column)));
            assert_eq!(found.replace('\r', ""), area.text.replace('\r', ""), "{name}");
        }
        let mark = cell(name, (0, u32::from(carried::MARK_COLUMN)));
        assert_eq!(sheet_mark::marked(&mark).as_ref(), Some(&sheet.id));
    }
}
