//! Saving by itself, and beside other tabs, with the browser's own events.

use crate::rig::{App, fresh, get, key, local, set, stored_goals, values};
use gloo_timers::future::sleep;
use goalsheet::app::autosave::Autosave;
use goalsheet::browser::{clock, ids};
use goalsheet::codec::stored::{decode_sheet, encode_sheet};
use goalsheet::model::{Edit, Sheet, SheetId};
use goalsheet::store::{Refused, SaveError, SaveState, StoreEvent};
use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;

async fn wait(millis: u64) {
    sleep(Duration::from_millis(millis)).await;
}

/// Waits until something holds, however slow the machine is.
async fn until(what: &str, holds: impl Fn() -> bool) {
    for _ in 0..400 {
        if holds() {
            return;
        }
        wait(25).await;
    }
    panic!("never: {what}");
}

/// The storage as another page of this origin has it: what it writes comes here as real events.
fn other_page() -> web_sys::Storage {
    let document = web_sys::window().and_then(|window| window.document()).expect("a document");
    let frame = document.create_element("iframe").expect("a frame");
    document.body().expect("a body").append_child(&frame).expect("appended");
    let frame: web_sys::HtmlIFrameElement = frame.unchecked_into();
    frame.content_window().expect("a window").local_storage().expect("allowed").expect("present")
}

/// Rewrites the goal of a stored sheet, as another tab would.
fn retitled(id: &SheetId, goal: &str) -> String {
    let found = decode_sheet(&get(&key(id)).expect("stored")).expect("readable");
    encode_sheet(&Sheet { goal: goal.to_owned(), ..found.sheet }, found.updated_at.as_ref(), false)
}

#[wasm_bindgen_test]
async fn a_pause_saves_and_steady_typing_is_saved_within_the_second() {
    fresh();
    let app = App::open();
    assert_eq!(app.last_state(), SaveState::Saved { at: None, is_lasting: false });
    let id = app.add("一");
    assert_eq!(app.last_state(), SaveState::Pending);
    assert!(get(&key(&id)).is_none());
    until("saved after a pause", || stored_goals() == ["一"]).await;
    assert!(matches!(app.last_state(), SaveState::Saved { at: Some(_), .. }));
    for n in 0..12 {
        app.type_goal(&id, &format!("打鍵{n}"));
        wait(100).await;
    }
    let stored = stored_goals();
    assert!(stored != ["一"], "{stored:?}");
    until("saved at the end", || stored_goals() == ["打鍵11"]).await;
}

#[wasm_bindgen_test]
fn one_keystroke_writes_one_key() {
    fresh();
    let app = App::open();
    let ids: Vec<_> = (0..20).map(|n| app.add(&format!("{n}"))).collect();
    app.autosave.flush();
    let before = values();
    app.type_goal(&ids[7], "新");
    app.autosave.flush();
    let after = values();
    let changed: Vec<_> = after.iter().filter(|(name, value)| before.get(*name) != Some(value)).collect();
    assert!(changed.len() == 1 && *changed[0].0 == key(&ids[7]) && before.len() == after.len());
}

#[wasm_bindgen_test]
fn a_page_that_goes_away_saves_first() {
    let window = web_sys::window().expect("a window");
    let document = window.document().expect("a document");
    for name in ["pagehide", "beforeunload", "freeze"] {
        fresh();
        let app = App::open();
        app.add(name);
        let event = web_sys::Event::new(name).expect("an event");
        if name == "freeze" { document.dispatch_event(&event) } else { window.dispatch_event(&event) }
            .expect("dispatched");
        assert_eq!(stored_goals(), [name]);
    }
}

#[wasm_bindgen_test]
fn leaving_asks_only_for_what_could_not_be_saved() {
    fresh();
    let window = web_sys::window().expect("a window");
    let leave = || {
        let init = web_sys::EventInit::new();
        init.set_cancelable(true);
        let event = web_sys::Event::new_with_event_init_dict("beforeunload", &init).expect("an event");
        window.dispatch_event(&event).expect("dispatched");
        event.default_prevented()
    };
    let app = App::open();
    let id = app.add("一");
    assert!(!leave());
    crate::rig::fill(100);
    app.type_goal(&id, &"長".repeat(1000));
    assert!(leave());
    local().remove_item("filler").expect("removed");
    assert!(!leave() && stored_goals() == app.goals());
}

