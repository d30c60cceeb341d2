//! Texts as other hands leave them at their edges: headings that come twice or are drawn with a line, tags around words, a mail's
//! last words, labels without a tab; and refusals that say what to mend.

use super::{Brought, bring, bring_text};
use goalsheet::model::Column;

const HEAD: &str = "# 令和6年度 重点目標管理シート：教育部等\n\n## 重点目標：図書館の貸出を増やす\n\n";

/// A sheet of Markdown with these parts.
fn markdown(parts: &str) -> Brought {
    bring_text(&format!("{HEAD}{parts}"))
}

#[track_caller]
fn tells_only(brought: &Brought, told: &[&[&str]]) {
    told.iter().for_each(|words| brought.tells(words));
    assert_eq!(brought.told.len(), told.len(), "{:#?}", brought.told);
}

#[test]
fn a_heading_that_comes_twice_goes_on_and_is_told() {
    let rows = |parts: &str, told: &[&[&str]]| {
        let brought = markdown(parts);
        tells_only(&brought, told);
        let row = |row: &goalsheet::model::Initiative| {
            Column::ALL.map(|column| row.text(column)).join("/").replace('\n', "+")
        };
        brought.sheet().initiatives.iter().map(row).collect::<Vec<_>>()
    };
    let second = "### 取組②\n#### 取組項目及び方法・手段\n○ 移動図書館\n";
    for (parts, expected) in [
        (
            "#### 取組項目及び方法・手段\nA\n#### 数値目標\n15校\n#### 数値目標\n二つ目\n#### 期末報告\n19校\n",
            "A//15校+二つ目//19校",
        ),
        (
            "#### 取組項目及び方法・手段\nA\n#### 数値目標\n15校\n#### 期末報告\n19校\n#### 数値目標\n二つ目\n",
            "A//15校+二つ目//19校",
        ),
        ("#### 数値目標\n15校\n#### 数値目標\n二つ目\n", "//15校+二つ目//"),
    ] {
        let told: &[&[&str]] = &[&["の「二つ目」", "同じ欄名が前にもある"]];
        assert_eq!(
            rows(&format!("### 取組①\n{parts}{second}"), told),
            [expected, "○ 移動図書館////"],
            "{parts}"
        );
    }
    // An empty one says nothing.
    let parts = "### 取組①\n#### 数値目標\n15校\n#### 数値目標\n\n#### 期末報告\n19校\n";
    assert_eq!(rows(&format!("{parts}{second}"), &[]), ["//15校//19校", "○ 移動図書館////"]);
    // Where the heading between is gone, columns begin again.
    let parts = "### 取組①\n#### 取組項目及び方法・手段\nA\n#### 数値目標\n1\n#### 取組項目及び方法・手段\nB\n#### 数値目標\n2\n";
    assert_eq!(rows(parts, &[]), ["A//1//", "B//2//"]);
    let told: &[&[&str]] = &[&["14行目", "「②」", "③になります"]];
    assert_eq!(rows(&format!("{parts}{second}"), told).len(), 3);
}

#[test]
fn numbers_of_initiatives_that_do_not_fit_are_told() {
    let check = |numbers: &[&str], told: &[&[&str]]| {
        let rows: String =
            numbers.iter().map(|number| format!("### 取組{number}\n\n#### 数値目標\n\n1\n\n")).collect();
        tells_only(&markdown(&rows), told);
    };
    check(&["①", "②", "③"], &[]);
    check(&["1", " ２", "③"], &[]);
    check(&["", ""], &[]);
    check(&["①", "③", "④"], &[&["11行目", "「③」", "②になります"]]);
    check(&["②", "①"], &[&["5行目", "「②」", "①になります"]]);
}

#[test]
fn headings_with_a_line_under_them_are_headings() {
    for line in ["----------", "---", "====", "--"] {
        let brought = markdown(&format!(
            "### 総合計画における位置付け\n\n第3編\n\n現況・課題\n{line}\n\n貸出が減っています。\n\n取組①\n{line}\n\n数値目標\n{line}\n15校\n"
        ));
        let sheet = brought.sheet();
        assert_eq!(
            (sheet.positions[0].text.as_str(), sheet.situation.as_str()),
            ("第3編", "貸出が減っています。")
        );
        assert_eq!(sheet.initiatives[0].target, "15校", "{line}");
        tells_only(&brought, &[]);
    }
    let brought = bring_text(
        "令和6年度 重点目標管理シート：教育部等\n=====\n\n重点目標：貸出\n-----\n\n### 現況・課題\n\n混む\n\n決算額\n---\n\n12,345\n\n### 目的・効果\n\n余談\n---\n話\n",
    );
    let sheet = brought.sheet();
    assert_eq!(
        (sheet.goal.as_str(), sheet.situation.as_str(), sheet.purpose.as_str()),
        ("貸出", "混む", "余談")
    );
    tells_only(
        &brought,
        &[&["11行目の「決算額」", "12,345"], &["18行目の「余談」", "続き"], &["20行目の「話」"]],
    );
}

