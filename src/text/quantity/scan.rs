//! One pass over a text: at each numeral, what stands before and behind it tells whether it counts, what and how much.

use super::bare::Bare;
use super::bounds::{alone, before, behind, behind_day, per, rate};
use super::glyphs::{Glyphs, is_hiragana, is_kanji, is_katakana};
use super::lengths::{with_smaller, years_and_months};
use super::names::{
    chain, counts_days, counts_years, each_bound, fraction, glued, in_units, is_behind_space,
    is_named_before, is_no_count, is_on_scale, is_one_more, is_rank_or_age, is_scale_range, is_weekday,
    joined, on_scale, part, strict_unit,
};
use super::numeral::{Numeral, arabic, is_kanji_numeral, kanji, tenths};
use super::units::{DEEDS, Unit, unit};
use super::{Bound, Quantity};
use crate::text::number::Number;

pub(super) struct QuantityScan<'t> {
    text: &'t str,
    glyphs: Glyphs,
    found: Vec<Quantity>,
    bare: Vec<Bare>,
    /// The place after the last date: what is joined to it is a date too.
    date_end: usize,
    /// The place up to which numerals that are joined to each other stand each for itself.
    apart_until: usize,
    /// The place after the last quantity, and of its number with its unit.
    last_end: usize,
}

