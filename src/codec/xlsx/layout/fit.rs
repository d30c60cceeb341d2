//! How much room a text takes: Excel does not fit merged cells by itself, so lines are estimated, rather too many.

use super::{LONGEST_TEXT, MOST_BREAKS};

/// The height of a line in percent of its letters: fonts of other systems, which stand in where a machine lacks ours,
/// have taller lines than Excel's own.
const LINE: u32 = 146;
/// What a cell keeps free at its sides.
const SIDES: u32 = 8;
/// What a cell keeps free above and below.
const ENDS: u32 = 7;

/// The height of a text in pixels, in letters of `size` points, over a width in pixels.
pub(in crate::codec::xlsx) fn height(text: &str, width: u32, size: u32) -> u32 {
    // Ten thousandths of a pixel would be finer than any printer; hundredths of a letter are fine enough.
    let letter = size * 4 / 3;
    // A letter less, because no line begins with a full stop or a closing bracket.
    let room = (width.saturating_sub(SIDES) * 100 / letter).saturating_sub(100).max(200);
    let lines: u32 = text.split('\n').map(|line| wrapped(line, room)).sum();
    (lines * size * 4 * LINE).div_ceil(300) + ENDS
}

/// In how many lines a line breaks where there is room for so many hundredths of a letter.
fn wrapped(line: &str, room: u32) -> u32 {
    let (mut lines, mut filled, mut word) = (1, 0, 0);
    for char in line.chars() {
        let wide = width(char);
        // A word or a number goes to the next line as a whole, unless it is longer than a line.
        word = if char.is_ascii_graphic() { word + wide } else { 0 };
        filled += wide;
        if filled > room {
            lines += 1;
            if word == 0 || word == filled {
                word = word.min(wide);
                filled = wide;
            } else {
                filled = word;
            }
        }
    }
    lines
}

/// A character's width in hundredths of a letter, as the widest of the common fonts have it.
fn width(char: char) -> u32 {
    match char {
        'A'..='Z' | '@' | '%' | '&' => 76,
        ' '..='~' | '\u{ff61}'..='\u{ff9f}' => 60,
        _ => 100,
    }
}

/// A text in parts that each fit into a cell: one part, but for very long texts. Put end to end they are the text.
pub(super) fn parts(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = text;
    loop {
        let at = end(rest);
        let (part, after) = rest.split_at(at);
        parts.push(part);
        if after.is_empty() {
            return parts;
        }
        rest = after;
    }
}

/// How many bytes of a text fit into a cell. A line break of two characters stays whole.
fn end(text: &str) -> usize {
    let (mut units, mut breaks) = (0, 0);
    let mut before = '\0';
    for (at, char) in text.char_indices() {
        units += char.len_utf16();
        breaks += usize::from(char == '\n');
        if units > LONGEST_TEXT || breaks > MOST_BREAKS {
            return if (before, char) == ('\r', '\n') { at - 1 } else { at };
        }
        before = char;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_breaks_where_letters_fill_it() {
        for (line, room, expected) in [
            ("", 1000, 1),
            ("一二三四五六七八九十", 1000, 1),
            ("一二三四五六七八九十一", 1000, 2),
            ("0123456789", 600, 1),
            ("一二三四五0123456789", 1000, 2),
            (&"a".repeat(40), 600, 4),
        ] {
            assert_eq!(wrapped(line, room), expected, "{line}");
        }
        assert!(height("一\n二", 100, 10) >= height("一", 100, 10) * 2 - ENDS - 1);
    }

    #[test]
    fn a_long_text_goes_on_in_parts() {
        for (text, expected) in [
            (String::new(), vec![0]),
            ("一".repeat(32_000), vec![32_000]),
            ("一".repeat(32_001), vec![32_000, 1]),
            (format!("{}𠮷", "一".repeat(31_999)), vec![31_999, 1]),
            (format!("{}\r\n", "一".repeat(31_999)), vec![31_999, 2]),
            ("\n".repeat(600), vec![250, 250, 100]),
        ] {
            let parts = parts(&text);
            assert_eq!(parts.iter().map(|part| part.chars().count()).collect::<Vec<_>>(), expected);
            assert_eq!(parts.concat(), text);
        }
    }
}
