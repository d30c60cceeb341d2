//! Which sheet here one that came was taken for, where no id tells, and its correction.

use leptos::prelude::*;
use leptos::{ev, web_sys};

use crate::app::Shell;
use crate::import::{ImportRow, Standing, candidates};
use crate::messages::{merge as words, parts};
use crate::model::Sheet;

type Chosen = ev::Targeted<ev::Event, web_sys::HtmlSelectElement>;

/// What was matched with what; nothing where an id tells, or where there is no sheet to match with.
#[component]
pub(super) fn MatchLine(at: usize, row: ImportRow) -> impl IntoView {
    let shell = Shell::expect();
    let is_new = row.standing == Standing::New;
    let document = shell.document().get_untracked();
    let has_any = document.sheets.iter().any(|sheet| sheet.fiscal_year == row.sheet.fiscal_year);
    if !row.is_matchable() || !has_any {
        return ().into_any();
    }
    let told = match &row.beside {
        Some(here) if !is_new && row.is_matched_by_hand() => words::matched_by_hand(here),
        Some(here) if !is_new => words::matched(here),
        _ => words::NOT_MATCHED.to_owned(),
    };
    let likely = row.likely.as_ref().filter(|_| is_new);
    let likely = likely.and_then(|one| Some((document.sheet(&one.sheet)?, one.has_same_rank)));
    let likely = likely.map(|(here, has_same_rank)| {
        view! { <small class="likely">{words::likely(here, has_same_rank)}</small> }
    });
    let open = RwSignal::new(false);
    view! {
        <div class="matched" class:found=!is_new>
            <small>{told}</small>
            {likely}
            <button
                id=format!("match-{at}")
                class="btn small"
                aria-expanded=Signal::derive(move || open.get().to_string())
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {words::CORRECT_MATCH}
            </button>
            {move || open.get().then(|| view! { <MatchCorrection at=at row=row.clone() /> })}
        </div>
    }
    .into_any()
}

/// The sheets that it may be, and where one is chosen, its initiatives.
#[component]
fn MatchCorrection(at: usize, row: ImportRow) -> impl IntoView {
    let shell = Shell::expect();
    let sheets = candidates(&shell.document().get_untracked(), &row.sheet);
    let here = row.beside.as_ref().filter(|_| row.standing != Standing::New).map(|sheet| sheet.id.clone());
    let options = sheets.iter().map(|sheet| {
        let is_it = here.as_ref() == Some(&sheet.id);
        view! { <option selected=is_it>{words::candidate(sheet)}</option> }
    });
    let options = options.collect_view();
    let choose = move |event: Chosen| {
        let picked = usize::try_from(event.target().selected_index()).unwrap_or(0);
        shell.rematch(at, picked.checked_sub(1).and_then(|at| sheets.get(at)).map(|sheet| sheet.id.clone()));
    };
    let rows = row.beside.clone().filter(|_| !row.row_pairs.is_empty()).map(|beside| {
        let rows = row.row_pairs.iter().enumerate();
        let rows = rows.map(|(came, pair)| initiative(shell, (at, came), *pair, [&row.sheet, &beside]));
        view! { <ul class="matched-rows">{rows.collect_view()}</ul> }
    });
    view! {
        <select aria-label=words::match_of(&row.sheet.goal) on:change:target=choose>
            <option selected=here.is_none()>{words::AS_NEW_SHEET}</option>
            {options}
        </select>
        {rows}
    }
}

/// Which initiative here one that came is.
fn initiative(
    shell: Shell,
    (at, came): (usize, usize),
    pair: Option<usize>,
    [sheet, here]: [&Sheet; 2],
) -> impl IntoView + use<> {
    let method = sheet.initiatives.get(came).map_or("", |row| row.method.as_str());
    let name = words::initiative_line(came + 1, method);
    let options = here.initiatives.iter().enumerate().map(|(number, row)| {
        let told = words::initiative_line(number + 1, &row.method);
        view! { <option selected=pair == Some(number)>{told}</option> }
    });
    let options = options.collect_view();
    let choose = move |event: Chosen| {
        let picked = usize::try_from(event.target().selected_index()).unwrap_or(0);
        shell.rematch_row(at, came, picked.checked_sub(1));
    };
    view! {
        <li>
            <span>{name.clone()}</span>
            <select aria-label=words::match_of_row(&parts::initiative_number(came + 1)) on:change:target=choose>
                <option selected=pair.is_none()>{words::AS_NEW_ROW}</option>
                {options}
            </select>
        </li>
    }
}
