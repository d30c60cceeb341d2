//! Typed text ⇄ Markdown that renders as that text, character for character.
//!
//! A reader of Markdown folds, trims and interprets; whatever it would change is escaped, and nothing else.

use crate::html::{self, Piece};

/// Characters that mean something wherever they stand.
const SPECIAL: &[char] = &['\\', '`', '*', '[', ']', '<', '~', '|', '$'];
/// No character reference is longer.
const LONGEST_REFERENCE: usize = 32;

/// A text of several lines as the lines of paragraphs. An empty line of the text parts paragraphs; where that cannot
/// be, at the start and after another one, it is a hard line break alone.
pub(super) fn text(out: &mut String, text: &str) {
    let body = text.trim_end_matches('\n');
    let mut lines = body.split('\n').peekable();
    let mut before_is_text = false;
    while let Some(content) = lines.next() {
        let next_is_text = lines.peek().is_some_and(|next| !next.is_empty());
        match (content.is_empty(), before_is_text) {
            (false, _) => {
                let is_followed = lines.peek().is_none() && body.len() < text.len();
                line(out, content, true, is_followed);
                if next_is_text {
                    out.push_str(if has_link(content) { " \\" } else { "\\" });
                }
            }
            (true, false) if !body.is_empty() => out.push('\\'),
            (true, _) => {}
        }
        before_is_text = !content.is_empty();
        if lines.peek().is_some() {
            out.push('\n');
        }
    }
    // Empty lines at the end have nothing after them that would hold them.
    text[body.len()..].chars().for_each(|char| reference(out, char));
    if !text.is_empty() {
        out.push('\n');
    }
}

/// A text within a line of the layout: in a heading, an item, a table's cell.
pub(super) fn inline(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    line(&mut out, text, false, false);
    out
}

fn line(out: &mut String, text: &str, opens: bool, is_followed: bool) {
    let start = out.len();
    escape(out, text, opens, false);
    // A link that viewers find by themselves takes what follows as it is written, escapes and all.
    if has_link(text) && (is_followed || out[start..] != *text) {
        out.truncate(start);
        escape(out, text, opens, true);
    }
}

fn has_link(text: &str) -> bool {
    text.contains("://") || text.contains("www.")
}

fn escape(out: &mut String, text: &str, opens: bool, no_link: bool) {
    let opening = if opens { opening(text) } else { None };
    let mut before = None;
    for (at, char) in text.char_indices() {
        let rest = &text[at + char.len_utf8()..];
        let is_edge = before.is_none() || rest.is_empty();
        match char {
            // Editors cut blanks off at the end, Markdown at the start too.
            ' ' if is_edge => reference(out, char),
            '\u{3000}' if rest.is_empty() => reference(out, char),
            _ if is_hidden(char) => reference(out, char),
            // Bare, they strike out what stands before them.
            '\u{335}' | '\u{336}' => reference(out, char),
            _ => {
                let is_marked = opening == Some(at)
                    || SPECIAL.contains(&char)
                    || (char == '_' && !is_within_word(before, rest))
                    || (char == '&' && is_reference_like(rest))
                    || (char == '#' && !opens)
                    || (no_link && char == ':' && rest.starts_with("//"))
                    || (no_link && char == '.' && text[..at].ends_with("www"));
                if is_marked {
                    out.push('\\');
                }
                out.push(char);
            }
        }
        before = Some(char);
    }
}

/// Where a line needs a backslash that keeps its start from opening a heading, a list, a quotation, a rule or a table.
fn opening(text: &str) -> Option<usize> {
    let item = |rest: &str| rest.is_empty() || rest.starts_with(' ');
    let after = text.trim_start_matches(|char: char| char.is_ascii_digit());
    let digits = text.len() - after.len();
    let mut chars = text.chars();
    let opens = match chars.next()? {
        '#' | '>' => true,
        mark @ ('-' | '+') => item(chars.as_str()) || text.trim_matches([mark, ' ']).is_empty(),
        '=' => text.trim_matches(['=', ' ']).is_empty(),
        ':' => chars.as_str().starts_with('-'),
        _ => return after.strip_prefix(['.', ')']).filter(|rest| digits > 0 && item(rest)).map(|_| digits),
    };
    opens.then_some(0)
}

fn reference(out: &mut String, char: char) {
    out.push_str(&format!("&#x{:X};", u32::from(char)));
}

/// Characters that nobody sees, or that turn what is seen round; those that join pictures and letters may stand.
fn is_hidden(char: char) -> bool {
    char.is_control()
        || u32::from(char) & 0xfffe == 0xfffe
        || matches!(
            char,
            '\u{a0}' | '\u{ad}' | '\u{61c}' | '\u{1680}' | '\u{180e}' | '\u{feff}'
                | '\u{2000}'..='\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202f}'
                | '\u{205f}'..='\u{206f}' | '\u{fff0}'..='\u{fffb}' | '\u{fdd0}'..='\u{fdef}'
        )
}

/// Whether `_` stands between letters or digits, where it emphasises nothing.
fn is_within_word(before: Option<char>, rest: &str) -> bool {
    before.is_some_and(|char| char.is_ascii_alphanumeric())
        && rest.starts_with(|char: char| char.is_ascii_alphanumeric())
}

/// Whether what follows `&` could make it a character reference.
fn is_reference_like(rest: &str) -> bool {
    let name = rest.bytes().take(LONGEST_REFERENCE).take_while(u8::is_ascii_alphanumeric).count();
    rest.starts_with('#') || (name > 0 && rest[name..].starts_with(';'))
}

