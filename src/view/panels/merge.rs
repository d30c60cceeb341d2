//! The report of sheets that came back: how many stand how, and what both sides changed, to be settled one by one.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::Shell;
use crate::app::dialog::ImportPreview;
use crate::figures::{self, printable};
use crate::import::ImportRow;
use crate::merge::{MergeDecision, MergeOutcome, Proposal, ProposedChange, ProposedPlace};
use crate::messages::merge as words;
use crate::text::changes::Changes;

/// How many sheets stand how, where any were put together.
#[component]
pub(super) fn MergeReport() -> impl IntoView {
    let shell = Shell::expect();
    let counts = Memo::new(move |_| shell.with_import(|preview| preview.plan.merge_counts()).flatten());
    let figure = move |at: usize| {
        let of = move || counts.get().map(words::figures).and_then(|all| all.into_iter().nth(at));
        let number = Signal::derive(move || of().map(|(count, ..)| count.to_string()));
        let name = Signal::derive(move || of().map(|(_, name, _)| name));
        let told = Signal::derive(move || of().map(|(.., told)| told));
        view! { <li><b>{number}</b><span>{name}<small>{told}</small></span></li> }
    };
    counts
        .get_untracked()
        .map(|_| view! { <ul class="merge-figures">{(0..6).map(figure).collect_view()}</ul> })
}

/// A place that only a person can settle: row, change and part.
type ConflictPlace = (usize, usize, usize);

/// All such places, one at a time. What is decided about one file's may change what there is to decide about a later one's.
#[component]
pub(super) fn MergeConflicts() -> impl IntoView {
    let shell = Shell::expect();
    let places = Memo::new(move |_| {
        shell.with_import(|preview| preview.plan.conflicts()).into_iter().flatten().collect::<Vec<_>>()
    });
    let all = move || places.with(Vec::len);
    let at = Memo::new(move |_| {
        let chosen = shell.with_import(|preview| preview.conflict).unwrap_or(0);
        chosen.min(all().saturating_sub(1))
    });
    let go = move |to: usize| shell.update_import(|preview| preview.conflict = to);
    let has_base = RwSignal::new(false);
    let which = Signal::derive(move || words::which(at.get() + 1, all()));
    let is_last = Signal::derive(move || at.get() + 1 >= all());
    let base = Signal::derive(move || if has_base.get() { words::HIDE_BASE } else { words::SHOW_BASE });
    // The card is drawn anew for another place, or where its merge is another one.
    let shown = Memo::new_with_compare(
        move |_| {
            let place = places.with(|places| places.get(at.get()).copied())?;
            shell.with_import(|preview| Some((place, proposal_of(preview, place.0)?))).flatten()
        },
        |old: Option<&Option<(ConflictPlace, Arc<Proposal>)>>, new| match (
            old.and_then(Option::as_ref),
            new.and_then(Option::as_ref),
        ) {
            (Some((place, one)), Some((other, two))) => place != other || !Arc::ptr_eq(one, two),
            (old, new) => old.is_some() || new.is_some(),
        },
    );
    // Only of words it is known what they were.
    let is_text = move || {
        let of = |place: (usize, usize, usize), proposal: &Proposal| {
            proposal.changes.get(place.1)?.text.as_ref().map(drop)
        };
        shown.with(|shown| shown.as_ref().and_then(|(place, proposal)| of(*place, proposal))).is_some()
    };
    let card = move || {
        let (place, _) = shown.get()?;
        let (row, file) =
            untrack(|| shell.with_import(|preview| row_and_file(preview, place.0))).flatten()?;
        Some(view! { <ConflictCard place=place row=row file=file has_base=has_base /> })
    };
    view! {
        <section class="conflicts" aria-labelledby="conflicts-title" hidden=move || all() == 0>
            <div class="tools">
                <h3 id="conflicts-title">{words::CONFLICTS}</h3>
                <span class="grow"></span>
                <span role="status">{which}</span>
                <button class="btn small" disabled=move || at.get() == 0 on:click=move |_| go(at.get_untracked().saturating_sub(1))>
                    {words::BEFORE}
                </button>
                <button class="btn small" disabled=is_last on:click=move |_| go(at.get_untracked() + 1)>
                    {words::NEXT}
                </button>
                <button class="btn small" hidden=move || !is_text() on:click=move |_| has_base.update(|shown| *shown = !*shown)>{base}</button>
            </div>
            <p class="hint">{words::KEPT_TWICE}</p>
            {card}
        </section>
    }
}

