//! Which figures of a goal are shown, and what of it was missed.

use crate::model::{Column, Report, Sheet, State};
use crate::results::table::{self, ResultsRow};
use crate::results::{self, SheetResults};

/// So many figures have room.
const FIGURES: usize = 3;

/// What a slide shows of a goal.
pub(super) struct SlideChoice<'r> {
    /// At most three, in the order of the paper. Where something was missed, one of them is.
    pub(super) figures: Vec<ResultsRow<'r>>,
    /// All that was missed.
    pub(super) missed: Vec<ResultsRow<'r>>,
}

/// The choice for a report; without one, targets only.
pub(super) fn choice<'r>(
    sheet: &'r Sheet,
    results: &'r SheetResults,
    report: Option<Report>,
) -> SlideChoice<'r> {
    let lines: Vec<ResultsRow<'r>> = table::of_sheet(sheet, results).collect();
    let state = |line: &ResultsRow<'_>| Some(line.judged(report?)?.verdict.state);
    let has_target = |line: &ResultsRow<'_>| line.results.rows[line.row].target.is_some();
    let percent = |line: &ResultsRow<'_>| Some(line.judged(report?)?.verdict.percent()?.parts());
    let of = |wanted: Option<State>| {
        let mut found: Vec<usize> =
            (0..lines.len()).filter(|at| state(&lines[*at]) == wanted && has_target(&lines[*at])).collect();
        if wanted == Some(State::Short) {
            found.sort_by_key(|at| percent(&lines[*at]).unwrap_or(i64::MAX));
        }
        found
    };
    let (short, met) = (of(Some(State::Short)), of(Some(State::Met)));
    // What was missed by most, what was reached, then the rest.
    let order = short.iter().take(1).chain(&met).chain(short.iter().skip(1)).copied();
    let mut chosen: Vec<usize> =
        order.chain(of(Some(State::Unclear))).chain(of(None)).take(FIGURES).collect();
    chosen.sort_unstable();
    let missed: Vec<ResultsRow<'r>> =
        lines.iter().filter(|line| state(line) == Some(State::Short)).copied().collect();
    SlideChoice { figures: chosen.into_iter().map(|at| lines[at]).collect(), missed }
}

/// The words of a row in a column, on one line.
pub(super) fn words_of(line: &ResultsRow<'_>, column: Column) -> String {
    let aligned = &line.results.aligned;
    let words = results::words(line.initiative, aligned, &aligned.rows[line.row], column);
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A short name of a row: the first line of what is done, else the initiative's heading.
pub(super) fn name_of<'r>(line: &ResultsRow<'r>) -> &'r str {
    let aligned = &line.results.aligned;
    let own = results::words(line.initiative, aligned, &aligned.rows[line.row], Column::Method);
    let first = own.lines().map(str::trim).find(|line| !line.is_empty());
    first.or_else(|| aligned.heading(&line.initiative.method)).unwrap_or("")
}

/// The text in parts of at most so many characters, broken after a full stop where there is one near.
pub(super) fn parts(text: &str, longest: usize) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let (mut parts, mut at) = (Vec::new(), 0);
    while chars.len() - at > longest {
        let piece = &chars[at..at + longest];
        let stop = piece.iter().rposition(|char| matches!(char, '。' | ' ' | '、'));
        let end = at + stop.filter(|stop| stop * 2 > longest).map_or(longest, |stop| stop + 1);
        parts.push(chars[at..end].iter().collect());
        at = end;
    }
    parts.push(chars[at..].iter().collect());
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{FiscalYear, Initiative, InitiativeId, SheetId};

    #[test]
    fn a_missed_figure_is_among_the_three() {
        let year = FiscalYear::new(2024).expect("a year");
        let mut sheet = Sheet::empty(SheetId::new("s").expect("an id"), year);
        let mut initiative = Initiative::empty(InitiativeId::new("i").expect("an id"));
        initiative.method = "(1) 甲 (2) 乙 (3) 丙 (4) 丁 (5) 戊".into();
        initiative.target = "(1) 5回 (2) 5回 (3) 5回 (4) 10回 (5) 10回".into();
        initiative.final_report = "(1) 5回 (2) 6回 (3) 5回 (4) 9回 (5) 2回".into();
        sheet.initiatives.push(initiative);
        let results = results::of(&sheet);
        let choice = choice(&sheet, &results, Some(Report::Final));
        let names = |lines: &[ResultsRow<'_>]| lines.iter().map(name_of).collect::<String>();
        assert_eq!((names(&choice.figures), names(&choice.missed)), ("甲乙戊".into(), "丁戊".into()));
        let plan = super::choice(&sheet, &results, None);
        assert_eq!((names(&plan.figures), plan.missed.len()), ("甲乙丙".into(), 0));
    }

    #[test]
    fn no_character_is_lost_between_parts() {
        for text in ["", "短い", &"長い文。".repeat(40), &"切れ目なし".repeat(40)] {
            let parts = parts(text, 30);
            assert_eq!(parts.concat(), text);
            assert!(parts.iter().all(|part| part.chars().count() <= 30));
        }
    }
}
