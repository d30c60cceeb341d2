//! The preview of an import: what each file brings, how it stands, and what is to be done with it.

use leptos::html;
use leptos::prelude::*;

use crate::app::Shell;
use crate::import::{FileReport, ImportChoice, ImportRow, Standing};
use crate::messages::{import as words, parts, problems, ui};

/// The dialog; open while there is something to show.
#[component]
pub(crate) fn ImportDialog() -> impl IntoView {
    let shell = Shell::expect();
    let dialog = NodeRef::<html::Dialog>::new();
    let is_open = Memo::new(move |_| shell.with_import(|_| ()).is_some());
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        if is_open.get() {
            drop(dialog.show_modal());
        } else {
            dialog.close();
        }
    });
    let leave = move || {
        if is_open.get_untracked() {
            shell.dialog.set(None);
        }
    };
    let count = move || shell.with_import(|preview| preview.plan.count()).unwrap_or(0);
    view! {
        <dialog
            class="intake"
            node_ref=dialog
            aria-labelledby="intake-title"
            on:close=move |_| leave()
        >
            <h2 id="intake-title">{words::TITLE}</h2>
            <p>{words::LEAD}</p>
            <Show when=move || is_open.get()>
                <Changed />
                <Refused />
                <Files />
            </Show>
            <div class="dialog-actions">
                <b role="status">{move || words::summary(count())}</b>
                <span class="grow"></span>
                <button class="btn" on:click=move |_| leave()>{ui::LEAVE}</button>
                <button class="btn fill" disabled=move || count() == 0 on:click=move |_| shell.take_in()>
                    {ui::TAKE_IN}
                </button>
            </div>
        </dialog>
    }
}

/// What has changed here since the preview was first shown.
#[component]
fn Changed() -> impl IntoView {
    let shell = Shell::expect();
    let changed = untrack(|| shell.with_import(|preview| preview.changed.clone())).unwrap_or_else(Vec::new);
    (!changed.is_empty())
        .then(|| view! { <div class="problems" role="alert">{words::changed(&changed)}</div> })
}

/// Files that could not be read at all.
#[component]
fn Refused() -> impl IntoView {
    let shell = Shell::expect();
    let refused = untrack(|| shell.with_import(|preview| preview.refused.clone())).unwrap_or_else(Vec::new);
    refused
        .into_iter()
        .map(|(name, why)| {
            view! {
                <h3 class="file">{name}</h3>
                <div class="problems">{why}</div>
            }
        })
        .collect_view()
}

/// What each file brings. The files of a preview do not change, only the choices do.
#[component]
fn Files() -> impl IntoView {
    let shell = Shell::expect();
    let plan = untrack(|| shell.with_import(|preview| preview.plan.clone()));
    let Some(plan) = plan else { return ().into_any() };
    let differing = plan.rows().iter().filter(|r| matches!(r.standing, Standing::Differs { .. })).count();
    let choose_all = move |choice: ImportChoice| {
        shell.update_import(|preview| preview.plan.choose_for_differing(choice));
    };
    let rows: Vec<(usize, ImportRow)> = plan.rows().iter().cloned().enumerate().collect();
    let files = plan.files.into_iter().enumerate().map(|(at, file)| {
        let rows = rows.iter().filter(|(_, row)| row.file == at).cloned().collect();
        view! { <FileBlock file=file rows=rows /> }
    });
    view! {
        <div class="tools" hidden=differing < 2>
            <span>{words::all_differing(differing)}</span>
            <button class="btn small" on:click=move |_| choose_all(ImportChoice::Replace)>{words::ALL_REPLACE}</button>
            <button class="btn small" on:click=move |_| choose_all(ImportChoice::Keep)>{words::ALL_KEEP}</button>
        </div>
        {files.collect_view()}
    }
    .into_any()
}

/// As many notes are shown without scrolling, if they are short.
const FEW: usize = 2;

/// A file's sheets, and before them what there is to say: below a long table nobody would see it.
#[component]
fn FileBlock(file: FileReport, rows: Vec<(usize, ImportRow)>) -> impl IntoView {
    let problems: Vec<String> = file.problems.iter().map(problems::problem).collect();
    let is_empty = rows.is_empty();
    let notes: Vec<String> = file.notes.iter().map(problems::note).collect();
    let list = |class: &'static str, title: &'static str, lines: Vec<String>| {
        (!lines.is_empty()).then(|| {
            // What scrolls must be reached by keyboard.
            let tabindex = (lines.len() > FEW).then_some("0");
            let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
            view! {
                <div class=class role="group" aria-label=title tabindex=tabindex>
                    <b>{title}</b>
                    <ul>{lines}</ul>
                </div>
            }
        })
    };
    view! {
        <h3 class="file">{words::file(&file.name, file.sheets)}</h3>
        {list("problems", words::PROBLEMS, problems)}
        {list("remarks", words::NOTES, notes)}
        <table hidden=is_empty>
            <thead>
                <tr>
                    <th scope="col">{parts::GOAL}</th>
                    <th scope="col">{words::STANDING}</th>
                    <th scope="col">{words::CHOICE}</th>
                </tr>
            </thead>
            <tbody>
                {rows.into_iter().map(|(at, row)| view! { <SheetRow at=at row=row /> }).collect_view()}
            </tbody>
        </table>
    }
}

#[component]
fn SheetRow(at: usize, row: ImportRow) -> impl IntoView {
    let shell = Shell::expect();
    let chosen = Memo::new(move |_| {
        shell.with_import(|preview| preview.plan.rows().get(at).map(|row| row.choice)).flatten()
    });
    let choices = row.standing.choices();
    let choose = move |event: leptos::ev::Targeted<leptos::ev::Event, web_sys::HtmlSelectElement>| {
        let picked = event.target().selected_index();
        let Some(choice) = usize::try_from(picked).ok().and_then(|at| choices.get(at)) else { return };
        shell.update_import(|preview| preview.plan.choose(at, *choice));
    };
    let (class, places) = match &row.standing {
        Standing::New => ("chip new", None),
        Standing::Same(_) => ("chip same", None),
        Standing::Differs { differences, .. } => {
            ("chip exists", Some(words::differences(&row.sheet, differences)))
        }
    };
    let options = choices.iter().map(|choice| {
        let choice = *choice;
        view! { <option selected=move || chosen.get() == Some(choice)>{words::choice(choice, &row.standing)}</option> }
    });
    view! {
        <tr>
            <td>
                <b>{ui::goal(&row.sheet.goal).to_owned()}</b>
                <br />
                <small>{words::sheet_line(&row.sheet)}</small>
                {places.map(|places| view! { <br /> <small>{places}</small> })}
            </td>
            <td><span class=class>{words::standing(&row.standing)}</span></td>
            <td>
                <select
                    aria-label=words::choice_of(&row.sheet.goal)
                    disabled=choices.len() < 2
                    on:change:target=choose
                >
                    {options.collect_view()}
                </select>
            </td>
        </tr>
    }
}
