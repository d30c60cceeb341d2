//! What mail, chat and other machines do to the lines of a text, undone before it is read; what was taken away is told.

use std::borrow::Cow;

use super::{FilePlace, Note, Remark};
use crate::text::lookalike::is_invisible;

/// What a mailer puts before each line that it quotes.
const MARKS: [char; 2] = ['>', '＞'];

/// A text with lines that end as lines do, and without the marks of a quotation.
pub(super) fn prepared(text: &str) -> (Cow<'_, str>, Vec<Note>) {
    /// The ends of lines on other machines.
    const ENDS: [char; 4] = ['\r', '\u{85}', '\u{2028}', '\u{2029}'];
    let text = match () {
        () if !text.contains('\n') && text.contains(ENDS) => Cow::Owned(text.replace(ENDS, "\n")),
        () if ends_rows_in_cr(text) => Cow::Owned(text.replace('\r', "\n")),
        () => Cow::Borrowed(text),
    };
    match unquoted(&text) {
        Some((first, count, text)) => {
            let place = FilePlace::File;
            (Cow::Owned(text), vec![Note { place, remark: Remark::QuoteMarks { line: first, count } }])
        }
        None => (text, Vec::new()),
    }
}

/// How wide a line is, in half-width characters, as mailers count.
pub(super) fn columns(line: &str) -> usize {
    line.chars().map(|char| if char.is_ascii() { 1 } else { 2 }).sum()
}

/// Whether rows end in a carriage return alone, and line feeds stand only within cells in quotes.
fn ends_rows_in_cr(text: &str) -> bool {
    if !text.contains('\r') || text.contains("\r\n") {
        return false;
    }
    let mut is_quoted = false;
    text.bytes().all(|byte| {
        is_quoted ^= byte == b'"';
        is_quoted || byte != b'\n'
    })
}

/// The text of a quotation where most lines are quoted; which line is the first, and how many there are.
fn unquoted(text: &str) -> Option<(usize, usize, String)> {
    let filled = || (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    let quoted = || filled().filter(|(_, line)| without_mark(line).is_some());
    let count = quoted().count();
    if count < 2 || count * 2 <= filled().count() {
        return None;
    }
    let (first, _) = quoted().next()?;
    Some((first, count, text.split('\n').map(without_marks).collect::<Vec<_>>().join("\n")))
}

/// What stands behind all marks of a line.
pub(super) fn without_marks(line: &str) -> &str {
    let mut rest = line;
    while let Some(within) = without_mark(rest) {
        rest = within;
    }
    rest
}

/// What stands behind the mark with which a line begins, and one blank.
fn without_mark(line: &str) -> Option<&str> {
    let start = line
        .trim_start_matches(|char: char| matches!(char, ' ' | '\u{3000}' | '\u{a0}') || is_invisible(char));
    let rest = start.strip_prefix(MARKS)?;
    Some(rest.strip_prefix([' ', '\u{a0}']).unwrap_or(rest))
}

/// Whether it is a mail or a page in one file, by its head.
pub(super) fn is_mail(text: &str) -> bool {
    const HEADS: [&str; 6] =
        ["mime-version:", "content-type:", "from:", "received:", "snapshot-content-location:", "message-id:"];
    let head = text.trim_start().lines().take(60).take_while(|line| !line.trim().is_empty());
    let is_head = |line: &str| {
        HEADS.iter().any(|head| line.get(..head.len()).is_some_and(|start| start.eq_ignore_ascii_case(head)))
    };
    head.filter(|line| is_head(line)).count() > 1
}

/// Whether it is a page with all that belongs to it in one file, as Excel, Word and browsers save one.
pub(super) fn is_web_archive(text: &str) -> bool {
    let head = || text.trim_start().lines().take(60).take_while(|line| !line.trim().is_empty());
    let says = |words: &str| head().any(|line| line.to_ascii_lowercase().contains(words));
    let is_sent = || ["received:", "message-id:"].iter().any(|words| says(words));
    let is_saved = says("snapshot-content-location:") || says("x-document-type:");
    is_mail(text) && (is_saved || says("multipart/related") && !is_sent())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_a_quotation_are_taken_away() {
        for (text, expected) in [
            ("> a\n> \tb\n>\n> c", Some("a\n\tb\n\nc")),
            ("中村さん:\n>> a\n> > b\n>c", Some("中村さん:\na\nb\nc")),
            ("＞ a\n＞ b\n", Some("a\nb\n")),
            ("a\n> b\nc", None),
            ("> a", None),
            ("a > b\nb > c", None),
            ("", None),
        ] {
            assert_eq!(unquoted(text).map(|(_, _, text)| text).as_deref(), expected, "{text}");
        }
        let (text, notes) = prepared("a\r> b\r> c\r> d");
        assert_eq!(text, "a\nb\nc\nd");
        assert_eq!(notes[0].remark, Remark::QuoteMarks { line: 2, count: 3 });
        assert_eq!(prepared("a\r\nb").0, "a\r\nb");
    }

    #[test]
    fn mail_is_known_by_its_head() {
        assert!(is_mail(
            "From: <Saved by Blink>\r\nSnapshot-Content-Location: file:///a\r\nSubject: x\r\n\r\n"
        ));
        assert!(is_mail(
            "MIME-Version: 1.0\nX-Document-Type: Workbook\nContent-Type: multipart/related; boundary=x\n\n"
        ));
        for text in ["", "重点目標\tFrom: a", "From: a\n\nContent-Type: b"] {
            assert!(!is_mail(text), "{text}");
        }
    }
}
