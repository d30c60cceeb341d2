//! Two people who type on and on in one cell, in two tabs: each keeps what they typed, whole, and no word of the other comes
//! between.

use std::collections::BTreeSet;

use super::fake::{Shared, Tab, run_until_quiet};
use crate::model::{Cell, Edit, SheetId};
use crate::session::Action;

const KANA: &str = "あいうえおかきくけこさしすせそたちつてと";
const DIGITS: &str = "一二三四五六七八九十百千万億兆甲乙丙丁戊";

fn text(tab: &Tab, id: &SheetId) -> String {
    tab.session.document().sheet(id).map_or_else(String::new, |sheet| sheet.situation.clone())
}

fn type_letter(tab: &mut Tab, id: &SheetId, letter: char) {
    let text = format!("{}{letter}", text(tab, id));
    tab.act(Action::Edit(Edit::SetText { sheet: id.clone(), cell: Cell::Situation, text }));
}

fn texts(tab: &Tab) -> BTreeSet<String> {
    tab.session.document().sheets.iter().map(|sheet| sheet.situation.clone()).collect()
}

/// Two tabs that have one sheet, in whose cell both begin to type.
fn pair() -> (Shared, [Tab; 2], SheetId) {
    let shared = Shared::new();
    let mut first = Tab::join(&shared);
    let id = first.add("目標");
    first.save();
    let mut tabs = [first, Tab::join(&shared)];
    run_until_quiet(&mut tabs);
    tabs.iter_mut().for_each(|tab| tab.saver.hold(Some((id.clone(), Cell::Situation))));
    (shared, tabs, id)
}

/// Both type all of theirs and save now and then; what the other does waits, as the app has it.
fn type_all(tabs: &mut [Tab; 2], id: &SheetId, every: [usize; 2]) {
    for (at, letters) in KANA.chars().zip(DIGITS.chars()).enumerate() {
        for (tab, (letter, every)) in tabs.iter_mut().zip([letters.0, letters.1].into_iter().zip(every)) {
            type_letter(tab, id, letter);
            if at % every == every - 1 {
                tab.save();
            }
        }
    }
}

#[test]
fn both_texts_are_whole_however_often_they_are_saved_and_whoever_pauses_first() {
    for every in [[1, 1], [2, 3], [4, 5], [20, 1], [1, 20]] {
        for first in [0, 1] {
            let (_shared, mut tabs, id) = pair();
            type_all(&mut tabs, &id, every);
            for tab in [first, 1 - first] {
                tabs[tab].saver.hold(None);
                while tabs[tab].receive() {}
                tabs[tab].save();
            }
            run_until_quiet(&mut tabs);
            let found = texts(&tabs[0]);
            assert_eq!(found, texts(&tabs[1]), "{every:?} {first}");
            assert!(
                [KANA, DIGITS].into_iter().all(|typed| found.contains(typed)),
                "{every:?} {first}: {found:?}"
            );
            assert!(
                found.iter().all(|text| KANA.starts_with(text.as_str()) || DIGITS.starts_with(text.as_str()))
            );
            assert!(found.len() <= 3, "{every:?} {first}: {found:?}");
        }
    }
}

#[test]
fn a_tab_that_is_killed_while_its_words_wait_loses_none_that_it_saved() {
    for killed in [0, 1] {
        let (shared, mut tabs, id) = pair();
        type_all(&mut tabs, &id, [1, 1]);
        let [first, second] = tabs;
        let alive = if killed == 0 { second } else { first };
        let mut tabs = [alive, Tab::join(&shared)];
        tabs[0].saver.hold(None);
        run_until_quiet(&mut tabs);
        let found = texts(&tabs[1]);
        assert!([KANA, DIGITS].into_iter().all(|typed| found.contains(typed)), "{killed}: {found:?}");
    }
}

#[test]
fn what_another_does_elsewhere_in_the_sheet_does_not_wait() {
    let (_shared, mut tabs, id) = pair();
    tabs[1].saver.hold(None);
    let purpose = Edit::SetText { sheet: id.clone(), cell: Cell::Purpose, text: "目的".to_owned() };
    tabs[1].act(Action::Edit(purpose));
    tabs[1].save();
    type_letter(&mut tabs[0], &id, 'あ');
    tabs[0].save();
    assert!(tabs[0].saver.unsaved().is_empty());
    let sheet = tabs[0].session.document().sheet(&id).expect("the sheet");
    assert_eq!([sheet.situation.as_str(), sheet.purpose.as_str()], ["あ", "目的"]);
}
