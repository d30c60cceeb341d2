//! A file that is saved to in place: chosen or opened once, then written over by one press.

use leptos::prelude::*;
use leptos::task::spawn_local;
use send_wrapper::SendWrapper;
use web_sys::FileSystemFileHandle;

use super::kept::{BroughtFrom, FileAtHand, OpenedFile};
use crate::app::Shell;
use crate::app::autosave::Autosave;
use crate::app::export::{FileUse, in_paper_order};
use crate::browser::files;
use crate::browser::ids;
use crate::browser::in_place::{self, Picked};
use crate::codec;
use crate::codec::decode::FileData;
use crate::codec::file_error::FileError;
use crate::import::ImportLeft;
use crate::messages::{files as files_words, in_place as words};
use crate::model::SheetId;
use crate::store::{Fingerprint, KeptFile};
use crate::versions::Occasion;

/// What became of saving.
enum PlaceSaved {
    /// It is written, and was read again.
    Written(String),
    /// It holds something else than when it was last read: that is looked at first.
    Changed(OpenedFile, web_sys::File),
    /// Why it was not written.
    NotWritten(String),
}

impl Shell {
    /// Saves what the screen stands for to a file that a person chooses, and that is saved to by one press from then on.
    pub(crate) fn save_to_place(self) {
        let ids = untrack(|| self.export_scope());
        let document = self.document().get_untracked();
        let sheets = in_paper_order(&document, &ids);
        if sheets.is_empty() {
            return self.trouble(files_words::NOTHING_TO_EXPORT.to_owned());
        }
        let stem = codec::file_stem(sheets.iter().map(|sheet| &**sheet));
        let name = format!("{stem}{}", files_words::JSON_ENDING);
        spawn_local(async move {
            match in_place::pick_to_save(&name, words::KIND).await {
                Picked::Chosen(handle) => {
                    let file = self.file_at_hand(handle, ids).await;
                    self.save_at(file, 0).await;
                }
                Picked::Left => {}
                Picked::Refused => {
                    self.refuse_places();
                    self.export(files_words::JSON_ENDING);
                }
            }
        });
    }

    /// Saves to a file at hand what it holds, and says that so many more were asked for.
    pub(crate) fn save_again(self, id: &str, outside: usize) {
        let file =
            self.in_place.files.with_untracked(|files| files.iter().find(|file| file.id == id).cloned());
        let Some(file) = file else { return };
        spawn_local(async move {
            match in_place::is_allowed(&file.handle, true).await {
                true => self.save_at(file, outside).await,
                false => self.trouble(words::not_allowed(&file.kept.name)),
            }
        });
    }

    /// Opens a file that is saved to by one press from then on.
    pub(crate) fn open_in_place(self) {
        spawn_local(async move {
            match in_place::pick_file(words::KIND).await {
                Picked::Chosen(handle) => {
                    if let Err(why) = self.open_handle(handle).await {
                        self.trouble(why);
                    }
                }
                Picked::Left => {}
                Picked::Refused => {
                    self.refuse_places();
                    files::press_input(false);
                }
            }
        });
    }

    async fn open_handle(self, handle: FileSystemFileHandle) -> Result<(), String> {
        let told = |name: String| words::not_read(&handle.name(), &name);
        let file = in_place::file(&handle).await.map_err(told)?;
        let bytes = files::read_bytes(&file).await.map_err(|error| files_words::file_error(&error))?;
        let mark = Fingerprint::of_bytes(&bytes).text();
        let is_ours =
            |text: &str| codec::is_json(text) && codec::json::decode(text, &mut ids::new_id).is_ok();
        let from = match files::take(bytes) {
            Ok(FileData::Text(text, _)) if is_ours(&text) => {
                let file = self.file_at_hand(handle, Vec::new()).await;
                BroughtFrom::File(Box::new(OpenedFile { file, mark, is_saving: false }))
            }
            _ => BroughtFrom::OnlyRead,
        };
        self.take_from(vec![(file.name(), file)], Vec::new(), from);
        Ok(())
    }

    /// The file as it is at hand already, else as a new one; it shall hold these sheets, whatever it held.
    async fn file_at_hand(self, handle: FileSystemFileHandle, sheets: Vec<SheetId>) -> FileAtHand {
        let mut id = ids::new_id();
        for known in self.in_place.files.get_untracked() {
            if in_place::is_same(&known.handle, &handle).await {
                id = known.id;
            }
        }
        let kept = KeptFile::new(handle.name(), &self.document().get_untracked(), sheets, self.now());
        FileAtHand { id, handle: SendWrapper::new(handle), kept }
    }

