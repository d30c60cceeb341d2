//! A sheet as it stands on the page: what the list, the form and 目標と実績 are all drawn of.

use super::{published, shown};
use crate::model::Sheet;
use crate::model::publication::PublishChoice;
use crate::results::{self, SheetResults};

/// A sheet on the page: what is shown of it, what was read of that, and its number there.
pub(super) struct PublishedSheet {
    /// From 1.
    number: usize,
    /// What is shown.
    pub(super) sheet: Sheet,
    /// What was read, where that is shown.
    pub(super) results: Option<SheetResults>,
}

impl PublishedSheet {
    /// What is shown of a sheet.
    pub(super) fn of(number: usize, sheet: &Sheet, choice: &PublishChoice) -> Self {
        let sheet = &*published(sheet, choice);
        // Read before anything is left out, so that a person's word on a verdict counts.
        let results = choice.shows_readings().then(|| results::of(sheet));
        Self { number, sheet: shown(sheet, choice), results }
    }

    /// Where a link finds it.
    pub(super) fn anchor(&self) -> String {
        format!("sheet-{}", self.number)
    }

    /// Whether both stand in one list.
    pub(super) fn is_of_group(&self, other: &Self) -> bool {
        self.sheet.fiscal_year == other.sheet.fiscal_year && self.sheet.group == other.sheet.group
    }
}
