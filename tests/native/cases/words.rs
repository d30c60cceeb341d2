//! Texts, pages and copied ranges of the same kinds: struck-out words, labels that are not known, ticked boxes.

use super::bring_text;
use goalsheet::codec::clipboard::html;
use goalsheet::codec::grid;
use goalsheet::messages::problems;
use goalsheet::model::Sheet;

const HEAD: &str =
    "## 令和6年度 重点目標管理シート\n\n重点目標\t窓口の混雑をなくす\t\t部局名\t市民課\t優先順位\t1位\n";
const TABLE: &str = "\t取組項目及び方法・手段\t期間・期限\t数値目標\t中間報告\t期末報告\n①\t○ 予約\t5月\t10件\t3件\t12件\n②\t○ 案内\t通年\t20回\t9回\t21回\n";

/// A form as a copied range: rows of cells, none where a cell is merged into the one before it.
fn range(rows: &[&[&str]]) -> String {
    let cell = |text: &&str| format!("<td>{text}</td>");
    let rows = rows.iter().map(|row| format!("<tr>{}</tr>", row.iter().map(cell).collect::<String>()));
    format!("<table>{}</table>", rows.collect::<String>())
}

#[track_caller]
fn bring_range(html: &str) -> (Sheet, Vec<String>) {
    let grid = html::grid(html, "", false).expect("a table");
    let read = grid::read(&[grid], &mut crate::common::ids());
    let decoded =
        read.unwrap_or_else(|all| panic!("{:?}", all.iter().map(problems::problem).collect::<Vec<_>>()));
    (decoded.sheets.into_iter().next().expect("a sheet"), decoded.notes.iter().map(problems::note).collect())
}

#[test]
fn a_row_of_text_whose_label_is_not_known_is_glued_to_nothing() {
    for (rows, told) in [
        (
            "総合計画における位置付け\t第3編\n現状・問題点\t混んでいる\n",
            &["5行目", "現状・問題点", "混んでいる", "「現況・課題」の欄"][..],
        ),
        ("総合計画における位置付け\t第3編\n決算額（千円）\t12,345\n", &["決算額（千円）", "12,345"]),
        (
            "総合計画における位置付け\t第3編\nねらい\t短くする\n",
            &["ねらい", "短くする", "「目的・効果」の欄"],
        ),
        ("総合計画における位置付け\t第3編\n担当課名\t市民課\n", &["担当課名", "「部局名」の欄"]),
        (
            "総合計画における位置付け\t第3編\n備考\t来年度に見直す\t確認中\n",
            &["備考", "来年度に見直す 確認中"],
        ),
        ("総合計画における位置付け\t第3編\n現状・問題点\n混んでいる\n", &["現状・問題点", "混んでいる"]),
    ] {
        let brought = bring_text(&format!("{HEAD}{rows}{TABLE}"));
        let sheet = brought.sheet();
        assert_eq!(sheet.positions[0].text, "第3編", "{rows}");
        assert_eq!((sheet.initiatives.len(), sheet.department.as_str()), (2, "市民課"), "{rows}");
        brought.tells(told);
        assert_eq!(brought.told.len(), 1, "{:?}", brought.told);
    }
    // What goes on with the text above still does.
    for (rows, situation) in [
        ("現況・課題\t① 混んでいる\n② 案内が足りない\n", "① 混んでいる\n② 案内が足りない"),
        ("現況・課題\t混んでいる。\n課題\n案内が足りない。\n", "混んでいる。\n課題\n案内が足りない。"),
        ("現況・課題\n混んでいる\n", "混んでいる"),
    ] {
        let brought = bring_text(&format!("{HEAD}{rows}{TABLE}"));
        assert_eq!((brought.sheet().situation.as_str(), &brought.told), (situation, &Vec::new()), "{rows}");
    }
    // Behind the table, and beside a label that is known.
    for (text, told) in [
        (format!("{HEAD}{TABLE}決算額（千円）\t12,345\n"), &["決算額（千円）", "12,345"]),
        (format!("{HEAD}{TABLE}備考\t来年度に見直す\n"), &["備考", "来年度に見直す"]),
        (HEAD.replace("部局名\t市民課", "部局名\t市民課\t担当者\t山田") + TABLE, &["担当者", "山田"]),
    ] {
        let brought = bring_text(&text);
        let sheet = brought.sheet();
        assert_eq!((sheet.department.as_str(), sheet.initiatives[1].method.as_str()), ("市民課", "○ 案内"));
        brought.tells(told);
    }
}

