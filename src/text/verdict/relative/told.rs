//! What a report tells of a change: values of now and of before, a change by a part or by so many, or only which way.

use super::super::reckoned::growth::is_of_part_of_year;
use super::super::spoken::role::{Role, Trend, roles};
use super::super::spoken::stated::{Stated, first_clause};
use super::super::spoken::words::{ends, has, starts};
use super::subject::{is_count_of_amount, is_counted_otherwise, is_of, is_other_behind, is_wider, topic};
use super::times::{Base, NamedTime, past_filler, relates, times};
use crate::text::number::Number;
use crate::text::quantity::Bound;

/// Which way something changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Up,
    Down,
    /// As the target wants it: 改善.
    Better,
    /// The other way: 悪化.
    Worse,
}

impl Way {
    /// Up or down, where more or less is wanted.
    pub(super) fn trend(self, grows: bool) -> Trend {
        let is_up = match self {
            Self::Up => true,
            Self::Down => false,
            Self::Better => grows,
            Self::Worse => !grows,
        };
        if is_up { Trend::Up } else { Trend::Down }
    }
}

/// What one quantity of a report is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ToldKind {
    /// A change.
    Change(Way),
    /// What part of the base it is: 前年度の93.8％.
    Ratio,
    /// The base's own number.
    Before,
    /// A number of now.
    Now,
    /// None of what is looked for.
    Other,
}

/// A quantity of a report, and what it is.
pub(super) struct ToldNumber<'a, 't> {
    pub(super) one: &'a Stated<'t>,
    pub(super) kind: ToldKind,
    /// The base that its words name.
    pub(super) base: Option<Base>,
    /// Whether it is of what the target is of.
    pub(super) is_own: bool,
    /// Whether its own words name what the target is of.
    pub(super) is_named: bool,
    /// Whether it is counted in another way than the target says, or is of a wider thing: 総使用量, where that is a 原単位.
    pub(super) is_otherwise: bool,
}

const UP: &str =
    "増 延び 長く 長か 伸び 伸長 上昇 上回 多か 多い 多く 向上 高か 高い 高く アップ 拡大 プラス";
const DOWN: &str =
    "減 少な 下回 低下 低か 低い 低く 短縮 削減 縮減 圧縮 抑制 節減 落ち ダウン 縮小 短か 短く マイナス";

/// The quantities of a report, each with what it is.
pub(super) fn told<'a, 't>(
    given: &'a [Stated<'t>],
    target: &str,
    own_year: Option<u32>,
) -> Vec<ToldNumber<'a, 't>> {
    let roles = roles(given);
    let mut carried: Option<bool> = None;
    let mut found: Vec<ToldNumber> = Vec::with_capacity(given.len());
    for (one, role) in given.iter().zip(roles) {
        let words = named(one);
        let times = times(words);
        let last = times.last();
        let subject = is_of(words, target).or_else(|| topic(one.lead, target).filter(|_| !one.bracketed));
        // 窓口2,604件、電話694件、計3,298件; 全体では18名.
        let subject = subject.or_else(|| (one.is_total() || has(words, "全体")).then_some(true));
        let is_own = subject.or(carried).unwrap_or(true);
        carried = subject.or(carried);
        let clause = [one.lead, first_clause(one.tail)].concat();
        let is_counted_otherwise = is_counted_otherwise(&clause, target);
        let is_own = is_own && !is_counted_otherwise && !is_left_out(one, words, target);
        let is_named = subject == Some(true);
        let is_otherwise = is_counted_otherwise && is_of(words, target).is_some()
            || is_wider(words, target)
            || is_count_of_amount(words, target)
            || is_of_part_of_year(one);
        let base = last.map(|last| last.base).filter(|base| !is_now(*base, own_year));
        let average = found.last().and_then(|before| average_of(before.one, one));
        let base = average.or(base);
        let kind = match kind(one, role, words, last, own_year) {
            ToldKind::Now if average.is_some() => ToldKind::Before,
            kind => kind,
        };
        let is_of_then =
            matches!(kind, ToldKind::Change(_)) && last.is_some_and(|last| is_then(words, last, own_year));
        let is_otherwise = is_otherwise || is_of_then;
        let kind = if is_of_then { ToldKind::Other } else { kind };
        found.push(ToldNumber { one, kind, base, is_own, is_named, is_otherwise });
    }
    carry_bases(&mut found);
    found
}

/// Whether a number is of another thing, of a part or of some months only, or still to come.
fn is_left_out(one: &Stated, words: &str, target: &str) -> bool {
    const APIECE: &str = "月平均 日平均 1日当 月当たり";
    is_other_behind(one.tail, target)
        || is_of_a_time(one.tail)
        || one.is_new() && !target.contains('新')
        || has(words, APIECE) && !has(target, "月平均 日平均 当たり")
        || one.is_part()
        || is_of_part_of_year(one)
        || starts(one.tail, "を見込 の見込 となる見 に増える見 に減る見 の見通")
}

/// Whether a change is told of the time before itself: 前年度は8％増だった.
fn is_then(words: &str, last: &NamedTime, own_year: Option<u32>) -> bool {
    let behind = words[last.to..].trim_start_matches(['度', '実', '績', '末']);
    !is_now(last.base, own_year) && behind.starts_with(['は', 'も'])
}

