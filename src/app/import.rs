//! Files in: read one after the other, shown beside what is here, and taken in as one step.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use send_wrapper::SendWrapper;
use web_sys::{ClipboardEvent, DragEvent, HtmlInputElement};

use super::Shell;
use super::dialog::{Brought, BroughtKind, Dialog, ImportPreview, LeftOver};
use super::in_place::kept::BroughtFrom;
use crate::browser::files::{self, NamedFile};
use crate::browser::{asset, focus, ids};
use crate::codec::decode::FileData;
use crate::codec::{self, Decoded, Problem};
use crate::import::{ImportPlan, VersionsToMerge};
use crate::messages::{
    engines as engine_words, files as words, import as import_words, sending as sending_words, steps,
};
use crate::model::{Sheet, SheetId, Trail};
use crate::protocol::{
    CompareTexts, Failure, ImportRange, ImportText, ImportWorkbook, Imported, MergeSheets, PackedProposal,
    PackedSheet,
};
use crate::text::changes::Changes;
use crate::versions::Occasion;

/// What a file held, or what is wrong with it.
type ReadFile = Result<Decoded, Vec<Problem>>;

/// Takes what an engine read of a file.
fn taken(read: Result<Imported, Vec<Problem>>) -> Result<ReadFile, Failure> {
    match read {
        Ok(imported) => {
            imported.decoded(&mut ids::new_id).map(Ok).ok_or_else(|| Failure::BrokeDown(String::new()))
        }
        Err(problems) => Ok(Err(problems)),
    }
}

/// How many sheets that came back are asked for at once.
const MERGED_AT_ONCE: usize = 20;

/// Takes what the versions of these sheets came to.
fn take_proposals(plan: &mut ImportPlan, asked: &[VersionsToMerge], found: Vec<Vec<Option<PackedProposal>>>) {
    for (versions, proposals) in asked.iter().zip(found) {
        let sent: Vec<Arc<Sheet>> = versions.versions.iter().map(|(sheet, _)| sheet.clone()).collect();
        let unpack = |packed: Option<PackedProposal>| packed?.unpack(&sent);
        plan.propose(&versions.rows, proposals.into_iter().map(unpack).collect());
    }
}

impl Shell {
    /// Takes what was dropped.
    pub(crate) fn take_dropped(self, event: &DragEvent) {
        let files::Dropped { mut files, folders, .. } = files::dropped(event);
        if folders.is_empty() {
            return self.take_files(files, Vec::new());
        }
        spawn_local(async move {
            let (found, refused) = self.open_folders(folders).await;
            files.extend(found);
            self.take_files(files, refused);
        });
    }

    /// Takes what was pasted outside of a field.
    pub(crate) fn take_pasted(self, event: &ClipboardEvent) {
        match files::pasted(event) {
            files::PasteContent::Files(files) => self.take_files(files, Vec::new()),
            files::PasteContent::Text(text) => self.take_text(text, None),
            files::PasteContent::Range(html, text) => self.take_text(text, Some(html)),
            files::PasteContent::Nothing => {}
        }
    }

    /// Takes what was picked.
    pub(crate) fn take_picked(self, input: &HtmlInputElement) {
        self.take_files(files::picked(input), Vec::new());
    }

    /// Reads files one after the other and shows what taking them in would do, besides those `refused` already.
    fn take_files(self, picked: Vec<NamedFile>, refused: Vec<(String, String)>) {
        self.take_from(picked, refused, BroughtFrom::Anywhere);
    }

    /// The same of files that lie somewhere with which more is done.
    pub(super) fn take_from(self, picked: Vec<NamedFile>, refused: Vec<(String, String)>, from: BroughtFrom) {
        if picked.is_empty() && refused.is_empty() {
            return;
        }
        self.bring(BroughtKind::Files(SendWrapper::new(picked), refused), false, from);
    }

