//! HTML, element by element → the cells of its table, where they stand and how they look.

use super::elements::{VOID, WITHIN, is_block};
use super::fields::{self, FieldShown, List, SelectField, Skipped};
use super::looks::{Look, Rules};
use super::open::{OpenElements, RangePart};
use super::reach::{LARGEST, is_only_drawn_over, span};
use super::words::HtmlCell;
use crate::codec::{Aside, Beside};
use crate::html::{Piece, Tag, pieces};

/// Reads a range.
pub(super) fn read(html: &str, with_hidden: bool, part: RangePart) -> RangeReader {
    let with_outside = matches!(part, RangePart::Page(_));
    let mut reader = RangeReader { with_hidden, with_outside, ..RangeReader::default() };
    match part {
        RangePart::Tables => {}
        RangePart::Page(around) => reader.around = around,
        RangePart::Words => {
            reader.is_of_words = true;
            reader.open = Some(HtmlCell { across: 1, down: 1, ..HtmlCell::default() });
        }
    }
    // A style sheet may stand behind the table.
    let mut is_style = false;
    for piece in pieces(html) {
        match piece {
            Piece::Start(tag) => {
                let is_for_paper = tag.attribute("media").is_some_and(|media| media.trim() == "print");
                is_style = tag.name == "style" && !is_for_paper;
            }
            Piece::Text(css) if is_style => reader.rules.read(css),
            _ => is_style = false,
        }
    }
    for piece in pieces(html) {
        match piece {
            Piece::Start(tag) => reader.start(&tag),
            Piece::End(name) => reader.end(&name),
            Piece::Text(text) => reader.text(text),
            Piece::Comment(text) => reader.comment(text),
        }
    }
    reader.end_cell();
    reader
}

/// Reads a range, element by element.
#[derive(Default)]
pub(super) struct RangeReader {
    pub(super) with_hidden: bool,
    with_outside: bool,
    is_of_words: bool,
    rules: Rules,
    pub(super) cells: Vec<HtmlCell>,
    /// Cells that are not shown and have no place: their row among all, their column, their words.
    pub(super) outside: Vec<(u32, u32, Aside, String)>,
    open: Option<HtmlCell>,
    /// How many rows there are so far that are shown, which of all these are, and how many all are.
    pub(super) rows: u32,
    pub(super) shown: Vec<u32>,
    pub(super) all: u32,
    /// Whether the row is not shown; the next column in it.
    hidden_row: Option<u32>,
    /// For each column, the row from which it is free of what is merged from above.
    free: Vec<u32>,
    column: u32,
    /// The columns that are not shown.
    columns: Vec<bool>,
    /// How many tables are open, and how many of them lie around those that count.
    tables: usize,
    around: usize,
    /// Whether tables lie in others.
    pub(super) is_nested: bool,
    /// Whether a table has been, and whether the last one is over.
    pub(super) has_table: bool,
    is_behind: bool,
    /// The element whose words are none of the cell's.
    skipped: Option<Skipped>,
    /// A list to choose from, and the lists that are open.
    choice: Option<SelectField>,
    lists: Vec<List>,
    /// Where the text begins of a table within the cell.
    inner: usize,
    /// What lies in cells besides words.
    pub(super) besides: Vec<(u32, u32, Beside, String)>,
    /// The elements that are open.
    within: OpenElements,
    pub(super) is_beside_text: bool,
}

impl RangeReader {
    fn start(&mut self, tag: &Tag) {
        let name = tag.name.as_str();
        if let Some(skipped) = &mut self.skipped {
            return skipped.start(name);
        }
        self.skipped = Skipped::of(tag).filter(|_| !VOID.contains(&name));
        if self.skipped.is_some() {
            return;
        }
        let look = self.rules.look(tag, self.within.tags());
        if VOID.contains(&name) {
            return self.void(tag, look);
        }
        self.within.open(tag, look);
        if look.is_block && self.is_within_words() {
            self.line_break();
        }
        match name {
            "table" => self.start_table(),
            "tr" | "td" | "th" if !self.is_in_table() => self.part(name),
            "tr" => self.row(look),
            "td" | "th" => self.cell(tag, look),
            "select" => self.choice = Some(SelectField::of(tag)),
            "option" => self.choice.iter_mut().for_each(|choice| choice.option(tag)),
            "ol" | "ul" => {
                self.break_at(name);
                self.lists.push(List::of(tag));
            }
            "li" => {
                self.break_at(name);
                if let Some(mark) =
                    self.lists.last_mut().map(|list| list.mark(tag)).filter(|mark| !mark.is_empty())
                {
                    self.text(&mark);
                }
            }
            _ => self.break_at(name),
        }
    }

    fn start_table(&mut self) {
        self.tables += 1;
        self.is_nested |= self.tables > self.around + 1;
        if self.is_of_words {
            self.part("tr");
        } else if self.tables == self.around {
            self.end_cell();
        } else if self.is_in_table() {
            self.end_cell();
            (self.has_table, self.is_behind) = (true, false);
        } else if self.tables == self.around + 2 {
            self.inner = self.open.as_ref().map_or(0, |cell| cell.text.len());
        }
    }

