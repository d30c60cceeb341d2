//! What files brought, laid beside what is here, before anything changes.
//!
//! A person sees each sheet and how it stands, chooses, and only then does one edit take all of it in.

mod beside;
mod chains;
mod compare;
mod in_place;
mod incoming;
mod likely;
mod matching;
mod merging;
mod parts;
mod row;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::codec::{Decoded, Note, Problem};
use crate::model::{Document, Edit, Extra, Incoming, Sheet, SheetId, Trail};

use beside::{KnownSheets, lay_beside};
pub use chains::VersionsToMerge;
pub use compare::Difference;
pub use in_place::ImportLeft;
use incoming::{IncomingRead, SaidMatch};
pub use matching::candidates;
pub use merging::MergeCounts;
pub use parts::{differences, row_of_file};
pub use row::{ImportChoice, ImportRow, LikelyTwin, Standing};

/// An import that has not happened yet.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportPlan {
    /// What each file came to.
    pub files: Vec<FileReport>,
    rows: Vec<ImportRow>,
    here: BTreeSet<SheetId>,
    /// Each file's own unknown keys.
    extras: Vec<Extra>,
    /// What versions of a sheet are put together with, and what is known of its versions.
    begun: BTreeMap<SheetId, (Arc<Sheet>, Trail)>,
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

/// How many of the incoming sheets go which way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ImportCounts {
    /// New ones that are added.
    pub added: usize,
    /// Those that are put together with one that is here.
    pub merged: usize,
    /// Those that take the place of one that is here.
    pub replaced: usize,
    /// Those of which only parts do.
    pub in_parts: usize,
    /// Those that come beside one that is here.
    pub both: usize,
    /// Those that differ and leave what is here as it is.
    pub kept: usize,
    /// New ones that are not taken in.
    pub left: usize,
    /// Those that are here already.
    pub same: usize,
}

/// What taking it all in comes to.
#[derive(Clone, Debug)]
pub struct ImportOutcome {
    /// The one edit, so that one undo takes it back.
    pub edit: Edit,
    /// The sheets as they will be.
    pub sheets: Vec<Arc<Sheet>>,
    /// Those that will be just as a file has them.
    pub filed: Vec<SheetId>,
    /// What was taken of each that keeps its place: the file's version, and what the file knew of earlier ones.
    pub taken: Vec<(SheetId, Arc<Sheet>, Trail)>,
}

impl ImportOutcome {
    /// Puts what `revised` makes of each sheet that takes the place of one here in its stead; it is told the one here first.
    pub fn revise(&mut self, document: &Document, mut revised: impl FnMut(&Sheet, &Sheet) -> Option<Sheet>) {
        let Edit::Import { sheets, .. } = &mut self.edit else { return };
        for incoming in sheets {
            let Incoming::Replacing(sheet) = incoming else { continue };
            let here = document.sheet(&sheet.id);
            let Some(new) = here.and_then(|here| revised(here, sheet)).map(Arc::new) else { continue };
            // It is not just as the file has it any more.
            self.filed.retain(|id| *id != new.id);
            self.sheets.iter_mut().filter(|one| one.id == new.id).for_each(|one| *one = new.clone());
            *sheet = new;
        }
    }

    /// The files' versions of which something stands neither in what becomes of them nor in what was here.
    pub fn left_of(&self, document: &Document) -> Vec<Arc<Sheet>> {
        let is_other = |one: &Sheet, came: &Sheet| !differences(one, came).is_empty();
        let left = self.taken.iter().filter_map(|(id, came, _)| {
            let after = self.sheets.iter().find(|sheet| sheet.id == *id)?;
            let here = document.sheet(id)?;
            let came = Sheet { id: id.clone(), ..Sheet::clone(came) };
            (is_other(after, &came) && is_other(here, &came)).then(|| Arc::new(came))
        });
        left.collect()
    }
}

