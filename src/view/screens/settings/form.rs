//! 様式: another form to begin with, what the form is called, and its parts, each opened in its place.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use super::fields::SettledFields;
use crate::app::Shell;
use crate::app::settled::FormDesk;
use crate::messages::{parts, settings_form as words};
use crate::model::{PartKey, PartList, SettledField, SettledRow};

/// The fields of the form itself.
const WHOLE: &[SettledField] = &[
    SettledField::Name,
    SettledField::Title,
    SettledField::Number,
    SettledField::Paper,
    SettledField::Department,
    SettledField::Group,
    SettledField::Position,
    SettledField::Notes,
    SettledField::Initiatives,
];
/// The fields of a part.
const PART: &[SettledField] = &[
    SettledField::Name,
    SettledField::Note,
    SettledField::Hint,
    SettledField::Example,
    SettledField::Limit,
    SettledField::Needed,
    SettledField::Beside,
    SettledField::Published,
];
/// Those that only a part of the city's own has besides: all others are texts, or have their own choices.
const OWN: &[SettledField] = &[SettledField::Choices, SettledField::Indicators];

/// The chapter.
#[component]
pub(super) fn FormChapter(desk: FormDesk) -> impl IntoView {
    let shell = Shell::expect();
    shell.list_forms(desk);
    let input = NodeRef::<html::Input>::new();
    let choose = NodeRef::<html::Select>::new();
    // Whoever leaves a proposal can choose the same form again.
    Effect::new(move |_| {
        if desk.proposal.with(Option::is_none)
            && let Some(list) = choose.get()
        {
            list.set_value("");
        }
    });
    view! {
        <h2>{words::FORM}</h2>
        <p class="sub">{words::FORM_LEAD}</p>
        <section class="settings-starts">
            <label>
                {words::CHOICES} <small>{words::CHOICES_LEAD}</small>
                <select
                    class="sel"
                    node_ref=choose
                    on:change:target=move |event| {
                        if let Ok(at) = event.target().value().parse() {
                            shell.propose_form(desk, at);
                        }
                    }
                >
                    <option value="">{words::NO_CHOICE}</option>
                    <For
                        each=move || desk.choices.get().into_iter().map(|(name, _)| name).enumerate()
                        key=|(at, _)| *at
                        let:choice
                    >
                        <option value=choice.0>{choice.1}</option>
                    </For>
                </select>
            </label>
            <div>
                <button class="btn" on:click=move |_| {
                    if let Some(input) = input.get_untracked() {
                        input.click();
                    }
                }>{words::READ}</button>
                <input
                    class="sr-only"
                    type="file"
                    tabindex="-1"
                    accept=".xlsx,.xlsm"
                    aria-label=words::READ
                    node_ref=input
                    on:change:target=move |event| shell.read_form(desk, &event.target())
                />
                <p class="sub">{words::READ_LEAD}</p>
            </div>
        </section>
        {PartList::ALL.map(|list| view! { <PartRows list=list desk=desk /> }).collect_view()}
        <section class="settings-whole">
            <h3>{words::WHOLE}</h3>
            <SettledFields row=SettledRow::Form fields=WHOLE />
        </section>
    }
}

/// The parts of one place.
#[component]
fn PartRows(list: PartList, desk: FormDesk) -> impl IntoView {
    let shell = Shell::expect();
    let settings = shell.settings();
    let names = Memo::new(move |_| {
        settings.with(|settings| {
            list.of(&settings.form).iter().map(|part| part.key.name().to_owned()).collect::<Vec<_>>()
        })
    });
    let missing = Memo::new(move |_| settings.with(|settings| list.missing(&settings.form)));
    view! {
        <section class="settings-parts">
            <h3>{words::list(list)}</h3>
            <ul>
                <For each=move || names.get() key=Clone::clone let:name>
                    <PartRow name=name desk=desk />
                </For>
            </ul>
            <div class="tools">
                <button class="btn small" on:click=move |_| shell.add_part(desk, list, None)>
                    {words::ADD_PART}
                </button>
                <For each=move || missing.get() key=|part| *part let:part>
                    <button class="btn small" on:click=move |_| shell.add_part(desk, list, Some(part))>
                        {words::add_known(parts::part(part))}
                    </button>
                </For>
            </div>
        </section>
    }
}

/// A part: its name, and where it is opened, its fields.
#[component]
fn PartRow(name: String, desk: FormDesk) -> impl IntoView {
    let shell = Shell::expect();
    let settings = shell.settings();
    let key = StoredValue::new(PartKey::named(&name));
    let row = SettledRow::Part(name.clone());
    let label = {
        let row = row.clone();
        Memo::new(move |_| settings.with(|settings| settings.field(&row, SettledField::Name)))
    };
    let name = StoredValue::new(name);
    let row = StoredValue::new(row);
    let is_own = key.with_value(|key| matches!(key, Some(PartKey::Own(_))));
    let can_go = key.with_value(|key| key.as_ref().is_some_and(PartKey::can_go));
    // In which steps it is written, else that it is the city's own.
    let about = Signal::derive(move || {
        settings.with(|settings| {
            key.with_value(|key| {
                let key = key.as_ref()?;
                let steps = settings.steps.iter().filter(|step| step.is_for(key));
                Some(steps.map(|step| step.name.as_str()).collect::<Vec<_>>().join(words::BETWEEN))
            })
        })
    });
    let is_open = Memo::new(move |_| desk.opened.with(|opened| name.with_value(|name| opened == name)));
    let go = move |down| name.with_value(|name| shell.move_part(name, down));
    let on_key = move |event: ev::KeyboardEvent| {
        let key = event.key();
        if event.alt_key() && (key == "ArrowUp" || key == "ArrowDown") {
            event.prevent_default();
            go(key == "ArrowDown");
        }
    };
    let toggle = move || {
        let name = if is_open.get_untracked() { String::new() } else { name.get_value() };
        desk.opened.set(name);
    };
    let hold = move |what: &str| format!("{what} {}", name.get_value());
    let mover = move |down: bool, sign: &'static str| {
        view! {
            <button
                class="btn small"
                data-hold=hold(sign)
                title=words::MOVE_KEYS
                aria-label=Signal::derive(move || label.with(|label| words::move_named(label, down)))
                on:click=move |_| go(down)
            >
                {sign}
            </button>
        }
    };
    let opened = move || {
        is_open.get().then(|| {
            let count = key.with_value(|key| key.as_ref().map_or(0, |key| shell.sheets_with(key)));
            view! {
                <div class="settings-part-open">
                    <SettledFields row=row.get_value() fields=PART />
                    {is_own.then(|| view! { <SettledFields row=row.get_value() fields=OWN /> })}
                    <p class="sub">{if can_go { words::written_in(count) } else { words::MUST_STAY.to_owned() }}</p>
                    <button
                        class="btn small"
                        disabled=!can_go
                        on:click=move |_| name.with_value(|name| shell.remove_part(name, &label.get_untracked()))
                    >
                        {words::REMOVE_PART}
                    </button>
                </div>
            }
        })
    };
    view! {
        <li on:keydown=on_key>
            <div class="settings-part">
                <button
                    class="settings-part-name"
                    data-hold=hold("=")
                    aria-expanded=Signal::derive(move || is_open.get().to_string())
                    on:click=move |_| toggle()
                >
                    <b>{label}</b>
                    {is_own.then(|| view! { <i>{words::OWN}</i> })}
                    <small>{about}</small>
                </button>
                {mover(false, "↑")}
                {mover(true, "↓")}
            </div>
            {opened}
        </li>
    }
}
