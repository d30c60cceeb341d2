//! What each line of the layout is.

use super::names::{self, HeadedPart, HeadingPlace};
use super::{KEY, carried, escape};
use crate::text::lookalike::is_invisible;

/// A line.
#[derive(Debug, PartialEq)]
pub(super) enum MarkdownLine<'a> {
    /// A page's heading, without its mark.
    Page(&'a str),
    /// A sheet's heading: its goal as it is written.
    Sheet(&'a str),
    /// A part's heading, its level, and its number in what is carried.
    Part(HeadedPart, usize, Option<usize>),
    /// A heading that is none of the layout's.
    Heading,
    /// What is carried of a sheet, or of the file.
    Carried(&'static str),
    /// Anything else.
    Text,
}

/// What a line is. `beyond` is the level of この様式にない欄, where the line stands under it; `in_row` says whether it stands in an
/// initiative.
pub(super) fn line(line: &str, beyond: Option<usize>, in_row: bool) -> MarkdownLine<'_> {
    for opening in [carried::SHEET, carried::FILE] {
        if line.trim_start().starts_with(opening.trim_end()) {
            return MarkdownLine::Carried(opening);
        }
    }
    let Some((level, heading)) = heading(line) else { return MarkdownLine::Text };
    match level {
        1 if names::around_title(heading).is_some() => MarkdownLine::Page(heading),
        2 => names::value(heading, names::goal()).map_or(MarkdownLine::Heading, MarkdownLine::Sheet),
        1 => MarkdownLine::Heading,
        _ => {
            let (heading, key) = with_key(heading);
            let part = match beyond {
                Some(over) if over < level => names::beyond_part(heading),
                _ => names::part(heading, HeadingPlace { level, in_row }),
            };
            part.map_or(MarkdownLine::Heading, |part| MarkdownLine::Part(part, level, key))
        }
    }
}

/// A heading's level and its text, without the marks that may close it.
fn heading(line: &str) -> Option<(usize, &str)> {
    let line = line.trim_start_matches(is_invisible);
    let trimmed = line.trim_start_matches(' ');
    let text = trimmed.trim_start_matches('#');
    let level = trimmed.len() - text.len();
    let opens = text.is_empty() || text.starts_with(escape::BLANKS);
    if !(1..=6).contains(&level) || !opens || line.len() - trimmed.len() > 3 {
        return None;
    }
    let text = text.trim_matches(escape::BLANKS);
    let open = text.trim_end_matches('#');
    let closes = open.is_empty() || open.ends_with(escape::BLANKS);
    Some((level, if closes { open.trim_end_matches(escape::BLANKS) } else { text }))
}

fn with_key(heading: &str) -> (&str, Option<usize>) {
    let found = heading.strip_suffix(KEY.1.trim_start()).and_then(|rest| {
        let (heading, key) = rest.rsplit_once(KEY.0.trim_end())?;
        Some((heading.trim_end_matches(escape::BLANKS), key.trim().parse().ok()?))
    });
    found.map_or((heading, None), |(heading, key)| (heading, Some(key)))
}

/// Whether a text is of this layout.
pub(super) fn is_layout(text: &str) -> bool {
    let (mut sheet, mut part) = (false, false);
    text.trim_start_matches('\u{feff}').lines().any(|text| {
        match line(text, None, false) {
            MarkdownLine::Carried(_) => return true,
            MarkdownLine::Sheet(_) => sheet = true,
            MarkdownLine::Part(..) => part = true,
            _ => {}
        }
        sheet && part
    })
}

/// Whether a line is a rule across the page: `---`, `* * *`. Ours have a backslash before them.
pub(super) fn is_rule(line: &str) -> bool {
    let signs: Vec<char> = line.chars().filter(|char| !escape::BLANKS.contains(char)).collect();
    let first = signs.first().filter(|first| matches!(first, '-' | '*' | '_'));
    signs.len() > 2 && signs.iter().all(|sign| Some(sign) == first)
}
