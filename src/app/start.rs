//! Where the app begins and where it listens: what was stored, autosave, and other tabs.

use leptos::prelude::*;

use crate::app::Shell;
use crate::app::autosave::Autosave;
use crate::browser::location::current_route;
use crate::messages::{saving, ui};
use crate::model::SheetId;
use crate::session::Session;
use crate::store::{News, SaveState, Store, Unreadable, follow};

/// Loads what is stored and starts saving.
pub(crate) fn start() -> Shell {
    let mut store = Store::open();
    let mut session = Session::default();
    let mut unreadable = Vec::new();
    if let Ok(open) = &mut store {
        match open.load() {
            Ok(loaded) => {
                session = Session::new(loaded.document, loaded.ledger);
                unreadable = loaded.unreadable;
            }
            Err(refused) => store = Err(refused),
        }
    }
    let shell = Shell::new(session, current_route(), SaveState::Saved { at: None });
    shell.unreadable.set(unreadable);
    let autosave = Autosave::start(
        store,
        move |use_it| shell.with_session(|session| use_it(session.document(), session.ledger())),
        move |state| shell.save_state.set(state),
        move |news| news.iter().for_each(|news| shell.hear(news)),
    );
    shell.autosave.set_value(Some(autosave));
    shell
}

impl Shell {
    /// Follows what another tab did, and says so.
    fn hear(self, news: &News) {
        let followed = self.run(|session, now| follow(session, news, now)).is_some();
        match news {
            News::Sheet { .. } if followed => self.say_undoable(saving::FOLLOWED.to_owned()),
            News::Both { ours, .. } => self.say_undoable(saving::both_kept(&self.goal(ours))),
            News::Kept(id) => self.say(saving::kept(&self.goal(id))),
            News::Unreadable(record) => self.unreadable.update(|all| all.push(record.clone())),
            News::Emptied => self.trouble(saving::EMPTIED.to_owned()),
            News::Sheet { .. } | News::Bin { .. } | News::File(_) => {}
        }
    }

    fn goal(self, id: &SheetId) -> String {
        let document = self.document().get_untracked();
        document.sheet(id).map_or_else(String::new, |sheet| ui::goal(&sheet.goal).to_owned())
    }

    /// Downloads what cannot be read, as it is stored.
    pub(crate) fn download_unreadable(self, record: &Unreadable) {
        self.download(saving::RAW_FILE, "text/plain", record.raw.as_bytes());
    }

    /// Removes what cannot be read, because the person said so.
    pub(crate) fn discard_unreadable(self, record: &Unreadable) {
        let removed = self
            .autosave
            .with_value(|autosave| autosave.as_ref().map(|autosave| autosave.discard_unreadable(record)));
        match removed {
            Some(Ok(true)) => self.unreadable.update(|all| all.retain(|other| other.key != record.key)),
            _ => self.trouble(saving::DISCARD_FAILED.to_owned()),
        }
    }
}
