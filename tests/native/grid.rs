//! Forms as people fill them in, in Excel: read by their labels, wherever these stand.

use crate::common::ids;
use goalsheet::codec::grid::{self, Grid};
use goalsheet::codec::{Decoded, FilePlace, Note, Problem, Remark};
use goalsheet::messages::problems;
use goalsheet::model::{Column, Sheet};
use proptest::prelude::*;

/// A worksheet drawn as text: a line a row, `|` between cells, `\n` for a line break; `A1:B2` lines after `---` are merged.
fn grid(name: &str, drawn: &str) -> Grid {
    let mut grid = Grid::new(name);
    let (cells, merged) = drawn.split_once("---\n").unwrap_or((drawn, ""));
    for (row, line) in (0..).zip(cells.lines()) {
        for (column, text) in (0..).zip(line.split('|')) {
            grid.put(row, column, &text.trim().replace("\\n", "\n"));
        }
    }
    for area in merged.split_whitespace() {
        let (first, last) = area.split_once(':').expect("two corners");
        let corner = |name: &str| {
            let column = u32::from(name.as_bytes()[0] - b'A');
            (name[1..].parse::<u32>().expect("a row") - 1, column)
        };
        grid.merge(corner(first), corner(last));
    }
    grid
}

fn decode(grids: &[Grid]) -> Result<Decoded, Vec<Problem>> {
    grid::read(grids, &mut ids())
}

fn read(grids: &[Grid]) -> Decoded {
    decode(grids).unwrap_or_else(|problems| panic!("{problems:?}\n{grids:?}"))
}

/// The only sheet of a worksheet, and what is said of it.
fn one(drawn: &str) -> (Sheet, Vec<String>) {
    let mut decoded = read(&[grid("総務", drawn)]);
    assert_eq!(decoded.sheets.len(), 1, "{drawn}");
    (decoded.sheets.remove(0), told(&decoded.notes))
}

fn told(notes: &[goalsheet::codec::Note]) -> Vec<String> {
    notes
        .iter()
        .map(|note| match &note.remark {
            Remark::Worksheet(_) | Remark::Workbook(_) => {
                problems::note(&Note { place: FilePlace::File, remark: note.remark.clone() })
            }
            other => format!("{other:?}"),
        })
        .collect()
}

fn row(sheet: &Sheet, n: usize) -> [&str; 5] {
    Column::ALL.map(|column| sheet.initiatives[n].text(column))
}

fn head(sheet: &Sheet) -> (i64, &str, &str, &str, Option<u16>) {
    let year = i64::from(sheet.fiscal_year.western());
    (year, &sheet.group, &sheet.goal, &sheet.department, sheet.rank.map(|rank| rank.number()))
}

const FORM: &str = "令和6年度 重点目標管理シート||||||総務部等|
重点目標||窓口の混雑をなくす|||部局名|市民課|優先順位|1位
総合計画における位置付け||第1編 第2章|||||
現況・課題||① 混雑\\n② 案内|||||
目的・効果||① 短縮\\n② 満足|||該当するSDGsの目標|3 すべての人に健康と福祉を\\n11 住み続けられるまちづくりを||
|取組項目及び方法・手段\\n（何をどのように）||期間・期限\\n（いつ・いつまでに）|数値目標|中間報告||期末報告|
①|○ 窓口\\n(1) 予約||(1) 5月|(1) 10件|(1) 3件||(1) 12件|① ②
②|○ 案内||通年|20回|10回||20回|①
特記事項||○市民参加・協働の推進、市民満足度の向上を考慮した点|||○取組による効果・残された課題|||
||懇談会|||短縮した|||
---
A1:F1 A2:B2 C2:E2 C3:I3 C4:I4 C5:E5 G5:I5 B6:C6 F6:G6 H6:I6 B7:C7 F7:G7 H7:I7 A9:B10 C9:E9 F9:I9 C10:E10 F10:I10
";

