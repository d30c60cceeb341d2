//! A verdict where there is room for it: its chip, its bar, and what was compared.

use leptos::prelude::*;

use super::chip::{Chip, ChipButton};
use crate::figures::{self, printable};
use crate::messages::results as words;
use crate::model::{Column, Report};
use crate::results;
use crate::results::table::ResultsRow;

/// What is shown of a row's verdict.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Figure {
    chip: Option<Chip>,
    /// Bar and compared quantities, as markup.
    measured: String,
    /// Why a person overruled the reading.
    because: Option<String>,
}

impl Figure {
    /// The figure of a row in a report.
    pub(crate) fn of(line: &ResultsRow<'_>, report: Report) -> Self {
        Self {
            chip: Chip::of_verdict(line, report, false),
            measured: printable(figures::measured(line, report)),
            because: line.said(report).and_then(words::because),
        }
    }

    /// Draws it; whether it belongs to a cell that leads to it.
    pub(crate) fn view(self, annexed: bool) -> impl IntoView {
        let bar = (!self.measured.is_empty()).then(|| view! { <span inner_html=self.measured></span> });
        let because = self.because.map(|because| view! { <small class="because">{because}</small> });
        view! { {self.chip.map(|chip| view! { <ChipButton chip=chip annexed=annexed /> })} {bar} {because} }
    }
}

/// A row's words in a column as markup, what its verdicts were read from marked.
pub(crate) fn marked(line: &ResultsRow<'_>, column: Column) -> String {
    let aligned = &line.results.aligned;
    let words = results::words(line.initiative, aligned, &aligned.rows[line.row], column);
    printable(figures::marked(words, 0..words.len(), &line.spans(column)))
}
