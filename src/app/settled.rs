//! The form on the screen 設定: fields, parts, grades; another form proposed, and what it looks like.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::HtmlInputElement;

use super::Shell;
use super::drawing::Drawing;
use crate::browser::{files, focus, ids};
use crate::codec::{settings, stored};
use crate::messages::{engines as engine_words, files as file_words, problems, settings_form as words};
use crate::model::{Edit, FormPart, PartKey, PartList, Settings, SettledField, SettledRow};
use crate::protocol::{DrawForm, ListForms, PackedSheet, ReadForm};

/// Another form, shown before anything changes.
#[derive(Clone)]
pub(crate) struct FormProposal {
    /// What would be settled.
    pub(crate) settings: Arc<Settings>,
    /// What there is to say of where it comes from, as markup.
    pub(crate) markup: String,
}

/// What the screen's part for the form remembers while it is shown.
#[derive(Clone, Copy)]
pub(crate) struct FormDesk {
    /// The part that is opened, by its name in files.
    pub(crate) opened: RwSignal<String>,
    /// What is proposed.
    pub(crate) proposal: RwSignal<Option<FormProposal>>,
    /// The forms that ship: names and settings files.
    pub(crate) choices: RwSignal<Vec<(String, String)>>,
}

impl FormDesk {
    pub(crate) fn new() -> Self {
        Self {
            opened: RwSignal::new(String::new()),
            proposal: RwSignal::new(None),
            choices: RwSignal::new(Vec::new()),
        }
    }
}

impl Shell {
    /// Changes what is settled as one step of undo, where it can be so; else says that it cannot.
    fn settle(self, change: impl FnOnce(&mut Settings) -> bool) -> bool {
        self.settle_or_say(words::REFUSED, change)
    }

    fn settle_or_say(self, refused: &str, change: impl FnOnce(&mut Settings) -> bool) -> bool {
        let mut settled = self.document().with_untracked(|document| (*document.settings).clone());
        let fits = change(&mut settled) && settled.is_sound();
        if fits {
            self.seal();
            self.edit(Edit::SetSettings(Arc::new(settled)));
            self.seal();
        } else {
            self.refuse(refused.to_owned());
        }
        fits
    }

    /// Writes a field; whether it could be that.
    pub(crate) fn settle_field(self, row: &SettledRow, field: SettledField, text: &str) -> bool {
        self.settle_or_say(&words::refused(field), |settings| settings.set_field(row, field, text))
    }

    /// Adds a part to a list, and opens it.
    pub(crate) fn add_part(self, desk: FormDesk, list: PartList, part: Option<FormPart>) {
        let key = part.map_or_else(|| PartKey::Own(ids::new_own_key()), PartKey::Known);
        if self.settle(|settings| settings.add_part(list, &key, words::NEW_PART)) {
            desk.opened.set(key.name().to_owned());
            request_animation_frame(|| focus::first_whole(".settings-part-open input"));
        }
    }

    /// Moves a part, and keeps the focus where it was.
    pub(crate) fn move_part(self, name: &str, down: bool) {
        let held = focus::attribute("data-hold");
        let mut settled = self.document().with_untracked(|document| (*document.settings).clone());
        if !settled.move_part(name, down) {
            return;
        }
        self.settle(|settings| {
            *settings = settled;
            true
        });
        if let Some(held) = held {
            request_animation_frame(move || focus::first(&focus::having("data-hold", &held)));
        }
    }

    /// Takes a part out of the form.
    pub(crate) fn remove_part(self, name: &str, label: &str) {
        if self.settle(|settings| settings.remove_part(name)) {
            self.say_undoable(words::removed(label));
            request_animation_frame(|| focus::first("#main"));
        }
    }

    /// In how many sheets something is written in a part.
    pub(crate) fn sheets_with(self, part: &PartKey) -> usize {
        self.document().with_untracked(|document| {
            document.sheets.iter().filter(|sheet| sheet.has_words_in(part)).count()
        })
    }

    /// Adds a grade or somebody who judges.
    pub(crate) fn add_settled_row(self, is_grade: bool) {
        self.settle(|settings| {
            if is_grade {
                settings.add_grade(words::NEW_GRADE);
            } else {
                settings.add_reviewer(ids::new_own_key(), words::NEW_REVIEWER);
            }
            true
        });
    }

