//! Sheets → an Excel workbook: a list of the goals, a form for each sheet, 目標と実績 for machines, and the sheets
//! themselves, out of sight.
//!
//! Whatever a person typed is written as text: Excel computes nothing of it.

mod choices;
mod draw;
mod names;
mod overview;
mod styles;
mod table;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use super::{carried, layout, notes, seals, words};
use crate::codec::csv::TableCity;
use crate::codec::{settings_form, sheet_mark};
use crate::model::{Extra, Moment, PaperSize, Sheet, paper};
use crate::results::{self, SheetResults};

use choices::ChoiceLists;
use draw::Pen;

/// 1 January 1970, as [`seconds`] counts days.
const EPOCH: i64 = 719_469;

/// What a workbook is made of.
pub struct WorkbookParts<'p> {
    /// The sheets, in the paper's order. What the forms show is carried too, and no more than that.
    pub sheets: &'p [Sheet],
    /// What was read of each; none where the workbook is to have neither 目標と実績 nor counts.
    pub results: Option<&'p [SheetResults]>,
    /// Whose they are, where that is known.
    pub city: Option<&'p TableCity>,
    /// Whether it is printed on A4, and not on A3.
    pub is_a4: bool,
    /// The file's own unknown keys.
    pub extra: &'p Extra,
    /// When it is made.
    pub now: &'p Moment,
}

/// The bytes of a workbook with all there is to these sheets. The same sheets and moment give the same bytes. Says why
/// where Excel's limits refuse them.
pub fn encode(sheets: &[Sheet], extra: &Extra, now: &Moment) -> Result<Vec<u8>, String> {
    let results: Vec<SheetResults> = sheets.iter().map(results::of).collect();
    encode_parts(&WorkbookParts {
        sheets,
        results: Some(&results),
        city: None,
        is_a4: paper::form().paper == PaperSize::A4,
        extra,
        now,
    })
}

/// The same of chosen parts.
pub fn encode_parts(parts: &WorkbookParts<'_>) -> Result<Vec<u8>, String> {
    workbook(parts).map_err(|error| error.to_string())
}

fn workbook(parts: &WorkbookParts<'_>) -> Result<Vec<u8>, XlsxError> {
    let WorkbookParts { sheets, results, city, is_a4, extra, now } = *parts;
    let mut book = Workbook::new();
    book.set_default_format(&styles::base(), styles::DEFAULT_ROW, styles::DEFAULT_COLUMN)?;
    book.set_properties(&properties(now)?);
    let names = names::of_sheets(sheets);
    let mut pen = Pen::new(book.add_worksheet(), names::OVERVIEW, is_a4)?;
    overview::write(&mut pen, sheets, results, &names)?;
    let mut lists = ChoiceLists::default();
    for (sheet, name) in sheets.iter().zip(&names) {
        let mut pen = Pen::new(book.add_worksheet(), name, is_a4)?;
        let form = layout::form(sheet);
        draw::form(&mut pen, &form, &mut lists)?;
        notes::of(sheet, &form).iter().try_for_each(|(at, text)| pen.note(*at, text))?;
        pen.mark(&form, &sheet_mark::mark(&sheet.id))?;
    }
    if let Some(results) = results {
        let mut pen = Pen::new(book.add_worksheet(), names::TABLE, is_a4)?;
        let seals = table::write(&mut pen, sheets, results, city)?;
        carry(book.add_worksheet(), seals::WORKSHEET, &seals::chunks(&seals))?;
    }
    lists.write(&mut book)?;
    carry(
        book.add_worksheet(),
        carried::WORKSHEET,
        &carried::chunks(sheets, &settings_form::carry(extra), now),
    )?;
    book.save_to_buffer()
}

/// Writes texts onto a worksheet that Excel does not list.
fn carry(data: &mut Worksheet, name: &str, chunks: &[String]) -> Result<(), XlsxError> {
    data.set_name(name)?.set_very_hidden(true);
    for (row, chunk) in (0..).zip(chunks) {
        data.write_string(row, 0, chunk)?;
    }
    Ok(())
}

/// When the file was made, as its maker's clock says; it would otherwise be asked anew.
fn properties(now: &Moment) -> Result<DocProperties, XlsxError> {
    // A moment may name a day that does not exist; then the file bears the first of this age.
    let made = ExcelDateTime::from_timestamp(seconds(now).unwrap_or(0))?;
    Ok(DocProperties::new().set_title(words::title()).set_creation_datetime(&made))
}

/// Seconds from the beginning of 1970 in UTC, in which files count; none for a day that does not exist.
fn seconds(now: &Moment) -> Option<i64> {
    let day = now.date()?;
    let (year, month) = (day.year(), i64::from(day.month()));
    // Years begin in March here, so that a leap day is the last of its year.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let days = year * 365 + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + i64::from(day.day());
    let number =
        |at: usize| now.as_str().get(at..at + 2).and_then(|two| two.parse::<i64>().ok()).unwrap_or(0);
    let clock = (number(11) * 60 + number(14)) * 60 + number(17);
    let east = (number(20) * 60 + number(23)) * 60;
    let east = if now.as_str().get(19..20) == Some("-") { -east } else { east };
    Some((days - EPOCH) * 86_400 + clock - east)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_counted_in_utc() {
        for (moment, expected) in [
            ("1970-01-01T00:00:00Z", Some(0)),
            ("1970-01-01T09:00:00+09:00", Some(0)),
            ("2026-11-22T09:00:00+09:00", Some(1_795_305_600)),
            ("2024-02-29T23:59:59-01:30", Some(1_709_256_599)),
            ("2024-02-30T00:00:00Z", None),
        ] {
            assert_eq!(seconds(&Moment::new(moment).expect("a moment")), expected, "{moment}");
        }
    }
}
