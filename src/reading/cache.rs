//! What was read of every sheet, kept until the sheet changes: reading costs only what changed.
//!
//! Reading itself is done elsewhere, and takes its time: here is known what was asked for, and what came.

use std::collections::HashMap;
use std::sync::Arc;

use super::Reading;
use super::fit::rows_of;
use crate::model::{Cell, Day, Document, Identified, InitiativeId, Sheet, SheetId, Shelf};
use crate::results::SheetResults;
use crate::results::table::{self, ResultsRow};
use crate::review::{Finding, Part};

/// What was read of one sheet, beside the sheet as it stood: all that the reading names is there.
#[derive(Debug)]
pub struct SheetReading {
    /// The sheet that was read.
    pub sheet: Arc<Sheet>,
    /// 目標と実績.
    pub results: Arc<SheetResults>,
    /// What the review found, in the order of the paper; what a person has set aside is among it.
    pub findings: Vec<Finding>,
    /// Where each initiative stands.
    rows: HashMap<InitiativeId, usize>,
    /// The findings of each part, by their place among all.
    parts: HashMap<Part, Vec<usize>>,
}

/// The readings of a document's sheets, as far as they were made.
#[derive(Debug, Default)]
pub struct Readings {
    made: Shelf<SheetReading>,
    /// The day on which they were made: what is due depends on it.
    made_on: Option<Day>,
    /// The sheets that are being read, as they stand.
    asked: Vec<Arc<Sheet>>,
    /// The sheets of which no reading comes, as they stand.
    given_up: Vec<Arc<Sheet>>,
}

impl SheetReading {
    /// The reading of this sheet; none where it is of another one.
    pub fn new(sheet: Arc<Sheet>, reading: Reading) -> Option<Self> {
        let rows = rows_of(&sheet);
        if !reading.fits_rows(&sheet, &rows) {
            return None;
        }
        let Reading { results, findings } = reading;
        let mut parts: HashMap<Part, Vec<usize>> = HashMap::new();
        for (at, finding) in findings.iter().enumerate() {
            parts.entry(finding.place.part.clone()).or_default().push(at);
        }
        Some(Self { sheet, results: Arc::new(results), findings, rows, parts })
    }

    /// Where an initiative of the sheet stands.
    pub fn row(&self, id: &InitiativeId) -> Option<usize> {
        self.rows.get(id).copied()
    }

    /// What the review found in a part.
    pub fn findings_of(&self, part: &Part) -> impl Iterator<Item = &Finding> {
        self.parts.get(part).into_iter().flatten().map(|at| &self.findings[*at])
    }

    /// All lines of 目標と実績.
    pub fn lines(&self) -> impl Iterator<Item = ResultsRow<'_>> {
        table::of_sheet(&self.sheet, &self.results)
    }

    /// The lines of 目標と実績 of one initiative.
    pub fn lines_of(&self, id: &InitiativeId) -> impl Iterator<Item = ResultsRow<'_>> {
        self.row(id).into_iter().flat_map(|at| table::of_initiative(&self.sheet, &self.results, at))
    }

    /// Whether the text that was read stands in a cell of this sheet too.
    pub fn is_of(&self, sheet: &Sheet, cell: &Cell) -> bool {
        let Cell::Initiative(id, column) = cell else { return sheet.text(cell) == self.sheet.text(cell) };
        let Some(at) = self.row(id) else { return false };
        let read = self.sheet.initiatives[at].text(*column);
        // Where it was, in most cases.
        match sheet.initiatives.get(at).filter(|initiative| initiative.id == *id) {
            Some(initiative) => initiative.text(*column) == read,
            None => sheet.text(cell) == Some(read),
        }
    }
}

impl Identified for SheetReading {
    type Id = SheetId;
    fn id(&self) -> &SheetId {
        &self.sheet.id
    }
}

impl Readings {
    /// The reading of a sheet; it may be of the sheet as it stood a moment ago.
    pub fn get(&self, id: &SheetId) -> Option<&Arc<SheetReading>> {
        self.made.get(id)
    }

    /// The day on which all of them were made; none where there are none yet.
    pub fn made_on(&self) -> Option<Day> {
        self.made_on
    }

    /// How many sheets have not been read as they stand.
    pub fn left(&self, document: &Document) -> usize {
        document.sheets.iter().filter(|sheet| self.is_stale(sheet)).count()
    }

    /// The sheets to be read next: those that have not been read as they stand and are not being read, those of
    /// `first` before all others.
    pub fn next(&self, document: &Document, first: impl Fn(&Sheet) -> bool) -> Vec<Arc<Sheet>> {
        let is_next = |sheet: &&Arc<Sheet>| self.is_stale(sheet) && !holds(&self.asked, sheet);
        let (mut next, rest): (Vec<_>, Vec<_>) =
            document.sheets.iter().filter(is_next).cloned().partition(|sheet| first(sheet));
        next.extend(rest);
        next
    }

