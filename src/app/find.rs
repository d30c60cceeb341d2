//! Finding words in the sheets: the list's search, and on a sheet what is marked, the next place, and replacing.

use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::{spawn_local, tick};

use super::Shell;
use super::cell_key::cell_key;
use super::screen::ROWS;
use crate::browser::focus;
use crate::listing::search::{self, Hit, Index, Needle, Stand};
use crate::listing::{self, Filter, Group};
use crate::messages::find as words;
use crate::model::{Cell, Edit, FiscalYear, Sheet, SheetId};
use crate::route::Route;

/// How many rows a searched list draws at first.
const FOUND_ROWS: usize = 30;

/// Of how many sheets the texts are made ready without a pause.
const AT_ONCE: usize = 40;

/// What is looked for on a sheet.
#[derive(Clone, Copy)]
pub(crate) struct Find {
    /// Whether the bar is there.
    pub(crate) is_open: RwSignal<bool>,
    /// Whether it has the part for replacing.
    pub(crate) replaces: RwSignal<bool>,
    pub(crate) query: RwSignal<String>,
    pub(crate) replacement: RwSignal<String>,
    /// The place where the search stands, and on which sheet.
    stand: RwSignal<Option<(SheetId, Stand)>>,
    index: StoredValue<Index>,
}

/// Where words are replaced.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum ReplaceScope {
    /// In the sheet that is shown.
    Sheet,
    /// In all sheets of its year.
    Year,
}

impl Default for Find {
    fn default() -> Self {
        Self {
            is_open: RwSignal::new(false),
            replaces: RwSignal::new(false),
            query: RwSignal::new(String::new()),
            replacement: RwSignal::new(String::new()),
            stand: RwSignal::new(None),
            index: StoredValue::new(Index::default()),
        }
    }
}

impl Shell {
    /// A search is about to begin: its texts are made ready while nobody types.
    pub(crate) fn expect_search(self) {
        self.make_ready(self.document().with_untracked(|document| document.sheets.iter().cloned().collect()));
    }

    fn make_ready(self, sheets: Vec<Arc<Sheet>>) {
        request_idle_callback(move || {
            let (now, later) = sheets.split_at(sheets.len().min(AT_ONCE));
            self.find.index.update_value(|index| now.iter().for_each(|sheet| index.know(sheet)));
            if !later.is_empty() {
                self.make_ready(later.to_vec());
            }
        });
    }

    /// Searches the list for a query.
    pub(crate) fn search_list(self, query: String) {
        // Found sheets have their places with them: a screen or two is drawn at each stroke.
        self.list.drawn.set(if query.trim().is_empty() { ROWS } else { FOUND_ROWS });
        self.list.query.set(query);
    }

    /// Keeps those sheets of the groups that hold the query's words.
    pub(crate) fn search(self, groups: Vec<Group>, needle: &Needle) -> Vec<Group> {
        self.find
            .index
            .try_update_value(|index| index.filter(groups, needle))
            .map_or_else(Vec::new, Vec::from)
    }

    /// What is looked for on the sheet; nothing while the bar is not there.
    pub(crate) fn needle(self) -> Needle {
        match (self.find.is_open.get(), self.find.replaces.get()) {
            (false, _) => Needle::default(),
            (true, false) => self.find.query.with(|query| Needle::words(query)),
            (true, true) => self.find.query.with(|query| Needle::phrase(query)),
        }
    }

    /// Whether the bar is there and something is looked for.
    pub(crate) fn is_looking(self) -> bool {
        !untrack(|| self.needle()).is_empty()
    }

    /// The places of a cell that are looked for, and where the one begins at which the search stands.
    pub(crate) fn hits_in(self, id: &SheetId, cell: &Cell) -> (Vec<Range<usize>>, Option<usize>) {
        let needle = self.needle();
        if needle.is_empty() {
            return (Vec::new(), None);
        }
        let places = self.document().with_untracked(|document| {
            document.sheet(id).and_then(|sheet| sheet.text(cell)).map(|text| needle.places(text))
        });
        let places = places.unwrap_or_else(Vec::new);
        let stand = if places.is_empty() { None } else { self.stand_on(id) };
        let here = stand.filter(|stand| stand.cell == *cell).map(|stand| stand.at);
        (places, here)
    }

    /// The number of the place where the search stands and how many there are on the sheet, and how many in how many
    /// sheets of the year.
    pub(crate) fn hit_counts(self, id: &SheetId) -> HitCounts {
        let needle = self.needle();
        let document = self.document().get();
        let Some(sheet) = document.sheet(id).filter(|_| !needle.is_empty()) else {
            return HitCounts::default();
        };
        let hits = search::hits(sheet, &needle);
        let here = search::here(sheet, &hits, self.stand_on(id).as_ref());
        let of_year = document.sheets.iter().filter(|other| other.fiscal_year == sheet.fiscal_year);
        let counts = self.find.index.try_update_value(|index| {
            of_year.map(|sheet| index.count(sheet, &needle)).filter(|count| *count > 0).collect::<Vec<_>>()
        });
        let counts = counts.unwrap_or_else(Vec::new);
        HitCounts {
            here,
            on_sheet: hits.len(),
            of_year: counts.iter().sum(),
            sheets: counts.len(),
            year: Some(sheet.fiscal_year),
        }
    }

