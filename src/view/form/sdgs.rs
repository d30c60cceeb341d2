//! 該当するSDGsの目標: picked from the seventeen by number, name and colour.

use std::collections::BTreeSet;

use leptos::ev;
use leptos::prelude::*;

use crate::app::Shell;
use crate::messages::{parts, sheet as sheet_words};
use crate::model::{Edit, Sdg, SheetId};
use crate::view::shared::derived::{SheetMemo, derived};

/// The picked goals, and a panel with all seventeen.
#[component]
pub(crate) fn SdgPicker(id: SheetId, sheet: SheetMemo) -> impl IntoView {
    let shell = Shell::expect();
    let open = RwSignal::new(false);
    let picked = derived(move || sheet.with(|s| s.as_ref().map_or_else(BTreeSet::new, |s| s.sdgs.clone())));
    let set = {
        let id = id.clone();
        move |sdg: Sdg, on: bool| shell.edit(Edit::SetSdg { sheet: id.clone(), sdg, on })
    };
    view! {
        <div class="sdgs" role="group" aria-label=parts::sdgs()>
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
                data-part="sdgs"
                on:keydown=move |event| {
                    // What is typed on the way through the sheet goes nowhere unseen: it opens the seventeen.
                    if is_typed(&event) {
                        open.set(true);
                    }
                }
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
                                                prop:checked=move || picked.with(|p| p.contains(&sdg))
                                                type="checkbox"
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

/// Whether the key is a letter or a figure.
fn is_typed(event: &ev::KeyboardEvent) -> bool {
    let key = event.key();
    key != " " && key.chars().count() == 1 && !event.ctrl_key() && !event.alt_key() && !event.meta_key()
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

/// Whether black and not white is to stand on this colour (`#rrggbb`). A channel's light is taken as the square of
/// its level; with the line at 0.22 each of the seventeen reaches WCAG's 4.5 to 1.
fn is_bright(colour: &str) -> bool {
    let light = |at: usize| {
        let level = colour.get(at..at + 2).and_then(|hex| u32::from_str_radix(hex, 16).ok()).unwrap_or(0);
        level * level
    };
    2126 * light(1) + 7152 * light(3) + 722 * light(5) > 2200 * 255 * 255
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_stands_out_from_its_colour() {
        let light =
            |level: f64| if level <= 0.03928 { level / 12.92 } else { ((level + 0.055) / 1.055).powf(2.4) };
        for sdg in Sdg::all() {
            let colour = sdg.colour();
            let channel = |at: usize| {
                let level = u8::from_str_radix(&colour[at..at + 2], 16).expect("two digits");
                light(f64::from(level) / 255.0)
            };
            let luminance = 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
            let contrast =
                if is_bright(colour) { (luminance + 0.05) / 0.05 } else { 1.05 / (luminance + 0.05) };
            assert!(contrast >= 4.5, "{} on {colour}: {contrast:.2}", sdg.number());
        }
    }
}
