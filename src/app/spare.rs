//! The spare of what is stored: opened after the first picture, compared with it once, and written after every save.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use leptos::task::spawn_local;

use crate::browser::spare_database::SpareDatabase;
use crate::store::{
    Fingerprint, Key, SpareHead, SpareOf, SpareStanding, SpareValue, UnstoredValue, Written, differing,
};

/// The spare, as far as there is one. A clone is the same.
#[derive(Clone, Default)]
pub(in crate::app) struct Spare(Rc<SpareState>);

#[derive(Default)]
struct SpareState {
    database: RefCell<Database>,
    /// What has not been written to it, by name.
    waiting: RefCell<BTreeMap<String, Written>>,
    is_writing: Cell<bool>,
    /// Whether the last write came to an end well.
    is_whole: Cell<bool>,
}

#[derive(Default)]
enum Database {
    /// It is not open yet, or has not been compared: what is written waits.
    #[default]
    Opening,
    Open(SpareDatabase),
    /// The browser has none for this page.
    Missing,
}

impl Spare {
    /// Whether what was put into it is on disk; false where there is no spare.
    pub(in crate::app) fn is_lasting(&self) -> bool {
        self.0.is_whole.get() && !self.is_writing()
    }

    /// What it has under a key's name; none where it is not open.
    pub(in crate::app) async fn value(&self, name: &str) -> Option<String> {
        let database = match &*self.0.database.borrow() {
            Database::Open(database) => database.clone(),
            Database::Opening | Database::Missing => return None,
        };
        database.value(name).await.ok()?
    }

    /// Whether something is being written to it.
    pub(in crate::app) fn is_writing(&self) -> bool {
        self.0.is_writing.get()
    }

    /// Puts in what was stored; `settled` is told once nothing is left to write.
    pub(in crate::app) fn put(&self, written: Vec<Written>, settled: impl Fn() + 'static) {
        if matches!(*self.0.database.borrow(), Database::Missing) {
            return;
        }
        let mut waiting = self.0.waiting.borrow_mut();
        for one in written {
            match waiting.get_mut(&one.name) {
                Some(earlier) => earlier.follow(one),
                None => drop(waiting.insert(one.name.clone(), one)),
            }
        }
        drop(waiting);
        self.write_on(settled);
    }

    /// There is none in this browser.
    pub(in crate::app) fn miss(&self) {
        self.0.database.replace(Database::Missing);
        self.0.waiting.borrow_mut().clear();
    }

    /// It has been compared: from now on it is written.
    pub(in crate::app) fn open(&self, database: SpareDatabase, settled: impl Fn() + 'static) {
        self.0.database.replace(Database::Open(database));
        self.0.is_whole.set(true);
        self.write_on(settled);
    }

    fn write_on(&self, settled: impl Fn() + 'static) {
        let Database::Open(database) = &*self.0.database.borrow() else { return };
        if self.0.is_writing.replace(true) {
            return;
        }
        let (spare, database) = (self.clone(), database.clone());
        spawn_local(async move {
            loop {
                let waiting: Vec<Written> = spare.0.waiting.take().into_values().collect();
                if waiting.is_empty() {
                    break;
                }
                spare.0.is_whole.set(database.write(&waiting).await.is_ok());
            }
            spare.0.is_writing.set(false);
            settled();
        });
    }
}

/// What the spare has that is not what was stored when the app began.
pub(in crate::app) struct Recovered {
    /// Under keys.
    pub(in crate::app) values: Vec<SpareValue>,
    /// What should be under keys and could not be stored.
    pub(in crate::app) unstored: Vec<UnstoredValue>,
    /// In fields: their names and texts.
    pub(in crate::app) drafts: Vec<(String, Option<String>)>,
}

/// Compares the spare with what was stored when the app began, of keys and of fields; none where there is no spare.
pub(in crate::app) async fn compare(
    began_with: &BTreeMap<Key, Fingerprint>,
    draft: impl Fn(&str) -> Option<String>,
) -> Option<(SpareDatabase, Recovered)> {
    let mark = |of: &SpareOf| match of {
        SpareOf::Key(key) => began_with.get(key).copied(),
        SpareOf::Draft(field) => draft(field).as_deref().map(Fingerprint::of),
        // Whatever is kept of it is looked at.
        SpareOf::Unstored(_) => None,
    };
    let database = SpareDatabase::open().await.ok()?;
    let mut found = Recovered { values: Vec::new(), unstored: Vec::new(), drafts: Vec::new() };
    for head in database.heads().await.ok()? {
        let Some((of, standing)) = differing(&head, mark) else { continue };
        let raw = database.value(&of.name()).await.ok()?;
        let is_newer = standing == SpareStanding::Newer;
        match of {
            SpareOf::Key(key) => {
                let began_with = began_with.get(&key).copied();
                found.values.push(SpareValue { key, raw, is_newer, began_with });
            }
            SpareOf::Draft(field) if is_newer => found.drafts.push((field, raw)),
            SpareOf::Draft(_) => {}
            SpareOf::Unstored(key) => {
                let found_head = SpareHead::parse(&head).zip(raw);
                found.unstored.extend(found_head.map(|(head, raw)| UnstoredValue { key, head, raw }));
            }
        }
    }
    Some((database, found))
}
