//! A copied range as the HTML that spreadsheets put on the clipboard → a grid, with merged cells and line breaks.
//!
//! Total: what is no table gives none, and whatever cannot be understood of a tag is passed over. What a person does not
//! see in it, or sees struck out, is set aside.

use super::looks::{Look, Rules};
use crate::codec::Aside;
use crate::codec::grid::Grid;
use crate::codec::html::{Piece, Tag, pieces, reference};
use crate::codec::raised::Script;

/// A range is no larger; a merge says any number.
const LARGEST: u32 = 20_000;
/// Elements whose content nobody sees. Not a head: its styles are read.
const UNSEEN: [&str; 6] = ["style", "script", "title", "rt", "rp", "xml"];
/// Elements that hold nothing.
const VOID: [&str; 7] = ["br", "col", "img", "meta", "link", "hr", "input"];
/// Elements lie no deeper in each other.
const DEEPEST: usize = 200;

/// The cells of a copied range; none where there is no table. What is hidden comes in too where it is wanted.
pub fn grid(html: &str, name: &str, with_hidden: bool) -> Option<Grid> {
    read(html, with_hidden).grid(name)
}

/// Where the cells of a copied range stand.
pub(super) fn cells(html: &str) -> Cells {
    let reader = read(html, false);
    Cells {
        rows: reader.rows as usize,
        all: reader.all as usize,
        shown: reader.shown,
        has_outside: !reader.outside.is_empty(),
        cells: reader.cells,
        is_beside_text: reader.is_beside_text,
    }
}

fn read(html: &str, with_hidden: bool) -> RangeReader {
    let mut reader = RangeReader { with_hidden, ..RangeReader::default() };
    for piece in pieces(html) {
        match piece {
            Piece::Start(tag) => reader.start(&tag),
            Piece::End(name) => reader.end(&name),
            Piece::Text(text) => reader.text(text),
        }
    }
    reader.end_cell();
    reader
}

/// The cells of a range, and over how many rows they stand.
pub(super) struct Cells {
    pub(super) rows: usize,
    /// How many rows there are with those that are not shown, and which are shown.
    pub(super) all: usize,
    pub(super) shown: Vec<u32>,
    /// Whether cells have no place because they are not shown.
    pub(super) has_outside: bool,
    pub(super) cells: Vec<HtmlCell>,
    /// Whether words stand outside of all cells.
    pub(super) is_beside_text: bool,
}

/// A cell that is being read or was read.
#[derive(Default)]
pub(super) struct HtmlCell {
    pub(super) row: u32,
    pub(super) column: u32,
    pub(super) across: u32,
    pub(super) down: u32,
    /// Otherwise its places are cells of their own.
    pub(super) is_merged: bool,
    pub(super) text: String,
    /// What is set aside of it.
    pub(super) asides: Vec<(Aside, String)>,
    /// Why all of it is.
    hidden: Option<Aside>,
    /// Whether it takes no place among the others.
    is_outside: bool,
    /// Whether the last words were set aside, and whether some of this line were.
    is_aside: bool,
    has_aside_line: bool,
}

#[derive(Default)]
struct RangeReader {
    with_hidden: bool,
    rules: Rules,
    cells: Vec<HtmlCell>,
    /// Cells that are not shown and have no place: their row among all, their column, their words.
    outside: Vec<(u32, u32, Aside, String)>,
    open: Option<HtmlCell>,
    /// How many rows there are so far that are shown, which of all these are, and how many all are.
    rows: u32,
    shown: Vec<u32>,
    all: u32,
    /// Whether the row is not shown; the next column in it.
    hidden_row: Option<u32>,
    /// For each column, the row from which it is free of what is merged from above.
    free: Vec<u32>,
    column: u32,
    /// The columns that are not shown.
    columns: Vec<bool>,
    tables: usize,
    /// The element whose content is not seen, and how many of its name are open in it.
    unseen: Option<(String, usize)>,
    /// The elements that are open, and how what stands in them looks.
    within: Vec<(String, Look)>,
    is_beside_text: bool,
}

impl RangeReader {
    fn start(&mut self, tag: &Tag) {
        let name = tag.name.as_str();
        if let Some((unseen, depth)) = &mut self.unseen {
            *depth += usize::from(unseen == name);
            return;
        }
        if UNSEEN.contains(&name) {
            self.unseen = Some((name.to_owned(), 1));
            return;
        }
        let look = self.rules.look(tag);
        if VOID.contains(&name) {
            return self.void(tag, look);
        }
        self.close_for(name);
        let around = self.look();
        if self.within.len() < DEEPEST {
            self.within.push((name.to_owned(), around.within(look)));
        }
        match name {
            "table" => self.tables += 1,
            // A table within a cell is the cell's text.
            "tr" | "td" | "th" if self.tables != 1 => self.text(" "),
            "tr" => self.row(look),
            "td" | "th" => self.cell(tag, look),
            _ => self.break_at(name),
        }
    }

