//! 予定 as markup, the same for the screen and for the page: bars over April to March with the sheets' own words, the
//! lists beside them, and the table behind them.

mod bars;
pub mod ics;
mod lists;
mod months;

use maud::{Markup, html};

use super::places::PageAnchors;
use crate::calendar::{self as calendars, YearCalendar};
use crate::figures::printable;
use crate::messages::{calendar as words, ui};
use crate::model::{Day, Sheet, paper};

/// What is drawn.
#[derive(Clone, Copy)]
pub struct CalendarLook<'l> {
    /// Whether a row is a sheet and no entry.
    pub by_sheet: bool,
    /// Where links lead.
    pub places: &'l PageAnchors,
}

/// The years, each with its picture and its lists.
pub fn calendar(years: &[YearCalendar<'_>], look: CalendarLook<'_>) -> String {
    printable(html! {
        @for year in years {
            (of_year(year, look, years.len() > 1))
        }
    })
}

/// The years of these sheets for everybody, as a part of a page or a kiosk: no list of what the office is late with.
pub(super) fn of_sheets(sheets: Vec<Sheet>, today: Day, places: &PageAnchors) -> Markup {
    let read = calendars::read(sheets);
    let years = YearCalendar::of(&read, today).into_iter().map(YearCalendar::for_everybody);
    let look = CalendarLook { by_sheet: false, places };
    html! {
        @for year in years {
            @let id = format!("calendar-{}", year.year.western());
            section class="year-calendar" aria-labelledby=(id) {
                h2 id=(id) { (words::title(Some(year.year))) }
                p class="cal-how" { (words::how()) }
                (of_year(&year, look, false))
            }
        }
    }
}

fn of_year(year: &YearCalendar<'_>, look: CalendarLook<'_>, is_named: bool) -> Markup {
    html! {
        @if is_named {
            h2 class="cal-year" { (year.year) }
        }
        div class="cal" {
            section class="cal-picture" aria-label=(words::PICTURE) {
                @if year.all().next().is_none() {
                    p class="empty" { (words::nothing()) }
                } @else if look.by_sheet {
                    (months::months(year, look))
                } @else {
                    (bars::bars(year, look))
                }
                (lists::table(year, look))
            }
            @if look.places.is_app() {
                (lists::lists(year, look))
            } @else {
                (lists::undated(year, look))
            }
        }
    }
}

/// 1　水害に備えるまちづくり, with its department.
fn sheet_name(sheet: &Sheet, look: CalendarLook<'_>) -> Markup {
    html! {
        (link(sheet, look, None, &html! {
            @if let Some(rank) = paper::rank_of(sheet) { (rank.number()) "　" }
            (ui::goal(&sheet.goal))
        }))
        @if !sheet.department.trim().is_empty() {
            " "
            small { (sheet.department) }
        }
    }
}

/// A link to a sheet, in the app to a cell of it; words alone where there is no such place.
fn link(sheet: &Sheet, look: CalendarLook<'_>, cell: Option<String>, inside: &Markup) -> Markup {
    let cell = cell.filter(|_| look.places.is_app());
    html! {
        @if let Some(href) = look.places.sheet(sheet) {
            a href=(href) data-cell=[cell] { (inside) }
        } @else {
            (inside)
        }
    }
}
