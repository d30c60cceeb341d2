//! `#/review`: what the review finds over a year, by severity, each with its place and what can be done.

use leptos::prelude::*;

use crate::app::Shell;
use crate::app::dialog::Dialog;
use crate::app::findings::SheetFinding;
use crate::messages::{results as results_words, review as words, ui};
use crate::model::{SheetId, paper};
use crate::review::{Rule, Severity};
use crate::view::panels::finding::{class, main_actions};
use crate::view::shared::choose::Choose;
use crate::view::shared::division::{DivisionSelect, LeftOut};
use crate::view::shared::link::place_link;
use crate::view::shared::own_work::OwnWorkSelect;

/// How many findings are drawn at first, and how many more each time.
const STEP: usize = 300;

const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Hint];

/// The screen.
#[component]
pub(crate) fn ReviewScreen() -> impl IntoView {
    let shell = Shell::expect();
    shell.compare_sheets();
    let severity = RwSignal::new(None::<Severity>);
    let rule = RwSignal::new(None::<Rule>);
    let drawn = RwSignal::new(STEP);
    let sheets = Memo::new(move |_| {
        let sheets = shell.shown_sheets().into_iter();
        sheets.map(|sheet| (sheet.id.clone(), ui::goal(&sheet.goal).to_owned())).collect::<Vec<_>>()
    });
    let all = Memo::new(move |_| {
        let one = shell.review_screen.sheet.get();
        let ids = sheets.with(|sheets| sheets.iter().map(|(id, _)| id.clone()).collect::<Vec<_>>());
        let one = one.filter(|one| ids.contains(one));
        let ids = one.map_or(ids, |one| vec![one]);
        let owner = shell.own_work();
        let is_shown = |found: &SheetFinding| owner.as_ref().is_none_or(|owner| found.is_of(owner));
        ids.iter().flat_map(|id| shell.findings(id)).filter(is_shown).collect::<Vec<SheetFinding>>()
    });
    let kept = move |found: &SheetFinding| {
        severity.get().is_none_or(|severity| found.rule().severity() == severity)
            && rule.get().is_none_or(|rule| found.rule() == rule)
    };
    let counted = Signal::derive(move || {
        let counts = |id: &SheetId| shell.finding_counts(id).0.iter().sum::<usize>();
        let whole: usize = sheets.with(|sheets| sheets.iter().map(|(id, _)| counts(id)).sum());
        let shown =
            all.with(|all| all.iter().filter(|found| found.dismissed.is_none() && kept(found)).count());
        words::shown(shown, whole)
    });
    let shown = move || {
        all.with(|all| {
            let found: Vec<&SheetFinding> = all.iter().filter(|found| kept(found)).collect();
            tables(shell, &found, drawn.get())
        })
    };
    let left = move || shell.left_to_read();
    view! {
        <main class="page wide" id="main" tabindex="-1">
            <h1>{move || words::screen_title(shell.filter.year.get())}</h1>
            <p class="sub">{words::HOW}</p>
            <div class="tools no-print">
                <DivisionSelect />
                <OwnWorkSelect />
                {move || view! { <SheetSelect sheets=sheets.get() /> }}
                <Choose
                    name=words::SEVERITY
                    options=std::iter::once(words::ALL_SEVERITIES.to_owned())
                        .chain(SEVERITIES.map(|severity| words::severity(severity).to_owned()))
                        .collect()
                    chosen=move || severity.get().map_or(0, |severity| severity as usize + 1)
                    choose=move |at| severity.set(at.checked_sub(1).map(|at| SEVERITIES[at]))
                />
                {move || view! { <RuleSelect rule=rule rules=rules_of(&all.get()) /> }}
                <span class="grow"></span>
                <button class="btn quiet" data-print on:click=move |_| shell.print()>{ui::PRINT}</button>
            </div>
            <LeftOut />
            <p class="sub" role="status" hidden=move || left() == 0>{move || results_words::reading(left())}</p>
            <p class="sub" role="status">{shell.disagreements.failure}</p>
            <p class="sub" role="status">{counted}</p>
            <div>{shown}</div>
            <button
                class="btn no-print"
                hidden=move || all.with(Vec::len) <= drawn.get()
                on:click=move |_| drawn.update(|drawn| *drawn += STEP)
            >
                {results_words::MORE}
            </button>
        </main>
    }
}

/// Keeps the findings of one sheet.
#[component]
fn SheetSelect(sheets: Vec<(SheetId, String)>) -> impl IntoView {
    let shell = Shell::expect();
    let names =
        std::iter::once(words::ALL_SHEETS.to_owned()).chain(sheets.iter().map(|(_, goal)| goal.clone()));
    let options = names.collect();
    let ids: Vec<SheetId> = sheets.into_iter().map(|(id, _)| id).collect();
    let chosen =
        shell.review_screen.sheet.with_untracked(|one| ids.iter().position(|id| Some(id) == one.as_ref()));
    let chosen = chosen.map_or(0, |at| at + 1);
    view! {
        <Choose
            name=words::SHEET
            options=options
            chosen=move || chosen
            choose=move |at| shell.review_screen.sheet.set(at.checked_sub(1).and_then(|at| ids.get(at).cloned()))
        />
    }
}

