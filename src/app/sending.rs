//! 送った先: to whom sheets were sent, and who has sent theirs back.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;

use super::Shell;
use super::dialog::Dialog;
use super::notices::Notice;
use crate::messages::sending as words;
use crate::model::{Day, SentBack, SheetId};
use crate::session::{Recipient, recipients};

impl Shell {
    /// Says that sheets are in a file now, and offers to note to whom that goes.
    pub(crate) fn say_exported(self, text: String, sheets: Vec<SheetId>) {
        self.notices.notice.set(Some(Notice { text, sent: sheets, ..Notice::default() }));
    }

    /// Asks to whom these sheets go.
    pub(crate) fn ask_recipient(self, sheets: Vec<SheetId>) {
        self.notices.notice.set(None);
        self.open(Dialog::Sending(sheets));
    }

    /// Notes to whom sheets were sent.
    pub(crate) fn note_sent(self, sheets: &[SheetId], to: &str) {
        self.dialog.set(None);
        let to = to.trim();
        if to.is_empty() {
            return;
        }
        self.mark_sent(sheets, to);
        self.say(words::noted(sheets.len(), to));
    }

    /// All who were sent sheets.
    pub(crate) fn recipients(self) -> Vec<Recipient> {
        self.documents.sent.track();
        self.with_session(|session| recipients(session.document(), session.ledger()))
    }

    /// The names that are offered: those who were sent sheets before, and the departments of the sheets.
    pub(crate) fn recipient_names(self) -> Vec<String> {
        let mut names: Vec<String> = self.recipients().into_iter().map(|one| one.to).collect();
        let document = self.document().get_untracked();
        let departments: BTreeSet<&str> =
            document.sheets.iter().map(|sheet| sheet.department.trim()).collect();
        let new = departments.into_iter().filter(|name| !name.is_empty());
        let new: Vec<String> =
            new.filter(|name| !names.iter().any(|known| known == name)).map(str::to_owned).collect();
        names.extend(new);
        names
    }

    /// Who has a sheet and has not sent it back.
    pub(crate) fn out_with(self, id: &SheetId) -> Vec<String> {
        self.documents.sent.track();
        self.with_session(|session| {
            let Some(entry) = session.ledger().entry(id) else { return Vec::new() };
            let states = entry.trail.sendings.states();
            let out = states.filter(|(_, state)| !matches!(state, SentBack::Back(_)));
            out.map(|(sending, _)| sending.to.clone()).collect()
        })
    }

    /// Of these sheets those that somebody has.
    pub(crate) fn awaited(self, sheets: &[SheetId]) -> Vec<SheetId> {
        sheets.iter().filter(|id| !self.out_with(id).is_empty()).cloned().collect()
    }

    /// Of the sheets that somebody has who has not sent them back, to whom they went and when.
    pub(crate) fn out_by_sheet(self) -> BTreeMap<SheetId, Vec<(String, Day)>> {
        let mut out: BTreeMap<SheetId, Vec<(String, Day)>> = BTreeMap::new();
        for Recipient { to, sheets } in self.recipients() {
            for sent in sheets.iter().filter(|sent| !matches!(sent.back, SentBack::Back(_))) {
                if let Some(day) = sent.at.date() {
                    out.entry(sent.sheet.id.clone()).or_default().push((to.clone(), day));
                }
            }
        }
        out
    }
}
