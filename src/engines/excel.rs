//! What the Excel engine does.

use std::sync::Arc;

use serde_bytes::ByteBuf;

use super::{Progress, Respond, reader, respond};
use crate::codec::archive::{self, UnpackedFile};
use crate::codec::grid::Grid;
use crate::codec::xlsx::write::{self, WorkbookParts};
use crate::codec::xlsx::{import, read};
use crate::codec::{
    self, Decoded, FilePlace, ForeignForm, Problem, Reason, ZipFault, json, settings_form, stored,
};
use crate::model::publication::Paper;
use crate::model::{Extra, paper};
use crate::protocol::{
    ExcelCall, ImportWorkbook, Imported, MakeWorkbook, ProposedForm, ReadForm, UnpackArchive,
};
use crate::publish;

/// Answers a message; `progress` hears how far it is, and of how much.
pub fn answer(message: &[u8], progress: &mut Progress<'_>) -> Vec<u8> {
    super::answer(message, |number, call| match call {
        ExcelCall::MakeWorkbook(request) => respond(number, request, progress),
        ExcelCall::ImportWorkbook(request) => respond(number, request, progress),
        ExcelCall::UnpackArchive(request) => respond(number, request, progress),
        ExcelCall::ReadForm(request) => respond(number, request, progress),
    })
}

impl Respond for MakeWorkbook {
    fn respond(self, _: &mut Progress<'_>) -> Option<ByteBuf> {
        let Self { city, choice, content, results } = self;
        let (mut sheets, mut extra, now) = content.unpack()?;
        if results.as_ref().is_some_and(|results| results.len() != sheets.len()) {
            return None;
        }
        let is_whole = choice.is_whole();
        // A form without reports that carries them would look as if they had been deleted in Excel.
        if !is_whole {
            sheets.iter_mut().for_each(|sheet| *sheet = publish::shown(sheet, &choice));
            extra = Extra::new();
        }
        let parts = WorkbookParts {
            sheets: &sheets,
            results: results.as_deref(),
            city: city.as_ref(),
            is_a4: choice.paper == Paper::A4,
            extra: &extra,
            now: &now,
        };
        let book = || write::encode_parts(&parts).ok().map(ByteBuf::from);
        if is_whole {
            return book();
        }
        // What a part is called that is not published, and what belongs in it, is the office's own too.
        paper::by_form(Arc::new(settings_form::published(&paper::form())), book)
    }
}

impl Respond for ImportWorkbook {
    /// Reads it. Only ids of whole new sheets are given by the page.
    fn respond(self, progress: &mut Progress<'_>) -> Result<Imported, Vec<Problem>> {
        let mut progress = |at: usize, all: usize| {
            progress(u32::try_from(at).unwrap_or(u32::MAX), u32::try_from(all).unwrap_or(u32::MAX));
        };
        let mut last = 0;
        let mut new_id = || {
            last += 1;
            id_after(&self.seed, last)
        };
        let Decoded { mut sheets, fresh, extra, notes, trails } =
            codec::within(import::decode_with(&self.book, self.with_hidden, &mut new_id, &mut progress)?)?;
        for sheet in &mut sheets {
            if let Some(trail) = trails.get(&sheet.id) {
                trail.store_in(sheet);
            }
        }
        let own = sheets.iter().enumerate().filter(|(_, sheet)| !fresh.contains(&sheet.id));
        let own = Some(own.map(|(at, _)| at).collect());
        let sheets = json::encode(&sheets, &extra, &reader::moment());
        Ok(Imported { sheets, own, notes })
    }
}

impl Respond for ReadForm {
    /// Of several worksheets the one of which most is understood.
    fn respond(self, progress: &mut Progress<'_>) -> Result<ProposedForm, Vec<Problem>> {
        let refuse = |reason| vec![Problem { place: FilePlace::File, reason }];
        let mut progress = |at: usize, all: usize| {
            progress(u32::try_from(at).unwrap_or(u32::MAX), u32::try_from(all).unwrap_or(u32::MAX));
        };
        let workbook =
            read::open(&self.book, &mut progress).map_err(|fault| refuse(Reason::Workbook(fault)))?;
        let settings = stored::decode_settings(&self.settings)?;
        let seen = workbook.grids.iter().filter(|grid| !grid.is_hidden);
        // Of equals the first, and a table of all goals has fewer of the paper's parts than a form.
        let known = |read: &ForeignForm| read.form.all().filter(|part| part.known().is_some()).count();
        let read = seen.filter_map(Grid::foreign_form).rev();
        let read = read.max_by_key(|read| (read.added.is_empty(), known(read)));
        let Some(read) = read else {
            let worksheets = workbook.grids.iter().map(|grid| grid.name.clone()).collect();
            return Err(refuse(Reason::NoForm { worksheets }));
        };
        let markup = publish::read_form::drawn(&read);
        let mut form = read.form.with_new_keys(&settings.form, &self.key);
        let settings = settings.with_read_grades(&mut form, &read.grades);
        let settings = stored::encode_settings(&settings.with_read_form(form, &read.reports, &read.at_end));
        Ok(ProposedForm { settings, markup })
    }
}

impl Respond for UnpackArchive {
    fn respond(self, _: &mut Progress<'_>) -> Result<Vec<UnpackedFile>, ZipFault> {
        archive::unpack(&self.zip)
    }
}

/// The id so many places after one: the last twelve digits of a UUID are a number.
fn id_after(seed: &str, places: u64) -> String {
    const DIGITS: usize = 12;
    let at = seed.len().saturating_sub(DIGITS);
    match seed.get(at..).and_then(|digits| u64::from_str_radix(digits, 16).ok()) {
        Some(number) => format!("{}{:012x}", &seed[..at], (number + places) & 0xffff_ffff_ffff),
        None => format!("{seed}-{places}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_follow_each_other() {
        for (seed, places, expected) in [
            ("0193a0c2-0000-7000-8000-0000000000ff", 1, "0193a0c2-0000-7000-8000-000000000100"),
            ("0193a0c2-0000-7000-8000-ffffffffffff", 1, "0193a0c2-0000-7000-8000-000000000000"),
            ("x", 2, "x-2"),
        ] {
            assert_eq!(id_after(seed, places), expected);
        }
    }
}
