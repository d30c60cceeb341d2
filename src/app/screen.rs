//! What is on the screen, and what a screen remembers while another one is shown.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use super::publish_settings::PublishSettings;
use super::sheet_keys::HandState;
use super::timer::Timer;
use super::{Shell, own_work, set_if_new, visit};
use crate::browser::{clock, location};
use crate::listing::{self, Division};
use crate::messages::sheet::Whereabouts;
use crate::messages::ui;
use crate::model::{Document, FiscalYear, Sheet, SheetId, Signature};
use crate::route::Route;

/// The year, and the group or department of it, that all lists show.
#[derive(Clone, Copy)]
pub(crate) struct ListFilter {
    pub(crate) year: RwSignal<Option<FiscalYear>>,
    pub(crate) division: RwSignal<Option<Division>>,
    /// Whose initiatives (自分の取組); empty for everybody's.
    pub(crate) owner: RwSignal<String>,
}

/// How many rows the list draws at first, and how many more each time.
pub(crate) const ROWS: usize = 150;

/// The list.
#[derive(Clone, Copy)]
pub(crate) struct ListState {
    pub(crate) query: RwSignal<String>,
    /// The sheets that it shows, in order.
    pub(crate) shown: RwSignal<Vec<SheetId>>,
    pub(crate) selected: RwSignal<BTreeSet<SheetId>>,
    /// How many rows are drawn at most.
    pub(crate) drawn: RwSignal<usize>,
    /// The sheets that have just come.
    pub(crate) fresh: RwSignal<BTreeSet<SheetId>>,
    /// When they are new no longer.
    pub(super) fading: Timer,
}

/// A sheet that is just being begun.
#[derive(Clone, Debug, PartialEq)]
struct NewSheet {
    id: SheetId,
    /// Whether it is a copy of another one.
    is_copy: bool,
}

/// A sheet's screen.
#[derive(Clone, Copy)]
pub(crate) struct SheetState {
    /// Whether the list of the group's sheets beside it is folded.
    pub(crate) nav_folded: RwSignal<bool>,
    /// The sheet that was started or copied here and has not been left since.
    new: RwSignal<Option<NewSheet>>,
    /// Where the hand is.
    pub(crate) hand: HandState,
    /// Whether all of it is drawn at once: somebody is led to one of its cells.
    pub(crate) is_whole: RwSignal<bool>,
}

/// 点検.
#[derive(Clone, Copy)]
pub(crate) struct ReviewState {
    /// The only sheet whose findings are shown.
    pub(crate) sheet: RwSignal<Option<SheetId>>,
    /// The name under which a person decides, where they want to give one; kept for the visit.
    pub(crate) name: RwSignal<String>,
}

/// 公開.
#[derive(Clone, Copy)]
pub(crate) struct PublishState {
    pub(crate) settings: RwSignal<PublishSettings>,
    /// The sheets that a person left out.
    pub(crate) left_out: RwSignal<BTreeSet<SheetId>>,
    /// The screen from which slides were started, and to which they lead back.
    pub(super) before_slides: RwSignal<Route>,
}

impl ListFilter {
    /// The year that was last shown, else the newest.
    pub(super) fn over(document: &Document) -> Self {
        let years = listing::years(document);
        let remembered = visit::year().filter(|year| years.contains(year));
        let year = remembered.or_else(|| years.first().copied()).or_else(current_year);
        let owner = RwSignal::new(own_work::remembered());
        Self { year: RwSignal::new(year), division: RwSignal::new(None), owner }
    }
}

impl Default for ListState {
    fn default() -> Self {
        Self {
            query: RwSignal::new(String::new()),
            shown: RwSignal::new(Vec::new()),
            selected: RwSignal::new(BTreeSet::new()),
            drawn: RwSignal::new(ROWS),
            fresh: RwSignal::new(BTreeSet::new()),
            fading: Timer::default(),
        }
    }
}

impl Default for SheetState {
    fn default() -> Self {
        Self {
            nav_folded: RwSignal::new(false),
            new: RwSignal::new(None),
            hand: HandState::default(),
            is_whole: RwSignal::new(false),
        }
    }
}

impl Default for ReviewState {
    fn default() -> Self {
        Self { sheet: RwSignal::new(None), name: RwSignal::new(String::new()) }
    }
}

impl PublishState {
    /// As it was before the page was loaded again.
    pub(super) fn remembered() -> Self {
        let settings = visit::publish_settings().unwrap_or(PublishSettings::FIRST);
        Self {
            settings: RwSignal::new(settings),
            left_out: RwSignal::new(BTreeSet::new()),
            before_slides: RwSignal::new(Route::List),
        }
    }
}

impl Shell {
    /// Shows the screen that the address names.
    pub(crate) fn follow_address(self) {
        self.show(location::current_route());
    }

    /// Shows a screen; one that is shown already is not drawn anew.
    pub(crate) fn show(self, route: Route) {
        let new = self.sheet_screen.new;
        if new.with_untracked(|new| new.as_ref().is_some_and(|new| Some(&new.id) != route.sheet())) {
            new.set(None);
        }
        let before = self.route.get_untracked();
        if route == Route::Slides && before != Route::Slides {
            self.publish_screen.before_slides.set(before);
        }
        set_if_new(self.route, route);
    }

    /// Opens a sheet that is being begun: until it is left, its rank goes with its group, and where it is no copy it is not
    /// told what it lacks.
    pub(crate) fn begin_sheet(self, id: SheetId, is_copy: bool) {
        self.go(&Route::Sheet(id.clone()));
        self.sheet_screen.new.set(Some(NewSheet { id, is_copy }));
    }

