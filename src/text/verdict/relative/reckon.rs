//! What a report's numbers come to, for a target against another number: all that tell it have to say the same.

use super::super::spoken::measure::Measure;
use super::super::spoken::role::Trend;
use super::super::spoken::stated::Stated;
use super::super::spoken::words::{ends, has, shared, starts};
use super::asked::{BaseChange, ChangeAsked};
use super::subject::{is_counted_otherwise, is_of};
use super::times::{Base, past_filler, times};
use super::told::{ToldKind, ToldNumber, Way, told};
use crate::model::State;
use crate::text::number::Number;
use crate::text::quantity::Quantity;
use crate::text::quantity::glyphs::{is_kanji, is_katakana};
use crate::text::width::folded;

/// What a report tells.
pub(super) enum Reckoning {
    /// The state, the quantity that tells it, and what it comes to in the target's unit.
    Settled(State, Option<Quantity>, Option<Number>),
    /// It tells a change against another time or of another thing than the target's, or a thing and its contrary.
    OfAnother,
    /// It does not tell.
    Open,
}

/// One thing that tells the state.
struct Evidence {
    state: State,
    part: Option<Quantity>,
    value: Option<Number>,
}

/// What a report tells of what is asked.
pub(super) fn reckoned(
    asked: &BaseChange,
    target: &str,
    report: &str,
    given: &[Stated],
    year: Option<u32>,
) -> Reckoning {
    let found = told(given, target, year);
    let is_base = |base: Option<Base>| match (asked.base, base) {
        (Some(asked), Some(told)) => asked.is(told, year),
        (None, Some(told)) => Base::Last.is(told, year) || told == Base::Term,
        (_, None) => false,
    };
    let mut all: Vec<Evidence> = Vec::new();
    all.extend(of_values(asked, target, &found, &is_base));
    for one in found.iter().filter(|one| one.is_own) {
        all.extend(of_change(asked, target, one, &found, &is_base));
    }
    all.extend(in_words(asked, target, report, &is_base));
    let Some(first) = all.first() else {
        let of_another = |one: &ToldNumber| {
            one.is_otherwise && matches!(one.kind, ToldKind::Change(_) | ToldKind::Other)
                || matches!(one.kind, ToldKind::Change(_) | ToldKind::Before | ToldKind::Ratio)
                    && one.base.is_some_and(|base| base != Base::Own)
                    && !is_base(one.base)
                    && asked.base.is_some()
        };
        return if found.iter().any(of_another) { Reckoning::OfAnother } else { Reckoning::Open };
    };
    if all.iter().any(|one| one.state != first.state) {
        return Reckoning::OfAnother;
    }
    let Some(shown) = all.into_iter().min_by_key(|one| one.value.is_none()) else { return Reckoning::Open };
    Reckoning::Settled(shown.state, shown.part, shown.value)
}

/// Larger numbers are no result that anybody reckons with; a sum of two smaller ones can be told.
const MOST: i64 = i64::MAX / 100;

/// Two values, that of the base and that of now.
fn of_values(
    asked: &BaseChange,
    target: &str,
    found: &[ToldNumber],
    is_base: &dyn Fn(Option<Base>) -> bool,
) -> Option<Evidence> {
    let mut olds = found.iter().filter(|one| {
        // From 3,200人 to 5,900人: no time is named, and no other one is meant.
        let is_bare = one.base.is_none() && matches!(asked.base, None | Some(Base::Last | Base::Term));
        one.kind == ToldKind::Before && one.is_own && (is_base(one.base) || is_bare)
    });
    let old = olds.next();
    if olds.next().is_some() {
        return None;
    }
    let (old_value, old_by, sentence) = match (old, &asked.base_value) {
        (Some(old), _) if old.is_exact() => (old.one.value, old.rounded_by(), Some(old.one.sentence)),
        (None, Some(value)) => (Measure::of(value).in_base(value.value)?, 0, None),
        _ => return None,
    };
    let unit = match (old, &asked.base_value) {
        (Some(old), _) => old.one.measure.base.clone(),
        (None, Some(value)) => Measure::of(value).base,
        (None, None) => return None,
    };
    let is_near = |one: &ToldNumber| sentence.is_none_or(|sentence| one.one.sentence.abs_diff(sentence) <= 1);
    let nows: Vec<&ToldNumber> = found
        .iter()
        .filter(|one| one.kind == ToldKind::Now && one.one.measure.base == unit && one.is_own && is_near(one))
        .collect();
    let totals: Vec<&&ToldNumber> = nows.iter().filter(|one| one.one.is_total()).collect();
    let now = match (nows.as_slice(), totals.as_slice()) {
        ([one], _) => *one,
        (_, [one]) => **one,
        _ => return None,
    };
    let is_like = is_alike(now.one.value, old_value)
        && is_of_unit(asked, &unit)
        && (old.is_some() || !is_done_elsewhere(now.one.tail, target));
    if !now.is_exact() || now.one.is_of_other_year || old_value == Number::ZERO || !is_like {
        return None;
    }
    let (new, before) = (now.one.value.parts(), old_value.parts());
    if new.max(before) > MOST {
        return None;
    }
    // 182万枚 and 190万枚 are as exact as each other.
    let by = old.map_or(0, |_| now.rounded_by().min(old_by));
    let old_by = by;
    let states = [(new - by, before + old_by), (new + by, before - old_by)];
    let state = asked.change.of_two(new, before, target)?;
    let is_sure = states.iter().all(|(new, old)| asked.change.of_two(*new, *old, target) == Some(state));
    let value = part_of_two(asked, new, before);
    is_sure.then(|| Evidence { state, part: Some(now.one.quantity.clone()), value })
}

