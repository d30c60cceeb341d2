//! One worksheet → a grid of texts, cell by cell: never the rectangle between the first and the last.

use std::collections::HashMap;

use quick_xml::events::BytesStart;

use super::besides::Besides;
use super::book::{Book, ListedWorksheet};
use super::numbers::{self, ShownNumber};
use super::rich::{self, Parted, RichText};
use super::styles::{self, CellLook, StyleChange};
use super::xml::{Next, Xml, attribute, unescape};
use crate::codec::grid::Grid;
use crate::codec::{Aside, WorkbookFault};

/// Rows and columns of a worksheet.
const ROWS: u32 = 1 << 20;
const COLUMNS: u32 = 1 << 14;

/// How many cells and bytes of text may still be read of a workbook.
pub(super) struct Room {
    pub(super) cells: usize,
    pub(super) bytes: usize,
    pub(super) merged: usize,
}

/// What a worksheet has.
pub(super) struct Worksheet {
    pub(super) grid: Grid,
    /// Errors that formulas came to, and where.
    pub(super) errors: Vec<(String, String)>,
    /// Formulas whose value was never computed.
    pub(super) without_value: Vec<String>,
    /// Cells whose format is not understood: where, as what they are read, and the format.
    pub(super) odd: Vec<((u32, u32), String, String)>,
    /// What its part says besides.
    pub(super) besides: Besides,
    /// Cells that show a picture.
    pub(super) pictures: Vec<String>,
    /// Whether a 0 is not shown.
    hides_zeros: bool,
    /// The styles of cells with a text, but for the first one.
    styles: HashMap<(u32, u32), usize>,
}

/// A cell as it is read.
#[derive(Default)]
struct RawCell {
    at: (u32, u32),
    kind: String,
    style: usize,
    value: String,
    inline: Option<RichText>,
    is_formula: bool,
    /// Whether it has a value that is more than its text.
    is_more: bool,
}

pub(super) fn read(
    listed: &ListedWorksheet,
    text: &str,
    book: &Book,
    room: &mut Room,
) -> Result<Worksheet, WorkbookFault> {
    let mut grid = Grid::new(&listed.name);
    grid.is_hidden = listed.is_hidden;
    let mut sheet = Worksheet {
        grid,
        errors: Vec::new(),
        without_value: Vec::new(),
        odd: Vec::new(),
        besides: Besides::default(),
        pictures: Vec::new(),
        hides_zeros: false,
        styles: HashMap::new(),
    };
    let (mut row, mut column, mut is_worksheet) = (0, 0, false);
    let too_many = || WorkbookFault::TooManyCells(listed.name.clone());
    let mut xml = Xml::new(&listed.path, text);
    loop {
        match xml.next()? {
            Next::Start(start) => match start.local_name().as_ref() {
                "worksheet" => is_worksheet = true,
                "row" => {
                    let number = attribute(&start, "r").and_then(|number| number.parse::<u32>().ok());
                    row =
                        number.filter(|number| (1..=ROWS).contains(number)).map_or(row, |number| number - 1);
                    column = 0;
                    if is_thin(&start, "ht", THINNEST_ROW) {
                        sheet.grid.hide_rows(row, row);
                    }
                }
                "col" if is_thin(&start, "width", THINNEST_COLUMN) => {
                    let number = |name| attribute(&start, name).and_then(|number| number.parse::<u32>().ok());
                    if let (Some(first), Some(last)) = (number("min"), number("max")) {
                        sheet.grid.hide_columns(first.saturating_sub(1), last.saturating_sub(1));
                    }
                }
                "sheetView" => sheet.hides_zeros |= is_false(&start, "showZeros"),
                "c" => {
                    let cell = cell(&mut xml, &start, (row, column), book)?;
                    (row, column) = (cell.at.0, cell.at.1 + 1);
                    take(&mut sheet, cell, book, room).ok_or_else(too_many)?;
                }
                "mergeCell" => {
                    room.merged = room.merged.checked_sub(1).ok_or_else(too_many)?;
                    if let Some((first, last)) = attribute(&start, "ref").and_then(|area| area_of(&area)) {
                        sheet.grid.merge(first, last);
                    }
                }
                _ => sheet.besides.take(&mut xml, &start, book)?,
            },
            Next::End(end) if end == "row" => row = (row + 1).min(ROWS - 1),
            Next::Over if is_worksheet => {
                sheet.grid.settle();
                if listed.is_hidden {
                    sheet.grid.hide();
                }
                return Ok(sheet);
            }
            Next::Over => return Err(WorkbookFault::BadPart(listed.path.clone())),
            Next::End(_) | Next::Text(_) => {}
        }
    }
}

