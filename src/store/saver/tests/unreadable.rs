//! Values that were damaged: whatever the spare has whole of them comes back, and nothing else is touched.

use std::sync::Arc;

use super::fake::{Shared, Tab, run_until_quiet};
use crate::model::{Edit, Settings, Value};
use crate::session::Action;
use crate::store::{SaveError, StoreEvent, Unreadable, is_ours};

/// How a value is damaged.
const DAMAGES: [fn(&str) -> String; 4] = [
    |good| good.chars().take(good.chars().count() / 2).collect(),
    |_| String::new(),
    |good| good.replacen(r#"":{"#, r#"":7,"was":{"#, 1),
    |good| good.replacen(r#"{"stored":1,"#, "{", 1),
];
/// How a later version writes.
const LATER: fn(&str) -> String = |good| good.replacen(r#""stored":1"#, r#""stored":3"#, 1);

/// A storage with a sheet, one in the bin, settings and files' own keys, and its tab.
fn begun() -> (Shared, Tab) {
    let shared = Shared::new();
    let mut tab = Tab::open(&shared);
    let (_, gone) = (tab.add("残る"), tab.add("捨てた"));
    tab.delete(&gone);
    let settings = Settings { city: "甲市".to_owned(), ..Settings::default() };
    tab.act(Action::Edit(Edit::SetSettings(Arc::new(settings))));
    let extra = [("later".to_owned(), Value::from("鍵"))].into_iter().collect();
    tab.act(Action::Edit(Edit::FollowExtra(Arc::new(extra))));
    assert_eq!(tab.save(), []);
    (shared, tab)
}

/// Brings a value back in a tab, as the person who is shown it does.
fn bring_back(tab: &mut Tab, shown: &Unreadable, good: &str) -> Result<bool, SaveError> {
    let spared = shown.spared(good.to_owned()).expect("whole in the spare");
    tab.bring_back(shown, &spared)
}

#[test]
fn each_kind_of_value_comes_back_however_it_was_damaged() {
    let (shared, tab) = begun();
    let good = shared.values();
    let kinds: Vec<_> = good.keys().filter(|name| is_ours(name)).collect();
    assert_eq!(kinds.len(), 4, "{kinds:?}");
    for name in kinds {
        for damage in DAMAGES {
            let damaged = damage(&good[name]);
            shared.put_back(good.clone());
            shared.plant(name, Some(&damaged));
            let mut tabs = [Tab::open(&shared), Tab::open(&shared)];
            let shown = tabs[0].unreadable.clone();
            assert!(shown.len() == 1 && shown[0].key == *name && shown[0].raw == damaged, "{shown:?}");
            assert_eq!(shared.value(name).as_deref(), Some(&*damaged), "nothing is written by itself");
            assert_eq!(bring_back(&mut tabs[0], &shown[0], &good[name]), Ok(true));
            assert!(!tabs[0].saver.store().is_unreadable(name));
            run_until_quiet(&mut tabs);
            for tab_now in tabs.iter().chain([&Tab::open(&shared)]) {
                assert_eq!(tab_now.session.document(), tab.session.document(), "{name}");
                assert!(!tab_now.saver.store().is_unreadable(name));
            }
            // Twice does no harm: what was shown is not there any more.
            assert_eq!(bring_back(&mut tabs[0], &shown[0], &good[name]), Ok(false));
        }
    }
}

#[test]
fn what_a_later_version_wrote_and_what_the_spare_has_broken_too_is_not_offered() {
    let (shared, _) = begun();
    let good = shared.values();
    for (name, good) in good.iter().filter(|(name, _)| is_ours(name)) {
        let later = LATER(good);
        shared.plant(name, Some(&later));
        let shown = Tab::open(&shared).unreadable[0].clone();
        assert!(shown.is_of_later_version() && shown.spared(good.clone()).is_none(), "{shown:?}");
        shared.plant(name, Some("{"));
        let shown = Tab::open(&shared).unreadable[0].clone();
        assert!(!shown.is_of_later_version());
        assert!(shown.spared(good.clone()).is_some());
        for bad in [later, "{".to_owned(), DAMAGES[0](good)] {
            assert!(shown.spared(bad).is_none());
        }
        shared.plant(name, Some(good));
    }
}

#[test]
fn what_was_written_here_meanwhile_stays_and_the_spare_comes_beside() {
    let (shared, mut tab) = begun();
    let id = tab.session.document().sheets.iter().next().expect("a sheet").id.clone();
    let name = format!("goalsheet:sheet:{id}");
    let good = shared.value(&name).expect("stored");
    shared.plant(&name, Some("{"));
    tab.type_goal(&id, "書き足した");
    assert!(matches!(tab.save().as_slice(), [SaveError::Unreadable(_)]));
    let told = tab.told.iter().find_map(|event| match event {
        StoreEvent::Unreadable(found) => Some(found.clone()),
        _ => None,
    });
    let shown = told.expect("it is told");
    assert_eq!(bring_back(&mut tab, &shown, &good), Ok(true));
    assert_eq!(tab.save(), []);
    assert!(Tab::open(&shared).goals().contains(&"書き足した".to_owned()));
}

#[test]
fn without_room_what_is_damaged_stays_whole() {
    let (shared, _) = begun();
    let good = shared.values();
    let name = good.keys().find(|name| name.contains(":sheet:")).expect("a sheet");
    shared.plant(name, Some("{"));
    shared.leave_room(10);
    let mut tab = Tab::open(&shared);
    let shown = tab.unreadable[0].clone();
    assert!(matches!(bring_back(&mut tab, &shown, &good[name]), Err(SaveError::Full(_))));
    assert!(shared.value(name).as_deref() == Some("{") && tab.saver.store().is_unreadable(name));
    assert_eq!(tab.goals(), Vec::<String>::new());
}
