//! 全体 as it is drawn, on the screen and on a published page: one number, then group by group and goal by goal.

mod aside;
mod bars;
mod groups;
mod head;

use maud::{Markup, html};

use super::places::PageAnchors;
use crate::figures;
use crate::messages::{overview as words, ui};
use crate::model::{Day, FiscalYear, Report, Sheet, paper};
use crate::overview::{Counted, CountedRows, OverviewOptions, OverviewOutcome, YearOverview, desk, years};
use crate::results::{self, SheetResults};
use crate::route::Route;

/// A year, how it is looked at, and where its links lead.
struct Canvas<'c> {
    overview: &'c YearOverview<'c>,
    options: &'c OverviewOptions,
    places: &'c PageAnchors,
    /// The report whose words are used; before anything was reported both say the same.
    report: Report,
    /// The year before.
    before: FiscalYear,
}

/// What a figure is of.
#[derive(Clone, Copy)]
enum Of<'c> {
    /// All sheets.
    All,
    /// The group of this name.
    Group(&'c str),
    /// The department of this group and name.
    Department(&'c str, &'c str),
    /// One goal.
    Goal(&'c Sheet),
}

/// The overview of these sheets for the app, a section for each of their years.
pub fn drawn(sheets: &[Sheet], before: &[Sheet], options: &OverviewOptions, today: Option<Day>) -> String {
    let read: Vec<SheetResults> = sheets.iter().map(results::of).collect();
    let pairs: Vec<(&Sheet, &SheetResults)> = sheets.iter().zip(&read).collect();
    figures::printable(of_pairs(&pairs, before, options, today, &PageAnchors::App))
}

/// The same of sheets that have been read.
pub(super) fn of_pairs(
    sheets: &[(&Sheet, &SheetResults)],
    before: &[Sheet],
    options: &OverviewOptions,
    today: Option<Day>,
    places: &PageAnchors,
) -> Markup {
    let read: Vec<SheetResults> = before.iter().map(results::of).collect();
    let before: Vec<(&Sheet, &SheetResults)> = before.iter().zip(&read).collect();
    let years = years(sheets.iter().map(|(sheet, _)| *sheet));
    let drawn = years.iter().map(|year| {
        let overview = YearOverview::of(*year, sheets, &before, options.report);
        let desk = today.filter(|_| !options.for_citizens).map(|today| desk::of(&overview, sheets, today));
        let canvas = Canvas {
            overview: &overview,
            options,
            places,
            report: overview.report.unwrap_or_else(paper::first_report),
            before: FiscalYear::new(i64::from(year.western()) - 1).unwrap_or(*year),
        };
        canvas.section(desk.as_ref(), !places.is_app() || years.len() > 1)
    });
    html! { @for year in drawn { (year) } }
}

impl Canvas<'_> {
    fn section(&self, desk: Option<&desk::Desk<'_>>, is_named: bool) -> Markup {
        let overview = self.overview;
        let id = format!("overview-{}", overview.year.western());
        html! {
            section class="showing overview" aria-labelledby=(id) {
                h2 id=(id) class=(if is_named { "year-title" } else { "sr-only" }) {
                    (words::title(overview.year))
                }
                (head::head(self))
                div class="two" {
                    (groups::groups(self))
                    div class="aside" { (aside::aside(self, desk)) }
                }
            }
        }
    }

    /// The address of its years side by side; none on a page.
    fn years(&self, sheet: &Sheet) -> Option<String> {
        self.places.screen(&Route::Years(sheet.id.clone()))
    }

    /// A name that leads to its sheet.
    fn goal(&self, sheet: &Sheet, words: &str) -> Markup {
        html! {
            @if let Some(href) = self.places.sheet(sheet) {
                a href=(href) title=(words) { (words) }
            } @else {
                (words)
            }
        }
    }

    /// A figure that leads to what it counts: a goal's to its sheet, others to rows of 目標と実績; where there is no such
    /// place it stands by itself.
    fn figure(&self, of: Of<'_>, outcome: OverviewOutcome, count: usize) -> Markup {
        let name = match of {
            Of::All => words::ALL,
            Of::Group(name) => ui::group(name),
            Of::Department(_, name) => ui::department(name),
            Of::Goal(sheet) => ui::goal(&sheet.goal),
        };
        let label = words::figure(name, outcome, self.report, count);
        self.counted(of, CountedRows::Outcome(outcome), count, &label)
    }

    fn counted(&self, of: Of<'_>, rows: CountedRows, count: usize, label: &str) -> Markup {
        let (group, department) = match of {
            Of::All | Of::Goal(_) => (None, None),
            Of::Group(group) => (Some(group), None),
            Of::Department(group, department) => (Some(group), Some(department)),
        };
        let counted = Counted { report: self.report, rows };
        let (href, counted) = match of {
            Of::Goal(sheet) => (self.places.sheet(sheet), None),
            _ => (self.places.screen(&Route::Results), counted.word()),
        };
        html! {
            @if count == 0 {
                span class="zero" { "0" }
            } @else if let Some(href) = href {
                a href=(href) data-counted=[counted] data-group=[group] data-department=[department]
                    aria-label=(label) { (count) }
            } @else {
                (count)
            }
        }
    }
}
