//! Comments of HTML, from `<!--` to `-->`: no reader of the text sees them, so that they are none of it.

use super::{FilePlace, Note, Remark, struck};

const OPEN: &str = "<!--";
const CLOSE: &str = "-->";

/// A comment that a text has, or one that was opened and never closed.
#[derive(Debug, PartialEq)]
pub(super) struct HtmlComment {
    /// Where it begins.
    pub(super) start: usize,
    /// Where it ends; none where it does not, before another one begins.
    pub(super) end: Option<usize>,
    /// The line on which it begins, from 1.
    pub(super) line: usize,
}

impl HtmlComment {
    /// What stands within it, of a text.
    pub(super) fn words<'t>(&self, text: &'t str) -> &'t str {
        let start = self.start + OPEN.len();
        self.end.and_then(|end| text.get(start..end - CLOSE.len())).unwrap_or("").trim()
    }

    /// What is told of it.
    pub(super) fn note(&self, text: &str) -> Note {
        let line = self.line;
        let remark = match self.end {
            Some(_) => Remark::Comment { line, text: self.words(text).to_owned() },
            None => {
                let words = text[self.start..].lines().next().unwrap_or("");
                Remark::OpenComment { line, text: words.trim().to_owned() }
            }
        };
        Note { place: FilePlace::File, remark }
    }
}

/// The comments of a text. One behind a backslash is words that look like one.
pub(super) fn find(text: &str) -> Vec<HtmlComment> {
    let mut found = Vec::new();
    let (mut at, mut line, mut counted) = (0, 1, 0);
    let mut close = text.find(CLOSE);
    while let Some(next) = text[at..].find(OPEN) {
        let start = at + next;
        at = start + OPEN.len();
        line += text[counted..start].matches('\n').count();
        counted = start;
        if struck::is_escaped(text, start) {
            continue;
        }
        if close.is_some_and(|close| close < at) {
            close = text[at..].find(CLOSE).map(|next| at + next);
        }
        let end = close.filter(|close| !is_cut_off(&text[at..*close])).map(|close| close + CLOSE.len());
        at = end.unwrap_or(at);
        found.push(HtmlComment { start, end, line });
    }
    found
}

/// Whether another comment begins within what seems to be one, and the first has no end: it is ours, or is parted from the
/// other by an empty line. What lies between them may be a sentence. Else, as HTML has it, the first end closes both.
fn is_cut_off(words: &str) -> bool {
    const OURS: &str = "goalsheet:";
    let Some((first, other)) = words.split_once(OPEN) else { return false };
    let is_ours = |words: &str| words.trim_start().starts_with(OURS);
    let mut lines = first.split_inclusive('\n').skip(1);
    let has_empty_line = lines.any(|line| line.ends_with('\n') && line.trim().is_empty());
    is_ours(first) || is_ours(other) || has_empty_line
}

/// A text without its comments, the lines that they break kept; each is told.
pub(super) fn without(text: &str) -> Option<(String, Vec<Note>)> {
    let comments = find(text);
    if comments.is_empty() {
        return None;
    }
    let cuts: Vec<_> = comments.iter().filter_map(|comment| Some(comment.start..comment.end?)).collect();
    Some((struck::blank(text, &cuts), comments.iter().map(|comment| comment.note(text)).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_go_and_their_lines_stay() {
        for (text, rest, told) in [
            ("a <!-- b --> c", "a  c", 1),
            ("a<!-- b\nc\n-->d<!--e-->", "a\n\nd", 2),
            ("a <!-- b", "a <!-- b", 1),
            ("a <!-- b <!-- c --> d", "a  d", 1),
            ("a <!-- b <!-- c --> d --> e", "a  d --> e", 1),
            ("a <!-- b\n\n<!-- c --> d", "a <!-- b\n\n d", 2),
            ("a <!-- b <!-- goalsheet:c --> d", "a <!-- b  d", 2),
            ("a <!----> b", "a  b", 1),
        ] {
            let (out, notes) = without(text).expect("comments");
            assert_eq!((out.as_str(), notes.len()), (rest, told), "{text}");
        }
        for text in ["", "a <! b --> c", "a \\<!-- b -->"] {
            assert_eq!(without(text), None, "{text}");
        }
    }
}
