//! Characters that look like others or like nothing: wherever labels, years, ranks and searches meet them.

use super::bring_text;
use goalsheet::model::{Column, Day, Sheet, Stage};
use goalsheet::review::{self, Rule};

/// A form as a converter has it, with all that is printed.
const FORM: &str = "# 福祉部等\n\n## 令和6年度 重点目標管理シート\n\n\
    重点目標\t見守りの輪を広げる\t\t\t部局名\t福祉課\t優先順位\t3位\n\
    総合計画における位置付け\t第2編 第4章\n\
    現況・課題\t一人暮らしの人が増えている。\n\
    目的・効果\t① 見守りを増やす ② つながりをつくる\t\t\t\t該当するSDGsの目標\t3 すべての人に健康と福祉を\n\
    \t取組項目及び方法・手段\t期間・期限\t数値目標\t中間報告\t期末報告\n\
    ①\t○ 訪問 (1) 月ごとに回る\t(1) 通年\t(1) 12回\t(1) 6回\t(1) 13回\n\
    特記事項\t○市民参加・協働の推進、市民満足度の向上を考慮した点\t○取組による効果・残された課題\n\
    \t民生委員と回った\t担い手が足りない\n";

#[track_caller]
fn is_read(text: &str, why: &str) -> Sheet {
    let brought = bring_text(text);
    assert_eq!(brought.told, [] as [String; 0], "{why}");
    let sheet = brought.sheet().clone();
    assert_eq!((sheet.fiscal_year.western(), sheet.rank.map(|rank| rank.number())), (2024, Some(3)), "{why}");
    for text in [
        &sheet.goal,
        &sheet.department,
        &sheet.situation,
        &sheet.purpose,
        &sheet.participation,
        &sheet.effects,
    ] {
        assert!(!text.is_empty(), "{why}: {sheet:?}");
    }
    assert_eq!((sheet.sdgs.len(), sheet.positions.len(), sheet.initiatives.len()), (1, 1, 1), "{why}");
    assert!(Column::ALL.iter().all(|column| !sheet.initiatives[0].text(*column).is_empty()), "{why}");
    sheet
}

#[test]
fn labels_are_known_whatever_they_are_written_with() {
    is_read(FORM, "as it is");
    // A character of labels and years, and what stands there instead.
    for (usual, other) in [
        ("目", "⽬"),
        ("方", "⽅"),
        ("民", "⺠"),
        ("足", "⾜"),
        ("一", "⼀"),
        ("年", "\u{f98e}"),
        ("・", "·"),
        ("・", "･"),
        ("・", "•"),
        ("6", "６"),
        ("シート", "シ－ト"),
        ("シート", "ｼｰﾄ"),
        ("SDGs", "ＳＤＧｓ"),
        ("、", "､"),
        ("重点目標\t", "重点目標\u{a0}\t"),
        ("優先順位\t", "優\u{2003}先 順\u{202f}位\t"),
        ("令和6年度", "令和\u{a0}6\u{2009}年度"),
        ("令和6年度", "㋿６年度"),
        ("3位", "第三位"),
        ("①\t", "①\u{fe0e}\t"),
    ] {
        assert!(FORM.contains(usual), "{usual}");
        is_read(&FORM.replace(usual, other), other);
    }
    for unseen in [
        "\u{200b}",
        "\u{200c}",
        "\u{200d}",
        "\u{2060}",
        "\u{feff}",
        "\u{ad}",
        "\u{fe00}",
        "\u{e0101}",
        "\u{200e}",
        "\u{1}",
    ] {
        for label in [
            "重点目標",
            "部局名",
            "優先順位",
            "現況・課題",
            "目的・効果",
            "取組項目",
            "数値目標",
            "特記事項",
            "令和6年度",
            "SDGs",
        ] {
            let mut chars = label.chars();
            let first = chars.next().expect("a character");
            let within = format!("{first}{unseen}{}{unseen}", chars.as_str());
            is_read(&FORM.replace(label, &within), &format!("{label} with {unseen:?}"));
            is_read(&FORM.replace(label, &format!("{unseen}{label}")), &format!("{label} after {unseen:?}"));
        }
        is_read(&FORM.replace('\t', &format!("\t{unseen}")), &format!("cells that begin with {unseen:?}"));
    }
}

