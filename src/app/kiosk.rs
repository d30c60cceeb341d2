//! A kiosk as signals: which page is shown, how it looks, and where one came from. It reads no sheets and stores nothing.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::HtmlElement;

use super::Shell;
use super::kiosk_page::{self, KioskMore};
use super::kiosk_watch::{Watch, attract_place};
use crate::app::engines;
use crate::browser::{kiosk_file, location};
use crate::messages::{engines as engine_words, kiosk as words, showing};
use crate::model::kiosk::KioskPages;
use crate::protocol::{self, Failure, MadeKiosk, MakeKiosk};
use crate::route::Route;

/// How many steps of larger text there are, the ordinary one included.
pub(crate) const STEPS: u8 = 3;

/// What there is of a kiosk.
#[derive(Clone)]
pub(crate) enum Opening {
    /// Its pages are being made or unpacked.
    Waiting,
    /// They are there.
    Open(Box<KioskState>),
    /// There are none, for this reason.
    Failed(String),
}

/// An open kiosk.
#[derive(Clone, Copy)]
pub(crate) struct KioskState {
    pages: StoredValue<KioskPages>,
    /// Where one is.
    pub(crate) place: RwSignal<String>,
    /// Where one came from, and how far down one was there.
    trail: StoredValue<Vec<(String, i32)>>,
    /// How far down the next page is to be shown.
    pub(super) down: StoredValue<Option<i32>>,
    /// How large the text is, from 0.
    pub(crate) step: RwSignal<u8>,
    /// Whether light and dark are exchanged.
    pub(crate) is_inverted: RwSignal<bool>,
    /// What is seen of the page.
    pub(crate) more: RwSignal<KioskMore>,
    /// Whether it is said how a kiosk's file is closed.
    pub(crate) is_closing: RwSignal<bool>,
    /// Whether anybody is there.
    pub(crate) watch: Watch,
    /// The page's own element.
    pub(crate) node: NodeRef<html::Main>,
    /// Whose trial run it is; none in a kiosk's file.
    shell: Option<Shell>,
}

/// The kiosk of the file that this page is.
pub(crate) fn open_file() -> RwSignal<Opening> {
    let opening = RwSignal::new(Opening::Waiting);
    spawn_local(async move {
        let pages = kiosk_file::pages().await.and_then(|bytes| protocol::unpack(&bytes).ok());
        opening.set(match pages {
            Some(pages) => Opening::Open(Box::new(KioskState::new(pages, None))),
            None => Opening::Failed(words::BROKEN.to_owned()),
        });
    });
    opening
}

impl Shell {
    /// The trial run, with the sheets that are chosen on 公開.
    pub(crate) fn try_kiosk(self) -> RwSignal<Opening> {
        let opening = RwSignal::new(Opening::Waiting);
        let Some(request) = untrack(|| self.kiosk_request()) else {
            opening.set(Opening::Failed(showing::NO_SHEETS.to_owned()));
            return opening;
        };
        let owner = Owner::current();
        let (_, answer) = engines::ask(request, |_| {});
        spawn_local(async move {
            let answer: Result<Option<MadeKiosk>, Failure> = answer.await;
            let pages = answer.map(|made| made.and_then(|made| protocol::unpack(&made.pages).ok()));
            let open = |pages| match &owner {
                // Its signals live as long as the screen.
                Some(owner) => owner.with(|| KioskState::new(pages, Some(self))),
                None => KioskState::new(pages, Some(self)),
            };
            let _ = opening.try_set(match pages {
                Ok(Some(pages)) => Opening::Open(Box::new(open(pages))),
                Ok(None) => Opening::Failed(showing::DRAWING_FAILED.to_owned()),
                Err(failure) => Opening::Failed(engine_words::drawing_failed(&failure)),
            });
        });
        opening
    }

    /// Asks for the kiosk of what is chosen on 公開; none where nothing is.
    pub(super) fn kiosk_request(self) -> Option<MakeKiosk> {
        let sheets = self.chosen_sheets();
        let choice = self.publish_screen.settings.get().choice;
        let before = if choice.shows_year() { self.published_before(&sheets) } else { Vec::new() };
        let city = self.settings().with(|settings| settings.city.trim().to_owned());
        (!sheets.is_empty()).then(|| MakeKiosk { choice, city, content: self.content(&sheets), before })
    }

    fn kiosk_place(self) -> Option<String> {
        match self.route.get() {
            // A word of a search is escaped by the browser.
            Route::Kiosk(place) => Some(location::unescaped(&place)),
            _ => None,
        }
    }
}

impl KioskState {
    fn new(pages: KioskPages, shell: Option<Shell>) -> Self {
        let place = shell.and_then(|shell| untrack(|| shell.kiosk_place()));
        Self {
            pages: StoredValue::new(pages),
            place: RwSignal::new(place.into_iter().collect()),
            trail: StoredValue::new(Vec::new()),
            down: StoredValue::new(None),
            step: RwSignal::new(0),
            is_inverted: RwSignal::new(false),
            more: RwSignal::new(KioskMore::default()),
            is_closing: RwSignal::new(false),
            watch: Watch::new(),
            node: NodeRef::new(),
            shell,
        }
    }

