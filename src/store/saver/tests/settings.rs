//! What the city settles, stored: found again, followed by other tabs, put together where both changed it, and gone again.

use std::sync::Arc;

use super::fake::{Shared, Tab, run_until_quiet};
use crate::model::{CityCode, Edit, Settings};
use crate::session::Action;

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
fn what_a_later_version_settled_is_left_alone() {
    let shared = Shared::new();
    let later = r#"{"stored":1,"settings":{"city":7}}"#;
    shared.plant(KEY, Some(later));
    let mut tab = Tab::open(&shared);
    set(&mut tab, |settings| settings.city = "甲市".to_owned());
    assert_ne!(tab.save(), []);
    assert_eq!(shared.value(KEY).as_deref(), Some(later));
}
