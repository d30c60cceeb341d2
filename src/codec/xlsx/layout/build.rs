//! Builds the form band by band: a band is a row of labels and texts side by side, as high as its highest text.

use super::super::words;
use super::fit::{height, parts};
use super::grid::{FormGrid, GridSpan, MOST};
use super::{Area, Form, HIGHEST_ROW, Shows, Style, revised_lines};
use crate::codec::beyond::{self, BeyondPart};
use crate::model::{Cell, Column, FormPart, Initiative, PartKey, PartSetting, Sheet, SheetForm, paper};

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

/// A label of the form, and what stands beside it.
struct Labelled {
    label: String,
    text: String,
    style: Style,
    shows: Shows,
}

impl BandCell {
    fn new((column, columns): GridSpan, text: &str, style: Style, shows: Shows) -> Self {
        Self { column, columns, text: text.to_owned(), style, shows }
    }

    fn label(at: GridSpan, text: &str) -> Self {
        Self::new(at, text, Style::Label, Shows::Print)
    }

    fn text(at: GridSpan, text: &str, cell: Cell) -> Self {
        Self::new(at, text, Style::Text, Shows::Text(cell, 0))
    }

    fn height(&self, form: &Form, text: &str) -> u32 {
        let columns = usize::from(self.column)..usize::from(self.column + self.columns);
        height(text, form.columns[columns].iter().sum(), self.style.size())
    }
}

impl Labelled {
    fn text(label: &str, sheet: &Sheet, cell: Cell) -> Self {
        let style = if cell == Cell::Goal { Style::Goal } else { Style::Text };
        let text = sheet.text(&cell).unwrap_or("").to_owned();
        Self { label: label.to_owned(), text, style, shows: Shows::Text(cell, 0) }
    }

    /// What a part of the form shows of a sheet; none for the plans, which are several, and for columns.
    fn of(part: &PartSetting, sheet: &Sheet) -> Option<Self> {
        let label = words::label(part);
        match part.known() {
            Some(FormPart::Rank) => Some(Self::rank(&label, sheet)),
            Some(FormPart::Sdgs) => Some(Self::sdgs(&label, sheet)),
            _ => {
                let found = Self::text(&label, sheet, beyond::cell(&part.key, None)?);
                Some(if part.choices.is_empty() { found } else { Self { style: Style::Short, ..found } })
            }
        }
    }

    fn rank(label: &str, sheet: &Sheet) -> Self {
        let text = sheet.rank.map_or_else(String::new, |rank| rank.to_string());
        Self { label: label.to_owned(), text, style: Style::Short, shows: Shows::Rank }
    }

    fn sdgs(label: &str, sheet: &Sheet) -> Self {
        let lines: Vec<String> =
            sheet.sdgs.iter().map(|sdg| format!("{} {}", sdg.number(), sdg.name())).collect();
        Self { label: label.to_owned(), text: lines.join("\n"), style: Style::Text, shows: Shows::Sdgs }
    }
}

pub(super) fn form(sheet: &Sheet) -> Form {
    let city = paper::form();
    let grid = FormGrid::of(&city);
    let mut form = Form { columns: grid.widths(), ..Form::default() };
    heading(&mut form, &grid, &city, sheet);
    for row in SheetForm::rows(&city.parts) {
        head_row(&mut form, &grid, row, sheet);
    }
    form.head = next_row(&form);
    let heads = city.columns.iter().zip(grid.initiatives());
    let heads = heads.map(|(part, at)| BandCell::new(at, &words::label(part), Style::Head, Shows::Print));
    let corner = BandCell::new(grid.number(), "", Style::Head, Shows::Print);
    band(&mut form, [corner].into_iter().chain(heads).collect());
    for (number, initiative) in (1..).zip(&sheet.initiatives) {
        band(&mut form, initiative_slots(&grid, &city, number, initiative));
        revisions(&mut form, &grid, &city, &revised_lines(sheet, initiative));
    }
    notes(&mut form, &grid, &city, sheet);
    beyond(&mut form, &grid, &city, sheet);
    form
}

