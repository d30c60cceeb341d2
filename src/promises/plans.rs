//! Two years' plans of one entry, compared: which number, by when, and for how long unchanged.

use super::words::{SMALLER_IS_BETTER, any_of};
use crate::lineage::{self, Further};
use crate::model::{Column, Day, Report, State};
use crate::results::table::{self, ReadSheet, ResultsRow};
use crate::results::words;
use crate::text::number::Number;
use crate::text::period::{Period, PeriodKind, periods};
use crate::text::quantity::{Bound, Quantity, quantities};
use crate::text::verdict::in_common_unit;
use crate::text::width::squeeze;

/// Words that make a count one over several years.
const CUMULATIVE: &str = "累計 累積 通算 延べ のべ 合計 総数";

/// The words of an entry in a column.
pub(super) fn words_of<'r>(line: &ResultsRow<'r>, column: Column) -> &'r str {
    let aligned = &line.results.aligned;
    words(line.initiative, aligned, &aligned.rows[line.row], column)
}

/// The words of the entry's method and target, by which it may be spoken of.
pub(super) fn subject(line: &ResultsRow<'_>) -> String {
    format!("{} {}", lineage::method_words(line), words_of(line, Column::Target))
}

/// The last day that the deadline names; none where it names none, or only all the year.
pub(super) fn due(line: &ResultsRow<'_>) -> Option<Day> {
    let is_date = |period: &Period| {
        !matches!(period.kind, PeriodKind::AsNeeded | PeriodKind::Event | PeriodKind::Throughout)
    };
    let found = periods(words_of(line, Column::Deadline), line.sheet.fiscal_year);
    found.into_iter().filter(is_date).filter_map(|period| period.last).max()
}

/// A number that two plans both count, as it is written in each: the later one is the smaller promise.
pub(super) struct Less<'r> {
    pub(super) from: &'r str,
    pub(super) to: &'r str,
    /// What both come to in their common unit.
    values: [Number; 2],
    base: String,
}

/// Whether the next plan promises less of the same.
pub(super) fn less<'r>(line: &ResultsRow<'r>, next: &ResultsRow<'r>) -> Option<Less<'r>> {
    let targets = [line, next].map(|line| words_of(line, Column::Target));
    let found = targets.map(quantities);
    let subject = [targets[0], targets[1], lineage::method_words(line)];
    for one in &found[0] {
        let Some(both) = same_measure(one, &found, targets) else { continue };
        let (_, other) = both;
        let (base, from) = in_common_unit(one)?;
        let (_, to) = in_common_unit(other)?;
        let is_less = match one.bound {
            Bound::AtMost | Bound::LessThan => to > from,
            // 事故10件 → 5件 is no smaller promise.
            _ => to < from && !subject.iter().any(|text| any_of(text, SMALLER_IS_BETTER)),
        };
        if is_less && one.bound.grows() == other.bound.grows() {
            let written = |text: &'r str, quantity: &Quantity| text.get(quantity.span.clone());
            let (from_words, to_words) = (written(targets[0], one)?, written(targets[1], other)?);
            return Some(Less { from: from_words, to: to_words, values: [from, to], base });
        }
    }
    None
}

/// The one quantity of the next plan that counts the same: each plan has a single one of this unit, and what stands
/// before both is the same, or nothing.
fn same_measure<'q>(
    one: &'q Quantity,
    found: &'q [Vec<Quantity>; 2],
    targets: [&str; 2],
) -> Option<(&'q Quantity, &'q Quantity)> {
    let (base, _) = in_common_unit(one)?;
    let of_base = |all: &'q [Quantity]| -> Option<&'q Quantity> {
        let mut same = all.iter().filter(|other| in_common_unit(other).is_some_and(|(unit, _)| unit == base));
        same.next().filter(|_| same.next().is_none())
    };
    let (own, other) = (of_base(&found[0])?, of_base(&found[1])?);
    let is_cumulative = targets.map(|target| any_of(target, CUMULATIVE));
    let before = [noun_before(targets[0], own.span.start), noun_before(targets[1], other.span.start)];
    let shares_noun = before[0].is_empty()
        || before[1].is_empty()
        || before[0].ends_with(before[1].as_str())
        || before[1].ends_with(before[0].as_str());
    (is_cumulative[0] == is_cumulative[1] && shares_noun && !base.is_empty()).then_some((own, other))
}

/// The noun right before a number: 参加者 of 参加者数は20人.
fn noun_before(text: &str, at: usize) -> String {
    let before = text
        .get(..at)
        .unwrap_or("")
        .trim_end_matches(|char: char| "はがをのにで:：、 　数約計年月".contains(char));
    let start = before.char_indices().rev().take_while(|(_, char)| is_noun_char(*char)).last();
    start.map_or(String::new(), |(start, _)| squeeze(&before[start..]))
}