fn check_form(drawn: &str) {
    let (sheet, notes) = one(drawn);
    assert_eq!(head(&sheet), (2024, "総務部等", "窓口の混雑をなくす", "市民課", Some(1)), "{drawn}");
    let positions: Vec<_> = sheet.positions.iter().map(|p| (p.plan.as_str(), p.text.as_str())).collect();
    assert_eq!(positions, [("総合計画", "第1編 第2章")], "{drawn}");
    assert_eq!((sheet.situation.as_str(), sheet.purpose.as_str()), ("① 混雑\n② 案内", "① 短縮\n② 満足"));
    assert_eq!(sheet.sdgs.iter().map(|sdg| sdg.number()).collect::<Vec<_>>(), [3, 11], "{drawn}");
    assert_eq!(row(&sheet, 0), ["○ 窓口\n(1) 予約", "(1) 5月", "(1) 10件", "(1) 3件", "(1) 12件"], "{drawn}");
    assert_eq!(row(&sheet, 1), ["○ 案内", "通年", "20回", "10回", "20回"], "{drawn}");
    assert_eq!(sheet.initiatives.len(), 2, "{drawn}");
    assert_eq!((sheet.participation.as_str(), sheet.effects.as_str()), ("懇談会", "短縮した"), "{drawn}");
    assert_eq!(notes, Vec::<String>::new(), "{drawn}");
}

/// The form with one thing written otherwise.
fn with(from: &str, to: &str) -> String {
    assert!(FORM.contains(from), "{from}");
    FORM.replacen(from, to, 1)
}

#[test]
fn the_form_is_read_with_its_merged_cells() {
    check_form(FORM);
    let (sheet, _) = one(FORM);
    let purposes: Vec<Vec<u8>> = sheet
        .initiatives
        .iter()
        .map(|initiative| initiative.purposes.iter().map(|purpose| purpose.number()).collect())
        .collect();
    assert_eq!(purposes, [vec![1, 2], vec![1]]);
}

#[test]
fn labels_may_be_written_otherwise() {
    for (from, to) in [
        ("重点目標||", "重 点 目 標||"),
        ("部局名|", "部\u{3000}局\u{3000}名|"),
        ("現況・課題|", "現況･\\n課題|"),
        ("現況・課題|", "現\\n況\\n・\\n課\\n題|"),
        ("目的・効果|", "【目的・効果】|"),
        ("該当するSDGsの目標|", "該当する\\nＳＤＧｓの目標|"),
        ("総合計画における位置付け|", "総合計画\\nにおける位置付け|"),
        ("期間・期限\\n（いつ・いつまでに）", "期間･期限(いつ)"),
        ("数値目標|", "数値\u{3000}目標\\n（どの水準まで）|"),
        ("特記事項|", "特 記\\n事 項|"),
        ("|優先順位|1位", "|優先順位|１"),
        ("|優先順位|1位", "|優先順位|1"),
        ("|優先順位|1位", "|優先順位|「１」"),
        ("|優先順位|1位", "|優先順位：1位|"),
        ("|優先順位|1位", "|優先順位\\n1位|"),
        ("|優先順位|1位", "|優先順位\u{3000}第1位|"),
        ("部局名|市民課", "部局名：市民課|"),
        ("部局名|市民課", "部局名\\n市民課|"),
        ("重点目標||窓口の混雑をなくす", "重点目標：窓口の混雑をなくす||"),
        ("現況・課題||① 混雑\\n② 案内", "現況・課題\\n① 混雑\\n② 案内||"),
        ("3 すべての人に健康と福祉を\\n11 住み続けられるまちづくりを", "3、11"),
        ("3 すべての人に健康と福祉を\\n11 住み続けられるまちづくりを", "３\\n１１"),
        (
            "3 すべての人に健康と福祉を\\n11 住み続けられるまちづくりを",
            "すべての人に健康と福祉を\\n住み続けられるまちづくりを",
        ),
        (
            "3 すべての人に健康と福祉を\\n11 住み続けられるまちづくりを",
            "目標3 すべての人に健康と福祉を\\n目標11",
        ),
        ("3 すべての人に健康と福祉を\\n11 住み続けられるまちづくりを", "③ ⑪"),
        ("①|○ 窓口", "1|○ 窓口"),
        ("①|○ 窓口", "（1）|○ 窓口"),
        ("①|○ 窓口", "No.1|○ 窓口"),
        ("①|○ 窓口", "|① ○ 窓口"),
        (
            "○市民参加・協働の推進、市民満足度の向上を考慮した点",
            "○市民参加・協働の推進，\\n市民満足度の向上を考慮した点",
        ),
        ("○取組による効果・残された課題", "◯ 取組による効果・残された課題"),
        (
            "○取組による効果・残された課題|||\n||懇談会|||短縮した",
            "○取組による効果・残された課題\\n短縮した|||\n||懇談会|||",
        ),
    ] {
        check_form(&with(from, to));
    }
}

