//! `#/sheet/<id>`: one sheet as the paper has it, beside the list of its group.

use leptos::ev;
use leptos::prelude::*;

use super::items::Items;
use crate::app::Shell;
use crate::app::sheet_keys::Press;
use crate::app::steps::ShownCourse;
use crate::listing;
use crate::messages::sheet::Whereabouts;
use crate::messages::{carry, sheet as sheet_words, steps, ui, versions};
use crate::model::{Rank, Sheet, SheetId, Stage, paper};
use crate::route::Route;
use crate::view::form::paper::SheetPaper;
use crate::view::panels::comments::{self, CommentsButton, CommentsPanel};
use crate::view::panels::finding::ReviewLink;
use crate::view::shared::derived::{SheetMemo, derived};
use crate::view::shared::keep_focus::keeping_focus;
use crate::view::shared::keys::composing;
use crate::view::shared::target::element;

/// The screen of one sheet.
#[component]
pub(crate) fn SheetScreen(id: SheetId, by_entry: bool) -> impl IntoView {
    let shell = Shell::expect();
    let sheet = shell.sheet(id.clone());
    let exists = derived(move || sheet.with(Option::is_some));
    view! {
        {move || {
            let id = id.clone();
            let comments_of = id.clone();
            if exists.get() {
                provide_context(ShownCourse {
                    course: derived(move || {
                        sheet.with(|sheet| {
                            let course = sheet.as_ref().map(|sheet| &sheet.course);
                            course.filter(|course| course.step().is_some()).cloned()
                        })
                    }),
                    settings: shell.settings(),
                });
                view! {
                    <div class="sheet-screen">
                        <GroupNav id=id.clone() sheet=sheet by_entry=by_entry />
                        <main
                            class="desk"
                            class:over=move || shell.sheet_screen.hand.is_over.get()
                            id="main"
                            tabindex="-1"
                            on:keydown=move |event| {
                                if !comments::on_key(shell, &event, sheet) {
                                    press_key(shell, &event);
                                }
                            }
                            on:focusin=move |_| shell.sheet_entered()
                            on:input=move |_| shell.sheet_left()
                            on:focusout=move |event| leave(shell, &event)
                            on:mousedown=move |event| press(shell, &event)
                        >
                            <Tools id=id.clone() sheet=sheet by_entry=by_entry />
                            {if by_entry {
                                view! { <Items id=id sheet=sheet /> }.into_any()
                            } else {
                                view! { <SheetPaper id=id sheet=sheet /> }.into_any()
                            }}
                        </main>
                        <CommentsPanel id=comments_of sheet=sheet />
                    </div>
                }
                    .into_any()
            } else {
                view! { <Missing id=id /> }.into_any()
            }
        }}
    }
}

/// A key on the sheet.
fn press_key(shell: Shell, event: &ev::KeyboardEvent) {
    let press = Press {
        key: &event.key(),
        ctrl: event.ctrl_key() || event.meta_key(),
        alt: event.alt_key(),
        composing: composing(event),
    };
    if !event.default_prevented() && shell.sheet_key(press) {
        event.prevent_default();
    }
}

/// A press on the sheet, with the mouse's first button.
fn press(shell: Shell, event: &ev::MouseEvent) {
    if event.button() == 0 && element(event.target()).is_some_and(|target| shell.sheet_pressed(&target)) {
        event.prevent_default();
    }
}

/// The focus leaves a part of the sheet, for another part of the page or for another one of the sheet.
fn leave(shell: Shell, event: &ev::FocusEvent) {
    let to = element(event.related_target());
    if to.is_some_and(|to| to.closest("#main").ok().flatten().is_none()) {
        shell.sheet_left();
    }
}

/// A sheet's address, seen the same way.
fn route(id: SheetId, by_entry: bool) -> Route {
    if by_entry { Route::Items(id) } else { Route::Sheet(id) }
}

/// What stands where a sheet was deleted, or never was.
#[component]
pub(super) fn Missing(id: SheetId) -> impl IntoView {
    let shell = Shell::expect();
    let whereabouts = Memo::new(move |_| shell.whereabouts(&id));
    let is_at = move |place| move || whereabouts.get() != place;
    view! {
        <main class="page" id="main" tabindex="-1">
            <h1>{sheet_words::NO_SUCH_SHEET}</h1>
            <p>{move || sheet_words::no_such_sheet(whereabouts.get())}</p>
            <p>
                <a class="btn fill" href=Route::List.href()>{sheet_words::TO_LIST}</a>
                " "
                <a class="btn" href=Route::Bin.href() hidden=is_at(Whereabouts::InBin)>{ui::BIN}</a>
                <button class="btn" hidden=is_at(Whereabouts::Undone) on:click=move |_| shell.redo()>{ui::REDO}</button>
            </p>
        </main>
    }
}

/// What the list at the left shows of a sheet.
#[derive(Clone, PartialEq, Eq, Hash)]
struct NavRow {
    id: SheetId,
    rank: Option<Rank>,
    goal: String,
    department: String,
}

impl NavRow {
    fn of(sheet: &Sheet) -> Self {
        Self {
            id: sheet.id.clone(),
            rank: paper::rank_of(sheet),
            goal: sheet.goal.clone(),
            department: sheet.department.clone(),
        }
    }
}

