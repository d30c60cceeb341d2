//! 指標を表で書く: a cell's indicators as a form, beside the text that the cell stays.

use leptos::prelude::*;

use crate::app::Shell;
use crate::app::dialog::Dialog;
use crate::app::indicators::IndicatorDesk;
use crate::messages::{indicators as words, parts, sheet as sheet_words, ui};
use crate::model::{Cell, IndicatorDirection, IndicatorField, IndicatorKind, IndicatorLine, SheetId};
use crate::view::shared::modal::Modal;

/// The dialog; open while a cell's indicators are written.
#[component]
pub(crate) fn IndicatorsDialog() -> impl IntoView {
    let shell = Shell::expect();
    let asked = Memo::new(move |_| {
        shell.dialog.with(|dialog| match dialog {
            Some(Dialog::Indicators(id, cell)) => Some((id.clone(), cell.clone())),
            _ => None,
        })
    });
    let form = move || asked.get().map(|(id, cell)| view! { <IndicatorForm id=id cell=cell /> });
    view! {
        <Modal
            class="indicators"
            name="indicators-title"
            is_open=Signal::derive(move || asked.with(Option::is_some))
            on_close=move || shell.dialog.set(None)
        >
            {form}
        </Modal>
    }
}

/// What is written of one cell.
#[component]
fn IndicatorForm(id: SheetId, cell: Cell) -> impl IntoView {
    let shell = Shell::expect();
    let desk = IndicatorDesk::of(shell, &id, &cell)?;
    let name = shell
        .document()
        .with_untracked(|document| document.sheet(&id).map(|sheet| parts::cell(sheet, &cell)));
    let row = match &cell {
        Cell::Own(row, _) => row.clone(),
        _ => None,
    };
    let fill = row.map(|row| {
        let id = id.clone();
        view! {
            <button class="btn" on:click=move |_| desk.fill(&id, &row)>{words::FILL}</button>
            <small>{words::FILL_LEAD}</small>
        }
    });
    let keys = Memo::new(move |_| desk.keys());
    let take = move |_| {
        if desk.write(&id, &cell) {
            shell.dialog.set(None);
        }
    };
    Some(view! {
        <h2 id="indicators-title">{words::OPEN} " " <small>{name}</small></h2>
        <div class="tools">{fill}</div>
        <For each=move || keys.get() key=|key| *key let:key>
            <IndicatorRow desk=desk key=key />
        </For>
        <p class="sub" hidden=move || keys.with(|keys| !keys.is_empty())>{words::NONE}</p>
        <button class="add" on:click=move |_| desk.add()>{words::ADD}</button>
        <div class="dialog-actions">
            <span class="told" role="status">{move || desk.told.get()}</span>
            <button class="btn" on:click=move |_| shell.dialog.set(None)>{ui::LEAVE}</button>
            <button class="btn fill" on:click=take>{words::TAKE}</button>
        </div>
    })
}

/// A line: an indicator's fields, or what is none as it stands.
#[component]
fn IndicatorRow(desk: IndicatorDesk, key: usize) -> impl IntoView {
    let text = untrack(|| desk.with_line(key, |line| line.indicator.is_none().then(|| line.written())))?;
    Some(match text {
        Some(text) => view! {
            <p class="text-line">
                <small>{words::TEXT_LINE}</small>
                {text}
            </p>
        }
        .into_any(),
        None => view! { <IndicatorFields desk=desk key=key /> }.into_any(),
    })
}

/// An indicator's fields, and its years as a table.
#[component]
fn IndicatorFields(desk: IndicatorDesk, key: usize) -> impl IntoView {
    let number = Memo::new(move |_| desk.number(key));
    let years = Memo::new(move |_| {
        let count = |line: &IndicatorLine| line.indicator.as_ref().map_or(0, |one| one.years.len());
        desk.with_line(key, count).unwrap_or(0)
    });
    let labelled = move |of: IndicatorField, class: &'static str| {
        view! { <label class=class><span>{words::field(of)}</span> {field(desk, key, of, number)}</label> }
    };
    let tool = move |sign: &'static str, deed: &'static str, act: fn(IndicatorDesk, usize)| {
        view! {
            <button
                class="tiny"
                title=deed
                aria-label=move || words::of_nth(number.get(), deed)
                on:click=move |_| act(desk, key)
            >
                {sign}
            </button>
        }
    };
    let year = move |at: usize| {
        use IndicatorField::{Actual, Target, Year};
        view! {
            <tr>
                {[Year(at), Target(at), Actual(at)]
                    .map(|of| view! { <td>{field(desk, key, of, number)}</td> })
                    .collect_view()}
                <td>
                    <button
                        class="tiny"
                        title=words::REMOVE
                        aria-label=move || words::remove_year(number.get(), at)
                        on:click=move |_| desk.remove_year(key, at)
                    >
                        "×"
                    </button>
                </td>
            </tr>
        }
    };
    view! {
        <fieldset>
            <legend>{move || words::nth(number.get())}</legend>
            <div class="line-tools">
                {tool("↑", sheet_words::UP, |desk, key| desk.go(key, false))}
                {tool("↓", sheet_words::DOWN, |desk, key| desk.go(key, true))}
                {tool("×", words::REMOVE, |desk, key| desk.remove(key))}
            </div>
            <div class="fields">
                {labelled(IndicatorField::Name, "name")}
                {labelled(IndicatorField::Unit, "short")}
                {labelled(IndicatorField::Kind, "short")}
                {labelled(IndicatorField::Direction, "")}
                {labelled(IndicatorField::BaseYear, "")}
                {labelled(IndicatorField::Base, "")}
            </div>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{words::YEAR}</th>
                        <th scope="col">{words::TARGET}</th>
                        <th scope="col">{words::ACTUAL}</th>
                        <td></td>
                    </tr>
                </thead>
                <tbody>
                    <For each=move || 0..years.get() key=|at| *at children=year />
                </tbody>
            </table>
            <button class="add" on:click=move |_| desk.add_year(key)>{words::ADD_YEAR}</button>
        </fieldset>
    }
}

/// A field: a line, or a list to choose from.
fn field(desk: IndicatorDesk, key: usize, of: IndicatorField, number: Memo<usize>) -> AnyView {
    let value = Memo::new(move |_| {
        let told = |line: &IndicatorLine| line.indicator.as_ref().map(|one| one.field(of).to_owned());
        desk.with_line(key, told).flatten().into_iter().collect::<String>()
    });
    let label = move || words::field_of(number.get(), of);
    let listed: Vec<&'static str> = match of {
        IndicatorField::Kind => IndicatorKind::ALL.map(IndicatorKind::word).to_vec(),
        IndicatorField::Direction => IndicatorDirection::ALL.map(IndicatorDirection::word).to_vec(),
        _ => {
            return view! {
                <input
                    type="text"
                    autocomplete="off"
                    data-indicator=(of == IndicatorField::Name).then(|| key.to_string())
                    aria-label=label
                    prop:value=value
                    on:input:target=move |event| desk.set(key, of, &event.target().value())
                />
            }
            .into_any();
        }
    };
    let option = move |word: &'static str| {
        let is_it = Signal::derive(move || value.with(|value| value == word));
        view! { <option value=word selected=is_it>{if word.is_empty() { words::UNSAID } else { word }}</option> }
    };
    view! {
        <select
            class="sel"
            aria-label=label
            on:change:target=move |event| desk.set(key, of, &event.target().value())
        >
            {std::iter::once("").chain(listed).map(option).collect_view()}
        </select>
    }
    .into_any()
}
