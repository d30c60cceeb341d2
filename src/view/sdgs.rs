//! 該当するSDGsの目標: picked from the seventeen by number, name and colour.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::paper::SheetMemo;
use super::shell::Shell;
use crate::messages::{parts, sheet as sheet_words};
use crate::model::{Edit, Sdg, SheetId};

/// The picked goals, and a panel with all seventeen.
#[component]
pub(super) fn SdgPicker(id: SheetId, sheet: SheetMemo) -> impl IntoView {
    let shell = Shell::expect();
    let open = RwSignal::new(false);
    let picked =
        Memo::new(move |_| sheet.with(|s| s.as_ref().map_or_else(BTreeSet::new, |s| s.sdgs.clone())));
    let set = {
        let id = id.clone();
        move |sdg: Sdg, on: bool| shell.edit(Edit::SetSdg { sheet: id.clone(), sdg, on })
    };
    view! {
        <div class="sdgs" role="group" aria-label=parts::SDGS>
            <ul class="picked">
                <For each=move || picked.get() key=|sdg| *sdg let:sdg>
                    <li>
                        <SdgMark sdg=sdg />
                        <span>{sdg.name()}</span>
                    </li>
                </For>
            </ul>
            <button
                class="btn small no-print"
                aria-expanded=move || open.get().to_string()
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {move || if open.get() { sheet_words::SDGS_DONE } else { sheet_words::SDGS_PICK }}
            </button>
            <Show when=move || open.get()>
                <ul class="sdg-panel no-print">
                    {
                        let set = set.clone();
                        Sdg::all()
                            .map(|sdg| {
                                let set = set.clone();
                                view! {
                                    <li>
                                        <label>
                                            <input
                                                type="checkbox"
                                                prop:checked=move || picked.with(|p| p.contains(&sdg))
                                                on:change:target=move |event| {
                                                    set(sdg, event.target().checked());
                                                }
                                            />
                                            <SdgMark sdg=sdg />
                                            <span>{sdg.name()}</span>
                                        </label>
                                    </li>
                                }
                            })
                            .collect_view()
                    }
                </ul>
            </Show>
        </div>
    }
}

/// A goal's number on its colour.
#[component]
fn SdgMark(sdg: Sdg) -> impl IntoView {
    view! {
        <span class="sdg" class:bright=is_bright(sdg.colour()) style=("--sdg", sdg.colour())>
            {sdg.number()}
        </span>
    }
}

/// Whether black stands out better than white on this colour (`#rrggbb`): WCAG's relative luminance above 0.179,
/// with a channel's light taken as the square of its level.
fn is_bright(colour: &str) -> bool {
    let light = |at: usize| {
        let level = colour.get(at..at + 2).and_then(|hex| u32::from_str_radix(hex, 16).ok()).unwrap_or(0);
        level * level
    };
    2126 * light(1) + 7152 * light(3) + 722 * light(5) > 1790 * 255 * 255
}