    /// Opens the bar with what is selected, or with what was looked for before, and puts the cursor there.
    pub(crate) fn open_find(self, replaces: bool) {
        if let Some(selected) = focus::selected_words() {
            self.find.query.set(selected);
        }
        if !self.find.is_open.get_untracked() {
            self.start_at_cursor();
        }
        self.find.is_open.set(true);
        self.find.replaces.update(|shown| *shown |= replaces);
        // Before the next key: a frame later what is typed at once would be lost.
        spawn_local(async {
            tick().await;
            focus::first_whole(".find-bar input");
        });
        self.look();
    }

    /// Marks on a sheet what the list was searched for, once it is opened from there.
    pub(crate) fn carry_search(self) {
        let query = self.list.query.get_untracked();
        let is_searched = !query.trim().is_empty();
        self.find.is_open.set(is_searched);
        if is_searched {
            self.find.query.set(query);
            self.find.replaces.set(false);
            let shown = self.route.with_untracked(|route| route.sheet().cloned());
            if shown.is_some_and(|id| untrack(|| self.stand_on(&id)).is_none()) {
                self.look();
            }
        }
    }

    /// Takes what was typed into the bar, and goes to the nearest place.
    pub(crate) fn look_for(self, query: String) {
        self.find.query.set(query);
        self.look();
    }

    /// Ends the search: the cursor goes to the place where it stands.
    pub(crate) fn close_find(self) {
        let hit = self.hit_here();
        self.find.is_open.set(false);
        self.find.replaces.set(false);
        if let Some((sheet, hit)) = hit {
            self.jump_to(&sheet, &hit);
        }
    }

    /// Opens a sheet at a place that was found, with the cursor there.
    pub(crate) fn jump_to(self, sheet: &Sheet, hit: &Hit) {
        let span = sheet.text(&hit.cell).and_then(|text| units(text, &hit.span));
        self.find.stand.set(Some((sheet.id.clone(), stand_at(hit))));
        self.jump(sheet.id.clone(), &cell_key(&hit.cell), span);
    }

    /// Goes to the next place (or the one before), from sheet to sheet through the year and round its end.
    pub(crate) fn find_next(self, forward: bool) {
        let Some((sheet, hits)) = self.shown_hits() else { return };
        let stand = untrack(|| self.stand_on(&sheet.id));
        let next = search::step(&sheet, &hits, stand.as_ref(), forward);
        if let Some(hit) = next.and_then(|at| hits.get(at)) {
            return self.show_hit(&sheet.id, hit);
        }
        let other = self.other_sheet(&sheet, forward).unwrap_or(sheet.clone());
        let hits = search::hits(&other, &untrack(|| self.needle()));
        let Some(hit) = (if forward { hits.first() } else { hits.last() }) else { return };
        if other.id != sheet.id {
            self.go(&Route::Sheet(other.id.clone()));
        }
        self.show_hit(&other.id, hit);
    }

    /// Replaces the words where the search stands, and goes on to the next place.
    pub(crate) fn replace_one(self) {
        let Some((sheet, hit)) = self.hit_here() else { return };
        let by = self.find.replacement.get_untracked();
        let text =
            sheet.text(&hit.cell).map(|text| search::replaced(text, std::slice::from_ref(&hit.span), &by));
        let Some(text) = text else { return };
        let texts = vec![(sheet.id.clone(), hit.cell.clone(), text)];
        if self.edit(Edit::Replace { texts, places: 1 }) {
            let after = Stand { cell: hit.cell.clone(), at: hit.span.start + by.len() };
            self.find.stand.set(Some((sheet.id.clone(), after)));
            self.look();
        }
    }

    /// Replaces all places at once, in one step.
    pub(crate) fn replace_all(self, scope: ReplaceScope) {
        let Some((shown, _)) = self.shown_hits() else { return };
        let (needle, by) = (untrack(|| self.needle()), self.find.replacement.get_untracked());
        let document = self.document().get_untracked();
        let is_meant = |sheet: &&Arc<Sheet>| match scope {
            ReplaceScope::Sheet => sheet.id == shown.id,
            ReplaceScope::Year => sheet.fiscal_year == shown.fiscal_year,
        };
        let (mut texts, mut places, mut sheets) = (Vec::new(), 0, 0);
        for sheet in document.sheets.iter().filter(is_meant) {
            let before = texts.len();
            for cell in sheet.cells() {
                let text = sheet.text(&cell).unwrap_or("");
                let mut found = needle.places(text);
                found.retain(|place| text[place.clone()] != *by);
                if !found.is_empty() {
                    places += found.len();
                    texts.push((sheet.id.clone(), cell, search::replaced(text, &found, &by)));
                }
            }
            sheets += usize::from(texts.len() > before);
        }
        if places == 0 {
            return self.say(words::NOTHING_TO_REPLACE.to_owned());
        }
        self.edit_and_say(Edit::Replace { texts, places }, words::replaced(places, sheets));
    }

