//! States of one thing, each told with its day: 4/1 131名、10/1 142名、3/31 148名. That of the target's day counts, or the last.

use crate::text::verdict::spoken::levels::Level;
use crate::text::verdict::spoken::stated::Stated;
use crate::text::verdict::spoken::words::{ends, has};
use crate::text::width::{fold, folded};

/// The report's numbers with the one alone of those like the level that is of the target's day.
pub(in crate::text::verdict) fn of_its_day<'t>(
    level: &Level,
    target: &str,
    given: &[Stated<'t>],
) -> Option<Vec<Stated<'t>>> {
    let like: Vec<usize> = (0..given.len()).filter(|at| given[*at].is_like(level.stated)).collect();
    let days: Vec<DayBefore> =
        like.iter().map(|at| day_before(given[*at].near)).collect::<Option<Vec<DayBefore>>>()?;
    let first = &given[*like.first()?];
    let is_series = like.len() > 1
        && level.way.is_none()
        && days.windows(2).all(|pair| pair[0].month < pair[1].month || pair[0].year < pair[1].year)
        && like.iter().all(|at| !given[*at].is_of_other_year && !given[*at].bracketed)
        && !has(first.near, "前年 昨年 目標 計画 見込");
    if !is_series {
        return None;
    }
    let is_ratio = first.measure.is_ratio();
    let are_points = days.iter().all(|day| day.is_point);
    let of_target = day_of_target(target);
    let named = of_target.and_then(|month| days.iter().position(|day| day.month == month));
    // フォロワー（R6年度末）: what there is, and not what came in a month.
    let is_state = are_points || is_ratio || has(first.near, "累計 累積 通算");
    let is_rising = like.windows(2).all(|pair| given[pair[0]].value <= given[pair[1]].value);
    // 残高 9月末1億2千万円、3月末9,800万円: what is left may fall.
    let is_rising =
        is_rising || are_points && has(level.stated.lead, "残高 残債 在庫 未済額 未収額 滞納額 待機");
    let is_last_state = has(target, "時点 現在 年度末 月末 累計") && days.last()?.is_point;
    // 12月末に1,000人, and 6月末 810人、9月末 930人: its day is not told.
    let is_short_of_day = of_target.is_some_and(|month| days.last().is_some_and(|day| day.month < month))
        && !has(target, "年度末 年度内 3月 ３月")
        && is_state
        && level.bound.grows()
        && like.iter().all(|at| given[*at].value < level.stated.value);
    if is_short_of_day {
        return Some(given.iter().filter(|one| !one.is_like(level.stated)).cloned().collect());
    }
    let at = match named {
        Some(at) if is_state || is_rising && (is_last_state || at + 1 == days.len()) => at,
        None if of_target.is_none() && is_rising && (are_points || is_last_state) => days.len() - 1,
        _ => return None,
    };
    let chosen = like[at];
    let own = (0..given.len()).filter(|at| *at == chosen || !like.contains(at)).map(|at| {
        let mut one = given[at].clone();
        if at == chosen {
            // What all of them are of stands before the first.
            (one.lead, one.near) = (before_day(first.lead), before_day(first.near));
        }
        one
    });
    Some(own.collect())
}

/// A day, as far as a series needs it.
struct DayBefore {
    /// The calendar year, where one stands before the month.
    year: Option<u32>,
    /// The month, counted from April.
    month: u32,
    /// Whether it is a day or the end of a month, and not a whole month.
    is_point: bool,
}

/// Words between a day and the number that was counted on it.
const BEHIND: &[char] = &[' ', '　', ':', '：', 'は', 'で', 'に', 'の', '（', '(', '）', ')', '計'];

/// The day that stands right before a number.
fn day_before(near: &str) -> Option<DayBefore> {
    let near = fold(near);
    let near = near.trim_end_matches(BEHIND);
    let is_named = ends(near, "時点 現在 までに まで");
    let near =
        ["時点", "現在", "までに", "まで"].iter().find_map(|end| near.strip_suffix(end)).unwrap_or(near);
    if ends(near, "年度末 期末") {
        return Some(DayBefore { year: None, month: 11, is_point: true });
    }
    let (near, is_end) = match near.strip_suffix('末') {
        Some(near) => (near, true),
        None => (near, false),
    };
    let (before, month, is_day) = if let Some(before) = near.strip_suffix('月') {
        let (before, month) = number_before(before)?;
        (before, month, false)
    } else {
        let near = near.strip_suffix('日').unwrap_or(near);
        let (before, day) = number_before(near)?;
        let before = before.strip_suffix(['/', '月', '.'])?;
        let (before, month) = number_before(before)?;
        (before, month, (1..=31).contains(&day))
    };
    // 4/1～9/30: a time, and no day.
    if ends(before, "~ ～ 〜 - － から") {
        return None;
    }
    let year = before.strip_suffix(['年', '/', '.']).and_then(number_before).map(|(_, year)| year);
    let month = (1..=12).contains(&month).then(|| (month + 8) % 12)?;
    Some(DayBefore { year, month, is_point: is_end || is_day || is_named })
}

/// The number that a folded text ends with, and what stands before it.
fn number_before(text: &str) -> Option<(&str, u32)> {
    let from = text.trim_end_matches(|char: char| char.is_ascii_digit()).len();
    Some((&text[..from], text[from..].parse().ok()?))
}

/// The month of the one day that a target names, counted from April.
fn day_of_target(target: &str) -> Option<u32> {
    let target = fold(target);
    let months = target.match_indices(['月', '/']).filter_map(|(at, _)| number_before(&target[..at]));
    let mut months = months.map(|(_, month)| month).filter(|month| (1..=12).contains(month));
    match months.next() {
        Some(month) => months.next().is_none().then_some((month + 8) % 12),
        None => has(&target, "年度末 年度内 期末").then_some(11),
    }
}

/// What stands before the day that a text ends with.
fn before_day(text: &str) -> &str {
    text.trim_end_matches(|char: char| {
        BEHIND.contains(&char)
            || folded(char).is_ascii_digit()
            || "月日末年/／.．現在時点RHＲＨ令和累".contains(char)
    })
}
