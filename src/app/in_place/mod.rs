//! Files and folders at hand, where the browser lets a page keep them: saved to in place, and read again when asked.
//!
//! Nothing is written over that was not read before, nor is believed to be written before it was read again.

mod file;
mod folder;
pub(crate) mod kept;

use leptos::prelude::*;
use leptos::task::spawn_local;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use web_sys::FileSystemHandle;

use super::Shell;
use super::dialog::ImportPreview;
use super::paint::after_paint;
use crate::browser::handles_database::HandlesDatabase;
use crate::browser::in_place;
use crate::messages::in_place as words;
use crate::model::SheetId;
use crate::store::{KeptPlace, SheetsToWrite};
use kept::{BroughtFrom, FileAtHand, FolderAtHand};

/// As many files are kept at hand; the one that was used longest ago gives way.
const MOST: usize = 12;

/// What is kept at hand.
#[derive(Clone, Copy)]
pub(crate) struct InPlace {
    /// Whether the browser can do it at all, as far as is known.
    is_there: RwSignal<bool>,
    /// Those last used come first.
    files: RwSignal<Vec<FileAtHand>>,
    folders: RwSignal<Vec<FolderAtHand>>,
    database: StoredValue<Option<HandlesDatabase>, LocalStorage>,
    /// Whether one of them is being read or written.
    is_busy: StoredValue<bool>,
}

impl InPlace {
    pub(super) fn new() -> Self {
        Self {
            is_there: RwSignal::new(in_place::is_there()),
            files: RwSignal::new(Vec::new()),
            folders: RwSignal::new(Vec::new()),
            database: StoredValue::new_local(None),
            is_busy: StoredValue::new(false),
        }
    }
}

impl Shell {
    /// Looks what is kept at hand, once the first picture is seen.
    pub(super) fn open_places(self) {
        if self.in_place.is_there.get_untracked() {
            after_paint(move || spawn_local(self.load_places()));
        }
    }

    async fn load_places(self) {
        // Where nothing can be kept, a file can be saved to all the same, until the page goes.
        let Ok(database) = HandlesDatabase::open().await else { return };
        let found = database.all().await;
        self.in_place.database.set_value(Some(database));
        for (id, handle, known) in found.into_iter().flatten() {
            match serde_json::from_str(&known) {
                Ok(KeptPlace::File(kept)) => {
                    let handle = SendWrapper::new(handle.unchecked_into());
                    self.in_place.files.update(|files| files.push(FileAtHand { id, handle, kept }));
                }
                Ok(KeptPlace::Folder(kept)) => {
                    let handle = SendWrapper::new(handle.unchecked_into());
                    self.in_place.folders.update(|folders| folders.push(FolderAtHand { id, handle, kept }));
                }
                // A later version's: it stays as it is.
                Err(_) => {}
            }
        }
        self.in_place.files.update(|files| files.sort_by(|a, b| b.kept.at.as_str().cmp(a.kept.at.as_str())));
        self.in_place.folders.update(|folders| folders.sort_by(|a, b| a.kept.name.cmp(&b.kept.name)));
    }

    /// Whether files and folders can be used where they lie.
    pub(crate) fn has_places(self) -> bool {
        self.in_place.is_there.get()
    }

    /// The files that hold any of the sheets for which the screen stands, and what they would hold now.
    pub(crate) fn files_at_hand(self) -> Vec<(FileAtHand, SheetsToWrite)> {
        if self.in_place.files.with(Vec::is_empty) {
            return Vec::new();
        }
        self.files_of(&self.export_scope())
    }

    /// The files that hold any of these sheets, those last used first.
    pub(super) fn files_of(self, ids: &[SheetId]) -> Vec<(FileAtHand, SheetsToWrite)> {
        let document = self.heads();
        let files = self.in_place.files.get().into_iter().map(|file| {
            let write = file.kept.to_write(&document);
            (file, write)
        });
        files.filter(|(_, write)| write.ids.iter().any(|id| ids.contains(id))).collect()
    }

    /// The folders that can be read again.
    pub(crate) fn folders_at_hand(self) -> Vec<FolderAtHand> {
        self.in_place.folders.get()
    }

