//! Days and times: what Excel counts from 1900 (with a 29th of February that never was) or from 1904.

use super::format::{Digits, Section, Token};
use super::kanji;

/// A day and a time of it.
struct DateTime {
    year: i64,
    month: usize,
    day: i64,
    /// 0 is Sunday.
    weekday: usize,
    seconds: i64,
    /// All seconds since the first day.
    elapsed: i64,
}

const DAY: i64 = 86_400;
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WEEKDAYS: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const YOUBI: [&str; 7] = ["日", "月", "火", "水", "木", "金", "土"];
/// The eras: first day, letter, name.
const ERAS: [((i64, usize, i64), &str, &str); 5] = [
    ((2019, 5, 1), "R", "令和"),
    ((1989, 1, 8), "H", "平成"),
    ((1926, 12, 25), "S", "昭和"),
    ((1912, 7, 30), "T", "大正"),
    ((1868, 1, 25), "M", "明治"),
];

/// The text of a day under a format; none where Excel has no such day.
pub(super) fn show(value: f64, section: &Section, is_1904: bool) -> Option<String> {
    let moment = moment(value, is_1904)?;
    // Parts of a second are not shown here.
    if section.tokens.iter().any(|token| matches!(token, Token::Place(_))) {
        return None;
    }
    if section.is_long_date {
        return Some(format!("{}年{}月{}日", moment.year, moment.month, moment.day));
    }
    let has_half = section.tokens.contains(&Token::Half);
    let mut out = String::new();
    for (at, token) in section.tokens.iter().enumerate() {
        match token {
            Token::Literal(text) => out.push_str(text),
            Token::Half => out.push_str(match (moment.seconds < DAY / 2, section.is_japanese) {
                (true, true) => "午前",
                (false, true) => "午後",
                (true, false) => "AM",
                (false, false) => "PM",
            }),
            Token::Elapsed(unit) => {
                let length = match unit {
                    's' => 1,
                    'm' => 60,
                    _ => 3600,
                };
                out.push_str(&(moment.elapsed / length).to_string());
            }
            Token::Date('m', count) if is_minute(&section.tokens, at) => {
                out.push_str(&written(moment.seconds / 60 % 60, *count, section.digits));
            }
            Token::Date(letter, count) => out.push_str(&part(&moment, *letter, *count, has_half, section)),
            Token::Comma => out.push(','),
            Token::Point => out.push('.'),
            Token::Percent => out.push('%'),
            Token::Slash => out.push('/'),
            Token::Place(_) | Token::General | Token::Text | Token::Power(_) => {}
        }
    }
    Some(out)
}

/// The m after hours and the one before seconds are minutes.
fn is_minute(tokens: &[Token], at: usize) -> bool {
    let is_time = |token: &Token| matches!(token, Token::Date(..) | Token::Elapsed(_));
    let before = tokens[..at].iter().rev().find(|token| is_time(token));
    let after = tokens[at + 1..].iter().find(|token| is_time(token));
    matches!(before, Some(Token::Date('h', _) | Token::Elapsed('h')))
        || matches!(after, Some(Token::Date('s', _)))
}

fn part(moment: &DateTime, letter: char, count: usize, has_half: bool, section: &Section) -> String {
    let month = MONTHS.get(moment.month - 1).copied().unwrap_or("");
    let weekday = WEEKDAYS.get(moment.weekday).copied().unwrap_or("");
    let padded = |number: i64, places: usize| written(number, places, section.digits);
    match (letter, count) {
        ('y', 1 | 2) => padded(moment.year % 100, 2),
        ('y', _) => moment.year.to_string().chars().map(|char| kanji::digit(char, section.digits)).collect(),
        ('m', 1 | 2) => padded(moment.month as i64, count),
        ('m', 3) => month[..3].to_owned(),
        ('m', 4) => month.to_owned(),
        ('m', _) => month[..1].to_owned(),
        ('d', 1 | 2) => padded(moment.day, count),
        ('d', 3) => weekday[..3].to_owned(),
        ('d', _) => weekday.to_owned(),
        ('a', 3) => YOUBI.get(moment.weekday).copied().unwrap_or("").to_owned(),
        ('a', _) => format!("{}曜日", YOUBI.get(moment.weekday).copied().unwrap_or("")),
        ('h', _) => {
            let hour = moment.seconds / 3600;
            padded(if has_half { (hour + 11) % 12 + 1 } else { hour }, count)
        }
        ('s', _) => padded(moment.seconds % 60, count),
        ('g', 1) => era(moment).1.to_owned(),
        ('g', 2) => era(moment).2.chars().take(1).collect(),
        ('g', _) => era(moment).2.to_owned(),
        ('e', _) => {
            let year = moment.year - era(moment).0.0 + 1;
            if section.has_gannen && year == 1 { "元".to_owned() } else { padded(year, count) }
        }
        _ => String::new(),
    }
}

