//! The parts' XML, event by event. Document types are refused: with them come entities that grow without end.

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use crate::codec::WorkbookFault;

/// One part as it is read.
pub(super) struct Xml<'t> {
    reader: Reader<&'t [u8]>,
    part: &'t str,
}

/// What comes next in a part.
pub(super) enum Next<'t> {
    /// An element begins; an empty one ends at once.
    Start(BytesStart<'t>),
    /// An element ends.
    End(String),
    /// Text.
    Text(String),
    /// The part is over.
    Over,
}

impl<'t> Xml<'t> {
    pub(super) fn new(part: &'t str, text: &'t str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, part }
    }

    fn bad(&self) -> WorkbookFault {
        WorkbookFault::BadPart(self.part.to_owned())
    }

    /// What comes next.
    pub(super) fn next(&mut self) -> Result<Next<'t>, WorkbookFault> {
        loop {
            return Ok(match self.reader.read_event().map_err(|_| self.bad())? {
                Event::Start(start) | Event::Empty(start) => Next::Start(start),
                Event::End(end) => Next::End(end.local_name().as_ref().to_owned()),
                Event::Text(text) => Next::Text(text.xml10_content().into_owned()),
                Event::CData(data) => Next::Text(data.xml10_content().into_owned()),
                Event::GeneralRef(name) => {
                    let char = name.resolve_char_ref().map_err(|_| self.bad())?;
                    let char = char.or_else(|| named(&name.xml10_content()));
                    Next::Text(char.ok_or_else(|| self.bad())?.to_string())
                }
                Event::DocType(_) => return Err(self.bad()),
                Event::Eof => Next::Over,
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
            });
        }
    }

    /// The words of the element that just began, which holds no other.
    pub(super) fn text(&mut self, name: &str) -> Result<String, WorkbookFault> {
        let mut text = String::new();
        loop {
            match self.next()? {
                Next::Text(more) => text.push_str(&more),
                Next::End(end) if end == name => return Ok(text),
                Next::Start(_) | Next::End(_) => {}
                Next::Over => return Err(self.bad()),
            }
        }
    }

    /// Everything within the element that just began, without what is in elements of the name `but`.
    pub(super) fn text_within(&mut self, name: &str, but: &str) -> Result<String, WorkbookFault> {
        let (mut text, mut depth, mut hidden) = (String::new(), 0_usize, 0_usize);
        let mut in_text = name == "v" || name == "t";
        loop {
            match self.next()? {
                Next::Start(start) => {
                    let local = start.local_name();
                    depth += 1;
                    hidden += usize::from(local.as_ref() == but);
                    in_text = in_text || local.as_ref() == "t";
                }
                Next::End(end) => {
                    if depth == 0 {
                        return Ok(text);
                    }
                    depth -= 1;
                    hidden -= usize::from(end == but && hidden > 0);
                    in_text = in_text && end != "t";
                }
                Next::Text(more) if in_text && hidden == 0 => text.push_str(&more),
                Next::Text(_) => {}
                Next::Over => return Err(self.bad()),
            }
        }
    }
}

/// The five entities that XML itself names.
pub(super) fn named(name: &str) -> Option<char> {
    Some(match name {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        "apos" => '\'',
        _ => return None,
    })
}

/// An attribute's value, whatever the prefix of its name.
pub(super) fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = start.attributes();
    attributes.with_checks(false);
    let found = attributes.flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(|value| value.into_owned())
}

/// A text as it is shown: `_x000D_` is how a workbook writes a character that XML cannot have.
pub(super) fn unescape(text: &str) -> String {
    if !text.contains("_x") {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut units: Vec<u16> = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let escaped = &rest.as_bytes()[at + 2..];
        let is_escape =
            escaped.len() >= 5 && escaped[4] == b'_' && escaped[..4].iter().all(u8::is_ascii_hexdigit);
        let unit = is_escape.then(|| u16::from_str_radix(&rest[at + 2..at + 6], 16).ok()).flatten();
        let Some(unit) = unit else {
            flush(&mut units, &mut out);
            out.push_str(&rest[..at + 2]);
            rest = &rest[at + 2..];
            continue;
        };
        if at > 0 {
            flush(&mut units, &mut out);
            out.push_str(&rest[..at]);
        }
        units.push(unit);
        rest = &rest[at + 7..];
    }
    flush(&mut units, &mut out);
    out.push_str(rest);
    out
}

/// Two escapes in a row may be halves of one character.
fn flush(units: &mut Vec<u16>, out: &mut String) {
    let chars = char::decode_utf16(units.drain(..));
    out.extend(chars.map(|char| char.unwrap_or(char::REPLACEMENT_CHARACTER)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_characters() {
        for (text, expected) in [
            ("a_x000D_\nb", "a\r\nb"),
            ("_x005F_x0041_", "_x0041_"),
            ("_xD842__xDFB7_", "𠮷"),
            ("_xD842_", "\u{fffd}"),
            ("_x00_ _x00zz_ _x", "_x00_ _x00zz_ _x"),
            ("_x令和6_", "_x令和6_"),
            ("plain", "plain"),
        ] {
            assert_eq!(unescape(text), expected);
        }
    }
}
