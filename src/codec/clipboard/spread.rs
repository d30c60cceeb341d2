//! A copied block, laid over the initiatives of a sheet.

use crate::model::{Column, Initiative, InitiativeId, Sheet};

/// A block's cells, laid over a sheet's initiatives.
#[derive(Clone, Debug, PartialEq)]
pub struct Spread {
    /// The sheet as it then is.
    pub sheet: Sheet,
    /// What goes where, row by row.
    pub cells: Vec<PastedCell>,
    /// The texts to the right of 期末報告, which have no place.
    pub beyond: Vec<String>,
}

/// One cell of a block in its place.
#[derive(Clone, Debug, PartialEq)]
pub struct PastedCell {
    /// The initiative's number, from 1.
    pub number: usize,
    /// Its column.
    pub column: Column,
    /// The text that was copied.
    pub text: String,
    /// Whether another text stands there.
    pub is_taken: bool,
}

/// Lays a block over the initiatives, from this cell to the right and downwards; none where the row is gone. A text
/// that stands there gives way only where it is to be replaced; an empty cell replaces nothing.
pub fn spread(
    sheet: &Sheet,
    (first, column): (&InitiativeId, Column),
    block: &[Vec<String>],
    replace: bool,
    new_id: &mut dyn FnMut() -> InitiativeId,
) -> Option<Spread> {
    let start = sheet.initiative_number(first)?;
    let mut spread = Spread { sheet: sheet.clone(), cells: Vec::new(), beyond: Vec::new() };
    let columns = Column::ALL.into_iter().skip_while(|known| *known != column);
    for (number, row) in (start..).zip(block) {
        if spread.sheet.initiatives.len() < number {
            spread.sheet.initiatives.push(Initiative::empty(new_id()));
        }
        let mut columns = columns.clone();
        for text in row {
            let Some(column) = columns.next() else {
                spread.beyond.extend((!text.is_empty()).then(|| text.clone()));
                continue;
            };
            if text.is_empty() {
                continue;
            }
            let place = spread.sheet.initiatives[number - 1].text_mut(column);
            let is_taken = !place.is_empty() && place != text;
            if !is_taken || replace {
                place.clone_from(text);
            }
            spread.cells.push(PastedCell { number, column, text: text.clone(), is_taken });
        }
    }
    Some(spread)
}

#[cfg(test)]
mod tests {
    use super::super::as_text;
    use super::*;
    use crate::model::{FiscalYear, SheetId};

    fn block(rows: &[&[&str]]) -> Vec<Vec<String>> {
        rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect()
    }

    #[test]
    fn a_block_is_laid_over_initiatives_and_takes_nothing_away_unasked() {
        let year = FiscalYear::new(2024).expect("a year");
        let mut sheet = Sheet::empty(SheetId::new("s").expect("an id"), year);
        let id = |id: &str| InitiativeId::new(id).expect("an id");
        sheet.initiatives = vec![Initiative::empty(id("one")), Initiative::empty(id("two"))];
        sheet.initiatives[1].midterm = "書いてある".into();
        let rows = block(&[&["年3回", "", "済"], &["年4回", "3回", "4回", "備考"], &["年5回"]]);
        let mut new_id = || id("new");
        let mut laid = |replace| {
            spread(&sheet, (&id("one"), Column::Target), &rows, replace, &mut new_id).expect("a place")
        };
        let kept = laid(false);
        let texts = |spread: &Spread| {
            let of = |row: &Initiative| [row.target.clone(), row.midterm.clone(), row.final_report.clone()];
            spread.sheet.initiatives.iter().map(of).collect::<Vec<_>>()
        };
        assert_eq!(texts(&kept), [["年3回", "", "済"], ["年4回", "書いてある", "4回"], ["年5回", "", ""]]);
        assert_eq!((kept.beyond, kept.sheet.initiatives[2].id.as_str()), (vec!["備考".to_owned()], "new"));
        let taken: Vec<_> =
            kept.cells.iter().filter(|cell| cell.is_taken).map(|cell| (cell.number, cell.column)).collect();
        assert_eq!(taken, [(2, Column::Midterm)]);
        assert_eq!(texts(&laid(true))[1], ["年4回", "3回", "4回"]);
        assert_eq!(spread(&sheet, (&id("gone"), Column::Target), &rows, true, &mut || id("new")), None);
        assert_eq!(as_text(&rows), "年3回 済\n年4回 3回 4回 備考\n年5回");
    }
}
