//! Sheets as a workbook: one engine reads them, the other, which knows Excel, makes the file.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::Shell;
use crate::app::export::FileUse;
use crate::codec::csv::TableCity;
use crate::messages::files as words;
use crate::model::Sheet;
use crate::model::publication::PublishChoice;
use crate::protocol::{Failure, MakeWorkbook, PackedSheet, ReadShown};
use crate::results::SheetResults;

/// How many sheets are read at once.
const BATCH: usize = 12;

/// What browsers call a workbook.
const EXCEL_MIME: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

impl Shell {
    /// Exports what the screen stands for as a workbook that carries the sheets whole.
    pub(crate) fn export_excel(self) {
        self.export_workbook(FileUse::Sent, PublishChoice::WHOLE);
    }

    /// Exports a workbook as it is chosen on 公開.
    pub(crate) fn publish_excel(self) {
        let choice = self.publish_screen.settings.get_untracked().choice;
        self.export_workbook(FileUse::Published { whole: choice.is_whole() }, choice);
    }

    fn export_workbook(self, file_use: FileUse, choice: PublishChoice) {
        let Some(file) = self.file_to_make(words::EXCEL_ENDING, EXCEL_MIME, file_use) else { return };
        let city = self.document().with_untracked(|document| TableCity::of(&document.settings));
        let content = self.content(&file.holds);
        let name = file.name.clone();
        spawn_local(async move {
            let made = match self.read_for_file(choice, &file.sheets).await {
                Ok(results) => {
                    let request = MakeWorkbook { city, choice, content, results };
                    self.work(request, move |_, _| words::making(&name)).await
                }
                Err(failure) => Err(failure),
            };
            self.hand_out(&file, made);
        });
    }

    /// What is read of sheets as a file shows them; none where it shows nothing of that.
    async fn read_for_file(
        self,
        choice: PublishChoice,
        sheets: &[Arc<Sheet>],
    ) -> Result<Option<Vec<SheetResults>>, Failure> {
        if !choice.shows_readings() {
            return Ok(None);
        }
        let known = |sheet: &Arc<Sheet>| self.results_of(sheet).filter(|_| choice.is_whole());
        let mut results: Vec<Option<SheetResults>> = sheets.iter().map(known).collect();
        let left: Vec<usize> = (0..sheets.len()).filter(|at| results[*at].is_none()).collect();
        let done = Rc::new(Cell::new(sheets.len() - left.len()));
        let told = {
            let (done, all) = (done.clone(), sheets.len());
            move |_, _| words::making_excel(done.get(), all)
        };
        let batches: Vec<&[usize]> = left.chunks(BATCH).collect();
        let requests = batches.iter().map(|batch| ReadShown {
            choice,
            sheets: PackedSheet::pack_all(batch.iter().map(|at| &*sheets[*at])),
        });
        let mut failed = None;
        self.notices.busy.set(Some(told(0, 0)));
        self.wait_for_all(requests, told.clone(), |at, answer| match answer {
            Ok(read) => {
                batches[at].iter().zip(read.into_iter().flatten()).for_each(|(at, read)| {
                    results[*at] = Some(read);
                    done.set(done.get() + 1);
                });
                self.notices.busy.set(Some(told(0, 0)));
            }
            Err(failure) => drop(failed.get_or_insert(failure)),
        })
        .await;
        // A workbook without what could not be read would look as if nobody had asked for it.
        let all: Option<Vec<SheetResults>> = results.into_iter().collect();
        all.map(Some).ok_or_else(|| failed.unwrap_or_else(|| Failure::BrokeDown(String::new())))
    }
}
