//! What a target asks for against another number: 前年度比10％増, 前年の半分以下, 県平均以上, 過去5年平均（41件）より減らす.

use super::super::spoken::compare::compare;
use super::super::spoken::levels::BAD;
use super::super::spoken::measure::Measure;
use super::super::spoken::role::Trend;
use super::super::spoken::words::{ends, first, has, starts};
use super::times::{Base, past_filler, times};
use crate::model::State;
use crate::text::number::Number;
use crate::text::quantity::{Bound, Quantity};

/// What a target asks for.
pub(super) struct BaseChange {
    /// What with; none where the target names nothing: 苦情を半減.
    pub(super) base: Option<Base>,
    /// The base's number, where the target tells it.
    pub(super) base_value: Option<Quantity>,
    /// The quantity that tells how much, where it is one.
    pub(super) quantity: Option<Quantity>,
    pub(super) change: ChangeAsked,
}

/// How the new number shall stand to the old one.
#[derive(Clone, Copy)]
pub(super) enum ChangeAsked {
    /// The new over the old, as a fraction.
    Ratio(Bound, i64, i64),
    /// By so much, in the unit's base.
    By(Trend, Number),
    /// As it was: 前年並み.
    Kept,
}

const UP: &str = "増 伸ば 伸び 上昇 引き上げ 引上げ 向上 アップ 上げ 高め 拡大 上回";
const DOWN: &str =
    "減 削減 縮減 低減 節減 短縮 圧縮 引き下げ 引下げ 抑制 短く ダウン 下げ 低下 縮小 下回 カット";

/// What a target asks for; none where it asks for nothing of the kind, or for more than one thing.
pub(super) fn asked(target: &str, quantities: &[Quantity], year: Option<u32>) -> Option<BaseChange> {
    let named: Vec<_> =
        times(target).into_iter().filter(|one| !matches!(one.base, Base::Own | Base::Another)).collect();
    if let Some(asked) = of_this_year(target, quantities, year) {
        return Some(asked);
    }
    // 令和6年度までに: that is no base.
    let is_base = |to: usize| {
        let rest = past_filler(&target[to..]);
        let rest = rest.trim_start_matches(['（', '(']);
        !starts(rest, "まで 中 は 内 ） ) に、 に")
            || starts(rest, "に比 に対 には届 ）以上 ）以下 ）比 ）より ）を上回 ）を下回")
    };
    // 国語・算数とも県平均以上: each of several.
    let is_of_each = has(&target.replace("全国", ""), "とも 全 すべて 各 いずれ 両");
    if is_of_each && named.iter().any(|one| matches!(one.base, Base::Others(_))) {
        return None;
    }
    let mut bases = named.iter().filter(|one| is_base(one.to));
    let base = bases.next();
    if bases.next().is_some() {
        return None;
    }
    let value = base.and_then(|base| {
        let behind = past_filler(&target[base.to..]).trim_start_matches(['（', '(', 'は', ':', '：']);
        let at = target.len() - behind.len();
        // 前年度の1.5倍 is no number of the year before, as （88％） is.
        let is_in_bracket = target[..at].ends_with(['（', '(', ':', '：', 'は']);
        quantities.iter().find(|one| {
            let is_value = is_in_bracket || !Measure::of(one).is_ratio();
            one.span.start == at && one.bound == Bound::Exact && is_value
        })
    });
    let is_inside = |one: &Quantity| {
        named.iter().any(|time| time.from <= one.span.start && one.span.end <= time.to)
            || value.is_some_and(|value| value.span == one.span)
    };
    let mut others = quantities.iter().filter(|one| !is_inside(one));
    let (quantity, None) = (others.next(), others.next()) else { return None };
    let from = value.map(|value| value.span.end).or(base.map(|base| base.to)).unwrap_or(0);
    let rest = target.get(from..)?.trim_start_matches(['）', ')']);
    let change = match quantity {
        Some(quantity) => by_number(target, quantity, base.is_some())?,
        None => in_words(target, rest, base.is_some())?,
    };
    Some(BaseChange {
        base: base.map(|base| base.base),
        base_value: value.cloned(),
        quantity: quantity.cloned(),
        change,
    })
}

