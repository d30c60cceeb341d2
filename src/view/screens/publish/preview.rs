//! The preview: the published page itself in a frame, as a screen shows it or as paper.

use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;

use super::sides::{VIEW, sides};
use crate::app::Shell;
use crate::app::preview::{FIRST, PagePreview, SANDBOX};
use crate::messages::{publish_screen as words, ui};
use crate::model::Sheet;

/// The frame, the two ways to look at it, and what there is to say about paper.
#[component]
pub(crate) fn Preview(chosen: Memo<Vec<Arc<Sheet>>>) -> impl IntoView {
    let shell = Shell::expect();
    let choice = Memo::new(move |_| shell.publish_screen.settings.get().choice);
    let preview = PagePreview::new(shell, chosen, choice);
    Effect::new(move |_| {
        chosen.with(|_| ());
        choice.with(|_| ());
        preview.make_later();
    });
    let view_of =
        Memo::new(move |_| shell.publish_screen.settings.with(|settings| (settings.on_paper, settings.fit)));
    Effect::new(move |_| {
        view_of.with(|_| ());
        preview.look();
    });
    let resized = window_event_listener(ev::resize, move |_| preview.scale());
    on_cleanup(move || {
        resized.remove();
        preview.leave();
    });
    let PagePreview { node, state, on_paper, making, has_failed, .. } = preview;
    let first_only = move || match chosen.with(Vec::len) {
        all if all > FIRST => {
            let pictures = if choice.get().shows_year() { words::PICTURES_OF_ALL } else { "" };
            format!("{}{pictures}", words::first_only(FIRST, all))
        }
        _ => String::new(),
    };
    view! {
        <section class="preview" aria-label=words::PREVIEW class:on-paper=move || view_of.get().0>
            <div class="tools">
                <b>{words::PREVIEW}</b>
                {sides(shell, "view", VIEW)}
                <button class="btn small" hidden=move || making.with(Option::is_none) on:click=move |_| preview.stop()>
                    {ui::STOP}
                </button>
                <button class="btn small" hidden=move || !has_failed.get() on:click=move |_| preview.make()>
                    {words::MAKE_AGAIN}
                </button>
                <span class="sub" role="status">{move || state.get()} {move || on_paper.get()} {first_only}</span>
            </div>
            <div class="window" class:nothing=move || chosen.with(Vec::is_empty)>
                <iframe
                    node_ref=node
                    title=words::PREVIEW
                    sandbox=SANDBOX
                    on:load=move |_| preview.arrive()
                ></iframe>
            </div>
        </section>
    }
}
