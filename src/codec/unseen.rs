//! Elements of HTML within a text that nobody sees: hidden ones, which are none of it, and what `<details>` folds away. Both are
//! told.

use std::collections::BTreeSet;
use std::iter;
use std::ops::Range;

use super::{FilePlace, Note, Remark, clipboard, struck};
use crate::html::{self, Piece};

/// Elements that have no words.
const EMPTY: [&str; 5] = ["img", "input", "br", "hr", "wbr"];

/// Words of such an element.
pub(super) struct UnseenWords {
    /// What is none of the text, from the front: all of a hidden element, and of one that is folded its tags.
    pub(super) cuts: Vec<Range<usize>>,
    line: usize,
    words: String,
    is_folded: bool,
}

impl UnseenWords {
    /// What is told of it; none where it has no words.
    pub(super) fn note(&self) -> Option<Note> {
        let Self { line, words: text, is_folded, .. } = self;
        let remark = Remark::Unseen { line: *line, text: text.clone(), is_folded: *is_folded };
        (!text.is_empty()).then_some(Note { place: FilePlace::File, remark })
    }
}

/// The elements of a text that nobody sees. One behind a backslash is words that look like one.
pub(super) fn find(text: &str) -> Vec<UnseenWords> {
    /// No text of people has more.
    const MOST: usize = 2_000;
    let mut found: Vec<UnseenWords> = Vec::new();
    let mut without_end: BTreeSet<String> = BTreeSet::new();
    let (mut at, mut line, mut counted) = (0, 1, 0);
    while let Some(next) = text[at..].find('<').filter(|_| found.len() < MOST) {
        let start = at + next;
        at = start + 1;
        let Some((Piece::Start(tag), len)) = html::tag(&text[start..]) else { continue };
        let is_folded = tag.name == "details" && tag.attribute("open").is_none();
        let is_words = EMPTY.contains(&tag.name.as_str()) || struck::is_escaped(text, start);
        if is_words || without_end.contains(&tag.name) || !(is_folded || clipboard::hides(&tag)) {
            continue;
        }
        let inner = start + len;
        let Some(end) = end_of(&text[inner..], &tag.name) else {
            without_end.insert(tag.name);
            continue;
        };
        line += text[counted..start].matches('\n').count();
        counted = start;
        let close = inner + end.start..inner + end.end;
        let words = &text[inner..close.start];
        if is_folded {
            let (summary, folded) = summary(words);
            let summary = summary.into_iter().map(|tag| inner + tag.start..inner + tag.end);
            let cuts = iter::once(start..inner).chain(summary).chain([close]).collect();
            found.push(UnseenWords { cuts, line, words: plain(folded), is_folded });
            at = inner;
        } else {
            at = close.end;
            found.push(UnseenWords {
                cuts: iter::once(start..at).collect(),
                line,
                words: plain(words),
                is_folded,
            });
        }
    }
    found
}

/// A text without its hidden elements, the lines that they break kept; none where it has none.
pub(super) fn without(text: &str) -> Option<(String, Vec<Note>)> {
    let hidden: Vec<UnseenWords> = find(text).into_iter().filter(|found| !found.is_folded).collect();
    if hidden.is_empty() {
        return None;
    }
    let cuts: Vec<Range<usize>> = hidden.iter().flat_map(|found| found.cuts.iter().cloned()).collect();
    Some((struck::blank(text, &cuts), hidden.iter().filter_map(UnseenWords::note).collect()))
}

/// The tags of a text, each with its place.
fn tags(text: &str) -> impl Iterator<Item = (Piece<'_>, Range<usize>)> {
    let mut at = 0;
    iter::from_fn(move || {
        while let Some(next) = text[at..].find('<') {
            let start = at + next;
            at = start + 1;
            if let Some((piece, len)) = html::tag(&text[start..]) {
                at = start + len;
                return Some((piece, start..at));
            }
        }
        None
    })
}

/// Where the element of this name ends that began before a text.
fn end_of(text: &str, name: &str) -> Option<Range<usize>> {
    let mut depth = 0_usize;
    for (piece, place) in tags(text) {
        match piece {
            Piece::Start(tag) if tag.name == name => depth += 1,
            Piece::End(end) if end == name && depth == 0 => return Some(place),
            Piece::End(end) if end == name => depth -= 1,
            _ => {}
        }
    }
    None
}

/// The tags around the summary of what is folded, and what follows it.
fn summary(words: &str) -> (Vec<Range<usize>>, &str) {
    let of_it = |(piece, place)| match piece {
        Piece::Start(tag) if tag.name == "summary" => Some(place),
        Piece::End(name) if name == "summary" => Some(place),
        _ => None,
    };
    let places: Vec<Range<usize>> = tags(words).filter_map(of_it).take(2).collect();
    let folded = places.get(1).map_or(words, |close| &words[close.end..]);
    (places, folded)
}

/// Words without their tags.
fn plain(words: &str) -> String {
    let (mut out, mut done) = (String::new(), 0);
    for (_, place) in tags(words) {
        out.push_str(&words[done..place.start]);
        done = place.end;
    }
    out.push_str(&words[done..]);
    out.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_elements_go_and_their_lines_stay() {
        for (text, rest, told) in [
            ("a<span hidden>b</span>c", "ac", 1),
            ("a <p style='display:none'>b\n<b>c</b></p> d", "a \n d", 1),
            ("<span style=\"color:#fff\">a <span>b</span></span>c", "c", 1),
            ("a<span style='opacity:0'></span>b", "ab", 0),
        ] {
            let (out, notes) = without(text).expect("hidden words");
            assert_eq!((out.as_str(), notes.len()), (rest, told), "{text}");
        }
        for text in
            ["", "a < b", "a\\<span hidden>b</span>", "<span hidden>a", "<span>a</span>", "<img hidden>"]
        {
            assert!(without(text).is_none(), "{text}");
        }
    }
}
