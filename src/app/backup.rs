//! すべてを1つのファイルに: a backup of all that is kept here, taking one in, and the reminder of it.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use super::Shell;
use super::dialog::{Dialog, RestorePreview};
use crate::app::autosave::Autosave;
use crate::browser::{focus, local_settings};
use crate::codec::backup::{self, Backup};
use crate::messages::{backup as words, problems};
use crate::model::{Sheet, SheetId};
use crate::store::{BACKED_UP, BackupDue, BackupItem, BackupLog, StoreEvent, follow};
use crate::versions;

/// What is known of backups.
#[derive(Clone, Copy)]
pub(crate) struct Backups {
    log: RwSignal<BackupLog>,
}

impl Backups {
    pub(super) fn remembered() -> Self {
        Self { log: RwSignal::new(local_settings::get(BACKED_UP).unwrap_or_else(BackupLog::default)) }
    }
}

impl Shell {
    /// Saves all that is kept here to one file, with the versions of sheets where they can be read.
    pub(crate) fn back_up(self) {
        self.all_versions(move |versions| self.save_backup(versions));
    }

    fn save_backup(self, versions: Option<BTreeMap<String, String>>) {
        let Some(values) = self.with_autosave(Autosave::everything).flatten() else {
            return self.trouble(words::FAILED.to_owned());
        };
        let (now, has_versions) = (self.now(), versions.is_some());
        let name = words::file_name(&now);
        let text = backup::encode(&values, &versions.into_iter().flatten().collect(), &now);
        if self.download(&name, "application/json", text.as_bytes()) {
            let document = self.document().get_untracked();
            let ids: Vec<_> = document.sheets.iter().map(|sheet| sheet.id.clone()).collect();
            self.mark_filed(&ids);
            self.note_backup(BackupLog { at: Some(now), put_off: None });
            self.say(words::done(ids.len(), document.bin.len(), has_versions, &name));
        }
    }

    /// Whether it is time to be reminded of a backup.
    pub(crate) fn backup_due(self) -> Option<BackupDue> {
        // What is in no file decides, not each keystroke.
        self.documents.unfiled.track();
        let now = self.now();
        self.backups.log.with(|log| self.with_session(|session| log.due(session.ledger(), &now)))
    }

    /// Asks to be reminded later.
    pub(crate) fn put_off_backup(self) {
        let log = self.backups.log.get_untracked();
        self.note_backup(BackupLog { put_off: Some(self.now()), ..log });
    }

    fn note_backup(self, log: BackupLog) {
        local_settings::set(BACKED_UP, &log);
        self.backups.log.set(log);
    }

    /// Shows a backup that was brought among so many files; else why not.
    pub(super) fn take_backup(self, text: &str, name: String, files: usize) -> Option<String> {
        self.notices.busy.set(None);
        if files > 1 {
            return Some(words::ALONE.to_owned());
        }
        match backup::decode(text)? {
            Ok(backup) => self.show_backup(name, backup),
            Err(problems) => return Some(problems.iter().map(problems::problem).collect()),
        }
        None
    }

    /// Shows what a backup holds, beside what is here. Nothing changes yet.
    fn show_backup(self, name: String, backup: Backup) {
        self.all_versions(move |here| {
            let Backup { at, values, versions } = backup;
            let Some(rows) = self.with_autosave(|autosave| autosave.compare_backup(values)).flatten() else {
                return self.trouble(words::NO_STORAGE.to_owned());
            };
            let versions = here.map(|here| {
                let adds = |id: &String, value: &String| {
                    versions::unite(here.get(id).map(String::as_str), value) != Ok(None)
                };
                versions.into_iter().filter(|(id, value)| adds(id, value)).collect()
            });
            self.open(Dialog::Restore(RestorePreview { name, at, rows, versions }));
        });
    }

    /// The backup that is shown, if one is.
    pub(crate) fn with_restore<T>(self, look: impl FnOnce(&RestorePreview) -> T) -> Option<T> {
        self.dialog.with(|dialog| match dialog {
            Some(Dialog::Restore(preview)) => Some(look(preview)),
            _ => None,
        })
    }

    /// Chooses whether a row of the backup replaces what is here.
    pub(crate) fn choose_row(self, at: usize, is_taken: bool) {
        self.dialog.update(|dialog| {
            if let Some(Dialog::Restore(preview)) = dialog
                && let Some(row) = preview.rows.get_mut(at)
            {
                row.is_taken = is_taken;
            }
        });
    }

    /// Puts the chosen rows here.
    pub(crate) fn restore_backup(self) {
        let Some(Dialog::Restore(preview)) = self.dialog.try_update(Option::take).flatten() else { return };
        let put = self.with_autosave(|autosave| autosave.restore(&preview.rows));
        let Some((events, left)) = put else { return };
        self.measure_space();
        let versions = preview.versions.iter().flatten();
        let versions: Vec<_> = versions.filter_map(|(id, value)| Some((SheetId::new(id)?, value))).collect();
        let histories = versions.len();
        versions.into_iter().for_each(|(id, value)| self.add_versions(id, value.clone()));
        for event in &events {
            self.run(|session, now| follow(session, event, now));
            if let StoreEvent::Unreadable(record) = event {
                self.note_unreadable(record.clone());
            }
        }
        let taken = preview.rows.iter().filter(|row| row.is_taken);
        let sheets: Vec<Arc<Sheet>> = taken
            .filter_map(|row| match &row.item {
                BackupItem::Sheet(sheet) => Some(Arc::clone(sheet)),
                _ => None,
            })
            .collect();
        let told = words::restored(sheets.len(), histories, left);
        if sheets.is_empty() {
            return self.say(told);
        }
        self.show_arrivals(&sheets, told);
        // Each sheet is a step of its own: one press would take back the last only.
        self.withdraw_offers();
        focus::first("#main");
    }
}
