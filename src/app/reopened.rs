//! A part of a sheet that is opened though its step is over: a text, or what is no text.

use crate::messages::steps as words;
use crate::model::{Cell, FormPart, HeadPart, PartKey, Sheet, TrailPlace};

/// A part of a sheet that is opened though its step is over.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum ReopenedPart {
    /// A text.
    Cell(Cell),
    /// What is no text: the rank, SDGs, which plans and initiatives there are.
    Whole(FormPart),
}

impl ReopenedPart {
    /// Its name in files.
    pub(crate) fn place(&self, sheet: &Sheet) -> String {
        match self {
            Self::Cell(cell) => sheet.place_of(cell),
            Self::Whole(part) => part.place().to_owned(),
        }
    }

    pub(crate) fn part(&self) -> PartKey {
        match self {
            Self::Cell(cell) => PartKey::of(cell),
            Self::Whole(part) => PartKey::Known(*part),
        }
    }

    /// What stands there.
    pub(crate) fn words(&self, sheet: &Sheet) -> String {
        let head =
            |part| TrailPlace::Head(part).written(sheet).map_or_else(String::new, |words| words.into_owned());
        match self {
            Self::Cell(cell) => sheet.text(cell).unwrap_or("").to_owned(),
            Self::Whole(FormPart::Rank) => head(HeadPart::Rank),
            Self::Whole(FormPart::Sdgs) => head(HeadPart::Sdgs),
            Self::Whole(FormPart::Positions) => head(HeadPart::Positions),
            Self::Whole(_) => {
                let names = sheet.initiatives.iter().map(|row| row.method.lines().next().unwrap_or(""));
                names.collect::<Vec<_>>().join("\n")
            }
        }
    }

    /// The text, where it is one.
    pub(crate) fn cell(&self) -> Option<&Cell> {
        match self {
            Self::Cell(cell) => Some(cell),
            Self::Whole(_) => None,
        }
    }

    /// Its name on the paper.
    pub(crate) fn name(&self, sheet: &Sheet) -> String {
        words::part_name(sheet, self.cell(), &self.part())
    }

    /// Whether 見直し of it stands on the paper.
    pub(crate) fn is_printed(&self) -> bool {
        self.cell().is_some_and(words::is_printed)
    }
}
