//! 提出状況: how far each department has come with a step of the year: what is empty, what is wrong, what is due when.

mod blanks;

use std::collections::BTreeMap;

pub use blanks::Blank;

use crate::model::{Day, FiscalYear, Moment, Settings, SettingsGroup, Sheet, SheetId, YearStep, due_days};
use crate::results::SheetResults;
use crate::results::graded::GradeGiver;
use crate::review::{self, Severity};

/// A sheet and what was read of it.
pub type ProgressPair<'s> = (&'s Sheet, &'s SheetResults);

/// A year and its steps, as of a day.
#[derive(Clone, Debug)]
pub struct YearProgress<'s> {
    /// The year.
    pub year: FiscalYear,
    /// The day.
    pub today: Day,
    /// The steps, and at the end 確定.
    pub steps: Vec<StepProgress<'s>>,
    /// The department groups' rows, in the order of the list.
    pub departments: Vec<DepartmentProgress<'s>>,
    /// Sheets that no step was begun for, and those of whose steps the settings have none any more.
    pub outside: usize,
    /// How many sheets stand at which step because theirs is gone from the settings, or nothing is written in it.
    pub moved_on: Vec<(usize, &'s YearStep)>,
    /// Who has to grade by the end of the step that is being written, or of the last one where the year is closed, and what
    /// they gave to the sheets that are at it.
    pub graded: Vec<GradeGiver<'s>>,
}

/// A step of the year.
#[derive(Clone, Copy, Debug)]
pub struct StepProgress<'s> {
    /// The step; none for 確定.
    pub step: Option<&'s YearStep>,
    /// When it is due.
    pub due: Option<Day>,
    /// When it was last closed for a sheet.
    pub closed: Option<Day>,
    /// How it is over though no sheet was ever at it.
    pub passed_by: Option<PassedBy>,
    /// Whether nothing of the form is written in it: no sheet stands at it.
    pub is_empty: bool,
    /// How many sheets are at it.
    pub sheets: usize,
    /// How many parts were opened again after it.
    pub revised: usize,
    /// How many parts of it are empty in sheets that are past it.
    pub left: usize,
    /// Whether it is over, is the one that is being written, or comes.
    pub time: StepTime,
}

/// Why no sheet was ever at a step that is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassedBy {
    /// The year was begun at a later one.
    BegunLater,
    /// The settings have it since sheets were past it, or nothing is written in it.
    Changed,
}

/// Where a step stands to the one that is being written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepTime {
    /// All sheets are past it.
    Over,
    /// It is being written: the earliest step at which a sheet is.
    Now,
    /// It comes.
    Ahead,
}

/// A department.
#[derive(Clone, Debug)]
pub struct DepartmentProgress<'s> {
    /// Its group.
    pub group: &'s str,
    /// Its name.
    pub name: &'s str,
    /// Its sheets that are in the year's steps; none where it has not sent any.
    pub sheets: Vec<SheetProgress<'s>>,
}

/// A sheet at the year's step.
#[derive(Clone, Debug)]
pub struct SheetProgress<'s> {
    /// The sheet.
    pub sheet: &'s Sheet,
    /// The number of the step at which it is, among the year's.
    pub at: usize,
    /// How far it is.
    pub standing: ProgressStanding,
    /// What is empty that belongs to the step, also where the sheet is past it; of a closed year, to any of its steps.
    pub blanks: Vec<Blank>,
    /// How many errors 点検 finds.
    pub errors: usize,
    /// How many grades are missing that are due by the end of the step.
    pub ungraded: usize,
    /// To whom it was sent and when, who have not sent it back.
    pub out: Vec<(String, Day)>,
}

/// How far a sheet is with a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProgressStanding {
    /// Nothing of the step is written.
    Untouched,
    /// Some of it is.
    Begun,
    /// All of it is, or the sheet is past the step.
    Done,
}

