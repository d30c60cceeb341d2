//! The page as a whole: one HTML file with its style and its data in it, that asks for nothing and runs nothing.

use super::{list, sheet, shown};
use crate::codec;
use crate::codec::page;
use crate::markup::Markup;
use crate::messages::publish as words;
use crate::model::publication::Choice;
use crate::model::{Extra, FiscalYear, Moment, Sheet};
use crate::results::{self, SheetResults};

/// The page's style, for screens and for paper. The page's policy allows this text and no other.
pub const STYLE: &str = include_str!("page.css");

/// What bars are filled with; the app's own page has the same.
const FILLS: &str = include_str!("fills.svg");

/// A sheet on the page: what is shown of it, what was read of that, and its number there.
pub(super) struct Entry {
    /// From 1.
    pub(super) number: usize,
    /// What is shown.
    pub(super) sheet: Sheet,
    /// What was read, where that is shown.
    pub(super) results: Option<SheetResults>,
}

impl Entry {
    /// Where a link finds it.
    pub(super) fn anchor(&self) -> String {
        format!("sheet-{}", self.number)
    }
}

/// The page of these sheets, in the order in which they come. `extra` are the file's own unknown keys.
pub fn page(sheets: &[Sheet], choice: &Choice, extra: &Extra, now: &Moment) -> String {
    let entries: Vec<Entry> = (1..).zip(sheets).map(|(number, sheet)| entry(number, sheet, choice)).collect();
    let title = words::title(the_one(sheets.iter().map(|sheet| sheet.fiscal_year)), the_group(sheets));
    let head = Markup::of(|out| out.leaf("title", &[], &title));
    let body = Markup::of(|out| {
        out.el("main", &[], |out| {
            let groups: Vec<&[Entry]> = entries.chunk_by(are_of_one_group).collect();
            // On paper several groups have a cover each, before their sheets.
            let class = if groups.len() > 1 { "cover on-screen" } else { "cover" };
            out.el("div", &[("class", class), ("id", "list")], |out| {
                out.leaf("h1", &[], &title);
                out.leaf("p", &[("class", "made")], &words::made(entries.len(), now));
                list::draw(out, &groups, choice);
            });
            for group in &groups {
                if groups.len() > 1 {
                    list::cover(out, group, choice, now);
                }
                group.iter().for_each(|entry| sheet::draw(out, entry, choice));
            }
        });
        let carries = if choice.whole { words::CARRIES_WHOLE } else { words::CARRIES_SHOWN };
        out.el("footer", &[("class", "page-foot")], |out| out.leaf("p", &[], carries));
    });
    let cover = if choice.cover { "" } else { " no-cover" };
    let paper = choice.paper.class();
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        env!("PAGE_STYLE_SHA256")
    );
    let carried = page::carry(&data(sheets, choice, extra, now));
    format!(
        "<!doctype html>\n<html lang=\"ja\" class=\"{paper}{cover}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n{head}\n\
         <style>{STYLE}</style>\n</head>\n<body>\n{FILLS}{body}\n{carried}\n</body>\n</html>\n"
    )
}

fn are_of_one_group(a: &Entry, b: &Entry) -> bool {
    a.sheet.fiscal_year == b.sheet.fiscal_year && a.sheet.group == b.sheet.group
}

fn entry(number: usize, sheet: &Sheet, choice: &Choice) -> Entry {
    // Read before anything is left out, so that a person's word on a verdict counts.
    let results = choice.shows_readings().then(|| results::of(sheet));
    Entry { number, sheet: shown(sheet, choice), results }
}

/// The data that the page carries, as a file of ours.
fn data(sheets: &[Sheet], choice: &Choice, extra: &Extra, now: &Moment) -> String {
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
