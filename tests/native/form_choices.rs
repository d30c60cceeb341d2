//! Where one of the form's words is chosen, the workbook offers them in the cell, and keeps whatever else is written.

use std::io::{Cursor, Read};
use std::sync::Arc;

use goalsheet::codec::xlsx::{import, layout, write};
use goalsheet::model::paper::by_form;
use goalsheet::model::{
    Cell, Extra, FiscalYear, Initiative, InitiativeId, OwnKey, PartKey, PartSetting, Sheet, SheetForm,
    SheetId,
};

use crate::common::{ids, moment};

fn own(key: &str) -> OwnKey {
    OwnKey::new(key).expect("a key")
}

fn choice(key: &str, choices: &[&str]) -> PartSetting {
    let choices = choices.iter().map(|one| (*one).to_owned()).collect();
    PartSetting { choices, ..PartSetting::new(PartKey::Own(own(key)), key) }
}

/// A form with a grade of each initiative, a chosen word of the sheet, and lists that no cell can hold.
fn form() -> SheetForm {
    let mut form = SheetForm::default();
    form.columns.push(choice("評価", &["◎", "○", "\"△\"", "×"]));
    form.columns.push(choice("方針", &["拡充する, 急ぐ", "続ける"]));
    form.parts.push(choice("所管", &LONG));
    form.after.push(choice("総合評価", &["A", "B"]));
    form
}

const LONG: [&str; 9] = [
    "とても長い名前の課であって、どの欄にも入りきらないほどの名前を持っている第一の課",
    "とても長い名前の課であって、どの欄にも入りきらないほどの名前を持っている第二の課",
    "とても長い名前の課であって、どの欄にも入りきらないほどの名前を持っている第三の課",
    "とても長い名前の課であって、どの欄にも入りきらないほどの名前を持っている第四の課",
    "とても長い名前の課であって、どの欄にも入りきらないほどの名前を持っている第五の課",
    "とても長い名前の課であって、どの欄にも入りきらないほどの名前を持っている第六の課",
    "とても長い名前の課であって、どの欄にも入りきらないほどの名前を持っている第七の課",
    "とても長い名前の課であって、どの欄にも入りきらないほどの名前を持っている第八の課",
    "とても長い名前の課であって、どの欄にも入りきらないほどの名前を持っている第九の課",
];

fn sheet() -> Sheet {
    let mut sheet = Sheet::empty(SheetId::new("s").expect("an id"), FiscalYear::new(2024).expect("a year"));
    sheet.goal = "災害に強いまち".to_owned();
    sheet.own.set(&own("所管"), LONG[2]);
    for number in 1..=2 {
        let mut row = Initiative::empty(InitiativeId::new(&format!("i{number}")).expect("an id"));
        row.method = "(1) 訓練".to_owned();
        row.own.set(&own("評価"), "◎と○のあいだ");
        sheet.initiatives.push(row);
    }
    sheet
}

/// What a part of the file holds.
fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let mut text = String::new();
    zip.by_name(name).expect("the part").read_to_string(&mut text).expect("UTF-8");
    text
}

/// The lists of a worksheet: the cell, what it does with another word, and where the words stand.
fn offers(xml: &str) -> Vec<(String, String, String)> {
    let between = |text: &str, from: &str, to: &str| {
        let (_, rest) = text.split_once(from).unwrap_or_else(|| panic!("{from} in {text}"));
        rest.split_once(to).map_or_else(String::new, |(found, _)| found.to_owned())
    };
    let offer = |text: &str| {
        assert!(text.starts_with("type=\"list\""), "{text}");
        let said = |name: &str| between(text, &format!("{name}=\""), "\"");
        (said("sqref"), said("errorStyle"), between(text, "<formula1>", "</formula1>"))
    };
    xml.split("<dataValidation ").skip(1).map(offer).collect()
}

/// The place of a cell as Excel names it.
fn place(sheet: &Sheet, cell: &Cell) -> String {
    let drawn = layout::form(sheet);
    let area = drawn.areas.iter().find(|area| area.shows == layout::Shows::Text(cell.clone(), 0));
    let area = area.expect("the cell");
    format!("{}{}", char::from(b'A' + u8::try_from(area.column).expect("a letter")), area.row + 1)
}

#[test]
fn a_part_of_chosen_words_offers_them_in_its_cell_and_keeps_another() {
    let (form, sheet) = (Arc::new(form()), sheet());
    by_form(form, || {
        let book = write::encode(std::slice::from_ref(&sheet), &Extra::new(), &moment()).expect("a workbook");
        let mut expected = Vec::new();
        let mut offered = |row: Option<&str>, key: &str, words: &str| {
            let row = row.map(|id| InitiativeId::new(id).expect("an id"));
            expected.push((place(&sheet, &Cell::Own(row, own(key))), "warning".to_owned(), words.to_owned()));
        };
        offered(None, "所管", "'goalsheet-choices'!$A$1:$A$9");
        for row in ["i1", "i2"] {
            offered(Some(row), "評価", "\"◎,○,\"\"△\"\",×\"");
            offered(Some(row), "方針", "'goalsheet-choices'!$B$1:$B$2");
        }
        offered(None, "総合評価", "\"A,B\"");
        let mut found = offers(&part(&book, "xl/worksheets/sheet2.xml"));
        found.sort();
        expected.sort();
        assert_eq!(found, expected);
        let list = part(&book, "xl/workbook.xml");
        assert!(list.contains("name=\"goalsheet-choices\" sheetId=\"5\" state=\"veryHidden\""), "{list}");
        let words = part(&book, "xl/sharedStrings.xml");
        assert!(LONG.iter().all(|word| words.contains(word)));
        // It is no worksheet of anybody's, and another word comes back.
        let read = import::decode(&book, &mut ids(), &mut |_, _| {}).expect("sheets");
        assert_eq!((read.sheets, read.notes), (vec![sheet.clone()], Vec::new()));
    });
}

#[test]
fn a_form_without_choices_offers_nothing() {
    let book = write::encode(&[sheet()], &Extra::new(), &moment()).expect("a workbook");
    assert!(offers(&part(&book, "xl/worksheets/sheet2.xml")).is_empty());
    assert!(!part(&book, "xl/workbook.xml").contains("goalsheet-choices"));
}
