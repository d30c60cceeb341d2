//! What the review found, wherever it is shown: chips at the cells, counts, the panel, and what can be done about it.

use leptos::html;
use leptos::prelude::*;

use crate::app::Shell;
use crate::app::findings::{Counts, Found};
use crate::markup::Markup;
use crate::messages::review as words;
use crate::model::SheetId;
use crate::review::Severity;

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
pub(crate) fn chips(out: &mut Markup, found: &[Found], on_paper: bool) {
    let mut told = Vec::new();
    for one in found.iter().filter(|found| found.dismissed.is_none()) {
        let rule = one.finding.rule;
        if on_paper && rule.severity() == Severity::Hint {
            continue;
        }
        if told.contains(&rule) {
            continue;
        }
        told.push(rule);
        let same = found.iter().filter(|other| other.finding.rule == rule && other.dismissed.is_none());
        let entries = same.filter_map(|other| other.finding.place.entry).filter(|_| on_paper);
        let entries: String = entries.map(|entry| format!("({entry})")).collect();
        let attributes = [
            ("class", class(rule.severity())),
            ("aria-haspopup", "dialog"),
            ("data-pop", "finding"),
            ("data-sheet", one.sheet.id.as_str()),
            ("data-part", &one.part()),
            ("data-rule", rule.code()),
        ];
        out.leaf("button", &attributes, &words::chip(rule, &entries));
    }
}

/// The counts as chips, each with its severity.
pub(crate) fn count_chips(out: &mut Markup, counts: Counts) {
    let severities = [Severity::Error, Severity::Warning, Severity::Hint];
    for (severity, count) in severities.into_iter().zip(counts.0).filter(|(_, count)| *count > 0) {
        out.leaf("span", &[("class", class(severity))], &format!("{} {count}", words::severity(severity)));
    }
    if counts == Counts::default() {
        out.leaf("span", &[("class", "chip none")], words::NONE);
    }
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
            key=|found: &Found| (found.place(), found.dismissed.is_some(), found.finding.fix.is_some())
            let:found
        >
            <OneFinding found=found />
        </For>
    }
}

#[component]
fn OneFinding(found: Found) -> impl IntoView {
    let shell = Shell::expect();
    let sentence = words::sentence(&found.sheet, &found.finding);
    let fix = words::fix(&found.finding).map(|name| {
        let found = found.clone();
        view! { <button class="btn small fill" on:click=move |_| shell.mend(&found)>{name}</button> }
    });
    let is_missing = RwSignal::new(false);
    let reason = NodeRef::<html::Input>::new();
    let set_aside = match found.dismissed.clone() {
        Some(reason) => {
            let found = found.clone();
            view! {
                <p class="doubt">{words::dismissed_because(&reason)}</p>
                <button class="btn small" on:click=move |_| shell.take_up(&found)>{words::TAKE_UP}</button>
            }
            .into_any()
        }
        None => {
            let found = found.clone();
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
            .into_any()
        }
    };
    view! {
        <section class="one-finding">
            <p>{sentence}</p>
            {fix}
            {set_aside}
        </section>
    }
}
