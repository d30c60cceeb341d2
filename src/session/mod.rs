//! One sitting at the app: the document, its history, and the one path by which both change.
//!
//! Typing, undo, import and other tabs all pass through [`Session::dispatch`]; whoever saves or
//! announces hangs on the [`Change`] that it returns, so that nobody can be forgotten.

mod ledger;
mod recipients;

use std::sync::Arc;

pub use ledger::{Ledger, LedgerEntry};
pub use recipients::{Recipient, SentSheet, recipients};

use crate::model::{
    Change, Deed, Delta, Document, Edit, EditError, History, Moment, Sheet, SheetId, Trail, Turn, TypedField,
    apply,
};

/// The document, its history, and what is known of each sheet besides its content.
#[derive(Clone, Debug, Default)]
pub struct Session {
    document: Arc<Document>,
    history: History,
    ledger: Ledger,
}

/// What a person or another tab wants.
#[derive(Clone, Debug)]
pub enum Action {
    /// To change the document.
    Edit(Edit),
    /// To take the last step back.
    Undo,
    /// To do the last undone step again.
    Redo,
}

/// What an action did.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// What it was.
    pub deed: Deed,
    /// What it changed; empty where it changed nothing.
    pub change: Change,
}

impl Session {
    /// A session over what was stored.
    pub fn new(document: Document, ledger: Ledger) -> Self {
        Self { document: Arc::new(document), history: History::default(), ledger }
    }

    /// The document as it is.
    pub fn document(&self) -> &Arc<Document> {
        &self.document
    }

    /// What was done.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// What is known of the sheets besides their content.
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// The one path by which the document changes. `now` is written down for each sheet that changes.
    ///
    /// Undo with nothing to undo changes nothing and is no error.
    pub fn dispatch(&mut self, action: Action, now: &Moment) -> Result<Option<Outcome>, EditError> {
        let (document, outcome) = match action {
            Action::Edit(edit) => {
                let deed = Deed::of(&self.document, &edit);
                let typing = typing_of(&edit);
                let mut document = apply(&self.document, edit)?;
                // What was typed and taken away again is no step: the sheet is the one that it was.
                if let Some(before) =
                    typing.as_ref().and_then(|typing| self.history.typed_back(typing, &document))
                {
                    document.sheets.put(before);
                }
                let change = Change::between(&self.document, &document);
                self.history.record(deed.clone(), typing, change.clone());
                (document, Outcome { deed, change })
            }
            Action::Undo => match self.history.undo(&self.document)? {
                Some((document, step)) => {
                    (document, Outcome { deed: step.deed, change: step.change.inverted() })
                }
                None => return Ok(None),
            },
            Action::Redo => match self.history.redo(&self.document)? {
                Some((document, step)) => (document, Outcome { deed: step.deed, change: step.change }),
                None => return Ok(None),
            },
        };
        self.document = Arc::new(document);
        self.ledger.follow(&outcome.change, now);
        Ok(Some(outcome))
    }

    /// Follows another tab, which stored this sheet, and takes over what it knew of it.
    ///
    /// None where the sheet itself is the same here.
    pub fn follow_sheet(
        &mut self,
        sheet: Arc<Sheet>,
        updated_at: Option<Moment>,
        filed: bool,
        now: &Moment,
    ) -> Result<Option<Outcome>, EditError> {
        let id = sheet.id.clone();
        let outcome = match self.document.sheet(&id) == Some(&sheet) {
            true => None,
            false => self.dispatch(Action::Edit(Edit::Follow { id: id.clone(), sheet: Some(sheet) }), now)?,
        };
        if let Some(sheet) = self.document.sheet(&id) {
            self.ledger.take_over(sheet, updated_at, filed);
        }
        Ok(outcome)
    }

    /// What a person must be asked about before this is done; see [`History::asks_first`].
    pub fn asks_first(&mut self, turn: Turn, is_in_text: bool) -> Option<Deed> {
        self.history.asks_first(turn, is_in_text).cloned()
    }

    /// Ends the step that typing has grown: at blur, after a pause, at the end of a composition.
    pub fn seal(&mut self) {
        self.history.seal();
    }

    /// Takes over what another tab knows of a sheet's versions.
    pub fn note_trail(&mut self, id: &SheetId, trail: Trail) {
        self.ledger.note_trail(id, trail);
    }

    /// Notes which versions of sheets the last step took in, and what their files knew of earlier ones. Undo of the step
    /// takes this back too.
    pub fn mark_taken(&mut self, taken: &[(SheetId, Arc<Sheet>, Trail)]) {
        let Some(step) = self.history.to_undo() else { return };
        for (id, sheet, known) in taken {
            let is_its = |delta: &&Delta<Sheet>| delta.either().is_some_and(|sheet| sheet.id == *id);
            if let Some(delta) = step.change.sheets.iter().find(is_its) {
                self.ledger.take(delta, sheet, known);
            }
        }
    }

    /// Notes to whom these sheets were sent.
    pub fn mark_sent(&mut self, sheets: &[SheetId], to: &str, at: &Moment) {
        sheets.iter().for_each(|id| self.ledger.send(id, to, at));
    }

    /// Notes that these sheets came back.
    pub fn mark_back(&mut self, sheets: &[SheetId], at: &Moment) {
        sheets.iter().for_each(|id| self.ledger.come_back(id, at));
    }

    /// Notes that these sheets are now in a file as they are here.
    pub fn mark_filed<'a>(&mut self, sheets: impl IntoIterator<Item = &'a SheetId>) {
        for id in sheets {
            if let Some(sheet) = self.document.sheet(id) {
                self.ledger.file(sheet.clone());
            }
        }
    }
}

fn typing_of(edit: &Edit) -> Option<TypedField> {
    match edit {
        Edit::SetText { sheet, cell, .. } => Some((sheet.clone(), Some(cell.clone()))),
        Edit::SetRanks(ranks) => match ranks.as_slice() {
            [(sheet, _)] => Some((sheet.clone(), None)),
            _ => None,
        },
        Edit::WithRank { edit, .. } => typing_of(edit),
        _ => None,
    }
}
