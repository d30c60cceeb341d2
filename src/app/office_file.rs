//! 職員に配る1ファイル: the app in one file with the city's settings in it, and those settings found in it again.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Shell;
use crate::browser::kiosk_file;
use crate::codec::settings;
use crate::messages::{settings as words, showing, ui};
use crate::model::Edit;

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

    /// Takes the settings that this page's file carries, where nothing was settled here yet.
    pub(super) fn take_office_settings(self) {
        let is_set = self.document().with_untracked(|document| document.settings.is_set());
        let Some(text) = kiosk_file::office_settings().filter(|_| !is_set) else { return };
        if let Some(Ok(found)) = settings::decode(&text)
            && found.is_set()
        {
            self.edit_and_say(Edit::SetSettings(Arc::new(found)), words::BEGAN_WITH.to_owned());
        }
    }
}