/// This year's step to a later goal: 2030年度までに46％削減（2023年度目標27％削減、2013年度比).
fn of_this_year(target: &str, quantities: &[Quantity], year: Option<u32>) -> Option<BaseChange> {
    let named = times(target);
    let goals = named.iter().filter(|one| starts(past_filler(&target[one.to..]), "目標 は"));
    let mut own = goals.filter(|one| match one.base {
        Base::Own => true,
        Base::Year(own) => year.is_none_or(|year| own == year || own + 1 == year),
        _ => false,
    });
    let step = own.next().filter(|_| own.next().is_none())?;
    let quantity = quantities.iter().find(|one| one.span.start >= step.to)?;
    let between = past_filler(&target[step.to..quantity.span.start]);
    let is_step = matches!(between.trim_start_matches("目標").trim(), "" | "は" | "値は" | "：" | ":");
    let is_goal = named.iter().any(|one| {
        matches!(one.base, Base::Year(goal) if year.is_none_or(|year| goal > year))
            && starts(past_filler(&target[one.to..]), "まで に")
    });
    let base = named.iter().find(|one| starts(past_filler(&target[one.to..]), "比 対比 を基準 より に比"))?;
    let change = by_number(target, quantity, true).filter(|_| is_step && is_goal)?;
    Some(BaseChange { base: Some(base.base), base_value: None, quantity: Some(quantity.clone()), change })
}

/// A change by a part, to so many times or by so many: 10％増, 2倍, 5件減.
fn by_number(target: &str, quantity: &Quantity, has_base: bool) -> Option<ChangeAsked> {
    let (before, rest) = (&target[..quantity.span.start], &target[quantity.span.end..]);
    let end = rest.find(['。', '、', '（', '(', '\n', '）', ')']).unwrap_or(rest.len());
    let clause = &rest[..end];
    let way = match (first(clause, UP), first(clause, DOWN)) {
        (Some(_), None) => Some(Trend::Up),
        (None, Some(_)) => Some(Trend::Down),
        (None, None)
            if clause.contains("改善") && has(target, BAD) | has(target, "原単位 離職率 苦情 待ち") =>
        {
            Some(Trend::Down)
        }
        // 前年度比▲5％.
        _ if ends(before, "▲ △ － − マイナス") => Some(Trend::Down),
        _ if ends(before, "+ ＋ プラス") => Some(Trend::Up),
        _ => None,
    };
    let is_to = starts(clause.trim_start_matches(['以', '下', '内']), "に へ まで");
    let measure = Measure::of(quantity);
    let hundred = Number::whole(100)?.parts();
    let parts = Some(measure.in_base(quantity.value)?.parts()).filter(|parts| *parts < i64::MAX / 100)?;
    let own = &target[quantity.span.clone()];
    if has(own, "以内") || has(clause, "以内 範囲") || matches!(quantity.bound, Bound::About) {
        return None;
    }
    let at_most = matches!(quantity.bound, Bound::AtMost | Bound::LessThan);
    match (measure.base.as_str(), way) {
        ("倍", _) if !at_most && (has_base || is_to) && !target.contains("倍率") => {
            Some(ChangeAsked::Ratio(Bound::AtLeast, parts, Number::whole(1)?.parts()))
        }
        ("%", _) if quantity.unit.is_empty() => {
            // 3分の1 is told in four digits.
            let part = quantity.value.parts().max(1);
            let over = (10_000 + part / 2) / part;
            let is_whole = (over * part - 10_000).abs() <= over;
            let is_less = (at_most || is_to) && (has_base || way == Some(Trend::Down)) && is_whole;
            is_less.then_some(ChangeAsked::Ratio(Bound::AtMost, 1, over))
        }
        ("%", Some(way)) if !at_most && !is_to && (has_base || measure.base != quantity.unit) => match way {
            Trend::Up => Some(ChangeAsked::Ratio(Bound::AtLeast, hundred + parts, hundred)),
            Trend::Down => Some(ChangeAsked::Ratio(Bound::AtMost, (hundred - parts).max(0), hundred)),
        },
        ("%", _) if at_most && has_base && parts < hundred && !has(before, "減 増") => {
            Some(ChangeAsked::Ratio(Bound::AtMost, parts, hundred))
        }
        ("%", None) if !at_most && has_base && parts > hundred => {
            Some(ChangeAsked::Ratio(Bound::AtLeast, parts, hundred))
        }
        (base, Some(way)) if has_base && !at_most && !is_to && base != "%" && !base.is_empty() => {
            Some(ChangeAsked::By(way, measure.in_base(quantity.value)?))
        }
        _ => None,
    }
}

