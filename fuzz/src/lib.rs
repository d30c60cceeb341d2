//! What must hold of any bytes at all: no panic, no hang, nothing half taken in, nothing overwritten that was not read.

use std::cell::RefCell;
use std::collections::BTreeMap;

use goalsheet::codec::{self, Decoded, clipboard, json, stored, xlsx};
use goalsheet::merge::merge_text;
use goalsheet::model::SheetId;
use goalsheet::session::{Action, Session};
use goalsheet::store::{Saver, Snapshot, StorageArea, StorageError, StorageEvent, Store, follow};
use goalsheet::text::width::squeeze;

/// Between the parts of an input; stands in no text in UTF-8.
const NEXT: u8 = 0xff;

fn ids() -> impl FnMut() -> String {
    let mut last = 0;
    move || {
        last += 1;
        format!("new-{last}")
    }
}

fn parts(data: &[u8]) -> impl Iterator<Item = String> {
    data.split(|byte| *byte == NEXT)
        .map(|part| String::from_utf8_lossy(part).into_owned())
        .chain(std::iter::repeat_with(String::new))
}

/// A file of any form, a workbook, or a copied range.
pub fn importers(data: &[u8]) {
    if data.starts_with(b"PK") {
        came_whole(xlsx::import::decode(data, &mut ids(), &mut |_, _| {}).ok());
        return;
    }
    let text = String::from_utf8_lossy(data);
    came_whole(codec::read(&text, &mut ids()).ok());
    let mut range = parts(data);
    let (text, html) = (range.next().unwrap_or_default(), range.next().unwrap_or_default());
    let _ = clipboard::read(&text, &html);
}

/// What came in can be written, and read again as it was.
fn came_whole(decoded: Option<Decoded>) {
    for sheet in decoded.into_iter().flat_map(|decoded| decoded.sheets) {
        assert_eq!(sheet.check(), Ok(()));
        let text = stored::encode_sheet(&sheet, None, false);
        assert_eq!(stored::decode_sheet(&text).map(|found| found.sheet).as_ref(), Ok(&sheet));
    }
    let _ = json::decode("{}", &mut ids());
}

/// Three texts: what one sheet said, and what two people made of it.
pub fn merging(data: &[u8]) {
    let mut texts = parts(data);
    let mut next = || texts.next().unwrap_or_default();
    let (base, ours, theirs) = (next(), next(), next());
    let merge = |b: &str, x: &str, y: &str| merge_text(b, x, y).text();
    for side in [&ours, &theirs] {
        assert_eq!(&merge(&base, side, side), side);
        assert_eq!(&merge(&base, &base, side), side);
        assert_eq!(&merge(&base, side, &base), side);
    }
    let sorted = |text: &str| {
        let mut chars: Vec<char> = squeeze(text).chars().collect();
        chars.sort_unstable();
        chars
    };
    let both = merge(&base, &ours, &theirs);
    assert_eq!(sorted(&both), sorted(&merge(&base, &theirs, &ours)), "both orders");
    for side in [&ours, &theirs] {
        assert_eq!(squeeze(&merge(&base, &both, side)), squeeze(&both), "merged again");
    }
}

/// A storage of any values under names of ours.
#[derive(Debug, Default)]
struct Values(RefCell<BTreeMap<String, String>>);

impl StorageArea for &Values {
    fn get(&self, name: &str) -> Result<Option<String>, StorageError> {
        Ok(self.0.borrow().get(name).cloned())
    }

    fn set(&self, name: &str, value: &str) -> Result<(), StorageError> {
        self.0.borrow_mut().insert(name.to_owned(), value.to_owned());
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

/// Pairs of a name's end and a value: what is stored when the app starts, and one that comes from another tab.
pub fn stored(data: &[u8]) {
    let all: Vec<String> = parts(data).take(1 + data.iter().filter(|byte| **byte == NEXT).count()).collect();
    let values = Values::default();
    for pair in all.chunks_exact(2) {
        values.0.borrow_mut().insert(format!("goalsheet:{}", pair[0]), pair[1].clone());
    }
    let mut store = Store::over(&values);
    let Ok(loaded) = store.load() else { return };
    assert_eq!(loaded.document.check(), Ok(()));
    let locked: Vec<(String, String)> =
        loaded.unreadable.iter().map(|found| (found.key.clone(), found.raw.clone())).collect();
    let mut session = Session::new(loaded.document, loaded.ledger);
    let mut saver = Saver::new(store);
    let now = goalsheet::model::Moment::new("2026-11-22T09:00:00+09:00").expect("a moment");
    let mut count = 0;
    let mut new_id = || {
        count += 1;
        SheetId::new(&format!("further-{count}")).expect("an id")
    };
    saver.join("fuzz");
    let heard = all.last().cloned().unwrap_or_default();
    let event = StorageEvent { key: all.first().cloned(), old_value: None, new_value: Some(heard) };
    let mut is_heard = false;
    loop {
        let snapshot = Snapshot { document: session.document(), ledger: session.ledger() };
        let report = match saver.put_together(snapshot, &mut new_id) {
            Some(report) => report,
            None if !is_heard => {
                is_heard = true;
                saver.storage_event(&event, snapshot, &mut new_id)
            }
            None => break,
        };
        for event in &report.events {
            if let Ok(Some(outcome)) = follow(&mut session, event, &now) {
                saver.changed(&outcome.change);
            }
        }
    }
    let ids: Vec<SheetId> = session.document().sheets.iter().map(|sheet| sheet.id.clone()).collect();
    saver.touched(&ids);
    let _ = session.dispatch(Action::Undo, &now);
    saver.save(Snapshot { document: session.document(), ledger: session.ledger() }, &mut new_id);
    for (name, raw) in locked {
        assert_eq!(values.0.borrow().get(&name), Some(&raw), "what cannot be read is never overwritten");
    }
    let again = Store::over(&values).load().expect("a storage that can be read");
    assert_eq!(again.document.check(), Ok(()));
}
