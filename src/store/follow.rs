//! Taking over what other tabs did.

use super::keeper::News;
use crate::model::{Edit, EditError, Moment};
use crate::session::{Action, Outcome, Session};

/// Makes the session follow some news. The outcome's change goes to the autosave as any other does, which knows
/// that it is stored already; none where the document stays as it is.
pub fn follow(session: &mut Session, news: &News, now: &Moment) -> Result<Option<Outcome>, EditError> {
    match news.clone() {
        News::Sheet { found: Some(found), .. } | News::Both { theirs: found, .. } => {
            session.follow_sheet(found.sheet, found.updated_at, found.filed, now)
        }
        News::Sheet { id, found: None } => {
            session.dispatch(Action::Edit(Edit::Follow { id, sheet: None }), now)
        }
        News::Bin { id, binned } => session.dispatch(Action::Edit(Edit::FollowBin { id, binned }), now),
        News::File(extra) => session.dispatch(Action::Edit(Edit::FollowExtra(extra)), now),
        News::Kept(_) | News::Unreadable(_) | News::Emptied => Ok(None),
    }
}
