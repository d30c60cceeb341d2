//! A form that goes on on a further page, where its head is printed again: one sheet, and no second one.

use super::blocks::{Block, Blocks};
use super::columns::Header;
use super::{FormNote, FormRow, labels};
use crate::codec::Remark;
use crate::text::width::squeeze;

/// Sorts rows into the blocks of sheets, those of further pages with the first. `is_aligned` says whether each cell stands in its
/// own column, as in a worksheet.
pub(in crate::codec) fn blocks(rows: Vec<FormRow>, is_aligned: bool) -> Blocks {
    let mut blocks = Blocks::read(rows, is_aligned);
    join(&mut blocks.blocks, &mut blocks.left_out);
    blocks
}

/// Joins each block to the one before that it goes on with, and says so.
fn join(blocks: &mut Vec<Block>, notes: &mut Vec<FormNote>) {
    let mut at = 1;
    while at < blocks.len() {
        let Some(from) = goes_on(&blocks[at - 1], &blocks[at]) else {
            at += 1;
            continue;
        };
        let mut next = blocks.remove(at);
        if let Some(line) = next.rows.first().map(|row| row.line) {
            notes.push(FormNote::Of(Remark::GoesOn { line, goal: next.goal() }));
        }
        blocks[at - 1].rows.extend(next.rows.drain(from..));
    }
}

/// The row of a block from which on it goes on with the one before: all above it stands there too, and its numbers follow.
fn goes_on(before: &Block, block: &Block) -> Option<usize> {
    let is_same = before.group == block.group && before.year == block.year;
    let is_named = !block.goal().is_empty() && squeeze(&before.goal()) == squeeze(&block.goal());
    let header = block.rows.iter().position(|row| Header::of(row, block.is_aligned).is_some())?;
    let known: Vec<String> = cells(&before.rows).collect();
    let is_known = cells(&block.rows[..=header]).all(|cell| known.contains(&cell));
    let above = before.rows.iter().position(|row| Header::of(row, before.is_aligned).is_some())?;
    // Its columns stand where they stood: the rows below are read by the first head.
    let columns =
        |row: &FormRow| row.cells.iter().map(|cell| (cell.at, squeeze(&cell.text))).collect::<Vec<_>>();
    let is_aligned = columns(&before.rows[above]) == columns(&block.rows[header]);
    let last = before.rows[above..].iter().filter_map(number).max()?;
    let first = block.rows[header..].iter().find_map(number)?;
    (is_same && is_named && is_known && is_aligned && first == last + 1).then_some(header + 1)
}

fn cells(rows: &[FormRow]) -> impl Iterator<Item = String> {
    rows.iter().flat_map(FormRow::filled).map(|(_, cell)| squeeze(cell))
}

/// The number with which a row of the table begins.
fn number(row: &FormRow) -> Option<u8> {
    let first = row.cells.first()?;
    labels::circled(&first.text).map(|(number, _)| number).or_else(|| labels::row_number(&first.text))
}
