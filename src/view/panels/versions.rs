//! One sheet of an import that is here with other content: both versions side by side, what differs marked, and the choice
//! of the whole or of single parts.

use leptos::prelude::*;

use crate::app::Shell;
use crate::figures::{self, printable};
use crate::import::{Difference, ImportChoice, ImportRow, Standing};
use crate::messages::{import as words, merge as merge_words, steps, ui};
use crate::model::Sheet;
use crate::text::changes::Changes;
use crate::view::panels::matched::MatchLine;

/// The sheet with its choice, and under it what differs.
#[component]
pub(super) fn DifferingRow(at: usize, row: ImportRow, file: String, is_open: bool) -> impl IntoView {
    let (Standing::Differs { differences, .. }, Some(here)) = (row.standing.clone(), row.beside.clone())
    else {
        return ().into_any();
    };
    let open = RwSignal::new(is_open);
    let count = differences.len();
    let names = words::differences(&here, &row.sheet, &differences);
    let sheet = row.sheet.clone();
    let detail = move || {
        let (here, sheet, differences) = (here.clone(), sheet.clone(), differences.clone());
        open.get().then(|| view! { <Parts at=at here=here file=sheet differences=differences /> })
    };
    view! {
        <tr class="differs">
            <td>
                <b>{ui::goal(&row.sheet.goal).to_owned()}</b>
                <br />
                <small>{words::sheet_line(&row.sheet)} "　" {words::from_file(&file)}</small>
                <SameFile at=at />
                <LockedParts at=at />
                <MatchLine at=at row=row.clone() />
                <br />
                <small>{names}</small>
                <br />
                <button
                    class="btn small"
                    aria-expanded=move || open.get().to_string()
                    on:click=move |_| open.update(|open| *open = !*open)
                >
                    {words::show_parts(count)}
                </button>
            </td>
            <td><span class="chip exists">{words::standing(&row.standing)}</span></td>
            <td><ChoiceSelect at=at row=row /></td>
        </tr>
        <tr class="detail" class:folded=move || !open.get()>
            <td colspan="3">{detail}</td>
        </tr>
    }
    .into_any()
}

/// Which parts would be changed though they are only to be read at the sheet's step, as it is chosen now.
#[component]
pub(super) fn LockedParts(at: usize) -> impl IntoView {
    let shell = Shell::expect();
    let settings = shell.settings();
    let told = Memo::new(move |_| {
        let told = shell.with_import(|preview| {
            let row = preview.plan.rows().get(at)?;
            let changes = settings.with(|settings| row.locked_changes(settings));
            let here = row.beside.as_ref().filter(|_| !changes.is_empty())?;
            Some(steps::locked_changes(here, &changes))
        });
        told.flatten()
    });
    view! {
        <p class="hint locked-parts" role="status" hidden=Signal::derive(move || told.with(Option::is_none))>
            {move || told.get()}
        </p>
    }
}

/// The file before that brought the very same, if any did.
#[component]
pub(super) fn SameFile(at: usize) -> impl IntoView {
    let shell = Shell::expect();
    let same = untrack(|| {
        shell.with_import(|preview| {
            let other = preview.plan.rows().get(preview.plan.same_as(at)?)?;
            Some(merge_words::same_as(&preview.plan.files.get(other.file)?.name))
        })
    });
    same.flatten().map(|told| view! { <br /><small class="same-file">{told}</small> })
}

/// What is to be done with a sheet as a whole.
#[component]
pub(super) fn ChoiceSelect(at: usize, row: ImportRow) -> impl IntoView {
    let shell = Shell::expect();
    let chosen = Memo::new(move |_| {
        let of_row = |row: &ImportRow| (row.choice, row.taken.len());
        shell.with_import(|preview| preview.plan.rows().get(at).map(of_row)).flatten()
    });
    let choices = row.choices();
    let choose = move |event: leptos::ev::Targeted<leptos::ev::Event, web_sys::HtmlSelectElement>| {
        let picked = event.target().selected_index();
        let Some(choice) = usize::try_from(picked).ok().and_then(|at| choices.get(at)) else { return };
        shell.update_import(|preview| preview.plan.choose(at, *choice));
    };
    let is = move |choice| chosen.with(|chosen| chosen.is_some_and(|(chosen, _)| chosen == choice));
    let options = choices.iter().map(|choice| {
        let choice = *choice;
        view! { <option prop:selected=move || is(choice)>{words::choice(choice, &row.standing)}</option> }
    });
    // Parts are chosen by their boxes; the list only says so.
    let in_parts = move || {
        let (choice, parts) = chosen.get()?;
        (choice == ImportChoice::Parts)
            .then(|| view! { <option prop:selected=true>{words::in_parts(parts)}</option> })
    };
    view! {
        <select
            aria-label=words::choice_of(&row.sheet.goal)
            disabled=choices.len() < 2
            on:change:target=choose
        >
            {options.collect_view()}
            {in_parts}
        </select>
    }
}

/// The parts that differ, a row each.
#[component]
fn Parts(
    at: usize,
    here: std::sync::Arc<Sheet>,
    file: std::sync::Arc<Sheet>,
    differences: Vec<Difference>,
) -> impl IntoView {
    let shell = Shell::expect();
    let versions: Vec<[String; 2]> =
        differences.iter().map(|one| words::versions(&here, &file, one)).collect();
    let changes = RwSignal::new(None::<Vec<Changes>>);
    shell.compare_texts(versions.clone(), changes);
    let rows = differences.into_iter().zip(versions).enumerate().map(|(nth, (difference, versions))| {
        let name = words::difference(&here, &file, &difference);
        let [old, new] = versions;
        let drawn = move |text: &str, is_after: bool| {
            changes.with(|changes| match changes.as_ref().map(|changes| changes.get(nth)) {
                None => printable(figures::hint(words::COMPARING)),
                Some(None) => printable(figures::version(text, &[], is_after)),
                Some(Some(Changes { before, after })) => {
                    printable(figures::version(text, if is_after { after } else { before }, is_after))
                }
            })
        };
        view! {
            <tr>
                <th scope="row"><PartBox at=at part=difference name=name /></th>
                <td class="version" inner_html=move || drawn(&old, false)></td>
                <td class="version" inner_html=move || drawn(&new, true)></td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <p class="hint">{words::PARTS_HOW}</p>
        <table class="versions">
            <thead>
                <tr>
                    <th scope="col">{words::PART}</th>
                    <th scope="col">{words::HERE}</th>
                    <th scope="col">{words::IN_FILE}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

/// Takes one part.
#[component]
fn PartBox(at: usize, part: Difference, name: String) -> impl IntoView {
    let shell = Shell::expect();
    let picked = part.clone();
    let is_taken = Memo::new(move |_| {
        let takes = |row: &ImportRow| row.takes(&part);
        shell.with_import(|preview| preview.plan.rows().get(at).is_some_and(takes)).unwrap_or(false)
    });
    view! {
        <label>
            <input
                type="checkbox"
                aria-label=words::take_part(&name)
                prop:checked=move || is_taken.get()
                on:change:target=move |event| {
                    let on = event.target().checked();
                    shell.update_import(|preview| preview.plan.choose_part(at, &picked, on));
                }
            />
            {name}
        </label>
    }
}
