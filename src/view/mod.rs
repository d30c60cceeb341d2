//! What a person meets: Leptos components, a file a screen. No business rule lives here.

// The component macro makes a public struct of every private component's properties.
#![allow(unreachable_pub)]

pub(crate) mod form;
pub(crate) mod panels;
pub(crate) mod screens;
pub(crate) mod shared;

use leptos::ev;
use leptos::prelude::*;

use crate::app::paint::after_paint;
use crate::app::{Shell, visit};
use crate::messages::{
    carry as carry_words, help as help_words, progress as progress_words, promises as promises_words,
    publish_screen, results as results_words, review as review_words, settings as settings_words,
    sheet as sheet_words, showing, ui, versions as versions_words,
};
use crate::route::Route;
use crate::view::panels::closing::ClosingDialog;
use crate::view::panels::find::{self, FindBar};
use crate::view::panels::help::{self, HelpDialog};
use crate::view::panels::import::ImportDialog;
use crate::view::panels::indicators::IndicatorsDialog;
use crate::view::panels::palette::{self, PaletteDialog};
use crate::view::panels::paste::PasteTable;
use crate::view::panels::pop::PopDialog;
use crate::view::panels::reopen::ReopenDialog;
use crate::view::panels::restore::RestoreDialog;
use crate::view::panels::sending::SendingDialog;
use crate::view::panels::settings::SettingsDialog;
use crate::view::screens::alignment::AlignmentScreen;
use crate::view::screens::bin::BinScreen;
use crate::view::screens::calendar::CalendarScreen;
use crate::view::screens::carry::CarryScreen;
use crate::view::screens::help::HelpScreen;
pub use crate::view::screens::kiosk::KioskFile;
use crate::view::screens::kiosk::KioskScreen;
use crate::view::screens::list::ListScreen;
use crate::view::screens::overview::OverviewScreen;
use crate::view::screens::progress::ProgressScreen;
use crate::view::screens::promises::PromisesScreen;
use crate::view::screens::publish::PublishScreen;
use crate::view::screens::results::ResultsScreen;
use crate::view::screens::review::ReviewScreen;
use crate::view::screens::settings::SettingsScreen;
use crate::view::screens::sheet::SheetScreen;
use crate::view::screens::slides::SlidesScreen;
use crate::view::screens::versions::VersionsScreen;
use crate::view::screens::welcome::Welcome;
use crate::view::screens::years::YearsScreen;
use crate::view::shared::bar::TopBar;
use crate::view::shared::files::{DropZone, PasteDialog};
use crate::view::shared::notices::{Banners, NoticeArea};

/// The whole app, over what this browser has stored.
#[component]
pub fn App() -> impl IntoView {
    let shell = crate::app::start::start();
    provide_context(shell);
    window_event_listener(ev::hashchange, move |_| shell.follow_address());
    window_event_listener(ev::keydown, move |event| {
        if !help::on_key(shell, &event) && !palette::on_key(shell, &event) && !find::on_key(shell, &event) {
            shared::keys::shortcut(shell, &event);
        }
    });
    // A new screen starts at its top, with its name as the page's title.
    Effect::new(move |previous: Option<Route>| {
        let route = shell.route.get();
        if previous == Some(Route::List) && route.sheet().is_some() {
            untrack(|| shell.carry_search());
        }
        if previous.is_some_and(|previous| previous != route) {
            window().scroll_to_with_x_and_y(0.0, 0.0);
            shell.seal();
            shell.keep_left_sheets();
        }
        route
    });
    shell.start_reading();
    shell.start_reviewing();
    Effect::new(move |_| visit::remember_year(shell.filter.year.get()));
    Effect::new(move |_| visit::remember_publish_settings(&shell.publish_screen.settings.get()));
    Effect::new(move |_| document().set_title(&title(shell)));
    // A kiosk stands alone: nothing of the app is around it.
    let is_kiosk = Memo::new(move |_| shell.route.with(|route| matches!(route, Route::Kiosk(_))));
    move || match is_kiosk.get() {
        true => view! { <KioskScreen /> }.into_any(),
        false => view! {
            <TopBar />
            <Banners />
            <Screen />
            <Panels />
        }
        .into_any(),
    }
}

