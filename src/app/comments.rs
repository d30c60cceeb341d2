//! Comments on the sheet that is shown: what is being said, and of what.

use std::sync::Arc;

use leptos::prelude::*;

use super::Shell;
use crate::app::cell_key::cell_key;
use crate::app::find::units;
use crate::browser::{focus, ids};
use crate::messages::comments as words;
use crate::model::{Cell, Comment, CommentId, CommentKind, Edit, Extra, Reply, Sheet, SheetId, revision};
use crate::review::Place;
use crate::route::Route;

/// The panel beside the paper.
#[derive(Clone, Copy, Default)]
pub(crate) struct CommentPanel {
    /// Whether it is open.
    pub(crate) is_open: RwSignal<bool>,
    /// The part that the next comment is for, by its name in files; empty for the whole sheet.
    pub(crate) place: RwSignal<String>,
    /// The words of the part that were selected when it was opened.
    pub(crate) words: RwSignal<Option<String>>,
    /// The open comment that was gone to last.
    last: RwSignal<Option<(SheetId, CommentId)>>,
}

impl Shell {
    /// Opens the panel for the cell that has the focus and for the words that are selected in it.
    pub(crate) fn open_comments(self, sheet: &Sheet) {
        self.of_whole_sheet();
        self.comment_on_focused(sheet);
        self.comments.is_open.set(true);
        let cell = focus::attribute("data-cell");
        self.once_drawn(move || {
            focus::first("#comment-text");
            // The paper is laid out anew beside the panel: what is spoken of stays in sight.
            if let Some(cell) = cell {
                focus::scroll_near(&focus::having("data-cell", &cell));
            }
        });
    }

    /// Has the next comment be of the cell that has the focus, and of the words that are selected in it; where none has it, of
    /// what it is of already.
    pub(crate) fn comment_on_focused(self, sheet: &Sheet) {
        let key = focus::attribute("data-cell");
        let cell = key.and_then(|key| sheet.texts().map(|(cell, _)| cell).find(|cell| cell_key(cell) == key));
        if let Some(cell) = cell {
            super::set_if_new(self.comments.words, focus::selected_words());
            super::set_if_new(self.comments.place, Place::key_of_cell(sheet, &cell));
        }
    }

    /// The same, of the sheet on whose paper one is.
    pub(crate) fn comment_here(self) {
        if let Some(sheet) = self.sheet_on_paper() {
            self.open_comments(&sheet);
        }
    }

    /// Opens the panel for the whole sheet on whose paper one is.
    pub(crate) fn comment_on_sheet(self) {
        self.comment_here();
        self.of_whole_sheet();
    }

    /// Finds the sheet good on whose paper one is.
    pub(crate) fn check_sheet(self) {
        let Some(sheet) = self.sheet_on_paper() else { return };
        self.say_comment(&sheet.id, CommentKind::Checked, "");
    }

    /// Whether a sheet lies before one as on paper, with the panel beside it.
    pub(crate) fn is_on_paper(self) -> bool {
        self.sheet_on_paper().is_some()
    }

    /// Whether anything was said that is not dealt with yet.
    pub(crate) fn has_open_comments(self) -> bool {
        let has_open = |sheet: &Arc<Sheet>| sheet.comments.iter().any(Comment::is_open);
        self.document().with_untracked(|document| document.sheets.iter().any(has_open))
    }

    /// Goes to the next comment that is open, from sheet to sheet and round their end, and opens the panel.
    pub(crate) fn next_open_comment(self) {
        let document = self.document().get_untracked();
        let open = document.sheets.iter().flat_map(|sheet| {
            sheet.comments.iter().filter(|comment| comment.is_open()).map(move |comment| (sheet, comment))
        });
        let open: Vec<_> = open.collect();
        let key = |(sheet, comment): &(&Arc<Sheet>, &Comment)| (sheet.id.clone(), comment.id.clone());
        let last = self.comments.last.get_untracked();
        let here = self.sheet_on_paper();
        let after = last.and_then(|last| open.iter().position(|one| key(one) == last)).map(|at| at + 1);
        let of_sheet = || open.iter().position(|one| Some(&one.0.id) == here.as_ref().map(|here| &here.id));
        let at = after.or_else(of_sheet).unwrap_or(0) % open.len().max(1);
        let Some(one) = open.get(at) else { return };
        self.comments.last.set(Some(key(one)));
        let (sheet, comment) = *one;
        self.comments.is_open.set(true);
        self.go(&Route::Sheet(sheet.id.clone()));
        self.jump_to_comment(sheet, comment);
    }

