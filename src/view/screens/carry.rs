//! `#/carry`: next year's sheets from this year's (翌年度へ). What there is to choose is an engine's; here it is done.

use leptos::prelude::*;

use crate::app::Shell;
use crate::messages::carry as words;
use crate::model::SheetId;
use crate::view::shared::division::DivisionSelect;
use crate::view::shared::drawn::Drawn;

/// The screen, of one sheet or of all that the year and division have.
#[component]
pub(crate) fn CarryScreen(only: Option<SheetId>) -> impl IntoView {
    let shell = Shell::expect();
    let is_of_one = only.is_some();
    let only = StoredValue::new(only);
    let offered = Memo::new_with_compare(
        move |_| only.with_value(|only| shell.carry_sheets(only.as_ref())),
        |_, _| true,
    );
    let open =
        Signal::derive(move || offered.with(|all| all.iter().filter(|(_, next)| next.is_none()).count()));
    // Until a box is ticked or unticked, all are.
    let ticked = RwSignal::new(None::<usize>);
    Effect::new(move |_| {
        offered.track();
        ticked.set(None);
    });
    let count = Signal::derive(move || ticked.get().unwrap_or_else(|| open.get()));
    let year = Signal::derive(move || only.with_value(|only| shell.carry_year(only.as_ref())));
    let drawing = shell.draw_carry(only.get_value());
    let title = Signal::derive(move || words::title(year.get()));
    let make = Signal::derive(move || match year.get().and_then(|year| year.next()) {
        Some(next) => words::make(next, count.get()),
        None => words::NO_NEXT_YEAR.to_owned(),
    });
    let state = Signal::derive(move || match offered.with(Vec::len) {
        0 => words::NONE,
        _ if open.get() == 0 => words::ALL_DONE,
        _ => "",
    });
    view! {
        <main class="page wide carry" id="main" tabindex="-1">
            <div class="screen-head">
                <h1>{title}</h1>
                <div class="tools">
                    <span hidden=is_of_one><DivisionSelect /></span>
                    <button
                        class="btn fill"
                        hidden=Signal::derive(move || open.get() + count.get() == 0)
                        disabled=Signal::derive(move || count.get() == 0)
                        on:click=move |_| only.with_value(|only| shell.carry_over(only.as_ref()))
                    >
                        {make}
                    </button>
                </div>
            </div>
            <p class="sub">{words::how()}</p>
            <p class="empty" hidden=Signal::derive(move || state.get().is_empty())>{state}</p>
            <div on:change=move |_| ticked.set(Some(offered.with(|all| shell.carry_ticked(all))))>
                <Drawn drawing=drawing class="drawn" />
            </div>
        </main>
    }
}