fn is_noun_char(char: char) -> bool {
    matches!(char, '\u{4e00}'..='\u{9fff}' | '\u{30a1}'..='\u{30fa}' | 'ー' | '々')
        || char.is_ascii_alphabetic()
}

impl Less<'_> {
    /// Whether what was reached leaves just this much to do: 4か所 planned, 3 done, 1 in the next plan.
    pub(super) fn is_the_rest(&self, line: &ResultsRow<'_>) -> bool {
        let reports = Report::ALL.into_iter().rev();
        let mut actual = reports.filter_map(|report| line.judged(report)?.verdict.actual.as_ref());
        actual.any(|actual| {
            let as_quantity =
                |part: &Quantity| in_common_unit(&Quantity { value: actual.value, ..part.clone() });
            let reached = actual.parts.first().and_then(as_quantity);
            reached.is_some_and(|(base, reached)| {
                base == self.base && reached.plus(self.values[1]) == Some(self.values[0])
            })
        })
    }

    /// Whether such a number is one to be kept up year after year, and no heap of work that gets smaller: 年4回, 85%, 20点以上.
    pub(super) fn is_a_level(&self, line: &ResultsRow<'_>) -> bool {
        let target = words_of(line, Column::Target);
        matches!(self.base.as_str(), "%" | "ポイント" | "回" | "点" | "人")
            || any_of(target, "以上 毎年 毎月 年間")
    }
}

/// Whether the next plan has the same number and the same date, but for the year.
pub(super) fn is_unchanged(line: &ResultsRow<'_>, next: &ResultsRow<'_>) -> bool {
    let is_same =
        |column: Column| without_years(words_of(line, column)) == without_years(words_of(next, column));
    is_same(Column::Target) && is_same(Column::Deadline)
}

/// For how many years before this one the plan was the same and its final report stayed below it, one after the other.
pub(super) fn years_before(line: &ResultsRow<'_>, all: &[ReadSheet]) -> usize {
    let mut years = 0;
    let mut own: ResultsRow<'_> = *line;
    while let Some((before, _)) = lineage::before_of(own.sheet, all) {
        let target =
            all.iter().find(|(sheet, _)| std::ptr::eq(&**sheet, own.sheet) || sheet.id == own.sheet.id);
        let Some(target) = target else { break };
        let is_it = |line: &ResultsRow<'_>| match lineage::further(line, target) {
            Further::Row(row, _) => row.number == own.number && row.row == own.row,
            _ => false,
        };
        let Some(same) = table::of_sheet(&before.0, &before.1).find(is_it) else { break };
        let state = same.judged(Report::Final).map(|judged| judged.verdict.state);
        if !is_unchanged(&same, &own) || state != Some(State::Short) {
            break;
        }
        (own, years) = (same, years + 1);
    }
    years
}

/// A text without the numbers of years: 令和7年3月末 and R8.3月末 are the same date in plans of their own years.
fn without_years(text: &str) -> String {
    let text = squeeze(text);
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(char) = rest.chars().next() {
        let era = rest.strip_prefix("令和").or_else(|| rest.strip_prefix('r'));
        let year = era.and_then(|rest| {
            let digits = rest.trim_start_matches(|char: char| char.is_ascii_digit());
            let after = digits.strip_prefix("年度").or_else(|| digits.strip_prefix('年'));
            after.or_else(|| digits.strip_prefix('.')).filter(|_| digits.len() < rest.len())
        });
        match year {
            Some(after) => rest = after,
            None => {
                out.push(char);
                rest = &rest[char.len_utf8()..];
            }
        }
    }
    out
}

/// How many months later the next plan's date is than if it had come round in a year; none where it has not moved.
pub(super) fn months_later(line: &ResultsRow<'_>, next: &ResultsRow<'_>) -> Option<i64> {
    let (from, to) = (due(line)?, due(next)?);
    let months = |day: Day| day.year() * 12 + i64::from(day.month());
    let moved = months(to) - months(from);
    (moved > 0 && moved != 12).then_some(moved)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_do_not_count_in_dates() {
        for (text, expected) in [
            ("令和7年3月末", "3月末"),
            ("R7.3月末", "3月末"),
            ("令和6年度中", "中"),
            ("9月末まで", "9月末まで"),
            ("RPA", "rpa"),
        ] {
            assert_eq!(without_years(text), expected);
        }
    }

    #[test]
    fn the_noun_before_a_number() {
        for (text, at, expected) in [
            ("参加者数は20人", "参加者数は".len(), "参加者"),
            ("20人", 0, ""),
            ("研修を年4回", "研修を年".len(), "研修"),
        ] {
            assert_eq!(noun_before(text, at), expected, "{text}");
        }
    }
}
