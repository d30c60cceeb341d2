//! 職員に配る1ファイル: the app in one file with the city's settings in it, and those settings found in it again.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Shell;
use super::dialog::{Dialog, SettingsPreview};
use crate::browser::{kiosk_file, local_settings};
use crate::codec::settings;
use crate::messages::{settings as words, showing, ui};
use crate::model::Edit;
use crate::store::Fingerprint;

/// Of the file whose settings were last taken or shown.
const LAST_TAKEN: &str = "goalsheet:office-settings";

impl Shell {
    /// Makes the file for the office's staff.
    pub(crate) fn make_office_file(self) {
        let settled = self.document().with_untracked(|document| document.settings.clone());
        let (name, data) = (words::office_file_name(&settled), settings::encode(&settled, &self.now()));
        spawn_local(async move {
            let page = kiosk_file::make_for_office(ui::APP, showing::LOADING, &data).await;
            let Some(page) = page else { return self.trouble(words::NO_APP.to_owned()) };
            if self.download(&name, "text/html", page.as_bytes()) {
                self.say(words::office_file_made(&name));
            }
        });
    }

    /// Takes the settings that this page's file carries, where nothing was settled here yet. Else those of another file than the
    /// last one are shown beside what is settled now: a form that was put right reaches whoever began with the one before.
    pub(super) fn take_office_settings(self) {
        let Some(text) = kiosk_file::office_settings() else { return };
        let Some(Ok(found)) = settings::decode(&text) else { return };
        let now = self.document().with_untracked(|document| document.settings.clone());
        let mark = Fingerprint::of(&text).text();
        let is_known = local_settings::get::<String>(LAST_TAKEN).as_ref() == Some(&mark);
        if !found.is_set() || is_known || *now == found {
            return;
        }
        local_settings::set(LAST_TAKEN, &mark);
        let settings = Arc::new(found);
        if now.is_set() {
            let name = words::office_file_name(&settings);
            self.open(Dialog::Settings(SettingsPreview { name, settings }));
        } else {
            self.edit_and_say(Edit::SetSettings(settings), words::BEGAN_WITH.to_owned());
        }
    }
}
