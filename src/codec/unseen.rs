//! What a text holds and a reader of it does not see as words: hidden elements of HTML, what `<details>` folds away, pictures and
//! comments of Markdown. All of it is told.

use std::collections::BTreeSet;
use std::iter;
use std::ops::Range;

use super::{FilePlace, Note, Remark, clipboard, pictures, struck};
use crate::html::{self, Piece};

/// Elements that have no words.
const EMPTY: [&str; 5] = ["img", "input", "br", "hr", "wbr"];

/// Why words are not seen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum UnseenKind {
    /// They are hidden.
    Hidden,
    /// They are folded away, and count all the same.
    Folded,
    /// They are code in whose place a picture is seen.
    Picture,
    /// They are a comment of Markdown.
    Comment,
}

/// Words that are not seen.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct UnseenWords {
    /// What is none of the text, from the front: all of a hidden element, and of one that is folded its tags.
    pub(super) cuts: Vec<Range<usize>>,
    /// The line on which they begin, from 1.
    pub(super) line: usize,
    pub(super) words: String,
    pub(super) kind: UnseenKind,
}

impl UnseenWords {
    /// On the first line, until it is known on which.
    fn new(kind: UnseenKind, cuts: Vec<Range<usize>>, words: String) -> Self {
        Self { cuts, line: 1, words, kind }
    }

    /// What is told of it; none where it has no words.
    pub(super) fn note(&self) -> Option<Note> {
        let (line, text) = (self.line, self.words.clone());
        let is_told = !text.is_empty() || self.kind == UnseenKind::Picture;
        let remark = match self.kind {
            UnseenKind::Hidden => Remark::Unseen { line, text, is_folded: false },
            UnseenKind::Folded => Remark::Unseen { line, text, is_folded: true },
            UnseenKind::Picture => Remark::Picture { line, text },
            UnseenKind::Comment => Remark::Comment { line, text },
        };
        is_told.then_some(Note { place: FilePlace::File, remark })
    }
}

/// What of a text is not seen, from the front.
pub(super) fn find(text: &str) -> Vec<UnseenWords> {
    let mut found = elements(text);
    let all =
        [(UnseenKind::Picture, pictures::pictures(text)), (UnseenKind::Comment, pictures::comments(text))];
    found.extend(all.into_iter().flat_map(|(kind, places)| {
        places.into_iter().map(move |(place, words)| UnseenWords::new(kind, vec![place], words))
    }));
    found.sort_by_key(|unseen| unseen.cuts[0].start);
    // What is hidden takes along what it holds.
    let mut end = 0;
    found.retain(|unseen| {
        let is_apart = unseen.cuts[0].start >= end;
        end = if is_apart { unseen.cuts[0].end } else { end };
        is_apart
    });
    let (mut line, mut counted) = (1, 0);
    for unseen in &mut found {
        let start = unseen.cuts[0].start;
        line += text[counted..start].matches('\n').count();
        counted = start;
        unseen.line = line;
    }
    found
}

/// The elements of a text that nobody sees. One behind a backslash is words that look like one.
fn elements(text: &str) -> Vec<UnseenWords> {
    /// No text of people has more.
    const MOST: usize = 2_000;
    let mut found: Vec<UnseenWords> = Vec::new();
    let mut without_end: BTreeSet<String> = BTreeSet::new();
    let mut at = 0;
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
        let close = inner + end.start..inner + end.end;
        let words = &text[inner..close.start];
        if is_folded {
            let (summary, folded) = summary(words);
            let summary = summary.into_iter().map(|tag| inner + tag.start..inner + tag.end);
            let cuts = iter::once(start..inner).chain(summary).chain([close]).collect();
            found.push(UnseenWords::new(UnseenKind::Folded, cuts, plain(folded)));
            at = inner;
        } else {
            at = close.end;
            found.push(UnseenWords::new(UnseenKind::Hidden, iter::once(start..at).collect(), plain(words)));
        }
    }
    found
}

/// A text without what is not seen of it and is not only folded, the lines that it breaks kept; none where it has none.
pub(super) fn without(text: &str) -> Option<(String, Vec<Note>)> {
    let is_gone = |found: &UnseenWords| found.kind != UnseenKind::Folded;
    let hidden: Vec<UnseenWords> = find(text).into_iter().filter(is_gone).collect();
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
            ["", "a < b", "a\\<span hidden>b</span>", "<span hidden>a", "<span>a</span>", "<br hidden>"]
        {
            assert!(without(text).is_none(), "{text}");
        }
    }
}
