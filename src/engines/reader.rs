//! What the engines do: one request in, one answer out. Pure, so that tests run it natively.

use crate::codec::markdown::Scope;
use crate::codec::{self, Decoded, Problem, clipboard, stored};
use crate::model::publication::Choice;
use crate::model::{Day, Extra, Moment, Sheet, Stage};
use crate::protocol::{Imported, Out, Packed, Request, Wire};
use crate::{protocol, publish, results, review};

/// Answers a message. One that makes no sense is answered with nothing but its number.
pub fn answer(message: &[u8]) -> Vec<u8> {
    let mut out = Out::default();
    let (number, request) = protocol::open(message).unwrap_or((0, &[]));
    number.put(&mut out);
    match protocol::decode(request) {
        Some(Request::Import(text)) => import(&text).put(&mut out),
        Some(Request::Read { today, sheets }) => {
            let read = |text: &String| sheet(text).map_or(Packed(Vec::new()), |sheet| read(&sheet, today));
            sheets.iter().map(read).collect::<Vec<_>>().put(&mut out);
        }
        Some(Request::Table(sheets)) => table(&sheets).put(&mut out),
        Some(Request::Publish { choice, sheets, extra, now }) => {
            page(&choice, &sheets, &extra, &now).put(&mut out);
        }
        Some(Request::Markdown { scope, sheets, extra, now }) => {
            markdown(scope, &sheets, &extra, &now).put(&mut out);
        }
        Some(Request::Copied { html, text }) => copied(&html, &text).put(&mut out),
        Some(Request::Range { html, text }) => clipboard::read(&text, &html).put(&mut out),
        // What is for another engine, and what makes no sense.
        Some(Request::Excel { .. } | Request::OpenExcel { .. }) | None => {}
    }
    out.finish()
}

/// Reads a copied range: as cells with merges, and where no form is in those, as text of any other kind.
fn copied(html: &str, text: &str) -> Result<Imported, Vec<Problem>> {
    let grid = clipboard::html::grid(html, "");
    let read = grid.and_then(|grid| codec::grid::read(&[grid], &mut numbers()).ok());
    read.map_or_else(|| import(text), |decoded| Ok(within(&decoded)))
}

/// Reads a text that is no JSON. Ids that hold beyond this file are given by the page.
fn import(text: &str) -> Result<Imported, Vec<Problem>> {
    if codec::markdown::is_markdown(text) {
        let (sheets, notes) = codec::markdown::to_json(text)?;
        return Ok(Imported { sheets, own: None, notes });
    }
    if let Some(carried) = codec::page::data(text) {
        let sheets = carried?;
        codec::json::decode(&sheets, &mut numbers())?;
        return Ok(Imported { sheets, own: None, notes: Vec::new() });
    }
    Ok(within(&codec::foreign(text, &mut numbers())?))
}

/// Sheets whose ids hold within their file.
fn within(decoded: &Decoded) -> Imported {
    let sheets = codec::json::encode(&decoded.sheets, &Extra::new(), &moment());
    Imported { sheets, own: Some(Vec::new()), notes: decoded.notes.clone() }
}

fn numbers() -> impl FnMut() -> String {
    let mut last = 0;
    move || {
        last += 1;
        last.to_string()
    }
}

/// Reads a sheet: results and findings.
fn read(sheet: &Sheet, today: Day) -> Packed {
    let results = results::of(sheet);
    let findings = review::of_sheet(sheet, &results, Stage::on(sheet.fiscal_year, today), today);
    protocol::pack(sheet, &results, &findings)
}

/// 目標と実績 as a table.
fn table(texts: &[String]) -> Option<String> {
    Some(codec::csv::encode(&all(texts)?))
}

/// The page to publish.
fn page(choice: &Choice, texts: &[String], extra: &str, now: &str) -> Option<String> {
    let extra = stored::decode_extra(extra).ok()?;
    Some(publish::page::page(&all(texts)?, choice, &extra, &Moment::new(now)?))
}

/// Sheets as Markdown.
fn markdown(scope: Scope, texts: &[String], extra: &str, now: &str) -> Option<String> {
    let extra = stored::decode_extra(extra).ok()?;
    Some(codec::markdown::encode(&all(texts)?, &extra, &Moment::new(now)?, scope))
}

pub(super) fn all(texts: &[String]) -> Option<Vec<Sheet>> {
    texts.iter().map(|text| sheet(text)).collect()
}

fn sheet(stored: &str) -> Option<Sheet> {
    stored::decode_sheet(stored).ok().map(|stored| stored.sheet)
}

/// A file says when it was written; of this one nobody asks.
pub(crate) fn moment() -> Moment {
    Moment::new("2000-01-01T00:00:00+00:00").expect("a moment")
}