/// The merge of a row.
pub(super) fn proposal_of(preview: &ImportPreview, at: usize) -> Option<Arc<Proposal>> {
    preview.plan.rows().get(at)?.proposal.clone()
}

/// A row, and what is said of its file: its name, and the earlier one that it is put together after.
fn row_and_file(preview: &ImportPreview, at: usize) -> Option<(ImportRow, String)> {
    let plan = &preview.plan;
    let row = plan.rows().get(at)?.clone();
    let name = |row: &ImportRow| plan.files.get(row.file).map_or_else(String::new, |file| file.name.clone());
    let earlier = plan.follows(at).and_then(|at| plan.rows().get(at)).map(name);
    Some((row.clone(), words::file_after(&name(&row), earlier.as_deref())))
}

/// One stretch in all its versions.
#[derive(Clone)]
struct ShownStretch {
    /// Which of the parts, where it is one of a text.
    part: usize,
    outcome: MergeOutcome,
    base: Option<String>,
    ours: String,
    theirs: String,
}

/// What differs in a place, stretch by stretch.
fn stretches(proposal: &Proposal, change: &ProposedChange) -> Vec<ShownStretch> {
    let Some(text) = &change.text else {
        let [ours, theirs] = [&proposal.ours, &proposal.theirs].map(|sheet| words::version(sheet, change));
        return vec![ShownStretch { part: 0, outcome: change.outcome, base: None, ours, theirs }];
    };
    let parts = text.parts().iter().enumerate().filter(|(_, part)| part.outcome != MergeOutcome::Kept);
    parts
        .map(|(at, part)| ShownStretch {
            part: at,
            outcome: part.outcome,
            base: Some(part.base.trim().to_owned()),
            ours: part.ours.trim().to_owned(),
            theirs: part.theirs.trim().to_owned(),
        })
        .collect()
}

