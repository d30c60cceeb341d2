//! What one sheet may hold: more than any office writes, and as much as the form opens and takes keys without standing
//! still. Every door asks here: typing, pasting, files, what is stored.

use super::{Cell, Column, Sheet};

/// The most characters of one text. Excel's cells hold 32,767.
pub const LONGEST_TEXT: usize = 200_000;
/// The most lines of one text.
pub const MOST_LINES: usize = 20_000;
/// The most characters of all texts of a sheet together.
pub const LARGEST_SHEET: usize = 1_000_000;
/// The most initiatives.
pub const MOST_INITIATIVES: usize = 1_000;
/// The most positions (位置付け).
pub const MOST_POSITIONS: usize = 100;

/// What there is too much of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum LimitedSize {
    /// Characters of a text.
    Characters,
    /// Lines of a text.
    Lines,
    /// Characters of the sheet.
    OfSheet,
    /// Initiatives.
    Initiatives,
    /// Positions.
    Positions,
}

/// More than a sheet may hold.
#[derive(Clone, Debug, PartialEq)]
pub struct Excess {
    /// Of what.
    pub measure: LimitedSize,
    /// How much there is.
    pub found: usize,
    /// In which text; none where it is the sheet's.
    pub cell: Option<Cell>,
}

impl LimitedSize {
    /// As much as there may be.
    pub fn limit(self) -> usize {
        match self {
            Self::Characters => LONGEST_TEXT,
            Self::Lines => MOST_LINES,
            Self::OfSheet => LARGEST_SHEET,
            Self::Initiatives => MOST_INITIATIVES,
            Self::Positions => MOST_POSITIONS,
        }
    }

    fn exceeded_by(self, found: usize) -> Option<(Self, usize)> {
        (found > self.limit()).then_some((self, found))
    }
}

/// What is too much in one text.
pub fn excess_of_text(text: &str) -> Option<(LimitedSize, usize)> {
    // No text has more characters than bytes, nor more lines but the last: short ones are not counted.
    if text.len() < MOST_LINES {
        return None;
    }
    let lines = || LimitedSize::Lines.exceeded_by(text.split('\n').count());
    LimitedSize::Characters.exceeded_by(text.chars().count()).or_else(lines)
}

impl Sheet {
    /// What is too much in it; the first that is found.
    pub fn excess(&self) -> Option<Excess> {
        let of_rows = LimitedSize::Initiatives
            .exceeded_by(self.initiatives.len())
            .or_else(|| LimitedSize::Positions.exceeded_by(self.positions.len()));
        if let Some((measure, found)) = of_rows {
            return Some(Excess { measure, found, cell: None });
        }
        // At each key: nothing is copied where nothing is long.
        let (longest, all) =
            self.lengths().fold((0, 0), |(longest, all), length| (length.max(longest), all + length));
        if longest < MOST_LINES && all <= LARGEST_SHEET {
            return None;
        }
        let of_text = self.texts().find_map(|(cell, text)| Some((cell, excess_of_text(text)?)));
        if let Some((cell, (measure, found))) = of_text {
            return Some(Excess { measure, found, cell: Some(cell) });
        }
        let all = self.texts().map(|(_, text)| text.chars().count()).sum();
        let (measure, found) = LimitedSize::OfSheet.exceeded_by(all)?;
        Some(Excess { measure, found, cell: None })
    }

    /// The length of each text in bytes.
    fn lengths(&self) -> impl Iterator<Item = usize> {
        let of_sheet = [
            &self.group,
            &self.goal,
            &self.department,
            &self.situation,
            &self.purpose,
            &self.participation,
            &self.effects,
        ];
        let of_positions = self.positions.iter().flat_map(|position| [&position.plan, &position.text]);
        let of_initiatives =
            self.initiatives.iter().flat_map(|row| Column::ALL.map(|column| row.text(column).len()));
        let own = self.initiatives.iter().map(|row| &row.own).chain([&self.own]);
        let of_own = own.flat_map(|texts| texts.iter().map(|(_, text)| text.len()));
        of_sheet.into_iter().chain(of_positions).map(String::len).chain(of_initiatives).chain(of_own)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{FiscalYear, Initiative, InitiativeId, SheetId};

    #[test]
    fn a_sheet_holds_so_much_and_no_more() {
        let check = |change: &dyn Fn(&mut Sheet), expected: Option<(LimitedSize, usize, Option<Cell>)>| {
            let year = FiscalYear::new(2024).expect("a year");
            let mut sheet = Sheet::empty(SheetId::new("s").expect("an id"), year);
            change(&mut sheet);
            let found = sheet.excess().map(|excess| (excess.measure, excess.found, excess.cell));
            assert_eq!(found, expected);
        };
        let text = |length: usize| "あ".repeat(length);
        let rows = |sheet: &mut Sheet, count: usize| {
            sheet.initiatives = (0..count)
                .map(|n| Initiative::empty(InitiativeId::new(&n.to_string()).expect("an id")))
                .collect();
        };
        check(&|_| {}, None);
        check(&|sheet| sheet.situation = text(LONGEST_TEXT), None);
        let one_more = LONGEST_TEXT + 1;
        check(
            &|sheet| sheet.situation = text(one_more),
            Some((LimitedSize::Characters, one_more, Some(Cell::Situation))),
        );
        check(&|sheet| sheet.effects = "\n".repeat(MOST_LINES - 1), None);
        check(
            &|sheet| sheet.effects = "\n".repeat(MOST_LINES),
            Some((LimitedSize::Lines, MOST_LINES + 1, Some(Cell::Effects))),
        );
        check(&|sheet| rows(sheet, MOST_INITIATIVES), None);
        let many = MOST_INITIATIVES + 1;
        check(&|sheet| rows(sheet, many), Some((LimitedSize::Initiatives, many, None)));
        let full = |sheet: &mut Sheet| {
            rows(sheet, 5);
            sheet.initiatives.iter_mut().for_each(|one| one.method = text(LONGEST_TEXT));
        };
        check(&full, None);
        let fuller = |sheet: &mut Sheet| {
            full(sheet);
            sheet.goal = text(1);
        };
        check(&fuller, Some((LimitedSize::OfSheet, LARGEST_SHEET + 1, None)));
        let positions = |sheet: &mut Sheet| {
            (0..=MOST_POSITIONS).for_each(|_| {
                sheet.push_position(String::new(), String::new(), crate::model::Extra::new());
            });
        };
        check(&positions, Some((LimitedSize::Positions, MOST_POSITIONS + 1, None)));
    }
}
