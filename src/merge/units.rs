//! A text cut into units: the items of its outline, its lines, its sentences.

use std::ops::Range;

use crate::text::lookalike::is_invisible;
use crate::text::outline::{LineKind, Marker, markers};

/// One unit: white space, a marker with the white space after it, words. The units of a text and its last white space,
/// put end to end, are the text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct TextUnit<'t> {
    /// All its bytes in the text.
    pub(super) span: Range<usize>,
    /// What stands before it: line breaks and blanks.
    pub(super) lead: &'t str,
    /// `(1)`, `・`, `①`, `○`, or nothing.
    pub(super) marker: &'t str,
    /// The blanks after the marker.
    pub(super) gap: &'t str,
    /// The rest.
    pub(super) words: &'t str,
}

/// A text in units.
pub(super) struct UnitCut<'t> {
    pub(super) text: &'t str,
    pub(super) units: Vec<TextUnit<'t>>,
    /// The white space after the last unit.
    pub(super) tail: &'t str,
}

/// White space, and what cannot be seen: neither makes a unit.
pub(super) fn is_blank(char: char) -> bool {
    char.is_whitespace() || is_invisible(char)
}

impl<'t> UnitCut<'t> {
    /// Cuts a text at its markers, its line breaks and behind its sentences.
    pub(super) fn of(text: &'t str) -> Self {
        let markers: Vec<Marker> = markers(text).collect();
        let mut cuts: Vec<usize> = markers.iter().map(|marker| marker.at).collect();
        cuts.extend(sentence_ends(text, &markers));
        cuts.push(text.len());
        cuts.sort_unstable();
        cuts.dedup();
        let (mut units, mut done, mut from) = (Vec::with_capacity(cuts.len()), 0, 0);
        let mut markers = markers.into_iter().peekable();
        for cut in cuts {
            let words = text[from..cut].trim_start_matches(is_blank);
            let start = cut - words.len();
            let words = words.trim_end_matches(is_blank);
            from = cut;
            if words.is_empty() {
                continue;
            }
            while markers.next_if(|marker| marker.at < start).is_some() {}
            let marker = markers.next_if(|marker| marker.at == start);
            let marker = marker.map_or(0, |marker| marker.len);
            let (marker, rest) = words.split_at_checked(marker).unwrap_or((words, ""));
            let words = rest.trim_start_matches(is_blank);
            let gap = &rest[..rest.len() - words.len()];
            let end = start + marker.len() + rest.len();
            units.push(TextUnit { span: done..end, lead: &text[done..start], marker, gap, words });
            done = end;
        }
        Self { text, units, tail: &text[done..] }
    }

    /// The units without their white space.
    pub(super) fn bodies(&self) -> impl Iterator<Item = (&'t str, &'t str)> {
        self.units.iter().map(TextUnit::body)
    }

    /// The text of some of the units.
    pub(super) fn slice(&self, range: &Range<usize>) -> &'t str {
        match self.units.get(range.clone()) {
            Some([first, .., last]) => &self.text[first.span.start..last.span.end],
            Some([one]) => &self.text[one.span.clone()],
            _ => "",
        }
    }
}

impl<'t> TextUnit<'t> {
    /// The unit without its white space: what makes two units the same. A ○ that heads nothing is no marker at a line's end.
    pub(super) fn body(&self) -> (&'t str, &'t str) {
        if self.words.is_empty() && !self.is_numbered() {
            ("", self.marker)
        } else {
            (self.marker, self.words)
        }
    }

    /// Whether it is the first of its text.
    pub(super) fn is_first(&self) -> bool {
        self.span.start == 0
    }

    /// Whether its marker is a number: such a unit is known by it as long as no other has the same.
    pub(super) fn is_numbered(&self) -> bool {
        !self.marker.is_empty() && self.marker.chars().any(char::is_numeric)
    }
}

/// The marker with which a unit begins. A lone ○ heads what came off it.
pub(super) fn begins_with_marker(body: &str) -> Option<LineKind> {
    if matches!(body, "○" | "◯" | "〇") {
        return Some(LineKind::Heading);
    }
    markers(body).next().filter(|marker| marker.at == 0).map(|marker| marker.kind)
}

const CLOSING: [char; 6] = ['」', '』', '）', ')', '】', '”'];

/// Whether these words still belong to a sentence that has ended. ・ and ○ behind a full stop are no markers, and would become
/// some at the start of a line.
fn goes_on(words: &str) -> bool {
    let is_mark = |char| matches!(char, '\u{30fb}' | '\u{ff65}' | '○' | '◯' | '〇' | '①'..='⑳');
    let first = words.chars().find(|char| !is_blank(*char));
    first.is_some_and(|char| CLOSING.contains(&char) || char == '。' || is_mark(char))
}

/// How far a line has been read: within how many brackets, and whether a sentence has ended.
#[derive(Clone, Copy, Default)]
pub(super) struct AtomReading {
    depth: usize,
    has_ended: bool,
}

impl AtomReading {
    fn read(&mut self, char: char) {
        match char {
            '\n' => *self = Self::default(),
            '（' | '(' | '「' | '『' | '【' => self.depth += 1,
            '）' | ')' | '」' | '』' | '】' => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        self.has_ended = char == '。' && self.depth == 0;
    }

    /// Reads a stretch; at each marker a new unit begins, whatever stands before it.
    pub(super) fn read_all(&mut self, text: &str) {
        let mut from = 0;
        for at in markers(text).map(|marker| marker.at).chain([text.len()]) {
            text[from..at].chars().for_each(|char| self.read(char));
            if at < text.len() {
                *self = Self::default();
            }
            from = at;
        }
    }

    /// Whether another unit may begin here, with these words. Within brackets no sentence ends.
    pub(super) fn has_ended(self, next: &str) -> bool {
        self.has_ended && self.depth == 0 && !goes_on(next)
    }
}

/// The places behind full stops and line breaks.
fn sentence_ends<'t>(text: &'t str, markers: &[Marker]) -> impl Iterator<Item = usize> + 't {
    let mut starts = markers.iter().map(|marker| marker.at).collect::<Vec<_>>().into_iter().peekable();
    let mut reading = AtomReading::default();
    text.char_indices().filter_map(move |(at, char)| {
        if starts.next_if_eq(&at).is_some() {
            reading = AtomReading::default();
        }
        reading.read(char);
        let end = at + char.len_utf8();
        (char == '\n' || reading.has_ended(&text[end..])).then_some(end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(shown: &str) {
        let text = shown.replace('|', "");
        let cut = UnitCut::of(&text);
        let units: Vec<&str> = cut.units.iter().map(|unit| &text[unit.span.clone()]).collect();
        assert_eq!(units.join("|"), shown.trim_end_matches('\n'), "{text}");
        let whole: String = cut.units.iter().flat_map(|u| [u.lead, u.marker, u.gap, u.words]).collect();
        assert_eq!(whole + cut.tail, text);
    }

    #[test]
    fn a_text_is_cut_into_its_units() {
        check("");
        check("研修を行った。|参加者は12名。");
        check("○ 体制|\n(1) 研修|\n・ 訓練|\n\n(2) 周知。\n");
        check("(1) 一| (2) 二。|(3) 三");
        check("研修（1回目。2回目。）を行った。|次に");
        check("「よかった。」との声が多い。|次に");
    }
}
