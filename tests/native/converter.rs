//! The converter's text: the real document cell by cell, and documents that nobody has seen.

use std::collections::BTreeSet;

use crate::common::{ids, mutate, seed, text};
use goalsheet::codec::{Decoded, FilePlace, Note, Problem, Reason, Remark, converter, json};
use goalsheet::model::{Cell, Column, Sheet};
use proptest::prelude::*;

fn decode(text: &str) -> Result<Decoded, Vec<Problem>> {
    converter::decode(text, &mut ids())
}

fn read(text: &str) -> Decoded {
    decode(text).unwrap_or_else(|problems| panic!("{problems:?}\n{text}"))
}

fn remarks(decoded: &Decoded) -> Vec<&Remark> {
    decoded.notes.iter().map(|note| &note.remark).collect()
}

mod the_real_document {
    use super::*;

    /// Where each sheet's head stands, and what shifts from sheet to sheet.
    struct Layout {
        /// The line of 重点目標, from 0.
        line: usize,
        initiatives: usize,
        /// Empty lines before the table's header.
        gap: usize,
        /// The place of 期末報告.
        last: usize,
        /// The place of the third position's text.
        third: usize,
        department: &'static str,
    }

    const LAYOUTS: [Layout; 5] = [
        Layout { line: 14, initiatives: 6, gap: 0, last: 5, third: 1, department: "市長直轄" },
        Layout { line: 30, initiatives: 6, gap: 1, last: 5, third: 1, department: "総務部等" },
        Layout { line: 48, initiatives: 4, gap: 0, last: 6, third: 2, department: "総務部等" },
        Layout { line: 62, initiatives: 5, gap: 0, last: 6, third: 1, department: "総務部等" },
        Layout {
            line: 77, initiatives: 4, gap: 0, last: 6, third: 1, department: "選挙管理委員会事務局"
        },
    ];

    /// A cell without white space and tags; the test's own way, apart from the code's.
    fn bare(cell: &str) -> String {
        let cell = cell.replace("<input", "○<input");
        let mut out = String::new();
        let mut in_tag = false;
        for char in cell.chars() {
            match char {
                '<' => in_tag = true,
                '>' => in_tag = false,
                _ if in_tag || char.is_whitespace() => {}
                _ => out.push(char),
            }
        }
        out
    }

