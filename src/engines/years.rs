//! What the reader makes of several years or of a whole one: 翌年度へ, 年度を並べて, 約束の台帳, 庁内の食い違い.

use super::{Progress, Respond};
use crate::calendar;
use crate::lineage;
use crate::model::SheetId;
use crate::promises::{PromiseLook, YearPromises};
use crate::protocol::{
    DrawCarry, DrawPromises, DrawYears, FindDisagreements, MakePromisesTable, PackedSheet,
};
use crate::publish;
use crate::review::{self, Finding};

impl Respond for DrawCarry {
    fn respond(self, _: &mut Progress<'_>) -> Option<String> {
        let sheets = PackedSheet::unpack_all(&self.sheets)?;
        Some(publish::carry::drawn(&sheets, &self.done))
    }
}

impl Respond for DrawYears {
    fn respond(self, _: &mut Progress<'_>) -> Option<String> {
        let read = calendar::read(PackedSheet::unpack_all(&self.sheets)?);
        let own = read.iter().find(|(sheet, _)| sheet.id == self.sheet)?;
        Some(publish::years::drawn(&lineage::chain(&own.0, &read), &self.sheet))
    }
}

impl Respond for DrawPromises {
    fn respond(self, _: &mut Progress<'_>) -> Option<String> {
        promises(&self, publish::promises::drawn)
    }
}

impl Respond for MakePromisesTable {
    fn respond(self, _: &mut Progress<'_>) -> Option<String> {
        promises(&self.0?, publish::promises_table::table)
    }
}

/// What is made of the promises that are asked for.
fn promises(
    asked: &DrawPromises,
    make: impl FnOnce(&[YearPromises<'_>], PromiseLook) -> String,
) -> Option<String> {
    let sheets = calendar::read(PackedSheet::unpack_all(&asked.sheets)?);
    let mut all = sheets.clone();
    all.extend(calendar::read(PackedSheet::unpack_all(&asked.others)?));
    Some(make(&YearPromises::of(&sheets, &all, asked.today), asked.look))
}

impl Respond for FindDisagreements {
    fn respond(self, _: &mut Progress<'_>) -> Option<Vec<(SheetId, Finding)>> {
        Some(review::disagreements(&PackedSheet::unpack_all(&self.0)?))
    }
}
