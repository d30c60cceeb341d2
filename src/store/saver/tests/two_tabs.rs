//! Two tabs on one thing: what each case looks like to both.

use super::fake::{Shared, Tab, now, run_until_quiet};
use crate::model::{Edit, SheetId};
use crate::session::Action;
use crate::store::StoreEvent;

/// Two tabs with one stored sheet.
fn pair() -> (Shared, [Tab; 2], SheetId) {
    let shared = Shared::new();
    let mut first = Tab::open(&shared);
    let id = first.add("元");
    assert_eq!(first.save(), []);
    let second = Tab::open(&shared);
    (shared, [first, second], id)
}

#[test]
fn a_clean_tab_follows_and_writes_nothing() {
    let (shared, mut tabs, id) = pair();
    tabs[0].type_goal(&id, "新");
    tabs[0].save();
    let stored = shared.values();
    while tabs[1].receive() {}
    assert_eq!(tabs[1].goals(), ["新"]);
    assert!(tabs[1].saver.unsaved().is_empty(), "or tabs of two versions would answer each other for ever");
    assert_eq!(shared.values(), stored);
}

#[test]
fn both_typed_so_both_are_kept() {
    for receives_first in [false, true] {
        let (shared, mut tabs, id) = pair();
        tabs[0].type_goal(&id, "甲");
        tabs[1].type_goal(&id, "乙");
        tabs[0].save();
        if receives_first {
            tabs[1].receive();
        }
        tabs[1].save();
        assert!(
            tabs[1]
                .told
                .iter()
                .any(|event| matches!(event, StoreEvent::BothChanged { ours, .. } if *ours == id))
        );
        run_until_quiet(&mut tabs);
        for tab in tabs.iter().chain([&Tab::open(&shared)]) {
            assert_eq!(tab.goals(), ["乙", "甲"]);
            assert_eq!(tab.session.document().sheet(&id).map(|sheet| sheet.goal.as_str()), Some("乙"));
        }
    }
}

#[test]
fn both_typed_the_same() {
    let (_, mut tabs, id) = pair();
    tabs[0].type_goal(&id, "同");
    tabs[1].type_goal(&id, "同");
    tabs[0].session.mark_filed([&id]);
    tabs[0].save();
    tabs[1].save();
    run_until_quiet(&mut tabs);
    assert_eq!([tabs[0].goals(), tabs[1].goals()], [["同"], ["同"]]);
}

#[test]
fn a_deletion_is_followed_and_an_unsaved_change_survives_it() {
    let (_, mut tabs, id) = pair();
    tabs[0].delete(&id);
    tabs[0].save();
    run_until_quiet(&mut tabs);
    assert!(tabs[1].goals().is_empty() && tabs[1].goals_in_bin() == ["元"]);

    let (_, mut tabs, id) = pair();
    tabs[1].type_goal(&id, "乙");
    tabs[0].delete(&id);
    tabs[0].save();
    run_until_quiet(&mut tabs);
    for tab in &tabs {
        assert!(tab.goals() == ["乙"] && tab.goals_in_bin() == ["元"]);
    }
    assert!(tabs[1].told.iter().any(|event| matches!(event, StoreEvent::SheetKept(kept) if *kept == id)));
}

#[test]
fn a_change_meets_a_deletion_that_comes_later() {
    let (_, mut tabs, id) = pair();
    tabs[1].delete(&id);
    tabs[0].type_goal(&id, "甲");
    tabs[0].save();
    tabs[1].save();
    run_until_quiet(&mut tabs);
    for tab in &tabs {
        assert!(tab.goals() == ["甲"] && tab.goals_in_bin() == ["元"]);
    }
}

#[test]
fn taking_back_a_new_sheet_is_followed_too() {
    let (_, mut tabs, _) = pair();
    tabs[0].add("新");
    tabs[0].save();
    run_until_quiet(&mut tabs);
    assert_eq!(tabs[1].goals(), ["元", "新"]);
    tabs[0].act(Action::Undo);
    tabs[0].save();
    run_until_quiet(&mut tabs);
    assert_eq!([tabs[0].goals(), tabs[1].goals()], [["元"], ["元"]]);
    assert!(!tabs[1].told.iter().any(|event| matches!(event, StoreEvent::StorageEmptied)));
}

#[test]
fn the_bin_is_followed() {
    let (_, mut tabs, id) = pair();
    let bin = tabs[0].delete(&id);
    run_until_quiet(&mut tabs);
    tabs[1].act(Action::Edit(Edit::RestoreSheet { bin, id: id.clone() }));
    run_until_quiet(&mut tabs);
    assert!(tabs[0].goals() == ["元"] && tabs[0].goals_in_bin().is_empty());
    let bin = tabs[1].delete(&id);
    run_until_quiet(&mut tabs);
    tabs[0].act(Action::Edit(Edit::EmptyBin(vec![bin])));
    run_until_quiet(&mut tabs);
    assert!(tabs[1].goals_in_bin().is_empty());
}

#[test]
fn unknown_keys_of_two_imports_are_united() {
    let (shared, mut tabs, _) = pair();
    for (tab, key) in tabs.iter_mut().zip(["甲", "乙"]) {
        let extra = [(key.to_owned(), crate::model::Value::Bool(true))].into_iter().collect();
        tab.act(Action::Edit(Edit::Import { sheets: Vec::new(), extra }));
    }
    run_until_quiet(&mut tabs);
    for tab in tabs.iter().chain([&Tab::open(&shared)]) {
        assert_eq!(tab.session.document().extra.len(), 2);
    }
}

