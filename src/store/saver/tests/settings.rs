//! What the city settles, stored: found again, followed by other tabs, put together where both changed it, and gone again.

use std::sync::Arc;

use super::fake::{Shared, Tab, run_until_quiet};
use crate::model::{CityCode, Edit, OwnKey, PartKey, PartSetting, Settings, SheetForm};
use crate::session::Action;
use crate::store::StoreEvent;

const KEY: &str = "goalsheet:settings";

fn set(tab: &mut Tab, change: impl FnOnce(&mut Settings)) {
    let mut settings = (*tab.session.document().settings).clone();
    change(&mut settings);
    tab.act(Action::Edit(Edit::SetSettings(Arc::new(settings))));
}

fn city(tab: &Tab) -> &str {
    &tab.session.document().settings.city
}

#[test]
fn settings_are_found_again_and_followed() {
    let shared = Shared::new();
    let mut tabs = [Tab::open(&shared), Tab::open(&shared)];
    assert_eq!(shared.value(KEY), None);
    set(&mut tabs[0], |settings| settings.city = "甲市".to_owned());
    assert_eq!(tabs[0].save(), []);
    run_until_quiet(&mut tabs);
    for tab in tabs.iter().chain([&Tab::open(&shared)]) {
        assert_eq!(city(tab), "甲市");
    }
    tabs[0].act(Action::Undo);
    tabs[0].save();
    run_until_quiet(&mut tabs);
    assert_eq!(shared.value(KEY), None, "what was never set takes no room");
    assert_eq!(city(&tabs[1]), "");
}

#[test]
fn what_two_tabs_settle_is_put_together() {
    let shared = Shared::new();
    let mut tabs = [Tab::open(&shared), Tab::open(&shared)];
    set(&mut tabs[0], |settings| settings.city = "甲市".to_owned());
    set(&mut tabs[1], |settings| settings.code = CityCode::new("20203"));
    tabs[0].save();
    tabs[1].save();
    run_until_quiet(&mut tabs);
    for tab in tabs.iter().chain([&Tab::open(&shared)]) {
        assert_eq!(city(tab), "甲市");
        assert_eq!(tab.session.document().settings.code, CityCode::new("20203"));
    }
}

#[test]
fn what_two_tabs_settle_otherwise_is_told_with_the_words_that_do_not_count() {
    let check = |theirs: &str, ours: &str, lost: Option<&str>| {
        let shared = Shared::new();
        let mut tabs = [Tab::open(&shared), Tab::open(&shared)];
        for (tab, city) in tabs.iter_mut().zip([theirs, ours]) {
            set(tab, |settings| settings.city = city.to_owned());
        }
        tabs[0].save();
        tabs[1].save();
        run_until_quiet(&mut tabs);
        assert!(tabs.iter().all(|tab| city(tab) == ours), "{theirs} {ours}");
        let told = tabs.iter().flat_map(|tab| &tab.told).filter_map(|event| match event {
            StoreEvent::SettingsOutvoted { kept, other } => Some((kept.city.clone(), other.city.clone())),
            _ => None,
        });
        let told: Vec<_> = told.collect();
        let expected = lost.map(|lost| (ours.to_owned(), lost.to_owned()));
        assert_eq!(told, expected.into_iter().collect::<Vec<_>>());
    };
    check("甲市", "乙市", Some("甲市"));
    check("甲市", "甲市", None);
}

/// Names of different parts, a part that one window takes out, one that the other adds, and a new order.
#[test]
fn what_two_tabs_make_of_the_form_is_put_together() {
    let shared = Shared::new();
    let mut tabs = [Tab::open(&shared), Tab::open(&shared)];
    let form =
        |settings: &mut Settings, change: fn(&mut SheetForm)| change(Arc::make_mut(&mut settings.form));
    let steps = tabs[0].session.document().settings.steps.len();
    set(&mut tabs[0], |settings| {
        form(settings, |form| {
            form.columns[4].label = "実績".to_owned();
            form.columns.swap(1, 2);
            form.after.remove(0);
        });
        settings.steps[0].name = "計画".to_owned();
    });
    set(&mut tabs[1], |settings| {
        form(settings, |form| {
            form.parts[0].label = "目指す姿".to_owned();
            form.columns[4].note = "一年の実績".to_owned();
            let own = PartSetting {
                key: PartKey::Own(OwnKey::new("協働").expect("a key")),
                ..form.parts[0].clone()
            };
            form.parts.insert(1, own);
        });
        settings.steps[1].name = "中間".to_owned();
    });
    tabs[0].save();
    tabs[1].save();
    run_until_quiet(&mut tabs);
    let before = SheetForm::default();
    for tab in tabs.iter().chain([&Tab::open(&shared)]) {
        let settings = &tab.session.document().settings;
        let (parts, columns) = (&settings.form.parts, &settings.form.columns);
        assert_eq!((parts[0].label.as_str(), parts.len()), ("目指す姿", before.parts.len() + 1));
        assert_eq!((columns[4].label.as_str(), columns[4].note.as_str()), ("実績", "一年の実績"));
        assert_eq!((&columns[1].key, &columns[2].key), (&before.columns[2].key, &before.columns[1].key));
        assert_eq!(settings.form.after.len(), before.after.len() - 1);
        let names: Vec<&str> = settings.steps.iter().map(|step| step.name.as_str()).collect();
        assert_eq!((&names[..2], names.len()), (&["計画", "中間"][..], steps));
    }
}

#[test]
fn what_a_later_version_settled_is_left_alone() {
    let shared = Shared::new();
    let later = r#"{"stored":1,"settings":{"city":7}}"#;
    shared.plant(KEY, Some(later));
    let mut tab = Tab::open(&shared);
    set(&mut tab, |settings| settings.city = "甲市".to_owned());
    assert_ne!(tab.save(), []);
    assert_eq!(shared.value(KEY).as_deref(), Some(later));
}
