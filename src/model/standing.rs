//! Where a sheet stands in the steps that its city has now. Settings change in mid-year: a step is taken out, or nothing is
//! left to write in it. One rule says what that comes to, and whoever shows or locks anything by a step asks here.

use super::{Settings, Sheet, StepId, YearStep};

impl Settings {
    /// Whether anything of the form is written in a step; of a year in which nothing is written in any, all count.
    pub fn is_step_written(&self, step: &YearStep) -> bool {
        let has_parts = |step: &YearStep| {
            !step.opens_else.is_empty() || step.opens.iter().any(|part| self.form.known(*part).is_some())
        };
        has_parts(step) || !self.steps.iter().any(has_parts)
    }

    /// The number of the step at which a sheet stands, the end after the last one. Where the one to which it was moved is gone,
    /// or nothing is written in it, the sheet stands at the next one that is left, so that what was closed stays closed; at the
    /// last one where none comes after it, for nobody has closed that. None where no step of its way is left.
    pub fn place_of(&self, sheet: &Sheet) -> Option<usize> {
        let is_left = |at: &usize| self.is_step_written(&self.steps[*at]);
        let now = sheet.course.step()?;
        if *now == StepId::closed() {
            return Some(self.steps.len());
        }
        let place = |id: &StepId| self.steps.iter().position(|step| step.id == *id);
        if let Some(at) = place(now).filter(is_left) {
            return Some(at);
        }
        let last = sheet.course.steps.iter().rev().find_map(|taken| place(&taken.id))?;
        let next = (last + 1..self.steps.len()).find(is_left);
        next.or_else(|| (0..=last).rev().find(is_left))
    }

    /// The step at which a sheet stands, by the same rule; the end where its year is closed.
    pub fn step_of(&self, sheet: &Sheet) -> Option<StepId> {
        let at = self.place_of(sheet)?;
        Some(self.steps.get(at).map_or_else(StepId::closed, |step| step.id.clone()))
    }

    /// Whether a sheet stands elsewhere than where it was moved to.
    pub fn is_moved_on(&self, sheet: &Sheet) -> bool {
        sheet.course.step().is_some() && self.step_of(sheet).as_ref() != sheet.course.step()
    }

    /// The id of the step after this one in which anything is written; of the end after the last one. None after the end, and
    /// after a step that the settings do not have.
    pub fn step_after(&self, id: &StepId) -> Option<StepId> {
        let at = self.steps.iter().position(|step| step.id == *id)?;
        let next = self.steps[at + 1..].iter().find(|step| self.is_step_written(step));
        Some(next.map_or_else(StepId::closed, |next| next.id.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Extra, FiscalYear, FormPart, SheetId, TakenStep};

    #[test]
    fn a_sheet_whose_step_is_gone_or_empty_stands_at_the_next_that_is_left() {
        type Change = fn(&mut Settings);
        fn without(settings: &mut Settings, id: &str) {
            settings.steps.retain(|step| step.id.as_str() != id);
        }
        let check = |change: Change, way: &[&str], expected: Option<&str>| {
            let mut settings = Settings::default();
            change(&mut settings);
            let taken = |id: &&str| TakenStep {
                id: StepId::new(id).expect("an id"),
                since: None,
                extra: Extra::new(),
            };
            let mut sheet =
                Sheet::empty(SheetId::new("s").expect("an id"), FiscalYear::new(2024).expect("a year"));
            sheet.course.steps = way.iter().map(taken).collect();
            let step = settings.step_of(&sheet);
            assert_eq!(step.as_ref().map(StepId::as_str), expected, "{way:?}");
        };
        const HALF: [&str; 2] = ["plan", "midterm"];
        const ALL: [&str; 3] = ["plan", "midterm", "final"];
        check(|_| {}, &[], None);
        check(|_| {}, &HALF, Some("midterm"));
        check(|settings| without(settings, "midterm"), &HALF, Some("final"));
        check(|settings| settings.steps[1].opens.clear(), &HALF, Some("final"));
        check(|settings| assert!(settings.remove_part("midterm")), &HALF, Some("final"));
        // Nobody has closed the year, whatever is taken out.
        check(|settings| without(settings, "final"), &ALL, Some("midterm"));
        check(|settings| settings.steps[2].opens.clear(), &ALL, Some("midterm"));
        check(|settings| settings.steps.truncate(1), &ALL, Some("plan"));
        check(|settings| settings.steps.truncate(1), &["plan", "midterm", "final", "closed"], Some("closed"));
        // Another city's steps, of which none is the same.
        check(|_| {}, &["quarter"], None);
        check(|settings| without(settings, "midterm"), &["midterm"], None);
        // A city that has said of no step what is written in it.
        check(
            |settings| settings.steps.iter_mut().for_each(|step| step.opens.clear()),
            &HALF,
            Some("midterm"),
        );
        let mut settings = Settings::default();
        settings.steps[1].opens.retain(|part| *part != FormPart::Midterm);
        let plan = StepId::known("plan");
        assert_eq!(settings.step_after(&plan).as_ref().map(StepId::as_str), Some("final"));
    }
}