impl<'t> QuantityScan<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let glyphs = Glyphs::of(text);
        Self { text, glyphs, found: Vec::new(), bare: Vec::new(), date_end: 0, apart_until: 0, last_end: 0 }
    }

    pub(super) fn run(mut self) -> Vec<Quantity> {
        let mut i = 0;
        while i < self.glyphs.len() {
            let char = self.glyphs.at(i);
            i = if char.is_ascii_digit() {
                self.number(i)
            } else if char == 'ゼ' {
                self.zero(i)
            } else if is_kanji_numeral(char) && !self.is_frequency(i) {
                self.in_kanji(i)
            } else {
                self.often(i).unwrap_or(i + 1)
            };
        }
        self.with_lists()
    }

    /// Reads the number at a place; answers with the place after what was read.
    fn number(&mut self, start: usize) -> usize {
        let numeral = arabic(&self.glyphs, start);
        if let Some(end) = glued(&self.glyphs, start, numeral.end) {
            self.date_end = end;
            return end;
        }
        let named = is_named_before(&self.glyphs, start);
        if let Some((part, whole, end)) =
            fraction(&self.glyphs, start).or_else(|| part(&self.glyphs, start)).filter(|_| !named)
        {
            let value = Number::whole(part).and_then(|part| part.scaled(1, whole));
            return self.push(start, end, end, value);
        }
        if let Some(end) = joined(&self.glyphs, start, numeral.end) {
            return self.joined(start, numeral.end, end);
        }
        if start >= self.apart_until {
            let (last, end) = chain(&self.glyphs, start);
            if last > start {
                return self.chain(start, last, end, named);
            }
        }
        self.counted(start, &numeral, named)
    }

    /// Digits joined by signs: a range (3-5件) or a pair (12/16施設) where something is counted, else a date or a name.
    fn joined(&mut self, start: usize, first_end: usize, end: usize) -> usize {
        let sign = self.glyphs.at(first_end);
        if let Some((value, end)) = on_scale(&self.glyphs, start, first_end, end) {
            self.push(start, first_end, first_end, Some(value));
            return end;
        }
        let is_pair =
            matches!(sign, '-' | '/') && first_end < end && arabic(&self.glyphs, first_end + 1).end == end;
        let counts = matches!(unit(&self.glyphs, end), Unit::Counter { is_known: true, .. });
        if is_pair && counts && !is_named_before(&self.glyphs, start) {
            return self.pair(start, first_end + 1, end, sign == '-');
        }
        self.date_end = end;
        end
    }

    /// Numerals joined by ~ or ・ or 、: a range, a list of dates, or numbers of their own.
    fn chain(&mut self, start: usize, last: usize, end: usize, named: bool) -> usize {
        let kind = unit(&self.glyphs, end);
        let sign = self.glyphs.before(last);
        let is_day = self.glyphs.at(end) == '日' && !counts_days(&self.glyphs, start, end + 1, false);
        if named || is_day || matches!(kind, Unit::Name(_)) {
            self.date_end = end;
            return self.counted(last, &arabic(&self.glyphs, last), true);
        }
        let first_end = arabic(&self.glyphs, start).end;
        if first_end + 1 == last && sign == '~' && (self.glyphs.at(end) == '日' || kind != Unit::None) {
            return self.pair(start, last, end, true);
        }
        if kind == Unit::None && sign == '~' {
            let first_end = arabic(&self.glyphs, start).end;
            if first_end + 1 == last && is_scale_range(&self.glyphs, start, last, end) {
                let (low, high) = (arabic(&self.glyphs, start), arabic(&self.glyphs, last));
                let from = self.push(start, first_end, first_end, low.value).max(last);
                return self.push(from, end, end, high.value).max(end);
            }
            return end;
        }
        // Each stands for itself; the first has no unit.
        self.apart_until = end;
        let numeral = arabic(&self.glyphs, start);
        self.bare(start, &numeral, first_end);
        first_end
    }

    /// Two numbers that share the unit behind the second.
    fn pair(&mut self, start: usize, second: usize, end: usize, is_range: bool) -> usize {
        let first = arabic(&self.glyphs, start);
        let (count, taken) = (self.found.len(), self.last_end);
        let after = self.counted(second, &arabic(&self.glyphs, second), false);
        let shared = self.found.get(count).cloned();
        let Some((value, shared)) = first.value.zip(shared) else { return after.max(end) };
        let from = before(&self.glyphs, start).1.max(taken);
        let rises = value < shared.value;
        let bound = if is_range && rises { Bound::AtLeast } else { Bound::Exact };
        let span = self.glyphs.byte(from)..self.glyphs.byte(first.end);
        let mut first = Quantity { value, bound, span, ..shared };
        if self.glyphs.longest_before(from, "年 月 週") > 0
            && let Some((times, from)) = rate(&self.glyphs, from).filter(|_| first.unit == "回")
        {
            let scaled = |value: Number| value.scaled(times, 1);
            if let Some((low, high)) = scaled(first.value).zip(scaled(self.found[count].value)) {
                first.value = low;
                first.span.start = self.glyphs.byte(from);
                self.found[count].value = high;
            }
        }
        if is_range && rises && self.found[count].bound == Bound::Exact {
            self.found[count].bound = Bound::AtMost;
        }
        self.found[count].span.start = self.glyphs.byte(second);
        self.found.insert(count, first);
        after
    }

    /// A number and what it counts.
    fn counted(&mut self, start: usize, numeral: &Numeral, named: bool) -> usize {
        let glyphs = &self.glyphs;
        let space = glyphs.skip_space(numeral.end);
        let composed = in_units(glyphs, numeral, space).or_else(|| years_and_months(glyphs, numeral));
        if let Some((value, at, end)) = composed.filter(|_| !named) {
            return self.push(start, at, end, Some(value));
        }
        let at = if is_behind_space(glyphs, space) { space } else { numeral.end };
        let follows_date = self.follows_date(start);
        if glyphs.at(at) == '日' && glyphs.longest(at, "日間 日程 日目") < 2 {
            // 令和6年度 188日 is no day of a month.
            let follows_date = follows_date && numeral.value <= Number::whole(31);
            let is_count = !follows_date && !named && counts_days(glyphs, start, at + 1, numeral.has_point);
            if is_count && !is_no_count(glyphs, start, at, at + 1) {
                return self.push(start, at, at + 1, numeral.value);
            }
            self.date_end = at + 1;
            return at + 1;
        }
        let is_years = glyphs.at(at) == '年' && counts_years(glyphs, start, numeral.end, at, numeral.value);
        let is_told = is_rank_or_age(glyphs, start, at);
        let kind =
            if is_years || is_told { Unit::Counter { len: 1, is_known: true } } else { unit(glyphs, at) };
        let year_like = numeral.is_plain && numeral.end - start == 4 && matches!(glyphs.at(start), '1' | '2');
        match kind {
            Unit::Name(len) => {
                self.date_end = at + len;
                at + len
            }
            _ if named => numeral.end,
            Unit::Counter { is_known: false, .. } if year_like => numeral.end,
            // 小6国語.
            Unit::Counter { is_known: false, .. }
                if numeral.end == start + 1 && matches!(glyphs.before(start), '小' | '中' | '高') =>
            {
                numeral.end
            }
            Unit::Counter { len, .. } => {
                let end = at + len;
                // 13時30分 is a time of day.
                let is_time = glyphs.starts(at, "分")
                    && len == 1
                    && follows_date
                    && self.date_end == start
                    && glyphs.before(start) == '時';
                if is_time || is_no_count(glyphs, start, numeral.end, end) {
                    return end;
                }
                self.push(start, at, end, numeral.value)
            }
            Unit::None => {
                self.bare(start, numeral, numeral.end);
                numeral.end
            }
        }
    }

    /// Whether a number continues a date: the 28日 of 7月28日, the 21日 of 20日、21日.
    fn follows_date(&self, start: usize) -> bool {
        let gap = start.wrapping_sub(self.date_end);
        let joins = |i: usize| {
            matches!(self.glyphs.at(i), '、' | '・' | '~' | ' ' | '及' | 'び' | 'と' | '(' | ')')
                || is_weekday(self.glyphs.at(i))
        };
        // 令和6年 13日: no month stands before.
        let is_year = gap > 0 && matches!(self.glyphs.before(self.date_end), '年' | '度');
        self.date_end > 0 && gap < 6 && !is_year && (self.date_end..start).all(joins)
    }

    /// Keeps a quantity: its number, its unit, the bound words and the rate around them.
    fn push(&mut self, start: usize, unit_at: usize, unit_end: usize, value: Option<Number>) -> usize {
        let glyphs = &self.glyphs;
        let mut value = value;
        let mut end = unit_end;
        // 6割5分 is 6.5割, and so is 六割五分.
        if let Some(tenths) = tenths(glyphs, unit_end).filter(|_| glyphs.starts(unit_at, "割")) {
            value = value.and_then(|value| value.plus(tenths));
            end = unit_end + 2;
        }
        // 2回/月 is 24 回 in the year.
        if let Some((times, after)) =
            per(glyphs, end).filter(|_| glyphs.starts(unit_at, "回") && end == unit_at + 1)
        {
            value = value.and_then(|value| value.scaled(times, 1));
            end = after;
        }
        let mut unit = self.text[glyphs.byte(unit_at)..glyphs.byte(unit_end)].to_owned();
        (value, end) = with_smaller(glyphs, value, &mut unit, end);
        let (late, end) = match behind(glyphs, end) {
            (Bound::Exact, _) if glyphs.at(end) == '/' => (each_bound(glyphs, end), end),
            found => found,
        };
        let (early, mut from) = before(glyphs, start);
        if let Some((times, at)) = rate(glyphs, from)
            .filter(|(times, at)| unit == "回" || *times == 1 && !is_kanji(glyphs.before(*at)))
        {
            value = value.and_then(|value| value.scaled(times, 1));
            from = at;
        }
        let mut bound = if late == Bound::Exact { early } else { late };
        let Some(value) = value else { return end };
        let at = from.max(self.last_end);
        // 10人~20人: the two ends of a range.
        if let Some(first) =
            self.found.last_mut().filter(|_| glyphs.before(at) == '~' && self.last_end + 1 == at)
            && first.unit == unit
            && first.value < value
            && first.bound == Bound::Exact
        {
            first.bound = Bound::AtLeast;
            bound = if bound == Bound::Exact { Bound::AtMost } else { bound };
        }
        let span = glyphs.byte(at)..glyphs.byte(end);
        self.found.push(Quantity { value, unit, bound, span });
        self.last_end = end;
        end
    }

    /// Looks at a number without a unit.
    fn bare(&mut self, start: usize, numeral: &Numeral, end: usize) {
        let glyphs = &self.glyphs;
        let Some(value) = numeral.value else { return };
        let before = glyphs.before(start);
        // 手続数 120.
        let is_last = before == ' ' && start > 1 && glyphs.at(start - 2) == '数' && end == glyphs.len();
        if is_last && !numeral.has_point {
            self.push(start, end, end, Some(value));
            return;
        }
        let is_noun = is_kanji(before) || is_katakana(before) || (is_hiragana(before) && before != 'の');
        let is_end = matches!(glyphs.at(end), '\0' | '、' | '。' | ')' | '\n' | 'の' | ' ' | ',');
        if is_on_scale(glyphs, start, end, numeral.has_point) && !is_named_before(glyphs, start) {
            self.push(start, end, end, Some(value));
        } else if is_noun && is_end && !is_named_before(glyphs, start) && !numeral.has_point {
            let counts = glyphs.longest_before(start, "計 合計 総計 総数") > 0;
            let index = self.found.len();
            self.bare.push(Bare { start, end, value, index, counts });
        }
    }

    /// ゼロ, where it counts: 待機児童ゼロ, ゼロ件; not in ゼロカーボン, ゼロ予算.
    fn zero(&mut self, start: usize) -> usize {
        let glyphs = &self.glyphs;
        if !glyphs.starts(start, "ゼロ") {
            return start + 1;
        }
        let end = start + 2;
        let next = glyphs.at(end);
        let is_fault = glyphs.longest_before(start, "ミス トラブル エラー クレーム ロス") > 0;
        let is_word = is_katakana(glyphs.before(start)) && !is_fault && !matches!(glyphs.before(start), 'ー')
            || is_katakana(next)
            || next.is_ascii_alphanumeric()
            || glyphs.longest(end, "から ・ 円 歳 金 次") > 0;
        // Looked at only where no katakana follows: ゼロゼロゼロ… would be run through again and again.
        let counter = match (is_word, unit(glyphs, if is_word { glyphs.len() } else { end })) {
            (false, Unit::Counter { len, is_known: true }) => len,
            _ => 0,
        };
        if is_word || (is_kanji(next) && counter == 0 && glyphs.longest_of(end, &DEEDS) == 0) {
            return end;
        }
        self.push(start, end, end + counter, Some(Number::ZERO))
    }

    /// A numeral in kanji, read only before a plain counter: 三校, 年一回.
    fn in_kanji(&mut self, start: usize) -> usize {
        let numeral = kanji(&self.glyphs, start);
        let glyphs = &self.glyphs;
        let len = strict_unit(glyphs, start, numeral.end);
        let end = numeral.end + len;
        // 湖沼二地点、地下水一地点: one more of a list.
        let is_listed = glyphs.at(numeral.end) == '地'
            && start.saturating_sub(self.last_end) <= 8
            && self
                .found
                .last()
                .is_some_and(|last| last.unit == self.text[glyphs.byte(numeral.end)..glyphs.byte(end)]);
        let is_one = numeral.value == Number::whole(1) && !is_listed;
        let is_rate = glyphs.longest_before(start, "年 月 月に 年に 週 週に ごとに") > 0;
        let is_one_more = self.found.last().is_some_and(|last| is_one_more(glyphs, last, numeral.end, end));
        let is_word = glyphs.longest_before(start, "第 数 再 唯 何 幾 同 統 均 画 単 万 随") > 0
            || (is_one && !is_rate && !is_one_more)
            || (numeral.end == start + 1 && matches!(glyphs.at(start), '万' | '億' | '兆' | '〇'));
        if len == 0 || is_word || is_no_count(glyphs, start, numeral.end, end) {
            return numeral.end;
        }
        self.push(start, numeral.end, end, numeral.value)
    }

    /// Whether the 四 or 半 at a place begins 四半期ごと.
    fn is_frequency(&self, i: usize) -> bool {
        alone(&self.glyphs, i).is_some()
    }

    /// 毎月, 四半期ごと: how often something is done, where no number of times follows.
    fn often(&mut self, start: usize) -> Option<usize> {
        let glyphs = &self.glyphs;
        let (times, end) = alone(glyphs, start)?;
        let told = behind_day(glyphs, end);
        let after = told + usize::from(matches!(glyphs.at(told), 'に' | 'の' | 'で' | ' '));
        let ends = matches!(glyphs.at(end), '\0' | '。' | '、' | ')' | '\n');
        if glyphs.longest_of(after, &DEEDS) > 0 || ends {
            let value = Number::whole(times)?;
            let span = glyphs.byte(start)..glyphs.byte(told);
            self.found.push(Quantity { value, unit: "回".to_owned(), bound: Bound::Exact, span });
            self.last_end = told;
            return Some(told);
        }
        Some(end)
    }

    /// The quantities with those numbers without a unit that stand in a list: 条例13、規則10の計23.
    fn with_lists(mut self) -> Vec<Quantity> {
        for i in 1..self.bare.len() {
            let (from, to) = (self.bare[i - 1].end, self.bare[i].start);
            let near = to > from + 1 && to - from <= 12;
            let joined = matches!(self.glyphs.at(from), '、' | ',') || self.glyphs.starts(from, "の計");
            if near && joined && !(from..to).any(|i| matches!(self.glyphs.at(i), '。' | '\n' | '(' | ')')) {
                self.bare[i - 1].counts = true;
                self.bare[i].counts = true;
            }
        }
        if !self.bare.iter().any(|bare| bare.counts) {
            return self.found;
        }
        let mut all = Vec::with_capacity(self.found.len() + self.bare.len());
        let mut rest = self.bare.iter().filter(|bare| bare.counts).peekable();
        for (index, quantity) in self.found.into_iter().enumerate() {
            while let Some(bare) = rest.next_if(|bare| bare.index <= index) {
                all.push(bare.quantity(&self.glyphs));
            }
            all.push(quantity);
        }
        all.extend(rest.map(|bare| bare.quantity(&self.glyphs)));
        all
    }
}
