//! The thin bar on every screen: year, screens, undo and redo, the saved state, export.

use leptos::prelude::*;

use super::menu::Menu;
use crate::app::Shell;
use crate::messages::{
    backup, carry, files as files_words, help, history, in_place, list as list_words, palette, progress,
    promises, publish_screen, results as results_words, review as review_words, saving, settings,
    sheet as sheet_words, showing, ui,
};
use crate::model::FiscalYear;
use crate::route::Route;

/// The bar.
#[component]
pub(crate) fn TopBar() -> impl IntoView {
    let shell = Shell::expect();
    // What is grave in the year that is shown.
    let grave = Memo::new(move |_| {
        let year = shell.filter.year.get();
        let document = shell.heads();
        let of_year =
            document.sheets.iter().filter(|sheet| year.is_none_or(|year| sheet.fiscal_year == year));
        of_year.map(|sheet| shell.finding_counts(&sheet.id).grave()).sum::<usize>()
    });
    let on = move |screen: Route| current(shell.route.with(|route| *route == screen));
    view! {
        <header class="bar no-print">
            <a class="skip" href="#main" on:click=move |event| skip_to_main(shell, &event)>{list_words::SKIP}</a>
            <b class="app">{ui::APP}</b>
            <YearSelect />
            <nav aria-label=list_words::SCREENS>
                <a href=Route::List.href() aria-current=move || current(shell.route.with(is_of_sheets))>{ui::SHEETS}</a>
                <a href=Route::Results.href() aria-current=move || on(Route::Results)>{results_words::TITLE}</a>
                <a href=Route::Review.href() aria-current=move || on(Route::Review)>
                    {review_words::TITLE}
                    <span class="badge grave" hidden=move || grave.get() == 0>{move || grave.get()}</span>
                </a>
                <a href=Route::Overview.href() aria-current=move || on(Route::Overview)>{showing::OVERVIEW}</a>
                <a href=Route::Calendar.href() aria-current=move || on(Route::Calendar)>{showing::CALENDAR}</a>
                <a href=Route::Progress.href() aria-current=move || on(Route::Progress)>{progress::TITLE}</a>
                <a href=Route::Publish.href() aria-current=move || on(Route::Publish)>{publish_screen::TITLE}</a>
                <MoreScreens />
            </nav>
            <span class="grow"></span>
            <HistoryButtons />
            <SavedState />
            <ExportMenu />
            <button class="help-button" title=help::OPEN on:click=move |_| shell.open_help()>
                {help::TITLE}
            </button>
        </header>
    }
}

/// その他 ▾: the screens that the bar has no room for.
#[component]
fn MoreScreens() -> impl IntoView {
    let shell = Shell::expect();
    let item = move |screen: Route, name: &'static str| {
        let href = screen.href();
        view! {
            <li role="none">
                <a href=href role="menuitem" aria-current=current(shell.route.with(|route| *route == screen))>
                    {name}
                </a>
            </li>
        }
    };
    let binned = move || shell.document().with(|document| ui::counted_bin(document.bin.len()));
    view! {
        <Menu class="more-screens" label=showing::MORE>
            {item(Route::Promises, promises::TITLE)} {item(Route::Carry(None), carry::TITLE)}
            {item(Route::Alignment, showing::ALIGNMENT)} {item(Route::Slides, showing::SLIDES)}
            {item(Route::Kiosk(String::new()), showing::KIOSK)} {item(Route::Settings, settings::TITLE)}
            {item(Route::Help, help::TITLE)}
            <li role="none">
                <button role="menuitem" on:click=move |_| shell.palette.set(true)>{palette::OPEN}</button>
            </li>
            <li role="none">
                <a href=Route::Bin.href() role="menuitem">{binned}</a>
            </li>
        </Menu>
    }
}

fn current(is: bool) -> Option<&'static str> {
    is.then_some("page")
}

fn is_of_sheets(route: &Route) -> bool {
    matches!(
        route,
        Route::List
            | Route::Sheet(_)
            | Route::Items(_)
            | Route::Versions(_)
            | Route::Years(_)
            | Route::Unknown(_)
    )
}

/// The hash is the app's own route, so the skip link moves the focus by hand.
fn skip_to_main(shell: Shell, event: &leptos::ev::MouseEvent) {
    event.prevent_default();
    shell.focus("#main");
}

/// 令和6年度 ▾
#[component]
fn YearSelect() -> impl IntoView {
    let shell = Shell::expect();
    let years = Memo::new(move |_| shell.choosable_years(shell.filter.year.get()));
    let choose = move |event: leptos::ev::Targeted<leptos::ev::Event, web_sys::HtmlSelectElement>| {
        let year = event.target().value().parse().ok().and_then(FiscalYear::new);
        shell.choose_year(year);
    };
    view! {
        <select class="sel" aria-label=sheet_words::YEAR on:change:target=choose>
            <For each=move || years.get() key=|year| *year let:year>
                <option value=year.western() selected=move || shell.filter.year.get() == Some(year)>
                    {year.to_string()}
                </option>
            </For>
            <option value="" selected=move || shell.filter.year.get().is_none()>
                {ui::ALL_YEARS}
            </option>
        </select>
    }
}

