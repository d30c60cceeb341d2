//! Files and folders that a person keeps at hand: what is known of them since they were last read or written.
//!
//! Contents decide, by their fingerprints, and never the times of files.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::model::{Document, FiscalYear, Moment, Sheet, SheetId};

/// A file or a folder that is kept at hand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum KeptPlace {
    /// A file that is saved to in place.
    File(KeptFile),
    /// A folder that is read again when asked.
    Folder(KeptFolder),
}

/// A file that is saved to in place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeptFile {
    /// Its name.
    pub name: String,
    /// The sheets that it holds.
    pub sheets: Vec<SheetId>,
    /// The groups of which it held every sheet: later ones belong into it too.
    pub groups: Vec<(u16, String)>,
    /// The fingerprint of what it held when all of that was here too; none where something never came in.
    pub mark: Option<String>,
    /// When it was last read or written.
    pub at: Moment,
}

/// What a file would hold now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetsToWrite {
    /// The sheets.
    pub ids: Vec<SheetId>,
    /// How many of them it does not hold yet.
    pub added: usize,
    /// How many that it holds are no longer here.
    pub removed: usize,
}

impl KeptFile {
    /// A file of which nothing is known but its name and what shall be in it.
    pub fn new(name: String, document: &Document, sheets: Vec<SheetId>, at: Moment) -> Self {
        let mut file = Self { name, sheets: Vec::new(), groups: Vec::new(), mark: None, at };
        file.hold(document, sheets);
        file
    }

    /// Notes what it holds.
    pub fn hold(&mut self, document: &Document, sheets: Vec<SheetId>) {
        let held: BTreeSet<&SheetId> = sheets.iter().collect();
        let groups: BTreeSet<(u16, &str)> =
            sheets.iter().filter_map(|id| document.sheet(id)).map(|sheet| group(sheet)).collect();
        let is_whole = |of: &(u16, &str)| {
            let mut others = document.sheets.iter().filter(|sheet| group(sheet) == *of);
            others.all(|sheet| held.contains(&sheet.id))
        };
        let groups = groups.into_iter().filter(is_whole);
        self.groups = groups.map(|(year, name)| (year, name.to_owned())).collect();
        self.sheets = sheets;
    }

    /// What it would hold if it were written now.
    pub fn to_write(&self, document: &Document) -> SheetsToWrite {
        let mut write = SheetsToWrite::default();
        let held: BTreeSet<&SheetId> = self.sheets.iter().collect();
        for sheet in document.sheets.iter() {
            let is_held = held.contains(&sheet.id);
            let (year, name) = group(sheet);
            if is_held || self.groups.iter().any(|(of, group)| *of == year && group == name) {
                write.added += usize::from(!is_held);
                write.ids.push(sheet.id.clone());
            }
        }
        write.removed = held.len() + write.added - write.ids.len();
        write
    }
}

fn group(sheet: &Sheet) -> (u16, &str) {
    (FiscalYear::western(sheet.fiscal_year), &sheet.group)
}

/// A folder that is read again when asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeptFolder {
    /// Its name.
    pub name: String,
    /// When it was last read.
    pub at: Moment,
    /// Its files by path, as they were then.
    pub files: BTreeMap<String, FileMark>,
}

/// What is known of a file of a folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileMark {
    /// The fingerprint of its content.
    pub mark: String,
    /// Whether it could be read as sheets.
    pub is_read: bool,
}

/// What is new in a folder since it was last read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FolderNews {
    /// The paths of files that are new or have changed.
    pub new: Vec<String>,
    /// Of those that are there no more.
    pub gone: Vec<String>,
    /// Of those that could not be read as sheets, and have not changed.
    pub unread: Vec<String>,
}

impl KeptFolder {
    /// What is new among the files that were found, each with the fingerprint of its content. Of files and folders `out_of_reach`
    /// nobody knows what they hold now. What is gone is told once; what only has another name is no news.
    pub fn compare(&mut self, found: &[(String, String)], out_of_reach: &[String]) -> FolderNews {
        let mut news = FolderNews::default();
        let there: BTreeSet<&String> = found.iter().map(|(path, _)| path).collect();
        let is_within = |path: &str, folder: &String| {
            path.strip_prefix(folder.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let is_hidden = |path: &str| out_of_reach.iter().any(|folder| is_within(path, folder));
        let is_gone = |path: &&String| !there.contains(path) && !is_hidden(path);
        let gone: Vec<String> = self.files.keys().filter(is_gone).cloned().collect();
        let mut gone: BTreeMap<String, FileMark> =
            gone.into_iter().filter_map(|path| self.files.remove_entry(&path)).collect();
        for (path, mark) in found {
            match self.files.get(path) {
                Some(known) if known.mark != *mark => news.new.push(path.clone()),
                Some(known) if !known.is_read => news.unread.push(path.clone()),
                Some(_) => {}
                None => {
                    let moved = gone.iter().find(|(_, known)| known.is_read && known.mark == *mark);
                    match moved.map(|(from, _)| from.clone()).and_then(|from| gone.remove(&from)) {
                        Some(known) => drop(self.files.insert(path.clone(), known)),
                        None => news.new.push(path.clone()),
                    }
                }
            }
        }
        news.gone = gone.into_keys().collect();
        news
    }

    /// Notes what became of a file.
    pub fn note(&mut self, path: &str, mark: &str, is_read: bool) {
        self.files.insert(path.to_owned(), FileMark { mark: mark.to_owned(), is_read });
    }
}
