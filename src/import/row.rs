//! One sheet that a file brought: how it stands to what is here, and what is to be done with it.

use std::sync::Arc;

use super::compare::Difference;
use super::incoming::{IncomingRead, SaidMatch};
use super::parts;
use crate::merge::{MergeDecisions, Proposal};
use crate::model::{LockedChange, Settings, Sheet, SheetId, Trail};

/// One sheet that a file brought.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportRow {
    /// Which of the files, counted from 0.
    pub file: usize,
    /// The sheet as the file has it.
    pub sheet: Arc<Sheet>,
    /// How it stands to what is here.
    pub standing: Standing,
    /// What is to be done with it.
    pub choice: ImportChoice,
    /// The parts that are taken in, where only some are.
    pub taken: Vec<Difference>,
    /// The sheet that it is a version of, as it was laid beside.
    pub beside: Option<Arc<Sheet>>,
    /// Both put together, where it is known what they came from.
    pub proposal: Option<Arc<Proposal>>,
    /// What a person decided about that.
    pub decisions: MergeDecisions,
    /// What the file knows of the sheet's versions.
    pub(super) trail: Trail,
    pub(super) has_own_id: bool,
    /// Whether it is known by its id as the sheet that is here.
    pub is_by_id: bool,
    /// The sheet here that it may be, where it is new.
    pub likely: Option<LikelyTwin>,
    /// Which row here each of its rows is taken for, where ids do not tell.
    pub row_pairs: Vec<Option<usize>>,
    pub(super) said: SaidMatch,
    /// As it was read, before it took anything from the one that is here.
    pub(super) as_read: Arc<Sheet>,
}

/// A sheet here that one which came may be.
#[derive(Clone, Debug, PartialEq)]
pub struct LikelyTwin {
    /// The sheet here.
    pub sheet: SheetId,
    /// Whether both have one rank in their group or department; else their goals are alike.
    pub has_same_rank: bool,
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
pub enum ImportChoice {
    /// It is left out; what is here stays.
    Keep,
    /// It is taken in as new.
    Add,
    /// It takes the place of the one that is here.
    Replace,
    /// It and the one that is here are put together.
    Merge,
    /// Some of its parts take the place of those that are here.
    Parts,
    /// It is taken in beside the one that is here, under a new id.
    Both,
}

impl ImportChoice {
    /// Whether the sheet comes under an id that another row of the import may want too.
    pub(super) fn takes_a_place(self) -> bool {
        matches!(self, Self::Add | Self::Replace | Self::Merge | Self::Parts)
    }
}

impl ImportRow {
    /// Whether a person may say that it is another sheet: no id tells which one it is.
    pub fn is_matchable(&self) -> bool {
        !self.is_by_id && (!self.has_own_id || self.likely.is_some() || self.said.sheet.is_some())
    }

    /// Whether a person said which sheet here it is.
    pub fn is_matched_by_hand(&self) -> bool {
        self.said.is_by_hand
    }

    /// The sheet as it was read.
    pub(super) fn read_again(&self) -> IncomingRead {
        IncomingRead {
            file: self.file,
            sheet: self.as_read.clone(),
            trail: self.trail.clone(),
            has_own_id: self.has_own_id,
            said: self.said.clone(),
        }
    }

    /// The id under which the sheet would be here.
    pub(super) fn place(&self) -> &SheetId {
        match &self.standing {
            Standing::New => &self.sheet.id,
            Standing::Same(here) | Standing::Differs { here, .. } => here,
        }
    }

    /// What a person may choose.
    pub fn choices(&self) -> &'static [ImportChoice] {
        match self.proposal {
            Some(_) => &[ImportChoice::Merge, ImportChoice::Keep, ImportChoice::Replace, ImportChoice::Both],
            None => self.standing.choices(),
        }
    }

    /// Whether this part is taken in.
    pub fn takes(&self, part: &Difference) -> bool {
        match self.choice {
            ImportChoice::Replace => true,
            ImportChoice::Parts => self.taken.contains(part),
            ImportChoice::Keep | ImportChoice::Add | ImportChoice::Merge | ImportChoice::Both => false,
        }
    }

    /// The sheet in the place of the one that is here: a file that was sent before takes no step of the year back, and
    /// nothing that was opened since.
    fn replacing(&self, here: &Sheet) -> Arc<Sheet> {
        let course = here.course.united(&self.sheet.course);
        match course == self.sheet.course {
            true => self.sheet.clone(),
            false => Arc::new(Sheet { course, ..(*self.sheet).clone() }),
        }
    }

    /// The parts that it would change of the one that is here though they are only to be read at its step.
    pub fn locked_changes(&self, settings: &Settings) -> Vec<LockedChange> {
        match (&self.beside, self.choice) {
            (Some(here), ImportChoice::Merge | ImportChoice::Parts | ImportChoice::Replace) => {
                settings.locked_changes(here, &self.result())
            }
            _ => Vec::new(),
        }
    }

    /// The sheet as it is taken in.
    pub(super) fn result(&self) -> Arc<Sheet> {
        match (&self.beside, self.choice) {
            (Some(here), ImportChoice::Merge) => match &self.proposal {
                Some(proposal) => Arc::new(proposal.settled(&self.decisions)),
                None => here.clone(),
            },
            (Some(here), ImportChoice::Parts) => Arc::new(parts::take(here, &self.sheet, &self.taken)),
            (Some(here), ImportChoice::Replace) => self.replacing(here),
            _ => self.sheet.clone(),
        }
    }
}

impl Standing {
    /// What a person may choose, the safe choice first: nothing that is here is lost by not choosing.
    pub fn choices(&self) -> &'static [ImportChoice] {
        match self {
            Self::New => &[ImportChoice::Add, ImportChoice::Keep],
            Self::Same(_) => &[ImportChoice::Keep],
            Self::Differs { .. } => &[ImportChoice::Keep, ImportChoice::Replace, ImportChoice::Both],
        }
    }
}
