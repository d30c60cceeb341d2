//! The last of several states of one thing: 9月末 30件、3月末 62件.

use crate::text::verdict::spoken::levels::Level;
use crate::text::verdict::spoken::stated::Stated;
use crate::text::verdict::spoken::words::{ends, has};
use crate::text::width::fold;

/// The last of several states, each directly behind its day: 9月末 30件、3月末 62件; none in it where they do not grow, so
/// that they may be what was new each time.
pub(in crate::text::verdict) fn latest<'a, 't>(
    level: &Level,
    found: &[&'a Stated<'t>],
) -> Option<Option<&'a Stated<'t>>> {
    let is_state = |one: &&Stated| {
        let near = fold(one.near);
        let near = near.trim_end_matches([' ', ':', 'は', 'で']);
        let is_day =
            near.strip_suffix('日').is_some_and(|rest| rest.ends_with(|char: char| char.is_ascii_digit()));
        // R7.3.31.
        let is_date = ends(near, ".4.1 .3.31");
        // 4月1日～9月30日: a time, and no day.
        let is_span = near.contains(['~', '～', '〜']);
        !is_span
            && (ends(near, "末 時点 現在 までに まで")
                || is_date
                || is_day && !one.near.trim_end().ends_with('で'))
    };
    // In one sentence, or one to a line.
    let is_line = |one: &&Stated| one.rest.trim().is_empty();
    let stand_together =
        found.iter().all(|one| one.sentence == found[0].sentence) || found.iter().all(is_line);
    let all = found.iter().all(is_state) && stand_together;
    let is_later = |one: &Stated, next: &Stated| match one.year().zip(next.year()) {
        Some((year, next)) if year != next => year < next,
        _ => month(one) < month(next),
    };
    let rises = found.windows(2).all(|pair| pair[0].value <= pair[1].value && is_later(pair[0], pair[1]));
    // 一時1,000人を超えたが、年度末は962人.
    if let [first, last] = found
        && has(first.tail, "が、 ものの しかし")
        && has(last.near, "年度末 3月末 ３月末 期末 最終 現在 時点")
    {
        return Some(Some(last));
    }
    // 新規登録12団体、登録抹消5団体、年度末176団体.
    let is_end = |one: &&&Stated| {
        ends(
            one.near.trim_end_matches([' ', '　', 'は', 'で', 'の', 'に', '数']),
            "年度末 期末 年度末現在 3月末現在 3月末 年度末時点 年度末会員 年度末登録",
        )
    };
    const MOVES: &str = "新規 抹消 退会 入会 加入 脱退 増加 減少 追加 廃止 解散 新設 辞退";
    let mut at_end = found.iter().filter(is_end);
    if let (Some(last), None) = (at_end.next(), at_end.next())
        && found.iter().all(|one| std::ptr::eq(*one, *last) || has(one.near, MOVES))
        && !level.stated.is_new()
    {
        return Some(Some(last));
    }
    // 4月1日 812人、3月31日 786人: the year's first and last day.
    if let [first, .., last] = found
        && all
        && has(&fold(first.near), "4月1日 .4.1")
        && has(&fold(last.near), "3月31日 3月末 .3.31")
    {
        return Some(Some(last));
    }
    all.then(|| found.last().copied().filter(|_| rises || level.stated.measure.is_ratio() && in_order(found)))
}

/// Whether the months stand in the order of the fiscal year.
fn in_order(found: &[&Stated]) -> bool {
    found.windows(2).all(|pair| month(pair[0]) <= month(pair[1]))
}

/// The last month that stands before a number, counted from April; the year's last where none does.
fn month(one: &Stated) -> usize {
    let near = fold(one.near);
    if has(&near, "上半期 上期 前期") {
        return 5;
    }
    let digits = near.rfind('月').map(|at| near[..at].rsplit(|char: char| !char.is_ascii_digit()));
    let month: Option<usize> = digits.and_then(|mut parts| parts.next()?.parse().ok());
    month.map_or(12, |month| (month + 8) % 12)
}
