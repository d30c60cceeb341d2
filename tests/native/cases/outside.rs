//! What stands on a worksheet and is none of the form's: rows that are no initiative, labels that are not known or do not
//! count, words beside and below the form. Nothing of it joins a part without a word.

use goalsheet::codec::Aside;
use goalsheet::codec::grid::{self, Grid};
use goalsheet::messages::problems;
use goalsheet::model::{Column, Sheet};

use super::bring_text;

/// The form as people have it in Excel.
const CELLS: &[(&str, &str)] = &[
    ("A1:F1", "令和6年度 重点目標管理シート"),
    ("A2:B2", "重点目標"),
    ("C2:E2", "貸出を増やす"),
    ("F2:F2", "部局名"),
    ("G2:G2", "図書館"),
    ("H2:H2", "優先順位"),
    ("I2:I2", "2位"),
    ("A3:B3", "総合計画における位置付け"),
    ("C3:I3", "第3編"),
    ("A4:B4", "現況・課題"),
    ("C4:I4", "貸出が減っています。"),
    ("A5:B5", "目的・効果"),
    ("C5:E5", "① 増やす"),
    ("F5:F5", "該当するSDGsの目標"),
    ("G5:I5", "4\n11"),
    ("B6:C6", "取組項目"),
    ("D6:D6", "期間・期限"),
    ("E6:E6", "数値目標"),
    ("F6:G6", "中間報告"),
    ("H6:I6", "期末報告"),
    ("A7:A7", "①"),
    ("B7:C7", "○ 読み聞かせ"),
    ("D7:D7", "9月末"),
    ("E7:E7", "15校"),
    ("F7:G7", "8校"),
    ("H7:I7", "19校"),
    ("A8:A8", "②"),
    ("B8:C8", "○ 移動図書館"),
    ("D8:D8", "通年"),
    ("E8:E8", "20回"),
    ("F8:G8", "9回"),
    ("H8:I8", "21回"),
    ("A20:B21", "特記事項"),
    ("C20:E20", "○市民参加・協働の推進、市民満足度の向上を考慮した点"),
    ("F20:I20", "○取組による効果・残された課題"),
    ("C21:E21", "友の会と相談した"),
    ("F21:I21", "予算が残る"),
];

fn address(name: &str) -> (u32, u32) {
    let column = u32::from(name.as_bytes()[0] - b'A');
    (name[1..].parse::<u32>().expect("a row") - 1, column)
}

/// The form with other cells: a text that is empty takes one away, one with `~` before it is struck out.
fn grid(changes: &[(&str, &str)]) -> Grid {
    let mut grid = Grid::new("図書館");
    let other = |first: &str| changes.iter().find(|(cell, _)| *cell == first).map(|(_, text)| *text);
    let known = CELLS.iter().map(|(area, _)| area.split_once(':').expect("an area").0);
    let known: Vec<&str> = known.collect();
    let mut put = |cell: &str, text: &str| {
        let (row, column) = address(cell);
        match text.strip_prefix('~') {
            Some(struck) => grid.put_aside(row, column, struck, Aside::Struck),
            None => grid.put(row, column, text),
        }
    };
    for (area, text) in CELLS {
        let (first, _) = area.split_once(':').expect("an area");
        put(first, other(first).unwrap_or(text));
    }
    for (cell, text) in changes.iter().filter(|(cell, _)| !known.contains(cell)) {
        put(cell, text);
    }
    for (area, _) in CELLS {
        let (first, last) = area.split_once(':').expect("an area");
        let is_split = changes.iter().any(|(cell, _)| *cell == last && first != last);
        if !is_split {
            grid.merge(address(first), address(last));
        }
    }
    grid.settle();
    grid
}

#[track_caller]
pub(super) fn read(changes: &[(&str, &str)]) -> (Sheet, Vec<String>) {
    let read = grid::read(&[grid(changes)], &mut crate::common::ids());
    let decoded =
        read.unwrap_or_else(|all| panic!("{:?}", all.iter().map(problems::problem).collect::<Vec<_>>()));
    let told = decoded.notes.iter().map(problems::note).collect();
    (decoded.sheets.into_iter().next().expect("a sheet"), told)
}

