//! The outline of a cell: ○ headings, (1) labels, ・ bullets and ① numbers, found in one pass.
//!
//! Markers are what every later reading stands on: each has its place, its length and its kind.

use super::lookalike::is_invisible;
use super::width::folded;

/// The highest number that brackets may hold and still be a label; (2030) is a year.
pub(super) const LAST_LABEL: u8 = 30;

/// A marker: where an item of the outline begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marker {
    /// The byte at which it stands.
    pub at: usize,
    /// Its bytes, without the white space after it.
    pub len: usize,
    /// What it opens.
    pub kind: LineKind,
}

/// What a marker opens, or what a line is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// `○ …`, what the initiative is about.
    Heading,
    /// `(1) …`, or `(2)(3) …` for several at once; the labels in the order in which they stand.
    Entry {
        /// The numbers in the brackets.
        labels: Vec<u8>,
    },
    /// `・ …`
    Bullet,
    /// `① …`, a number of 目的・効果.
    Purpose(u8),
    /// No marker.
    Plain,
}

/// One line of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line<'t> {
    /// The line with its line break: all lines put end to end are the text.
    pub text: &'t str,
    /// What its marker says.
    pub kind: LineKind,
    /// How many characters stand before its words: marker and white space. A screen hangs the line there.
    pub hang: usize,
}

impl<'t> Line<'t> {
    /// The line's words, without marker and line break.
    pub fn words(&self) -> &'t str {
        let start = self.text.char_indices().nth(self.hang).map_or(self.text.len(), |(at, _)| at);
        self.text[start..].trim_end_matches(['\r', '\n'])
    }
}

/// All markers of a text: each stands at the start of a line or after white space, a label also after a full stop.
pub fn markers(text: &str) -> impl Iterator<Item = Marker> {
    let mut at = 0;
    let mut before = None;
    std::iter::from_fn(move || {
        while let Some(char) = text[at..].chars().next() {
            let found = marker_after(before, &text[at..]);
            let (len, kind) = found.unwrap_or((char.len_utf8(), LineKind::Plain));
            let start = at;
            at += len;
            before = text[start..at].chars().next_back().filter(|char| !is_invisible(*char)).or(before);
            if kind != LineKind::Plain {
                return Some(Marker { at: start, len, kind });
            }
        }
        None
    })
}

/// The lines of a text, each with the marker that it starts with.
pub fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    text.split_inclusive('\n').map(|text| {
        let start = text.trim_start_matches(|char: char| char.is_whitespace() || is_invisible(char));
        let indent = text.len() - start.len();
        let Some((len, kind)) = marker_after(None, &text[indent..]) else {
            return Line { text, kind: LineKind::Plain, hang: 0 };
        };
        let rest = &text[indent + len..];
        let space = rest.chars().take_while(|char| char.is_whitespace() && *char != '\n').count();
        Line { text, kind, hang: text[..indent + len].chars().count() + space }
    })
}

/// The marker with which `rest` starts, given the character before it (none: a line starts here).
fn marker_after(before: Option<char>, rest: &str) -> Option<(usize, LineKind)> {
    let free = before.is_none_or(char::is_whitespace);
    if !free && before != Some('。') {
        return None;
    }
    let mut chars = rest.chars();
    let first = chars.next()?;
    match first {
        '(' | '（' | '⑴'..='⒇' => labels(rest),
        _ if !free => None,
        '○' | '◯' | '〇' => {
            // ○○ is a template's blank, and a lone ○ at a line's end is a tick.
            let opens = chars.find(|char| !matches!(char, ' ' | '　'));
            opens
                .is_some_and(|char| !matches!(char, '○' | '◯' | '〇') && !char.is_whitespace())
                .then_some((first.len_utf8(), LineKind::Heading))
        }
        '・' | '･' => Some((first.len_utf8(), LineKind::Bullet)),
        '①'..='⑳' => Some((first.len_utf8(), LineKind::Purpose(offset(first, '①')))),
        _ => None,
    }
}

/// A run of labels that share one entry: `(1)`, `(2)(3)`, `(1)、(2)`, `(1)～(3)`.
fn labels(text: &str) -> Option<(usize, LineKind)> {
    let (mut len, first) = label(text)?;
    let mut labels = vec![first];
    loop {
        let rest = &text[len..];
        let word = rest.trim_start_matches([' ', '　']);
        let spread = word.starts_with(['～', '〜', '~', '－', '−', '-']);
        let glued = word.trim_start_matches(['、', '，', ',', '・', '～', '〜', '~', '－', '−', '-']);
        let glued = ["及び", "と"].iter().find_map(|and| word.strip_prefix(and)).unwrap_or(glued);
        let next = glued.trim_start_matches([' ', '　']);
        // Two marks between labels are somebody's words, not a list.
        if word.len() - glued.len() > "及び".len() {
            break;
        }
        let Some((next_len, number)) = label(next) else { break };
        let last = labels.last().copied().unwrap_or(number);
        if spread && number > last {
            labels.extend(last + 1..number);
        }
        labels.push(number);
        len += rest.len() - next.len() + next_len;
    }
    Some((len, LineKind::Entry { labels }))
}

