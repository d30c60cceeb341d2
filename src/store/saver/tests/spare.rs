//! A browser that ended before it had written everything to disk: the spare has the rest.

use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::prelude::*;

use super::fake::{Shared, Tab, run_until_quiet};
use crate::model::Edit;
use crate::session::Action;
use crate::store::{
    SaveError, SpareHead, SpareOf, SpareStanding, SpareValue, StoreEvent, UnstoredValue, differing,
};

/// The second copy: on disk as soon as it is written.
#[derive(Clone, Debug, Default)]
pub(super) struct FakeSpare(BTreeMap<String, (String, Option<String>)>);

impl FakeSpare {
    /// Follows what a tab has stored.
    pub(super) fn keep(&mut self, tab: &mut Tab) {
        for written in tab.saver.store_mut().take_written() {
            let earlier = self.0.get(&written.name).and_then(|(head, _)| SpareHead::parse(head));
            let head = SpareHead::after(earlier, &written).text();
            self.0.insert(written.name, (head, written.value));
        }
    }

    /// What is to be taken back, as a tab that has just begun finds it.
    pub(super) fn found(&self, tab: &Tab) -> Vec<SpareValue> {
        let began_with = tab.saver.store().marks();
        let found = self.0.values().filter_map(|(head, raw)| {
            let mark = |of: &SpareOf| match of {
                SpareOf::Key(key) => began_with.get(key).copied(),
                SpareOf::Draft(_) | SpareOf::Unstored(_) => None,
            };
            let (SpareOf::Key(key), standing) = differing(head, mark)? else { return None };
            let is_newer = standing == SpareStanding::Newer;
            let began_with = began_with.get(&key).copied();
            Some(SpareValue { key, raw: raw.clone(), is_newer, began_with })
        });
        found.collect()
    }

    /// What could not be stored.
    pub(super) fn unstored(&self) -> Vec<UnstoredValue> {
        let found = self.0.values().filter_map(|(head, raw)| {
            let (SpareOf::Unstored(key), _) = differing(head, |_| None)? else { return None };
            Some(UnstoredValue { key, head: SpareHead::parse(head)?, raw: raw.clone()? })
        });
        found.collect()
    }
}

fn save(tab: &mut Tab, spare: &mut FakeSpare) {
    assert_eq!(tab.save(), []);
    spare.keep(tab);
}

#[test]
fn what_was_typed_deleted_and_begun_since_is_there_again() {
    let (shared, mut spare) = (Shared::new(), FakeSpare::default());
    let mut tab = Tab::open(&shared);
    let (typed, deleted, emptied) = (tab.add("元"), tab.add("消す"), tab.add("捨てた"));
    let bin = tab.delete(&emptied);
    save(&mut tab, &mut spare);
    let on_disk = shared.values();
    tab.type_goal(&typed, "続き");
    save(&mut tab, &mut spare);
    tab.type_goal(&typed, "続きの続き");
    tab.delete(&deleted);
    tab.act(Action::Edit(Edit::EmptyBin(vec![bin])));
    tab.add("新");
    save(&mut tab, &mut spare);

    shared.put_back(on_disk);
    let mut tabs = [Tab::open(&shared), Tab::open(&shared)];
    for tab in &mut tabs {
        assert_eq!(tab.goals(), ["元", "消す"]);
        let found = spare.found(tab);
        assert_eq!(found.len(), 5, "{found:?}");
        assert_eq!(tab.recover(found), []);
    }
    run_until_quiet(&mut tabs);
    for tab in tabs.iter().chain([&Tab::open(&shared)]) {
        assert_eq!(
            (tab.goals(), tab.goals_in_bin()),
            (vec!["新".into(), "続きの続き".into()], vec!["消す".into()])
        );
    }
    assert!(spare.found(&Tab::open(&shared)).is_empty());
    // Undo takes it back: what the disk had is not gone.
    tabs[0].act(Action::Undo);
    assert_eq!(tabs[0].goals(), ["元", "消す"]);
}

