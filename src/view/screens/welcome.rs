//! The first visit: what this is, and the three ways to begin.

use leptos::prelude::*;

use crate::app::Shell;
use crate::app::dialog::Dialog;
use crate::messages::{list as list_words, ui, welcome as welcome_words};
use crate::view::panels::in_place::KeepAtHand;

/// What stands on the list's screen while there is no sheet at all.
#[component]
pub(crate) fn Welcome() -> impl IntoView {
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
            <p class="lead">{welcome_words::WELCOME}</p>
            <ul class="ways">
                {way(
                    welcome_words::WAY_OPEN,
                    welcome_words::WAY_OPEN_TEXT,
                    view! {
                        <button class="btn fill" on:click=move |_| shell.pick_files()>{ui::OPEN_FILES}</button>
                        <button class="btn" on:click=move |_| shell.open(Dialog::PasteText)>{ui::PASTE}</button>
                        <p class="sub">
                            <KeepAtHand />
                        </p>
                    }
                        .into_any(),
                )}
                {way(
                    welcome_words::WAY_NEW,
                    welcome_words::WAY_NEW_TEXT,
                    view! {
                        <button class="btn" on:click=move |_| shell.new_sheet()>{ui::NEW_SHEET}</button>
                    }
                        .into_any(),
                )}
                {way(
                    welcome_words::WAY_SAMPLE,
                    welcome_words::WAY_SAMPLE_TEXT,
                    view! {
                        <button class="btn" on:click=move |_| shell.open_sample()>{ui::SAMPLE}</button>
                    }
                        .into_any(),
                )}
            </ul>
            <p class="drop-hint">{list_words::DROP_HINT}</p>
            <p class="hint">{welcome_words::PRIVACY}</p>
        </main>
    }
}
