//! What the rows of 目標と実績 were when they were written. The table is made of the sheets and is not read back: with its
//! seals a row that a person changed is known and can be told, whatever a later version of this app would read there.

use crate::codec::grid::Grid;
use crate::text::width::squeeze;

/// The worksheet that holds the seals, in column A from the first row on.
pub const WORKSHEET: &str = "goalsheet-rows";
/// How many seals stand in one cell, each of sixteen hexadecimal digits; Excel holds 32,767 letters.
const IN_A_CELL: usize = 2_000;
const DIGITS: usize = 16;

/// The seal of a row: FNV-1a over its cells. Blanks and widths of letters do not count, since spreadsheets change them.
pub fn of<'t>(cells: impl IntoIterator<Item = (u32, &'t str)>) -> u64 {
    let mut seal: u64 = 0xcbf2_9ce4_8422_2325;
    for (column, text) in cells {
        let [text] = Grid::shown([text]);
        let text = squeeze(&text);
        if !text.is_empty() {
            for byte in column.to_le_bytes().iter().chain(text.as_bytes()) {
                seal = (seal ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
            }
        }
    }
    seal
}

/// Seals in pieces for the cells.
pub fn chunks(seals: &[u64]) -> Vec<String> {
    let chunk = |seals: &[u64]| seals.iter().map(|seal| format!("{seal:016x}")).collect();
    seals.chunks(IN_A_CELL).map(chunk).collect()
}

/// The seals of a worksheet, in order.
pub fn read(grid: &Grid) -> Vec<u64> {
    let digits = grid.texts().concat();
    let seal = |digits: &[u8]| u64::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok();
    let mut seals: Vec<u64> = digits.as_bytes().chunks(DIGITS).filter_map(seal).collect();
    seals.sort();
    seals
}

/// The rows of a table, from 1, that bear none of the seals: they are not as they were written.
pub fn broken(table: &Grid, seals: &[u64]) -> Vec<u32> {
    let rows = table.rows();
    let is_broken =
        |(_, cells): &&(u32, Vec<(u32, &str)>)| seals.binary_search(&of(cells.iter().copied())).is_err();
    rows.iter().filter(is_broken).map(|(row, _)| row + 1).collect()
}