#[test]
fn what_stands_behind_the_end_joins_nothing() {
    let parts = "### 特記事項\n\n#### ○取組による効果・残された課題\n\n予算が残る\n\n";
    let end = "<!-- goalsheet:file {\"exported_at\":\"2026-11-26T07:52:40+09:00\"} -->\n";
    for (behind, told) in [
        (
            format!("{end}\n以上、よろしくお願いします。\n\n-- \n図書館 山田\n"),
            &[&["13行目の「以上、"][..], &["16行目の「図書館 山田"]][..],
        ),
        (format!("{end}# 追伸\nまた送ります。\n"), &[&["12行目の「# 追伸 また送ります。"]]),
        ("-- \n図書館 山田\n内線 12\n".to_owned(), &[&["12行目の「図書館 山田 内線 12"]]),
        ("--\n図書館 山田\n".to_owned(), &[&["12行目の「図書館 山田"]]),
        ("=======\n図書館 山田\n".to_owned(), &[&["12行目の「図書館 山田"]]),
    ] {
        let brought = markdown(&format!("{parts}{behind}"));
        assert_eq!(brought.sheet().effects, "予算が残る", "{behind}");
        tells_only(&brought, told);
    }
    // Two files, one behind the other.
    let two = format!("{HEAD}{parts}{end}");
    let brought = bring_text(&format!("{two}\n追伸\n\n{two}"));
    assert_eq!(brought.sheets.len(), 2);
    tells_only(&brought, &[&["13行目の「追伸"]]);
}

#[test]
fn tags_and_footnotes_are_read_as_they_are_seen() {
    let brought = markdown(
        "### 現況・課題\n\n10m<sup>2</sup>、<ins>増えた</ins>、<u>下<b>線</b></u>、H<sub>2</sub>O、<mark>蛍光</mark>注[^1]。\\\n<i>斜</i><em>体</em> `<b>` \\<b>字\\</b> <s>旧</s>新\n\n[^1]: 脚注の言葉\n\n### 目的・効果\n\n短くする。\n",
    );
    let sheet = brought.sheet();
    assert_eq!(sheet.situation, "10m²、増えた、下線、H₂O、蛍光注¹。\n斜体 `<b>` <b>字</b> 新");
    assert_eq!(sheet.purpose, "短くする。");
    tells_only(
        &brought,
        &[
            &["7行目の「<sup>」など8か所", "「²」"],
            &["10行目の「[^1]: 脚注の言葉」", "取り込みません"],
            &["8行目の「旧」", "取り消し線"],
        ],
    );
    let brought = bring_text(&format!(
        "{}### <u>現況・課題</u>\n\n混む\n\n<h3>目的・効果</h3>\n\n<b>減らす</b>\n\n### 特記事項\n",
        HEAD.replace("貸出", "<b>貸出</b>")
    ));
    let sheet = brought.sheet();
    assert_eq!(
        (sheet.goal.as_str(), sheet.situation.as_str(), sheet.purpose.as_str()),
        ("図書館の貸出を増やす", "混む", "減らす")
    );
    tells_only(&brought, &[&["3行目の「<b>」など4か所"]]);
}

const TABS: &str = "令和6年度 重点目標管理シート\t教育部等\n重点目標\t貸出を増やす\t部局名\t図書館\t優先順位\t1位\n現況・課題\t減っています。\n目的・効果\t① 一\n取組項目及び方法・手段\t期間・期限\t数値目標\t中間報告\t期末報告\n①\t○ 読み聞かせ\t9月末\t15校\t8校\t19校\n②\t○ 移動図書館\t通年\t20回\t9回\t21回\n";

