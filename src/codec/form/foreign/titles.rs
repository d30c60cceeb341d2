//! What a form is called: its title, and 様式番号.

use crate::text::width::squeeze;

/// Whether a text is 様式番号: 様式第1号, 第2号様式（第3条関係）, 別紙様式1.
pub(super) fn is_number(text: &str) -> bool {
    const LONGEST: usize = 24;
    let text = squeeze(text);
    let names = ["様式", "書式", "別記", "別紙", "別表"];
    let left = names.iter().fold(text.clone(), |left, name| left.replace(name, ""));
    let left = left.replace("関係", "").replace("その", "");
    let is_digit = |char: char| char.is_ascii_digit() || "一二三四五六七八九十".contains(char);
    left.len() < text.len()
        && text.chars().count() <= LONGEST
        && left.chars().all(|char| is_digit(char) || "第号条項のー-―()[]【】、・".contains(char))
}

/// How surely a text at the top is the title.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum TitleSign {
    /// It ends as a part's label may, too: 組織目標.
    Weak,
    /// It says its year, whatever it ends with.
    Dated,
    /// It ends as papers do: シート, 表, 宣言書.
    Paper,
}

/// A title without its year, and how surely it is one; none where a text is none.
pub(super) fn title(text: &str) -> Option<(TitleSign, String)> {
    const PAPERS: [&str; 7] = ["シート", "表", "宣言", "調書", "書", "票", "一覧"];
    const LABELS: [&str; 1] = ["目標"];
    let whole = text.trim();
    let line = whole.lines().next()?.trim();
    // A year on a line of its own.
    let line = if line.ends_with("年度") { whole } else { line };
    let (dated, name) = match line.split_once("年度") {
        Some((year, rest)) if year.chars().count() <= 8 => (true, rest),
        _ => (false, line),
    };
    // 組織目標表（令和6年度）.
    let name = name.trim().lines().next()?.trim();
    let year = name.strip_suffix(['）', ')']).and_then(|name| name.rsplit_once(['（', '(']));
    let year = year.filter(|(_, inside)| inside.contains("年度"));
    let is_dated = dated || year.is_some();
    let name = year.map_or(name, |(name, _)| name);
    let is_whole = |text: &str| text.matches(['（', '(']).count() == text.matches(['）', ')']).count();
    let bare = name.trim_matches(|char: char| char.is_whitespace() || "【】".contains(char));
    let name = if is_whole(bare) { bare } else { bare.trim_matches(['（', '）', '(', ')']) };
    let plain = squeeze(name);
    let plain = plain.split_once('(').map_or(plain.as_str(), |(plain, _)| plain);
    let ends = |words: &[&str]| words.iter().any(|end| plain.ends_with(end));
    // 令和8年度　環境部 says whose it is.
    let is_office = plain.ends_with(['部', '局', '課', '室', '市', '町', '村']);
    let is_sentence = plain.contains(['。', '、', ':']) || plain.ends_with('日') || plain.ends_with("年度");
    let sign = match () {
        () if is_sentence => None,
        () if ends(&PAPERS) => Some(TitleSign::Paper),
        // 令和6年度の目標 is a label as well.
        () if is_dated && !is_office && !plain.starts_with('の') => Some(TitleSign::Dated),
        () if ends(&LABELS) => Some(TitleSign::Weak),
        () => None,
    };
    let is_one = (3..=30).contains(&name.chars().count());
    sign.filter(|_| is_one).map(|sign| (sign, name.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_forms_are_told_from_texts() {
        for text in [
            "様式第1号",
            "様式１",
            "第2号様式（第3条関係）",
            "別紙様式1",
            "様式2－1",
            "別記様式第1号",
            "様式第一号の2",
        ] {
            assert!(is_number(text), "{text}");
        }
        for text in ["第1号", "様式を定める", "別紙のとおり", "組織目標表", "様式第1号 組織目標表"]
        {
            assert!(!is_number(text), "{text}");
        }
    }

    #[test]
    fn titles_are_told_from_labels_by_how_they_end_and_by_their_year() {
        use TitleSign::{Dated, Paper, Weak};
        for (text, expected) in [
            ("令和6年度　組織目標表", Some((Paper, "組織目標表"))),
            ("令和8年度　部長経営宣言書", Some((Paper, "部長経営宣言書"))),
            ("令和8年度\nわたしの挑戦", Some((Dated, "わたしの挑戦"))),
            ("組織目標表（令和6年度）", Some((Paper, "組織目標表"))),
            ("重点目標", Some((Weak, "重点目標"))),
            ("令和8年度", None),
            ("令和8年度の進め方", None),
            ("令和8年度　環境部", None),
            ("令和8年度は、次のとおり。", None),
            ("部局名", None),
        ] {
            let found = title(text);
            assert_eq!(found.as_ref().map(|(sign, name)| (*sign, name.as_str())), expected, "{text}");
        }
    }
}
