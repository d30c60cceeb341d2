//! 優先順位, typed as a number, and the offer to move the others.

use leptos::prelude::*;

use crate::app::Shell;
use crate::messages::{parts, review as review_words, sheet as sheet_words};
use crate::model::{Edit, Rank, SheetId};
use crate::text::rank;
use crate::view::shared::derived::{SheetMemo, derived};

/// 優先順位, typed as a number.
#[component]
pub(super) fn RankField(id: SheetId, sheet: SheetMemo) -> impl IntoView {
    let shell = Shell::expect();
    let current = derived(move || sheet.with(|sheet| sheet.as_ref().and_then(|sheet| sheet.rank)));
    // While the field has the focus it is its own: what is typed is taken, and nothing is written into it.
    let is_edited = RwSignal::new(false);
    let shown = Memo::new(move |shown: Option<&String>| match shown {
        Some(shown) if is_edited.get() => shown.clone(),
        _ => current.get().map_or(String::new(), |rank| rank.number().to_string()),
    });
    let typed = id.clone();
    // An empty field is on the way to another number, until it is left.
    let type_in = move |event: leptos::ev::Targeted<leptos::ev::Event, web_sys::HtmlInputElement>| {
        if let Some(rank @ Some(_)) = read_rank(&event.target().value()) {
            shell.edit(Edit::SetRanks(vec![(typed.clone(), rank)]));
        }
    };
    let settle = move |event: leptos::ev::Targeted<leptos::ev::Event, web_sys::HtmlInputElement>| {
        let text = event.target().value();
        match read_rank(&text) {
            None => shell.trouble(sheet_words::bad_rank(&text)),
            Some(None) => {
                shell.edit(Edit::SetRanks(vec![(id.clone(), None)]));
            }
            Some(Some(_)) => {}
        }
        // Asks the document and not the memo, which is gone where the field leaves the screen with the focus in it.
        let kept =
            shell.document().with_untracked(|document| document.sheet(&id).and_then(|sheet| sheet.rank));
        event.target().set_value(&kept.map_or(String::new(), |rank| rank.number().to_string()));
    };
    view! {
        <span class="rank-field">
            <input
                inputmode="numeric"
                type="text"
                size="2"
                autocomplete="off"
                aria-label=parts::rank()
                data-part="rank"
                prop:value=move || shown.get()
                on:focus=move |_| {
                    shell.seal();
                    is_edited.set(true);
                }
                on:input:target=type_in
                on:change:target=settle
                on:blur=move |_| {
                    shell.seal();
                    is_edited.try_set(false);
                }
            />
            {parts::RANK_SUFFIX}
        </span>
    }
}

/// Where another sheet of the group has the same rank: the offer to move the others.
#[component]
pub(super) fn RankOffer(id: SheetId) -> impl IntoView {
    let shell = Shell::expect();
    let is_doubled = {
        let id = id.clone();
        Memo::new(move |_| shell.is_rank_doubled(&id))
    };
    let offer = move || {
        let id = id.clone();
        let make_room = move |_| {
            shell.make_room(&id);
            // The button goes with what it mends.
            shell.focus("[data-part=rank]");
        };
        is_doubled.get().then(|| {
            view! {
                <button class="btn small" tabindex="-1" aria-label=review_words::make_room() on:click=make_room>
                    {review_words::MAKE_ROOM_SHORT}
                </button>
            }
        })
    };
    view! {
        <div class="rank-offer no-print" role="status">
            {offer}
        </div>
    }
}

/// The rank that was typed, none where the field is empty; nothing where it is no rank.
fn read_rank(typed: &str) -> Option<Option<Rank>> {
    if typed.trim().is_empty() { Some(None) } else { rank::read(typed).and_then(Rank::new).map(Some) }
}
