//! The last of several states of one thing, each behind its day or month, where that is the target's: 9月末12社、12月末17社、3月末21社.

use super::levels::Level;
use super::stated::Stated;
use super::words::{ends, has};
use crate::text::quantity::Bound;
use crate::text::width::fold;

/// The month that a number is told of, and whether its words say that it is what there was then.
struct Day {
    month: usize,
    is_state: bool,
}

/// The last state of a year, or the one of the month that the target names.
pub(super) fn last_of_them(
    level: &Level,
    target: &str,
    given: &[Stated],
    like: &[usize],
) -> Option<Vec<usize>> {
    let days: Vec<Day> = like.iter().map(|at| day(given[*at].near)).collect::<Option<_>>()?;
    let (last, before) = days.split_last()?;
    let one = &given[*like.last()?];
    let in_order = days.windows(2).all(|pair| of_year(pair[0].month) < of_year(pair[1].month));
    let are_together = like.iter().all(|at| {
        given[*at].sentence == one.sentence
            && given[*at].quantity.bound == Bound::Exact
            && !given[*at].bracketed
    });
    let is_named = fold(target).contains(&format!("{}月", last.month));
    let is_end = last.month == 3 || is_named && !has(target, "から ～ 〜");
    let rises = like.windows(2).all(|pair| given[pair[0]].value <= given[pair[1]].value);
    // 4月 120人、8月 130人: what came in each month is no state.
    let are_states = last.is_state && (rises || before.iter().all(|day| day.is_state))
        || level.stated.measure.is_ratio() && is_named;
    let is_open = has(one.rest, "予定 見込 目指 速報 暫定");
    (level.way.is_none() && in_order && are_together && is_end && are_states && !is_open)
        .then(|| vec![like[like.len() - 1]])
}

/// The day or month that stands right before a number: 3月末, 3/31, 3月31日現在.
fn day(near: &str) -> Option<Day> {
    let near = fold(near);
    let near = near.trim_end_matches([' ', ':', 'は', 'で', 'に', 'が']);
    let bare = ["末時点", "末現在", "時点", "現在", "末"].iter().find_map(|end| near.strip_suffix(end));
    let is_marked = bare.is_some();
    let bare = bare.unwrap_or(near);
    let digits = |text: &str| text.len() - text.trim_end_matches(|char: char| char.is_ascii_digit()).len();
    let number = |text: &str| text[text.len() - digits(text)..].parse::<usize>().ok();
    let day = bare.strip_suffix('日').unwrap_or(bare);
    let before = &day[..day.len() - digits(day)];
    let is_day = before.len() < day.len() && ends(before, "月 /");
    let month = if is_day {
        &before[..before.len() - before.chars().next_back()?.len_utf8()]
    } else {
        bare.strip_suffix('月')?
    };
    let month = number(month).filter(|month| (1..=12).contains(month))?;
    Some(Day { month, is_state: is_marked || is_day })
}

/// Which month of the fiscal year it is.
fn of_year(month: usize) -> usize {
    (month + 8) % 12
}
