//! Labels beside or over their fields: the head of another form, and what stands under its table.

use super::{ForeignCell, ForeignReader, FoundName, words};
use crate::codec::form::label::Label;
use crate::model::PartList;

/// How far down a title stands.
const TITLE: u32 = 8;

impl ForeignReader {
    /// The title and 様式番号, from the first rows over the table.
    pub(super) fn title(&mut self, cells: &[ForeignCell], first: u32) {
        let over =
            cells.iter().enumerate().filter(|(_, cell)| cell.row < TITLE.min(first) && !cell.text.is_empty());
        let over: Vec<(usize, &ForeignCell)> = over.collect();
        let number = over.iter().find(|(_, cell)| words::is_number(&cell.text));
        if let Some((at, cell)) = number {
            self.form.number = cell.text.trim().to_owned();
            self.note(*at, cell, FoundName::Number);
        }
        let is_alone = |cell: &ForeignCell| cells.iter().filter(|other| other.row == cell.row).count() <= 2;
        let titles = over.iter().filter(|(at, cell)| !self.used[*at] && is_alone(cell));
        let mut titles = titles.filter_map(|(at, cell)| Some((*at, *cell, words::title(&cell.text)?)));
        if let Some((at, cell, title)) = titles.next() {
            self.form.title = title;
            self.note(at, cell, FoundName::Title);
        }
    }

    /// The labels of these rows, each with the field beside or under it.
    pub(super) fn fields(
        &mut self,
        cells: &[ForeignCell],
        list: PartList,
        is_here: impl Fn(&ForeignCell) -> bool,
    ) {
        let mut beside_in = None;
        for at in 0..cells.len() {
            let cell = &cells[at];
            if self.used[at] || cell.text.is_empty() || !is_here(cell) || !words::may_be_label(&cell.text) {
                continue;
            }
            let right = cells.get(at + 1).filter(|next| next.row == cell.row);
            let field = self.field_of(cells, at, right);
            let name = words::label(&cell.text).name;
            let other = words::other(&name);
            let Some(field) = field.or_else(|| other.as_ref().map(|_| None)) else { continue };
            let choices = field.map_or_else(Vec::new, |field| words::choices(&cells[field].text));
            if let Some(field) = field {
                self.used[field] = true;
            }
            match other {
                Some(Label::Department) if self.form.department != name => {
                    self.form.department.clone_from(&name);
                    self.note(at, cell, FoundName::Department);
                }
                Some(Label::Department) => self.note(at, cell, FoundName::Department),
                Some(Label::Group) => {
                    self.form.group.clone_from(&name);
                    self.note(at, cell, FoundName::Group);
                }
                Some(Label::Year) => self.note(at, cell, FoundName::Year),
                Some(_) => {
                    self.form.notes.clone_from(&name);
                    self.note(at, cell, FoundName::Notes);
                }
                None => {
                    let key = self.part(
                        list,
                        (&cell.text, words::head(&name)),
                        beside_in == Some(cell.row),
                        choices,
                    );
                    beside_in = Some(cell.row);
                    self.note(at, cell, FoundName::Part(key, list));
                }
            }
        }
    }

    /// The field of a label: `Some(None)` where it is a cell that nobody sees; nothing where there is none.
    fn field_of(
        &self,
        cells: &[ForeignCell],
        at: usize,
        right: Option<&ForeignCell>,
    ) -> Option<Option<usize>> {
        let cell = &cells[at];
        let is_sure = words::is_sure(&cell.text);
        match right {
            // Cells between them that are not merged, and hold nothing.
            Some(next) if next.column > cell.last_column + 1 => return Some(None),
            Some(next) if next.text.is_empty() => return Some(Some(at + 1)),
            Some(next) if is_sure && !words::is_sure(&next.text) => return Some(Some(at + 1)),
            Some(next) if !words::may_be_label(&next.text) => return Some(Some(at + 1)),
            Some(_) => {}
            None => {
                let is_wide = cells.iter().any(|other| other.last_column > cell.last_column);
                let under = under(cells, at);
                return match under {
                    Some(under) if !words::may_be_label(&cells[under].text) => Some(Some(under)),
                    _ if is_sure && is_wide => Some(None),
                    _ => None,
                };
            }
        }
        // Labels in a row, with their fields under them.
        under(cells, at).filter(|under| !words::may_be_label(&cells[*under].text)).map(Some)
    }
}

/// The cell that begins right under another one.
fn under(cells: &[ForeignCell], at: usize) -> Option<usize> {
    let cell = &cells[at];
    cells.iter().position(|other| other.row == cell.last_row + 1 && other.column == cell.column)
}
