//! Changing ranks in the list: by dragging a row, or with the arrow keys on its handle.

use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;

use crate::app::Shell;
use crate::listing::{self, Group};
use crate::messages::{list as list_words, ui};
use crate::model::{Edit, Sheet, SheetId};

/// What is being dragged within one group's table, and over which row.
#[derive(Clone, Copy)]
pub(crate) struct DragState {
    dragged: RwSignal<Option<SheetId>>,
    over: RwSignal<Option<SheetId>>,
}

impl Default for DragState {
    fn default() -> Self {
        Self { dragged: RwSignal::new(None), over: RwSignal::new(None) }
    }
}

impl DragState {
    /// Whether the dragged row would take this row's place.
    pub(crate) fn is_over(self, id: &SheetId) -> impl Fn() -> bool + use<> {
        let id = id.clone();
        move || self.over.with(|over| over.as_ref() == Some(&id))
    }

    /// Lets a row of the same table be dropped here. A file from outside is none of ours.
    pub(crate) fn on_over(self, id: &SheetId) -> impl Fn(ev::DragEvent) + use<> {
        let id = id.clone();
        move |event| {
            if self.dragged.with_untracked(Option::is_some) {
                event.prevent_default();
                event.stop_propagation();
                self.over.set(Some(id.clone()));
            }
        }
    }

    /// Puts the dragged row in the place of this one.
    pub(crate) fn on_drop(
        self,
        id: &SheetId,
        group: Arc<Group>,
        shell: Shell,
    ) -> impl Fn(ev::DragEvent) + use<> {
        let id = id.clone();
        move |event| {
            let Some(dragged) = self.dragged.get_untracked() else { return };
            event.prevent_default();
            event.stop_propagation();
            self.end();
            move_to(shell, &group, &dragged, &id);
        }
    }

    fn end(self) {
        self.dragged.set(None);
        self.over.set(None);
    }
}

/// The handle of a row.
#[component]
pub(crate) fn RowHandle(sheet: Arc<Sheet>, group: Arc<Group>, drag: DragState) -> impl IntoView {
    let shell = Shell::expect();
    let id = sheet.id.clone();
    let at = group.sheets.iter().position(|other| other.id == id).unwrap_or(0);
    let last = group.sheets.len().saturating_sub(1);
    let on_key = {
        let id = id.clone();
        move |event: ev::KeyboardEvent| {
            let to = match event.key().as_str() {
                "ArrowUp" if at > 0 => at - 1,
                "ArrowDown" if at < last => at + 1,
                "Home" => 0,
                "End" => last,
                _ => return,
            };
            event.prevent_default();
            if let Some(place) = group.sheets.get(to) {
                move_to(shell, &group, &id, &place.id);
            }
            shell.focus_later(&handle_selector(&id));
        }
    };
    let key = handle_key(&id);
    view! {
        <button
            class="handle"
            draggable="true"
            data-handle=key
            aria-label=list_words::rank_handle(ui::goal(&sheet.goal))
            title=list_words::rank_handle_hint()
            on:keydown=on_key
            on:dragstart=move |event| {
                // Firefox starts no drag without data.
                if let Some(transfer) = event.data_transfer() {
                    transfer.set_effect_allowed("move");
                    drop(transfer.set_data("text/plain", ""));
                }
                drag.dragged.set(Some(id.clone()));
            }
            on:dragend=move |_| drag.end()
        >
            "⠿"
        </button>
    }
}

/// Moves a sheet to the place of another. The whole group is ranked anew, whatever search and filter show of it.
fn move_to(shell: Shell, shown: &Group, id: &SheetId, place: &SheetId) {
    let document = shell.document().get_untracked();
    let group = listing::group(&document, &shown.name, shown.year);
    let Some(to) = group.sheets.iter().position(|sheet| sheet.id == *place) else { return };
    shell.seal();
    if shell.edit(Edit::SetRanks(listing::reranked(&group, id, to))) {
        shell.say(list_words::moved_to(to + 1));
    }
}

/// Ids may hold any character, so the handle is found by a name without quotes.
fn handle_key(id: &SheetId) -> String {
    id.as_str().bytes().map(|byte| format!("{byte:02x}")).collect()
}

fn handle_selector(id: &SheetId) -> String {
    format!("[data-handle=\"{}\"]", handle_key(id))
}
