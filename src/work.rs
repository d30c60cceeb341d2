//! What the engines do: one request in, one answer out. Pure, so that tests run it natively.

pub mod excel;

use crate::codec::{self, Decoded, Problem, stored};
use crate::model::{Day, Extra, Moment, Sheet, Stage};
use crate::wire::{self, Imported, Out, Packed, Request, Wire};
use crate::{publish, results, review};

/// Answers a message. One that makes no sense is answered with nothing but its number.
pub fn answer(message: &[u8]) -> Vec<u8> {
    let mut out = Out::default();
    let (number, request) = wire::open(message).unwrap_or((0, &[]));
    number.put(&mut out);
    match wire::decode(request) {
        Some(Request::Import(text)) => import(&text).put(&mut out),
        Some(Request::Read { today, sheets }) => {
            let read = |text: &String| sheet(text).map_or(Packed(Vec::new()), |sheet| read(&sheet, today));
            sheets.iter().map(read).collect::<Vec<_>>().put(&mut out);
        }
        Some(Request::Table(sheets)) => table(&sheets).put(&mut out),
        Some(Request::Publish { choice, sheets }) => {
            all(&sheets).map(|sheets| publish::html::page(&sheets, &choice)).put(&mut out);
        }
        None => {}
    }
    out.finish()
}

/// Reads a converter's text. Ids that hold beyond this file are given by the page.
fn import(text: &str) -> Result<Imported, Vec<Problem>> {
    let mut last = 0;
    let mut new_id = || {
        last += 1;
        last.to_string()
    };
    let Decoded { sheets, notes, .. } = codec::converter::decode(text, &mut new_id)?;
    let sheets = codec::json::encode(&sheets, &Extra::new(), &moment());
    Ok(Imported { sheets, notes })
}

/// Reads a sheet: results and findings.
fn read(sheet: &Sheet, today: Day) -> Packed {
    let results = results::of(sheet);
    let findings = review::of_sheet(sheet, &results, Stage::on(sheet.fiscal_year, today), today);
    wire::pack(sheet, &results, &findings)
}

/// 目標と実績 as a table.
fn table(texts: &[String]) -> Option<String> {
    Some(codec::csv::encode(&all(texts)?))
}

fn all(texts: &[String]) -> Option<Vec<Sheet>> {
    texts.iter().map(|text| sheet(text)).collect()
}

fn sheet(stored: &str) -> Option<Sheet> {
    stored::decode_sheet(stored).ok().map(|stored| stored.sheet)
}

/// A file says when it was written; of this one nobody asks.
fn moment() -> Moment {
    Moment::new("2000-01-01T00:00:00+00:00").expect("a moment")
}
