//! The document as a signal, and the one path by which it changes.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use super::timer::Timer;
use super::{Shell, set_if_new};
use crate::listing;
use crate::messages::history;
use crate::model::{Change, Deed, Document, Edit, EditError, Moment, Sheet, SheetId, Step, Trail, Turn};
use crate::session::{Action, Outcome, Session};

/// The pause that ends an undo step.
const PAUSE: Duration = Duration::from_secs(3);

/// The session, and what of it is watched.
#[derive(Clone, Copy)]
pub(crate) struct Documents {
    session: StoredValue<Session>,
    document: RwSignal<Arc<Document>>,
    /// Counts the changes that a list of sheets would show.
    heads: RwSignal<u32>,
    pause: Timer,
    /// What undo would take back.
    pub(crate) to_undo: RwSignal<Option<Deed>>,
    /// What redo would do again.
    pub(crate) to_redo: RwSignal<Option<Deed>>,
    /// Counts what was noted of sendings.
    pub(crate) sent: RwSignal<u32>,
    /// The sheets that have changed since they were last in a file.
    pub(crate) unfiled: RwSignal<Arc<BTreeSet<SheetId>>>,
}

impl Documents {
    pub(super) fn new(session: Session) -> Self {
        let (document, unfiled) = (session.document().clone(), session.ledger().unfiled().clone());
        Self {
            session: StoredValue::new(session),
            document: RwSignal::new(document),
            heads: RwSignal::new(0),
            pause: Timer::default(),
            to_undo: RwSignal::new(None),
            to_redo: RwSignal::new(None),
            sent: RwSignal::new(0),
            unfiled: RwSignal::new(Arc::new(unfiled)),
        }
    }
}

impl Shell {
    /// The document: whoever reads it is told of every change.
    pub(crate) fn document(self) -> RwSignal<Arc<Document>> {
        self.documents.document
    }

    /// The document, for those who only need to know of changes to a list: sheets that came or went,
    /// and their year, group, department, rank and goal. Typing into other cells costs them nothing.
    pub(crate) fn heads(self) -> Arc<Document> {
        self.documents.heads.track();
        self.documents.document.get_untracked()
    }

    /// One sheet: told of its own changes only.
    pub(crate) fn sheet(self, id: SheetId) -> Memo<Option<Arc<Sheet>>> {
        Memo::new_with_compare(
            move |_| self.documents.document.with(|document| document.sheet(&id).cloned()),
            |a, b| !is_same(a.and_then(Option::as_ref), b.and_then(Option::as_ref)),
        )
    }

    /// The session as it is, for reading.
    pub(crate) fn with_session<T>(self, read: impl FnOnce(&Session) -> T) -> T {
        self.documents.session.with_value(read)
    }

    /// What a person must be asked about before this is done.
    pub(super) fn asks_first(self, turn: Turn, is_in_text: bool) -> Option<Deed> {
        self.documents.session.try_update_value(|session| session.asks_first(turn, is_in_text)).flatten()
    }

    /// Changes the document; whether that worked. A refusal is shown.
    pub(crate) fn edit(self, edit: Edit) -> bool {
        let edit = match self.new_here() {
            Some(new) => self.document().with_untracked(|document| listing::placed(document, &new, edit)),
            None => edit,
        };
        self.dispatch(Action::Edit(edit)).is_some()
    }

    /// Changes the document and says so, with 元に戻す.
    pub(crate) fn edit_and_say(self, edit: Edit, text: String) -> bool {
        let done = self.edit(edit);
        if done {
            self.say_undoable(text);
        }
        done
    }

    /// Ends the undo step that typing has grown.
    pub(crate) fn seal(self) {
        self.documents.session.update_value(Session::seal);
    }

    /// Ends that step too once nothing has been typed for a while: undo takes back a thought, not an hour.
    pub(crate) fn seal_after_pause(self) {
        // A step that ended within a composition would be taken back to half a word.
        let act = move || {
            if !self.is_composing() {
                self.seal();
            }
        };
        self.documents.pause.restart(PAUSE, act);
    }

