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
    let Some((level, heading)) = heading(line) else {
        return loose(line, in_row)
            .map_or(MarkdownLine::Text, |(part, level)| MarkdownLine::Part(part, level, None));
    };
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

/// The part that a line opens as other hands write headings: `**中間報告**`, `###現況・課題`, `＃＃＃ 現況・課題`. In our own text
/// such signs have a backslash before them.
fn loose(line: &str, in_row: bool) -> Option<(HeadedPart, usize)> {
    let line = line.trim_start_matches(is_invisible).trim();
    let marks = line.trim_start_matches(['#', '＃']);
    let bold = ["**", "__"].into_iter().find_map(|mark| line.strip_prefix(mark)?.strip_suffix(mark));
    let words = if marks.len() < line.len() { Some(marks.trim_matches(escape::BLANKS)) } else { bold }?;
    let words = words.trim_matches([':', '：', ' ', '　']);
    let levels = if in_row { [4, 3] } else { [3, 4] };
    // A bold word of a text is none of a column's heads outside of an initiative.
    let is_known = |part: &HeadedPart| match part {
        HeadedPart::Position(_) | HeadedPart::Own(_) => false,
        HeadedPart::Column(_) | HeadedPart::OwnColumn(_) => in_row,
        _ => true,
    };
    levels.into_iter().find_map(|level| {
        let part = names::part(words, HeadingPlace { level, in_row }).filter(is_known)?;
        Some((part, level))
    })
}

/// A bold label and the text that stands behind it in the same line: `**現況・課題：** 減っている。`.
pub(super) fn label_and_text(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_start_matches(is_invisible).trim_start();
    let line = ["- ", "* ", "・"].into_iter().find_map(|mark| line.strip_prefix(mark)).unwrap_or(line);
    let mark = ["**", "__"].into_iter().find(|mark| line.starts_with(mark))?;
    let end = mark.len() + line[mark.len()..].find(mark)? + mark.len();
    let (label, rest) = line.split_at(end);
    let is_closed = label.trim_end_matches(mark).ends_with([':', '：']);
    let text = rest.trim_start().strip_prefix([':', '：']).or(is_closed.then_some(rest))?.trim_start();
    (!text.is_empty()).then_some((label, text))
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

/// Whether a line is a rule across the page: `---`, `* * *`, or `===` as mails have it. Ours have a backslash before them.
pub(super) fn is_rule(line: &str) -> bool {
    let signs: Vec<char> = line.chars().filter(|char| !escape::BLANKS.contains(char)).collect();
    let first = signs.first().filter(|first| matches!(first, '-' | '*' | '_' | '='));
    signs.len() > 2 && signs.iter().all(|sign| Some(sign) == first)
}

/// A line with its number.
pub(super) type NumberedLine = (usize, String);

/// The lines within a fence of code around the layout, as a chat writes them; and the words outside, which are told.
pub(super) fn unfenced(lines: Vec<NumberedLine>) -> (Vec<NumberedLine>, Vec<NumberedLine>) {
    let is_fence = |text: &str, words: &[&str]| {
        text.trim()
            .strip_prefix("```")
            .is_some_and(|rest| words.contains(&rest.trim().to_lowercase().as_str()))
    };
    let opens = lines.iter().position(|(_, text)| is_fence(text, &["", "markdown", "md", "text"]));
    let is_heading = |(_, text): &NumberedLine| matches!(line(text, None, false), MarkdownLine::Sheet(_));
    let first = lines.iter().position(is_heading);
    let closes = lines.iter().rposition(|(_, text)| is_fence(text, &[""]));
    let Some((from, to)) =
        opens.zip(closes).filter(|(from, to)| first.is_some_and(|at| *from < at && at < *to))
    else {
        return (lines, Vec::new());
    };
    let is_within = |at: usize| from < at && at < to;
    let (within, outside): (Vec<_>, Vec<_>) =
        lines.into_iter().enumerate().partition(|(at, _)| is_within(*at));
    let outside =
        outside.into_iter().filter(|(at, (_, text))| *at != from && *at != to && !text.trim().is_empty());
    (within.into_iter().map(|(_, line)| line).collect(), outside.map(|(_, line)| line).collect())
}
