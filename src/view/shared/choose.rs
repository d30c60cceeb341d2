//! A list to choose one thing from.

use leptos::prelude::*;

/// A list to choose one thing from.
#[component]
pub(crate) fn Choose(
    /// What is chosen.
    name: &'static str,
    /// What there is to choose from.
    options: Vec<String>,
    /// Which one is chosen.
    chosen: impl Fn() -> usize + Copy + Send + 'static,
    /// Chooses one.
    choose: impl Fn(usize) + 'static,
) -> impl IntoView {
    let count = options.len();
    let option = |(at, words): (usize, String)| {
        view! { <option value=at selected=move || chosen() == at>{words}</option> }
    };
    view! {
        <select
            class="sel"
            aria-label=name
            on:change:target=move |event| {
                if let Some(at) = event.target().value().parse().ok().filter(|at| *at < count) {
                    choose(at);
                }
            }
        >
            {options.into_iter().enumerate().map(option).collect_view()}
        </select>
    }
}
