//! Reads just enough HTML to find the parts that the build changes.
//!
//! It reads our own page after trunk has been over it, no foreign page: start
//! tags with their attributes, comments, and the text of scripts and styles.

use std::ops::Range;

/// A start tag; with a script or a style, all up to its end tag.
#[derive(Debug)]
pub(crate) struct Element<'a> {
    /// The tag's name.
    pub(crate) name: &'a str,
    /// Where the whole element stands.
    pub(crate) span: Range<usize>,
    /// The text between the tags; empty but for scripts and styles.
    pub(crate) text: &'a str,
    attributes: &'a str,
}

impl<'a> Element<'a> {
    /// An attribute's value; the empty text for one without a value.
    pub(crate) fn attribute(&self, wanted: &str) -> Option<&'a str> {
        attributes(self.attributes).find(|(name, _)| *name == wanted).map(|(_, value)| value)
    }

    /// Whether this is a `<link>` with the given `rel`.
    pub(crate) fn is_link(&self, rel: &str) -> bool {
        self.name == "link" && self.attribute("rel") == Some(rel)
    }

    /// Whether this is a script that stands in the page and is run.
    pub(crate) fn is_inline_script(&self) -> bool {
        let runs = matches!(self.attribute("type"), None | Some("module" | "text/javascript"));
        self.name == "script" && self.attribute("src").is_none() && runs
    }
}

/// All elements of a page, in order.
pub(crate) fn elements(html: &str) -> Vec<Element<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = html[at..].find('<').map(|offset| at + offset) {
        let rest = &html[start..];
        at = if rest.starts_with("<!--") {
            after(html, start, "-->")
        } else if rest[1..].starts_with(|first: char| first.is_ascii_alphabetic()) {
            let element = element(html, start);
            let end = element.span.end;
            found.push(element);
            end
        } else {
            start + 1
        };
    }
    found
}

/// Replaces parts of a page; the parts must be in order and apart.
pub(crate) fn replace(html: &str, parts: Vec<(Range<usize>, String)>) -> String {
    let mut result = String::new();
    let mut at = 0;
    for (span, text) in parts {
        result.push_str(&html[at..span.start]);
        result.push_str(&text);
        at = span.end;
    }
    result.push_str(&html[at..]);
    result
}

fn element(html: &str, start: usize) -> Element<'_> {
    let tag_end = tag_end(html, start);
    let tag = html[start + 1..tag_end].trim_end_matches('>');
    let name_end = tag.find(|c: char| c.is_ascii_whitespace() || c == '/').unwrap_or(tag.len());
    let (name, attributes) = tag.split_at(name_end);
    let (text, end) = if matches!(name, "script" | "style") {
        let close = format!("</{name}");
        let text_end = html[tag_end..].find(&close).map_or(html.len(), |offset| tag_end + offset);
        (&html[tag_end..text_end], after(html, text_end, ">"))
    } else {
        ("", tag_end)
    };
    Element { name, span: start..end, text, attributes }
}

/// Behind the `>` that ends the tag at `start`, minding quotes.
fn tag_end(html: &str, start: usize) -> usize {
    let mut quote = None;
    for (offset, c) in html[start..].char_indices() {
        match (quote, c) {
            (None, '>') => return start + offset + 1,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
    }
    html.len()
}

fn after(html: &str, start: usize, mark: &str) -> usize {
    html[start..].find(mark).map_or(html.len(), |offset| start + offset + mark.len())
}

/// The name and value of each attribute.
fn attributes(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if rest.is_empty() {
            return None;
        }
        let name_end = rest.find(|c: char| c.is_ascii_whitespace() || c == '=').unwrap_or(rest.len());
        let (name, behind) = rest.split_at(name_end);
        let Some(value) = behind.strip_prefix('=') else {
            rest = behind;
            return Some((name, ""));
        };
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (value, behind) = match quote {
            Some(quote) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
            None => value.split_at(value.find(' ').unwrap_or(value.len())),
        };
        rest = behind;
        Some((name, value))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_tags_attributes_and_raw_text() {
        let html = "<!doctype html><!-- <p> --><html lang=\"ja\"><link rel=stylesheet \
                    href='a>b.css' crossorigin><script>if (a < b) { '<p>' }</script ><p>";
        let found = elements(html);
        let names: Vec<_> = found.iter().map(|element| element.name).collect();
        assert_eq!(names, ["html", "link", "script", "p"]);
        assert_eq!(found[0].attribute("lang"), Some("ja"));
        assert!(found[1].is_link("stylesheet"));
        assert_eq!(found[1].attribute("href"), Some("a>b.css"));
        assert_eq!(found[1].attribute("crossorigin"), Some(""));
        assert_eq!(found[2].text, "if (a < b) { '<p>' }");
        assert!(found[2].is_inline_script());
        assert!(html[found[2].span.clone()].ends_with("</script >"));
    }

    #[test]
    fn replaces_parts_from_front_to_back() {
        let parts = vec![(0..1, "A".into()), (2..2, "-".into())];
        assert_eq!(replace("abc", parts), "Ab-c");
    }
}
