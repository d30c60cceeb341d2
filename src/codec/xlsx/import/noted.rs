//! What people wrote onto a form of ours in Excel: whatever is no note of ours comes in as comments, each on its part.

use std::collections::BTreeSet;

use crate::codec::grid::{Grid, GridScan};
use crate::codec::xlsx::layout::{self, Shows};
use crate::codec::xlsx::read::CellNote;
use crate::codec::xlsx::{notes, seals, words};
use crate::codec::{Beside, ProblemPart, Remark, WorkbookRemark, WorksheetRemark, part_of};
use crate::model::{self, Cell, Comment, CommentId, CommentKind, Extra, InitiativeId, PositionId, Sheet};
use crate::text::width::squeeze;

/// Stands behind the text of a cell to see where it is read; nobody types it.
const MARK: char = '\u{e000}';
/// To see where a note stands its worksheet is read; so many cells are, and what is left stands for the whole sheet.
const MOST_WORK: usize = 2_000_000;
/// So many that did not come in are told one by one, of each worksheet.
const SHOWN: usize = 60;

/// Takes the notes on a form into its sheet; what is told of them.
pub(super) fn take_in(
    sheet: &mut Sheet,
    said: &[CellNote],
    (grid, form): (&Grid, usize),
) -> Vec<WorkbookRemark> {
    let mut told = Vec::new();
    let own: Vec<Vec<String>> =
        sheet.comments.iter().map(|comment| lines(&notes::written(comment))).collect();
    let mut work = MOST_WORK;
    for note in said {
        let Some(text) = own_words(&note.text, &own) else { continue };
        work = work.saturating_sub(grid.len() + 1);
        let cell = if work > 0 { part(sheet, note, grid, form) } else { None };
        let comment = comment(sheet, note, text, cell.as_ref());
        let Some(comment) = comment else { continue };
        let with = model::united(&sheet.comments, std::slice::from_ref(&comment));
        if with != sheet.comments {
            sheet.comments = with;
            told.push(WorkbookRemark::Noted {
                part: cell.map_or(ProblemPart::Whole, |cell| part_of(sheet, &cell)),
                by: comment.signed.by,
                text: comment.text,
            });
        }
    }
    told
}

/// What is told of notes that came in nowhere.
pub(super) fn left_out(said: Vec<CellNote>) -> Vec<Remark> {
    let mut told = Vec::new();
    for of_sheet in said.chunk_by(|a, b| a.worksheet == b.worksheet) {
        told.extend(of_sheet.iter().take(SHOWN).map(|note| WorksheetRemark::Beside {
            worksheet: note.worksheet.clone(),
            cell: note.cell.clone(),
            what: Beside::Comment,
            text: whole(note),
            is_ticked: None,
        }));
        let (worksheet, count) = (of_sheet[0].worksheet.clone(), of_sheet.len().saturating_sub(SHOWN));
        told.extend((count > 0).then_some(WorksheetRemark::MoreBeside { worksheet, count }));
    }
    told.into_iter().map(Remark::Worksheet).collect()
}

/// A note with its answers.
fn whole(note: &CellNote) -> String {
    let answers = note.answers.iter().map(|answer| answer.text.trim());
    [note.text.trim()].into_iter().chain(answers).collect::<Vec<_>>().join("\n")
}

/// What somebody wrote into a note besides the comments that stand there; none where that is nothing.
fn own_words(text: &str, own: &[Vec<String>]) -> Option<String> {
    let mut left: Vec<&str> = text.lines().filter(|line| !squeeze(line).is_empty()).collect();
    let count = left.len();
    for comment in own {
        let is_it = |lines: &[&str]| lines.iter().map(|line| squeeze(line)).eq(comment.iter().cloned());
        if let Some(at) = left.windows(comment.len().max(1)).position(is_it) {
            left.drain(at..at + comment.len());
        }
    }
    let words = if left.len() == count { text.trim().to_owned() } else { left.join("\n") };
    (!squeeze(&words).is_empty()).then_some(words)
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(squeeze).filter(|line| !line.is_empty()).collect()
}

/// A note as a comment. The same note is the same comment whenever it comes.
fn comment(sheet: &Sheet, note: &CellNote, text: String, cell: Option<&Cell>) -> Option<Comment> {
    let place = cell.map_or_else(String::new, |cell| sheet.place_of(cell));
    let mut signed = note.signed.clone();
    signed.by = signed.by.filter(|by| by != words::NOTED_BY);
    let by: String = signed.by.clone().into_iter().collect();
    let seal = seals::of([(0, place.as_str()), (1, &by), (2, &text)]);
    let id = note.thread.clone().unwrap_or_else(|| format!("note-{seal:016x}"));
    Some(Comment {
        id: CommentId::new(&id)?,
        kind: CommentKind::Remark,
        place,
        words: None,
        text,
        signed,
        answers: note.answers.clone(),
        is_done: note.is_done,
        extra: Extra::new(),
    })
}

/// The part on which a note stands: the one in which its cell's text is read, or, for a label, that of the cell beside it.
fn part(sheet: &Sheet, note: &CellNote, grid: &Grid, form: usize) -> Option<Cell> {
    let drawn = layout::form(sheet).areas;
    let labels = drawn.iter().filter(|area| area.shows == Shows::Print && !area.text.is_empty());
    let labels: BTreeSet<String> = labels.map(|area| squeeze(&area.text)).collect();
    let at = (note.row, note.column);
    let is_label = labels.contains(&squeeze(grid.text_at(at)));
    let marked = grid.marked(if is_label { grid.right_of(at) } else { at }, MARK);
    let scan = GridScan::of(&marked);
    let mut last = 0;
    let mut ids = || {
        last += 1;
        last.to_string()
    };
    let found = scan.fill(form, scan.year_of(form)?, &mut BTreeSet::new(), &mut ids)?.sheet;
    let (cell, _) = found.texts().find(|(_, text)| text.contains(MARK))?;
    in_sheet(&cell, &found, sheet)
}

/// The cell of one reading of a sheet in another: rows are the same by their order.
fn in_sheet(cell: &Cell, from: &Sheet, to: &Sheet) -> Option<Cell> {
    let initiative = |id: &InitiativeId| {
        let at = from.initiatives.iter().position(|row| row.id == *id)?;
        Some(to.initiatives.get(at)?.id.clone())
    };
    let position = |id: PositionId| {
        let at = from.positions.iter().position(|one| one.id == id)?;
        Some(to.positions.get(at)?.id)
    };
    Some(match cell {
        Cell::Plan(id) => Cell::Plan(position(*id)?),
        Cell::Position(id) => Cell::Position(position(*id)?),
        Cell::Initiative(id, column) => Cell::Initiative(initiative(id)?, *column),
        Cell::Own(Some(id), key) => Cell::Own(Some(initiative(id)?), key.clone()),
        other => other.clone(),
    })
}