impl<'s> YearProgress<'s> {
    /// The progress of a year's sheets. Departments that the settings know and that have no sheet are told where these are
    /// all sheets of the year.
    pub fn of(
        year: FiscalYear,
        sheets: &[ProgressPair<'s>],
        settings: &'s Settings,
        today: Day,
        is_whole: bool,
    ) -> Self {
        let of_year: Vec<ProgressPair<'s>> =
            sheets.iter().copied().filter(|(sheet, _)| sheet.fiscal_year == year).collect();
        let place = |sheet: &Sheet| settings.place_of(sheet);
        let now = of_year.iter().filter_map(|(sheet, _)| place(sheet)).min();
        let steps = (0..=settings.steps.len()).map(|at| step(at, now, &of_year, settings, year)).collect();
        let mut departments: Vec<DepartmentProgress<'s>> = Vec::new();
        let mut outside = 0;
        for (sheet, results) in &of_year {
            let row = row_of(&mut departments, &sheet.group, &sheet.department);
            match (place(sheet), now) {
                (Some(at), Some(now)) => {
                    row.sheets.push(progress(sheet, results, settings, (at, now), today))
                }
                _ => outside += 1,
            }
        }
        if is_whole && now.is_some() {
            for SettingsGroup { name, departments: known, .. } in &settings.groups {
                // A line without others under it is a department of its own, or a group of which none is named.
                let is_alone = known.iter().all(|known| known.trim().is_empty());
                let alone =
                    Some(name).filter(|_| is_alone && !departments.iter().any(|row| row.group == name));
                for department in alone.into_iter().chain(known).filter(|known| !known.trim().is_empty()) {
                    let is_here = departments.iter().any(|row| row.name == department);
                    if !is_here {
                        row_of(&mut departments, name, department);
                    }
                }
            }
        }
        let graded = now.map_or_else(Vec::new, |now| graded(now, &of_year, settings));
        let moved_on = (settings.steps.iter().enumerate()).filter_map(|(at, step)| {
            let is_here = |sheet: &Sheet| settings.is_moved_on(sheet) && place(sheet) == Some(at);
            let count = of_year.iter().filter(|(sheet, _)| is_here(sheet)).count();
            (count > 0).then_some((count, step))
        });
        let moved_on = moved_on.collect();
        Self { year, today, steps, departments, outside, moved_on, graded }
    }

    /// The same, told who has sheets and has not sent them back.
    pub fn with_out(mut self, out: &BTreeMap<SheetId, Vec<(String, Day)>>) -> Self {
        for sheet in self.departments.iter_mut().flat_map(|department| &mut department.sheets) {
            sheet.out = out.get(&sheet.sheet.id).cloned().into_iter().flatten().collect();
        }
        self
    }

    /// How many sheets somebody has who has not sent them back.
    pub fn out(&self) -> usize {
        self.sheets().filter(|sheet| !sheet.out.is_empty()).count()
    }

    /// The step that is being written; none where none was begun, or all are over.
    pub fn current(&self) -> Option<&StepProgress<'s>> {
        self.steps.iter().find(|step| step.time == StepTime::Now).filter(|step| step.step.is_some())
    }

    /// Whether the year's steps were begun.
    pub fn is_begun(&self) -> bool {
        self.steps.iter().any(|step| step.time == StepTime::Now)
    }

    /// All sheets that are in the year's steps.
    pub fn sheets(&self) -> impl Iterator<Item = &SheetProgress<'s>> {
        self.departments.iter().flat_map(|department| &department.sheets)
    }

    /// The step at which a sheet is already, where that comes after the one that is being written.
    pub fn ahead(&self, sheet: &SheetProgress<'_>) -> Option<&StepProgress<'s>> {
        self.steps.get(sheet.at).filter(|step| step.time == StepTime::Ahead)
    }

    /// How many of them are done.
    pub fn done(&self) -> usize {
        self.sheets().filter(|sheet| sheet.standing == ProgressStanding::Done).count()
    }

    /// How many grades are missing.
    pub fn ungraded(&self) -> usize {
        self.graded.iter().map(GradeGiver::missing).sum()
    }

    /// How many parts are empty.
    pub fn blanks(&self) -> usize {
        self.departments.iter().map(DepartmentProgress::blanks).sum()
    }

    /// How many errors there are.
    pub fn errors(&self) -> usize {
        self.departments.iter().map(DepartmentProgress::errors).sum()
    }

    /// The sheets that closing the step would move on.
    pub fn at_step(&self) -> impl Iterator<Item = &SheetProgress<'s>> {
        self.sheets().filter(|sheet| self.ahead(sheet).is_none())
    }
}

