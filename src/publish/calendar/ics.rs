//! 予定 as an iCalendar file for Outlook and others: a day an event.
//!
//! A bar of a year over every week of a calendar helps nobody: an event stands on the day with which its period ends, one
//! without an end on the day with which it begins, and only a few days in a row stand as they are.

use ics::properties::{CalScale, Categories, Description, DtEnd, DtStart, Sequence, Summary, Transp};
use ics::{Event, ICalendar, escape_text, parameters};

use crate::calendar::{Bar, CalendarEntry, YearCalendar};
use crate::messages::calendar as words;
use crate::model::{Column, Day, Moment};
use crate::results;
use crate::results::table::ReadSheet;

/// So many days in a row are shown as they are.
const FEW: i64 = 7;
/// What a line may hold, its leading space and its line break apart.
const LINE: usize = 75;

/// The file of these sheets.
pub fn file(read: &[ReadSheet], now: &Moment) -> String {
    // What is over plays no part here.
    let Some(today) = now.date() else { return String::new() };
    let (stamp, sequence) = stamp(now, today);
    let years = YearCalendar::of(read, today);
    // No METHOD: a published event would have to name who organises it (RFC 5546).
    let mut file = ICalendar::new("2.0", escape_text(words::ICS_MAKER));
    file.push(CalScale::new("GREGORIAN"));
    let year = if let [one] = years.as_slice() { Some(one.year) } else { None };
    file.push(ics::components::Property::new("X-WR-CALNAME", escape_text(plain(&words::ics_name(year)))));
    for entry in years.iter().flat_map(YearCalendar::all) {
        for (at, bar) in entry.bars.iter().enumerate() {
            if let Some(event) = event(entry, at, bar, &stamp, sequence) {
                file.add_event(event);
            }
        }
    }
    folded(&file.to_string())
}

fn event(
    entry: &CalendarEntry<'_>,
    at: usize,
    bar: &Bar,
    stamp: &str,
    sequence: i64,
) -> Option<Event<'static>> {
    let last = bar.last.or(bar.first)?;
    let first = bar.first.filter(|first| (0..FEW).contains(&first.days_to(last)) && !bar.is_about);
    let end = last.next()?;
    let mut event = Event::new(escape_text(uid(entry, at)), stamp.to_owned());
    let mut starts = DtStart::new(date(first.unwrap_or(last)));
    starts.append(parameters!("VALUE" => "DATE"));
    let mut ends = DtEnd::new(date(end));
    ends.append(parameters!("VALUE" => "DATE"));
    event.push(starts);
    event.push(ends);
    let aligned = &entry.line.results.aligned;
    let row = &aligned.rows[entry.line.row];
    let target = results::words(entry.line.initiative, aligned, row, Column::Target);
    let text = |text: &str| escape_text(plain(text)).into_owned();
    event.push(Summary::new(text(&words::ics_summary(entry, bar, first.is_none()))));
    event.push(Description::new(text(&words::ics_description(entry, target))));
    if !entry.line.sheet.department.trim().is_empty() {
        event.push(Categories::new(text(&entry.line.sheet.department)));
    }
    // An all-day event leaves the day free.
    event.push(Transp::new("TRANSPARENT"));
    event.push(Sequence::new(sequence.to_string()));
    Some(event)
}

/// The same in every file: by the sheet, the initiative, the entry's number and which of its periods.
fn uid(entry: &CalendarEntry<'_>, at: usize) -> String {
    let (sheet, initiative) = (&entry.line.sheet.id, &entry.line.initiative.id);
    let key = entry.line.results.aligned.rows[entry.line.row].key;
    plain(&format!("{sheet}-{initiative}-{}-{}-{at}@goalsheet", key.label.unwrap_or(0), key.nth))
}

fn date(day: Day) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// A moment as the format has it, in universal time; and its minutes, by which a later file's events replace an earlier
/// one's.
fn stamp(now: &Moment, today: Day) -> (String, i64) {
    let text = now.as_str();
    let two = |at: usize| text.get(at..at + 2).and_then(|digits| digits.parse::<i64>().ok()).unwrap_or(0);
    let offset = match text.get(19..20) {
        Some("+") => two(20) * 60 + two(23),
        Some("-") => -(two(20) * 60 + two(23)),
        _ => 0,
    };
    let minutes = two(11) * 60 + two(14) - offset;
    let day = match minutes.div_euclid(24 * 60) {
        ..0 => today.previous(),
        0 => Some(today),
        _ => today.next(),
    };
    let (day, of_day) = (day.unwrap_or(today), minutes.rem_euclid(24 * 60));
    let since = Day::new(2020, 1, 1).map_or(0, |start| start.days_to(day) * 24 * 60 + of_day);
    (format!("{}T{:02}{:02}{:02}Z", date(day), of_day / 60, of_day % 60, two(17)), since.max(0))
}

/// A text without what no calendar takes: control characters but line breaks.
fn plain(text: &str) -> String {
    text.replace("\r\n", "\n").chars().filter(|char| *char == '\n' || !char.is_control()).collect()
}

/// The lines folded to what the format allows. The library does not count the space with which a line goes on.
fn folded(file: &str) -> String {
    let mut out = String::with_capacity(file.len() + file.len() / 16);
    for line in file.replace("\r\n ", "").split_terminator("\r\n") {
        let mut length = 0;
        for char in line.chars() {
            if length + char.len_utf8() > LINE {
                out.push_str("\r\n ");
                length = 1;
            }
            out.push(char);
            length += char.len_utf8();
        }
        out.push_str("\r\n");
    }
    out
}
