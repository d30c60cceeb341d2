//! A tab killed at any write: what was stored is in its place or in the bin afterwards.

use super::fake::{Shared, Tab};
use std::sync::Arc;

use crate::model::{BinId, Document, Edit, Extra, FiscalYear, Incoming, Rank, Sheet, SheetId};
use crate::session::Action;
use crate::store::{REMOVING, is_ours};

/// A tab that may have died after so many writes, and what the next start finds.
struct Killed<'a> {
    writes: usize,
    died: bool,
    shared: &'a Shared,
    /// What there was before.
    before: &'a Document,
    tab: &'a Tab,
    again: &'a Tab,
}

/// Does something to a tab of three stored sheets and one in the bin, once for each write that it may die after.
fn killed_at_each_write(act: impl Fn(&mut Tab, &[SheetId], &BinId), check: impl Fn(&Killed<'_>)) {
    for writes in 0.. {
        let shared = Shared::new();
        let mut tab = Tab::open(&shared);
        let ids = ["一", "二", "三", "四"].map(|goal| tab.add(goal));
        let bin = tab.delete(&ids[3]);
        assert_eq!(tab.save(), []);
        let before = tab.session.document().clone();
        act(&mut tab, &ids, &bin);
        shared.set_fuse(Some(writes));
        tab.save();
        let died = shared.has_killed();
        shared.set_fuse(None);
        let again = Tab::open(&shared);
        check(&Killed { writes, died, shared: &shared, before: &before, tab: &tab, again: &again });
        if !died {
            assert_eq!(again.session.document().sheets, tab.session.document().sheets);
            assert_eq!(again.session.document().bin, tab.session.document().bin);
            assert!(writes > 0);
            return;
        }
    }
}

/// After it was killed at any write, no sheet is lost.
fn survive(act: impl Fn(&mut Tab, &[SheetId], &BinId)) {
    killed_at_each_write(act, |Killed { writes, again, .. }| {
        let held = [again.goals(), again.goals_in_bin()].concat();
        for goal in ["一", "二", "三", "四"] {
            assert!(held.iter().any(|held| held.starts_with(goal)), "{goal} lost after {writes} writes");
        }
        assert!(again.unreadable.is_empty());
    });
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

/// After it was killed at any write, all of the step is there or none.
fn all_or_none(act: impl Fn(&mut Tab, &[SheetId], &BinId)) {
    killed_at_each_write(act, |Killed { writes, died, shared, before, tab, again }| {
        let found = again.session.document();
        assert!(**found == **before || found == tab.session.document(), "half of it after {writes} writes");
        assert!(*died || **found != **before);
        assert!(shared.values().keys().all(|name| is_ours(name) || name == REMOVING), "nothing else is left");
    });
}

#[test]
fn a_step_that_changes_many_sheets_is_whole_or_not_at_all() {
    all_or_none(|tab, ids, _| {
        let sheet = |id: SheetId, goal: &str| {
            Arc::new(Sheet {
                goal: goal.to_owned(),
                ..Sheet::empty(id, FiscalYear::new(2025).expect("a year"))
            })
        };
        let new = (0..30).map(|n| SheetId::new(&format!("new-{n}")).expect("an id"));
        let mut sheets: Vec<_> = new.map(|id| Incoming::New(sheet(id, "新"))).collect();
        sheets.push(Incoming::Replacing(sheet(ids[1].clone(), "二の別の版")));
        tab.act(Action::Edit(Edit::Import { sheets, extra: Extra::new() }));
    });
    all_or_none(|tab, ids, _| {
        let ranks = ids[..3].iter().zip(1..).map(|(id, rank)| (id.clone(), Rank::new(rank))).collect();
        tab.act(Action::Edit(Edit::SetRanks(ranks)));
    });
    all_or_none(|tab, ids, _| {
        let sheets =
            ids[..3].iter().map(|id| (id.clone(), BinId::new(&format!("bin of {id}")).expect("an id")));
        tab.act(Action::Edit(Edit::DeleteSheets { sheets: sheets.collect(), at: super::fake::now() }));
    });
    all_or_none(|tab, ids, bin| {
        tab.act(Action::Edit(Edit::RestoreSheet { bin: bin.clone(), id: ids[3].clone() }));
    });
}
