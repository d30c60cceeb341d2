//! The page as a whole: one HTML file with its style and its data in it, that asks for nothing and runs nothing.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::entry::PublishedSheet;
use super::{list, sheet, shown};
use crate::codec;
use crate::codec::page;
use crate::figures;
use crate::messages::publish as words;
use crate::model::publication::PublishChoice;
use crate::model::{Extra, FiscalYear, Moment, Sheet};

/// The page's style, for screens and for paper. The page's policy allows this text and no other.
pub const STYLE: &str = include_str!("page.css");

/// What bars are filled with; the app's own page has the same.
const FILLS: &str = include_str!("fills.svg");

/// The page of these sheets, in the order in which they come. `extra` are the file's own unknown keys.
pub fn page(sheets: &[Sheet], choice: &PublishChoice, extra: &Extra, now: &Moment) -> String {
    let entries: Vec<PublishedSheet> =
        (1..).zip(sheets).map(|(number, sheet)| PublishedSheet::of(number, sheet, choice)).collect();
    let title = words::title(the_one(sheets.iter().map(|sheet| sheet.fiscal_year)), the_group(sheets));
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        env!("PAGE_STYLE_SHA256")
    );
    let head = html! {
        meta charset="utf-8";
        meta http-equiv="Content-Security-Policy" content=(policy);
        meta name="viewport" content="width=device-width, initial-scale=1";
        title { (title) }
        // The policy knows this text to the letter.
        style { (PreEscaped(STYLE)) }
    };
    let page = html! {
        (DOCTYPE)
        html lang="ja" class={ (choice.paper.class()) @if !choice.cover { " no-cover" } } {
            head { (head) }
            body {
                (PreEscaped(FILLS))
                (body(&entries, &title, choice, now))
                // Before the page's end, where whoever reads its source finds it last.
                "\n" (PreEscaped(page::carry(&data(sheets, choice, extra, now)))) "\n"
            }
        }
    };
    figures::printable(page)
}

fn body(entries: &[PublishedSheet], title: &str, choice: &PublishChoice, now: &Moment) -> Markup {
    let groups: Vec<&[PublishedSheet]> = entries.chunk_by(PublishedSheet::is_of_group).collect();
    // On paper several groups have a cover each, before their sheets.
    let has_covers = groups.len() > 1;
    html! {
        main {
            div class=(if has_covers { "cover on-screen" } else { "cover" }) id="list" {
                h1 { (title) }
                p class="made" { (words::made(entries.len(), now)) }
                (list::list(&groups, choice))
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
