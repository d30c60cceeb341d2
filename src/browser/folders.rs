//! Folders that were dropped, opened by the browser's own entries.

use js_sys::{Array, Function, Promise};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FileSystemDirectoryEntry, FileSystemEntry, FileSystemFileEntry};

use super::files::NamedFile;

/// So many files of a folder are looked at: who drops a whole disk has mistaken it.
pub const MOST_FILES: usize = 3000;

/// The files of a folder and of the folders in it, by path; and whether there are more than are looked at. None where the
/// browser cannot read it.
pub async fn files(folder: &FileSystemEntry) -> Option<(Vec<NamedFile>, bool)> {
    let mut folders = vec![folder.clone()];
    let mut files: Vec<NamedFile> = Vec::new();
    while let Some(folder) = folders.pop() {
        let reader = folder.unchecked_into::<FileSystemDirectoryEntry>().create_reader();
        // A reader gives some at a time, and none when there are no more.
        loop {
            let some = called(|done, failed| {
                drop(reader.read_entries_with_callback_and_callback(done, failed));
            });
            let some: Array = some.await?.unchecked_into();
            if some.length() == 0 {
                break;
            }
            for entry in some.iter().map(JsCast::unchecked_into::<FileSystemEntry>) {
                if entry.is_directory() {
                    folders.push(entry);
                    continue;
                }
                if files.len() == MOST_FILES {
                    return Some((files, true));
                }
                let path = entry.full_path().trim_start_matches('/').to_owned();
                let entry: FileSystemFileEntry = entry.unchecked_into();
                let file = called(|done, failed| entry.file_with_callback_and_callback(done, failed));
                files.push((path, file.await?.unchecked_into::<File>()));
            }
        }
    }
    files.sort_by(|(a, _), (b, _)| a.cmp(b));
    Some((files, false))
}

/// What a function answers by its callbacks.
async fn called(call: impl Fn(&Function, &Function)) -> Option<wasm_bindgen::JsValue> {
    JsFuture::from(Promise::new(&mut |done, failed| call(&done, &failed))).await.ok()
}
