//! Files out: what the screen stands for, in each of the forms that the menu offers.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::Shell;
use crate::app::autosave::Autosave;
use crate::browser::files;
use crate::codec;
use crate::codec::csv::TableCity;
use crate::codec::markdown::Scope;
use crate::listing::{self, Filter};
use crate::messages::{engines as engine_words, files as words, saving};
use crate::model::publication::PublishChoice;
use crate::model::{Document, Sheet, SheetId};
use crate::protocol::{Failure, MakeTable, PackedSheet, Request};
use crate::route::Route;
use crate::session::Session;
use crate::versions::Occasion;

/// What a file is for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum FileUse {
    /// It carries the sheets whole, for whoever goes on with them.
    Sent,
    /// It is for everybody, with the sheets whole or with no more than it shows.
    Published { whole: bool },
    /// It does not hold the sheets.
    Table,
}

impl FileUse {
    /// Whether the sheets are saved to a file by it.
    fn is_whole(self) -> bool {
        matches!(self, Self::Sent | Self::Published { whole: true })
    }
}

/// A file that an engine is to make.
pub(super) struct FileToMake {
    pub(super) name: String,
    mime: &'static str,
    file_use: FileUse,
    /// The sheets, as they are here.
    pub(super) sheets: Vec<Arc<Sheet>>,
    /// The same as the file is to hold them: what is sent carries what is known of their versions.
    pub(super) holds: Vec<Arc<Sheet>>,
    /// How many sheets of the year it does not take because a filter hides them.
    left_out: usize,
}

impl Shell {
    /// The sheets that 「書き出し」 takes: this sheet; or what is selected; or all that is shown.
    pub(crate) fn export_scope(self) -> Vec<SheetId> {
        match self.route.get() {
            Route::Sheet(id) | Route::Items(id) | Route::Versions(id) | Route::Years(id) => vec![id],
            Route::Publish => self.chosen_sheets().iter().map(|sheet| sheet.id.clone()).collect(),
            Route::Results
            | Route::Review
            | Route::Overview
            | Route::Calendar
            | Route::Alignment
            | Route::Promises
            | Route::Progress => self.shown_sheets().iter().map(|sheet| sheet.id.clone()).collect(),
            _ if self.list.selected.with(|selected| !selected.is_empty()) => {
                self.list.selected.with(|selected| selected.iter().cloned().collect())
            }
            _ => self.list.shown.get(),
        }
    }

    /// How many sheets of the year it does not take because a filter hides them.
    pub(crate) fn left_out_of_export(self) -> usize {
        let is_selected = self.route.with(|route| *route == Route::List)
            && self.list.selected.with(|selected| !selected.is_empty());
        if is_selected { 0 } else { self.left_out() }
    }

    /// Exports what the screen stands for.
    pub(crate) fn export(self, ending: &str) {
        let (ids, left_out) = untrack(|| (self.export_scope(), self.left_out_of_export()));
        self.export_sheets(&ids, left_out, ending);
    }

    /// Exports what has changed since it was last in a file.
    pub(crate) fn export_unfiled(self) {
        let ids: Vec<SheetId> =
            self.documents.unfiled.with_untracked(|unfiled| unfiled.iter().cloned().collect());
        self.export_sheets(&ids, 0, words::JSON_ENDING);
    }

    /// Saves what the screen stands for to a file, of an open sheet its whole group, and says what is saved where.
    pub(crate) fn save_to_file(self) {
        if self.dialog.with_untracked(Option::is_some) {
            return;
        }
        self.with_autosave(Autosave::flush);
        let document = self.document().get_untracked();
        let open =
            self.route.with_untracked(|route| route.sheet().and_then(|id| document.sheet(id)).cloned());
        let (ids, left_out) = match &open {
            Some(sheet) => {
                let group = listing::group(&document, &sheet.group, sheet.fiscal_year);
                (group.sheets.iter().map(|sheet| sheet.id.clone()).collect(), 0)
            }
            None => untrack(|| (self.export_scope(), self.left_out_of_export())),
        };
        // Of an open sheet a file that has others of its group would hold nothing of it.
        let asked = open.as_ref().map_or_else(|| ids.clone(), |sheet| vec![sheet.id.clone()]);
        let files = untrack(|| self.files_of(&asked))
            .into_iter()
            .map(|(file, write)| (asked.iter().filter(|id| !write.ids.contains(id)).count(), file));
        // Of those that hold most of them the one last used.
        if let Some((outside, file)) = files.min_by_key(|(outside, _)| *outside) {
            return self.save_again(&file.id, outside);
        }
        let is_failed = self.saving.state.with_untracked(saving::is_failed);
        self.write_sheets(&ids, words::JSON_ENDING, false, |count, name| {
            words::saved_to_file(count, name, is_failed) + &words::left_out(left_out)
        });
    }