/// The sheet is as it is without the changes, and each of these words is told in one sentence.
#[track_caller]
pub(super) fn joins_nothing(changes: &[(&str, &str)], told: &[&[&str]]) {
    let (plain, none) = read(&[]);
    assert_eq!(none, Vec::<String>::new());
    let (sheet, notes) = read(changes);
    assert_eq!(sheet, plain, "{changes:?}\n{notes:#?}");
    tells(changes, told, &notes);
}

#[track_caller]
pub(super) fn tells(changes: &[(&str, &str)], told: &[&[&str]], notes: &[String]) {
    for words in told {
        let is_told = notes.iter().any(|note| words.iter().all(|word| note.contains(word)));
        assert!(is_told, "{changes:?}: {words:?} is not told by {notes:#?}");
    }
}

#[test]
fn rows_that_are_no_initiative_join_none() {
    for word in
        ["小計", "合計", "小 計", "計", "参考", "備考", "前年度実績", "【参考】", "内訳", "総計（①〜②）"]
    {
        for column in ["A9", "B9"] {
            joins_nothing(
                &[(column, word), ("E9", "35"), ("F9", "17"), ("H9", "40")],
                &[&[column, word, "35", "17", "40"]],
            );
        }
        joins_nothing(&[("A9", word), ("C9", "昨年度"), ("E9", "35")], &[&["A9", word, "昨年度", "35"]]);
    }
    joins_nothing(
        &[("A9", "担当課"), ("B9", "学習課"), ("D9", "4人"), ("E9", "2課")],
        &[&["A9", "学習課", "4人", "2課"]],
    );
}

#[test]
fn a_row_of_words_in_the_place_of_a_number_is_an_initiative_of_its_own() {
    let row = [("A9", "追加"), ("B9", "○ 展示"), ("D9", "12月"), ("E9", "3回"), ("H9", "4回")];
    let (sheet, notes) = read(&row);
    let texts: Vec<&str> = sheet.initiatives.iter().map(|one| one.text(Column::Method)).collect();
    assert_eq!(texts, ["○ 読み聞かせ", "○ 移動図書館", "○ 展示"]);
    tells(&row, &[&["A9", "追加"]], &notes);
}

#[test]
fn what_goes_on_without_a_sign_is_told() {
    for (row, method, words) in [
        (
            &[("B9", "公民館でも行う"), ("E9", "3回")][..],
            "○ 移動図書館\n公民館でも行う",
            &["B9", "公民館でも行う", "3回"][..],
        ),
        (&[("B9", "※目標は暫定値")], "○ 移動図書館\n※目標は暫定値", &["B9", "※目標は暫定値"]),
    ] {
        let (sheet, notes) = read(row);
        assert_eq!(sheet.initiatives[1].text(Column::Method), method);
        tells(row, &[words], &notes);
        assert_eq!(notes.len(), 1, "{notes:?}");
    }
    for (row, situation) in [
        (
            &[("C5", "来る人は増えた。"), ("A5", ""), ("F5", ""), ("G5", "")][..],
            "貸出が減っています。\n来る人は増えた。",
        ),
        (&[("I4", "来る人は増えた。")], "貸出が減っています。\n来る人は増えた。"),
    ] {
        let (sheet, notes) = read(row);
        assert_eq!(sheet.situation, situation, "{notes:?}");
        tells(row, &[&[row[0].0, "来る人は増えた。", "続きとして取り込みます"]], &notes);
    }
    let row = [("G7", "うち3校は新規")];
    let (sheet, notes) = read(&row);
    assert_eq!(sheet.initiatives[0].text(Column::Midterm), "8校\nうち3校は新規");
    tells(&row, &[&["G7", "うち3校は新規", "続きとして"]], &notes);
    // An entry's number is a sign.
    assert_eq!(read(&[("B9", "(2) 公民館"), ("E9", "(2) 3回")]).1, Vec::<String>::new());
}

