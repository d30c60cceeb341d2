//! What the city settles: what is set here, its file in and out.

use std::sync::Arc;

use leptos::prelude::*;

use super::Shell;
use super::dialog::{Dialog, SettingsPreview};
use crate::app::engines;
use crate::browser::{files, focus, ids};
use crate::codec::{settings, settings_form};
use crate::messages::{files as file_words, problems, settings as words};
use crate::model::publication::Paper;
use crate::model::{Document, Edit, Extra, PaperSize, Settings, SheetForm, StepId, YearStep, paper};

impl Shell {
    /// What is settled; told when that changes.
    pub(crate) fn settings(self) -> Memo<Arc<Settings>> {
        Memo::new_with_compare(
            move |_| self.document().with(|document| document.settings.clone()),
            |old, new| match (old, new) {
                (Some(old), Some(new)) => !Arc::ptr_eq(old, new),
                _ => true,
            },
        )
    }

    /// The form of the sheets, with what belongs to those who judge; told when it changes.
    pub(crate) fn form(self) -> Memo<Arc<SheetForm>> {
        let settings = self.settings();
        Memo::new(move |_| settings.with(|settings| settings.whole_form()))
    }

    /// From now on words and engines are those of the document's form; what was read by another one is read again.
    pub(super) fn follow_form(self, document: &Document) {
        let form = document.settings.whole_form();
        if *form == *paper::form() {
            return;
        }
        let is_default = *form == SheetForm::default();
        engines::use_form(if is_default { String::new() } else { settings_form::encode(&form) });
        // Another paper can be chosen where sheets are published.
        let paper = if form.paper == PaperSize::A4 { Paper::A4 } else { Paper::A3 };
        self.publish_screen.settings.update(|settings| settings.choice.paper = paper);
        paper::use_form(form);
        self.forget_readings();
    }

    /// Shows a settings file that was brought among so many files; else why not.
    pub(super) fn take_settings(self, text: &str, name: String, files: usize) -> Option<String> {
        self.notices.busy.set(None);
        if files > 1 {
            return Some(words::ALONE.to_owned());
        }
        match settings::decode(text)? {
            Ok(settings) => {
                self.open(Dialog::Settings(SettingsPreview { name, settings: Arc::new(settings) }));
                None
            }
            Err(problems) => Some(problems.iter().map(problems::problem).collect()),
        }
    }

    /// The settings file that is shown, beside what is settled now.
    pub(crate) fn with_settings_file<T>(
        self,
        look: impl FnOnce(&SettingsPreview, &Settings) -> T,
    ) -> Option<T> {
        let now = self.document().with(|document| document.settings.clone());
        self.dialog.with(|dialog| match dialog {
            Some(Dialog::Settings(preview)) => Some(look(preview, &now)),
            _ => None,
        })
    }

    /// Takes in the settings file that is shown.
    pub(crate) fn take_settings_in(self) {
        let Some(Dialog::Settings(preview)) = self.dialog.try_update(Option::take).flatten() else { return };
        self.edit_and_say(Edit::SetSettings(preview.settings), words::TAKEN.to_owned());
        focus::first("#main");
    }

    /// Changes what is settled, where it can be kept; whether it can.
    pub(crate) fn change_settings(self, change: impl FnOnce(&mut Settings)) -> bool {
        let mut settings = self.document().with_untracked(|document| (*document.settings).clone());
        change(&mut settings);
        settings.is_sound() && self.edit(Edit::SetSettings(Arc::new(settings)))
    }

    /// Adds a step at the end.
    pub(crate) fn add_step(self) {
        let Some(id) = StepId::new(&ids::new_id()) else { return };
        let step = YearStep {
            id,
            name: words::NEW_STEP.to_owned(),
            due: None,
            opens: Vec::new(),
            opens_else: Vec::new(),
            extra: Extra::new(),
        };
        self.change_settings(|settings| settings.steps.push(step));
    }

    /// Takes a step away, and says so.
    pub(crate) fn remove_step(self, step: &YearStep) {
        if self.change_settings(|settings| settings.steps.retain(|other| other.id != step.id)) {
            self.say_undoable(words::removed_step(&step.name));
        }
    }

    /// Moves a step before or behind its neighbour.
    pub(crate) fn move_step(self, id: &StepId, down: bool) {
        self.change_settings(|settings| {
            let at = settings.steps.iter().position(|step| step.id == *id);
            let to = at.and_then(|at| if down { at.checked_add(1) } else { at.checked_sub(1) });
            if let (Some(at), Some(to)) = (at, to.filter(|to| *to < settings.steps.len())) {
                settings.steps.swap(at, to);
            }
        });
    }

    /// Saves what is settled to a file.
    pub(crate) fn export_settings(self) {
        let settings = self.document().with_untracked(|document| document.settings.clone());
        let name = words::file_name(&settings);
        match files::download(&name, "application/json", &settings::encode(&settings, &self.now())) {
            Ok(()) => self.say(words::exported(&name)),
            Err(error) => self.trouble(file_words::file_error(&error)),
        }
    }
}
