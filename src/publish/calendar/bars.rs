//! 取組ごと: a row an entry, its periods as bars. All lengths are shares of the row, so that it is as wide as its place.

use maud::{Markup, html};

use super::{CalendarLook, link, sheet_name};
use crate::calendar::{Bar, CalendarEntry, Timing, YearCalendar, YearDays};
use crate::messages::calendar as words;
use crate::model::{Day, Report};

/// A lane's height, which style sheets may change; what is in it is placed by shares.
const LANE: usize = 28;
/// How many days of the year a wide character takes where the picture has its usual width.
const DAYS_TO_A_CHARACTER: f64 = 6.4;

pub(super) fn bars(year: &YearCalendar<'_>, look: CalendarLook<'_>) -> Markup {
    let drawn = year.all().filter(|entry| !entry.bars.is_empty()).count();
    let undated = year.all().filter(|entry| entry.is_undated).count();
    let both = year.all().filter(|entry| entry.is_undated && !entry.bars.is_empty()).count();
    html! {
        @if drawn == 0 {
            p class="empty" { (words::all_undated()) }
        } @else {
            (grounds(year.days))
            table class="cal-table" {
                thead {
                    tr {
                        th scope="col" class="cal-name" { (words::ROW_HEAD) }
                        th scope="col" class="cal-axis" {
                            span class="sr-only" { (words::MONTHS_HEAD) }
                            (axis(year.days))
                        }
                    }
                }
                @for sheet in &year.sheets {
                    @if sheet.entries.iter().any(|entry| !entry.bars.is_empty()) {
                        tbody {
                            tr class="cal-sheet" {
                                th scope="rowgroup" colspan="2" { (sheet_name(sheet.sheet, look)) }
                            }
                            @for entry in sheet.entries.iter().filter(|entry| !entry.bars.is_empty()) {
                                (row(entry, year.days, look))
                            }
                        }
                    }
                }
            }
        }
        div class="cal-foot" {
            ul class="cal-legend" aria-label=(words::LEGEND) {
                @for timing in legend(year, look) {
                    li { (swatch(timing)) (words::timing(timing)) }
                }
                li { (day_swatch()) (words::LEGEND_DAY) }
                li { (words::LEGEND_SOFT) }
            }
            p { (words::counts(year.all().count(), drawn, undated, both)) }
        }
    }
}

/// What bars can mean: in the app all that there is, for others what is drawn.
fn legend(year: &YearCalendar<'_>, look: CalendarLook<'_>) -> Vec<Timing> {
    if look.places.is_app() {
        return vec![Timing::Reported(Report::Final), Timing::Running, Timing::Overdue, Timing::ToCome];
    }
    let is_drawn = |timing: &Timing| {
        year.all().flat_map(|entry| &entry.bars).any(|bar| class(bar.timing) == class(*timing))
    };
    [Timing::Reported(Report::Final), Timing::Planned].into_iter().filter(is_drawn).collect()
}

fn row(entry: &CalendarEntry<'_>, days: YearDays, look: CalendarLook<'_>) -> Markup {
    let told: Vec<String> = entry.bars.iter().map(words::told).collect();
    let placed = placed(&entry.bars, days);
    let lanes = placed.iter().map(|place| place.lane + 1).max().unwrap_or(1);
    html! {
        tr {
            th scope="row" class="cal-name" { (entry_link(entry, look)) }
            td {
                (over("ground", days))
                @if days.is_now() { (over("now", days)) }
                svg role="img" aria-label=(told.join("、")) width="100%" height=(lanes * LANE + 6) class={ "cal-row l" (lanes) } {
                    title { (entry.deadline) }
                    @for place in &placed {
                        (drawn(place, lanes, days))
                    }
                    // Over the bars, but never over words.
                    @if days.is_now() { (mark("now", days)) }
                    @for place in &placed {
                        (label(place, lanes, days))
                    }
                }
                // Where the picture is narrow its words stand under it.
                span class="cal-said" aria-hidden="true" { (told.join("、")) }
            }
        }
    }
}

/// ③ (1) with the entry's words, which leads to its deadline.
pub(super) fn entry_link(entry: &CalendarEntry<'_>, look: CalendarLook<'_>) -> Markup {
    let words = html! { (words::entry_number(entry)) " " (entry.name()) };
    link(entry.line.sheet, look, Some(cell_of(entry)), &words)
}

