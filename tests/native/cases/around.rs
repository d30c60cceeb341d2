//! What forms have around their labels: notes on how to fill a part in, numbers, another version's columns, labels that stand
//! twice; and rows that were broken within their cells. What is no text of a part is told, and nothing goes elsewhere.

use goalsheet::model::Column;

use super::bring_text;
use super::outside::{joins_nothing, read, tells};

#[test]
fn notes_beside_a_label_are_no_text_of_its_part() {
    for (cell, label, note) in [
        ("A2", "重点目標\n（30字以内）", "（30字以内）"),
        ("F2", "部局名\n（課名まで）", "（課名まで）"),
        ("A3", "総合計画における位置付け\n（編・章・節）", "（編・章・節）"),
        ("A4", "現況・課題\n（200字以内で記入）", "（200字以内で記入）"),
        ("A4", "現況・課題（200字以内で記入）", "（200字以内で記入）"),
        ("A4", "現況・課題\n必須", "必須"),
        ("A4", "現況・課題\n（令和5年度実績 12,000冊）", "（令和5年度実績 12,000冊）"),
        ("A5", "目的・効果\n※2つまで", "※2つまで"),
        ("F5", "該当するSDGsの目標\n（3つまで）", "（3つまで）"),
        ("C20", "○市民参加・協働の推進、市民満足度の向上を考慮した点　※該当のみ", "※該当のみ"),
        ("C20", "○市民参加・協働の推進、市民満足度の向上を考慮した点\n（アンケート n=120）", "n=120"),
        ("F20", "○取組による効果・残された課題（期末に記入）", "（期末に記入）"),
        ("F20", "○取組による効果・残された課題\n※次年度に向けて", "※次年度に向けて"),
        ("F6", "中間報告（10月末時点）", "（10月末時点）"),
        ("E6", "数値目標\n※前年度は10校", "※前年度は10校"),
        ("A1", "令和6年度 重点目標管理シート（案）", "（案）"),
    ] {
        joins_nothing(&[(cell, label)], &[&[cell, note]]);
    }
    for (cell, label) in [
        ("A4", "(3) 現況・課題"),
        ("A4", "３．現況・課題"),
        ("A4", "③現況・課題"),
        ("A4", "（必須）現況・課題"),
        ("C20", "①市民参加・協働の推進、市民満足度の向上を考慮した点"),
        ("C20", "市民参加・協働の推進\n市民満足度の向上を考慮した点"),
    ] {
        joins_nothing(&[(cell, label)], &[]);
    }
}

#[test]
fn columns_of_another_version_are_no_part_of_the_column() {
    for head in [
        "数値目標（R5実績）",
        "数値目標（前年度）",
        "数値目標の達成率",
        "中間報告（9月末）写し",
        "期末報告の評価",
    ] {
        joins_nothing(&[("J6", head), ("J7", "別の値"), ("J8", "次の値")], &[&["J6", head, "別の値 次の値"]]);
    }
    let (sheet, told) = read(&[("J6", "中間報告"), ("J7", "9校")]);
    assert_eq!(sheet.initiatives[0].text(Column::Midterm), "8校\n9校");
    tells(&[], &[&["9校", "同じ欄名"]], &told);
}

#[test]
fn of_two_heads_in_brackets_the_result_is_the_column() {
    for (other, value) in
        [("期末報告（評価）", "A"), ("期末報告（課題）", "人手"), ("期末報告（達成度）", "A")]
    {
        joins_nothing(&[("H6", "期末報告（実績）"), ("J6", other), ("J7", value)], &[&["J6", other, value]]);
    }
}

