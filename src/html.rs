//! HTML that others wrote, as its tags and the words between them; `html5gum` tells the one from the other.
//!
//! A page or a range from the clipboard is HTML throughout. A text with some tags in it is not: there people's own `<`
//! stands too, and what only looks like a tag is theirs.

use std::collections::BTreeMap;

use html5gum::{DefaultEmitter, EndTag, HtmlString, Spanned, StartTag, StringReader, Token, Tokenizer};

/// A piece of HTML.
#[derive(Debug, PartialEq)]
pub enum Piece<'t> {
    /// A tag that begins something, or stands alone.
    Start(Tag),
    /// A tag that ends something, by its name in small letters.
    End(String),
    /// Words as they are written, with their references to characters.
    Text(&'t str),
    /// A comment with its marks, which nobody sees.
    Comment(&'t str),
}

/// A tag with what it says.
#[derive(Clone, Debug, PartialEq)]
pub struct Tag {
    /// Its name in small letters.
    pub name: String,
    attributes: BTreeMap<String, String>,
}

impl Tag {
    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }

    /// Whether its attributes are called as HTML calls any: in letters, digits and strokes.
    pub fn has_plain_names(&self) -> bool {
        let is_plain = |char: char| char.is_ascii_alphanumeric() || matches!(char, '-' | ':' | '_' | '/');
        self.attributes.keys().all(|name| name.chars().all(is_plain))
    }

    /// Whether it has no attribute.
    pub fn is_bare(&self) -> bool {
        self.attributes.is_empty()
    }
}

/// The pieces of a page or of a range. What scripts and styles hold is text.
pub fn pieces(html: &str) -> Pieces<'_> {
    Pieces { tokens: tokens(html), rest: html, end: 0 }
}

/// What [`pieces`] finds.
pub struct Pieces<'t> {
    tokens: Tokenizer<StringReader<'t>, DefaultEmitter<usize>>,
    /// What the tokens are of.
    rest: &'t str,
    /// Where the last of them ended.
    end: usize,
}

fn tokens(html: &str) -> Tokenizer<StringReader<'_>, DefaultEmitter<usize>> {
    let mut emitter = DefaultEmitter::new_with_span();
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(html, emitter)
}

impl<'t> Iterator for Pieces<'t> {
    type Item = Piece<'t>;

    fn next(&mut self) -> Option<Piece<'t>> {
        loop {
            let Some(Ok(token)) = self.tokens.next() else { return self.unfinished() };
            match token {
                Token::String(text) => {
                    self.end = text.span.end;
                    return self.rest.get(text.span.start..text.span.end).map(Piece::Text);
                }
                Token::Comment(comment) => {
                    self.end = comment.span.end;
                    if let Some(text) = self.rest.get(comment.span.start..comment.span.end) {
                        return Some(Piece::Comment(text));
                    }
                }
                Token::Doctype(doctype) => self.end = doctype.span.end,
                Token::StartTag(StartTag { span, .. }) | Token::EndTag(EndTag { span, .. }) => {
                    self.end = span.end;
                    return tag_of(token);
                }
                Token::Error(_) => {}
            }
        }
    }
}

impl<'t> Pieces<'t> {
    /// Goes on behind a tag whose quotes have no end: they are none.
    fn unfinished(&mut self) -> Option<Piece<'t>> {
        let left = self.rest.get(self.end..).filter(|left| !left.is_empty())?;
        let found = left.split_once('>').and_then(|(tag, rest)| {
            let bare = format!("{}>", tag.replace(['"', '\''], ""));
            Some((tokens(&bare).find_map(|Ok(token)| tag_of(token))?, rest))
        });
        match found {
            Some((tag, rest)) => {
                *self = pieces(rest);
                Some(tag)
            }
            None => {
                self.end = self.rest.len();
                Some(Piece::Text(left))
            }
        }
    }
}