/// Whether values of a unit can differ by what the target asks for: 5ポイント by percents.
fn is_of_unit(asked: &BaseChange, unit: &str) -> bool {
    let by = asked.quantity.as_ref().map(|quantity| Measure::of(quantity).base);
    match (asked.change, by.as_deref()) {
        (ChangeAsked::By(..), Some("ポイント")) => unit == "%",
        (ChangeAsked::By(..), Some(by)) => unit == by,
        _ => true,
    }
}

/// Whether what stands behind a number was done to another thing: 14件に交付, where the target is of none.
fn is_done_elsewhere(tail: &str, target: &str) -> bool {
    const OWN: &str = "減 増 抑 縮 削 達 回復 記録 確保 維持 改善 到達 低下 上昇 収 受け 受付 下回 上回 割";
    let Some(deed) = tail.strip_prefix(['に', 'を']) else { return false };
    let end = deed.find(|char| !is_kanji(char) && !is_katakana(char)).unwrap_or(deed.len());
    let deed = &deed[..end];
    deed.chars().count() > 1 && !starts(deed, OWN) && shared(deed, target) == 0
}

/// Whether two numbers may be of one thing at two times.
fn is_alike(one: Number, other: Number) -> bool {
    let (low, high) = (one.parts().min(other.parts()), one.parts().max(other.parts()));
    low > 0 && high / low < 20 || low == 0
}

/// By which part a number changed, as a report would write it.
fn part_of_two(asked: &BaseChange, new: i64, old: i64) -> Option<Number> {
    let ChangeAsked::Ratio(bound, num, over) = asked.change else { return None };
    let quantity = asked.quantity.as_ref()?;
    let measure = Measure::of(quantity);
    let is_part = measure.base == "%" && num != over && quantity.value.parts() != num;
    let hundred = i128::from(Number::whole(100)?.parts());
    let change = if bound.grows() { new - old } else { old - new };
    let part = i128::from(change.max(0)) * hundred / i128::from(old.max(1));
    let step = hundred / 1_000;
    let rounded = i64::try_from((part + step / 2) / step * step).ok()?;
    measure.out_of_base(Number::from_parts(rounded)?).filter(|_| is_part)
}

/// A change that is told by itself: 前年度比2.8％の悪化, 前年度から3名増.
fn of_change(
    asked: &BaseChange,
    target: &str,
    one: &ToldNumber,
    found: &[ToldNumber],
    is_base: &dyn Fn(Option<Base>) -> bool,
) -> Option<Evidence> {
    if one.one.value.parts() > MOST {
        return None;
    }
    let grows = match (asked.change.grows(), one.kind) {
        (Some(grows), _) => grows,
        // 前年を2割下回った, where it shall stay as it was.
        (None, ToldKind::Change(Way::Up | Way::Down)) if one.one.measure.base == "%" => true,
        _ => return None,
    };
    let is_rate_named = one.base.is_none()
        && ends(
            one.one.near.trim_end_matches([' ', '　', 'は', 'が', 'も']),
            "減少率 削減率 低減率 縮減率 増加率 伸び率 上昇率",
        )
        && !matches!(asked.base, Some(Base::Ago(_) | Base::Average(_) | Base::Others(_)));
    // 光熱費は4％増となった: of what the target is of, against nothing else.
    let is_plain = one.base.is_none()
        && one.is_named
        && one.one.measure.base == "%"
        && asked.base == Some(Base::Last)
        && found.iter().all(|other| other.base.is_none_or(|base| is_base(Some(base))));
    if !is_base(one.base) && !is_rate_named && !is_plain || one.one.is_of_other_year && !is_base(one.base) {
        return None;
    }
    let evidence = |state| Some(Evidence { state, part: None, value: None });
    match one.kind {
        ToldKind::Ratio => {
            let hundred = Number::whole(100)?.parts();
            let whole = if one.one.measure.base == "倍" { Number::whole(1)?.parts() } else { hundred };
            evidence(asked.change.of_two(one.one.value.parts(), whole, "").filter(|_| one.is_exact())?)
        }
        ToldKind::Change(way) if one.one.measure.base == "%" => {
            let trend = way.trend(grows);
            let told = one.one.quantity.bound;
            let hundred = Number::whole(100)?.parts();
            let by = if trend == Trend::Up { one.one.value.parts() } else { -one.one.value.parts() };
            let state = match asked.change {
                ChangeAsked::Kept => asked.change.of_two(hundred + by, hundred, target)?,
                _ => asked.change.of_part(trend, one.one.value, told)?,
            };
            let is_wanted = (trend == Trend::Up) == grows;
            let value = match &asked.quantity {
                Some(quantity) if is_wanted => Measure::of(quantity).out_of_base(one.one.value),
                _ => None,
            };
            Some(Evidence { state, part: Some(one.one.quantity.clone()), value })
        }
        ToldKind::Change(way) => of_amount(asked, one, way.trend(grows), found),
        _ => None,
    }
}