/// The text of a part's lines: each line of the file is one, as many empty lines as there are together count once.
pub(super) fn read_text(lines: &[&str]) -> String {
    let first = lines.iter().position(|line| !is_blank(line)).unwrap_or(lines.len());
    let last = lines.iter().rposition(|line| !is_blank(line)).map_or(first, |last| last + 1);
    let mut out = String::new();
    let mut after_blank = false;
    for (at, line) in lines[first..last].iter().enumerate() {
        if is_blank(line) && after_blank {
            continue;
        }
        if at > 0 {
            out.push('\n');
        }
        after_blank = is_blank(line);
        unescape(&mut out, without_break(line));
    }
    out
}

/// A text within a line of the layout.
pub(super) fn read_inline(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    unescape(&mut out, text.trim_matches(BLANKS));
    out
}

/// What Markdown trims. A full-width blank is none: people indent with it.
pub(super) const BLANKS: [char; 2] = [' ', '\t'];

pub(super) fn is_blank(line: &str) -> bool {
    line.trim_matches(BLANKS).is_empty()
}

/// A line without what breaks it: blanks, a backslash, or a tag.
fn without_break(line: &str) -> &str {
    let line = line.trim_end_matches(BLANKS);
    let backslashes = line.bytes().rev().take_while(|byte| *byte == b'\\').count();
    match break_tag_at_end(line) {
        Some(start) => &line[..start],
        None if backslashes % 2 == 1 => line[..line.len() - 1].trim_end_matches(BLANKS),
        None => line,
    }
}

fn break_tag_at_end(line: &str) -> Option<usize> {
    let start = line.rfind('<').filter(|start| break_tag(&line[*start..]) == Some(line.len() - start))?;
    let backslashes = line[..start].bytes().rev().take_while(|byte| *byte == b'\\').count();
    (backslashes % 2 == 0).then_some(start)
}

/// The length of a `<br>` at the start of a text.
fn break_tag(text: &str) -> Option<usize> {
    let (piece, len) = html::tag(text)?;
    matches!(piece, Piece::Start(tag) if tag.name == "br" && tag.is_bare()).then_some(len)
}

fn unescape(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find(['\\', '&', '<']) {
        let (plain, marked) = rest.split_at(at);
        out.push_str(plain);
        let (char, len) = match marked.as_bytes() {
            [b'\\', mark, ..] if mark.is_ascii_punctuation() => (char::from(*mark), 2),
            [b'&', ..] => html::reference(marked).unwrap_or(('&', 1)),
            [b'<', ..] => break_tag(marked).map_or(('<', 1), |len| ('\n', len)),
            _ => ('\\', 1),
        };
        out.push(char);
        rest = &marked[len..];
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn little_is_escaped_and_all_of_it_comes_back() {
        for (typed, written) in [
            ("", ""),
            ("○ 研修\n(1) 年4回\n・ 訓練", "○ 研修\\\n(1) 年4回\\\n・ 訓練\n"),
            ("　字下げ\n\n次", "　字下げ\n\n次\n"),
            ("a\n\n\n\nb", "a\n\n\\\n\\\nb\n"),
            ("\n\na\n\n", "\\\n\\\na&#xA;&#xA;\n"),
            ("\n", "&#xA;\n"),
            (" a \n　", "&#x20;a&#x20;\\\n&#x3000;\n"),
            ("a\tb\r\n\u{0}\u{200b}👩‍👩‍👧", "a&#x9;b&#xD;\\\n&#x0;&#x200B;👩‍👩‍👧\n"),
            ("# a\n- b\n-\n1. c\n25.5%\n1)", "\\# a\\\n\\- b\\\n\\-\\\n1\\. c\\\n25.5%\\\n1\\)\n"),
            ("---\n- -\n===\n:-:\n> a\n+", "\\---\\\n\\- -\\\n\\===\\\n\\:-:\\\n\\> a\\\n\\+\n"),
            ("-5%\n=1+1\n10~12月", "-5%\\\n=1+1\\\n10\\~12月\n"),
            ("<b> &amp; A & B &#1;", "\\<b> \\&amp; A & B \\&#1;\n"),
            ("C:\\\n```", "C:\\\\\\\n\\`\\`\\`\n"),
            ("a_b _c_ https://a/b_c", "a_b \\_c\\_ https\\://a/b_c\n"),
            ("https://a/b?c=1\nd", "https://a/b?c=1 \\\nd\n"),
        ] {
            let mut out = String::new();
            text(&mut out, typed);
            assert_eq!(out, written, "{typed:?}");
            assert_eq!(read_text(&out.lines().collect::<Vec<_>>()), typed, "{written:?}");
        }
        assert_eq!(inline("#1 a\nb |"), "\\#1 a&#xA;b \\|");
    }

    #[test]
    fn what_a_person_writes_in_an_editor_is_read_as_it_looks() {
        for (written, typed) in [
            ("a\nb", "a\nb"),
            ("a  \nb\t", "a\nb"),
            ("\n\na\n\n\n\nb\n\n", "a\n\nb"),
            ("a<br>\nb<BR />c", "a\nb\nc"),
            ("a\\", "a"),
            ("  ・ 訓練", "  ・ 訓練"),
            ("&lt;&amp;&copy;&#12354;&#x110000;&#;&", "<&©あ&#x110000;&#;&"),
            ("C:\\temp **太字** <b>", "C:\\temp **太字** <b>"),
        ] {
            assert_eq!(read_text(&written.split('\n').collect::<Vec<_>>()), typed, "{written:?}");
        }
    }
}
