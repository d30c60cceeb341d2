//! How many sheets a browser's storage holds, and what happens beyond what is kept as plain JSON.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use goalsheet::codec::{self, Reason, stored};
use goalsheet::model::{Document, Sheet, SheetId, Shelf};
use goalsheet::session::Ledger;
use goalsheet::store::{
    Key, ROOM, SaveError, Saver, Snapshot, StorageArea, StorageError, Store, UnreadableReason,
};

/// A storage as large as a browser's.
#[derive(Debug, Default)]
struct Room(RefCell<BTreeMap<String, String>>);

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

impl StorageArea for &Room {
    fn get(&self, name: &str) -> Result<Option<String>, StorageError> {
        Ok(self.0.borrow().get(name).cloned())
    }

    fn set(&self, name: &str, value: &str) -> Result<(), StorageError> {
        let mut values = self.0.borrow_mut();
        let others = values.iter().filter(|(other, _)| *other != name);
        let taken: usize = others.map(|(name, value)| units(name) + units(value)).sum();
        if taken + units(name) + units(value) > ROOM {
            return Err(StorageError::Full);
        }
        values.insert(name.to_owned(), value.to_owned());
        Ok(())
    }

    fn remove(&self, name: &str) -> Result<(), StorageError> {
        self.0.borrow_mut().remove(name);
        Ok(())
    }

    fn names(&self) -> Result<Vec<String>, StorageError> {
        Ok(self.0.borrow().keys().cloned().collect())
    }
}

/// The seed's five sheets, again and again.
fn seed_like(count: usize) -> Option<Document> {
    let text = crate::common::seed()?;
    let five = codec::read(text, &mut crate::common::ids()).expect("the real document").sheets;
    let sheet = |at: usize| {
        let id = SheetId::new(&format!("0193a0c2-7f00-7000-8000-{at:012}")).expect("an id");
        Arc::new(Sheet { id, ..five[at % five.len()].clone() })
    };
    let sheets = Shelf::from_items((0..count).map(sheet).collect()).expect("ids");
    Some(Document { sheets, ..Document::default() })
}

#[test]
fn two_thousand_seed_like_sheets_fit_and_come_back() {
    let Some(document) = seed_like(2_100) else { return };
    let room = Room::default();
    let mut saver = Saver::new(Store::over(&room));
    let (ledger, mut new_id) = (Ledger::default(), || SheetId::new("further").expect("an id"));
    // A few hundred a time, as files come in.
    let ids: Vec<SheetId> = document.sheets.iter().map(|sheet| sheet.id.clone()).collect();
    for some in ids.chunks(300) {
        saver.touched(some);
        let report = saver.save(Snapshot { document: &document, ledger: &ledger }, &mut new_id);
        assert!(report.errors.is_empty() && report.events.is_empty(), "{} taken", saver.store().used());
    }
    let taken: usize = room.0.borrow().iter().map(|(name, value)| units(name) + units(value)).sum();
    assert_eq!(saver.store().used(), taken);
    let again = Store::over(&room).load().expect("a storage that can be read");
    assert_eq!(again.document.sheets, document.sheets);
    let plain = |value: &String| stored::decode_sheet(value).is_ok();
    let values = room.0.borrow();
    assert!(values.values().any(plain), "what is small is plain");
    let packed = values.values().find(|value| !plain(value)).expect("and beyond that packed");
    let problems = stored::decode_sheet(packed).expect_err("unreadable to the version before");
    assert!(matches!(&problems[0].reason, Reason::NewerVersion(version) if version == "2"));
}

#[test]
fn a_damaged_packed_value_is_named_and_kept() {
    let Some(document) = seed_like(1) else { return };
    let room = Room::default();
    (&room).set("stranger", &"x".repeat(ROOM / 2)).expect("room");
    let mut store = Store::over(&room);
    store.load().expect("a storage that can be read");
    let sheet = &document.sheets.iter().next().expect("a sheet");
    let (key, text) = (Key::Sheet(sheet.id.clone()), stored::encode_sheet(sheet, None, false));
    store.write(&key, &text).expect("room");
    let good = (&room).get(&key.name()).expect("a value").expect("a value");
    assert!(units(&good) * 2 < units(&text), "{} of {}", units(&good), units(&text));
    let damaged: String = good.chars().filter(|char| *char != good.chars().nth(100).expect("long")).collect();
    (&room).set(&key.name(), &damaged).expect("room");
    let mut later = Store::over(&room);
    let found = later.load().expect("a storage that can be read").unreadable;
    assert!(found.len() == 1 && found[0].reason == UnreadableReason::Packed && found[0].raw == damaged);
    assert_eq!(later.write(&key, &text).err(), Some(SaveError::Unreadable(key.clone())));
    assert_eq!((&room).get(&key.name()), Ok(Some(damaged)));
}
