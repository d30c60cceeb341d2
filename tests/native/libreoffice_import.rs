//! What LibreOffice saved of a workbook of ours comes back to the letter.

use crate::common::office::Office;
use crate::common::{ids, moment, seed};
use goalsheet::codec::xlsx::{import, write};
use goalsheet::codec::{self, Remark, json};
use goalsheet::model::{Extra, Sheet};

fn books() -> Vec<(&'static str, Vec<Sheet>)> {
    let sample = include_str!("../../assets/sample.goalsheet.json");
    let sample = json::decode(sample, &mut ids()).expect("the sample").sheets;
    let mut odd = sample[..2].to_vec();
    odd[0].situation = "=1+1\r\n行\r改行 \n 終わりの空白  \n\n".into();
    odd[0].goal = "\u{1}見えない\u{7f}文字\u{fffe}と_x0041_と𠮷😀\u{200b}\u{202e}".into();
    odd[0].purpose = "重点目標".into();
    odd[0].department = "'0123".into();
    odd[0].group = "  ".into();
    odd[0].initiatives[0].target = "\t=cmd|' /C'!A0\t".into();
    odd[0].initiatives[0].deadline = "2025/3/31".into();
    odd[0].initiatives[0].method = "長い文。\n".repeat(2_000);
    odd[1].participation = "<b>&amp;\u{feff}</b>".into();
    odd[1].extra.insert("x".into(), goalsheet::model::Value::String("\u{0}".into()));
    let real = seed().map(|text| codec::read(text, &mut ids()).expect("the real document").sheets);
    let books = [("sample.xlsx", Some(sample)), ("odd.xlsx", Some(odd)), ("real.xlsx", real)];
    books.into_iter().filter_map(|(name, sheets)| Some((name, sheets?))).collect()
}

#[test]
fn what_libreoffice_saved_comes_back() {
    let Some(office) = Office::find("import") else { return };
    let books = books();
    let written: Vec<_> = books
        .iter()
        .map(|(name, sheets)| (*name, write::encode(sheets, &Extra::new(), &moment()).expect("a workbook")))
        .collect();
    let files: Vec<_> = written.iter().map(|(name, bytes)| (*name, bytes.as_slice())).collect();
    for (saved, (name, sheets)) in office.convert(&files, "xlsx").iter().zip(&books) {
        let bytes = std::fs::read(saved).expect("the file");
        let decoded = import::decode(&bytes, &mut ids(), &mut |_, _| {}).expect("a workbook");
        let notes: Vec<&Remark> = decoded.notes.iter().map(|note| &note.remark).collect();
        assert!(notes.is_empty(), "{name}: {notes:?}");
        assert_eq!(&decoded.sheets, sheets, "{name}");
    }
}
