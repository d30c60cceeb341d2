//! One date of a deadline text: 5月, R7.3.31, 年度末, 第2四半期, 10月上旬, and the 13日 of 8月11日～13日.

use super::date::{DateContext, Grain, Point, Sense, Year, leaning};
use super::part::{is_quarter, part_of_year};
use super::scan::{END, PeriodScan};
use super::spell::years;
use crate::model::Day;

const COUNCIL: &str = "議会 定例 市議会 町議会 村議会 区議会 県議会 都議会 府議会 臨時会 臨時議会 補正";

/// The date that starts here.
pub(super) fn point(scan: &PeriodScan, at: usize, frame: DateContext) -> Option<Point> {
    let before = scan.before(at);
    if scan.char(at) == ' '
        || before.is_ascii_alphanumeric()
        || before == '.' && scan.char(at).is_ascii_digit()
    {
        return None;
    }
    // 24年10月, whose year cannot be known.
    if before == '年' && at > 1 && scan.number(at - 2).is_some() {
        return None;
    }
    let Some((year, next, is_open)) = year(scan, at, frame) else {
        let of_year = part_of_year(scan, at, Year::Open, frame);
        return of_year
            .or_else(|| month(scan, at, Year::Open, false, frame))
            .or_else(|| rest(scan, at, frame));
    };
    let end = next;
    let next = scan.past(scan.skip(next), "の").unwrap_or_else(|| scan.skip(next));
    let of_year = if is_open { None } else { part_of_year(scan, next, year, frame) };
    let month = of_year.or_else(|| month(scan, next, year, is_open, frame));
    month.or_else(|| whole_year(scan, at, end, year).filter(|_| !is_open))
}

/// The year that starts here, where the text goes on, and whether a dot or a slash leads to its month.
fn year(scan: &PeriodScan, at: usize, frame: DateContext) -> Option<(Year, usize, bool)> {
    let this = i64::from(frame.year.western());
    let base =
        frame.before.filter(|_| frame.is_range).and_then(|p| p.first.or(p.last)).map_or(this, Day::year);
    const FISCAL: &str =
        "今年度 本年度 当該年度 当年度 同年度 来年度 次年度 翌年度 再来年度 翌々年度 昨年度 前年度";
    if let Some((end, which)) = scan.any(at, FISCAL) {
        let later = [0, 0, 0, 0, 0, 1, 1, 1, 2, 2, -1, -1][which];
        return Some((Year::Fiscal(this + later), end, false));
    }
    if let Some((end, which)) = scan.any(at, "今年 本年 当年 同年 来年 翌年 年明けの 年明け 翌")
    {
        let later = i64::from(which > 3);
        let end = if which > 5 { scan.number(scan.skip(end)).map(|_| end)? } else { end };
        return Some((Year::Calendar(base + later), end, false));
    }
    let era = scan.any(at, "令和 R r 平成 H h");
    let start = scan.skip(era.map_or(at, |(end, _)| end));
    let (number, end) = match scan.after(start, "元") {
        Some(end) if era.is_some() => (1, end),
        _ => scan.number(start)?,
    };
    let western = match era {
        Some((_, 0..3)) => number + 2018,
        Some(_) => number + 1988,
        None if number >= 1900 => number,
        // R6.11～7.2: the era's sign is the first date's.
        None if is_month_range(scan, end, number + 2018, frame) => number + 2018,
        // 7年3月 and 7年度末, without the era's name; 10年間 is none.
        None => Some(number + 2018).filter(|year| {
            let is_near = (this - 7..this + 12).contains(year);
            let unit = scan.skip(end);
            let leads_on = scan.after(unit, "年度").is_some()
                || scan.after(unit, "年").is_some_and(|next| scan.number(scan.skip(next)).is_some());
            is_near && number > 0 && leads_on
        })?,
    };
    let unit = scan.skip(end);
    if let Some(end) = scan.after(unit, "年度") {
        return Some((Year::Fiscal(western), end, false));
    }
    if let Some(end) = scan.after(unit, "年") {
        return (scan.char(end) != '間').then_some((Year::Calendar(western), end, false));
    }
    // 令和6～8年度 writes the unit once.
    if let Some((unit, true)) = era.and_then(|_| scan.shared_unit(end, '年')) {
        let is_fiscal = scan.char(unit + 1) == '度';
        return Some((if is_fiscal { Year::Fiscal(western) } else { Year::Calendar(western) }, end, false));
    }
    // R6から3か年 leaves the unit out.
    let from = era.and_then(|_| scan.past(unit, "から より"));
    if from.is_some_and(|from| years(scan, scan.skip(from)).is_some()) {
        return Some((Year::Fiscal(western), end, false));
    }
    // R6第3四半期, R6.3Q, 2024Q3.
    let gap = unit + usize::from(matches!(scan.char(unit), '.' | '-'));
    if (era.is_some() || number >= 1900) && is_quarter(scan, gap) {
        return Some((Year::Fiscal(western), gap, false));
    }
    let has_month = matches!(scan.char(end), '.' | '/' | '-') && scan.number(end + 1).is_some();
    has_month.then_some((Year::Calendar(western), end + 1, true))
}