    /// The rows of a text as lists of cells, and which of them were asked for.
    struct Grid<'t> {
        rows: Vec<Vec<&'t str>>,
        asked: BTreeSet<(usize, usize)>,
    }

    impl Grid<'_> {
        fn bare(&mut self, line: usize, place: usize) -> String {
            self.asked.insert((line, place));
            bare(self.rows[line][place])
        }

        fn check(&mut self, sheet: &Sheet, cell: Cell, line: usize, place: usize) {
            let wanted = self.bare(line, place);
            let text = sheet.text(&cell).expect("a cell");
            assert_eq!(bare(text), wanted, "{cell:?} against line {} place {place}", line + 1);
        }

        fn check_sheet(&mut self, sheet: &Sheet, layout: &Layout) {
            let line = layout.line;
            self.check(sheet, Cell::Goal, line, 1);
            self.check(sheet, Cell::Department, line, 5);
            assert_eq!(sheet.department, layout.department);
            assert_eq!(self.bare(line, 7), sheet.rank.expect("a rank").to_string());
            let places = [(line + 1, 0, 1), (line + 1, 4, 5), (line + 2, 0, layout.third)];
            assert_eq!(sheet.positions.len(), places.len());
            for (position, (line, label, place)) in sheet.positions.iter().zip(places) {
                assert_eq!(format!("{}における位置付け", bare(&position.plan)), self.bare(line, label));
                self.check(sheet, Cell::Position(position.id), line, place);
            }
            self.check(sheet, Cell::Situation, line + 3, 1);
            self.check(sheet, Cell::Purpose, line + 4, 1);
            let table = line + 6 + layout.gap;
            assert_eq!(sheet.initiatives.len(), layout.initiatives);
            for (n, initiative) in sheet.initiatives.iter().enumerate() {
                for (column, place) in Column::ALL.into_iter().zip([1, 2, 3, 4, layout.last]) {
                    self.check(sheet, Cell::Initiative(initiative.id.clone(), column), table + n, place);
                }
            }
            assert_eq!((sheet.participation.as_str(), sheet.effects.as_str()), ("", ""));
        }
    }

    #[test]
    fn comes_in_cell_by_cell() {
        let Some(text) = seed() else { return };
        let decoded = read(text);
        assert_eq!(decoded.sheets.len(), 5);
        assert_eq!(decoded.fresh.len(), 5);
        let rows = text.split('\n').map(|line| line.split('\t').collect()).collect();
        let mut grid = Grid { rows, asked: BTreeSet::new() };
        for (n, (sheet, layout)) in decoded.sheets.iter().zip(&LAYOUTS).enumerate() {
            grid.check_sheet(sheet, layout);
            assert_eq!(usize::from(sheet.rank.expect("a rank").number()), n + 1);
            assert_eq!(format!("- {} {}", n + 1, sheet.goal), grid.rows[6 + n][0]);
            assert_eq!((sheet.fiscal_year.western(), sheet.group.as_str()), (2024, "総務部等"));
            let sdgs: Vec<u8> = sheet.sdgs.iter().map(|sdg| sdg.number()).collect();
            assert_eq!(sdgs, if n == 1 { vec![7, 8, 11, 12, 16, 17] } else { vec![] });
            let purposes = sheet.initiatives.iter().map(|initiative| initiative.purposes.len());
            assert_eq!(purposes.sum::<usize>(), if n == 0 { 36 } else { 0 });
        }
        only_printed_words_are_left(&grid);
    }

    /// Every cell that no part of a sheet was compared with is a printed label, a number or a known extra.
    fn only_printed_words_are_left(grid: &Grid<'_>) {
        const PRINTED: [&str; 10] = [
            "重点目標",
            "部局名",
            "優先順位",
            "現況・課題",
            "目的・効果",
            "該当するSDGsの目標",
            "特記事項",
            "○市民参加・協働の推進、市民満足度の向上を考慮した点",
            "○取組による効果・残された課題",
            "①②③④⑤⑥",
        ];
        const HEADERS: [&str; 5] = ["取組項目", "期間・期限", "数値目標", "中間報告", "期末報告"];
        let mut sdgs = 0;
        let mut pages = 0;
        for (line, row) in grid.rows.iter().enumerate().filter(|(_, row)| row.len() > 1) {
            for (place, cell) in row.iter().enumerate().filter(|at| !grid.asked.contains(&(line, at.0))) {
                let word = bare(cell);
                let number = word.chars().count() == 1 && "①②③④⑤⑥".contains(&word);
                let header = HEADERS.iter().any(|header| word.starts_with(header));
                match word.as_str() {
                    "" => {}
                    word if PRINTED.contains(&word) || number || header => {}
                    "3" => pages += 1,
                    word if line == 34 && word.starts_with(|char: char| char.is_ascii_digit()) => sdgs += 1,
                    _ => panic!("line {} place {place} is in no sheet: {word}", line + 1),
                }
            }
        }
        assert_eq!((sdgs, pages), (6, 1));
    }

    #[test]
    fn tells_what_a_person_should_know_and_no_more() {
        let Some(text) = seed() else { return };
        let decoded = read(text);
        let (mut misprints, mut laid_out) = (Vec::new(), 0);
        for Note { place, remark } in &decoded.notes {
            let FilePlace::Sheet { number, .. } = place else { panic!("{place:?} {remark:?}") };
            match (number, remark) {
                (1, Remark::SamePurposes) | (2, Remark::PageNumber { line: 45, .. }) => {}
                (2, Remark::SdgWords { number, .. }) => misprints.push(*number),
                // The converter has put each cell into one line.
                (_, Remark::LaidOut { .. }) => laid_out += 1,
                other => panic!("{other:?}"),
            }
        }
        assert_eq!((misprints, decoded.notes.len() - laid_out), (vec![7, 11], 4));
    }

    #[test]
    fn is_laid_out_and_goes_through_json() {
        let Some(text) = seed() else { return };
        let decoded = read(text);
        let method = &decoded.sheets[0].initiatives[0].method;
        let starts: Vec<_> = method.lines().filter_map(|line| line.chars().next()).collect();
        assert_eq!(starts.iter().collect::<String>(), "○(・(・・((・");
        let file = json::encode(&decoded.sheets, &decoded.extra, &crate::common::moment());
        let again = json::decode(&file, &mut ids()).expect("our own file");
        assert_eq!(again.sheets, decoded.sheets);
    }

    #[test]
    fn comes_in_the_same_with_other_line_ends_and_marks() {
        let Some(text) = seed() else { return };
        let wanted = read(text);
        for other in [text.replace('\n', "\r\n"), format!("\u{feff}{text}"), text.replace("## ", "")] {
            let decoded = read(&other);
            assert_eq!(decoded.sheets, wanted.sheets);
        }
        let twice = read(&format!("{text}\n{text}"));
        assert_eq!(twice.sheets.len(), 10);
        assert_eq!(twice.fresh.len(), 10);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        fn damaged_at_random_never_panics(
            edits in proptest::collection::vec((any::<usize>(), any::<usize>(), any::<u8>()), 1..12),
        ) {
            let Some(text) = seed() else { return Ok(()) };
            if let Ok(decoded) = decode(&mutate(text, &edits)) {
                prop_assert!(decoded.sheets.iter().all(|sheet| sheet.check().is_ok()));
            }
        }
    }
}

