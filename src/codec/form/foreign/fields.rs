//! Labels beside or over their fields: the head of another form, and what stands under its table.

use super::{ForeignCell, ForeignReader, FoundName, words};
use crate::codec::form::choices::choices;
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
        // It may stand before the title, in one cell with it.
        let number = over.iter().find_map(|(at, cell)| {
            let text = cell.text.trim();
            let first = text.split_whitespace().next().filter(|first| words::is_number(first));
            Some((*at, *cell, if words::is_number(text) { text } else { first? }))
        });
        let number = number.inspect(|(at, cell, number)| {
            self.form.number = (*number).to_owned();
            if *number == cell.text.trim() {
                self.note(*at, cell, FoundName::Number);
            }
        });
        let is_alone = |cell: &ForeignCell| cells.iter().filter(|other| other.row == cell.row).count() <= 2;
        let titles = over.iter().filter(|(at, cell)| !self.used[*at] && is_alone(cell));
        let of = |at: usize, text: &str| {
            let number = number
                .filter(|(of, ..)| *of == at)
                .and_then(|(_, _, number)| text.trim().strip_prefix(number));
            words::title(number.unwrap_or(text).trim_start())
        };
        let mut titles = titles.filter_map(|(at, cell)| Some((*at, *cell, of(*at, &cell.text)?)));
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
            let choices = field.map_or_else(Vec::new, |field| choices(&cells[field].text));
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
        if let Some(value) = value_below(cells, at) {
            return Some(Some(value));
        }
        let is_sure = words::is_sure(&cell.text);
        match right {
            // Cells between them that are not merged, and hold nothing.
            Some(next) if next.column > cell.last_column + 1 => return Some(None),
            Some(next) if next.text.is_empty() => return Some(Some(at + 1)),
            Some(next) if is_sure && !words::is_sure(&next.text) => return Some(Some(at + 1)),
            Some(next) if !words::may_be_label(&next.text) => return Some(Some(at + 1)),
            // The last cell of a row that is no sure label is the text of the one before it.
            Some(next)
                if is_last(cells, at + 1) && !words::is_sure(&next.text) && under(cells, at).is_none() =>
            {
                return Some(Some(at + 1));
            }
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

/// The text under a label of a row that has nothing but labels, each with its text under it: 部名|重点目標 over 防災部|水害に備える.
fn value_below(cells: &[ForeignCell], at: usize) -> Option<usize> {
    let row = || cells.iter().enumerate().filter(|(_, cell)| cell.row == cells[at].row);
    let below = |at: usize| {
        let value = under(cells, at).filter(|value| cells[*value].last_column == cells[at].last_column)?;
        (!words::is_sure(&cells[value].text)).then_some(value)
    };
    let are_labels = row().filter(|(_, cell)| words::is_sure(&cell.text)).count() > 1
        && row().all(|(at, cell)| words::may_be_label(&cell.text) && below(at).is_some());
    // The row below holds nothing else.
    let last = below(at)?;
    let is_even = cells.iter().filter(|cell| cell.row == cells[last].row).count() == row().count();
    (are_labels && is_even).then_some(last)
}

/// Whether nothing stands further right in a cell's row.
fn is_last(cells: &[ForeignCell], at: usize) -> bool {
    cells.get(at + 1).is_none_or(|next| next.row != cells[at].row)
}

/// The cell that begins right under another one.
fn under(cells: &[ForeignCell], at: usize) -> Option<usize> {
    let cell = &cells[at];
    cells.iter().position(|other| other.row == cell.last_row + 1 && other.column == cell.column)
}
