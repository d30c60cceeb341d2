//! `#/slides`: a goal a slide, for a meeting. An engine makes all of them at once; here is which one is shown, and the keys.

use std::time::Duration;

use leptos::html::Div;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::{ev, web_sys};

use crate::app::Shell;
use crate::app::drawing::Drawing;
use crate::app::visit;
use crate::messages::{showing, slides as words};
use crate::view::shared::drawn::Drawn;
use crate::view::shared::keys::composing;
use crate::view::shared::target::within;

/// After so long without a move the pointer and the buttons are hidden.
const STILL: Duration = Duration::from_secs(3);

/// Which slide is shown, and what lies over it.
#[derive(Clone, Copy)]
struct SlideShow {
    shell: Shell,
    /// From 0.
    at: RwSignal<usize>,
    count: RwSignal<usize>,
    is_black: RwSignal<bool>,
    typed: RwSignal<String>,
}

/// The screen.
#[component]
pub(crate) fn SlidesScreen() -> impl IntoView {
    let shell = Shell::expect();
    let drawing = Drawing::of(move || shell.slides_request());
    let show = SlideShow {
        shell,
        at: RwSignal::new(visit::slide()),
        count: RwSignal::new(0),
        is_black: RwSignal::new(false),
        typed: RwSignal::new(String::new()),
    };
    let stage = NodeRef::<Div>::new();
    Effect::new(move |_| {
        drawing.markup.track();
        let at = show.at.get();
        let Some(slides) = stage.get().and_then(|stage| stage.query_selector_all(".slide").ok()) else {
            return;
        };
        let count = slides.length() as usize;
        show.count.set(count);
        if count == 0 {
            return;
        }
        // There are fewer than there were.
        if at >= count {
            return show.at.set(count - 1);
        }
        visit::remember_slide(at);
        for slide in (0..slides.length()).filter_map(|at| slides.item(at).map(|slide| (at, slide))) {
            let is_now = slide.0 as usize == at;
            let class = if is_now { "slide now" } else { "slide" };
            slide.1.unchecked_into::<web_sys::Element>().set_class_name(class);
        }
    });
    let keys = window_event_listener(ev::keydown, move |event| show.on_key(&event));
    on_cleanup(move || {
        keys.remove();
        visit::forget_slide();
    });
    let is_still = still();
    let is_empty = Signal::derive(move || shell.chosen_sheets().is_empty());
    let black = move || show.is_black.update(|is| *is = !*is);
    view! {
        <main class="slides-screen" class:still=is_still id="main" tabindex="-1">
            <h1 class="sr-only">{showing::SLIDES}</h1>
            <p class="sr-only" role="status">
                {move || if show.is_black.get() { words::BLACK.to_owned() } else { show.place() }}
            </p>
            <p class="empty" hidden=move || !is_empty.get()>{showing::NO_SHEETS}</p>
            <div class="stage" node_ref=stage on:click=move |event| show.on_click(&event)>
                <Drawn drawing=drawing class="slides" />
            </div>
            <div class="black" hidden=move || !show.is_black.get() on:click=move |_| black()></div>
            <p class="typed" hidden=move || show.typed.with(String::is_empty)>
                {move || show.typed.with(|typed| words::typed(typed))}
            </p>
            <div class="controls no-print" role="group" aria-label=words::CONTROLS>
                <button class="btn small" on:click=move |_| show.step(-1)>{words::BACK}</button>
                <button class="btn small" on:click=move |_| show.step(1)>{words::ON}</button>
                <button class="btn small" on:click=move |_| shell.toggle_full_screen()>{words::FULL}</button>
                <button class="btn small" data-print on:click=move |_| shell.print()>{words::PRINT}</button>
                <button class="btn small" on:click=move |_| shell.leave_slides()>{words::LEAVE}</button>
                <span class="hint">{words::KEYS}</span>
            </div>
        </main>
    }
}

impl SlideShow {
    /// Where one is, once there are slides.
    fn place(self) -> String {
        match self.count.get() {
            0 => String::new(),
            count => words::place(self.at.get() + 1, count),
        }
    }