const HEAD: &str = "# 市民部\n## 令和7年度 重点目標管理シート\n\n";
const TABLE: &str = "\t取組項目及び方法・手段\t期間・期限\t数値目標\t中間報告\t期末報告\n";

/// The only sheet of a text that begins with [`HEAD`].
fn one(rows: &str) -> (Sheet, Vec<Remark>) {
    let mut decoded = read(&format!("{HEAD}{rows}"));
    assert_eq!(decoded.sheets.len(), 1, "{rows}");
    (decoded.sheets.remove(0), decoded.notes.into_iter().map(|note| note.remark).collect())
}

fn row(sheet: &Sheet, n: usize) -> [&str; 5] {
    Column::ALL.map(|column| sheet.initiatives[n].text(column))
}

#[test]
fn labels_are_found_wherever_they_stand() {
    for rows in [
        "重点目標\t窓口\t\t部局名\t市民課\t優先順位\t1位",
        "部局名\t市民課\t重点目標\t窓口\t優先順位\t「１」",
        "\t部 局 名\t\t市民課\n\t重点目標\t\t\t窓口\n優先順位\t第1位",
        "重点目標\t部局名\t優先順位\n窓口\t市民課\t1",
        "重点目標：窓口\t部局名：市民課\t優先順位：1",
    ] {
        let (sheet, remarks) = one(rows);
        let rank = sheet.rank.map(|rank| rank.number());
        assert_eq!(
            (sheet.goal.as_str(), sheet.department.as_str(), rank),
            ("窓口", "市民課", Some(1)),
            "{rows}"
        );
        assert_eq!((sheet.group.as_str(), sheet.fiscal_year.western(), remarks), ("市民部", 2025, vec![]));
    }
}

#[test]
fn values_may_stand_in_several_cells_and_rows() {
    let (sheet, remarks) = one("重点目標\t窓口\n現況・課題\t① 混雑\n\t② 案内\n\n目的・効果\t\t短縮\t満足\n\
        該当するＳＤＧｓの目標\t3\t11 住み続けられるまちづくりを\n\t\t16、17\n");
    assert_eq!((sheet.situation.as_str(), sheet.purpose.as_str()), ("① 混雑\n② 案内", "短縮\n満足"));
    assert_eq!(sheet.sdgs.iter().map(|sdg| sdg.number()).collect::<Vec<_>>(), [3, 11, 16, 17]);
    // The second cell of 目的・効果 joins the first without a sign of it.
    assert!(matches!(&remarks[..], [Remark::Joined { text, .. }] if text == "満足"), "{remarks:?}");
}

