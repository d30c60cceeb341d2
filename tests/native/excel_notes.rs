//! Comments as notes in Excel: each on its part's cell, none doubled when the workbook comes back, and what a person notes
//! there comes in as a comment.

use std::io::{Cursor, Read, Write};

use crate::common::office::Office;
use crate::common::{ids, moment};
use goalsheet::codec::xlsx::{import, read, write};
use goalsheet::codec::{Decoded, json};
use goalsheet::messages::problems;
use goalsheet::model::{
    Cell, Column, Comment, CommentId, CommentKind, Extra, Moment, Reply, Sheet, Signature,
};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

fn signed(by: &str) -> Signature {
    Signature { at: Moment::new("2026-11-22T09:00:00+09:00"), by: Some(by.to_owned()) }
}

fn comment(id: &str, kind: CommentKind, place: &str, text: &str) -> Comment {
    Comment {
        id: CommentId::new(id).expect("an id"),
        kind,
        place: place.to_owned(),
        words: None,
        text: text.to_owned(),
        signed: signed("山田"),
        answers: Vec::new(),
        is_done: false,
        extra: Extra::new(),
    }
}

/// A sheet of the sample with comments of every kind.
fn commented() -> Sheet {
    let sample = include_str!("../../assets/sample.goalsheet.json");
    let mut sheet = json::decode(sample, &mut ids()).expect("the sample").sheets.remove(0);
    let target = Cell::Initiative(sheet.initiatives[1].id.clone(), Column::Target);
    let target = sheet.place_of(&target);
    let answer =
        Reply { text: "要綱です。\n第3条".into(), signed: signed("佐藤"), extra: Extra::new() };
    sheet.comments = vec![
        comment("a", CommentKind::Remark, "situation", "根拠は？"),
        Comment {
            answers: vec![answer],
            is_done: true,
            words: Some("人".into()),
            ..comment("b", CommentKind::Remark, &target, "少ないのでは\n\n_x0041_")
        },
        comment("c", CommentKind::Returned, "", "直してください"),
        comment("d", CommentKind::Checked, "gone:9", ""),
        comment("e", CommentKind::Remark, "situation", "はい"),
        comment("f", CommentKind::Remark, "plan:1", &"長い。".repeat(20_000)),
    ];
    sheet
}

fn book(sheet: &Sheet) -> Vec<u8> {
    write::encode(std::slice::from_ref(sheet), &Extra::new(), &moment()).expect("a workbook")
}

fn decoded(bytes: &[u8]) -> Decoded {
    import::decode(bytes, &mut ids(), &mut |_, _| {}).unwrap_or_else(|problems| panic!("{problems:?}"))
}

fn told(decoded: &Decoded) -> Vec<String> {
    decoded.notes.iter().map(problems::note).collect()
}

/// The cells with notes, and what stands there.
fn notes(bytes: &[u8]) -> Vec<(String, String)> {
    let book = read::open(bytes, &mut |_, _| {}).expect("a workbook");
    book.said.into_iter().map(|note| (note.cell, note.text)).collect()
}

/// A workbook with parts changed, and further ones.
fn changed(bytes: &[u8], change: impl Fn(&str, &str) -> String, more: &[(&str, &str)]) -> Vec<u8> {
    let mut from = ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let mut into = ZipWriter::new(Cursor::new(Vec::new()));
    let mut put = |name: &str, text: &str| {
        into.start_file(name, SimpleFileOptions::default()).expect("a part");
        into.write_all(text.as_bytes()).expect("written");
    };
    for at in 0..from.len() {
        let mut file = from.by_index(at).expect("a part");
        let mut text = String::new();
        file.read_to_string(&mut text).expect("text");
        let name = file.name().expect("a name").into_owned();
        put(&name, &change(&name, &text));
    }
    more.iter().for_each(|(name, text)| put(name, text));
    into.finish().expect("a zip").into_inner()
}

/// Which cell shows a text.
fn cell_of(sheet: &Sheet, text: &str) -> String {
    let book = read::open(&book(sheet), &mut |_, _| {}).expect("a workbook");
    let form = &book.grids[1];
    let found = form.addressed().into_iter().find(|(_, shown)| *shown == text);
    found.unwrap_or_else(|| panic!("{text} is shown")).0
}

