//! Long lists of rows, drawn a few at a time, so that the page answers between.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::Shell;
use crate::app::paint::after_paint;

/// How many come with each frame; a sheet of any office has fewer.
const STEP: usize = 20;

/// The rows that are drawn by now: the first few at once, the others frame by frame; all where somebody is led to one of
/// them, or the page is printed.
pub(crate) fn growing<T: Clone + Send + Sync + 'static>(
    first: usize,
    rows: impl Fn() -> Vec<T> + Clone + Send + Sync + 'static,
) -> impl Fn() -> Vec<T> {
    let is_whole = Shell::expect().sheet_screen.is_whole;
    let drawn = RwSignal::new(first);
    let print = window_event_listener_untyped("beforeprint", move |_| {
        let _ = drawn.try_set(usize::MAX);
    });
    on_cleanup(move || print.remove());
    let all = rows.clone();
    Effect::new(move |_| {
        let (now, all) = (drawn.get(), all().len());
        let is_done = all > 0 && all <= now && now < usize::MAX;
        if is_done || (is_whole.get() && now < all) {
            // From now on a row that is added is there at once.
            drawn.set(usize::MAX);
        } else if now < all {
            after_paint(move || {
                let _ = drawn.try_update(|drawn| *drawn = drawn.saturating_add(STEP));
            });
        }
    });
    move || {
        let mut rows = rows();
        rows.truncate(drawn.get());
        rows
    }
}

/// Rows that stay as they are, drawn likewise; one code for all such lists.
pub(crate) fn in_steps(
    first: usize,
    count: usize,
    row: impl Fn(usize) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    all_in_steps(first, count, Arc::new(row))
}

fn all_in_steps(first: usize, count: usize, row: Arc<dyn Fn(usize) -> AnyView + Send + Sync>) -> AnyView {
    let rows = growing(first, move || (0..count).collect::<Vec<usize>>());
    view! { <For each=rows key=|at| *at children=move |at| row(at) /> }.into_any()
}
