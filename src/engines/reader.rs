//! What the reader does: texts in, readings, and what is made of sheets to be read elsewhere.

use std::sync::Arc;

use serde_bytes::ByteBuf;

use super::{Progress, Respond, respond};
use crate::calendar::{self, YearCalendar};
use crate::codec::markdown::Scope;
use crate::codec::{self, Decoded, FilePlace, Found, Problem, clipboard, clipboard::Pasted, settings_form};
use crate::merge::{MergeChain, TrailedSheet};
use crate::model::publication::PublishChoice;
use crate::model::{Extra, Moment, Sheet, Trail, paper};
use crate::protocol::{
    self, CompareTexts, DrawAlignment, DrawCalendar, DrawComparison, DrawGrades, DrawOverview, DrawProgress,
    ImportRange, ImportText, Imported, MadeKiosk, MakeIcs, MakeKiosk, MakeMarkdown, MakePage, MakeSlides,
    MakeTable, MergeSheets, PackedProposal, PackedSheet, ReadCells, ReadSheets, ReadShown, ReaderCall,
};
use crate::publish;
use crate::publish::calendar::CalendarLook;
use crate::publish::comparison;
use crate::publish::places::PageAnchors;
use crate::reading::Reading;
use crate::results::{self, SheetResults};
use crate::text::changes::{Changes, changes};

/// Answers a message.
pub fn answer(message: &[u8]) -> Vec<u8> {
    let progress: &mut Progress<'_> = &mut |_, _| {};
    super::answer(message, |number, call| match call {
        ReaderCall::ImportText(request) => respond(number, request, progress),
        ReaderCall::ImportRange(request) => respond(number, request, progress),
        ReaderCall::ReadCells(request) => respond(number, request, progress),
        ReaderCall::ReadSheets(request) => respond(number, request, progress),
        ReaderCall::ReadShown(request) => respond(number, request, progress),
        ReaderCall::MakeTable(request) => respond(number, request, progress),
        ReaderCall::MakePage(request) => respond(number, request, progress),
        ReaderCall::MakeKiosk(request) => respond(number, request, progress),
        ReaderCall::MakeMarkdown(request) => respond(number, request, progress),
        ReaderCall::CompareTexts(request) => respond(number, request, progress),
        ReaderCall::MergeSheets(request) => respond(number, request, progress),
        ReaderCall::DrawOverview(request) => respond(number, request, progress),
        ReaderCall::DrawAlignment(request) => respond(number, request, progress),
        ReaderCall::DrawComparison(request) => respond(number, request, progress),
        ReaderCall::DrawCalendar(request) => respond(number, request, progress),
        ReaderCall::MakeIcs(request) => respond(number, request, progress),
        ReaderCall::MakeSlides(request) => respond(number, request, progress),
        ReaderCall::DrawCarry(request) => respond(number, request, progress),
        ReaderCall::DrawYears(request) => respond(number, request, progress),
        ReaderCall::DrawPromises(request) => respond(number, request, progress),
        ReaderCall::DrawProgress(request) => respond(number, request, progress),
        ReaderCall::DrawGrades(request) => respond(number, request, progress),
        ReaderCall::MakePromisesTable(request) => respond(number, request, progress),
        ReaderCall::ListForms(request) => respond(number, request, progress),
        ReaderCall::DrawForm(request) => respond(number, request, progress),
        ReaderCall::FindDisagreements(request) => respond(number, request, progress),
    })
}

impl Respond for ImportText {
    fn respond(self, _: &mut Progress<'_>) -> Result<Imported, Vec<Problem>> {
        import(&self.0)
    }
}

impl Respond for ImportRange {
    /// Reads it as cells with merges, and where no form is in those, as text of any other kind.
    fn respond(self, _: &mut Progress<'_>) -> Result<Imported, Vec<Problem>> {
        // A page of ours carries its sheets.
        if codec::page::data(&self.html).is_some() {
            return import(&self.text);
        }
        let read = |with_hidden| {
            let grid = clipboard::html::page_grid(&self.html, with_hidden)?;
            codec::grid::read(&[grid], &mut numbers()).ok()
        };
        if let Some(decoded) = read(self.with_hidden).or_else(|| read(true)) {
            return within(decoded);
        }
        // What is made of the sheets is no form in its text either.
        let grid = clipboard::html::page_grid(&self.html, false);
        match grid.and_then(|grid| codec::grid::GridScan::of(&grid).made_of_sheets()) {
            Some(reason) => Err(vec![Problem { place: FilePlace::File, reason }]),
            None => import(&self.text),
        }
    }
}

