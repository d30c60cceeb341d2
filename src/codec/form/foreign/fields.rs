//! Labels beside or over their fields: the head of another form, and what stands under its table.

use super::pairs::CellRole;
use super::titles::TitleSign;
use super::{ForeignCell, ForeignReader, FoundName, pairs, titles, words};
use crate::codec::form::choices::choices;
use crate::codec::form::label::Label;
use crate::codec::form::noted;
use crate::model::{PartKey, PartList};

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
            let first = text.split_whitespace().next().filter(|first| titles::is_number(first));
            Some((*at, *cell, if titles::is_number(text) { text } else { first? }))
        });
        let number = number.inspect(|(at, cell, number)| {
            self.form.number = (*number).to_owned();
            if *number == cell.text.trim() {
                self.note(*at, cell, FoundName::Number);
            }
        });
        let row = |cell: &ForeignCell| cells.iter().filter(|other| other.row == cell.row).count();
        let of = |at: usize, text: &str| {
            let number = number
                .filter(|(of, ..)| *of == at)
                .and_then(|(_, _, number)| text.trim().strip_prefix(number));
            titles::title(number.unwrap_or(text).trim_start())
        };
        let titles = over.iter().filter(|(at, cell)| !self.used[*at] && row(cell) <= 2);
        let titles = titles.filter_map(|(at, cell)| {
            let (sign, title) = of(*at, &cell.text)?;
            // A label has its field beside or under it; a paper's name is one whatever stands there.
            let touches =
                |next: usize| cells[next].row == cell.row && cells[next].column == cell.last_column + 1;
            let is_over_field = || {
                pairs::under(cells, *at).is_some_and(|low| {
                    cells[low].text.is_empty() && cells[low].last_column == cell.last_column
                })
            };
            let has_field = cells.get(at + 1).is_some_and(|_| touches(at + 1)) || is_over_field();
            let is_one = sign == TitleSign::Paper && !words::is_exact(&title) || !has_field;
            is_one.then_some((sign, *at, *cell, title))
        });
        // Of equals the first.
        let best = titles.reduce(|best, next| if next.0 > best.0 { next } else { best });
        if let Some((_, at, cell, title)) = best {
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
        let is_offered = |cell: &ForeignCell| !self.offered((cell.row, cell.column)).is_empty();
        let roles = pairs::roles(cells, is_offered, |at| !self.used[at] && is_here(&cells[at]));
        for (at, role) in roles.into_iter().enumerate() {
            let cell = &cells[at];
            let is_label = !cell.text.is_empty() && words::may_be_label(&cell.text);
            if self.used[at] || !is_here(cell) || !is_label || role == Some(CellRole::Value) {
                continue;
            }
            let right = cells.get(at + 1).filter(|next| next.row == cell.row);
            let field = match role {
                Some(CellRole::Label(field)) => Some(field),
                _ => self.field_of(cells, at, right),
            };
            let label = words::label(&cell.text);
            let (name, is_person) = (label.name, words::is_person(&cell.text, ""));
            let has_department = self.found.iter().any(|found| found.names == FoundName::Department);
            let is_further = has_department && self.form.department != name;
            let other =
                words::other(&name).filter(|other| *other != Label::Department || !is_further && !is_person);
            let Some(field) = field.or_else(|| other.as_ref().map(|_| None)) else { continue };
            let text = field.map_or("", |field| cells[field].text.as_str());
            let mut choices = choices(text);
            // A legend is told as that.
            let is_new = field.is_some_and(|field| !std::mem::replace(&mut self.used[field], true));
            let mut is_told = !is_new || text.is_empty();
            let is_listed = !choices.is_empty();
            if !is_listed {
                let beside = || (cell.row, cell.last_column + 1);
                choices = self.offered(field.map_or_else(beside, |at| (cells[at].row, cells[at].column)));
            }
            let hint = if noted::is_how_to(text) { text.to_owned() } else { String::new() };
            match other {
                Some(Label::Department) => {
                    self.form.department.clone_from(&name);
                    self.note(at, cell, FoundName::Department);
                }
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
                    is_told |= !hint.is_empty() || is_listed && matches!(key, PartKey::Own(_));
                    self.hint(&key, hint);
                    self.note(at, cell, FoundName::Part(key, list));
                }
            }
            self.filled.extend(field.filter(|_| !is_told));
        }
    }

    /// Says of a part what its empty field says on the paper: how to fill it in, and how long it may be.
    fn hint(&mut self, key: &PartKey, hint: String) {
        let parts = self.form.parts.iter_mut().chain(&mut self.form.after);
        for part in parts.filter(|part| part.key == *key && !hint.is_empty()) {
            part.limit = part.limit.or_else(|| words::limit(&hint));
            part.hint.clone_from(&hint);
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
            // The last cell of a row that is no sure label is the text of the one before it.
            Some(next)
                if is_last(cells, at + 1)
                    && !words::is_sure(&next.text)
                    && pairs::under(cells, at).is_none() =>
            {
                return Some(Some(at + 1));
            }
            Some(_) => {}
            None => {
                let is_wide = cells.iter().any(|other| other.last_column > cell.last_column);
                let under = pairs::under(cells, at);
                return match under {
                    Some(under) if !words::may_be_label(&cells[under].text) => Some(Some(under)),
                    _ if is_sure && is_wide => Some(None),
                    _ => None,
                };
            }
        }
        // Labels in a row, with their fields under them.
        pairs::under(cells, at).filter(|under| !words::may_be_label(&cells[*under].text)).map(Some)
    }
}

/// Whether nothing stands further right in a cell's row.
fn is_last(cells: &[ForeignCell], at: usize) -> bool {
    cells.get(at + 1).is_none_or(|next| next.row != cells[at].row)
}
