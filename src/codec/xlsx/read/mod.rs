//! A workbook's bytes → grids of texts, as Excel shows them.
//!
//! calamine, which reads many kinds of workbooks, is not used: it makes room for as many texts as the file claims to have
//! and ends the program over a lie, it refuses a whole workbook over an error cell of newer Excels (`#SPILL!`), and it is
//! larger than all of this. Zip and XML are read by crates; what is here is which parts are looked at, and how far.

mod besides;
mod book;
mod cells;
mod colors;
mod drawings;
mod lying;
mod numbers;
mod offers;
mod ole;
mod package;
mod people;
mod relations;
mod rich;
mod said;
mod styles;
mod vml;
mod xml;

use crate::codec::grid::Grid;
use crate::codec::{CellPlace, Remark, WorkbookFault, WorkbookRemark, WorksheetRemark};

use self::book::Book;
use self::cells::Room;
use self::package::Package;

pub use self::said::CellNote;

/// The most cells with a text.
const MOST_CELLS: usize = 300_000;
/// The most text, in bytes. One text may stand in many cells.
const MOST_TEXT: usize = 64 << 20;
/// The most merged areas.
const MOST_MERGED: usize = 200_000;

/// A workbook that was read.
#[derive(Clone, Debug, Default)]
pub struct Workbook {
    /// Its worksheets, in their order.
    pub grids: Vec<Grid>,
    /// What a person should know of them.
    pub notes: Vec<Remark>,
    /// What people wrote onto cells.
    pub said: Vec<CellNote>,
}

/// Reads a workbook; `progress` hears which worksheet of how many comes next.
pub fn open(bytes: &[u8], progress: &mut dyn FnMut(usize, usize)) -> Result<Workbook, WorkbookFault> {
    if let Some(fault) = ole::kind(bytes) {
        return Err(fault);
    }
    let mut package = Package::open(bytes)?;
    if let Some(fault) = other_kind(&package) {
        return Err(fault);
    }
    let book = Book::read(&mut package)?;
    let mut workbook = Workbook::default();
    if book.has_macros {
        workbook.notes.push(Remark::Workbook(WorkbookRemark::Macros));
    }
    let mut offered = Vec::new();
    let mut room = Room { cells: MOST_CELLS, bytes: MOST_TEXT, merged: MOST_MERGED };
    for (at, listed) in book.sheets.iter().enumerate() {
        progress(at + 1, book.sheets.len());
        let text = package.needed(&listed.path)?;
        let mut sheet = cells::read(listed, &text, &book, &mut room)?;
        let mut remarks = remarks(&listed.name, &sheet, &book);
        let besides = std::mem::take(&mut sheet.besides.lying);
        let lying = (&sheet.pictures[..], besides);
        let related = relations::relations(&mut package, &listed.path)?;
        remarks.extend(drawings::remarks(&mut package, &listed.name, &related, lying)?);
        workbook.said.extend(said::read(&mut package, &listed.name, &related, &book.people)?);
        workbook.notes.extend(remarks.into_iter().map(Remark::Worksheet));
        offered.push(sheet.besides.offered);
        workbook.grids.push(sheet.grid);
    }
    offers::settle(&mut workbook.grids, &offered, &book.names);
    Ok(workbook)
}

/// What the zip is, where it is no workbook.
fn other_kind(package: &Package<'_>) -> Option<WorkbookFault> {
    let kinds = [
        ("xl/workbook.bin", WorkbookFault::BinaryExcel),
        ("word/document.xml", WorkbookFault::Word),
        ("ppt/presentation.xml", WorkbookFault::PowerPoint),
        ("META-INF/manifest.xml", WorkbookFault::OpenDocument),
    ];
    let found = kinds.into_iter().find(|(part, _)| package.has(part)).map(|(_, fault)| fault);
    found.or_else(|| {
        (!package.has("[Content_Types].xml") && !package.has("_rels/.rels")).then_some(WorkbookFault::Zip)
    })
}

/// What is worth knowing of a worksheet's formulas.
fn remarks(name: &str, sheet: &cells::Worksheet, book: &Book) -> Vec<WorksheetRemark> {
    const SHOWN: usize = 10;
    let errors = sheet.errors.iter().take(SHOWN).map(|(cell, error)| WorksheetRemark::FormulaError {
        worksheet: name.to_owned(),
        cell: cell.clone(),
        error: error.clone(),
    });
    let without_value = (!sheet.without_value.is_empty()).then(|| WorksheetRemark::WithoutValue {
        worksheet: name.to_owned(),
        cells: sheet.without_value.iter().take(SHOWN).cloned().collect(),
        count: sheet.without_value.len(),
    });
    let odd = sheet.odd.iter().take(10 * SHOWN).map(|((row, column), text, format)| {
        let number = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
        let at = CellPlace { worksheet: name.to_owned(), row: number(*row) + 1, column: number(*column) };
        WorksheetRemark::UnknownFormat { at, text: text.clone(), format: format.clone() }
    });
    let conditions = sheet.besides.conditions.iter().filter_map(|(area, change)| {
        let mut first: Vec<(String, String)> =
            area.split_whitespace().flat_map(|area| sheet.texts_under(area, change, book)).collect();
        first.truncate(SHOWN);
        (!first.is_empty()).then(|| WorksheetRemark::Conditional {
            worksheet: name.to_owned(),
            area: area.clone(),
            is_struck: change.is_struck,
            first,
        })
    });
    errors.chain(without_value).chain(odd).chain(conditions).collect()
}
