//! Lines that a mailer or an editor has broken at one width: they are one, as whoever shows Markdown shows them.

use super::escape::is_blank;
use crate::codec::mail::columns;
use crate::codec::{FilePlace, Note, Remark};
use crate::text::width::folded;

/// So many full lines are no chance.
const MANY: usize = 3;
/// How much a line may be short of the width: no line begins with a mark that ends something.
const SHORT: usize = 3;
/// Mailers count columns, some editors characters.
const MEASURES: [fn(&str) -> usize; 2] = [columns, |line| line.chars().count()];

/// The width at which lines were broken, and what it counts.
#[derive(Clone, Copy)]
struct LineWidth {
    width: usize,
    measure: fn(&str) -> usize,
}

/// The lines with those put together that were broken, which is told.
pub(super) fn joined(lines: Vec<(usize, String)>) -> (Vec<(usize, String)>, Option<Note>) {
    let found = MEASURES.into_iter().find_map(|measure| width(&lines, measure));
    let Some(width) = found else { return (lines, None) };
    let broken = |pair: &[(usize, String)]| is_full(&pair[0].1, width) && goes_on(&pair[1].1);
    let mut first = None;
    let mut count = 0;
    let mut out: Vec<(usize, String)> = Vec::with_capacity(lines.len());
    for (at, (number, line)) in lines.iter().enumerate() {
        let is_rest = at > 0 && broken(&lines[at - 1..=at]);
        match out.last_mut().filter(|_| is_rest) {
            Some((start, whole)) => {
                first.get_or_insert((*start, line.trim().to_owned()));
                count += 1;
                // Words of Latin letters are parted where the line was.
                let is_word = |char: Option<char>| char.is_some_and(|char| char.is_ascii_alphanumeric());
                if is_word(whole.chars().next_back()) && is_word(line.trim_start().chars().next()) {
                    whole.push(' ');
                }
                whole.push_str(line.trim_start());
            }
            None => out.push((*number, line.clone())),
        }
    }
    let note = first.map(|(line, text)| Note {
        place: FilePlace::File,
        remark: Remark::Wrapped { line, text, count, width: width.width },
    });
    (out, note)
}

/// The width at which the lines were broken; none where they were not.
fn width(lines: &[(usize, String)], measure: fn(&str) -> usize) -> Option<LineWidth> {
    let texts = lines.iter().filter(|(_, line)| is_text(line));
    let width = texts.map(|(_, line)| measure(line)).max().filter(|width| (30..=200).contains(width))?;
    let width = LineWidth { width, measure };
    // Sentences of one length, a line each, are no sign of it.
    let is_sentence = |line: &str| line.ends_with(['。', '．', '！', '？', '」', '）', ')']);
    let is_broken = |pair: &&[(usize, String)]| {
        is_full(&pair[0].1, width) && goes_on(&pair[1].1) && !is_sentence(&pair[0].1)
    };
    (lines.windows(2).filter(is_broken).count() >= MANY).then_some(width)
}

/// Whether a line is one of text: no heading, row or comment.
fn is_text(line: &str) -> bool {
    !is_blank(line) && !line.trim_start().starts_with(['#', '|', '<', '`', '~'])
}

/// Whether a line reaches the width, and nobody broke it there.
fn is_full(line: &str, LineWidth { width, measure }: LineWidth) -> bool {
    is_text(line)
        && measure(line) <= width
        && measure(line) + SHORT >= width
        && !line.ends_with(['\\', '>', ' ', '|'])
}

/// Whether a line begins as the rest of another one does, and not as an item.
fn goes_on(line: &str) -> bool {
    let line = line.trim_start();
    let behind = line.trim_start_matches(|char| folded(char).is_ascii_digit());
    let is_numbered =
        behind.len() < line.len() && behind.starts_with(['.', ')', '．', '）', '、', ' ', '　']);
    let is_lettered = line.chars().nth(1).is_some_and(char::is_whitespace);
    let is_digit = |char: char| folded(char).is_ascii_digit();
    let is_circled = |char: char| char.is_numeric() && !char.is_alphabetic() && !is_digit(char);
    let is_rest = |char: char| {
        (char.is_alphanumeric() && !is_circled(char)) || "、。，．」』）〉》】〕・ー".contains(char)
    };
    !is_numbered && !is_lettered && line.starts_with(is_rest) && !line.starts_with('・')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(lines: &[&str], expected: &[&str], count: usize) {
        let numbered = lines.iter().zip(1..).map(|(line, number)| (number, (*line).to_owned())).collect();
        let (found, note) = joined(numbered);
        let found: Vec<&str> = found.iter().map(|(_, line)| line.as_str()).collect();
        assert_eq!(found, expected);
        let told = note.map_or(0, |note| match note.remark {
            Remark::Wrapped { count, .. } => count,
            _ => 0,
        });
        assert_eq!(told, count, "{lines:?}");
    }

    #[test]
    fn lines_of_one_width_are_one() {
        let full = "一二三四五六七八九十一二三四五六七八";
        let short = "一二三四五六七八九十一二三四五六七";
        check(
            &[full, short, "終わる。", "", full, "です。次"],
            &[
                "一二三四五六七八九十一二三四五六七八一二三四五六七八九十一二三四五六七終わる。",
                "",
                &format!("{full}です。次"),
            ],
            3,
        );
        // So many characters, of which some are narrow.
        let narrow = "令和6年度の来館者の数は12,345人であり、前年度の11,987人と比べて増えた";
        let wide = "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一";
        assert_eq!(narrow.chars().count(), wide.chars().count());
        check(&[narrow, wide, narrow, "とのこと"], &[&format!("{narrow}{wide}{narrow}とのこと")], 3);
        let sentence = "令和四年度の来館者の数は三万二千人でした。";
        check(&[sentence; 4], &[sentence; 4], 0);
        // What begins anew, what a person broke, and what is wider than a line.
        check(
            &[full, "(1) 次", full, "○ 次", full, "① 次", full, "1. 次"],
            &[full, "(1) 次", full, "○ 次", full, "① 次", full, "1. 次"],
            0,
        );
        let hard = &format!("{full}\\");
        check(&[hard, hard, hard, "次"], &[hard, hard, hard, "次"], 0);
        check(&[full, "次", full, "次"], &[full, "次", full, "次"], 0);
        let wide = &full.repeat(4);
        check(&[full, full, full, full, wide], &[full, full, full, full, wide], 0);
    }

    #[test]
    fn latin_words_stay_apart() {
        let full = "abcdefghij klmnopqrst uvwxyzabcd";
        check(&[full, full, full, "ef"], &[&[full, full, full, "ef"].join(" ")], 3);
    }
}