#[test]
fn a_row_of_a_range_whose_label_is_not_known_is_glued_to_nothing() {
    let head: [&[&str]; 2] = [&["令和6年度 重点目標管理シート"], &["重点目標", "窓口", "部局名", "市民課"]];
    let table: [&[&str]; 2] = [
        &["", "取組項目", "期間・期限", "数値目標", "中間報告", "期末報告"],
        &["①", "○ 予約", "5月", "10件", "3件", "12件"],
    ];
    for (rows, told) in [
        (
            &[&["現況・課題", "混雑"][..], &["決算額", "12,345"]][..],
            &["4行目の1列目", "決算額", "12,345"][..],
        ),
        (&[&["現況・課題", "混雑"], &["今後の展開", "広げる"]], &["今後の展開", "広げる"]),
        (&[&["現況・課題", "混雑"], &["参考資料", ""]], &["参考資料"]),
        (&[&["現況・課題", "混雑"], &["現状分析", ""], &["", "窓口が狭い"]], &["現状分析", "窓口が狭い"]),
        (&[&["現況・課題", "混雑"], &["課題：案内"]], &["「課題」", "案内"]),
        (
            &[&["現況・課題", "混雑"], &["関係団体から寄せられた意見とその対応の状況について", "なし"]],
            &["関係団体から", "なし"],
        ),
        (&[&["現況・課題", "混雑", "指標", "待ち時間"]], &["指標", "待ち時間", "「数値目標」の欄"]),
    ] {
        let rows = [&head[..], rows, &table].concat();
        let (sheet, notes) = bring_range(&range(&rows));
        assert_eq!((sheet.situation.as_str(), sheet.department.as_str()), ("混雑", "市民課"), "{notes:?}");
        assert_eq!(sheet.initiatives[0].final_report, "12件");
        assert!(notes.iter().any(|note| told.iter().all(|word| note.contains(word))), "{told:?}: {notes:?}");
    }
    // A long text at a label's place may well go on: it is told all the same.
    let long = "窓口が狭く、案内の人手も足りないため、待ち時間が長くなっています。";
    let further: [&[&str]; 2] = [&["現況・課題", "混雑"], &[long]];
    let rows = [&head[..], &further, &table].concat();
    let (sheet, notes) = bring_range(&range(&rows));
    assert_eq!(sheet.situation, format!("混雑\n{long}"));
    assert!(notes[0].contains("続きとして取り込みます"), "{notes:?}");
}