    async fn save_at(self, file: FileAtHand, outside: usize) {
        if !self.begin_place() {
            return;
        }
        self.notices.busy.set(Some(words::saving(&file.kept.name)));
        let saved = self.save_over(file).await;
        self.end_place();
        match saved {
            PlaceSaved::Written(told) => self.say(told + &words::outside(outside)),
            PlaceSaved::NotWritten(why) => self.trouble(why),
            PlaceSaved::Changed(opened, file) => {
                self.take_from(vec![(file.name(), file)], Vec::new(), BroughtFrom::File(Box::new(opened)));
            }
        }
    }

    async fn save_over(self, mut at_hand: FileAtHand) -> PlaceSaved {
        let name = at_hand.kept.name.clone();
        let not_written = |why: &str| PlaceSaved::NotWritten(words::not_written(&name, why));
        let file = match in_place::file(&at_hand.handle).await {
            Ok(file) => file,
            Err(why) => return not_written(&why),
        };
        let found = match files::read_bytes(&file).await {
            Ok(found) => found,
            Err(FileError::Failed(why)) => return not_written(&why),
            Err(error) => {
                return PlaceSaved::NotWritten(words::not_ours(&name, &files_words::file_error(&error)));
            }
        };
        let mark = Fingerprint::of_bytes(&found).text();
        if !found.is_empty() && at_hand.kept.mark.as_ref() != Some(&mark) {
            return PlaceSaved::Changed(OpenedFile { file: at_hand, mark, is_saving: true }, file);
        }
        self.with_autosave(Autosave::flush);
        let document = self.document().get_untracked();
        let write = at_hand.kept.to_write(&document);
        let sheets = in_paper_order(&document, &write.ids);
        if sheets.is_empty() {
            return PlaceSaved::NotWritten(files_words::NOTHING_TO_EXPORT.to_owned());
        }
        let sent = self.as_sent(&sheets);
        let text = codec::json::encode(sent.iter().map(|sheet| &**sheet), &document.extra, &self.now());
        if let Err(why) = in_place::write(&at_hand.handle, text.as_bytes()).await {
            return not_written(&why);
        }
        match self.read_back(&at_hand.handle).await {
            Some(back) if back == text.as_bytes() => {}
            _ => return PlaceSaved::NotWritten(words::differs(&name)),
        }
        self.mark_filed(&self.unchanged(&sheets));
        self.note_file(FileUse::Sent, &sheets, &name);
        at_hand.kept.hold(&document, write.ids.clone());
        (at_hand.kept.mark, at_hand.kept.at) = (Some(Fingerprint::of(&text).text()), self.now());
        self.keep_file(at_hand).await;
        PlaceSaved::Written(words::saved(&name, sheets.len(), &write))
    }

    async fn read_back(self, handle: &FileSystemFileHandle) -> Option<Vec<u8>> {
        let file = in_place::file(handle).await.ok()?;
        files::read_bytes(&file).await.ok()
    }

    /// What was read of the file is here, as far as a person wants it: it is kept at hand, or written over now.
    pub(super) async fn go_on_with_file(
        self,
        opened: OpenedFile,
        left: ImportLeft,
        came: Option<Vec<SheetId>>,
    ) {
        let OpenedFile { mut file, mark, is_saving } = opened;
        let document = self.document().get_untracked();
        let is_told = came.is_some();
        let mut ids: Vec<SheetId> = left.places.into_iter().chain(came.into_iter().flatten()).collect();
        ids.retain(|id| document.sheet(id).is_some());
        if !is_saving {
            ids.sort();
            ids.dedup();
            let (name, count) = (file.kept.name.clone(), ids.len());
            file.kept.hold(&document, ids);
            file.kept.mark = (left.new == 0 && left.versions.is_empty()).then_some(mark);
            self.keep_file(file).await;
            if !is_told {
                self.say(words::opened(&name, count));
            }
            return;
        }
        if left.new > 0 {
            return self.trouble(words::left_in_file(&file.kept.name, left.new));
        }
        self.keep_sent(&left.versions, &Occasion::Imported, &file.kept.name);
        // What was in it, and is in the bin here, is told of when it is written.
        file.kept.sheets.extend(ids);
        file.kept.sheets.sort();
        file.kept.sheets.dedup();
        file.kept.mark = Some(mark);
        self.save_at(file, 0).await;
    }
}
