//! 指標 as a table: a cell's lines while they are worked on in the dialog, and the text that comes of them, as one change.

use leptos::prelude::*;

use super::Shell;
use crate::browser::focus;
use crate::messages::indicators as words;
use crate::model::{
    Cell, Edit, FiscalYear, Indicator, IndicatorField, IndicatorLine, IndicatorYear, InitiativeId, SheetId,
};
use crate::results::indicators;
use crate::text::year::loose_year;

/// A line that is worked on.
#[derive(Clone, Debug, PartialEq)]
struct DraftLine {
    key: usize,
    line: IndicatorLine,
}

/// What the dialog works on.
#[derive(Clone, Copy)]
pub(crate) struct IndicatorDesk {
    shell: Shell,
    lines: RwSignal<Vec<DraftLine>>,
    /// What was done or is missing.
    pub(crate) told: RwSignal<String>,
    /// The text from which it began.
    opened: StoredValue<String>,
    year: FiscalYear,
    next: StoredValue<usize>,
}

impl IndicatorDesk {
    /// The indicators of a cell; none where there is no such cell any more.
    pub(crate) fn of(shell: Shell, id: &SheetId, cell: &Cell) -> Option<Self> {
        let (text, year) = shell.document().with_untracked(|document| {
            let sheet = document.sheet(id)?;
            Some((sheet.text(cell)?.to_owned(), sheet.fiscal_year))
        })?;
        let desk = Self {
            shell,
            lines: RwSignal::new(Vec::new()),
            told: RwSignal::new(String::new()),
            opened: StoredValue::new(text.clone()),
            year,
            next: StoredValue::new(0),
        };
        let lines = IndicatorLine::all(&text);
        let is_empty = !lines.iter().any(|line| line.indicator.is_some());
        lines.into_iter().for_each(|line| desk.push(line));
        if is_empty {
            desk.push(desk.new_line());
        }
        Some(desk)
    }

    fn new_line(self) -> IndicatorLine {
        let year = IndicatorYear { year: self.year.to_string(), ..IndicatorYear::default() };
        IndicatorLine::new(Indicator { years: vec![year], ..Indicator::default() })
    }

    fn push(self, line: IndicatorLine) {
        let key = self.next.get_value();
        self.next.set_value(key + 1);
        self.lines.update(|lines| lines.push(DraftLine { key, line }));
    }

    /// The lines in which anything stands, by their keys.
    pub(crate) fn keys(self) -> Vec<usize> {
        let is_shown =
            |one: &&DraftLine| one.line.indicator.is_some() || !one.line.written().trim().is_empty();
        self.lines.with(|lines| lines.iter().filter(is_shown).map(|one| one.key).collect())
    }

    /// Looks at a line.
    pub(crate) fn with_line<T>(self, key: usize, look: impl FnOnce(&IndicatorLine) -> T) -> Option<T> {
        self.lines.with(|lines| lines.iter().find(|one| one.key == key).map(|one| look(&one.line)))
    }

    /// Which of the indicators a line is, from 1.
    pub(crate) fn number(self, key: usize) -> usize {
        self.lines.with(|lines| {
            let before = lines.iter().take_while(|one| one.key != key);
            before.filter(|one| one.line.indicator.is_some()).count() + 1
        })
    }

    fn change(self, key: usize, change: impl FnOnce(&mut Indicator)) {
        self.told.set(String::new());
        self.lines.update(|lines| {
            let line = lines.iter_mut().find(|one| one.key == key);
            if let Some(indicator) = line.and_then(|one| one.line.indicator.as_mut()) {
                change(indicator);
            }
        });
    }

    /// Writes a field.
    pub(crate) fn set(self, key: usize, field: IndicatorField, text: &str) {
        self.change(key, |indicator| indicator.set_field(field, text));
    }

    /// Adds an indicator, and goes there.
    pub(crate) fn add(self) {
        let key = self.next.get_value();
        self.push(self.new_line());
        self.shell.once_drawn(move || focus::first(&focus::having("data-indicator", &key.to_string())));
    }

    /// Takes a line out.
    pub(crate) fn remove(self, key: usize) {
        self.lines.update(|lines| lines.retain(|one| one.key != key));
    }

