//! What an import left of a file, where that file shall be written over afterwards.

use std::sync::Arc;

use super::{ImportChoice, ImportPlan, ImportRow, Standing};
use crate::model::{Sheet, SheetId};

/// What becomes of the sheets of files, as a person has chosen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImportLeft {
    /// The sheets here that the files held, or hold then.
    pub places: Vec<SheetId>,
    /// New sheets that do not come in: they would be in no place but the file.
    pub new: usize,
    /// Versions that do not come in where another one is here, under the id that it has here.
    pub versions: Vec<Arc<Sheet>>,
}

impl ImportRow {
    /// Whether nothing of it is news: all that it says is here.
    pub fn is_no_news(&self) -> bool {
        match (&self.standing, &self.proposal) {
            (Standing::Same(_), _) => true,
            (Standing::Differs { .. }, Some(proposal)) => proposal.coming() == 0,
            _ => false,
        }
    }
}

impl ImportPlan {
    /// Whether everything that the files say is here already, and nothing is wrong with any.
    pub fn has_no_news(&self) -> bool {
        let is_whole = self.files.iter().all(|file| file.problems.is_empty());
        is_whole && self.rows.iter().all(ImportRow::is_no_news)
    }

    /// Whether a file, counted from 0, came to sheets of which nothing is news.
    pub fn is_file_no_news(&self, file: usize) -> bool {
        let mut rows = self.rows.iter().filter(|row| row.file == file);
        self.files.get(file).is_some_and(|file| file.problems.is_empty()) && rows.all(ImportRow::is_no_news)
    }

    /// Keeps both versions wherever nothing tells what they came from, until a person chooses otherwise: the file will not
    /// be there to be looked at again.
    pub fn keep_both(&mut self) {
        self.choose_for_differing(ImportChoice::Both);
    }

    /// What taking it in as it is chosen leaves of the files.
    pub fn left(&self) -> ImportLeft {
        let mut left = ImportLeft::default();
        for row in &self.rows {
            left.places.push(row.place().clone());
            if row.is_no_news() || row.choice != ImportChoice::Keep {
                continue;
            }
            match &row.standing {
                Standing::New => left.new += 1,
                _ => {
                    let version = Sheet { id: row.place().clone(), ..Sheet::clone(&row.sheet) };
                    left.versions.push(Arc::new(version));
                }
            }
        }
        left
    }
}
