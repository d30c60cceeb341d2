//! Two years' plans of one entry, compared: which number, by when, and for how long unchanged.

use super::words::{LESS_SPENT_IS_BETTER, SMALLER_IS_BETTER, any_of};
use crate::lineage::{self, Further};
use crate::model::{Column, Day, Report, State};
use crate::results::numbers::numbers_of;
use crate::results::table::{self, ReadSheet, ResultsRow};
use crate::results::words;
use crate::text::number::Number;
use crate::text::period::{Period, PeriodKind, periods};
use crate::text::quantity::{Bound, Quantity};
use crate::text::verdict::{Actual, in_common_unit, promised};
use crate::text::width::{folded, squeeze};

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
    /// The words of the first plan that go with it.
    clause: &'r str,
}

/// Whether the next plan promises less of the same than this number of the entry.
pub(super) fn less<'r>(line: &ResultsRow<'r>, one: &Quantity, next: &ResultsRow<'r>) -> Option<Less<'r>> {
    let targets = [line, next].map(|line| words_of(line, Column::Target));
    let mut found = targets.map(promised);
    // A person may have picked what is read as no promise.
    if !found[0].contains(one) {
        found[0].push(one.clone());
    }
    let other = same_measure(one, &found, targets)?;
    let subject = [targets[0], targets[1], lineage::method_words(line)];
    let (base, from) = in_common_unit(one)?;
    let (_, to) = in_common_unit(other)?;
    let is_less = match one.bound {
        Bound::AtMost | Bound::LessThan => to > from,
        // 事故10件 → 5件 is no smaller promise, 5%削減 → 3%削減 is one.
        _ => to < from && (is_change(targets[0], one) || !is_better_smaller(&subject, &base)),
    };
    if !is_less || one.bound.grows() != other.bound.grows() {
        return None;
    }
    let written = |text: &'r str, quantity: &Quantity| text.get(quantity.span.clone());
    Some(Less {
        from: written(targets[0], one)?,
        to: written(targets[1], other)?,
        values: [from, to],
        base,
        clause: clause(targets[0], &found[0], one),
    })
}

/// Whether less of what is counted in a unit is better, by the words around it: what is spent is counted in money or in parts.
fn is_better_smaller(subject: &[&str], base: &str) -> bool {
    let is_money = matches!(base, "円" | "%" | "ポイント");
    let says =
        |text: &&str| any_of(text, SMALLER_IS_BETTER) || is_money && any_of(text, LESS_SPENT_IS_BETTER);
    subject.iter().any(says)
}

/// Whether a number says by how much something is to come down: 5%削減, 1,500時間の削減.
fn is_change(text: &str, one: &Quantity) -> bool {
    let behind = text[one.span.end..].trim_start_matches(['の', 'を']);
    ["削減", "縮減", "節減", "低減", "短縮", "圧縮"].iter().any(|deed| behind.starts_with(deed))
}

/// The one number of the next plan that counts the same: each plan promises a single one of this unit, and what stands
/// before both is the same, or nothing; of several, the one with the same noun.
fn same_measure<'q>(
    one: &Quantity,
    found: &'q [Vec<Quantity>; 2],
    targets: [&str; 2],
) -> Option<&'q Quantity> {
    let (base, _) = in_common_unit(one)?;
    let is_of_base = |other: &&Quantity| in_common_unit(other).is_some_and(|(unit, _)| unit == base);
    let of_base = [0, 1].map(|at| found[at].iter().filter(is_of_base).collect::<Vec<&'q Quantity>>());
    let noun = |at: usize, one: &Quantity| noun_before(targets[at], one.span.start);
    let own = noun(0, one);
    let other = match (&of_base[0][..], &of_base[1][..]) {
        ([_], [other]) => {
            let its = noun(1, other);
            let shares_noun = own.is_empty()
                || its.is_empty()
                || own.ends_with(its.as_str())
                || its.ends_with(own.as_str());
            Some(*other).filter(|_| shares_noun)
        }
        (all, others) => {
            let is_only_own = all.iter().filter(|one| noun(0, one) == own).count() == 1;
            let mut same = others.iter().filter(|other| noun(1, other) == own);
            let other = same.next().copied().filter(|_| same.next().is_none());
            other.filter(|_| !own.is_empty() && is_only_own)
        }
    };
    let other = other.filter(|_| !base.is_empty())?;
    let is_cumulative = |at: usize, one: &Quantity| any_of(clause(targets[at], &found[at], one), CUMULATIVE);
    (is_cumulative(0, one) == is_cumulative(1, other)).then_some(other)
}

/// The words that go with a number: from the number or the sentence before, with what stands in brackets behind.
fn clause<'t>(text: &'t str, all: &[Quantity], one: &Quantity) -> &'t str {
    let before =
        all.iter().map(|other| other.span.end).filter(|end| *end <= one.span.start).max().unwrap_or(0);
    let Some(lead) = text.get(before..one.span.start) else { return "" };
    let from = lead.rfind(['。', '\n', '（', '(']).map_or(before, |at| before + at);
    let rest = &text[one.span.end..];
    let bracket = rest.strip_prefix(['（', '(']).and_then(|rest| rest.split_once(['）', ')']));
    let remark = bracket.filter(|(inside, _)| !inside.chars().any(|char| folded(char).is_ascii_digit()));
    let end = remark.map_or(one.span.end, |(_, after)| text.len() - after.len());
    &text[from..end]
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
    pub(super) fn is_the_rest(&self, reached: &Actual) -> bool {
        let as_quantity =
            |part: &Quantity| in_common_unit(&Quantity { value: reached.value, ..part.clone() });
        reached.parts.first().and_then(as_quantity).is_some_and(|(base, reached)| {
            base == self.base && reached.plus(self.values[1]) == Some(self.values[0])
        })
    }

    /// Whether such a number is one to be kept up year after year, and no heap of work that gets smaller: 年4回, 85%, 20点以上.
    pub(super) fn is_a_level(&self) -> bool {
        matches!(self.base.as_str(), "%" | "ポイント" | "回" | "点" | "人")
            || any_of(self.clause, "以上 毎年 毎月 年間")
    }
}

/// Whether the next plan has the same number and the same date, but for the year.
pub(super) fn is_unchanged(line: &ResultsRow<'_>, next: &ResultsRow<'_>) -> bool {
    let is_same =
        |column: Column| without_years(words_of(line, column)) == without_years(words_of(next, column));
    is_same(Column::Target) && is_same(Column::Deadline)
}

/// For how many years before this one the plan was the same and its final report stayed below it, one after the other.
/// `nth` is the place of its number among the entry's.
pub(super) fn years_before(line: &ResultsRow<'_>, nth: usize, all: &[ReadSheet]) -> usize {
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
        let state = || match numbers_of(&same).get(nth) {
            Some(number) => number.judged(Report::Final).map(|judged| judged.verdict.state),
            None => same.judged(Report::Final).map(|judged| judged.verdict.state),
        };
        if !is_unchanged(&same, &own) || state() != Some(State::Short) {
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
