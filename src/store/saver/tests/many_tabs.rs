//! Any number of tabs doing anything in any order: nothing that was typed and not typed over is lost.

use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::prelude::*;

use super::fake::{Shared, Tab, run_until_quiet};
use crate::model::{Edit, SheetId};
use crate::session::Action;

/// What a tab may do; numbers pick what is there, round and round.
#[derive(Clone, Debug)]
enum Act {
    Add,
    Type(usize),
    Delete(usize),
    Restore(usize),
    Save,
    Receive,
    Clear,
    Full,
    Roomy,
    Filed(usize),
    Undo,
    Redo,
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        2 => Just(Act::Add),
        6 => any::<usize>().prop_map(Act::Type),
        2 => any::<usize>().prop_map(Act::Delete),
        2 => any::<usize>().prop_map(Act::Restore),
        5 => Just(Act::Save),
        5 => Just(Act::Receive),
        1 => Just(Act::Clear),
        1 => Just(Act::Full),
        2 => Just(Act::Roomy),
        1 => any::<usize>().prop_map(Act::Filed),
        1 => Just(Act::Undo),
        1 => Just(Act::Redo),
    ]
}

fn pick(tab: &Tab, n: usize) -> Option<SheetId> {
    let sheets = &tab.session.document().sheets;
    (!sheets.is_empty()).then(|| sheets.iter().nth(n % sheets.len()).expect("in range").id.clone())
}

/// Does it, and keeps count of the texts that must still be somewhere.
fn perform(act: Act, tab: &mut Tab, shared: &Shared, alive: &mut BTreeSet<String>) {
    match act {
        Act::Add => {
            let text = shared.new_id("text");
            tab.add(&text);
            alive.insert(text);
        }
        Act::Type(n) => {
            let Some(id) = pick(tab, n) else { return };
            let text = shared.new_id("text");
            let before = tab.session.document().sheet(&id).map(|sheet| sheet.goal.clone());
            alive.remove(&before.expect("it was picked"));
            tab.type_goal(&id, &text);
            alive.insert(text);
        }
        Act::Delete(n) => drop(pick(tab, n).map(|id| tab.delete(&id))),
        Act::Restore(n) => {
            let bin = &tab.session.document().bin;
            let Some(binned) = bin.iter().nth(n % bin.len().max(1)).cloned() else { return };
            let own = binned.sheet.id.clone();
            let id = match tab.session.document().sheet(&own) {
                None => own,
                Some(_) => SheetId::new(&shared.new_id("sheet")).expect("an id"),
            };
            tab.act(Action::Edit(Edit::RestoreSheet { bin: binned.id.clone(), id }));
        }
        Act::Save => drop(tab.save()),
        Act::Receive => drop(tab.receive()),
        Act::Clear => shared.clear(true),
        Act::Full => shared.leave_room(200),
        Act::Roomy => shared.leave_room(usize::MAX),
        // Undo takes texts away on purpose, another tab's too: from here on only agreement is checked.
        Act::Undo | Act::Redo => {
            alive.clear();
            tab.act(if matches!(act, Act::Undo) { Action::Undo } else { Action::Redo });
        }
        Act::Filed(n) => {
            let Some(id) = pick(tab, n) else { return };
            tab.session.mark_filed([&id]);
            tab.saver.touched(&[id]);
        }
    }
}

/// Lets three tabs do it, and asks whether they agree and all that was typed is there.
fn check(acts: Vec<(usize, Act)>, know_of_one_another: bool) -> Result<(), TestCaseError> {
    let shared = Shared::new();
    let open = if know_of_one_another { Tab::join } else { Tab::open };
    let mut tabs = [open(&shared), open(&shared), open(&shared)];
    let mut alive = BTreeSet::new();
    shared.plant("stranger", Some("his"));
    for (n, act) in acts {
        // Nobody is so quick as to clear the storage while events of a moment ago are still on their way.
        while matches!(act, Act::Clear) && tabs.iter_mut().any(Tab::receive) {}
        perform(act, &mut tabs[n], &shared, &mut alive);
    }
    shared.leave_room(usize::MAX);
    run_until_quiet(&mut tabs);
    let stored = Tab::open(&shared);
    prop_assert!(stored.unreadable.is_empty());
    for tab in &tabs {
        prop_assert_eq!(tab.session.document(), stored.session.document());
        prop_assert_eq!(tab.session.document().check(), Ok(()));
    }
    let held: BTreeSet<_> = [stored.goals(), stored.goals_in_bin()].concat().into_iter().collect();
    prop_assert!(alive.is_subset(&held), "lost: {:?}", alive.difference(&held).collect::<Vec<_>>());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn nothing_is_lost_and_all_tabs_come_to_agree(
        acts in vec((0..3usize, act()), 0..60),
        know_of_one_another in any::<bool>(),
    ) {
        check(acts, know_of_one_another)?;
    }
}

#[test]
fn what_was_typed_after_the_storage_was_emptied_stays() {
    use Act::*;
    let cases: [(&str, &[(usize, Act)]); 3] = [
        (
            "a sheet beside another is written on, and the same words are put beside once more",
            &[
                (1, Add),
                (1, Save),
                (0, Clear),
                (0, Delete(0)),
                (0, Add),
                (0, Clear),
                (1, Save),
                (2, Type(0)),
                (2, Save),
                (2, Type(1)),
            ],
        ),
        (
            "what is written over nothing is no ground on which what another tab wrote before would win",
            &[
                (0, Add),
                (0, Save),
                (0, Clear),
                (1, Save),
                (1, Undo),
                (1, Save),
                (0, Receive),
                (0, Type(0)),
                (0, Save),
            ],
        ),
        (
            "the same words are put beside once more while the sheet that has them is about to be removed",
            &[
                (0, Add),
                (0, Save),
                (0, Clear),
                (1, Type(0)),
                (1, Save),
                (2, Receive),
                (1, Type(0)),
                (1, Receive),
                (2, Receive),
                (1, Receive),
                (1, Delete(1)),
                (1, Save),
            ],
        ),
    ];
    for (case, acts) in cases {
        for know_of_one_another in [false, true] {
            let found = check(acts.to_vec(), know_of_one_another);
            assert!(found.is_ok(), "{case}, {know_of_one_another}: {found:?}");
        }
    }
}
