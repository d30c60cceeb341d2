//! Pictures that a text names by code, and the comments of Markdown, which are made of the same brackets: in their place a
//! reader of the text sees a picture, or nothing.

use std::ops::Range;

use super::struck::is_escaped;
use crate::html::{self, Piece};

/// The pictures of a text, each with the words that stand for it, if any.
pub(super) fn pictures(text: &str) -> Vec<(Range<usize>, String)> {
    [marked(text), tagged(text), data(text)].concat()
}

/// `![words](address)` and `![words][name]`, with the words that stand for the picture where it cannot be shown.
fn marked(text: &str) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find("![").map(|at| from + at) {
        let inner = start + 2;
        let line = text[inner..].split('\n').next().unwrap_or("");
        // What does not end in its line does not for the next one in it either.
        let Some((words, behind)) = line.split_once(']') else {
            from = inner + line.len();
            continue;
        };
        let close = match behind.chars().next() {
            Some('(') => ')',
            Some('[') => ']',
            _ => '\n',
        };
        from = match behind.find(close) {
            Some(end) if !is_escaped(text, start) => {
                let end = inner + words.len() + 1 + end + 1;
                found.push((start..end, words.trim().to_owned()));
                end
            }
            None if close != '\n' => inner + line.len(),
            _ => inner,
        };
    }
    found
}

/// `<img alt="words">`.
fn tagged(text: &str) -> Vec<(Range<usize>, String)> {
    let starts = text.match_indices('<').map(|(at, _)| at).filter(|at| !is_escaped(text, *at));
    let picture = |at: usize| match html::tag(&text[at..])? {
        (Piece::Start(tag), len) if tag.name == "img" => {
            Some((at..at + len, tag.attribute("alt").unwrap_or("").trim().to_owned()))
        }
        _ => None,
    };
    starts.filter_map(picture).collect()
}

/// `[name]: <data:image/png;base64,…>`: the bytes of a picture that another place names.
fn data(text: &str) -> Vec<(Range<usize>, String)> {
    let is_picture = |(_, address): &(_, &str)| address.trim_start_matches('<').starts_with("data:image/");
    defined(text).filter(is_picture).map(|(place, _)| (place, String::new())).collect()
}

/// What Word leaves of its conditions, `<![if !supportLists]>` and `<![endif]>`, and `[//]: # (words)`: an address that nothing names, as people write what no reader shall see.
pub(super) fn comments(text: &str) -> Vec<(Range<usize>, String)> {
    const QUOTES: [(char, char); 3] = [('(', ')'), ('"', '"'), ('\'', '\'')];
    let comment = |(place, address): (Range<usize>, &str)| {
        let words = address.strip_prefix('#').or_else(|| address.strip_prefix("<>"))?.trim();
        let mut inner =
            QUOTES.iter().filter_map(|(open, close)| words.strip_prefix(*open)?.strip_suffix(*close));
        Some((place, inner.next()?.trim().to_owned()))
    };
    let conditions = text.match_indices("<![").filter_map(|(start, open)| {
        let inner =
            text[start + open.len()..].split_once("]>").filter(|(words, _)| !words.contains(['<', '\n']))?.0;
        let is_one = inner.starts_with("if ") || inner == "endif";
        is_one.then(|| (start..start + open.len() + inner.len() + "]>".len(), format!("[{inner}]")))
    });
    conditions.chain(defined(text).filter_map(comment)).collect()
}

/// The lines `[name]: address` of a text, each with what stands behind its colon.
fn defined(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut end = 0;
    text.split('\n').filter_map(move |line| {
        let start = end;
        end += line.len() + 1;
        let (_, address) = line.trim_start().strip_prefix('[')?.split_once("]:")?;
        Some((start..start + line.trim_end().len(), address.trim()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_and_comments_of_markdown_are_told_from_words() {
        for (text, expected_pictures, expected_comments) in [
            ("a ![図1](media/image1.png) b", "2..27 図1", ""),
            ("![](data:image/png;base64,AAAA)", "0..31 ", ""),
            ("![図][image1]\n[image1]: <data:image/png;base64,AA>", "0..14 図|15..51 ", ""),
            ("<img src='a.png' alt='地図'>です", "0..30 地図", ""),
            ("a\n[//]: # (下書き)\nb", "", "2..21 下書き"),
            ("[comment]: <> \"内緒\"", "", "0..22 内緒"),
            ("\\![a](b) !\\[a](b) \\<img>", "", ""),
            ("![注] すごい! [a](b)\n[参考]: 資料集\n[1]: # 見出し", "", ""),
            ("![a\n](b)", "", ""),
            ("a<![if !x]>b<![endif]>", "", "1..11 [if !x]|12..22 [endif]"),
        ] {
            let told = |found: Vec<(Range<usize>, String)>| {
                found.iter().map(|(place, words)| format!("{place:?} {words}")).collect::<Vec<_>>().join("|")
            };
            assert_eq!(told(pictures(text)), expected_pictures, "{text}");
            assert_eq!(told(comments(text)), expected_comments, "{text}");
        }
    }
}
