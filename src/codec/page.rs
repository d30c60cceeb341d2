//! The data that a published page carries: written into it, and found in it again.
//!
//! Found by its element alone, whatever stands around it: browsers, mail gateways and editors save a page anew in their
//! own way, but what a script element holds they leave as it is.

use std::fmt::Write;

use super::{FilePlace, Problem, Reason};
use crate::html::{Piece, pieces, reference};
use crate::model::TextPrint;

/// The element's id.
const ID: &str = "goalsheet-data";
/// The element's name.
const SCRIPT: &str = "script";
/// The attribute of a page with what its words came to when they were written.
const WORDS: &str = "data-words";

/// The element that carries a file of ours. Nothing that is typed can end it, and nothing that only passes a text on
/// changes it: what has a meaning in HTML, and what programs drop or put in order, is written as JSON escapes it.
pub fn carry(json: &str) -> String {
    let mut out = String::with_capacity(json.len() + json.len() / 8);
    for char in json.trim_end().chars() {
        if is_fragile(char) {
            let mut units = [0; 2];
            for unit in char.encode_utf16(&mut units) {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(char);
        }
    }
    format!("<{SCRIPT} type=\"application/json\" id=\"{ID}\">\n{out}\n</{SCRIPT}>")
}

/// What the words of a page's body come to: who changes them by hand changes nothing that it carries. How blanks and characters are written counts nothing: programs do that as they
/// like.
pub fn words(body: &str) -> String {
    const UNSEEN: [&str; 3] = [SCRIPT, "style", "title"];
    let mut seen = String::new();
    let mut unseen = None;
    for piece in pieces(body) {
        match piece {
            Piece::Start(tag) if UNSEEN.contains(&tag.name.as_str()) => unseen = unseen.or(Some(tag.name)),
            Piece::End(name) if unseen.as_ref() == Some(&name) => unseen = None,
            Piece::Text(mut text) if unseen.is_none() => {
                while let Some(char) = text.chars().next() {
                    let (char, length) = reference(text).unwrap_or((char, char.len_utf8()));
                    seen.extend(Some(char).filter(|char| !char.is_whitespace() && *char != '\u{feff}'));
                    text = &text[length..];
                }
            }
            _ => {}
        }
    }
    TextPrint::of(&seen).letters()
}

/// None of them stands outside of a text in JSON.
fn is_fragile(char: char) -> bool {
    let in_markup = matches!(char, '<' | '>' | '&');
    let unseen = matches!(
        char,
        '\u{7f}'..='\u{a0}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202f}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff0}'..='\u{ffff}'
    );
    in_markup || unseen || u32::from(char) & 0xfffe == 0xfffe
}

/// Whether a text is a page of HTML.
pub fn is_page(text: &str) -> bool {
    let start = text.trim_start_matches('\u{feff}').trim_start();
    ["<!doctype html", "<html", "<?xml", "<!--"].iter().any(|opens| starts(start, opens))
}

/// The file of ours that a page carries. None where it carries none; a problem where it ends too soon.
pub fn data(page: &str) -> Option<Result<String, Vec<Problem>>> {
    let cut = || vec![Problem { place: FilePlace::File, reason: Reason::CutPage }];
    element(page).map(|data| data.map(|data| plain(&data)).ok_or_else(cut))
}

/// Whether a person sees other words on a page than when it was written: they were changed by hand, or by a program. Pages of
/// before do not tell.
pub fn is_changed(page: &str) -> bool {
    let written = pieces(page).find_map(|piece| match piece {
        Piece::Start(tag) if tag.name == "html" => tag.attribute(WORDS).map(str::to_owned),
        _ => None,
    });
    let body = page.find("<body").or_else(|| page.find("<BODY")).map_or(page, |at| &page[at..]);
    written.is_some_and(|written| written != words(body))
}

/// What our element holds; none inside where the page ends before it does.
fn element(page: &str) -> Option<Option<String>> {
    let is_ours = |piece: &Piece<'_>| {
        matches!(piece, Piece::Start(tag) if tag.name == SCRIPT
            && tag.attribute("id").is_some_and(|id| id.trim_matches(['"', '\'']) == ID))
    };
    let mut inside = pieces(page).skip_while(|piece| !is_ours(piece));
    inside.next()?;
    let mut data = String::new();
    for piece in inside {
        match piece {
            Piece::Text(text) => data.push_str(text),
            Piece::Start(_) | Piece::Comment(_) => {}
            Piece::End(_) => return Some(Some(data)),
        }
    }
    Some(None)
}

/// Data without what a program may have put around or into it: a comment, a section of XML, names of characters.
fn plain(data: &str) -> String {
    let start = data.find('{').unwrap_or(0);
    let end = data.rfind('}').map_or(data.len(), |at| at + 1);
    let data = if start < end { &data[start..end] } else { data };
    // We write no ampersand: where there are some, they are names.
    let mut text = data.to_owned();
    for (name, char) in [("&quot;", "\""), ("&#34;", "\""), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")] {
        if text.contains(name) {
            text = text.replace(name, char);
        }
    }
    text
}

fn starts(text: &str, word: &str) -> bool {
    text.as_bytes().get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word.as_bytes()))
}
