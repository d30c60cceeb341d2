//! A workbook's bytes → sheets. Where the workbook is ours it carries the sheets themselves; what its forms show counts
//! where a person changed it in Excel, and all else comes from what it carries, exact to the letter.

mod drawn;
mod merge;
mod noted;
mod overview;
mod relabelled;
mod revised;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::read::{self, CellNote, Workbook};
use super::{carried, layout, seals, words};
use crate::codec::grid::{self, Filled, Grid, GridReader, GridScan};
use crate::codec::{
    Decoded, FilePlace, Note, Problem, ProblemPart, Reason, Remark, WorkbookFault, WorkbookRemark,
    WorksheetRemark, fresh_id, json, settings_form, sheet_mark,
};
use crate::model::{Extra, Sheet, SheetForm, SheetId, Trail, paper};
use crate::text::width::squeeze;

/// The sheets of a workbook as a person sees it, or why there is none. `new_id` names what has no id; `progress` hears
/// which worksheet of how many comes next.
pub fn decode(
    bytes: &[u8],
    new_id: &mut dyn FnMut() -> String,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Decoded, Vec<Problem>> {
    decode_with(bytes, false, new_id, progress)
}

/// The same; what is hidden comes in too where it is wanted, and where no form is to be seen without it.
pub fn decode_with(
    bytes: &[u8],
    with_hidden: bool,
    new_id: &mut dyn FnMut() -> String,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Decoded, Vec<Problem>> {
    let workbook = read::open(bytes, progress).map_err(refusal)?;
    let may_have_more = !with_hidden && workbook.grids.iter().any(Grid::has_hidden);
    let again = if may_have_more { workbook.clone() } else { Workbook::default() };
    match sheets_of(workbook, with_hidden, new_id) {
        Err(problems) if may_have_more && grid::is_without_form(&problems) => {
            sheets_of(again, true, new_id).map_err(|_| problems)
        }
        read => read,
    }
}

fn sheets_of(
    workbook: Workbook,
    with_hidden: bool,
    new_id: &mut dyn FnMut() -> String,
) -> Result<Decoded, Vec<Problem>> {
    let mut notes: Vec<Note> = workbook.notes.into_iter().map(note).collect();
    let mut grids = workbook.grids;
    if with_hidden {
        grids.iter_mut().for_each(Grid::take_hidden);
    }
    let said = workbook.said;
    let carried = take_carried(&mut grids, new_id, &mut notes);
    // What its pages are headed and footed with is that form's title.
    let title = carried.form.as_ref().map(|form| squeeze(&form.title));
    notes.retain(|note| match &note.remark {
        Remark::Worksheet(WorksheetRemark::Beside { text, .. }) => {
            title.as_ref().is_none_or(|title| squeeze(text).trim_end_matches('/') != title)
        }
        _ => true,
    });
    match carried.form.clone() {
        Some(form) => paper::by_form(form, || forms_of((grids, said), carried, notes, new_id)),
        None => forms_of((grids, said), carried, notes, new_id),
    }
}

/// The sheets of the worksheets, by the form in use, and what is carried.
fn forms_of(
    (mut grids, said): (Vec<Grid>, Vec<CellNote>),
    carried: Carried,
    mut notes: Vec<Note>,
    new_id: &mut dyn FnMut() -> String,
) -> Result<Decoded, Vec<Problem>> {
    // What a cell offers is said by the form.
    drop(take(&mut grids, carried::CHOICES));
    let seals = take(&mut grids, seals::WORKSHEET).map(|grid| seals::read(&grid));
    let mut import = Import {
        reader: None,
        seals,
        said,
        sheets: carried.sheets.into_iter().map(Some).collect(),
        taken: BTreeSet::new(),
        trails: BTreeMap::new(),
        relabelled: BTreeMap::new(),
    };
    import.forms(grids, new_id);
    let Import { reader, said, sheets: left, trails, .. } = import;
    notes.extend(noted::left_out(said).into_iter().map(note));
    // Where all forms were removed, the sheets are still there.
    let has_more = left.iter().any(Option::is_some);
    let mut decoded = reader.map_or_else(|| Ok(Decoded::default()), |reader| reader.finish(has_more))?;
    notes.append(&mut decoded.notes);
    for sheet in left.into_iter().flatten() {
        let place = place(decoded.sheets.len() + 1, &sheet);
        notes.push(Note { place, remark: Remark::Workbook(WorkbookRemark::FormRemoved) });
        decoded.sheets.push(sheet);
    }
    decoded.notes = notes;
    decoded.extra = carried.extra;
    decoded.trails = trails;
    Ok(decoded)
}

fn refusal(fault: WorkbookFault) -> Vec<Problem> {
    vec![Problem { place: FilePlace::File, reason: Reason::Workbook(fault) }]
}

/// What a workbook carries.
#[derive(Default)]
struct Carried {
    sheets: Vec<Sheet>,
    extra: Extra,
    /// The form by which it was written.
    form: Option<Arc<SheetForm>>,
}

/// Takes the worksheet with the data out of the others and reads it.
fn take_carried(grids: &mut Vec<Grid>, new_id: &mut dyn FnMut() -> String, notes: &mut Vec<Note>) -> Carried {
    let Some(data) = take(grids, carried::WORKSHEET) else { return Carried::default() };
    match json::decode(&data.texts().concat(), new_id) {
        Ok(mut decoded) => {
            let form = Some(settings_form::take_carried(&mut decoded.extra));
            Carried { sheets: decoded.sheets, extra: decoded.extra, form }
        }
        Err(_) => {
            notes.push(note(Remark::Workbook(WorkbookRemark::BrokenData)));
            Carried::default()
        }
    }
}

/// Takes a worksheet of ours out, however it looks.
fn take(grids: &mut Vec<Grid>, name: &str) -> Option<Grid> {
    let mut grid = grids.iter().position(|grid| grid.name == name).map(|at| grids.remove(at))?;
    grid.take_hidden();
    Some(grid)
}

/// The forms of a workbook, as they are taken in.
struct Import {
    reader: Option<GridReader>,
    /// The rows of 目標と実績 as they were written.
    seals: Option<Vec<u64>>,
    /// What people wrote onto cells, as far as it came in nowhere.
    said: Vec<CellNote>,
    /// The carried sheets that no form has claimed.
    sheets: Vec<Option<Sheet>>,
    taken: BTreeSet<String>,
    /// What the sheets came from that were changed.
    trails: BTreeMap<SheetId, Trail>,
    /// What is told of labels that were changed.
    relabelled: BTreeMap<SheetId, Vec<WorkbookRemark>>,
}

impl Import {
    fn forms(&mut self, mut grids: Vec<Grid>, new_id: &mut dyn FnMut() -> String) {
        self.taken = self.sheets.iter().flatten().map(|sheet| sheet.id.as_str().to_owned()).collect();
        let marks: Vec<Vec<(u32, SheetId)>> =
            grids.iter_mut().map(|grid| grid.take(sheet_mark::marked)).collect();
        if !self.sheets.is_empty() {
            grids.iter_mut().filter(|grid| overview::is_ours(grid)).for_each(Grid::take_hidden);
        }
        // Who hides a row of a form of ours has not taken its words back.
        for (grid, marks) in grids.iter_mut().zip(&marks) {
            if marks.iter().any(|(_, id)| self.position(id).is_some()) {
                grid.take_hidden();
            }
            self.put_labels_back(grid, marks);
            for sheet in marks.iter().filter_map(|(_, id)| self.sheets[self.position(id)?].as_ref()) {
                if grid.has_struck() {
                    grid.without_struck_of(&drawn::grid(sheet));
                }
            }
        }
        let scans: Vec<GridScan> = grids.iter().map(GridScan::of).collect();
        let mut reader = GridReader::new(&scans);
        for (grid, scan) in grids.iter().zip(&scans).filter(|(grid, _)| !overview::is_one(grid)) {
            reader.asides(grid, scan);
        }
        if !self.sheets.is_empty() {
            reader = reader.without_lists();
        }
        let names: Vec<String> = grids.iter().map(|grid| grid.name.clone()).collect();
        let all: Vec<Sheet> = self.sheets.iter().flatten().cloned().collect();
        let marked: BTreeSet<SheetId> = marks.iter().flatten().map(|(_, id)| id.clone()).collect();
        let mut came = BTreeSet::new();
        for ((grid, scan), marks) in grids.iter().zip(&scans).zip(&marks) {
            if let [(_, id)] = &marks[..]
                && let Some(at) = self.position(id)
                && self.is_as_drawn(at, grid)
            {
                // As it was written: nothing needs to be read, but what was noted onto it.
                if let Some(mut sheet) = self.sheets[at].take() {
                    came.insert(id.clone());
                    let place = place(reader.sheets().len() + 1, &sheet);
                    let relabelled = self.relabelled.remove(id).into_iter().flatten();
                    for remark in relabelled.chain(self.noted(&mut sheet, (grid, scan, None))) {
                        reader.note(place.clone(), Remark::Workbook(remark));
                    }
                    reader.push_exact(sheet);
                }
                continue;
            }
            // Goals of odd words look like forms in our list; one that a person put there has a mark or a table.
            let is_list = !all.is_empty() && overview::is_one(grid);
            let is_form =
                |form| !is_list || scan.has_initiatives(form) || mark_of(marks, scan, form).is_some();
            if is_list && !(0..scan.forms()).any(is_form) {
                continue;
            }
            if let (true, Some(seals)) = (scan.is_table(), &self.seals) {
                let rows = seals::broken(grid, seals);
                if !rows.is_empty() {
                    let worksheet = grid.name.clone();
                    let remark = WorksheetRemark::ChangedRows { worksheet, rows };
                    reader.note(FilePlace::File, Remark::Worksheet(remark));
                }
            }
            reader.notes(scan);
            for form in (0..scan.forms()).filter(|form| is_form(*form)) {
                let mark = mark_of(marks, scan, form);
                let exact = mark.and_then(|id| self.position(id)).and_then(|at| self.sheets[at].take());
                if let Some(exact) = exact {
                    came.insert(exact.id.clone());
                    self.changed(&mut reader, (grid, scan, form), exact, new_id);
                } else if let Some(exact) = self.lost(&marked, scan, form, new_id) {
                    came.insert(exact.id.clone());
                    self.changed(&mut reader, (grid, scan, form), exact, new_id);
                } else if let Some(filled) = reader.fill(scan, form, new_id) {
                    self.other(&mut reader, scan, filled, mark, &mut came, new_id);
                }
            }
        }
        if !all.is_empty() {
            let known: Vec<&Sheet> = all.iter().chain(reader.sheets()).collect();
            let lists = grids.iter().filter(|grid| overview::is_one(grid));
            let strangers: Vec<_> =
                lists.flat_map(|grid| overview::strangers(grid, &names, &known)).collect();
            strangers.into_iter().for_each(|remark| reader.note(FilePlace::File, Remark::Worksheet(remark)));
        }
        self.reader = Some(reader);
    }

    /// Has each form of ours say its labels again, from its mark down to the next one.
    fn put_labels_back(&mut self, grid: &mut Grid, marks: &[(u32, SheetId)]) {
        for (at, (row, id)) in marks.iter().enumerate() {
            let Some(sheet) = self.position(id).and_then(|at| self.sheets[at].as_ref()) else { continue };
            let first = if at == 0 { 0 } else { *row };
            let end = marks.get(at + 1).map_or(u32::MAX, |(next, _)| *next);
            let told = relabelled::put_back(grid, first..end, sheet);
            self.relabelled.entry(id.clone()).or_default().extend(told);
        }
    }

    fn position(&self, id: &SheetId) -> Option<usize> {
        self.sheets.iter().position(|sheet| sheet.as_ref().is_some_and(|sheet| sheet.id == *id))
    }

    /// Whether a worksheet shows what was drawn on it.
    fn is_as_drawn(&self, at: usize, grid: &Grid) -> bool {
        let Some(sheet) = &self.sheets[at] else { return false };
        let drawn = drawn::grid(sheet);
        let (drawn, here) = (drawn.texts(), grid.texts());
        drawn.len() == here.len() && drawn.iter().zip(&here).all(|(a, b)| merge::is_same(a, b))
    }

    /// The carried sheet of a form that lost its mark, known by year and goal; a sheet that some mark names is not it.
    fn lost(
        &mut self,
        marked: &BTreeSet<SheetId>,
        scan: &GridScan,
        form: usize,
        new_id: &mut dyn FnMut() -> String,
    ) -> Option<Sheet> {
        let year = scan.year_of(form)?;
        let read = scan.fill(form, year, &mut self.taken, new_id)?.sheet;
        let is_it = |sheet: &Sheet| {
            let goal = squeeze(&sheet.goal);
            !marked.contains(&sheet.id)
                && sheet.fiscal_year == year
                && !goal.is_empty()
                && goal == squeeze(&read.goal)
        };
        let at = self.sheets.iter().position(|sheet| sheet.as_ref().is_some_and(is_it))?;
        self.sheets[at].take()
    }

    /// A form of ours that a person changed.
    fn changed(
        &mut self,
        reader: &mut GridReader,
        (grid, scan, form): (&Grid, &GridScan, usize),
        exact: Sheet,
        new_id: &mut dyn FnMut() -> String,
    ) {
        let year = scan.year_of(form).unwrap_or(exact.fiscal_year);
        let Some(mut filled) = scan.fill(form, year, &mut self.taken, new_id) else {
            reader.push_exact(exact);
            return;
        };
        let mut drawn = drawn::as_read(&exact);
        if let Some(drawn) = &mut drawn {
            filled.without_what_was_found_in(drawn);
            revised::take_out(&mut drawn.sheet, &exact);
        }
        revised::take_out(&mut filled.sheet, &exact);
        let drawn = drawn.map(|drawn| drawn.sheet);
        let mut before = exact.clone();
        let (mut sheet, mut said) = merge::merge(exact, drawn.as_ref(), filled.sheet, new_id);
        // What is carried is what the person had before them.
        let mut trail = Trail::take_from(&mut before);
        trail.mark(&before);
        trail.keep_words(&before, &sheet);
        self.trails.insert(sheet.id.clone(), trail);
        said.extend(self.relabelled.remove(&sheet.id).into_iter().flatten());
        said.extend(self.noted(&mut sheet, (grid, scan, Some(form))));
        filled.sheet = sheet;
        reader.push(scan, filled, said, false);
    }

    /// Takes what was noted onto a form into its sheet: what stands in its rows, the headings above the first one too. Without a
    /// form it is the whole worksheet.
    fn noted(
        &mut self,
        sheet: &mut Sheet,
        (grid, scan, form): (&Grid, &GridScan, Option<usize>),
    ) -> Vec<WorkbookRemark> {
        let begun = |row: u32| (0..scan.forms()).rposition(|form| scan.row_of(form) <= Some(row));
        let is_on_it = |row| form.is_none_or(|form| begun(row).unwrap_or(0) == form);
        let is_its = |note: &CellNote| note.worksheet == grid.name && is_on_it(note.row);
        let (its, others): (Vec<CellNote>, Vec<CellNote>) =
            std::mem::take(&mut self.said).into_iter().partition(is_its);
        self.said = others;
        noted::take_in(sheet, &its, (grid, form.unwrap_or(0)))
    }

    /// A copy of a form of ours, or somebody else's.
    fn other(
        &mut self,
        reader: &mut GridReader,
        scan: &GridScan,
        mut filled: Filled,
        mark: Option<&SheetId>,
        came: &mut BTreeSet<SheetId>,
        new_id: &mut dyn FnMut() -> String,
    ) {
        match mark {
            // Its id is kept as long as no other sheet has it.
            Some(id) if !came.contains(id) && !self.taken.contains(id.as_str()) => {
                filled.sheet.id = id.clone();
                came.insert(id.clone());
                reader.push(scan, filled, Vec::new(), false);
            }
            _ => {
                if let Some(id) = fresh_id(new_id, &mut self.taken, SheetId::new) {
                    filled.sheet.id = id;
                }
                let said = mark.map(|_| WorkbookRemark::FormCopied).into_iter().collect();
                reader.push(scan, filled, said, true);
            }
        }
    }
}

/// Which of a worksheet's marks is a form's: the only one, or the one that stands next to its first row.
fn mark_of<'m>(marks: &'m [(u32, SheetId)], scan: &GridScan, form: usize) -> Option<&'m SheetId> {
    /// Headings stand between a mark and a form's first row.
    const FAR: u32 = 6;
    let row = scan.row_of(form)?;
    let near = marks.iter().filter(|(at, _)| row.abs_diff(*at) <= FAR);
    let near =
        near.reduce(|best, next| if row.abs_diff(next.0) < row.abs_diff(best.0) { next } else { best });
    let only = || marks.first().filter(|_| marks.len() == 1 && scan.forms() == 1);
    near.or_else(only).map(|(_, id)| id)
}

fn note(remark: Remark) -> Note {
    Note { place: FilePlace::File, remark }
}

fn place(number: usize, sheet: &Sheet) -> FilePlace {
    FilePlace::Sheet { number, goal: sheet.goal.clone(), part: ProblemPart::Whole }
}
