//! What the form in use says of a sheet: a part that it does not have is not missed, one that it needs is, and none is
//! longer than it may be.

use super::{Context, Detail, Finding, Part, Place, Rule};
use crate::model::{
    Cell, FormPart, PartKey, PartSetting, Sheet, SheetForm, Stage, StepId, characters, paper,
};

pub(super) fn check(context: Context<'_>, found: &mut Vec<Finding>) {
    let form = paper::form();
    found.retain(|finding| !finding.rule.is_of_blanks() || has(&form, &finding.place.part));
    for part in form.all() {
        let is_needed = part.needed.as_ref().is_some_and(|step| has_come_to(context, step));
        if part.limit.is_none() && !is_needed {
            continue;
        }
        for cell in cells(&form, part, context.sheet) {
            let text = context.sheet.text(&cell).unwrap_or("");
            found.extend(too_long(part, &cell, text));
            if is_needed && text.trim().is_empty() {
                missed(cell, found);
            }
        }
    }
    reasons(&form, context.sheet, found);
}

/// The reason of a grade, where the form has a column for it, is asked for once the grade is given.
fn reasons(form: &SheetForm, sheet: &Sheet, found: &mut Vec<Finding>) {
    for (at, reason) in form.columns.iter().enumerate() {
        let is_reason = reason.choices.is_empty() && reason.label.ends_with("理由") && names_a_grade(reason);
        let Some(grade) = graded(form, at).filter(|_| is_reason) else { continue };
        for row in &sheet.initiatives {
            let text = |part: &PartSetting| part.key.cell(Some(&row.id)).and_then(|cell| sheet.text(&cell));
            let is_blank = |part: &PartSetting| text(part).is_none_or(|text| text.trim().is_empty());
            if !is_blank(grade) && is_blank(reason) {
                reason.key.cell(Some(&row.id)).into_iter().for_each(|cell| missed(cell, found));
            }
        }
    }
}

/// Whether a part's name is about a grade.
fn names_a_grade(part: &PartSetting) -> bool {
    ["評価", "評定", "判定", "達成度"].iter().any(|word| part.label.contains(word))
}

/// The grade of which a column says why: the one whose name its own begins with, else the nearest before it, else the only one.
fn graded(form: &SheetForm, reason: usize) -> Option<&PartSetting> {
    let is_grade =
        |part: &&PartSetting| part.own().is_some() && !part.choices.is_empty() && names_a_grade(part);
    let label = form.columns[reason].label.as_str();
    let named = form.columns.iter().filter(is_grade).filter(|part| label.starts_with(part.label.as_str()));
    let before = || form.columns[..reason].iter().rev().find(is_grade);
    let only = || {
        let mut all = form.columns.iter().filter(is_grade);
        all.next().filter(|_| all.next().is_none())
    };
    named.max_by_key(|part| part.label.len()).or_else(before).or_else(only)
}

/// Whether the form has a part. Those who have the sheet, and its initiatives, are no parts: every form has them.
pub(super) fn has(form: &SheetForm, part: &Part) -> bool {
    match part {
        Part::Cell(cell) => form.part(&PartKey::of(cell)).is_some(),
        Part::Rank => form.known(FormPart::Rank).is_some(),
        Part::Sdgs => form.known(FormPart::Sdgs).is_some(),
        Part::Initiatives => true,
    }
}

/// The texts of a part: of a column, in each initiative that is begun.
fn cells(form: &SheetForm, part: &PartSetting, sheet: &Sheet) -> Vec<Cell> {
    if !form.columns.iter().any(|column| column.key == part.key) {
        return part.key.cell(None).into_iter().collect();
    }
    let begun = sheet.initiatives.iter().filter(|row| !row.is_blank());
    begun.filter_map(|row| part.key.cell(Some(&row.id))).collect()
}

/// Whether a sheet has come to a step, or is past it: by its own way, else by the month, as far as that tells the step.
fn has_come_to(context: Context<'_>, step: &StepId) -> bool {
    let course = &context.sheet.course;
    let stage = |id: &StepId| Stage::ALL.into_iter().find(|stage| stage.step() == *id);
    match (course.step(), stage(step)) {
        (Some(now), _) if *now == StepId::closed() => true,
        (Some(_), _) if course.steps.iter().any(|taken| taken.id == *step) => true,
        // A year may be begun in its middle.
        (Some(now), Some(step)) => stage(now).is_some_and(|now| now >= step),
        (None, Some(step)) => context.stage >= step,
        (_, None) => false,
    }
}

/// What is needed and empty, but where a rule of its own says so already.
fn missed(cell: Cell, found: &mut Vec<Finding>) {
    let part = Part::Cell(cell);
    if !found.iter().any(|finding| finding.rule.is_of_blanks() && finding.place.part == part) {
        found.push(Finding::new(Rule::Empty, Place::part(part)));
    }
}

fn too_long(part: &PartSetting, cell: &Cell, text: &str) -> Option<Finding> {
    let limit = part.limit?;
    let over = u32::try_from(characters(text)).ok()?.checked_sub(limit).filter(|over| *over > 0)?;
    Some(Finding::new(Rule::TooLong, Place::cell(cell.clone())).with(Detail::TooLong { limit, over }))
}