#[test]
fn plans_keep_their_names() {
    let (sheet, _) = one(
        "重点目標\t窓口\n総合計画における位置付け\t第1編\t市政プランにおける位置づけ\t\n大綱における位置付け\t\t(1) 改革 (2) 財政\n",
    );
    let positions: Vec<_> = sheet.positions.iter().map(|p| (p.plan.as_str(), p.text.as_str())).collect();
    let expected = [("総合計画", "第1編"), ("市政プラン", ""), ("大綱", "(1) 改革 \n(2) 財政")];
    assert_eq!(positions, expected);
}

#[test]
fn texts_find_their_columns_under_shifted_headers() {
    let all = ["方法", "期限", "目標", "中間", "期末"];
    let merged = "\t取組項目\t期間・期限\t数値目標\t中間報告\t\t期末報告\n";
    for (table, rows) in [
        (TABLE, "①\t方法\t期限\t目標\t中間\t期末\n"),
        (merged, "①\t方法\t期限\t目標\t中間\t\t期末\n"),
        (merged, "①\t方法\t期限\t目標\t中間\t期末\t① ②\n"),
        ("取組項目\t期間・期限\t数値目標\t中間報告\t期末報告\n", "①\t方法\t期限\t目標\t中間\t期末\n"),
        (TABLE, "\t① 方法\t期限\t目標\t中間\t期末\n"),
        (
            "番号\t取組項目（何を）\t期間･期限\t数値\u{3000}目標\t中間報告\t期末評価\n",
            "①\t方法\t期限\t目標\t中間\t期末\n",
        ),
    ] {
        let (sheet, remarks) = one(&format!("重点目標\t窓口\n{table}{rows}"));
        assert_eq!((row(&sheet, 0), remarks), (all, vec![]), "{table}{rows}");
    }
}

#[test]
fn empty_cells_stay_empty_and_rows_may_go_on() {
    let (sheet, remarks) = one(&format!(
        "重点目標\t窓口\n{TABLE}①\t方法\t\t\t中間\t\n\t(2) 続き\t9月\n②\n③\t三\t\t\t\t\n{HEAD}{TABLE}④\t四\n特記事項\n"
    ));
    assert_eq!(row(&sheet, 0), ["方法\n(2) 続き", "9月", "", "中間", ""]);
    assert_eq!(row(&sheet, 1), [""; 5]);
    assert_eq!((row(&sheet, 2)[0], row(&sheet, 3)[0], sheet.initiatives.len()), ("三", "四", 4));
    assert_eq!(remarks, []);
}

#[test]
fn a_lone_text_under_a_merged_header_is_put_somewhere_and_told() {
    let (sheet, remarks) = one(
        "重点目標\t窓口\n\t取組項目\t期間・期限\t数値目標\t中間報告\t\t期末報告\n①\t方法\t期限\t目標\t\t何か\t\n",
    );
    assert_eq!(row(&sheet, 0), ["方法", "期限", "目標", "何か", ""]);
    assert!(matches!(remarks[..], [Remark::GuessedColumn { line: 6, column: Column::Midterm }]));
}

#[test]
fn seven_initiatives_and_their_purposes() {
    let rows: String = ('①'..='⑦')
        .map(|n| format!("{n}\t方法{n}\t\t\t\t\t{}\n", if n == '②' { "①、③" } else { "" }))
        .collect();
    let (sheet, remarks) = one(&format!("重点目標\t窓口\n{TABLE}{rows}"));
    assert_eq!(sheet.initiatives.len(), 7);
    let purposes: Vec<_> = sheet.initiatives[1].purposes.iter().map(|purpose| purpose.number()).collect();
    assert_eq!((purposes, remarks), (vec![1, 3], vec![]));
}