#[test]
fn what_a_later_version_writes_is_left_alone() {
    let (shared, mut tabs, id) = pair();
    let name = format!("goalsheet:sheet:{id}");
    let newer = r#"{"stored":2,"goal":"未来"}"#;
    shared.plant(&name, Some(newer));
    for tab in &mut tabs {
        tab.receive();
        tab.type_goal(&id, "今");
        assert_eq!(tab.save().len(), 1);
        tab.delete(&id);
        tab.save();
        assert!(
            tab.told.iter().any(|event| matches!(event, StoreEvent::Unreadable(found) if found.raw == newer))
        );
    }
    assert_eq!(shared.value(&name).as_deref(), Some(newer));
    let tab = Tab::open(&shared);
    assert!(tab.unreadable.len() == 1 && tab.unreadable[0].raw == newer);
}

#[test]
fn an_emptied_storage_is_written_again() {
    for (with_event, by_verify) in [(true, false), (false, false), (false, true)] {
        let (shared, mut tabs, id) = pair();
        tabs[0].add("二");
        tabs[0].delete(&id);
        run_until_quiet(&mut tabs);
        shared.clear(with_event);
        if by_verify {
            tabs[1].verify();
        } else if !with_event {
            tabs[1].add("三");
        }
        run_until_quiet(&mut tabs);
        assert!(tabs[1].told.iter().any(|event| matches!(event, StoreEvent::StorageEmptied)));
        let again = Tab::open(&shared);
        assert_eq!(again.goals_in_bin(), ["元"]);
        assert_eq!(again.goals(), tabs[1].goals());
        assert!(again.goals().contains(&"二".to_owned()));
    }
}

#[test]
fn a_stranger_who_removes_our_keys_takes_nothing() {
    let (shared, mut tabs, id) = pair();
    shared.plant(&format!("goalsheet:sheet:{id}"), None);
    run_until_quiet(&mut tabs);
    assert_eq!(Tab::open(&shared).goals(), ["元"]);
    assert_eq!([tabs[0].goals(), tabs[1].goals()], [["元"], ["元"]]);
}

#[test]
fn a_sheet_saved_to_a_file_in_one_tab_is_known_in_the_other() {
    let (_, mut tabs, id) = pair();
    tabs[0].session.mark_filed([&id]);
    tabs[0].saver.touched(std::slice::from_ref(&id));
    run_until_quiet(&mut tabs);
    assert!(tabs[1].session.ledger().is_filed(&id));
    let before = tabs[1].session.history().to_undo().is_none();
    assert!(before, "nothing changed that could be undone");
    assert_eq!(tabs[1].session.ledger().entry(&id).and_then(|entry| entry.updated_at.clone()), Some(now()));
}

/// Types into another cell than the goal.
fn type_situation(tab: &mut Tab, id: &SheetId, text: &str) {
    let edit =
        Edit::SetText { sheet: id.clone(), cell: crate::model::Cell::Situation, text: text.to_owned() };
    tab.act(Action::Edit(edit));
    tab.session.seal();
}

fn texts(tab: &Tab, id: &SheetId) -> (String, String) {
    let sheet = tab.session.document().sheet(id).expect("the sheet");
    (sheet.goal.clone(), sheet.situation.clone())
}

#[test]
fn different_cells_of_one_sheet_are_put_together() {
    for receives_first in [false, true] {
        let (shared, mut tabs, id) = pair();
        for round in 0..5 {
            let (goal, situation) = (format!("甲{round}"), format!("乙{round}"));
            tabs[0].type_goal(&id, &goal);
            type_situation(&mut tabs[1], &id, &situation);
            tabs[0].save();
            if receives_first {
                tabs[1].receive();
            }
            tabs[1].save();
            run_until_quiet(&mut tabs);
            for tab in tabs.iter().chain([&Tab::open(&shared)]) {
                assert_eq!(tab.goals().len(), 1, "no copies");
                assert_eq!(texts(tab, &id), (goal.clone(), situation.clone()));
            }
        }
        assert!(tabs[1].told.iter().any(|event| matches!(event, StoreEvent::Merged { .. })));
    }
}

#[test]
fn undo_asks_before_it_takes_back_what_the_other_tab_wrote() {
    let (_, mut tabs, id) = pair();
    tabs[0].type_goal(&id, "甲");
    type_situation(&mut tabs[1], &id, "乙");
    run_until_quiet(&mut tabs);
    let asked = tabs[1].session.asks_first(crate::model::Turn::Undo, false);
    assert_eq!(asked, Some(crate::model::Deed::Followed));
    assert_eq!(tabs[1].session.asks_first(crate::model::Turn::Undo, false), None, "once");
}

#[test]
fn a_tab_that_slept_catches_up() {
    let (shared, mut tabs, id) = pair();
    let other = tabs[0].add("二");
    tabs[0].save();
    tabs[0].type_goal(&id, "新");
    tabs[0].delete(&other);
    tabs[0].save();
    type_situation(&mut tabs[1], &id, "眠る前に書いた");
    tabs[1].forget_events();
    tabs[1].catch_up();
    tabs[1].save();
    for tab in [&tabs[1], &Tab::open(&shared)] {
        assert_eq!(texts(tab, &id), ("新".to_owned(), "眠る前に書いた".to_owned()));
        assert!(tab.goals().len() == 1 && tab.goals_in_bin() == ["二"]);
    }
}
