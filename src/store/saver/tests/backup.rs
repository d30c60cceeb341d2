//! A backup on this machine and on another.

use super::fake::{Shared, Tab};
use crate::store::{BackupRow, BackupStanding, Snapshot, StoreEvent};

/// A tab with a sheet, one in the bin, and what a later version keeps.
fn filled() -> (Shared, Tab) {
    let shared = Shared::new();
    for (name, value) in [
        ("goalsheet:later:x", "\u{1}何か𠮷\n"),
        ("goalsheet:sheet:later", r#"{"stored":9}"#),
        ("goalsheet:draft:paste", "書きかけ"),
        ("stranger", "x"),
        ("goalsheet:backed-up", "{}"),
        ("goalsheet:removing", "goalsheet:sheet:none"),
    ] {
        shared.plant(name, Some(value));
    }
    let mut tab = Tab::open(&shared);
    let [_, gone] = ["甲", "乙"].map(|goal| tab.add(goal));
    tab.delete(&gone);
    tab.save();
    (shared, tab)
}

fn rows(tab: &Tab, from: &Tab) -> Vec<BackupRow> {
    tab.saver.store().compare_backup(from.everything()).expect("a storage that can be read")
}

#[test]
fn another_machine_has_it_all_byte_for_byte() {
    let (shared, tab) = filled();
    let elsewhere = Shared::new();
    let mut other = Tab::open(&elsewhere);
    let found = rows(&other, &tab);
    assert!(found.iter().all(|row| row.standing == BackupStanding::New && row.is_taken));
    assert_eq!(other.restore(&found), 0);
    let mut here = shared.values();
    for own in ["stranger", "goalsheet:backed-up", "goalsheet:removing"] {
        here.remove(own);
    }
    assert_eq!(elsewhere.values(), here);
    assert!(other.saver.unsaved().is_empty(), "what is written anew is not what was there");
    assert!(other.told.iter().any(|event| matches!(event, StoreEvent::Unreadable(_))));
    for tab in [&other, &Tab::open(&elsewhere)] {
        assert_eq!((tab.goals(), tab.goals_in_bin()), (vec!["甲".to_owned()], vec!["乙".to_owned()]));
    }
}

#[test]
fn what_is_here_and_differs_is_replaced_only_where_asked_and_undone() {
    for is_chosen in [false, true] {
        let (shared, mut tab) = filled();
        let before = tab.everything();
        let id = tab.session.document().sheets.iter().next().expect("a sheet").id.clone();
        tab.type_goal(&id, "丙");
        tab.save();
        let mut found = tab.saver.store().compare_backup(before.clone()).expect("a storage");
        let differing: Vec<_> =
            found.iter_mut().filter(|row| row.standing == BackupStanding::Differs).collect();
        assert_eq!(differing.len(), 1);
        for row in differing {
            assert!(!row.is_taken);
            row.is_taken = is_chosen;
        }
        tab.restore(&found);
        assert_eq!(tab.goals(), [if is_chosen { "甲" } else { "丙" }]);
        assert_eq!(tab.everything() == before, is_chosen);
        if is_chosen {
            tab.act(crate::session::Action::Undo);
            tab.save();
            assert_eq!(Tab::open(&shared).goals(), ["丙"]);
        }
    }
}

#[test]
fn what_changed_while_it_was_looked_at_or_cannot_be_read_is_left() {
    let (shared, tab) = filled();
    let mut later = Tab::open(&shared);
    let id = later.session.document().sheets.iter().next().expect("a sheet").id.clone();
    later.type_goal(&id, "丙");
    let mut found = rows(&tab, &later);
    found.iter_mut().for_each(|row| row.is_taken = row.standing == BackupStanding::Differs);
    later.type_goal(&id, "丁");
    assert_eq!(later.restore(&found), 1, "it is not saved here");
    later.save();
    assert_eq!(later.restore(&found), 1, "it is not what was looked at");
    assert_eq!(Tab::open(&shared).goals(), ["丁"]);
    let backup = tab.everything();
    shared.plant(&format!("goalsheet:sheet:{id}"), Some("{"));
    let again = Tab::open(&shared);
    let found = again.saver.store().compare_backup(backup).expect("a storage that can be read");
    assert!(found.iter().all(|row| !row.is_taken));
    assert!(found.iter().any(|row| row.standing == BackupStanding::Locked));
}

#[test]
fn a_restoring_that_is_killed_is_taken_back_whole() {
    let (_, tab) = filled();
    for writes in 0..12 {
        let elsewhere = Shared::new();
        let mut other = Tab::open(&elsewhere);
        let mut found = rows(&other, &tab);
        found.retain(|row| {
            row.name.starts_with("goalsheet:sheet:s") || row.name.starts_with("goalsheet:bin:")
        });
        elsewhere.set_fuse(Some(writes));
        other.restore(&found);
        let is_whole = !elsewhere.has_killed();
        elsewhere.set_fuse(None);
        let again = Tab::open(&elsewhere);
        let kept = again.goals().len() + again.goals_in_bin().len();
        assert!(kept == if is_whole { 2 } else { 0 } || kept == 2, "{writes}: {kept}");
    }
}

#[test]
fn a_backup_has_what_could_not_be_stored() {
    let (shared, mut tab) = filled();
    shared.leave_room(0);
    let id = tab.session.document().sheets.iter().next().expect("a sheet").id.clone();
    tab.type_goal(&id, "とても長くて入らない文");
    assert!(!tab.save().is_empty());
    let all = tab.everything();
    assert!(all[&format!("goalsheet:sheet:{id}")].contains("とても長くて"));
    let snapshot = Snapshot { document: tab.session.document(), ledger: tab.session.ledger() };
    assert!(snapshot.values().iter().all(|(name, value)| all.get(name) == Some(value)));
}
