//! The app without the network: how its keeping stands, and a new version, which a person takes when nothing can be lost.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Shell;
use super::paint::after_paint;
use crate::app::autosave::Autosave;
use crate::browser::offline::{self, Kept};
use crate::browser::{clock, page_events};
use crate::messages::offline as words;
use crate::route::Route;

/// In milliseconds: how long nobody asks whether there is a new version, however often the page is looked at.
const BETWEEN_LOOKS: f64 = 3_600_000.0;

/// How the keeping stands.
#[derive(Clone, Copy)]
pub(crate) struct Offline {
    kept: RwSignal<Kept>,
    /// Whether a person has put the new version off.
    pub(crate) is_put_off: RwSignal<bool>,
}

impl Default for Offline {
    fn default() -> Self {
        Self { kept: RwSignal::new(Kept::Coming), is_put_off: RwSignal::new(false) }
    }
}

impl Shell {
    /// Has the app kept, once the first screen is seen.
    pub(super) fn keep_offline(self) {
        after_paint(move || {
            spawn_local(offline::keep(move |kept| super::set_if_new(self.offline.kept, kept)));
            let looked = StoredValue::new(clock::passed());
            let look = move |is_hidden: bool| {
                let now = clock::passed();
                if !is_hidden && now - looked.get_value() > BETWEEN_LOOKS {
                    looked.set_value(now);
                    spawn_local(offline::look());
                }
            };
            if let Some(listener) = page_events::on_visibility(look) {
                // For as long as the page lives.
                listener.forget();
            }
        });
    }

    /// Whether a new version is there that nobody has put off, and nobody is being shown something.
    pub(crate) fn has_new_version(self) -> bool {
        let is_showing = || self.route.with(|route| matches!(route, Route::Slides | Route::Kiosk(_)));
        self.offline.kept.get() == Kept::Outdated && !self.offline.is_put_off.get() && !is_showing()
    }

    /// Loads the app again in its new version, unless something that was written would be lost.
    pub(crate) fn take_new_version(self) {
        let is_unsaved = self.with_autosave(|autosave: &Autosave| {
            autosave.flush();
            autosave.has_unsaved()
        });
        match is_unsaved {
            Some(false) => spawn_local(offline::take()),
            _ => self.trouble(words::SAVE_FIRST.to_owned()),
        }
    }

    /// Which way this page has without the network.
    pub(crate) fn told_offline(self) -> &'static str {
        match self.offline.kept.get() {
            Kept::InOneFile => words::IN_ONE_FILE,
            Kept::Nowhere => words::NOWHERE,
            Kept::Coming => words::COMING,
            Kept::Here | Kept::Outdated => words::HERE,
            Kept::Failed => words::FAILED,
        }
    }
}
