//! What is kept at hand, and what a preview goes on with once it is taken in.

use send_wrapper::SendWrapper;
use web_sys::{FileSystemDirectoryHandle, FileSystemFileHandle};

use crate::store::{FolderNews, KeptFile, KeptFolder};

/// A file at hand.
#[derive(Clone, Debug)]
pub(crate) struct FileAtHand {
    /// Its name among those that are kept.
    pub(crate) id: String,
    pub(super) handle: SendWrapper<FileSystemFileHandle>,
    pub(crate) kept: KeptFile,
}

/// A folder at hand.
#[derive(Clone, Debug)]
pub(crate) struct FolderAtHand {
    /// Its name among those that are kept.
    pub(crate) id: String,
    pub(super) handle: SendWrapper<FileSystemDirectoryHandle>,
    pub(crate) kept: KeptFolder,
}

/// From where something was brought that is more than read.
#[derive(Clone, Debug, Default)]
pub(crate) enum BroughtFrom {
    /// From anywhere: it is read, and that is all.
    #[default]
    Anywhere,
    /// From a file that was opened to be saved to, and that holds no sheets as we write them.
    OnlyRead,
    /// From a file that is saved to in place.
    File(Box<OpenedFile>),
    /// From a folder that is read again when asked.
    Folder(Box<ReadFolder>),
}

/// A file that was read to be saved to.
#[derive(Clone, Debug)]
pub(crate) struct OpenedFile {
    pub(crate) file: FileAtHand,
    /// The fingerprint of what was read.
    pub(super) mark: String,
    /// Whether it is to be written over as soon as what was read is here.
    pub(crate) is_saving: bool,
}

/// A folder that was read.
#[derive(Clone, Debug)]
pub(crate) struct ReadFolder {
    pub(crate) folder: FolderAtHand,
    /// The files that are shown, by path, and their fingerprints.
    pub(super) marks: Vec<(String, String)>,
    /// What is new in it, and what is not.
    pub(crate) news: FolderNews,
}

impl BroughtFrom {
    /// The file that is to be written over then.
    pub(crate) fn saving(&self) -> Option<&OpenedFile> {
        match self {
            Self::File(opened) => Some(&**opened).filter(|opened| opened.is_saving),
            _ => None,
        }
    }
}
