//! Comments, in Markdown and in converters' texts: people's own, and ours that a mailer has broken.

use super::bring_text;
use crate::common::moment;
use goalsheet::codec::markdown::{Scope, encode};
use goalsheet::model::{Extra, Sheet};

/// A sheet that carries something unseen, as Markdown.
fn markdown() -> (Sheet, String) {
    let brought = bring_text(
        r#"{"format":"goalsheet","version":1,"sheets":[{"id":"one","fiscal_year":2024,"group":"環境部等","department":"環境課","goal":"ごみを減らす","situation":"量が多い。\n紙が多い。","effects":"分け方が難しい。","initiatives":[{"id":"first","method":"回収","target":"10回"}],"unknown words":"they are long enough to be broken by a mailer, all of them"}]}"#,
    );
    let sheet = brought.sheet().clone();
    let text = encode(std::slice::from_ref(&sheet), &Extra::new(), &moment(), Scope::Whole);
    (sheet, text)
}

#[test]
fn comments_of_people_are_no_text_and_told_once() {
    let (sheet, text) = markdown();
    for (why, from, to, told) in [
        ("on a line", "量が多い。\\\n", "量が多い。\\\n<!-- 課長に聞く -->\n", "課長に聞く"),
        ("within a line", "分け方が難しい。", "分け方<!-- 要確認 -->が難しい。", "要確認"),
        ("over lines", "分け方が難しい。", "<!-- 前の文\n\nもう一つ -->分け方が難しい。", "前の文 もう一つ"),
        ("after a heading", "### 現況・課題\n", "### 現況・課題\n\n<!--ここから-->\n", "ここから"),
        ("behind the text", "分け方が難しい。", "分け方が難しい。 <!-- 済 -->", "済"),
        ("before all", "# 令和6年度", "<!-- 2025年の控え -->\n# 令和6年度", "2025年の控え"),
        ("an empty one", "分け方が難しい。", "分け方が難しい。<!-- -->", "中は空です"),
    ] {
        let changed = text.replacen(from, to, 1);
        assert_ne!(changed, text, "{why}");
        let brought = bring_text(&changed);
        assert_eq!(brought.sheets, std::slice::from_ref(&sheet), "{why}");
        assert_eq!(brought.told.len(), 1, "{why}: {:?}", brought.told);
        brought.tells(&["行目", "コメント", told]);
    }
}

#[test]
fn a_comment_without_an_end_hides_nothing() {
    let (sheet, text) = markdown();
    let brought = bring_text(&text.replacen("量が多い。", "<!-- 量が多い。", 1));
    brought.tells(&["終わり（-->）がありません", "量が多い。"]);
    let read = brought.sheet();
    assert_eq!(read.situation, "<!-- 量が多い。\n紙が多い。");
    assert_eq!((&read.effects, &read.extra), (&sheet.effects, &sheet.extra));
}

#[test]
fn what_is_carried_comes_through_a_mailer() {
    let (sheet, text) = markdown();
    let at = text.find("<!-- goalsheet:sheet").expect("what is carried");
    let end = text[at..].find("-->").expect("its end") + at;
    // Broken at any one place, as a line that is too long.
    for place in (at + 5..end).filter(|place| text.is_char_boundary(*place)) {
        let broken = format!("{}\n{}", &text[..place], &text[place..]);
        let brought = bring_text(&broken);
        assert_eq!((&brought.sheets, &brought.told), (&vec![sheet.clone()], &Vec::new()), "{broken}");
    }
    // Its end is lost: nothing of it is text.
    let lost = text.replacen(" -->\n", "\n", 2);
    assert_ne!(lost, text);
    let brought = bring_text(&lost.replace("<!-- 1\n", "<!-- 1 -->\n"));
    assert_eq!(brought.sheet().effects, "分け方が難しい。");
    brought.tells(&["目に見えないデータが壊れています"]);
}

#[test]
fn a_quoted_text_is_read() {
    let (sheet, text) = markdown();
    let quoted: String = text.lines().map(|line| format!("> {line}\n")).collect();
    let brought = bring_text(&quoted);
    assert_eq!(brought.sheets, [sheet]);
    brought.tells(&["引用の印"]);
}

#[test]
fn converters_texts_have_comments_too() {
    let text = "# 環境部等\n\n## 令和6年度 重点目標管理シート\n\n重点目標\tごみを減らす\t部局名\t環境課\n現況・課題\t量が多い。<!-- 要\n確認 -->紙が多い。\n\
                <!-- 表はここまで -->\n";
    let brought = bring_text(text);
    assert_eq!(brought.sheet().situation, "量が多い。\n紙が多い。");
    brought.tells(&["6行目", "要 確認"]);
    brought.tells(&["8行目", "表はここまで"]);
}