impl ImportPlan {
    /// Lays what files brought beside the document. A file with problems brings nothing.
    pub fn new(document: &Document, files: Vec<(String, Result<Decoded, Vec<Problem>>)>) -> Self {
        let here = document.sheets.iter().map(|sheet| sheet.id.clone()).collect();
        let mut plan =
            Self { files: Vec::new(), rows: Vec::new(), here, extras: Vec::new(), begun: BTreeMap::new() };
        let mut known = KnownSheets::of(document);
        for (at, (name, outcome)) in files.into_iter().enumerate() {
            let mut report = FileReport { name, sheets: 0, notes: Vec::new(), problems: Vec::new() };
            let mut extra = Extra::new();
            match outcome {
                Ok(decoded) => {
                    report.sheets = decoded.sheets.len();
                    report.notes = decoded.notes;
                    extra = decoded.extra;
                    for mut sheet in decoded.sheets {
                        let has_own_id = !decoded.fresh.contains(&sheet.id);
                        let trail = Trail::take_from(&mut sheet);
                        let said = SaidMatch::default();
                        let sheet = Arc::new(sheet);
                        let row =
                            lay_beside(&known, IncomingRead { file: at, sheet, trail, has_own_id, said });
                        if row.standing == Standing::New {
                            known.add(&row.sheet);
                        }
                        plan.rows.push(row);
                    }
                }
                Err(problems) => report.problems = problems,
            }
            plan.files.push(report);
            plan.extras.push(extra);
        }
        plan.match_by_words(document, &known);
        plan.note_likely(document);
        plan
    }

    /// Lays it beside the document as it is now. Answers with the sheets that would be taken in otherwise than a person chose,
    /// because what is here has changed since: for these, what is safe is chosen.
    pub fn renew(&mut self, document: &Document) -> Vec<Arc<Sheet>> {
        self.here = document.sheets.iter().map(|sheet| sheet.id.clone()).collect();
        let (mut known, mut changed) = (KnownSheets::of(document), Vec::new());
        for row in &mut self.rows {
            let mut new = lay_beside(&known, row.read_again());
            if new.standing == Standing::New {
                known.add(&new.sheet);
            }
            new.likely = row.likely.take();
            let is_as_shown = new.standing == row.standing && new.beside == row.beside;
            if is_as_shown {
                (new.proposal, new.decisions) = (row.proposal.take(), std::mem::take(&mut row.decisions));
            }
            if is_as_shown || row.choice == ImportChoice::Keep {
                (new.choice, new.taken) = (row.choice, std::mem::take(&mut row.taken));
            } else {
                changed.push(new.sheet.clone());
            }
            *row = new;
        }
        changed
    }

    /// The sheets, file by file.
    pub fn rows(&self) -> &[ImportRow] {
        &self.rows
    }

    /// Chooses for one sheet; a choice that its standing does not offer is not taken.
    ///
    /// Two versions cannot both take one place, unless they are put together: another row that would have taken it is left
    /// out, visibly.
    pub fn choose(&mut self, at: usize, choice: ImportChoice) {
        let Some(row) = self.rows.get_mut(at) else { return };
        if !row.choices().contains(&choice) {
            return;
        }
        row.choice = choice;
        row.taken.clear();
        self.settle(at);
        self.follow(at);
    }

    /// Takes one part of a sheet that is here with other content, or leaves it as it is here. All of them are the whole.
    pub fn choose_part(&mut self, at: usize, part: &Difference, on: bool) {
        let Some(row) = self.rows.get_mut(at) else { return };
        let Standing::Differs { differences, .. } = &row.standing else { return };
        let is_taken = |other: &Difference| if other == part { on } else { row.takes(other) };
        let taken: Vec<Difference> = differences.iter().filter(|other| is_taken(other)).cloned().collect();
        row.choice = match taken.len() {
            0 => ImportChoice::Keep,
            all if all == differences.len() => ImportChoice::Replace,
            _ => ImportChoice::Parts,
        };
        row.taken = if row.choice == ImportChoice::Parts { taken } else { Vec::new() };
        self.settle(at);
    }

    /// Leaves out all others that would have taken the place of this one. A new sheet is there before versions of it are put
    /// together with it, and they are not without it.
    pub(super) fn settle(&mut self, at: usize) {
        let Some(row) = self.rows.get(at) else { return };
        let (place, choice, is_new) = (row.place().clone(), row.choice, row.standing == Standing::New);
        if !choice.takes_a_place() && !is_new {
            return;
        }
        for (other, row) in self.rows.iter_mut().enumerate() {
            if other == at || *row.place() != place {
                continue;
            }
            let is_with = matches!(row.choice, ImportChoice::Add | ImportChoice::Merge)
                && matches!(choice, ImportChoice::Add | ImportChoice::Merge);
            if choice == ImportChoice::Merge && row.standing == Standing::New {
                row.choice = ImportChoice::Add;
            } else if row.choice.takes_a_place() && !is_with {
                row.choice = ImportChoice::Keep;
                row.taken.clear();
            }
        }
    }

    /// Chooses for all sheets that are here with other content and are not put together with it.
    pub fn choose_for_differing(&mut self, choice: ImportChoice) {
        for at in 0..self.rows.len() {
            let row = &self.rows[at];
            if matches!(row.standing, Standing::Differs { .. }) && row.proposal.is_none() {
                self.choose(at, choice);
            }
        }
    }

