//! A verdict's panel: the words it was read from, and what a person says instead.

use leptos::prelude::*;

use crate::app::Shell;
use crate::figures::{figure, marked, printable};
use crate::markup::Markup;
use crate::messages::{parts, results as words};
use crate::model::{Column, Edit, Extra, Initiative, InitiativeId, Overruling, Report, SheetId, State};
use crate::results::table::{self, Line};
use crate::results::{self, By};
use crate::view::screens::results::Choose;

/// What a person may set, and what they have set.
#[derive(Clone, Debug, PartialEq)]
struct Desk {
    /// What was said so far, or what would be said by saying nothing.
    said: Overruling,
    /// The quantities of the target, as written.
    targets: Vec<String>,
    /// The quantities of the report, as written, and whether they count now.
    reached: Vec<(String, bool)>,
    by: By,
}

impl Desk {
    fn of(line: &Line<'_>, report: Report) -> Option<Self> {
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
            extra: Extra::new(),
        };
        let holding = |initiative: &Initiative| {
            let said =
                initiative.overruled.iter().find(|said| (said.entry, said.report) == (fresh.entry, report));
            said.filter(|_| judged.by == By::Person).cloned()
        };
        Some(Self {
            said: holding(line.initiative).unwrap_or(fresh),
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
        move |look: &mut dyn FnMut(&Line<'_>)| {
            let Some(reading) = shell.reading(&sheet) else { return };
            let mut lines = table::of_sheet(&reading.sheet, &reading.results);
            if let Some(line) = lines.find(|line| line.initiative.id == initiative && line.row == row) {
                look(&line);
            }
        }
    };
    let shown = {
        let with_line = with_line.clone();
        Memo::new(move |_| Markup::of(|out| with_line(&mut |line| told(out, line, report))))
    };
    let desk = Memo::new(move |_| {
        let mut desk = None;
        with_line(&mut |line| desk = Desk::of(line, report));
        desk
    });
    let say = {
        let (sheet, initiative) = (sheet.clone(), initiative.clone());
        move |change: &dyn Fn(&mut Overruling)| {
            let Some(Desk { mut said, .. }) = desk.get_untracked() else { return };
            change(&mut said);
            let nothing =
                said.state.is_none() && said.target_quantity.is_none() && said.report_quantities.is_none();
            let (sheet, initiative) = (sheet.clone(), initiative.clone());
            shell.edit(match nothing {
                true => Edit::SetBack { sheet: sheet.clone(), initiative, entry: said.entry, report },
                false => Edit::Overrule { sheet: sheet.clone(), initiative, overruling: Box::new(said) },
            });
            shell.read_now(&sheet);
        }
    };
    let set_back = {
        let say = say.clone();
        move |_| {
            say(&|said| (said.state, said.target_quantity, said.report_quantities) = (None, None, None));
        }
    };
    let (pick_target, pick_state) = (say.clone(), say.clone());
    let targets =
        desk.with_untracked(|desk| desk.as_ref().map_or_else(Vec::new, |desk| desk.targets.clone()));
    let choices = std::iter::once(words::AS_READ.to_owned()).chain(targets.iter().cloned()).collect();
    let chosen_target = {
        let targets = targets.clone();
        Memo::new(move |_| {
            desk.with(|desk| {
                let picked = desk.as_ref().and_then(|desk| desk.said.target_quantity.clone());
                picked
                    .and_then(|picked| targets.iter().position(|other| *other == picked))
                    .map_or(0, |at| at + 1)
            })
        })
    };
    let has_no_target = targets.is_empty();
    let states = std::iter::once(words::AS_READ.to_owned());
    let states = states.chain(State::ALL.map(|state| words::state(state).to_owned())).collect();
    let chosen_state = Memo::new(move |_| {
        desk.with(|desk| desk.as_ref().and_then(|desk| desk.said.state).map_or(0, |state| state as usize + 1))
    });
    let by = move || desk.with(|desk| desk.as_ref().map_or(By::Reading, |desk| desk.by));
    let reached = desk.with_untracked(|desk| desk.as_ref().map_or(0, |desk| desk.reached.len()));
    view! {
        <div inner_html=move || shown.get()></div>
        <fieldset class="desk-form">
            <legend>{words::CORRECT}</legend>
            <p class="hint">{words::CORRECT_HELP}</p>
            <label hidden=has_no_target>
                <span>{words::PICK_TARGET}</span>
                <Choose
                    name=words::PICK_TARGET
                    options=choices
                    chosen=move || chosen_target.get()
                    choose=move |at| {
                        let picked = at.checked_sub(1).and_then(|at| targets.get(at)).cloned();
                        pick_target(&|said| said.target_quantity.clone_from(&picked));
                    }
                />
            </label>
            <div class="picks" role="group" aria-label=words::PICK_REACHED hidden=reached == 0>
                <span>{words::PICK_REACHED}</span>
                {(0..reached).map(|at| view! { <Pick desk=desk at=at say=say.clone() /> }).collect_view()}
            </div>
            <label>
                <span>{words::VERDICT}</span>
                <Choose
                    name=words::VERDICT
                    options=states
                    chosen=move || chosen_state.get()
                    choose=move |at| {
                        let state = at.checked_sub(1).and_then(|at| State::ALL.get(at)).copied();
                        pick_state(&|said| said.state = state);
                    }
                />
            </label>
            <button class="btn small" disabled=move || by() == By::Reading on:click=set_back>{words::SET_BACK}</button>
        </fieldset>
    }
}

/// A quantity of the report that may be counted.
#[component]
fn Pick(
    desk: Memo<Option<Desk>>,
    at: usize,
    say: impl Fn(&dyn Fn(&mut Overruling)) + 'static,
) -> impl IntoView {
    let quantity = move || desk.with(|desk| desk.as_ref().and_then(|desk| desk.reached.get(at).cloned()));
    let written = desk.with_untracked(|desk| desk.as_ref().map(|desk| desk.reached[at].0.clone()));
    let pick = move |on: bool| {
        let picked = desk.with_untracked(|desk| {
            let reached = desk.iter().flat_map(|desk| desk.reached.iter().enumerate());
            let counts = reached.filter(|(other, (_, counts))| if *other == at { on } else { *counts });
            counts.map(|(_, (written, _))| written.clone()).collect::<Vec<_>>()
        });
        say(&|said| said.report_quantities = Some(picked.clone()));
    };
    view! {
        <label class="pick">
            <input
                prop:checked=move || quantity().is_some_and(|(_, counts)| counts)
                type="checkbox"
                on:change:target=move |event| pick(event.target().checked())
            />
            {written}
        </label>
    }
}

/// The verdict and the words that it was read from.
fn told(out: &mut Markup, line: &Line<'_>, report: Report) {
    let Some(judged) = line.judged(report) else { return };
    let row = &line.results.aligned.rows[line.row];
    let label = row.key.label.map_or_else(String::new, |label| format!(" ({label})"));
    let title = words::panel_title(&parts::initiative_cell(line.number, report.column()), &label);
    out.leaf("h2", &[("id", "pop-title")], &title);
    out.el("div", &[("class", "figure")], |out| {
        out.put(&printable(figure(line, report)));
    });
    if let Some(doubt) = judged.verdict.doubt {
        out.leaf("p", &[("class", "doubt")], words::doubt(doubt));
    }
    if let Some(by) = words::by(judged.by) {
        out.leaf("p", &[("class", "doubt")], by);
    }
    out.el("dl", &[], |out| {
        for column in [Column::Target, report.column()] {
            let text = results::words(line.initiative, &line.results.aligned, row, column);
            out.leaf("dt", &[], parts::column(column));
            out.el("dd", &[], |out| {
                out.put(&printable(marked(text, 0..text.len(), &line.spans(column))));
            });
        }
    });
}
