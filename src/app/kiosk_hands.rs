//! The hands at a kiosk: what is touched, what is refused, the question before all is reset, the pages that change by
//! themselves, and the gesture by which staff leave.

use std::time::Duration;

use gloo_events::{EventListener, EventListenerOptions, EventListenerPhase};
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, Event, HtmlElement, KeyboardEvent, PointerEvent, TouchEvent, WheelEvent};

use super::kiosk::KioskState;
use super::kiosk_page;
use super::kiosk_watch::{ASKING, WatchState, attract_place};
use crate::browser::wake;

/// How long nobody may touch it before it asks, and at the start before pages change by themselves.
const IDLE: Duration = Duration::from_secs(75);
/// How long each of those pages stands.
const EACH: Duration = Duration::from_secs(10);
/// So many Esc within so many milliseconds leave it.
const ESCAPES: usize = 3;
const ESCAPES_WITHIN: f64 = 2000.0;
/// How long both upper corners are held, and how far they reach, in pixels.
const HELD: Duration = Duration::from_secs(3);
const CORNER: i32 = 120;

/// Watches until the screen goes.
fn watch(kiosk: KioskState) {
    const ALL: [&str; 23] = [
        "pointerdown",
        "pointerup",
        "pointercancel",
        "keydown",
        "click",
        "input",
        "wheel",
        "touchmove",
        "scroll",
        "resize",
        "contextmenu",
        "auxclick",
        "dragstart",
        "dragenter",
        "dragover",
        "drop",
        "selectstart",
        "copy",
        "cut",
        "paste",
        "gesturestart",
        "dblclick",
        "submit",
    ];
    let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: false };
    let mut listeners: Vec<EventListener> = ALL
        .iter()
        .map(|name| {
            EventListener::new_with_options(&window(), *name, options, move |event| kiosk.hear(event))
        })
        .collect();
    // A lock is lost whenever the page is hidden.
    listeners.push(EventListener::new(&document(), "visibilitychange", |_| wake::keep_awake()));
    let listeners = StoredValue::new_local(listeners);
    wake::keep_awake();
    kiosk.wait();
    on_cleanup(move || {
        drop(listeners.try_update_value(std::mem::take));
        set_timer(kiosk.watch.timer, None);
        set_timer(kiosk.watch.holding, None);
    });
}

impl KioskState {
    /// Begins: shows the page, and looks whether anybody is there, for as long as the screen stands.
    pub(crate) fn begin(self) {
        self.draw_pages();
        watch(self);
    }

    fn hear(self, event: &Event) {
        match event.type_().as_str() {
            "scroll" | "resize" => self.look(),
            "pointerdown" => self.on_touch(event),
            "pointerup" | "pointercancel" => self.let_go(event),
            "click" => self.on_click(event),
            "keydown" => self.on_key(event),
            "input" => {
                self.touched();
                if let Some(page) = self.page() {
                    self.note(&kiosk_page::search(&page));
                    self.look();
                }
            }
            "wheel" => {
                self.touched();
                // Ctrl and the wheel enlarge the page.
                if event.dyn_ref::<WheelEvent>().is_some_and(|wheel| wheel.ctrl_key()) {
                    refuse(event);
                }
            }
            "touchmove" => {
                self.touched();
                if event.dyn_ref::<TouchEvent>().is_some_and(|touch| touch.touches().length() > 1) {
                    refuse(event);
                }
            }
            "selectstart" if is_field(event) => {}
            _ => refuse(event),
        }
    }

    /// A finger came down.
    fn on_touch(self, event: &Event) {
        let is_end = self.watch.standing.get_untracked() != WatchState::Quiet;
        // The buttons of the question speak for themselves.
        let is_answer = closest(event, ".k-asked button").is_some();
        self.watch.swallows.set_value(is_end && !is_answer);
        if !is_answer {
            self.touched();
        }
        if let Some(pointer) = event.dyn_ref::<PointerEvent>() {
            self.hold(pointer);
        }
    }

    fn on_click(self, event: &Event) {
        let is_answer = closest(event, ".k-asked button").is_some();
        let was_end = self.watch.standing.get_untracked() != WatchState::Quiet && !is_answer;
        if self.watch.swallows.try_update_value(std::mem::take).unwrap_or(false) || was_end {
            self.touched();
            return refuse(event);
        }
        if is_answer {
            return;
        }
        self.touched();
        if let Some(link) = closest(event, "a") {
            event.prevent_default();
            let href = link.get_attribute("href");
            if let Some(place) = href.as_deref().and_then(|href| href.strip_prefix("#/kiosk/")) {
                self.go(place);
            }
        } else if let (Some(button), Some(page)) = (closest(event, "[data-filter]"), self.page()) {
            self.note(&kiosk_page::narrow(&page, &button));
            request_animation_frame(move || self.look());
        } else if closest(event, "summary").is_some() {
            request_animation_frame(move || self.look());
        }
    }

