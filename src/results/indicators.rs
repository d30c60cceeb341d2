//! 指標 as far as a reading tells them: each entry's target with its number, and what the year's report says was reached.
//!
//! They are proposals. Nothing that a person wrote gives way to them.

use super::table::ResultsRow;
use super::words;
use crate::model::{
    Column, FiscalYear, Indicator, IndicatorDirection, IndicatorLine, IndicatorYear, Report, State,
};
use crate::text::quantity::{Bound, Quantity};
use crate::text::width::squeeze;
use crate::text::year::loose_year;

/// A name has fewer letters; more of them are a sentence.
const LONGEST_NAME: usize = 40;

/// The indicators of these rows. Where it is open what was reached, only the target is proposed.
pub fn proposed<'r>(rows: impl Iterator<Item = ResultsRow<'r>>) -> Vec<Indicator> {
    rows.filter_map(|row| of_row(&row)).collect()
}

fn of_row(row: &ResultsRow<'_>) -> Option<Indicator> {
    let target = row.results.rows[row.row].target.as_ref()?;
    let told = words_in(row, Column::Target);
    let named = name_before(told.get(..target.span.start)?);
    let name =
        named.or_else(|| words_in(row, Column::Method).lines().map(str::trim).find(|line| !line.is_empty()));
    let name = name.or_else(|| row.results.aligned.heading(&row.initiative.method))?;
    let year = IndicatorYear {
        year: row.sheet.fiscal_year.to_string(),
        target: without_unit(told, target),
        actual: actual(row, target).into_iter().collect(),
    };
    let direction = match target.bound {
        Bound::AtLeast | Bound::MoreThan => Some(IndicatorDirection::More),
        Bound::AtMost | Bound::LessThan => Some(IndicatorDirection::Less),
        Bound::Exact | Bound::About => None,
    };
    Some(Indicator {
        name: name.to_owned(),
        unit: target.unit.clone(),
        direction,
        years: vec![year],
        ..Indicator::default()
    })
}

/// What was reached by the year's end, in the target's unit; none where that is open.
fn actual(row: &ResultsRow<'_>, target: &Quantity) -> Option<String> {
    let verdict = &row.judged(Report::Final)?.verdict;
    let actual = verdict.actual.as_ref().filter(|_| matches!(verdict.state, State::Met | State::Short))?;
    match actual.parts.as_slice() {
        [part] if part.unit == target.unit => Some(without_unit(words_in(row, Column::FinalReport), part)),
        _ => Some(actual.value.to_string()),
    }
}

fn words_in<'r>(row: &ResultsRow<'r>, column: Column) -> &'r str {
    let aligned = &row.results.aligned;
    words(row.initiative, aligned, &aligned.rows[row.row], column)
}

/// A quantity as it is written, without its unit: 120,000以上 of 120,000冊以上.
fn without_unit(text: &str, quantity: &Quantity) -> String {
    let written = text.get(quantity.span.clone()).unwrap_or("").trim();
    match written.rfind(&quantity.unit) {
        Some(at) if !quantity.unit.is_empty() => {
            [&written[..at], &written[at + quantity.unit.len()..]].concat()
        }
        _ => written.to_owned(),
    }
}

/// What stands before a number as its name: 参加者数 of 参加者数を500人以上.
fn name_before(text: &str) -> Option<&str> {
    let clause = text.rsplit(['。', '、', '\n', '，', '；', '・']).next()?;
    let name = clause.trim().trim_end_matches(['：', ':', 'を', 'は', 'が', 'の', 'で', '　', ' ']);
    let count = name.chars().count();
    let is_name =
        (2..=LONGEST_NAME).contains(&count) && !name.ends_with(|char: char| char.is_ascii_punctuation());
    is_name.then_some(name)
}

