//! The page as a whole: one HTML file with its style and its data in it, that asks for nothing and runs nothing.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::entry::PublishedSheet;
use super::parts::all_published;
use super::places::PageAnchors;
use super::{alignment, calendar, list, overview, sheet, shown};
use crate::codec;
use crate::codec::page;
use crate::figures;
use crate::messages::publish as words;
use crate::model::publication::PublishChoice;
use crate::model::{Extra, FiscalYear, Moment, Sheet, paper};
use crate::overview::OverviewOptions;

/// The page's style, for screens and for paper. The page's policy allows this text and no other.
pub const STYLE: &str = include_str!("page.css");

/// The style of the pictures of the year, which the app shows too; only pages that have some of them carry it.
pub const YEAR_STYLE: &str = include_str!("../../style/showing.css");

/// The style of 予定, likewise.
pub const CALENDAR_STYLE: &str = include_str!("../../style/calendar.css");

/// What bars are filled with; the app's own page has the same.
const FILLS: &str = include_str!("fills.svg");

/// The page of these sheets, in the order in which they come. `extra` are the file's own unknown keys.
pub fn page(sheets: &[Sheet], choice: &PublishChoice, extra: &Extra, now: &Moment) -> String {
    page_beside(&[], sheets, choice, extra, now)
}

/// The same, with the pictures of the year beside the sheets of the years before.
pub fn page_beside(
    before: &[Sheet],
    sheets: &[Sheet],
    choice: &PublishChoice,
    extra: &Extra,
    now: &Moment,
) -> String {
    whole(before, sheets, sheets.len(), choice, now, &data(sheets, choice, extra, now))
}

/// The page as a preview: the forms and the data of the first sheets only, but all of the pictures of the year.
pub fn preview(
    before: &[Sheet],
    sheets: &[Sheet],
    first: usize,
    choice: &PublishChoice,
    extra: &Extra,
    now: &Moment,
) -> String {
    let on_page = &sheets[..first.min(sheets.len())];
    whole(before, sheets, first, choice, now, &data(on_page, choice, extra, now))
}

fn whole(
    before: &[Sheet],
    sheets: &[Sheet],
    first: usize,
    choice: &PublishChoice,
    now: &Moment,
    data: &str,
) -> String {
    let (before, sheets) = (&*all_published(before, choice), &*all_published(sheets, choice));
    // What is not on the page is read only for the pictures of the year.
    let read = if choice.shows_year() { sheets } else { &sheets[..first.min(sheets.len())] };
    let entries: Vec<PublishedSheet> =
        (1..).zip(read).map(|(number, sheet)| PublishedSheet::of(number, sheet, choice)).collect();
    let title = words::title(the_one(sheets.iter().map(|sheet| sheet.fiscal_year)), the_group(sheets));
    let title = paper::with_city(title);
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{}'{}{}; base-uri 'none'; form-action 'none'",
        env!("PAGE_STYLE_SHA256"),
        if choice.shows_year() { concat!(" 'sha256-", env!("YEAR_STYLE_SHA256"), "'") } else { "" },
        if choice.calendar { concat!(" 'sha256-", env!("CALENDAR_STYLE_SHA256"), "'") } else { "" }
    );
    let head = html! {
        meta charset="utf-8";
        meta http-equiv="Content-Security-Policy" content=(policy);
        meta name="viewport" content="width=device-width, initial-scale=1";
        title { (title) }
        // The policy knows this text to the letter.
        style { (PreEscaped(STYLE)) }
        @if choice.shows_year() {
            style { (PreEscaped(YEAR_STYLE)) }
        }
        @if choice.calendar {
            style { (PreEscaped(CALENDAR_STYLE)) }
        }
    };
    let body = figures::printable(body(&entries, first, before, &title, choice, now));
    let page = html! {
        (DOCTYPE)
        html lang="ja" class={ (choice.paper.class()) @if !choice.cover { " no-cover" } } data-words=(page::words(&body)) {
            head { (head) }
            body {
                (PreEscaped(FILLS))
                (PreEscaped(&body))
                // Before the page's end, where whoever reads its source finds it last.
                "\n" (PreEscaped(page::carry(data))) "\n"
            }
        }
    };
    figures::printable(page)
}

fn body(
    entries: &[PublishedSheet],
    first: usize,
    before: &[Sheet],
    title: &str,
    choice: &PublishChoice,
    now: &Moment,
) -> Markup {
    let on_page = &entries[..first.min(entries.len())];
    let groups: Vec<&[PublishedSheet]> = on_page.chunk_by(PublishedSheet::is_of_group).collect();
    // On paper several groups have a cover each, before their sheets.
    let has_covers = groups.len() > 1;
    html! {
        main {
            div class=(if has_covers { "cover on-screen" } else { "cover" }) id="list" {
                h1 { (title) }
                p class="made" { (words::made(on_page.len(), now)) }
                (list::list(&groups, choice))
            }
            @if choice.shows_year() {
                (year(entries, on_page, before, choice, now))
            }
            @for group in &groups {
                @if has_covers {
                    (list::cover(group, choice, now))
                }
                @for entry in *group {
                    (sheet::sheet(entry, choice))
                }
            }
        }
        footer class="page-foot" {
            p { (if choice.whole { words::CARRIES_WHOLE } else { words::CARRIES_SHOWN }) }
        }
    }
}

/// The pictures of the year, for everybody: nothing of what the office still has to do.
fn year(
    entries: &[PublishedSheet],
    on_page: &[PublishedSheet],
    before: &[Sheet],
    choice: &PublishChoice,
    now: &Moment,
) -> Markup {
    let anchors = on_page.iter().map(|entry| (entry.sheet.id.clone(), entry.anchor())).collect();
    let places = PageAnchors::Page(anchors);
    let options = OverviewOptions { for_citizens: true, ..OverviewOptions::default() };
    html! {
        @if choice.shows_overview() {
            @let pairs: Vec<_> =
                entries.iter().filter_map(|entry| Some((&entry.sheet, entry.results.as_ref()?))).collect();
            (overview::of_pairs(&pairs, before, &options, None, &places))
        }
        @if choice.shows_alignment() {
            @let sheets: Vec<_> = entries.iter().map(|entry| &entry.sheet).collect();
            (alignment::of_sheets(&sheets, before, &places))
        }
        @if let Some(today) = now.date().filter(|_| choice.calendar) {
            (calendar::of_sheets(entries.iter().map(|entry| entry.sheet.clone()).collect(), today, &places))
        }
    }
}

/// The data that the page carries, as a file of ours.
fn data(sheets: &[Sheet], choice: &PublishChoice, extra: &Extra, now: &Moment) -> String {
    if choice.whole {
        return codec::json::encode(sheets, extra, now);
    }
    let shown: Vec<Sheet> = sheets.iter().map(|sheet| shown(sheet, choice)).collect();
    codec::json::encode(&shown, &Extra::new(), now)
}

/// What all share.
fn the_one(years: impl Iterator<Item = FiscalYear>) -> Option<FiscalYear> {
    let mut years = years;
    let first = years.next()?;
    years.all(|year| year == first).then_some(first)
}

fn the_group(sheets: &[Sheet]) -> Option<&str> {
    let first = sheets.first()?.group.as_str();
    (!first.trim().is_empty() && sheets.iter().all(|sheet| sheet.group == first)).then_some(first)
}