/// Keeps the findings of one rule.
#[component]
fn RuleSelect(rule: RwSignal<Option<Rule>>, rules: Vec<(Rule, usize)>) -> impl IntoView {
    let named = rules.iter().map(|(rule, count)| format!("{}（{count}）", words::title(*rule)));
    let options = std::iter::once(words::ALL_RULES.to_owned()).chain(named).collect();
    let chosen = rules.iter().position(|(other, _)| rule.with_untracked(|rule| *rule == Some(*other)));
    let chosen = chosen.map_or(0, |at| at + 1);
    view! {
        <Choose
            name=words::RULE
            options=options
            chosen=move || chosen
            choose=move |at| rule.set(at.checked_sub(1).and_then(|at| rules.get(at)).map(|(rule, _)| *rule))
        />
    }
}

/// The rules that found something, and how often.
fn rules_of(all: &[SheetFinding]) -> Vec<(Rule, usize)> {
    let count =
        |rule: &Rule| all.iter().filter(|found| found.rule() == *rule && found.dismissed.is_none()).count();
    Rule::ALL.iter().map(|rule| (*rule, count(rule))).filter(|(_, count)| *count > 0).collect()
}

/// A table for each severity, and one for what was set aside.
fn tables(shell: Shell, found: &[&SheetFinding], mut left: usize) -> impl IntoView + use<> {
    let open = || found.iter().filter(|found| found.dismissed.is_none());
    let nothing = open().next().is_none().then(|| view! { <p class="empty">{words::NOTHING}</p> });
    let by_severity = SEVERITIES.map(|severity| {
        let of: Vec<_> = open().filter(|found| found.rule().severity() == severity).copied().collect();
        table(shell, words::severity(severity), &of, &mut left)
    });
    let aside: Vec<_> = found.iter().filter(|found| found.dismissed.is_some()).copied().collect();
    let aside = table(shell, words::SET_ASIDE, &aside, &mut left);
    view! { {nothing} {by_severity} {aside} }
}

fn table(shell: Shell, title: &'static str, found: &[&SheetFinding], left: &mut usize) -> Option<AnyView> {
    if found.is_empty() || *left == 0 {
        return None;
    }
    let mut sheet = None;
    let rows = found.iter().take(*left).map(|one| {
        let names_sheet = sheet.replace(&one.sheet.id) != Some(&one.sheet.id);
        row(shell, one, names_sheet)
    });
    let rows = rows.collect_view();
    *left = left.saturating_sub(found.len());
    let heads = [words::SHEET_COLUMN, words::PLACE_COLUMN, words::WHAT_COLUMN, words::ACTION_COLUMN];
    Some(
        view! {
            <h2>{title} " " <small>{ui::count(found.len())}</small></h2>
            <table class="goals review">
                <thead>
                    <tr>{heads.map(|head| view! { <th scope="col">{head}</th> })}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any(),
    )
}

fn row(shell: Shell, found: &SheetFinding, names_sheet: bool) -> impl IntoView + use<> {
    let rank = paper::rank_of(&found.sheet).map_or_else(String::new, |rank| format!("{}　", rank.number()));
    let goal = format!("{rank}{}", ui::goal(&found.sheet.goal));
    let reason = found.dismissed.as_ref().map(|reason| {
        view! { <p class="doubt">{reason.clone()}</p> }
    });
    view! {
        <tr>
            <td class="sheet">
                <span class=if names_sheet { "" } else { "again" }>{goal}</span>
            </td>
            <td>{place_link(found)}</td>
            <td>
                <span class=class(found.rule().severity())>{words::title(found.rule())}</span>
                <p>{words::line(&found.sheet, &found.line)}</p>
                {reason}
            </td>
            <td class="actions no-print">{actions(shell, found)}</td>
        </tr>
    }
}

/// What can be done about a finding: what mends it first.
fn actions(shell: Shell, found: &SheetFinding) -> impl IntoView + use<> {
    let one = found.clone();
    if found.dismissed.is_some() {
        let take_up = move |_| shell.take_up(&one);
        return view! { <button class="btn small" on:click=take_up>{words::TAKE_UP}</button> }.into_any();
    }
    let panel = found.panel(true);
    let address = panel.address();
    let aside = move |_| shell.open(Dialog::Panel(panel.clone()));
    view! {
        {main_actions(found, false)}
        <button class="btn small" data-opens=address on:click=aside>
            {words::DISMISS_OPEN}
        </button>
    }
    .into_any()
}