    /// Moves a line over the next one that is shown.
    pub(crate) fn go(self, key: usize, down: bool) {
        let keys = untrack(|| self.keys());
        let at = keys.iter().position(|one| *one == key);
        let other = at.and_then(|at| if down { at.checked_add(1) } else { at.checked_sub(1) });
        let Some(other) = other.and_then(|other| keys.get(other)).copied() else { return };
        self.lines.update(|lines| {
            let place = |key: usize| lines.iter().position(|one| one.key == key);
            if let (Some(from), Some(to)) = (place(key), place(other)) {
                lines.swap(from, to);
            }
        });
    }

    /// Adds the year after the last one.
    pub(crate) fn add_year(self, key: usize) {
        let year = self.year;
        self.change(key, |indicator| {
            let last = indicator.years.last().and_then(|last| loose_year(&last.year));
            let next = last.and_then(|last| FiscalYear::new(i64::from(last.western()) + 1));
            let year = next.unwrap_or(year).to_string();
            indicator.years.push(IndicatorYear { year, ..IndicatorYear::default() });
        });
    }

    /// Takes a year out.
    pub(crate) fn remove_year(self, key: usize, at: usize) {
        self.change(key, |indicator| {
            if at < indicator.years.len() {
                indicator.years.remove(at);
            }
        });
    }

    /// Fills in what was read of an initiative.
    pub(crate) fn fill(self, id: &SheetId, row: &InitiativeId) {
        let sheet = self.shell.document().with_untracked(|document| document.sheet(id).cloned());
        let reading = untrack(|| self.shell.reading(id));
        let Some(reading) = reading.filter(|reading| sheet.is_some_and(|sheet| *sheet == *reading.sheet))
        else {
            return self.told.set(words::NOT_READ_YET.to_owned());
        };
        let found = indicators::proposed(reading.lines_of(row));
        if found.is_empty() {
            return self.told.set(words::NOTHING_READ.to_owned());
        }
        let drafts = self.lines.get_untracked();
        // A form of which nobody has written anything gives way.
        let is_used = |one: &DraftLine| !one.line.indicator.as_ref().is_some_and(Indicator::is_blank);
        let drafts: Vec<DraftLine> = drafts.into_iter().filter(is_used).collect();
        let (keys, mut lines): (Vec<usize>, Vec<IndicatorLine>) =
            drafts.into_iter().map(|one| (one.key, one.line)).unzip();
        let count = indicators::fill(&mut lines, found, self.year);
        let further = lines.split_off(keys.len());
        self.lines.set(keys.into_iter().zip(lines).map(|(key, line)| DraftLine { key, line }).collect());
        further.into_iter().for_each(|line| self.push(line));
        self.told.set(words::filled(count));
    }

    /// The text of the lines; the number of an indicator without a name where there is one.
    fn text(self) -> Result<String, usize> {
        let mut lines: Vec<IndicatorLine> =
            self.lines.get_untracked().into_iter().map(|one| one.line).collect();
        let is_nameless = |one: &Indicator| !one.is_blank() && one.tidied().name.is_empty();
        if let Some(at) = lines.iter().filter_map(|line| line.indicator.as_ref()).position(is_nameless) {
            return Err(at + 1);
        }
        lines.retain(|line| !line.indicator.as_ref().is_some_and(Indicator::is_blank));
        Ok(IndicatorLine::text(&lines))
    }

    /// Writes the text into its cell, as one change; whether the dialog is done.
    pub(crate) fn write(self, id: &SheetId, cell: &Cell) -> bool {
        let text = match self.text() {
            Ok(text) => text,
            Err(number) => {
                self.told.set(words::nameless(number));
                return false;
            }
        };
        let here = self.shell.document().with_untracked(|document| {
            document.sheet(id).and_then(|sheet| sheet.text(cell)).map(ToOwned::to_owned)
        });
        // Nobody's words are gone over unseen.
        if here.as_ref() != Some(&self.opened.get_value()) {
            self.told.set(words::CHANGED.to_owned());
            return false;
        }
        if here.as_ref() == Some(&text) {
            return true;
        }
        self.shell.seal();
        let edit = Edit::SetText { sheet: id.clone(), cell: cell.clone(), text };
        let is_done = self.shell.edit_and_say(edit, words::WRITTEN.to_owned());
        self.shell.seal();
        is_done
    }
}