    /// Whether a sheet was started here from nothing and has not been left since.
    pub(crate) fn is_new(self, id: &SheetId) -> bool {
        self.sheet_screen.new.with(|new| new.as_ref().is_some_and(|new| new.id == *id && !new.is_copy))
    }

    /// The sheet that was started or copied here and has not been left since.
    pub(super) fn new_here(self) -> Option<SheetId> {
        self.sheet_screen.new.with_untracked(|new| new.as_ref().map(|new| new.id.clone()))
    }

    /// Where a sheet is that is not among the others.
    pub(crate) fn whereabouts(self, id: &SheetId) -> Whereabouts {
        let is_binned =
            self.document().with(|document| document.bin.iter().any(|binned| binned.sheet.id == *id));
        if is_binned {
            Whereabouts::InBin
        } else if self.with_session(|session| session.history().redo_brings(id)) {
            Whereabouts::Undone
        } else if self.is_unreadable_here(id) {
            Whereabouts::Unreadable
        } else {
            Whereabouts::Nowhere
        }
    }

    /// What a decision of this moment is signed with.
    pub(crate) fn signature(self) -> Signature {
        let name = self.review_screen.name.with_untracked(|name| name.trim().to_owned());
        Signature { at: Some(self.now()), by: (!name.is_empty()).then_some(name) }
    }

    /// When a sheet last changed, as the list shows it.
    pub(crate) fn updated(self, id: &SheetId) -> String {
        let updated = self
            .with_session(|session| session.ledger().entry(id).and_then(|entry| entry.updated_at.clone()));
        updated.map_or_else(String::new, |moment| ui::day_time(&moment, &self.now()))
    }

    /// Whether search or the choice of a group or department may hide sheets.
    pub(crate) fn is_filtered(self) -> bool {
        self.filter.division.with(Option::is_some)
            || self.own_work().is_some()
            || self.list.query.with(|query| !query.trim().is_empty())
    }

    /// How many sheets of the year, or of all years where all are shown.
    pub(crate) fn sheets_of_year(self) -> usize {
        let year = self.filter.year.get();
        self.heads().sheets.iter().filter(|sheet| year.is_none_or(|year| sheet.fiscal_year == year)).count()
    }

    /// How many sheets of the year the screen does not show because of what is searched for or chosen.
    pub(crate) fn left_out(self) -> usize {
        let shown = match self.route.get() {
            Route::List => self.list.shown.with(Vec::len),
            Route::Results | Route::Review | Route::Publish => self.shown_sheets().len(),
            Route::Overview | Route::Calendar | Route::Alignment | Route::Promises | Route::Progress => {
                self.shown_sheets().len()
            }
            _ => return 0,
        };
        self.sheets_of_year().saturating_sub(shown)
    }

    /// Shows all sheets of the year again.
    pub(crate) fn show_all(self) {
        self.filter.division.set(None);
        if untrack(|| self.own_work()).is_some() {
            self.keep_to_owner("");
        }
        self.search_list(String::new());
    }

    /// Goes to a screen: at once, and not only when the browser tells of its new address, so that what follows
    /// (the cursor in a new sheet's 重点目標) finds it drawn.
    pub(crate) fn go(self, route: &Route) {
        self.show(route.clone());
        location::set_route(route);
    }

    /// Shows another year's list.
    pub(crate) fn choose_year(self, year: Option<FiscalYear>) {
        self.filter.year.set(year);
        self.filter.division.set(None);
        self.publish_screen.left_out.update(BTreeSet::clear);
        let stays = |route: &Route| {
            let of_one = route.sheet().is_some() || matches!(route, Route::Versions(_));
            !of_one && !matches!(route, Route::Bin | Route::Help | Route::Settings | Route::Unknown(_))
        };
        if !self.route.with_untracked(stays) {
            self.go(&Route::List);
        }
    }

    /// The years that a person may choose from: those with sheets, this one and the next, newest first. Where the clock is
    /// wrong, all that this one may be.
    pub(crate) fn choosable_years(self, chosen: Option<FiscalYear>) -> Vec<FiscalYear> {
        let near = match current_year() {
            Some(this) => [Some(this), this.next()].into_iter().flatten().collect(),
            None => FiscalYear::likely(),
        };
        listing::newest_first(listing::years(&self.heads()).into_iter().chain(chosen).chain(near))
    }

    /// What is chosen of all sheets.
    pub(crate) fn chosen_filter(self) -> listing::Filter {
        listing::Filter {
            year: self.filter.year.get(),
            division: self.filter.division.get(),
            owner: self.own_work(),
        }
    }

    /// The sheets of the year and division that are chosen, in the order of the list.
    pub(crate) fn shown_sheets(self) -> Vec<Arc<Sheet>> {
        let filter = self.chosen_filter();
        let groups = self.document().with(|document| listing::groups(document, &filter));
        groups.into_iter().flat_map(|group| group.sheets).collect()
    }

    /// The sheets that are published: those of the year and division that are shown, without those that a person
    /// left out.
    pub(crate) fn chosen_sheets(self) -> Vec<Arc<Sheet>> {
        let mut sheets = self.shown_sheets();
        self.publish_screen.left_out.with(|left_out| sheets.retain(|sheet| !left_out.contains(&sheet.id)));
        sheets
    }
}

/// The fiscal year of today; none where the clock shows a year that cannot be.
pub(crate) fn current_year() -> Option<FiscalYear> {
    let now = clock::now();
    FiscalYear::of_day(now.year(), now.month_day().0)
}
