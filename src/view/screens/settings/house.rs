//! 市と部局, 計画と章: the city, its departments and its plans, as lines.

use leptos::prelude::*;

use crate::app::Shell;
use crate::messages::settings as words;
use crate::model::{CityCode, Settings, SettingsGroup, SettingsPlan};
use crate::text::named_lists;

/// The city, its code, and its departments.
#[component]
pub(super) fn HouseChapter() -> impl IntoView {
    let shell = Shell::expect();
    let settings = shell.settings();
    let code_of = |settings: &Settings| settings.code.as_ref().map_or("", CityCode::as_str).to_owned();
    let code = RwSignal::new(settings.with_untracked(|settings| code_of(settings)));
    // What is no code stays in its field until it is one.
    let is_no_code = Signal::derive(move || {
        code.with(|code| !code.trim().is_empty() && CityCode::new(code.trim()).is_none())
    });
    let type_code = move |text: String| {
        let read = CityCode::new(text.trim());
        if read.is_some() || text.trim().is_empty() {
            shell.change_settings(|settings| settings.code = read);
        }
        code.set(text);
    };
    view! {
        <h2>{words::HOUSE}</h2>
        <label>
            {words::CITY}
            <input
                type="text"
                maxlength="60"
                prop:value=move || settings.with(|settings| settings.city.clone())
                on:input:target=move |event| {
                    let city = event.target().value();
                    shell.change_settings(|settings| settings.city = city);
                }
            />
        </label>
        <label>
            {words::CODE} <small>{words::CODE_HINT}</small>
            <input
                type="text"
                inputmode="numeric"
                maxlength="6"
                aria-invalid=Signal::derive(move || is_no_code.get().then_some("true"))
                prop:value=move || code.get()
                on:input:target=move |event| type_code(event.target().value())
            />
        </label>
        <p class="bad" role="status">{Signal::derive(move || if is_no_code.get() { words::NO_CODE } else { "" })}</p>
        <NamedLines
            name=words::GROUPS
            hint=words::GROUPS_HINT
            read=|settings| named_lists::written(
                settings.groups.iter().map(|group| (group.name.as_str(), &group.departments[..])),
            )
            write=|settings, text| {
                let old = std::mem::take(&mut settings.groups);
                settings.groups = named_lists::read(text)
                    .into_iter()
                    .map(|(name, departments)| {
                        let known = old.iter().find(|group| group.name == name).cloned();
                        SettingsGroup { name, departments, extra: known.map(|group| group.extra).into_iter().flatten().collect() }
                    })
                    .collect();
            }
        />
    }
}

/// The city's plans and their chapters.
#[component]
pub(super) fn PlansChapter() -> impl IntoView {
    view! {
        <h2>{words::PLANS}</h2>
        <NamedLines
            name=words::PLANS
            hint=words::PLANS_HINT
            read=|settings| named_lists::written(
                settings.plans.iter().map(|plan| (plan.name.as_str(), &plan.chapters[..])),
            )
            write=|settings, text| {
                let old = std::mem::take(&mut settings.plans);
                settings.plans = named_lists::read(text)
                    .into_iter()
                    .map(|(name, chapters)| {
                        let known = old.iter().find(|plan| plan.name == name).cloned();
                        SettingsPlan { name, chapters, extra: known.map(|plan| plan.extra).into_iter().flatten().collect() }
                    })
                    .collect();
            }
        />
    }
}

/// Names with what belongs to each, a line each. What is typed stays as it is typed; what others change is shown.
#[component]
fn NamedLines(
    name: &'static str,
    hint: &'static str,
    read: fn(&Settings) -> String,
    write: fn(&mut Settings, &str),
) -> impl IntoView {
    let shell = Shell::expect();
    let settings = shell.settings();
    let typed = RwSignal::new(settings.with_untracked(|settings| read(settings)));
    Effect::new(move |_| {
        let now = settings.with(|settings| read(settings));
        let mut as_typed = settings.with_untracked(|settings| (**settings).clone());
        typed.with_untracked(|typed| write(&mut as_typed, typed));
        if read(&as_typed) != now {
            typed.set(now);
        }
    });
    view! {
        <label>
            {name} <small>{hint}</small>
            <textarea
                spellcheck="false"
                prop:value=move || typed.get()
                on:input:target=move |event| {
                    let text = event.target().value();
                    typed.set(text.clone());
                    shell.change_settings(|settings| write(settings, &text));
                }
            ></textarea>
        </label>
    }
}