/// The workbook of a sheet without comments, with a note in a part of its own on a cell.
fn noted(sheet: &Sheet, cell: &str, by: &str, words: &str) -> Vec<u8> {
    let comments = format!(
        "<comments xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><authors><author>{by}</author></authors>\
         <commentList><comment ref=\"{cell}\" authorId=\"0\"><text><r><t>{words}</t></r></text></comment></commentList></comments>"
    );
    with_part(sheet, "comments", "xl/comments9.xml", &comments)
}

fn with_part(sheet: &Sheet, kind: &str, name: &str, text: &str) -> Vec<u8> {
    let target = name.trim_start_matches("xl/");
    let relation = format!("<Relationship Id=\"rId99\" Type=\"x/{kind}\" Target=\"../{target}\"/>");
    let rels = format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{relation}</Relationships>"
    );
    let part = "xl/worksheets/_rels/sheet2.xml.rels";
    changed(&book(sheet), |_, text| text.to_owned(), &[(part, &rels), (name, text)])
}

fn plain() -> Sheet {
    Sheet { comments: Vec::new(), ..commented() }
}

#[test]
fn each_comment_stands_on_its_part_and_none_is_doubled() {
    let sheet = commented();
    let book = book(&sheet);
    let notes = notes(&book);
    let at = |text: &str| {
        let found = notes.iter().find(|(_, note)| note.contains(text));
        found.unwrap_or_else(|| panic!("{text}: {notes:?}")).0.clone()
    };
    assert_eq!(at("根拠は？"), cell_of(&sheet, sheet.situation.trim()));
    assert_eq!(at("根拠は？"), at("はい"));
    assert_eq!(
        at("→ 佐藤 2026年11月22日\n要綱です。\n第3条"),
        cell_of(&sheet, sheet.initiatives[1].target.trim())
    );
    assert_eq!(at("【差戻し】山田 2026年11月22日\n直してください"), at("【確認済み】"));
    assert!(at("（対応済み）「人」").starts_with(char::is_alphabetic));
    let decoded = decoded(&book);
    assert_eq!(told(&decoded), Vec::<String>::new());
    assert_eq!(decoded.sheets, [sheet]);
}

#[test]
fn what_was_noted_in_excel_comes_in_as_a_comment_once() {
    let sheet = plain();
    for (cell, place, part) in [
        (cell_of(&sheet, sheet.situation.trim()), "situation".to_owned(), "現況・課題"),
        (
            cell_of(&sheet, sheet.initiatives[1].target.trim()),
            sheet.place_of(&Cell::Initiative(sheet.initiatives[1].id.clone(), Column::Target)),
            "取組2の数値目標",
        ),
        ("A1".to_owned(), String::new(), "シート全体"),
    ] {
        let book = noted(&sheet, &cell, "課長 鈴木", "課長 鈴木:\n根拠は？\n\n至急");
        let come = decoded(&book);
        let expected = format!(
            "Excel で付けられたメモ「根拠は？\n\n至急」（課長 鈴木）は、{part}へのコメントとして取り込みます。"
        );
        let squeezed = |text: &str| text.replace(['\n', ' '], "");
        assert!(
            told(&come).iter().any(|told| squeezed(told).contains(&squeezed(&expected))),
            "{:?}",
            told(&come)
        );
        let [comment] = &come.sheets[0].comments[..] else { panic!("{:?}", come.sheets[0].comments) };
        assert_eq!((&comment.place, comment.text.as_str()), (&place, "根拠は？\n\n至急"));
        assert_eq!(comment.signed.by.as_deref(), Some("課長 鈴木"));
        // The same file once more: the same comment.
        assert_eq!(decoded(&book).sheets[0].comments, come.sheets[0].comments);
        assert_eq!(Sheet { comments: Vec::new(), ..come.sheets[0].clone() }, sheet);
    }
}

