//! `#/`: a year's sheets by group in rank order, as the paper's first page lists them.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::Shell;
use crate::app::dialog::Dialog;
use crate::app::screen::ROWS;
use crate::figures::{printable, tally_bar, tally_line};
use crate::listing::search::Needle;
use crate::listing::{self, Group};
use crate::messages::{
    backup, carry, comments as comment_words, list as list_words, parts, results as results_words,
    review as review_words, saving, sending, ui,
};
use crate::model::{FormPart, Sheet, SheetId};
use crate::route::Route;
use crate::view::panels::finding::ReviewLink;
use crate::view::panels::in_place::{AtHand, KeepAtHand};
use crate::view::shared::division::{DivisionSelect, LeftOut};
use crate::view::shared::drag::{DragState, RowHandle};
use crate::view::shared::keys::composing_input;
use crate::view::shared::own_work::OwnWorkSelect;
use crate::view::shared::places::Places;

/// The screen of the list, with search and filters over it.
#[component]
pub(crate) fn ListScreen() -> impl IntoView {
    let shell = Shell::expect();
    let needle = Memo::new(move |_| shell.list.query.with(|query| Needle::words(query)));
    provide_context(needle);
    let groups = Memo::new(move |_| {
        let filter = shell.chosen_filter();
        let found = shell.document().with(|document| listing::groups(document, &filter));
        shell.search(found, &needle.get())
    });
    let shown = Memo::new(move |_| {
        groups.with(|groups| {
            groups.iter().flat_map(|group| group.sheets.iter().map(|s| s.id.clone())).collect::<Vec<_>>()
        })
    });
    // What is not shown cannot be selected: nobody deletes or exports what they do not see.
    Effect::new(move |_| {
        let shown = shown.get();
        shell.list.shown.set(shown.clone());
        if shell.list.selected.with_untracked(|selected| selected.iter().any(|id| !shown.contains(id))) {
            shell.list.selected.update(|selected| selected.retain(|id| shown.contains(id)));
        }
    });
    view! {
        <main class="page" id="main" tabindex="-1">
            <h1>{move || ui::list_title(shell.filter.year.get())}</h1>
            <p class="sub">
                <span role="status">
                    {move || list_words::list_summary(groups.with(Vec::len), shown.with(Vec::len), shell.is_filtered())}
                </span>
                <span class="no-print">" ／ " <a href=Route::Carry(None).href()>{carry::TITLE}</a></span>
                <KeepAtHand is_behind=true />
            </p>
            <ListTools />
            <AtHand />
            <LeftOut />
            <BackupReminder />
            <SelectionTools />
            <Show when=move || shown.with(Vec::is_empty)>
                <p class="empty">{move || list_words::nothing_found(shell.is_filtered())}</p>
            </Show>
            <For each=move || drawn(groups.get(), shell.list.drawn.get()) key=group_key let:part>
                <GroupTable group=part.0 rows=part.1 />
            </For>
            {move || {
                let left = shown.with(Vec::len).saturating_sub(shell.list.drawn.get());
                (left > 0).then(|| view! { <More left=left /> })
            }}
            <p class="hint no-print">{list_words::rank_how()}</p>
            <p class="drop-hint no-print">{list_words::DROP_HINT}</p>
            <SpaceMeter />
        </main>
    }
}

/// As many rows of the groups as are drawn: the groups that have any, and how many of each.
fn drawn(groups: Vec<Group>, mut rows: usize) -> Vec<(Group, usize)> {
    let part = |group: Group| {
        let of_group = group.sheets.len().min(rows);
        rows -= of_group;
        (of_group > 0).then_some((group, of_group))
    };
    groups.into_iter().map_while(part).collect()
}

/// A group's table is drawn anew when any of its sheets changes.
fn group_key((group, rows): &(Group, usize)) -> (String, u16, Vec<usize>, usize) {
    let sheets = group.sheets.iter().map(|sheet| Arc::as_ptr(sheet).addr()).collect();
    (group.name.clone(), group.year.western(), sheets, *rows)
}

/// Draws more rows.
#[component]
fn More(left: usize) -> impl IntoView {
    let shell = Shell::expect();
    view! {
        <p class="rows-left">{list_words::more_sheets(left)}</p>
        <button class="btn more no-print" on:click=move |_| shell.list.drawn.update(|drawn| *drawn += ROWS)>
            {results_words::MORE}
        </button>
    }
}