impl SheetProgress<'_> {
    /// Whether it is past the step, and parts of that were left empty.
    pub fn is_left_empty(&self) -> bool {
        self.standing == ProgressStanding::Done && !self.blanks.is_empty()
    }
}

impl DepartmentProgress<'_> {
    /// How far it is: as far as its sheets are; none where it has no sheet.
    pub fn standing(&self) -> Option<ProgressStanding> {
        let mut standings = self.sheets.iter().map(|sheet| sheet.standing);
        let first = standings.next()?;
        Some(standings.fold(first, |all, one| if all == one { all } else { ProgressStanding::Begun }))
    }

    /// How many parts are empty.
    pub fn blanks(&self) -> usize {
        self.sheets.iter().map(|sheet| sheet.blanks.len()).sum()
    }

    /// How many errors there are.
    pub fn errors(&self) -> usize {
        self.sheets.iter().map(|sheet| sheet.errors).sum()
    }

    /// How many grades are missing.
    pub fn ungraded(&self) -> usize {
        self.sheets.iter().map(|sheet| sheet.ungraded).sum()
    }

    /// Whether all is written, nothing of it is wrong, and all grades are given.
    pub fn is_complete(&self) -> bool {
        self.standing() == Some(ProgressStanding::Done)
            && self.blanks() == 0
            && self.errors() == 0
            && self.ungraded() == 0
    }
}

/// The number of the step whose parts are asked for: the one that is being written, and of a year that is closed the last.
fn asked(now: usize, settings: &Settings) -> usize {
    now.min(settings.steps.len().saturating_sub(1))
}

fn graded<'s>(now: usize, sheets: &[ProgressPair<'s>], settings: &Settings) -> Vec<GradeGiver<'s>> {
    let at_step: Vec<&Sheet> = sheets
        .iter()
        .map(|(sheet, _)| *sheet)
        .filter(|sheet| settings.place_of(sheet) == Some(now))
        .collect();
    let parts = settings.grade_parts();
    let due = parts.iter().filter(|part| settings.grade_is_due(&part.key) == asked(now, settings));
    due.filter_map(|part| GradeGiver::of(part, &at_step, settings)).collect()
}

fn step<'s>(
    at: usize,
    now: Option<usize>,
    sheets: &[ProgressPair<'s>],
    settings: &'s Settings,
    year: FiscalYear,
) -> StepProgress<'s> {
    let step = settings.steps.get(at);
    let is_here = |(sheet, _): &&ProgressPair<'s>| settings.place_of(sheet) == Some(at);
    let is_over = now.is_some_and(|now| now > at);
    // A year may be begun in its middle: a step at which no sheet ever was, nobody has closed. The one that came after it may
    // be gone.
    let ended = |sheet: &'s Sheet| {
        let mut pairs = sheet.course.steps.windows(2).rev();
        pairs.find(|pair| step.is_some_and(|step| pair[0].id == step.id))
    };
    let is_begun_later = |(sheet, _): &ProgressPair<'s>| {
        let first = sheet.course.steps.first();
        first.is_none_or(|first| settings.steps[at..].iter().any(|step| step.id == first.id))
    };
    let ends: Vec<_> = sheets.iter().filter_map(|(sheet, _)| ended(sheet)).collect();
    let closed = ends.iter().filter_map(|pair| pair[1].since.as_ref().and_then(Moment::date));
    let belongs = |place: &str| step.is_some_and(|step| step.opens.iter().any(|part| is_of(place, *part)));
    let revised = sheets.iter().flat_map(|(sheet, _)| &sheet.course.revised);
    StepProgress {
        step,
        due: due_days(&settings.steps, year).get(at).copied().flatten(),
        closed: closed.max().filter(|_| is_over),
        passed_by: (is_over && ends.is_empty()).then(|| match sheets.iter().all(is_begun_later) {
            true => PassedBy::BegunLater,
            false => PassedBy::Changed,
        }),
        is_empty: step.is_some_and(|step| !settings.is_step_written(step)),
        sheets: sheets.iter().filter(is_here).count(),
        left: if step.is_some() { left(at, sheets, settings) } else { 0 },
        revised: if is_over { revised.filter(|one| belongs(&one.place)).count() } else { 0 },
        time: match now {
            Some(now) if now > at => StepTime::Over,
            Some(now) if now == at => StepTime::Now,
            _ => StepTime::Ahead,
        },
    }
}

