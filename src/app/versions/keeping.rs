//! When versions are kept: what an edit touched, what the person did besides, and the one who writes them down.

use std::cell::Cell;
use std::rc::Rc;

use super::*;
use crate::model::{Change, Deed, Delta};

/// More sheets than these come from no person's desk: those that are new are not kept before somebody changes them.
const MOST_NEW: usize = 100;

impl Shell {
    /// Notes what an edit changed. Typing costs a look-up.
    pub(in crate::app) fn note_versions(self, deed: &Deed, change: &Change, is_edit: bool) {
        if *deed == Deed::Followed {
            return;
        }
        let changed = || {
            let both = |delta: &Delta<Sheet>| Some((delta.before.clone()?, delta.after.clone()?));
            change.sheets.iter().filter_map(both)
        };
        match deed {
            Deed::Imported { new, .. } if is_edit => {
                for (before, after) in changed() {
                    self.keep_version(&before, Occasion::BeforeImport, "", false);
                    self.keep_version(&after, Occasion::Imported, "", false);
                }
                let is_new = |delta: &&Delta<Sheet>| *new <= MOST_NEW && delta.before.is_none();
                for came in change.sheets.iter().filter(is_new).filter_map(|delta| delta.after.as_ref()) {
                    self.keep_version(came, Occasion::Imported, "", false);
                }
                return;
            }
            Deed::BroughtBack if is_edit => {
                changed()
                    .for_each(|(before, _)| self.keep_version(&before, Occasion::BeforeReturn, "", false));
            }
            _ => {}
        }
        for delta in &change.sheets {
            if let (Some(before), Some(_)) = (&delta.before, &delta.after) {
                self.touch(before);
            }
        }
        for delta in &change.bin {
            match (&delta.before, &delta.after) {
                (Some(gone), None) if !self.is_anywhere(&gone.sheet.id) => {
                    self.add_task(VersionsTask::Remove(gone.sheet.id.clone()));
                }
                // It may be there no more but for an undo.
                (None, Some(back)) => self.add_task(VersionsTask::PutBack(back.sheet.id.clone())),
                _ => {}
            }
        }
    }

    fn is_anywhere(self, id: &SheetId) -> bool {
        self.document().with_untracked(|document| {
            document.sheet(id).is_some() || document.bin.iter().any(|binned| binned.sheet.id == *id)
        })
    }

    fn touch(self, before: &Arc<Sheet>) {
        let state = self.versions;
        state.last.set_value(clock::passed());
        if state.touched.with_value(|touched| touched.contains_key(&before.id)) {
            return;
        }
        let now = self.now();
        state.touched.update_value(|touched| {
            touched.insert(before.id.clone(), (before.clone(), now));
        });
        if !state.pause.is_waiting() {
            self.wait_for_pause(PAUSE);
        }
    }

    /// Keeps what was touched once nothing has been changed for a while.
    fn wait_for_pause(self, pause: Duration) {
        self.versions.pause.restart(pause, move || {
            let passed = clock::passed() - self.versions.last.get_value();
            let left = PAUSE.as_millis() as f64 - passed;
            if left > 0.0 {
                return self.wait_for_pause(Duration::from_millis(left as u64 + 1));
            }
            if self.is_composing() {
                return self.wait_for_pause(PAUSE);
            }
            self.keep_touched(None);
        });
    }

    /// Keeps the sheets that have changed, as they stood before and as they are, all but the one that is still open.
    pub(super) fn keep_touched(self, open: Option<&SheetId>) {
        let ids: Vec<SheetId> = self.versions.touched.with_value(|touched| touched.keys().cloned().collect());
        let document = self.document().get_untracked();
        for id in ids.iter().filter(|id| Some(*id) != open) {
            let binned = || document.bin.iter().find(|binned| binned.sheet.id == *id).map(|one| &one.sheet);
            match document.sheet(id).or_else(binned) {
                Some(sheet) => self.keep_version(sheet, Occasion::Automatic, "", false),
                None => self.versions.touched.update_value(|touched| drop(touched.remove(id))),
            }
        }
    }

    /// Keeps sheets as they went out.
    pub(in crate::app) fn keep_sent(self, sheets: &[Arc<Sheet>], occasion: &Occasion, name: &str) {
        for sheet in sheets {
            self.keep_version(sheet, occasion.clone(), name, false);
        }
    }

