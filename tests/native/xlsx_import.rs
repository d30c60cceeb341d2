//! Workbooks in: ours come back to the letter, what a person changed in Excel counts, and anybody's is read or refused in
//! bounded time and room.

use std::io::{Cursor, Read, Write};

use crate::common::{ids, moment, seed, sheets};
use goalsheet::codec::sheet_mark;
use goalsheet::codec::xlsx::{import, write};
use goalsheet::codec::{Decoded, FilePlace, Note, Problem, Reason, Remark, WorkbookFault, converter, json};
use goalsheet::engines::excel;
use goalsheet::messages::problems;
use goalsheet::model::{Column, Extra, Initiative, InitiativeId, Rank, Sheet, SheetId, Value};
use goalsheet::protocol;
use goalsheet::protocol::ImportWorkbook;
use proptest::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

fn decode(bytes: &[u8]) -> Result<Decoded, Vec<Problem>> {
    import::decode(bytes, &mut ids(), &mut |_, _| {})
}

fn read(bytes: &[u8]) -> Decoded {
    decode(bytes).unwrap_or_else(|problems| panic!("{problems:?}"))
}

fn told(decoded: &Decoded) -> Vec<String> {
    let sentence = |remark: &Remark| match remark {
        Remark::Worksheet(_) | Remark::Workbook(_) => {
            problems::note(&Note { place: FilePlace::File, remark: remark.clone() })
        }
        other => format!("{other:?}"),
    };
    decoded.notes.iter().map(|note| sentence(&note.remark)).collect()
}

fn book(sheets: &[Sheet]) -> Vec<u8> {
    write::encode(sheets, &Extra::new(), &moment()).expect("a workbook")
}

/// The parts of a zip.
fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    (0..zip.len())
        .map(|at| {
            let mut file = zip.by_index(at).expect("a part");
            let mut text = String::new();
            file.read_to_string(&mut text).expect("text");
            (file.name().expect("a name").into_owned(), text)
        })
        .collect()
}

