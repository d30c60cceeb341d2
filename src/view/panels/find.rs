//! The bar for finding on a sheet and in its year, and for replacing; and the keys that belong to it.

use leptos::prelude::*;
use leptos::{ev, web_sys};

use crate::app::Shell;
use crate::app::find::{HitCounts, ReplaceScope};
use crate::messages::find as words;
use crate::route::Route;
use crate::view::shared::keys::{composing, composing_input};

/// The bar; there while a sheet is shown and something is looked for.
#[component]
pub(crate) fn FindBar() -> impl IntoView {
    let shell = Shell::expect();
    let is_shown =
        Memo::new(move |_| shell.find.is_open.get() && shell.route.with(|route| route.sheet().is_some()));
    move || is_shown.get().then(|| view! { <FindFields /> })
}

#[component]
fn FindFields() -> impl IntoView {
    let shell = Shell::expect();
    let counts = Memo::new(move |_| {
        let id = shell.route.with(|route| route.sheet().cloned());
        id.map_or_else(HitCounts::default, |id| shell.hit_counts(&id))
    });
    let replaces = shell.find.replaces;
    view! {
        <search
            class="find-bar no-print"
            aria-label=words::FIND_BAR
            on:keydown=move |event| {
                if event.key() == "Escape" && !composing(&event) {
                    event.stop_propagation();
                    shell.close_find();
                }
            }
        >
            <div class="find-row">
                <FindField name=words::FIELD value=shell.find.query take=move |typed| shell.look_for(typed)
                    enter=move |is_shifted: bool| shell.find_next(!is_shifted) />
                <button class="icon" aria-label=words::PREVIOUS title=words::PREVIOUS on:click=move |_| shell.find_next(false)>"↑"</button>
                <button class="icon" aria-label=words::NEXT title=words::NEXT on:click=move |_| shell.find_next(true)>"↓"</button>
                <button
                    class="btn small"
                    aria-expanded=move || replaces.get().to_string()
                    on:click=move |_| replaces.update(|shown| *shown = !*shown)
                >
                    {words::REPLACE}
                </button>
                <button class="icon" aria-label=words::CLOSE title=words::CLOSE on:click=move |_| shell.close_find()>"×"</button>
            </div>
            <p class="find-said" role="status">{move || said(&counts.get(), shell)}</p>
            {move || replaces.get().then(|| view! { <Replacing counts=counts /> })}
        </search>
    }
}

/// What is put in the place of the words, here or everywhere.
#[component]
fn Replacing(counts: Memo<HitCounts>) -> impl IntoView {
    let shell = Shell::expect();
    let by = shell.find.replacement;
    view! {
        <div class="find-row">
            <FindField name=words::REPLACEMENT value=by take=move |typed| by.set(typed)
                enter=move |_| shell.replace_one() />
            <button class="btn small" on:click=move |_| shell.replace_one()>{words::REPLACE_ONE}</button>
        </div>
        <div class="find-row">
            <button class="btn small" on:click=move |_| shell.replace_all(ReplaceScope::Sheet)>
                {move || words::replace_on_sheet(counts.get().on_sheet)}
            </button>
            <button class="btn small" on:click=move |_| shell.replace_all(ReplaceScope::Year)>
                {move || words::replace_in_year(counts.get().of_year, counts.get().sheets)}
            </button>
        </div>
    }
}

/// A field of the bar. While an input method composes, nothing is taken and no Enter is ours.
#[component]
fn FindField(
    name: &'static str,
    value: RwSignal<String>,
    take: impl Fn(String) + Copy + 'static,
    enter: impl Fn(bool) + 'static,
) -> impl IntoView {
    let on_input = move |event: ev::Targeted<ev::Event, web_sys::HtmlInputElement>| {
        if !composing_input(&event) {
            take(event.target().value());
        }
    };
    view! {
        <input
            type="text"
            class="find"
            autocomplete="off"
            spellcheck="false"
            aria-label=name
            placeholder=name
            prop:value=move || value.get()
            on:input:target=on_input
            on:compositionend:target=move |event| take(event.target().value())
            on:keydown=move |event| {
                if event.key() == "Enter" && !composing(&event) {
                    event.prevent_default();
                    enter(event.shift_key());
                }
            }
        />
    }
}

fn said(counts: &HitCounts, shell: Shell) -> String {
    if shell.find.query.with(|query| query.trim().is_empty()) {
        return String::new();
    }
    match (counts.on_sheet, counts.of_year) {
        (_, 0) => words::NOTHING.to_owned(),
        (on_sheet, of_year) => {
            let here = words::place(counts.here, on_sheet);
            format!("{here}　{}", words::of_year(counts.year, of_year, counts.sheets))
        }
    }
}

/// Ctrl+F, Ctrl+H and F3, where the app's own finding is there: on a sheet, and on the list, which has its search field.
/// Whether it was one of them. In a field for finding, Ctrl+F is the browser's own.
pub(crate) fn on_key(shell: Shell, event: &ev::KeyboardEvent) -> bool {
    let is_over = || query("dialog[open]").is_some();
    let has_control = (event.ctrl_key() || event.meta_key()) && !event.alt_key();
    let key = event.key().to_ascii_lowercase();
    let is_on_sheet = shell.route.with_untracked(|route| route.sheet().is_some());
    let done = match (key.as_str(), has_control, event.shift_key()) {
        _ if composing(event) || is_over() => false,
        ("f", true, false) if is_on_sheet && query(".find-bar input:focus").is_none() => {
            shell.open_find(false);
            true
        }
        ("f", true, false) if shell.route.with_untracked(|route| *route == Route::List) => {
            let is_there = query("main .find").is_some() && query("main .find:focus").is_none();
            if is_there {
                shell.focus_whole("main .find");
            }
            is_there
        }
        ("h", true, false) if is_on_sheet => {
            shell.open_find(true);
            true
        }
        ("f3", false, is_back) | ("g", true, is_back) if is_on_sheet && shell.is_looking() => {
            shell.find_next(!is_back);
            true
        }
        _ => false,
    };
    if done {
        event.prevent_default();
    }
    done
}

fn query(selector: &str) -> Option<web_sys::Element> {
    document().query_selector(selector).ok().flatten()
}