    /// Keeps a file or a folder no longer at hand; it itself stays where it is.
    pub(crate) fn forget_place(self, id: String) {
        self.in_place.files.update(|files| files.retain(|file| file.id != id));
        self.in_place.folders.update(|folders| folders.retain(|folder| folder.id != id));
        spawn_local(async move {
            let removed = match self.in_place.database.with_value(Clone::clone) {
                Some(database) => database.remove(&id).await,
                None => Ok(()),
            };
            // Said once it holds: the page may be left right after.
            match removed {
                Ok(()) => self.say(words::FORGOTTEN.to_owned()),
                Err(_) => self.trouble(words::NOT_FORGOTTEN.to_owned()),
            }
        });
    }

    /// Keeps a file at hand, as the one last used.
    async fn keep_file(self, file: FileAtHand) {
        let mut past = Vec::new();
        self.in_place.files.update(|files| {
            files.retain(|other| other.id != file.id);
            files.insert(0, file.clone());
            past = files.drain(files.len().min(MOST)..).map(|file| file.id).collect();
        });
        let known = KeptPlace::File(file.kept);
        self.keep_place(&file.id, file.handle.unchecked_ref(), &known).await;
        let Some(database) = self.in_place.database.with_value(Clone::clone) else { return };
        for id in past {
            drop(database.remove(&id).await);
        }
    }

    /// Keeps a folder at hand.
    async fn keep_folder(self, folder: FolderAtHand) {
        self.in_place.folders.update(|folders| {
            match folders.iter_mut().find(|other| other.id == folder.id) {
                Some(other) => *other = folder.clone(),
                None => folders.push(folder.clone()),
            }
        });
        let known = KeptPlace::Folder(folder.kept);
        self.keep_place(&folder.id, folder.handle.unchecked_ref(), &known).await;
    }

    /// What cannot be kept is at hand until the page goes: a convenience.
    async fn keep_place(self, id: &str, handle: &FileSystemHandle, known: &KeptPlace) {
        let database = self.in_place.database.with_value(Clone::clone);
        if let (Some(database), Ok(known)) = (database, serde_json::to_string(known)) {
            drop(database.put(id, handle, &known).await);
        }
    }

    /// The browser shows no picker: nothing of this is offered any more.
    fn refuse_places(self) {
        self.in_place.is_there.set(false);
    }

    /// Takes the turn to read or write; false where another one has it.
    fn begin_place(self) -> bool {
        let is_free = !self.in_place.is_busy.get_value();
        self.in_place.is_busy.set_value(true);
        is_free
    }

    fn end_place(self) {
        self.in_place.is_busy.set_value(false);
        self.notices.busy.set(None);
    }

    /// Looks what a preview goes on with; whether that is done without anybody looking at it.
    pub(super) fn settle_place(self, preview: &mut ImportPreview) -> bool {
        let is_clear = preview.left.refused.is_empty() && preview.plan.has_no_news();
        match &preview.brought.from {
            BroughtFrom::File(opened) => {
                let is_back =
                    !opened.is_saving && !untrack(|| self.awaited(&preview.plan.returned())).is_empty();
                if is_clear && !is_back {
                    self.go_on_with(preview, None);
                    return true;
                }
                if opened.is_saving {
                    preview.plan.keep_both();
                }
            }
            BroughtFrom::Folder(read) => self.note_folder(read, preview, true),
            BroughtFrom::Anywhere | BroughtFrom::OnlyRead => {}
        }
        false
    }

    /// Goes on after a preview was taken in: these sheets came by it; none where nobody needed to look at it.
    pub(super) fn go_on_with(self, preview: &ImportPreview, came: Option<Vec<SheetId>>) {
        match &preview.brought.from {
            BroughtFrom::File(opened) => {
                let going_on = self.go_on_with_file((**opened).clone(), preview.plan.left(), came);
                spawn_local(going_on);
            }
            BroughtFrom::Folder(read) => self.note_folder(read, preview, false),
            BroughtFrom::Anywhere | BroughtFrom::OnlyRead => {}
        }
    }
}