/// Search, group and department, and the two ways to get more sheets.
#[component]
fn ListTools() -> impl IntoView {
    let shell = Shell::expect();
    view! {
        <div class="tools">
            <input
                type="search"
                class="find"
                aria-label=ui::SEARCH
                placeholder=ui::SEARCH
                prop:value=move || shell.list.query.get()
                on:focus=move |_| shell.expect_search()
                on:input:target=move |event| {
                    if !composing_input(&event) {
                        shell.search_list(event.target().value());
                    }
                }
                on:compositionend:target=move |event| shell.search_list(event.target().value())
            />
            <DivisionSelect />
            <OwnWorkSelect />
            <span class="grow"></span>
            <button class="btn" data-print on:click=move |_| shell.print()>{ui::PRINT}</button>
            <button class="btn" on:click=move |_| shell.open(Dialog::PasteText)>{ui::PASTE}</button>
            <button class="btn" on:click=move |_| shell.pick_files()>{ui::OPEN_FILES}</button>
            <button class="btn" on:click=move |_| shell.pick_folder()>{ui::OPEN_FOLDER}</button>
            <button class="btn fill" on:click=move |_| shell.new_sheet()>{format!("＋ {}", ui::NEW_SHEET)}</button>
        </div>
    }
}

/// How much of the storage is taken, and what can be done about it.
#[component]
fn SpaceMeter() -> impl IntoView {
    let shell = Shell::expect();
    let space = shell.saving.space;
    shell.measure_space_soon();
    view! {
        <details class="space hint no-print" on:toggle=move |_| shell.measure_space()>
            <summary>
                <meter aria-hidden="true" min="0" max="100" high=saving::SCARCE value=move || space.get()></meter>
                {Signal::derive(move || saving::space(space.get()))}
            </summary>
            <p>{saving::SPACE_WHY}</p>
            <button class="btn small" on:click=move |_| shell.back_up()>{backup::BACK_UP}</button>
            <a class="btn small" href=Route::Bin.href()>{ui::BIN}</a>
            <button class="btn small" on:click=move |_| shell.ask_to_persist()>{saving::PERSIST}</button>
        </details>
    }
}

/// It is time for a backup: a line that can be put off.
#[component]
fn BackupReminder() -> impl IntoView {
    let shell = Shell::expect();
    let due = Memo::new(move |_| shell.backup_due());
    view! {
        <Show when=move || due.with(Option::is_some)>
            <p class="left-out no-print" role="status">
                <span>{Signal::derive(move || due.get().map(backup::due))}</span>
                <button class="btn small" on:click=move |_| shell.back_up()>{backup::BACK_UP}</button>
                <button class="btn small off" on:click=move |_| shell.put_off_backup()>{backup::LATER}</button>
            </p>
        </Show>
    }
}

/// What can be done with the selected sheets.
#[component]
fn SelectionTools() -> impl IntoView {
    let shell = Shell::expect();
    let count = move || shell.list.selected.with(|selected| selected.len());
    view! {
        <div class="selection" hidden=move || count() == 0>
            <b>{move || list_words::selected(count())}</b>
            <button class="btn small" on:click=move |_| shell.delete_selected()>{list_words::DELETE_SELECTED}</button>
            <button class="btn small" on:click=move |_| shell.list.selected.update(|s| s.clear())>
                {list_words::CLEAR_SELECTION}
            </button>
            <span class="grow"></span>
            <span class="hint">{list_words::SELECTION_HINT}</span>
        </div>
    }
}

/// One group's page.
#[component]
fn GroupTable(group: Group, rows: usize) -> impl IntoView {
    let shell = Shell::expect();
    let drag = DragState::default();
    let ids: Vec<SheetId> = group.sheets.iter().map(|sheet| sheet.id.clone()).collect();
    let all = ids.clone();
    let all_on = {
        let ids = ids.clone();
        move || shell.list.selected.with(|selected| ids.iter().all(|id| selected.contains(id)))
    };
    let toggle_all = move |on: bool| {
        shell.list.selected.update(|selected| {
            for id in &all {
                if on {
                    selected.insert(id.clone())
                } else {
                    selected.remove(id)
                };
            }
        });
    };
    let name = ui::group(&group.name).to_owned();
    // Over all years a group stands once a year.
    let year = group.year;
    let title = Memo::new(move |_| match shell.filter.year.get() {
        Some(_) => name.clone(),
        None => format!("{year}　{name}"),
    });
    let whole = Arc::new(group);
    view! {
        <section class="group">
            <h2>{move || title.get()} <small>{ui::count(ids.len())}</small></h2>
            <table class="goals">
                <thead>
                    <tr>
                        <th class="pick">
                            <input
                                aria-label=move || list_words::select_all(&title.get())
                                type="checkbox"
                                prop:checked=all_on
                                on:change:target=move |event| toggle_all(event.target().checked())
                            />
                        </th>
                        <th class="order" scope="col">{list_words::rank()}</th>
                        <th scope="col">{parts::goal()}</th>
                        <th class="reached" scope="col">{list_words::reached()}</th>
                        <th class="found" scope="col">{review_words::TITLE}</th>
                        <th class="updated" scope="col">{list_words::UPDATED}</th>
                        <th class="actions" scope="col"><span class="sr-only">{list_words::ACTIONS}</span></th>
                    </tr>
                </thead>
                <tbody>
                    {whole
                        .sheets
                        .iter()
                        .take(rows)
                        .map(|sheet| {
                            view! { <GoalRow sheet=sheet.clone() group=whole.clone() drag=drag /> }
                        })
                        .collect_view()}
                </tbody>
            </table>
        </section>
    }
}