    fn is_stale(&self, sheet: &Arc<Sheet>) -> bool {
        let is_read = self.made.get(&sheet.id).is_some_and(|reading| Arc::ptr_eq(&reading.sheet, sheet));
        !is_read && !holds(&self.given_up, sheet)
    }

    /// Notes that these sheets are being read.
    pub fn ask(&mut self, sheets: &[Arc<Sheet>]) {
        self.asked.extend_from_slice(sheets);
    }

    /// Notes that an answer came for these, whichever.
    pub fn answered(&mut self, sheets: &[Arc<Sheet>]) {
        for sheet in sheets {
            if let Some(at) = self.asked.iter().position(|asked| Arc::ptr_eq(asked, sheet)) {
                self.asked.remove(at);
            }
        }
    }

    /// Keeps a reading as of a day; whether its sheet still stands so. What was read on another day is forgotten.
    pub fn keep(&mut self, reading: SheetReading, day: Day, document: &Document) -> bool {
        if self.made_on.replace(day) != Some(day) {
            self.made = Shelf::default();
            self.given_up.clear();
        }
        let stands = document.sheet(&reading.sheet.id).is_some_and(|now| Arc::ptr_eq(now, &reading.sheet));
        if stands {
            self.made.put(Arc::new(reading));
        }
        stands
    }

    /// Gives up reading a sheet until it changes.
    pub fn give_up(&mut self, sheet: Arc<Sheet>, document: &Document) {
        self.given_up.retain(|old| document.sheet(&old.id).is_some_and(|now| Arc::ptr_eq(now, old)));
        self.given_up.push(sheet);
    }

    /// Forgets all that was read, and what is asked for counts as not read.
    pub fn forget_all(&mut self) {
        *self = Self::default();
    }

    /// Takes up again what was given up.
    pub fn take_up(&mut self) {
        self.given_up.clear();
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

fn holds(sheets: &[Arc<Sheet>], sheet: &Arc<Sheet>) -> bool {
    sheets.iter().any(|other| Arc::ptr_eq(other, sheet))
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
        let next = |readings: &Readings, document: &Document| {
            let next = readings.next(document, |sheet| sheet.id.as_str() == "b");
            assert!(next.len() <= readings.left(document));
            next.iter().map(|sheet| sheet.id.to_string()).collect::<Vec<_>>()
        };
        let read = |readings: &mut Readings, sheet: &Arc<Sheet>, day: Day, document: &Document| {
            readings.answered(std::slice::from_ref(sheet));
            let reading = SheetReading::new(sheet.clone(), Reading::of(sheet, day)).expect("its reading");
            readings.keep(reading, day, document)
        };
        let all = readings.next(&document, |_| true);
        assert_eq!(next(&readings, &document), ["b", "a", "c"]);
        readings.ask(&all);
        assert!(next(&readings, &document).is_empty() && readings.left(&document) == 3);
        assert!(all.iter().all(|sheet| read(&mut readings, sheet, day(2), &document)));
        assert_eq!((next(&readings, &document).len(), readings.left(&document)), (0, 0));
        assert!(read(&mut readings, &all[0], day(3), &document));
        assert_eq!(next(&readings, &document), ["b", "c"], "another day has come");
        assert!(all.iter().all(|sheet| read(&mut readings, sheet, day(3), &document)));
        let id = SheetId::new("c").expect("an id");
        let edit = |text: &str| {
            let edit = Edit::SetText { sheet: id.clone(), cell: Cell::Goal, text: text.into() };
            apply(&document, edit).expect("the sheet is there")
        };
        let (earlier, mut edited) = (edit("目"), edit("目標"));
        assert_eq!(next(&readings, &edited), ["c"]);
        let asked = earlier.sheet(&id).expect("the sheet is there");
        readings.ask(std::slice::from_ref(asked));
        assert_eq!(next(&readings, &edited), ["c"], "it is being read as it stood before");
        assert!(!read(&mut readings, asked, day(3), &edited), "it does not stand so any more");
        assert_eq!(next(&readings, &edited), ["c"]);
        readings.give_up(edited.sheet(&id).expect("the sheet is there").clone(), &edited);
        assert_eq!((next(&readings, &edited).len(), readings.left(&edited)), (0, 0));
        assert_eq!(next(&readings, &earlier), ["c"], "what was given up is tried again when it has changed");
        readings.take_up();
        assert_eq!(next(&readings, &edited), ["c"]);
        assert!(!readings.forget_gone(&edited));
        edited.sheets.take(&id);
        assert!(readings.forget_gone(&edited) && readings.get(&id).is_none());
    }
}