/// A change by so many, with the number that it came to where one is told: 前年比12件減の206件.
fn of_amount(asked: &BaseChange, one: &ToldNumber, way: Trend, found: &[ToldNumber]) -> Option<Evidence> {
    let like = |other: &&ToldNumber| {
        other.kind == ToldKind::Now
            && other.is_own
            && other.one.sentence == one.one.sentence
            && other.one.is_like(one.one)
    };
    let mut nows = found.iter().filter(like);
    let now = nows.next().filter(|now| nows.next().is_none() && now.one.value.parts() <= MOST);
    let old = now.map(|now| match way {
        Trend::Up => now.one.value.parts() - one.one.value.parts(),
        Trend::Down => now.one.value.parts() + one.one.value.parts(),
    });
    let state = match now.zip(old) {
        Some((now, old)) if old > 0 && now.is_exact() && one.is_exact() => {
            asked.change.of_two(now.one.value.parts(), old, "")
        }
        _ => None,
    };
    let state = state.or_else(|| asked.change.of_way(Some(way)))?;
    Some(Evidence { state, part: None, value: None })
}

/// Which way it went, told without a number: 前年度を下回った, 前年と同数.
fn in_words(
    asked: &BaseChange,
    target: &str,
    report: &str,
    is_base: &dyn Fn(Option<Base>) -> bool,
) -> Vec<Evidence> {
    let mut found = Vec::new();
    for sentence in report.split(['。', '\n']) {
        if has(sentence, "見込 見通し 予定 目標 恐れ おそれ") {
            continue;
        }
        for time in times(sentence).iter().filter(|time| is_base(Some(time.base))) {
            let Some(way) = way_behind(past_filler(&sentence[time.to..])) else { continue };
            let subject =
                sentence[..time.from].rsplit(['、', '，']).find_map(|segment| is_of(segment, target));
            if subject == Some(false) || is_counted_otherwise(sentence, target) {
                continue;
            }
            let trend = match way {
                Some(way) => asked.change.grows().map(|grows| Some(way.trend(grows))),
                None => Some(None),
            };
            let state = match (asked.change, trend) {
                (ChangeAsked::Kept, Some(None)) => Some(State::Met),
                (_, Some(trend)) => asked.change.of_way(trend),
                _ => None,
            };
            found.extend(state.map(|state| Evidence { state, part: None, value: None }));
        }
    }
    found
}

/// Which way words tell right behind a time's name; none inside where it stayed as it was.
fn way_behind(rest: &str) -> Option<Option<Way>> {
    let end = rest.find(['、', '。', '，', '（', '(']).unwrap_or(rest.len());
    let clause = &rest[..end];
    if clause.chars().any(|char| folded(char).is_ascii_digit()) && !starts(clause, "と同 並み") {
        return None;
    }
    if starts(
        clause,
        "と同数 と同じ と同件数 と同率 と同値 と同額 と変わら 並みにとど 並みであ 並みとな 並みで 並みの 並みを確保 並みを維持",
    ) {
        return Some(None);
    }
    if starts(clause, "を上回れ を上回ることができな を上回るには を上回らな に届か に及ば を超えられ")
    {
        return Some(Some(Way::Down));
    }
    if has(clause, "ない なかった ず、 できず 抑え") {
        return None;
    }
    if starts(
        clause,
        "を上回っ を上回り を上回る結果 を超え をわずかに上回 を大きく上回 を若干上回 をやや上回",
    ) {
        return Some(Some(Way::Up));
    }
    if starts(clause, "を下回っ を下回り を下回る結果 を割 をわずかに下回 を大きく下回 を若干下回 をやや下回")
    {
        return Some(Some(Way::Down));
    }
    let verb = ["よりも", "より", "から", "に比べて", "に比べ", "と比べて", "と比べ"]
        .iter()
        .find_map(|than| clause.strip_prefix(than))?;
    let verb =
        verb.trim_start_matches(['や', 'わ', 'ず', 'か', 'に', '若', '干', '大', 'き', 'く', '幅', '微']);
    if verb.starts_with("悪化") {
        return Some(Some(Way::Worse));
    }
    if starts(verb, "増加し 増え 伸び 上昇し 向上し 多か 高か 増と 増だ") {
        return Some(Some(Way::Up));
    }
    starts(verb, "減少し 減っ 減り 低下し 少な 低か 落ち 減と 短縮").then_some(Some(Way::Down))
}