    fn void(&mut self, tag: &Tag, look: Look) {
        match tag.name.as_str() {
            "col" if self.tables == 1 => {
                let is_hidden = look.is_gone || look.is_narrow;
                let count =
                    span(tag, "span").min(LARGEST - u32::try_from(self.columns.len()).unwrap_or(LARGEST));
                self.columns.extend((0..count).map(|_| is_hidden));
            }
            "input" if tag.attribute("type").is_some_and(|kind| kind.eq_ignore_ascii_case("checkbox")) => {
                self.text(if tag.attribute("checked").is_some() { "☑" } else { "□" });
            }
            name => self.break_at(name),
        }
    }

    fn end(&mut self, name: &str) {
        if let Some((unseen, depth)) = &mut self.unseen {
            *depth -= usize::from(unseen == name);
            if *depth == 0 {
                self.unseen = None;
            }
            return;
        }
        match name {
            "table" => {
                if self.tables == 1 {
                    self.end_cell();
                }
                self.tables = self.tables.saturating_sub(1);
            }
            "tr" | "td" | "th" if self.tables != 1 => self.text(" "),
            "tr" | "td" | "th" => self.end_cell(),
            _ => self.break_at(name),
        }
        if let Some(at) = self.within.iter().rposition(|(open, _)| open == name) {
            self.within.truncate(at);
        }
    }

    /// A cell ends the one before it, and a row too.
    fn close_for(&mut self, name: &str) {
        let ends: &[&str] = match name {
            "tr" => &["tr", "td", "th"],
            "td" | "th" => &["td", "th"],
            _ => return,
        };
        let table = self.within.iter().rposition(|(open, _)| open == "table").map_or(0, |at| at + 1);
        let first = self.within[table..].iter().position(|(open, _)| ends.contains(&open.as_str()));
        if let Some(first) = first {
            self.within.truncate(table + first);
        }
    }

    /// How what stands here looks.
    fn look(&self) -> Look {
        self.within.last().map_or(Look::default(), |(_, look)| *look)
    }

    fn row(&mut self, look: Look) {
        self.end_cell();
        let is_hidden = look.is_gone || look.is_flat;
        self.hidden_row = is_hidden.then_some(0);
        if !is_hidden || self.with_hidden {
            self.rows += 1;
            self.shown.push(self.all);
            self.column = 0;
        }
        self.all += 1;
    }

    /// Breaks the line where an element's tag stands that does so.
    fn break_at(&mut self, name: &str) {
        match name {
            "br" => self.line_break(),
            "p" | "div" | "li" if self.is_within_words() => self.line_break(),
            _ => {}
        }
    }

    fn cell(&mut self, tag: &Tag, look: Look) {
        self.end_cell();
        let hidden = match self.hidden_row {
            Some(_) => Some(Aside::Row),
            None => look.is_gone.then_some(Aside::Column),
        };
        if hidden.is_some() && !self.with_hidden {
            let (row, column) = match &mut self.hidden_row {
                Some(next) => {
                    (self.all.saturating_sub(1), std::mem::replace(next, *next + span(tag, "colspan")))
                }
                None => (self.all.saturating_sub(1), self.column),
            };
            self.open = Some(HtmlCell { row, column, hidden, is_outside: true, ..HtmlCell::default() });
            return;
        }
        let row = self.rows.saturating_sub(1);
        while self.free.get(self.column as usize).is_some_and(|free| *free > row) {
            self.column += 1;
        }
        let (across, down) =
            (span(tag, "colspan").min(LARGEST.saturating_sub(self.column)), span(tag, "rowspan"));
        let last = (self.column + across) as usize;
        if self.free.len() < last {
            self.free.resize(last, 0);
        }
        self.free[self.column as usize..last].iter_mut().for_each(|free| *free = row + down);
        let is_merged = !is_only_drawn_over(tag);
        let is_narrow = look.is_narrow
            || self
                .columns
                .get(self.column as usize..last)
                .is_some_and(|all| !all.is_empty() && all.iter().all(|is| *is));
        let hidden = hidden.or(is_narrow.then_some(Aside::Column));
        let column = self.column;
        self.open = Some(HtmlCell { row, column, across, down, is_merged, hidden, ..HtmlCell::default() });
        self.column += across;
    }

    fn end_cell(&mut self) {
        let Some(mut cell) = self.open.take() else { return };
        if let Some(why) = cell.hidden {
            let text = std::mem::take(&mut cell.text);
            cell.asides.insert(0, (why, text));
        }
        cell.asides.retain(|(_, words)| !words.trim().is_empty());
        if cell.is_outside {
            let place = (cell.row, cell.column);
            self.outside.extend(cell.asides.into_iter().map(|(why, words)| (place.0, place.1, why, words)));
        } else {
            self.cells.push(cell);
        }
    }