/// How many parts of a step are empty in sheets that are past it.
fn left(at: usize, sheets: &[ProgressPair<'_>], settings: &Settings) -> usize {
    let is_past = |sheet: &Sheet| settings.place_of(sheet).is_some_and(|place| place > at);
    let past = sheets.iter().filter(|(sheet, _)| is_past(sheet));
    past.map(|(sheet, results)| blanks::of(sheet, results, settings, at).len()).sum()
}

/// Whether a place is of a part of the form.
fn is_of(place: &str, part: crate::model::FormPart) -> bool {
    use crate::model::FormPart;
    match place.strip_prefix("initiative:").and_then(|place| place.rsplit(':').next()) {
        Some("method") => part == FormPart::Method,
        Some(column) => part.place() == column,
        None => match place {
            "group" | "department" => part == FormPart::Goal,
            _ if place.starts_with("plan:") || place.starts_with("position:") => part == FormPart::Positions,
            _ => part.place() == place,
        },
    }
}

fn row_of<'r, 's>(
    rows: &'r mut Vec<DepartmentProgress<'s>>,
    group: &'s str,
    name: &'s str,
) -> &'r mut DepartmentProgress<'s> {
    let at = rows.iter().position(|row| (row.group, row.name) == (group, name)).unwrap_or_else(|| {
        rows.push(DepartmentProgress { group, name, sheets: Vec::new() });
        rows.len() - 1
    });
    &mut rows[at]
}

fn progress<'s>(
    sheet: &'s Sheet,
    results: &SheetResults,
    settings: &Settings,
    (at, now): (usize, usize),
    today: Day,
) -> SheetProgress<'s> {
    let found = review::of_sheet(sheet, results, settings.stage_on(sheet, today), today);
    let open: Vec<_> =
        found.into_iter().filter(|finding| review::is_dismissed(sheet, finding).is_none()).collect();
    let errors = review::count_lines(open.iter())[Severity::Error as usize];
    let asked = asked(now, settings);
    // Of a year that is closed all is told that was left, so that whoever counts comes to one number.
    let counted = if now == settings.steps.len() { 0..now } else { asked..asked + 1 };
    let blanks: Vec<Blank> = counted.flat_map(|at| blanks::of(sheet, results, settings, at)).collect();
    let is_written = blanks.is_empty();
    let done = SheetProgress {
        sheet,
        at,
        standing: ProgressStanding::Done,
        blanks,
        errors,
        ungraded: 0,
        out: Vec::new(),
    };
    if at > now {
        return done;
    }
    let standing = match () {
        () if is_written => ProgressStanding::Done,
        () if blanks::is_begun(sheet, settings, asked) => ProgressStanding::Begun,
        () => ProgressStanding::Untouched,
    };
    let ungraded = graded(now, &[(sheet, results)], settings).iter().map(GradeGiver::missing).sum();
    SheetProgress { standing, ungraded, ..done }
}