    /// Keeps a sheet, and before it how it stood before it was touched; whether the person is told.
    pub(super) fn keep_version(self, sheet: &Arc<Sheet>, occasion: Occasion, name: &str, is_told: bool) {
        let touched = self.versions.touched.try_update_value(|touched| touched.remove(&sheet.id)).flatten();
        let before = touched.map(|(sheet, at)| KeptVersion {
            at,
            occasion: Occasion::Automatic,
            name: String::new(),
            sheet,
        });
        let now = KeptVersion { at: self.now(), occasion, name: name.to_owned(), sheet: sheet.clone() };
        let id = sheet.id.clone();
        self.add_task(VersionsTask::Keep(id, before.into_iter().chain([now]).collect(), is_told));
    }

    /// All that is kept, by the sheets' ids, as it is stored, with what waits to be kept; none where there is no place for
    /// versions, or it does not answer.
    pub(in crate::app) fn all_versions(self, then: impl FnOnce(Option<BTreeMap<String, String>>) + 'static) {
        self.keep_touched(None);
        let then = Rc::new(Cell::new(Some(then)));
        let answer = move |found| {
            if let Some(then) = then.take() {
                then(found);
            }
        };
        let (late, in_time) = (answer.clone(), answer);
        set_timeout(move || late(None), PATIENCE);
        spawn_local(async move {
            self.work_on_versions().await;
            let found = match self.versions_database().await {
                Some(database) => database.all().await.ok(),
                None => None,
            };
            in_time(found);
        });
    }

    /// Adds what a backup kept of a sheet to what is kept here.
    pub(in crate::app) fn add_versions(self, id: SheetId, value: String) {
        self.add_task(VersionsTask::Unite(id, value));
    }

    fn add_task(self, task: VersionsTask) {
        let state = self.versions;
        state.waiting.update_value(|waiting| waiting.push_back(task));
        if !state.is_working.get_value() {
            state.is_working.set_value(true);
            super::super::paint::after_paint(move || spawn_local(self.work_on_versions()));
        }
    }

    async fn work_on_versions(self) {
        let state = self.versions;
        while let Some(task) = state.waiting.try_update_value(VecDeque::pop_front).flatten() {
            let is_told = matches!(task, VersionsTask::Keep(_, _, true) | VersionsTask::Unite(..));
            let told = match &task {
                VersionsTask::Keep(_, kept, true) => {
                    kept.last().map(|kept| words::kept(&kept.occasion, &kept.name))
                }
                _ => None,
            };
            let done = match self.versions_database().await {
                Some(database) => self.do_task(&database, task).await,
                None => Err(None),
            };
            match (done, told) {
                (Ok(()), Some(told)) => self.say(told),
                (Err(why), _) if is_told => self.trouble(words::not_kept(why).to_owned()),
                _ => {}
            }
        }
        state.is_working.set_value(false);
        state.written.update(|written| *written = written.wrapping_add(1));
    }

    async fn do_task(self, database: &VersionsDatabase, task: VersionsTask) -> Result<(), Option<NotKept>> {
        let removed = self.versions.removed;
        match task {
            VersionsTask::Keep(id, kept, _) => {
                let keep = |value: Option<String>| match versions::keep(value.as_deref(), &kept) {
                    Ok(value) => (value, Ok(())),
                    Err(why) => (None, Err(Some(why))),
                };
                database.update(id.as_str(), keep).await.map_err(|_| None)?
            }
            VersionsTask::Unite(id, other) => {
                let unite = |here: Option<String>| match versions::unite(here.as_deref(), &other) {
                    Ok(value) => (value, Ok(())),
                    Err(why) => (None, Err(Some(why))),
                };
                database.update(id.as_str(), unite).await.map_err(|_| None)?
            }
            VersionsTask::Remove(id) => {
                if let Some(value) = database.remove(id.as_str()).await.map_err(|_| None)? {
                    removed.update_value(|removed| drop(removed.insert(id, value)));
                }
                Ok(())
            }
            VersionsTask::PutBack(id) => {
                let value = removed.try_update_value(|removed| removed.remove(&id)).flatten();
                database
                    .update(id.as_str(), |here| (here.is_none().then_some(value).flatten(), ()))
                    .await
                    .map_err(|_| None)
            }
        }
    }
}
