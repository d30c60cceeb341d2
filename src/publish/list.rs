//! The list of goals, by year and group: on the screen where one finds a sheet, in print the cover of a group.

use crate::figures;
use crate::markup::Markup;
use crate::messages::{parts, publish as words, results as result_words, ui};
use crate::model::publication::Choice;
use crate::model::{Moment, Report, State};
use crate::publish::page::Entry;
use crate::results::Tally;

/// The lists of all groups, and what the signs in them mean.
pub(super) fn draw(out: &mut Markup, groups: &[&[Entry]], choice: &Choice) {
    out.el("section", &[("aria-labelledby", "list-title")], |out| {
        out.leaf("h2", &[("id", "list-title")], words::LIST);
        if groups.is_empty() {
            out.leaf("p", &[], words::NOTHING);
        }
        // The page's heading names the only one.
        groups.iter().for_each(|group| of_group(out, group, groups.len() > 1, choice));
        if choice.shows_readings() {
            legend(out);
        }
    });
}

/// The cover of one group among several, for paper.
pub(super) fn cover(out: &mut Markup, group: &[Entry], choice: &Choice, now: &Moment) {
    let Some(first) = group.first() else { return };
    out.el("div", &[("class", "cover on-paper")], |out| {
        let title = words::title(Some(first.sheet.fiscal_year), Some(ui::group(&first.sheet.group)));
        // On a screen the page has another heading of this level.
        let attributes = [("class", "title"), ("role", "heading"), ("aria-level", "1")];
        out.leaf("p", &attributes, &title);
        out.leaf("p", &[("class", "made")], &words::made(group.len(), now));
        of_group(out, group, false, choice);
        if choice.shows_readings() {
            legend(out);
        }
    });
}

fn of_group(out: &mut Markup, group: &[Entry], is_named: bool, choice: &Choice) {
    let Some(first) = group.first() else { return };
    let report = latest(group);
    out.el("div", &[("class", "group")], |out| {
        let name = words::group(first.sheet.fiscal_year, &first.sheet.group);
        if is_named {
            out.leaf("h3", &[], &name);
        }
        out.el("table", &[("class", "goals"), ("aria-label", &name)], |out| {
            out.el("thead", &[], |out| {
                out.el("tr", &[], |out| {
                    let tally = choice.shows_readings().then(|| ("figure", words::tally(report)));
                    let heads =
                        [("rank", parts::RANK), ("goal", parts::GOAL), ("department", parts::DEPARTMENT)];
                    for (class, head) in heads.into_iter().chain(tally) {
                        out.leaf("th", &[("scope", "col"), ("class", class)], head);
                    }
                });
            });
            out.el("tbody", &[], |out| group.iter().for_each(|entry| row(out, entry, report)));
        });
    });
}

fn row(out: &mut Markup, entry: &Entry, report: Report) {
    let sheet = &entry.sheet;
    out.el("tr", &[], |out| {
        let rank = sheet.rank.map_or_else(|| words::NO_RANK.to_owned(), words::rank);
        out.leaf("td", &[("class", "rank"), ("data-label", parts::RANK)], &rank);
        out.el("th", &[("scope", "row"), ("class", "goal")], |out| {
            out.leaf("a", &[("href", &format!("#{}", entry.anchor()))], ui::goal(&sheet.goal));
        });
        out.leaf("td", &[("class", "department"), ("data-label", parts::DEPARTMENT)], &sheet.department);
        if let Some(results) = &entry.results {
            let tally = results.tally(report);
            out.el("td", &[("class", "figure"), ("data-label", words::tally(report))], |out| {
                counts(out, &tally, report);
            });
        }
    });
}

fn counts(out: &mut Markup, tally: &Tally, report: Report) {
    if tally.all() == 0 {
        out.text(words::NO_ENTRY);
        return;
    }
    figures::tally_bar(out, tally, report);
    figures::tally_line(out, tally, report);
}

/// The report that a group's list counts: 期末報告 as soon as there is one.
fn latest(group: &[Entry]) -> Report {
    let has_final = |entry: &Entry| {
        entry.results.as_ref().is_some_and(|results| {
            let tally = results.tally(Report::Final);
            tally.all() > tally.no_report
        })
    };
    if group.iter().any(has_final) { Report::Final } else { Report::Midterm }
}

/// What each verdict means and how it is hatched.
fn legend(out: &mut Markup) {
    let kinds = State::ALL.map(|state| (state, Report::Final));
    let kinds = kinds[..2].iter().chain([&(State::Short, Report::Midterm)]).chain(&kinds[2..]);
    out.el("div", &[("class", "legend")], |out| {
        out.leaf("h3", &[], words::LEGEND);
        out.el("dl", &[], |out| {
            for (state, report) in kinds {
                out.el("div", &[], |out| {
                    out.el("dt", &[], |out| {
                        figures::swatch(out, *state, *report);
                        let class = format!("chip {}", figures::class(*state, *report));
                        out.leaf("span", &[("class", &class)], result_words::sign(*state, *report));
                    });
                    out.leaf("dd", &[], words::meaning(*state, *report));
                });
            }
        });
        out.leaf("p", &[], words::HOW_READ);
    });
}
