//! Where a person types: nothing is written into that field from outside, and what other tabs do to its sheet waits.

use std::rc::{Rc, Weak};

use gloo_timers::callback::Timeout;

use super::{Autosave, Inner};
use crate::model::{Cell, SheetId};
use crate::store::StorageEvent;

/// A cell in which a person types. Its field is not written to: what they think of next belongs behind their last word.
pub(super) struct HeldCell {
    pub(super) sheet: SheetId,
    cell: Cell,
    /// Whether an input method composes, which ends when it says so.
    is_composing: bool,
    /// What other tabs did to the sheet meanwhile.
    pub(super) waiting: Vec<StorageEvent>,
}

/// How long after the last key somebody still types, in milliseconds.
const TYPING: u32 = 2_000;

impl Autosave {
    /// Something is typed in a cell: what other tabs do to its sheet waits for a pause, and for the end of a composition.
    pub fn hold(&self, sheet: &SheetId, cell: &Cell, is_composing: bool) {
        let is_elsewhere = |held: &HeldCell| held.sheet != *sheet || held.cell != *cell;
        if self.0.held.borrow().as_ref().is_some_and(is_elsewhere) {
            self.release();
        }
        match &mut *self.0.held.borrow_mut() {
            Some(held) => held.is_composing = is_composing,
            nothing => {
                let (sheet, cell, waiting) = (sheet.clone(), cell.clone(), Vec::new());
                *nothing = Some(HeldCell { sheet, cell, is_composing, waiting });
            }
        }
        if let Ok(saver) = &mut *self.0.saver.borrow_mut() {
            saver.hold(Some((sheet.clone(), cell.clone())));
        }
        let weak: Weak<Inner> = Rc::downgrade(&self.0);
        let pause = move || {
            if let Some(inner) = weak.upgrade() {
                Self(inner).release();
            }
        };
        self.0.typing.replace((!is_composing).then(|| Timeout::new(TYPING, pause)));
    }

    /// Follows what had to wait.
    pub fn release(&self) {
        let Some(held) = self.0.held.take() else { return };
        self.0.typing.take();
        if let Ok(saver) = &mut *self.0.saver.borrow_mut() {
            saver.hold(None);
        }
        held.waiting.iter().for_each(|event| self.storage_event(event));
        self.schedule();
    }

    /// Whether an input method composes.
    pub fn is_composing(&self) -> bool {
        self.0.held.borrow().as_ref().is_some_and(|held| held.is_composing)
    }

    /// The page may be gone in a moment: nothing waits any more.
    pub fn leave(&self) {
        if !self.is_composing() {
            self.release();
        }
        self.flush();
    }
}
