//! What was done, so that it can be taken back: steps as invertible changes.

use std::collections::VecDeque;
use std::sync::Arc;

use super::apply::replay;
use super::{Cell, Change, Column, Delta, Document, Edit, EditError, Incoming, Sheet, SheetId};

/// How many steps are kept. Each holds the sheets that it changed: about 20 KB for a full one.
const KEPT: usize = 500;

/// Steps done and steps undone. Typing into one cell grows one step until it is sealed; what other tabs do grows one
/// until this tab does something.
#[derive(Clone, Debug, Default)]
pub struct History {
    done: VecDeque<Step>,
    undone: Vec<Step>,
    sealed: bool,
    run: Run,
}

/// What went before in this direction, by which a run of undoing typing is told from a wish to undo more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Run {
    /// An edit, or a far-reaching step.
    #[default]
    Other,
    /// A step within one sheet was taken back or done again.
    Small,
    /// A person was asked about the next step in this direction.
    Asked(Turn),
}

/// Which way one goes through what was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Back.
    Undo,
    /// Forth again.
    Redo,
}

/// One thing that a person did.
#[derive(Clone, Debug)]
pub struct Step {
    /// What it was, in words that a message can be made of.
    pub deed: Deed,
    /// What it changed.
    pub change: Change,
    typing: Option<TypedField>,
}

/// A field of a sheet that is typed into: one of its texts, or its rank.
pub type TypedField = (SheetId, Option<Cell>);

/// What a step did, told as the person who did it would.
#[derive(Clone, Debug, PartialEq)]
pub enum Deed {
    /// Typed into a part of a sheet that is no initiative.
    Typed(Cell),
    /// Typed into an initiative's column; its number from 1.
    TypedInitiative(usize, Column),
    /// Replaced words in this many places.
    Replaced(usize),
    /// Changed 年度.
    ChangedYear,
    /// Changed ranks of this many sheets.
    Ranked(usize),
    /// Picked an SDG (by number) or took it away.
    PickedSdg(u8, bool),
    /// Added a position.
    AddedPosition,
    /// Removed a position.
    RemovedPosition,
    /// Added an initiative.
    AddedInitiative,
    /// Removed the initiative of this number.
    RemovedInitiative(usize),
    /// Moved the initiative of this number.
    MovedInitiative(usize),
    /// Ticked a purpose for the initiative of this number, or took the tick away.
    TickedPurpose(usize),
    /// Overruled a reading of the initiative of this number, or set it back.
    Overruled(usize),
    /// Set a finding aside, or took it up again.
    Dismissed,
    /// Wrote, answered, ticked off or took away a comment.
    Commented,
    /// Moved this many sheets to a step of the year.
    MovedToStep(usize),
    /// Opened a part whose step is over.
    Reopened,
    /// Settled something for all sheets.
    ChangedSettings,
    /// Added a sheet.
    AddedSheet,
    /// Made this many sheets of the next year.
    CarriedOver(usize),
    /// Moved this many sheets to the bin.
    DeletedSheets(usize),
    /// Took a sheet out of the bin.
    RestoredSheet,
    /// Removed this many sheets from the bin for good.
    EmptiedBin(usize),
    /// Took in a file: this many new sheets, and this many replaced.
    Imported {
        /// How many came new.
        new: usize,
        /// How many took another's place.
        replaced: usize,
    },
    /// Laid a table over a sheet's initiatives.
    PastedTable,
    /// Brought back an earlier version of a sheet.
    BroughtBack,
    /// Another tab changed a sheet.
    Followed,
}

impl Step {
    /// Whether it did more than change one sheet: an import, a deletion, another tab.
    pub fn is_far_reaching(&self) -> bool {
        let Change { sheets, bin, extra, settings } = &self.change;
        let is_within_one =
            matches!(sheets.as_slice(), [delta] if delta.before.is_some() && delta.after.is_some());
        self.deed == Deed::Followed
            || !is_within_one
            || !bin.is_empty()
            || extra.is_some()
            || settings.is_some()
    }
}

