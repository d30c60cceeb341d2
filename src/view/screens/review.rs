//! `#/review`: what the review finds over a year, by severity, each with its place and what can be done.

use leptos::prelude::*;

use super::list::DepartmentSelect;
use super::results::Choose;
use crate::app::Shell;
use crate::app::findings::Found;
use crate::markup::Markup;
use crate::messages::{results as results_words, review as words, ui};
use crate::model::SheetId;
use crate::review::{Rule, Severity};
use crate::route::Route;
use crate::view::panels::finding::class;

/// How many findings are drawn at first, and how many more each time.
const STEP: usize = 300;

const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Hint];

/// The screen.
#[component]
pub(crate) fn ReviewScreen() -> impl IntoView {
    let shell = Shell::expect();
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
        ids.iter().flat_map(|id| shell.findings(id)).collect::<Vec<Found>>()
    });
    let shown = Memo::new(move |_| {
        Markup::of(|out| {
            all.with(|all| {
                let wanted = |found: &&Found| {
                    severity.get().is_none_or(|severity| found.finding.rule.severity() == severity)
                        && rule.get().is_none_or(|rule| found.finding.rule == rule)
                };
                let found: Vec<&Found> = all.iter().filter(wanted).collect();
                tables(out, &found, drawn.get());
            });
        })
    });
    let left = move || shell.left_to_read();
    view! {
        <main class="page wide" id="main" tabindex="-1">
            <h1>{move || words::screen_title(shell.filter.year.get())}</h1>
            <p class="sub">{words::HOW}</p>
            <div class="tools no-print">
                <DepartmentSelect />
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
            <p class="sub" role="status" hidden=move || left() == 0>{move || results_words::reading(left())}</p>
            <div inner_html=move || shown.get()></div>
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
fn rules_of(all: &[Found]) -> Vec<(Rule, usize)> {
    let count = |rule: &Rule| {
        all.iter().filter(|found| found.finding.rule == *rule && found.dismissed.is_none()).count()
    };
    Rule::ALL.iter().map(|rule| (*rule, count(rule))).filter(|(_, count)| *count > 0).collect()
}

/// A table for each severity, and one for what was set aside.
fn tables(out: &mut Markup, found: &[&Found], mut left: usize) {
    let open = || found.iter().filter(|found| found.dismissed.is_none());
    if open().next().is_none() {
        out.leaf("p", &[("class", "empty")], words::NOTHING);
    }
    for severity in SEVERITIES {
        let of: Vec<_> = open().filter(|found| found.finding.rule.severity() == severity).copied().collect();
        table(out, words::severity(severity), &of, &mut left);
    }
    let aside: Vec<_> = found.iter().filter(|found| found.dismissed.is_some()).copied().collect();
    table(out, words::SET_ASIDE, &aside, &mut left);
}

fn table(out: &mut Markup, title: &str, found: &[&Found], left: &mut usize) {
    if found.is_empty() || *left == 0 {
        return;
    }
    out.el("h2", &[], |out| {
        out.text(title);
        out.text(" ");
        out.leaf("small", &[], &ui::count(found.len()));
    });
    out.el("table", &[("class", "goals review")], |out| {
        out.el("thead", &[], |out| {
            out.el("tr", &[], |out| {
                for head in
                    [words::SHEET_COLUMN, words::PLACE_COLUMN, words::WHAT_COLUMN, words::ACTION_COLUMN]
                {
                    out.leaf("th", &[("scope", "col")], head);
                }
            });
        });
        out.el("tbody", &[], |out| {
            let mut sheet = None;
            for one in found.iter().take(*left) {
                row(out, one, sheet != Some(&one.sheet.id));
                sheet = Some(&one.sheet.id);
            }
        });
    });
    *left = left.saturating_sub(found.len());
}

fn row(out: &mut Markup, found: &Found, names_sheet: bool) {
    let finding = &found.finding;
    out.el("tr", &[], |out| {
        out.el("td", &[("class", "sheet")], |out| {
            let rank = found.sheet.rank.map_or_else(String::new, |rank| format!("{}　", rank.number()));
            let class = if names_sheet { "" } else { "again" };
            out.leaf("span", &[("class", class)], &format!("{rank}{}", ui::goal(&found.sheet.goal)));
        });
        out.el("td", &[], |out| jump(out, found));
        out.el("td", &[], |out| {
            out.leaf("span", &[("class", class(finding.rule.severity()))], words::title(finding.rule));
            out.leaf("p", &[], &words::sentence(&found.sheet, finding));
            if let Some(reason) = &found.dismissed {
                out.leaf("p", &[("class", "doubt")], &words::dismissed_because(reason));
            }
        });
        out.el("td", &[("class", "actions no-print")], |out| {
            let fix = words::fix(finding).filter(|_| found.dismissed.is_none());
            if let Some(name) = fix {
                action(out, found, "mend", "btn small fill", &name);
            }
            match found.dismissed {
                None => action(out, found, "finding", "btn small", words::DISMISS_OPEN),
                Some(_) => action(out, found, "take-up", "btn small", words::TAKE_UP),
            }
        });
    });
}

/// The place, which leads to the cell with the words selected.
pub(crate) fn jump(out: &mut Markup, found: &Found) {
    let place = words::place(&found.sheet, &found.finding.place);
    let href = Route::Sheet(found.sheet.id.clone()).href();
    let cell =
        found.finding.place.as_cell().map_or_else(|| found.part(), crate::view::shared::keys::cell_key);
    let text = found.finding.place.as_cell().and_then(|cell| found.sheet.text(cell));
    let units =
        |end: usize| text.and_then(|text| text.get(..end)).map_or(0, |text| text.encode_utf16().count());
    let span =
        found.finding.place.span.as_ref().map(|span| format!("{} {}", units(span.start), units(span.end)));
    let attributes = [
        ("href", href.as_str()),
        ("data-sheet", found.sheet.id.as_str()),
        ("data-jump", &cell),
        ("data-span", span.as_deref().unwrap_or("")),
    ];
    out.leaf("a", &attributes, &place);
}

fn action(out: &mut Markup, found: &Found, what: &str, class: &str, name: &str) {
    let attributes = [
        ("class", class),
        ("data-pop", what),
        ("data-sheet", found.sheet.id.as_str()),
        ("data-part", &found.part()),
        ("data-rule", found.finding.rule.code()),
        ("data-place", &found.place()),
    ];
    out.leaf("button", &attributes, name);
}
