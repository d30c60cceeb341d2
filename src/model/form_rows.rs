//! How the parts of a form stand: the rows over and under the initiatives, the widths of the columns; and what a sheet has
//! that its form does not name.

use super::{Cell, Column, FormPart, Initiative, InitiativeId, PartKey, PartSetting, Sheet, SheetForm};

/// A row over the initiatives. Its cells take six columns: names are the first, third and fifth of them.
#[derive(Clone, Debug, PartialEq)]
pub enum HeadRow<'f> {
    /// Up to three parts, each with how many columns its text takes.
    Slots(Vec<(HeadSlot<'f>, u8)>),
    /// Where the goal stands in the city's plans: rows of their own.
    Positions(&'f PartSetting),
}

/// What stands in such a row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum HeadSlot<'f> {
    /// A part.
    Part(&'f PartSetting),
    /// The department, which stands beside the goal.
    Department,
}

/// The most parts side by side.
const MOST_BESIDE: usize = 3;
/// What the numbers of the initiatives take of a table's width, in tenths of a percent.
pub const NUMBER_WIDTH: u32 = 34;

impl SheetForm {
    /// The rows over the initiatives.
    pub fn head_rows(&self) -> Vec<HeadRow<'_>> {
        let mut rows = Vec::new();
        for row in Self::rows(&self.parts) {
            let is_positions = |part: &PartSetting| part.known() == Some(FormPart::Positions);
            for piece in row.chunk_by(|part, next| !is_positions(part) && !is_positions(next)) {
                if let [part] = piece
                    && is_positions(part)
                {
                    rows.push(HeadRow::Positions(part));
                } else {
                    rows.extend(evenly(&slots(piece)).map(|slots| HeadRow::Slots(with_spans(slots))));
                }
            }
        }
        rows
    }

    /// The rows under the initiatives: each part with how many columns it takes, and how many columns there are.
    pub fn rows_after(&self) -> (Vec<Vec<(&PartSetting, usize)>>, usize) {
        let rows: Vec<Vec<&PartSetting>> = Self::rows(&self.after)
            .into_iter()
            .flat_map(|row| evenly(&row.iter().collect::<Vec<_>>()).map(<[_]>::to_vec).collect::<Vec<_>>())
            .collect();
        let columns = rows.iter().map(Vec::len).max().unwrap_or(1);
        let mut spanned = Vec::new();
        for row in rows {
            let last = row.len() - 1;
            let span = |at| if at == last { columns - last } else { 1 };
            spanned.push(row.into_iter().enumerate().map(|(at, part)| (part, span(at))).collect());
        }
        (spanned, columns)
    }

    /// The widths of the columns in tenths of a percent, beside [`NUMBER_WIDTH`].
    pub fn widths(&self) -> Vec<u32> {
        let weights: Vec<u32> = self.columns.iter().map(weight).collect();
        let all = weights.iter().sum::<u32>().max(1);
        weights.into_iter().map(|weight| weight * (1000 - NUMBER_WIDTH) / all).collect()
    }

    /// Whether these columns are the default form's, or those of its plan, of which the paper has widths of its own.
    pub fn has_default_columns(&self) -> bool {
        let of_default = Column::ALL.map(Some).into_iter().take(self.columns.len());
        matches!(self.columns.len(), 3 | 5) && self.columns.iter().map(PartSetting::column).eq(of_default)
    }

    /// The parts of a sheet in which something stands, and for which the form has no place beside the initiatives.
    pub fn strays(&self, sheet: &Sheet) -> Vec<PartKey> {
        let has = |key: &PartKey| self.parts.iter().chain(&self.after).any(|part| part.key == *key);
        let is_written = |part: &FormPart| match part {
            FormPart::Rank => sheet.rank.is_some(),
            FormPart::Positions => !sheet.positions.is_empty(),
            FormPart::Sdgs => !sheet.sdgs.is_empty(),
            part => PartKey::Known(*part).cell(None).is_some_and(|cell| is_text(sheet.text(&cell))),
        };
        let known = FormPart::ALL.into_iter().filter(|part| part.column().is_none() && is_written(part));
        let own = sheet.own.keys().cloned().map(PartKey::Own);
        known.map(PartKey::Known).chain(own).filter(|key| !has(key)).collect()
    }

    /// The same of an initiative, for which the form has no column.
    pub fn stray_columns(&self, row: &Initiative) -> Vec<PartKey> {
        let has = |key: &PartKey| self.columns.iter().any(|part| part.key == *key);
        let is_written =
            |part: &FormPart| part.column().is_some_and(|column| is_text(Some(row.text(column))));
        let known = FormPart::ALL.into_iter().filter(is_written).map(PartKey::Known);
        known.chain(row.own.keys().cloned().map(PartKey::Own)).filter(|key| !has(key)).collect()
    }

    /// Whether an initiative serves purposes that the form has no part for.
    pub fn has_stray_purposes(&self, row: &Initiative) -> bool {
        !row.purposes.is_empty() && self.known(FormPart::Purpose).is_none()
    }

    /// Whether anything of a sheet stands under この様式にない欄: it is kept, and not published.
    pub fn has_strays(&self, sheet: &Sheet) -> bool {
        let of_row = |row: &Initiative| !self.stray_columns(row).is_empty() || self.has_stray_purposes(row);
        !self.strays(sheet).is_empty() || sheet.initiatives.iter().any(of_row)
    }

    /// The column under whose text 見直し of a plan stand.
    pub fn revisions_under(&self) -> FormPart {
        let places = [FormPart::Midterm, FormPart::FinalReport];
        let has = |part: &FormPart| self.columns.iter().any(|column| column.known() == Some(*part));
        places.into_iter().find(has).unwrap_or(FormPart::Method)
    }

    /// The same form with those of its parts alone of which that is so. What stood beside a part that goes begins the row.
    pub fn only(&self, is_kept: impl Fn(&PartSetting) -> bool) -> Self {
        let mut form = self.clone();
        for parts in [&mut form.parts, &mut form.columns, &mut form.after] {
            let mut begins = false;
            parts.retain_mut(|part| {
                let stays = is_kept(part);
                begins |= !stays && !part.is_beside;
                if stays {
                    part.is_beside &= !begins;
                    begins = false;
                }
                stays
            });
        }
        form
    }
}

impl PartKey {
    /// The text that it is, of this initiative or of the sheet; none where it is no text.
    pub fn cell(&self, row: Option<&InitiativeId>) -> Option<Cell> {
        let part = match self {
            Self::Own(key) => return Some(Cell::Own(row.cloned(), key.clone())),
            Self::Known(part) => *part,
        };
        match part {
            FormPart::Goal => Some(Cell::Goal),
            FormPart::Situation => Some(Cell::Situation),
            FormPart::Purpose => Some(Cell::Purpose),
            FormPart::Participation => Some(Cell::Participation),
            FormPart::Effects => Some(Cell::Effects),
            FormPart::Rank | FormPart::Positions | FormPart::Sdgs => None,
            part => Some(Cell::Initiative(row?.clone(), part.column()?)),
        }
    }
}

fn is_text(text: Option<&str>) -> bool {
    text.is_some_and(|text| !text.trim().is_empty())
}

fn slots(parts: &[PartSetting]) -> Vec<HeadSlot<'_>> {
    let of = |part| {
        let department = (PartSetting::known(part) == Some(FormPart::Goal)).then_some(HeadSlot::Department);
        [Some(HeadSlot::Part(part)), department].into_iter().flatten()
    };
    parts.iter().flat_map(of).collect()
}

