//! How long something takes, told in several units: 2時間15分, 3か月と5日, 1年2か月.

use super::glyphs::Glyphs;
use super::numeral::{self, Numeral};
use super::units::smaller;
use crate::text::number::Number;

/// A time with its smaller parts, in the smallest: 1時間10分 is 70 分, 8分59秒 is 539 秒; and the place after it.
pub(super) fn with_smaller(
    glyphs: &Glyphs,
    mut value: Option<Number>,
    unit: &mut String,
    mut end: usize,
) -> (Option<Number>, usize) {
    // 1時間半.
    if unit == "時間"
        && glyphs.at(end) == '半'
        && !matches!(glyphs.at(end + 1), '期' | '数' | '額' | '減' | '日')
    {
        let half = value.and_then(|value| value.scaled(60, 1)?.plus(Number::whole(30)?));
        "分".clone_into(unit);
        return (half, end + 1);
    }
    if let Some((value, end)) = with_days(glyphs, value, unit, end) {
        return (Some(value), end);
    }
    while let Some((smaller, by)) = smaller(unit) {
        // 1日と3時間, but 1日3時間 is so many for each.
        let from = end + usize::from(glyphs.at(end) == 'と');
        if !glyphs.at(from).is_ascii_digit() || unit == "日" && from == end {
            break;
        }
        let more = numeral::arabic(glyphs, from);
        let Some(total) = value
            .zip(more.value)
            .filter(|_| glyphs.starts(more.end, smaller) && !glyphs.starts(more.end, "分の"))
            .and_then(|(value, more)| value.scaled(by, 1)?.plus(more))
        else {
            break;
        };
        value = Some(total);
        end = more.end + smaller.chars().count();
        smaller.clone_into(unit);
    }
    (value, end)
}

/// How a number of months is written.
const MONTHS: &str = "か月 カ月 ヶ月 ヵ月 ケ月 箇月";

/// Months with days behind them, a thirtieth each: 3か月と5日; and the place after both.
fn with_days(glyphs: &Glyphs, value: Option<Number>, unit: &str, end: usize) -> Option<(Number, usize)> {
    let from = end + usize::from(glyphs.at(end) == 'と');
    if !MONTHS.split(' ').any(|month| month == unit) || !glyphs.at(from).is_ascii_digit() {
        return None;
    }
    let days = numeral::arabic(glyphs, from);
    let is_day = glyphs.at(days.end) == '日' && glyphs.longest(days.end, "日間 日目 日付 日開") == 0;
    let more = days.value.filter(|days| is_day && Some(*days) < Number::whole(31))?.scaled(1, 30)?;
    Some((value?.plus(more)?, days.end + 1))
}

/// Years with months behind them, in months: 1年2か月 is 14; with the place of the unit and the place after it.
pub(super) fn years_and_months(glyphs: &Glyphs, years: &Numeral) -> Option<(Number, usize, usize)> {
    let from = years.end + 1 + usize::from(glyphs.at(years.end + 1) == 'と');
    if glyphs.at(years.end) != '年' || !years.is_plain || !glyphs.at(from).is_ascii_digit() {
        return None;
    }
    let months = numeral::arabic(glyphs, from);
    let len = glyphs.longest(months.end, MONTHS);
    let few = |value: Option<Number>, most: i64| value.filter(|value| Some(*value) < Number::whole(most));
    let total = few(years.value, 60)?.scaled(12, 1)?.plus(few(months.value, 12)?)?;
    (len > 0).then_some((total, months.end, months.end + len))
}
