//! The sheet that the parts of a form stand for, handed down to each of them.

use std::sync::Arc;

use leptos::prelude::*;

use crate::model::{Column, InitiativeId, Sheet};

/// The sheet of this moment, or none once it is deleted.
pub(crate) type SheetMemo = Memo<Option<Arc<Sheet>>>;

/// The sheet for those who look at one initiative only, or at one of its columns: they are told when that changes. Elsewhere
/// in the sheet it may be older.
pub(crate) fn of_initiative(sheet: SheetMemo, id: &InitiativeId, column: Option<Column>) -> SheetMemo {
    let id = id.clone();
    // Where it stands, unless initiatives have been moved since.
    let at = sheet.with_untracked(|sheet| sheet.as_ref()?.initiatives.iter().position(|row| row.id == id));
    let row = move |sheet: &'_ Sheet| {
        let there = at.filter(|at| sheet.initiatives.get(*at).is_some_and(|row| row.id == id));
        there.or_else(|| sheet.initiatives.iter().position(|row| row.id == id))
    };
    let is_same = move |old: &Sheet, new: &Sheet| match (row(old), row(new)) {
        (Some(old_at), Some(new_at)) => {
            let (old, new) = (&old.initiatives[old_at], &new.initiatives[new_at]);
            column.map_or_else(|| old == new, |column| old.text(column) == new.text(column))
        }
        _ => false,
    };
    Memo::new_owning(move |old: Option<Option<Arc<Sheet>>>| match (old, sheet.get()) {
        (Some(Some(old)), Some(new)) if is_same(&old, &new) => (Some(old), false),
        (_, new) => (new, true),
    })
}
