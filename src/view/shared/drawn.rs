//! A picture that an engine draws, with what becomes of it.

use leptos::prelude::*;

use crate::app::drawing::Drawing;
use crate::messages::{showing as words, ui};

/// The picture. Its links are addresses of the app.
#[component]
pub(crate) fn Drawn(drawing: Drawing, class: &'static str) -> impl IntoView {
    let Drawing { markup, state, making, has_failed, .. } = drawing;
    view! {
        <p class="sub no-print" role="status" hidden=move || state.with(String::is_empty)>
            {move || state.get()}
            <button class="btn small" hidden=move || making.with(Option::is_none) on:click=move |_| drawing.stop()>
                {ui::STOP}
            </button>
            <button class="btn small" hidden=move || !has_failed.get() on:click=move |_| drawing.again()>
                {words::DRAW_AGAIN}
            </button>
        </p>
        <div class=class inner_html=move || markup.get()></div>
    }
}
