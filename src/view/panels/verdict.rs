//! A verdict's panel: the words it was read from, and what a person says instead.

use leptos::html;
use leptos::prelude::*;

use crate::app::Shell;
use crate::messages::{parts, results as words};
use crate::model::{Column, Edit, Extra, InitiativeId, Overruling, Report, SheetId, Signature, State};
use crate::results::table::{self, ResultsRow};
use crate::results::{self, By};
use crate::view::shared::choose::Choose;
use crate::view::shared::figure::{Figure, marked};
use crate::view::shared::name_field::NameField;

/// What a person is about to say; nothing of it counts before it is decided.
#[derive(Clone, Debug, Default, PartialEq)]
struct JudgementDraft {
    state: Option<State>,
    target_quantity: Option<String>,
    /// Which quantities of the report count, and whether a person has picked them.
    counts: Vec<bool>,
    is_picked: bool,
}

impl JudgementDraft {
    fn of(correction: Option<&Correction>) -> Self {
        let Some(Correction { said, reached, .. }) = correction else { return Self::default() };
        Self {
            state: said.state,
            target_quantity: said.target_quantity.clone(),
            counts: reached.iter().map(|(_, counts)| *counts).collect(),
            is_picked: said.report_quantities.is_some(),
        }
    }
}

/// What a person may set, and what they have set.
#[derive(Clone, Debug, PartialEq)]
struct Correction {
    /// What was said so far, or what would be said by saying nothing.
    said: Overruling,
    /// The quantities of the target, as written.
    targets: Vec<String>,
    /// The quantities of the report, as written, and whether they count now.
    reached: Vec<(String, bool)>,
    by: By,
}

impl Correction {
    fn of(line: &ResultsRow<'_>, report: Report) -> Option<Self> {
        let judged = line.judged(report)?;
        let row = &line.results.aligned.rows[line.row];
        let text = |column| results::words(line.initiative, &line.results.aligned, row, column);
        let (target, reported) = (text(Column::Target), text(report.column()));
        let [in_target, midterm, last] = &line.results.rows[line.row].stated;
        let in_report = if report == Report::Final { last } else { midterm };
        let counted = judged.verdict.actual.as_ref().map_or(&[][..], |actual| &actual.parts);
        let reached = in_report
            .iter()
            .map(|span| (reported[span.clone()].to_owned(), counted.iter().any(|part| part.span == *span)))
            .collect();
        let fresh = Overruling {
            entry: row.key.label,
            report,
            state: None,
            target_quantity: None,
            report_quantities: None,
            target_words: target.to_owned(),
            report_words: reported.to_owned(),
            reason: String::new(),
            signed: Signature::default(),
            extra: Extra::new(),
        };
        Some(Self {
            said: line.said(report).cloned().unwrap_or(fresh),
            targets: in_target.iter().map(|span| target[span.clone()].to_owned()).collect(),
            reached,
            by: judged.by,
        })
    }
}

/// The panel.
#[component]
pub(crate) fn VerdictPanel(
    sheet: SheetId,
    initiative: InitiativeId,
    row: usize,
    report: Report,
) -> impl IntoView {
    let shell = Shell::expect();
    let with_line = {
        let (sheet, initiative) = (sheet.clone(), initiative.clone());
        move |look: &mut dyn FnMut(&ResultsRow<'_>)| {
            let Some(reading) = shell.reading(&sheet) else { return };
            let mut lines = table::of_sheet(&reading.sheet, &reading.results);
            if let Some(line) = lines.find(|line| line.initiative.id == initiative && line.row == row) {
                look(&line);
            }
        }
    };
    let correction = {
        let with_line = with_line.clone();
        Memo::new(move |_| {
            let mut correction = None;
            with_line(&mut |line| correction = Correction::of(line, report));
            correction
        })
    };
    let shown = move || {
        let mut shown = None;
        with_line(&mut |line| shown = reading_of(line, report));
        shown
    };
    let draft = RwSignal::new(JudgementDraft::default());
    // The reading is there, or comes, or counts again: what is about to be said begins with it.
    Effect::new(move |_| draft.set(correction.with(|correction| JudgementDraft::of(correction.as_ref()))));
    let saying = Saying { shell, sheet, initiative, report, correction, draft };
    view! {
        <div>{shown}</div>
        <CorrectionForm saying=saying />
    }
}

