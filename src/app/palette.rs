//! The palette: every sheet and every command by its name, found as the list finds.

use leptos::prelude::*;

use super::Shell;
use super::dialog::Dialog;
use crate::browser::focus;
use crate::listing::{self, Filter};
use crate::messages::{
    backup, calendar, carry, comments, files as files_words, help, in_place, kiosk, palette as words,
    progress, promises, publish_screen, results, review, settings, showing, ui, versions,
};
use crate::model::FiscalYear;
use crate::route::Route;
use crate::text::find::Needle;
use crate::text::width::fold;

/// How many sheets are shown.
const SHEETS: usize = 40;

/// What can be gone to or done.
#[derive(Clone)]
pub(crate) struct PaletteEntry {
    pub(crate) name: String,
    /// Where a sheet stands, or a command's key.
    pub(crate) beside: String,
    act: PaletteAction,
}

#[derive(Clone)]
enum PaletteAction {
    Go(Route),
    Year(FiscalYear),
    Do(Doing),
}

type Doing = fn(Shell);

/// What was found, and how many more sheets there are.
#[derive(Clone, Default)]
pub(crate) struct PaletteHit {
    pub(crate) entries: Vec<PaletteEntry>,
    pub(crate) further: usize,
}

/// What can be done everywhere, with its key.
const COMMANDS: [(&str, &str, Doing); 11] = [
    (ui::NEW_SHEET, "", Shell::new_sheet),
    (ui::OPEN_FILES, "", Shell::pick_files),
    (ui::OPEN_FOLDER, "", Shell::pick_folder),
    (ui::PASTE, "", |shell| shell.open(Dialog::PasteText)),
    (words::SAVE, "Ctrl+S", Shell::save_to_file),
    (backup::BACK_UP, "", Shell::back_up),
    (words::FIND, "Ctrl+F", Shell::find_here),
    (ui::PRINT, "Ctrl+P", |_| focus::print()),
    (ui::UNDO, "Ctrl+Z", Shell::undo),
    (ui::REDO, "Ctrl+Y", Shell::redo),
    (help::TITLE, "F1", Shell::open_help),
];

/// What can be done with files where they lie, where the browser lets one.
const PLACES: [(&str, Doing); 3] = [
    (in_place::SAVE_TO_PLACE, Shell::save_to_place),
    (in_place::OPEN_IN_PLACE, Shell::open_in_place),
    (in_place::ADD_FOLDER, Shell::add_folder),
];

/// What can be said about the sheet on whose paper one is.
const SAYINGS: [(&str, &str, Doing); 4] = [
    (comments::SAY_HERE, "Ctrl+Alt+M", Shell::comment_here),
    (comments::SAY_OF_SHEET, "", Shell::comment_on_sheet),
    (comments::RETURN, comments::TITLE, Shell::comment_on_sheet),
    (comments::CHECK, comments::TITLE, Shell::check_sheet),
];

/// The kinds of files.
const EXPORTS: [(&str, Doing); 7] = [
    (ui::JSON, |shell| shell.export(files_words::JSON_ENDING)),
    (ui::TEXT, |shell| shell.export(files_words::TEXT_ENDING)),
    (ui::CSV, Shell::export_csv),
    (ui::EXCEL, Shell::export_excel),
    (ui::HTML, Shell::export_html),
    (ui::MARKDOWN, Shell::export_markdown),
    (calendar::ICS, Shell::export_ics),
];

impl Shell {
    /// What the words find: commands first, then sheets, those of the year that is shown before the others.
    pub(crate) fn found_in_palette(self, query: &str) -> PaletteHit {
        let needle = Needle::words(query);
        let is_found =
            |entry: &PaletteEntry| needle.is_in(&fold(&format!("{} {}", entry.name, entry.beside)));
        let mut entries = untrack(|| self.commands());
        entries.retain(is_found);
        if needle.is_empty() {
            return PaletteHit { entries, further: 0 };
        }
        let year = self.filter.year.get_untracked();
        let groups = self.document().with_untracked(|document| listing::groups(document, &Filter::default()));
        let mut sheets: Vec<_> = groups.into_iter().flat_map(|group| group.sheets).collect();
        sheets.sort_by_key(|sheet| year.is_some_and(|year| sheet.fiscal_year != year));
        let entry = |sheet: &std::sync::Arc<crate::model::Sheet>| PaletteEntry {
            name: ui::goal(&sheet.goal).to_owned(),
            beside: words::place(sheet),
            act: PaletteAction::Go(Route::Sheet(sheet.id.clone())),
        };
        let mut found: Vec<PaletteEntry> = sheets.iter().map(entry).filter(is_found).collect();
        let further = found.len().saturating_sub(SHEETS);
        found.truncate(SHEETS);
        entries.append(&mut found);
        PaletteHit { entries, further }
    }

