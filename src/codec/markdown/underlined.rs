//! Headings with a line under them instead of signs before them, as other hands write the first two levels: they become ours.

use super::escape::is_blank;
use super::lines::{MarkdownLine, NumberedLine, line};
use super::names::{self, HeadingPlace};
use crate::codec::form;

/// The lines with such headings written as ours are. What is no label stays a text over a rule.
pub(super) fn as_headings(lines: Vec<NumberedLine>) -> Vec<NumberedLine> {
    let mut out: Vec<NumberedLine> = Vec::with_capacity(lines.len());
    for (number, text) in lines {
        let is_alone = out.iter().rev().nth(1).is_none_or(|(_, before)| ends_a_paragraph(before));
        let above = out.last_mut().filter(|_| is_underline(&text));
        match above.and_then(|above| Some((heading(&above.1, is_alone)?, above))) {
            Some((heading, above)) => above.1 = heading,
            None => out.push((number, text)),
        }
    }
    out
}

/// Whether a text is of this layout by such headings.
pub(super) fn is_layout(text: &str) -> bool {
    if !text.lines().any(is_underline) {
        return false;
    }
    let lines = as_headings((1..).zip(text.lines().map(str::to_owned)).collect());
    let has = |is: fn(&MarkdownLine<'_>) -> bool| lines.iter().any(|(_, text)| is(&line(text, None, false)));
    has(|line| matches!(line, MarkdownLine::Sheet(_))) && has(|line| matches!(line, MarkdownLine::Part(..)))
}

fn ends_a_paragraph(line: &str) -> bool {
    is_blank(line) || line.starts_with(['#', '<'])
}

/// Whether a line draws a rule under the one above. A single sign is more likely an item.
fn is_underline(line: &str) -> bool {
    let signs = line.trim();
    signs.len() > 1 && (signs.bytes().all(|sign| sign == b'-') || signs.bytes().all(|sign| sign == b'='))
}

/// A line as a heading of ours, where it is one of the layout's, or stands alone and is surely a label.
fn heading(text: &str, is_alone: bool) -> Option<String> {
    let words = text.trim();
    if words.is_empty() || words.starts_with(['#', '|', '<', '>', '-', '*', '+', '`']) {
        return None;
    }
    // A goal may be called as a page is.
    let (page, sheet) = (format!("# {words}"), format!("## {words}"));
    if matches!(line(&sheet, None, false), MarkdownLine::Sheet(_)) {
        return Some(sheet);
    }
    if matches!(line(&page, None, false), MarkdownLine::Page(_)) {
        return Some(page);
    }
    let is_part = names::part(words, HeadingPlace { level: 3, in_row: true }).is_some();
    (is_part || is_alone && form::is_surely_label(words)).then(|| format!("### {words}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_over_a_rule_are_headings() {
        for (text, expected) in [
            ("現況・課題\n----", "### 現況・課題"),
            ("重点目標：窓口\n===", "## 重点目標：窓口"),
            ("令和6年度 重点目標管理シート：総務部\n--", "# 令和6年度 重点目標管理シート：総務部"),
            ("第3編\n数値目標\n--", "第3編\n### 数値目標"),
            ("決算額\n-----", "### 決算額"),
            ("第3編\n決算額\n-----", "第3編\n決算額\n-----"),
            ("混んでいる。\n---", "混んでいる。\n---"),
            ("現況・課題\n\n---", "現況・課題\n\n---"),
            ("現況・課題\n-", "現況・課題\n-"),
            ("| 現況・課題 |\n---", "| 現況・課題 |\n---"),
        ] {
            let lines = text.lines().zip(1..).map(|(line, number)| (number, line.to_owned())).collect();
            let found: Vec<String> = as_headings(lines).into_iter().map(|(_, line)| line).collect();
            assert_eq!(found.join("\n"), expected, "{text}");
        }
    }
}
