//! 使い方, over the screen that it tells of; and its keys.

use leptos::ev;
use leptos::prelude::*;

use crate::app::Shell;
use crate::messages::{help as words, ui};
use crate::view::shared::modal::Modal;
use crate::view::shared::target::within;

/// The dialog; it has a text while it is open.
#[component]
pub(crate) fn HelpDialog() -> impl IntoView {
    let shell = Shell::expect();
    let leave = move || shell.help.is_open.set(false);
    view! {
        <Modal class="help" name="help-title" is_open=shell.help.is_open on_close=leave>
            <h2 id="help-title">{words::TITLE}</h2>
            <button class="tiny close" aria-label=ui::CLOSE on:click=move |_| leave()>"×"</button>
            {move || shell.help.is_open.get().then(|| view! { <HelpBody /> })}
        </Modal>
    }
}

/// Its text, and which way this page has without the network.
#[component]
pub(crate) fn HelpBody() -> impl IntoView {
    let shell = Shell::expect();
    let said = move || match shell.help.is_missing.get() {
        true => words::FAILED,
        false => words::LOADING,
    };
    let follow = move |event: ev::MouseEvent| {
        if let Some(section) =
            within(&event, "[data-section]").and_then(|link| link.get_attribute("data-section"))
        {
            shell.show_section(&section);
        }
    };
    view! {
        <p class="help-offline">{Signal::derive(move || shell.told_offline())}</p>
        {move || match shell.help.text.get() {
            Some(text) => view! { <div class="help-body" on:click=follow inner_html=text></div> }.into_any(),
            None => view! { <p role="status">{said}</p> }.into_any(),
        }}
    }
}

/// F1 anywhere, and ? where nothing is typed. Whether it was one of them.
pub(crate) fn on_key(shell: Shell, event: &ev::KeyboardEvent) -> bool {
    let has_other = event.ctrl_key() || event.meta_key() || event.alt_key();
    let is_typed = || within(event, "input, textarea, select").is_some();
    let is_asked =
        !has_other && (event.key() == "F1" || matches!(event.key().as_str(), "?" | "？") && !is_typed());
    if is_asked {
        event.prevent_default();
        shell.open_help();
    }
    is_asked
}
