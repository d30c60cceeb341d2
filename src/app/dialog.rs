//! What is open over the screen: one thing at a time.

use leptos::prelude::*;

use super::Shell;
use super::import::Preview;
use crate::model::{InitiativeId, Report, SheetId};

/// What is open.
#[derive(Clone, Debug)]
pub(crate) enum Dialog {
    /// What an import would bring.
    Import(Preview),
    /// A field for text where no shortcut is known or allowed.
    PasteText,
    /// A verdict: what it was read from.
    Verdict {
        /// Its sheet.
        sheet: SheetId,
        /// Its initiative.
        initiative: InitiativeId,
        /// The row of the initiative.
        row: usize,
        /// The report.
        report: Report,
    },
    /// What one rule found in one part of a sheet.
    Finding {
        /// The sheet.
        sheet: SheetId,
        /// The part, by the name that files have for it.
        part: String,
        /// The rule's code.
        rule: String,
    },
}

impl Shell {
    /// Opens something over the screen.
    pub(crate) fn open(self, dialog: Dialog) {
        self.dialog.set(Some(dialog));
    }

    /// The import that is shown, if one is.
    pub(crate) fn with_import<T>(self, look: impl FnOnce(&Preview) -> T) -> Option<T> {
        self.dialog.with(|dialog| match dialog {
            Some(Dialog::Import(preview)) => Some(look(preview)),
            _ => None,
        })
    }

    /// Changes what is chosen in the import that is shown.
    pub(crate) fn update_import(self, change: impl FnOnce(&mut Preview)) {
        self.dialog.update(|dialog| {
            if let Some(Dialog::Import(preview)) = dialog {
                change(preview);
            }
        });
    }

    /// Closes a verdict or a finding; the focus goes back to where it came from.
    pub(crate) fn close_reading(self) {
        let chip = self.dialog.with_untracked(|dialog| match dialog {
            Some(Dialog::Verdict { initiative, row, report, .. }) => {
                let report = *report as usize;
                Some(format!(
                    "[data-initiative=\"{initiative}\"][data-row=\"{row}\"][data-report=\"{report}\"]"
                ))
            }
            Some(Dialog::Finding { part, rule, .. }) => {
                Some(format!("[data-part=\"{part}\"][data-rule=\"{rule}\"]"))
            }
            _ => None,
        });
        if let Some(chip) = chip {
            self.dialog.set(None);
            self.focus_later(&chip);
        }
    }
}
