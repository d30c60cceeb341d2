//! Fields of what is settled: a line, a choice, a tick or several lines each; written when they are left, so that nothing
//! is drawn anew while a person types.

use leptos::prelude::*;

use crate::app::Shell;
use crate::messages::settings_form as words;
use crate::model::{Graded, OwnGrade, Settings, SettledField, SettledRow, TICKED};

/// The fields of a row.
#[component]
pub(super) fn SettledFields(row: SettledRow, fields: &'static [SettledField]) -> impl IntoView {
    fields.iter().map(|field| one(row.clone(), *field)).collect_view()
}

fn one(row: SettledRow, field: SettledField) -> AnyView {
    let shell = Shell::expect();
    let settings = shell.settings();
    let (name, hint) = words::field(field);
    let row = StoredValue::new(row);
    let value =
        Memo::new(move |_| settings.with(|settings| row.with_value(|row| settings.field(row, field))));
    let write = move |text: &str| row.with_value(|row| shell.settle_field(row, field, text));
    // What stood there before, where what stands there now cannot be kept.
    let refused = move |text: &str| (!write(text)).then(|| value.get_untracked());
    match field {
        SettledField::Indicators | SettledField::Beside | SettledField::Published | SettledField::Outside => {
            view! {
                <label class="tick">
                    <input
                        type="checkbox"
                        prop:checked=Signal::derive(move || value.with(|value| value == TICKED))
                        on:change:target=move |event| {
                            write(if event.target().checked() { TICKED } else { "" });
                        }
                    />
                    {name}
                    {(!hint.is_empty()).then(|| view! { <small>{hint}</small> })}
                </label>
            }
            .into_any()
        }
        SettledField::Needed | SettledField::Paper | SettledField::OwnGrade | SettledField::Graded => {
            let option = move |(id, name): (String, String)| {
                let is_it = {
                    let id = id.clone();
                    Signal::derive(move || value.with(|value| *value == id))
                };
                view! { <option value=id selected=is_it>{name}</option> }
            };
            let options = settings.with_untracked(|settings| options(settings, field));
            view! {
                <label>
                    {name}
                    <select class="sel" on:change:target=move |event| { write(&event.target().value()); }>
                        {options.into_iter().map(option).collect_view()}
                    </select>
                </label>
            }
            .into_any()
        }
        SettledField::Choices => view! {
            <label>
                {name} <small>{hint}</small>
                <textarea
                    rows="3"
                    prop:value=value
                    on:change:target=move |event| {
                        if let Some(old) = refused(&event.target().value()) {
                            event.target().set_value(&old);
                        }
                    }
                ></textarea>
            </label>
        }
        .into_any(),
        _ => view! {
            <label>
                {name} <small>{hint}</small>
                <input
                    type="text"
                    maxlength="200"
                    prop:value=value
                    on:change:target=move |event| {
                        if let Some(old) = refused(&event.target().value()) {
                            event.target().set_value(&old);
                        }
                    }
                />
            </label>
        }
        .into_any(),
    }
}

/// What there is to choose from: each value and its name.
fn options(settings: &Settings, field: SettledField) -> Vec<(String, String)> {
    if field == SettledField::Paper {
        return ["A3", "A4"].map(|paper| (paper.to_owned(), paper.to_owned())).to_vec();
    }
    if field == SettledField::OwnGrade {
        return OwnGrade::ALL
            .map(|(grade, name)| (name.to_owned(), words::own_grade(grade).to_owned()))
            .to_vec();
    }
    if field == SettledField::Graded {
        return Graded::ALL
            .map(|(graded, name)| (name.to_owned(), words::graded(graded).to_owned()))
            .to_vec();
    }
    let steps = settings.steps.iter().map(|step| (step.id.to_string(), step.name.clone()));
    [(String::new(), words::NO_STEP.to_owned())].into_iter().chain(steps).collect()
}