    /// The sheet that is shown, with the places on it.
    fn shown_hits(self) -> Option<(Arc<Sheet>, Vec<Hit>)> {
        let id = self.route.with_untracked(|route| route.sheet().cloned())?;
        let sheet = self.document().with_untracked(|document| document.sheet(&id).cloned())?;
        let hits = search::hits(&sheet, &untrack(|| self.needle()));
        Some((sheet, hits))
    }

    /// The next sheet of the year that holds the words, in the order of the list and round its end.
    fn other_sheet(self, sheet: &Sheet, forward: bool) -> Option<Arc<Sheet>> {
        let filter = Filter { year: Some(sheet.fiscal_year), ..Filter::default() };
        let groups = self.document().with_untracked(|document| listing::groups(document, &filter));
        let all: Vec<Arc<Sheet>> = groups.into_iter().flat_map(|group| group.sheets).collect();
        let at = all.iter().position(|other| other.id == sheet.id)?;
        let (before, after) = (&all[..at], &all[at + 1..]);
        let needle = untrack(|| self.needle());
        let holds = |sheet: &&Arc<Sheet>| {
            self.find.index.try_update_value(|index| index.count(sheet, &needle) > 0).unwrap_or(false)
        };
        if forward {
            after.iter().chain(before).find(holds).cloned()
        } else {
            before.iter().rev().chain(after.iter().rev()).find(holds).cloned()
        }
    }

    /// Goes to the place nearest after the one where the search stands.
    fn look(self) {
        if let Some((sheet, hit)) = self.hit_here() {
            self.show_hit(&sheet.id, &hit);
        }
    }

    /// The place where the search stands, or the next one after it.
    fn hit_here(self) -> Option<(Arc<Sheet>, Hit)> {
        let (sheet, mut hits) = self.shown_hits()?;
        let at = search::here(&sheet, &hits, untrack(|| self.stand_on(&sheet.id)).as_ref());
        (at < hits.len()).then(|| (sheet, hits.swap_remove(at)))
    }

    /// Where the search stands on a sheet.
    fn stand_on(self, id: &SheetId) -> Option<Stand> {
        let on_sheet = |stand: &Option<(SheetId, Stand)>| {
            stand.as_ref().filter(|(sheet, _)| sheet == id).map(|(_, stand)| stand.clone())
        };
        self.find.stand.with(on_sheet)
    }

    /// A search begins in the cell that has the cursor.
    fn start_at_cursor(self) {
        let cursor = focus::attribute("data-cell");
        let stand = self.shown_hits().zip(cursor).and_then(|((sheet, _), cursor)| {
            let cell = sheet.cells().find(|cell| cell_key(cell) == cursor)?;
            Some((sheet.id.clone(), Stand { cell, at: 0 }))
        });
        self.find.stand.set(stand);
    }

    /// Marks a place and scrolls to it. One that entries do not show is shown on the paper.
    fn show_hit(self, sheet: &SheetId, hit: &Hit) {
        self.find.stand.set(Some((sheet.clone(), stand_at(hit))));
        self.once_drawn(move || {
            let sheet = self.route.with_untracked(|route| match route {
                Route::Items(id) => Some(id.clone()),
                _ => None,
            });
            if let (false, Some(id)) = (focus::scroll_to(HERE), sheet) {
                self.go(&Route::Sheet(id));
                self.once_drawn(|| {
                    focus::scroll_to(HERE);
                });
            }
        });
    }
}

/// The mark at which the search stands.
const HERE: &str = "mark.here";

/// How many places there are, and at which of them the search stands.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct HitCounts {
    /// The number of the place, from 0.
    pub(crate) here: usize,
    /// How many the sheet has.
    pub(crate) on_sheet: usize,
    /// How many the year has.
    pub(crate) of_year: usize,
    /// In how many sheets.
    pub(crate) sheets: usize,
    /// The year.
    pub(crate) year: Option<FiscalYear>,
}

fn stand_at(hit: &Hit) -> Stand {
    Stand { cell: hit.cell.clone(), at: hit.span.start }
}

/// A span of a text in the units in which a field counts.
pub(super) fn units(text: &str, span: &Range<usize>) -> Option<(u32, u32)> {
    let count = |end: usize| u32::try_from(text.get(..end)?.encode_utf16().count()).ok();
    Some((count(span.start)?, count(span.end)?))
}
