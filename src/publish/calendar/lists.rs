//! The lists beside the picture, and the table behind it.

use maud::{Markup, html};

use super::bars::entry_link;
use super::{CalendarLook, link, sheet_name};
use crate::calendar::{Agenda, AgendaItem, CalendarEntry, YearCalendar};
use crate::messages::{calendar as words, parts, ui};
use crate::model::Column;

/// So many stand in a list at once; the others open.
const FIRST: usize = 10;

/// 過ぎて報告のないもの, 過ぎて期末報告のないもの, 次に来るもの, 日付のない期限.
pub(super) fn lists(year: &YearCalendar<'_>, look: CalendarLook<'_>) -> Markup {
    let agenda = Agenda::of(year);
    let overdue = agenda.overdue.len();
    html! {
        div class="cal-lists" {
            section class="card" {
                h2 {
                    (words::OVERDUE) " "
                    span class={ "chip " (if overdue > 0 { "short" } else { "none" }) } {
                        @if overdue > 0 { "▲ " }
                        (overdue)
                    }
                }
                (items(&agenda.overdue, words::NO_OVERDUE, words::ago, look))
            }
            @if !agenda.midterm_only.is_empty() {
                section class="card" {
                    h2 {
                        (words::midterm_only()) " "
                        span class="chip short" { "▲ " (agenda.midterm_only.len()) }
                    }
                    p class="cal-none" { (words::midterm_is_there()) }
                    (items(&agenda.midterm_only, "", words::ago, look))
                }
            }
            section class="card" {
                h2 {
                    (words::NEXT) " "
                    span class="chip open" { (words::next_count(agenda.next.len())) }
                }
                (items(&agenda.next, words::NO_NEXT, words::ahead, look))
            }
            (undated_list(&agenda, look))
        }
    }
}

/// 日付のない期限 alone: no text is dropped.
pub(super) fn undated(year: &YearCalendar<'_>, look: CalendarLook<'_>) -> Markup {
    let agenda = Agenda::of(year);
    html! {
        @if !agenda.undated.is_empty() {
            div class="cal-lists" { (undated_list(&agenda, look)) }
        }
    }
}

fn undated_list(agenda: &Agenda<'_, '_>, look: CalendarLook<'_>) -> Markup {
    html! {
        section class="card" {
            h2 {
                (words::undated()) " "
                span class="chip none" { (agenda.undated_entries()) }
            }
            @if agenda.undated.is_empty() {
                p class="cal-none" { (words::no_undated()) }
            }
            ul {
                @for undated in &agenda.undated {
                    li {
                        mark { (undated.words) }
                        div {
                            @for (at, entry) in undated.entries.iter().enumerate() {
                                @let before = at.checked_sub(1).map(|before| undated.entries[before]);
                                small { (place(entry, before, look)) } " "
                            }
                        }
                    }
                }
            }
        }
    }
}

fn items(
    items: &[AgendaItem<'_, '_>],
    none: &str,
    when: fn(i64, bool) -> String,
    look: CalendarLook<'_>,
) -> Markup {
    let (first, others) = items.split_at(items.len().min(FIRST));
    html! {
        @if items.is_empty() {
            p class="cal-none" { (none) }
        }
        ul { @for item in first { (line(item, when, look)) } }
        @if !others.is_empty() {
            details {
                summary { (words::more(others.len())) }
                ul { @for item in others { (line(item, when, look)) } }
            }
        }
    }
}

fn line(item: &AgendaItem<'_, '_>, when: fn(i64, bool) -> String, look: CalendarLook<'_>) -> Markup {
    html! {
        li {
            b { (item.entry.name()) }
            small { (place(item.entry, None, look)) }
            small class="cal-when" { (item.bar.words) "　" (when(item.days, item.bar.is_about)) }
        }
    }
}

/// 総務課　契約事務の適正化　① (1), which leads there; behind another entry of its sheet only ① (1). A page has no goals there.
fn place(entry: &CalendarEntry<'_>, before: Option<&CalendarEntry<'_>>, look: CalendarLook<'_>) -> Markup {
    let sheet = entry.line.sheet;
    let is_app = look.places.is_app();
    let is_further = is_app && before.is_some_and(|before| before.line.sheet.id == sheet.id);
    let words = html! {
        @if !is_further {
            @if !sheet.department.trim().is_empty() { (sheet.department) "　" }
            @if is_app { (ui::goal(&sheet.goal)) "　" }
        }
        (words::entry_number(entry))
    };
    link(sheet, look, Some(super::bars::cell_of(entry)), &words)
}

/// 表で見る: every deadline to the letter.
pub(super) fn table(year: &YearCalendar<'_>, look: CalendarLook<'_>) -> Markup {
    html! {
        @if year.all().next().is_some() {
            details class="cal-as-table" {
                summary { (words::AS_TABLE) }
                table class="goals" {
                    thead {
                        tr {
                            th scope="col" { (words::SHEET_HEAD) }
                            th scope="col" { (parts::column(Column::Method)) }
                            th scope="col" { (parts::column(Column::Deadline)) }
                            th scope="col" { (words::ENDS) }
                            th scope="col" { (words::STANDS) }
                        }
                    }
                    tbody {
                        @for entry in year.all() {
                            (row(entry, year, look))
                        }
                    }
                }
            }
        }
    }
}

fn row(entry: &CalendarEntry<'_>, year: &YearCalendar<'_>, look: CalendarLook<'_>) -> Markup {
    html! {
        tr {
            td data-label=(words::SHEET_HEAD) { (sheet_name(entry.line.sheet, look)) }
            td data-label=(parts::column(Column::Method)) { (entry_link(entry, look)) }
            td data-label=(parts::column(Column::Deadline)) class="cal-deadline" { (entry.deadline) }
            td data-label=(words::ENDS) {
                @for bar in &entry.bars {
                    div { (bar.last.map_or(words::NO_END.to_owned(), |last| words::day_of(last, year.days))) }
                }
                @if entry.is_undated { div { (words::NO_DATE) } }
            }
            td data-label=(words::STANDS) {
                @for bar in &entry.bars {
                    div { (words::timing(bar.timing)) }
                }
            }
        }
    }
}