fn era(moment: &DateTime) -> ((i64, usize, i64), &'static str, &'static str) {
    let day = (moment.year, moment.month, moment.day);
    ERAS.into_iter().find(|(first, ..)| day >= *first).unwrap_or(((1, 1, 1), "", ""))
}

fn written(number: i64, places: usize, digits: Digits) -> String {
    let plain = if places >= 2 { format!("{number:02}") } else { number.to_string() };
    let is_spoken = matches!(digits, Digits::Kanji | Digits::Formal) && !plain.starts_with('0');
    let spoken = if is_spoken { kanji::words(&plain, digits) } else { None };
    spoken.unwrap_or_else(|| plain.chars().map(|char| kanji::digit(char, digits)).collect())
}

/// What Excel counts for a day or a time as ISO 8601 writes it.
pub(in crate::codec::xlsx::read) fn serial(text: &str, is_1904: bool) -> Option<f64> {
    let text = text.trim().trim_end_matches('Z');
    let (day, time) = match text.split_once('T') {
        Some((day, time)) => (Some(day).filter(|day| !day.is_empty()), Some(time)),
        None if text.contains(':') => (None, Some(text)),
        None => (Some(text), None),
    };
    let days = match day {
        Some(day) => {
            let parts: Option<Vec<i64>> = day.split('-').map(|part| part.parse().ok()).collect();
            let [year, month @ 1..=12, day @ 1..=31] = parts?[..] else { return None };
            let serial = days_since(year, month, day) - 693_899;
            serial - i64::from(serial <= 60) - if is_1904 { 1462 } else { 0 }
        }
        None => 0,
    };
    let parts: Option<Vec<f64>> =
        time.map_or(Some(Vec::new()), |time| time.split(':').map(|part| part.parse().ok()).collect());
    let seconds = parts?.iter().zip([3600.0, 60.0, 1.0]).map(|(part, length)| part * length).sum::<f64>();
    Some(days as f64 + seconds / DAY as f64)
}

/// Days since 0000-03-01.
fn days_since(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + of_year
}

fn moment(value: f64, is_1904: bool) -> Option<DateTime> {
    /// The day after 9999-12-31.
    const END: f64 = 2_958_466.0;
    let value = if is_1904 { value + 1462.0 } else { value };
    if !(0.0..END).contains(&value) {
        return None;
    }
    let elapsed = (value * DAY as f64).round() as i64;
    let (serial, seconds) = (elapsed / DAY, elapsed % DAY);
    let weekday = usize::try_from((serial + 6) % 7).ok()?;
    let (year, month, day) = match serial {
        0 => (1900, 1, 0),
        60 => (1900, 2, 29),
        // Days since 0000-03-01; the day that never was shifts those before it.
        _ => civil(serial + 693_899 + i64::from(serial < 60)),
    };
    Some(DateTime { year, month, day, weekday, seconds, elapsed })
}

/// The day of the calendar, so many days after 0000-03-01.
fn civil(days: i64) -> (i64, usize, i64) {
    let era = days / 146_097;
    let of_era = days % 146_097;
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, usize::try_from(month).unwrap_or(1), day)
}
