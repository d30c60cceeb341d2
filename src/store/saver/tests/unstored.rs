//! What could not be stored, and the tab that had it gone: the spare has it, and nothing newer is written over.

use super::fake::{Shared, Tab};
use super::spare::FakeSpare;
use crate::model::{Edit, SheetId};
use crate::session::Action;
use crate::store::{Key, SaveError, StoreEvent};

/// A stored sheet, in the spare too, and its tab.
fn begun() -> (Shared, FakeSpare, Tab, SheetId) {
    let (shared, mut spare) = (Shared::new(), FakeSpare::default());
    let mut tab = Tab::open(&shared);
    let id = tab.add("元");
    assert_eq!(tab.save(), []);
    spare.keep(&mut tab);
    (shared, spare, tab, id)
}

/// A text that finds no room.
fn long() -> String {
    "長".repeat(600)
}

/// A tab that begins with what is stored, and takes back what the spare has.
fn begin_again(shared: &Shared, spare: &mut FakeSpare) -> (Tab, Vec<SaveError>) {
    let mut tab = Tab::open(shared);
    assert_eq!(tab.recover(spare.found(&tab)), []);
    let errors = tab.recover_unstored(spare.unstored());
    spare.keep(&mut tab);
    (tab, errors)
}

#[test]
fn what_found_no_room_is_there_again_and_is_stored_once_there_is_some() {
    let (shared, mut spare, mut tab, id) = begun();
    shared.leave_room(0);
    tab.type_goal(&id, "短い途中");
    tab.type_goal(&id, &long());
    let full = vec![SaveError::Full(Key::Sheet(id.clone()))];
    assert_eq!(tab.save(), full);
    spare.keep(&mut tab);
    let before = shared.values();
    drop(tab);

    // There is no room yet: the app has it unsaved, and the spare still.
    let (mut again, errors) = begin_again(&shared, &mut spare);
    assert_eq!((errors, again.goals()), (full.clone(), vec![long()]));
    assert_eq!(again.saver.unsaved().len(), 1);
    assert_eq!(again.save(), full);
    assert_eq!(shared.values(), before, "what is stored is whole");
    spare.keep(&mut again);
    assert_eq!(spare.unstored().len(), 1);
    drop(again);

    shared.leave_room(10_000);
    let (again, errors) = begin_again(&shared, &mut spare);
    assert_eq!((errors, again.goals()), (Vec::new(), vec![long()]));
    assert!(again.saver.unsaved().is_empty() && spare.unstored().is_empty());
    assert_eq!(Tab::open(&shared).goals(), [long()]);
}

#[test]
fn what_was_stored_after_all_taken_back_or_deleted_does_not_come_again() {
    let undo = |tab: &mut Tab, _: &SheetId| tab.act(Action::Undo);
    let write = |tab: &mut Tab, id: &SheetId| tab.type_goal(id, "短");
    let delete = |tab: &mut Tab, id: &SheetId| {
        let bin = tab.delete(id);
        tab.act(Action::Edit(Edit::EmptyBin(vec![bin])));
    };
    let acts: [fn(&mut Tab, &SheetId); 3] = [undo, write, delete];
    for act in acts {
        let (shared, mut spare, mut tab, id) = begun();
        shared.leave_room(0);
        tab.type_goal(&id, &long());
        assert_ne!(tab.save(), []);
        spare.keep(&mut tab);
        assert_eq!(spare.unstored().len(), 1);
        act(&mut tab, &id);
        assert_eq!(tab.save(), []);
        spare.keep(&mut tab);
        assert!(spare.unstored().is_empty());
        let (again, errors) = begin_again(&shared, &mut spare);
        assert_eq!((errors, again.goals()), (Vec::new(), tab.goals()));
        assert!(again.told.is_empty());
    }
}

#[test]
fn a_new_sheet_that_found_no_room_comes_back_and_a_deletion_is_none_yet() {
    let (shared, mut spare, mut tab, id) = begun();
    shared.leave_room(0);
    tab.add(&long());
    tab.delete(&id);
    assert_ne!(tab.save(), []);
    spare.keep(&mut tab);
    shared.leave_room(10_000);
    let (again, errors) = begin_again(&shared, &mut spare);
    assert_eq!(errors, []);
    assert_eq!(again.goals(), ["元".to_owned(), long()]);
    assert!(again.goals_in_bin().is_empty());
}

#[test]
fn what_another_tab_stored_meanwhile_stays_and_the_other_comes_beside() {
    let (shared, mut spare, mut tab, id) = begun();
    shared.leave_room(0);
    tab.type_goal(&id, &long());
    assert_ne!(tab.save(), []);
    spare.keep(&mut tab);
    drop(tab);
    let mut other = Tab::open(&shared);
    other.type_goal(&id, "別");
    assert_eq!(other.save(), []);
    spare.keep(&mut other);

    // Without room for a further sheet, nothing is lost by waiting.
    let (_, errors) = begin_again(&shared, &mut spare);
    assert!(matches!(errors.as_slice(), [SaveError::Full(_)]), "{errors:?}");
    assert_eq!((Tab::open(&shared).goals(), spare.unstored().len()), (vec!["別".to_owned()], 1));
    shared.leave_room(10_000);
    let (again, errors) = begin_again(&shared, &mut spare);
    assert_eq!((errors, again.goals()), (Vec::new(), vec!["別".to_owned(), long()]));
    assert!(spare.unstored().is_empty());
    let stored = Tab::open(&shared);
    assert_eq!(stored.session.document().sheet(&id).map(|sheet| sheet.goal.as_str()), Some("別"));
    assert_eq!(stored.goals(), again.goals());
}

#[test]
fn what_was_written_beside_a_later_versions_value_becomes_a_sheet_of_its_own() {
    let (shared, mut spare, mut tab, id) = begun();
    let name = Key::Sheet(id.clone()).name();
    let later = shared.value(&name).expect("stored").replacen(r#""stored":1"#, r#""stored":3"#, 1);
    shared.plant(&name, Some(&later));
    while tab.receive() {}
    for text in ["書いた", "書き足した"] {
        tab.type_goal(&id, text);
        assert_eq!(tab.save(), [SaveError::LaterVersion(Key::Sheet(id.clone()))]);
        spare.keep(&mut tab);
    }
    drop(tab);
    let (again, errors) = begin_again(&shared, &mut spare);
    assert_eq!((errors, again.goals()), (Vec::new(), vec!["書き足した".to_owned()]));
    assert!(
        again.told.iter().any(|event| matches!(event, StoreEvent::BothChanged { ours, .. } if *ours == id))
    );
    assert_eq!(shared.value(&name), Some(later), "what is newer is whole");
    assert_eq!(Tab::open(&shared).goals(), ["書き足した"]);
    // Once is enough.
    let (once_more, errors) = begin_again(&shared, &mut spare);
    assert!(errors.is_empty() && once_more.told.is_empty() && spare.unstored().is_empty());
}