#[test]
fn the_year_and_the_group_may_stand_anywhere_above() {
    let title = "令和6年度 重点目標管理シート||||||総務部等|\n";
    for to in [
        "令和６年度　重点目標管理シート||||||総務部等|\n",
        "Ｒ６ 重点目標管理シート||||||総務部等|\n",
        "2024年度|重点目標管理シート|||||総務部等|\n",
        "重点目標管理シート（令和6年度）|||||総務部等||\n",
        "令和6年度 総務部等 重点目標管理シート|\n",
        "総務部等|\n令和6年度|\n重点目標管理シート|\n",
        "令和6年度 重点目標管理シート（総務部等）|\n",
        "|||||||年度|令和6年度\n重点目標管理シート|||||総務部等|\n",
        "重点目標管理シート|||||総務部等|\n年度：R6|\n",
    ] {
        // The merged cells are those of the form without its title.
        let drawn = with(title, to);
        let (cells, _) = drawn.split_once("---\n").expect("merged cells");
        let (sheet, notes) = one(cells);
        assert_eq!(head(&sheet), (2024, "総務部等", "窓口の混雑をなくす", "市民課", Some(1)), "{to}");
        assert_eq!(notes, Vec::<String>::new(), "{to}");
    }
}

#[test]
fn the_year_may_stand_in_the_worksheets_name_or_in_another_one() {
    let bare = with("令和6年度 重点目標管理シート||||||総務部等|\n", "\n");
    for name in ["R6", "令和6年度", "R6 窓口", "2024", "R6_1"] {
        let decoded = read(&[grid(name, &bare)]);
        assert_eq!(decoded.sheets[0].fiscal_year.western(), 2024, "{name}");
    }
    let list = "令和6年度 総務部等 重点目標|\n優先順位|重点目標|部局名\n1|窓口の混雑をなくす|市民課\n";
    let decoded = read(&[grid("一覧", list), grid("1", &bare)]);
    assert_eq!(head(&decoded.sheets[0]), (2024, "総務部等", "窓口の混雑をなくす", "市民課", Some(1)));
    assert_eq!(told(&decoded.notes), Vec::<String>::new());
    let refused = decode(&[grid("窓口", &bare)]).map(|decoded| decoded.sheets).expect_err("no year");
    let [problem @ Problem { place: FilePlace::File, .. }] = &refused[..] else { panic!("{refused:?}") };
    let sentence = problems::problem(problem);
    assert!(sentence.starts_with("「窓口」シート：年度が分かりません。"), "{sentence}");
}

const PLAIN: &str = "R6 重点目標管理シート\n重点目標|A\n";

