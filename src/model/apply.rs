//! The one function that makes a change: an edit on a document.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::edit::{Edit, Incoming};
use super::edit_error::EditError;
use super::lock;
use super::{BinId, Binned, Change, Document, Extra, Initiative, Moment, Sheet, SheetId, TakenStep};

/// The document after an edit, or why it was refused. Sheets that do not change keep their `Arc`.
pub fn apply(document: &Document, edit: Edit) -> Result<Document, EditError> {
    if let Some(refused) = lock::refusal(document, &edit) {
        return Err(refused);
    }
    let mut next = document.clone();
    match edit {
        Edit::SetText { sheet, cell, text } => {
            change_sheet(&mut next, &sheet, |sheet| sheet.set_text(&cell, text).then_some(()))?
        }
        Edit::Replace { texts, .. } => {
            for (sheet, cell, text) in texts {
                change_sheet(&mut next, &sheet, |sheet| sheet.set_text(&cell, text).then_some(()))?;
            }
        }
        Edit::SetYear { sheet, year } => change_sheet(&mut next, &sheet, |sheet| {
            sheet.fiscal_year = year;
            Some(())
        })?,
        Edit::SetRanks(ranks) => {
            for (sheet, rank) in ranks {
                change_sheet(&mut next, &sheet, |sheet| {
                    sheet.rank = rank;
                    Some(())
                })?;
            }
        }
        Edit::WithRank { edit, sheet, rank } => {
            next = apply(document, *edit)?;
            next = apply(&next, Edit::SetRanks(vec![(sheet, rank)]))?;
        }
        Edit::SetSdg { sheet, sdg, on } => change_sheet(&mut next, &sheet, |sheet| {
            set_member(&mut sheet.sdgs, sdg, on);
            Some(())
        })?,
        Edit::AddPosition { sheet } => change_sheet(&mut next, &sheet, |sheet| {
            sheet.push_position(String::new(), String::new(), Extra::new());
            Some(())
        })?,
        Edit::RemovePosition { sheet, position } => change_sheet(&mut next, &sheet, |sheet| {
            let at = sheet.positions.iter().position(|p| p.id == position)?;
            sheet.positions.remove(at);
            Some(())
        })?,
        Edit::AddInitiative { sheet, id } => {
            let here = document.sheet(&sheet).ok_or_else(|| EditError::NoSheet(sheet.clone()))?;
            if here.initiative(&id).is_some() {
                return Err(EditError::IdInUse(id.to_string()));
            }
            change_sheet(&mut next, &sheet, |sheet| {
                sheet.initiatives.push(Initiative::empty(id));
                Some(())
            })?;
        }
        Edit::RemoveInitiative { sheet, id } => change_sheet(&mut next, &sheet, |sheet| {
            let at = sheet.initiatives.iter().position(|i| i.id == id)?;
            sheet.initiatives.remove(at);
            Some(())
        })?,
        Edit::MoveInitiative { sheet, id, to } => change_sheet(&mut next, &sheet, |sheet| {
            let at = sheet.initiatives.iter().position(|i| i.id == id)?;
            let initiative = sheet.initiatives.remove(at);
            sheet.initiatives.insert(to.min(sheet.initiatives.len()), initiative);
            Some(())
        })?,
        Edit::SetPurpose { sheet, initiative, purpose, on } => change_sheet(&mut next, &sheet, |sheet| {
            set_member(&mut sheet.initiative_mut(&initiative)?.purposes, purpose, on);
            Some(())
        })?,
        Edit::Overrule { sheet, initiative, overruling } => change_sheet(&mut next, &sheet, |sheet| {
            let overruled = &mut sheet.initiative_mut(&initiative)?.overruled;
            overruled.retain(|old| (old.entry, old.report) != (overruling.entry, overruling.report));
            overruled.push(*overruling);
            Some(())
        })?,
        Edit::SetBack { sheet, initiative, entry, report } => change_sheet(&mut next, &sheet, |sheet| {
            let overruled = &mut sheet.initiative_mut(&initiative)?.overruled;
            overruled.retain(|old| (old.entry, old.report) != (entry, report));
            Some(())
        })?,
        Edit::Dismiss { sheet, dismissals } => change_sheet(&mut next, &sheet, |sheet| {
            for dismissal in dismissals {
                sheet.dismissed.retain(|old| (&old.rule, &old.place) != (&dismissal.rule, &dismissal.place));
                sheet.dismissed.push(dismissal);
            }
            Some(())
        })?,
        Edit::TakeUp { sheet, rule, places } => change_sheet(&mut next, &sheet, |sheet| {
            sheet.dismissed.retain(|old| old.rule != rule || !places.contains(&old.place));
            Some(())
        })?,
        Edit::SetComment { sheet, comment } => change_sheet(&mut next, &sheet, |sheet| {
            match sheet.comments.iter_mut().find(|old| old.id == comment.id) {
                Some(old) => *old = *comment,
                None => sheet.comments.push(*comment),
            }
            Some(())
        })?,
        Edit::RemoveComment { sheet, id } => change_sheet(&mut next, &sheet, |sheet| {
            let at = sheet.comments.iter().position(|comment| comment.id == id)?;
            sheet.comments.remove(at);
            Some(())
        })?,
        Edit::MoveToStep { sheets, step, at } => {
            for id in sheets {
                let taken = TakenStep { id: step.clone(), since: Some(at.clone()), extra: Extra::new() };
                change_sheet(&mut next, &id, |sheet| {
                    if sheet.course.step() != Some(&taken.id) {
                        sheet.course.steps.push(taken);
                    }
                    Some(())
                })?;
            }
        }
        Edit::Reopen { sheet, revision } => change_sheet(&mut next, &sheet, |sheet| {
            sheet.course.revised.push(*revision);
            Some(())
        })?,
        Edit::SetSettings(settings) | Edit::FollowSettings(settings) => {
            if next.settings != settings {
                next.settings = settings;
            }
        }
        Edit::AddSheet(sheet) => add_sheet(&mut next, sheet)?,
        Edit::CarryOver(sheets) => {
            for sheet in sheets {
                within_limits(&sheet)?;
                add_sheet(&mut next, sheet)?;
            }
        }
        Edit::DeleteSheets { sheets, at } => {
            for (id, bin) in sheets {
                delete_sheet(&mut next, id, bin, &at)?;
            }
        }
        Edit::RestoreSheet { bin, id } => {
            let binned = next.bin.take(&bin).ok_or(EditError::NotInBin(bin))?;
            let sheet = if binned.sheet.id == id {
                binned.sheet.clone()
            } else {
                Arc::new(Sheet { id, ..(*binned.sheet).clone() })
            };
            add_sheet(&mut next, sheet)?;
        }
        Edit::EmptyBin(places) => {
            for bin in places {
                next.bin.take(&bin).ok_or(EditError::NotInBin(bin))?;
            }
        }
        Edit::Import { sheets, extra } => import(&mut next, sheets, extra)?,
        Edit::PasteTable(sheet) | Edit::BringBack(sheet) => {
            let id = sheet.id.clone();
            change_sheet(&mut next, &id, |place| {
                *place = (*sheet).clone();
                Some(())
            })?
        }
        Edit::Follow { id, sheet } => match sheet {
            Some(sheet) => drop(next.sheets.put(sheet)),
            None => drop(next.sheets.take(&id).ok_or(EditError::NoSheet(id))?),
        },
        Edit::FollowBin { id, binned } => match binned {
            Some(binned) => drop(next.bin.put(binned)),
            None => drop(next.bin.take(&id).ok_or(EditError::NotInBin(id))?),
        },
        Edit::FollowExtra(extra) => next.extra = extra,
    }
    debug_assert_eq!(next.check(), Ok(()));
    Ok(next)
}

