//! What opens at a chip: what a verdict was read from, what a finding says.

use leptos::prelude::*;
use leptos::{ev, html};

use super::verdict::VerdictPanel;
use crate::app::Shell;
use crate::app::dialog::{Dialog, Panel};
use crate::messages::ui;
use crate::view::panels::finding::FindingPanel;
use crate::view::shared::modal::Modal;
use crate::view::shared::target::element;

/// The dialog; open while there is something to show.
#[component]
pub(crate) fn PopDialog() -> impl IntoView {
    let shell = Shell::expect();
    let dialog = NodeRef::<html::Dialog>::new();
    // By memo: another panel in the place of one opens nothing anew.
    let is_open = Memo::new(move |_| shell.dialog.with(|open| matches!(open, Some(Dialog::Panel(_)))));
    let is_outside = move |event: &ev::MouseEvent| {
        dialog
            .get_untracked()
            .is_some_and(|dialog| element(event.target()).is_some_and(|target| target == **dialog))
    };
    view! {
        <Modal
            class="pop"
            dialog=dialog
            name="pop-title"
            is_open=is_open
            on_close=move || shell.close_panel()
            on:click=move |event| {
                // The dialog's own box is its backdrop; what it shows lies in a box of its own.
                if is_outside(&event) {
                    shell.close_panel();
                }
            }
        >
            <div class="pop-body">
                <button class="tiny close" aria-label=ui::CLOSE on:click=move |_| shell.close_panel()>"×"</button>
                {move || match shell.dialog.get() {
                    Some(Dialog::Panel(Panel::Verdict { sheet, initiative, row, report })) => {
                        view! { <VerdictPanel sheet=sheet initiative=initiative row=row report=report /> }.into_any()
                    }
                    Some(Dialog::Panel(Panel::Finding { sheet, part, rule, is_aside })) => {
                        view! { <FindingPanel sheet=sheet part=part rule=rule is_aside=is_aside /> }.into_any()
                    }
                    _ => ().into_any(),
                }}
            </div>
        </Modal>
    }
}
