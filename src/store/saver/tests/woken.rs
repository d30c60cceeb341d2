//! Tabs that sleep while the storage is emptied: what they write when they wake is older than what others hold.

use super::fake::{Shared, Tab, run_until_quiet};
use crate::model::SheetId;

/// Who sees what happens while the first tab sleeps.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Other {
    /// Another tab, awake all the time.
    Awake,
    /// One that falls asleep too, after it has followed.
    Asleep,
    /// One that was opened while the first one slept, and heard no word of it.
    Unknown,
}

/// How the storage was emptied.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Emptied {
    /// With nobody being told, and nobody having written since.
    Silently,
    /// With all being told that can hear; those who are awake have written again.
    Aloud,
    /// Silently, and those who are awake have noticed it and written again.
    Noticed,
}

fn all_texts(tab: &Tab) -> Vec<String> {
    [tab.goals(), tab.goals_in_bin()].concat()
}

fn check(other: Other, emptied: Emptied, has_third: bool, open: fn(&Shared) -> Tab) {
    let shared = Shared::new();
    let mut tabs = vec![open(&shared)];
    if other != Other::Unknown {
        tabs.push(open(&shared));
    }
    let id: SheetId = tabs[0].add("元");
    run_until_quiet(&mut tabs);
    // From here on the first tab hears nothing.
    let mut sleeper = tabs.remove(0);
    if other == Other::Unknown {
        tabs.push(open(&shared));
    }
    let mut writer = if has_third { open(&shared) } else { tabs.remove(0) };
    writer.type_goal(&id, "あとの文");
    writer.save();
    if has_third {
        // It is closed; only the others hold what it wrote.
        while tabs[0].receive() {}
    } else {
        tabs.push(writer);
    }
    assert_eq!(tabs[0].goals(), ["あとの文"]);
    shared.clear(emptied == Emptied::Aloud);
    match emptied {
        Emptied::Silently => {}
        Emptied::Aloud => run_until_quiet(&mut tabs),
        Emptied::Noticed => {
            tabs[0].verify();
            run_until_quiet(&mut tabs);
        }
    }
    if other == Other::Asleep {
        tabs[0].forget_events();
    }
    sleeper.forget_events();
    sleeper.catch_up();
    sleeper.save();
    if other == Other::Asleep {
        tabs[0].forget_events();
        tabs[0].catch_up();
    }
    tabs.push(sleeper);
    run_until_quiet(&mut tabs);
    let stored = Tab::open(&shared);
    for tab in tabs.iter().chain([&stored]) {
        let texts = all_texts(tab);
        let case = (other, emptied, has_third);
        assert!(texts.contains(&"あとの文".to_owned()), "{case:?}: {texts:?}");
        assert!(texts.len() <= 2, "{case:?}: {texts:?}");
        assert_eq!(tab.session.document(), stored.session.document(), "{case:?}");
    }
}

#[test]
fn what_was_written_while_a_tab_slept_through_an_emptying_stays() {
    for other in [Other::Awake, Other::Asleep, Other::Unknown] {
        for emptied in [Emptied::Silently, Emptied::Aloud, Emptied::Noticed] {
            for has_third in [false, true] {
                for open in [Tab::join as fn(&Shared) -> Tab, Tab::open] {
                    check(other, emptied, has_third, open);
                }
            }
        }
    }
}

#[test]
fn a_tab_that_wakes_beside_one_that_noticed_the_emptying_follows_it() {
    let shared = Shared::new();
    let mut tabs = [Tab::join(&shared), Tab::join(&shared)];
    let id = tabs[0].add("元");
    run_until_quiet(&mut tabs);
    tabs[0].type_goal(&id, "あとの文");
    tabs[0].save();
    shared.clear(false);
    tabs[0].verify();
    tabs[0].save();
    tabs[1].forget_events();
    tabs[1].catch_up();
    run_until_quiet(&mut tabs);
    for tab in tabs.iter().chain([&Tab::open(&shared)]) {
        assert_eq!(tab.goals(), ["あとの文"]);
    }
}
