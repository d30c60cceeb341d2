//! What the review found, wherever it is shown: chips at the cells, counts, the panel, and what can be done about it.

use leptos::html;
use leptos::prelude::*;

use crate::app::Shell;
use crate::app::findings::{Counts, SheetFinding};
use crate::messages::review as words;
use crate::model::SheetId;
use crate::review::Severity;
use crate::route::Route;
use crate::view::shared::chip::Chip;

/// A severity's name in style sheets.
pub(crate) fn class(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "chip error",
        Severity::Warning => "chip warning",
        Severity::Hint => "chip none",
    }
}

/// Chips for the findings of a part: one for each rule. On paper they name the entries and leave hints out, which
/// the screens that go by entries show.
pub(crate) fn chips(found: &[SheetFinding], on_paper: bool) -> Vec<Chip> {
    let is_shown = |found: &&SheetFinding| {
        found.dismissed.is_none() && !(on_paper && found.finding.rule.severity() == Severity::Hint)
    };
    let mut chips: Vec<Chip> = Vec::new();
    let mut rules = Vec::new();
    for one in found.iter().filter(is_shown) {
        let rule = one.finding.rule;
        if rules.contains(&rule) {
            continue;
        }
        rules.push(rule);
        let same = found.iter().filter(|other| other.finding.rule == rule && other.dismissed.is_none());
        let entries = same.filter_map(|other| other.finding.place.entry).filter(|_| on_paper);
        let entries: String = entries.map(|entry| format!("({entry})")).collect();
        chips.push(Chip {
            class: class(rule.severity()).to_owned(),
            name: None,
            words: words::chip(rule, &entries),
            opens: one.panel(),
        });
    }
    chips
}

/// How much the review found in a sheet, leading to it; nothing until the sheet has been read.
#[component]
pub(crate) fn ReviewLink(id: SheetId) -> impl IntoView {
    let shell = Shell::expect();
    let counts = {
        let id = id.clone();
        Memo::new(move |_| shell.reading(&id).map(|_| shell.finding_counts(&id)))
    };
    move || {
        let counts = counts.get()?;
        let id = id.clone();
        // The link itself leads to the review.
        let keep_to_it = move |_| shell.review_screen.sheet.set(Some(id.clone()));
        Some(view! {
            <a class="counts-link" href=Route::Review.href() on:click=keep_to_it>
                {count_chips(counts)}
            </a>
        })
    }
}

/// The counts as chips, each with its severity.
fn count_chips(counts: Counts) -> impl IntoView {
    let chip = |class: &'static str, words: String| view! { <span class=class>{words}</span> };
    if counts == Counts::default() {
        return vec![chip("chip none", words::NONE.to_owned())];
    }
    let severities = [Severity::Error, Severity::Warning, Severity::Hint];
    let counted = severities.into_iter().zip(counts.0).filter(|(_, count)| *count > 0);
    counted
        .map(|(severity, count)| chip(class(severity), format!("{} {count}", words::severity(severity))))
        .collect()
}

/// What one rule found in one part of a sheet, and what can be done about it.
#[component]
pub(crate) fn FindingPanel(sheet: SheetId, part: String, rule: String) -> impl IntoView {
    let shell = Shell::expect();
    let found = Memo::new(move |_| {
        let all = shell.findings(&sheet).into_iter();
        all.filter(|found| found.finding.rule.code() == rule && found.part() == part).collect::<Vec<_>>()
    });
    let title = move || {
        found.with(|found| found.first().map_or(words::GONE, |found| words::title(found.finding.rule)))
    };
    view! {
        <h2 id="pop-title">{title}</h2>
        <For
            each=move || found.get()
            key=|found: &SheetFinding| (found.place(), found.dismissed.is_some(), found.finding.fix.is_some())
            let:found
        >
            <OneFinding found=found />
        </For>
    }
}

#[component]
fn OneFinding(found: SheetFinding) -> impl IntoView {
    let shell = Shell::expect();
    let sentence = words::sentence(&found.sheet, &found.finding);
    let fix = words::fix(&found.finding).map(|name| {
        let found = found.clone();
        view! { <button class="btn small fill" on:click=move |_| shell.mend(&found)>{name}</button> }
    });
    let set_aside = match found.dismissed.clone() {
        Some(reason) => view! {
            <p class="doubt">{words::dismissed_because(&reason)}</p>
            <button class="btn small" on:click=move |_| shell.take_up(&found)>{words::TAKE_UP}</button>
        }
        .into_any(),
        None => view! { <SetAside found=found /> }.into_any(),
    };
    view! {
        <section class="one-finding">
            <p>{sentence}</p>
            {fix}
            {set_aside}
        </section>
    }
}

/// Sets a finding aside, with a reason.
#[component]
fn SetAside(found: SheetFinding) -> impl IntoView {
    let shell = Shell::expect();
    let is_missing = RwSignal::new(false);
    let reason = NodeRef::<html::Input>::new();
    let dismiss = move || {
        let typed = reason.get_untracked().map_or_else(String::new, |field| field.value());
        if typed.trim().is_empty() {
            is_missing.set(true);
            if let Some(field) = reason.get_untracked() {
                drop(field.focus());
            }
            return;
        }
        shell.dismiss(&found, typed.trim().to_owned());
    };
    let clicked = dismiss.clone();
    view! {
        <div class="set-aside">
            <input
                node_ref=reason
                type="text"
                aria-label=words::REASON
                placeholder=words::REASON
                aria-invalid=move || is_missing.get().to_string()
                on:keydown=move |event| {
                    if event.key() == "Enter" && !crate::view::shared::keys::composing(&event) {
                        event.prevent_default();
                        dismiss();
                    }
                }
            />
            <button class="btn small" on:click=move |_| clicked()>{words::DISMISS}</button>
            <small class="bad" role="alert" hidden=move || !is_missing.get()>{words::REASON_NEEDED}</small>
        </div>
    }
}
