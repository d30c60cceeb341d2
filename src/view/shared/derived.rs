//! Signals that are derived from others and tell of a new value only. Whoever hangs on a memo is asked at each key whether
//! it has changed; whoever hangs on one of these hears nothing of what does not concern them.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::reactive::effect::ImmediateEffect;

use crate::model::{Cell, Column, InitiativeId, Sheet};

/// The sheet of this moment, or none once it is deleted.
pub(crate) type SheetMemo = Memo<Option<Arc<Sheet>>>;

/// The sheet for those who look at a part of it only: they are told when that changes. Elsewhere in the sheet it may be
/// older.
pub(crate) type SheetPart = ReadSignal<Option<Arc<Sheet>>>;

/// Whether a part is the same in both.
type Same = dyn Fn(&Sheet, &Sheet) -> bool + Send + Sync;

/// What this answers, told when it is another value than before.
pub(crate) fn derived<T: Clone + PartialEq + Send + Sync + 'static>(
    value: impl Fn() -> T + Send + Sync + 'static,
) -> ReadSignal<T> {
    told_when(Box::new(value), |old, new| old != new)
}

/// The sheet, told when this text of it changes.
pub(crate) fn of_text(sheet: SheetMemo, cell: Cell) -> SheetPart {
    part_of(sheet, move |old, new| old.text(&cell) == new.text(&cell))
}

/// The sheet, told when this initiative changes, or this column of it.
pub(crate) fn of_initiative(sheet: SheetMemo, id: &InitiativeId, column: Option<Column>) -> SheetPart {
    let id = id.clone();
    // Where it stands, unless initiatives have been moved since.
    let at = sheet.with_untracked(|sheet| sheet.as_ref()?.initiatives.iter().position(|row| row.id == id));
    let row = move |sheet: &'_ Sheet| {
        let there = at.filter(|at| sheet.initiatives.get(*at).is_some_and(|row| row.id == id));
        there.or_else(|| sheet.initiatives.iter().position(|row| row.id == id))
    };
    part_of(sheet, move |old, new| match (row(old), row(new)) {
        (Some(old_at), Some(new_at)) => {
            let (old, new) = (&old.initiatives[old_at], &new.initiatives[new_at]);
            column.map_or_else(|| old == new, |column| old.text(column) == new.text(column))
        }
        _ => false,
    })
}

fn part_of(sheet: SheetMemo, is_same: impl Fn(&Sheet, &Sheet) -> bool + Send + Sync + 'static) -> SheetPart {
    let is_same: Box<Same> = Box::new(is_same);
    told_when(Box::new(move || sheet.get()), move |old, new| match (old, new) {
        (Some(old), Some(new)) => !Arc::ptr_eq(old, new) && !is_same(old, new),
        (old, new) => old.is_some() != new.is_some(),
    })
}

/// Boxed, because each kind of closure would be code of its own.
fn told_when<T: Clone + Send + Sync + 'static>(
    value: Box<dyn Fn() -> T + Send + Sync>,
    is_other: impl Fn(&T, &T) -> bool + Send + Sync + 'static,
) -> ReadSignal<T> {
    let (told, tell) = signal(untrack(&value));
    let tell_if_other: Box<dyn Fn() + Send + Sync> = Box::new(move || {
        let new = value();
        if told.with_untracked(|old| is_other(old, &new)) {
            tell.set(new);
        }
    });
    ImmediateEffect::new_scoped(tell_if_other);
    told
}
