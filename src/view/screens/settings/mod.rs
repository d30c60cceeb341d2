//! `#/settings`: what holds for all sheets (設定): chapters at the left, one of them open, and what the change comes to.
//! Each change is an edit at once, as typing into a sheet is.

mod fields;
mod form;
mod grades;
mod house;
mod steps;

use leptos::prelude::*;

use self::form::FormChapter;
use self::grades::GradesChapter;
use self::house::{HouseChapter, PlansChapter};
use self::steps::StepsChapter;
use crate::app::Shell;
use crate::app::settled::FormDesk;
use crate::messages::{settings as words, settings_form};
use crate::model::Settings;
use crate::view::shared::drawn::Drawn;

/// The chapters.
const CHAPTERS: [&str; 5] =
    [words::HOUSE, words::PLANS, words::STEPS, settings_form::FORM, settings_form::GRADES];
/// From this one on the form stands beside the chapter.
const WITH_FORM: usize = 3;

/// The screen.
#[component]
pub(crate) fn SettingsScreen() -> impl IntoView {
    let shell = Shell::expect();
    let settings = shell.settings();
    let before = settings.get_untracked();
    let chapter = RwSignal::new(0_usize);
    let changes = Memo::new(move |_| words::changes(&before, &settings.get()));
    let desk = FormDesk::new();
    let is_with_form = Signal::derive(move || chapter.get() >= WITH_FORM);
    let drawing = shell.draw_form(desk, is_with_form);
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
        <main class="settings" class:with-form=is_with_form id="main" tabindex="-1" on:focusout=move |_| shell.seal()>
            <nav aria-label=words::CHAPTERS>
                <h1>{words::TITLE}</h1>
                {links.collect_view()}
            </nav>
            <div class="settings-chapter">
                {move || match chapter.get() {
                    0 => view! { <HouseChapter /> }.into_any(),
                    1 => view! { <PlansChapter /> }.into_any(),
                    2 => view! { <StepsChapter /> }.into_any(),
                    3 => view! { <FormChapter desk=desk /> }.into_any(),
                    _ => view! { <GradesChapter /> }.into_any(),
                }}
            </div>
            <div class="settings-aside">
                <Proposed desk=desk />
                <section hidden=Signal::derive(move || !is_with_form.get()) aria-label=settings_form::PICTURE>
                    <h2>{settings_form::PICTURE}</h2>
                    <Drawn drawing=drawing class="drawn" />
                </section>
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
        2 => words::steps(settings.steps.len()),
        3 => settings_form::parts(settings.form.all().count()),
        _ => settings_form::grades(settings.grades.len()),
    }
}

/// Another form that is proposed: what it would change, to be taken or left.
#[component]
fn Proposed(desk: FormDesk) -> impl IntoView {
    let shell = Shell::expect();
    let settings = shell.settings();
    let told = Memo::new(move |_| {
        desk.proposal.with(|proposal| {
            proposal.as_ref().map(|proposal| words::changes(&settings.get(), &proposal.settings))
        })
    });
    let markup =
        move || desk.proposal.with(|proposal| proposal.as_ref().map(|proposal| proposal.markup.clone()));
    view! {
        <section
            class="settings-proposal"
            hidden=Signal::derive(move || told.with(Option::is_none))
            aria-label=settings_form::PROPOSAL
            aria-live="polite"
        >
            <h2>{settings_form::PROPOSAL}</h2>
            <ul class="settings-changes">
                <For each=move || told.get().into_iter().flatten() key=Clone::clone let:line>
                    <li>{line}</li>
                </For>
                <li>{words::unchanged(false)}</li>
            </ul>
            <div class="tools">
                <button class="btn fill" on:click=move |_| shell.take_proposal(desk)>{settings_form::TAKE}</button>
                <button class="btn" on:click=move |_| desk.proposal.set(None)>{settings_form::LEAVE}</button>
            </div>
            <div class="settings-read" inner_html=markup></div>
        </section>
    }
}