#[test]
fn the_notes_at_the_end_may_stand_in_beside_or_under_their_labels() {
    let (first, second) =
        ("○市民参加・協働の推進、市民満足度の向上を考慮した点", "○取組による効果・残された課題");
    for rows in [
        format!("特記事項\t{first} 懇談会\t\t{second}\n(1) 短縮"),
        format!("特記事項\t{first}\t懇談会\t{second}\t(1) 短縮"),
        format!("特記事項\t{first}\t\t{second}\n\t懇談会\t\t(1) 短縮\n"),
        format!("特記事項\n\t{first}\n\t懇談会\n\t{second}\n\t(1) 短縮\n"),
        format!("特記事項\t<input type=\"checkbox\"> {}<br>懇談会\t{second}：(1) 短縮", &first[3..]),
    ] {
        let rows = rows.replace("\n(1)", " (1)");
        let (sheet, remarks) = one(&format!("重点目標\t窓口\n{rows}"));
        assert_eq!((sheet.participation.as_str(), sheet.effects.as_str()), ("懇談会", "(1) 短縮"), "{rows}");
        assert_eq!(remarks, []);
    }
}

#[test]
fn what_finds_no_place_is_told_with_its_line() {
    let table = TABLE.replace("期末報告", "期末報告\t備考");
    let (sheet, remarks) = one(&format!(
        "重点目標\t窓口\t優先順位\t未定\n{table}①\t方法\t\t\t\t期末\t予算あり\n特記事項\t自由記述\n- 4 -\n"
    ));
    assert_eq!(row(&sheet, 0), ["方法", "", "", "", "期末"]);
    let left = |line, text: &str| Remark::LeftOut { line, text: text.into() };
    let page = Remark::PageNumber { line: 8, text: "- 4 -".into() };
    let expected = [left(4, "未定"), left(5, "備考"), left(7, "自由記述"), page, left(6, "予算あり")];
    assert_eq!(remarks, expected);
    let decoded = read(&format!("配布資料\n\n{HEAD}重点目標\t窓口"));
    assert_eq!(self::remarks(&decoded), [&left(1, "配布資料")]);
}

#[test]
fn the_list_of_goals_is_compared_with_the_sheets() {
    let list = "# 市民部\n## 令和7年度 重点目標\n- 1 窓口の 混雑\n- 2 ＩＣＴ\n- 3 別の目標\n";
    let sheet = |goal: &str, rank: &str| {
        format!("## 令和7年度 重点目標管理シート\n重点目標\t{goal}\t優先順位\t{rank}\n")
    };
    let decoded =
        read(&[list, &sheet("窓口の混雑", "1位"), &sheet("ICT", "4位"), &sheet("新規", "")].concat());
    let wrong_rank = Remark::ListedRank { listed: 2, here: 4 };
    let only = Remark::ListedOnly { rank: Some(3), goal: "別の目標".into() };
    assert_eq!(remarks(&decoded), [&wrong_rank, &Remark::NotListed, &only]);
    let decoded = read(&[list, &sheet("窓口の混雑", "")].concat());
    assert_eq!(decoded.sheets[0].rank.map(|rank| rank.number()), Some(1));
    let table = "# 市民部\n## 令和7年度 重点目標\n優先順位\t重点目標\t部局名\n1\t窓口の混雑\t市民課\n";
    assert_eq!(remarks(&read(&[table, &sheet("窓口の混雑", "1位")].concat())), Vec::<&Remark>::new());
}

#[test]
fn headings_may_be_missing_or_come_twice() {
    let decoded = read("令和6年度 重点目標管理シート\n重点目標\tA\n現況・課題\tx\n重点目標\tB\n");
    let goals: Vec<_> =
        decoded.sheets.iter().map(|sheet| (sheet.goal.as_str(), sheet.group.as_str())).collect();
    assert_eq!(goals, [("A", ""), ("B", "")]);
    let decoded = read(
        "市民部\nR6年度 重点目標\n- 1 A\n令和6年度 重点目標管理シート\t\t\n重点目標\tA\n# 環境部\n## 令和元年度 重点目標管理シート\n重点目標\tB",
    );
    let found: Vec<_> =
        decoded.sheets.iter().map(|sheet| (sheet.group.as_str(), sheet.fiscal_year.western())).collect();
    assert_eq!(found, [("市民部", 2024), ("環境部", 2019)]);
    let decoded = read("令和7年度\t\t\n重点目標\tA\n");
    assert_eq!(decoded.sheets[0].fiscal_year.western(), 2025);
}

