//! Keeps what a screen shows to one department (部局).

use leptos::prelude::*;

use crate::app::Shell;
use crate::listing;
use crate::messages::{list as list_words, ui};

/// Keeps the sheets of one department.
#[component]
pub(crate) fn DepartmentSelect() -> impl IntoView {
    let shell = Shell::expect();
    let departments = Memo::new(move |_| {
        shell.document().with(|document| listing::departments(document, shell.filter.year.get()))
    });
    let choose = move |event: leptos::ev::Targeted<leptos::ev::Event, web_sys::HtmlSelectElement>| {
        let name = event.target().value();
        shell.filter.department.set(departments.with_untracked(|all| all.contains(&name)).then_some(name));
    };
    view! {
        <select class="sel" aria-label=list_words::DEPARTMENT on:change:target=choose>
            <option value="" selected=move || shell.filter.department.get().is_none()>
                {ui::ALL_DEPARTMENTS}
            </option>
            <For each=move || departments.get() key=Clone::clone let:name>
                <DepartmentOption name=name />
            </For>
        </select>
    }
}

#[component]
fn DepartmentOption(name: String) -> impl IntoView {
    let shell = Shell::expect();
    let (chosen, value) = (name.clone(), name.clone());
    let is_chosen = move || shell.filter.department.with(|department| department.as_ref() == Some(&chosen));
    view! {
        <option value=value selected=is_chosen>
            {name}
        </option>
    }
}