#[test]
fn labels_that_are_not_known_keep_their_text() {
    for (row, told) in [
        (
            &[("A22", "総合評価"), ("C22", "A（順調）"), ("A23", "担当者"), ("C23", "山田")][..],
            &[&["A22", "総合評価", "A（順調）"][..], &["A23", "担当者", "山田"]][..],
        ),
        (&[("A22", "前年度実績"), ("E22", "12校")], &[&["A22", "前年度実績", "12校"]]),
        (
            &[("A9", "予算"), ("C9", "100"), ("E9", "決算"), ("G9", "90")],
            &[&["予算", "100"], &["決算", "90"]],
        ),
    ] {
        joins_nothing(row, told);
    }
    // Another part of 特記事項 beside one that is known.
    let row = [("F20", "○課題と今後の方針")];
    let (sheet, notes) = read(&row);
    assert_eq!((sheet.participation.as_str(), sheet.effects.as_str()), ("友の会と相談した", ""));
    tells(&row, &[&["F20", "○課題と今後の方針", "予算が残る"]], &notes);
}

#[test]
fn labels_of_the_heading_row_that_are_not_known_join_no_goal() {
    let mut plain = read(&[]).0;
    plain.department.clear();
    for label in ["部課名", "担当部署名", "所管課", "責任者", "連絡先", "提出番号", "目標の区分"]
    {
        let row = [("F2", label)];
        let (sheet, notes) = read(&row);
        assert_eq!(sheet, plain, "{notes:#?}");
        tells(&row, &[&["F2", label, "図書館"]], &notes);
    }
    tells(&[], &[&["部課名", "「部局名」の欄"]], &read(&[("F2", "部課名")]).1);
    // One that says it in its own cell, and one at which nothing stands.
    let row = [("F2", "部課名：図書館"), ("G2", "")];
    let (sheet, notes) = read(&row);
    assert_eq!(sheet, plain, "{notes:#?}");
    tells(&row, &[&["F2", "部課名", "図書館"]], &notes);
    let row = [("F2", "担当課"), ("G2", "")];
    let (sheet, notes) = read(&row);
    assert_eq!(sheet, plain, "{notes:#?}");
    tells(&row, &[&["F2", "担当課"]], &notes);
    // In lines of tabs.
    let brought = bring_text(&TEXT.replace("部局名\t", "部課名\t"));
    assert_eq!((brought.sheet().goal.as_str(), brought.sheet().department.as_str()), ("貸出を増やす", ""));
    brought.tells(&["2行目", "部課名", "図書館"]);
}

#[test]
fn words_beside_a_number_are_told_with_their_own_cell() {
    for (cell, text, words) in [
        ("A7", "①\n新規", "新規"),
        ("A8", "②（継続）", "（継続）"),
        ("A8", "② 移動", "移動"),
        ("A7", "①②", "②"),
        ("A7", "① ★", "★"),
    ] {
        joins_nothing(&[(cell, text)], &[&[cell, words]]);
    }
    // Which numbers of 目的・効果 it serves stands there too.
    let row = [("A7", "①\n新規\n目的・効果\n①")];
    let (sheet, notes) = read(&row);
    assert_eq!(sheet.initiatives[0].purposes.len(), 1, "{notes:?}");
    assert_eq!(sheet.initiatives[0].text(Column::Method), "○ 読み聞かせ");
    tells(&row, &[&["A7", "新規"]], &notes);
    assert_eq!(notes.len(), 1, "{notes:?}");
    // A heading goes on in the cell beside it, and that is told.
    let row = [("A7", "① ○ 本の会")];
    let (sheet, notes) = read(&row);
    assert_eq!(sheet.initiatives[0].text(Column::Method), "○ 本の会\n○ 読み聞かせ");
    tells(&row, &[&["A7", "○ 本の会"]], &notes);
    // In lines of tabs.
    let plain = bring_text(TEXT);
    for (from, to, words) in [("①\t", "①新規\t", "新規"), ("②\t", "②（継続）\t", "（継続）")]
    {
        let brought = bring_text(&TEXT.replace(from, to));
        assert_eq!(brought.sheets, plain.sheets, "{:#?}", brought.told);
        brought.tells(&[words]);
    }
}

