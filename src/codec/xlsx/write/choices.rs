//! The words of which one is chosen, offered by the cell of their part. Another word is asked about once, and stays: what a
//! person writes is never refused.

use rust_xlsxwriter::utility::worksheet_range_absolute;
use rust_xlsxwriter::{
    ColNum, DataValidation, DataValidationErrorStyle, Formula, RowNum, Workbook, XlsxError,
};

use super::carried::CHOICES;
use super::layout::{LONGEST_TEXT, Shows};
use super::words;
use crate::model::{Cell, PartKey, PartSetting, SheetForm};

/// The most UTF-16 units of a list that stands with its cell.
const LONGEST_LIST: usize = 255;

/// The lists that stand on a worksheet of their own.
#[derive(Default)]
pub(super) struct ChoiceLists(Vec<Vec<String>>);

impl ChoiceLists {
    /// What a cell offers that shows this; none where its part is a free text.
    pub(super) fn of(
        &mut self,
        city: &SheetForm,
        shows: &Shows,
    ) -> Result<Option<DataValidation>, XlsxError> {
        // Where a text goes on in a further cell there is nothing to choose.
        let Shows::Text(cell, 0) = shows else { return Ok(None) };
        let words: Vec<String> = words_of(city, cell).iter().filter(|word| is_short(word)).cloned().collect();
        if words.is_empty() {
            return Ok(None);
        }
        let offer = if stands_with_its_cell(&words) {
            DataValidation::new().allow_list_strings(&words)?
        } else {
            DataValidation::new().allow_list_formula(self.range(words))
        };
        let offer = offer.set_error_style(DataValidationErrorStyle::Warning);
        offer.set_error_title(words::NO_SUCH_CHOICE)?.set_error_message(words::CHOICE_CAN_STAY).map(Some)
    }

    /// Where a long list stands; equal ones stand there once.
    fn range(&mut self, words: Vec<String>) -> Formula {
        let last = RowNum::try_from(words.len()).unwrap_or(RowNum::MAX).saturating_sub(1);
        let known = self.0.iter().position(|list| *list == words);
        let at = known.unwrap_or_else(|| {
            self.0.push(words);
            self.0.len() - 1
        });
        let column = ColNum::try_from(at).unwrap_or(ColNum::MAX);
        Formula::new(format!("={}", worksheet_range_absolute(CHOICES, 0, column, last, column)))
    }

    /// Writes them onto a worksheet that Excel does not list, where there are any.
    pub(super) fn write(&self, book: &mut Workbook) -> Result<(), XlsxError> {
        if self.0.is_empty() {
            return Ok(());
        }
        let data = book.add_worksheet().set_name(CHOICES)?.set_very_hidden(true);
        for (column, words) in (0..).zip(&self.0) {
            for (row, word) in (0..).zip(words) {
                data.write_string(row, column, word)?;
            }
        }
        Ok(())
    }
}

/// The words that a form has for a cell: of an initiative those of its columns alone.
fn words_of<'f>(city: &'f SheetForm, cell: &Cell) -> &'f [String] {
    let key = PartKey::of(cell);
    let is_it = |part: &&PartSetting| part.key == key;
    let part = match cell {
        Cell::Group | Cell::Department => None,
        Cell::Initiative(..) | Cell::Own(Some(_), _) => city.columns.iter().find(is_it),
        _ => city.parts.iter().chain(&city.after).find(is_it),
    };
    part.map_or(&[], |part| &part.choices)
}

fn is_short(word: &str) -> bool {
    word.encode_utf16().count() <= LONGEST_TEXT
}

/// Whether a list can be told in one line, where a comma parts the words and blanks around them are lost.
fn stands_with_its_cell(words: &[String]) -> bool {
    let length = words.iter().map(|word| word.replace('"', "\"\"").encode_utf16().count() + 1).sum::<usize>();
    let is_plain = |word: &String| word.trim() == word && !word.contains([',', '\n', '\r']);
    length <= LONGEST_LIST + 1 && words.iter().all(is_plain)
}
