//! 予定 as markup, the same for the screen and for the page: bars over April to March with the sheets' own words, the
//! lists beside them, and the table behind them.

mod bars;
pub mod ics;
mod lists;
mod months;

use maud::{Markup, html};

use crate::calendar::YearCalendar;
use crate::figures::printable;
use crate::messages::{calendar as words, ui};
use crate::model::Sheet;

/// What is drawn.
#[derive(Clone, Copy)]
pub struct CalendarLook<'l> {
    /// Whether a row is a sheet and no entry.
    pub by_sheet: bool,
    /// Where a sheet's name leads.
    pub link: &'l dyn Fn(&Sheet) -> String,
}

/// The years, each with its picture and its lists.
pub fn calendar(years: &[YearCalendar<'_>], look: CalendarLook<'_>) -> String {
    printable(html! {
        @for year in years {
            (of_year(year, look, years.len() > 1))
        }
    })
}

fn of_year(year: &YearCalendar<'_>, look: CalendarLook<'_>, is_named: bool) -> Markup {
    html! {
        @if is_named {
            h2 class="cal-year" { (year.year) }
        }
        div class="cal" {
            section class="cal-picture" aria-label=(words::PICTURE) {
                @if year.all().next().is_none() {
                    p class="empty" { (words::NOTHING) }
                } @else if look.by_sheet {
                    (months::months(year, look))
                } @else {
                    (bars::bars(year, look))
                }
                (lists::table(year, look))
            }
            (lists::lists(year, look))
        }
    }
}

/// 1　水害に備えるまちづくり, with its department.
fn sheet_name(sheet: &Sheet, look: CalendarLook<'_>) -> Markup {
    html! {
        a href=((look.link)(sheet)) {
            @if let Some(rank) = sheet.rank { (rank.number()) "　" }
            (ui::goal(&sheet.goal))
        }
        @if !sheet.department.trim().is_empty() {
            " "
            small { (sheet.department) }
        }
    }
}
