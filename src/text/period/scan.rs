//! A deadline text as the reader sees it: widths, dashes and variant characters made one, each character with its byte.

use std::ops::Range;

use crate::text::lookalike::is_invisible;
use crate::text::width::folded;

/// What stands past the end; no text of a paper holds it.
pub(super) const END: char = '\0';

/// The characters of a text. Every look ahead is of a limited length, so that reading takes linear time.
pub(super) struct PeriodScan {
    chars: Vec<(usize, char)>,
    end: usize,
}

impl PeriodScan {
    /// The characters of a part of a text, their bytes counted from the text's start.
    pub(super) fn new(text: &str, part: Range<usize>) -> Self {
        let chars = text[part.clone()].char_indices().filter(|(_, char)| !is_invisible(*char));
        Self { chars: chars.map(|(at, char)| (part.start + at, usual(char))).collect(), end: part.end }
    }

    pub(super) fn len(&self) -> usize {
        self.chars.len()
    }

    /// The byte of a character; past the end, the end.
    pub(super) fn byte(&self, at: usize) -> usize {
        self.chars.get(at).map_or(self.end, |(byte, _)| *byte)
    }

    pub(super) fn char(&self, at: usize) -> char {
        self.chars.get(at).map_or(END, |(_, char)| *char)
    }

    /// The character before; at the start, a space.
    pub(super) fn before(&self, at: usize) -> char {
        at.checked_sub(1).map_or(' ', |at| self.char(at))
    }

    /// The next character that is no space. Three spaces part what stands on either side.
    pub(super) fn skip(&self, at: usize) -> usize {
        (at..at + 3).find(|at| self.char(*at) != ' ').unwrap_or(at)
    }

    /// Where the text goes on after `word`.
    pub(super) fn after(&self, at: usize, word: &str) -> Option<usize> {
        let mut next = at;
        for char in word.chars() {
            if self.char(next) != char {
                return None;
            }
            next += 1;
        }
        Some(next)
    }

    /// Where the text goes on after the first of the words (parted by spaces) that stands here, and which it is.
    pub(super) fn any(&self, at: usize, words: &str) -> Option<(usize, usize)> {
        words.split(' ').enumerate().find_map(|(which, word)| Some((self.after(at, word)?, which)))
    }

    /// Where the text goes on after any of the words.
    pub(super) fn past(&self, at: usize, words: &str) -> Option<usize> {
        self.any(at, words).map(|(end, _)| end)
    }

    /// A number of up to four digits, in figures or in kanji (十二, 二〇二五), and where the text goes on.
    pub(super) fn number(&self, at: usize) -> Option<(i64, usize)> {
        let in_figures = self.char(at).is_ascii_digit();
        let (mut tens, mut number, mut next) = (0, 0, at);
        while next < at + 5 {
            let char = self.char(next);
            match if in_figures { char.to_digit(10) } else { kanji(char) } {
                Some(10) => (tens, number) = (tens + 10 * number.max(1), 0),
                Some(digit) => number = number * 10 + i64::from(digit),
                None => break,
            }
            next += 1;
        }
        (next > at && next < at + 5).then_some((tens + number, next))
    }

    /// Where the unit stands that several numbers share, as in 5・6月 or 10～12月; and whether a dash leads to it.
    pub(super) fn shared_unit(&self, at: usize, unit: char) -> Option<(usize, bool)> {
        let (mut at, mut is_range) = (self.skip(at), false);
        for _ in 0..12 {
            is_range |= is_dash(self.char(at));
            at = self.skip(at + usize::from(is_dash(self.char(at)) || self.char(at) == '、'));
            at += usize::from(self.char(at) == '第');
            at = self.skip(self.number(at)?.1);
            if self.char(at) == unit {
                return Some((at, is_range));
            }
        }
        None
    }

    /// Past a time of day: 17時, 17:15, 午後5時半, 正午.
    pub(super) fn skip_time(&self, at: usize) -> usize {
        let at = self.past(at, "の").unwrap_or(at);
        if let Some(end) = self.past(at, "正午 午前中 終日") {
            return end;
        }
        let from = self.past(at, "午前 午後 深夜 夜 朝 夕方").map_or(at, |end| self.skip(end));
        let minute = |at: usize| {
            let half = self.past(at, "半");
            half.or_else(|| self.number(at).map(|(_, end)| self.past(end, "分").unwrap_or(end))).unwrap_or(at)
        };
        let hour = self.number(from).and_then(|(_, end)| self.past(end, "時 :"));
        hour.map_or(at, minute)
    }

    /// Whether a word can end before this character: no kanji goes on with it, but for those of doing something.
    pub(super) fn ends_word(&self, at: usize) -> bool {
        const DOING: &str =
            "実施 開始 開催 完了 予定 着手 公表 策定 運用 稼働 導入 目途 目処 目標 実績 分 以降 以後 順次";
        !is_kanji(self.char(at)) || self.past(at, DOING).is_some()
    }

    /// Past short brackets without a number: (月), (文化の日).
    pub(super) fn skip_remark(&self, at: usize) -> usize {
        if self.char(at) != '(' {
            return at;
        }
        let close =
            (at + 1..at + 12).find(|at| matches!(self.char(*at), ')' | END) || is_figure(self.char(*at)));
        close.filter(|close| self.char(*close) == ')').map_or(at, |close| close + 1)
    }
}

/// One way to write what can be written in many ways.
fn usual(char: char) -> char {
    match folded(char) {
        '–' | '—' | '―' | '‐' | '−' | '‑' | '→' | '⇒' => '~',
        ',' | '・' | '，' | '､' => '、',
        '隨' => '随',
        '时' => '時',
        '【' | '［' | '〔' | '[' => '(',
        '】' | '］' | '〕' | ']' => ')',
        other if other.is_whitespace() => ' ',
        other => other,
    }
}

fn kanji(char: char) -> Option<u32> {
    "〇一二三四五六七八九十".chars().position(|digit| digit == char).and_then(|at| u32::try_from(at).ok())
}

fn is_figure(char: char) -> bool {
    char.is_ascii_digit()
}

/// From … to …; the long sign of カタカナ is often typed for a dash.
pub(super) fn is_dash(char: char) -> bool {
    matches!(char, '~' | '-' | 'ー')
}

pub(super) fn is_kanji(char: char) -> bool {
    matches!(char, '\u{4e00}'..='\u{9fff}' | '々' | '\u{3400}'..='\u{4dbf}' | '\u{20000}'..='\u{3ffff}')
}

/// A character of a noun, as far as one can be known without a dictionary.
pub(super) fn is_noun(char: char) -> bool {
    is_kanji(char) || char.is_ascii_alphanumeric() || matches!(char, 'ァ'..='ヺ' | 'ー' | 'の' | '々')
}