#[wasm_bindgen_test]
fn without_a_storage_the_app_still_works_and_says_so() {
    fresh();
    let states: Rc<RefCell<Vec<SaveState>>> = Rc::default();
    let noted = states.clone();
    let on_state = move |state| noted.borrow_mut().push(state);
    let session = Rc::<RefCell<goalsheet::session::Session>>::default();
    let read = session.clone();
    let autosave = Autosave::start(
        Err(Refused::Missing),
        move |give| give(read.borrow().document(), read.borrow().ledger()),
        on_state,
        |_| {},
    );
    let sheet = crate::rig::sheet("記憶だけ");
    let id = sheet.id.clone();
    let action = goalsheet::session::Action::Edit(Edit::AddSheet(sheet.into()));
    let outcome = session.borrow_mut().dispatch(action, &clock::now());
    assert!(!autosave.has_unsaved());
    autosave.changed(&outcome.expect("accepted").expect("an outcome").change);
    autosave.flush();
    assert!(autosave.has_unsaved());
    assert_eq!(*states.borrow(), [SaveState::Failed(vec![SaveError::Refused(Refused::Missing)])]);
    session.borrow_mut().mark_filed([&id]);
    assert!(!autosave.has_unsaved(), "a file holds it");
}

#[wasm_bindgen_test]
async fn another_tabs_change_is_followed_and_not_written_back() {
    fresh();
    let app = App::open();
    let (id, gone) = (app.add("元"), app.add("消える"));
    app.autosave.flush();
    let other = other_page();
    let theirs = retitled(&id, "他");
    other.set_item(&key(&id), &theirs).expect("room");
    other.set_item("goalsheet:removing", &key(&gone)).expect("room");
    other.remove_item(&key(&gone)).expect("removed");
    other.remove_item("goalsheet:removing").expect("removed");
    until("followed", || app.goals() == ["他"]).await;
    wait(500).await;
    assert!(get(&key(&id)) == Some(theirs) && get(&key(&gone)).is_none());
    assert!(!app.autosave.has_unsaved());
}

#[wasm_bindgen_test]
async fn a_conflict_keeps_both() {
    fresh();
    let app = App::open();
    let id = app.add("元");
    app.autosave.flush();
    app.type_goal(&id, "我");
    other_page().set_item(&key(&id), &retitled(&id, "他")).expect("room");
    until("both", || app.goals() == ["他", "我"] && stored_goals() == ["他", "我"]).await;
    let session = app.session.borrow();
    assert_eq!(session.document().sheet(&id).map(|sheet| sheet.goal.as_str()), Some("我"));
    assert!(
        app.events
            .borrow()
            .iter()
            .any(|event| matches!(event, StoreEvent::BothChanged { ours, .. } if *ours == id))
    );
}

#[wasm_bindgen_test]
async fn a_conflict_at_the_write_itself_keeps_both() {
    fresh();
    let app = App::open();
    let id = app.add("元");
    app.autosave.flush();
    app.type_goal(&id, "我");
    // No event comes for what this page writes: the write itself must find it.
    set(&key(&id), &retitled(&id, "他"));
    app.autosave.flush();
    assert!(app.goals() == ["他", "我"] && stored_goals() == ["他", "我"]);
}

#[wasm_bindgen_test]
async fn a_cleared_storage_is_written_again() {
    fresh();
    let app = App::open();
    let id = app.add("一");
    app.add("二");
    app.act(Edit::DeleteSheets { sheets: vec![(id, ids::new_bin_id())], at: clock::now() });
    app.autosave.flush();
    let before = values();
    other_page().clear().expect("cleared");
    until("written again", || values().len() == before.len() - 1).await;
    assert!(app.events.borrow().iter().any(|event| matches!(event, StoreEvent::StorageEmptied)));
    assert_eq!(stored_goals(), ["二"]);
}

#[wasm_bindgen_test]
fn deletion_and_restoring_are_stored() {
    fresh();
    let app = App::open();
    let (id, bin) = (app.add("一"), ids::new_bin_id());
    app.autosave.flush();
    app.act(Edit::DeleteSheets { sheets: vec![(id.clone(), bin.clone())], at: clock::now() });
    app.autosave.flush();
    assert!(get(&key(&id)).is_none() && get(&format!("goalsheet:bin:{bin}")).is_some());
    app.act(Edit::RestoreSheet { bin: bin.clone(), id: id.clone() });
    app.autosave.flush();
    assert!(get(&key(&id)).is_some() && get(&format!("goalsheet:bin:{bin}")).is_none());
}

#[wasm_bindgen_test]
fn that_a_sheet_was_saved_to_a_file_is_stored() {
    fresh();
    let app = App::open();
    let id = app.add("一");
    app.autosave.flush();
    let filed = || decode_sheet(&get(&key(&id)).expect("stored")).expect("readable").filed;
    assert!(!filed());
    app.session.borrow_mut().mark_filed([&id]);
    app.autosave.touched(std::slice::from_ref(&id));
    app.autosave.flush();
    assert!(filed());
    app.type_goal(&id, "二");
    app.autosave.flush();
    assert!(!filed());
}