fn tag_of(token: Token<usize>) -> Option<Piece<'static>> {
    match token {
        Token::StartTag(tag) => Some(Piece::Start(Tag {
            name: words(&tag.name),
            attributes: tag.attributes.into_iter().map(attribute).collect(),
        })),
        Token::EndTag(tag) => Some(Piece::End(words(&tag.name))),
        _ => None,
    }
}

/// The tag that a text of people begins with, and its length. It holds no other bracket, so that a text full of them is
/// still looked at once.
pub fn tag(text: &str) -> Option<(Piece<'_>, usize)> {
    let end = text.bytes().skip(1).position(|byte| matches!(byte, b'<' | b'>'))? + 2;
    let tag = text.get(..end).filter(|tag| tag.ends_with('>'))?;
    let piece = pieces(tag).next().filter(|piece| matches!(piece, Piece::Start(_) | Piece::End(_)))?;
    Some((piece, end))
}

/// The character that a reference at the start of a text stands for, and the reference's length. A name that HTML does not
/// know, or one of two characters, stays as it is written.
pub fn reference(text: &str) -> Option<(char, usize)> {
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
        None => named(text.get(..=end)?),
    };
    Some((char?, end + 1))
}

/// The character that a reference by name stands for.
fn named(reference: &str) -> Option<char> {
    let is_name = reference[1..reference.len() - 1].bytes().all(|byte| byte.is_ascii_alphanumeric());
    let words_of = |token| match token {
        Token::String(text) => Some(words(&text)),
        _ => None,
    };
    let found = tokens(reference).filter(|_| is_name).find_map(|Ok(token)| words_of(token))?;
    let mut chars = found.chars();
    chars.next().filter(|_| chars.next().is_none())
}

fn attribute((name, value): (HtmlString, Spanned<HtmlString>)) -> (String, String) {
    (words(&name), words(&value))
}

fn words(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start(name: &str, attributes: &[(&str, &str)]) -> Piece<'static> {
        let attributes = attributes.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Piece::Start(Tag { name: name.to_owned(), attributes: attributes.collect() })
    }

    #[test]
    fn a_page_is_tags_and_words() {
        let html = "<!DOCTYPE html><TD Title='a>b' colspan = 2>A &amp; B\r\n<!-- c --><br/><style>d<e></style>1 < 2</td\n>";
        let text = Piece::Text;
        let end = |name: &str| Piece::End(name.to_owned());
        let expected = [
            start("td", &[("title", "a>b"), ("colspan", "2")]),
            text("A &amp; B\r\n"),
            Piece::Comment("<!-- c -->"),
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
    fn a_quote_without_an_end_swallows_nothing() {
        let expected = [Piece::Text("a"), start("b", &[("c", "d</td")]), start("td", &[]), Piece::Text("次")];
        assert_eq!(pieces("a<b c=\"d</td><td>次").collect::<Vec<_>>(), expected);
        assert_eq!(pieces("a<b").collect::<Vec<_>>(), [Piece::Text("a"), Piece::Text("<b")]);
        assert_eq!(pieces("</></>").collect::<Vec<_>>(), [Piece::Text("</></>")]);
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
            ("<b c=\">\">", Some((start("b", &[("c", "")]), 7))),
            ("<目標>", None),
            ("<p", None),
            ("<", None),
        ] {
            assert_eq!(tag(text), expected, "{text}");
        }
    }

    #[test]
    fn references_are_those_that_html_knows() {
        for (text, expected) in [
            ("&lt;b", Some(('<', 4))),
            ("&nbsp;", Some(('\u{a0}', 6))),
            ("&#x3042;", Some(('あ', 8))),
            ("&#12354;", Some(('あ', 8))),
            ("&copy;", Some(('©', 6))),
            ("&hellip;", Some(('…', 8))),
            ("&times;2", Some(('×', 7))),
            ("&NotEqualTilde;", None),
            ("&goal;", None),
            ("&notit;", None),
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
