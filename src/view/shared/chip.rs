//! Chips: a word with a sign, which opens what it stands for.

use leptos::prelude::*;

use crate::app::Shell;
use crate::app::dialog::{Dialog, Panel};
use crate::figures;
use crate::messages::{parts, results as words};
use crate::model::Report;
use crate::results::table::ResultsRow;

/// A chip that can be pressed.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Chip {
    /// Its classes.
    pub(crate) class: String,
    /// Its accessible name, where its words alone do not say what they are said of.
    pub(crate) name: Option<String>,
    /// Its words.
    pub(crate) words: String,
    /// What it says besides when it is pointed at.
    pub(crate) title: Option<String>,
    /// What it opens.
    pub(crate) opens: Panel,
}

impl Chip {
    /// A row's verdict, with the entry's number where it stands among others; none where there is no report.
    pub(crate) fn of_verdict(line: &ResultsRow<'_>, report: Report, is_numbered: bool) -> Option<Self> {
        let judged = line.judged(report)?;
        let words = words::chip(&judged.verdict, report, judged.by);
        let label = line.results.aligned.rows[line.row].key.label;
        let numbered = label.map_or_else(|| words.clone(), |label| format!("({label}) {words}"));
        Some(Self {
            class: format!("chip {}", figures::class(judged.verdict.state, report)),
            name: Some(format!("{} {numbered}", parts::initiative_cell(line.number, report.column()))),
            words: if is_numbered { numbered } else { words },
            title: line.said(report).and_then(words::because),
            opens: Panel::Verdict {
                sheet: line.sheet.id.clone(),
                initiative: line.initiative.id.clone(),
                row: line.row,
                report,
            },
        })
    }
}

/// The chip as a button. By its address the focus finds back to it, should it be drawn anew while its dialog is open.
#[component]
pub(crate) fn ChipButton(
    chip: Chip,
    /// Whether it belongs to a cell: Tab then passes it by, and the cell's own key leads to it.
    #[prop(optional)]
    annexed: bool,
) -> impl IntoView {
    let shell = Shell::expect();
    let Chip { class, name, words, title, opens } = chip;
    let address = opens.address();
    view! {
        <button
            class=class
            aria-label=name
            title=title
            aria-haspopup="dialog"
            tabindex=annexed.then_some("-1")
            data-opens=address
            on:click=move |_| shell.open(Dialog::Panel(opens.clone()))
        >
            {words}
        </button>
    }
}

/// Chips of a part of the form, side by side.
fn chip_buttons(chips: Vec<Chip>) -> impl IntoView {
    chips.into_iter().map(|chip| view! { <ChipButton chip=chip annexed=true /> }).collect_view()
}

/// What was found in a part of the form, beside its name.
#[component]
pub(crate) fn Notes(
    chips: Memo<Vec<Chip>>,
    /// The name of its cell in the page, where it is a text.
    #[prop(optional)]
    at: Option<String>,
) -> impl IntoView {
    view! { <div class="cell-notes no-print" data-at=at>{move || chip_buttons(chips.get())}</div> }
}

/// What was read of the texts of one row: a cell's name in the page, its column's name, its chips.
pub(crate) type RowNotes = Vec<(String, &'static str, Vec<Chip>)>;

/// What was read of a row's texts, in a line of its own.
#[component]
pub(crate) fn RowMarks(notes: Memo<RowNotes>) -> impl IntoView {
    let group = |(at, name, chips): (String, &'static str, Vec<Chip>)| {
        view! {
            <span role="group" aria-label=name data-at=at>
                <small>{name}</small>
                {chip_buttons(chips)}
            </span>
        }
    };
    view! { <div class="cell-notes row-marks no-print">{move || notes.get().into_iter().map(group).collect_view()}</div> }
}
