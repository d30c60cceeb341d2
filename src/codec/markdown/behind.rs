//! What stands behind the end of our file, or under the line with which a mail's signature begins: a mail's last words, and none
//! of the sheet's.

use super::carried;
use super::escape::is_blank;
use super::lines::{MarkdownLine, NumberedLine, line};

/// The lines without those, and what they say, a paragraph each. A heading of the layout goes on with sheets.
pub(super) fn without(lines: Vec<NumberedLine>) -> (Vec<NumberedLine>, Vec<NumberedLine>) {
    let (mut kept, mut told): (Vec<NumberedLine>, Vec<NumberedLine>) = (Vec::new(), Vec::new());
    // Whether the line before was one that is told.
    let (mut is_behind, mut is_after_blank, mut goes_on) = (false, true, false);
    for (number, text) in lines {
        let found = line(&text, None, false);
        let is_carried = matches!(found, MarkdownLine::Carried(_));
        let is_signature = !is_carried && is_signature(&text, is_after_blank);
        is_behind = match found {
            MarkdownLine::Page(_) | MarkdownLine::Sheet(_) | MarkdownLine::Part(..) => false,
            _ => is_behind || is_signature,
        };
        is_after_blank = is_blank(&text);
        let is_kept = !is_behind || is_carried;
        // The end itself is read.
        is_behind |= found == MarkdownLine::Carried(carried::FILE);
        if is_kept || is_signature || is_after_blank {
            goes_on = false;
            if is_kept {
                kept.push((number, text));
            }
            continue;
        }
        match told.last_mut().filter(|_| goes_on) {
            Some((_, paragraph)) => {
                paragraph.push('\n');
                paragraph.push_str(&text);
            }
            None => told.push((number, text)),
        }
        goes_on = true;
    }
    (kept, told)
}

/// Whether a line is the one over a mail's signature: `-- `, or what an editor leaves of it behind an empty line.
fn is_signature(text: &str, is_after_blank: bool) -> bool {
    text == "-- " || is_after_blank && text.trim_end() == "--"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mails_last_words_are_told() {
        const END: &str = "<!-- goalsheet:file {} -->";
        for (text, kept, told) in [
            (format!("a\n{END}\n\nb\nc\n\nd"), format!("a|{END}"), "4 b c|7 d"),
            (format!("a\n{END}\nb\n## 重点目標：c\nd"), format!("a|{END}|## 重点目標：c|d"), "3 b"),
            (format!("a\n\n-- \nb\n\n{END}\nc"), format!("a|{END}"), "4 b|7 c"),
            ("a\n-- \nb".to_owned(), "a".to_owned(), "3 b"),
            ("a\n\n--\nb".to_owned(), "a".to_owned(), "4 b"),
            ("a\n--\nb\n---\nc".to_owned(), "a|--|b|---|c".to_owned(), ""),
        ] {
            let lines = text.lines().zip(1..).map(|(line, number)| (number, line.to_owned())).collect();
            let (rest, others) = without(lines);
            let rest: Vec<String> =
                rest.into_iter().map(|(_, line)| line).filter(|line| !line.is_empty()).collect();
            let others: Vec<String> =
                others.iter().map(|(line, text)| format!("{line} {}", text.replace('\n', " "))).collect();
            assert_eq!((rest.join("|").as_str(), others.join("|").as_str()), (kept.as_str(), told), "{text}");
        }
    }
}
