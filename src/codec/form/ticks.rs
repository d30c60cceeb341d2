//! Boxes before words, ticked or not: what is ticked is meant, the rest is only printed.

use crate::model::Sdg;
use crate::text::width::fold;

/// Boxes that are ticked, whatever stands beside them.
const TICKED: [char; 37] = [
    '☑', '☒', '✔', '✓', '✅', '🗹', '🗸', '🗷', '🗵', '⮽', '⊠', '◉', '◙', '▣', '⦿', '🔘', '■', '⬛', '◼', '◾',
    '▪', '⯀', '●', '⚫', '⬤', '◆', '♦', '⬥', '🔴', '🔵', '🟥', '🟦', '🟩', '★', '◎', 'レ', 'ﾚ',
];
/// Boxes that are empty.
const EMPTY: [char; 21] = [
    '□', '☐', '▢', '◻', '⬜', '◽', '▫', '⬚', '❏', '❐', '❑', '❒', '○', '◯', '〇', '⚪', '⭘', '⭕', '◇', '⬦',
    '☆',
];
/// Marks that people also set before whatever they list.
const BULLETS: [char; 26] = [
    '■', '⬛', '◼', '◾', '▪', '⯀', '●', '⚫', '⬤', '◆', '♦', '⬥', '🔴', '🔵', '★', '○', '◯', '〇', '⚪',
    '⭘', '⭕', '◇', '⬦', '☆', '□', '◎',
];

/// What stands behind boxes.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Ticks {
    pub(super) ticked: Vec<String>,
    pub(super) others: Vec<String>,
}

/// A mark, whether it is one of ticked boxes, and how long it is.
fn mark(text: &str) -> Option<(bool, usize)> {
    let first = text.chars().next()?;
    // 「レ」 begins words too.
    let is_word = matches!(first, 'レ' | 'ﾚ')
        && text[first.len_utf8()..].starts_with(|next: char| next.is_alphabetic() && !next.is_ascii());
    // What chooses between the colored sign and the plain one belongs to it.
    let rest = text[first.len_utf8()..].trim_start_matches(['\u{fe0e}', '\u{fe0f}']);
    let length = text.len() - rest.len();
    if !is_word && TICKED.contains(&first) {
        return Some((true, length));
    }
    if EMPTY.contains(&first) {
        return Some((false, length));
    }
    // A tick in brackets, or none in them.
    let closing = match first {
        '[' => ']',
        '［' => '］',
        '(' => ')',
        '（' => '）',
        '【' => '】',
        '〔' => '〕',
        _ => return None,
    };
    let end = text.find(closing)?;
    let inside = text[first.len_utf8()..end].trim();
    let is_tick = matches!(inside, "x" | "X" | "ｘ" | "○" | "〇" | "◯" | "v" | "V" | "*" | "＊")
        || matches!(mark(inside), Some((true, length)) if length == inside.len());
    (is_tick || inside.is_empty()).then_some((is_tick, end + closing.len_utf8()))
}

/// Whether a text is a box and nothing else; whether it is ticked.
pub(super) fn lone(text: &str) -> Option<bool> {
    let text = text.trim();
    mark(text).filter(|(_, length)| *length == text.len()).map(|(is_ticked, _)| is_ticked)
}

/// A text without boxes.
pub(super) fn bare(text: &str) -> String {
    text.replace(TICKED, " ").replace(EMPTY, " ")
}

/// A text whose circles are ticks because crosses stand beside them, 「〇 4」 and 「× 5」, and whose crosses are none beside ticks:
/// 「✔ 4」 and 「✘ 5」. So are circles beside double ones: 「◎ 4」 and 「○ 5」 are the main one and others.
fn crossed(text: &str) -> Option<String> {
    const CIRCLES: [char; 6] = ['○', '◯', '〇', '⭘', '⭕', '◎'];
    const CHECKS: [char; 6] = ['☑', '✔', '✓', '✅', '🗹', '🗸'];
    const CROSSES: [char; 6] = ['×', '✕', '✖', '✗', '✘', '❌'];
    const DASHES: [char; 5] = ['-', '－', '―', '‐', '–'];
    let has_crosses = text.contains(CROSSES) && (text.contains(CIRCLES) || text.contains(CHECKS));
    let has_main = text.contains('◎') && text.contains(&CIRCLES[..CIRCLES.len() - 1]);
    if !has_crosses && !has_main {
        return None;
    }
    let line = |line: &str| match line.trim_start().strip_prefix(DASHES) {
        Some(rest) => format!("☐{rest}"),
        None => line.replace(CIRCLES, "☑").replace(CROSSES, "☐"),
    };
    Some(text.split('\n').map(line).collect::<Vec<_>>().join("\n"))
}

