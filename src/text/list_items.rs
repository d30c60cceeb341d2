//! Enter at the end of a list's item: what the next item begins with, and where an empty one ends the list.
//!
//! Only what stands in the text decides: the numbers go on in the style in which they are written.

use std::ops::Range;

use super::outline::{self, LineKind};
use super::width::folded;

/// What Enter does instead of breaking the line: these bytes of the text give way to these words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListStep {
    /// What is replaced.
    pub range: Range<usize>,
    /// What stands there then.
    pub words: String,
}

/// What Enter does with the cursor at this byte; none where it only breaks the line.
pub fn at_enter(text: &str, caret: usize) -> Option<ListStep> {
    let (before, after) = text.split_at_checked(caret)?;
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let rest = after.split('\n').next().unwrap_or("");
    if !rest.trim().is_empty() {
        return None;
    }
    let line = &before[start..];
    let item = Item::of(line)?;
    if item.is_empty(line) {
        // Only what was offered is taken back: a number that stands alone is somebody's word.
        let goes_on = before[..start].lines().filter_map(Item::of).any(|other| other.is_like(&item));
        return goes_on.then(|| ListStep { range: start..caret + rest.len(), words: String::new() });
    }
    let next = item.next()?;
    let is_there =
        |line: &str| Item::of(line).is_some_and(|other| other.is_like(&item) && other.number == next.1);
    if next.1 > 0 && after.lines().any(is_there) {
        return None;
    }
    let indent = &line[..item.indent];
    let gap = &line[item.indent + item.mark.len()..item.words];
    Some(ListStep { range: caret..caret + rest.len(), words: format!("\n{indent}{}{gap}", next.0) })
}

/// A line that is an item of a list.
struct Item<'t> {
    /// The bytes before the mark.
    indent: usize,
    /// The mark: `(1)`, `・`, `①`, `1.`
    mark: &'t str,
    /// The byte where the words begin.
    words: usize,
    /// The item's (last) number; 0 for a mark that is always the same.
    number: u32,
}

impl<'t> Item<'t> {
    fn of(line: &'t str) -> Option<Self> {
        let line = line.trim_end_matches(['\r', '\n']);
        let indent = line.len() - line.trim_start().len();
        let rest = &line[indent..];
        let (len, number) = mark(rest)?;
        let words = indent + len;
        let gap = line[words..].len() - line[words..].trim_start().len();
        Some(Self { indent, mark: &rest[..len], words: words + gap, number })
    }

    fn is_empty(&self, line: &str) -> bool {
        self.words == line.len()
    }

    /// Whether both belong to lists of one kind.
    fn is_like(&self, other: &Self) -> bool {
        let frame = |mark: &str| -> String {
            let is_figure = |char: &char| !folded(*char).is_ascii_digit();
            let kind = |char: char| match char {
                '①'..='⑳' => '①',
                '⑴'..='⒇' | '(' | '（' => '(',
                ')' | '）' => ')',
                '.' | '．' => '.',
                char => char,
            };
            mark.chars().filter(is_figure).map(kind).take(1).collect()
        };
        frame(self.mark) == frame(other.mark)
    }

    /// The mark of the next item and its number; none where there is no further one.
    fn next(&self) -> Option<(String, u32)> {
        let number = self.number;
        let last = self.mark.chars().next_back()?;
        let following = || char::from_u32(u32::from(last) + 1).map(String::from);
        match last {
            _ if number == 0 => Some((self.mark.to_owned(), 0)),
            '⑳' | '⒇' => None,
            '①'..='⑳' | '⑴'..='⒇' => Some((following()?, number + 1)),
            _ => {
                let from = self.mark.rfind(['(', '（']).unwrap_or(0);
                let next = counted_on(&self.mark[from..], number + 1)?;
                // Beyond, it would be read as no label any more.
                (number < u32::from(outline::LAST_LABEL)).then_some((next, number + 1))
            }
        }
    }
}

/// The bytes of the mark with which a line starts, and its number.
fn mark(rest: &str) -> Option<(usize, u32)> {
    if let Some(marker) = outline::markers(rest).next().filter(|marker| marker.at == 0) {
        let number = match marker.kind {
            LineKind::Entry { labels } => labels.last().copied().map_or(0, u32::from),
            LineKind::Purpose(number) => u32::from(number),
            // Under a heading stand its entries, and seldom another heading.
            LineKind::Heading => return None,
            LineKind::Bullet | LineKind::Plain => 0,
        };
        return Some((marker.len, number));
    }
    let first = rest.chars().next()?;
    let after = &rest[first.len_utf8()..];
    match first {
        '●' | '■' | '◆' | '◇' | '□' | '◎' | '•' if !after.starts_with(first) => {
            Some((first.len_utf8(), 0))
        }
        '-' | '－' | '*' | '＊' if after.starts_with([' ', '　']) => Some((first.len_utf8(), 0)),
        _ => numbered(rest),
    }
}