#[test]
fn words_outside_of_the_form_join_nothing() {
    for (row, told) in [
        (
            &[("C22", "※達成度は3月末"), ("F23", "担当：山田")][..],
            &[&["C22", "※達成度は3月末"][..], &["F23", "担当：山田"]][..],
        ),
        (&[("F40", "外の文")], &[&["F40", "外の文"]]),
        (
            &[("K4", "※要修正"), ("L2", "4/1"), ("K7", "欄外")],
            &[&["K4", "※要修正"], &["L2", "4/1"], &["K7", "欄外"]],
        ),
        (&[("K30", "右下"), ("A31", "左下")], &[&["K30", "右下"], &["A31", "左下"]]),
    ] {
        joins_nothing(row, told);
    }
}

#[test]
fn a_label_that_does_not_count_still_ends_the_part_above() {
    for (row, part, told) in [
        (("A4", "~現況・課題"), "situation", &["A4", "現況・課題", "貸出が減っています。"][..]),
        (("A5", "~目的・効果"), "purpose", &["A5", "目的・効果", "① 増やす"]),
        (("A3", "~総合計画における位置付け"), "positions", &["A3", "位置付け", "第3編"]),
        (("F5", "~該当するSDGsの目標"), "sdgs", &["F5", "SDGs", "4 11"]),
        (("F2", "~部局名"), "department", &["F2", "部局名", "図書館"]),
        (("F20", "~○取組による効果・残された課題"), "effects", &["F20", "予算が残る"]),
    ] {
        let (mut plain, _) = read(&[]);
        match part {
            "situation" => plain.situation.clear(),
            "purpose" => plain.purpose.clear(),
            "positions" => plain.positions.clear(),
            "sdgs" => plain.sdgs.clear(),
            "department" => plain.department.clear(),
            _ => plain.effects.clear(),
        }
        let (sheet, notes) = read(&[row]);
        assert_eq!(sheet, plain, "{row:?}\n{notes:#?}");
        tells(&[row], &[told, &["取り消し線", row.0]], &notes);
    }
    // A label under merged cells that show nothing.
    let row = [("A4", ""), ("B4", "現況・課題")];
    let mut plain = read(&[]).0;
    plain.situation.clear();
    let (sheet, notes) = read(&[row[0]]);
    assert_eq!(
        (sheet.positions[0].text.as_str(), notes.len()),
        ("第3編\n貸出が減っています。", 1),
        "{notes:?}"
    );
    let mut under = grid(&[row[0]]);
    under.put(3, 1, "現況・課題");
    under.settle();
    let read_under = grid::read(&[under], &mut crate::common::ids()).expect("a sheet");
    assert_eq!(read_under.sheets, [plain]);
    // Numbers: the row stays an initiative of its own.
    for cell in ["A7", "A8"] {
        let number = if cell == "A7" { "~①" } else { "~②" };
        joins_nothing(&[(cell, number)], &[&[cell, "取り消し線"]]);
    }
    // A column's head.
    let row = [("F6", "~中間報告")];
    let (sheet, notes) = read(&row);
    let texts = Column::ALL.map(|column| sheet.initiatives[0].text(column));
    assert_eq!(texts, ["○ 読み聞かせ", "9月末", "15校", "", "19校"]);
    tells(&row, &[&["F7", "8校"], &["F8", "9回"]], &notes);
}

#[test]
fn a_text_that_reaches_over_two_initiatives_is_told() {
    let changes = [("D8", ""), ("H8", "")];
    let mut merged = grid(&changes);
    merged.merge(address("D7"), address("D8"));
    merged.settle();
    let read = grid::read(&[merged], &mut crate::common::ids()).expect("a sheet");
    let texts = |at: usize| read.sheets[0].initiatives[at].text(Column::Deadline).to_owned();
    assert_eq!((texts(0).as_str(), texts(1).as_str()), ("9月末", ""));
    let notes: Vec<String> = read.notes.iter().map(problems::note).collect();
    tells(&changes, &[&["D8", "9月末", "結合"]], &notes);
}

