//! What a person meets: Leptos components, a file a screen.

use leptos::prelude::*;

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    view! { <main><h1>"重点目標管理シート"</h1></main> }
}