#[test]
fn struck_out_words_of_texts_and_pages_are_told() {
    for target in ["~~10件~~12件", "<s>10件</s>12件", "<del>10件</del>12件", "<strike>10件</strike>12件"]
    {
        let brought = bring_text(&format!("{HEAD}{}", TABLE.replace("10件", target)));
        assert_eq!(brought.sheet().initiatives[0].target, "12件", "{target}");
        brought.tells(&["5行目の「10件」は、取り消し線"]);
    }
    let markdown = "# 令和6年度 重点目標管理シート：総務部等\n\n## 重点目標：~~旧い~~窓口\n\n### 現況・課題\n\n混んでいる。\n~~案内が足りない。~~\n狭い。\n\n### 取組①\n\n#### 数値目標\n\n<del>10件</del>12件\n";
    let brought = bring_text(markdown);
    let sheet = brought.sheet();
    assert_eq!(
        (sheet.goal.as_str(), sheet.situation.as_str(), sheet.initiatives[0].target.as_str()),
        ("窓口", "混んでいる。\n狭い。", "12件")
    );
    brought.tells(&["3行目の「旧い」は、取り消し線"]);
    brought.tells(&["8行目の「案内が足りない。」は、取り消し線"]);
    brought.tells(&["15行目の「10件」は、取り消し線"]);
    // A page that a spreadsheet saved.
    let rows: [&[&str]; 5] = [
        &["令和6年度 重点目標管理シート"],
        &["重点目標", "窓口"],
        &["現状・問題点", "混雑"],
        &["", "取組項目", "期間・期限", "数値目標", "中間報告", "期末報告"],
        &["①", "○ 予約", "5月", "<s>10件</s>12件", "3件", "<span style='visibility:hidden'>内緒</span>済"],
    ];
    let brought = bring_text(&format!("<!DOCTYPE html><html><body>{}</body></html>", range(&rows)));
    let row = &brought.sheet().initiatives[0];
    assert_eq!((row.target.as_str(), row.final_report.as_str()), ("12件", "済"));
    brought.tells(&["10件", "取り消し線"]);
    brought.tells(&["内緒", "見えない"]);
    brought.tells(&["現状・問題点", "混雑", "「現況・課題」の欄"]);
}

#[test]
fn a_part_of_markdown_that_is_not_known_is_told_with_what_it_resembles() {
    let markdown = "# 令和6年度 重点目標管理シート：総務部等\n\n## 重点目標：窓口\n\n### 目的・効果\n\n短くする。\n\n### 現状・問題点\n\n混んでいる。\n狭い。\n\n### 決算額\n\n12,345\n";
    let brought = bring_text(markdown);
    assert_eq!(brought.sheet().purpose, "短くする。");
    brought.tells(&["9行目の「現状・問題点」", "混んでいる。 狭い。", "「現況・課題」の欄"]);
    brought.tells(&["14行目の「決算額」", "12,345"]);
    assert_eq!(brought.told.len(), 2, "{:?}", brought.told);
}

#[test]
fn only_sdgs_that_are_ticked_come_in() {
    let sheet = |sdgs: &[&[&str]]| {
        let table: [&[&str]; 2] = [
            &["", "取組項目", "期間・期限", "数値目標", "中間報告", "期末報告"],
            &["①", "○ 予約", "5月", "10件", "3件", "12件"],
        ];
        let head: [&[&str]; 2] = [&["令和6年度 重点目標管理シート"], &["重点目標", "窓口"]];
        let rows = [&head[..], sdgs, &table].concat();
        let (sheet, notes) = bring_range(&range(&rows));
        (sheet.sdgs.iter().map(|sdg| sdg.number()).collect::<Vec<_>>(), notes)
    };
    for (rows, numbers) in [
        (&[&["該当するSDGsの目標", "☑ 4 □ 5 ☑ 11"][..]][..], vec![4, 11]),
        (&[&["該当するSDGsの目標", "■4 □8"]], vec![4]),
        (
            &[
                &["該当するSDGsの目標", "☑", "4 質の高い教育をみんなに"],
                &["", "□", "5 ジェンダー平等を実現しよう"],
            ],
            vec![4],
        ),
        (&[&["該当するSDGsの目標", "4", "レ", "5", ""], &["", "11", "レ", "17", "□"]], vec![4, 11]),
        (&[&["該当するSDGsの目標", "● 4"], &["", "○ 5"], &["", "● 11"]], vec![4, 11]),
        (&[&["該当するSDGsの目標", "<input type=checkbox checked>4<br><input type=checkbox>5"]], vec![4]),
        (&[&["該当するSDGsの目標", "□ 4<br>□ 5"]], vec![]),
        (&[&["該当するSDGsの目標", "4<br>5<br>11", "○<br><br>○"]], vec![4, 11]),
        (&[&["該当するSDGsの目標", "☑<br>□<br>☑", "4 質の高い<br>5 平等<br>11 まち"]], vec![4, 11]),
        (
            &[&["該当するSDGsの目標", "<font face=Wingdings>þ</font>4 <font face=Wingdings>o</font>5"]],
            vec![4],
        ),
    ] {
        let (found, notes) = sheet(rows);
        assert_eq!(found, numbers, "{rows:?}: {notes:?}");
        assert!(
            notes.iter().any(|note| note.contains("印のない") || note.contains("印がない")),
            "{rows:?} {notes:?}"
        );
    }
    for rows in [&[&["該当するSDGsの目標", "■ 4<br>■ 5"][..]][..], &[&["該当するSDGsの目標", "○4<br>○5"]]]
    {
        assert_eq!(sheet(rows), (vec![4, 5], Vec::new()), "{rows:?}");
    }
    let text = format!(
        "{HEAD}目的・効果\t① 短縮\t\t\t\t該当するSDGsの目標\t☐ 3 すべての人に健康と福祉を\t☑ 4 質の高い教育をみんなに\n{TABLE}"
    );
    let brought = bring_text(&text);
    assert_eq!(brought.sheet().sdgs.iter().map(|sdg| sdg.number()).collect::<Vec<_>>(), [4]);
    brought.tells(&["印の付いた4番", "印のない3番"]);
}

