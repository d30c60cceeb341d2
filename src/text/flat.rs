//! A text that lost its line breaks, laid out again: a converter puts a cell into one line.
//!
//! Only a marker that begins an entry gets a line of its own: one of a run of (1)(2)(3), a ○ heading, a ・ bullet. A sentence
//! that has such a sign within it stays whole.

use super::lookalike::is_invisible;
use super::outline::{LineKind, Marker, markers};

/// The text with a line break before each marker that begins an entry within a line, no other character changed.
pub fn lay_out(text: &str) -> String {
    // Where crosses stand, circles are ticks.
    let has_crosses = text.contains(['×', '✕', '✖']);
    let mut out = String::with_capacity(text.len() + 64);
    for line in text.split_inclusive('\n') {
        let mut done = 0;
        for at in entries(line, has_crosses) {
            out.push_str(&line[done..at]);
            out.push('\n');
            done = at;
        }
        out.push_str(&line[done..]);
    }
    out
}

/// What of a line's outline was begun so far.
#[derive(Default)]
struct Begun {
    heading: bool,
    label: Option<u8>,
    purpose: Option<u8>,
    bullet: bool,
}

/// What stands further on in a line.
struct Ahead {
    /// Where the last (2) and the last ② stand.
    second: Option<usize>,
    second_purpose: Option<usize>,
    bullets: usize,
}

/// Where entries begin within a line.
fn entries(line: &str, has_crosses: bool) -> Vec<usize> {
    let found: Vec<Marker> = markers(line).filter(|marker| !is_in_sentence(line, marker)).collect();
    let last = |is: fn(&LineKind) -> bool| found.iter().rfind(|marker| is(&marker.kind)).map(|one| one.at);
    let ahead = Ahead {
        second: last(|kind| matches!(kind, LineKind::Entry { labels } if labels.contains(&2))),
        second_purpose: last(|kind| *kind == LineKind::Purpose(2)),
        bullets: found.iter().filter(|marker| marker.kind == LineKind::Bullet).count(),
    };
    let mut begun = Begun::default();
    let mut places = Vec::new();
    for marker in &found {
        let before =
            line[..marker.at].trim_end_matches(|char: char| char.is_whitespace() || is_invisible(char));
        let is_start = before.is_empty();
        let is_begun = is_start || begun.may_begin(marker, &ahead, before.ends_with('。'), has_crosses);
        if is_begun {
            begun.begin(&marker.kind);
            places.extend((!is_start).then_some(marker.at));
        }
    }
    places
}

impl Begun {
    /// Whether a marker within a line begins an entry: it goes on with what was begun, or begins after a sentence what goes
    /// on further.
    fn may_begin(&self, marker: &Marker, ahead: &Ahead, is_after_sentence: bool, has_crosses: bool) -> bool {
        let goes_on = |second: Option<usize>| is_after_sentence && second.is_some_and(|at| at > marker.at);
        match &marker.kind {
            LineKind::Heading => !has_crosses && (self.heading || is_after_sentence),
            LineKind::Entry { labels } => {
                let first = labels.first().copied().unwrap_or(0);
                let is_next = self.label.map_or(self.heading && first == 1, |last| first > last);
                is_next || first == 1 && (goes_on(ahead.second) || labels.len() > 1 && is_after_sentence)
            }
            LineKind::Purpose(number) => {
                let is_next = self.purpose.is_some_and(|last| *number > last);
                is_next || *number == 1 && goes_on(ahead.second_purpose)
            }
            LineKind::Bullet => {
                let is_one_of_several = ahead.bullets > 1 && (self.heading || is_after_sentence);
                self.bullet || self.label.is_some() || is_one_of_several
            }
            LineKind::Plain => false,
        }
    }

    fn begin(&mut self, kind: &LineKind) {
        match kind {
            LineKind::Heading => *self = Self { heading: true, ..Self::default() },
            LineKind::Entry { labels } => self.label = labels.iter().copied().max(),
            LineKind::Purpose(number) => self.purpose = Some(*number),
            LineKind::Bullet => self.bullet = true,
            LineKind::Plain => {}
        }
    }
}

