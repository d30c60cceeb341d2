//! What a person brought at once: files, and those in folders and zips, one after the other.

use leptos::prelude::*;
use web_sys::{File, FileSystemEntry};

use super::Shell;
use crate::browser::files::{self, NamedFile};
use crate::browser::folders;
use crate::codec::archive::{self, UnpackedFile};
use crate::codec::decode::FileData;
use crate::codec::file_error::FileError;
use crate::messages::{engines as engine_words, files as words};
use crate::protocol::{Failure, UnpackArchive};

/// A file that is to be read.
pub(super) struct FileToRead {
    /// Its path, or its name where it came alone.
    pub(super) name: String,
    source: FileSource,
}

enum FileSource {
    Picked(File),
    Unpacked(Vec<u8>),
}

/// All files of what was brought.
#[derive(Default)]
pub(super) struct Gathered {
    pub(super) files: Vec<FileToRead>,
    /// What cannot be opened, and why.
    pub(super) refused: Vec<(String, String)>,
    /// What machines left among them.
    pub(super) aside: Vec<String>,
}

impl FileToRead {
    /// What it holds.
    pub(super) async fn read(&mut self) -> Result<FileData, FileError> {
        match &mut self.source {
            FileSource::Picked(file) => files::read(file).await,
            FileSource::Unpacked(bytes) => files::take(std::mem::take(bytes)),
        }
    }
}

impl Gathered {
    fn refuse(&mut self, name: String, why: impl Into<String>) {
        self.refused.push((name, why.into()));
    }

    fn refuse_zip(&mut self, name: &str, why: impl Into<String>) -> bool {
        self.refuse(name.to_owned(), why);
        false
    }

    /// Takes the files of a zip; whether it is one of files, and not a workbook that is called so.
    fn unpack(&mut self, zip: &str, unpacked: Vec<UnpackedFile>) -> bool {
        let is_workbook = |file: &UnpackedFile| file.name.as_slice() == b"[Content_Types].xml";
        if unpacked.iter().any(is_workbook) {
            return false;
        }
        if unpacked.is_empty() {
            self.refuse(zip.to_owned(), words::EMPTY_ZIP);
        }
        for file in unpacked {
            let name = format!("{zip}/{}", files::zip_path(&file.name));
            match file.content {
                _ if archive::is_aside(&name) => self.aside.push(name),
                Err(fault) => self.refuse(name, words::zip_fault(fault)),
                Ok(_) if archive::is_zip(&name) => self.refuse(name, words::ZIP_IN_ZIP),
                Ok(bytes) => {
                    self.files.push(FileToRead { name, source: FileSource::Unpacked(bytes.into_vec()) });
                }
            }
        }
        true
    }
}

impl Shell {
    /// Opens the browser's file picker.
    pub(crate) fn pick_files(self) {
        files::press_input(false);
    }

    /// Opens the browser's picker of folders.
    pub(crate) fn pick_folder(self) {
        files::press_input(true);
    }

    /// All files of those that were picked; an error where a person stopped it.
    pub(super) async fn gather(self, picked: Vec<NamedFile>) -> Result<Gathered, Failure> {
        let mut gathered = Gathered::default();
        for (name, file) in picked {
            if archive::is_aside(&name) {
                gathered.aside.push(name);
                continue;
            }
            if archive::is_zip(&name) {
                self.notices.busy.set(Some(words::unpacking(&name)));
                let bytes = match files::read_bytes(&file).await {
                    Ok(bytes) => bytes,
                    Err(error) => {
                        gathered.refuse(name, words::file_error(&error));
                        continue;
                    }
                };
                let told = name.clone();
                let told = move |_, _| words::unpacking(&told);
                let is_workbook = match self.work(UnpackArchive { zip: bytes.into() }, told).await {
                    Ok(Ok(unpacked)) => !gathered.unpack(&name, unpacked),
                    Err(Failure::Stopped) => return Err(Failure::Stopped),
                    Ok(Err(fault)) => gathered.refuse_zip(&name, words::zip_fault(fault)),
                    Err(failure) => gathered.refuse_zip(&name, engine_words::import_failed(&failure)),
                };
                if !is_workbook {
                    continue;
                }
            }
            gathered.files.push(FileToRead { name, source: FileSource::Picked(file) });
        }
        Ok(gathered)
    }

    /// The files of folders, and those folders that cannot be read.
    pub(super) async fn open_folders(
        self,
        folders: Vec<FileSystemEntry>,
    ) -> (Vec<NamedFile>, Vec<(String, String)>) {
        let (mut files, mut refused) = (Vec::new(), Vec::new());
        for folder in folders {
            self.notices.busy.set(Some(words::opening_folder(&folder.name())));
            let why = match folders::files(&folder).await {
                Some((_, true)) => words::too_many(folders::MOST_FILES),
                Some((found, false)) if !found.is_empty() => {
                    files.extend(found);
                    continue;
                }
                Some(_) => words::EMPTY_FOLDER.to_owned(),
                None => words::UNREAD_FOLDER.to_owned(),
            };
            refused.push((folder.name(), why));
        }
        self.notices.busy.set(None);
        (files, refused)
    }
}
