//! A change of which the target names where it begins, as the level that it comes to: 前年度（12,400時間）比で10％削減 is
//! 11,160時間 or less.

use crate::text::number::Number;
use crate::text::quantity::{Bound, Quantity};
use crate::text::verdict::spoken::levels::BAD;
use crate::text::verdict::spoken::measure::Measure;
use crate::text::verdict::spoken::stated::{Stated, last_chars};
use crate::text::verdict::spoken::words::{ends, first, has, shared, starts};
use crate::text::width::fold;

const UP: &str = "上回 増 増加 増や 増員 増額 上昇 引き上げ 引上げ 向上 伸ば アップ 上げ";
const DOWN: &str = "下回 減 減少 減ら 削減 縮減 低減 節減 短縮 圧縮 引き下げ 引下げ 抑制 ダウン 下げ";

/// Where a target's change begins, and the one level that it comes to; none where it names no beginning, or more than one.
pub(in crate::text::verdict) fn with_base(
    text: &str,
    quantities: &[Quantity],
) -> Option<(Quantity, Quantity)> {
    let mut bases = quantities.iter().filter(|one| is_base(text, one));
    let base = bases.next().filter(|_| bases.next().is_none())?;
    let mut others = quantities.iter().filter(|one| one.span != base.span);
    let other = others.next();
    if others.next().is_some() || base.bound != Bound::Exact || base.value == Number::ZERO {
        return None;
    }
    let (value, bound, span) = match other {
        Some(change) => changed(text, base, change)?,
        None => beyond(text, base).or_else(|| halved(text, base))?,
    };
    let span = span.start.min(base.span.start)..span.end.max(base.span.end);
    Some((base.clone(), Quantity { value, bound, unit: base.unit.clone(), span }))
}

/// Whether a quantity is that of the time before, in brackets: 前年度（12,400時間）, （前年度48件）; or 60件から半減.
fn is_base(text: &str, one: &Quantity) -> bool {
    const TIMES: &str = "前年度 前年 昨年度 昨年 前年度実績 前年実績 前年度末 現状 現状値 現在 基準値 基準年 前回 前期 年度 年度実績 年度末";
    let before = &text[..one.span.start];
    let Some((outside, inside)) = before.rsplit_once(['（', '(']) else {
        return starts(&text[one.span.end..], "から半減 から倍増 の半減 を半減 から半分");
    };
    let inside = inside.trim_matches([' ', '　', ':', '：', 'は']).trim_end_matches("延べ");
    let is_closed = starts(text[one.span.end..].trim_start(), "） )");
    let outside = outside.trim_end_matches(['の', 'を', '比', '実', '績', ' ', '　']);
    is_closed && (ends(inside, TIMES) || inside.is_empty() && ends(outside, TIMES))
}

/// Whether a number is plainly what the level came to be: it is named as the target is or not at all, nothing was done to
/// it, and it is of the base's order.
pub(in crate::text::verdict) fn is_plain(base: &Quantity, target: &str, one: &Stated) -> bool {
    const BEHIND: &str = "と で まで に減 に削 に縮 に抑 に増 に上 に下 に伸 に改 に達 にな に回復 へ 寄せられ が寄せられ が来 が訪 が利用 の利用 の来 を記録 （ ( 。 、 だ であ";
    let near =
        one.near.trim_end_matches([' ', '　', ':', '：', 'は', 'が', 'の', 'も', 'を', 'で', '約', '数']);
    let is_named = near.is_empty()
        || ends(
            near,
            "実績 結果 年度 年度末 年間 計 合計 全体 本年 今年 本年度 今年度 値 月末 現在 率 と同じ と同 延べ",
        )
        || shared(last_chars(near, 2), target) > 0;
    let tail = one.tail.trim();
    let own = Measure::of(base).in_base(base.value);
    let within = |by: i64, over: i64| own.and_then(|own| own.scaled(by, over));
    is_named
        && !has(near, "新た 新規 うち")
        && (tail.is_empty() || starts(tail, BEHIND))
        && within(3, 10).is_some_and(|least| one.value >= least)
        && within(4, 1).is_some_and(|most| one.value <= most)
}

