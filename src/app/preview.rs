//! The published page as the preview shows it: made after a pause, in a frame, as a screen shows it or as paper.

use std::sync::Arc;
use std::time::Duration;

use gloo_events::EventListener;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::HtmlIFrameElement;

use super::Shell;
use super::print::told_on;
use super::timer::Timer;
use crate::app::engines::{self, News, Ticket};
use crate::browser::frame::{self, PrintLayout};
use crate::messages::{engines as engine_words, publish_screen as words};
use crate::model::Sheet;
use crate::model::publication::PublishChoice;
use crate::protocol::Failure;

pub(crate) use crate::browser::frame::SANDBOX;

/// The pause after a change.
const PAUSE: Duration = Duration::from_millis(200);
/// How many sheets are in it: a year of thousands would take the browser a long time to lay out.
pub(crate) const FIRST: usize = 60;

/// What the preview shows, and of what.
#[derive(Clone, Copy)]
pub(crate) struct PagePreview {
    shell: Shell,
    chosen: Memo<Vec<Arc<Sheet>>>,
    choice: Memo<PublishChoice>,
    pub(crate) node: NodeRef<html::Iframe>,
    /// What becomes of the page.
    pub(crate) state: RwSignal<String>,
    /// What there is to say about paper.
    pub(crate) on_paper: RwSignal<String>,
    /// By which its making can be stopped, while it is made.
    pub(crate) making: RwSignal<Option<Ticket>>,
    /// Whether it was not made, so that it can be tried again.
    pub(crate) has_failed: RwSignal<bool>,
    timer: Timer,
    /// Counts what was asked for: the answer to an earlier question is not shown.
    asked: StoredValue<u32>,
    /// Counts the looks at it: a layout that is not wanted any more ends.
    looked: StoredValue<u32>,
    /// How far down the page before was read.
    scrolled: StoredValue<f64>,
    links: StoredValue<Option<EventListener>, LocalStorage>,
}

impl PagePreview {
    pub(crate) fn new(shell: Shell, chosen: Memo<Vec<Arc<Sheet>>>, choice: Memo<PublishChoice>) -> Self {
        Self {
            shell,
            chosen,
            choice,
            node: NodeRef::new(),
            state: RwSignal::new(String::new()),
            on_paper: RwSignal::new(String::new()),
            making: RwSignal::new(None),
            has_failed: RwSignal::new(false),
            timer: Timer::default(),
            asked: StoredValue::new(0),
            looked: StoredValue::new(0),
            scrolled: StoredValue::new(0.0),
            links: StoredValue::new_local(None),
        }
    }

    /// Has the page made after a pause.
    pub(crate) fn make_later(self) {
        self.timer.restart(PAUSE, move || self.make());
    }

    /// Has it made no more: the screen goes.
    pub(crate) fn leave(self) {
        self.timer.stop();
        self.stop();
    }

    /// Has the page made, and shows it.
    pub(crate) fn make(self) {
        let sheets = self.chosen.get_untracked();
        let number = self.asked.try_update_value(|asked| {
            *asked = asked.wrapping_add(1);
            *asked
        });
        // What was asked for before is not wanted any more.
        self.stop();
        self.has_failed.set(false);
        if sheets.is_empty() {
            self.state.set(words::NOTHING_CHOSEN.to_owned());
            return;
        }
        self.state.set(words::MAKING.to_owned());
        let request = self.shell.preview_of(self.choice.get_untracked(), &sheets, FIRST);
        let (ticket, answer) = engines::ask(request, move |news| {
            let pace = engine_words::pace(news == News::Slow, news == News::Again);
            let _ = self.state.try_set(format!("{}{pace}", words::MAKING));
        });
        self.making.set(Some(ticket));
        spawn_local(async move {
            let answer = answer.await;
            // The screen may have gone, or something else may have been chosen since.
            let (true, Some(frame)) = (self.asked.try_get_value() == number, self.frame()) else { return };
            self.making.set(None);
            self.has_failed.set(!matches!(answer, Ok(Some(_))));
            match answer {
                Ok(Some(text)) => {
                    self.scrolled.set_value(frame::scrolled(&frame));
                    frame::hide(&frame);
                    frame.set_srcdoc(&text);
                }
                Ok(None) => self.state.set(words::MAKING_FAILED.to_owned()),
                Err(Failure::Stopped) => self.state.set(words::PREVIEW_STOPPED.to_owned()),
                Err(failure) => self.state.set(engine_words::export_failed(&failure)),
            }
        });
    }

    /// Stops its making.
    pub(crate) fn stop(self) {
        if let Some(ticket) = self.making.try_get_untracked().flatten() {
            engines::stop(ticket);
        }
    }

    fn frame(self) -> Option<HtmlIFrameElement> {
        self.node.try_get_untracked().flatten()
    }

    /// Shows the page as paper or not: the frame's page stays, its class changes.
    pub(crate) fn look(self) {
        let Some(frame) = self.frame() else { return };
        let settings = self.shell.publish_screen.settings.get_untracked();
        let look = self.looked.try_update_value(|looked| {
            *looked = looked.wrapping_add(1);
            *looked
        });
        if !settings.on_paper {
            frame::as_screen(&frame);
            self.on_paper.set(String::new());
            return;
        }
        spawn_local(async move {
            let go_on = |done, all| {
                let is_wanted = self.looked.try_get_value() == look;
                if is_wanted {
                    self.on_paper.set(words::laying_out(done, all));
                }
                is_wanted
            };
            let Some(laid) = frame::as_paper(&frame, settings.page(), go_on).await else { return };
            let Some(sheets) = self.chosen.try_get_untracked() else { return };
            let pages = if sheets.len() <= FIRST { paper_words(&laid) } else { String::new() };
            let goes_on = if settings.fit { told_on(&laid, &sheets) } else { String::new() };
            self.on_paper.set(format!("{pages} {goes_on}"));
        });
    }

    /// The page has arrived in the frame.
    pub(crate) fn arrive(self) {
        let Some(frame) = self.frame() else { return };
        // An empty frame has arrived too, before there is anything in it.
        if frame::document(&frame).is_some() {
            frame::show(&frame);
            self.state.set(String::new());
            self.look();
            self.links.set_value(frame::arrive(&frame, self.scrolled.get_value()));
        }
    }

    /// Fits the paper to the window.
    pub(crate) fn scale(self) {
        if let Some(frame) = self.frame() {
            frame::scale(&frame, self.shell.publish_screen.settings.get_untracked().page());
        }
    }
}

/// How many pages, and of what.
fn paper_words(laid: &PrintLayout) -> String {
    let goes_on = laid.goes_on.iter().map(|(_, pages)| pages).sum();
    words::pages(laid.pages, laid.is_exact, laid.fitting, (laid.goes_on.len(), goes_on))
}