/// The cell of its deadline, by which the app finds it.
pub(super) fn cell_of(entry: &CalendarEntry<'_>) -> String {
    format!("{} deadline", entry.line.initiative.id)
}

/// A bar with its lane and the place of its words.
struct PlacedBar<'b> {
    bar: &'b Bar,
    lane: usize,
    words: String,
    side: LabelSide,
}

/// Where a bar's words stand.
#[derive(Clone, Copy, PartialEq)]
enum LabelSide {
    Inside,
    After,
    Before,
}

/// Puts bars into as few lanes as their words allow.
fn placed(bars: &[Bar], days: YearDays) -> Vec<PlacedBar<'_>> {
    let mut ends: Vec<f64> = Vec::new();
    let place = |bar| {
        let words = words::bar(bar);
        let room = width(&words);
        let (from, to) = (bar.from as f64, bar.to as f64);
        let side = match () {
            () if !bar.is_day() && to - from >= room => LabelSide::Inside,
            () if to + room <= days.length() as f64 => LabelSide::After,
            () => LabelSide::Before,
        };
        let (start, end) = match side {
            LabelSide::Inside => (from, to),
            LabelSide::After => (from, to + room),
            LabelSide::Before => (from - room, to),
        };
        let lane = ends.iter().position(|end| *end <= start).unwrap_or(ends.len());
        match ends.get_mut(lane) {
            Some(last) => *last = end,
            None => ends.push(end),
        }
        PlacedBar { bar, lane, words, side }
    };
    bars.iter().map(place).collect()
}

/// How many days words take, with some room around them.
fn width(words: &str) -> f64 {
    let wide = |char: char| if char.is_ascii() { 0.6 } else { 1.0 };
    (words.chars().map(wide).sum::<f64>() + 1.5) * DAYS_TO_A_CHARACTER
}

/// A bar without its words.
fn drawn(place: &PlacedBar<'_>, lanes: usize, days: YearDays) -> Markup {
    let bar = place.bar;
    let share = 100.0 / lanes as f64;
    let (top, middle) = ((place.lane as f64 + 0.14) * share, (place.lane as f64 + 0.5) * share);
    let (x, end) = (at(bar.from, days), at(bar.to, days));
    html! {
        g class={ "cal-bar " (class(bar.timing)) } {
            @if bar.is_day() {
                svg x=(percent(x)) y=(percent(middle)) width="1" height="1" overflow="visible" {
                    path d="M-1-8 7 0-1 8-9 0z" fill=(fill(bar.timing)) {}
                }
            } @else {
                (shape((x, end), (top, 0.72 * share), bar))
            }
        }
    }
}

/// A bar's words.
fn label(place: &PlacedBar<'_>, lanes: usize, days: YearDays) -> Markup {
    let bar = place.bar;
    let (x, end, is_day) = (at(bar.from, days), at(bar.to, days), bar.is_day());
    let middle = (place.lane as f64 + 0.5) * 100.0 / lanes as f64;
    let (anchor, from, shift) = match place.side {
        LabelSide::Inside => ("start", x, 8),
        LabelSide::After => ("start", end, if is_day { 12 } else { 6 }),
        LabelSide::Before => ("end", x, if is_day { -12 } else { -6 }),
    };
    html! {
        g class={ "cal-bar " (class(bar.timing)) } {
            text x=(percent(from)) dx=(shift) y=(percent(middle)) text-anchor=(anchor) dominant-baseline="central" {
                (place.words)
            }
        }
    }
}

/// A span of days: sure ends are lines, others dotted.
fn shape((x, end): (f64, f64), (top, height): (f64, f64), bar: &Bar) -> Markup {
    let line = |from: (f64, f64), to: (f64, f64), class: &str| {
        html! { line class=(class) x1=(percent(from.0)) y1=(percent(from.1)) x2=(percent(to.0)) y2=(percent(to.1)) {} }
    };
    let bottom = top + height;
    let edge = |is_sure: bool| if is_sure { "edge" } else { "edge soft" };
    html! {
        rect x=(percent(x)) y=(percent(top)) width=(percent(end - x)) height=(percent(height)) fill=(fill(bar.timing)) {}
        (line((x, top), (end, top), "edge"))
        (line((x, bottom), (end, bottom), "edge"))
        (line((x, top), (x, bottom), edge(bar.begins)))
        (line((end, top), (end, bottom), edge(bar.ends)))
    }
}