#[test]
fn an_initiative_may_go_on_over_several_rows() {
    for table in [
        "|取組項目|期間・期限|数値目標|中間報告|期末報告\n①|○ 窓口|||||\n|(1) 予約|5月|10件|3件|12件\n|(2) 案内|通年|||20回\n②|次||||\n",
        "|取組項目|期間・期限|数値目標|中間報告|期末報告\n1|○ 窓口|||||\n|(1) 予約|5月|10件|3件|12件\n|(2) 案内|通年|||20回\n2|次||||\n",
        "取組項目|期間・期限|数値目標|中間報告|期末報告\n○ 窓口|||||\n(1) 予約|5月|10件|3件|12件\n(2) 案内|通年|||20回\n○ 次||||\n",
        "取組項目|期間・期限|数値目標|報告|\n|||中間報告|期末報告\n○ 窓口|||||\n(1) 予約|5月|10件|3件|12件\n(2) 案内|通年|||20回\n○ 次||||\n---\nA3:A4 B3:B4 C3:C4 D3:E3\n",
    ] {
        let (sheet, notes) = one(&format!("{PLAIN}{table}"));
        let first = ["○ 窓口\n(1) 予約\n(2) 案内", "5月\n通年", "10件", "3件", "12件\n20回"];
        assert_eq!(row(&sheet, 0), first, "{table}");
        assert_eq!(
            (sheet.initiatives.len(), row(&sheet, 1)[0].trim_start_matches("○ ")),
            (2, "次"),
            "{table}"
        );
        // A head over two others is no part of the form.
        assert!(notes.iter().all(|note| note.contains("「報告」")), "{notes:?}");
    }
}

#[test]
fn numbers_may_stand_under_the_merged_head_of_the_methods() {
    let (sheet, notes) = one(&format!(
        "{PLAIN}取組項目||期間・期限|数値目標|中間報告|期末報告|目的・効果|備考\n①|窓口|5月|10件|3件|12件|1,2|予算\n②|案内|通年||||2|\n③|||||||\n---\nA3:B3\n"
    ));
    assert_eq!(row(&sheet, 0), ["窓口", "5月", "10件", "3件", "12件"]);
    assert_eq!(row(&sheet, 1), ["案内", "通年", "", "", ""]);
    assert_eq!(sheet.initiatives.len(), 2, "a printed number alone is no initiative");
    let purposes: Vec<u8> = sheet.initiatives[0].purposes.iter().map(|purpose| purpose.number()).collect();
    assert_eq!(purposes, [1, 2]);
    assert!(
        notes.len() == 1 && notes[0].contains("H3 の「備考」") && notes[0].contains("「予算」"),
        "{notes:?}"
    );
}

#[test]
fn a_text_beside_a_label_that_reaches_down_belongs_to_it() {
    let (sheet, notes) = one(
        "R6 重点目標管理シート\n重点目標|A||部局名|市民課\n現況・課題|① 混雑||優先順位|2位\n|② 案内||該当するSDGsの目標|3\n|③ 場所|||11\n目的・効果|短縮\n---\nA3:A5\n",
    );
    assert_eq!(sheet.situation, "① 混雑\n② 案内\n③ 場所");
    assert_eq!(sheet.sdgs.iter().map(|sdg| sdg.number()).collect::<Vec<_>>(), [3, 11]);
    assert_eq!((sheet.rank.map(|rank| rank.number()), sheet.purpose.as_str()), (Some(2), "短縮"));
    assert_eq!(notes, Vec::<String>::new());
}

