//! The HTML fragments that converters leave in cells → plain text.
//!
//! A known tag becomes a line break, a ○ or nothing; everything else stays text, and nothing runs.

/// What a tag turns into.
#[derive(Clone, Copy, PartialEq)]
enum Tag {
    /// A paragraph or an item: it stands on lines of its own.
    Block,
    /// `<br>`.
    Break,
    /// A check box, printed where the paper has ○.
    Box,
    /// Bold and the like: gone.
    Style,
}

/// A cell's text without its tags. A cell that has no known tag is as it was.
pub(super) fn plain(cell: &str) -> String {
    let mut out = Out::default();
    let (mut rest, mut tags) = (cell, 0);
    while let Some(at) = rest.find('<') {
        let (before, from) = rest.split_at(at);
        out.text(before);
        match tag(from) {
            Some((tag, len)) => {
                out.tag(tag);
                tags += 1;
                rest = &from[len..];
            }
            None => {
                out.text("<");
                rest = &from[1..];
            }
        }
    }
    if tags == 0 {
        return cell.to_owned();
    }
    out.text(rest);
    entities(&out.text)
}

#[derive(Default)]
struct Out {
    text: String,
    /// Whether a new line is due before the next word.
    block: bool,
}

impl Out {
    fn text(&mut self, text: &str) {
        // White space beside a block is the markup's own.
        let text = if self.block { text.trim_start() } else { text };
        if text.is_empty() {
            return;
        }
        if std::mem::take(&mut self.block) && !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(text);
    }

    fn tag(&mut self, tag: Tag) {
        match tag {
            Tag::Block => {
                self.text.truncate(self.text.trim_end_matches([' ', '\t', '\n', '\r']).len());
                self.block = true;
            }
            Tag::Break => {
                self.block = false;
                self.text.push('\n');
            }
            Tag::Box => self.text("○"),
            Tag::Style => {}
        }
    }
}

/// A known tag at the start of the text, and its length.
fn tag(text: &str) -> Option<(Tag, usize)> {
    // A tag holds no other bracket, so a text full of them is still looked at once.
    let end = text.bytes().skip(1).position(|byte| matches!(byte, b'<' | b'>'))? + 1;
    text[end..].starts_with('>').then_some(())?;
    let inside = text[1..end].trim_end_matches('/').trim();
    let closing = inside.starts_with('/');
    let inside = inside.trim_start_matches('/');
    let (name, rest) = inside.split_at(inside.find(char::is_whitespace).unwrap_or(inside.len()));
    let tag = match name.to_ascii_lowercase().as_str() {
        "p" | "div" | "ul" | "ol" | "li" => Tag::Block,
        "br" => Tag::Break,
        "b" | "strong" | "i" | "em" | "u" | "span" => Tag::Style,
        "input" if !closing && is_check_box(rest) => Tag::Box,
        _ => return None,
    };
    Some((tag, end + 1))
}

fn is_check_box(attributes: &str) -> bool {
    let mut plain = attributes.to_ascii_lowercase();
    plain.retain(|char| !matches!(char, '"' | '\'' | ' '));
    plain.contains("type=checkbox")
}

/// The characters that a text with tags has to write as names.
fn entities(text: &str) -> String {
    /// `&#x10ffff;` is the longest that is looked at.
    const LONGEST: usize = 10;
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let name = rest.bytes().take(LONGEST).position(|byte| byte == b';').map(|end| &rest[..end]);
        match name.and_then(|name| Some((name, entity(name)?))) {
            Some((name, char)) => {
                out.push(char);
                rest = &rest[name.len() + 1..];
            }
            None => out.push('&'),
        }
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<char> {
    let code = |digits: &str, radix| {
        u32::from_str_radix(digits, radix).ok().and_then(char::from_u32).filter(|char| !char.is_control())
    };
    match name {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        _ => {
            let number = name.strip_prefix('#')?;
            match number.strip_prefix(['x', 'X']) {
                Some(hex) => code(hex, 16),
                None => code(number, 10),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_tags_become_lines() {
        for (cell, text) in [
            ("<p>① 一</p> <p>② 二</p>", "① 一\n② 二"),
            ("<ul> <li>(1) 一</li> <li>(2) 二</li> </ul>", "(1) 一\n(2) 二"),
            (
                r#"<input type="checkbox"> 体制 <ul style="list-style-type: none;"> <li>(1) 一</li></ul>"#,
                "○ 体制\n(1) 一",
            ),
            ("<INPUT type=checkbox checked/>済<br/>次<BR>終", "○済\n次\n終"),
            ("<b>太い</b>と<p></p><p>次</p>", "太いと\n次"),
            ("<p>A &lt; B &amp;amp; &#65;&#x42;&nbsp;&copy;&#0;&</p>", "A < B &amp; AB\u{a0}&copy;&#0;&"),
        ] {
            assert_eq!(plain(cell), text, "{cell}");
        }
    }

    #[test]
    fn the_rest_stays_text() {
        for cell in [
            "<script>alert(1)</script>",
            "<a href=\"javascript:x\">A</a> &lt;",
            "A &amp; B",
            "3 < 5 > 2",
            "<input type=\"text\">",
            "<p",
            "<",
            "<>",
            "</>",
            "目的<目標>",
        ] {
            assert_eq!(plain(cell), cell);
        }
        assert_eq!(plain("<p><script>x</script></p>"), "<script>x</script>");
    }
}
