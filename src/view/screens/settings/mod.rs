//! `#/settings`: what holds for all sheets (設定): chapters at the left, one of them open, and what the change comes to.
//! Each change is an edit at once, as typing into a sheet is.

mod house;
mod steps;

use leptos::prelude::*;

use self::house::{HouseChapter, PlansChapter};
use self::steps::StepsChapter;
use crate::app::Shell;
use crate::messages::settings as words;
use crate::model::Settings;

/// The chapters.
const CHAPTERS: [&str; 3] = [words::HOUSE, words::PLANS, words::STEPS];

/// The screen.
#[component]
pub(crate) fn SettingsScreen() -> impl IntoView {
    let shell = Shell::expect();
    let settings = shell.settings();
    let before = settings.get_untracked();
    let chapter = RwSignal::new(0_usize);
    let changes = Memo::new(move |_| words::changes(&before, &settings.get()));
    let links = CHAPTERS.into_iter().enumerate().map(|(at, name)| {
        let count = Signal::derive(move || settings.with(|settings| counted(at, settings)));
        view! {
            <button
                aria-current=Signal::derive(move || (chapter.get() == at).then_some("true"))
                on:click=move |_| chapter.set(at)
            >
                {name} <small>{count}</small>
            </button>
        }
    });
    view! {
        <main class="settings" id="main" tabindex="-1" on:focusout=move |_| shell.seal()>
            <nav aria-label=words::CHAPTERS>
                <h1>{words::TITLE}</h1>
                {links.collect_view()}
            </nav>
            <div class="settings-chapter">
                {move || match chapter.get() {
                    0 => view! { <HouseChapter /> }.into_any(),
                    1 => view! { <PlansChapter /> }.into_any(),
                    _ => view! { <StepsChapter /> }.into_any(),
                }}
            </div>
            <div class="settings-aside">
                <section aria-labelledby="settings-changes">
                    <h2 id="settings-changes">{words::CHANGES}</h2>
                    <ul class="settings-changes">
                        <For each=move || changes.get() key=Clone::clone let:line>
                            <li>{line}</li>
                        </For>
                        <li>{Signal::derive(move || words::unchanged(changes.with(Vec::is_empty)))}</li>
                    </ul>
                    <div class="tools">
                        <button class="btn" on:click=move |_| shell.export_settings()>{words::EXPORT}</button>
                        <button class="btn fill" on:click=move |_| shell.make_office_file()>{words::OFFICE_FILE}</button>
                    </div>
                    <p class="sub">{words::OFFICE_FILE_WHY}</p>
                </section>
            </div>
        </main>
    }
}

/// What a chapter holds, in few words.
fn counted(chapter: usize, settings: &Settings) -> String {
    match chapter {
        0 => words::departments(settings.groups.iter().map(|group| group.departments.len()).sum()),
        1 => words::plans(settings.plans.len()),
        _ => words::steps(settings.steps.len()),
    }
}