/// Rows of fewer points and columns of fewer letters show nothing that could be read.
const THINNEST_ROW: f64 = 2.0;
const THINNEST_COLUMN: f64 = 0.3;

/// Whether a row or a column is not shown, or next to nothing of it is.
fn is_thin(start: &BytesStart<'_>, size: &str, least: f64) -> bool {
    let is_hidden = attribute(start, "hidden").is_some_and(|flag| flag == "1" || flag == "true");
    let size = || attribute(start, size).and_then(|size| size.parse::<f64>().ok());
    is_hidden || size().is_some_and(|size| size < least)
}

fn is_false(start: &BytesStart<'_>, name: &str) -> bool {
    attribute(start, name).is_some_and(|flag| flag == "0" || flag == "false")
}

/// Reads a cell to its end.
fn cell(
    xml: &mut Xml<'_>,
    start: &BytesStart<'_>,
    next: (u32, u32),
    book: &Book,
) -> Result<RawCell, WorkbookFault> {
    let at = attribute(start, "r").and_then(|name| address_of(&name)).unwrap_or(next);
    let style = attribute(start, "s").and_then(|style| style.parse().ok()).unwrap_or(0);
    let kind = attribute(start, "t").map_or_else(String::new, String::from);
    let is_more = attribute(start, "vm").is_some();
    let at = (at.0, at.1.min(COLUMNS - 1));
    let mut cell = RawCell { at, kind, style, is_more, ..RawCell::default() };
    loop {
        match xml.next()? {
            Next::Start(start) => match start.local_name().as_ref() {
                "v" => cell.value.push_str(&xml.text_within("v", "")?),
                "is" => cell.inline = Some(rich::read(xml, "is", &book.theme)?),
                "f" => {
                    cell.is_formula = true;
                    xml.text_within("f", "")?;
                }
                other => {
                    let other = other.to_owned();
                    xml.text_within(&other, "")?;
                }
            },
            Next::End(_) => return Ok(cell),
            Next::Text(_) => {}
            Next::Over => return Ok(cell),
        }
    }
}

/// Puts a cell's text into the grid; none where there is no more room.
fn take(sheet: &mut Worksheet, cell: RawCell, book: &Book, room: &mut Room) -> Option<()> {
    if is_picture(&cell, book) {
        sheet.pictures.push(name_of(cell.at));
        return Some(());
    }
    let plain = CellLook::plain();
    let look = book.looks.get(cell.style).unwrap_or(&plain);
    let Parted { text, aside } = parted(sheet, &cell, look, book);
    if text.trim().is_empty() && aside.is_empty() {
        if cell.is_formula && cell.kind != "str" {
            sheet.without_value.push(name_of(cell.at));
        }
        return Some(());
    }
    if cell.style > 0 {
        sheet.styles.insert(cell.at, cell.style);
    }
    let (row, column) = cell.at;
    let texts = std::iter::once(&text).chain(aside.iter().map(|(_, words)| words));
    for text in texts.filter(|text| !text.trim().is_empty()) {
        room.cells = room.cells.checked_sub(1)?;
        room.bytes = room.bytes.checked_sub(text.len())?;
    }
    sheet.grid.put(row, column, &text);
    for (why, words) in &aside {
        sheet.grid.put_aside(row, column, words, *why);
    }
    Some(())
}

/// A picture that was put into a cell is an error to programs that know none, or a formula of another program's.
fn is_picture(cell: &RawCell, book: &Book) -> bool {
    (cell.is_more && cell.kind == "e" && book.has_pictures) || cell.value.contains("DISPIMG(")
}