    fn step(self, by: isize) {
        let at = self.at.get_untracked().saturating_add_signed(by);
        self.go(at);
    }

    /// Shows a slide, counted from 0; past the last, the last.
    fn go(self, at: usize) {
        self.is_black.set(false);
        // Before they are made nobody knows which is the last: the choice stands, and is cut then.
        let last = self.count.get_untracked().checked_sub(1);
        self.at.set(last.map_or(at, |last| at.min(last)));
    }

    fn on_key(self, event: &ev::KeyboardEvent) {
        let has_modifier = event.ctrl_key() || event.alt_key() || event.meta_key() || event.shift_key();
        // A key that closes what lies over the slides is no key of theirs, though it is closed by now.
        let is_open = self.shell.dialog.with_untracked(Option::is_some) || within(event, "dialog").is_some();
        if has_modifier || composing(event) || event.default_prevented() || is_open {
            return;
        }
        let key = event.key();
        // A button that has the focus is pressed by these.
        if matches!(key.as_str(), " " | "Enter")
            && is_on_button(event)
            && self.typed.with_untracked(String::is_empty)
        {
            return;
        }
        match key.as_str() {
            "ArrowRight" | "ArrowDown" | "PageDown" | " " => self.step(1),
            "ArrowLeft" | "ArrowUp" | "PageUp" | "Backspace" => self.step(-1),
            "Home" => self.go(0),
            "End" => self.go(usize::MAX),
            "b" | "B" | "." => self.is_black.update(|is| *is = !*is),
            "f" | "F" => self.shell.toggle_full_screen(),
            "Enter" if self.typed.with_untracked(String::is_empty) => self.step(1),
            "Enter" => {
                if let Ok(number) = self.typed.get_untracked().parse::<usize>() {
                    self.go(number.saturating_sub(1));
                }
            }
            "Escape" if !self.typed.with_untracked(String::is_empty) => {}
            "Escape" if self.is_black.get_untracked() => self.is_black.set(false),
            "Escape" => return self.shell.leave_slides(),
            digit if digit.len() == 1 && digit.as_bytes()[0].is_ascii_digit() => {
                event.prevent_default();
                return self.typed.update(|typed| {
                    if typed.len() < 3 {
                        typed.push_str(digit);
                    }
                });
            }
            _ => return,
        }
        event.prevent_default();
        self.typed.update(String::clear);
    }

    /// The right half leads on, the left one back; a goal of the list to its slide.
    fn on_click(self, event: &ev::MouseEvent) {
        let button = within(event, "[data-slide]");
        if let Some(number) =
            button.and_then(|button| button.get_attribute("data-slide")?.parse::<usize>().ok())
        {
            return self.go(number.saturating_sub(1));
        }
        if within(event, "a, button").is_some() || is_selecting() {
            return;
        }
        let width = window().inner_width().ok().and_then(|width| width.as_f64()).unwrap_or(0.0);
        self.step(if f64::from(event.client_x()) * 2.0 < width { -1 } else { 1 });
    }
}

fn is_on_button(event: &ev::KeyboardEvent) -> bool {
    within(event, "button, a, summary").is_some()
}

/// Whether the click ends the marking of text.
fn is_selecting() -> bool {
    document().get_selection().ok().flatten().is_some_and(|selection| !selection.is_collapsed())
}

/// Whether the pointer has not moved for a while and no button is in use.
fn still() -> RwSignal<bool> {
    let is_still = RwSignal::new(false);
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(Some(handle)) = waiting.try_update_value(Option::take) {
            handle.clear();
        }
    };
    let wake = move || {
        stop();
        if is_still.get_untracked() {
            is_still.set(false);
        }
        let rest = move || {
            let _ = is_still.try_set(true);
        };
        waiting.set_value(set_timeout_with_handle(rest, STILL).ok());
    };
    wake();
    let moved = window_event_listener(ev::pointermove, move |_| wake());
    let focused = window_event_listener(ev::focusin, move |_| wake());
    on_cleanup(move || {
        stop();
        moved.remove();
        focused.remove();
    });
    is_still
}