/// What opens over the screen and speaks beside it: made once the screen is seen.
#[component]
fn Panels() -> impl IntoView {
    let is_made = RwSignal::new(false);
    after_paint(move || is_made.set(true));
    move || {
        is_made.get().then(|| {
            view! {
                <FindBar />
                <NoticeArea />
                <DropZone />
                <PasteDialog />
                <PasteTable />
                <ImportDialog />
                <SendingDialog />
                <ClosingDialog />
                <RestoreDialog />
                <SettingsDialog />
                <ReopenDialog />
                <IndicatorsDialog />
                <PopDialog />
                <HelpDialog />
                <PaletteDialog />
            }
        })
    }
}

/// The screen that the address names.
#[component]
fn Screen() -> impl IntoView {
    let shell = Shell::expect();
    let is_empty = Memo::new(move |_| shell.document().with(|document| document.sheets.is_empty()));
    let form = shell.form();
    // Words of the paper are everywhere: another form draws the screen anew, but for the one on which the form is made.
    let route = move || {
        let route = shell.route.get();
        if route != Route::Settings {
            form.track();
        }
        route
    };
    move || match route() {
        Route::List if is_empty.get() => view! { <Welcome /> }.into_any(),
        Route::List => view! { <ListScreen /> }.into_any(),
        Route::Sheet(id) => view! { <SheetScreen id=id by_entry=false /> }.into_any(),
        Route::Items(id) => view! { <SheetScreen id=id by_entry=true /> }.into_any(),
        Route::Versions(id) => view! { <VersionsScreen id=id /> }.into_any(),
        Route::Results => view! { <ResultsScreen /> }.into_any(),
        Route::Review => view! { <ReviewScreen /> }.into_any(),
        Route::Publish => view! { <PublishScreen /> }.into_any(),
        Route::Overview => view! { <OverviewScreen /> }.into_any(),
        Route::Calendar => view! { <CalendarScreen /> }.into_any(),
        Route::Alignment => view! { <AlignmentScreen /> }.into_any(),
        Route::Promises => view! { <PromisesScreen /> }.into_any(),
        Route::Carry(only) => view! { <CarryScreen only=only /> }.into_any(),
        Route::Years(id) => view! { <YearsScreen id=id /> }.into_any(),
        Route::Progress => view! { <ProgressScreen /> }.into_any(),
        Route::Settings => view! { <SettingsScreen /> }.into_any(),
        Route::Slides => view! { <SlidesScreen /> }.into_any(),
        // It stands alone.
        Route::Kiosk(_) => ().into_any(),
        Route::Help => view! { <HelpScreen /> }.into_any(),
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

/// The sheet's goal or the list's year, then the app's name.
fn title(shell: Shell) -> String {
    let screen = match shell.route.get() {
        Route::Sheet(id) | Route::Items(id) => {
            shell.heads().sheet(&id).map_or_else(String::new, |sheet| ui::goal(&sheet.goal).to_owned())
        }
        Route::Versions(_) => versions_words::TITLE.to_owned(),
        Route::Results => results_words::TITLE.to_owned(),
        Route::Review => review_words::TITLE.to_owned(),
        Route::Publish => publish_screen::TITLE.to_owned(),
        Route::Overview => showing::OVERVIEW.to_owned(),
        Route::Calendar => showing::CALENDAR.to_owned(),
        Route::Alignment => showing::ALIGNMENT.to_owned(),
        Route::Promises => promises_words::TITLE.to_owned(),
        Route::Carry(_) => carry_words::TITLE.to_owned(),
        Route::Years(_) => carry_words::YEARS.to_owned(),
        Route::Progress => progress_words::TITLE.to_owned(),
        Route::Settings => settings_words::TITLE.to_owned(),
        Route::Slides => showing::SLIDES.to_owned(),
        Route::Kiosk(_) => showing::KIOSK.to_owned(),
        Route::Help => help_words::TITLE.to_owned(),
        Route::Bin => ui::BIN.to_owned(),
        Route::List | Route::Unknown(_) => {
            shell.filter.year.get().map_or_else(String::new, |year| year.to_string())
        }
    };
    if screen.is_empty() { ui::APP.to_owned() } else { format!("{screen} | {}", ui::APP) }
}
