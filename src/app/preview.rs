//! The published page as the preview shows it: made after a pause, in a frame, as a screen shows it or as paper.

use std::sync::Arc;
use std::time::Duration;

use gloo_events::EventListener;
use leptos::html;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::HtmlIFrameElement;

use super::Shell;
use super::print::told_on;
use crate::browser::{engines, frame};
use crate::messages::{engines as engine_words, publish_screen as words};
use crate::model::Sheet;
use crate::model::publication::PublishChoice;

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
    timer: StoredValue<Option<TimeoutHandle>>,
    /// Counts what was asked for: the answer to an earlier question is not shown.
    asked: StoredValue<u32>,
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
            timer: StoredValue::new(None),
            asked: StoredValue::new(0),
            scrolled: StoredValue::new(0.0),
            links: StoredValue::new_local(None),
        }
    }

    /// Has the page made after a pause.
    pub(crate) fn make_later(self) {
        self.wait_for(set_timeout_with_handle(move || self.make(), PAUSE).ok());
    }

    pub(crate) fn wait_for(self, next: Option<TimeoutHandle>) {
        if let Some(earlier) = self.timer.try_update_value(|old| std::mem::replace(old, next)).flatten() {
            earlier.clear();
        }
    }

    /// Has the page made, and shows it.
    fn make(self) {
        let sheets = self.chosen.with_untracked(|sheets| sheets[..sheets.len().min(FIRST)].to_vec());
        let number = self.asked.try_update_value(|asked| {
            *asked = asked.wrapping_add(1);
            *asked
        });
        if sheets.is_empty() {
            self.state.set(words::NOTHING_CHOSEN.to_owned());
            return;
        }
        self.state.set(words::MAKING.to_owned());
        let request = self.shell.page_of(self.choice.get_untracked(), &sheets);
        spawn_local(async move {
            let answer = engines::ask(request).await;
            // The screen may have gone, or something else may have been chosen since.
            let (true, Some(frame)) = (self.asked.try_get_value() == number, self.frame()) else { return };
            match answer {
                Ok(Some(text)) => {
                    self.scrolled.set_value(frame::scrolled(&frame));
                    frame.set_srcdoc(&text);
                }
                Ok(None) => self.state.set(words::MAKING_FAILED.to_owned()),
                Err(failure) => self.state.set(engine_words::export_failed(&failure)),
            }
        });
    }

    fn frame(self) -> Option<HtmlIFrameElement> {
        self.node.try_get_untracked().flatten()
    }

    /// Shows the page as paper or not: the frame's page stays, its class changes.
    pub(crate) fn look(self) {
        let Some(frame) = self.frame() else { return };
        let settings = self.shell.publish_screen.settings.get_untracked();
        if !settings.on_paper {
            frame::as_screen(&frame);
            self.on_paper.set(String::new());
            return;
        }
        let Some(laid) = frame::as_paper(&frame, settings.page()) else { return };
        let sheets = self.chosen.get_untracked();
        let is_all = sheets.len() <= FIRST;
        let pages = if is_all { words::pages(laid.pages, laid.is_exact) } else { String::new() };
        let goes_on = if settings.fit { told_on(&laid, &sheets) } else { String::new() };
        self.on_paper.set(format!("{pages} {goes_on}"));
    }

    /// The page has arrived in the frame.
    pub(crate) fn arrive(self) {
        let Some(frame) = self.frame() else { return };
        // An empty frame has arrived too, before there is anything in it.
        if frame::document(&frame).is_some() {
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