#[test]
fn texts_that_begin_as_labels_do_stay_where_they_stand() {
    for (cell, text) in [
        ("H7", "重点目標：図書館を直す"),
        ("C21", "部局名：図書館を直す"),
        ("F21", "【目的・効果】\n通う人が増えた"),
    ] {
        let (sheet, told) = read(&[(cell, text)]);
        let found = match cell {
            "H7" => sheet.initiatives[0].text(Column::FinalReport),
            "C21" => sheet.participation.as_str(),
            _ => sheet.effects.as_str(),
        };
        assert_eq!((found, sheet.goal.as_str(), told.len()), (text, "貸出を増やす", 0), "{told:?}");
    }
    let (sheet, _) = read(&[("C2", "重点目標：図書館")]);
    assert_eq!((sheet.goal.as_str(), sheet.initiatives.len()), ("重点目標：図書館", 2));
}

#[test]
fn a_mark_alone_is_what_stands_in_its_cell() {
    for mark in ["✓", "☑", "☐", "レ", "□", "☑\n☐", "①②"] {
        let (sheet, told) = read(&[("H7", mark)]);
        assert_eq!(sheet.initiatives[0].text(Column::FinalReport), mark);
        assert!(sheet.initiatives[0].purposes.is_empty() && told.is_empty(), "{told:?}");
    }
}

#[test]
fn labels_that_stand_twice_open_no_sheet_and_are_told() {
    for (changes, told) in [
        ([("A10", "部局名"), ("C10", "公民館")], ["公民館", "同じ欄名"]),
        ([("A10", "優先順位"), ("C10", "3位")], ["3位", "入れる欄"]),
        ([("A10", "現況・課題"), ("C10", "二つ目")], ["二つ目", "同じ欄名"]),
    ] {
        let (sheet, notes) = read(&changes);
        assert_eq!((sheet.goal.as_str(), sheet.initiatives.len()), ("貸出を増やす", 2), "{notes:?}");
        tells(&changes, &[&told], &notes);
    }
    // A text may begin as a label does.
    for text in ["重点目標：貸出を増やす計画の2年目です。", "○取組による効果・残された課題は昨年度のとおり。"]
    {
        let (sheet, told) = read(&[("C4", text)]);
        assert_eq!((sheet.situation.as_str(), told.len()), (text, 0), "{told:?}");
    }
}

#[test]
fn a_text_over_two_columns_is_told() {
    let (sheet, told) = read(&[("D7", "9月末までに15校"), ("E7", "")]);
    assert_eq!((sheet.initiatives[0].text(Column::Deadline), told.len()), ("9月末までに15校", 0));
}

#[test]
fn a_row_that_was_broken_within_its_cells_is_put_together() {
    let text = |row: &str| {
        format!(
            "## 令和6年度 重点目標管理シート\n\n重点目標\t貸出を増やす\n現況・課題\t減っている。\n\
             \t取組項目\t期間・期限\t数値目標\t中間報告\t期末報告\n{row}\n②\t○ 移動図書館\t通年\t20回\t9回\t21回\n"
        )
    };
    for (row, expected) in [
        (
            "①\t○ 読み聞かせ\n(1) 学校\t(1) 9月末\t(1) 15校\t(1) 8校\t(1) 19校",
            ["○ 読み聞かせ\n(1) 学校", "(1) 9月末", "(1) 15校", "(1) 8校", "(1) 19校"],
        ),
        (
            "①\t○ 学校\t9月末\t15校\n（うち小学校10校）\t8校\t19校",
            ["○ 学校", "9月末", "15校\n（うち小学校10校）", "8校", "19校"],
        ),
    ] {
        let brought = bring_text(&text(row));
        let sheet = brought.sheet();
        assert_eq!(Column::ALL.map(|column| sheet.initiatives[0].text(column)), expected);
        assert_eq!(sheet.initiatives.len(), 2);
        assert!(brought.told.iter().any(|note| note.contains("6行目からの2行")), "{:?}", brought.told);
    }
}