    /// Takes a grade or who judges away.
    pub(crate) fn remove_settled_row(self, row: &SettledRow) {
        let name =
            self.document().with_untracked(|document| document.settings.field(row, SettledField::Name));
        if self.settle(|settings| settings.remove_row(row)) {
            self.say_undoable(words::removed(&name));
            request_animation_frame(|| focus::first("#main"));
        }
    }

    /// Moves a grade or who judges.
    pub(crate) fn move_settled_row(self, row: &SettledRow, down: bool) {
        let can = self.document().with_untracked(|document| (*document.settings).clone().move_row(row, down));
        if can {
            self.settle(|settings| settings.move_row(row, down));
        }
    }

    /// Fetches the forms that ship.
    pub(crate) fn list_forms(self, desk: FormDesk) {
        spawn_local(async move {
            match self.wait(ListForms, |_, _| words::CHOICES_COMING.to_owned()).await {
                Ok(forms) => drop(desk.choices.try_set(forms)),
                Err(failure) => self.trouble(engine_words::drawing_failed(&failure)),
            }
        });
    }

    /// Proposes one of the forms that ship.
    pub(crate) fn propose_form(self, desk: FormDesk, at: usize) {
        let text = desk.choices.with_untracked(|choices| choices.get(at).map(|(_, text)| text.clone()));
        if let Some(Ok(other)) = text.and_then(|text| settings::decode(&text)) {
            let settled = self.document().with_untracked(|document| document.settings.with_form_of(&other));
            desk.proposal.set(Some(FormProposal { settings: Arc::new(settled), markup: String::new() }));
        }
    }

    /// Takes what is proposed.
    pub(crate) fn take_proposal(self, desk: FormDesk) {
        let Some(proposal) = desk.proposal.try_update(Option::take).flatten() else { return };
        let is_new = self.document().with_untracked(|document| *document.settings != *proposal.settings);
        if is_new
            && self.settle(|settings| {
                *settings = (*proposal.settings).clone();
                true
            })
        {
            self.say_undoable(words::TAKEN.to_owned());
        }
        focus::first("#main");
    }

    /// Reads the form of a workbook that was picked, and proposes it.
    pub(crate) fn read_form(self, desk: FormDesk, input: &HtmlInputElement) {
        let Some((name, file)) = files::picked(input).into_iter().next() else { return };
        spawn_local(async move {
            let book = match files::read_bytes(&file).await {
                Ok(book) => book,
                Err(error) => return self.trouble(file_words::file_error(&error)),
            };
            let settled =
                self.document().with_untracked(|document| stored::encode_settings(&document.settings));
            let told = move |_, _| file_words::reading(1, 1, &name);
            let request = ReadForm { book: book.into(), settings: settled, key: ids::new_id() };
            match self.work(request, told).await {
                Ok(Ok(read)) => {
                    if let Ok(settings) = stored::decode_settings(&read.settings) {
                        let proposal = FormProposal { settings: Arc::new(settings), markup: read.markup };
                        let _ = desk.proposal.try_set(Some(proposal));
                    }
                }
                Ok(Err(faults)) => self.trouble(faults.iter().map(problems::problem).collect()),
                Err(failure) => self.trouble(engine_words::import_failed(&failure)),
            }
        });
    }

    /// The form as it comes out: as proposed, else as settled, in the words of the first sheet that is shown.
    pub(crate) fn draw_form(self, desk: FormDesk, is_shown: Signal<bool>) -> Drawing {
        let settled = self.settings();
        Drawing::of(move || {
            if !is_shown.get() {
                return None;
            }
            let settings = desk.proposal.get().map_or_else(|| settled.get(), |proposal| proposal.settings);
            let sheet = untrack(|| self.shown_sheets()).into_iter().next();
            Some(DrawForm {
                settings: stored::encode_settings(&settings),
                changed: desk.opened.get(),
                sheet: sheet.map(|sheet| PackedSheet::pack(&sheet)),
            })
        })
    }
}
