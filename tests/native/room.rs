//! How many sheets a browser's storage holds, and what happens beyond what is kept as plain JSON.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Instant;

use goalsheet::codec::{self, stored};
use goalsheet::model::{Document, Sheet, SheetId, Shelf};
use goalsheet::session::Ledger;
use goalsheet::store::{
    Key, ROOM, SaveError, Saver, Snapshot, StorageArea, StorageError, Store, UnreadableReason,
};

/// A storage as large as a browser's, and how much of it is taken.
#[derive(Debug, Default)]
struct Room(RefCell<BTreeMap<String, String>>, Cell<usize>);

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

impl StorageArea for &Room {
    fn get(&self, name: &str) -> Result<Option<String>, StorageError> {
        Ok(self.0.borrow().get(name).cloned())
    }

    fn set(&self, name: &str, value: &str) -> Result<(), StorageError> {
        let mut values = self.0.borrow_mut();
        let old = values.get(name).map_or(0, |old| units(name) + units(old));
        let taken = self.1.get() - old + units(name) + units(value);
        if taken > ROOM {
            return Err(StorageError::Full);
        }
        self.1.set(taken);
        values.insert(name.to_owned(), value.to_owned());
        Ok(())
    }

    fn remove(&self, name: &str) -> Result<(), StorageError> {
        if let Some(old) = self.0.borrow_mut().remove(name) {
            self.1.set(self.1.get() - units(name) - units(&old));
        }
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

/// Takes minutes where nothing is optimised: `cargo test --release --test native -- --ignored room`.
#[test]
#[ignore = "long; run by hand for its figures"]
fn two_thousand_seed_like_sheets_fit_and_come_back() {
    let Some(document) = seed_like(4_000) else { return };
    let room = Room::default();
    let mut saver = Saver::new(Store::over(&room));
    let (ledger, mut new_id) = (Ledger::default(), || SheetId::new("further").expect("an id"));
    let snapshot = Snapshot { document: &document, ledger: &ledger };
    let ids: Vec<SheetId> = document.sheets.iter().map(|sheet| sheet.id.clone()).collect();
    // A few hundred a time, as files come in, until there is no room.
    let mut count = 0;
    for some in ids.chunks(200) {
        saver.touched(some);
        let report = saver.save(snapshot, &mut new_id);
        count += some.len() - saver.unsaved().len();
        if !report.errors.is_empty() {
            break;
        }
        if count == 2_000 {
            figures(&room, &mut saver, snapshot, &ids[count / 2]);
        }
    }
    println!("{count} seed-like sheets fit");
    assert!(count >= 2_000, "{count}");
}

/// What saving and starting cost beside 2,000 sheets.
fn figures(room: &Room, saver: &mut Saver<&Room>, snapshot: Snapshot<'_>, id: &SheetId) {
    assert_eq!(saver.store().used(), room.1.get());
    let began = Instant::now();
    let again = Store::over(room).load().expect("a storage that can be read");
    let loaded = began.elapsed();
    assert_eq!(again.document.sheets.len(), 2_000);
    assert!(again.document.sheets.iter().all(|sheet| snapshot.document.sheet(&sheet.id) == Some(sheet)));
    saver.touched(std::slice::from_ref(id));
    room.0.borrow_mut().insert(Key::Sheet(id.clone()).name(), String::new());
    saver.store_mut().accept(&Key::Sheet(id.clone()), Some(""));
    let began = Instant::now();
    let report = saver.save(snapshot, &mut || id.clone());
    println!(
        "2,000 stored, {} % of the room: {loaded:?} to read all, {:?} to save one",
        room.1.get() * 100 / ROOM,
        began.elapsed()
    );
    assert!(report.errors.is_empty());
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
