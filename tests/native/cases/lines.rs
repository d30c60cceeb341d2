//! Line breaks: where a cell has any, they stay as they are; a cell that is all in one line is laid out again, but no sentence.

use super::{Brought, bring_text};
use goalsheet::codec;
use goalsheet::codec::grid::{self, Grid};
use goalsheet::model::{Column, Extra, Initiative, Sheet};

/// Sentences that have signs of an outline within them.
const SENTENCES: [&str; 5] = [
    "様式 (1) を使い、① と ② を合わせた会議",
    "学校・公民館 ・ 図書館で使う",
    "年 (2) 回",
    "第 ① 期、(1) ⑮校",
    "10月 ○ 11月 × 12月 ○",
];

/// The form with a text in five of its places, in rows of cells.
fn form(text: &str) -> Vec<Vec<String>> {
    let rows: [&[&str]; 6] = [
        &["令和6年度 重点目標管理シート"],
        &["重点目標", "貸出", "部局名", "図書館"],
        &["現況・課題", text],
        &["", "取組項目及び方法・手段", "期間・期限", "数値目標", "中間報告", "期末報告"],
        &["①", "○ 読み聞かせ", "通年", text, text, text],
        &["特記事項", "○市民参加・協働の推進、市民満足度の向上を考慮した点", text],
    ];
    rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect()
}

fn saved(rows: &[Vec<String>], separator: &str) -> String {
    let quoted = |cell: &String| {
        if cell.contains(['\n', ',']) { format!("\"{cell}\"") } else { cell.clone() }
    };
    rows.iter().map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(separator) + "\n").collect()
}

fn page(rows: &[Vec<String>]) -> String {
    let cell = |cell: &String| format!("<td>{}</td>", cell.replace('\n', "<br>"));
    let rows = rows.iter().map(|row| format!("<tr>{}</tr>", row.iter().map(cell).collect::<String>()));
    format!("<html><body><table>{}</table></body></html>", rows.collect::<String>())
}

#[track_caller]
fn has_texts(door: &str, brought: &Brought, wanted: &str) {
    let sheet = brought.sheet();
    let initiative = &sheet.initiatives[0];
    for text in [
        &sheet.situation,
        initiative.text(Column::Target),
        initiative.text(Column::Midterm),
        initiative.text(Column::FinalReport),
        &sheet.participation,
    ] {
        assert_eq!(text, wanted, "{door}");
    }
}

#[test]
fn sentences_keep_their_lines_through_every_door() {
    for sentence in SENTENCES {
        let rows = form(sentence);
        has_texts("tabs", &bring_text(&saved(&rows, "\t")), sentence);
        has_texts("commas", &bring_text(&saved(&rows, ",")), sentence);
        has_texts("a page", &bring_text(&page(&rows)), sentence);
    }
}

/// A worksheet of ours that Excel saved as 「Unicode テキスト」: all cells of its rows, and the mark beside them.
#[test]
fn our_own_form_saved_with_tabs_comes_back_without_a_word() {
    let sample = include_str!("../../../assets/sample.goalsheet.json");
    let sheets = codec::json::decode(sample, &mut crate::common::ids()).expect("the sample").sheets;
    for sheet in sheets.iter().filter(|sheet| sheet.course.revised.is_empty()) {
        let one = std::slice::from_ref(sheet);
        let book =
            codec::xlsx::write::encode(one, &Extra::new(), &crate::common::moment()).expect("a workbook");
        let book = codec::xlsx::read::open(&book, &mut |_, _| {}).expect("a workbook");
        let rows = book.grids[1].rows();
        let last = rows.last().map_or(0, |(row, _)| *row as usize);
        let width = rows.iter().flat_map(|(_, cells)| cells).map(|(column, _)| *column as usize + 1).max();
        let mut all = vec![vec![String::new(); width.unwrap_or(0)]; last + 1];
        for (row, cells) in &rows {
            cells.iter().for_each(|(column, text)| all[*row as usize][*column as usize] = (*text).to_owned());
        }
        let quoted = |cell: &String| {
            if cell.contains('\n') { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.clone() }
        };
        let line = |row: &Vec<String>| row.iter().map(quoted).collect::<Vec<_>>().join("\t") + "\r\n";
        let brought = bring_text(&all.iter().map(line).collect::<String>());
        let back = brought.sheet();
        assert_eq!(brought.told, [] as [String; 0], "{}", sheet.goal);
        assert_eq!(
            (&back.goal, &back.situation, &back.purpose),
            (&sheet.goal, &sheet.situation, &sheet.purpose)
        );
        let texts = |sheet: &Sheet| -> Vec<_> {
            let of = |row: &Initiative| {
                (Column::ALL.map(|column| row.text(column).to_owned()), row.purposes.clone())
            };
            sheet.initiatives.iter().map(of).collect()
        };
        assert_eq!(texts(back), texts(sheet));
    }
}