/// The year itself, where no month follows: 令和7年度, 2025年. 翌年 and 前年度 lean on something that stands elsewhere.
fn whole_year(scan: &PeriodScan, at: usize, end: usize, year: Year) -> Option<Point> {
    let (first, last, leaning) = match year {
        Year::Fiscal(year) => (Day::new(year, 4, 1), Day::new(year + 1, 3, 31), "昨 前"),
        Year::Calendar(year) => (Day::new(year, 1, 1), Day::new(year, 12, 31), "今 本 当 同 来 翌 年"),
        Year::Open => return None,
    };
    let is_calendar = matches!(year, Year::Calendar(_));
    let point = Point { grain: Grain::Year, is_dated: true, ..Point::between(first, last, end) };
    // 令和7年度予算 is no date, and 令和6年13月 none that there is.
    let is_cut = scan.number(end).is_some() && is_calendar;
    (!is_cut && scan.ends_word(end) && scan.past(at, leaning).is_none()).then_some(point)
}

/// A month, and what of it: 5月, 5月31日, 6/30, 5月上旬, 5月末.
fn month(scan: &PeriodScan, at: usize, year: Year, is_open: bool, frame: DateContext) -> Option<Point> {
    let at = scan.skip(at);
    let (month, end) = scan.number(at).filter(|(month, _)| (1..=12).contains(month))?;
    let western = match year {
        Year::Calendar(year) => year,
        Year::Fiscal(year) => year + i64::from(month < 4),
        Year::Open => leaning(month, frame),
    };
    let point = Point { is_dated: year != Year::Open, ..Point::month(western, month, end) };
    let unit = scan.skip(end);
    match scan.char(unit) {
        '月' if matches!(scan.char(unit + 1), '間' | '額' | '曜') => None,
        '月' => Some(of_month(scan, unit + 1, point)),
        '/' | '.' | '-' if is_open || scan.char(unit) != '-' => {
            let numeric = numeric_day(scan, unit + 1, point, year == Year::Open);
            let word =
                (scan.char(unit) == '/' || is_open).then(|| part_of_month(scan, unit + 1, point)).flatten();
            numeric.or(word).or_else(|| is_open.then_some(point))
        }
        _ => match scan.shared_unit(end, '月') {
            // 6・12月末 means the end of both; 10～12月末 only that of December.
            Some((unit, false)) => {
                let part = of_month(scan, unit + 1, point);
                Some(Point { end, ..if part.grain == Grain::Day { point } else { part } })
            }
            Some((_, true)) => Some(point),
            None if is_open => Some(part_of_month(scan, unit, point).unwrap_or(point)),
            None => None,
        },
    }
}

/// The day in 6/30 and R7.3.31. Without a year it must stand alone: 1/3以上 and Ver.2.1 are none.
fn numeric_day(scan: &PeriodScan, at: usize, point: Point, must_stand_alone: bool) -> Option<Point> {
    let (day, end) = scan.number(at).filter(|_| scan.char(at).is_ascii_digit())?;
    let next = scan.char(end);
    // 3/4期 and 2/3分 are parts.
    let is_part = matches!(next, '/' | '.' | '%' | '期' | '半' | '分') || next.is_ascii_alphanumeric();
    let is_count = must_stand_alone
        && (scan.past(end, "以上 以下 程度 未満 倍 を超 の削減 に削減").is_some()
            || scan.before(at) == '.' && !scan.ends_word(end));
    let dots = must_stand_alone && scan.before(at) == '.' && !scan.char(at).is_ascii_digit();
    if is_part || is_count || dots {
        return None;
    }
    let end = scan.after(end, "日").unwrap_or(end);
    Some(point.day(day, end))
}