    /// Reads what was brought, with what is hidden in it or without, and shows what taking it in would do.
    fn bring(self, what: BroughtKind, with_hidden: bool, from: BroughtFrom) {
        let brought = Brought { what, with_hidden, from };
        match brought.what.clone() {
            BroughtKind::Files(picked, refused) => self.read_files(picked.take(), refused, brought),
            BroughtKind::Text(text, html) => self.read_text(text, html, brought),
        }
    }

    /// Reads what the preview shows once more: with what is hidden in it, or without again.
    pub(crate) fn bring_again(self, with_hidden: bool) {
        if let Some(brought) = self.with_import(|preview| preview.brought.clone()) {
            self.bring(brought.what, with_hidden, brought.from);
        }
    }

    fn read_files(self, picked: Vec<NamedFile>, mut refused: Vec<(String, String)>, brought: Brought) {
        spawn_local(async move {
            let mut decoded = Vec::new();
            let Ok(gathered) = self.gather(picked).await else { return self.say_stopped() };
            refused.extend(gathered.refused);
            let count = gathered.files.len();
            // A backup among a folder's files is none to take in, be it the only new one.
            let among = if matches!(brought.from, BroughtFrom::Folder(_)) { count.max(2) } else { count };
            for (at, mut file) in gathered.files.into_iter().enumerate() {
                let name = file.name.clone();
                self.notices.busy.set(Some(words::reading(at + 1, count, &name)));
                let read = match file.read().await {
                    Ok(FileData::Text(text, _)) if codec::backup::is_backup(&text) => {
                        if let Some(why) = self.take_backup(&text, name.clone(), among) {
                            refused.push((name, why));
                        }
                        continue;
                    }
                    Ok(FileData::Text(text, _)) if codec::settings::is_settings(&text) => {
                        if let Some(why) = self.take_settings(&text, name.clone(), among) {
                            refused.push((name, why));
                        }
                        continue;
                    }
                    Ok(data) => {
                        match self.decode(data, (at + 1, count), name.clone(), brought.with_hidden).await {
                            // Who stops it wants none of them.
                            Err(Failure::Stopped) => return self.say_stopped(),
                            read => read.map_err(|failure| engine_words::import_failed(&failure)),
                        }
                    }
                    Err(error) => Err(words::file_error(&error)),
                };
                match read {
                    Ok(read) => decoded.push((name, read)),
                    Err(why) => refused.push((name, why)),
                }
            }
            let left = LeftOver { refused, aside: gathered.aside };
            if !(decoded.is_empty() && left.refused.is_empty() && left.aside.is_empty()) {
                self.preview(decoded, left, brought).await;
            }
        });
    }

    fn say_stopped(self) {
        self.notices.busy.set(None);
        self.say(engine_words::import_failed(&Failure::Stopped));
    }

    /// Reads what a file holds: our own JSON here, all others where it takes more than this page has.
    async fn decode(
        self,
        data: FileData,
        (at, all): (usize, usize),
        name: String,
        with_hidden: bool,
    ) -> Result<ReadFile, Failure> {
        match data {
            FileData::Text(text, broken) => {
                let read = self.decode_text(text, None, (at, all), name, with_hidden).await?;
                Ok(read.map(|decoded| Decoded { notes: [broken, decoded.notes].concat(), ..decoded }))
            }
            FileData::Book(book) => {
                let request = ImportWorkbook { book: book.into(), seed: ids::new_id(), with_hidden };
                let told = move |at, all| words::reading_excel(at, all, &name);
                taken(self.work(request, told).await?)
            }
        }
    }

    async fn decode_text(
        self,
        text: String,
        html: Option<String>,
        (at, all): (usize, usize),
        name: String,
        with_hidden: bool,
    ) -> Result<ReadFile, Failure> {
        if codec::is_json(&text) {
            match codec::json::decode(&text, &mut ids::new_id) {
                // The engine sees through what a mail or a chat put around it.
                Err(problems) if codec::json::is_no_json(&problems) => {}
                read => return Ok(read),
            }
        }
        let told = move |_, _| words::reading(at, all, &name);
        // A page with a table is read as a range is.
        let is_page = html.is_none() && codec::page::is_page(&text) && codec::clipboard::has_table(&text);
        let html = if is_page { Some(text.clone()) } else { html };
        taken(match html {
            Some(html) => self.work(ImportRange { html, text, with_hidden }, told).await?,
            None => self.work(ImportText(text), told).await?,
        })
    }