#[component]
fn ConflictCard(
    place: ConflictPlace,
    row: ImportRow,
    file: String,
    has_base: RwSignal<bool>,
) -> impl IntoView {
    let shell = Shell::expect();
    let (at, change_at, part) = place;
    let Some(proposal) = row.proposal.clone() else { return ().into_any() };
    let Some(change) = proposal.changes.get(change_at).cloned() else { return ().into_any() };
    let stretches = stretches(&proposal, &change);
    let pairs = stretches.iter().flat_map(|one| {
        let base = one.base.clone().unwrap_or_else(|| one.ours.clone());
        [[base.clone(), one.ours.clone()], [base, one.theirs.clone()]]
    });
    let changes = RwSignal::new(None::<Vec<Changes>>);
    shell.compare_texts(pairs.collect(), changes);
    let rows = stretches.into_iter().enumerate().map(|(nth, one)| {
        let marked = move |text: &str, side: usize| {
            changes.with(|changes| {
                let found = changes.as_ref().and_then(|changes| changes.get(nth * 2 + side));
                printable(figures::version(text, found.map_or(&[], |found| &found.after), true))
            })
        };
        let (ours, theirs, base) = (one.ours, one.theirs, one.base.unwrap_or_else(String::new));
        view! {
            <tr class:current=one.part == part>
                <td class="version" inner_html=Signal::derive(move || marked(&ours, 0))></td>
                <td class="version base" hidden=move || !has_base.get() inner_html=printable(figures::version(&base, &[], false))></td>
                <td class="version" inner_html=Signal::derive(move || marked(&theirs, 1))></td>
                <td><span class="chip">{words::outcome(one.outcome)}</span></td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <div class="conflict">
            <h4>{words::place(&proposal, &change)}</h4>
            <small>{words::of_sheet(&row.sheet, &file)}</small>
            <table class="versions">
                <thead>
                    <tr>
                        <th scope="col">{words::OURS}</th>
                        <th scope="col" hidden=move || !has_base.get()>{words::BASE}</th>
                        <th scope="col">{words::THEIRS}</th>
                        <th scope="col" class="handling">{words::HANDLING}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            <Decisions at=at spot=(change_at, part) change=change />
        </div>
    }
    .into_any()
}

/// What a person may decide, and the text that comes of it.
#[component]
fn Decisions(at: usize, spot: (usize, usize), change: ProposedChange) -> impl IntoView {
    let shell = Shell::expect();
    let decided = Memo::new(move |_| {
        let of = |row: &ImportRow| row.decisions.get(&spot).cloned();
        shell.with_import(|preview| preview.plan.rows().get(at).and_then(of)).flatten()
    });
    let part = change.text.as_ref().and_then(|text| text.parts().get(spot.1)).map(|part| part.text.clone());
    let is_text = part.is_some();
    let is_list = matches!(
        change.place,
        ProposedPlace::Sdgs
            | ProposedPlace::Purposes(_)
            | ProposedPlace::Initiative(_)
            | ProposedPlace::Position(_)
    );
    let mut choices = vec![MergeDecision::Ours, MergeDecision::Theirs];
    if is_text || is_list {
        choices.push(MergeDecision::Both);
    }
    choices.extend(part.map(|text| MergeDecision::Rewritten(text.trim().to_owned())));
    let decide = move |decision| shell.update_import(|preview| preview.plan.decide(at, spot, Some(decision)));
    let rewriting = format!("rewrite-{at}-{}-{}", spot.0, spot.1);
    let writes = format!("#{rewriting}");
    let buttons = choices.into_iter().map(|choice| {
        let kind = std::mem::discriminant(&choice);
        let name = words::decision(&choice);
        let is_chosen = move || {
            let is = decided.with(|decided| decided.as_ref().map(std::mem::discriminant) == Some(kind));
            if is { "true" } else { "false" }
        };
        let writes = writes.clone();
        let press = move |_| {
            decide(choice.clone());
            if matches!(choice, MergeDecision::Rewritten(_)) {
                let writes = writes.clone();
                shell.once_drawn(move || shell.focus(&writes));
            }
        };
        view! { <button class="btn small" aria-pressed=is_chosen on:click=press>{name}</button> }
    });
    let buttons = buttons.collect_view();
    let result = Signal::derive(move || {
        shell.with_import(|preview| {
            let row = preview.plan.rows().get(at)?;
            row.proposal.as_ref()?.settled_text(spot.0, &row.decisions)
        })
    });
    let result = Signal::derive(move || result.get().flatten().unwrap_or_else(String::new));
    let is_rewritten =
        Memo::new(move |_| decided.with(|decided| matches!(decided, Some(MergeDecision::Rewritten(_)))));
    let field = move || {
        let words = match decided.get_untracked() {
            Some(MergeDecision::Rewritten(words)) => words,
            _ => String::new(),
        };
        is_rewritten.get().then(|| {
            view! {
                <textarea
                    id=rewriting.clone()
                    aria-label=words::REWRITE_HERE
                    rows="4"
                    prop:value=words
                    on:input:target=move |event| decide(MergeDecision::Rewritten(event.target().value()))
                ></textarea>
            }
        })
    };
    view! {
        <div class="tools" role="group" aria-label=words::HANDLING>{buttons}</div>
        {field}
        <div hidden=!is_text>
            <b>{words::RESULT}</b>
            <div class="result">{result}</div>
        </div>
    }
}
