//! What the settings know for a text of the head: departments, groups, plans and their chapters, offered while it is typed
//! and never forced.

use leptos::prelude::*;

use crate::app::Shell;
use crate::messages::settings as words;
use crate::model::{Cell, Edit, Settings, Sheet, SheetId};
use crate::view::shared::derived::SheetPart;

/// As many are shown.
const MOST: usize = 12;

/// The offers under a field that has the focus; nothing where the settings know none.
#[component]
pub(super) fn Offers(sheet: SheetPart, id: SheetId, cell: Cell) -> impl IntoView {
    if !matches!(cell, Cell::Group | Cell::Department | Cell::Plan(_) | Cell::Position(_)) {
        return None;
    }
    let shell = Shell::expect();
    let settings = shell.settings();
    let offered = {
        let cell = cell.clone();
        Memo::new(move |_| {
            let of = |sheet: &Sheet| settings.with(|settings| offers(settings, sheet, &cell));
            sheet.with(|sheet| sheet.as_ref().map(|sheet| of(sheet))).unwrap_or_else(Vec::new)
        })
    };
    let take = move |text: String| {
        shell.edit(Edit::SetText { sheet: id.clone(), cell: cell.clone(), text });
    };
    Some(view! {
        <ul class="offers no-print" aria-label=words::OFFERS hidden=move || offered.with(Vec::is_empty)>
            <For each=move || offered.get() key=Clone::clone let:text>
                <li>
                    // The field keeps the focus.
                    <button
                        tabindex="-1"
                        on:mousedown=move |event| event.prevent_default()
                        on:click={
                            let (take, text) = (take.clone(), text.clone());
                            move |_| take(text.clone())
                        }
                    >
                        {text.clone()}
                    </button>
                </li>
            </For>
        </ul>
    })
}

/// What begins as the text does, or holds it; not what stands there already.
fn offers(settings: &Settings, sheet: &Sheet, cell: &Cell) -> Vec<String> {
    let all: Vec<&String> = match cell {
        Cell::Group => settings.groups.iter().map(|group| &group.name).collect(),
        Cell::Department => {
            let own = settings.groups.iter().filter(|group| group.name == sheet.group);
            let others = settings.groups.iter().filter(|group| group.name != sheet.group);
            own.chain(others).flat_map(|group| &group.departments).collect()
        }
        Cell::Plan(_) => settings.plans.iter().map(|plan| &plan.name).collect(),
        Cell::Position(id) => {
            let plan = sheet.position(*id).map(|position| position.plan.as_str());
            let plans = settings.plans.iter().filter(|known| Some(known.name.as_str()) == plan);
            plans.flat_map(|plan| &plan.chapters).collect()
        }
        _ => Vec::new(),
    };
    let text = sheet.text(cell).unwrap_or("").trim();
    let fits = all.into_iter().filter(|name| name.as_str() != text && name.contains(text));
    fits.take(MOST).cloned().collect()
}
