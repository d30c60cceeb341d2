//! The workbook as others read it: every text in its cell, the form as the paper has it, nothing that Excel computes.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use crate::common::{ids, moment, seed, sheets};
use calamine::{Data, Dimensions, Reader, SheetVisible, Xlsx};
use goalsheet::codec::sheet_mark;
use goalsheet::codec::xlsx::layout::{self, Form, Shows, Style};
use goalsheet::codec::xlsx::{carried, write};
use goalsheet::codec::{self, json};
use goalsheet::model::{Cell, Column, Extra, Initiative, InitiativeId, PurposeNo, Sdg, Sheet};
use proptest::prelude::*;

/// A sheet from a file's JSON.
fn sheet(fields: &str) -> Sheet {
    let text = format!(
        r#"{{"format":"goalsheet","version":1,"sheets":[{{"id":"a","fiscal_year":2024,{fields}}}]}}"#
    );
    json::decode(&text, &mut ids()).expect("a file").sheets.remove(0)
}

/// A sheet with something in each part.
fn full() -> Sheet {
    let mut sheet = sheet(
        r#""goal":"災害に強いまち","group":"総務部等","department":"危機管理室","rank":1,
        "positions":[{"plan":"総合計画","text":"第2編"},{"plan":"再生計画","text":"柱3"},{"plan":"大綱における位置付け","text":"1"}],
        "situation":"現況です。","purpose":"① 守る\n② 備える","sdgs":[11,13],
        "initiatives":[{"id":"i","method":"○ 訓練\n(1) 開催","deadline":"(1) 5月","target":"(1) 年4回",
        "midterm":"(1) 2回","final_report":"(1) 年4回開催","purposes":[1,2,3,4]},{"id":"j"}],
        "participation":"参加です。","effects":"効果です。""#,
    );
    sheet.initiatives[1].method = "=1+1".to_owned();
    sheet
}

fn sample() -> Vec<Sheet> {
    let text = include_str!("../../assets/sample.goalsheet.json");
    json::decode(text, &mut ids()).expect("the sample").sheets
}

fn written(sheets: &[Sheet]) -> Vec<u8> {
    write::encode(sheets, &Extra::new(), &moment()).expect("a workbook")
}

fn opened(bytes: &[u8]) -> Xlsx<Cursor<&[u8]>> {
    Xlsx::new(Cursor::new(bytes)).expect("a workbook that others open")
}

/// What the file holds under this name.
fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let mut text = String::new();
    zip.by_name(name).expect("the part").read_to_string(&mut text).expect("UTF-8");
    text
}

fn string(book: &mut Xlsx<Cursor<&[u8]>>, name: &str, row: u32, column: u16) -> String {
    let range = book.worksheet_range(name).expect("the worksheet");
    match range.get_value((row, u32::from(column))) {
        None | Some(Data::Empty) => String::new(),
        Some(Data::String(text)) => text.clone(),
        Some(other) => panic!("{name} {row} {column}: {other:?} is no text"),
    }
}

/// The form as lines: row, column and text of each cell.
fn shown(form: &Form) -> Vec<String> {
    let line = |area: &layout::Area| {
        let last = char::from(b'A' + (area.column + area.columns - 1) as u8);
        format!("{}{}{last} {}", area.row + 1, char::from(b'A' + area.column as u8), area.text)
    };
    form.areas.iter().map(line).map(|line| line.replace('\n', "|")).collect()
}

/// What holds for every form: no cell lies over another, all fill the frame, rows are as Excel can have them.
fn check_form(sheet: &Sheet, form: &Form) {
    let mut taken = BTreeSet::new();
    for area in &form.areas {
        for row in area.row..area.row + area.rows {
            for column in area.column..area.column + area.columns {
                assert!(taken.insert((row, column)), "{area:?} lies over another");
            }
        }
        assert!(area.text.encode_utf16().count() <= layout::LONGEST_TEXT);
    }
    assert_eq!(taken.len(), form.rows.len() * form.columns.len(), "every cell is drawn");
    assert!(form.rows.iter().all(|height| (1..=layout::HIGHEST_ROW).contains(height)));
    assert!(form.frame < form.head && (form.head as usize) < form.rows.len());
    for cell in sheet.cells().filter(|cell| !matches!(cell, Cell::Plan(_))) {
        let of_cell = |area: &&layout::Area| matches!(&area.shows, Shows::Text(of, _) if *of == cell);
        let text: String = form.areas.iter().filter(of_cell).map(|area| area.text.as_str()).collect();
        assert_eq!(Some(text.as_str()), sheet.text(&cell), "{cell:?}");
    }
    for position in &sheet.positions {
        assert!(
            form.areas.iter().any(|area| area.style == Style::Label && area.text.starts_with(&position.plan))
        );
    }
}

