//! Builds the form band by band: a band is a row of labels and texts side by side, as high as its highest text.

use super::super::words;
use super::fit::{height, parts};
use super::{Area, COLUMNS, Form, HIGHEST_ROW, Shows, Style, revised_lines};
use crate::model::{Cell, Column, Initiative, Sheet};

/// Where the columns of the initiatives stand: first column and how many.
const INITIATIVES: [(u16, u16); 5] = [(1, 2), (3, 1), (4, 2), (6, 1), (7, 2)];
/// No band is lower.
const LOWEST: u32 = 27;

/// A cell of a band, before it is known how high the band is.
struct BandCell {
    column: u16,
    columns: u16,
    text: String,
    style: Style,
    shows: Shows,
}

impl BandCell {
    fn new((column, columns): (u16, u16), text: &str, style: Style, shows: Shows) -> Self {
        Self { column, columns, text: text.to_owned(), style, shows }
    }

    fn label(at: (u16, u16), text: &str) -> Self {
        Self::new(at, text, Style::Label, Shows::Print)
    }

    fn text(at: (u16, u16), text: &str, cell: Cell) -> Self {
        let style = if cell == Cell::Goal { Style::Goal } else { Style::Text };
        Self::new(at, text, style, Shows::Text(cell, 0))
    }

    fn height(&self, text: &str) -> u32 {
        let columns = usize::from(self.column)..usize::from(self.column + self.columns);
        height(text, COLUMNS[columns].iter().sum(), self.style.size())
    }
}

pub(super) fn form(sheet: &Sheet) -> Form {
    let mut form = Form::default();
    heading(&mut form, sheet);
    band(
        &mut form,
        vec![
            BandCell::label((0, 2), words::goal()),
            BandCell::text((2, 3), &sheet.goal, Cell::Goal),
            BandCell::label((5, 1), words::department()),
            BandCell::text((6, 1), &sheet.department, Cell::Department),
            BandCell::label((7, 1), words::rank()),
            BandCell::new((8, 1), &rank(sheet), Style::Short, Shows::Rank),
        ],
    );
    sheet.positions.chunks(2).for_each(|pair| {
        let places = [((0, 2), (2, 3)), ((5, 1), (6, 3))];
        let mut slots = Vec::new();
        for (position, (label, text)) in pair.iter().zip(places) {
            slots.push(BandCell::label(label, &words::position(&position.plan)));
            // A position that stands alone has the whole row.
            let text = if pair.len() == 1 { (2, 7) } else { text };
            slots.push(BandCell::text(text, &position.text, Cell::Position(position.id)));
        }
        band(&mut form, slots);
    });
    band(
        &mut form,
        vec![
            BandCell::label((0, 2), words::situation()),
            BandCell::text((2, 7), &sheet.situation, Cell::Situation),
        ],
    );
    band(
        &mut form,
        vec![
            BandCell::label((0, 2), words::purpose()),
            BandCell::text((2, 3), &sheet.purpose, Cell::Purpose),
            BandCell::label((5, 1), words::sdgs()),
            BandCell::new((6, 3), &sdgs(sheet), Style::Text, Shows::Sdgs),
        ],
    );
    form.head = next_row(&form);
    let heads = Column::ALL.into_iter().zip(INITIATIVES);
    let heads =
        heads.map(|(column, at)| BandCell::new(at, &words::column(column), Style::Head, Shows::Print));
    let corner = BandCell::new((0, 1), "", Style::Head, Shows::Print);
    band(&mut form, [corner].into_iter().chain(heads).collect());
    for (number, initiative) in (1..).zip(&sheet.initiatives) {
        band(&mut form, initiative_slots(number, initiative));
        revisions(&mut form, &revised_lines(sheet, initiative));
    }
    notes(&mut form, sheet);
    form
}

fn heading(form: &mut Form, sheet: &Sheet) {
    let title = format!("{} {}", sheet.fiscal_year, words::title());
    let group = Shows::Text(Cell::Group, 0);
    band(
        form,
        vec![
            BandCell::new((0, 5), &title, Style::Title, Shows::Year),
            BandCell::new((5, 2), words::group(), Style::GroupLabel, Shows::Print),
            BandCell::new((7, 2), &sheet.group, Style::Group, group),
        ],
    );
    form.frame = next_row(form);
}

fn rank(sheet: &Sheet) -> String {
    sheet.rank.map_or_else(String::new, |rank| rank.to_string())
}

fn sdgs(sheet: &Sheet) -> String {
    let lines: Vec<String> =
        sheet.sdgs.iter().map(|sdg| format!("{} {}", sdg.number(), sdg.name())).collect();
    lines.join("\n")
}

