//! The HTML fragments that converters leave in cells → plain text.
//!
//! A known tag becomes a line break, a ○ or nothing; everything else stays text, and nothing runs.

use crate::html::{self, Piece};

/// What a tag turns into.
#[derive(Clone, Copy, PartialEq)]
enum TagRole {
    /// A paragraph or an item: it stands on lines of its own.
    Block,
    /// `<br>`.
    Break,
    /// A check box, printed where the paper has ○.
    Box,
    /// A check box that is ticked.
    Tick,
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
        match html::tag(from).and_then(|(piece, len)| Some((known(&piece)?, len))) {
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
    references(&out.text)
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

    fn tag(&mut self, tag: TagRole) {
        match tag {
            TagRole::Block => {
                self.text.truncate(self.text.trim_end_matches([' ', '\t', '\n', '\r']).len());
                self.block = true;
            }
            TagRole::Break => {
                self.block = false;
                self.text.push('\n');
            }
            TagRole::Box => self.text("○"),
            TagRole::Tick => self.text("☑"),
            TagRole::Style => {}
        }
    }
}

fn known(piece: &Piece<'_>) -> Option<TagRole> {
    let name = match piece {
        Piece::Start(tag) if tag.name == "input" => {
            let kind = tag.attribute("type").map(|kind| kind.trim_end_matches('/'));
            let is_ticked = tag.attribute("checked").is_some();
            let role = if is_ticked { TagRole::Tick } else { TagRole::Box };
            return kind.filter(|kind| kind.eq_ignore_ascii_case("checkbox")).map(|_| role);
        }
        // a<b かつ b>c: no tag has such attributes.
        Piece::Start(tag) if !tag.has_plain_names() => return None,
        Piece::Start(tag) => &tag.name,
        Piece::End(name) => name,
        Piece::Text(_) | Piece::Comment(_) => return None,
    };
    Some(match name.as_str() {
        "p" | "div" | "ul" | "ol" | "li" | "details" | "summary" => TagRole::Block,
        "br" => TagRole::Break,
        "b" | "strong" | "i" | "em" | "u" | "span" => TagRole::Style,
        _ => return None,
    })
}

/// The characters that a text with tags has to write as references.
fn references(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let found = html::reference(rest).filter(|(char, _)| !char.is_control());
        let (char, len) = found.unwrap_or(('&', 1));
        out.push(char);
        rest = &rest[len..];
    }
    out.push_str(rest);
    out
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
            ("<INPUT type=checkbox checked/>済<br/>次<BR>終", "☑済\n次\n終"),
            ("<b>太い</b>と<p></p><p>次</p>", "太いと\n次"),
            ("<p>A &lt; B &amp;amp; &#65;&#x42;&nbsp;&copy;&#0;&</p>", "A < B &amp; AB\u{a0}©&#0;&"),
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
            "8校 (a<b かつ b>c)",
        ] {
            assert_eq!(plain(cell), cell);
        }
        assert_eq!(plain("<p><script>x</script></p>"), "<script>x</script>");
    }
}