/// What of a cell counts.
fn parted(sheet: &mut Worksheet, cell: &RawCell, look: &CellLook, book: &Book) -> Parted {
    let name = || name_of(cell.at);
    let text = match cell.kind.as_str() {
        // A text that the workbook does not have is as good as an error.
        "s" => {
            let text = cell.value.trim().parse().ok().and_then(|at: usize| book.strings.get(at));
            if text.is_none() && !cell.value.trim().is_empty() {
                sheet.without_value.push(name());
            }
            return text.map_or_else(Parted::default, |text| worded(sheet, cell, text, look));
        }
        "b" => if cell.value.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned(),
        "e" => {
            sheet.errors.push((name(), cell.value.clone()));
            cell.value.clone()
        }
        "str" => return worded(sheet, cell, &RichText::plain(unescape(&cell.value)), look),
        "inlineStr" => {
            let inline = cell.inline.clone().unwrap_or_else(|| RichText::plain(unescape(&cell.value)));
            return worded(sheet, cell, &inline, look);
        }
        "d" => match numbers::serial(&cell.value, book.is_1904) {
            Some(number) => return numbered(sheet, cell, number, look, book),
            None => cell.value.clone(),
        },
        _ => match cell.value.trim().parse::<f64>().ok().filter(|number| number.is_finite()) {
            Some(number) => return numbered(sheet, cell, number, look, book),
            None => cell.value.clone(),
        },
    };
    rich::whole(&text, look)
}

/// A number as its format shows it.
fn numbered(sheet: &mut Worksheet, cell: &RawCell, number: f64, look: &CellLook, book: &Book) -> Parted {
    let shown = numbers::show(number, &look.format, book.is_1904);
    let hides_zero = sheet.hides_zeros && number == 0.0;
    settled(sheet, cell, shown, look, hides_zero)
}

/// A text as its format shows it: words may stand around it, or nothing is shown of it.
fn worded(sheet: &mut Worksheet, cell: &RawCell, text: &RichText, look: &CellLook) -> Parted {
    let in_font = look.symbols.map(|font| text.in_font(font));
    let text = in_font.as_ref().unwrap_or(text);
    match numbers::show_text(&text.text, &look.format) {
        // Runs that say their own colors keep them where the words are the same.
        Some(shown) if shown.text == text.text && shown.is_sure && text.is_mixed() => text.parted(look),
        Some(shown) => settled(sheet, cell, shown, look, false),
        None => text.parted(look),
    }
}

fn settled(
    sheet: &mut Worksheet,
    cell: &RawCell,
    shown: ShownNumber,
    look: &CellLook,
    is_hidden: bool,
) -> Parted {
    let is_unseen = styles::hides(shown.letters, look.ground);
    if shown.is_hidden || is_hidden || is_unseen {
        return Parted { text: String::new(), aside: vec![(Aside::Unseen, shown.text)] };
    }
    if !shown.is_sure {
        sheet.odd.push((cell.at, shown.text.clone(), look.format.clone()));
    }
    rich::whole(&shown.text, look)
}

/// `B12` as row and column from 0.
pub(super) fn address_of(name: &str) -> Option<(u32, u32)> {
    let letters = name.bytes().take_while(u8::is_ascii_alphabetic).count();
    if !(1..=3).contains(&letters) {
        return None;
    }
    let column = name
        .bytes()
        .take(letters)
        .fold(0, |column, letter| column * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1);
    let row: u32 = name[letters..].parse().ok()?;
    ((1..=ROWS).contains(&row) && (1..=COLUMNS).contains(&column)).then(|| (row - 1, column - 1))
}

/// Two corners of merged cells.
pub(super) type Corners = ((u32, u32), (u32, u32));

fn area_of(name: &str) -> Option<Corners> {
    let (first, last) = name.split_once(':')?;
    Some((address_of(first)?, address_of(last)?))
}

/// The corners of an area or of a cell.
pub(super) fn corners_of(area: &str) -> Option<Corners> {
    area_of(area).or_else(|| address_of(area).map(|cell| (cell, cell)))
}

impl Worksheet {
    /// The texts in an area or in a cell on which a condition tells, with their addresses.
    pub(super) fn texts_under(&self, area: &str, change: &StyleChange, book: &Book) -> Vec<(String, String)> {
        let plain = CellLook::plain();
        let tells = |at| {
            let style = self.styles.get(&at).copied().unwrap_or(0);
            change.is_struck || change.hides(book.looks.get(style).unwrap_or(&plain))
        };
        corners_of(area).map_or_else(Vec::new, |(first, last)| self.grid.within(first, last, tells))
    }
}

/// Row and column from 0 as `B12`.
fn name_of((row, column): (u32, u32)) -> String {
    crate::codec::grid::address(row as usize + 1, column as usize)
}
