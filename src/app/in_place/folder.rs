//! A folder that is read again when asked, on a network share perhaps: only what is new or has changed is shown.

use leptos::prelude::*;
use leptos::task::spawn_local;
use send_wrapper::SendWrapper;

use super::kept::{BroughtFrom, FolderAtHand, ReadFolder};
use crate::app::Shell;
use crate::app::dialog::ImportPreview;
use crate::browser::in_place::{self, Picked};
use crate::browser::{files, folders, ids};
use crate::messages::{files as files_words, in_place as words};
use crate::store::{Fingerprint, KeptFolder};

impl Shell {
    /// Has a person choose a folder, reads it, and keeps it at hand.
    pub(crate) fn add_folder(self) {
        spawn_local(async move {
            match in_place::pick_folder().await {
                Picked::Chosen(handle) => {
                    for known in self.in_place.folders.get_untracked() {
                        if in_place::is_same(&known.handle, &handle).await {
                            return self.read_at(known).await;
                        }
                    }
                    let kept = KeptFolder { name: handle.name(), at: self.now(), files: Default::default() };
                    let handle = SendWrapper::new(handle);
                    self.read_at(FolderAtHand { id: ids::new_id(), handle, kept }).await;
                }
                Picked::Left => {}
                Picked::Refused => {
                    self.refuse_places();
                    files::press_input(true);
                }
            }
        });
    }

    /// Reads a folder at hand once more.
    pub(crate) fn read_folder(self, id: &str) {
        let folders = self.in_place.folders;
        let folder = folders.with_untracked(|folders| folders.iter().find(|folder| folder.id == id).cloned());
        let Some(folder) = folder else { return };
        spawn_local(async move {
            match in_place::is_allowed(&folder.handle, false).await {
                true => self.read_at(folder).await,
                false => self.trouble(words::folder_not_allowed(&folder.kept.name)),
            }
        });
    }

    async fn read_at(self, folder: FolderAtHand) {
        if !self.begin_place() {
            return;
        }
        let read = self.look_into(folder).await;
        self.end_place();
        match read {
            Ok(Some((files, refused, read))) => {
                self.take_from(files, refused, BroughtFrom::Folder(Box::new(read)));
            }
            Ok(None) => {}
            Err(why) => self.trouble(why),
        }
    }

    /// What is new in a folder; none where nothing is, which is told.
    async fn look_into(
        self,
        mut folder: FolderAtHand,
    ) -> Result<Option<(Vec<files::NamedFile>, Vec<(String, String)>, ReadFolder)>, String> {
        let name = folder.kept.name.clone();
        self.notices.busy.set(Some(files_words::opening_folder(&name)));
        let found = in_place::files(&folder.handle).await;
        let found = found.map_err(|why| words::folder_not_read(&name, &why))?;
        if found.is_too_many {
            return Err(files_words::too_many(folders::MOST_FILES));
        }
        let (mut here, mut marks) = (Vec::new(), Vec::new());
        let mut refused: Vec<(String, String)> =
            found.refused.iter().map(|(path, why)| (path.clone(), words::file_not_read(why))).collect();
        let count = found.files.len();
        for (at, (path, file)) in found.files.into_iter().enumerate() {
            self.notices.busy.set(Some(files_words::reading(at + 1, count, &path)));
            match files::read_bytes(&file).await {
                Ok(bytes) => {
                    marks.push((path.clone(), Fingerprint::of_bytes(&bytes).text()));
                    here.push((path, file));
                }
                Err(error) => refused.push((path, files_words::file_error(&error))),
            }
        }
        let out_of_reach: Vec<String> = refused.iter().map(|(path, _)| path.clone()).collect();
        let news = folder.kept.compare(&marks, &out_of_reach);
        folder.kept.at = self.now();
        self.keep_folder(folder.clone()).await;
        if news.new.is_empty() && refused.is_empty() {
            let told = words::nothing_new(&name, marks.len(), &news);
            match news.gone.is_empty() {
                true => self.say(told),
                // It is told once: it stays until it is closed.
                false => self.trouble(told),
            }
            return Ok(None);
        }
        here.retain(|(path, _)| news.new.contains(path));
        marks.retain(|(path, _)| news.new.contains(path));
        Ok(Some((here, refused, ReadFolder { folder, marks, news })))
    }

    /// Notes the files that are shown as known: before anything is taken in those of which nothing could be.
    pub(super) fn note_folder(self, read: &ReadFolder, preview: &ImportPreview, is_before: bool) {
        let id = read.folder.id.clone();
        let folders = self.in_place.folders;
        let known = folders.with_untracked(|folders| folders.iter().find(|folder| folder.id == id).cloned());
        let Some(mut folder) = known else { return };
        for (path, mark) in &read.marks {
            let (is_news, is_read) = outcome(preview, path);
            if !(is_before && is_news) {
                folder.kept.note(path, mark, is_read);
            }
        }
        spawn_local(self.keep_folder(folder));
    }
}

/// Whether a file of the folder brought something that is not here, and whether all of it could be read.
fn outcome(preview: &ImportPreview, path: &str) -> (bool, bool) {
    let inside = format!("{path}/");
    let is_of = |name: &str| name == path || name.starts_with(&inside);
    let mut is_read = !preview.left.refused.iter().any(|(name, _)| is_of(name));
    let mut is_news = false;
    for (at, file) in preview.plan.files.iter().enumerate().filter(|(_, file)| is_of(&file.name)) {
        is_read &= file.problems.is_empty();
        is_news |= file.problems.is_empty() && !preview.plan.is_file_no_news(at);
    }
    (is_news, is_read)
}
