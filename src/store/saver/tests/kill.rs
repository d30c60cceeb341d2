//! A tab killed at any write: what was stored is in its place or in the bin afterwards.

use super::fake::{Shared, Tab};
use crate::model::{BinId, Edit, SheetId};
use crate::session::Action;

/// Does something to a tab of three stored sheets and one in the bin, once for each write that it may die after.
fn survive(act: impl Fn(&mut Tab, &[SheetId], &BinId)) {
    for writes in 0.. {
        let shared = Shared::new();
        let mut tab = Tab::open(&shared);
        let ids = ["一", "二", "三", "四"].map(|goal| tab.add(goal));
        let bin = tab.delete(&ids[3]);
        assert_eq!(tab.save(), []);
        act(&mut tab, &ids, &bin);
        shared.set_fuse(Some(writes));
        let died = !tab.save().is_empty();
        shared.set_fuse(None);
        let again = Tab::open(&shared);
        let held = [again.goals(), again.goals_in_bin()].concat();
        for goal in ["一", "二", "三", "四"] {
            assert!(held.iter().any(|held| held.starts_with(goal)), "{goal} lost after {writes} writes");
        }
        assert!(again.unreadable.is_empty());
        if !died {
            assert_eq!(again.session.document().sheets, tab.session.document().sheets);
            assert_eq!(again.session.document().bin, tab.session.document().bin);
            assert!(writes > 0);
            return;
        }
    }
}

#[test]
fn deleting() {
    survive(|tab, ids, _| {
        tab.delete(&ids[0]);
        tab.delete(&ids[1]);
    });
}

#[test]
fn restoring() {
    survive(|tab, ids, bin| {
        let edit = Edit::RestoreSheet { bin: bin.clone(), id: ids[3].clone() };
        tab.act(Action::Edit(edit));
    });
    survive(|tab, _, bin| {
        let id = SheetId::new("another").expect("an id");
        tab.act(Action::Edit(Edit::RestoreSheet { bin: bin.clone(), id }));
    });
}

#[test]
fn deleting_and_taking_it_back() {
    survive(|tab, ids, _| {
        tab.delete(&ids[0]);
        tab.save();
        tab.act(Action::Undo);
    });
}

#[test]
fn typing() {
    survive(|tab, ids, _| {
        tab.type_goal(&ids[0], "一の続き");
        tab.type_goal(&ids[2], "三の続き");
    });
}