/// What of a month is meant, from the character after 月 on.
fn of_month(scan: &PeriodScan, at: usize, point: Point) -> Point {
    let month = Point { end: at, ..point };
    let next = scan.past(scan.skip(at), "の").unwrap_or_else(|| scan.skip(at));
    if scan.past(next, COUNCIL).is_some() {
        let end = (next..next + 12).find(|at| !super::scan::is_kanji(scan.char(*at))).unwrap_or(next);
        return Point { first: None, last: None, end, sense: Sense::Event, ..month };
    }
    if let Some((day, end)) = scan.number(next) {
        let unit = scan.skip(end);
        if scan.char(unit) == '日' && scan.char(unit + 1) != '間' {
            return month.day(day, unit + 1);
        }
        if scan.shared_unit(end, '日').is_some() {
            return month.day(day, end);
        }
        return month;
    }
    part_of_month(scan, next, month).unwrap_or(month)
}

/// 上旬, 末, 初め of a month.
fn part_of_month(scan: &PeriodScan, at: usize, month: Point) -> Option<Point> {
    const PARTS: &str = "上旬 初旬 中旬 下旬 末日 末 初め はじめ 始め 初頭 初 半ば なかば 中頃 中ごろ 前半 後半 中 内 いっぱい 一杯";
    let (end, which) = scan.any(at, PARTS)?;
    let (from, to, sense) = match which {
        0 | 1 => (1, 10, Sense::On),
        2 => (11, 20, Sense::On),
        3 => (21, 31, Sense::On),
        4 | 5 | 19 | 20 => (31, 31, Sense::By),
        6..=10 => (1, 10, Sense::About),
        11..=14 => (11, 20, Sense::About),
        15 => (1, 15, Sense::On),
        16 => (16, 31, Sense::On),
        _ => (1, 31, Sense::On),
    };
    let last = month.last?;
    let day = |day: i64| Day::new(last.year(), i64::from(last.month()), day.min(i64::from(last.day())));
    Some(Point { first: day(from), last: day(to), sense, end, ..month })
}

/// A day or a part of a month that leans on the date before it: the 13日 of 8月11日～13日, the 下旬 of 5月中旬・下旬.
fn rest(scan: &PeriodScan, at: usize, frame: DateContext) -> Option<Point> {
    let before = frame.before.filter(|before| before.grain != Grain::Year)?;
    let lean = before.last.or(before.first)?;
    let month = Point::month(lean.year(), i64::from(lean.month()), at);
    let month = Point { is_dated: before.is_dated, ..month };
    let from = scan.after(at, "同月").unwrap_or(at);
    let Some((number, end)) = scan.number(from) else {
        return scan.past(at, "上旬 中旬 下旬 末").and_then(|_| part_of_month(scan, at, month));
    };
    let unit = scan.skip(end);
    let is_day =
        scan.char(unit) == '日' && scan.char(unit + 1) != '間' || scan.shared_unit(end, '日').is_some();
    if is_day && before.grain == Grain::Day {
        return Some(month.day(number, if scan.char(unit) == '日' { unit + 1 } else { end }));
    }
    // 8/11～13 and R6.10～12: the unit is the first date's.
    let stands_alone = matches!(scan.char(unit), END | '、' | ')' | '。' | ' ' | 'ま' | '頃' | 'ご');
    if !frame.is_range || !stands_alone {
        return None;
    }
    match before.grain {
        Grain::Day => Some(month.day(number, end)),
        Grain::Month if (1..=12).contains(&number) => {
            Some(Point { is_dated: before.is_dated, ..Point::month(leaning(number, frame), number, end) })
        }
        _ => None,
    }
}

/// Whether a number is the year of a month that leans on a month of one of the years before it: the 7 of R6.11～7.2.
fn is_month_range(scan: &PeriodScan, end: usize, western: i64, frame: DateContext) -> bool {
    let before = frame.before.filter(|one| frame.is_range && one.is_dated && one.grain == Grain::Month);
    let first = before.and_then(|before| before.first);
    let month = (scan.char(end) == '.').then(|| scan.number(end + 1)).flatten();
    let is_year = first.is_some_and(|day| (day.year() + 1..=day.year() + 3).contains(&western));
    is_year && month.is_some_and(|(month, end)| (1..=12).contains(&month) && scan.char(end) != '.')
}
