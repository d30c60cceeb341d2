//! Keeps what a screen shows to one group or one department of it (部局), and says what is not shown then.

use leptos::prelude::*;

use crate::app::Shell;
use crate::listing::{self, CountedDivision, Division};
use crate::messages::{list as list_words, ui};

/// Keeps the sheets of one group, or of one department of it.
#[component]
pub(crate) fn DivisionSelect() -> impl IntoView {
    let shell = Shell::expect();
    let divisions = Memo::new(move |_| {
        let mut divisions = listing::divisions(&shell.heads(), shell.filter.year.get());
        // What is chosen stays among them when its last sheet goes: nothing is hidden by what cannot be seen.
        if let Some(division) = shell.filter.division.get()
            && divisions.iter().all(|other| other.division != division)
        {
            divisions.push(CountedDivision { division, sheets: 0 });
        }
        divisions
    });
    let choose = move |event: leptos::ev::Targeted<leptos::ev::Event, web_sys::HtmlSelectElement>| {
        let chosen = event.target().value();
        let found = divisions.with_untracked(|all| {
            all.iter().map(|counted| &counted.division).find(|division| key(division) == chosen).cloned()
        });
        shell.filter.division.set(found);
    };
    view! {
        <select class="sel" aria-label=list_words::division_filter() on:change:target=choose>
            <option value="" prop:selected=move || shell.filter.division.with(Option::is_none)>
                {ui::all_departments()}
            </option>
            <For
                each=move || divisions.get()
                key=|counted| (key(&counted.division), counted.sheets)
                let:counted
            >
                <DivisionOption counted=counted />
            </For>
        </select>
    }
}

/// A division's name among the options; none of two is the same.
fn key(division: &Division) -> String {
    format!("{:?}", (&division.group, &division.department))
}

#[component]
fn DivisionOption(counted: CountedDivision) -> impl IntoView {
    let shell = Shell::expect();
    let CountedDivision { division, sheets } = counted;
    let (value, words) = (key(&division), list_words::division(&division, sheets));
    let is_chosen = move || shell.filter.division.with(|chosen| chosen.as_ref() == Some(&division));
    view! {
        <option value=value prop:selected=is_chosen>
            {words}
        </option>
    }
}

/// How many sheets of the year the screen does not show, and the way to see them.
#[component]
pub(crate) fn LeftOut() -> impl IntoView {
    let shell = Shell::expect();
    let left_out = Memo::new(move |_| shell.left_out());
    let owner = Memo::new(move |_| shell.own_work().map(|owner| owner.name().to_owned()));
    let is_plain = move || left_out.get() == 0 && owner.with(Option::is_none);
    let words = Signal::derive(move || match (left_out.get(), shell.sheets_of_year()) {
        (0, _) => String::new(),
        (left_out, all) if left_out == all && owner.with(Option::is_some) => {
            list_words::no_own_work(&owner.get().into_iter().collect::<String>())
        }
        (left_out, all) => list_words::left_out(left_out, all),
    });
    let show_everybodys = move |_| {
        shell.keep_to_owner("");
        shell.focus("main select");
    };
    let show_all = move |_| {
        shell.show_all();
        // The button goes with what it told of.
        shell.focus("main select");
    };
    view! {
        <p class="left-out no-print" class:none=is_plain>
            <button class="btn small" hidden=move || owner.with(Option::is_none) on:click=show_everybodys>
                {Signal::derive(move || owner.get().map(|name| list_words::own_work_of(&name)))}
            </button>
            <span role="status">{words}</span>
            <button class="btn small" hidden=move || left_out.get() == 0 on:click=show_all>
                {list_words::SHOW_ALL}
            </button>
        </p>
    }
}