/// `1.`, `１．`, `1)`; no decimal and no date.
fn numbered(rest: &str) -> Option<(usize, u32)> {
    let digits: String = rest.chars().map(folded).take_while(char::is_ascii_digit).collect();
    let number: u32 = digits.parse().ok().filter(|_| digits.len() <= 2).filter(|number| *number > 0)?;
    let mut chars = rest.chars().skip(digits.len());
    let point = chars.next().filter(|char| matches!(char, '.' | '．' | ')' | '）'))?;
    let goes_on = chars.next().is_some_and(|char| folded(char).is_ascii_digit());
    let len: usize = rest.chars().take(digits.len() + 1).map(char::len_utf8).sum();
    (!(goes_on && matches!(point, '.' | '．'))).then_some((len, number))
}

/// A mark with another number in it, its digits as wide as they were.
fn counted_on(mark: &str, number: u32) -> Option<String> {
    let at = mark.find(|char| folded(char).is_ascii_digit())?;
    let end = at + mark[at..].find(|char| !folded(char).is_ascii_digit())?;
    let is_wide = !mark[at..].starts_with(|char: char| char.is_ascii_digit());
    let wide = |digit: char| char::from_u32(u32::from(digit) - u32::from('0') + u32::from('０'));
    let digits = number.to_string();
    let digits = if is_wide { digits.chars().filter_map(wide).collect() } else { digits };
    Some(format!("{}{digits}{}", &mark[..at], &mark[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What stands in the field after Enter at `|`, with the cursor again at `|`; none where it only breaks the line.
    fn entered(marked: &str) -> Option<String> {
        let caret = marked.find('|').expect("a cursor");
        let text = marked.replacen('|', "", 1);
        let step = at_enter(&text, caret)?;
        Some(format!("{}{}|{}", &text[..step.range.start], step.words, &text[step.range.end..]))
    }

    fn check(marked: &str, expected: &str) {
        assert_eq!(entered(marked).as_deref(), Some(expected), "{marked}");
    }

    #[test]
    fn the_next_item_is_offered_in_the_style_of_the_one_before() {
        for (marked, expected) in [
            ("(1) 実施|", "(1) 実施\n(2) |"),
            ("（１）実施|", "（１）実施\n（２）|"),
            ("（９）　実施|", "（９）　実施\n（１０）　|"),
            ("( 1 )実施|", "( 1 )実施\n( 2 )|"),
            ("⑴ 実施|", "⑴ 実施\n⑵ |"),
            ("(2)(3) 年度内|", "(2)(3) 年度内\n(4) |"),
            ("(1)～(3) 年度内|", "(1)～(3) 年度内\n(4) |"),
            ("　(1) 実施|", "　(1) 実施\n　(2) |"),
            ("・ 研修|", "・ 研修\n・ |"),
            ("・研修|\n次", "・研修\n・|\n次"),
            ("① 一つ|", "① 一つ\n② |"),
            ("1. 一|", "1. 一\n2. |"),
            ("９．九|", "９．九\n１０．|"),
            ("1) 一|", "1) 一\n2) |"),
            ("■ 一|", "■ 一\n■ |"),
            ("- 一|", "- 一\n- |"),
            ("(1) 前\n(2) 実施|  \n○ 次", "(1) 前\n(2) 実施\n(3) |\n○ 次"),
        ] {
            check(marked, expected);
        }
    }

    #[test]
    fn an_empty_item_that_was_offered_ends_the_list() {
        for (marked, expected) in [
            ("(1) 実施\n(2) |", "(1) 実施\n|"),
            ("(1) 実施\n・ 研修\n(2) |", "(1) 実施\n・ 研修\n|"),
            ("・ 研修\n・ |\n次", "・ 研修\n|\n次"),
            ("① 一\n② |", "① 一\n|"),
            ("1. 一\n2. |", "1. 一\n|"),
        ] {
            check(marked, expected);
        }
    }

    #[test]
    fn elsewhere_enter_breaks_the_line() {
        for marked in [
            "|",
            "ただの文|",
            "(1) 実|施",
            "|(1) 実施",
            "(1|) 実施",
            "(1)|",
            "○|",
            "○ 体制|",
            "〇体制|",
            "・|",
            "(1) 前|\n(2) 後",
            "① 前|\n② 後",
            "⑳ 終わり|",
            "(30) 終わり|",
            "(2030) 年|",
            "1.5倍|",
            "3.11の教訓|",
            "2024. 年|",
            "○○を実施|",
            "-5%|",
            "(1) 一\n続き|",
        ] {
            assert_eq!(entered(marked), None, "{marked}");
        }
    }
}