#[test]
fn rows_below_the_initiatives_whose_label_is_not_known_join_none() {
    let plain = bring_text(TABS);
    let second = TABS.find('②').expect("a row");
    for (rows, told) in [
        ("次年度の方向性\t継続\t拡充\n", &["次年度の方向性", "継続 拡充"][..]),
        ("今後の見通し\t継続\n", &["今後の見通し", "継続"]),
        ("今後の見通し\t継続\t拡充\n", &["今後の見通し", "継続 拡充"]),
        ("総合評価\tB\n", &["総合評価", "B"]),
        ("総合評価\nB\n", &["総合評価", "B"]),
        ("総合評価：B\n", &["総合評価", "B"]),
        ("【総合評価】B\n", &["総合評価", "B"]),
    ] {
        for at in [second, TABS.len()] {
            let brought = bring_text(&format!("{}{rows}{}", &TABS[..at], &TABS[at..]));
            assert_eq!(brought.sheets, plain.sheets, "{rows}: {:#?}", brought.told);
            brought.tells(told);
        }
    }
}

#[test]
fn lines_with_a_label_of_their_own_are_told_where_they_join_a_text() {
    for (line, is_told) in [
        ("予算額：300千円", true),
        ("【担当課】図書館サービス課", true),
        ("原因：不明", true),
        ("主な原因は、次のとおり：不明", false),
        ("① 学校：3校", false),
        ("来る人も減っています。", false),
    ] {
        let brought = bring_text(&TABS.replace("目的・効果", &format!("{line}\n目的・効果")));
        assert_eq!(brought.sheet().situation, format!("減っています。\n{line}"));
        let told: &[&[&str]] =
            if is_told { &[&["4行目", line, "続きとして取り込みます"]] } else { &[] };
        tells_only(&brought, told);
    }
}

#[test]
fn refusals_say_what_to_mend() {
    const FILE: &str = "{\n \"format\": \"goalsheet\",\n \"version\": 1,\n \"sheets\": [{\"id\": \"one\", \"fiscal_year\": 2024, \"goal\": \"貸出\"}]\n}";
    for (from, to, words) in [
        ("{\n", "{ /* 図書館の分 */\n", &["1行目の3文字目", "「/* 図書館の分 */」"][..]),
        ("1,", "1, // 版", &["3行目の16文字目", "「// 版」"]),
        ("\"貸出\"", "/* 仮 */ \"貸出\"", &["4行目", "「/* 仮 */」"]),
    ] {
        for before in ["", "送ります。\n"] {
            let brought = bring_text(&format!("{before}{}", FILE.replacen(from, to, 1)));
            assert_eq!((brought.sheets.len(), brought.told.len()), (0, 1), "{:?}", brought.told);
            brought.tells(&[words[1], "コメントを消して"]);
            assert!(!before.is_empty() || brought.told[0].starts_with(words[0]), "{:?}", brought.told);
        }
    }
    let brought = bring_text(&format!("{FILE}\n// 以上\n"));
    assert_eq!(brought.sheet().goal, "貸出");
    // Characters that nobody sees.
    let wanted = bring_text(FILE).sheets;
    for key in ["go\u{ad}al", "go\u{200b}al", "\u{feff}goal"] {
        let brought = bring_text(&FILE.replace("\"goal\"", &format!("\"{key}\"")));
        assert_eq!(brought.sheets, wanted, "{:?}", brought.told);
    }
    // A quote without its end.
    let form = TABS.replace("取組項目", "\t取組項目").replace('\t', ",");
    assert_eq!(
        bring_text(&form.replace("○ 読み聞かせ", "\"○ 読み聞かせ\n(1) 学校\"")).sheet().initiatives.len(),
        2
    );
    for cell in ["15校", "○ 移動図書館"] {
        let brought = bring_text(
            &form.replace("○ 読み聞かせ", "\"○ 読み聞かせ\n(1) 学校\"").replace(cell, &format!("\"{cell}")),
        );
        assert_eq!(brought.told.len(), 1, "{:?}", brought.told);
        brought.tells(&["行目の", &format!("「\"{cell},"), "引用符"]);
    }
    // A zero in a text of UTF-8.
    let text = TABS.replace("15校", "15\0校").replace('\n', "\r\n");
    let brought = bring(text.as_bytes());
    assert_eq!(brought.sheet().initiatives[0].target, "15\u{fffd}校");
    brought.tells(&["6行目", "壊れた文字"]);
}