#[test]
fn what_was_typed_before_the_spare_was_read_stays_and_the_spare_comes_beside() {
    let (shared, mut spare) = (Shared::new(), FakeSpare::default());
    let mut tab = Tab::open(&shared);
    let id = tab.add("元");
    save(&mut tab, &mut spare);
    let on_disk = shared.values();
    tab.type_goal(&id, "失った続き");
    save(&mut tab, &mut spare);

    for saves_first in [false, true] {
        shared.put_back(on_disk.clone());
        let mut tab = Tab::open(&shared);
        let found = spare.found(&tab);
        tab.type_goal(&id, "今の入力");
        if saves_first {
            assert_eq!(tab.save(), []);
        }
        assert_eq!(tab.recover(found), []);
        assert_eq!(tab.save(), []);
        assert_eq!(Tab::open(&shared).goals(), ["今の入力", "失った続き"]);
        assert_eq!(tab.session.document().sheet(&id).map(|sheet| sheet.goal.as_str()), Some("今の入力"));
        assert!(
            tab.told.iter().any(|event| matches!(event, StoreEvent::BothChanged { ours, .. } if *ours == id))
        );
    }
}

#[test]
fn a_spare_that_fell_behind_takes_nothing_back() {
    let (shared, mut spare) = (Shared::new(), FakeSpare::default());
    let mut tab = Tab::open(&shared);
    let (id, gone) = (tab.add("元"), tab.add("消す"));
    save(&mut tab, &mut spare);
    // What is written now, the spare does not hear of.
    tab.type_goal(&id, "新");
    tab.delete(&gone);
    assert_eq!(tab.save(), []);
    let mut again = Tab::open(&shared);
    assert_eq!(again.recover(spare.found(&again)), []);
    assert_eq!((again.goals(), again.goals_in_bin()), (vec!["新".into()], vec!["消す".into()]));
    assert!(again.told.is_empty());
}

#[test]
fn what_finds_no_room_is_there_unsaved() {
    let (shared, mut spare) = (Shared::new(), FakeSpare::default());
    let mut tab = Tab::open(&shared);
    let id = tab.add("元");
    save(&mut tab, &mut spare);
    let on_disk = shared.values();
    tab.type_goal(&id, &"長".repeat(100));
    save(&mut tab, &mut spare);
    shared.put_back(on_disk);
    shared.leave_room(10);
    let mut tab = Tab::open(&shared);
    let errors = tab.recover(spare.found(&tab));
    assert!(matches!(errors.as_slice(), [SaveError::Full(_)]), "{errors:?}");
    assert_eq!(tab.goals(), ["長".repeat(100)]);
    assert_eq!(tab.saver.unsaved().len(), 1);
    shared.leave_room(10_000);
    assert_eq!(tab.save(), []);
    assert_eq!(Tab::open(&shared).goals(), tab.goals());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn whatever_the_disk_had_of_the_last_saves_the_latest_is_there(
        acts in vec((0..3_usize, 0..3_u8), 1..20),
        lost in any::<prop::sample::Index>(),
    ) {
        let (shared, mut spare) = (Shared::new(), FakeSpare::default());
        let mut tab = Tab::open(&shared);
        let ids = [tab.add("一"), tab.add("二"), tab.add("三")];
        let mut on_disk = vec![shared.values()];
        for (n, (at, act)) in acts.into_iter().enumerate() {
            let is_here = tab.session.document().sheet(&ids[at]).is_some();
            match act {
                2 if is_here => drop(tab.delete(&ids[at])),
                2 => tab.act(Action::Undo),
                _ if is_here => tab.type_goal(&ids[at], &format!("{n}")),
                _ => drop(tab.add(&format!("{n}"))),
            }
            save(&mut tab, &mut spare);
            on_disk.push(shared.values());
        }
        shared.put_back(lost.get(&on_disk).clone());
        let mut again = Tab::open(&shared);
        prop_assert_eq!(again.recover(spare.found(&again)), []);
        prop_assert_eq!(again.session.document(), tab.session.document());
        let stored = Tab::open(&shared);
        prop_assert_eq!(stored.session.document(), tab.session.document());
        prop_assert!(again.saver.unsaved().is_empty());
    }
}