impl Deed {
    /// What `edit` would do to `before`.
    pub fn of(before: &Document, edit: &Edit) -> Self {
        let number = |sheet, id| before.sheet(sheet).and_then(|s| s.initiative_number(id)).unwrap_or(0);
        match edit {
            Edit::SetText { sheet, cell: Cell::Initiative(id, column), .. } => {
                Self::TypedInitiative(number(sheet, id), *column)
            }
            Edit::SetText { cell, .. } => Self::Typed(cell.clone()),
            Edit::Replace { places, .. } => Self::Replaced(*places),
            Edit::SetYear { .. } => Self::ChangedYear,
            Edit::SetRanks(ranks) => Self::Ranked(ranks.len()),
            Edit::WithRank { edit, .. } => Self::of(before, edit),
            Edit::SetSdg { sdg, on, .. } => Self::PickedSdg(sdg.number(), *on),
            Edit::AddPosition { .. } => Self::AddedPosition,
            Edit::RemovePosition { .. } => Self::RemovedPosition,
            Edit::AddInitiative { .. } => Self::AddedInitiative,
            Edit::RemoveInitiative { sheet, id } => Self::RemovedInitiative(number(sheet, id)),
            Edit::MoveInitiative { sheet, id, .. } => Self::MovedInitiative(number(sheet, id)),
            Edit::SetPurpose { sheet, initiative, .. } => Self::TickedPurpose(number(sheet, initiative)),
            Edit::Overrule { sheet, initiative, .. } | Edit::SetBack { sheet, initiative, .. } => {
                Self::Overruled(number(sheet, initiative))
            }
            Edit::Dismiss { .. } | Edit::TakeUp { .. } => Self::Dismissed,
            Edit::SetComment { .. } | Edit::RemoveComment { .. } => Self::Commented,
            Edit::MoveToStep { sheets, .. } => Self::MovedToStep(sheets.len()),
            Edit::Reopen { .. } => Self::Reopened,
            Edit::SetSettings(_) => Self::ChangedSettings,
            Edit::AddSheet(_) => Self::AddedSheet,
            Edit::CarryOver(sheets) => Self::CarriedOver(sheets.len()),
            Edit::DeleteSheets { sheets, .. } => Self::DeletedSheets(sheets.len()),
            Edit::RestoreSheet { .. } => Self::RestoredSheet,
            Edit::EmptyBin(places) => Self::EmptiedBin(places.len()),
            Edit::Import { sheets, .. } => {
                let new = sheets.iter().filter(|s| matches!(s, Incoming::New(_))).count();
                Self::Imported { new, replaced: sheets.len() - new }
            }
            Edit::PasteTable(_) => Self::PastedTable,
            Edit::BringBack(_) => Self::BroughtBack,
            Edit::Follow { .. } | Edit::FollowBin { .. } | Edit::FollowExtra(_) | Edit::FollowSettings(_) => {
                Self::Followed
            }
        }
    }
}

impl History {
    /// The step that undo would take back.
    pub fn to_undo(&self) -> Option<&Step> {
        self.done.back()
    }

    /// The step that redo would do again.
    pub fn to_redo(&self) -> Option<&Step> {
        self.undone.last()
    }

    /// What a person must be asked about before the next step is taken: a far-reaching one that a run of small ones leads
    /// into, or keys in a text, where one thinks of nothing else, and always what another tab did. Asked once, it is done the next time.
    pub fn asks_first(&mut self, turn: Turn, is_in_text: bool) -> Option<&Deed> {
        if self.run == Run::Asked(turn) {
            return None;
        }
        let step = match turn {
            Turn::Undo => self.done.back(),
            Turn::Redo => self.undone.last(),
        };
        let is_run = is_in_text || self.run == Run::Small;
        let is_asked = |step: &&Step| step.deed == Deed::Followed || is_run && step.is_far_reaching();
        let step = step.filter(is_asked)?;
        self.run = Run::Asked(turn);
        Some(&step.deed)
    }

    /// Whether a step that was taken back had brought this sheet, which redo brings again.
    pub fn redo_brings(&self, id: &SheetId) -> bool {
        let brings = |step: &Step| {
            let mut sheets = step.change.sheets.iter();
            sheets.any(|delta| delta.after.as_ref().is_some_and(|sheet| sheet.id == *id))
        };
        self.undone.iter().any(brings)
    }

    fn took(&mut self, step: &Step) {
        self.sealed = true;
        self.run = if step.is_far_reaching() { Run::Other } else { Run::Small };
    }

    /// Ends the step that typing has grown: what is typed next is a step of its own.
    pub fn seal(&mut self) {
        self.sealed = true;
    }

    /// The sheet as it was before the step that is being typed, where it is the same again.
    pub fn typed_back(&self, typing: &TypedField, document: &Document) -> Option<Arc<Sheet>> {
        let step = self.done.back().filter(|step| !self.sealed && step.typing.as_ref() == Some(typing))?;
        let [Delta { before: Some(before), .. }] = step.change.sheets.as_slice() else { return None };
        (document.sheet(&typing.0)? == before).then(|| before.clone())
    }

    /// Records what an edit changed. A change of nothing is no step.
    pub fn record(&mut self, deed: Deed, typing: Option<TypedField>, change: Change) {
        if change.is_empty() {
            return;
        }
        self.undone.clear();
        self.run = Run::Other;
        let sealed = std::mem::take(&mut self.sealed);
        let goes_on = |last: &Step| {
            let is_typing = !sealed && typing.is_some() && last.typing == typing;
            let is_settling = !sealed && deed == Deed::ChangedSettings && last.deed == deed;
            // Another tab's typing must not push this tab's own steps out.
            is_typing || is_settling || (deed == Deed::Followed && last.deed == Deed::Followed)
        };
        if let Some(last) = self.done.back_mut().filter(|last| goes_on(last)) {
            last.change.extend(&change);
            if last.change.is_empty() {
                self.done.pop_back();
            }
            return;
        }
        self.done.push_back(Step { deed, change, typing });
        if self.done.len() > KEPT {
            self.done.pop_front();
        }
    }

    /// Takes the last step back. None where there is nothing to undo.
    pub fn undo(&mut self, document: &Document) -> Result<Option<(Document, Step)>, EditError> {
        let Some(step) = self.done.back().cloned() else { return Ok(None) };
        let document = replay(document, &step.change.inverted())?;
        self.undone.extend(self.done.pop_back());
        self.took(&step);
        Ok(Some((document, step)))
    }

    /// Does the last undone step again. None where there is nothing to redo.
    pub fn redo(&mut self, document: &Document) -> Result<Option<(Document, Step)>, EditError> {
        let Some(step) = self.undone.last().cloned() else { return Ok(None) };
        let document = replay(document, &step.change)?;
        self.done.extend(self.undone.pop());
        self.took(&step);
        Ok(Some((document, step)))
    }
}