/// A change takes its base from the number before it: 前年の331件より43件少なかった.
fn carry_bases(found: &mut [ToldNumber]) {
    for at in 1..found.len() {
        let (before, rest) = found.split_at_mut(at);
        let (Some(last), Some(one)) = (before.last(), rest.first_mut()) else { continue };
        let is_change = matches!(one.kind, ToldKind::Change(_) | ToldKind::Ratio);
        if is_change && one.base.is_none() && last.one.sentence == one.one.sentence {
            one.base = last.base;
        }
    }
}

/// The average of so many years, where the number before tells how many: 過去5年間の平均48件.
fn average_of(before: &Stated, one: &Stated) -> Option<Base> {
    let is_average = starts(one.near, "の平均 平均") && ends(before.near.trim_end(), "過去 直近");
    let is_years = before.quantity.unit.contains('年') && before.sentence == one.sentence;
    let years = before.quantity.value.parts() / Number::whole(1)?.parts();
    u32::try_from(years).ok().filter(|_| is_average && is_years).map(Base::Average)
}

/// The words that name a number: its clause, or what stands before the bracket that opens with it.
pub(super) fn named<'t>(one: &Stated<'t>) -> &'t str {
    if !one.near.trim().is_empty() {
        return one.near;
    }
    let Some(lead) = one.lead.trim_end().strip_suffix(['（', '(']) else { return one.near };
    lead.rsplit(['、', '，', '（', '(', '）', ')', '。']).next().unwrap_or(lead)
}

/// Whether a bracket says that a number is of some months only: 9件（12月末現在）, 107％（4月単月）.
fn is_of_a_time(tail: &str) -> bool {
    let inside = tail.trim_start().strip_prefix(['（', '(']);
    let inside = inside.map_or("", |inside| inside.split(['）', ')']).next().unwrap_or(inside));
    has(inside, "月 現在 時点 上期 下期 速報 見込 四半期") && !has(inside, "3月末 ３月末 3月31日 年度末")
}

fn is_now(base: Base, own_year: Option<u32>) -> bool {
    base == Base::Own || matches!(base, Base::Year(year) if own_year == Some(year))
}

fn kind(one: &Stated, role: Role, words: &str, last: Option<&NamedTime>, own_year: Option<u32>) -> ToldKind {
    if matches!(role, Role::Plan | Role::Negated)
        || has(words, "目標 計画 予定 見込") && !has(words, "計画比 目標比 予算比")
    {
        return ToldKind::Other;
    }
    if let Some(way) = way(one, words) {
        return ToldKind::Change(way);
    }
    let is_part = matches!(one.measure.base.as_str(), "%" | "倍");
    let last = last.filter(|last| !is_now(last.base, own_year));
    let Some(last) = last else {
        return match role {
            Role::From => ToldKind::Before,
            Role::Goal => ToldKind::Other,
            _ => ToldKind::Now,
        };
    };
    let behind = &words[last.to..];
    if is_part && (has(behind, "比") || one.measure.base == "倍") {
        return ToldKind::Ratio;
    }
    // 前年度を上回る206件: the one of now.
    if relates(past_filler(behind)) {
        return ToldKind::Now;
    }
    ToldKind::Before
}

/// Which way a number tells a change; none where it is no change.
fn way(one: &Stated, words: &str) -> Option<Way> {
    let tail =
        first_clause(one.tail).trim_start_matches(['の', 'を', 'も', 'ほ', 'ど', '（', '(', ' ', '　']);
    let tail = tail.strip_prefix("以上").unwrap_or(tail).trim_start_matches(['の', 'を', 'も']);
    if has(tail, "なかった できず ませんでした") && !starts(tail, "少な") {
        return None;
    }
    if starts(tail, "増設 増築 増刷 減免 減価 増進 増便") {
        return None;
    }
    let is_sized = one.value > Number::ZERO;
    let behind = [("悪化", Way::Worse), ("改善", Way::Better)];
    let plain = behind.iter().find(|(word, _)| tail.starts_with(word)).map(|(_, way)| *way);
    let plain = plain
        .or_else(|| starts(tail, UP).then_some(Way::Up))
        .or_else(|| starts(tail, DOWN).then_some(Way::Down));
    if plain.is_some() && is_sized {
        return plain;
    }
    let words = words.trim_end_matches([' ', '　', 'は', 'が', 'も', 'で', ':', '：']);
    if ends(words, "減少率 削減率 低減率 縮減率 △ ▲ － − マイナス 減少数 減少額")
    {
        return Some(Way::Down);
    }
    ends(words, "増加率 伸び率 上昇率 + ＋ プラス 増加数 増加額").then_some(Way::Up)
}

impl ToldNumber<'_, '_> {
    /// Whether it is told to the last digit.
    pub(super) fn is_exact(&self) -> bool {
        // 前年の431件を下回った: that is what it was then.
        let is_beyond = matches!(self.one.quantity.bound, Bound::MoreThan | Bound::LessThan);
        self.one.quantity.bound == Bound::Exact || self.kind == ToldKind::Before && is_beyond
    }

    /// By how much it may be rounded: 3万2千人 by five hundred.
    pub(super) fn rounded_by(&self) -> i64 {
        let parts = self.one.value.parts();
        if parts < 10_000 * 10_000 {
            return 0;
        }
        let mut step = 1;
        while parts % (step * 10) == 0 {
            step *= 10;
        }
        if step > 10_000 { step / 2 } else { 0 }
    }
}