#[test]
fn several_forms_stand_below_and_beside_each_other() {
    let form = |goal: &str| {
        format!(
            "R6 重点目標管理シート|||||\n重点目標|{goal}|||||\n|取組項目|期間・期限|数値目標|中間報告|期末報告\n①|{goal}の方法|5月|10件|3件|12件\n特記事項|○取組による効果・残された課題\\n{goal}の効果||||\n"
        )
    };
    let goals = |decoded: &Decoded| -> Vec<(String, String, String)> {
        let sheet =
            |sheet: &Sheet| (sheet.goal.clone(), sheet.initiatives[0].method.clone(), sheet.effects.clone());
        decoded.sheets.iter().map(sheet).collect()
    };
    let expected: Vec<_> =
        ["甲", "乙"].map(|goal| (goal.to_owned(), format!("{goal}の方法"), format!("{goal}の効果"))).into();
    let below = read(&[grid("1", &format!("{}\n\n{}", form("甲"), form("乙")))]);
    assert_eq!(goals(&below), expected);
    for gap in ["|", "||", "|||"] {
        let (left, right) = (form("甲"), form("乙"));
        let beside: String =
            left.lines().zip(right.lines()).map(|(left, right)| format!("{left}{gap}{right}\n")).collect();
        let decoded = read(&[grid("1", &beside)]);
        assert_eq!((goals(&decoded), told(&decoded.notes)), (expected.clone(), vec![]), "{beside}");
    }
}

#[test]
fn lists_are_compared_and_tables_for_machines_are_passed_over() {
    let list = "令和6年度 総務部等 重点目標|||||\n優先順位|重点目標|部局名|備考|期末報告の達成状況\n||||達成\n1位|窓口の混雑をなくす|市民課||2\n2位|別の目標|市民課||\n---\nA2:A3 B2:B3 C2:C3 D2:D3\n";
    let machine = "西暦年度|重点目標|取組|項目|取組内容|期限|目標|目標値|単位|中間実績|中間実績値|期末実績|期末実績値|達成率（％）|判定\n2024|窓口|1|1|予約|5月|10件|10|件|3件|3|12件|12|120.0|達成\n";
    let decoded = read(&[grid("一覧", list), grid("窓口", FORM), grid("目標と実績", machine)]);
    assert_eq!(decoded.sheets.len(), 1);
    let remarks: Vec<_> = decoded.notes.iter().map(|note| &note.remark).collect();
    assert_eq!(remarks, [&Remark::ListedOnly { rank: Some(2), goal: "別の目標".into() }]);
}

#[test]
fn what_finds_no_place_is_told_with_its_address() {
    let drawn = with("優先順位|1位", "優先順位|未定|決裁\\n済").replace("令和6年度", "様式1|令和6年度");
    let (sheet, notes) = one(drawn.split_once("---\n").expect("merged").0);
    assert_eq!(sheet.rank, None);
    for wanted in [
        "「総務」シートの A1 の「様式1」",
        "「総務」シートの I2 の「未定」",
        "「総務」シートの J2 の「決裁 済」",
    ] {
        assert!(notes.iter().any(|note| note.starts_with(wanted)), "{wanted}: {notes:?}");
    }
    assert_eq!(notes.len(), 3, "{notes:?}");
    let other: String = (1..30).map(|n| format!("項目{n}|説明\n")).collect();
    let mut hidden = grid("凡例", &other);
    hidden.is_hidden = true;
    let decoded = read(&[grid("窓口", FORM), hidden, grid("メモ", "あとで見る")]);
    let notes = told(&decoded.notes);
    assert!(
        notes[0].starts_with("非表示の「凡例」シートには") && notes[0].contains("A1「項目1」"),
        "{notes:?}"
    );
    assert!(notes[1].starts_with("「メモ」シートの A1 の「あとで見る」") && notes.len() == 2, "{notes:?}");
}

#[test]
fn a_grid_without_forms_is_refused() {
    for grids in [vec![], vec![Grid::new("空")], vec![grid("会議", "会議の記録|です")]] {
        let refused = decode(&grids).map(|decoded| decoded.sheets).expect_err("no sheet");
        let [problem @ Problem { place: FilePlace::File, .. }] = &refused[..] else { panic!("{refused:?}") };
        let sentence = problems::problem(problem);
        assert!(sentence.starts_with("重点目標管理シートが見つかりません"), "{sentence}");
    }
}