    /// White space of the source is one blank, and none beside a line break.
    fn text(&mut self, text: &str) {
        if let Some((unseen, _)) = &self.unseen {
            if unseen == "style" {
                self.rules.read(text);
            }
            return;
        }
        self.is_beside_text |= self.open.is_none() && text.contains(|char: char| !char.is_whitespace());
        let is_blank = text.trim().is_empty();
        let script = self.within.iter().rev().find_map(|(name, _)| Script::of_element(name));
        let Some(buffer) = self.buffer(is_blank) else { return };
        let start = buffer.len();
        // A tag without a name is none, and nothing that is seen.
        let text = text.replace("</>", "");
        for (at, word) in text.split([' ', '\t', '\n', '\r']).enumerate() {
            if at > 0 && !buffer.is_empty() && !buffer.ends_with([' ', '\n']) {
                buffer.push(' ');
            }
            unescape(buffer, word);
        }
        if let Some(script) = script {
            script.rewrite(buffer, start);
        }
    }

    /// Where words go that come next.
    fn buffer(&mut self, is_blank: bool) -> Option<&mut String> {
        let look = self.look();
        // Of rows and cells that are gone it is known already.
        let mut around = self.within.iter().filter(|(name, _)| !matches!(name.as_str(), "td" | "th" | "tr"));
        let is_gone = around.any(|(_, look)| look.is_gone);
        let cell = self.open.as_mut()?;
        let why = if look.is_struck == Some(true) {
            Some(Aside::Struck)
        } else if is_gone || look.is_unseen() {
            Some(Aside::Unseen)
        } else {
            None
        };
        let Some(why) = why else {
            cell.is_aside &= is_blank;
            return Some(&mut cell.text);
        };
        if !(cell.is_aside && cell.asides.last().is_some_and(|(last, _)| *last == why)) {
            cell.asides.push((why, String::new()));
        }
        cell.is_aside = true;
        cell.has_aside_line |= !is_blank;
        cell.asides.last_mut().map(|(_, words)| words)
    }

    fn is_within_words(&mut self) -> bool {
        self.buffer(true).is_some_and(|words| !words.is_empty() && !words.ends_with('\n'))
    }

    fn line_break(&mut self) {
        let Some(words) = self.buffer(true) else { return };
        words.truncate(words.trim_end_matches(' ').len());
        let Some(cell) = &mut self.open else { return };
        // A line of which all words were set aside is none.
        let is_empty = cell.text.is_empty() || cell.text.ends_with('\n');
        let is_none = std::mem::take(&mut cell.has_aside_line) && is_empty;
        if cell.is_aside {
            cell.asides.iter_mut().last().into_iter().for_each(|(_, words)| words.push('\n'));
        }
        if !is_none {
            cell.text.push('\n');
        }
    }

    fn grid(self, name: &str) -> Option<Grid> {
        let mut grid = Grid::new(name);
        let last_row = self.rows.saturating_sub(1);
        let place = |row: u32| self.shown.get(row as usize).copied().unwrap_or(row);
        for cell in &self.cells {
            let (row, column) = (place(cell.row), cell.column);
            grid.put(row, column, &cell.text);
            for (why, words) in &cell.asides {
                grid.put_aside(row, column, words, *why);
            }
            if !cell.is_merged {
                continue;
            }
            let last =
                (place(last_row.min(cell.row + cell.down - 1)), (column + cell.across).saturating_sub(1));
            grid.merge((row, column), last);
        }
        for (row, column, why, words) in &self.outside {
            grid.put_aside(*row, *column, words, *why);
        }
        if self.with_hidden {
            grid.take_hidden();
        }
        (!grid.is_empty() || !grid.asides().is_empty()).then_some(grid)
    }
}

/// Over how many columns or rows a cell reaches.
fn span(tag: &Tag, name: &str) -> u32 {
    let number = tag.attribute(name).and_then(|value| value.trim().parse().ok());
    number.unwrap_or(1).clamp(1, LARGEST)
}

/// Whether a cell reaches over others only because its text is drawn over them: so Excel writes text that runs over.
fn is_only_drawn_over(tag: &Tag) -> bool {
    tag.attribute("style").is_some_and(|style| {
        let style: String =
            style.chars().filter(|char| !char.is_whitespace()).collect::<String>().to_ascii_lowercase();
        ["mso-ignore:colspan", "mso-ignore:rowspan"].iter().any(|one| style.contains(one))
    })
}

fn unescape(out: &mut String, word: &str) {
    let mut rest = word;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let (char, len) = reference(rest).unwrap_or(('&', 1));
        // A blank that does not break is what spreadsheets make of several blanks.
        out.push(if char == '\u{a0}' { ' ' } else { char });
        rest = &rest[len..];
    }
    out.push_str(rest);
}
