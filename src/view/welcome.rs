//! The first visit: what this is, and the three ways to begin.

use leptos::prelude::*;

use super::shell::Shell;
use crate::messages::ui;

/// What stands on the list's screen while there is no sheet at all.
#[component]
pub(super) fn Welcome() -> impl IntoView {
    let shell = Shell::expect();
    let way = |title: &'static str, text: &'static str, action: AnyView| {
        view! {
            <li>
                <h2>{title}</h2>
                <p>{text}</p>
                {action}
            </li>
        }
    };
    view! {
        <main class="page welcome" id="main" tabindex="-1">
            <h1>{ui::APP}</h1>
            <p class="lead">{ui::WELCOME}</p>
            <ul class="ways">
                {way(
                    ui::WAY_OPEN,
                    ui::WAY_OPEN_TEXT,
                    view! {
                        <button class="btn fill" on:click=move |_| shell.pick_files()>{ui::OPEN_FILES}</button>
                        <button class="btn" on:click=move |_| shell.pasting.set(true)>{ui::PASTE}</button>
                    }
                        .into_any(),
                )}
                {way(
                    ui::WAY_NEW,
                    ui::WAY_NEW_TEXT,
                    view! {
                        <button class="btn" on:click=move |_| shell.new_sheet()>{ui::NEW_SHEET}</button>
                    }
                        .into_any(),
                )}
                {way(
                    ui::WAY_SAMPLE,
                    ui::WAY_SAMPLE_TEXT,
                    view! {
                        <button class="btn" on:click=move |_| shell.open_sample()>{ui::SAMPLE}</button>
                    }
                        .into_any(),
                )}
            </ul>
            <p class="drop-hint">{ui::DROP_HINT}</p>
            <p class="hint">{ui::PRIVACY}</p>
        </main>
    }
}
