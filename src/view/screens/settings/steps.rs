//! 年度の段階: the steps of the year, each with its name, when it is due, and what is written in it.

use leptos::prelude::*;

use crate::app::Shell;
use crate::messages::{settings as words, settings_form, steps as step_words};
use crate::model::{MonthDay, Settings, StepId, YearStep};

/// The steps.
#[component]
pub(super) fn StepsChapter() -> impl IntoView {
    let shell = Shell::expect();
    let settings = shell.settings();
    let ids = Memo::new(move |_| {
        settings.with(|settings| settings.steps.iter().map(|step| step.id.clone()).collect::<Vec<_>>())
    });
    let is_full = Signal::derive(move || ids.with(Vec::len) >= Settings::MOST_STEPS);
    view! {
        <h2>{words::STEPS}</h2>
        <p class="sub">{words::STEPS_HINT}</p>
        <For each=move || ids.get() key=Clone::clone let:id>
            <SettledStep id=id />
        </For>
        <p>
            <button class="btn" disabled=is_full on:click=move |_| shell.add_step()>{words::ADD_STEP}</button>
        </p>
        <p class="sub">{words::STEPS_END}</p>
    }
}

/// One step.
#[component]
fn SettledStep(id: StepId) -> impl IntoView {
    let shell = Shell::expect();
    let settings = shell.settings();
    let step = {
        let id = id.clone();
        Memo::new(move |_| settings.with(|settings| settings.step(&id).cloned()))
    };
    let own = StoredValue::new(id.clone());
    let change = move |change: Box<dyn FnOnce(&mut YearStep)>| {
        let id = id.clone();
        shell.change_settings(move |settings| {
            if let Some(step) = settings.steps.iter_mut().find(|step| step.id == id) {
                change(step);
            }
        })
    };
    let change = StoredValue::new_local(change);
    let change = move |act: Box<dyn FnOnce(&mut YearStep)>| change.with_value(|change| change(act));
    let name = RwSignal::new(
        step.with_untracked(|step| step.iter().map(|step| step.name.clone()).collect::<String>()),
    );
    let due = RwSignal::new(step.with_untracked(|step| due_of(step.as_ref())));
    // What others change is shown; what cannot be kept stays in its field.
    Effect::new(move |_| {
        step.with(|step| {
            let Some(step) = step else { return };
            if !name.with_untracked(|name| name.trim().is_empty()) && name.get_untracked() != step.name {
                name.set(step.name.clone());
            }
            if read_due(&due.get_untracked()).is_some_and(|read| read != step.due) {
                due.set(due_of(Some(step)));
            }
        });
    });
    let fault = Signal::derive(move || match () {
        () if name.with(|name| name.trim().is_empty()) => words::NO_NAME,
        () if due.with(|due| read_due(due).is_none()) => words::NO_DAY,
        () => "",
    });
    // Those of the form, the columns of who judges too.
    let parts = settings.with_untracked(|settings| {
        let form = settings.whole_form();
        form.all().map(|part| part.key.clone()).collect::<Vec<_>>()
    });
    let parts = parts.into_iter().map(|part| {
        let name = step_words::part(&part);
        let part = StoredValue::new(part);
        let is_on = Signal::derive(move || {
            step.with(|step| step.as_ref().is_some_and(|step| part.with_value(|part| step.is_for(part))))
        });
        view! {
            <label class="tick">
                <input
                    type="checkbox"
                    prop:checked=is_on
                    on:change:target=move |event| {
                        let on = event.target().checked();
                        change(Box::new(move |step| {
                            part.with_value(|part| step.set_for(part, on));
                        }));
                    }
                />
                {name}
            </label>
        }
    });
    let mover = move |down: bool, sign: &'static str| {
        let is_end = Memo::new(move |_| {
            settings.with(|settings| {
                let end = if down { settings.steps.last() } else { settings.steps.first() };
                own.with_value(|own| end.is_none_or(|end| end.id == *own))
            })
        });
        view! {
            <button
                class="btn small"
                disabled=is_end
                aria-label=Signal::derive(move || name.with(|name| settings_form::move_named(name, down)))
                on:click=move |_| own.with_value(|own| shell.move_step(own, down))
            >
                {sign}
            </button>
        }
    };
    let is_only = Signal::derive(move || settings.with(|settings| settings.steps.len() < 2));
    view! {
        <section class="settings-step">
            <div class="row">
                <label>
                    {words::STEP_NAME}
                    <input
                        type="text"
                        maxlength="40"
                        prop:value=move || name.get()
                        on:input:target=move |event| {
                            let text = event.target().value();
                            name.set(text.clone());
                            change(Box::new(move |step| step.name = text));
                        }
                    />
                </label>
                <label>
                    {words::STEP_DUE}
                    <input
                        type="text"
                        maxlength="12"
                        placeholder=words::DUE_LIKE
                        prop:value=move || due.get()
                        on:input:target=move |event| {
                            let text = event.target().value();
                            if let Some(read) = read_due(&text) {
                                due.set(text);
                                change(Box::new(move |step| step.due = read));
                            } else {
                                due.set(text);
                            }
                        }
                    />
                </label>
                {mover(false, "↑")}
                {mover(true, "↓")}
                <button
                    class="btn small"
                    disabled=is_only
                    on:click=move |_| {
                        if let Some(step) = step.get_untracked() {
                            shell.remove_step(&step);
                        }
                    }
                >
                    {words::REMOVE_STEP}
                </button>
            </div>
            <p class="bad" role="status">{fault}</p>
            <fieldset class="opens">
                <legend>{words::STEP_OPENS}</legend>
                {parts.collect_view()}
            </fieldset>
        </section>
    }
}

fn due_of(step: Option<&YearStep>) -> String {
    step.and_then(|step| step.due).map_or_else(String::new, words::month_day)
}

/// The day that was typed, none where the field is empty; nothing where it is no day.
fn read_due(text: &str) -> Option<Option<MonthDay>> {
    if text.trim().is_empty() { Some(None) } else { words::read_month_day(text).map(Some) }
}