#[test]
fn a_heading_of_two_years_is_told() {
    for (title, year, is_told) in [
        ("令和5年度（2024年度） 重点目標管理シート", 2023, true),
        ("令和7年度に向けた令和6年度 重点目標管理シート", 2025, true),
        ("令和6年度（2024年度） 重点目標管理シート", 2024, false),
        ("令和6（2024）年度 重点目標管理シート", 2024, false),
        ("令和6年度（令和7年3月31日現在） 重点目標管理シート", 2024, false),
    ] {
        let (sheet, notes) = read(&[("A1", title)]);
        assert_eq!((sheet.fiscal_year.western(), notes.len()), (year, usize::from(is_told)), "{notes:?}");
        assert!(notes.iter().all(|note| note.contains(title)), "{notes:?}");
        let brought = bring_text(&TEXT.replace("令和6年度 重点目標管理シート", title));
        assert_eq!(brought.told.len(), usize::from(is_told), "{:?}", brought.told);
    }
}

#[test]
fn numbers_in_somebodys_words_are_no_sdgs() {
    for (cell, numbers, told) in [
        ("4、11、17\nほか目標1〜3に関連", &[4, 11, 17][..], "ほか目標1〜3に関連"),
        ("主にSDGs 3〜5に関連する", &[], "主にSDGs 3〜5に関連する"),
        ("SDGs 3〜5に関連", &[], "SDGs 3〜5に関連"),
        ("4\n他に1、3が関連", &[4], "他に1、3が関連"),
    ] {
        let row = [("G5", cell)];
        let (sheet, notes) = read(&row);
        assert_eq!(sheet.sdgs.iter().map(|sdg| sdg.number()).collect::<Vec<_>>(), numbers, "{notes:?}");
        tells(&row, &[&["G5", told]], &notes);
    }
}

#[test]
fn sdgs_in_ranges_and_with_circles_and_crosses_are_read() {
    for (cell, numbers) in
        [("4～6", &[4, 5, 6][..]), ("4～6、11", &[4, 5, 6, 11]), ("〇 4\n× 5\n〇 11", &[4, 11])]
    {
        let (sheet, notes) = read(&[("G5", cell)]);
        assert_eq!(
            sheet.sdgs.iter().map(|sdg| sdg.number()).collect::<Vec<_>>(),
            numbers,
            "{cell} {notes:?}"
        );
    }
    let markdown = "# 令和6年度 重点目標管理シート：総務部等\n\n## 重点目標：窓口\n\n### 該当するSDGsの目標\n\n- [x] 4 質の高い教育をみんなに\n- [ ] 5 ジェンダー\n- [x] 11 住み続けられるまちづくりを\n";
    let brought = bring_text(markdown);
    assert_eq!(
        brought.sheet().sdgs.iter().map(|sdg| sdg.number()).collect::<Vec<_>>(),
        [4, 11],
        "{:?}",
        brought.told
    );
    brought.tells(&["5番には印がない"]);
}

const TEXT: &str = "令和6年度 重点目標管理シート\n重点目標\t貸出を増やす\t\t\t部局名\t図書館\t優先順位\t1位\n現況・課題\t減っています。\n\t取組項目\t期間・期限\t数値目標\t中間報告\t期末報告\n①\t○ 読み聞かせ\t9月末\t15校\t8校\t19校\n②\t○ 移動図書館\t通年\t20回\t9回\t21回\n特記事項\t○市民参加・協働の推進、市民満足度の向上を考慮した点\t○取組による効果・残された課題\n\t友の会と相談した\t予算が残る\n";