fn zipped(parts: &[(String, String)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // Large parts are packed quickly: how small they come out is no matter here.
    let options = SimpleFileOptions::default().compression_level(Some(1));
    for (name, text) in parts {
        zip.start_file(name.as_str(), options).expect("a part");
        zip.write_all(text.as_bytes()).expect("written");
    }
    zip.finish().expect("a zip").into_inner()
}

/// A workbook with every part that `change` answers for changed; at least one must be.
fn changed(bytes: &[u8], change: impl Fn(&str, &str) -> Option<String>) -> Vec<u8> {
    let mut parts = parts(bytes);
    let mut count = 0;
    for (name, text) in &mut parts {
        if let Some(other) = change(name, text) {
            count += usize::from(other != *text);
            *text = other;
        }
    }
    assert!(count > 0, "nothing was changed");
    zipped(&parts)
}

/// A workbook in whose cells one text was replaced; what it carries stays.
pub(crate) fn edited(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    changed(bytes, |name, text| {
        name.contains("sharedStrings").then(|| text.replace(&format!(">{from}<"), &format!(">{to}<")))
    })
}

fn sample() -> Vec<Sheet> {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/sample.goalsheet.json"));
    json::decode(&text.expect("the sample"), &mut ids()).expect("our own file").sheets
}

fn two() -> Vec<Sheet> {
    let mut sheets = sample();
    sheets.truncate(2);
    sheets
}

pub(crate) mod ours {
    use super::*;

    fn check(sheets: &[Sheet]) {
        let decoded = read(&book(sheets));
        assert_eq!(decoded.sheets, sheets);
        assert!(decoded.fresh.is_empty());
        assert_eq!(told(&decoded), Vec::<String>::new());
    }

    #[test]
    fn comes_back_to_the_letter() {
        check(&sample());
        let Some(text) = seed() else { return };
        check(&converter::decode(text, &mut ids()).expect("the real document").sheets);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn anything_comes_back_to_the_letter(sheets in sheets()) {
            prop_assume!(!sheets.is_empty());
            let decoded = read(&book(&sheets));
            prop_assert_eq!(&decoded.sheets, &sheets);
            prop_assert_eq!(told(&decoded), Vec::<String>::new());
        }

        #[test]
        fn a_form_whose_rows_were_moved_changes_nothing(sheets in sheets()) {
            prop_assume!(!sheets.is_empty());
            // An empty row on top: nothing stands where it was drawn any more.
            let moved = changed(&book(&sheets), |name, text| name.contains("worksheets/sheet").then(|| down(text)));
            prop_assert_eq!(&read(&moved).sheets, &sheets);
        }
    }

    #[test]
    fn a_part_whose_label_was_changed_keeps_its_text() {
        let mut sheets = sample();
        sheets.truncate(1);
        let bytes = book(&sheets);
        let relabelled = |labels: &[(&str, &str)], texts: &[(&str, &str)]| {
            changed(&bytes, |name, text| {
                let label = |text: String, (from, to): &(&str, &str)| {
                    text.replace(&format!(">{from}"), &format!(">{to}"))
                };
                let text = labels.iter().fold(text.to_owned(), label);
                name.contains("sharedStrings")
                    .then(|| texts.iter().fold(text, |text, (from, to)| text.replace(from, to)))
            })
        };
        let told_of = |notes: &[String], words: &[&str]| {
            assert!(
                notes.iter().any(|note| words.iter().all(|word| note.contains(word))),
                "{words:?}: {notes:#?}"
            );
        };
        for (label, other) in [
            ("現況・課題", "現状・問題点"),
            ("現況・課題", "総合評価"),
            ("目的・効果", "ねらい"),
            ("部局名", "部課名"),
            ("優先順位", "番号"),
            ("重点目標", "組織の目標"),
            ("該当するSDGsの目標", "持続可能"),
            ("総合計画における位置付け", "計画との関係"),
            ("期間・期限", "実施時期"),
            ("中間報告", "進み具合"),
            ("○ 市民参加・協働の推進", "○ 市民と"),
            ("特記事項", "その他"),
        ] {
            let read = read(&relabelled(&[(label, other)], &[]));
            let notes = told(&read);
            assert_eq!(read.sheets, sheets, "{label} {notes:#?}");
            told_of(&notes, &[label, other, "欄名"]);
            assert!(!notes.iter().any(|note| note.contains("変更された欄")), "{label}: {notes:#?}");
        }
        // All that stand in a row, and a text that was changed as well.
        let all = [
            ("部局名", "部課名"),
            ("優先順位", "順"),
            ("目的・効果", "ねらい"),
            ("該当するSDGsの目標", "国連"),
        ];
        let words = sheets[0].purpose.lines().next().expect("a line").to_owned();
        let other = read(&relabelled(&all, &[(&words, "図書館に親しむ")]));
        let mut expected = sheets.clone();
        expected[0].purpose = expected[0].purpose.replacen(&words, "図書館に親しむ", 1);
        assert_eq!(other.sheets, expected);
        all.iter().for_each(|(label, now)| told_of(&told(&other), &[label, now]));
        told_of(&told(&other), &["変更された欄", "目的・効果"]);
        // A label that was emptied, and one in a form that stands lower.
        let emptied = read(&edited(&bytes, "現況・課題", ""));
        assert_eq!(emptied.sheets, sheets, "{:#?}", told(&emptied));
        told_of(&told(&emptied), &["現況・課題", "消されて"]);
        let lower = changed(&edited(&bytes, "現況・課題", "現状"), |name, text| {
            name.contains("worksheets/sheet").then(|| down(text))
        });
        assert_eq!(read(&lower).sheets, sheets);
    }

    #[test]
    fn our_list_of_goals_is_never_a_form_for_its_words() {
        let mut sheets = sample();
        sheets.truncate(3);
        for (sheet, (group, department, goal)) in sheets.iter_mut().zip([
            ("甲部", "年度", ""),
            ("乙部", "数値目標", "現況・課題"),
            ("丙部", "優先順位", "(2)(3) 年度内"),
        ]) {
            [sheet.group, sheet.department, sheet.goal] = [group.into(), department.into(), goal.into()];
        }
        let bytes = book(&sheets);
        let moved = changed(&bytes, |name, text| name.contains("worksheets/sheet").then(|| down(text)));
        for bytes in [bytes.clone(), moved] {
            assert_eq!(read(&bytes).sheets, sheets);
        }
        // What a person wrote there is told, a form that a person put there is read.
        let list = |rows: &str| {
            let read = read(&changed(&bytes, |name, text| {
                (name == "xl/worksheets/sheet1.xml")
                    .then(|| text.replace("</sheetData>", &format!("{rows}</sheetData>")))
            }));
            let (ours, more): (Vec<_>, Vec<_>) =
                read.sheets.iter().cloned().partition(|sheet| sheets.contains(sheet));
            assert_eq!(ours, sheets);
            (more, told(&read))
        };
        let row = |number: u32, texts: &[&str]| {
            let cells = (b'A'..).zip(texts).map(|(column, text)| {
                let column = char::from(column);
                format!(r#"<c r="{column}{number}" t="inlineStr"><is><t>{text}</t></is></c>"#)
            });
            format!(r#"<row r="{number}">{}</row>"#, cells.collect::<String>())
        };
        let (more, notes) = list(&row(40, &["重点目標", "書き足した目標"]));
        assert!(more.is_empty(), "{more:?}");
        assert!(
            notes.iter().any(|note| note.contains("A40") || note.contains("書き足した目標")),
            "{notes:?}"
        );
        let form = [
            row(40, &["令和6年度 重点目標管理シート"]),
            row(41, &["重点目標", "貼った目標"]),
            row(42, &["", "取組項目", "期間・期限", "数値目標", "中間報告", "期末報告"]),
            row(43, &["①", "貼った取組", "通年", "3回", "", "3回"]),
        ];
        let (more, _) = list(&form.concat());
        assert_eq!(more.iter().map(|sheet| sheet.goal.as_str()).collect::<Vec<_>>(), ["貼った目標"]);
    }

    /// A worksheet whose rows all stand one further down.
    pub(crate) fn down(text: &str) -> String {
        let mut out = String::new();
        let mut rest = text;
        while let Some(at) =
            [" r=\"", " ref=\""].iter().filter_map(|name| Some(rest.find(name)? + name.len())).min()
        {
            let (before, after) = rest.split_at(at);
            let end = after.find('"').expect("a quote");
            out.push_str(before);
            let corners = after[..end].split(':').map(|name| {
                let letters = name.bytes().take_while(u8::is_ascii_alphabetic).count();
                let row: u32 = name[letters..].parse().expect("a row");
                format!("{}{}", &name[..letters], row + 1)
            });
            out.push_str(&corners.collect::<Vec<_>>().join(":"));
            rest = &after[end..];
        }
        out + rest
    }

    #[test]
    fn who_hides_a_row_of_our_form_takes_no_words_back() {
        let sheets = two();
        let hidden = changed(&book(&sheets), |name, text| {
            (name == "xl/worksheets/sheet2.xml")
                .then(|| text.replacen("<row r=\"7\"", "<row hidden=\"1\" r=\"7\"", 1))
        });
        let decoded = read(&hidden);
        assert_eq!(decoded.sheets, sheets);
        let notes = told(&decoded);
        assert!(
            notes.len() == 1 && notes[0].contains("非表示の行にある内容ですが、取り込みます"),
            "{notes:?}"
        );
    }

    #[test]
    fn what_was_changed_in_excel_counts_and_is_told() {
        let mut sheets = two();
        sheets[0].goal = "変更前の目標".into();
        sheets[0].extra.insert("x".into(), 1.into());
        sheets[0].initiatives[0].target = "変更前の\r\n数値 ".into();
        sheets[0].initiatives[0].extra.insert("y".into(), 2.into());
        let decoded = read(&edited(&book(&sheets), "変更前の目標", "変更後の目標"));
        let mut expected = sheets.clone();
        expected[0].goal = "変更後の目標".into();
        assert_eq!(decoded.sheets, expected, "all else to the letter");
        let notes = told(&decoded);
        assert_eq!(notes[0], "Excel で変更された欄があります（重点目標）。Excel の内容を取り込みます。");
        // It was replaced in the table as well.
        assert!(notes[1].starts_with("「目標と実績」シートの 2、3、"), "{notes:?}");
        assert_eq!(notes.len(), 2);
    }

    #[test]
    fn initiatives_may_come_and_go() {
        let mut sheets = two();
        sheets.truncate(1);
        let texts = ["○ 甲", "○ 乙", "○ 丙"];
        sheets[0].initiatives = texts
            .iter()
            .map(|text| {
                let mut initiative = Initiative::empty(InitiativeId::new(text).expect("an id"));
                initiative.method = (*text).into();
                initiative.midterm = format!("{text}の中間");
                initiative
            })
            .collect();
        let bytes = book(&sheets);
        // 乙 is gone, as somebody who empties its row would leave it.
        let gone = edited(&edited(&edited(&bytes, "○ 乙", ""), "○ 乙の中間", ""), "②", "");
        let decoded = read(&gone);
        let ids: Vec<&str> = decoded.sheets[0].initiatives.iter().map(|one| one.id.as_str()).collect();
        assert_eq!(ids, ["○ 甲", "○ 丙"]);
        assert!(
            told(&decoded)[0].starts_with("取組2（「○ 乙」）は、Excel で消されている"),
            "{:?}",
            told(&decoded)
        );
        // 丙 reports something else.
        let decoded = read(&edited(&bytes, "○ 丙の中間", "改めた中間"));
        let initiative = &decoded.sheets[0].initiatives[2];
        assert_eq!((initiative.id.as_str(), initiative.midterm.as_str()), ("○ 丙", "改めた中間"));
        assert!(told(&decoded)[0].contains("取組3の中間報告"));
    }

    #[test]
    fn removed_and_copied_forms_are_told() {
        let sheets = two();
        let bytes = book(&sheets);
        let mark = |at: usize| sheet_mark::mark(&sheets[at].id);
        // The second form without its words: as good as removed.
        let parts = parts(&bytes);
        let form = |at: usize| {
            let number = parts.iter().filter(|(name, _)| name.contains("worksheets/sheet")).count();
            assert_eq!(number, 6, "a list, two forms, a table, its seals, the data");
            format!("xl/worksheets/sheet{}.xml", at + 2)
        };
        let removed = changed(&bytes, |name, text| {
            (name == form(1)).then(|| {
                let (before, rest) = text.split_once("<sheetData>").expect("cells");
                let (_, after) = rest.split_once("</sheetData>").expect("cells");
                format!("{before}<sheetData></sheetData>{after}")
            })
        });
        let decoded = read(&removed);
        assert_eq!(decoded.sheets, sheets);
        assert!(told(&decoded).iter().any(|note| note.contains("用紙は、Excel では消されています")));
        // The first form twice.
        let (_, first) = parts.iter().find(|(name, _)| *name == form(0)).expect("the first form");
        let copied = changed(&bytes, |name, _| (name == form(1)).then(|| first.clone()));
        let decoded = read(&copied);
        assert_eq!(decoded.sheets.len(), 3);
        assert_eq!(decoded.sheets[0], sheets[0]);
        assert_eq!(
            (decoded.sheets[1].goal.as_str(), decoded.sheets[1].id != sheets[0].id),
            (sheets[0].goal.as_str(), true)
        );
        assert_eq!(decoded.sheets[2], sheets[1]);
        assert!(
            told(&decoded).iter().any(|note| note.contains("複製された用紙")),
            "{:?} {}",
            told(&decoded),
            mark(0)
        );
    }

    #[test]
    fn what_was_changed_in_the_table_is_told_by_its_rows() {
        let bytes = book(&two());
        let table = |change: &dyn Fn(&str) -> String| {
            let told = told(&read(&changed(&bytes, |name, text| {
                (name == "xl/worksheets/sheet4.xml").then(|| change(text))
            })));
            told.join("")
        };
        // A number is another; a note stands beside the table; a row is new.
        let cell =
            |at: &str, value: &str| format!(r#"<c r="{at}" t="inlineStr"><is><t>{value}</t></is></c>"#);
        let rows = |text: &str| text.matches("<row ").count();
        let other = |text: &str| {
            let (before, row) = text.split_once(r#"<row r="3""#).expect("a row");
            let (row, after) = row.split_once("</row>").expect("a row");
            format!(r#"{before}<row r="3"{row}{}</row>{after}"#, cell("T3", "覚え"))
        };
        assert!(
            table(&other).starts_with("「目標と実績」シートの 3行目は、書き出した後に書き換えられています"),
            "{}",
            table(&other)
        );
        let number = |text: &str| text.replacen("<v>2024</v>", "<v>2023</v>", 2);
        assert!(table(&number).contains(" 2、3行目は"), "{}", table(&number));
        let added = |text: &str| {
            let at = rows(text) + 1;
            let row = format!(r#"<row r="{at}">{}</row></sheetData>"#, cell(&format!("A{at}"), "合計"));
            text.replace("</sheetData>", &row)
        };
        assert!(table(&added).contains("行目は"), "{}", table(&added));
        // The order of rows is nobody's words: a table may be sorted.
        let sorted = |text: &str| {
            let (before, rest) = text.split_once(r#"<row r="2""#).expect("a row");
            let (second, rest) = rest.split_once(r#"<row r="3""#).expect("a row");
            let (third, rest) = rest.split_once(r#"<row r="4""#).expect("a row");
            let moved = |row: &str, from: u32, to: u32| {
                let at = |letter: char, row: u32| format!(r#"r="{letter}{row}""#);
                ('A'..='S')
                    .fold(row.to_owned(), |row, letter| row.replace(&at(letter, from), &at(letter, to)))
            };
            format!(
                r#"{before}<row r="2"{}<row r="3"{}<row r="4"{rest}"#,
                moved(third, 3, 2),
                moved(second, 2, 3)
            )
        };
        assert_eq!(table(&sorted), "");
    }

    #[test]
    fn a_form_that_lost_its_mark_is_known_by_its_goal() {
        let sheets = two();
        let mark = sheet_mark::mark(&sheets[1].id);
        let decoded = read(&edited(&book(&sheets), &mark, ""));
        assert_eq!(decoded.sheets, sheets);
        assert_eq!(told(&decoded), Vec::<String>::new());
    }

    #[test]
    fn the_engine_answers_with_the_sheets_and_says_how_far_it_is() {
        let sheets = two();
        let seed = "0193a0c2-0000-7000-8000-0000000000ff".to_owned();
        let request = ImportWorkbook { book: book(&sheets).into(), seed, with_hidden: false };
        let mut steps = Vec::new();
        let answer =
            excel::answer(&protocol::encode_request(7, "", request), &mut |at, all| steps.push((at, all)));
        let (number, body) = protocol::open(&answer).expect("an answer");
        let imported = protocol::decode_answer::<ImportWorkbook>(body).expect("what was asked for");
        let decoded = imported.expect("a workbook").decoded(&mut ids()).expect("a file of ours");
        assert_eq!((number, &decoded.sheets, decoded.fresh.len()), (7, &sheets, 0));
        assert_eq!(steps, (1..=6).map(|at| (at, 6)).collect::<Vec<_>>());
    }

    #[test]
    fn without_its_data_the_form_is_read_as_anybodys() {
        let sheets = two();
        for damage in ["#", ""] {
            let bytes = changed(&book(&sheets), |name, text| {
                name.contains("sharedStrings")
                    .then(|| text.replace("{\"format\"", &format!("{damage}\"format\"")))
            });
            let decoded = read(&bytes);
            assert!(told(&decoded).iter().any(|note| note.contains("データが壊れています")));
            let ids: Vec<&SheetId> = decoded.sheets.iter().map(|sheet| &sheet.id).collect();
            assert_eq!(ids, [&sheets[0].id, &sheets[1].id]);
            for (read, sheet) in decoded.sheets.iter().zip(&sheets) {
                assert_eq!((&read.goal, &read.group, read.rank), (&sheet.goal, &sheet.group, sheet.rank));
                assert_eq!(read.initiatives.len(), sheet.initiatives.len());
                for (read, initiative) in read.initiatives.iter().zip(&sheet.initiatives) {
                    let texts =
                        |one: &Initiative| Column::ALL.map(|column| one.text(column).trim().to_owned());
                    assert_eq!(texts(read), texts(initiative));
                    assert_eq!(read.purposes, initiative.purposes);
                }
            }
        }
    }

    #[test]
    fn unknown_keys_of_the_file_come_back() {
        let mut extra = Extra::new();
        extra.insert("x".into(), Value::String("y".into()));
        let bytes = write::encode(&two(), &extra, &moment()).expect("a workbook");
        assert_eq!(read(&bytes).extra, extra);
    }

    #[test]
    fn ranks_and_years_may_be_changed_too() {
        let mut sheets = two();
        sheets.truncate(1);
        sheets[0].rank = Rank::new(77);
        let decoded = read(&edited(&book(&sheets), "77位", "3"));
        assert_eq!(decoded.sheets[0].rank, Rank::new(3));
        let year = sheets[0].fiscal_year;
        let next = year.next().expect("a year");
        let title = |year| format!("{year} 重点目標管理シート");
        let decoded = read(&edited(&book(&sheets), &title(year), &title(next)));
        assert_eq!(decoded.sheets[0].fiscal_year, next);
    }
}

mod bad {
    use super::*;

    fn sentence(bytes: &[u8]) -> String {
        let start = cpu_time::ThreadTime::now();
        let refused = decode(bytes).map(|decoded| decoded.sheets).expect_err("nothing is read");
        assert!(start.elapsed() < std::time::Duration::from_secs(60), "{:?}", start.elapsed());
        let [problem @ Problem { place: FilePlace::File, .. }] = &refused[..] else { panic!("{refused:?}") };
        problems::problem(problem)
    }

    fn check(bytes: &[u8], fault: WorkbookFault) {
        let sentence = sentence(bytes);
        let reason = Reason::Workbook(fault.clone());
        assert_eq!(sentence, problems::problem(&Problem { place: FilePlace::File, reason }));
        assert!(sentence.ends_with("ください。"), "{fault:?} says what to do");
    }

    fn part(name: &str, text: &str) -> (String, String) {
        (name.to_owned(), text.to_owned())
    }

    /// A container of old Office files with these streams.
    fn ole(streams: &[&str]) -> Vec<u8> {
        let mut bytes = vec![0; 512];
        bytes[..8].copy_from_slice(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
        for (kind, name) in std::iter::once((5, "Root Entry")).chain(streams.iter().map(|name| (2, *name))) {
            let mut entry = vec![0; 128];
            let units: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
            entry[..units.len()].copy_from_slice(&units);
            entry[64] = u8::try_from(units.len() + 2).expect("short");
            entry[66] = kind;
            bytes.extend(entry);
        }
        bytes
    }

    #[test]
    fn old_and_locked_files_are_named() {
        check(&ole(&["EncryptionInfo", "EncryptedPackage"]), WorkbookFault::Password);
        check(&ole(&["Workbook", "\u{5}SummaryInformation"]), WorkbookFault::OldExcel);
        check(&ole(&["Book"]), WorkbookFault::OldExcel);
        check(&ole(&["WordDocument", "1Table"]), WorkbookFault::OldWord);
        check(&ole(&["PowerPoint Document"]), WorkbookFault::OldPowerPoint);
        check(&ole(&["__substg1.0_0037001F"]), WorkbookFault::OldOther);
        check(&ole(&[])[..300], WorkbookFault::OldOther);
    }

    #[test]
    fn other_zips_are_named() {
        check(&zipped(&[part("word/document.xml", "<w/>")]), WorkbookFault::Word);
        check(&zipped(&[part("ppt/presentation.xml", "<p/>")]), WorkbookFault::PowerPoint);
        check(&zipped(&[part("xl/workbook.bin", "")]), WorkbookFault::BinaryExcel);
        check(
            &zipped(&[
                part("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
                part("META-INF/manifest.xml", ""),
            ]),
            WorkbookFault::OpenDocument,
        );
        check(&zipped(&[part("写真.jpg", "x")]), WorkbookFault::Zip);
        check(&zipped(&[]), WorkbookFault::Zip);
    }

    #[test]
    fn damage_is_told() {
        let bytes = book(&two());
        check(&bytes[..bytes.len() / 2], WorkbookFault::Damaged);
        check(&bytes[..10], WorkbookFault::Damaged);
        let without = |gone: &str| {
            let mut parts = parts(&bytes);
            parts.retain(|(name, _)| !name.contains(gone));
            zipped(&parts)
        };
        check(&without("xl/workbook.xml"), WorkbookFault::NoPart("xl/workbook.xml".into()));
        check(&without("sharedStrings"), WorkbookFault::NoPart("xl/sharedStrings.xml".into()));
        check(&without("sheet2.xml"), WorkbookFault::NoPart("xl/worksheets/sheet2.xml".into()));
        let cut = |text: &str| text[..text.len() / 2].to_owned();
        let broken = changed(&bytes, |name, text| name.contains("sheet2.xml").then(|| cut(text)));
        assert!(decode(&broken).is_ok() || sentence(&broken).contains("sheet2.xml"));
        // A byte of the packed cells: the sum at the end of the part is another one.
        let at = bytes.windows(4).position(|window| window == b"PK\x03\x04").expect("a part") + 60;
        let mut flipped = bytes.clone();
        for byte in &mut flipped[at..at + 4] {
            *byte ^= 0x55;
        }
        drop(decode(&flipped));
        let stored = {
            let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
            let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
            for (name, text) in parts(&bytes) {
                zip.start_file(name.as_str(), options).expect("a part");
                zip.write_all(text.as_bytes()).expect("written");
            }
            zip.finish().expect("a zip").into_inner()
        };
        let cell = b"<sheetData>";
        let at = stored.windows(cell.len()).position(|window| window == cell).expect("cells");
        let mut other = stored.clone();
        other[at + 1] = b'S';
        assert!(sentence(&other).contains("壊れているため"), "{}", sentence(&other));
    }

    #[test]
    fn bombs_do_not_go_off() {
        let bytes = book(&two());
        let filled = |name: &'static str, from: &'static str, to: String| {
            changed(&bytes, move |part, text| part.contains(name).then(|| text.replacen(from, &to, 1)))
        };
        // A little more than a part may have, in blanks, which pack into a thousandth.
        let blanks = " ".repeat(65 << 20);
        check(
            &filled("sheet2.xml", "<sheetData>", format!("{blanks}<sheetData>")),
            WorkbookFault::TooLarge("xl/worksheets/sheet2.xml".into()),
        );
        // Words of words of words.
        let entities: String =
            (1..12).map(|n| format!("<!ENTITY e{n} \"{}\">", format!("&e{};", n - 1).repeat(10))).collect();
        let lol = filled(
            "sheet2.xml",
            "<worksheet",
            format!("<!DOCTYPE w [<!ENTITY e0 \"lol\">{entities}]><worksheet"),
        );
        check(&lol, WorkbookFault::BadPart("xl/worksheets/sheet2.xml".into()));
        // One long text in a million cells.
        let long = format!("<si><t>{}</t></si>", "長".repeat(10_000));
        let cells: String = (1..20_000)
            .map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>0</v></c></row>"))
            .collect();
        let repeated = changed(&bytes, |part, text| {
            if part.contains("sharedStrings") {
                let (head, rest) = text.split_once("<si>").expect("texts");
                Some(format!("{head}{long}<si>{rest}"))
            } else {
                part.contains("sheet2.xml")
                    .then(|| text.replacen("<sheetData>", &format!("<sheetData>{cells}"), 1))
            }
        });
        assert!(sentence(&repeated).contains("セルや文章が多すぎる"));
        let cells: String =
            (1..400_000).map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\"><v>1</v></c></row>")).collect();
        assert!(
            sentence(&filled("sheet2.xml", "<sheetData>", format!("<sheetData>{cells}")))
                .contains("セルや文章が多すぎる")
        );
        let merged = "<mergeCell ref=\"A1:B2\"/>".repeat(250_000);
        assert!(
            sentence(&filled(
                "sheet2.xml",
                "<mergeCells",
                format!("<mergeCells>{merged}</mergeCells><mergeCells")
            ))
            .contains("セルや文章が多すぎる")
        );
        let many: Vec<_> = (0..3_100).map(|n| part(&format!("{n}"), "")).collect();
        check(&zipped(&many), WorkbookFault::TooManyParts { most: 3000 });
        let deep = format!("{}{}", "<a>".repeat(200_000), "</a>".repeat(200_000));
        assert!(decode(&filled("sheet2.xml", "<sheetData>", format!("{deep}<sheetData>"))).is_ok());
    }

    /// A workbook of one worksheet.
    fn worksheet(cells: &str, strings: &str) -> Vec<u8> {
        let relation = |id: &str, kind: &str, target: &str| {
            format!(
                "<Relationship Id=\"{id}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{target}\"/>"
            )
        };
        let relations = |inside: &str| format!("<Relationships>{inside}</Relationships>");
        zipped(&[
            part("[Content_Types].xml", "<Types/>"),
            part("_rels/.rels", &relations(&relation("r1", "officeDocument", "/xl/workbook.xml"))),
            part(
                "xl/_rels/workbook.xml.rels",
                &relations(
                    &[
                        relation("r1", "worksheet", "worksheets/sheet1.xml"),
                        relation("r2", "sharedStrings", "sharedStrings.xml"),
                        relation("r3", "styles", "styles.xml"),
                        relation("r4", "vbaProject", "vbaProject.bin"),
                    ]
                    .concat(),
                ),
            ),
            part(
                "xl/workbook.xml",
                "<x:workbook xmlns:x=\"m\" xmlns:r=\"r\"><x:sheets><x:sheet name=\"R6 &amp; 窓口\" sheetId=\"9\" r:id=\"r1\"/></x:sheets></x:workbook>",
            ),
            part(
                "xl/sharedStrings.xml",
                &format!("<sst count=\"9\" uniqueCount=\"18446744073709551615\">{strings}</sst>"),
            ),
            part(
                "xl/styles.xml",
                "<styleSheet><numFmts><numFmt numFmtId=\"200\" formatCode=\"[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"9\"/><xf numFmtId=\"200\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>",
            ),
            part(
                "xl/worksheets/_rels/sheet1.xml.rels",
                &relations(
                    &[
                        relation("r1", "drawing", "../drawings/drawing1.xml"),
                        relation("r2", "comments", "/xl/comments1.xml"),
                    ]
                    .concat(),
                ),
            ),
            part(
                "xl/drawings/drawing1.xml",
                "<d:wsDr xmlns:d=\"d\" xmlns:a=\"a\"><d:sp><a:p><a:r><a:t>吹き</a:t></a:r><a:r><a:t>出し</a:t></a:r></a:p></d:sp><d:pic/></d:wsDr>",
            ),
            part(
                "xl/comments1.xml",
                "<comments><commentList><comment ref=\"A1\"><text><r><t>要確認</t></r></text></comment></commentList></comments>",
            ),
            part(
                "xl/worksheets/sheet1.xml",
                &format!(
                    "<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData>{cells}</sheetData></worksheet>"
                ),
            ),
        ])
    }

    #[test]
    fn cells_are_read_as_excel_shows_them() {
        let bytes = worksheet(
            concat!(
                "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"inlineStr\"><is><r><t>窓口の</t></r><r><t>混雑</t></r></is></c></row>",
                "<row r=\"2\"><c t=\"s\"><v>1</v></c><c t=\"str\"><f>\"混\"&amp;\"雑\"</f><v>混_x000D_\n雑</v></c></row>",
                "<row r=\"3\"><c r=\"B3\" t=\"s\"><v>2</v></c><c r=\"C3\" t=\"s\"><v>3</v></c><c r=\"D3\" t=\"s\"><v>4</v></c><c r=\"E3\" t=\"s\"><v>5</v></c><c r=\"F3\" t=\"s\"><v>6</v></c></row>",
                "<row r=\"4\"><c r=\"A4\"><v>1</v></c><c r=\"B4\" t=\"inlineStr\"><is><t>案内</t></is></c><c r=\"C4\" s=\"2\"><v>45747</v></c><c r=\"D4\" s=\"1\"><v>0.85</v></c><c r=\"E4\" s=\"3\"><f>A1</f><v>45747</v></c><c r=\"F4\" t=\"e\"><v>#SPILL!</v></c></row>",
                "<row r=\"5\"><c r=\"A5\" t=\"s\"><v>7</v></c><c r=\"B5\"><f>A1</f></c><c r=\"C5\" t=\"s\"><v>99</v></c></row>",
                "<row r=\"1048576\"><c r=\"XFD1048576\"><v>7</v></c></row>",
            ),
            "<si><t>重点目標</t></si><si><r><t>現況</t></r><rPh sb=\"0\" eb=\"2\"><t>ゲンキョウ</t></rPh><r><t>・課題</t></r><phoneticPr fontId=\"1\"/></si><si><t>取組項目</t></si><si><t>期間・期限</t></si><si><t>数値目標</t></si><si><t>中間報告</t></si><si><t>期末報告</t></si><si><t>目的・効果</t></si>",
        );
        let decoded = read(&bytes);
        let sheet = &decoded.sheets[0];
        assert_eq!((sheet.goal.as_str(), sheet.situation.as_str()), ("窓口の混雑", "混\n雑"));
        assert_eq!(sheet.fiscal_year.western(), 2024, "of the worksheet's name");
        let texts = Column::ALL.map(|column| sheet.initiatives[0].text(column));
        assert_eq!(texts, ["案内", "令和7年3月31日", "85%", "2025/3/31", "#SPILL!"]);
        let notes = told(&decoded);
        for wanted in [
            "図形の「吹き出し」",
            "シートの画像は取り込みません",
            "A1 のコメントの「要確認」",
            "マクロ",
            "F4 は、Excel で計算の誤り（#SPILL!）",
            "B5、C5 など2か所は、値が保存されていない",
            "の XFD1048576 の「7」は、ページ番号",
        ] {
            assert!(notes.iter().any(|note| note.contains(wanted)), "{wanted}: {notes:?}");
        }
        assert_eq!(notes.len(), 7, "{notes:?}");
    }

    fn small() -> Vec<u8> {
        book(&two()[..1])
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]

        #[test]
        fn bytes_changed_at_random_are_read_or_refused(
            edits in proptest::collection::vec((any::<usize>(), any::<u8>(), 0..4u8), 1..20),
        ) {
            let mut bytes = small();
            for (at, byte, kind) in edits {
                let at = at % bytes.len();
                match kind {
                    0 => bytes[at] = byte,
                    1 => bytes.truncate(at.max(100)),
                    2 => bytes.insert(at, byte),
                    _ => drop(bytes.remove(at)),
                }
            }
            let start = cpu_time::ThreadTime::now();
            drop(decode(&bytes));
            prop_assert!(start.elapsed() < std::time::Duration::from_secs(60));
        }

        #[test]
        fn parts_changed_at_random_are_read_or_refused(
            which in any::<usize>(),
            edits in proptest::collection::vec((any::<usize>(), any::<usize>(), any::<u8>()), 1..12),
        ) {
            let mut parts = parts(&small());
            let at = which % parts.len();
            parts[at].1 = crate::common::mutate(&parts[at].1, &edits);
            match decode(&zipped(&parts)) {
                Ok(decoded) => prop_assert!(decoded.sheets.iter().all(|sheet| sheet.check().is_ok())),
                Err(problems) => prop_assert!(!problems.is_empty()),
            }
        }
    }
}