#[test]
fn texts_stay_as_they_are_and_the_review_offers_to_mend_them() {
    let text = FORM.replace("一人暮らし", "⼀\u{200b}人暮らし").replace("担い手が", "担い⼿が\u{a0}");
    let sheet = is_read(&text, "texts");
    assert_eq!(sheet.situation, "⼀\u{200b}人暮らしの人が増えている。");
    assert_eq!(sheet.effects, "担い⼿が\u{a0}足りない");
    let today = Day::new(2024, 5, 1).expect("a day");
    let found = review::of_sheet(&sheet, &goalsheet::results::of(&sheet), Stage::Plan, today);
    let told: Vec<_> = found
        .iter()
        .filter(|finding| {
            matches!(finding.rule, Rule::WrongCharacters | Rule::BrokenCharacters | Rule::OddCharacters)
        })
        .map(|finding| {
            let fix = finding.fix.as_ref().map(|fix| fix.text.as_str());
            (goalsheet::messages::review::sentence(&sheet, finding), fix.expect("a fix").to_owned())
        })
        .collect();
    let told: Vec<_> = told.iter().map(|(sentence, fix)| (sentence.as_str(), fix.as_str())).collect();
    assert_eq!(
        told,
        [
            (
                "現況・課題に、字の誤りと思われる「⼀」があります。正しい字に直してください。",
                "一\u{200b}人暮らしの人が増えている。"
            ),
            (
                "現況・課題に、目に見えない文字（幅のない空白 U+200B）が入っています。取り除いてください。",
                "⼀人暮らしの人が増えている。"
            ),
            (
                "取組による効果・残された課題に、字の誤りと思われる「⼿」があります。正しい字に直してください。",
                "担い手が\u{a0}足りない"
            ),
            (
                "取組による効果・残された課題に、見かけの似た別の文字（改行しない空白 U+00A0）が入っています。普通の文字に置き換えてください。",
                "担い⼿が 足りない"
            ),
        ]
    );
}

#[test]
fn a_number_is_read_through_what_is_not_seen() {
    let text = FORM.replace("(1) 12回", "(1) 1\u{200b}2回").replace("(1) 13回", "(1) 1\u{2060}3\u{feff}回");
    let sheet = is_read(&text, "numbers");
    let results = goalsheet::results::of(&sheet);
    let line = goalsheet::results::table::of_sheet(&sheet, &results).next().expect("an entry");
    let verdict = &line.judged(goalsheet::model::Report::Final).expect("a report").verdict;
    let values = [&verdict.target].map(|target| target.as_ref().map(|target| target.value.to_string()));
    assert_eq!(values, [Some("12".to_owned())]);
    assert_eq!(verdict.actual.as_ref().map(|actual| actual.value.to_string()), Some("13".to_owned()));
}

#[test]
fn markdown_knows_its_headings_too() {
    let brought = bring_text(
        "# 令和六年度 重点⽬標管理シート：福祉部等\n\n## 重\u{200b}点⽬標：見守り\n\n- 部局名\u{feff}：福祉課\n- 優先順位：第三位\n\n\
         ### 総合計画における位\u{2060}置付け\n\n第2編\n\n### \u{feff}現況・課題\n\n一人が増えた。\n\n### ⽬的・効果\n\n① つながり\n",
    );
    assert_eq!(brought.told, [] as [String; 0]);
    let sheet = brought.sheet();
    assert_eq!((sheet.fiscal_year.western(), sheet.rank.map(|rank| rank.number())), (2024, Some(3)));
    assert_eq!((sheet.goal.as_str(), sheet.department.as_str()), ("見守り", "福祉課"));
    assert_eq!((sheet.positions[0].plan.as_str(), sheet.positions[0].text.as_str()), ("総合計画", "第2編"));
    assert_eq!((sheet.situation.as_str(), sheet.purpose.as_str()), ("一人が増えた。", "① つながり"));
}
