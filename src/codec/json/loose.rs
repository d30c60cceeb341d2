//! JSON that came through a chat or a mail: with a greeting around it, marks of a quotation, a fence, blanks of other kinds.
//!
//! What is between the texts is seen through; within a text nothing is changed, and what was broken there is refused with
//! its place.

use super::refusal;
use crate::codec::mail::without_marks;
use crate::codec::{Expected, FilePlace, Note, Problem, Reason, Remark};
use crate::text::lookalike::is_invisible;

/// What chats and word processors make of `"`.
const CURLY: [char; 12] = ['“', '”', '„', '‟', '«', '»', '＂', '″', '〝', '〞', '‘', '’'];

/// The JSON that a text has somewhere in it, on the lines on which it stands there, with what is told of the rest; none where
/// there is no file of ours.
pub(in crate::codec) fn find(text: &str) -> Option<Result<(String, Vec<Note>), Problem>> {
    let is_ours = text.contains("goalsheet") && text.contains("sheets") && text.contains("version");
    let start = is_ours.then(|| start(text)).flatten()?;
    let mut reader =
        LooseReader { text, out: "\n".repeat(line_of(text, start) - 1), quoted: 0, first_quoted: 0 };
    let read = reader.read(start).map_err(|problem| {
        let line = match problem.place {
            FilePlace::Text { line, .. } => line,
            _ => 1,
        };
        curly(text, |at| line_of(text, at) == line).unwrap_or(problem)
    });
    // Half of what was brought is never taken: which of two files is meant, or both, a person knows.
    let read = read.and_then(|end| match second(text, end) {
        Some(at) => Err(Problem { place: refusal::place(text, at), reason: Reason::SecondFile }),
        None => Ok(end),
    });
    Some(read.map(|end| {
        let mut notes = Vec::new();
        if reader.quoted > 0 {
            let remark = Remark::QuoteMarks { line: reader.first_quoted, count: reader.quoted };
            notes.push(Note { place: FilePlace::File, remark });
        }
        let around = [(1, &text[..start]), (line_of(text, end), &text[end..])];
        notes.extend(around.into_iter().filter_map(|(line, words)| left_out(line, words)));
        (reader.out, notes)
    }))
}

/// Where a second file of ours begins behind the end of one.
fn second(text: &str, end: usize) -> Option<usize> {
    let rest = &text[end..];
    let at = rest.contains("goalsheet").then(|| start(rest)).flatten()?;
    rest[at..].contains("goalsheet").then_some(end + at)
}

fn line_of(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

/// Where a key follows a brace, in no cell of a table.
fn start(text: &str) -> Option<usize> {
    let is_blank = |char: char| char.is_whitespace() || is_invisible(char);
    let opens = |at: usize| {
        let line = text[..at].rsplit('\n').next().unwrap_or("");
        let mut after =
            text[at + 1..].trim_start_matches(|char: char| is_blank(char) || matches!(char, '>' | '＞'));
        after = after.strip_prefix('\\').unwrap_or(after);
        (after.starts_with('"') || after.starts_with(CURLY) || refusal::begins_a_comment(after))
            && !line.contains('\t')
    };
    text.match_indices('{').map(|(at, _)| at).take(20).find(|at| opens(*at))
}

/// What stands before or behind, unless it is a fence or marks.
fn left_out(line: usize, words: &str) -> Option<Note> {
    let told: Vec<&str> = words.lines().map(|line| without_marks(line).trim()).collect();
    let is_seen = |words: &str| {
        !words.trim_matches(|char: char| char == '`' || char.is_whitespace() || is_invisible(char)).is_empty()
    };
    let is_fence = |words: &str| words.starts_with("```");
    let first = told.iter().position(|words| is_seen(words) && !is_fence(words))?;
    let text = told[first..]
        .iter()
        .filter(|words| is_seen(words) && !is_fence(words))
        .copied()
        .collect::<Vec<_>>()
        .join("\n");
    Some(Note { place: FilePlace::File, remark: Remark::LeftOut { line: line + first, text } })
}

struct LooseReader<'t> {
    text: &'t str,
    out: String,
    quoted: usize,
    first_quoted: usize,
}

impl LooseReader<'_> {
    /// Reads from a brace to the one that closes it; answers with where that ends.
    fn read(&mut self, start: usize) -> Result<usize, Problem> {
        let (mut depth, mut at, mut in_text) = (0usize, start, false);
        while let Some(char) = self.text[at..].chars().next() {
            let next = at + char.len_utf8();
            match char {
                '\\' if in_text => {
                    let escaped =
                        self.text[next..].chars().next().map_or(next, |char| next + char.len_utf8());
                    self.out.push_str(&self.text[at..escaped]);
                    at = escaped;
                    continue;
                }
                '"' => in_text = !in_text,
                '\n' | '\r' if in_text => return Err(self.problem(at, Expected::PlainCharacter)),
                _ if in_text => {}
                '\n' => {
                    self.out.push('\n');
                    at = self.skip_marks(next);
                    continue;
                }
                _ if CURLY.contains(&char) => {
                    return Err(Problem {
                        place: refusal::place(self.text, at),
                        reason: Reason::CurlyQuotes(char),
                    });
                }
                '{' | '[' => depth += 1,
                '}' | ']' => depth = depth.saturating_sub(1),
                _ if char.is_whitespace() || is_invisible(char) => {
                    self.out.push(' ');
                    at = next;
                    continue;
                }
                _ => {}
            }
            self.out.push(char);
            at = next;
            if depth == 0 && !in_text {
                return Ok(at);
            }
        }
        Ok(at)
    }

    fn skip_marks(&mut self, at: usize) -> usize {
        let next = self.text.len() - without_marks(&self.text[at..]).len();
        if next > at {
            self.quoted += 1;
            if self.quoted == 1 {
                self.first_quoted = line_of(self.text, at);
            }
        }
        next
    }

    fn problem(&self, at: usize, expected: Expected) -> Problem {
        let found = self.text[at..].chars().next();
        Problem { place: refusal::place(self.text, at), reason: Reason::NotJson { expected, found } }
    }
}

/// The first quotation mark of a word processor that stands where JSON has its own, at one of some places.
pub(in crate::codec) fn curly(text: &str, is_meant: impl Fn(usize) -> bool) -> Option<Problem> {
    let is_structure = |at: usize, char: char| {
        let before = text[..at].trim_end().chars().next_back();
        let after = text[at + char.len_utf8()..].trim_start().chars().next();
        matches!(before, Some('{' | '[' | ',' | ':')) || matches!(after, Some(':' | ',' | '}' | ']'))
    };
    let mut places = text.char_indices().filter(|(_, char)| CURLY.contains(char));
    let (at, char) = places.find(|(at, char)| is_structure(*at, *char) && is_meant(*at))?;
    Some(Problem { place: refusal::place(text, at), reason: Reason::CurlyQuotes(char) })
}
