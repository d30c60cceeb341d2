//! What was read of every sheet, kept until the sheet changes: reading costs only what changed.

use std::sync::Arc;

use crate::model::{Day, Document, Identified, Sheet, SheetId, Shelf, Stage};
use crate::results::{self, SheetResults};
use crate::review::{self, Finding};

/// What was read of one sheet as it stood.
#[derive(Debug)]
pub struct Reading {
    /// The sheet that was read.
    pub sheet: Arc<Sheet>,
    /// 目標と実績.
    pub results: Arc<SheetResults>,
    /// What the review found, in the order of the paper; what a person has set aside is among it.
    pub findings: Vec<Finding>,
}

/// The readings of a document's sheets, as far as they were made.
#[derive(Debug, Default)]
pub struct Readings {
    made: Shelf<Reading>,
    /// The day on which they were made: what is due depends on it.
    made_on: Option<Day>,
}

impl Identified for Reading {
    type Id = SheetId;
    fn id(&self) -> &SheetId {
        &self.sheet.id
    }
}

impl Readings {
    /// The reading of a sheet; it may be of the sheet as it stood a moment ago.
    pub fn get(&self, id: &SheetId) -> Option<&Arc<Reading>> {
        self.made.get(id)
    }

    /// The sheets that have not been read as they stand, those of `first` before all others.
    pub fn stale(&self, document: &Document, first: impl Fn(&Sheet) -> bool) -> Vec<Arc<Sheet>> {
        let is_stale = |sheet: &&Arc<Sheet>| {
            self.made.get(&sheet.id).is_none_or(|reading| !Arc::ptr_eq(&reading.sheet, sheet))
        };
        let (mut stale, rest): (Vec<_>, Vec<_>) =
            document.sheets.iter().filter(is_stale).cloned().partition(|sheet| first(sheet));
        stale.extend(rest);
        stale
    }

    /// Reads a sheet as of a day. What was read on another day is forgotten.
    pub fn read(&mut self, sheet: Arc<Sheet>, today: Day) {
        if self.made_on.replace(today) != Some(today) {
            self.made = Shelf::default();
        }
        let results = Arc::new(results::of(&sheet));
        let findings = review::of_sheet(&sheet, &results, Stage::on(sheet.fiscal_year, today), today);
        self.made.put(Arc::new(Reading { sheet, results, findings }));
    }

    /// Forgets the sheets that are gone; whether there were any.
    pub fn forget_gone(&mut self, document: &Document) -> bool {
        let gone: Vec<SheetId> = self
            .made
            .iter()
            .map(|reading| &reading.sheet.id)
            .filter(|id| document.sheet(id).is_none())
            .cloned()
            .collect();
        gone.iter().for_each(|id| drop(self.made.take(id)));
        !gone.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Cell, Edit, FiscalYear, apply};

    #[test]
    fn only_what_changed_is_read_again() {
        let sheet = |id: &str| {
            let year = FiscalYear::new(2024).expect("a year");
            Arc::new(Sheet::empty(SheetId::new(id).expect("an id"), year))
        };
        let sheets = Shelf::from_items(["a", "b", "c"].map(sheet).to_vec()).expect("ids differ");
        let document = Document { sheets, ..Document::default() };
        let mut readings = Readings::default();
        let day = |day| Day::new(2024, 5, day).expect("a day");
        let stale = |readings: &Readings, document: &Document| {
            let stale = readings.stale(document, |sheet| sheet.id.as_str() == "b");
            stale.iter().map(|sheet| sheet.id.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(stale(&readings, &document), ["b", "a", "c"]);
        readings.stale(&document, |_| true).into_iter().for_each(|sheet| readings.read(sheet, day(2)));
        assert!(stale(&readings, &document).is_empty());
        let (a, today) = (document.sheets.iter().next().expect("a sheet"), day(3));
        readings.read(a.clone(), today);
        assert_eq!(stale(&readings, &document), ["b", "c"], "another day has come");
        readings.stale(&document, |_| true).into_iter().for_each(|sheet| readings.read(sheet, today));
        let id = SheetId::new("c").expect("an id");
        let edit = Edit::SetText { sheet: id.clone(), cell: Cell::Goal, text: "目標".into() };
        let mut edited = apply(&document, edit).expect("the sheet is there");
        assert_eq!(stale(&readings, &edited), ["c"]);
        assert!(!readings.forget_gone(&edited));
        edited.sheets.take(&id);
        assert!(readings.forget_gone(&edited) && readings.get(&id).is_none());
    }
}