/// What lies under or over the bars of every row, as high as the row is.
fn over(what: &str, days: YearDays) -> Markup {
    html! {
        svg class="cal-over" aria-hidden="true" width="100%" height="100%" { (mark(what, days)) }
    }
}

fn mark(what: &str, days: YearDays) -> Markup {
    html! { use href={ "#cal-" (what) "-" (days.first.year()) } {} }
}

/// The months' lines and the days that are over, and today's line, to be used in every row.
fn grounds(days: YearDays) -> Markup {
    html! {
        svg class="fills" aria-hidden="true" width="0" height="0" {
            defs {
                g id={ "cal-ground-" (days.first.year()) } {
                    @if days.gone() > 0 {
                        rect class="cal-gone" width=(percent(at(days.gone(), days))) height="100%" {}
                    }
                    @for (_, start) in months(days).into_iter().skip(1) {
                        line class="cal-month" x1=(percent(at(start, days))) x2=(percent(at(start, days))) y2="100%" {}
                    }
                }
                g id={ "cal-now-" (days.first.year()) } {
                    line class="cal-now" x1=(percent(at(days.gone(), days))) x2=(percent(at(days.gone(), days))) y2="100%" {}
                }
            }
        }
    }
}

/// Years and months above the bars, and today's date where today's line begins.
fn axis(days: YearDays) -> Markup {
    let second = at(days.first.days_to(first_of(days.last.year(), 1).unwrap_or(days.last)), days);
    let height = if days.is_now() { 62 } else { 44 };
    // Near the year's end it stands before the line.
    let shift = if days.gone() * 10 > days.length() * 8 { -98 } else { -1 };
    html! {
        svg class="cal-head" aria-hidden="true" width="100%" height=(height) {
            text x="0" dx="6" y="15" { (words::calendar_year(days.first.year())) }
            text x=(percent(second)) dx="6" y="15" { (words::calendar_year(days.last.year())) }
            @for (month, start) in months(days) {
                line class="cal-month" x1=(percent(at(start, days))) x2=(percent(at(start, days))) y1="22" y2=(height) {}
                text class="m" x=(percent(at(start, days))) dx="6" y="37" { (words::month(month)) }
            }
            @if days.is_now() {
                g class="cal-flag" transform={ "translate(" (shift) ")" } {
                    rect x=(percent(at(days.gone(), days))) y="43" width="99" height="19" {}
                    text x=(percent(at(days.gone(), days))) dx="49" y="57" text-anchor="middle" { (words::today(days.today)) }
                }
            }
        }
    }
}

/// Each month with the days of the year before it.
fn months(days: YearDays) -> Vec<(u8, i64)> {
    let first = |at: i64| first_of(days.first.year() + i64::from(at > 8), (at + 3) % 12 + 1);
    (0..12).filter_map(first).map(|day| (day.month(), days.first.days_to(day))).collect()
}

fn first_of(year: i64, month: i64) -> Option<Day> {
    Day::new(year, month, 1)
}

/// A day's share of the year.
fn at(day: i64, days: YearDays) -> f64 {
    day as f64 * 100.0 / days.length() as f64
}

fn percent(share: f64) -> String {
    format!("{share:.2}%")
}

fn class(timing: Timing) -> &'static str {
    match timing {
        Timing::Reported(_) => "met",
        Timing::MidtermOnly | Timing::Overdue => "late",
        Timing::Running | Timing::Planned => "run",
        Timing::ToCome => "todo",
    }
}

fn fill(timing: Timing) -> &'static str {
    match timing {
        Timing::Reported(_) => "url(#fill-met)",
        Timing::MidtermOnly | Timing::Overdue => "url(#fill-short)",
        Timing::Running | Timing::Planned => "#cfe3fb",
        Timing::ToCome => "#fff",
    }
}

fn swatch(timing: Timing) -> Markup {
    html! {
        svg class={ "cal-swatch cal-bar " (class(timing)) } aria-hidden="true" width="24" height="14" {
            rect class="edge" x="1" y="1" width="22" height="12" fill=(fill(timing)) {}
        }
    }
}

fn day_swatch() -> Markup {
    html! {
        svg class="cal-swatch cal-bar" aria-hidden="true" width="16" height="16" {
            path d="M8 1 15 8 8 15 1 8z" fill="#fff" {}
        }
    }
}