/// A text whose letters V that stand alone, or before a number, are ticks: 「V 4」.
fn lettered(text: &str) -> Option<String> {
    const LETTERS: [char; 4] = ['V', 'v', 'Ｖ', 'ｖ'];
    let is_apart = |char: Option<char>| char.is_none_or(|char| !char.is_alphanumeric());
    let is_tick = |(at, letter): (usize, &str)| {
        let rest = &text[at + letter.len()..];
        let number = rest.trim_start_matches(char::is_numeric);
        // V2H is a word.
        let is_number =
            number.len() < rest.len() && !number.starts_with(|next: char| next.is_ascii_alphabetic());
        is_apart(text[..at].chars().next_back()) && (is_apart(rest.chars().next()) || is_number)
    };
    let ticks: Vec<(usize, &str)> = text.match_indices(LETTERS).filter(|found| is_tick(*found)).collect();
    let mut out = String::new();
    let mut from = 0;
    for (at, letter) in &ticks {
        out.push_str(&text[from..*at]);
        out.push('✓');
        from = at + letter.len();
    }
    (!ticks.is_empty()).then(|| out + &text[from..])
}

/// What of a text stands behind ticked boxes, and what behind empty ones. None where it has no boxes: the same mark before
/// everything is but a bullet.
pub(super) fn read(text: &str) -> Option<Ticks> {
    let written = lettered(text);
    let text = written.as_deref().unwrap_or(text);
    let written = crossed(text);
    let text = written.as_deref().unwrap_or(text);
    let mut marks: Vec<(usize, usize, bool, char)> = Vec::new();
    let mut at = 0;
    while let Some(char) = text[at..].chars().next() {
        // A mark stands at the start, or apart from the word before it.
        match mark(&text[at..]) {
            Some((is_ticked, length)) => {
                marks.push((at, at + length, is_ticked, char));
                at += length;
            }
            None => at += char.len_utf8(),
        }
    }
    let (first, ..) = *marks.first()?;
    let ticked = marks.iter().filter(|mark| mark.2).count();
    let is_one_bullet = marks.iter().all(|mark| mark.3 == marks[0].3) && BULLETS.contains(&marks[0].3);
    let is_behind = text[..first].rsplit('\n').next().is_some_and(|words| !words.trim().is_empty());
    if is_one_bullet {
        // Of one mark only 「□」 says something alone: that nothing is ticked. Others are bullets, where all have them.
        let lines = text.lines().filter(|line| !line.trim().is_empty()).count();
        let numbers = bare(text).split_whitespace().filter(|word| is_goal(word)).count();
        if marks[0].3 != '□' && marks.len() >= lines.max(numbers) {
            return None;
        }
    }
    // A circle is a mark of choice where no other is, and some have none.
    let circles_count = ticked == 0 && is_one_bullet && marks[0].3 != '□';
    let mut ticks = Ticks::default();
    let mut put = |is_ticked: bool, words: &str| {
        let words = words.trim_matches(|char: char| char.is_whitespace() || "、，,".contains(char));
        if !words.is_empty() {
            if is_ticked { &mut ticks.ticked } else { &mut ticks.others }.push(words.to_owned());
        }
    };
    if is_behind {
        let mut start = 0;
        for (at, end, is_ticked, _) in &marks {
            let (above, own) = text[start..*at].rsplit_once('\n').unwrap_or(("", &text[start..*at]));
            above.lines().for_each(|line| put(false, line));
            let (others, own) = own.split_at(numbered(own).last().copied().unwrap_or(0));
            put(false, others);
            put(*is_ticked || circles_count, own);
            start = *end;
        }
        put(false, &text[start..]);
        return Some(ticks);
    }
    // Lines before the first mark have none.
    text[..first].lines().for_each(|line| put(false, line));
    let ends = marks.iter().skip(1).map(|mark| mark.0).chain(std::iter::once(text.len()));
    for ((_, start, is_ticked, _), end) in marks.iter().zip(ends) {
        let is_ticked = *is_ticked || circles_count;
        let words = &text[*start..end];
        // ☑4　5　☑11: the mark is that of the first.
        let first_line = words.split('\n').next().unwrap_or(words);
        let (words, others) = match numbered(first_line).get(1) {
            Some(second) => (&words[..*second], &words[*second..]),
            None => (words, ""),
        };
        // Its own line belongs to a mark, and those on which its words go on.
        let starts_anew = |line: &&str| line.trim_start().starts_with(|char: char| char.is_numeric());
        let mut own: Vec<&str> = Vec::new();
        for (at, line) in words.split('\n').enumerate() {
            if at > 0 && (circles_count || starts_anew(&line)) {
                put(false, line);
            } else {
                own.push(line);
            }
        }
        put(is_ticked, &own.join("\n"));
        others.lines().for_each(|line| put(false, line));
    }
    Some(ticks)
}