#[test]
fn the_form_is_that_of_the_paper() {
    let sheet = full();
    let form = layout::form(&sheet);
    check_form(&sheet, &form);
    let expected = [
        "1AE 令和6年度 重点目標管理シート",
        "1FG 部局グループ",
        "1HI 総務部等",
        "2AB 重点目標",
        "2CE 災害に強いまち",
        "2FF 部局名",
        "2GG 危機管理室",
        "2HH 優先順位",
        "2II 1位",
        "3AB 総合計画における位置付け",
        "3CE 第2編",
        "3FF 再生計画における位置付け",
        "3GI 柱3",
        "4AB 大綱における位置付け",
        "4CI 1",
        "5AB 現況・課題",
        "5CI 現況です。",
        "6AB 目的・効果",
        "6CE ① 守る|② 備える",
        "6FF 該当するSDGsの目標",
        "6GI 11 住み続けられるまちづくりを|13 気候変動に具体的な対策を",
        "7AA ",
        "7BC 取組項目及び方法・手段|（何をどのように）",
        "7DD 期間・期限|（いつ・いつまでに）",
        "7EF 数値目標|（どの水準まで）",
        "7GG 中間報告|（進捗状況と、方法・手段を見直した点）",
        "7HI 期末報告|（目標に対する達成状況・達成度）",
        "8AA ①|目的・効果|①②③|④",
        "8BC ○ 訓練|(1) 開催",
        "8DD (1) 5月",
        "8EF (1) 年4回",
        "8GG (1) 2回",
        "8HI (1) 年4回開催",
        "9AA ②",
        "9BC =1+1",
        "9DD ",
        "9EF ",
        "9GG ",
        "9HI ",
        "10CE ○ 市民参加・協働の推進、市民満足度の向上を考慮した点",
        "10FI ○ 取組による効果・残された課題",
        "10AB 特記事項",
        "11CE 参加です。",
        "11FI 効果です。",
    ];
    assert_eq!(shown(&form), expected);
    assert_eq!((form.frame, form.head), (1, 6));
}

#[test]
fn a_text_longer_than_a_cell_goes_on_below() {
    let mut sheet = full();
    sheet.situation = "長い。".repeat(30_000);
    sheet.initiatives[0].midterm = "行\n".repeat(600);
    sheet.participation = "続く".repeat(20_000);
    let form = layout::form(&sheet);
    check_form(&sheet, &form);
    let labels: Vec<_> =
        form.areas.iter().filter(|area| area.text.ends_with("（続き）")).map(|area| &area.text).collect();
    assert_eq!(
        labels,
        ["現況・課題（続き）", "現況・課題（続き）", "①（続き）", "①（続き）", "特記事項（続き）"]
    );
    written(&[sheet]);
}

#[test]
fn rows_are_high_enough_for_their_text() {
    // 26 letters fit into a line of 中間報告 as Excel draws it.
    for (letters, lines) in [(26 * 3, 3), (26 * 200, 200), (26 * 2_000, 2_000)] {
        let mut sheet = full();
        sheet.initiatives = vec![Initiative::empty(InitiativeId::new("i").expect("an id"))];
        sheet.initiatives[0].midterm = "字".repeat(letters);
        let form = layout::form(&sheet);
        let of_row =
            |area: &&layout::Area| matches!(area.shows, Shows::Text(Cell::Initiative(_, Column::Midterm), _));
        let rows = form.areas.iter().filter(of_row).flat_map(|area| area.row..area.row + area.rows);
        let height: u32 = rows.map(|row| form.rows[row as usize]).sum();
        assert!(height > lines * 18, "{letters} letters in {height} pixels");
    }
}

