//! What files brought, laid beside what is here, before anything changes.
//!
//! A person sees each sheet and how it stands, chooses, and only then does one edit take all of it in.

mod compare;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::codec::{Decoded, Note, Problem};
use crate::model::{Document, Edit, Extra, Incoming, Sheet, SheetId};

pub use compare::Difference;

/// An import that has not happened yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Intake {
    /// What each file came to.
    pub files: Vec<FileReport>,
    rows: Vec<Row>,
    here: BTreeSet<SheetId>,
    extra: Extra,
}

/// What one file came to.
#[derive(Clone, Debug, PartialEq)]
pub struct FileReport {
    /// Its name.
    pub name: String,
    /// How many sheets it brings; none where it has problems.
    pub sheets: usize,
    /// What a person should know.
    pub notes: Vec<Note>,
    /// Why nothing of it can be taken in.
    pub problems: Vec<Problem>,
}

/// One sheet that a file brought.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Which of the files, counted from 0.
    pub file: usize,
    /// The sheet as the file has it.
    pub sheet: Arc<Sheet>,
    /// How it stands to what is here.
    pub standing: Standing,
    /// What is to be done with it.
    pub choice: Choice,
    has_own_id: bool,
}

/// How an incoming sheet stands to the sheets here and to those that earlier files of the same import brought.
#[derive(Clone, Debug, PartialEq)]
pub enum Standing {
    /// There is none like it.
    New,
    /// The same sheet with the same content is here.
    Same(SheetId),
    /// The same sheet is here with other content.
    Differs {
        /// The sheet that is here.
        here: SheetId,
        /// Where they differ, in the order of the paper.
        differences: Vec<Difference>,
    },
}

/// What is to be done with an incoming sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// It is left out; what is here stays.
    Keep,
    /// It is taken in as new.
    Add,
    /// It takes the place of the one that is here.
    Replace,
    /// It is taken in beside the one that is here, under a new id.
    Both,
}

/// What taking it all in comes to.
#[derive(Clone, Debug)]
pub struct Taken {
    /// The one edit, so that one undo takes it back.
    pub edit: Edit,
    /// The sheets as they will be.
    pub sheets: Vec<Arc<Sheet>>,
    /// Those that will be just as a file has them.
    pub filed: Vec<SheetId>,
}

impl Standing {
    /// What a person may choose, the safe choice first: nothing that is here is lost by not choosing.
    pub fn choices(&self) -> &'static [Choice] {
        match self {
            Self::New => &[Choice::Add, Choice::Keep],
            Self::Same(_) => &[Choice::Keep],
            Self::Differs { .. } => &[Choice::Keep, Choice::Replace, Choice::Both],
        }
    }
}

impl Intake {
    /// Lays what files brought beside the document. A file with problems brings nothing.
    pub fn new(document: &Document, files: Vec<(String, Result<Decoded, Vec<Problem>>)>) -> Self {
        let here = document.sheets.iter().map(|sheet| sheet.id.clone()).collect();
        let mut intake = Self { files: Vec::new(), rows: Vec::new(), here, extra: Extra::new() };
        let mut known: BTreeMap<SheetId, Arc<Sheet>> =
            document.sheets.iter().map(|sheet| (sheet.id.clone(), sheet.clone())).collect();
        for (at, (name, outcome)) in files.into_iter().enumerate() {
            let mut report = FileReport { name, sheets: 0, notes: Vec::new(), problems: Vec::new() };
            match outcome {
                Ok(decoded) => {
                    report.sheets = decoded.sheets.len();
                    report.notes = decoded.notes;
                    intake.extra.extend(decoded.extra);
                    for sheet in decoded.sheets {
                        let has_own_id = !decoded.fresh.contains(&sheet.id);
                        let row = lay_beside(&known, at, sheet, has_own_id);
                        if row.standing == Standing::New {
                            known.insert(row.sheet.id.clone(), row.sheet.clone());
                        }
                        intake.rows.push(row);
                    }
                }
                Err(problems) => report.problems = problems,
            }
            intake.files.push(report);
        }
        intake
    }

    /// The sheets, file by file.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Chooses for one sheet; a choice that its standing does not offer is not taken.
    pub fn choose(&mut self, row: usize, choice: Choice) {
        if let Some(row) = self.rows.get_mut(row)
            && row.standing.choices().contains(&choice)
        {
            row.choice = choice;
        }
    }

    /// Chooses for all sheets that are here with other content.
    pub fn choose_for_differing(&mut self, choice: Choice) {
        for at in 0..self.rows.len() {
            if matches!(self.rows[at].standing, Standing::Differs { .. }) {
                self.choose(at, choice);
            }
        }
    }

    /// How many sheets would be taken in.
    pub fn count(&self) -> usize {
        self.rows.iter().filter(|row| row.choice != Choice::Keep).count()
    }

    /// The edit that takes it all in, or none where nothing is to be taken in.
    ///
    /// A new sheet whose id is `locked` (something unreadable is stored under it) gets a new one.
    pub fn into_edit(
        self,
        new_id: &mut dyn FnMut() -> SheetId,
        locked: &dyn Fn(&SheetId) -> bool,
    ) -> Option<Taken> {
        let mut taken: BTreeMap<SheetId, (Arc<Sheet>, bool)> = BTreeMap::new();
        let mut order = Vec::new();
        for row in self.rows {
            let id = match (&row.choice, &row.standing) {
                (Choice::Keep, _) => continue,
                (Choice::Replace, Standing::Differs { here, .. }) => here.clone(),
                (Choice::Add, _) if !locked(&row.sheet.id) => row.sheet.id.clone(),
                _ => new_id(),
            };
            let filed = row.has_own_id && id == row.sheet.id;
            let sheet = if id == row.sheet.id {
                row.sheet
            } else {
                Arc::new(Sheet { id: id.clone(), ..(*row.sheet).clone() })
            };
            if taken.insert(id.clone(), (sheet, filed)).is_none() {
                order.push(id);
            }
        }
        let sheets: Vec<Arc<Sheet>> = order.iter().map(|id| taken[id].0.clone()).collect();
        let filed = order.iter().filter(|id| taken[*id].1).cloned().collect();
        let incoming = sheets.iter().map(|sheet| {
            if self.here.contains(&sheet.id) {
                Incoming::Replacing(sheet.clone())
            } else {
                Incoming::New(sheet.clone())
            }
        });
        let edit = Edit::Import { sheets: incoming.collect(), extra: self.extra };
        (!sheets.is_empty()).then_some(Taken { edit, sheets, filed })
    }
}

/// Finds the sheet that an incoming one is a version of, and how they stand.
fn lay_beside(known: &BTreeMap<SheetId, Arc<Sheet>>, file: usize, sheet: Sheet, has_own_id: bool) -> Row {
    let twin = if has_own_id {
        known.get(&sheet.id)
    } else {
        known.values().find(|other| compare::is_same_goal(other, &sheet))
    };
    let standing = match twin {
        None => Standing::New,
        Some(twin) => {
            let differences = compare::differences(twin, &sheet);
            let here = twin.id.clone();
            if differences.is_empty() {
                Standing::Same(here)
            } else {
                Standing::Differs { here, differences }
            }
        }
    };
    let choice = standing.choices()[0];
    Row { file, sheet: Arc::new(sheet), standing, choice, has_own_id }
}