    /// Has the next comment be of the whole sheet.
    pub(crate) fn of_whole_sheet(self) {
        self.comments.place.set(String::new());
        self.comments.words.set(None);
    }

    fn sheet_on_paper(self) -> Option<Arc<Sheet>> {
        let route = self.route.get_untracked();
        let Route::Sheet(id) = route else { return None };
        self.document().with_untracked(|document| document.sheet(&id).cloned())
    }

    /// Closes it; the focus goes back to its button.
    pub(crate) fn close_comments(self) {
        self.comments.is_open.set(false);
        focus::first("#comments-button");
    }

    /// Says something about a sheet.
    pub(crate) fn say_comment(self, sheet: &SheetId, kind: CommentKind, text: &str) {
        let document = self.document().get_untracked();
        let Some(now) = document.sheet(sheet) else { return };
        if kind == CommentKind::Checked {
            // A part may be sent back; what is found good is the sheet.
            self.of_whole_sheet();
        }
        let mut comment = Comment {
            id: ids::new_comment_id(),
            kind,
            place: self.comments.place.get_untracked(),
            words: self.comments.words.get_untracked(),
            text: text.to_owned(),
            signed: self.signature(),
            answers: Vec::new(),
            is_done: false,
            extra: Extra::new(),
        };
        if kind == CommentKind::Checked {
            comment.note_content(revision(now));
        }
        let sent_back = now.comments.iter().filter(|one| one.kind == CommentKind::Returned && one.is_open());
        let told = words::said(kind, sent_back.count());
        self.comments.words.set(None);
        self.edit_and_say(Edit::SetComment { sheet: sheet.clone(), comment: Box::new(comment) }, told);
    }

    /// Answers a comment.
    pub(crate) fn answer_comment(self, sheet: &SheetId, id: &CommentId, text: &str) {
        let answer = Reply { text: text.to_owned(), signed: self.signature(), extra: Extra::new() };
        self.change_comment(sheet, id, |comment| comment.answers.push(answer));
    }

    /// Ticks a comment off, or takes the tick away.
    pub(crate) fn tick_comment(self, sheet: &SheetId, id: &CommentId, is_done: bool) {
        self.change_comment(sheet, id, |comment| comment.is_done = is_done);
    }

    /// Takes a comment away.
    pub(crate) fn remove_comment(self, sheet: &SheetId, id: &CommentId) {
        let edit = Edit::RemoveComment { sheet: sheet.clone(), id: id.clone() };
        self.edit_and_say(edit, words::REMOVED.to_owned());
    }

    /// Goes to the part that a comment is for, and to its words there.
    pub(crate) fn jump_to_comment(self, sheet: &Sheet, comment: &Comment) {
        let Some(cell) = Place::cell_of_key(sheet, &comment.place) else { return };
        let span = comment.words.as_ref().and_then(|words| span_of(sheet, &cell, words));
        self.jump(sheet.id.clone(), &cell_key(&cell), span);
    }

    fn change_comment(self, sheet: &SheetId, id: &CommentId, change: impl FnOnce(&mut Comment)) {
        let document = self.document().get_untracked();
        let found = document.sheet(sheet).and_then(|sheet| sheet.comments.iter().find(|one| one.id == *id));
        let Some(mut comment) = found.cloned() else { return };
        change(&mut comment);
        self.edit(Edit::SetComment { sheet: sheet.clone(), comment: Box::new(comment) });
    }
}

fn span_of(sheet: &Sheet, cell: &Cell, words: &str) -> Option<(u32, u32)> {
    let text = sheet.text(cell)?;
    let start = text.find(words)?;
    units(text, &(start..start + words.len()))
}
