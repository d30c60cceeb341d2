//! Parts and wholes: a fraction of a count, so many at each of several places, some of those who were all meant.

use super::measure::Measure;
use super::role::{Role, roles};
use super::stated::Stated;
use super::words::{has, starts};
use crate::text::number::Number;
use crate::text::quantity::{Bound, Quantity};
use crate::text::width::{fold, folded};

/// A target's quantities, with a fraction of a count as the count that it is: 2,400台の1/3 is 800台.
pub(in crate::text::verdict) fn with_shares(text: &str, quantities: Vec<Quantity>) -> Vec<Quantity> {
    let mut found: Vec<Quantity> = Vec::with_capacity(quantities.len());
    let mut is_share = false;
    for quantity in quantities {
        let end = quantity.span.end;
        let after = &text[end..];
        let changes = starts(after, "増 減 削 アップ 短縮 圧縮 引き 引下 の増 の減 の削 を増 を減 を削 を超");
        match found.last_mut() {
            // 240橋の約1/4に当たる60橋: the count is said.
            Some(last)
                if is_share
                    && starts(&text[last.span.end..quantity.span.start], "に当たる にあたる に相当") =>
            {
                *last = quantity;
                is_share = false;
            }
            Some(last) if !changes && &text[last.span.end..quantity.span.start] == "の" => {
                let shared = share(last, &quantity);
                is_share = shared.is_some();
                match shared {
                    Some(shared) => *last = shared,
                    None => found.push(quantity),
                }
            }
            _ => {
                is_share = false;
                found.push(quantity);
            }
        }
        let half = ["の半数", "の半分"].into_iter().find(|half| after.starts_with(half));
        if let Some((half, last)) = half.zip(found.last_mut())
            && let Some(value) = last.value.scaled(1, 2).filter(|_| is_count(last))
        {
            last.value = value;
            last.span.end = end + half.len();
        }
    }
    found
}

/// Whether it counts things, so that a part of it is a count too.
fn is_count(quantity: &Quantity) -> bool {
    let measure = Measure::of(quantity);
    !quantity.unit.is_empty()
        && matches!(quantity.bound, Bound::Exact | Bound::About)
        && !measure.is_ratio()
        && !measure.is_time()
}

/// A part of a count as a count.
fn share(whole: &Quantity, part: &Quantity) -> Option<Quantity> {
    let measure = Measure::of(part);
    let percent = measure.in_base(part.value).filter(|_| measure.base == "%" && is_count(whole))?;
    let value = whole.value.scaled(percent.parts(), 1_000_000)?;
    // A third is written in few digits: 799.92 is 800.
    let one = Number::whole(1)?.parts();
    let nearest = (value.parts() + one / 2) / one * one;
    let value = match (value.parts() - nearest).abs() <= value.parts() / 1_000 {
        true => Number::from_parts(nearest)?,
        false => value,
    };
    let bound = if part.bound == Bound::Exact { whole.bound } else { part.bound };
    Some(Quantity { value, bound, unit: whole.unit.clone(), span: whole.span.start..part.span.end })
}

/// A report's quantities, each number for each of several times or places as their sum, where they are plainly listed.
pub(in crate::text::verdict) fn gathered<'t>(stated: &[Stated<'t>]) -> Vec<Stated<'t>> {
    let each = stated.iter().enumerate().map(|(at, one)| {
        let mut one = one.clone();
        if one.is_of_each() && !one.measure.is_ratio() {
            let before = at.checked_sub(1).map(|at| &stated[at]);
            let value = times(&one, before).and_then(|times| one.value.scaled(times, 1));
            one.is_open = value.is_none();
            one.value = value.unwrap_or(one.value);
        }
        one
    });
    each.collect()
}

/// How many times or places there are, each of which a number is for: 5月、8月に各2回, 4会場で各2回.
fn times(one: &Stated, before: Option<&Stated>) -> Option<i64> {
    let lead = fold(one.lead);
    // 4地区で1回ずつ.
    let is_at_each =
        starts(one.tail, "ずつ") && matches!(lead.trim(), "で" | "に" | "の各々で" | "それぞれで");
    let lead = match lead.trim() {
        _ if is_at_each => "",
        // 6月と11月に1回ずつ.
        lead if starts(one.tail, "ずつ") && lead.ends_with('に') => lead,
        lead => lead.strip_suffix('各')?,
    };
    let lead = lead.trim_end_matches(['に', 'で', '、', ' ']);
    if lead.is_empty() {
        let place = before.filter(|before| {
            before.sentence == one.sentence
                && before.quantity.bound == Bound::Exact
                && !before.measure.is_time()
                && !matches!(before.measure.base.as_str(), "人" | "回" | "件" | "%")
        })?;
        return Some(place.value.parts() / Number::whole(1)?.parts());
    }
    let mut count = 0;
    for part in lead.rsplit(['、', ',', '・', 'と', '及', '~']) {
        let part = part.trim_start_matches('び').trim();
        let is_time = part.ends_with(['月', '日', '春', '夏', '秋', '冬'])
            || part.contains('/')
            || starts(part, "前期 後期 上期 下期 上半期 下半期");
        count += i64::from(is_time);
        let is_pure =
            part.chars().all(|char| char.is_ascii_digit() || "月日前後上下半期春夏秋冬/".contains(char));
        if !is_time || !is_pure {
            break;
        }
    }
    (count > 1 && !lead.contains('~')).then_some(count)
}

