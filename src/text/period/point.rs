//! One date of a deadline text: 5月, R7.3.31, 年度末, 第2四半期, 10月上旬, and the 13日 of 8月11日～13日.

use super::scan::{END, PeriodScan, is_dash};
use crate::model::{Day, FiscalYear};

/// A date, a month, a part of a year: from its first to its last day.
#[derive(Clone, Copy)]
pub(super) struct Point {
    /// None where the calendar has no such day, or the words name none.
    pub first: Option<Day>,
    pub last: Option<Day>,
    pub sense: Sense,
    /// Whether its words name the year.
    pub is_dated: bool,
    pub grain: Grain,
    /// Where the text goes on.
    pub end: usize,
}

/// How the words of a date themselves mean it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sense {
    /// In it.
    On,
    /// By its last day: 末, 年度内.
    By,
    /// About: 5月初め, 年度当初.
    About,
    /// Only the occasion is named: 12月議会.
    Event,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Grain {
    Day,
    Month,
    Year,
}

/// The year that stands before a date.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Year {
    /// None.
    Open,
    /// 令和7年.
    Calendar(i64),
    /// 令和7年度.
    Fiscal(i64),
}

/// What a date can lean on: the fiscal year, the date before it, and whether the two are from … to ….
#[derive(Clone, Copy)]
pub(super) struct DateContext {
    pub year: FiscalYear,
    pub before: Option<Point>,
    pub is_range: bool,
}

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
    let Some((year, next, is_open)) = year(scan, at, frame) else {
        let of_year = part_of_year(scan, at, Year::Open, frame);
        return of_year
            .or_else(|| month(scan, at, Year::Open, false, frame))
            .or_else(|| rest(scan, at, frame));
    };
    let end = next;
    let next = scan.past(scan.skip(next), "の").unwrap_or_else(|| scan.skip(next));
    let of_year = if is_open { None } else { part_of_year(scan, next, year, frame) };
    of_year.or_else(|| month(scan, next, year, is_open, frame)).or_else(|| whole_year(scan, at, end, year))
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
        // 7年3月 and 7年度末, without the era's name; 10年間 is none.
        None => Some(number + 2018).filter(|year| {
            let is_near = (this - 10..this + 20).contains(year);
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
    let has_month = matches!(scan.char(end), '.' | '/' | '-') && scan.number(end + 1).is_some();
    has_month.then_some((Year::Calendar(western), end + 1, true))
}

/// 年度内, 年度末, 年内, 上半期, 第2四半期, with or without the year before them.
fn part_of_year(scan: &PeriodScan, at: usize, year: Year, frame: DateContext) -> Option<Point> {
    let at = match year {
        Year::Open => scan.after(at, "年度").unwrap_or(at),
        _ => at,
    };
    let names_year = scan.before(at) == '度';
    let fiscal = match year {
        Year::Fiscal(year) => year,
        Year::Calendar(year) => {
            let end = scan.past(at, "内 中 末")?;
            let end = scan.after(end, "日").unwrap_or(end);
            return Some(
                Point::between(Day::new(year, 12, 31), Day::new(year, 12, 31), end).meant(Sense::By),
            );
        }
        Year::Open => fiscal_before(frame).unwrap_or(i64::from(frame.year.western())),
    };
    let months = |from: i64, to: i64, end| {
        let first = Day::new(fiscal + i64::from(from > 12), (from - 1) % 12 + 1, 1);
        let last = Day::month_end(fiscal + i64::from(to > 12), (to - 1) % 12 + 1);
        Some(Point { is_dated: year != Year::Open, ..Point::between(first, last, end) })
    };
    if names_year {
        if let Some(end) = scan.past(at, "内 中 末日 末") {
            let last = Day::month_end(fiscal + 1, 3);
            return Some(Point { first: last, sense: Sense::By, ..months(4, 15, end)? });
        }
        if let Some(end) = scan.past(at, "当初 初め はじめ 始め 初頭 明け") {
            return scan.ends_word(end).then(|| months(4, 4, end))?.map(|p| p.meant(Sense::About));
        }
    }
    if year == Year::Open
        && !names_year
        && let Some(end) = scan.past(at, "年内 年末")
    {
        let is_word = scan.past(end, "年始 調整").is_none();
        let point = is_word.then(|| months(12, 12, end))??;
        return Some(Point { first: point.last, ..point }.meant(Sense::By));
    }
    let from = scan.past(at, "の").filter(|_| names_year).unwrap_or(at);
    let of_year = if names_year {
        "前半 後半 上半期 下半期 上期 下期 前期 後期"
    } else {
        "前半期 後半期 上半期 下半期 上期 下期 前期 後期"
    };
    if let Some((end, which)) = scan.any(scan.skip(from), of_year) {
        let point = if which % 2 == 0 { months(4, 9, end) } else { months(10, 15, end) };
        return close(scan, point?, is_half_word);
    }
    let number = scan.past(from, "第").unwrap_or(from);
    let (quarter, end) = scan.number(scan.skip(number)).filter(|(n, _)| (1..=4).contains(n))?;
    let unit = match scan.after(scan.skip(end), "四半期") {
        Some(end) => end,
        None if scan.shared_unit(end, '四').is_some() => {
            return months(quarter * 3 + 1, quarter * 3 + 3, end);
        }
        None => return None,
    };
    close(scan, months(quarter * 3 + 1, quarter * 3 + 3, unit)?, |_, _| true)
}

/// 前期 and 後期 are parts of longer words too: 後期高齢者, 前期基本計画.
fn is_half_word(scan: &PeriodScan, end: usize) -> bool {
    scan.ends_word(end)
}

/// 末 after a part of a year makes it a last day; 中 and 内 change nothing.
fn close(scan: &PeriodScan, point: Point, is_word: impl Fn(&PeriodScan, usize) -> bool) -> Option<Point> {
    if let Some(end) = scan.past(point.end, "末日 末") {
        return Some(Point { first: point.last, end, ..point }.meant(Sense::By));
    }
    let end = scan.past(point.end, "中 内").unwrap_or(point.end);
    is_word(scan, end).then_some(Point { end, ..point })
}

/// The year itself, where no month follows: 令和7年度, 2025年. 翌年 and 前年度 lean on something that stands elsewhere.
fn whole_year(scan: &PeriodScan, at: usize, end: usize, year: Year) -> Option<Point> {
    let (first, last, leaning) = match year {
        Year::Fiscal(year) => (Day::new(year, 4, 1), Day::new(year + 1, 3, 31), "昨 前"),
        Year::Calendar(year) => (Day::new(year, 1, 1), Day::new(year, 12, 31), "今 本 当 同 来 翌 年"),
        Year::Open => return None,
    };
    let point = Point { grain: Grain::Year, is_dated: true, ..Point::between(first, last, end) };
    // 令和7年度予算 is no date.
    (scan.ends_word(end) && scan.past(at, leaning).is_none()).then_some(point)
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
    let (day, end) = scan.number(at)?;
    let next = scan.char(end);
    let is_part = matches!(next, '/' | '.' | '%') || next.is_ascii_alphanumeric();
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
    const PARTS: &str =
        "上旬 初旬 中旬 下旬 末日 末 初め はじめ 始め 初頭 初 半ば なかば 中頃 中ごろ 前半 後半 中 内";
    let (end, which) = scan.any(at, PARTS)?;
    let (from, to, sense) = match which {
        0 | 1 => (1, 10, Sense::On),
        2 => (11, 20, Sense::On),
        3 => (21, 31, Sense::On),
        4 | 5 => (31, 31, Sense::By),
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
    let Some((number, end)) = scan.number(at) else {
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

/// The western year of a month without a year: the fiscal year's, or what the date before it makes of it.
fn leaning(month: i64, frame: DateContext) -> i64 {
    let in_fiscal = |year: i64| year + i64::from(month < 4);
    let before = frame.before.filter(|before| before.is_dated || frame.is_range);
    let lean = before.and_then(|before| before.first.or(before.last));
    match (lean, fiscal_before(frame)) {
        (Some(lean), Some(fiscal)) => {
            let year = in_fiscal(fiscal);
            year + i64::from((year, month) < (lean.year(), i64::from(lean.month())))
        }
        _ => in_fiscal(i64::from(frame.year.western())),
    }
}

/// The fiscal year of the date that this one leans on.
fn fiscal_before(frame: DateContext) -> Option<i64> {
    let before = frame.before.filter(|before| before.is_dated || frame.is_range)?;
    let day = before.first.or(before.last)?;
    Some(day.year() - i64::from(day.month() < 4))
}

impl Point {
    fn between(first: Option<Day>, last: Option<Day>, end: usize) -> Self {
        Self { first, last, sense: Sense::On, is_dated: false, grain: Grain::Month, end }
    }

    fn month(year: i64, month: i64, end: usize) -> Self {
        Self::between(Day::new(year, month, 1), Day::month_end(year, month), end)
    }

    fn day(self, day: i64, end: usize) -> Self {
        let day = self.last.and_then(|last| Day::new(last.year(), i64::from(last.month()), day));
        Self { first: day, last: day, grain: Grain::Day, end, ..self }
    }

    fn meant(self, sense: Sense) -> Self {
        Self { sense, ..self }
    }
}

/// Whether only a list's marks stand between two dates, so that the second may lean on the first.
pub(super) fn are_listed(scan: &PeriodScan, end: usize, at: usize) -> bool {
    let mut next = end;
    while next < at {
        match scan.past(next, "、 と 及び および 並びに ならびに ほか") {
            _ if next > end + 5 => return false,
            Some(end) => next = end,
            None if scan.char(next) == ' ' || is_dash(scan.char(next)) => next += 1,
            None => return false,
        }
    }
    end < at
}