    /// Draws the page of the place, now and whenever it changes.
    pub(super) fn draw_pages(self) {
        // While it asks whether anybody is there, the page stays as it was left.
        let showing = Memo::new(move |_| self.watch.showing());
        Effect::new(move |_| {
            let shown = showing.get().map_or_else(|| self.place.get(), attract_place);
            if let Some(page) = self.node.get() {
                self.draw(&page, &shown);
            }
        });
        Effect::new(move |_| {
            // The page is laid out anew.
            self.step.track();
            request_animation_frame(move || self.look());
        });
        if let Some(shell) = self.shell {
            // An address that was typed, or the browser's own way back.
            Effect::new(move |_| {
                let place = shell.kiosk_place();
                if let Some(place) = place.filter(|place| self.place.with_untracked(|here| here != place)) {
                    self.place.set(place);
                }
            });
        } else {
            document().set_title(&self.pages.with_value(|pages| pages.title.clone()));
        }
    }

    /// Draws a page at once, so that whatever follows finds it.
    fn draw(self, element: &HtmlElement, place: &str) {
        let found = self.pages.with_value(|pages| {
            let (page, rest) = pages.find(place);
            page.map(|page| (page.markup.clone(), rest.to_owned()))
        });
        let Some((markup, rest)) = found else { return };
        element.set_inner_html(&markup);
        element.set_scroll_top(0);
        kiosk_page::arrive(element, &rest);
        if let Some(down) = self.down.try_update_value(Option::take).flatten() {
            element.set_scroll_top(down);
        }
        request_animation_frame(move || self.look());
    }

    /// Looks how much of the page is seen.
    pub(crate) fn look(self) {
        if let Some(page) = self.node.try_get_untracked().flatten() {
            let more = kiosk_page::more(&page);
            if self.more.with_untracked(|old| *old != more) {
                self.more.set(more);
            }
        }
    }

    /// Whether there is a page of exactly this place.
    pub(crate) fn has(self, place: &str) -> bool {
        self.pages.with_value(|pages| pages.has(place))
    }

    /// Goes to a place.
    pub(crate) fn go(self, place: &str) {
        let here = self.place.get_untracked();
        if here == place {
            return;
        }
        // Choosing another group is no step of a way.
        let is_start = |place: &str| place.is_empty() || place.starts_with("group/");
        if !(is_start(&here) && is_start(place)) {
            let down = self.node.get_untracked().map_or(0, |page| page.scroll_top());
            self.trail.update_value(|trail| trail.push((here, down)));
        }
        self.show(place);
    }

    /// Notes what has been chosen on the page, so that one finds it again when one comes back.
    pub(crate) fn note(self, rest: &str) {
        let place = self.place.get_untracked();
        let page = self.pages.with_value(|pages| pages.find(&place).0.map(|page| page.place.clone()));
        let Some(page) = page else { return };
        let place = if rest.is_empty() { page } else { format!("{page}/{rest}") };
        // Nothing is drawn anew.
        self.place.update_untracked(|here| here.clone_from(&place));
    }

    /// Goes back to where one came from.
    pub(crate) fn back(self) {
        if let Some((place, down)) = self.trail.try_update_value(Vec::pop).flatten() {
            self.down.set_value(Some(down));
            self.show(&place);
        }
    }

    /// Goes to the goal before or after this one.
    pub(crate) fn step_to(self, place: &str) {
        self.show(place);
    }

    fn show(self, place: &str) {
        self.place.set(place.to_owned());
        if let Some(shell) = self.shell {
            shell.go(&Route::Kiosk(place.to_owned()));
        }
        if let Some(page) = self.node.get_untracked() {
            drop(page.focus());
        }
    }

    /// Whether it stands as it began.
    pub(crate) fn is_fresh(self) -> bool {
        self.place.with_untracked(String::is_empty)
            && self.step.get_untracked() == 0
            && !self.is_inverted.get_untracked()
            && self.more.with_untracked(|more| !more.is_above)
            && !self.is_closing.get_untracked()
    }

    /// The start, with everything as it began.
    pub(crate) fn reset(self) {
        self.trail.update_value(Vec::clear);
        self.step.set(0);
        self.is_inverted.set(false);
        self.is_closing.set(false);
        self.show("");
    }

    /// Enlarges by a step, and after the last one goes back to the first.
    pub(crate) fn enlarge(self) {
        self.step.update(|step| *step = (*step + 1) % STEPS);
    }

    /// Goes on down the page, or, at its end, back up.
    pub(crate) fn go_on(self) {
        if let Some(page) = self.node.get_untracked() {
            kiosk_page::go_on(&page);
        }
    }

    /// Where one came from; none at the beginning of a way.
    pub(crate) fn has_way_back(self) -> bool {
        self.place.track();
        self.trail.with_value(|trail| !trail.is_empty())
    }

    /// Leaves the trial run; a kiosk's file leads nowhere, and says how it is closed.
    pub(super) fn leave(self) {
        match self.shell {
            Some(shell) => shell.go(&Route::Publish),
            None => self.is_closing.set(true),
        }
    }
}