#[test]
fn a_broken_byte_in_the_year_is_told_with_its_place() {
    let text = format!("{HEAD}{TABLE}").replace("令和6年度", "令\u{fffd}6年度");
    bring_text(&text).tells(&["1行目", "壊れた文字"]);
    let bytes = format!("# 総務部等\n\n{HEAD}{TABLE}").replace("令和", "令@").into_bytes();
    let broken: Vec<u8> = bytes.into_iter().map(|byte| if byte == b'@' { 0xe5 } else { byte }).collect();
    super::bring(&broken).tells(&["3行目", "5文字目", "壊れた文字"]);
}

#[test]
fn what_stands_besides_in_a_text_with_tabs_is_told() {
    let remarks =
        "特記事項\t○市民参加・協働の推進\t○取組による効果・残された課題\n\t商店会と話した\t日陰が足りない\n";
    for (text, told) in [
        (format!("{HEAD}{TABLE}{remarks}\t来年度も続ける\t人手\n"), &["来年度も続ける", "続きとして"][..]),
        (format!("{HEAD}現況・課題\t混んでいる\t要確認\n{TABLE}"), &["4行目", "要確認", "続きとして"]),
        (format!("{HEAD}目的・効果\t短くする\t\t要確認\n{TABLE}"), &["4行目", "要確認", "続きとして"]),
        (format!("{HEAD}{TABLE}\t追加分\t9月\t5件\n"), &["7行目", "追加分 9月 5件", "続きとして"]),
        (format!("{HEAD}{TABLE}").replace("12件\n", "12件\t要確認\n"), &["5行目", "要確認"]),
    ] {
        bring_text(&text).tells(told);
    }
}

#[test]
fn words_behind_a_rule_of_markdown_join_nothing() {
    for rule in ["---", "***", "* * *", "_____"] {
        let markdown = format!(
            "# 令和6年度 重点目標管理シート：総務部等\n\n## 重点目標：窓口\n\n### 現況・課題\n\n混んでいる。\n\n{rule}\n\n以上です。\nご確認ください。\n\n別件。\n\n### 目的・効果\n\n短くする。\n\n{rule}\n"
        );
        let brought = bring_text(&markdown);
        let sheet = brought.sheet();
        assert_eq!(
            (sheet.situation.as_str(), sheet.purpose.as_str()),
            ("混んでいる。", "短くする。"),
            "{rule}"
        );
        brought.tells(&["11行目の「以上です。 ご確認ください。」"]);
        brought.tells(&["14行目の「別件。」"]);
        assert_eq!(brought.told.len(), 2, "{:?}", brought.told);
    }
}