/// Whether a word is the number of an SDG.
fn is_goal(word: &str) -> bool {
    fold(word).parse().ok().and_then(Sdg::new).is_some()
}

/// Where in a line that begins with an SDG's number such numbers stand, each behind a space.
fn numbered(line: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut from = 0;
    for word in line.split(char::is_whitespace) {
        let at = from;
        from += word.len() + line[at + word.len()..].chars().next().map_or(0, char::len_utf8);
        if is_goal(word) {
            found.push(at);
        } else if found.is_empty() && !word.is_empty() {
            return found;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticked_boxes_are_told_from_empty_ones() {
        for (text, ticked, others) in [
            ("□ 3 すべて\n☑ 4 質の高い\n□ 5 平等", "4 質の高い", "3 すべて|5 平等"),
            ("☑ 4 □ 5", "4", "5"),
            ("〇 4\n× 5\n○ 11", "4|11", "5"),
            ("✔ 4\n✘ 5\n✔ 8", "4|8", "5"),
            ("✓4 ×5 ✓8", "4|8", "5"),
            ("◎4\n○5\n8", "4|5", "8"),
            ("◎4　8　11", "4", "8　11"),
            ("V 4\n5\nV 8", "4|8", "5"),
            ("ｖ4　5　ｖ8", "4|8", "5"),
            ("4 V\n5\n8 v", "4|8", "5"),
            ("4 ○ 5 ×", "4", "5"),
            ("〇 4\n× 5\n－ 13", "4", "5|13"),
            ("■4 □8", "4", "8"),
            ("☑4　　5　☑11　　13", "4|11", "5|13"),
            ("✓ 4　✓ 11　　5　13", "4|11", "5　13"),
            ("○4　5　○11　13", "4|11", "5|13"),
            ("☑ 4 ☑ 5 11", "4|5", "11"),
            ("4 ○ 5 11 ○ 13", "4|11", "5|13"),
            ("4 ✓　5　11 ✓", "4|11", "5"),
            ("☑4 質の高い教育 5 平等", "4 質の高い教育", "5 平等"),
            ("✔4、☐5、✓11", "4|11", "5"),
            ("●4 ○5 ○11", "4", "5|11"),
            ("☐1 ☐2 ☑3 ☐4 🗹11 ⬛12 ◯13 ●16", "3|11|12|16", "1|2|4|13"),
            ("◼4 ◻5", "4", "5"),
            ("▪4 ▫5 ◾11 ◽13", "4|11", "5|13"),
            ("☑\u{fe0f}4 ⬜\u{fe0f}5 ✔\u{fe0e} 11", "4|11", "5"),
            ("⚫4 ⚪5 🔵11", "4|11", "5"),
            ("🗷4 ☐5", "4", "5"),
            ("⭕4 ❌5", "4", "5"),
            ("⭕4　5　⭕11　13", "4|11", "5|13"),
            ("[✔\u{fe0f}] 4 [ ] 5", "4", "5"),
            ("レ 4\n□ 5", "4", "5"),
            ("[x] 4 [ ] 5", "4", "5"),
            ("（✓）4\n（　）5", "4", "5"),
            ("【○】4\n【】5", "4", "5"),
            ("4 質の高い ☑\n5 平等 □", "4 質の高い", "5 平等"),
            ("5 平等\n4 質の高い ✔", "4 質の高い", "5 平等"),
            ("4 質の高い ○\n5 平等", "4 質の高い", "5 平等"),
            ("□ 4\n□ 5", "", "4|5"),
            ("○ 4 質の高い\n5 平等", "4 質の高い", "5 平等"),
            ("5 平等\n● 4 質の高い", "4 質の高い", "5 平等"),
            ("☑4 質の高い\n教育\n５ 平等", "4 質の高い\n教育", "５ 平等"),
        ] {
            let ticks = read(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(
                (ticks.ticked.join("|").as_str(), ticks.others.join("|").as_str()),
                (ticked, others),
                "{text}"
            );
        }
        for text in [
            "4 質の高い",
            "○ 4\n○ 5",
            "■ 4\n■ 5",
            "・ 4\n・ 5",
            "▪ 4\n▪ 5",
            "⬛4\n⬛5",
            "",
            "4 (教育)",
            "レジ袋の削減",
            "V2Hの普及",
            "4 TV",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        for (text, is) in [
            ("☑", Some(true)),
            ("☑\u{fe0f}", Some(true)),
            (" □ ", Some(false)),
            ("レ", Some(true)),
            ("[ ]", Some(false)),
            ("4", None),
        ] {
            assert_eq!(lone(text), is, "{text}");
        }
    }
}
