//! The whole year at a glance (全体): how the goals came out, by group and by goal, beside the year before.
//!
//! Figures only, of sheets and what was read of them: whoever draws them counts nothing.

mod counted;
pub mod desk;
mod outcomes;
mod shortfalls;

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::lineage;
use crate::model::{FiscalYear, Report, Sdg, Sheet, State, paper};
use crate::results::{SheetResults, table};

pub use counted::{Counted, CountedRows};
pub use outcomes::{Outcomes, OverviewOutcome};
pub use shortfalls::Shortfall;

/// A sheet, and what was read of it.
pub type ReadPair<'r> = (&'r Sheet, &'r SheetResults);

/// How a person wants to see the year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OverviewOptions {
    /// For citizens: without what the office still has to do.
    pub for_citizens: bool,
    /// Tables instead of pictures.
    pub as_tables: bool,
    /// The departments of each group instead of its goals.
    pub by_department: bool,
    /// The report that is counted; none: the one that the year has come to.
    pub report: Option<Report>,
}

/// A year.
#[derive(Clone, Debug, PartialEq)]
pub struct YearOverview<'r> {
    /// Which.
    pub year: FiscalYear,
    /// The report that is counted; none before anything was reported.
    pub report: Option<Report>,
    /// How all entries came out.
    pub outcomes: Outcomes,
    /// How those of the year before came out in the same report, in the groups that this year has too; none where there are
    /// none here, or they have no such report.
    pub before: Option<Outcomes>,
    /// Whether the year before has groups besides.
    pub is_part_of_before: bool,
    /// What became of what the mid-term report said; none where it does not apply.
    pub turned: Option<Turned>,
    /// The department groups, in the order of the list.
    pub groups: Vec<GroupOverview<'r>>,
    /// What stayed below its target, furthest first.
    pub shortfalls: Vec<Shortfall<'r>>,
    /// How many goals each SDG has, in order of number.
    pub sdgs: [usize; 17],
}

/// A department group.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupOverview<'r> {
    /// Its name.
    pub name: &'r str,
    /// How its entries came out.
    pub outcomes: Outcomes,
    /// How those of the group of this name came out the year before.
    pub before: Option<Outcomes>,
    /// Its goals, in rank order.
    pub goals: Vec<GoalOverview<'r>>,
    /// Its departments, in the order of their first goals.
    pub departments: Vec<DepartmentOverview<'r>>,
}

/// A department within its group.
#[derive(Clone, Debug, PartialEq)]
pub struct DepartmentOverview<'r> {
    /// Its name (部局名).
    pub name: &'r str,
    /// How many goals it has.
    pub goals: usize,
    /// How its entries came out.
    pub outcomes: Outcomes,
    /// How those of the department of this name, in the group of this name, came out the year before.
    pub before: Option<Outcomes>,
}

/// A goal.
#[derive(Clone, Debug, PartialEq)]
pub struct GoalOverview<'r> {
    /// Its sheet.
    pub sheet: &'r Sheet,
    /// How its entries came out.
    pub outcomes: Outcomes,
    /// How those of the goal that it goes on from came out the year before.
    pub before: Option<Outcomes>,
}

/// Entries whose verdict the final report turned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Turned {
    /// Short of the target at the middle of the year, and met at its end.
    pub to_met: usize,
    /// Met at the middle of the year, and short of the target at its end.
    pub from_met: usize,
}