#[test]
fn every_text_is_somewhere() {
    // Words that stand nowhere else, one for each cell of a page that is anything but a form.
    let mut grid = grid("総務", FORM);
    for (row, column) in [(0, 12), (3, 12), (6, 12), (7, 3), (12, 0), (13, 5), (20, 20)] {
        grid.put(row, column, &format!("余り{row}の{column}"));
    }
    let decoded = read(&[grid]);
    let all = format!("{:?}{:?}", decoded.sheets, told(&decoded.notes));
    for (row, column) in [(0, 12), (3, 12), (6, 12), (7, 3), (12, 0), (13, 5), (20, 20)] {
        assert!(all.contains(&format!("余り{row}の{column}")), "{row} {column}: {all}");
    }
}

/// Cells out of which forms, and things like forms, come together.
fn cells() -> impl Strategy<Value = Vec<(u32, u32, String)>> {
    let word = proptest::sample::select(vec![
        "重点目標",
        "部局名",
        "優先順位",
        "1位",
        "現況・課題",
        "目的・効果",
        "該当するSDGsの目標",
        "7",
        "年度",
        "R6",
        "総合計画における位置付け",
        "①",
        "②",
        "① ②",
        "取組項目",
        "期間・期限",
        "数値目標",
        "中間報告",
        "期末報告",
        "1",
        "特記事項",
        "○取組による効果・残された課題",
        "令和6年度 重点目標管理シート",
        "令和6年度 重点目標",
        "部局グループ",
        "目的・効果 ①",
        "現況・課題（続き）",
        "①（続き）",
    ]);
    let text = prop_oneof![4 => word.prop_map(str::to_owned), 1 => crate::common::text()];
    proptest::collection::vec((0..24u32, 0..10u32, text), 0..60)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_grid_is_read_whole_or_refused(
        cells in cells(),
        merged in proptest::collection::vec((0..24u32, 0..10u32, 0..4u32, 0..4u32), 0..12),
    ) {
        let mut grid = Grid::new("R6");
        let mut seen = std::collections::BTreeSet::new();
        for (row, column, text) in &cells {
            if seen.insert((*row, *column)) {
                grid.put(*row, *column, text);
            }
        }
        for (row, column, rows, columns) in merged {
            grid.merge((row, column), (row + rows, column + columns));
        }
        match decode(&[grid]) {
            Ok(decoded) => prop_assert!(decoded.sheets.iter().all(|sheet| sheet.check().is_ok())),
            Err(problems) => prop_assert!(!problems.is_empty()),
        }
    }
}

#[test]
fn large_grids_take_no_time_out_of_proportion() {
    let many = |count: u32, cell: &dyn Fn(u32) -> (u32, u32, &'static str)| {
        let mut grid = grid("R6", FORM);
        for at in 0..count {
            let (row, column, text) = cell(at);
            grid.put(100 + row, column, text);
        }
        grid
    };
    let mut merges = grid("R6", FORM);
    for at in 0..20_000 {
        merges.put(100 + at, 0, "x");
        merges.merge((100 + at, 0), (1_000_000, 0));
    }
    for (name, grid) in [
        ("a column", many(50_000, &|at| (at, 0, "x"))),
        ("a row", many(16_000, &|at| (0, at, "x"))),
        ("labels", many(8_000, &|at| (at, 0, "部局名"))),
        ("goals in a row", many(500, &|at| (0, at, "重点目標"))),
        (
            "headers",
            many(5_000, &|at| {
                (
                    at / 5,
                    at % 5,
                    ["取組項目", "期間・期限", "数値目標", "中間報告", "期末報告"][at as usize % 5],
                )
            }),
        ),
        ("merges", merges),
        ("far away", many(2, &|at| (at * 1_000_000, at * 16_000, "x"))),
    ] {
        let start = cpu_time::ThreadTime::now();
        assert!(decode(&[grid]).is_ok(), "{name}");
        println!("{name} {:?}", start.elapsed());
        assert!(start.elapsed() < std::time::Duration::from_secs(20), "{name}: {:?}", start.elapsed());
    }
}
