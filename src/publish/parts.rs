//! Which parts of the form stand on a page, and a sheet without the others.

use std::borrow::Cow;

use crate::model::publication::PublishChoice;
use crate::model::{FormPart, IndicatorLine, OwnTexts, PartKey, PartSetting, Sheet, SheetForm, paper};

/// The form in use, with those of its parts that stand on the page.
pub(super) fn form_of(choice: &PublishChoice) -> SheetForm {
    let form = paper::form();
    let is_report =
        |part: &PartSetting| matches!(part.known(), Some(FormPart::Midterm | FormPart::FinalReport));
    // What is said of reports stands behind them, and goes with them.
    let reports = form.columns.iter().position(is_report).unwrap_or(form.columns.len());
    let left_out = if choice.reports { &[][..] } else { &form.columns[reports..] };
    let is_plan = |part: &PartSetting| {
        matches!(part.known(), Some(FormPart::Method | FormPart::Deadline | FormPart::Target))
    };
    let is_left_out =
        |part: &PartSetting| left_out.iter().any(|other| other.key == part.key) && !is_plan(part);
    form.only(|part| !is_left_out(part) && (choice.office || part.is_published || is_needed(part)))
}

/// A sheet is nothing without it.
fn is_needed(part: &PartSetting) -> bool {
    part.known() == Some(FormPart::Goal)
}

/// A sheet without what its form does not publish or does not name; as it is where there is no such thing, or where it is
/// for the office.
pub fn published<'s>(sheet: &'s Sheet, choice: &PublishChoice) -> Cow<'s, Sheet> {
    if choice.office {
        return Cow::Borrowed(sheet);
    }
    let form = form_of(&PublishChoice { reports: true, ..*choice });
    let gone: Vec<FormPart> = FormPart::ALL.into_iter().filter(|part| form.known(*part).is_none()).collect();
    let has_own = !sheet.own.is_empty() || sheet.initiatives.iter().any(|row| !row.own.is_empty());
    if gone.is_empty() && !has_own {
        return Cow::Borrowed(sheet);
    }
    let form = form_of(choice);
    let mut left = sheet.clone();
    gone.into_iter().for_each(|part| clear(&mut left, part));
    keep(&mut left.own, form.parts.iter().chain(&form.after));
    left.initiatives.iter_mut().for_each(|row| keep(&mut row.own, form.columns.iter()));
    if !choice.reports {
        let rows = left.initiatives.iter_mut().map(|row| &mut row.own);
        [&mut left.own].into_iter().chain(rows).for_each(|own| plan(own, &form));
    }
    Cow::Owned(left)
}

/// The same of several.
pub(super) fn all_published<'s>(sheets: &'s [Sheet], choice: &PublishChoice) -> Cow<'s, [Sheet]> {
    let all: Vec<Cow<'s, Sheet>> = sheets.iter().map(|sheet| published(sheet, choice)).collect();
    if all.iter().all(|sheet| matches!(sheet, Cow::Borrowed(_))) {
        return Cow::Borrowed(sheets);
    }
    Cow::Owned(all.into_iter().map(Cow::into_owned).collect())
}

fn keep<'f>(own: &mut OwnTexts, parts: impl Iterator<Item = &'f PartSetting> + Clone) {
    own.retain(|key| parts.clone().any(|part| part.own() == Some(key)));
}

/// Leaves of indicators what they plan.
fn plan(own: &mut OwnTexts, form: &SheetForm) {
    for key in form.all().filter(|part| part.lists_indicators()).filter_map(PartSetting::own) {
        let text = IndicatorLine::plan(own.get(key));
        own.set(key, &text);
    }
}

fn clear(sheet: &mut Sheet, part: FormPart) {
    match part {
        FormPart::Rank => sheet.rank = None,
        FormPart::Positions => sheet.positions.clear(),
        FormPart::Sdgs => sheet.sdgs.clear(),
        part => {
            if let Some(column) = part.column() {
                sheet.initiatives.iter_mut().for_each(|row| row.text_mut(column).clear());
            } else if let Some(text) = PartKey::Known(part).cell(None).and_then(|cell| sheet.text_mut(&cell))
            {
                text.clear();
            }
            if part == FormPart::Purpose {
                sheet.initiatives.iter_mut().for_each(|row| row.purposes.clear());
            }
        }
    }
}
