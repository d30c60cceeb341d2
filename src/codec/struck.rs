//! Words that are struck out: taken out of their text, so that what stays reads as if they had never been there. By marks of
//! Markdown, by tags, or by a stroke over each character.

use std::ops::Range;

use crate::html::{Piece, pieces, tag};

/// Words that were struck out.
#[derive(Debug, PartialEq)]
pub(super) struct StruckWords {
    /// How many lines stand before them.
    pub(super) lines: usize,
    /// How many tabs stand before them in their line.
    pub(super) tabs: usize,
    pub(super) words: String,
}

/// A text of people without what Markdown or HTML strikes out in it; none where nothing is. Lines stay where they are,
/// unless `close` has those go that are left empty.
pub(super) fn taken_out(text: &str, close: bool) -> Option<(String, Vec<StruckWords>)> {
    let mut left = marked(text);
    left.retain(|range| !text[range.clone()].contains('\t'));
    left.extend(tagged(text));
    left.extend(overlaid(text));
    left.sort_by_key(|range| (range.start, range.end));
    let mut end = 0;
    left.retain(|range| {
        let is_apart = range.start >= end;
        end = end.max(range.end);
        is_apart
    });
    if left.is_empty() {
        return None;
    }
    let words = left.iter().map(|range| {
        let before = &text[..range.start];
        let tabs = before.rsplit('\n').next().map_or(0, |line| line.matches('\t').count());
        StruckWords { lines: before.matches('\n').count(), tabs, words: plain(&text[range.clone()]) }
    });
    let words: Vec<StruckWords> = words.filter(|words| !words.words.is_empty()).collect();
    let text = if close { without(text, &left) } else { blank(text, &left) };
    Some((text, words))
}

/// Whether a backslash says that what stands here is words that look like a mark.
pub(super) fn is_escaped(text: &str, at: usize) -> bool {
    text[..at].bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1
}

/// A text without these stretches, all line breaks kept.
pub(super) fn blank(text: &str, left: &[Range<usize>]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for range in left {
        out.push_str(&text[at..range.start]);
        out.extend(text[range.clone()].matches('\n'));
        at = range.end;
    }
    out + &text[at..]
}

/// Struck words without what strikes them.
fn plain(words: &str) -> String {
    let words = words.strip_prefix("~~").and_then(|words| words.strip_suffix("~~")).unwrap_or(words);
    let texts = pieces(words).filter_map(|piece| match piece {
        Piece::Text(text) => Some(text),
        Piece::Start(_) | Piece::End(_) | Piece::Comment(_) => None,
    });
    texts.collect::<String>().replace(OVERLAYS, "").trim().to_owned()
}

/// The strokes that are laid over the character before them: it is seen struck out, whatever program shows it.
const OVERLAYS: [char; 2] = ['\u{335}', '\u{336}'];

/// The stretches of characters that have such a stroke; blanks between them have none.
fn overlaid(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    if !text.contains(OVERLAYS) {
        return found;
    }
    let mut base = None;
    for (at, char) in text.char_indices() {
        let end = at + char.len_utf8();
        let is_mark =
            matches!(char, '\u{300}'..='\u{36f}' | '\u{3099}' | '\u{309a}' | '\u{fe00}'..='\u{fe0f}');
        if !OVERLAYS.contains(&char) {
            if !is_mark {
                base = Some(at).filter(|_| !char.is_control());
            } else if let Some(last) = found.last_mut().filter(|last| last.end == at) {
                last.end = end;
            }
            continue;
        }
        let start = base.unwrap_or(at);
        match found.last_mut() {
            Some(last)
                if text[last.end.min(start)..start].chars().all(|char| matches!(char, ' ' | '\u{3000}')) =>
            {
                last.end = end;
            }
            _ => found.push(start..end),
        }
    }
    found
}

/// A cell's text without the words that have a stroke over each character, and these words; none where none have.
pub(super) fn without_overlaid(text: &str) -> Option<(String, String)> {
    let left = overlaid(text);
    let struck: Vec<String> = left.iter().map(|range| plain(&text[range.clone()])).collect();
    (!left.is_empty()).then(|| (without(text, &left), struck.join(" ")))
}

/// The stretches between the tags that strike out.
fn tagged(text: &str) -> Vec<Range<usize>> {
    /// What a text must have for that.
    const ENDS: [&str; 4] = ["</s", "</del", "</strike", "</span"];
    let lower = text.to_ascii_lowercase();
    let mut found = Vec::new();
    if !ENDS.iter().any(|end| lower.contains(end)) {
        return found;
    }
    // Tags within a stretch of the same name.
    let mut open: Option<(usize, String, usize)> = None;
    let mut from = 0;
    while let Some(at) = text[from..].find('<').map(|at| from + at) {
        let Some((piece, length)) = tag(&text[at..]).filter(|_| !is_escaped(text, at)) else {
            from = at + 1;
            continue;
        };
        from = at + length;
        match (piece, &mut open) {
            (Piece::Start(tag), None) if strikes(&tag.name, tag.attribute("style")) => {
                open = Some((at, tag.name, 1));
            }
            (Piece::Start(tag), Some((_, name, depth))) if tag.name == *name => *depth += 1,
            (Piece::End(end), Some((start, name, depth))) if end == *name => {
                *depth -= 1;
                if *depth == 0 {
                    found.push(*start..from);
                    open = None;
                }
            }
            _ => {}
        }
    }
    found
}

