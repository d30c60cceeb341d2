//! 様式を読む: another city's form, empty or filled in, → a form of ours. Which texts are labels is told by their words and
//! by what stands beside them; what is not understood is told with its place and becomes nothing.

mod fields;
mod judges;
mod legends;
mod pairs;
mod scale;
mod signs;
mod table;
mod titles;
mod words;

use table::ForeignTable;

use crate::model::{FormPart, OwnKey, PartKey, PartList, PartSetting, ReadGrades, SheetForm};

/// A text and the cells that it covers, all counted from 0; without a text, merged cells that wait for one.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::codec) struct ForeignCell {
    /// The first row.
    pub(in crate::codec) row: u32,
    /// The first column.
    pub(in crate::codec) column: u32,
    /// The last row.
    pub(in crate::codec) last_row: u32,
    /// The last column.
    pub(in crate::codec) last_column: u32,
    /// The text.
    pub(in crate::codec) text: String,
}

/// Cells in which a workbook offers words to choose from, all counted from 0.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::codec) struct ForeignOffer {
    /// The first row and column.
    pub(in crate::codec) first: (u32, u32),
    /// The last ones.
    pub(in crate::codec) last: (u32, u32),
    /// The words.
    pub(in crate::codec) words: Vec<String>,
}

/// What a workbook's cells come to.
#[derive(Clone, Debug, PartialEq)]
pub struct ForeignForm {
    /// The form.
    pub form: SheetForm,
    /// The labels that were understood, in the order of reading.
    pub found: Vec<FoundLabel>,
    /// The texts that were not, each with its row and column.
    pub left: Vec<(u32, u32, String)>,
    /// The texts that stand where something is to be written: what somebody filled in.
    pub filled: Vec<(u32, u32, String)>,
    /// Its scale of grades, and who gives them.
    pub grades: ReadGrades,
    /// The parts that no form can do without and that the workbook does not name.
    pub added: Vec<FormPart>,
    /// Which of its columns are reports besides the paper's two: those of quarters.
    pub reports: Vec<usize>,
    /// Which of its other parts, by list and place, are written at the year's end.
    pub at_end: Vec<(PartList, usize)>,
}

/// A label, and what became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundLabel {
    /// Its row and column.
    pub at: (u32, u32),
    /// Its text.
    pub text: String,
    /// What it names.
    pub names: FoundName,
}

/// What a label names.
#[derive(Clone, Debug, PartialEq)]
pub enum FoundName {
    /// A part of the form, and where it stands.
    Part(PartKey, PartList),
    /// The form's title.
    Title,
    /// 様式番号.
    Number,
    /// The department.
    Department,
    /// The group of departments.
    Group,
    /// The year, which every sheet has.
    Year,
    /// What stands before the parts under the initiatives.
    Notes,
    /// The numbers of the initiatives.
    Numbers,
    /// The grades that parts are chosen of.
    Grades,
}

/// Puts a form together.
struct ForeignReader {
    form: SheetForm,
    found: Vec<FoundLabel>,
    /// The cells that were understood, or that labels are for.
    used: Vec<bool>,
    /// Those of them with what somebody filled in.
    filled: Vec<usize>,
    offers: Vec<ForeignOffer>,
}

/// Reads a form; none where too few labels are known.
pub(in crate::codec) fn read(cells: &[ForeignCell], offers: Vec<ForeignOffer>) -> Option<ForeignForm> {
    let standard = SheetForm::default();
    let mut reader = ForeignReader {
        form: SheetForm {
            name: String::new(),
            notes: String::new(),
            parts: Vec::new(),
            columns: Vec::new(),
            after: Vec::new(),
            ..standard
        },
        found: Vec::new(),
        used: vec![false; cells.len()],
        filled: Vec::new(),
        offers,
    };
    let table = table::find(cells);
    let first = table.as_ref().map_or(u32::MAX, |table| table.first);
    let last = table.as_ref().map_or(u32::MAX, |table| table.last);
    reader.title(cells, first);
    let is_outside = |cell: &ForeignCell| table.as_ref().is_none_or(|table| !table.covers(cell));
    let is_graded = |cell: &ForeignCell| {
        is_outside(cell)
            && words::may_be_label(&cell.text)
            && words::is_graded(&words::label(&cell.text).name)
    };
    let has_grades = table.as_ref().is_some_and(ForeignTable::has_grades) || cells.iter().any(is_graded);
    let legends = if has_grades { reader.legends(cells, is_outside) } else { Vec::new() };
    reader.fields(cells, PartList::Over, |cell| cell.row < first);
    if let Some(table) = &table {
        reader.table(cells, table);
    }
    reader.fields(cells, PartList::Under, |cell| cell.row > last && last < u32::MAX);
    legends.iter().for_each(|legend| reader.grade(cells, legend));
    let scale = scale::read(&reader.form, &legends);
    let grades = judges::read(&mut reader.form, scale);
    reader.finish(cells, grades)
}

impl ForeignReader {
    fn note(&mut self, at: usize, cell: &ForeignCell, names: FoundName) {
        self.used[at] = true;
        self.found.push(FoundLabel { at: (cell.row, cell.column), text: cell.text.clone(), names });
    }