/// Rows of no more than are beside each other, as long as each other.
fn evenly<T>(row: &[T]) -> std::slice::Chunks<'_, T> {
    let rows = row.len().div_ceil(MOST_BESIDE).max(1);
    row.chunks(row.len().div_ceil(rows).max(1))
}

fn with_spans<'f>(slots: &[HeadSlot<'f>]) -> Vec<(HeadSlot<'f>, u8)> {
    let spans: &[u8] = match slots.len() {
        1 => &[5],
        2 => &[1, 3],
        _ => &[1, 1, 1],
    };
    slots.iter().copied().zip(spans.iter().copied()).collect()
}

/// What a column takes beside the others; 上田市's are a whole with [`NUMBER_WIDTH`].
fn weight(part: &PartSetting) -> u32 {
    /// What a letter of its label's head takes: a foreign word is not broken.
    const LETTER: u32 = 18;
    let is_foreign = |char: char| matches!(char, 'ァ'..='ー');
    let words = part.label.split(|char| !is_foreign(char)).map(|word| word.chars().count());
    let head =
        words.max().and_then(|letters| u32::try_from(letters).ok()).map_or(0, |letters| letters * LETTER);
    let usual = match part.known() {
        Some(FormPart::Method) => 276,
        Some(FormPart::Deadline) => 110,
        Some(FormPart::Target) => 180,
        Some(_) => 200,
        None if part.lists_indicators() => 200,
        None if part.choices.is_empty() => 140,
        None => 90,
    };
    usual.max(head)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{FiscalYear, OwnKey, SheetId};

    fn own(name: &str) -> PartSetting {
        PartSetting::new(PartKey::Own(OwnKey::new(name).expect("a key")), name)
    }

    fn beside(name: &str) -> PartSetting {
        PartSetting { is_beside: true, ..own(name) }
    }

    fn told(form: &SheetForm) -> Vec<Vec<(String, u8)>> {
        let name = |slot: HeadSlot<'_>| match slot {
            HeadSlot::Part(part) => part.key.name().to_owned(),
            HeadSlot::Department => "department".to_owned(),
        };
        let row = |row: HeadRow<'_>| match row {
            HeadRow::Positions(_) => vec![("positions".to_owned(), 0)],
            HeadRow::Slots(slots) => slots.into_iter().map(|(slot, span)| (name(slot), span)).collect(),
        };
        form.head_rows().into_iter().map(row).collect()
    }

    #[test]
    fn the_default_form_stands_as_the_paper_always_has() {
        let form = SheetForm::default();
        let rows = told(&form);
        let expected: [&[(&str, u8)]; 4] = [
            &[("goal", 1), ("department", 1), ("rank", 1)],
            &[("positions", 0)],
            &[("situation", 5)],
            &[("purpose", 1), ("sdgs", 3)],
        ];
        for (row, expected) in rows.iter().zip(expected) {
            assert!(
                row.iter().map(|(name, span)| (name.as_str(), *span)).eq(expected.iter().copied()),
                "{row:?}"
            );
        }
        assert_eq!(rows.len(), 4);
        assert_eq!(form.widths(), [276, 110, 180, 200, 200]);
        assert!(form.has_default_columns());
        assert_eq!(form.rows_after().1, 2);
    }

    #[test]
    fn more_than_three_beside_each_other_make_two_rows_and_positions_stand_alone() {
        let mut form = SheetForm::default();
        form.parts[2].is_beside = true;
        form.parts.insert(2, beside("係"));
        let rows = told(&form);
        assert_eq!(rows.iter().map(Vec::len).collect::<Vec<_>>(), [2, 2, 1, 1, 2]);
        assert_eq!(rows[0][1], ("department".to_owned(), 3));
        form.after.extend([own("総括"), own("翌年度"), beside("予算"), beside("人員")]);
        let (after, columns) = form.rows_after();
        let spans: Vec<Vec<usize>> = after.iter().map(|row| row.iter().map(|one| one.1).collect()).collect();
        assert_eq!((spans, columns), (vec![vec![1, 2], vec![3], vec![1, 1, 1]], 3));
    }

    #[test]
    fn what_is_written_and_not_named_is_a_stray() {
        let mut form = SheetForm::default();
        form.parts.retain(|part| part.known() != Some(FormPart::Situation));
        form.columns.push(own("担当"));
        form.columns.retain(|part| part.known() != Some(FormPart::Deadline));
        let id = SheetId::new("a").expect("an id");
        let mut sheet = Sheet::empty(id, FiscalYear::new(2024).expect("a year"));
        assert!(form.strays(&sheet).is_empty() && !form.has_strays(&sheet));
        sheet.situation = "現況".to_owned();
        let key = |name| OwnKey::new(name).expect("a key");
        // A column's name is no place for a text of the sheet.
        sheet.own.set(&key("担当"), "係");
        let names = |keys: Vec<PartKey>| keys.iter().map(|key| key.name().to_owned()).collect::<Vec<_>>();
        assert_eq!(names(form.strays(&sheet)), ["situation", "担当"]);
        assert!(
            form.has_strays(&sheet)
                && !SheetForm::default().has_strays(&Sheet { own: Default::default(), ..sheet })
        );
        let mut row = Initiative::empty(InitiativeId::new("a-1").expect("an id"));
        (row.deadline, row.target) = ("9月".to_owned(), "3回".to_owned());
        row.own.set(&key("担当"), "係");
        row.own.set(&key("予算額"), "3");
        assert_eq!(names(form.stray_columns(&row)), ["deadline", "予算額"]);
    }

    #[test]
    fn what_stood_beside_a_part_that_goes_begins_the_row() {
        let form = SheetForm::default().only(|part| part.known() != Some(FormPart::Purpose));
        let rows = told(&form);
        assert_eq!(rows.last().map(Vec::as_slice), Some(&[("sdgs".to_owned(), 5)][..]));
        assert_eq!(rows.len(), 4);
    }
}
