//! Comments in the layout: ours are brought onto a line of their own, also where a mailer has broken them; people's own are
//! none of the text, and told.

use std::ops::Range;

use super::escape::is_blank;
use crate::codec::comments::{self, HtmlComment};
use crate::codec::unseen::{self, UnseenKind, UnseenWords};
use crate::codec::{FilePlace, Note, Remark};

/// What every comment of ours begins with.
const OURS: &str = "goalsheet:";

/// What comes in the place of a comment.
enum Instead {
    Nothing,
    /// A line of its own.
    Line(String),
}

/// The lines of a text, each with its number, as far as they are text or ours; and what is told of the rest.
pub(super) fn lines(text: &str) -> (Vec<(usize, String)>, Vec<Note>) {
    let mut notes = Vec::new();
    let mut cuts: Vec<(Range<usize>, Instead)> = Vec::new();
    let all = comments::find(text);
    let unseen = apart(unseen::find(text), text, &all);
    notes.extend(unseen.iter().filter_map(UnseenWords::note));
    let is_unseen = |comment: &HtmlComment| {
        let mut hidden = unseen.iter().flat_map(|unseen| &unseen.cuts);
        hidden.any(|cut| cut.contains(&comment.start))
    };
    for comment in all.into_iter().filter(|comment| !is_unseen(comment)) {
        if cuts.last().is_some_and(|(cut, _)| cut.end > comment.start) {
            continue;
        }
        let words = comment.words(text);
        let start =
            text[comment.start..].chars().skip("<!--".len()).filter(|char| !matches!(char, '\r' | '\n'));
        let is_ours = start.take(40).collect::<String>().trim_start().starts_with(OURS);
        match comment.end {
            Some(end) if is_ours => {
                let line = format!("<!-- {} -->", words.replace(['\r', '\n'], ""));
                cuts.push((comment.start..end, Instead::Line(line)));
            }
            Some(_) if is_key(text, &comment) => {}
            Some(end) => {
                notes.push(comment.note(text));
                cuts.push((comment.start..end, Instead::Nothing));
            }
            None if is_ours => {
                let remark = Remark::BrokenCarried { line: comment.line };
                notes.push(Note { place: FilePlace::File, remark });
                cuts.push((comment.start..end_of_broken(text, comment.start), Instead::Nothing));
            }
            None => notes.push(comment.note(text)),
        }
    }
    for UnseenWords { cuts: gone, kind, .. } in unseen {
        cuts.extend(gone.into_iter().map(|cut| {
            // What was folded stands on lines of its own.
            let has_more = text[cut.end..].starts_with(|char: char| !char.is_whitespace());
            let stands_apart = kind == UnseenKind::Folded && has_more;
            (cut, if stands_apart { Instead::Line(String::new()) } else { Instead::Nothing })
        }));
    }
    cuts.sort_by_key(|(cut, _)| cut.start);
    (cut_out(text, cuts), notes)
}

/// What nobody sees, but where it would take a heading or a comment of ours with it.
fn apart(unseen: Vec<UnseenWords>, text: &str, comments: &[HtmlComment]) -> Vec<UnseenWords> {
    let is_ours = |comment: &HtmlComment| comment.words(text).starts_with(OURS) || comment.end.is_none();
    let keeps = |cut: &Range<usize>| {
        let mut within = comments.iter().filter(|comment| cut.contains(&comment.start));
        let is_in_comment = comments
            .iter()
            .any(|comment| comment.start < cut.start && comment.end.is_some_and(|end| cut.start < end));
        let has_heading = text[cut.clone()].lines().skip(1).any(|line| line.trim_start().starts_with('#'));
        is_in_comment || has_heading || within.any(is_ours)
    };
    unseen.into_iter().filter(|unseen| !unseen.cuts.iter().any(keeps)).collect()
}