/// Whether an element strikes out what it holds.
pub(super) fn strikes(name: &str, style: Option<&str>) -> bool {
    let style = style.unwrap_or("").to_ascii_lowercase();
    let is_lifted = style.split(';').any(|rule| {
        let (name, value) = rule.split_once(':').unwrap_or((rule, ""));
        name.trim().starts_with("text-decoration") && value.trim() == "none"
    });
    matches!(name, "s" | "del" | "strike") && !is_lifted || style.contains("line-through")
}

/// A text without these stretches, which stand in order. A line that they leave empty goes too.
pub(super) fn without(text: &str, left: &[Range<usize>]) -> String {
    if left.is_empty() {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        let mut kept = String::new();
        let mut at = start;
        for range in left.iter().filter(|range| range.start < end && range.end > start) {
            kept.push_str(text.get(at..range.start.max(at)).unwrap_or(""));
            at = range.end.clamp(at, end);
        }
        let is_touched = at > start || left.iter().any(|range| (start..end).contains(&range.start));
        kept.push_str(text.get(at..end).unwrap_or(""));
        // What breaks a line of Markdown is no word of it.
        let is_gone = is_touched && kept.trim().trim_end_matches('\\').is_empty() && !line.trim().is_empty();
        if !is_gone {
            out.push_str(&kept);
        } else if !line.ends_with('\n') {
            // The last line takes the break before it along.
            out.truncate(out.trim_end_matches('\n').len());
        }
        start = end;
    }
    out
}

/// The stretches of a text between `~~` and `~~`, as Markdown strikes words out; the marks are part of them. Marks with a
/// backslash before them are none, and a stretch ends with its paragraph.
pub(super) fn marked(text: &str) -> Vec<Range<usize>> {
    const MARK: &str = "~~";
    let mut found = Vec::new();
    let mut from = 0;
    let next = |from: usize| {
        let mut from = from;
        loop {
            let at = from + text.get(from..)?.find(MARK)?;
            let length = text[at..].bytes().take_while(|byte| *byte == b'~').count();
            if !is_escaped(text, at) && length == MARK.len() {
                return Some(at);
            }
            from = at + length.max(1);
        }
    };
    while let Some(start) = next(from) {
        let inside = start + MARK.len();
        let opens = text[inside..].starts_with(|char: char| !char.is_whitespace());
        let end = next(inside).filter(|end| {
            let words = &text[inside..*end];
            opens && !words.is_empty() && !words.ends_with(char::is_whitespace) && !words.contains("\n\n")
        });
        match end {
            Some(end) => {
                found.push(start..end + MARK.len());
                from = end + MARK.len();
            }
            None => from = inside,
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_strike_out_too() {
        for (text, live, struck) in [
            ("<s>15校</s>19校", "19校", "15校"),
            ("a\n<DEL>b</DEL>\nc", "a\n\nc", "b"),
            ("<strike>甲 <b>乙</b></strike>丙", "丙", "甲 乙"),
            ("<span style='text-decoration: line-through'>甲<span>乙</span></span>丙", "丙", "甲乙"),
            ("~~甲~~\t<s>乙</s>丙", "\t丙", "甲|乙"),
            ("目標は1\u{336}5\u{336}校\u{336}20校", "目標は20校", "15校"),
            ("5\u{335} \u{336}校\u{336}\n7\u{336}", "\n", "5 校|7"),
            ("a\u{336} b\u{336}　c\u{336} d", " d", "a b　c"),
            ("か\u{3099}\u{336}き\u{336}\u{3099}く", "く", "か\u{3099}き\u{3099}"),
        ] {
            let (out, words) = taken_out(text, false).unwrap_or_else(|| panic!("{text}"));
            let words: Vec<&str> = words.iter().map(|words| words.words.as_str()).collect();
            assert_eq!((out.as_str(), words.join("|").as_str()), (live, struck), "{text}");
        }
        for text in [
            "<s>a",
            "a</s>",
            "\\<s>a\\</s>",
            "~~a\tb~~",
            "<span>a</span>",
            "<section>a</section>",
            "<s style='text-decoration: none'>a</s>",
        ] {
            assert_eq!(taken_out(text, true), None, "{text}");
        }
    }

    #[test]
    fn what_is_struck_out_leaves_no_trace() {
        for (text, live, struck) in [
            ("~~15校~~19校", "19校", "15校"),
            ("○ 研修\n~~(1) 学校~~\n(2) 公民館", "○ 研修\n(2) 公民館", "(1) 学校"),
            ("(1) 甲\n~~(2) 乙~~", "(1) 甲", "(2) 乙"),
            ("~~甲~~", "", "甲"),
            ("~~甲\n乙~~丙", "丙", "甲\n乙"),
            ("甲~~乙~~丙~~丁~~", "甲丙", "乙|丁"),
            ("10~12月、5~~6", "10~12月、5~~6", ""),
            ("a~~ b ~~c", "a~~ b ~~c", ""),
            ("\\~~a~~ ~~~b~~~", "\\~~a~~ ~~~b~~~", ""),
            ("~~a\n\nb~~", "~~a\n\nb~~", ""),
            ("甲\n\n乙", "甲\n\n乙", ""),
            ("~~甲~~\\\n乙", "乙", "甲"),
        ] {
            let left = marked(text);
            let words: Vec<&str> = left.iter().map(|range| text[range.clone()].trim_matches('~')).collect();
            assert_eq!((without(text, &left).as_str(), words.join("|").as_str()), (live, struck), "{text:?}");
        }
    }
}
