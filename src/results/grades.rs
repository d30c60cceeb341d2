//! Which grade of a city's scale the results of an initiative come to. It is a proposal: a person decides.

use super::table::ResultsRow;
use crate::model::{Grade, Report, State};

/// A grade, and what it was reckoned from.
#[derive(Clone, Debug, PartialEq)]
pub struct ProposedGrade {
    /// Its word.
    pub word: String,
    /// How much of their targets the entries came to in the mean, in whole percent, rounded down.
    pub percent: i64,
    /// Of how many entries that was read.
    pub read: usize,
    /// How many entries have a target or a report.
    pub all: usize,
}

/// The grade of an initiative's entries by their final report, which it judges; none where of none it was read how much of its target it came to, or where the
/// scale says no percents.
pub fn proposed<'r>(grades: &[Grade], rows: impl Iterator<Item = ResultsRow<'r>>) -> Option<ProposedGrade> {
    let mut all = 0;
    let mut percents = Vec::new();
    for row in rows {
        let judged = row.judged(Report::Final);
        if judged.is_some_and(|judged| judged.verdict.state == State::NoTarget) {
            continue;
        }
        all += 1;
        percents.extend(percent(&row));
    }
    let read = i64::try_from(percents.len()).ok().filter(|read| *read > 0)?;
    let percent = percents.iter().sum::<i64>() / read / 10_000;
    let reached = grades.iter().filter(|grade| !grade.is_outside);
    let reached = reached.filter_map(|grade| Some((i64::from(grade.from?), grade)));
    let (_, grade) = reached.filter(|(from, _)| *from <= percent).max_by_key(|(from, _)| *from)?;
    Some(ProposedGrade { word: grade.word.clone(), percent, read: percents.len(), all })
}

/// Of one entry, in parts of a percent: only what is decided, and where more is better.
fn percent(row: &ResultsRow<'_>) -> Option<i64> {
    let verdict = &row.judged(Report::Final)?.verdict;
    let is_sure = matches!(verdict.state, State::Met | State::Short);
    let grows = verdict.target.as_ref().is_some_and(|target| target.bound.grows());
    verdict.percent().filter(|_| is_sure && grows).map(|percent| percent.parts())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{FiscalYear, Initiative, InitiativeId, Sheet, SheetId};
    use crate::results;

    fn grade(word: &str, from: Option<u16>) -> Grade {
        Grade { word: word.to_owned(), from, ..Grade::default() }
    }

    #[test]
    fn the_mean_of_what_was_read_finds_its_band() {
        let scale = [
            grade("計画以上", Some(110)),
            grade("計画通り", Some(90)),
            grade("計画未満", Some(0)),
            Grade { is_outside: true, ..grade("評価不能", Some(0)) },
        ];
        for (target, report, expected) in [
            ("(1) 100件\n(2) 10回", "(1) 98件\n(2) 10回", Some(("計画通り", 99, 2, 2))),
            ("(1) 100件\n(2) 10回", "(1) 98件\n(2) 広く周知した", Some(("計画通り", 98, 1, 2))),
            ("(1) 100件", "(1) 120件", Some(("計画以上", 120, 1, 1))),
            ("(1) 100件", "(1) 40件", Some(("計画未満", 40, 1, 1))),
            ("(1) 周知する", "(1) 周知した", None),
            ("(1) 10件以下", "(1) 5件", None),
            ("", "", None),
        ] {
            let mut sheet =
                Sheet::empty(SheetId::new("a").expect("an id"), FiscalYear::new(2024).expect("a year"));
            let mut row = Initiative::empty(InitiativeId::new("a-1").expect("an id"));
            (row.target, row.final_report) = (target.to_owned(), report.to_owned());
            sheet.initiatives.push(row);
            let read = results::of(&sheet);
            let found = proposed(&scale, results::table::of_initiative(&sheet, &read, 0));
            let found = found.as_ref().map(|one| (one.word.as_str(), one.percent, one.read, one.all));
            assert_eq!(found, expected, "{target} / {report}");
            assert_eq!(proposed(&[grade("S", None)], results::table::of_initiative(&sheet, &read, 0)), None);
            // The middle of the year is no result to be judged.
            let row = &mut sheet.initiatives[0];
            row.midterm = std::mem::take(&mut row.final_report);
            let read = results::of(&sheet);
            assert_eq!(proposed(&scale, results::table::of_initiative(&sheet, &read, 0)), None);
        }
    }
}
