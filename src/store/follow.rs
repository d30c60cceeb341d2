//! Taking over what other tabs did.

use super::StoreEvent;
use crate::model::{Edit, EditError, Moment};
use crate::session::{Action, Outcome, Session};

/// Makes the session follow an event. The outcome's change goes to the autosave as any other does, which knows
/// that it is stored already; none where the document stays as it is.
pub fn follow(session: &mut Session, event: &StoreEvent, now: &Moment) -> Result<Option<Outcome>, EditError> {
    match event.clone() {
        StoreEvent::SheetChanged { found: Some(found), .. }
        | StoreEvent::Merged { found, .. }
        | StoreEvent::BothChanged { theirs: found, .. }
        | StoreEvent::Displaced { beside: found, .. } => {
            let id = found.sheet.id.clone();
            let outcome = session.follow_sheet(found.sheet, found.updated_at, found.filed, now);
            session.note_trail(&id, found.trail);
            outcome
        }
        StoreEvent::SheetChanged { id, found: None } => {
            session.dispatch(Action::Edit(Edit::Follow { id, sheet: None }), now)
        }
        StoreEvent::BinChanged { id, binned } => {
            session.dispatch(Action::Edit(Edit::FollowBin { id, binned }), now)
        }
        StoreEvent::SettingsChanged(settings) => {
            session.dispatch(Action::Edit(Edit::FollowSettings(settings)), now)
        }
        StoreEvent::ExtraChanged(extra) => session.dispatch(Action::Edit(Edit::FollowExtra(extra)), now),
        StoreEvent::SheetKept(_)
        | StoreEvent::Unreadable(_)
        | StoreEvent::StorageEmptied
        | StoreEvent::SettingsOutvoted { .. } => Ok(None),
    }
}
