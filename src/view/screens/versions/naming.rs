//! 名前を付けて残す: what a version is, and what it is called.

use leptos::prelude::*;

use crate::messages::{ui, versions as words};
use crate::versions::Occasion;
use crate::view::shared::choose::Choose;
use crate::view::shared::modal::Modal;

/// The dialog; open while it is asked.
#[component]
pub(super) fn NamingDialog(
    asked: RwSignal<bool>,
    keep: impl Fn(Occasion, String) + Send + 'static,
) -> impl IntoView {
    let (chosen, name) = (RwSignal::new(0_usize), RwSignal::new(String::new()));
    let kinds = Occasion::OWN.iter().map(|one| words::occasion(one).to_owned()).collect();
    let act = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(occasion) = Occasion::OWN.get(chosen.get_untracked()) {
            keep(occasion.clone(), name.get_untracked());
        }
        name.set(String::new());
        asked.set(false);
    };
    view! {
        <Modal class="naming" name="naming-title" is_open=asked on_close=move || asked.set(false)>
            <form on:submit=act>
                <h2 id="naming-title">{words::KEEP}</h2>
                <p>{words::KEEP_WHY}</p>
                <div class="tools">
                    <Choose
                        name=words::OCCASION
                        options=kinds
                        chosen=move || chosen.get()
                        choose=move |at| chosen.set(at)
                    />
                    <label class="name-field">
                        <span>{words::NAME}</span>
                        <input
                            type="text"
                            maxlength="60"
                            prop:value=move || name.get()
                            on:input:target=move |event| name.set(event.target().value())
                        />
                    </label>
                </div>
                <div class="dialog-actions">
                    <button class="btn" type="button" on:click=move |_| asked.set(false)>{ui::LEAVE}</button>
                    <button class="btn fill" type="submit">{words::KEEP_IT}</button>
                </div>
            </form>
        </Modal>
    }
}
