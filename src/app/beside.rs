//! What two tabs wrote in the same places of a sheet: the one that was kept beside it, told and laid beside it.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Shell;
use super::dialog::{Brought, BroughtKind, LeftOver};
use super::in_place::kept::BroughtFrom;
use super::notices::Notice;
use crate::codec::{Decoded, json};
use crate::messages::{saving as words, ui};
use crate::model::{Extra, Sheet, SheetId};

impl Shell {
    /// A sheet that was kept beside another one, and that one; none where either is gone.
    pub(crate) fn beside(self, id: &SheetId) -> Option<(Arc<Sheet>, Arc<Sheet>)> {
        let origin = id.beside()?;
        self.document().with(|document| Some((document.sheet(id)?.clone(), document.sheet(&origin)?.clone())))
    }

    /// Says what became of a sheet and the one that was kept beside it, where they differ, and offers to compare them.
    pub(super) fn say_beside(self, id: &SheetId, beside: &SheetId, told: impl Fn(&str) -> String) {
        let document = self.document().get_untracked();
        let (sheet, further) = (document.sheet(id), document.sheet(beside));
        let goal = sheet.map_or("", |sheet| ui::goal(&sheet.goal));
        let differing = sheet.zip(further).map(|(sheet, further)| words::differing(sheet, further));
        let text = told(goal) + &differing.into_iter().collect::<String>();
        let beside = untrack(|| self.beside(beside)).map(|_| beside.clone());
        self.notices.notice.set(Some(Notice { text, undoable: true, beside, ..Notice::default() }));
    }

    /// Whether it is being said that another sheet was kept beside this one.
    pub(super) fn tells_of_one_beside(self, id: &SheetId) -> bool {
        let beside = self.notices.notice.with_untracked(|notice| notice.as_ref()?.beside.clone());
        beside.and_then(|beside| beside.beside()).is_some_and(|origin| origin == *id)
    }

    /// Lays it beside the sheet as what a file brought would be: part by part, a person chooses what counts.
    pub(crate) fn compare_beside(self, id: &SheetId) {
        let Some((further, sheet)) = untrack(|| self.beside(id)) else { return };
        let further = Sheet { id: sheet.id.clone(), ..(*further).clone() };
        let text = json::encode([&further], &Extra::new(), &self.now());
        let brought =
            Brought { what: BroughtKind::Text(text, None), with_hidden: false, from: BroughtFrom::Anywhere };
        let decoded = Decoded { sheets: vec![further], ..Decoded::default() };
        let read = vec![(words::BESIDE.to_owned(), Ok(decoded))];
        spawn_local(async move { self.preview(read, LeftOver::default(), brought).await });
    }
}