    /// Exports everything: the way out where the browser saves nothing.
    pub(crate) fn export_all(self) {
        let document = self.document().get_untracked();
        let ids: Vec<SheetId> = document.sheets.iter().map(|sheet| sheet.id.clone()).collect();
        self.export_sheets(&ids, 0, words::JSON_ENDING);
    }

    /// Exports 目標と実績 of what the screen stands for as a table.
    pub(crate) fn export_csv(self) {
        // A table does not hold the sheets: they are not saved to a file by it.
        self.export_made(words::CSV_ENDING, "text/csv", FileUse::Table, |shell, sheets| MakeTable {
            city: shell.document().with_untracked(|document| TableCity::of(&document.settings)),
            sheets: PackedSheet::pack_all(sheets.iter().map(|sheet| &**sheet)),
        });
    }

    /// Exports what the screen stands for as a page that carries the sheets whole.
    pub(crate) fn export_html(self) {
        self.export_made(words::HTML_ENDING, "text/html", FileUse::Sent, |shell, sheets| {
            shell.page_of(PublishChoice::WHOLE, sheets)
        });
    }

    /// Exports what the screen stands for as Markdown that carries the sheets whole.
    pub(crate) fn export_markdown(self) {
        self.export_made(words::MARKDOWN_ENDING, "text/markdown", FileUse::Sent, |shell, sheets| {
            shell.markdown_of(Scope::Whole, sheets)
        });
    }

    /// Exports what the screen stands for as an engine makes it.
    pub(crate) fn export_made<R, A>(
        self,
        ending: &str,
        mime: &'static str,
        file_use: FileUse,
        request: fn(Self, &[Arc<Sheet>]) -> R,
    ) where
        R: Request<Answer = Option<A>> + 'static,
        A: AsRef<[u8]>,
    {
        let Some(file) = self.file_to_make(ending, mime, file_use) else { return };
        let request = request(self, &file.holds);
        let name = file.name.clone();
        spawn_local(async move {
            let made = self.work(request, move |_, _| words::making(&name)).await;
            self.hand_out(&file, made);
        });
    }

    /// The file that is to be made of what the screen stands for; none, and told, where that is nothing.
    pub(super) fn file_to_make(
        self,
        ending: &str,
        mime: &'static str,
        file_use: FileUse,
    ) -> Option<FileToMake> {
        let document = self.document().get_untracked();
        let ids = untrack(|| self.export_scope());
        let sheets = in_paper_order(&document, &ids);
        if sheets.is_empty() {
            self.trouble(words::NOTHING_TO_EXPORT.to_owned());
            return None;
        }
        let holds = if file_use == FileUse::Sent { self.as_sent(&sheets) } else { sheets.clone() };
        Some(FileToMake {
            name: format!("{}{ending}", codec::file_stem(sheets.iter().map(|sheet| &**sheet))),
            mime,
            file_use,
            sheets,
            holds,
            left_out: untrack(|| self.left_out_of_export()),
        })
    }

    /// Hands out what was made, and tells of it.
    pub(super) fn hand_out(self, file: &FileToMake, made: Result<Option<impl AsRef<[u8]>>, Failure>) {
        let FileToMake { name, mime, file_use, sheets, left_out, .. } = file;
        match made.and_then(|made| made.ok_or_else(|| Failure::BrokeDown(String::new()))) {
            Ok(made) if self.download(name, mime, made.as_ref()) => {
                if file_use.is_whole() {
                    self.mark_filed(&self.unchanged(sheets));
                }
                self.note_file(*file_use, sheets, name);
                let told = words::exported(sheets.len(), name) + &words::left_out(*left_out);
                let is_sent = *file_use == FileUse::Sent;
                let sent = sheets.iter().filter(|_| is_sent).map(|sheet| sheet.id.clone()).collect();
                self.say_exported(told, sent);
            }
            Ok(_) => {}
            Err(failure) => self.trouble(engine_words::export_failed(&failure)),
        }
    }