#[test]
fn others_read_the_workbook() {
    let bytes =
        written(&[full(), Sheet { id: goalsheet::model::SheetId::new("b/ 目").expect("an id"), ..full() }]);
    let mut book = opened(&bytes);
    let names: Vec<_> =
        book.sheets_metadata().iter().map(|sheet| (sheet.name.clone(), sheet.visible)).collect();
    let visible = |name: &str| (name.to_owned(), SheetVisible::Visible);
    assert_eq!(
        names,
        [
            visible("目標一覧"),
            visible("1 災害に強いまち"),
            visible("1 災害に強いまち (2)"),
            visible("目標と実績"),
            ("goalsheet-rows".to_owned(), SheetVisible::VeryHidden),
            ("goalsheet-data".to_owned(), SheetVisible::VeryHidden),
        ]
    );
    assert_eq!(string(&mut book, "1 災害に強いまち", 0, carried::MARK_COLUMN), "goalsheet:a");
    assert_eq!(
        string(&mut book, "1 災害に強いまち (2)", 0, carried::MARK_COLUMN),
        "goalsheet:b%2f%20%e7%9b%ae"
    );
    assert_eq!(string(&mut book, "目標一覧", 0, 0), "令和6年度 総務部等 重点目標");
    assert_eq!(string(&mut book, "目標一覧", 4, 1), "災害に強いまち");
    let links = book.hyperlinks_by_sheet_name("目標一覧").expect("links");
    assert!(links.iter().any(|link| format!("{link:?}").contains("'1 災害に強いまち (2)'!A1")), "{links:?}");
    let merged = book.merge_cells_by_sheet_name("1 災害に強いまち").expect("merges");
    assert!(merged.contains(&Dimensions { start: (4, 2), end: (4, 8) }), "{merged:?}");
    assert_eq!(
        merged.len(),
        layout::form(&full()).areas.iter().filter(|area| area.rows * u32::from(area.columns) > 1).count()
    );
}

