//! 「キオスク用に書き出す」: the app in one file with the chosen sheets in it, to be stood in a lobby.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Shell;
use super::export::FileUse;
use crate::browser::kiosk_file;
use crate::codec;
use crate::messages::{engines as engine_words, files as words, kiosk, showing};
use crate::protocol::Failure;

impl Shell {
    /// Exports what is chosen on 公開 as a kiosk's file.
    pub(crate) fn publish_kiosk(self) {
        let sheets = untrack(|| self.chosen_sheets());
        let Some(request) = untrack(|| self.kiosk_request()) else {
            return self.trouble(words::NOTHING_TO_EXPORT.to_owned());
        };
        let name = format!("{}{}", codec::file_stem(sheets.iter().map(|sheet| &**sheet)), kiosk::FILE_ENDING);
        let title = kiosk::title(&request.city, sheets.first().map(|sheet| sheet.fiscal_year));
        let file = name.clone();
        spawn_local(async move {
            let answer = self.work(request, move |_, _| words::making(&file)).await;
            let made = match answer.and_then(|made| made.ok_or_else(|| Failure::BrokeDown(String::new()))) {
                Ok(made) => made,
                Err(failure) => return self.trouble(engine_words::export_failed(&failure)),
            };
            let page = kiosk_file::make(&title, showing::LOADING, &made.pages, &made.data).await;
            let Some(page) = page else { return self.trouble(kiosk::NO_APP.to_owned()) };
            if self.download(&name, "text/html", page.as_bytes()) {
                self.note_file(FileUse::Published { whole: false }, &sheets, &name);
                self.say(words::exported(sheets.len(), &name));
            }
        });
    }
}