    pub(crate) fn take_text(self, text: String, html: Option<String>) {
        self.bring(BroughtKind::Text(text, html), false, BroughtFrom::Anywhere);
    }

    fn read_text(self, text: String, html: Option<String>, brought: Brought) {
        let name = words::PASTED.to_owned();
        if codec::settings::is_settings(&text) {
            if let Some(why) = self.take_settings(&text, name, 1) {
                self.trouble(why);
            }
            return;
        }
        self.notices.busy.set(Some(words::reading(1, 1, &name)));
        spawn_local(async move {
            match self.decode_text(text, html, (1, 1), name.clone(), brought.with_hidden).await {
                Ok(read) => self.preview(vec![(name, read)], LeftOver::default(), brought).await,
                Err(failure) => {
                    let refused = vec![(name, engine_words::import_failed(&failure))];
                    self.preview(Vec::new(), LeftOver { refused, aside: Vec::new() }, brought).await;
                }
            }
        });
    }

    /// Shows what taking in these files would do. Nothing changes yet.
    pub(super) async fn preview(self, decoded: Vec<(String, ReadFile)>, left: LeftOver, brought: Brought) {
        self.notices.busy.set(None);
        let document = self.document().get_untracked();
        let mut plan = ImportPlan::new(&document, decoded);
        self.put_together(&mut plan).await;
        let mut preview = ImportPreview { plan, left, changed: Vec::new(), brought, conflict: 0 };
        if !self.settle_place(&mut preview) {
            self.show_preview(preview);
        }
    }

    /// Has the engine put together what came back and what is here. What it cannot is compared as it is.
    async fn put_together(self, plan: &mut ImportPlan) {
        let known = |id: &SheetId| {
            self.with_session(|session| session.ledger().entry(id).map(|entry| entry.trail.clone()))
        };
        let asked = plan.to_merge(known);
        if asked.is_empty() {
            return;
        }
        let pack = |(sheet, trail): &(Arc<Sheet>, Trail)| PackedSheet::pack_with(sheet, trail);
        let pack_all = |one: &VersionsToMerge| one.versions.iter().map(pack).collect();
        let parts: Vec<&[VersionsToMerge]> = asked.chunks(MERGED_AT_ONCE).collect();
        let requests = parts.iter().map(|part| MergeSheets(part.iter().map(pack_all).collect()));
        let count = asked.len();
        let told = move |_, _| import_words::merging(count);
        let mut is_whole = true;
        let take = |at: usize, answer| match answer {
            Ok(found) => take_proposals(plan, parts[at], found),
            Err(_) => is_whole = false,
        };
        self.wait_for_all(requests, told, take).await;
        if !is_whole {
            self.trouble(import_words::NOT_MERGED.to_owned());
        }
    }

    /// Shows a preview, drawn anew where one is shown.
    fn show_preview(self, preview: ImportPreview) {
        let is_shown = self.dialog.with_untracked(|dialog| matches!(dialog, Some(Dialog::Import(_))));
        if !is_shown {
            return self.dialog.set(Some(Dialog::Import(Box::new(preview))));
        }
        self.dialog.set(None);
        request_animation_frame(move || self.dialog.set(Some(Dialog::Import(Box::new(preview)))));
    }

    /// Finds what differs between two versions of each text; it comes into the signal, and where it cannot be found, that is
    /// told.
    pub(crate) fn compare_texts(self, versions: Vec<[String; 2]>, into: RwSignal<Option<Vec<Changes>>>) {
        let request = CompareTexts(versions.into_iter().map(|[before, after]| (before, after)).collect());
        spawn_local(async move {
            let told = |_, _| import_words::COMPARING.to_owned();
            let found = self.wait(request, told).await.unwrap_or_else(|_| {
                self.trouble(import_words::NOT_COMPARED.to_owned());
                Vec::new()
            });
            // The preview may have been left meanwhile.
            into.try_set(Some(found));
        });
    }