    fn on_key(self, event: &Event) {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        let was_end = self.watch.standing.get_untracked() != WatchState::Quiet;
        let is_answer = closest(event, ".k-asked button").is_some() && key.key() != "Escape";
        if !is_answer {
            self.touched();
        }
        // Nobody else hears of keys here: neither the app's shortcuts nor, but for these, the browser.
        event.stop_propagation();
        // A key that is held down is pressed once.
        if key.key() == "Escape" && !key.repeat() {
            self.escape(key.time_stamp());
        }
        if was_end && !is_answer || !is_plain(key) {
            event.prevent_default();
        }
    }

    /// Esc so often within so long leaves.
    fn escape(self, at: f64) {
        let is_left = self.watch.escapes.try_update_value(|escapes| {
            escapes.retain(|earlier| at - earlier <= ESCAPES_WITHIN);
            escapes.push(at);
            let is_left = escapes.len() >= ESCAPES;
            if is_left {
                escapes.clear();
            }
            is_left
        });
        if is_left == Some(true) {
            self.leave();
        }
    }

    /// A finger came down: both upper corners, held for so long, leave.
    fn hold(self, pointer: &PointerEvent) {
        let width = document().document_element().map_or(0, |page| page.client_width());
        let side = match (pointer.client_x(), pointer.client_y()) {
            (x, y) if y < CORNER && x < CORNER => 0,
            (x, y) if y < CORNER && x > width - CORNER => 1,
            _ => return,
        };
        let both = self.watch.held.try_update_value(|held| {
            held[side] = Some(pointer.pointer_id());
            held.iter().all(Option::is_some)
        });
        if both == Some(true) {
            set_timer(self.watch.holding, set_timeout_with_handle(move || self.leave(), HELD).ok());
        }
    }

    fn let_go(self, event: &Event) {
        let Some(pointer) = event.dyn_ref::<PointerEvent>() else { return };
        self.watch.held.update_value(|held| {
            held.iter_mut().filter(|one| **one == Some(pointer.pointer_id())).for_each(|one| *one = None);
        });
        set_timer(self.watch.holding, None);
    }

    /// Somebody is there.
    pub(crate) fn touched(self) {
        let before = self.watch.standing.get_untracked();
        if before != WatchState::Quiet {
            self.watch.standing.set(WatchState::Quiet);
        }
        self.wait();
    }

    /// The question was answered with the start.
    pub(crate) fn end(self) {
        self.touched();
        self.reset();
    }

    fn wait(self) {
        self.later(IDLE, Self::ask);
    }

    /// Nobody has touched it for a while.
    fn ask(self) {
        if !self.is_fresh() {
            return self.count(ASKING);
        }
        // Who wants less motion has it standing still.
        let still = window().match_media("(prefers-reduced-motion: reduce)").ok().flatten();
        if !still.is_some_and(|query| query.matches()) {
            self.show_next(1);
        }
    }

    fn count(self, left: u32) {
        if left == 0 {
            self.end();
        } else {
            self.watch.standing.set(WatchState::Asking(left));
            self.later(Duration::from_secs(1), move |kiosk| kiosk.count(left - 1));
        }
    }

    fn show_next(self, number: usize) {
        let number = if self.has(&attract_place(number)) { number } else { 1 };
        if self.has(&attract_place(number)) {
            self.watch.standing.set(WatchState::Showing(number));
            self.later(EACH, move |kiosk| kiosk.show_next(number + 1));
        }
    }

    fn later(self, pause: Duration, act: impl FnOnce(Self) + 'static) {
        set_timer(self.watch.timer, set_timeout_with_handle(move || act(self), pause).ok());
    }

    fn page(self) -> Option<HtmlElement> {
        self.node.try_get_untracked().flatten()
    }
}

fn set_timer(place: StoredValue<Option<TimeoutHandle>>, next: Option<TimeoutHandle>) {
    if let Some(earlier) = place.try_update_value(|old| std::mem::replace(old, next)).flatten() {
        earlier.clear();
    }
}

/// Keys that go on to the browser: to go about, to type into the field, to load anew and to fill the screen.
fn is_plain(key: &KeyboardEvent) -> bool {
    let with = key.ctrl_key() || key.alt_key() || key.meta_key();
    let name = key.key();
    let is_function = name.len() > 1 && name.starts_with('F') && name[1..].parse::<u8>().is_ok();
    let is_letter = name.chars().count() == 1 && name != " ";
    !with
        && name != "Escape"
        && name != "ContextMenu"
        && (!is_function || name == "F5" || name == "F11")
        && (!is_letter || is_field(key))
}

fn is_field(event: &Event) -> bool {
    closest(event, "input").is_some()
}

/// The element around what an event is of.
fn closest(event: &Event, selector: &str) -> Option<Element> {
    let target = event.target()?;
    target.dyn_ref::<Element>()?.closest(selector).ok().flatten()
}

fn refuse(event: &Event) {
    event.prevent_default();
    event.stop_propagation();
}
