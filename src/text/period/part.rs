//! Parts of a year: 年度内, 年度末, 上半期, 第2四半期, 3Q.

use super::date::{DateContext, Point, Sense, Year, fiscal_before};
use super::scan::{PeriodScan, is_dash};
use crate::model::Day;

/// 年度内, 年度末, 年内, 上半期, 第2四半期, with or without the year before them.
pub(super) fn part_of_year(scan: &PeriodScan, at: usize, year: Year, frame: DateContext) -> Option<Point> {
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
        if let Some(end) = scan.past(at, "内 中 末日 末 いっぱい 一杯") {
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
    let quarter = quarter(scan, scan.skip(from))?;
    let point = months(quarter.number * 3 + 1, quarter.number * 3 + 3, quarter.end)?;
    if quarter.is_open { Some(point) } else { close(scan, point, |_, _| true) }
}

/// A quarter of a year.
struct Quarter {
    number: i64,
    end: usize,
    /// Whether its unit is the next one's: the 第1 of 第1・第2四半期.
    is_open: bool,
}

/// Whether a quarter starts here.
pub(super) fn is_quarter(scan: &PeriodScan, at: usize) -> bool {
    quarter(scan, at).is_some()
}

/// The quarter that starts here: 第3四半期, 第三・四半期, 第3／四半期, 3Q, Q3, Ⅲ期.
fn quarter(scan: &PeriodScan, at: usize) -> Option<Quarter> {
    let found = |number, end| Some(Quarter { number, end, is_open: false });
    if matches!(scan.char(at), 'Q' | 'q') {
        let number = figure(scan.char(at + 1)).filter(|_| !scan.char(at + 2).is_ascii_alphanumeric())?;
        return found(number, at + 2);
    }
    let digit = scan.skip(scan.past(at, "第").unwrap_or(at));
    let number = figure(scan.char(digit))?;
    if let Some(end) = unit(scan, digit) {
        return found(number, end);
    }
    let is_open = leads_to_quarter(scan, scan.skip(digit + 1));
    is_open.then_some(Quarter { number, end: digit + 1, is_open })
}

/// Where the text goes on after the unit of a quarter whose figure stands here: ／四半期, ・四半期, Q, 期.
fn unit(scan: &PeriodScan, digit: usize) -> Option<usize> {
    let is_roman = matches!(scan.char(digit), 'Ⅰ'..='Ⅳ');
    let gap = scan.skip(digit + 1);
    let unit = if matches!(scan.char(gap), '/' | '、') { scan.skip(gap + 1) } else { gap };
    let of_year = scan.past(unit, "四半期 4半期 クォーター クオーター");
    let letter = || matches!(scan.char(gap), 'Q' | 'q') && !scan.char(gap + 1).is_ascii_alphanumeric();
    let roman = || scan.after(gap, "期").filter(|end| is_roman && scan.ends_word(*end));
    of_year.or_else(|| letter().then_some(gap + 1)).or_else(roman)
}

/// Whether another quarter follows, whose unit is that of those before too: ・第2四半期, ～3Q.
fn leads_to_quarter(scan: &PeriodScan, at: usize) -> bool {
    let mut at = at;
    for _ in 0..3 {
        if scan.char(at) != '、' && !is_dash(scan.char(at)) {
            return false;
        }
        let next = scan.skip(at + 1);
        let digit = scan.skip(scan.past(next, "第").unwrap_or(next));
        if figure(scan.char(digit)).is_none() {
            return false;
        }
        if unit(scan, digit).is_some() {
            return true;
        }
        at = scan.skip(digit + 1);
    }
    false
}

/// A number from 1 to 4 in one character.
fn figure(char: char) -> Option<i64> {
    let at = "1一Ⅰ2二Ⅱ3三Ⅲ4四Ⅳ".chars().position(|figure| figure == char)?;
    i64::try_from(at / 3 + 1).ok()
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
