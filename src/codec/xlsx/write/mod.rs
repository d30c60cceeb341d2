//! Sheets → an Excel workbook: a list of the goals, a form for each sheet, 目標と実績 for machines, and the sheets
//! themselves, out of sight.
//!
//! Whatever a person typed is written as text: Excel computes nothing of it.

mod draw;
mod names;
mod overview;
mod styles;
mod table;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use super::{carried, layout, words};
use crate::model::{Extra, Moment, Sheet};
use crate::results::{self, SheetResults};

use draw::Pen;

/// The bytes of a workbook of these sheets, which stand in the paper's order. The same sheets and moment give the
/// same bytes. Says why where Excel's limits refuse them.
pub fn encode(sheets: &[Sheet], extra: &Extra, now: &Moment) -> Result<Vec<u8>, String> {
    workbook(sheets, extra, now).map_err(|error| error.to_string())
}

fn workbook(sheets: &[Sheet], extra: &Extra, now: &Moment) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    book.set_default_format(&styles::base(), styles::DEFAULT_ROW, styles::DEFAULT_COLUMN)?;
    book.set_properties(&properties(now)?);
    let names = names::of_sheets(sheets);
    let results: Vec<SheetResults> = sheets.iter().map(results::of).collect();
    let mut pen = Pen::new(book.add_worksheet(), names::OVERVIEW)?;
    overview::write(&mut pen, sheets, &results, &names)?;
    for (sheet, name) in sheets.iter().zip(&names) {
        let mut pen = Pen::new(book.add_worksheet(), name)?;
        draw::form(&mut pen, &layout::form(sheet))?;
        pen.mark(&carried::mark(&sheet.id))?;
    }
    let mut pen = Pen::new(book.add_worksheet(), names::TABLE)?;
    table::write(&mut pen, sheets, &results)?;
    let data = book.add_worksheet();
    data.set_name(carried::WORKSHEET)?.set_very_hidden(true);
    carry(data, &carried::chunks(sheets, extra, now))?;
    book.save_to_buffer()
}

fn carry(data: &mut Worksheet, chunks: &[String]) -> Result<(), XlsxError> {
    for (row, chunk) in (0..).zip(chunks) {
        data.write_string(row, 0, chunk)?;
    }
    Ok(())
}

/// When the file was made, as its maker's clock says; it would otherwise be asked anew.
fn properties(now: &Moment) -> Result<DocProperties, XlsxError> {
    let (month, day) = now.month_day();
    let clock = now.time();
    let two = |at: usize| clock[at..at + 2].parse::<u8>().unwrap_or(0);
    let year = u16::try_from(now.year()).unwrap_or(0);
    let made = ExcelDateTime::from_ymd(year, month, day)
        .and_then(|made| made.and_hms(u16::from(two(0)), two(3), 0))
        // A moment may name a day that does not exist; then the file says the first that Excel knows.
        .or_else(|_| ExcelDateTime::from_ymd(1900, 1, 1))?;
    Ok(DocProperties::new().set_title(words::TITLE).set_creation_datetime(&made))
}