/// A change that no number tells: 半減, 前年度より減らす, 県平均以上, 前年並み.
fn in_words(target: &str, rest: &str, has_base: bool) -> Option<ChangeAsked> {
    if has(target, "半減期 倍率") {
        return None;
    }
    if has(target, "半減 半分 半数以下") {
        return Some(ChangeAsked::Ratio(Bound::AtMost, 1, 2));
    }
    if has(target, "倍増") || target.contains("の倍に") {
        return Some(ChangeAsked::Ratio(Bound::AtLeast, 2, 1));
    }
    if !has_base {
        return None;
    }
    let rest = past_filler(past_filler(rest).trim_start_matches(['）', ')']));
    let side = |bound| Some(ChangeAsked::Ratio(bound, 1, 1));
    if starts(rest, "以上 を下回らな を下回るこ と同等以上 並み以上 並以上 と同程度以上")
    {
        let is_not = starts(rest, "を下回るこ") && !rest.contains("ない");
        return if is_not { None } else { side(Bound::AtLeast) };
    }
    if starts(rest, "以下 を上回らな を超えな と同等以下 並み以下") {
        return side(Bound::AtMost);
    }
    if starts(rest, "並み 並 と同程度 と同水準 と同等 を維持 維持") {
        return Some(ChangeAsked::Kept);
    }
    let above = [("を上回", Bound::MoreThan), ("を超え", Bound::MoreThan), ("を下回", Bound::LessThan)];
    if let Some((_, bound)) = above.iter().find(|(word, _)| rest.starts_with(word)) {
        return side(*bound);
    }
    let verb = [
        "よりも",
        "より",
        "から",
        "に比べて",
        "に比べ",
        "と比べて",
        "と比べ",
        "に対し",
        "対比で",
        "比で",
        "比",
    ]
    .iter()
    .find_map(|than| rest.strip_prefix(than))?;
    let verb = &verb[..verb.find(['。', '、', '（', '(', '\n']).unwrap_or(verb.len())];
    match (first(verb, UP), first(verb, DOWN)) {
        (Some(_), None) => side(Bound::MoreThan),
        (None, Some(_)) => side(Bound::LessThan),
        (None, None) if verb.contains("改善") && has(target, BAD) => side(Bound::LessThan),
        _ => None,
    }
}

impl ChangeAsked {
    /// Whether more is asked for; none where it shall stay as it is.
    pub(super) fn grows(self) -> Option<bool> {
        match self {
            Self::Ratio(bound, ..) => Some(bound.grows()),
            Self::By(way, _) => Some(way == Trend::Up),
            Self::Kept => None,
        }
    }

    /// Whether it is a part or so many times of the other number.
    pub(super) fn is_part(self) -> bool {
        matches!(self, Self::Ratio(_, num, over) if num != over)
    }

    /// What two numbers come to.
    pub(super) fn of_two(self, new: i64, old: i64, target: &str) -> Option<State> {
        match self {
            Self::Ratio(bound, num, over) => {
                let (one, other) = (i128::from(new) * i128::from(over), i128::from(old) * i128::from(num));
                let is_met = match bound {
                    Bound::AtMost => one <= other,
                    Bound::LessThan => one < other,
                    Bound::MoreThan => one > other,
                    _ => one >= other,
                };
                Some(if is_met { State::Met } else { State::Short })
            }
            Self::By(way, by) => {
                let change = if way == Trend::Up { new - old } else { old - new };
                Some(if change >= by.parts() { State::Met } else { State::Short })
            }
            Self::Kept => kept(new, old, target),
        }
    }

    /// What a change comes to that is told by the way alone: less, where more is asked for.
    pub(super) fn of_way(self, way: Option<Trend>) -> Option<State> {
        let grows = self.grows()?;
        let is_strict = matches!(self, Self::Ratio(Bound::MoreThan | Bound::LessThan, ..));
        let is_side = matches!(self, Self::Ratio(_, num, over) if num == over);
        match way {
            None if is_side && !is_strict => Some(State::Met),
            None => Some(State::Short),
            Some(way) if (way == Trend::Up) != grows => Some(State::Short),
            Some(_) => is_side.then_some(State::Met),
        }
    }

    /// What a change by a part comes to, as exact as it is told.
    pub(super) fn of_part(self, way: Trend, part: Number, told: Bound) -> Option<State> {
        let Self::Ratio(bound, num, over) = self else { return None };
        let grows = bound.grows();
        if part == Number::ZERO || (way == Trend::Up) != grows || num == over {
            return self.of_way((part != Number::ZERO).then_some(way));
        }
        let percent = Number::whole(100)?.parts();
        let asked = Number::from_parts(
            i64::try_from(i128::from((num - over).abs()) * i128::from(percent) / i128::from(over.max(1)))
                .ok()?,
        )?;
        let state = compare(asked, Bound::AtLeast, part, told);
        (state != State::Unclear).then_some(state)
    }
}

/// Whether a number stayed as it was: a hundredth or two are no change, and a tenth is one.
fn kept(new: i64, old: i64, target: &str) -> Option<State> {
    let by = i128::from(new) - i128::from(old);
    let of = i128::from(old);
    let is_bad = has(target, BAD);
    let is_worse = if is_bad { by > 0 } else { by < 0 };
    if by.abs() * 50 <= of || !is_worse && by.abs() * 10 <= of {
        return Some(State::Met);
    }
    (is_worse && by.abs() * 10 >= of).then_some(State::Short)
}