    fn end_table(&mut self) {
        match self.tables {
            _ if self.is_of_words => self.part("tr"),
            tables if tables == self.around + 1 => {
                self.end_cell();
                self.is_behind = true;
                // What is merged ends with its table.
                self.free.clear();
            }
            tables if tables == self.around + 2 => {
                let words = self.open.as_ref().and_then(|cell| cell.text.get(self.inner..));
                let words = words.unwrap_or("").trim().to_owned();
                if !words.is_empty() {
                    self.tell(Beside::InnerTable, words);
                }
            }
            _ => {}
        }
        self.tables = self.tables.saturating_sub(1);
    }

    /// Whether rows and cells are those of a table that counts.
    fn is_in_table(&self) -> bool {
        self.tables == self.around + 1 && !self.is_of_words
    }

    /// Parts words where a row or a cell begins or ends that is none of a table's that counts: within a cell it is text.
    fn part(&mut self, name: &str) {
        match name {
            _ if self.tables <= self.around && self.around > 0 => self.break_at("div"),
            "tr" if self.is_of_words => self.break_at("div"),
            _ => self.text(" "),
        }
    }

    fn void(&mut self, tag: &Tag, look: Look) {
        match tag.name.as_str() {
            "col" if self.is_in_table() => {
                let is_hidden = look.is_gone || look.is_narrow;
                let count =
                    span(tag, "span").min(LARGEST - u32::try_from(self.columns.len()).unwrap_or(LARGEST));
                self.columns.extend((0..count).map(|_| is_hidden));
            }
            "input" | "img" if !look.is_gone => match fields::shown(tag) {
                FieldShown::Words(words) => self.text(&words.replace('&', "&amp;")),
                FieldShown::Told(what, words) => self.tell(what, words),
                FieldShown::Nothing => {}
            },
            name => self.break_at(name),
        }
    }

    fn end(&mut self, name: &str) {
        if let Some(skipped) = &mut self.skipped {
            if skipped.end(name)
                && let Some((what, words)) = self.skipped.take().and_then(Skipped::told)
            {
                self.tell(what, words);
            }
            return;
        }
        match name {
            "table" => self.end_table(),
            "tr" | "td" | "th" if !self.is_in_table() => self.part(name),
            "tr" | "td" | "th" => self.end_cell(),
            "select" => self.end_choice(),
            "ol" | "ul" => {
                self.lists.pop();
                self.break_at(name);
            }
            _ => self.break_at(name),
        }
        if self.within.is_block(name) && self.is_within_words() {
            self.line_break();
        }
        self.within.end(name);
    }

    fn end_choice(&mut self) {
        if let Some(choice) = self.choice.take() {
            self.text(&choice.chosen().replace('&', "&amp;"));
        }
    }

    /// Keeps what lies in the cell besides words.
    fn tell(&mut self, what: Beside, words: String) {
        let (row, column) = self.open.as_ref().map_or((self.rows, 0), |cell| (cell.row, cell.column));
        if self.open.is_some() || self.with_outside {
            self.besides.push((row, column, what, words));
        }
    }

    fn comment(&mut self, text: &str) {
        let is_told = self.skipped.is_none() && self.open.as_ref().is_some_and(|cell| !cell.is_stray);
        if let Some(words) = fields::comment(text).filter(|_| is_told) {
            self.tell(Beside::HiddenComment, words.to_owned());
        }
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
            _ if is_block(name) && self.is_within_words() => self.line_break(),
            _ => {}
        }
        if self.open.as_ref().is_some_and(|cell| cell.is_stray) && !WITHIN.contains(&name) {
            self.end_cell();
        }
    }

    /// Opens a cell for words outside of all, in a row of its own; behind a table one row is left free.
    fn stray(&mut self) {
        if std::mem::take(&mut self.is_behind) {
            self.rows += 1;
            self.shown.push(self.all);
            self.all += 1;
        }
        self.row(Look::default());
        let row = self.rows.saturating_sub(1);
        self.open = Some(HtmlCell { row, across: 1, down: 1, is_stray: true, ..HtmlCell::default() });
    }

    /// Words as they are written.
    fn text(&mut self, text: &str) {
        if let Some(skipped) = &mut self.skipped {
            return skipped.text(text);
        }
        if let Some(choice) = &mut self.choice {
            return choice.text(text);
        }
        let is_beside = self.open.is_none() && text.contains(|char: char| !char.is_whitespace());
        self.is_beside_text |= is_beside;
        if is_beside && self.with_outside {
            self.stray();
        }
        let letters = self.within.letters();
        let is_as_written = self.within.is_as_written();
        let why = self.within.why();
        let Some(cell) = &mut self.open else { return };
        if !is_as_written {
            return cell.write(text, why, letters);
        }
        for (at, line) in text.lines().enumerate() {
            if at > 0 {
                cell.line_break(why);
            }
            cell.write(line, why, letters);
        }
    }

    fn is_within_words(&mut self) -> bool {
        let why = self.within.why();
        self.open.as_mut().is_some_and(|cell| cell.is_within_words(why))
    }

    fn line_break(&mut self) {
        let why = self.within.why();
        self.open.iter_mut().for_each(|cell| cell.line_break(why));
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
        self.end_choice();
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
}