    /// The sheets with what is known of their versions, for files that may come back.
    pub(super) fn as_sent(self, sheets: &[Arc<Sheet>]) -> Vec<Arc<Sheet>> {
        let as_sent = |session: &Session, sheet: &Arc<Sheet>| match session.ledger().entry(&sheet.id) {
            Some(entry) if !entry.trail.is_empty() => {
                let mut sent = Sheet::clone(sheet);
                entry.trail.send_with(&mut sent);
                Arc::new(sent)
            }
            _ => sheet.clone(),
        };
        self.with_session(|session| sheets.iter().map(|sheet| as_sent(session, sheet)).collect())
    }

    /// Keeps versions of the sheets that a file was made of.
    pub(crate) fn note_file(self, file_use: FileUse, sheets: &[Arc<Sheet>], name: &str) {
        let occasion = match file_use {
            FileUse::Sent => Occasion::Sent,
            FileUse::Published { .. } => Occasion::Published,
            FileUse::Table => return,
        };
        self.keep_sent(sheets, &occasion, name.rsplit('.').next().map_or("", |ending| ending));
    }

    /// Those of these sheets that are still as they were: what was typed while a file was made is not in it.
    pub(super) fn unchanged(self, sheets: &[Arc<Sheet>]) -> Vec<SheetId> {
        let document = self.document().get_untracked();
        let is_same =
            |sheet: &&Arc<Sheet>| document.sheet(&sheet.id).is_some_and(|now| Arc::ptr_eq(now, sheet));
        sheets.iter().filter(is_same).map(|sheet| sheet.id.clone()).collect()
    }

    fn export_sheets(self, ids: &[SheetId], left_out: usize, ending: &str) {
        self.write_sheets(ids, ending, true, |count, name| {
            words::exported(count, name) + &words::left_out(left_out)
        });
    }

    fn write_sheets(
        self,
        ids: &[SheetId],
        ending: &str,
        is_sent: bool,
        told: impl Fn(usize, &str) -> String,
    ) {
        let document = self.document().get_untracked();
        let sheets = in_paper_order(&document, ids);
        if sheets.is_empty() {
            self.trouble(words::NOTHING_TO_EXPORT.to_owned());
            return;
        }
        let sent = self.as_sent(&sheets);
        let text = codec::json::encode(sent.iter().map(|sheet| &**sheet), &document.extra, &self.now());
        let name = format!("{}{ending}", codec::file_stem(sheets.iter().map(|sheet| &**sheet)));
        let mime = if ending == words::JSON_ENDING { "application/json" } else { "text/plain" };
        if self.download(&name, mime, text.as_bytes()) {
            self.mark_filed(ids);
            self.note_file(FileUse::Sent, &sheets, &name);
            let sent = if is_sent { ids.to_vec() } else { Vec::new() };
            self.say_exported(told(sheets.len(), &name), sent);
        }
    }

    /// Hands a file to the browser's downloads; whether it was taken.
    pub(crate) fn download(self, name: &str, mime: &str, bytes: &[u8]) -> bool {
        let outcome = files::download_bytes(name, mime, bytes);
        if let Err(error) = &outcome {
            self.trouble(words::file_error(error));
        }
        outcome.is_ok()
    }
}

/// These sheets in the order of the list: newest year first, by group and rank.
pub(crate) fn in_paper_order(document: &Document, ids: &[SheetId]) -> Vec<Arc<Sheet>> {
    let wanted: BTreeSet<&SheetId> = ids.iter().collect();
    let sheets = listing::groups(document, &Filter::default()).into_iter().flat_map(|group| group.sheets);
    sheets.filter(|sheet| wanted.contains(&sheet.id)).collect()
}