/// Whether a marker is a word of a sentence by what follows it: 「① と ②」, 「様式 (1) を使い」, 「年 (2) 回」.
fn is_in_sentence(line: &str, marker: &Marker) -> bool {
    const COUNTERS: [&str; 4] = ["回目", "回", "期", "号"];
    if !matches!(marker.kind, LineKind::Entry { .. } | LineKind::Purpose(_)) {
        return false;
    }
    let words = line[marker.at + marker.len..].trim_start_matches([' ', '　']);
    let counted = COUNTERS.iter().find_map(|counter| words.strip_prefix(counter));
    let is_counted = counted.is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace));
    is_counted || starts_with_particle(words) || counted.is_some_and(starts_with_particle)
}

/// Whether words go on with a particle or a comma, and not with a word in hiragana: 「がん検診」.
fn starts_with_particle(words: &str) -> bool {
    let mut chars = words.chars();
    let (first, second) = (chars.next(), chars.next());
    let is_hiragana = |char: char| ('ぁ'..='ん').contains(&char);
    match first {
        Some('を' | '、' | '，' | '。') => true,
        Some('に') if second == Some('よ') => true,
        Some('が' | 'は' | 'と' | 'の' | 'に' | 'で' | 'へ' | 'も' | 'や') => {
            second.is_none_or(|char| !is_hiragana(char))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_of_a_flat_line_get_lines_of_their_own() {
        for (flat, laid_out) in [
            ("○ 体制 (1) 運用 ・ 研修 (2) 充実", "○ 体制 \n(1) 運用 \n・ 研修 \n(2) 充実"),
            ("○ 体制 (1) 運用 ○ 広報 (1) 紙面", "○ 体制 \n(1) 運用 \n○ 広報 \n(1) 紙面"),
            ("○ 体制 ・ 研修 ・ 訓練", "○ 体制 \n・ 研修 \n・ 訓練"),
            ("（１）5月　（２）通年", "（１）5月　\n（２）通年"),
            ("⑴ 5月 ⑵ 通年", "⑴ 5月 \n⑵ 通年"),
            ("(1) 実施した。(2) 見直した。", "(1) 実施した。\n(2) 見直した。"),
            ("(1) 5月、1月 (2)(3) 年度内 (4) 通年", "(1) 5月、1月 \n(2)(3) 年度内 \n(4) 通年"),
            ("(1) 研修を実施 (3) 47名受講 (4) 勧奨", "(1) 研修を実施 \n(3) 47名受講 \n(4) 勧奨"),
            ("混んでいます。 (1) 待つ (2) 迷う", "混んでいます。 \n(1) 待つ \n(2) 迷う"),
            ("① 一 ② 二\n③ 三", "① 一 \n② 二\n③ 三"),
            ("・ 一 ・ 二", "・ 一 \n・ 二"),
            ("(1) 一 (2) がん検診 (3) にぎわい", "(1) 一 \n(2) がん検診 \n(3) にぎわい"),
            ("\u{feff}○ 体制 \u{200b}(1) 運用", "\u{feff}○ 体制 \u{200b}\n(1) 運用"),
        ] {
            assert_eq!(lay_out(flat), laid_out);
            assert_eq!(lay_out(laid_out), laid_out, "laid out again");
        }
    }

    #[test]
    fn a_sentence_stays_whole() {
        for text in [
            "様式 (1) を使い、① と ② を合わせた会議",
            "様式 (1) と様式 (2) を使う",
            "様式 (1) 様式 (2) の提出",
            "学校・公民館 ・ 図書館で使う",
            "○ 学校・公民館 ・ 図書館で使う",
            "学校 ・ 公民館 ・ 図書館",
            "年 (2) 回",
            "(1) 年 (2) 回",
            "(1) 増 (2) 回目",
            "第 ① 期",
            "① 計画 ② 期の策定",
            "10月 ○ 11月 × 12月 ○",
            "○ 10月 × 11月 ○ 12月",
            "(1) ⑮校",
            "(1) 様式 (1) による",
            "窓口が混む。様式 (1) による",
            "研修 (5月) を実施 (11月・12名)",
            "「防災・減災」と自助・共助・公助",
        ] {
            assert_eq!(lay_out(text), text);
        }
    }
}
