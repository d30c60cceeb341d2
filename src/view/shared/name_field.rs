//! The name under which a person decides, where they want to give one.

use leptos::prelude::*;

use crate::app::Shell;
use crate::messages::ui;

/// The field, with the name that was given last.
#[component]
pub(crate) fn NameField() -> impl IntoView {
    let name = Shell::expect().review_screen.name;
    view! {
        <label class="name-field">
            <span>{ui::NAME}</span>
            <input
                type="text"
                autocomplete="name"
                prop:value=move || name.get()
                on:input:target=move |event| name.set(event.target().value())
            />
        </label>
    }
}
