//! A workbook's bytes → grids of texts, as Excel shows them.
//!
//! calamine, which reads many kinds of workbooks, is not used: it makes room for as many texts as the file claims to have
//! and ends the program over a lie, it refuses a whole workbook over an error cell of newer Excels (`#SPILL!`), and it is
//! larger than all of this. Zip and XML are read by crates; what is here is which parts are looked at, and how far.

mod book;
mod cells;
mod drawings;
mod numbers;
mod ole;
mod package;
mod trouble;
mod xml;

use crate::codec::grid::Grid;

use self::book::Book;
use self::cells::Room;
use self::package::Package;

pub use trouble::Trouble;

/// The most cells with a text.
const MOST_CELLS: usize = 300_000;
/// The most text, in bytes. One text may stand in many cells.
const MOST_TEXT: usize = 64 << 20;
/// The most merged areas.
const MOST_MERGED: usize = 200_000;

/// A workbook that was read.
#[derive(Debug, Default)]
pub struct Workbook {
    /// Its worksheets, in their order.
    pub grids: Vec<Grid>,
    /// What a person should know of them.
    pub notes: Vec<String>,
}

/// Reads a workbook; `progress` hears which worksheet of how many comes next.
pub fn open(bytes: &[u8], progress: &mut dyn FnMut(usize, usize)) -> Result<Workbook, Trouble> {
    if let Some(trouble) = ole::kind(bytes) {
        return Err(trouble);
    }
    let mut package = Package::open(bytes)?;
    if let Some(trouble) = other_kind(&package) {
        return Err(trouble);
    }
    let book = Book::read(&mut package)?;
    let mut workbook = Workbook::default();
    if book.has_macros {
        workbook.notes.push(
            "マクロが入っていますが、実行も取り込みもしません。セルの文章だけを読み取ります。".to_owned(),
        );
    }
    let mut room = Room { cells: MOST_CELLS, bytes: MOST_TEXT, merged: MOST_MERGED };
    for (at, listed) in book.sheets.iter().enumerate() {
        progress(at + 1, book.sheets.len());
        let text = package.needed(&listed.path)?;
        let sheet = cells::read(listed, &text, &book, &mut room)?;
        notes(&listed.name, &sheet, &mut workbook.notes);
        workbook.notes.extend(drawings::notes(&mut package, &listed.name, &listed.path)?);
        workbook.grids.push(sheet.grid);
    }
    Ok(workbook)
}

/// What the zip is, where it is no workbook.
fn other_kind(package: &Package<'_>) -> Option<Trouble> {
    let kinds = [
        ("xl/workbook.bin", Trouble::BinaryExcel),
        ("word/document.xml", Trouble::Word),
        ("ppt/presentation.xml", Trouble::PowerPoint),
        ("META-INF/manifest.xml", Trouble::OpenDocument),
    ];
    let found = kinds.into_iter().find(|(part, _)| package.has(part)).map(|(_, trouble)| trouble);
    found.or_else(|| {
        (!package.has("[Content_Types].xml") && !package.has("_rels/.rels")).then_some(Trouble::Zip)
    })
}

fn notes(name: &str, sheet: &cells::Sheet, notes: &mut Vec<String>) {
    const SHOWN: usize = 10;
    for (at, error) in sheet.errors.iter().take(SHOWN) {
        notes.push(format!(
            "「{name}」シートの {at} は、Excel で計算の誤り（{error}）になっています。この文字のまま読み取ります。取り込んだ後に直してください。"
        ));
    }
    if !sheet.without_value.is_empty() {
        let cells: Vec<&str> = sheet.without_value.iter().take(SHOWN).map(String::as_str).collect();
        notes.push(format!(
            "「{name}」シートの {} など{}か所は、値が保存されていないため読み取れません。Excel で開いて保存し直してから取り込むと、読み取れることがあります。",
            cells.join("、"),
            sheet.without_value.len()
        ));
    }
}