/// `(1)` in half or full width, or ⑴, and its number.
fn label(text: &str) -> Option<(usize, u8)> {
    let first = text.chars().next()?;
    if matches!(first, '⑴'..='⒇') {
        return Some((first.len_utf8(), offset(first, '⑴')));
    }
    let rest = text.strip_prefix(['(', '（'])?.trim_start_matches([' ', '　']);
    let digits = rest.chars().take_while(|char| folded(*char).is_ascii_digit());
    let (mut number, mut len) = (0u8, 0);
    for digit in digits.take(3) {
        len += digit.len_utf8();
        number = number.checked_mul(10)?.checked_add(u8::try_from(folded(digit).to_digit(10)?).ok()?)?;
    }
    let after = rest[len..].trim_start_matches([' ', '　']).strip_prefix([')', '）'])?;
    (1..=LAST_LABEL).contains(&number).then_some((text.len() - after.len(), number))
}

fn offset(char: char, one: char) -> u8 {
    u8::try_from(u32::from(char) - u32::from(one) + 1).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The texts of a text that stand at markers, each with its marker.
    fn marked(text: &str) -> Vec<&str> {
        let places: Vec<usize> = markers(text).map(|marker| marker.at).chain([text.len()]).collect();
        places.windows(2).map(|ends| &text[ends[0]..ends[1]]).collect()
    }

    #[test]
    fn markers_stand_at_starts_and_after_white_space() {
        for (text, expected) in [
            ("○ 体制 (1) 運用 ・ 研修 (2) 充実", &["○ 体制 ", "(1) 運用 ", "・ 研修 ", "(2) 充実"][..]),
            ("（１）5月　（２）通年", &["（１）5月　", "（２）通年"]),
            ("⑴ 5月 ⑵ 通年", &["⑴ 5月 ", "⑵ 通年"]),
            ("(1) 実施した。(2) 見直した。", &["(1) 実施した。", "(2) 見直した。"]),
            ("(1) 1月 (2)(3) 年度内 (4) 通年", &["(1) 1月 ", "(2)(3) 年度内 ", "(4) 通年"]),
            ("\u{feff}○ 体制 \u{200b}(1) 運用", &["○ 体制 \u{200b}", "(1) 運用"]),
            ("① 一 ② 二\n③ 三", &["① 一 ", "② 二\n", "③ 三"]),
        ] {
            assert_eq!(marked(text), expected);
        }
    }

    #[test]
    fn what_is_no_marker_is_none() {
        for text in [
            "研修 (5月) を実施 (11月・12名)",
            "計画 (二次) と器材 (PC) (2030) (0) (99) ()",
            "「防災・減災」と自助・共助・公助",
            "上記(1)のとおり、第①案",
            "目標は ○○ です ○",
            "参加者 (",
        ] {
            assert_eq!(marked(text), [] as [&str; 0]);
        }
    }

    #[test]
    fn labels_of_one_entry_stay_together() {
        for (text, expected) in [
            ("(2)(3) 年度内", vec![2, 3]),
            ("(1)～(3) 年度内", vec![1, 2, 3]),
            ("(1)、(2) 年度内", vec![1, 2]),
            ("（１）及び（３） 年度内", vec![1, 3]),
            ("(1) (2) 年度内", vec![1, 2]),
            ("⑴⑵ 年度内", vec![1, 2]),
            ("(3)～(1) 年度内", vec![3, 1]),
            ("( 12 )年度内", vec![12]),
        ] {
            let line = lines(text).next().expect("a line");
            assert_eq!(
                (&line.kind, line.words()),
                (&LineKind::Entry { labels: expected }, "年度内"),
                "{text}"
            );
        }
    }

    #[test]
    fn lines_know_their_marker() {
        let text = "○ 体制\r\n (1) 運用\n・研修\n⑥ 支援\n\nただの文\n○○";
        let found: Vec<_> = lines(text).map(|line| (line.kind.clone(), line.hang, line.words())).collect();
        let entry = LineKind::Entry { labels: vec![1] };
        assert_eq!(
            found,
            [
                (LineKind::Heading, 2, "体制"),
                (entry, 5, "運用"),
                (LineKind::Bullet, 1, "研修"),
                (LineKind::Purpose(6), 2, "支援"),
                (LineKind::Plain, 0, ""),
                (LineKind::Plain, 0, "ただの文"),
                (LineKind::Plain, 0, "○○"),
            ]
        );
        assert_eq!(lines(text).map(|line| line.text).collect::<String>(), text);
    }
}
