//! A full storage: the old stays whole, the new stays marked, and there is a way out.

use super::fake::{Shared, Tab, run_until_quiet};
use crate::model::Edit;
use crate::session::Action;
use crate::store::{Key, SaveError, StoreEvent};

#[test]
fn a_refused_write_leaves_the_old_value_and_is_tried_again() {
    let shared = Shared::new();
    let mut tab = Tab::open(&shared);
    let (small, other) = (tab.add("小"), tab.add("別"));
    tab.save();
    shared.plant("stranger", Some("his"));
    let before = shared.values();
    shared.leave_room(0);
    tab.type_goal(&small, &"長".repeat(100));
    let full = vec![SaveError::Full(Key::Sheet(small.clone()))];
    assert_eq!(tab.save(), full);
    assert_eq!(shared.values(), before);
    tab.type_goal(&other, "短");
    assert_eq!(tab.save(), full, "what fits is written, what does not is said again");
    assert!(shared.value(&Key::Sheet(other).name()).is_some_and(|value| value.contains('短')));
    shared.leave_room(1000);
    assert_eq!(tab.save(), []);
    assert_eq!(Tab::open(&shared).goals(), tab.goals());
    assert_eq!(shared.value("stranger").as_deref(), Some("his"));
}

#[test]
fn what_strangers_take_is_measured_too() {
    let shared = Shared::new();
    let mut tab = Tab::open(&shared);
    tab.add("前");
    tab.save();
    let before = tab.saver.store().measure();
    assert_eq!(before, tab.saver.store().used(), "what this tab wrote is reckoned as it is");
    shared.plant("stranger", Some(&"漢𠮷".repeat(1000)));
    tab.add("後");
    tab.save();
    let all = shared.values();
    let taken: usize =
        all.iter().flat_map(|(name, value)| [name, value]).map(|text| text.encode_utf16().count()).sum();
    assert_eq!(tab.saver.store().measure(), taken);
    assert!(taken > before + 3000);
}

#[test]
fn a_deletion_that_does_not_fit_loses_nothing_and_emptying_the_bin_is_the_way_out() {
    let shared = Shared::new();
    let mut tab = Tab::open(&shared);
    let id = tab.add(&"長".repeat(100));
    tab.save();
    shared.leave_room(10);
    let bin = tab.delete(&id);
    assert_eq!(tab.save(), [SaveError::Full(Key::Bin(bin.clone()))]);
    assert_eq!(Tab::open(&shared).goals().len(), 1, "the sheet waits for its place in the bin");
    tab.act(Action::Edit(Edit::EmptyBin(vec![bin])));
    assert_eq!(tab.save(), []);
    assert!(shared.values().is_empty());
}

#[test]
fn many_deletions_pass_one_by_one_through_little_room() {
    let shared = Shared::new();
    let mut tab = Tab::open(&shared);
    let ids: Vec<_> = (0..10).map(|n| tab.add(&format!("{n}{}", "長".repeat(100)))).collect();
    tab.save();
    shared.leave_room(1500);
    ids.iter().for_each(|id| drop(tab.delete(id)));
    assert_eq!(tab.save(), []);
    let again = Tab::open(&shared);
    assert!(again.goals().is_empty() && again.goals_in_bin().len() == 10);
}

#[test]
fn an_import_that_runs_out_of_room_keeps_what_was_written() {
    let shared = Shared::new();
    let mut tab = Tab::open(&shared);
    tab.add("前");
    tab.save();
    shared.leave_room(2000);
    (0..10).for_each(|n| drop(tab.add(&format!("{n}{}", "長".repeat(100)))));
    let errors = tab.save();
    let again = Tab::open(&shared);
    assert!(again.unreadable.is_empty() && !errors.is_empty());
    assert_eq!(again.goals().len() + errors.len(), tab.goals().len());
    assert_eq!(tab.saver.unsaved().len(), errors.len());
}

#[test]
fn a_conflict_that_does_not_fit_overwrites_nothing() {
    let shared = Shared::new();
    let mut tab = Tab::open(&shared);
    let id = tab.add("元");
    tab.save();
    let mut other = Tab::open(&shared);
    other.type_goal(&id, "他");
    other.save();
    shared.leave_room(10);
    tab.type_goal(&id, "我");
    assert_eq!(tab.save(), [SaveError::Full(Key::Sheet(id.clone()))]);
    assert_eq!((Tab::open(&shared).goals(), tab.goals()), (vec!["他".to_owned()], vec!["我".to_owned()]));
    shared.leave_room(10_000);
    assert_eq!(tab.save(), []);
    assert_eq!(Tab::open(&shared).goals(), ["他", "我"]);
}

#[test]
fn a_deletion_holds_although_there_is_no_room_to_tell_other_tabs_of_it() {
    let shared = Shared::new();
    let mut tabs = [Tab::open(&shared), Tab::open(&shared)];
    let (gone, stays) = (tabs[0].add(&"長".repeat(100)), tabs[0].add("残る"));
    run_until_quiet(&mut tabs);
    shared.leave_room(0);
    let bin = tabs[0].delete(&gone);
    assert!(!tabs[0].save().is_empty(), "there is no room in the bin");
    tabs[0].act(Action::Edit(Edit::EmptyBin(vec![bin])));
    assert_eq!(tabs[0].save(), []);
    run_until_quiet(&mut tabs);
    for tab in tabs.iter().chain([&Tab::open(&shared)]) {
        assert_eq!((tab.goals(), tab.goals_in_bin()), (vec!["残る".to_owned()], Vec::new()));
    }
    assert!(!tabs[1].told.iter().any(|event| matches!(event, StoreEvent::StorageEmptied)));

    // The other tab's own change is kept all the same.
    let bin = tabs[0].delete(&stays);
    tabs[0].act(Action::Edit(Edit::EmptyBin(vec![bin])));
    tabs[1].type_goal(&stays, "変え");
    shared.leave_room(0);
    assert_eq!(tabs[0].save(), []);
    run_until_quiet(&mut tabs);
    for tab in tabs.iter().chain([&Tab::open(&shared)]) {
        assert_eq!(tab.goals(), ["変え"]);
    }
}

#[test]
fn emptying_the_bin_holds_too() {
    let shared = Shared::new();
    let mut tabs = [Tab::open(&shared), Tab::open(&shared)];
    let gone = tabs[0].add("消す");
    let bin = tabs[0].delete(&gone);
    run_until_quiet(&mut tabs);
    assert_eq!(tabs[1].goals_in_bin(), ["消す"]);
    shared.leave_room(0);
    tabs[0].act(Action::Edit(Edit::EmptyBin(vec![bin])));
    run_until_quiet(&mut tabs);
    for tab in tabs.iter().chain([&Tab::open(&shared)]) {
        assert!(tab.goals_in_bin().is_empty());
    }
    assert!(shared.values().is_empty());
}