impl Respond for ReadCells {
    fn respond(self, _: &mut Progress<'_>) -> Pasted {
        clipboard::read(&self.text, &self.html)
    }
}

impl Respond for ReadSheets {
    fn respond(self, _: &mut Progress<'_>) -> Vec<Option<Reading>> {
        let read = |packed: &PackedSheet| Some(Reading::of(&packed.unpack()?, self.today));
        self.sheets.iter().map(read).collect()
    }
}

impl Respond for ReadShown {
    /// Before anything is left out, so that a person's word counts.
    fn respond(self, _: &mut Progress<'_>) -> Option<Vec<SheetResults>> {
        let read = |sheet: &Sheet| match self.choice.is_whole() {
            true => results::of(sheet),
            false => results::of(&publish::published(sheet, &self.choice)),
        };
        Some(PackedSheet::unpack_all(&self.sheets)?.iter().map(read).collect())
    }
}

impl Respond for MakeTable {
    fn respond(self, _: &mut Progress<'_>) -> Option<String> {
        Some(codec::csv::encode_of(self.city.as_ref(), &PackedSheet::unpack_all(&self.sheets)?))
    }
}

impl Respond for MakePage {
    fn respond(self, _: &mut Progress<'_>) -> Option<String> {
        let (sheets, extra, now) = self.content.unpack()?;
        let before = PackedSheet::unpack_all(&self.before)?;
        let page = || match self.first {
            Some(first) => publish::page::preview(&before, &sheets, first, &self.choice, &extra, &now),
            None => publish::page::page_beside(&before, &sheets, &self.choice, &extra, &now),
        };
        Some(paper::of_city(&self.city, page))
    }
}

impl Respond for MakeKiosk {
    fn respond(self, _: &mut Progress<'_>) -> Option<MadeKiosk> {
        let (sheets, _, now) = self.content.unpack()?;
        let before = PackedSheet::unpack_all(&self.before)?;
        let pages = publish::kiosk::pages(&self.city, &before, &sheets, &self.choice, now.date());
        let pages = protocol::pack(&pages);
        Some(MadeKiosk {
            pages: ByteBuf::from(pages),
            data: publish::kiosk::carried(&sheets, &self.choice, &now),
        })
    }
}

impl Respond for MakeMarkdown {
    fn respond(self, _: &mut Progress<'_>) -> Option<String> {
        let (mut sheets, extra, now) = self.content.unpack()?;
        if self.scope == Scope::Whole {
            return Some(codec::markdown::encode(&sheets, &extra, &now, self.scope));
        }
        let choice =
            PublishChoice { whole: false, reports: self.scope != Scope::Plan, ..PublishChoice::WHOLE };
        sheets.iter_mut().for_each(|sheet| *sheet = publish::shown(sheet, &choice));
        // What a part is called that is not published is the office's own too.
        let form = Arc::new(settings_form::published(&paper::form()));
        Some(paper::by_form(form, || codec::markdown::encode(&sheets, &Extra::new(), &now, self.scope)))
    }
}

impl Respond for DrawOverview {
    fn respond(self, _: &mut Progress<'_>) -> Option<String> {
        let (sheets, _, now) = self.content.unpack()?;
        let before = PackedSheet::unpack_all(&self.before)?;
        Some(publish::overview::drawn(&sheets, &before, &self.options, now.date()))
    }
}

impl Respond for DrawAlignment {
    fn respond(self, _: &mut Progress<'_>) -> Option<String> {
        let (sheets, ..) = self.content.unpack()?;
        let before = PackedSheet::unpack_all(&self.before)?;
        Some(publish::alignment::drawn(&sheets, &before))
    }
}

impl Respond for CompareTexts {
    fn respond(self, _: &mut Progress<'_>) -> Vec<Changes> {
        self.0.iter().map(|(before, after)| changes(before, after)).collect()
    }
}

impl Respond for DrawComparison {
    fn respond(self, _: &mut Progress<'_>) -> Option<String> {
        let (before, after) = (self.before.unpack()?, self.after.unpack()?);
        let draw = if self.is_beside { comparison::beside } else { comparison::comparison };
        Some(draw(&before, &after, self.is_of_plan))
    }
}

