//! The preview: the published page itself in a frame, as a screen shows it or as paper.

use std::sync::Arc;
use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::{ev, html};

use super::{VIEW, sides};
use crate::app::Shell;
use crate::app::print::told_on;
use crate::browser::{engines, frame};
use crate::messages::{engines as work_words, publishing as words};
use crate::model::Sheet;

/// The pause after a change.
const PAUSE: Duration = Duration::from_millis(200);
/// How many sheets are in it: a year of thousands would take the browser a long time to lay out.
const FIRST: usize = 60;

/// The frame, the two ways to look at it, and what there is to say about paper.
#[component]
pub(crate) fn Preview(chosen: Memo<Vec<Arc<Sheet>>>) -> impl IntoView {
    let shell = Shell::expect();
    let node = NodeRef::<html::Iframe>::new();
    let state = RwSignal::new(String::new());
    let on_paper = RwSignal::new(String::new());
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let asked = StoredValue::new(0_u32);
    let scrolled = StoredValue::new(0.0_f64);
    let links = StoredValue::new_local(None);
    let choice = Memo::new(move |_| shell.publish_screen.settings.get().choice);

    let make = move || {
        let sheets = chosen.with_untracked(|sheets| sheets[..sheets.len().min(FIRST)].to_vec());
        let number = asked.try_update_value(|asked| {
            *asked = asked.wrapping_add(1);
            *asked
        });
        if sheets.is_empty() {
            state.set(words::NOTHING_CHOSEN.to_owned());
            return;
        }
        state.set(words::MAKING.to_owned());
        let request = shell.page_of(choice.get_untracked(), &sheets);
        spawn_local(async move {
            let answer = engines::ask(request).await;
            // The screen may have gone, or something else may have been chosen since.
            let frame = node.try_get_untracked().flatten();
            let (true, Some(frame)) = (asked.try_get_value() == number, frame) else { return };
            match answer {
                Ok(Some(text)) => {
                    scrolled.set_value(frame::scrolled(&frame));
                    frame.set_srcdoc(&text);
                }
                Ok(None) => state.set(words::MAKING_FAILED.to_owned()),
                Err(failure) => state.set(work_words::export_failed(&failure)),
            }
        });
    };
    let wait_for = move |next: Option<TimeoutHandle>| {
        if let Some(earlier) = timer.try_update_value(|old| std::mem::replace(old, next)).flatten() {
            earlier.clear();
        }
    };
    Effect::new(move |_| {
        chosen.with(|_| ());
        choice.with(|_| ());
        wait_for(set_timeout_with_handle(make, PAUSE).ok());
    });
    // As paper or not: the frame's page stays, its class changes.
    let look = move || {
        let Some(frame) = node.try_get_untracked().flatten() else { return };
        let settings = shell.publish_screen.settings.get_untracked();
        if !settings.on_paper {
            frame::as_screen(&frame);
            on_paper.set(String::new());
            return;
        }
        let Some(laid) = frame::as_paper(&frame, settings.page()) else { return };
        let sheets = chosen.get_untracked();
        let is_all = sheets.len() <= FIRST;
        let pages = if is_all { words::pages(laid.pages, laid.is_exact) } else { String::new() };
        let goes_on = if settings.fit { told_on(&laid, &sheets) } else { String::new() };
        on_paper.set(format!("{pages} {goes_on}"));
    };
    let view_of =
        Memo::new(move |_| shell.publish_screen.settings.with(|settings| (settings.on_paper, settings.fit)));
    Effect::new(move |_| {
        view_of.with(|_| ());
        look();
    });
    let arrived = move |_| {
        let Some(frame) = node.get_untracked() else { return };
        // An empty frame has arrived too, before there is anything in it.
        if frame::document(&frame).is_some() {
            state.set(String::new());
            look();
            links.set_value(frame::arrive(&frame, scrolled.get_value()));
        }
    };
    let resized = window_event_listener(ev::resize, move |_| {
        if let Some(frame) = node.get_untracked() {
            frame::scale(&frame, shell.publish_screen.settings.get_untracked().page());
        }
    });
    on_cleanup(move || {
        resized.remove();
        wait_for(None);
    });
    let first_only = move || match chosen.with(Vec::len) {
        all if all > FIRST => words::first_only(FIRST, all),
        _ => String::new(),
    };
    view! {
        <section class="preview" aria-label=words::PREVIEW class:on-paper=move || view_of.get().0>
            <div class="tools">
                <b>{words::PREVIEW}</b>
                {sides(shell, "view", VIEW)}
                <span class="sub" role="status">{move || state.get()} {move || on_paper.get()} {first_only}</span>
            </div>
            <div class="window" class:nothing=move || chosen.with(Vec::is_empty)>
                <iframe node_ref=node title=words::PREVIEW sandbox=frame::SANDBOX on:load=arrived></iframe>
            </div>
        </section>
    }
}