/// A sheet's rank, where it has one.
fn rank_of(sheet: &Sheet) -> String {
    sheet.rank.map_or_else(|| "－".to_owned(), |rank| rank.number().to_string())
}

/// One goal.
#[component]
fn GoalRow(sheet: Arc<Sheet>, group: Arc<Group>, drag: DragState) -> impl IntoView {
    let shell = Shell::expect();
    let id = sheet.id.clone();
    let goal = ui::goal(&sheet.goal).to_owned();
    let (picked, toggled, copied, deleted) = (id.clone(), id.clone(), id.clone(), id.clone());
    let (came, address) = (id.clone(), id.as_str().to_owned());
    let is_fresh = Memo::new(move |_| shell.list.fresh.with(|fresh| fresh.contains(&came)));
    let (is_over, on_over) = (drag.is_over(&id), drag.on_over(&id));
    let on_drop = drag.on_drop(&id, group.clone(), shell);
    let href = Route::Sheet(id.clone()).href();
    let updated = shell.updated(&id);
    let (reviewed, reached) = (id.clone(), id.clone());
    let reached = Memo::new(move |_| reached_by(shell, &reached));
    let said = {
        let id = id.clone();
        let document = shell.document();
        Memo::new(move |_| {
            let standing = |sheet: &Arc<Sheet>| comment_words::standing(sheet).join("　");
            document.with(|document| document.sheet(&id).map_or_else(String::new, standing))
        })
    };
    let beside = id.clone();
    let is_beside = Memo::new(move |_| shell.beside(&beside).is_some());
    let compared = id.clone();
    let lent = id.clone();
    let out = Memo::new(move |_| sending::out_with(&shell.out_with(&lent)));
    let unfiled = move || shell.documents.unfiled.with(|unfiled| unfiled.contains(&id));
    view! {
        <tr
            class:over=is_over
            class:fresh=move || is_fresh.get()
            data-sheet=address
            on:dragover=on_over
            on:drop=on_drop
        >
            <td class="pick">
                <input
                    aria-label=list_words::select(&goal)
                    type="checkbox"
                    prop:checked=move || shell.list.selected.with(|selected| selected.contains(&picked))
                    on:change:target=move |event| {
                        let on = event.target().checked();
                        shell.list.selected.update(|selected| {
                            if on { selected.insert(toggled.clone()) } else { selected.remove(&toggled) };
                        });
                    }
                />
            </td>
            <td class="order">
                <RowHandle sheet=sheet.clone() group=group drag=drag />
                <span class="rank">
                    {parts::has(FormPart::Rank).then(|| rank_of(&sheet))}
                </span>
            </td>
            <td>
                <a class="goal-link" href=href>{goal.clone()}</a>
                <span class="badge new" hidden=move || !is_fresh.get()>{list_words::FRESH}</span>
                <Show when=move || is_beside.get()>
                    <ComparedWith id=compared.clone() />
                </Show>
                <small>{list_words::department_line(&sheet.department, sheet.initiatives.len())}</small>
                <small class="said" hidden=move || said.with(String::is_empty)>{said}</small>
                <small class="said" hidden=move || out.with(String::is_empty)>{out}</small>
                <Places sheet=sheet.clone() />
            </td>
            <td class="reached" data-label=list_words::reached() inner_html=move || reached.get()></td>
            <td class="found" data-label=review_words::TITLE>
                <ReviewLink id=reviewed />
            </td>
            <td class="updated">
                <small>{updated}</small>
                <small class="unfiled" hidden=move || !unfiled()>{list_words::UNFILED}</small>
            </td>
            <td class="actions">
                <button class="btn small" aria-label=list_words::duplicate(&goal) on:click=move |_| shell.duplicate(&copied)>
                    {ui::DUPLICATE}
                </button>
                <button
                    class="btn small"
                    aria-label=list_words::delete(&goal)
                    on:click=move |_| shell.delete(std::slice::from_ref(&deleted))
                >
                    {ui::DELETE}
                </button>
            </td>
        </tr>
    }
}

/// The mark of a sheet that was kept beside another one, and the way to compare both.
#[component]
fn ComparedWith(id: SheetId) -> impl IntoView {
    let shell = Shell::expect();
    view! {
        <span class="badge new">{saving::BESIDE}</span>
        " "
        <button class="btn small" on:click=move |_| shell.compare_beside(&id)>{saving::COMPARE}</button>
    }
}

/// How the entries of a sheet came out by now: a bar and its words.
fn reached_by(shell: Shell, id: &SheetId) -> String {
    let Some(reading) = shell.reading(id) else { return String::new() };
    let report = shell.counted_report(&[(reading.sheet.clone(), reading.results.clone())]);
    let tally = reading.results.tally(report);
    match tally.all() {
        0 => String::new(),
        _ => printable(tally_bar(&tally, report)) + &printable(tally_line(&tally, report)),
    }
}
