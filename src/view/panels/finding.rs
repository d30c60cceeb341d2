//! What the review found, wherever it is shown: chips at the cells, counts, the panel, and what can be done about it.

use std::collections::BTreeSet;

use leptos::html;
use leptos::prelude::*;

use crate::app::Shell;
use crate::app::findings::{Counts, SheetFinding};
use crate::messages::review as words;
use crate::model::SheetId;
use crate::review::{Detail, Elsewhere, Severity};
use crate::route::Route;
use crate::view::shared::chip::Chip;
use crate::view::shared::name_field::NameField;

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
        found.dismissed.is_none() && !(on_paper && found.rule().severity() == Severity::Hint)
    };
    let chip = |found: &SheetFinding| Chip {
        class: class(found.rule().severity()).to_owned(),
        name: None,
        words: words::chip(found.rule(), &if on_paper { found.line.entries() } else { Vec::new() }),
        title: None,
        opens: found.panel(false),
    };
    found.iter().filter(is_shown).map(chip).collect()
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
pub(crate) fn FindingPanel(sheet: SheetId, part: String, rule: String, is_aside: bool) -> impl IntoView {
    let shell = Shell::expect();
    let found = Memo::new(move |_| {
        let all = shell.findings(&sheet).into_iter();
        all.filter(|found| found.rule().code() == rule && found.part() == part).collect::<Vec<_>>()
    });
    let title =
        move || found.with(|found| found.first().map_or(words::GONE, |found| words::title(found.rule())));
    view! {
        <h2 id="pop-title">{title}</h2>
        <For each=move || found.get() key=SheetFinding::key let:found>
            <OneFinding found=found is_aside=is_aside />
        </For>
    }
}

/// The sentence, what mends it, and, folded away, how it is set aside.
#[component]
fn OneFinding(found: SheetFinding, is_aside: bool) -> impl IntoView {
    let sentence = words::line(&found.sheet, &found.line);
    let set_aside = match found.dismissed.clone() {
        Some(reason) => {
            let shell = Shell::expect();
            let found = found.clone();
            view! {
                <p class="doubt">{reason}</p>
                <button class="btn small" on:click=move |_| shell.take_up(&found)>{words::TAKE_UP}</button>
            }
            .into_any()
        }
        None => {
            let open = RwSignal::new(is_aside);
            let aside = found.clone();
            view! {
                {main_actions(&found, true)}
                {move || match open.get() {
                    true => view! { <SetAside found=aside.clone() /> }.into_any(),
                    false => view! {
                        <button class="btn small" aria-expanded="false" on:click=move |_| open.set(true)>
                            {words::DISMISS_OPEN}
                        </button>
                    }
                        .into_any(),
                }}
            }
            .into_any()
        }
    };
    view! {
        <section class="one-finding">
            <p>{sentence}</p>
            {set_aside}
        </section>
    }
}

/// What a finding asks for: to be mended with one press where that is certain, else to be mended in its cell.
/// In a list of many none stands out but what mends at once.
pub(crate) fn main_actions(found: &SheetFinding, in_panel: bool) -> impl IntoView + use<> {
    let shell = Shell::expect();
    let can_mend = shell.can_mend(found);
    let (mended, opened) = (found.clone(), found.clone());
    let mend = can_mend.then(|| {
        let name = words::fix(&found.line.first).unwrap_or_else(words::make_room);
        view! { <button class="btn small fill" on:click=move |_| shell.mend(&mended)>{name}</button> }
    });
    view! {
        {mend}
        <button class="btn small" class:fill=in_panel && !can_mend on:click=move |_| shell.open_at(&opened)>
            {if in_panel { words::OPEN_CELL } else { words::OPEN_CELL_SHORT }}
        </button>
        {elsewhere(found)}
    }
}

/// Leads to what is said elsewhere, a button each.
fn elsewhere(found: &SheetFinding) -> impl IntoView + use<> {
    let shell = Shell::expect();
    let told = found.line.findings().flat_map(|finding| match &finding.detail {
        Detail::Elsewhere(all) => all.clone(),
        _ => Vec::new(),
    });
    let button = |one: Elsewhere| {
        let name = words::open_elsewhere(&one);
        view! { <button class="btn small" on:click=move |_| shell.open_elsewhere(&one)>{name}</button> }
    };
    told.map(button).collect_view()
}

/// Sets a finding aside, with a reason; of several entries those that are ticked.
#[component]
fn SetAside(found: SheetFinding) -> impl IntoView {
    let shell = Shell::expect();
    let entries = found.line.entries();
    let left_out = RwSignal::new(BTreeSet::<u8>::new());
    let is_missing = RwSignal::new(false);
    let reason = NodeRef::<html::Input>::new();
    reason.on_load(|field| drop(field.focus()));
    let all = entries.clone();
    let field = format!("reason {} {} {}", found.sheet.id, found.rule().code(), found.part());
    let (draft, typed_in) = (shell.draft(&field), field.clone());
    let dismiss = move || {
        let typed = reason.get_untracked().map_or_else(String::new, |field| field.value());
        let meant: Vec<u8> = left_out.with_untracked(|left_out| {
            all.iter().copied().filter(|entry| !left_out.contains(entry)).collect()
        });
        if typed.trim().is_empty() || (meant.is_empty() && !all.is_empty()) {
            is_missing.set(true);
            if let Some(field) = reason.get_untracked() {
                drop(field.focus());
            }
            return;
        }
        shell.keep_draft(&field, "");
        shell.dismiss(&found, Some(&meant), typed.trim());
    };
    let clicked = dismiss.clone();
    view! {
        <div class="set-aside">
            <PickList entries=entries left_out=left_out />
            <input
                node_ref=reason
                type="text"
                value=draft
                aria-label=words::REASON
                placeholder=words::REASON
                aria-invalid=move || is_missing.get().to_string()
                on:input:target=move |event| shell.keep_draft(&typed_in, &event.target().value())
                on:keydown=move |event| {
                    if event.key() == "Enter" && !crate::view::shared::keys::composing(&event) {
                        event.prevent_default();
                        dismiss();
                    }
                }
            />
            <NameField />
            <button class="btn small" on:click=move |_| clicked()>{words::DISMISS}</button>
            <small class="bad" role="alert" hidden=move || !is_missing.get()>{words::REASON_NEEDED}</small>
        </div>
    }
}

/// Which of several entries are meant.
#[component]
fn PickList(entries: Vec<u8>, left_out: RwSignal<BTreeSet<u8>>) -> impl IntoView {
    let pick = |entry: u8| {
        view! {
            <label class="pick">
                <input
                    type="checkbox"
                    prop:checked=move || left_out.with(|left_out| !left_out.contains(&entry))
                    on:change:target=move |event| {
                        let on = event.target().checked();
                        left_out.update(|left_out| {
                            if on { left_out.remove(&entry) } else { left_out.insert(entry) };
                        });
                    }
                />
                {words::entry(entry)}
            </label>
        }
    };
    (entries.len() > 1).then(|| {
        view! {
            <div class="picks" role="group" aria-label=words::WHICH>
                <span>{words::WHICH}</span>
                {entries.iter().copied().map(pick).collect_view()}
            </div>
        }
    })
}
