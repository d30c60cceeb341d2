//! Meeting what another tab left under a key.

use std::any::Any;
use std::sync::Arc;

use super::{Here, Keeper, News, Report};
use crate::codec::stored;
use crate::model::{Extra, Sheet, SheetId};
use crate::store::two_tabs::{Ours, Theirs, Verdict, settle};
use crate::store::{Area, Content, Found, Key, Load, Put, SaveError, load};

impl<A: Area> Keeper<A> {
    /// Settles what another tab left (`gone` says why it left nothing); whether ours may now be written.
    pub(super) fn meet(
        &mut self,
        key: &Key,
        raw: Option<String>,
        gone: Theirs,
        here: Here<'_>,
        fresh: &mut dyn FnMut() -> SheetId,
        report: &mut Report,
    ) -> bool {
        let content = match raw.clone().map(|raw| load(key, raw)) {
            None | Some(Load::Absent) => None,
            Some(Load::Found(content)) => Some(content),
            Some(Load::Unreadable(found)) => {
                debug_assert_eq!(settle(self.ours(key, here), Theirs::Unreadable), Verdict::Lock);
                self.store.lock(&found);
                if self.ours(key, here) == Ours::Removed {
                    self.stored(key);
                } else if self.dirty.contains(key) {
                    report.errors.push(SaveError::Unreadable(key.clone()));
                }
                report.news.push(News::Unreadable(found));
                return false;
            }
        };
        let theirs = if content.is_some() { Theirs::Stored } else { gone };
        match (settle(self.ours(key, here), theirs), content) {
            (Verdict::KeepBoth, Some(content)) => self.keep_both(key, raw, content, here, fresh, report),
            (Verdict::WriteOurs, _) => {
                self.store.accept(key, None);
                self.dirty.insert(key.clone());
                report.news.extend(match (gone, key) {
                    (Theirs::Lost, _) => Some(News::Emptied),
                    (_, Key::Sheet(id)) => Some(News::Kept(id.clone())),
                    _ => None,
                });
                true
            }
            (Verdict::Follow, content) => self.follow(key, raw.as_deref(), content, report),
            (Verdict::Agree | Verdict::KeepBoth | Verdict::Lock, _) => {
                self.store.accept(key, raw.as_deref());
                self.stored(key);
                false
            }
        }
    }

    fn follow(
        &mut self,
        key: &Key,
        raw: Option<&str>,
        content: Option<Content>,
        report: &mut Report,
    ) -> bool {
        self.store.accept(key, raw);
        self.stored(key);
        let news = match (key, content) {
            (Key::Sheet(id), Some(Content::Sheet(found))) => {
                News::Sheet { id: id.clone(), found: Some(found) }
            }
            (Key::Bin(id), Some(Content::Bin(binned))) => News::Bin { id: id.clone(), binned: Some(binned) },
            (Key::File, Some(Content::File(extra))) => News::File(extra),
            (Key::Sheet(id), _) => News::Sheet { id: id.clone(), found: None },
            (Key::Bin(id), _) => News::Bin { id: id.clone(), binned: None },
            (Key::File, _) => News::File(Arc::default()),
        };
        self.hand(news, report);
        false
    }

    fn keep_both(
        &mut self,
        key: &Key,
        raw: Option<String>,
        content: Content,
        here: Here<'_>,
        fresh: &mut dyn FnMut() -> SheetId,
        report: &mut Report,
    ) -> bool {
        let raw = raw.as_deref();
        match (key, content) {
            (Key::Sheet(id), Content::Sheet(theirs)) => {
                let is_same = here.document.sheet(id).is_some_and(|ours| *ours == theirs.sheet);
                let is_safe = is_same || self.set_apart(id, theirs, fresh(), report);
                if is_safe {
                    self.store.accept(key, raw);
                }
                is_safe
            }
            (Key::File, Content::File(theirs)) => {
                self.store.accept(key, raw);
                self.unite(&theirs, here, report);
                false
            }
            // A place of the bin never changes once it is there, so theirs is as good as ours.
            (_, content) => self.follow(key, raw, Some(content), report),
        }
    }

    /// Stores what another tab wrote as a further sheet, before ours may take its place.
    fn set_apart(&mut self, ours: &SheetId, theirs: Found, id: SheetId, report: &mut Report) -> bool {
        let sheet = Arc::new(Sheet { id: id.clone(), ..(*theirs.sheet).clone() });
        // No file holds the sheet under this id.
        let theirs = Found { sheet, filed: false, ..theirs };
        let text = stored::encode_sheet(&theirs.sheet, theirs.updated_at.as_ref(), theirs.filed);
        match self.store.put(&Key::Sheet(id), &text) {
            Ok(Put::Done) => {
                self.hand(News::Both { ours: ours.clone(), theirs }, report);
                true
            }
            Ok(Put::Moved(_)) => false,
            Err(SaveError::Blocked(_, name)) => {
                report.errors.push(SaveError::Blocked(Key::Sheet(ours.clone()), name));
                false
            }
            Err(_) => {
                report.errors.push(SaveError::Full(Key::Sheet(ours.clone())));
                false
            }
        }
    }

    /// Unknown keys of both tabs; where both have one, ours is the later import.
    fn unite(&mut self, theirs: &Extra, here: Here<'_>, report: &mut Report) {
        let mut all = theirs.clone();
        all.extend((*here.document.extra).clone());
        match self.store.put(&Key::File, &stored::encode_extra(&all)) {
            Ok(Put::Done) => {
                self.stored(&Key::File);
                self.hand(News::File(Arc::new(all)), report);
            }
            Ok(Put::Moved(_)) => {}
            Err(error) => report.errors.push(error),
        }
    }

    fn hand(&mut self, news: News, report: &mut Report) {
        let (key, content): (Key, Option<Arc<dyn Any>>) = match &news {
            News::Sheet { id, found } => {
                (Key::Sheet(id.clone()), found.as_ref().map(|found| found.sheet.clone() as Arc<dyn Any>))
            }
            News::Bin { id, binned } => {
                (Key::Bin(id.clone()), binned.clone().map(|binned| binned as Arc<dyn Any>))
            }
            News::File(extra) => (Key::File, Some(extra.clone())),
            News::Both { theirs, .. } => (Key::Sheet(theirs.sheet.id.clone()), Some(theirs.sheet.clone())),
            News::Kept(_) | News::Unreadable(_) | News::Emptied => unreachable!("nothing to follow"),
        };
        self.handed.insert(key, content);
        report.news.push(news);
    }
}
