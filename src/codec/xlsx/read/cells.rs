//! One worksheet → a grid of texts, cell by cell: never the rectangle between the first and the last.

use quick_xml::events::BytesStart;

use super::book::{Book, ListedWorksheet};
use super::numbers;
use super::xml::{Next, Xml, attribute, unescape};
use crate::codec::WorkbookFault;
use crate::codec::grid::Grid;

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
}

/// A cell as it is read.
#[derive(Default)]
struct RawCell {
    at: (u32, u32),
    kind: String,
    style: usize,
    value: String,
    is_formula: bool,
}

pub(super) fn read(
    listed: &ListedWorksheet,
    text: &str,
    book: &Book,
    room: &mut Room,
) -> Result<Worksheet, WorkbookFault> {
    let mut grid = Grid::new(&listed.name);
    grid.is_hidden = listed.is_hidden;
    let mut sheet = Worksheet { grid, errors: Vec::new(), without_value: Vec::new() };
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
                }
                "c" => {
                    let cell = cell(&mut xml, &start, (row, column))?;
                    (row, column) = (cell.at.0, cell.at.1 + 1);
                    take(&mut sheet, cell, book, room).ok_or_else(too_many)?;
                }
                "mergeCell" => {
                    room.merged = room.merged.checked_sub(1).ok_or_else(too_many)?;
                    if let Some((first, last)) = attribute(&start, "ref").and_then(|area| area_of(&area)) {
                        sheet.grid.merge(first, last);
                    }
                }
                _ => {}
            },
            Next::End(end) if end == "row" => row = (row + 1).min(ROWS - 1),
            Next::Over if is_worksheet => return Ok(sheet),
            Next::Over => return Err(WorkbookFault::BadPart(listed.path.clone())),
            Next::End(_) | Next::Text(_) => {}
        }
    }
}

/// Reads a cell to its end.
fn cell(xml: &mut Xml<'_>, start: &BytesStart<'_>, next: (u32, u32)) -> Result<RawCell, WorkbookFault> {
    let at = attribute(start, "r").and_then(|name| address_of(&name)).unwrap_or(next);
    let style = attribute(start, "s").and_then(|style| style.parse().ok()).unwrap_or(0);
    let kind = attribute(start, "t").map_or_else(String::new, String::from);
    let mut cell = RawCell { at: (at.0, at.1.min(COLUMNS - 1)), kind, style, ..RawCell::default() };
    loop {
        match xml.next()? {
            Next::Start(start) => match start.local_name().as_ref() {
                "v" => cell.value.push_str(&xml.text_within("v", "")?),
                "is" => cell.value.push_str(&xml.text_within("is", "rPh")?),
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
    let (row, column) = cell.at;
    let number = |value: &str| value.trim().parse::<f64>().ok().filter(|number| number.is_finite());
    let text = match cell.kind.as_str() {
        // A text that the workbook does not have is as good as an error.
        "s" => {
            let text = cell.value.trim().parse().ok().and_then(|at: usize| book.strings.get(at));
            if text.is_none() && !cell.value.trim().is_empty() {
                sheet.without_value.push(name_of(cell.at));
            }
            std::borrow::Cow::Borrowed(text.map_or("", String::as_str))
        }
        "b" => if cell.value.trim() == "1" { "TRUE" } else { "FALSE" }.into(),
        "e" => {
            sheet.errors.push((name_of(cell.at), cell.value.clone()));
            cell.value.into()
        }
        "str" | "inlineStr" => unescape(&cell.value).into(),
        "d" => cell.value.replace('-', "/").replace("T00:00:00", "").into(),
        _ => match number(&cell.value) {
            Some(number) => {
                let format = book.formats.get(cell.style).map_or("General", String::as_str);
                numbers::show(number, format, book.is_1904).into()
            }
            None => cell.value.into(),
        },
    };
    if text.trim().is_empty() {
        if cell.is_formula && cell.kind != "str" {
            sheet.without_value.push(name_of(cell.at));
        }
        return Some(());
    }
    room.cells = room.cells.checked_sub(1)?;
    room.bytes = room.bytes.checked_sub(text.len())?;
    sheet.grid.put(row, column, &text);
    Some(())
}

/// `B12` as row and column from 0.
fn address_of(name: &str) -> Option<(u32, u32)> {
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
type Corners = ((u32, u32), (u32, u32));

fn area_of(name: &str) -> Option<Corners> {
    let (first, last) = name.split_once(':')?;
    Some((address_of(first)?, address_of(last)?))
}

/// Row and column from 0 as `B12`.
fn name_of((row, column): (u32, u32)) -> String {
    crate::codec::grid::address(row as usize + 1, column as usize)
}