/// Where a correction is said, and of what.
#[derive(Clone)]
struct Saying {
    shell: Shell,
    sheet: SheetId,
    initiative: InitiativeId,
    report: Report,
    correction: Memo<Option<Correction>>,
    draft: RwSignal<JudgementDraft>,
}

impl Saying {
    /// Says what was chosen, for this reason, and answers with it; none where there is nothing to say.
    fn decide(&self, reason: &str) -> Option<Overruling> {
        let Correction { mut said, reached, .. } = self.correction.get_untracked()?;
        let JudgementDraft { state, target_quantity, counts, is_picked } = self.draft.get_untracked();
        let picked = reached.iter().zip(counts).filter(|(_, counts)| *counts);
        let picked = picked.map(|((written, _), _)| written.clone()).collect();
        (said.state, said.target_quantity) = (state, target_quantity);
        said.report_quantities = is_picked.then_some(picked);
        let is_nothing =
            said.state.is_none() && said.target_quantity.is_none() && said.report_quantities.is_none();
        if is_nothing || reason.is_empty() {
            return None;
        }
        reason.clone_into(&mut said.reason);
        said.signed = self.shell.signature();
        let (sheet, initiative) = (self.sheet.clone(), self.initiative.clone());
        self.shell.edit(Edit::Overrule { sheet, initiative, overruling: Box::new(said.clone()) });
        self.shell.read_now(&self.sheet);
        Some(said)
    }

    /// Says nothing any more: the reading counts again.
    fn set_back(&self) {
        let Some(Correction { said, .. }) = self.correction.get_untracked() else { return };
        let (sheet, initiative) = (self.sheet.clone(), self.initiative.clone());
        self.shell.edit(Edit::SetBack { sheet, initiative, entry: said.entry, report: self.report });
        self.shell.read_now(&self.sheet);
    }

    /// What the correction of this moment answers to a question; the default where there is none.
    fn look<T>(&self, default: T, answer: impl FnOnce(&Correction) -> T) -> T {
        self.correction.with(|correction| correction.as_ref().map_or(default, answer))
    }
}

/// What a person says instead of the reading.
#[component]
fn CorrectionForm(saying: Saying) -> impl IntoView {
    let reached = untrack(|| saying.look(0, |correction| correction.reached.len()));
    let picks = {
        let saying = saying.clone();
        move |at| view! { <Pick saying=saying.clone() at=at /> }
    };
    let (by, set_back) = (saying.clone(), saying.clone());
    let is_read = move || by.look(By::Reading, |correction| correction.by) == By::Reading;
    let form = view! {
        <PickTarget saying=saying.clone() />
        <div class="picks" role="group" aria-label=words::PICK_REACHED hidden=reached == 0>
            <span>{words::PICK_REACHED}</span>
            {(0..reached).map(picks).collect_view()}
        </div>
        <PickState saying=saying.clone() />
    };
    view! {
        <fieldset class="desk-form">
            <legend>{words::CORRECT}</legend>
            <p class="hint">{words::CORRECT_HELP}</p>
            {form}
            <Decision saying=saying />
            <button class="btn small" disabled=is_read on:click=move |_| set_back.set_back()>{words::SET_BACK}</button>
        </fieldset>
    }
}

/// Why, who if they want to say so, and the end of it: the dialog closes once what was decided has been read.
#[component]
fn Decision(saying: Saying) -> impl IntoView {
    let shell = saying.shell;
    let reason = NodeRef::<html::Input>::new();
    let is_missing = RwSignal::new(false);
    let decided = RwSignal::new(None::<Overruling>);
    let correction = saying.correction;
    let (entry, written) = untrack(|| {
        saying
            .look((None, String::new()), |correction| (correction.said.entry, correction.said.reason.clone()))
    });
    // A reason that was begun and not decided is still there when the dialog opens again.
    let field = format!("why {} {} {entry:?} {}", saying.sheet, saying.initiative, saying.report as usize);
    let written = Some(shell.draft(&field)).filter(|draft| !draft.is_empty()).unwrap_or(written);
    let typed_in = field.clone();
    Effect::new(move |_| {
        let is_read = decided.with(|decided| {
            let read = |correction: &Option<Correction>| correction.as_ref().map(|now| now.said.clone());
            decided.is_some() && correction.with(read) == *decided
        });
        if is_read {
            shell.close_panel();
        }
    });
    let decide = move |_| {
        let typed = reason.get_untracked().map_or_else(String::new, |field| field.value());
        let said = saying.decide(typed.trim());
        is_missing.set(said.is_none());
        if said.is_some() {
            shell.keep_draft(&field, "");
        }
        decided.set(said.clone());
        if let (None, Some(field)) = (said, reason.get_untracked()) {
            drop(field.focus());
        }
    };
    view! {
        <label>
            <span>{words::REASON}</span>
            <input
                node_ref=reason
                type="text"
                value=written
                on:input:target=move |event| shell.keep_draft(&typed_in, &event.target().value())
                aria-invalid=move || is_missing.get().to_string()
            />
        </label>
        <NameField />
        <small class="bad" role="alert" hidden=move || !is_missing.get()>{words::REASON_NEEDED}</small>
        <button class="btn small fill" on:click=decide>{words::DECIDE}</button>
    }
}