#[test]
fn texts_of_converters_are_read_by_the_same_rule() {
    let plain = bring_text(TEXT);
    assert_eq!(plain.told, Vec::<String>::new());
    for (before, row, told) in [
        ("", "総合評価\tA（順調）\n担当者\t山田\n", &["総合評価", "A（順調）"][..]),
        ("", "友の会の外\t効果の外\n", &["友の会の外", "効果の外"]),
        ("②", "\t小計\t\t15校\t8校\t19校\n", &["6行目", "小計", "15校 8校 19校"]),
        ("②", "合計\t\t\t15校\t8校\t19校\n", &["6行目", "合計", "15校 8校 19校"]),
        ("②", "参考\t昨年度\t\t10校\t5校\t12校\n", &["6行目", "参考", "昨年度 10校 5校 12校"]),
        ("現況", "担当者：山田太郎\n", &["3行目", "担当者", "山田太郎"]),
        ("現況", "予算額\t100\t\t\t担当者\t山田\n", &["3行目", "担当者", "山田"]),
        ("現況", "予算額\t100\t\t\t担当者\t山田\n", &["3行目", "予算額", "100"]),
        ("現況", "関係課の意見\tなし\n", &["3行目", "関係課の意見", "なし"]),
    ] {
        let at = if before.is_empty() { TEXT.len() } else { TEXT.find(before).expect("a row") };
        let brought = bring_text(&format!("{}{row}{}", &TEXT[..at], &TEXT[at..]));
        assert_eq!(brought.sheets, plain.sheets, "{row}\n{:#?}", brought.told);
        brought.tells(told);
    }
    // A goal of two lines is told, and a label that is struck out keeps its text.
    let brought = bring_text(&TEXT.replace("現況・課題", "\t親子で通う\n現況・課題"));
    assert_eq!(brought.sheet().goal, "貸出を増やす\n親子で通う");
    brought.tells(&["3行目", "親子で通う", "続きとして"]);
    for (from, to) in [("現況・課題\t", "~~現況・課題~~\t"), ("現況・課題\t", "<s>現況・課題</s>\t")]
    {
        let brought = bring_text(&TEXT.replace(from, to));
        assert_eq!((brought.sheet().goal.as_str(), brought.sheet().situation.as_str()), ("貸出を増やす", ""));
        brought.tells(&["3行目", "現況・課題", "減っています。"]);
    }
    let brought = bring_text(&TEXT.replace("②\t", "~~②~~\t"));
    assert_eq!(brought.sheets, plain.sheets, "{:?}", brought.told);
}

#[test]
fn what_nobody_sees_of_a_text_is_told() {
    let layout = |situation: &str| {
        format!(
            "# 令和6年度 重点目標管理シート：総務部等\n\n## 重点目標：窓口\n\n### 現況・課題\n\n{situation}\n\n### 目的・効果\n\n① 増やす\n"
        )
    };
    for hidden in [
        "<span style=\"display:none\">下書き</span>",
        "<span hidden>下書き</span>",
        "<font color=\"#ffffff\">下書き</font>",
        "<span style=\"opacity: 0\">下書き</span>",
        "<span style=\"color:#12345600\">下書き</span>",
        "<span hidden><b>下書き</b></span>",
    ] {
        let brought = bring_text(&layout(&format!("窓口が{hidden}混む。")));
        assert_eq!(brought.sheet().situation, "窓口が混む。", "{hidden}");
        assert_eq!(brought.sheet().purpose, "① 増やす");
        brought.tells(&["7行目", "下書き", "取り込みません"]);
        let brought = bring_text(&TEXT.replace("減っています。", &format!("減って{hidden}います。")));
        assert_eq!(brought.sheet().situation, "減っています。", "{hidden}");
        brought.tells(&["3行目", "下書き", "取り込みません"]);
    }
    for folded in [
        "<details>\n<summary>内訳</summary>\n\n3校と5課\n</details>",
        "<details><summary>内訳</summary>\n\n3校と5課</details>",
        "<details><summary>内訳</summary>3校と5課</details>",
    ] {
        let brought = bring_text(&layout(folded));
        let lines: Vec<&str> = brought.sheet().situation.lines().filter(|line| !line.is_empty()).collect();
        assert_eq!(lines, ["内訳", "3校と5課"], "{folded}");
        brought.tells(&["7行目", "3校と5課", "折りたた"]);
    }
    // Words that only look like an element.
    let brought = bring_text(&layout("目標は\\<span hidden>3校\\</span>とする。"));
    assert_eq!(brought.sheet().situation, "目標は<span hidden>3校</span>とする。");
}