#[test]
fn other_hands_headings_open_parts_in_markdown() {
    let text = |heading: &str| {
        format!(
            "# 令和6年度 重点目標管理シート：教育部\n\n## 重点目標：貸出を増やす\n\n### 総合計画における位置付け\n\n第3編\n\n\
             {heading}\n\n減っている。\n\n### 取組①\n\n#### 数値目標\n\n15校\n\n**中間報告**\n\n8校\n"
        )
    };
    for heading in
        ["**現況・課題**", "__現況・課題__", "###現況・課題", "＃＃＃ 現況・課題", "### 現況・課題"]
    {
        for text in
            [text(heading), format!("以下です。\n\n```markdown\n{}```\nご確認ください。\n", text(heading))]
        {
            let brought = bring_text(&text);
            let sheet = brought.sheet();
            assert_eq!(
                (sheet.positions[0].text.as_str(), sheet.situation.as_str()),
                ("第3編", "減っている。")
            );
            let row = &sheet.initiatives[0];
            assert_eq!((row.text(Column::Target), row.text(Column::Midterm)), ("15校", "8校"));
            assert_eq!(brought.told.len(), 2 * usize::from(text.starts_with("以下")), "{:?}", brought.told);
        }
    }
}

#[test]
fn a_bold_label_opens_its_part_before_its_text_in_markdown() {
    for (situation, target, midterm) in [
        ("**現況・課題：** 減っている。", "**数値目標：** 15校", "**中間報告**：8校"),
        ("**現況・課題**: 減っている。", "- **数値目標**: 15校", "- **中間報告:** 8校"),
        ("__現況・課題：__減っている。", "* **数値目標：**15校", "・**中間報告：**8校"),
    ] {
        let text = format!(
            "# 令和6年度 重点目標管理シート：教育部\n\n## 重点目標：貸出を増やす\n\n{situation}\n\n### 取組①\n\n{target}\n{midterm}\n\
             うち **数値目標：** の半分\n"
        );
        let brought = bring_text(&text);
        let sheet = brought.sheet();
        let row = &sheet.initiatives[0];
        assert_eq!(sheet.situation, "減っている。");
        assert_eq!(row.text(Column::Target), "15校");
        assert!(row.text(Column::Midterm).starts_with("8校"), "{}", row.text(Column::Midterm));
        assert!(row.text(Column::Midterm).ends_with("の半分"), "{}", row.text(Column::Midterm));
    }
}

#[test]
fn a_head_that_is_printed_again_on_a_further_page_goes_on_with_its_sheet() {
    const HEAD: &str = "令和6年度　重点目標管理シート\n重点目標\t貸出を増やす\t部局名\t教育部\n";
    const TABLE: &str = "\t取組項目及び方法・手段\t期間・期限\t数値目標\t中間報告\t期末報告\n";
    let row = |number: &str| format!("{number}\t方法{number}\t3月\t15校\t8校\t16校\n");
    let first = [HEAD, "現況・課題\t減っている。\n", TABLE, &row("①"), &row("②")].concat();
    let next = |head: &str, number: &str| [head, TABLE, &row(number), &row("④")].concat();
    let brought = bring_text(&[first.as_str(), &next(HEAD, "③")].concat());
    let sheet = brought.sheet();
    let methods: Vec<&str> = sheet.initiatives.iter().map(|one| one.text(Column::Method)).collect();
    assert_eq!(methods, ["方法①", "方法②", "方法③", "方法④"]);
    let is_told = |note: &String| note.contains("一件のシートの続き") && note.contains("貸出を増やす");
    assert!(brought.told.iter().any(is_told), "{:?}", brought.told);
    // Another goal, other words in the head, or numbers that begin anew: another sheet.
    for (head, number) in [
        (HEAD.replace("増やす", "減らす"), "③"),
        (HEAD.replace("教育部", "福祉部"), "③"),
        (format!("{HEAD}目的・効果\t① 別の目的\n"), "③"),
        (HEAD.to_owned(), "①"),
    ] {
        let brought = bring_text(&[first.as_str(), &next(&head, number)].concat());
        assert_eq!(brought.sheets.len(), 2, "{head}{number}");
    }
    // Columns that stand elsewhere: what is below would come under other heads.
    let elsewhere = [HEAD, &TABLE.replace("中間報告\t期末報告", "期末報告\t中間報告"), &row("③")].concat();
    assert_eq!(bring_text(&[first.as_str(), &elsewhere].concat()).sheets.len(), 2);
}
