//! How long something goes on from a date: から3か年, から2年間, から6か月間, から7日間.

use super::date::Point;
use super::scan::PeriodScan;
use crate::model::Day;

/// So many years, and where the text goes on.
pub(super) fn years(scan: &PeriodScan, at: usize) -> Option<(i64, usize)> {
    counted(scan, at, "か年 カ年 ヶ年 ヵ年 ケ年 箇年 個年 年間 年計画")
}

/// The last day of a spell that starts here and begins with a date's first day; and where the text goes on.
pub(super) fn last_day(scan: &PeriodScan, at: usize, from: Point) -> Option<(Day, usize)> {
    let first = from.first?;
    let after = |months: i64| -> Option<Day> {
        let month = i64::from(first.month()) - 1 + months;
        let (year, month) = (first.year() + month / 12, month % 12 + 1);
        match i64::from(first.day()) {
            1 => Day::month_end(year - i64::from(month == 1), (month + 10) % 12 + 1),
            day => Day::new(year, month, day - 1),
        }
    };
    if let Some((count, end)) = years(scan, at) {
        return Some((after(count * 12)?, end));
    }
    // から3か月ごとに is no end.
    let is_end = |end: &usize| scan.past(*end, "ごと 毎 に1回 おき 以内 後").is_none();
    const MONTHS: &str = "か月間 カ月間 ヶ月間 ヵ月間 ケ月間 箇月間 か月 カ月 ヶ月 ヵ月 ケ月 箇月";
    if let Some((count, end)) = counted(scan, at, MONTHS).filter(|(_, end)| is_end(end)) {
        return Some((after(count)?, end));
    }
    let is_day = Some(first) == from.last;
    let weeks = counted(scan, at, "週間").map(|(count, end)| (count * 7, end));
    let (count, end) =
        weeks.or_else(|| counted(scan, at, "日間")).filter(|(_, end)| is_day && is_end(end))?;
    let (mut year, mut month, mut day) =
        (first.year(), i64::from(first.month()), i64::from(first.day()) + count - 1);
    loop {
        let last = i64::from(Day::month_end(year, month)?.day());
        if day <= last {
            return Some((Day::new(year, month, day)?, end));
        }
        day -= last;
        (year, month) = (year + month / 12, month % 12 + 1);
    }
}

fn counted(scan: &PeriodScan, at: usize, units: &str) -> Option<(i64, usize)> {
    let (count, end) = scan.number(at).filter(|(count, _)| *count > 0)?;
    Some((count, scan.past(scan.skip(end), units)?))
}
