//! The small inputs on which the app fell short, and further ones of each kind, as people bring them: bytes in, sheets and
//! sentences out.

mod around;
mod beside;
mod chat;
mod copied;
mod edges;
mod encodings;
mod given;
mod labels;
mod lines;
mod looks;
mod outside;
mod ranges;
mod seen;
mod tabs;
mod words;
mod workbooks;

use goalsheet::codec::decode::{FileData, decode};
use goalsheet::codec::file_error::FileError;
use goalsheet::codec::xlsx::import;
use goalsheet::codec::{self, Decoded, Note, Remark};
use goalsheet::messages::{files, problems};

/// What bytes come to, through the doors of the app: sheets, and what is told of them; or why there are none.
pub(crate) struct Brought {
    pub(crate) sheets: Vec<goalsheet::model::Sheet>,
    pub(crate) told: Vec<String>,
    /// What is told of texts that had lost their line breaks, which is right of any of these forms.
    pub(crate) laid_out: Vec<String>,
}

/// An encoding by its name, as a browser reads it.
fn in_words(label: &str, bytes: &[u8]) -> Option<String> {
    let encoding = encoding_rs::Encoding::for_label(label.as_bytes())?;
    Some(encoding.decode(bytes).0.into_owned())
}

/// Brings a file.
pub(crate) fn bring(bytes: &[u8]) -> Brought {
    let mut ids = crate::common::ids();
    let refused = |told: Vec<String>| Brought { sheets: Vec::new(), told, laid_out: Vec::new() };
    let (read, broken) = match decode(bytes.to_vec(), in_words) {
        Err(error) => return refused(vec![files::file_error(&error)]),
        Ok(FileData::Book(book)) => (import::decode(&book, &mut ids, &mut |_, _| {}), Vec::new()),
        Ok(FileData::Text(text, broken)) => (codec::read(&text, &mut ids), broken),
    };
    match read {
        Err(all) => refused(all.iter().map(problems::problem).collect()),
        Ok(Decoded { sheets, notes, .. }) => {
            let is_laid_out = |note: &&Note| matches!(note.remark, Remark::LaidOut { .. });
            let (laid_out, notes): (Vec<&Note>, Vec<&Note>) =
                broken.iter().chain(&notes).partition(is_laid_out);
            let sentences = |notes: Vec<&Note>| notes.into_iter().map(problems::note).collect();
            Brought { sheets, told: sentences(notes), laid_out: sentences(laid_out) }
        }
    }
}

/// Brings a text in UTF-8.
pub(crate) fn bring_text(text: &str) -> Brought {
    bring(text.as_bytes())
}

impl Brought {
    /// The only sheet.
    #[track_caller]
    pub(crate) fn sheet(&self) -> &goalsheet::model::Sheet {
        assert_eq!(self.sheets.len(), 1, "{:#?}", self.told);
        &self.sheets[0]
    }

    /// Whether a sentence with all these words was told.
    #[track_caller]
    pub(crate) fn tells(&self, words: &[&str]) {
        let is_told = self.told.iter().any(|one| words.iter().all(|word| one.contains(word)));
        assert!(is_told, "{words:?} is not told by {:#?}", self.told);
    }
}

#[test]
fn a_text_in_no_encoding_is_refused() {
    assert_eq!(
        bring(b"\x00\x01\xff").told,
        [files::file_error(&FileError::Foreign(codec::FileKind::Binary))]
    );
}
