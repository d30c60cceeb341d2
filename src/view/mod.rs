//! What a person meets: Leptos components, a file a screen. No business rule lives here.

// The component macro makes a public struct of every private component's properties.
#![allow(unreachable_pub)]

mod annotations;
mod bar;
mod bin;
mod cell;
mod commands;
mod drag;
mod export;
mod files;
mod findings;
mod initiatives;
mod intake;
mod items;
mod keys;
mod list;
mod menu;
mod notices;
mod paper;
mod paste;
mod pop;
mod printing;
mod publish;
mod readings;
mod results;
mod review;
mod sdgs;
mod sheet;
mod shell;
mod tabs;
mod verdict;
mod welcome;

use leptos::ev;
use leptos::prelude::*;

use self::bar::Bar;
use self::bin::BinScreen;
use self::files::{DropZone, PasteDialog};
use self::intake::IntakeDialog;
use self::list::ListScreen;
use self::notices::{Banners, NoticeArea};
use self::paste::PasteTable;
use self::pop::PopDialog;
use self::publish::PublishScreen;
use self::results::ResultsScreen;
use self::review::ReviewScreen;
use self::sheet::SheetScreen;
use self::shell::Shell;
use self::welcome::Welcome;
use crate::browser::visit;
use crate::messages::{
    publishing, results as results_words, review as review_words, sheet as sheet_words, ui,
};
use crate::route::Route;

/// The whole app, over what this browser has stored.
#[component]
pub fn App() -> impl IntoView {
    let shell = tabs::start();
    provide_context(shell);
    window_event_listener(ev::hashchange, move |_| shell.show(current_route()));
    window_event_listener(ev::click, move |event| pop::on_click(shell, &event));
    window_event_listener(ev::keydown, move |event| keys::shortcut(shell, &event));
    // A new screen starts at its top, with its name as the page's title.
    Effect::new(move |previous: Option<Route>| {
        let route = shell.route.get();
        if previous.is_some_and(|previous| previous != route) {
            window().scroll_to_with_x_and_y(0.0, 0.0);
            shell.seal();
        }
        route
    });
    shell.start_reading();
    shell.start_reviewing();
    Effect::new(move |_| visit::remember_year(shell.year.get()));
    Effect::new(move |_| visit::remember_publishing(&shell.settings.get().written()));
    Effect::new(move |_| document().set_title(&title(shell)));
    view! {
        <Bar />
        <Banners />
        <Screen />
        <NoticeArea />
        <DropZone />
        <PasteDialog />
        <PasteTable />
        <IntakeDialog />
        <PopDialog />
    }
}

/// The screen that the address names.
#[component]
fn Screen() -> impl IntoView {
    let shell = Shell::expect();
    let is_empty = Memo::new(move |_| shell.document().with(|document| document.sheets.is_empty()));
    move || match shell.route.get() {
        Route::List if is_empty.get() => view! { <Welcome /> }.into_any(),
        Route::List => view! { <ListScreen /> }.into_any(),
        Route::Sheet(id) => view! { <SheetScreen id=id by_entry=false /> }.into_any(),
        Route::Items(id) => view! { <SheetScreen id=id by_entry=true /> }.into_any(),
        Route::Results => view! { <ResultsScreen /> }.into_any(),
        Route::Review => view! { <ReviewScreen /> }.into_any(),
        Route::Publish => view! { <PublishScreen /> }.into_any(),
        Route::Bin => view! { <BinScreen /> }.into_any(),
        Route::Unknown(_) => view! {
            <main class="page" id="main" tabindex="-1">
                <h1>{sheet_words::NO_SUCH_SCREEN}</h1>
                <p>{sheet_words::NO_SUCH_SCREEN_WHY}</p>
                <p>
                    <a class="btn fill" href=Route::List.href()>{sheet_words::TO_LIST}</a>
                </p>
            </main>
        }
        .into_any(),
    }
}

fn current_route() -> Route {
    window().location().hash().map_or(Route::List, |hash| Route::parse(&hash))
}

/// The sheet's goal or the list's year, then the app's name.
fn title(shell: Shell) -> String {
    let screen = match shell.route.get() {
        Route::Sheet(id) | Route::Items(id) => {
            shell.heads().sheet(&id).map_or_else(String::new, |sheet| ui::goal(&sheet.goal).to_owned())
        }
        Route::Results => results_words::TITLE.to_owned(),
        Route::Review => review_words::TITLE.to_owned(),
        Route::Publish => publishing::TITLE.to_owned(),
        Route::Bin => ui::BIN.to_owned(),
        Route::List | Route::Unknown(_) => shell.year.get().map_or_else(String::new, |year| year.to_string()),
    };
    if screen.is_empty() { ui::APP.to_owned() } else { format!("{screen} | {}", ui::APP) }
}