    /// Takes a sheet that came for another one here, or for a new one, and shows all of it anew.
    pub(crate) fn rematch(self, at: usize, sheet: Option<SheetId>) {
        let document = self.document().get_untracked();
        self.update_import(|preview| preview.plan.rematch(at, &document, sheet));
        self.draw_preview_anew();
    }

    /// The same of an initiative of it.
    pub(crate) fn rematch_row(self, at: usize, came: usize, here: Option<usize>) {
        let document = self.document().get_untracked();
        self.update_import(|preview| preview.plan.rematch_row(at, &document, came, here));
        self.draw_preview_anew();
    }

    /// Rows of lists stay as they were drawn: the whole preview goes, and comes.
    fn draw_preview_anew(self) {
        if let Some(Dialog::Import(preview)) = self.dialog.try_update(Option::take).flatten() {
            request_animation_frame(move || self.dialog.set(Some(Dialog::Import(preview))));
        }
    }

    /// Takes in what the preview shows, as one step. Where what is here has changed meanwhile, by another tab, the preview is
    /// shown again as it stands now.
    pub(crate) fn take_in(self) {
        let Some(Dialog::Import(mut preview)) = self.dialog.try_update(Option::take).flatten() else {
            return;
        };
        let changed = preview.plan.renew(&self.document().get_untracked());
        if changed.is_empty() {
            if let Some(came) = self.accept(preview.plan.clone(), words::taken_in) {
                self.go_on_with(&preview, Some(came));
            }
            return;
        }
        preview.changed = changed.iter().map(|sheet| sheet.goal.clone()).collect();
        spawn_local(async move {
            self.put_together(&mut preview.plan).await;
            if preview.brought.from.saving().is_some() {
                preview.plan.keep_both();
            }
            request_animation_frame(move || self.dialog.set(Some(Dialog::Import(preview))));
        });
    }

    /// Takes it in; answers with the sheets that came, or with none where it was refused.
    fn accept(self, plan: ImportPlan, told: impl Fn(usize) -> String) -> Option<Vec<SheetId>> {
        let locked = |id: &SheetId| self.with_autosave(|autosave| autosave.is_locked(id)).unwrap_or(false);
        let back = self.awaited(&plan.returned());
        let document = self.document().get_untracked();
        let Some(mut taken) = plan.into_edit(&mut ids::new_sheet_id, &locked) else {
            if !back.is_empty() {
                self.mark_back(&back);
                self.say(sending_words::back(back.len()));
            }
            return Some(Vec::new());
        };
        taken.revise(&document, |here, after| Some(self.revised(here, after, steps::BY_IMPORT)?.0));
        // What was chosen otherwise can be found again, also where this is undone.
        self.keep_sent(&taken.left_of(&document), &Occasion::Received, "");
        if !self.edit(taken.edit) {
            return None;
        }
        self.mark_taken(&taken.taken);
        self.mark_back(&back);
        self.mark_filed(&taken.filed);
        self.show_arrivals(&taken.sheets, told(taken.sheets.len()));
        focus::first("#main");
        Some(taken.sheets.iter().map(|sheet| sheet.id.clone()).collect())
    }

    /// Loads the sample, which comes with the app.
    pub(crate) fn open_sample(self) {
        self.notices.busy.set(Some(words::reading(1, 1, words::SAMPLE_NAME)));
        spawn_local(async move {
            let text = asset::sample().await;
            self.notices.busy.set(None);
            let Some(decoded) = text.and_then(|text| codec::json::decode(&text, &mut ids::new_id).ok())
            else {
                self.trouble(words::SAMPLE_FAILED.to_owned());
                return;
            };
            let document = self.document().get_untracked();
            let plan = ImportPlan::new(&document, vec![(words::SAMPLE_NAME.to_owned(), Ok(decoded))]);
            self.accept(plan, words::sample_taken);
        });
    }
}
