//! What is open over the screen: one thing at a time.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use send_wrapper::SendWrapper;

use super::Shell;
use super::in_place::kept::BroughtFrom;
use super::reopened::ReopenedPart;
use crate::browser::files::NamedFile;
use crate::browser::focus;
use crate::codec::Note;
use crate::import::ImportPlan;
use crate::model::{Cell, InitiativeId, Moment, Report, Settings, SheetId, StepId};
use crate::store::BackupRow;

/// What the dialog shows: an import, and the files that could not even be read.
#[derive(Clone, Debug)]
pub(crate) struct ImportPreview {
    pub(crate) plan: ImportPlan,
    pub(crate) left: LeftOver,
    /// The goals of sheets that have changed here since the preview was first shown.
    pub(crate) changed: Vec<String>,
    pub(crate) brought: Brought,
    /// Which of the places is shown that only a person can settle.
    pub(crate) conflict: usize,
}

/// What of the files that were brought is not shown as sheets.
#[derive(Clone, Debug, Default)]
pub(crate) struct LeftOver {
    /// Each file's name and why it could not be read.
    pub(crate) refused: Vec<(String, String)>,
    /// What machines left among them, and nobody reads.
    pub(crate) aside: Vec<String>,
}

/// What was brought, to be read once more.
#[derive(Clone, Debug)]
pub(crate) struct Brought {
    pub(crate) what: BroughtKind,
    /// Whether what is hidden in it comes in.
    pub(crate) with_hidden: bool,
    /// Where it lies, where more is done with it.
    pub(crate) from: BroughtFrom,
}

/// What can be brought.
#[derive(Clone, Debug)]
pub(crate) enum BroughtKind {
    /// Files, and why others are none.
    Files(SendWrapper<Vec<NamedFile>>, Vec<(String, String)>),
    /// A text, and the same as HTML.
    Text(String, Option<String>),
}

impl ImportPreview {
    /// Whether it goes on when it is confirmed, also where nothing comes: a file is written over then.
    pub(crate) fn goes_on(&self) -> bool {
        let is_whole = self.plan.files.iter().all(|file| file.problems.is_empty());
        is_whole && self.left.refused.is_empty() && self.brought.from.saving().is_some()
    }

    /// Whether it holds something hidden that comes in or may.
    pub(crate) fn has_hidden(&self) -> bool {
        let mut notes = self.plan.files.iter().flat_map(|file| &file.notes);
        self.brought.with_hidden || notes.any(Note::is_of_hidden)
    }
}

/// A backup that is shown before anything of it is taken.
#[derive(Clone, Debug)]
pub(crate) struct RestorePreview {
    /// The file's name.
    pub(crate) name: String,
    /// When it was made.
    pub(crate) at: Option<Moment>,
    pub(crate) rows: Vec<BackupRow>,
    /// The versions of sheets that something of comes to what is kept here; none where there is no place for them.
    pub(crate) versions: Option<BTreeMap<String, String>>,
}

/// A settings file that is shown before it is taken in.
#[derive(Clone, Debug)]
pub(crate) struct SettingsPreview {
    /// The file's name.
    pub(crate) name: String,
    /// What it settles.
    pub(crate) settings: Arc<Settings>,
}

/// What is open.
#[derive(Clone, Debug)]
pub(crate) enum Dialog {
    /// What an import would bring.
    Import(Box<ImportPreview>),
    /// What a backup holds.
    Restore(RestorePreview),
    /// What a settings file would change.
    Settings(SettingsPreview),
    /// A part whose step is over, to be opened for a reason.
    Reopen(SheetId, ReopenedPart),
    /// Which of these sheets leave a step of the year.
    Closing(StepId, Vec<SheetId>),
    /// A field for text where no shortcut is known or allowed.
    PasteText,
    /// To whom sheets go that were exported.
    Sending(Vec<SheetId>),
    /// A cell's indicators, as a table.
    Indicators(SheetId, Cell),
    /// What a chip stands for.
    Panel(Panel),
}

/// What a chip stands for, which opens at it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Panel {
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
        /// Whether the way to set it aside is unfolded at once.
        is_aside: bool,
    },
}

impl Panel {
    /// The name in the page of the chips that open it.
    pub(crate) fn address(&self) -> String {
        match self {
            Self::Verdict { sheet, initiative, row, report } => {
                format!("{sheet} {initiative} {row} {}", *report as usize)
            }
            Self::Finding { sheet, part, rule, is_aside } => {
                format!("{sheet} {part} {rule}{}", if *is_aside { " aside" } else { "" })
            }
        }
    }
}

impl Shell {
    /// Opens something over the screen.
    pub(crate) fn open(self, dialog: Dialog) {
        self.dialog.set(Some(dialog));
    }

    /// The import that is shown, if one is.
    pub(crate) fn with_import<T>(self, look: impl FnOnce(&ImportPreview) -> T) -> Option<T> {
        self.dialog.with(|dialog| match dialog {
            Some(Dialog::Import(preview)) => Some(look(preview)),
            _ => None,
        })
    }

    /// Changes what is chosen in the import that is shown.
    pub(crate) fn update_import(self, change: impl FnOnce(&mut ImportPreview)) {
        self.dialog.update(|dialog| {
            if let Some(Dialog::Import(preview)) = dialog {
                change(preview);
            }
        });
    }

    /// Closes what opened at a chip. The browser gives the focus back to the chip, unless that has been drawn anew since:
    /// then it is found by its address.
    pub(crate) fn close_panel(self) {
        let chip = self.dialog.with_untracked(|dialog| match dialog {
            Some(Dialog::Panel(panel)) => Some(focus::having("data-opens", &panel.address())),
            _ => None,
        });
        let Some(chip) = chip else { return };
        self.dialog.set(None);
        request_animation_frame(move || {
            if !focus::is_on(&chip) {
                focus::first(&chip);
            }
        });
    }
}