type Span = std::ops::Range<usize>;

/// The year before as the level itself: 前年度（1,120件）を上回る.
fn beyond(text: &str, base: &Quantity) -> Option<(Number, Bound, Span)> {
    let rest = text[base.span.end..].trim_start_matches(['）', ')', ' ', '　', 'の', '実', '績']);
    // 前年（31件）より減少させる.
    if let Some(change) = ["より", "から", "に比べ"].iter().find_map(|than| rest.strip_prefix(than)) {
        let change = change.trim_start_matches(['て', 'も', '、']);
        let bound = [(DOWN, Bound::LessThan), (UP, Bound::MoreThan)]
            .into_iter()
            .find_map(|(table, bound)| starts(change, table).then_some(bound))?;
        return Some((base.value, bound, base.span.start..text.len()));
    }
    let (word, bound) = [
        ("を上回", Bound::MoreThan),
        ("を超え", Bound::MoreThan),
        ("以上", Bound::AtLeast),
        ("を下回", Bound::LessThan),
        ("以下", Bound::AtMost),
    ]
    .into_iter()
    .find(|(word, _)| rest.starts_with(word))?;
    let at = text.len() - rest.len();
    (!has(rest, "ない 割 倍 %  ％")).then(|| (base.value, bound, at..at + word.len()))
}

/// What a change in words comes to: 半減.
fn halved(text: &str, base: &Quantity) -> Option<(Number, Bound, Span)> {
    let (word, by, over, bound) =
        [("半減", 1, 2, Bound::AtMost), ("半分", 1, 2, Bound::AtMost), ("倍増", 2, 1, Bound::AtLeast)]
            .into_iter()
            .find(|(word, ..)| text.contains(word))?;
    let at = text.find(word)?;
    let value = base.value.scaled(by, over).filter(|_| !Measure::of(base).is_ratio())?;
    Some((value, bound, at..at + word.len()))
}

/// What a change by a part, by so many points or to so many times comes to.
fn changed(text: &str, base: &Quantity, change: &Quantity) -> Option<(Number, Bound, Span)> {
    let (measure, rest) = (Measure::of(change), &text[change.span.end..]);
    let rest_end = rest.find(['。', '、', '（', '(', '\n']).unwrap_or(rest.len());
    let clause = &rest[..rest_end];
    let is_up = first(clause, UP);
    let is_down = first(clause, DOWN);
    let way = match (is_up, is_down) {
        (Some(_), None) => Some(Bound::AtLeast),
        (None, Some(_)) => Some(Bound::AtMost),
        // 離職率を3ポイント改善する.
        (None, None) if clause.contains("改善") && measure.base == "ポイント" => {
            Some(if has(text, BAD) { Bound::AtMost } else { Bound::AtLeast })
        }
        _ => None,
    };
    let end = change.span.end + way.map_or(0, |_| clause.len());
    let is_share = Measure::of(base).is_ratio();
    let hundred = Number::whole(100)?.parts();
    let percent = measure.in_base(change.value)?.parts();
    let value = match measure.base.as_str() {
        "倍" if !is_share && starts(rest.trim_start(), "に と を へ 以上 増 。")
            || measure.base == "倍" && rest.is_empty() =>
        {
            let value = base.value.scaled(change.value.parts(), Number::whole(1)?.parts())?;
            let is_more = change.value > Number::whole(1)?;
            return is_more.then(|| (value, Bound::AtLeast, change.span.clone()));
        }
        "%" if !is_share => match way? {
            Bound::AtMost => base.value.scaled((hundred - percent).max(0), hundred)?,
            _ => base.value.scaled(hundred + percent, hundred)?,
        },
        "ポイント" if Measure::of(base).base == "%" => match way? {
            Bound::AtMost => Number::from_parts(base.value.parts() - change.value.parts())?,
            _ => base.value.plus(change.value)?,
        },
        _ => return None,
    };
    let is_plain = matches!(change.bound, Bound::Exact | Bound::AtLeast);
    is_plain
        .then(|| (value, way.unwrap_or(Bound::AtLeast), change.span.start..end))
        .filter(|_| !fold(clause).contains("以内"))
}