#[test]
fn a_text_without_sheets_or_years_is_refused() {
    let check = |text: &str, wanted: Reason| {
        let problems = decode(text).map(|decoded| decoded.sheets).expect_err(text);
        assert_eq!(problems[0].reason, wanted, "{text}");
    };
    check("", Reason::Empty);
    check("\u{feff}\n\t\n", Reason::Empty);
    check("会議の記録です。", Reason::NoSheet);
    check("氏名\t部局\n山田\t市民課\n", Reason::NoSheet);
    check("# 市民部\n## 令和7年度 重点目標\n- 1 窓口\n", Reason::NoSheet);
    check("重点目標\t窓口\n現況・課題\t混雑\n", Reason::NoYear);
    check(&" ".repeat(goalsheet::codec::LARGEST_FILE + 1), Reason::TooLarge);
}

#[test]
fn cells_copied_from_excel_keep_their_lines() {
    let (sheet, remarks) =
        one("重点目標\t窓口\r\n現況・課題\t\"① 混雑\n② \"\"案内\"\"\"\t\r\n目的・効果\t\"短縮\"\r\n");
    assert_eq!((sheet.situation.as_str(), sheet.purpose.as_str()), ("① 混雑\n② \"案内\"", "\"短縮\""));
    assert_eq!(remarks, []);
}

#[test]
fn nothing_in_a_cell_runs_or_disappears() {
    let (sheet, _) = one(
        "重点目標\t<script>alert(1)</script>\n現況・課題\t<p>A &lt;b&gt; <x>\u{202e}𠮷</p>\n目的・効果\t=cmd|' /C'!A0 &lt;\n",
    );
    assert_eq!(sheet.goal, "<script>alert(1)</script>");
    assert_eq!(
        (sheet.situation.as_str(), sheet.purpose.as_str()),
        ("A <b> <x>\u{202e}𠮷", "=cmd|' /C'!A0 &lt;")
    );
}

/// Rows out of which sheets, and things like sheets, come together.
fn rows() -> impl Strategy<Value = String> {
    let cell = prop_oneof![
        2 => Just(String::new()),
        2 => proptest::sample::select(vec![
            "重点目標", "部局名", "優先順位", "1位", "現況・課題", "目的・効果", "該当するSDGsの目標", "7 エネルギー",
            "総合計画における位置付け", "①", "②", "① ②", "取組項目", "期間・期限", "数値目標", "中間報告", "期末報告",
            "特記事項", "○取組による効果・残された課題", "3", "# 市民部", "令和6年度 重点目標管理シート", "令和6年度 重点目標", "<p>", "- 1 窓口",
        ]).prop_map(str::to_owned),
        1 => text(),
    ];
    let row = proptest::collection::vec(cell, 1..8).prop_map(|cells| cells.join("\t"));
    proptest::collection::vec(row, 0..20).prop_map(|rows| rows.join("\n"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_table_is_read_whole_or_refused(rows in rows()) {
        match decode(&format!("{HEAD}{rows}")) {
            Ok(decoded) => {
                prop_assert!(!decoded.sheets.is_empty());
                prop_assert!(decoded.sheets.iter().all(|sheet| sheet.check().is_ok()));
            }
            Err(problems) => prop_assert!(!problems.is_empty()),
        }
    }
}

#[test]
fn long_tables_take_no_time_out_of_proportion() {
    let table = "\t取組項目\t期間・期限\t数値目標\t中間報告\t\t期末報告\n";
    for (name, rows) in [
        ("initiatives", "①\tx\t\t\t\ty\t\tz\n".repeat(8_000)),
        ("brackets", "<".repeat(60_000)),
        ("tags", "<p>&".repeat(40_000)),
        ("quotes", "\"\n".repeat(20_000)),
        ("sheets", "重点目標\tA\n".repeat(2_000)),
        ("labels", "部局名\n".repeat(8_000)),
        ("cells", format!("①\t{}", "x\t".repeat(30_000))),
    ] {
        let start = cpu_time::ThreadTime::now();
        assert!(decode(&format!("{HEAD}重点目標\tA\n{table}{rows}")).is_ok());
        // Each takes well under a second, however busy the machine; in the square of its length, minutes.
        assert!(start.elapsed() < std::time::Duration::from_secs(20), "{name}: {:?}", start.elapsed());
    }
}