impl<'r> YearOverview<'r> {
    /// The overview of one year's sheets, which come in the order of the list, beside those of the year before. Sheets of
    /// other years do not count.
    pub fn of(
        year: FiscalYear,
        sheets: &[ReadPair<'r>],
        before: &[ReadPair<'r>],
        report: Option<Report>,
    ) -> Self {
        let is_of = |year: FiscalYear| move |pair: &ReadPair<'r>| pair.0.fiscal_year == year;
        let sheets: Vec<ReadPair<'r>> = sheets.iter().copied().filter(is_of(year)).collect();
        let is_before = |pair: &ReadPair<'r>| pair.0.fiscal_year.next() == Some(year);
        let before: Vec<ReadPair<'r>> = before.iter().copied().filter(is_before).collect();
        let report = report
            .filter(|report| has_report(&sheets, *report))
            .or_else(|| table::counted(sheets.iter().copied(), None));
        // Before anything was reported both reports count the same.
        let counted = report.unwrap_or_else(paper::first_report);
        let last_year = LastYear::of(&before, report);
        let goals = sheets.iter().map(|(sheet, results)| GoalOverview {
            sheet,
            outcomes: Outcomes::of(sheet, results, counted),
            before: last_year.of_goal(sheet),
        });
        let goals: Vec<GoalOverview<'r>> = goals.collect();
        let groups = goals.chunk_by(|a, b| a.sheet.group == b.sheet.group).map(|goals| GroupOverview {
            name: &goals[0].sheet.group,
            outcomes: goals.iter().map(|goal| goal.outcomes).sum(),
            before: last_year.groups.get(goals[0].sheet.group.as_str()).copied(),
            goals: goals.to_vec(),
            departments: departments(goals, &last_year),
        });
        let groups: Vec<GroupOverview<'r>> = groups.collect();
        let shared: Vec<Outcomes> = groups.iter().filter_map(|group| group.before).collect();
        let before_all = (!shared.is_empty()).then(|| shared.into_iter().sum());
        let is_here = |name: &&str| groups.iter().any(|group| group.name == *name);
        let is_part_of_before = !last_year.groups.keys().all(is_here);
        Self {
            year,
            report,
            outcomes: goals.iter().map(|goal| goal.outcomes).sum(),
            before: before_all,
            is_part_of_before,
            turned: turned(&sheets, report),
            groups,
            shortfalls: shortfalls::of(&sheets, report),
            sdgs: sdgs(&sheets),
        }
    }

    /// How many goals it has.
    pub fn goals(&self) -> usize {
        self.groups.iter().map(|group| group.goals.len()).sum()
    }
}

/// The year before, for each part that has a counterpart.
#[derive(Default)]
struct LastYear<'r> {
    groups: HashMap<&'r str, Outcomes>,
    departments: HashMap<(&'r str, &'r str), Outcomes>,
    goals: Vec<(&'r Sheet, Outcomes)>,
}

impl<'r> LastYear<'r> {
    /// What is compared is one report with the same report: without it there is nothing to compare.
    fn of(before: &[ReadPair<'r>], report: Option<Report>) -> Self {
        let mut last = Self::default();
        let Some(report) = report.filter(|report| has_report(before, *report)) else { return last };
        for (sheet, results) in before {
            let outcomes = Outcomes::of(sheet, results, report);
            let group = sheet.group.as_str();
            *last.groups.entry(group).or_default() += outcomes;
            *last.departments.entry((group, &sheet.department)).or_default() += outcomes;
            last.goals.push((sheet, outcomes));
        }
        last
    }

    /// The goal that a sheet goes on from.
    fn of_goal(&self, sheet: &Sheet) -> Option<Outcomes> {
        let (at, _) = lineage::place_before(sheet, self.goals.iter().map(|(before, _)| *before))?;
        Some(self.goals[at].1)
    }
}

/// The departments of a group's goals.
fn departments<'r>(goals: &[GoalOverview<'r>], last_year: &LastYear<'_>) -> Vec<DepartmentOverview<'r>> {
    let mut departments: Vec<DepartmentOverview<'r>> = Vec::new();
    for goal in goals {
        let name = goal.sheet.department.as_str();
        let at = departments.iter().position(|one| one.name == name).unwrap_or_else(|| {
            let before = last_year.departments.get(&(goal.sheet.group.as_str(), name)).copied();
            departments.push(DepartmentOverview { name, goals: 0, outcomes: Outcomes::default(), before });
            departments.len() - 1
        });
        departments[at].goals += 1;
        departments[at].outcomes += goal.outcomes;
    }
    departments
}

/// The years of these sheets, in the order in which they come.
pub fn years<'s>(sheets: impl IntoIterator<Item = &'s Sheet>) -> Vec<FiscalYear> {
    let mut years: Vec<FiscalYear> = Vec::new();
    for sheet in sheets {
        if !years.contains(&sheet.fiscal_year) {
            years.push(sheet.fiscal_year);
        }
    }
    years
}

fn has_report(sheets: &[ReadPair<'_>], report: Report) -> bool {
    let mut rows = sheets.iter().flat_map(|(sheet, results)| table::of_sheet(sheet, results));
    rows.any(|row| row.judged(report).is_some())
}

/// What the final report turned; none where either report is missing.
fn turned(sheets: &[ReadPair<'_>], report: Option<Report>) -> Option<Turned> {
    if report != Some(Report::Final) || !has_report(sheets, Report::Midterm) {
        return None;
    }
    let mut turned = Turned::default();
    for (sheet, results) in sheets {
        for row in table::of_sheet(sheet, results) {
            match row.turned() {
                Some(State::Met) => turned.to_met += 1,
                Some(_) => turned.from_met += 1,
                None => {}
            }
        }
    }
    Some(turned)
}

/// How many goals each SDG has.
fn sdgs(sheets: &[ReadPair<'_>]) -> [usize; 17] {
    let mut counts = [0; 17];
    for (count, sdg) in counts.iter_mut().zip(Sdg::all()) {
        *count = sheets.iter().filter(|(sheet, _)| sheet.sdgs.iter().any(|one| *one == sdg)).count();
    }
    counts
}
