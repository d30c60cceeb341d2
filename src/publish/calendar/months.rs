//! シートごと: a row a sheet, with how many of its periods end in each month.

use maud::{Markup, html};

use super::{CalendarLook, sheet_name};
use crate::calendar::{DueCounts, SheetMonths, YearCalendar};
use crate::messages::calendar as words;

pub(super) fn months(year: &YearCalendar<'_>, look: CalendarLook<'_>) -> Markup {
    let now = year.days.is_now().then(|| usize::from((year.days.today.month() + 8) % 12));
    html! {
        table class="cal-months" {
            thead {
                tr {
                    th scope="col" class="cal-name" { (words::SHEET_HEAD) }
                    @for at in 0..12_u8 {
                        th scope="col" class=[(Some(usize::from(at)) == now).then_some("now")] {
                            (words::month((at + 3) % 12 + 1))
                        }
                    }
                    th scope="col" { (words::NO_END) }
                    th scope="col" { (words::NO_DATE) }
                }
            }
            tbody {
                @for sheet in &year.sheets {
                    @let found = SheetMonths::of(sheet, year);
                    tr {
                        th scope="row" class="cal-name" { (sheet_name(sheet.sheet, look)) }
                        @for (at, counts) in found.months.iter().enumerate() {
                            td data-label=(words::month((u8::try_from(at).unwrap_or(0) + 3) % 12 + 1)) class=(class(*counts, Some(at) == now)) {
                                (words::month_counts(*counts))
                            }
                        }
                        td data-label=(words::NO_END) { (some(found.endless)) }
                        td data-label=(words::NO_DATE) { (some(found.undated)) }
                    }
                }
            }
        }
        div class="cal-foot" { p { (words::LEGEND_MONTHS) } }
    }
}

fn class(counts: DueCounts, is_now: bool) -> String {
    let late = if counts.overdue > 0 { "late" } else { "" };
    format!("{late}{}", if is_now { " now" } else { "" })
}

fn some(count: usize) -> String {
    if count == 0 { String::new() } else { count.to_string() }
}