/// Whether it is the number of a part in what is carried: 取組① <!-- 1 -->.
fn is_key(text: &str, comment: &HtmlComment) -> bool {
    let words = comment.words(text);
    let line = text[..comment.start].rsplit('\n').next().unwrap_or("");
    !words.is_empty() && words.bytes().all(|byte| byte.is_ascii_digit()) && line.trim_start().starts_with('#')
}

/// Data that were broken off end before the next empty line or heading.
fn end_of_broken(text: &str, start: usize) -> usize {
    let mut end = start;
    for line in text[start..].split_inclusive('\n') {
        if end > start && (is_blank(line.trim_end_matches(['\r', '\n'])) || line.starts_with('#')) {
            break;
        }
        end += line.len();
    }
    end - usize::from(text[..end].ends_with('\n') && end > start)
}

fn cut_out(text: &str, cuts: Vec<(Range<usize>, Instead)>) -> Vec<(usize, String)> {
    let mut lines = Lines { done: Vec::new(), number: 1, next: 1, open: String::new(), is_cut: false };
    let mut at = 0;
    for (cut, instead) in cuts {
        lines.text(&text[at..cut.start]);
        lines.is_cut = true;
        if let Instead::Line(line) = instead {
            lines.end();
            lines.done.push((lines.next, line));
            lines.is_cut = true;
        }
        lines.next += text[cut.clone()].matches('\n').count();
        if is_blank(&lines.open) {
            lines.number = lines.next;
        }
        at = cut.end;
    }
    lines.text(&text[at..]);
    lines.end();
    lines.done
}

struct Lines {
    done: Vec<(usize, String)>,
    /// The number of the line that is open, and of the one that the text has reached.
    number: usize,
    next: usize,
    open: String,
    /// Whether something of the open line was cut out.
    is_cut: bool,
}

impl Lines {
    fn text(&mut self, text: &str) {
        let mut parts = text.split('\n');
        self.open.push_str(parts.next().unwrap_or(""));
        for part in parts {
            self.end();
            self.next += 1;
            self.number = self.next;
            self.open.push_str(part);
        }
    }

    /// A line that held nothing but comments is none.
    fn end(&mut self) {
        let line = std::mem::take(&mut self.open);
        let line = line.strip_suffix('\r').unwrap_or(&line);
        let is_cut = std::mem::take(&mut self.is_cut);
        if !(is_cut && is_blank(line)) {
            self.done.push((self.number, line.to_owned()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(usize, &str)], told: usize) {
        let (lines, notes) = lines(text);
        let found: Vec<_> = lines.iter().map(|(number, line)| (*number, line.as_str())).collect();
        assert_eq!((found.as_slice(), notes.len()), (expected, told), "{text}");
    }

    #[test]
    fn comments_are_taken_out_of_their_lines() {
        check("a\nb\r\n", &[(1, "a"), (2, "b"), (3, "")], 0);
        check("a\n<!-- b -->\nc", &[(1, "a"), (3, "c")], 1);
        check("a <!-- b\nc --> d\ne", &[(1, "a  d"), (3, "e")], 1);
        check("### 取組① <!-- 1 -->\n<!-- 2 -->", &[(1, "### 取組① <!-- 1 -->")], 1);
        check("a \\<!-- b -->", &[(1, "a \\<!-- b -->")], 0);
        check("a <!-- b\nc", &[(1, "a <!-- b"), (2, "c")], 1);
        check(
            "a\n\n<!-- goalsheet:sheet {\"id\":\n\"s-\n1\"} -->\n\nb",
            &[(1, "a"), (2, ""), (3, "<!-- goalsheet:sheet {\"id\":\"s-1\"} -->"), (6, ""), (7, "b")],
            0,
        );
        check(
            "a <!-- goalsheet:file {} --> b",
            &[(1, "a "), (1, "<!-- goalsheet:file {} -->"), (1, " b")],
            0,
        );
        check("a\n<!-- goalsheet:sheet {\"id\"\n:\"s\"}\n\n## b", &[(1, "a"), (4, ""), (5, "## b")], 1);
    }
}
