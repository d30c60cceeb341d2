//! HTML that others wrote, as its tags and the words between them; `html5gum` tells the one from the other.
//!
//! A page or a range from the clipboard is HTML throughout. A text with some tags in it is not: there people's own `<`
//! stands too, and what only looks like a tag is theirs.

use std::collections::BTreeMap;

use html5gum::{DefaultEmitter, HtmlString, Spanned, Token, Tokenizer};

/// A piece of HTML.
#[derive(Debug, PartialEq)]
pub(super) enum Piece {
    /// A tag that begins something, or stands alone.
    Start(Tag),
    /// A tag that ends something, by its name in small letters.
    End(String),
    /// Words, their references to characters read.
    Text(String),
}

/// A tag with what it says.
#[derive(Debug, PartialEq)]
pub(super) struct Tag {
    /// Its name in small letters.
    pub(super) name: String,
    attributes: BTreeMap<String, String>,
}

impl Tag {
    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }

    /// Whether it has no attribute.
    pub(super) fn is_bare(&self) -> bool {
        self.attributes.is_empty()
    }
}

/// The pieces of a page or of a range, without its comments. What scripts and styles hold is text.
pub(super) fn pieces(html: &str) -> impl Iterator<Item = Piece> {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(html, emitter).filter_map(|token| {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => Some(Piece::Start(Tag {
                name: words(&tag.name),
                attributes: tag.attributes.into_iter().map(attribute).collect(),
            })),
            Token::EndTag(tag) => Some(Piece::End(words(&tag.name))),
            Token::String(text) => Some(Piece::Text(words(&text))),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => None,
        }
    })
}

/// The tag that a text of people begins with, and its length. It holds no other bracket, so that a text full of them is
/// still looked at once.
pub(super) fn tag(text: &str) -> Option<(Piece, usize)> {
    let end = text.bytes().skip(1).position(|byte| matches!(byte, b'<' | b'>'))? + 2;
    let tag = text.get(..end).filter(|tag| tag.ends_with('>'))?;
    let piece = pieces(tag).next().filter(|piece| !matches!(piece, Piece::Text(_)))?;
    Some((piece, end))
}

/// The character that a reference at the start of a text stands for, and the reference's length. Only those names that
/// people type by hand are known; others stay as they are written.
pub(super) fn reference(text: &str) -> Option<(char, usize)> {
    const NAMED: [(&str, char); 6] =
        [("amp", '&'), ("lt", '<'), ("gt", '>'), ("quot", '"'), ("apos", '\''), ("nbsp", '\u{a0}')];
    /// No reference is longer.
    const LONGEST: usize = 32;
    let end = text.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = text.get(..end)?.strip_prefix('&')?;
    let code = |digits: &str, radix| {
        let digits = Some(digits).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_alphanumeric()))?;
        char::from_u32(u32::from_str_radix(digits, radix).ok()?)
    };
    let char = match name.strip_prefix('#') {
        Some(number) => match number.strip_prefix(['x', 'X']) {
            Some(digits) => code(digits, 16),
            None => code(number, 10),
        },
        None => NAMED.iter().find(|(known, _)| *known == name).map(|(_, char)| *char),
    };
    Some((char?, end + 1))
}

fn attribute((name, value): (HtmlString, Spanned<HtmlString, ()>)) -> (String, String) {
    (words(&name), words(&value))
}

fn words(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start(name: &str, attributes: &[(&str, &str)]) -> Piece {
        let attributes = attributes.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Piece::Start(Tag { name: name.to_owned(), attributes: attributes.collect() })
    }

    #[test]
    fn a_page_is_tags_and_words() {
        let html = "<!DOCTYPE html><TD Title='a>b' colspan = 2>A &amp; B&nbsp;<!-- c --><br/><style>d<e></style>1 < 2</td\n>";
        let text = |text: &str| Piece::Text(text.to_owned());
        let end = |name: &str| Piece::End(name.to_owned());
        let expected = [
            start("td", &[("title", "a>b"), ("colspan", "2")]),
            text("A & B\u{a0}"),
            start("br", &[]),
            start("style", &[]),
            text("d<e>"),
            end("style"),
            text("1 < 2"),
            end("td"),
        ];
        assert_eq!(pieces(html).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn what_only_looks_like_a_tag_is_none() {
        for (text, expected) in [
            ("<p>a", Some((start("p", &[]), 3))),
            ("</LI >", Some((Piece::End("li".into()), 6))),
            ("<br />", Some((start("br", &[]), 6))),
            ("<input type=\"checkbox\">", Some((start("input", &[("type", "checkbox")]), 23))),
            ("<3>", None),
            ("< p>", None),
            ("<>", None),
            ("</>", None),
            ("<!-- a -->", None),
            ("<b<p>", None),
            ("<b c=\">\">", None),
            ("<目標>", None),
            ("<p", None),
            ("<", None),
        ] {
            assert_eq!(tag(text), expected, "{text}");
        }
    }

    #[test]
    fn references_are_those_that_people_type() {
        for (text, expected) in [
            ("&lt;b", Some(('<', 4))),
            ("&nbsp;", Some(('\u{a0}', 6))),
            ("&#x3042;", Some(('あ', 8))),
            ("&#12354;", Some(('あ', 8))),
            ("&copy;", None),
            ("&lt", None),
            ("&#x110000;", None),
            ("&#+1;", None),
            ("&;", None),
            ("&", None),
        ] {
            assert_eq!(reference(text), expected, "{text}");
        }
    }
}