impl Respond for DrawCalendar {
    fn respond(self, _: &mut Progress<'_>) -> Option<String> {
        let read = calendar::read(self.content.unpack()?.0);
        let look = CalendarLook { by_sheet: self.by_sheet, places: &PageAnchors::App };
        Some(publish::calendar::calendar(&YearCalendar::of(&read, self.today), look))
    }
}

impl Respond for MakeIcs {
    fn respond(self, _: &mut Progress<'_>) -> Option<String> {
        let (sheets, _, now) = self.content.unpack()?;
        Some(publish::calendar::ics::file(&calendar::read(sheets), &now))
    }
}

impl Respond for MakeSlides {
    fn respond(self, _: &mut Progress<'_>) -> Option<String> {
        let (mut sheets, _, now) = self.content.unpack()?;
        if !self.reports {
            let plan = PublishChoice { whole: false, reports: false, ..PublishChoice::WHOLE };
            sheets.iter_mut().for_each(|sheet| *sheet = publish::shown(sheet, &plan));
        }
        Some(paper::of_city(&self.city, || publish::slides::slides(&calendar::read(sheets), &now)))
    }
}

impl Respond for DrawProgress {
    fn respond(self, _: &mut Progress<'_>) -> Option<String> {
        let settings = codec::stored::decode_settings(&self.settings).ok()?;
        let (sheets, ..) = self.content.unpack()?;
        Some(publish::progress::drawn(&sheets, &settings, self.today, self.is_whole, &self.out))
    }
}

impl Respond for DrawGrades {
    fn respond(self, _: &mut Progress<'_>) -> Option<String> {
        let settings = codec::stored::decode_settings(&self.settings).ok()?;
        Some(publish::grades::drawn(&PackedSheet::unpack_all(&self.sheets)?, &settings))
    }
}

impl Respond for MergeSheets {
    fn respond(self, _: &mut Progress<'_>) -> Vec<Vec<Option<PackedProposal>>> {
        self.0.iter().map(|versions| merged(versions)).collect()
    }
}

/// The versions of a sheet that came, put together with the one that is here, one after the other.
fn merged(versions: &[PackedSheet]) -> Vec<Option<PackedProposal>> {
    let unpacked = versions.iter().map(|packed| {
        let mut sheet = packed.unpack();
        let trail = sheet.as_mut().map_or_else(Trail::default, Trail::take_from);
        (sheet, trail)
    });
    let (sheets, trails): (Vec<Option<Sheet>>, Vec<Trail>) = unpacked.unzip();
    let mut versions = sheets.iter().zip(&trails);
    let mut chain =
        versions.next().and_then(|(ours, trail)| Some(MergeChain::new(ours.clone()?, trail.clone())));
    let proposals = versions.map(|(sheet, trail)| {
        let (theirs, chain) = (TrailedSheet { sheet: sheet.as_ref()?, trail }, chain.as_mut()?);
        let proposal = chain.propose(theirs)?;
        chain.take(theirs, Sheet::clone(&proposal.merged));
        Some(PackedProposal::pack(&proposal, &sheets))
    });
    proposals.collect()
}

/// Reads a text that is no JSON, or none as it stands. Ids that hold beyond this file are given by the page.
fn import(text: &str) -> Result<Imported, Vec<Problem>> {
    match codec::find(text, &mut numbers())? {
        Found::Own(sheets, notes) => Ok(Imported { sheets, own: None, notes }),
        Found::Made(decoded) => within(decoded),
    }
}

/// Sheets whose ids hold within their file.
fn within(decoded: Decoded) -> Result<Imported, Vec<Problem>> {
    let decoded = codec::within(decoded)?;
    let sheets = codec::json::encode(&decoded.sheets, &Extra::new(), &moment());
    Ok(Imported { sheets, own: Some(Vec::new()), notes: decoded.notes })
}

fn numbers() -> impl FnMut() -> String {
    let mut last = 0;
    move || {
        last += 1;
        last.to_string()
    }
}

/// A file says when it was written; of this one nobody asks.
pub(super) fn moment() -> Moment {
    Moment::new("2000-01-01T00:00:00+00:00").expect("a moment")
}