fn heading(form: &mut Form, grid: &FormGrid, city: &SheetForm, sheet: &Sheet) {
    if !city.number.trim().is_empty() {
        band(form, vec![BandCell::new(grid.whole(), city.number.trim(), Style::FormNumber, Shows::Print)]);
    }
    let title = format!("{} {}", sheet.fiscal_year, words::title());
    let group = Shows::Text(Cell::Group, 0);
    let [of_title, of_label, of_group] = grid.heading();
    band(
        form,
        vec![
            BandCell::new(of_title, &title, Style::Title, Shows::Year),
            BandCell::new(of_label, words::group(), Style::GroupLabel, Shows::Print),
            BandCell::new(of_group, &sheet.group, Style::Group, group),
        ],
    );
    form.frame = next_row(form);
}

/// A row of parts over the initiatives. The department stands beside the goal; the plans have rows of their own.
fn head_row(form: &mut Form, grid: &FormGrid, row: &[PartSetting], sheet: &Sheet) {
    let mut slots = Vec::new();
    for part in row {
        if part.known() == Some(FormPart::Positions) {
            pairs(form, grid, std::mem::take(&mut slots), MOST);
            positions(form, grid, sheet);
            continue;
        }
        slots.extend(Labelled::of(part, sheet));
        if part.known() == Some(FormPart::Goal) {
            slots.push(Labelled::text(words::department(), sheet, Cell::Department));
        }
    }
    pairs(form, grid, slots, MOST);
}

fn positions(form: &mut Form, grid: &FormGrid, sheet: &Sheet) {
    let positions = sheet.positions.iter();
    let positions = positions
        .map(|position| Labelled::text(&words::position(&position.plan), sheet, Cell::Position(position.id)));
    pairs(form, grid, positions.collect(), 2);
}

/// Labels with their texts beside them, at most so many in a band.
fn pairs(form: &mut Form, grid: &FormGrid, slots: Vec<Labelled>, most: usize) {
    for slots in slots.chunks(most) {
        let places = grid.pairs(slots.len()).into_iter();
        let cells = slots.iter().zip(places).flat_map(|(slot, (label, text))| {
            [
                BandCell::label(label, &slot.label),
                BandCell::new(text, &slot.text, slot.style, slot.shows.clone()),
            ]
        });
        band(form, cells.collect());
    }
}

fn initiative_slots(
    grid: &FormGrid,
    city: &SheetForm,
    number: usize,
    initiative: &Initiative,
) -> Vec<BandCell> {
    let shows = Shows::Number(initiative.id.clone());
    let mut slots =
        vec![BandCell::new(grid.number(), &numbered(city, number, initiative), Style::Number, shows)];
    for (part, at) in city.columns.iter().zip(grid.initiatives()) {
        let Some(cell) = beyond::cell(&part.key, Some(&initiative.id)) else { continue };
        let text = match &part.key {
            PartKey::Known(known) => known.column().map_or("", |column| initiative.text(column)),
            PartKey::Own(key) => initiative.own.get(key),
        };
        let style = if part.choices.is_empty() { Style::Text } else { Style::Short };
        slots.push(BandCell { style, ..BandCell::text(at, text, cell) });
    }
    slots
}

/// What of an initiative's plan was changed, under its 中間報告: rows of its own there, beside which the other cells go on.
fn revisions(form: &mut Form, grid: &FormGrid, city: &SheetForm, lines: &str) {
    let column = city.columns.iter().position(|part| part.column() == Some(Column::Midterm));
    let Some(at) = column.and_then(|at| grid.initiatives().get(at).copied()) else { return };
    for part in parts(lines).into_iter().filter(|part| !part.is_empty()) {
        let slot = BandCell::new(at, part, Style::Revised, Shows::Print);
        let (row, wanted) = (next_row(form), slot.height(form, part).max(LOWEST));
        let rows = wanted.div_ceil(HIGHEST_ROW);
        form.rows.extend((0..rows).map(|_| wanted.div_ceil(rows)));
        let beside = |area: &&mut Area| area.row + area.rows == row && area.column != slot.column;
        form.areas.iter_mut().filter(beside).for_each(|area| area.rows += rows);
        let BandCell { column, columns, text, style, shows } = slot;
        form.areas.push(Area { row, column, rows, columns, text, style, shows });
    }
}