#[test]
fn pictures_and_comments_of_markdown_are_told_and_stay_out() {
    let markdown = "# 令和6年度 重点目標管理シート：総務部等\n\n## 重点目標：窓口\n\n### 現況・課題\n\n混んでいる。![待ち時間の図](media/image1.png)\n\n[//]: # (係長に確かめる)\n\n狭い&hellip;\n\n![][image1]\n\n### 目的・効果\n\n短くする。\n\n[image1]: <data:image/png;base64,iVBORw0KGgo=>\n";
    let brought = bring_text(markdown);
    let sheet = brought.sheet();
    assert_eq!((sheet.situation.as_str(), sheet.purpose.as_str()), ("混んでいる。\n\n狭い…", "短くする。"));
    brought.tells(&["7行目に画像（「待ち時間の図」）", "取り込めません"]);
    brought.tells(&["9行目の「係長に確かめる」", "コメント"]);
    brought.tells(&["13行目に画像"]);
    let text =
        format!("{HEAD}現況・課題\t混んで<img src=\"data:image/png;base64,AAAA\" alt=\"図\">いる\n{TABLE}");
    let brought = bring_text(&text);
    assert_eq!(brought.sheet().situation, "混んでいる");
    brought.tells(&["画像（「図」）"]);
}

#[test]
fn what_stands_for_something_else_is_told() {
    let two = |first: &str, second: &str| format!("{HEAD}{}", TABLE.replace('①', first).replace('②', second));
    assert_eq!(bring_text(&two("①", "②")).told, Vec::<String>::new());
    bring_text(&two("①", "④")).tells(&["6行目", "「④」", "②になります"]);
    bring_text(&two("①", "①")).tells(&["6行目", "「①」", "②になります"]);
    let brought = bring_text(&two("③", "④"));
    brought.tells(&["5行目", "「③」", "①になります"]);
    assert_eq!(brought.told.len(), 1, "that they go on so is told once");
    let brought = bring_text(&format!("{HEAD}{TABLE}").replace("3件", "#####"));
    assert_eq!(brought.sheet().initiatives[0].midterm, "#####");
    brought.tells(&["5行目", "#####", "列の幅"]);
    let brought = bring_text(&format!("{HEAD}{TABLE}").replace("10件", "=\"10件\""));
    assert_eq!(brought.sheet().initiatives[0].target, "10件");
    let brought = bring_text(&format!("{HEAD}現況・課題\t混んで\0いる\n{TABLE}").repeat(2));
    assert_eq!(brought.sheets[0].situation, "混んで\u{fffd}いる");
    brought.tells(&["4行目", "壊れた文字"]);
}

#[test]
fn results_below_a_form_are_no_initiatives() {
    let results = "目標と実績\n取組\t取組内容\t数値目標\t中間報告\t期末報告\t判定\n① (1)\t予約\t10件\t3件\t12件\t達成\n② (1)\t案内\t20回\t9回\t21回\t達成\n";
    let brought = bring_text(&format!(
        "{HEAD}{TABLE}{results}特記事項\t○取組による効果・残された課題\n\t混雑が減った\n"
    ));
    assert_eq!(brought.sheet().initiatives.len(), 2, "{:#?}", brought.told);
    assert_eq!(brought.sheet().effects, "混雑が減った");
    brought.tells(&["「目標と実績」の表（2行）", "取り込みません"]);
    // A form in two parts: the reports of the same initiatives stand in a table of their own.
    let reports = "\t数値目標\t中間報告\t期末報告\n①\t10件\t4件\t13件\n";
    let brought = bring_text(&format!(
        "{HEAD}{}{reports}",
        TABLE.replace("\t中間報告\t期末報告", "").replace("\t3件\t12件", "")
    ));
    assert!(!brought.told.iter().any(|told| told.contains("目標と実績")), "{:#?}", brought.told);
}