#[test]
fn a_form_is_printed_as_the_paper() {
    let bytes = written(&[full()]);
    let form = part(&bytes, "xl/worksheets/sheet2.xml");
    for expected in [
        r#"<pageSetup paperSize="8" fitToHeight="0" orientation="landscape""#,
        r#"<pageSetUpPr fitToPage="1"/>"#,
        r#"<printOptions horizontalCentered="1"/>"#,
        "<oddFooter>&amp;L&amp;9重点目標管理シート&amp;C&amp;9&amp;P / &amp;N&amp;R&amp;9&amp;A</oddFooter>",
    ] {
        assert!(form.contains(expected), "{expected}\n{form}");
    }
    // What is a little higher than a page goes on one; what could not be read then goes on several.
    for (lines, is_one) in [(40, true), (400, false)] {
        let mut long = full();
        long.situation = "現況を書く。\n".repeat(lines);
        let form = part(&written(&[long]), "xl/worksheets/sheet2.xml");
        assert_eq!(!form.contains("fitToHeight"), is_one, "{lines}");
    }
    let book = part(&bytes, "xl/workbook.xml");
    for expected in [
        r#"<definedName name="_xlnm.Print_Area" localSheetId="1">'1 災害に強いまち'!$A$1:$I$11</definedName>"#,
        r#"<definedName name="_xlnm.Print_Titles" localSheetId="1">'1 災害に強いまち'!$7:$7</definedName>"#,
    ] {
        assert!(book.contains(expected), "{expected}\n{book}");
    }
    let styles = part(&bytes, "xl/styles.xml");
    assert!(styles.contains(r#"<name val="BIZ UDPGothic"/>"#) && styles.contains(r#"wrapText="1""#));
    assert!(styles.contains(r#"<left style="medium">"#) && styles.contains(r#"<left style="thin">"#));
    let core = part(&bytes, "docProps/core.xml");
    assert!(core.contains("2026-11-22T00:00:00Z"), "{core}");
    assert_eq!(bytes, written(&[full()]), "the same sheets give the same bytes");
}

#[test]
fn text_stays_text() {
    for text in [
        "=1+1",
        "+A1",
        "-1",
        "@SUM(A1)",
        "0123",
        "1/2",
        "１",
        "TRUE",
        "(1)",
        "'",
        "'=1",
        "1e5",
        "#N/A",
        " 前後 ",
        "\t",
        "\n",
        "行\n行",
        "a\r\nb",
        "\r",
        "_x0041_",
        "_x005F_x0041_",
        "\u{1}\u{1f}\u{7f}",
        "\u{fffe}\u{ffff}",
        "𠮷😀",
        "\u{202e}\u{200b}\u{feff}",
        "<b>&amp;\"</b>",
        "]]>",
    ] {
        let mut sheet = full();
        for column in Column::ALL {
            text.clone_into(sheet.initiatives[1].text_mut(column));
        }
        text.clone_into(&mut sheet.goal);
        let bytes = written(&[sheet]);
        let mut book = opened(&bytes);
        let name = book.sheet_names()[1].clone();
        for (row, column) in [(8, 1), (8, 3), (8, 4), (8, 6), (8, 7), (1, 2)] {
            assert_eq!(string(&mut book, &name, row, column), text);
        }
        let xml = part(&bytes, "xl/worksheets/sheet2.xml");
        assert!(!xml.contains("<f>") && !xml.contains("t=\"b\""), "{text}: nothing to compute");
    }
    let bytes = written(&[full()]);
    assert!(part(&bytes, "xl/styles.xml").contains(r#"quotePrefix="1""#));
}

#[test]
fn results_stand_one_value_a_cell() {
    let mut sheet = full();
    sheet.initiatives[0].target = "(1) 20点以上 (2) 900000000000000.5人".to_owned();
    sheet.initiatives[0].final_report = "(1) 13.5点 (2) 検討".to_owned();
    let bytes = written(&[sheet]);
    let mut book = opened(&bytes);
    let range = book.worksheet_range("目標と実績").expect("the table");
    let rows: Vec<Vec<&Data>> = range.rows().map(|row| row.iter().collect()).collect();
    let text = |text: &str| Data::String(text.to_owned());
    assert_eq!(rows[0].len(), 19);
    assert_eq!([rows[0][0], rows[0][1], rows[0][12]], [&text("西暦年度"), &text("和暦年度"), &text("単位")]);
    assert_eq!([rows[1][0], rows[1][1]], [&Data::Float(2024.0), &text("令和6年度")]);
    let values: Vec<_> = [4, 6, 7, 10, 11, 12, 16, 17, 18].map(|at| rows[1][at].clone()).into();
    let number = Data::Float;
    assert_eq!(
        values,
        [
            number(1.0),
            number(1.0),
            number(1.0),
            text("20点以上"),
            number(20.0),
            text("点"),
            number(13.5),
            number(67.5),
            text("未達")
        ]
    );
    assert_eq!(rows[2][11], &text("900000000000000.5"), "a number that Excel would round is a text");
    let xml = part(&bytes, "xl/worksheets/sheet3.xml");
    assert!(xml.contains(r#"<autoFilter ref="A1:S4"/>"#) && xml.contains(r#"ySplit="1""#), "{xml}");
    assert!(!xml.contains("<mergeCell"));
}

/// The sheets that a workbook carries.
fn unpacked(bytes: &[u8]) -> Vec<Sheet> {
    let mut book = opened(bytes);
    let range = book.worksheet_range(carried::WORKSHEET).expect("the hidden worksheet");
    let chunks: Vec<String> = range.rows().map(|row| row[0].to_string()).collect();
    for chunk in &chunks {
        assert!(chunk.is_ascii() && chunk.len() <= carried::CHUNK && chunk.trim() == chunk, "{chunk:?}");
        assert!(!chunk.contains(char::is_control) && !chunk.contains("_x"), "{chunk:?}");
    }
    json::decode(&chunks.concat(), &mut ids()).expect("a file of ours").sheets
}

fn check(sheets: &[Sheet]) {
    let bytes = written(sheets);
    assert_eq!(unpacked(&bytes), sheets);
    let mut book = opened(&bytes);
    let names = book.sheet_names();
    assert_eq!(names.len(), sheets.len() + 4, "the list, 目標と実績, its seals, the data");
    for (sheet, name) in sheets.iter().zip(&names[1..]) {
        assert!((1..=31).contains(&name.encode_utf16().count()), "{name}");
        let form = layout::form(sheet);
        check_form(sheet, &form);
        let range = book.worksheet_range(name).expect("the worksheet");
        for area in &form.areas {
            let found = match range.get_value((area.row, u32::from(area.column))) {
                None | Some(Data::Empty) => String::new(),
                Some(Data::String(text)) => text.clone(),
                Some(other) => panic!("{other:?} is no text"),
            };
            assert_eq!(found, area.text);
        }
        let mark = range.get_value((0, u32::from(carried::MARK_COLUMN))).expect("the mark").to_string();
        assert_eq!(sheet_mark::marked(&mark), Some(sheet.id.clone()));
    }
}

#[test]
fn the_sample_and_the_real_document_are_all_there() {
    check(&sample());
    if let Some(text) = seed() {
        check(&codec::read(text, &mut ids()).expect("the real document").sheets);
    }
    check(&[]);
    let mut odd = full();
    odd.purpose = " ".repeat(70_000);
    odd.effects = "\\\"\u{3042}_x".repeat(9_000);
    odd.sdgs = Sdg::all().collect();
    odd.initiatives[1].purposes = (1..=20).filter_map(PurposeNo::new).collect();
    check(&[odd]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_sheet_is_all_there(sheets in sheets()) {
        check(&sheets);
    }
}