#[test]
fn the_part_is_found_by_its_label_wherever_the_row_went() {
    let sheet = plain();
    let cell = cell_of(&sheet, sheet.situation.trim());
    let row: u32 = cell.trim_start_matches(char::is_alphabetic).parse().expect("a row");
    let below = format!("{}{}", cell.trim_end_matches(|char: char| char.is_ascii_digit()), row + 1);
    let moved = changed(
        &noted(&sheet, &below, "鈴木", "ここ"),
        |name, text| {
            if name == "xl/worksheets/sheet2.xml" {
                crate::xlsx_import::ours::down(text)
            } else {
                text.to_owned()
            }
        },
        &[],
    );
    let come = decoded(&moved);
    assert_eq!(come.sheets[0].comments[0].place, "situation");
    // On the label it is the same part.
    let label = format!("A{row}");
    assert_eq!(decoded(&noted(&sheet, &label, "鈴木", "ここ")).sheets[0].comments[0].place, "situation");
}

#[test]
fn what_was_written_below_a_note_of_ours_is_a_comment_of_its_own() {
    let sheet = Sheet { comments: commented().comments[..1].to_vec(), ..commented() };
    let more = changed(
        &book(&sheet),
        |name, text| match name.contains("comments") {
            true => text.replace("根拠は？", "根拠は？\nはい。要綱です"),
            false => text.to_owned(),
        },
        &[],
    );
    let come = decoded(&more);
    let texts: Vec<&str> = come.sheets[0].comments.iter().map(|comment| comment.text.as_str()).collect();
    assert_eq!(texts, ["根拠は？", "はい。要綱です"]);
    assert_eq!(come.sheets[0].comments[1].signed, Signature::default());
    // Where the words themselves were changed, all of it comes: nothing is lost.
    let changed = changed(
        &book(&sheet),
        |_, text| text.replace(">根拠は？<", "><").replace("根拠は？", "根拠は何ですか"),
        &[],
    );
    let texts = decoded(&changed).sheets[0].comments.iter().map(|one| one.text.clone()).collect::<Vec<_>>();
    assert!(texts.iter().any(|text| text.contains("根拠は何ですか")), "{texts:?}");
}

#[test]
fn threads_come_in_with_their_answers() {
    let sheet = plain();
    let cell = cell_of(&sheet, sheet.situation.trim());
    let thread = format!(
        "<ThreadedComments xmlns=\"http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments\">\
         <threadedComment ref=\"{cell}\" dT=\"2026-11-20T01:02:03.45\" personId=\"{{P}}\" id=\"{{T}}\" done=\"1\"><text>根拠は？</text></threadedComment>\
         <threadedComment ref=\"{cell}\" dT=\"2026-11-20T02:02:03.45\" personId=\"{{Q}}\" id=\"{{U}}\" parentId=\"{{T}}\"><text>要綱 &amp; 規則</text></threadedComment>\
         </ThreadedComments>"
    );
    let come =
        decoded(&with_part(&sheet, "threadedComment", "xl/threadedComments/threadedComment1.xml", &thread));
    let [comment] = &come.sheets[0].comments[..] else { panic!("{:?}", come.sheets[0].comments) };
    assert_eq!(
        (comment.place.as_str(), comment.text.as_str(), comment.is_done),
        ("situation", "根拠は？", true)
    );
    assert_eq!(comment.signed.at.as_ref().map(Moment::as_str), Some("2026-11-20T01:02:03Z"));
    assert_eq!(comment.answers[0].text, "要綱 & 規則");
}

#[test]
fn in_strange_workbooks_notes_are_told_with_place_and_words() {
    let sheet = plain();
    let cell = cell_of(&sheet, sheet.situation.trim());
    let strange = changed(
        &noted(&sheet, &cell, "鈴木", "根拠は？"),
        |name, text| match name {
            "xl/workbook.xml" => text.replace("goalsheet-data", "other"),
            _ => text.to_owned(),
        },
        &[],
    );
    let come = decoded(&strange);
    assert!(come.sheets[0].comments.is_empty());
    let expected = format!("{cell} のコメントの「根拠は？」は取り込みません");
    assert!(told(&come).iter().any(|told| told.contains(&expected)), "{:?}", told(&come));
}

#[test]
fn what_libreoffice_saved_doubles_no_comment() {
    let Some(office) = Office::find("notes") else { return };
    let mut sheet = commented();
    // It holds no note of that length.
    sheet.comments.pop();
    let saved = office.convert(&[("notes.xlsx", &book(&sheet))], "xlsx");
    let come = decoded(&std::fs::read(&saved[0]).expect("the file"));
    assert_eq!(told(&come), Vec::<String>::new());
    assert_eq!(come.sheets, [sheet]);
}
