//! 評価: the scale of grades, and who judges beside the report.

use leptos::prelude::*;

use super::fields::SettledFields;
use crate::app::Shell;
use crate::messages::settings_form as words;
use crate::model::{Settings, SettledField, SettledRow};

/// The fields of a grade.
const GRADE: &[SettledField] = &[SettledField::Name, SettledField::From, SettledField::Outside];
/// The fields of who judges.
const REVIEWER: &[SettledField] = &[SettledField::Name, SettledField::Published];

/// The chapter.
#[component]
pub(super) fn GradesChapter() -> impl IntoView {
    let shell = Shell::expect();
    let settings = shell.settings();
    let grades = Signal::derive(move || settings.with(|settings| settings.grades.len()));
    let reviewers = Signal::derive(move || settings.with(|settings| settings.reviewers.len()));
    let may_grade = Signal::derive(move || settings.with(|settings| settings.may_grade_itself()));
    let is_judged = Signal::derive(move || grades.get() + reviewers.get() > 0);
    let is_full = Signal::derive(move || reviewers.get() >= Settings::MOST_REVIEWERS);
    view! {
        <h2>{words::SCALE}</h2>
        <p class="sub">{words::SCALE_LEAD}</p>
        <For each=move || 0..grades.get() key=|at| *at let:at>
            <SettledLine row=SettledRow::Grade(at) fields=GRADE />
        </For>
        <p><button class="btn" on:click=move |_| shell.add_settled_row(true)>{words::ADD_GRADE}</button></p>
        <div class="settings-step settings-line" hidden=move || !may_grade.get()>
            <SettledFields row=SettledRow::Scale fields=&[SettledField::OwnGrade] />
        </div>
        <h2>{words::REVIEWERS}</h2>
        <p class="sub">{words::REVIEWERS_LEAD}</p>
        <For each=move || 0..reviewers.get() key=|at| *at let:at>
            <SettledLine row=SettledRow::Reviewer(at) fields=REVIEWER />
        </For>
        <p>
            <button class="btn" disabled=is_full on:click=move |_| shell.add_settled_row(false)>
                {words::ADD_REVIEWER}
            </button>
        </p>
        <div class="settings-step settings-line" hidden=move || !is_judged.get()>
            <SettledFields row=SettledRow::Scale fields=&[SettledField::Graded] />
        </div>
    }
}

/// One of them, with what can be done with it.
#[component]
fn SettledLine(row: SettledRow, fields: &'static [SettledField]) -> impl IntoView {
    let shell = Shell::expect();
    let settings = shell.settings();
    let name = {
        let row = row.clone();
        Memo::new(move |_| settings.with(|settings| settings.field(&row, SettledField::Name)))
    };
    let at = StoredValue::new(row.clone());
    let mover = move |down: bool, sign: &'static str| {
        view! {
            <button
                class="btn small"
                aria-label=Signal::derive(move || name.with(|name| words::move_named(name, down)))
                on:click=move |_| at.with_value(|row| shell.move_settled_row(row, down))
            >
                {sign}
            </button>
        }
    };
    view! {
        <div class="settings-step settings-line">
            <SettledFields row=row fields=fields />
            {mover(false, "↑")}
            {mover(true, "↓")}
            <button class="btn small" on:click=move |_| at.with_value(|row| shell.remove_settled_row(row))>
                {words::REMOVE}
            </button>
        </div>
    }
}
