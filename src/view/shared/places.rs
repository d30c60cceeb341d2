//! The places of a sheet that hold what the list is searched for, with the words around them.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::Shell;
use crate::listing::search::{self, Hit, Needle};
use crate::messages::{find as find_words, parts};
use crate::model::Sheet;
use crate::route::Route;

/// How many places of a sheet are shown.
const PLACES: usize = 3;

/// The first places of a sheet, and how many more there are.
#[component]
pub(crate) fn Places(sheet: Arc<Sheet>) -> impl IntoView {
    let needle = expect_context::<Memo<Needle>>();
    move || {
        let hits = needle.with(|needle| search::hits(&sheet, needle));
        let more = hits.len().saturating_sub(PLACES);
        let links =
            hits.into_iter().take(PLACES).map(|hit| view! { <PlaceLine sheet=sheet.clone() hit=hit /> });
        let links = links.collect_view();
        (!needle.with(Needle::is_empty)).then(|| {
            view! {
                <ul class="places">
                    {links} {(more > 0).then(|| view! { <li class="hint">{find_words::more_places(more)}</li> })}
                </ul>
            }
        })
    }
}

/// One place, which leads there.
#[component]
fn PlaceLine(sheet: Arc<Sheet>, hit: Hit) -> impl IntoView {
    let shell = Shell::expect();
    let cell = parts::cell(&sheet, &hit.cell);
    let around = sheet.text(&hit.cell).map(|text| search::around(text, &hit.span));
    let words =
        around.map(|around| view! { {around.before} <mark class="hit">{around.words}</mark> {around.after} });
    let href = Route::Sheet(sheet.id.clone()).href();
    let open = move |event: leptos::ev::MouseEvent| {
        // A click with a key opens a tab of its own, as links do.
        if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
            event.prevent_default();
            shell.jump_to(&sheet, &hit);
        }
    };
    view! {
        <li>
            <a href=href on:click=open>{cell}</a>
            " "
            <span>{words}</span>
        </li>
    }
}
