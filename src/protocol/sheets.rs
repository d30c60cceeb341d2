//! Sheets on their way to an engine: in the form in which they are stored, which keeps what this version does not know
//! to the digit.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::codec::stored;
use crate::merge::{Proposal, ProposedChange};
use crate::model::{Extra, Moment, PositionId, Sheet, Trail};

/// A sheet on its way.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PackedSheet {
    /// The sheet, as it is stored.
    pub stored: String,
    /// The ids of its positions, which are stored nowhere: what is read of them is said of these.
    pub positions: Vec<PositionId>,
}

/// A merge on its way.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PackedProposal {
    /// As it is here, as it came, and what comes out.
    pub sheets: [MergedVersion; 3],
    /// Where they differ.
    pub changes: Vec<ProposedChange>,
}

/// One sheet of a merge on its way. Where only one side wrote, all three are versions that whoever asked has.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum MergedVersion {
    /// The version of this number among those that were to be put together.
    Sent(usize),
    /// A sheet that is none of them.
    New(PackedSheet),
}

impl PackedProposal {
    /// Packs a merge of these versions; one that was damaged is none.
    pub fn pack(proposal: &Proposal, sent: &[Option<Sheet>]) -> Self {
        let version = |sheet: &Arc<Sheet>| {
            let same = sent.iter().position(|one| one.as_ref() == Some(&**sheet));
            same.map_or_else(|| MergedVersion::New(PackedSheet::pack(sheet)), MergedVersion::Sent)
        };
        let sheets = [&proposal.ours, &proposal.theirs, &proposal.merged].map(version);
        Self { sheets, changes: proposal.changes.clone() }
    }

    /// The merge of these versions, or none where it is damaged.
    pub fn unpack(self, sent: &[Arc<Sheet>]) -> Option<Proposal> {
        let version = |version| match version {
            MergedVersion::Sent(number) => sent.get(number).cloned(),
            MergedVersion::New(packed) => packed.unpack().map(Arc::new),
        };
        let [ours, theirs, merged] = self.sheets.map(version);
        Some(Proposal { ours: ours?, theirs: theirs?, merged: merged?, changes: self.changes })
    }
}

/// What a file is made of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Content {
    /// The sheets, in the order of the list.
    pub sheets: Vec<PackedSheet>,
    /// The file's own unknown keys, as they are stored.
    pub extra: String,
    /// When it is made.
    pub now: Moment,
}

impl PackedSheet {
    /// Packs a sheet.
    pub fn pack(sheet: &Sheet) -> Self {
        Self {
            stored: stored::encode_sheet(sheet, None, false),
            positions: sheet.positions.iter().map(|position| position.id).collect(),
        }
    }

    /// Packs a sheet with what is known of its versions.
    pub fn pack_with(sheet: &Sheet, trail: &Trail) -> Self {
        let mut sheet = sheet.clone();
        trail.store_in(&mut sheet);
        Self::pack(&sheet)
    }

    /// Packs sheets.
    pub fn pack_all<'s>(sheets: impl IntoIterator<Item = &'s Sheet>) -> Vec<Self> {
        sheets.into_iter().map(Self::pack).collect()
    }

    /// The sheet, or none where it is damaged.
    pub fn unpack(&self) -> Option<Sheet> {
        let mut sheet = stored::decode_sheet(&self.stored).ok()?.sheet;
        if sheet.positions.len() != self.positions.len() {
            return None;
        }
        for (position, id) in sheet.positions.iter_mut().zip(&self.positions) {
            position.id = *id;
        }
        Some(sheet)
    }

    /// The sheets, or none where one is damaged.
    pub fn unpack_all(packed: &[Self]) -> Option<Vec<Sheet>> {
        packed.iter().map(Self::unpack).collect()
    }
}

impl Content {
    /// Packs sheets, what their file holds besides, and the moment.
    pub fn pack<'s>(sheets: impl IntoIterator<Item = &'s Sheet>, extra: &Extra, now: Moment) -> Self {
        Self { sheets: PackedSheet::pack_all(sheets), extra: stored::encode_extra(extra), now }
    }

    /// All of it, or none where something is damaged.
    pub fn unpack(self) -> Option<(Vec<Sheet>, Extra, Moment)> {
        let extra = stored::decode_extra(&self.extra).ok()?;
        Some((PackedSheet::unpack_all(&self.sheets)?, extra, self.now))
    }
}