#[component]
fn HistoryButtons() -> impl IntoView {
    let shell = Shell::expect();
    let told = |name: &'static str, step: Option<String>| match step {
        Some(step) => format!("{name}：{step}"),
        None => name.to_owned(),
    };
    let undo = move || shell.documents.to_undo.with(|deed| deed.as_ref().map(history::deed));
    let redo = move || shell.documents.to_redo.with(|deed| deed.as_ref().map(history::deed));
    // aria-disabled and not disabled: a button that was just used keeps the focus.
    view! {
        <button
            class="icon"
            aria-label=ui::UNDO
            aria-disabled=move || undo().is_none().to_string()
            title=move || told(ui::UNDO_KEYS, undo())
            on:click=move |_| shell.undo()
        >
            "↶"
        </button>
        <button
            class="icon"
            aria-label=ui::REDO
            aria-disabled=move || redo().is_none().to_string()
            title=move || told(ui::REDO_KEYS, redo())
            on:click=move |_| shell.redo()
        >
            "↷"
        </button>
    }
}

/// Saved in this browser at what time; not yet in a file: how many.
#[component]
fn SavedState() -> impl IntoView {
    let shell = Shell::expect();
    let unfiled = Memo::new(move |_| shell.documents.unfiled.with(|unfiled| unfiled.len()));
    let rows = move || {
        let document = shell.heads();
        let ids = shell.documents.unfiled.get();
        ids.iter()
            .filter_map(|id| document.sheet(id))
            .take(30)
            .map(|sheet| {
                let href = Route::Sheet(sheet.id.clone()).href();
                view! { <li role="none"><a href=href role="menuitem">{ui::goal(&sheet.goal).to_owned()}</a></li> }
            })
            .collect_view()
    };
    view! {
        <div class="state">
            <span
                role="status"
                class:bad=move || shell.saving.state.with(saving::is_failed)
                title=Signal::derive(move || shell.saving.state.with(saving::state_title))
            >
                {move || shell.saving.state.with(saving::state)}
            </span>
            {move || {
                if unfiled.get() == 0 {
                    view! { <span>{move || saving::all_filed(shell.document().with(|d| d.sheets.is_empty()))}</span> }
                        .into_any()
                } else {
                    view! {
                        <Menu class="unfiled-menu" label=Memo::new(move |_| saving::unfiled(unfiled.get()))>
                            <li role="none" class="menu-note">{files_words::UNFILED_WHY}</li>
                            {rows}
                            <li role="none">
                                <button role="menuitem" class="menu-main" on:click=move |_| shell.export_unfiled()>
                                    {files_words::EXPORT_UNFILED}
                                </button>
                            </li>
                        </Menu>
                    }
                        .into_any()
                }
            }}
        </div>
    }
}

/// 「書き出し」: what is exported depends on the screen.
#[component]
fn ExportMenu() -> impl IntoView {
    let shell = Shell::expect();
    let scope = Signal::derive(move || {
        files_words::export_scope(shell.export_scope().len(), shell.left_out_of_export())
    });
    view! {
        <Menu class="btn" label=ui::EXPORT>
            {files_at_hand(shell)}
            <li role="none" class="menu-note">{scope}</li>
            <li role="none">
                <button role="menuitem" on:click=move |_| shell.export(files_words::JSON_ENDING)>{ui::JSON}</button>
            </li>
            <li role="none" class="menu-note">{files_words::JSON_NOTE}</li>
            <li role="none">
                <button role="menuitem" on:click=move |_| shell.export(files_words::TEXT_ENDING)>{ui::TEXT}</button>
            </li>
            <li role="none" class="menu-note">{files_words::TEXT_NOTE}</li>
            <li role="none">
                <button role="menuitem" on:click=move |_| shell.export_csv()>{ui::CSV}</button>
            </li>
            <li role="none" class="menu-note">{results_words::CSV_NOTE}</li>
            <li role="none">
                <button role="menuitem" on:click=move |_| shell.export_excel()>{ui::EXCEL}</button>
            </li>
            <li role="none" class="menu-note">{files_words::EXCEL_NOTE}</li>
            <li role="none">
                <button role="menuitem" on:click=move |_| shell.export_html()>{ui::HTML}</button>
            </li>
            <li role="none" class="menu-note">{files_words::HTML_NOTE}</li>
            <li role="none">
                <button role="menuitem" on:click=move |_| shell.export_markdown()>
                    {ui::MARKDOWN}
                </button>
            </li>
            <li role="none" class="menu-note">{files_words::MARKDOWN_NOTE}</li>
            {shell
                .has_places()
                .then(|| {
                    view! {
                        <li role="none">
                            <button role="menuitem" class="menu-main" on:click=move |_| shell.save_to_place()>
                                {in_place::SAVE_TO_PLACE}
                            </button>
                        </li>
                        <li role="none" class="menu-note">{in_place::SAVE_TO_PLACE_NOTE}</li>
                    }
                })}
            <li role="none">
                <button role="menuitem" class="menu-main" on:click=move |_| shell.back_up()>{backup::BACK_UP}</button>
            </li>
            <li role="none" class="menu-note">{backup::NOTE}</li>
        </Menu>
    }
}

/// The file that holds what the screen stands for and was last used: saved to by one press.
fn files_at_hand(shell: Shell) -> impl IntoView {
    let (file, write) = shell.files_at_hand().into_iter().next()?;
    let name = in_place::save_again(&file.kept.name, write.ids.len());
    let line = in_place::file_line(&file.kept.at, &shell.now(), &write);
    Some(view! {
        <li role="none">
            <button role="menuitem" class="menu-first" on:click=move |_| shell.save_again(&file.id, 0)>
                {name}
            </button>
        </li>
        <li role="none" class="menu-note">{line}</li>
    })
}