    /// The words that a workbook offers in a cell, all of which lie in one of its areas.
    fn offered(&self, (row, column): (u32, u32)) -> Vec<String> {
        let is_it = |offer: &&ForeignOffer| {
            (offer.first.0..=offer.last.0).contains(&row) && (offer.first.1..=offer.last.1).contains(&column)
        };
        self.offers.iter().find(is_it).map_or_else(Vec::new, |offer| offer.words.clone())
    }

    fn has(&self, key: &PartKey) -> bool {
        self.form.part(key).is_some()
    }

    /// Takes a label for a part: for one of the paper's where it is known and new, else for the city's own.
    fn part(
        &mut self,
        list: PartList,
        (text, known): (&str, Option<FormPart>),
        beside: bool,
        choices: Vec<String>,
    ) -> PartKey {
        let label = words::label(text);
        let key = known.map(PartKey::Known).filter(|key| !self.has(key));
        let key = key.unwrap_or_else(|| self.free(&label.name));
        let choices = if choices.is_empty() { label.choices } else { choices };
        let is_own = matches!(key, PartKey::Own(_));
        let part = PartSetting {
            limit: words::limit(&label.note),
            is_published: !words::is_person(&label.name, &label.note),
            note: label.note,
            choices: if is_own { choices } else { Vec::new() },
            is_beside: beside,
            ..PartSetting::new(key.clone(), &label.name)
        };
        match list {
            PartList::Over => self.form.parts.push(part),
            PartList::Columns => self.form.columns.push(part),
            PartList::Under => self.form.after.push(part),
        }
        key
    }

    /// A name in files that no part has.
    fn free(&self, label: &str) -> PartKey {
        let base: String = label.chars().filter(|char| !char.is_control()).take(60).collect();
        let mut number = 1;
        loop {
            let name = if number == 1 { base.clone() } else { format!("{base}{number}") };
            match OwnKey::new(&name).map(PartKey::Own) {
                Some(key) if !self.has(&key) && matches!(PartKey::named(&name), Some(PartKey::Own(_))) => {
                    return key;
                }
                // A blank one is none.
                None => return PartKey::Known(FormPart::Goal),
                _ => number += 1,
            }
        }
    }

    /// Adds what no form can do without, and tells what is left.
    fn finish(mut self, cells: &[ForeignCell], grades: ReadGrades) -> Option<ForeignForm> {
        let parts = self.found.iter().filter(|found| matches!(found.names, FoundName::Part(..))).count();
        if parts < 3 {
            return None;
        }
        let mut added = Vec::new();
        for (part, list) in [(FormPart::Goal, PartList::Over), (FormPart::Method, PartList::Columns)] {
            if self.form.known(part).is_none() {
                self.stand_in(part, list, &mut added);
            }
        }
        self.form.parts.iter_mut().take(1).for_each(|part| part.is_beside = false);
        self.form.after.iter_mut().take(1).for_each(|part| part.is_beside = false);
        self.form.name = self.form.title.clone();
        let is_left = |(at, cell): &(usize, &ForeignCell)| !self.used[*at] && !cell.text.is_empty();
        let left = cells.iter().enumerate().filter(is_left);
        let told = |cell: &ForeignCell| (cell.row, cell.column, cell.text.clone());
        let left = left.map(|(_, cell)| told(cell)).collect();
        self.filled.sort_unstable();
        let filled = self.filled.iter().map(|at| told(&cells[*at])).collect();
        let form = self.form;
        let quarters = form.columns.iter().enumerate();
        let quarters =
            quarters.filter(|(_, part)| part.own().is_some() && words::quarter(&part.label).is_some());
        let reports = quarters.map(|(at, _)| at).collect();
        let at_end = [PartList::Over, PartList::Under].into_iter().flat_map(|list| {
            let parts = list.of(&form).iter().enumerate();
            let late = parts.filter(|(_, part)| part.own().is_some() && words::is_of_year_end(&part.label));
            late.map(move |(at, _)| (list, at))
        });
        let at_end = at_end.collect();
        let found = self.found;
        let whole = ForeignForm { form, found, left, filled, grades, added, reports, at_end };
        whole.form.is_sound().then_some(whole)
    }

    /// The part that comes nearest to one that is not named; else one is added.
    fn stand_in(&mut self, part: FormPart, list: PartList, added: &mut Vec<FormPart>) {
        let parts = match list {
            PartList::Columns => &mut self.form.columns,
            PartList::Over | PartList::Under => &mut self.form.parts,
        };
        let own = parts.iter().enumerate().filter(|(_, one)| one.own().is_some());
        let near = own.filter_map(|(at, one)| Some((words::nearness(part, &one.label)?, at))).min();
        if let Some(one) = near.and_then(|(_, at)| parts.get_mut(at)) {
            let old = std::mem::replace(&mut one.key, PartKey::Known(part));
            one.choices.clear();
            for found in &mut self.found {
                if found.names == FoundName::Part(old.clone(), list) {
                    found.names = FoundName::Part(PartKey::Known(part), list);
                }
            }
            return;
        }
        let standard = SheetForm::default();
        parts.splice(0..0, standard.known(part).cloned());
        added.push(part);
    }
}
