//! What is read of a sheet, its results and the findings of the review, and the cache that keeps both until the sheet
//! changes.

mod cache;
mod fit;

pub use cache::{Readings, SheetReading};

use serde::{Deserialize, Serialize};

use crate::model::{Day, Sheet, Stage};
use crate::results::{self, SheetResults};
use crate::review::{self, Finding};

/// What was read of a sheet. It may have been read elsewhere: a [`SheetReading`] is one that is known to fit its sheet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// 目標と実績.
    pub results: SheetResults,
    /// What the review found, in the order of the paper; what a person has set aside is among it.
    pub findings: Vec<Finding>,
}

impl Reading {
    /// Reads a sheet as of a day.
    pub fn of(sheet: &Sheet, today: Day) -> Self {
        let results = results::of(sheet);
        let findings = review::of_sheet(sheet, &results, Stage::asked(sheet, today), today);
        Self { results, findings }
    }
}
