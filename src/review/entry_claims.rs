//! What an entry says of the event that it is about: its name stands in 方法, its day in 期限, a number of it in 数値目標 or in a report.
//!
//! An entry is about an event where its first line is the event's name, alone or with that it is held; or where that is the
//! heading and the entry, the only one, calls it by its bare noun: ○ 市総合防災訓練の実施 (1) 住民参加型の訓練.

use super::aspects::{DEEDS, HEADS, HELD, Kind};
use super::claims::{Claim, claims, is_of_name, named, without_weekday};
use crate::model::{Column, FiscalYear, Initiative};
use crate::text::entries::{Aligned, EntryRow};
use crate::text::period::{PeriodKind, periods};
use crate::text::width::squeeze;

/// What the entries of an initiative say so, each with the column in which it stands.
pub(super) fn entry_claims(initiative: &Initiative, year: FiscalYear) -> Vec<(Column, Claim)> {
    let aligned = Aligned::of(initiative);
    let line_of = |row: &EntryRow| {
        let words = row.entry(Column::Method).map(|at| aligned.columns[0][at].words(&initiative.method));
        words.and_then(|words| words.lines().next()).unwrap_or("").trim()
    };
    let headed = aligned.heading(&initiative.method).and_then(event);
    let takes_up = |row: &&EntryRow| headed.is_some_and(|name| is_called_by_its_noun(line_of(row), name));
    let mut taking_up = aligned.rows.iter().filter(takes_up);
    let only = taking_up.next().filter(|_| taking_up.next().is_none());
    let mut found = Vec::new();
    for row in &aligned.rows {
        let of_heading = || headed.filter(|_| only.is_some_and(|only| std::ptr::eq(only, row)));
        let Some(name) = event(line_of(row)).or_else(of_heading) else { continue };
        for column in [Column::Deadline, Column::Target, Column::Midterm, Column::FinalReport] {
            let Some(at) = row.entry(column).filter(|at| aligned.rows_of(column, *at) == 1) else { continue };
            let entry = &aligned.columns[column as usize][at];
            let (told, from) = (entry.words(initiative.text(column)), entry.words.start);
            // What names the event itself is read there; several labels are of several entries.
            if entry.labels.len() > 1 || squeeze(told).contains(&squeeze(name)) {
                continue;
            }
            let own =
                if column == Column::Deadline { day(name, told, year) } else { numbers(name, told, year) };
            found.extend(own.into_iter().map(|claim| {
                let span = claim.span.start + from..claim.span.end + from;
                (column, Claim { span, ..claim })
            }));
        }
    }
    found
}

/// The event that a line names and says nothing else of but that it is held.
fn event(line: &str) -> Option<&str> {
    let mut held = DEEDS.iter().filter(|(deed, _)| *deed == HELD).flat_map(|(_, words)| words.split(' '));
    let without = held.find_map(|deed| line.strip_suffix(deed));
    let name = without.map_or(line, |rest| rest.strip_suffix(['の', 'を']).unwrap_or(rest));
    let (inside, kind) = named(name)?;
    let is_whole = inside.start <= '「'.len_utf8() && (inside.start > 0 || inside.end == name.len());
    (is_whole && kind == Kind::Event).then_some(name)
}

/// Whether a line ends in the bare noun of an event's name: 住民参加型の訓練 of 市総合防災訓練, but no 図上訓練.
fn is_called_by_its_noun(line: &str, name: &str) -> bool {
    let name = name.trim_matches(['「', '」', '『', '』']);
    let Some((head, _)) = HEADS.iter().find(|(head, _)| name.ends_with(head)) else { return false };
    let is_long = head.chars().count() > 3 && head.chars().all(|char| matches!(char, '一'..='鿿'));
    let noun = head.char_indices().rev().nth(1).filter(|_| is_long).map_or(*head, |(at, _)| &head[at..]);
    line.strip_suffix(noun).is_some_and(|rest| !rest.ends_with(is_of_name))
}

/// The day of an event, where the deadline is nothing but a day.
fn day(name: &str, told: &str, year: FiscalYear) -> Vec<Claim> {
    let found = periods(told, year);
    let [only] = &found[..] else { return Vec::new() };
    let is_day = only.kind == PeriodKind::On && only.first.is_some() && only.first == only.last;
    let rest = [&told[..only.span.start], without_weekday(&told[only.span.end..])];
    if !is_day || rest.iter().any(|rest| !rest.trim().is_empty()) {
        return Vec::new();
    }
    beside(&format!("{name}（"), told, "）", told.len(), year)
}

/// The numbers of an event, each where a clause begins with what it counts.
fn numbers(name: &str, told: &str, year: FiscalYear) -> Vec<Claim> {
    let mut found = Vec::new();
    let mut line_start = 0;
    for line in told.split_inclusive(['\n', '。']) {
        let mut start = 0;
        for clause in line.split_inclusive(['、', '，']) {
            let own = beside(&format!("{name} "), &line[start..], "", clause.len(), year);
            let at = line_start + start;
            found.extend(own.into_iter().map(|claim| {
                let span = claim.span.start + at..claim.span.end + at;
                Claim { span, ..claim }
            }));
            start += clause.len();
        }
        line_start += line.len();
    }
    found
}

/// What would be read of words, did the name stand before them; only what begins in so many of their bytes.
fn beside(lead: &str, words: &str, behind: &str, length: usize, year: FiscalYear) -> Vec<Claim> {
    let read = claims(&[lead, words, behind].concat(), year).into_iter();
    let moved = read.filter_map(|claim| {
        let start = claim.span.start.checked_sub(lead.len()).filter(|start| *start < length)?;
        let end = claim.span.end - lead.len();
        (end <= words.len()).then_some(Claim { span: start..end, ..claim })
    });
    moved.collect()
}
