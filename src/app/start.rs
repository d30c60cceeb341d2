//! Where the app begins and where it listens: what was stored, autosave, and other tabs.

use leptos::prelude::*;

use crate::app::Shell;
use crate::app::autosave::Autosave;
use crate::app::other_tabs::OtherTabs;
use crate::browser::local_storage::LocalStorageArea;
use crate::browser::location::current_route;
use crate::browser::viewport;
use crate::session::Session;
use crate::store::{SaveState, Store};

/// Loads what is stored and starts saving.
pub(crate) fn start() -> Shell {
    let mut store = LocalStorageArea::open().map(Store::over);
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
    let shell = Shell::new(session, current_route(), SaveState::Saved { at: None, is_lasting: false });
    // Where there is one column, the sheet begins at once.
    if let Some(listener) = viewport::on_narrow(move |is_narrow| shell.sheet_screen.nav_folded.set(is_narrow))
    {
        // For as long as the page lives.
        listener.forget();
    }
    shell.look_at_clock();
    let document = shell.document().get_untracked();
    shell.follow_form(&document);
    let autosave = Autosave::start(
        store,
        move |use_it| shell.with_session(|session| use_it(session.document(), session.ledger())),
        move |state| {
            shell.note_saved_state(state);
            shell.measure_space_soon();
            shell.note_place();
        },
        move |events| events.iter().for_each(|event| shell.store_event(event)),
    );
    shell.saving.other_tabs.set_value(Some(OtherTabs::listen(&autosave)));
    shell.saving.autosave.set_value(Some(autosave.clone()));
    autosave.join();
    unreadable.into_iter().for_each(|record| shell.note_unreadable(record));
    autosave.open_spare(move |events, why| shell.recovered(&events, why), move || shell.look_in_spare());
    shell.measure_space();
    shell.watch_space();
    shell.note_place();
    shell.take_office_settings();
    shell.keep_offline();
    shell.keep_versions_when_hidden();
    shell.open_places();
    shell
}