/// Fills what was read into lines: where an indicator of that name stands there, only what it leaves empty and that fits its
/// unit; else as a further line. How many indicators have more in them by that.
pub fn fill(lines: &mut Vec<IndicatorLine>, found: Vec<Indicator>, year: FiscalYear) -> usize {
    let known = lines.len();
    let mut count = 0;
    for one in found {
        let name = squeeze(&one.name);
        let same = lines[..known].iter_mut().filter_map(|line| line.indicator.as_mut());
        match { same }.find(|here| squeeze(&here.name) == name) {
            Some(here) => count += usize::from(complete(here, one, year)),
            None => {
                lines.push(IndicatorLine::new(one));
                count += 1;
            }
        }
    }
    count
}

/// Whether anything was empty that is there now.
fn complete(here: &mut Indicator, found: Indicator, year: FiscalYear) -> bool {
    let before = here.clone();
    // A value in another unit would be another one.
    if !here.unit.is_empty() && squeeze(&here.unit) != squeeze(&found.unit) {
        return false;
    }
    here.unit = or(&here.unit, &found.unit);
    here.direction = here.direction.or(found.direction);
    for one in found.years {
        match here.years.iter_mut().find(|row| loose_year(&row.year) == Some(year)) {
            Some(row) => {
                (row.target, row.actual) = (or(&row.target, &one.target), or(&row.actual, &one.actual));
            }
            None => here.years.push(one),
        }
    }
    *here != before
}

fn or(here: &str, found: &str) -> String {
    if here.trim().is_empty() { found.to_owned() } else { here.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Initiative, InitiativeId, Sheet, SheetId};
    use crate::results::table;

    fn sheet(target: &str, report: &str) -> Sheet {
        let year = FiscalYear::new(2024).expect("a year");
        let mut sheet = Sheet::empty(SheetId::new("s").expect("an id"), year);
        let mut row = Initiative::empty(InitiativeId::new("i").expect("an id"));
        row.method = "(1) 講座を開く (2) 待ち時間を短くする (3) 設備を直す".into();
        (row.target, row.final_report) = (target.into(), report.into());
        sheet.initiatives.push(row);
        sheet
    }

    fn found(sheet: &Sheet) -> Vec<Indicator> {
        proposed(table::of_sheet(sheet, &crate::results::of(sheet)))
    }

    fn text(lines: &[IndicatorLine]) -> String {
        IndicatorLine::text(lines)
    }

    const TARGET: &str = "(1) 参加者数を500人以上 (2) 15分以内 (3) 2か所";
    const REPORT: &str = "(1) 参加者数は512人 (2) 約15分 (3) 実施した";

    #[test]
    fn targets_and_what_is_sure_of_the_report_are_proposed() {
        let sheet = sheet(TARGET, REPORT);
        let lines: Vec<IndicatorLine> = found(&sheet).into_iter().map(IndicatorLine::new).collect();
        assert_eq!(
            text(&lines),
            "参加者数（人）｜多いほどよい｜令和6年度 目標 500以上 実績 512\n\
             待ち時間を短くする（分）｜少ないほどよい｜令和6年度 目標 15以内\n\
             設備を直す（か所）｜令和6年度 目標 2"
        );
    }

    #[test]
    fn what_a_person_wrote_stays() {
        let sheet = sheet(TARGET, REPORT);
        for (here, filled, count) in [
            ("参加者数｜R6 目標 480", "参加者数（人）｜多いほどよい｜R6 目標 480 実績 512", 3),
            ("参加者数（千人）｜R6 目標 0.5", "参加者数（千人）｜R6 目標 0.5", 2),
            (
                "参加者数（人）｜少ないほどよい｜令和5年度 実績 9",
                "参加者数（人）｜少ないほどよい｜令和5年度 実績 9｜令和6年度 目標 500以上 実績 512",
                3,
            ),
            ("・覚え書き。", "・覚え書き。", 3),
        ] {
            let mut lines = IndicatorLine::all(here);
            assert_eq!(fill(&mut lines, found(&sheet), sheet.fiscal_year), count, "{here}");
            assert_eq!(lines[0].written(), filled);
            let before = text(&lines);
            assert_eq!(fill(&mut lines, found(&sheet), sheet.fiscal_year), 0, "twice is once");
            assert_eq!(text(&lines), before);
        }
    }
}