    fn commands(self) -> Vec<PaletteEntry> {
        let mut all = Vec::new();
        let mut add = |name: &str, beside: &str, act: PaletteAction| {
            all.push(PaletteEntry { name: name.to_owned(), beside: beside.to_owned(), act });
        };
        let sheet = self.route.with_untracked(|route| route.sheet().cloned());
        if let Some(id) = sheet.clone() {
            add(words::PAPER, "", PaletteAction::Go(Route::Sheet(id.clone())));
            add(words::ITEMS, "", PaletteAction::Go(Route::Items(id.clone())));
            add(versions::TITLE, "", PaletteAction::Go(Route::Versions(id.clone())));
            add(carry::YEARS, "", PaletteAction::Go(Route::Years(id)));
        }
        for (name, screen) in [
            (words::LIST, Route::List),
            (results::TITLE, Route::Results),
            (review::TITLE, Route::Review),
            (showing::OVERVIEW, Route::Overview),
            (showing::CALENDAR, Route::Calendar),
            (progress::TITLE, Route::Progress),
            (publish_screen::TITLE, Route::Publish),
            (promises::TITLE, Route::Promises),
            (carry::TITLE, Route::Carry(None)),
            (settings::TITLE, Route::Settings),
            (showing::ALIGNMENT, Route::Alignment),
            (showing::SLIDES, Route::Slides),
            (kiosk::TRY, Route::Kiosk(String::new())),
            (ui::BIN, Route::Bin),
        ] {
            add(name, "", PaletteAction::Go(screen));
        }
        for (name, key, act) in COMMANDS {
            add(name, key, PaletteAction::Do(act));
        }
        for (name, act) in PLACES.into_iter().filter(|_| self.has_places()) {
            add(name, "", PaletteAction::Do(act));
        }
        if self.has_open_comments() {
            add(comments::NEXT, "", PaletteAction::Do(Self::next_open_comment));
        }
        for (name, beside, act) in SAYINGS.into_iter().filter(|_| self.is_on_paper()) {
            add(name, beside, PaletteAction::Do(act));
        }
        if sheet.is_some() {
            add(words::REPLACE, "Ctrl+H", PaletteAction::Do(|shell| shell.open_find(true)));
        }
        for (kind, act) in EXPORTS {
            add(&words::export(kind), "", PaletteAction::Do(act));
        }
        // What would go out is looked at first.
        add(kiosk::EXPORT, publish_screen::TITLE, PaletteAction::Do(Self::to_kiosk_export));
        for year in self.choosable_years(None) {
            add(&words::year(year), "", PaletteAction::Year(year));
        }
        all
    }

    /// Goes there, or does it.
    pub(crate) fn choose_in_palette(self, entry: &PaletteEntry) {
        match &entry.act {
            PaletteAction::Go(route) => self.go(route),
            PaletteAction::Year(year) => self.choose_year(Some(*year)),
            PaletteAction::Do(act) => act(self),
        }
    }

    /// Has the palette's list show an entry.
    pub(crate) fn show_in_palette(self, name: &str) {
        focus::scroll_near(&format!("#{name}"));
    }

    /// Goes to the button on 公開, which asks what has to be asked.
    fn to_kiosk_export(self) {
        self.go(&Route::Publish);
        self.once_drawn(move || self.focus_whole("[data-kiosk]"));
    }

    /// Finds on the sheet that is open, else in the list.
    fn find_here(self) {
        if self.route.with_untracked(|route| route.sheet().is_some()) {
            return self.open_find(false);
        }
        self.go(&Route::List);
        self.once_drawn(move || self.focus_whole("main .find"));
    }
}
