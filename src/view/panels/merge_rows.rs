//! Sheets that came back, a row each: what the other side changed, what comes out, and each change taken or left.

use std::sync::Arc;

use leptos::prelude::*;

use super::merge::proposal_of;
use super::versions::{ChoiceSelect, LockedParts, SameFile};
use crate::app::Shell;
use crate::figures::{self, printable};
use crate::import::{ImportChoice, ImportRow};
use crate::merge::{MergeDecision, MergeDecisions, MergeOutcome, Proposal, ProposedChange};
use crate::messages::{import as import_words, merge as words, ui};
use crate::model::Sheet;
use crate::text::changes::Changes;

/// The sheet with its choice, and under it what comes.
#[component]
pub(super) fn MergedRow(at: usize, row: ImportRow, file: String, is_open: bool) -> impl IntoView {
    let shell = Shell::expect();
    let open = RwSignal::new(is_open);
    // What is decided about an earlier file's version changes what this one comes to.
    let proposal = Memo::new_with_compare(
        move |_| shell.with_import(|preview| proposal_of(preview, at)).flatten(),
        |old: Option<&Option<Arc<Proposal>>>, new| match (
            old.and_then(Option::as_ref),
            new.and_then(Option::as_ref),
        ) {
            (Some(old), Some(new)) => !Arc::ptr_eq(old, new),
            (old, new) => old.is_some() || new.is_some(),
        },
    );
    let changes = Signal::derive(move || {
        proposal.with(|proposal| {
            proposal.as_ref().map(|proposal| {
                let ours = proposal.changes.iter().filter(|change| change.outcome == MergeOutcome::Ours);
                words::show_changes(proposal.coming(), ours.count())
            })
        })
    });
    let standing = Signal::derive(move || {
        shell.with_import(|preview| {
            let follows = preview.plan.follows(at).is_some();
            let row = preview.plan.rows().get(at);
            row.map(|row| words::standing(row.sheet_standing(follows)))
        })
    });
    let detail = move || {
        let proposal = open.get().then(|| proposal.get()).flatten();
        proposal.map(|proposal| view! { <MergeChanges at=at proposal=proposal /> })
    };
    view! {
        <tr class="differs">
            <td>
                <b>{ui::goal(&row.sheet.goal).to_owned()}</b>
                <br />
                <small>{import_words::sheet_line(&row.sheet)} "　" {import_words::from_file(&file)}</small>
                <SameFile at=at />
                <LockedParts at=at />
                <br />
                <button
                    class="btn small"
                    aria-expanded=Signal::derive(move || open.get().to_string())
                    on:click=move |_| open.update(|open| *open = !*open)
                >
                    {changes}
                </button>
            </td>
            <td><span class="chip exists">{Signal::derive(move || standing.get().flatten())}</span></td>
            <td><ChoiceSelect at=at row=row /></td>
        </tr>
        <tr class="detail" class:folded=move || !open.get()>
            <td colspan="3">{detail}</td>
        </tr>
    }
}

/// The changes, a row each: as it is here, and as it will be.
#[component]
fn MergeChanges(at: usize, proposal: Arc<Proposal>) -> impl IntoView {
    let shell = Shell::expect();
    let all =
        proposal.changes.iter().enumerate().filter(|(_, change)| change.outcome != MergeOutcome::BothSame);
    let shown: Vec<usize> = all.map(|(nth, _)| nth).collect();
    // What is not merged stays as it is here.
    let decisions = Memo::new(move |_| {
        let of = |row: &ImportRow| (row.choice == ImportChoice::Merge).then(|| row.decisions.clone());
        shell.with_import(|preview| preview.plan.rows().get(at).and_then(of)).flatten()
    });
    let found = RwSignal::new(None::<Vec<Changes>>);
    let versions = {
        let (proposal, shown) = (proposal.clone(), shown.clone());
        Memo::new(move |_| {
            let settled = decisions.with(|decisions| decisions.as_ref().map(|one| proposal.settled(one)));
            let ours: &Sheet = &proposal.ours;
            let after = settled.as_ref().unwrap_or(ours);
            let pair = |nth: &usize| {
                let change = &proposal.changes[*nth];
                [ours, after].map(|sheet| words::version(sheet, change))
            };
            shown.iter().map(pair).collect::<Vec<[String; 2]>>()
        })
    };
    Effect::new(move |_| shell.compare_texts(versions.get(), found));
    let rows = shown.into_iter().enumerate().map(|(nth, change_at)| {
        let change = &proposal.changes[change_at];
        let name = words::place(&proposal, change);
        let drawn = move |side: usize| {
            Signal::derive(move || {
                let text = versions.with(|versions| versions[nth][side].clone());
                found.with(|found| {
                    let marks = found.as_ref().and_then(|found| found.get(nth));
                    let marks = marks.map(|marks| if side == 1 { &marks.after } else { &marks.before });
                    // Marks of the versions before would not lie at characters of these.
                    let fits = |marks: &&Vec<std::ops::Range<usize>>| {
                        marks.iter().all(|range| text.get(range.clone()).is_some())
                    };
                    let marks = marks.filter(fits).map_or(&[][..], |marks| marks);
                    printable(figures::version(&text, marks, side == 1))
                })
            })
        };
        let outcome = (words::outcome(change.outcome), undecided(change, change_at, decisions));
        let label = match change.comes() {
            true => view! { <ChangeBox at=at change=change_at decisions=decisions name=name /> }.into_any(),
            false => name.into_any(),
        };
        view! {
            <tr>
                <th scope="row">{label}<small>{outcome.0}</small>{outcome.1}</th>
                <td class="version" inner_html=drawn(0)></td>
                <td class="version" inner_html=drawn(1)></td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <p class="hint">{words::HOW}</p>
        <table class="versions">
            <thead>
                <tr>
                    <th scope="col">{words::PLACE}</th>
                    <th scope="col">{words::NOW}</th>
                    <th scope="col">{words::AFTER}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

/// What a person should know of a change while they have decided nothing about it.
fn undecided(
    change: &ProposedChange,
    at: usize,
    decisions: Memo<Option<MergeDecisions>>,
) -> Option<impl IntoView> {
    let is_undecided = move || {
        let is_of_this = |all: &MergeDecisions| all.range((at, 0)..(at + 1, 0)).next().is_none();
        decisions.with(|decisions| decisions.as_ref().is_some_and(is_of_this))
    };
    words::undecided(change).map(|words| view! { <small hidden=move || !is_undecided()>{words}</small> })
}

/// Takes one change.
#[component]
fn ChangeBox(
    at: usize,
    change: usize,
    decisions: Memo<Option<MergeDecisions>>,
    name: String,
) -> impl IntoView {
    let shell = Shell::expect();
    let is_taken = Memo::new(move |_| {
        decisions.with(|decisions| {
            let Some(all) = decisions else { return false };
            let mut of_this = all.range((change, 0)..(change + 1, 0)).peekable();
            of_this.peek().is_none() || of_this.any(|(_, decision)| *decision != MergeDecision::Ours)
        })
    });
    view! {
        <label>
            <input
                type="checkbox"
                aria-label=words::take_change(&name)
                prop:checked=move || is_taken.get()
                on:change:target=move |event| {
                    let on = event.target().checked();
                    shell.update_import(|preview| preview.plan.take_change(at, change, on));
                }
            />
            {name}
        </label>
    }
}