/// Applies a change that was made before, turned round or not.
pub(super) fn replay(document: &Document, change: &Change) -> Result<Document, EditError> {
    change.apply(document).ok_or(EditError::OutOfStep)
}

/// Changes one sheet; the sheet keeps its `Arc` where the result is the same. None from `change` means: no such row.
fn change_sheet(
    document: &mut Document,
    id: &SheetId,
    change: impl FnOnce(&mut Sheet) -> Option<()>,
) -> Result<(), EditError> {
    let mut after = draft(document, id)?;
    let changed = change(&mut after);
    within_limits(&after)?;
    put_changed(document, after, changed.is_some())
}

/// A copy to be changed.
fn draft(document: &Document, id: &SheetId) -> Result<Sheet, EditError> {
    document.sheets.get(id).map(|sheet| (**sheet).clone()).ok_or_else(|| EditError::NoSheet(id.clone()))
}

fn put_changed(document: &mut Document, after: Sheet, has_row: bool) -> Result<(), EditError> {
    if !has_row {
        return Err(EditError::NoRow(after.id));
    }
    if document.sheets.get(&after.id).is_none_or(|before| **before != after) {
        document.sheets.put(Arc::new(after));
    }
    Ok(())
}

/// Whether a sheet holds no more than it may.
fn within_limits(sheet: &Sheet) -> Result<(), EditError> {
    sheet.excess().map_or(Ok(()), |excess| Err(EditError::TooLarge(excess)))
}

fn set_member<T: Ord>(set: &mut BTreeSet<T>, member: T, on: bool) {
    if on {
        set.insert(member);
    } else {
        set.remove(&member);
    }
}

fn add_sheet(document: &mut Document, sheet: Arc<Sheet>) -> Result<(), EditError> {
    if document.sheet(&sheet.id).is_some() {
        return Err(EditError::IdInUse(sheet.id.to_string()));
    }
    document.sheets.put(sheet);
    Ok(())
}

fn delete_sheet(document: &mut Document, id: SheetId, bin: BinId, at: &Moment) -> Result<(), EditError> {
    if document.bin.get(&bin).is_some() {
        return Err(EditError::IdInUse(bin.to_string()));
    }
    let sheet = document.sheets.take(&id).ok_or(EditError::NoSheet(id))?;
    document.bin.put(Arc::new(Binned { id: bin, deleted_at: at.clone(), sheet }));
    Ok(())
}

fn import(document: &mut Document, sheets: Vec<Incoming>, extra: Extra) -> Result<(), EditError> {
    for incoming in sheets {
        let (Incoming::New(sheet) | Incoming::Replacing(sheet)) = &incoming;
        within_limits(sheet)?;
        match incoming {
            Incoming::New(sheet) => add_sheet(document, sheet)?,
            Incoming::Replacing(sheet) => {
                let id = sheet.id.clone();
                document.sheets.put(sheet).ok_or(EditError::NoSheet(id))?;
            }
        }
    }
    if !extra.is_empty() {
        let mut all = (*document.extra).clone();
        all.extend(extra);
        document.extra = Arc::new(all);
    }
    Ok(())
}