    /// Notes which versions of sheets the last step took in.
    pub(super) fn mark_taken(self, taken: &[(SheetId, Arc<Sheet>, Trail)]) {
        self.documents.session.update_value(|session| session.mark_taken(taken));
        let ids: Vec<SheetId> = taken.iter().map(|(id, ..)| id.clone()).collect();
        self.with_autosave(|autosave| autosave.touched(&ids));
    }

    /// Notes to whom sheets were sent.
    pub(super) fn mark_sent(self, ids: &[SheetId], to: &str) {
        let now = self.now();
        self.documents.session.update_value(|session| session.mark_sent(ids, to, &now));
        self.noted_sendings(ids);
    }

    /// Notes that sheets came back.
    pub(super) fn mark_back(self, ids: &[SheetId]) {
        let now = self.now();
        self.documents.session.update_value(|session| session.mark_back(ids, &now));
        self.noted_sendings(ids);
    }

    fn noted_sendings(self, ids: &[SheetId]) {
        self.documents.sent.update(|version| *version = version.wrapping_add(1));
        self.with_autosave(|autosave| autosave.touched(ids));
    }

    /// Notes that these sheets are now in a file as they are.
    pub(crate) fn mark_filed(self, ids: &[SheetId]) {
        self.documents.session.update_value(|session| session.mark_filed(ids));
        self.publish_unfiled();
        self.with_autosave(|autosave| autosave.touched(ids));
    }

    pub(super) fn dispatch(self, action: Action) -> Option<(Deed, Change)> {
        let is_edit = matches!(action, Action::Edit(_));
        let done = self.run(|session, now| session.dispatch(action, now));
        if let Some((deed, change)) = &done {
            self.note_versions(deed, change, is_edit);
        }
        done
    }

    /// The one path: the session changes, then everybody who hangs on it is told.
    pub(crate) fn run(
        self,
        act: impl FnOnce(&mut Session, &Moment) -> Result<Option<Outcome>, EditError>,
    ) -> Option<(Deed, Change)> {
        let now = self.now();
        let result = self.documents.session.try_update_value(|session| act(session, &now))?;
        self.publish_unfiled();
        let outcome = match result {
            Ok(outcome) => outcome?,
            Err(error) => {
                self.refuse(history::refused(&error));
                return None;
            }
        };
        let (document, to_undo, to_redo) = self.documents.session.with_value(|session| {
            let history = session.history();
            let deed = |step: Option<&Step>| step.map(|step| step.deed.clone());
            (session.document().clone(), deed(history.to_undo()), deed(history.to_redo()))
        });
        set_if_new(self.documents.to_undo, to_undo);
        set_if_new(self.documents.to_redo, to_redo);
        if !outcome.change.is_empty() {
            self.withdraw_offers();
            let is_settled_anew =
                self.documents.document.with_untracked(|old| !Arc::ptr_eq(&old.settings, &document.settings));
            if is_settled_anew {
                self.follow_form(&document);
            }
            self.documents.document.set(document);
            if touches_heads(&outcome.change) {
                self.documents.heads.update(|version| *version = version.wrapping_add(1));
            }
            self.with_autosave(|autosave| autosave.changed(&outcome.change));
        }
        Some((outcome.deed, outcome.change))
    }

    fn publish_unfiled(self) {
        self.documents.session.with_value(|session| {
            let unfiled = session.ledger().unfiled();
            if self.documents.unfiled.with_untracked(|shown| **shown != *unfiled) {
                self.documents.unfiled.set(Arc::new(unfiled.clone()));
            }
        });
    }
}

/// The same sheet, unchanged: compared by pointer, so that it costs nothing.
fn is_same(a: Option<&Arc<Sheet>>, b: Option<&Arc<Sheet>>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => Arc::ptr_eq(a, b),
        (a, b) => a.is_none() && b.is_none(),
    }
}

/// Whether a list of sheets would look different.
fn touches_heads(change: &Change) -> bool {
    change.sheets.iter().any(|delta| match (&delta.before, &delta.after) {
        (Some(a), Some(b)) => {
            (a.fiscal_year, a.rank, &a.group, &a.department, &a.goal)
                != (b.fiscal_year, b.rank, &b.group, &b.department, &b.goal)
        }
        _ => true,
    })
}