#[test]
fn texts_whose_lines_are_known_stay_as_they_are() {
    for text in ["○ 体制 (1) 運用 (2) 充実\n次 (3) 予算", "(1) 一 (2) 二\n(3) 三 ・ 四 ・ 五"]
    {
        let rows = form(text);
        for (door, brought) in [
            ("tabs", bring_text(&saved(&rows, "\t"))),
            ("commas", bring_text(&saved(&rows, ","))),
            ("a page", bring_text(&page(&rows))),
        ] {
            has_texts(door, &brought, text);
            assert!(brought.laid_out.is_empty(), "{door}: {:?}", brought.laid_out);
        }
        let mut cells = Grid::new("");
        for (row, texts) in (0..).zip(&rows) {
            (0..).zip(texts).for_each(|(column, text)| cells.put(row, column, text));
        }
        let read = grid::read(&[cells], &mut crate::common::ids()).expect("a sheet");
        has_texts(
            "a worksheet",
            &Brought { sheets: read.sheets, told: Vec::new(), laid_out: Vec::new() },
            text,
        );
    }
}

#[test]
fn what_a_converter_put_into_one_line_is_laid_out_and_told() {
    let brought = bring_text(&saved(&form("(1) 一 (2) 二 ・ 三"), "\t"));
    has_texts("tabs", &brought, "(1) 一 \n(2) 二 \n・ 三");
    assert_eq!((brought.told.len(), brought.laid_out.len()), (0, 1));
    for words in ["(1) 一 (2) 二 ・ 三", "5か所", "改行しました"] {
        assert!(brought.laid_out[0].contains(words), "{words}: {}", brought.laid_out[0]);
    }
}

#[test]
fn markdown_that_was_broken_at_one_width_is_read_whole() {
    let situation = "市民一人当たりの貸出冊数が３年続けて減っており、とりわけ中高生の利用が少ない。移動図書館は老朽化し、巡回を週３回から２回に減らしたため、山間部の利用者から再開を求める声が寄せられている。";
    let method = "○ 読み聞かせ\n(1) 学校と公民館へ出向き、司書が本を紹介する。保護者にも声をかけ、家庭での読書を促していく。";
    let text = format!(
        "# 令和6年度 重点目標管理シート：教育部等\n\n## 重点目標：貸出\n\n### 現況・課題\n\n{situation}\n\n### 取組①\n\n#### 取組項目及び方法・手段\n\n{method}\n"
    );
    // As mailers count: half-width characters.
    let broken_at = |width: usize| {
        let mut out = String::new();
        for line in text.lines() {
            let mut room = if line.starts_with('#') { usize::MAX } else { width };
            for char in line.chars() {
                let wide = if char.is_ascii() { 1 } else { 2 };
                if wide > room {
                    out.push('\n');
                    room = width;
                }
                room -= wide;
                out.push(char);
            }
            out.push('\n');
        }
        out
    };
    for width in [38, 60, 66, 72, 76] {
        let brought = bring_text(&broken_at(width));
        let sheet = brought.sheet();
        assert_eq!(sheet.situation, situation, "{width}");
        assert_eq!(sheet.initiatives[0].text(Column::Method), method, "{width}");
        brought.tells(&["折り返し", "つなげて"]);
    }
    // Lines that people broke stay as they are.
    let brought = bring_text(&text.replace('、', "、\n"));
    assert_eq!(brought.sheet().situation, situation.replace('、', "、\n"));
    assert_eq!(brought.told, Vec::<String>::new());
}

/// What a heading says behind its title is the group, or told.
#[test]
fn a_group_in_a_heading_line_is_the_group() {
    let rest =
        "重点目標：空き家を減らす\n部局名：住宅課\n優先順位：2位\n現況・課題：空き家が30軒あります。\n";
    for (heading, group) in [
        ("令和6年度 重点目標管理シート　都市部", "都市部"),
        ("令和6年度 重点目標管理シート（都市部等）", "都市部等"),
        ("令和6年度 重点目標管理シート：都市部", "都市部"),
        ("令和6年度 都市部 重点目標管理シート", "都市部"),
        ("## 令和6年度 重点目標管理シート 都市部", "都市部"),
        ("# 都市部\n## 令和6年度 重点目標管理シート", "都市部"),
    ] {
        let brought = bring_text(&format!("{heading}\n{rest}"));
        assert_eq!(brought.sheet().group, group, "{heading}");
        assert_eq!(brought.told, Vec::<String>::new(), "{heading}");
    }
    let brought = bring_text(&format!("# 都市部\n## 令和6年度 重点目標管理シート（住宅課）\n{rest}"));
    assert_eq!(brought.sheet().group, "都市部");
    brought.tells(&["住宅課"]);
    let brought = bring_text(&format!("令和6年度 重点目標管理シート 都市部 住宅課\n{rest}"));
    assert_eq!(brought.sheet().group, "都市部");
    brought.tells(&["住宅課"]);
    let two =
        format!("令和6年度 重点目標管理シート 都市部\n{rest}令和6年度 重点目標管理シート 福祉部\n{rest}");
    let brought = bring_text(&two);
    let groups: Vec<&str> = brought.sheets.iter().map(|sheet| sheet.group.as_str()).collect();
    assert_eq!(groups, ["都市部", "福祉部"]);
}