    /// How many sheets would be taken in; one that several files brought counts once.
    pub fn count(&self) -> usize {
        let rows = self.rows.iter().zip(self.followed());
        rows.filter(|(row, followed)| row.choice != ImportChoice::Keep && followed.is_none()).count()
    }

    /// How many go which way.
    pub fn counts(&self) -> ImportCounts {
        let mut counts = ImportCounts::default();
        for (row, _) in self.rows.iter().zip(self.followed()).filter(|(_, followed)| followed.is_none()) {
            let count = match (&row.standing, row.choice) {
                (Standing::Same(_), _) => &mut counts.same,
                (Standing::New, ImportChoice::Keep) => &mut counts.left,
                (_, ImportChoice::Keep) => &mut counts.kept,
                (_, ImportChoice::Add) => &mut counts.added,
                (_, ImportChoice::Merge) => &mut counts.merged,
                (_, ImportChoice::Replace) => &mut counts.replaced,
                (_, ImportChoice::Parts) => &mut counts.in_parts,
                (_, ImportChoice::Both) => &mut counts.both,
            };
            *count += 1;
        }
        counts
    }

    /// The edit that takes it all in, or none where nothing is to be taken in.
    ///
    /// A new sheet whose id is `locked` (something unreadable is stored under it) gets a new one.
    pub fn into_edit(
        mut self,
        new_id: &mut dyn FnMut() -> SheetId,
        locked: &dyn Fn(&SheetId) -> bool,
    ) -> Option<ImportOutcome> {
        let mut extra = Extra::new();
        let mut taken = ImportOutcome {
            edit: Edit::Import { sheets: Vec::new(), extra: Extra::new() },
            sheets: Vec::new(),
            filed: Vec::new(),
            taken: Vec::new(),
        };
        let mut incoming = Vec::new();
        // Files without ids got theirs apart from each other.
        let mut given = BTreeSet::new();
        let chains = self.chains();
        let mut rows: Vec<Option<ImportRow>> = self.rows.into_iter().map(Some).collect();
        for chain in chains {
            let mut rows: Vec<ImportRow> = chain.into_iter().filter_map(|at| rows[at].take()).collect();
            for row in &rows {
                extra.extend(std::mem::take(&mut self.extras[row.file]));
            }
            let Some(last) = rows.pop() else { continue };
            let first = rows.first().unwrap_or(&last);
            let place = first.place().clone();
            let replaces =
                matches!(first.choice, ImportChoice::Replace | ImportChoice::Merge | ImportChoice::Parts)
                    && self.here.contains(&place);
            let is_free = first.choice.takes_a_place()
                && !self.here.contains(&place)
                && !locked(&place)
                && !given.contains(&place);
            let id = if replaces || is_free { place.clone() } else { new_id() };
            given.insert(id.clone());
            if first.choice.takes_a_place() && id == place {
                let versions = rows.iter().chain([&last]);
                let versions = versions.map(|row| (id.clone(), row.as_read.clone(), row.trail.clone()));
                taken.taken.extend(versions);
            }
            let is_whole = !matches!(last.choice, ImportChoice::Merge | ImportChoice::Parts);
            let sheet = last.result();
            let is_as_in_file =
                is_whole && last.has_own_id && id == last.sheet.id && sheet.course == last.sheet.course;
            let sheet =
                if id == sheet.id { sheet } else { Arc::new(Sheet { id: id.clone(), ..(*sheet).clone() }) };
            if is_as_in_file {
                taken.filed.push(id);
            }
            incoming.push(match replaces {
                true => Incoming::Replacing(sheet.clone()),
                false => Incoming::New(sheet.clone()),
            });
            taken.sheets.push(sheet);
        }
        taken.edit = Edit::Import { sheets: incoming, extra };
        (!taken.sheets.is_empty()).then_some(taken)
    }

    /// The rows that are taken in, those that are put together together.
    fn chains(&self) -> Vec<Vec<usize>> {
        let mut chains: Vec<Vec<usize>> = Vec::new();
        let mut chain_of: BTreeMap<usize, usize> = BTreeMap::new();
        for (at, followed) in self.followed().into_iter().enumerate() {
            if self.rows[at].choice == ImportChoice::Keep {
                continue;
            }
            let chain = followed.and_then(|earlier| chain_of.get(&earlier).copied());
            let chain = chain.unwrap_or_else(|| {
                chains.push(Vec::new());
                chains.len() - 1
            });
            chains[chain].push(at);
            chain_of.insert(at, chain);
        }
        chains
    }
}