fn initiative_slots(number: usize, initiative: &Initiative) -> Vec<BandCell> {
    let number = numbered(number, initiative);
    let mut slots = vec![BandCell::new((0, 1), &number, Style::Number, Shows::Number(initiative.id.clone()))];
    for (column, at) in Column::ALL.into_iter().zip(INITIATIVES) {
        let cell = Cell::Initiative(initiative.id.clone(), column);
        slots.push(BandCell::text(at, initiative.text(column), cell));
    }
    slots
}

/// What of an initiative's plan was changed, under its 中間報告: rows of its own there, beside which the other cells go on.
fn revisions(form: &mut Form, lines: &str) {
    for part in parts(lines).into_iter().filter(|part| !part.is_empty()) {
        let slot = BandCell::new(INITIATIVES[Column::Midterm as usize], part, Style::Revised, Shows::Print);
        let (row, wanted) = (next_row(form), slot.height(part).max(LOWEST));
        let rows = wanted.div_ceil(HIGHEST_ROW);
        form.rows.extend((0..rows).map(|_| wanted.div_ceil(rows)));
        let beside = |area: &&mut Area| area.row + area.rows == row && area.column != slot.column;
        form.areas.iter_mut().filter(beside).for_each(|area| area.rows += rows);
        let BandCell { column, columns, text, style, shows } = slot;
        form.areas.push(Area { row, column, rows, columns, text, style, shows });
    }
}

/// The initiative's number, and under it which numbers of 目的・効果 it serves.
fn numbered(number: usize, initiative: &Initiative) -> String {
    let mut text = words::initiative(number);
    if !initiative.purposes.is_empty() {
        text.push('\n');
        text.push_str(words::purpose());
    }
    for (at, purpose) in initiative.purposes.iter().enumerate() {
        if at % 3 == 0 {
            text.push('\n');
        }
        text.push(purpose.circled());
    }
    text
}

/// 特記事項: two heads, and a text under each.
fn notes(form: &mut Form, sheet: &Sheet) {
    let (left, right) = ((2, 3), (5, 4));
    let first = next_row(form);
    let from = form.areas.len();
    band(
        form,
        vec![
            BandCell::new(left, &words::participation(), Style::Head, Shows::Print),
            BandCell::new(right, &words::effects(), Style::Head, Shows::Print),
        ],
    );
    band(
        form,
        vec![
            BandCell::label((0, 2), words::notes()),
            BandCell::text(left, &sheet.participation, Cell::Participation),
            BandCell::text(right, &sheet.effects, Cell::Effects),
        ],
    );
    // The label stands beside the heads too.
    if let Some(label) = form.areas[from..].iter_mut().find(|area| area.text == words::notes()) {
        label.rows += label.row - first;
        label.row = first;
    }
}

/// Puts a band under all others. Where a text is longer than a cell, further bands follow with the rest of it.
fn band(form: &mut Form, slots: Vec<BandCell>) {
    let split: Vec<Vec<&str>> = slots.iter().map(|slot| parts(&slot.text)).collect();
    let count = split.iter().map(Vec::len).max().unwrap_or(1);
    for number in 0..count {
        let texts: Vec<String> = slots
            .iter()
            .zip(&split)
            .map(|(slot, parts)| match (&slot.shows, parts.get(number)) {
                (_, Some(part)) => (*part).to_owned(),
                // A label says what goes on here; an empty corner stays empty.
                (Shows::Print | Shows::Number(_), None) => match slot.text.lines().next() {
                    Some(label) => format!("{label}{}", words::CONTINUED),
                    None => String::new(),
                },
                (_, None) => String::new(),
            })
            .collect();
        band_of(form, &slots, &texts, number);
    }
}

fn band_of(form: &mut Form, slots: &[BandCell], texts: &[String], number: usize) {
    let wanted = slots.iter().zip(texts).map(|(slot, text)| slot.height(text)).max();
    let wanted = wanted.unwrap_or(LOWEST).max(LOWEST);
    // A band that is higher than a row can be stands in several rows.
    let rows = wanted.div_ceil(HIGHEST_ROW);
    let row = next_row(form);
    form.rows.extend((0..rows).map(|_| wanted.div_ceil(rows)));
    for (slot, text) in slots.iter().zip(texts) {
        let shows = match &slot.shows {
            Shows::Text(cell, _) => Shows::Text(cell.clone(), number),
            other => other.clone(),
        };
        let (text, style) = (text.clone(), slot.style);
        form.areas.push(Area { row, column: slot.column, rows, columns: slot.columns, text, style, shows });
    }
}

fn next_row(form: &Form) -> u32 {
    u32::try_from(form.rows.len()).unwrap_or(u32::MAX)
}