/// The sheets of the group, at the left; folds away.
#[component]
fn GroupNav(id: SheetId, sheet: SheetMemo, by_entry: bool) -> impl IntoView {
    let shell = Shell::expect();
    let place = derived(move || sheet.with(|sheet| sheet.as_ref().map(|s| (s.group.clone(), s.fiscal_year))));
    let rows = Memo::new(move |_| {
        let Some((group, year)) = place.get() else { return Vec::new() };
        let group = listing::group(&shell.heads(), &group, year);
        group.sheets.iter().map(|sheet| NavRow::of(sheet)).collect::<Vec<_>>()
    });
    let heading = Memo::new(move |_| {
        let group = place.get().map_or(String::new(), |(group, _)| group);
        format!("{}（{}）", ui::group(&group), ui::count(rows.with(Vec::len)))
    });
    let folded = shell.sheet_screen.nav_folded;
    view! {
        <aside class="side" class:folded=move || folded.get()>
            <button
                class="fold"
                aria-expanded=move || (!folded.get()).to_string()
                aria-label=sheet_words::FOLD
                title=sheet_words::FOLD
                on:click=move |_| folded.update(|folded| *folded = !*folded)
            >
                {move || if folded.get() { "»" } else { "«" }}
                <span class="fold-words" aria-hidden="true">" " {move || heading.get()}</span>
            </button>
            <nav aria-label=sheet_words::group_nav class:hidden=move || folded.get()>
                <h2>{move || heading.get()}</h2>
                <For each=keeping_focus(move || rows.get()) key=Clone::clone let:row>
                    <a
                        href=route(row.id.clone(), by_entry).href()
                        aria-current=(row.id == id).then_some("page")
                    >
                        <span class="rank">{row.rank.map(|rank| rank.number())}</span>
                        <span>
                            {ui::goal(&row.goal).to_owned()} <small>{row.department}</small>
                        </span>
                    </a>
                </For>
                <button class="add" on:click=move |_| shell.new_sheet_beside(sheet.get_untracked())>
                    {sheet_words::ADD_SHEET}
                </button>
            </nav>
        </aside>
    }
}

/// The step to which a sheet was moved; where it was moved to none, the one that the day says.
#[component]
fn StageNow(sheet: SheetMemo) -> impl IntoView {
    let shell = Shell::expect();
    let year = derived(move || sheet.with(|sheet| sheet.as_ref().map(|sheet| sheet.fiscal_year)));
    let course = expect_context::<ShownCourse>();
    let stage = move || {
        course.course.track();
        let moved = sheet.with_untracked(|sheet| {
            sheet.as_ref().and_then(|sheet| steps::now(&course.settings.get(), sheet))
        });
        let told = moved.or_else(|| {
            let stage = Stage::of(year.get()?, &shell.now());
            Some(steps::by_day(&course.settings.get(), stage))
        });
        told.map(|(name, when)| view! { <b>{name}</b> {when} })
    };
    view! {
        <span class="stage">
            <span class="stage-now">{sheet_words::STAGE_NOW} "　"</span>
            {stage}
        </span>
    }
}

/// The row of tools over the paper.
#[component]
fn Tools(id: SheetId, sheet: SheetMemo, by_entry: bool) -> impl IntoView {
    let shell = Shell::expect();
    let neighbours = {
        let id = id.clone();
        Memo::new(move |_| {
            let (before, after) = listing::neighbours(&shell.heads(), &id);
            (before.map(|sheet| sheet.id.clone()), after.map(|sheet| sheet.id.clone()))
        })
    };
    let link = move |target: Option<SheetId>, words: &'static str| match target {
        Some(id) => view! { <a class="btn" href=route(id, by_entry).href()>{words}</a> }.into_any(),
        None => view! { <span class="btn off" aria-hidden="true">{words}</span> }.into_any(),
    };
    let name = derived(move || {
        sheet.with(|sheet| {
            sheet
                .as_ref()
                .map(|sheet| sheet_words::name(paper::rank_of(sheet), &sheet.goal, &sheet.department))
        })
    });
    let years = Route::Years(id.clone()).href();
    let (copied, deleted, reviewed, history) = (id.clone(), id.clone(), id.clone(), id.clone());
    view! {
        <div class="tools sheet-tools">
            <div class="stay">
                <nav class="seg" aria-label=sheet_words::VIEWS>
                    <a href=route(id.clone(), false).href() aria-current=(!by_entry).then_some("true")>
                        {sheet_words::PAPER_VIEW}
                    </a>
                    <a href=route(id.clone(), true).href() aria-current=by_entry.then_some("true")>
                        {sheet_words::ITEMS_VIEW}
                    </a>
                </nav>
                {move || link(neighbours.get().0, sheet_words::PREVIOUS)}
                {move || link(neighbours.get().1, sheet_words::NEXT)}
            </div>
            <div class="more">
                <StageNow sheet=sheet />
                <span>
                    <ReviewLink id=reviewed />
                </span>
                <span class="grow"></span>
                <CommentsButton sheet=sheet />
                <button class="btn quiet" on:click=move |_| shell.go(&Route::Versions(history.clone()))>
                    {versions::TITLE}
                </button>
                <a class="btn quiet" href=years aria-label=carry::YEARS>{carry::YEARS_SHORT}</a>
                <button class="btn quiet" on:click=move |_| shell.duplicate(&copied)>{ui::DUPLICATE}</button>
                <button class="btn quiet" on:click=move |_| shell.delete(std::slice::from_ref(&deleted))>
                    {ui::DELETE}
                </button>
                <button class="btn quiet" data-print on:click=move |_| shell.print()>{ui::PRINT}</button>
            </div>
        </div>
        <p class="sheet-name" hidden=!by_entry><b>{name}</b></p>
    }
}