/// The quantity of the target that is to be reached.
#[component]
fn PickTarget(saying: Saying) -> impl IntoView {
    let targets = untrack(|| saying.look(Vec::new(), |correction| correction.targets.clone()));
    let choices = std::iter::once(words::AS_READ.to_owned()).chain(targets.iter().cloned()).collect();
    let is_none = targets.is_empty();
    let draft = saying.draft;
    let chosen = {
        let targets = targets.clone();
        Memo::new(move |_| {
            let picked = draft.with(|draft| draft.target_quantity.clone());
            let at = picked.and_then(|picked| targets.iter().position(|other| *other == picked));
            at.map_or(0, |at| at + 1)
        })
    };
    let choose = move |at: usize| {
        let picked = at.checked_sub(1).and_then(|at| targets.get(at)).cloned();
        draft.update(|draft| draft.target_quantity = picked);
    };
    view! {
        <label hidden=is_none>
            <span>{words::PICK_TARGET}</span>
            <Choose name=words::PICK_TARGET options=choices chosen=move || chosen.get() choose=choose />
        </label>
    }
}

/// The verdict itself.
#[component]
fn PickState(saying: Saying) -> impl IntoView {
    let states = std::iter::once(words::AS_READ.to_owned());
    let states = states.chain(State::ALL.map(|state| words::state(state).to_owned())).collect();
    let draft = saying.draft;
    let chosen = Memo::new(move |_| draft.with(|draft| draft.state).map_or(0, |state| state as usize + 1));
    let choose = move |at: usize| {
        let state = at.checked_sub(1).and_then(|at| State::ALL.get(at)).copied();
        draft.update(|draft| draft.state = state);
    };
    view! {
        <label>
            <span>{words::VERDICT}</span>
            <Choose name=words::VERDICT options=states chosen=move || chosen.get() choose=choose />
        </label>
    }
}

/// A quantity of the report that may be counted.
#[component]
fn Pick(saying: Saying, at: usize) -> impl IntoView {
    let written = untrack(|| {
        saying.look(None, |correction| correction.reached.get(at).map(|(written, _)| written.clone()))
    });
    let draft = saying.draft;
    let pick = move |on: bool| {
        draft.update(|draft| {
            draft.is_picked = true;
            if let Some(counts) = draft.counts.get_mut(at) {
                *counts = on;
            }
        });
    };
    view! {
        <label class="pick">
            <input
                prop:checked=move || draft.with(|draft| draft.counts.get(at) == Some(&true))
                type="checkbox"
                on:change:target=move |event| pick(event.target().checked())
            />
            {written}
        </label>
    }
}

/// The verdict and the words that it was read from; none where there is no report.
fn reading_of(line: &ResultsRow<'_>, report: Report) -> Option<AnyView> {
    let judged = line.judged(report)?;
    let label = line.results.aligned.rows[line.row].key.label;
    let label = label.map_or_else(String::new, |label| format!(" ({label})"));
    let title = words::panel_title(&parts::initiative_cell(line.number, report.column()), &label);
    let doubt = judged.verdict.doubt.map(words::doubt);
    let texts = [Column::Target, report.column()].map(|column| {
        view! {
            <dt>{parts::column(column)}</dt>
            <dd inner_html=marked(line, column)></dd>
        }
    });
    Some(
        view! {
            <h2 id="pop-title">{title}</h2>
            <div class="figure">{Figure::of(line, report).view(false)}</div>
            {doubt.map(|doubt| view! { <p class="doubt">{doubt}</p> })}
            {words::by(judged.by).map(|by| view! { <p class="doubt">{by}</p> })}
            <dl>{texts}</dl>
        }
        .into_any(),
    )
}