/// The initiative's number, and under it which numbers of 目的・効果 it serves.
fn numbered(city: &SheetForm, number: usize, initiative: &Initiative) -> String {
    let mut text = words::initiative(number);
    if initiative.purposes.is_empty() || city.has_stray_purposes(initiative) {
        return text;
    }
    text.push('\n');
    text.push_str(words::purpose());
    for (at, purpose) in initiative.purposes.iter().enumerate() {
        if at % 3 == 0 {
            text.push('\n');
        }
        text.push(purpose.circled());
    }
    text
}

/// 特記事項: heads, and a text under each; one label stands beside all of them.
fn notes(form: &mut Form, grid: &FormGrid, city: &SheetForm, sheet: &Sheet) {
    let (first, from) = (next_row(form), form.areas.len());
    let mut has_label = false;
    for row in SheetForm::rows(&city.after).into_iter().flat_map(|row| row.chunks(MOST)) {
        let slots: Vec<(&PartSetting, Labelled)> =
            row.iter().filter_map(|part| Some((part, Labelled::of(part, sheet)?))).collect();
        let places = grid.beside_label(slots.len());
        let heads = slots.iter().zip(&places);
        let heads = heads
            .map(|((part, _), at)| BandCell::new(*at, &words::note(part), Style::Head, Shows::Print))
            .collect();
        band(form, heads);
        let label = (!has_label).then(|| BandCell::label(grid.label(), words::notes()));
        has_label = true;
        let texts = slots.iter().zip(&places);
        let texts =
            texts.map(|((_, slot), at)| BandCell::new(*at, &slot.text, slot.style, slot.shows.clone()));
        band(form, label.into_iter().chain(texts).collect());
    }
    let end = next_row(form);
    let mut labels = form.areas[from..].iter_mut().filter(|area| area.column == 0);
    // It stands beside the heads too, and beside the rows that follow.
    if let Some(label) = labels.next() {
        label.rows += label.row - first;
        label.row = first;
        let last = labels.next_back().unwrap_or(label);
        last.rows = end - last.row;
    }
    if city.after.iter().any(|part| part.known() == Some(FormPart::Positions)) {
        positions(form, grid, sheet);
    }
}

/// What the sheet has and the form does not name, a row each.
fn beyond(form: &mut Form, grid: &FormGrid, city: &SheetForm, sheet: &Sheet) {
    let label = |key: PartKey| beyond::label(city, &key);
    let parts = beyond::of_sheet(city, sheet).into_iter().map(|part| match part {
        BeyondPart::Rank => Labelled::rank(&label(FormPart::Rank.into()), sheet),
        BeyondPart::Sdgs => Labelled::sdgs(&label(FormPart::Sdgs.into()), sheet),
        BeyondPart::Text(Cell::Position(id)) => {
            let plan = sheet.position(id).map_or("", |position| &position.plan);
            Labelled::text(&words::position(plan), sheet, Cell::Position(id))
        }
        BeyondPart::Text(cell) => Labelled::text(&label(PartKey::of(&cell)), sheet, cell),
    });
    let mut slots: Vec<Labelled> = parts.collect();
    for (number, initiative) in (1..).zip(&sheet.initiatives) {
        let cells = beyond::of_initiative(city, initiative).into_iter();
        slots.extend(
            cells.map(|cell| {
                Labelled::text(&beyond::row_label(city, number, &PartKey::of(&cell)), sheet, cell)
            }),
        );
        let stray = city.has_stray_purposes(initiative).then(|| Labelled {
            label: beyond::row_label(city, number, &FormPart::Purpose.into()),
            text: initiative.circled_purposes(),
            style: Style::Text,
            shows: Shows::Number(initiative.id.clone()),
        });
        slots.extend(stray);
    }
    if !slots.is_empty() {
        band(form, vec![BandCell::new(grid.whole(), beyond::BEYOND, Style::Head, Shows::Print)]);
    }
    pairs(form, grid, slots, 1);
}

/// Puts a band under all others. Where a text is longer than a cell, further bands follow with the rest of it.
fn band(form: &mut Form, slots: Vec<BandCell>) {
    if slots.is_empty() {
        return;
    }
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
    let wanted = slots.iter().zip(texts).map(|(slot, text)| slot.height(form, text)).max();
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