/// Whether a target speaks of all, and the report of some of a whole in another unit than the level's.
pub(in crate::text::verdict) fn is_only_of_some(target: &str, level: &Stated, given: &[Stated]) -> bool {
    const ALL: &str = "全員 すべて 全て 全部 各職員 各課 全職員 全世帯 全校 全施設 全会場 全課 全戸 全園 全社 全地区 全自治会 全保育 全小 全中学 全児童 全生徒 一人ひとり 一人一人";
    if !has(target, ALL) || level.measure.is_ratio() {
        return false;
    }
    let roles = roles(given);
    let others = |at: usize| [at.wrapping_sub(1), at + 1].into_iter().filter_map(|at| given.get(at));
    given.iter().zip(&roles).enumerate().any(|(at, (one, role))| match role {
        Role::Whole if !one.is_like(level) => others(at)
            .any(|part| part.is_like(one) && part.sentence == one.sentence && part.value < one.value),
        Role::Level => {
            one.measure.base == "%" && one.near.contains('率') && Number::whole(100) > Some(one.value)
        }
        _ => false,
    })
}

/// Whether the report says the level again for some cases only: 8件は5日以内、1件は6日目.
pub(in crate::text::verdict) fn is_said_of_some(level: &Stated, given: &[Stated], part: &Quantity) -> bool {
    let Some(at) = given.iter().position(|one| one.quantity == *part) else { return false };
    let is_same = part.value == level.quantity.value
        && part.bound == level.quantity.bound
        && !matches!(part.bound, Bound::Exact | Bound::About);
    // 0.2〜0.4mg/L: its other end is no count.
    let counts =
        |one: &Stated| !one.measure.is_time() && !one.is_like(level) && one.sentence == given[at].sentence;
    let before = at.checked_sub(1).filter(|before| counts(&given[*before])).is_some();
    let after = given.get(at + 1).is_some_and(counts);
    let joins = |text: &str| matches!(text.trim(), "は" | "が" | "も" | "のものは" | "のものが" | "で");
    // 全86件で48時間以内に確認した.
    let before = before && !given[at - 1].near.trim_end().ends_with('全');
    is_same
        && (before && (joins(given[at].lead) || !is_of_all(&given[at - 1], given[at].lead))
            || after
                && (joins(given[at].tail)
                    || starts(given[at + 1].tail, "中 のうち")
                    || is_less(&given[at + 1]))
            || has(given[at].near, "ほとんど 大半 大部分 多くは 多くが 一部 半数 概ね おおむね"))
}

/// Whether words between a count and its limit say that it is of all that there were: 12件すべてを3日以内に.
fn is_of_all(count: &Stated, between: &str) -> bool {
    const ALL: &str = "全て すべて 全部 いずれも 全件 全員 全数";
    let is_whole = count.measure.base == "%" && Some(count.value) == Number::whole(100);
    is_whole || has(between, ALL) || has(count.near, ALL) || count.near.trim_end().ends_with('全')
}

/// Whether it is a share that is not the whole: 全体の88％.
fn is_less(share: &Stated) -> bool {
    share.measure.base == "%" && Some(share.value) < Number::whole(100)
}

/// Whether a quantity says at how many places something shall be, and another one what: 全3館で, 3校すべてで.
pub(in crate::text::verdict) fn names_places(stated: &Stated) -> bool {
    let is_all = stated.lead.trim_end().ends_with('全')
        || starts(stated.tail, "すべて 全て とも 全部 のすべて の全て いずれも それぞれ のそれぞれ");
    is_all
        && !stated.measure.is_ratio()
        && !stated.measure.is_time()
        && stated.tail.split(['、', '，']).next().is_some_and(|tail| has(tail, "で の が に"))
}

/// The names in 「」 that target and report have in common: what is counted in them is a part of the name.
pub(in crate::text::verdict) fn names_in_both<'t>(target: &'t str, report: &str) -> Vec<&'t str> {
    let pieces = target.split('「').skip(1).filter_map(|piece| piece.split_once('」'));
    let has_digit = |name: &str| name.chars().any(|char| folded(char).is_ascii_digit());
    let named = pieces.map(|(name, _)| name).filter(|name| has_digit(name) && report.contains(*name));
    named.take(4).collect()
}
