//! The store over a real localStorage: three outcomes, nothing overwritten that was not seen.

use crate::rig::{App, HIS, fill, fresh, get, key, local, open_store, set, sheet, stored_goals, values};
use goalsheet::browser::ids;
use goalsheet::codec::stored::encode_sheet;
use goalsheet::model::{Edit, SheetId};
use goalsheet::store::{Key, Load, LoadedValue, SaveError, SaveState, UnreadableReason, WriteOutcome};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn a_key_has_three_outcomes() {
    fresh();
    let (good, bad) = (sheet("良い"), SheetId::new("bad").expect("an id"));
    set(&key(&good.id), &encode_sheet(&good, None, true));
    set(&key(&bad), "{");
    let store = open_store().expect("a storage");
    let look = |id: &SheetId| store.look(&Key::Sheet(id.clone())).expect("readable");
    assert!(
        matches!(look(&good.id), Load::Found(LoadedValue::Sheet(found)) if *found.sheet == good && found.filed)
    );
    assert!(matches!(look(&bad), Load::Unreadable(found) if found.raw == "{" && found.key == key(&bad)));
    assert!(matches!(look(&SheetId::new("none").expect("an id")), Load::Absent));
}

#[wasm_bindgen_test]
fn what_cannot_be_read_stays_byte_for_byte() {
    fresh();
    let whole = encode_sheet(&sheet("切れた"), None, false);
    let rows = whole.replace("\"initiatives\":[]", r#""initiatives":[{"id":"a"},{"id":"a"}]"#);
    let broken = [
        ("goalsheet:sheet:garbage", "\u{0}ごみ𠮷\u{ffff}"),
        ("goalsheet:sheet:empty", ""),
        ("goalsheet:sheet:truncated", &whole[..whole.len() / 2]),
        ("goalsheet:sheet:typed", r#"{"stored":1,"filed":"yes","sheet":[]}"#),
        ("goalsheet:sheet:newer", r#"{"stored":99,"filed":true,"sheet":{}}"#),
        ("goalsheet:sheet:other-id", whole.as_str()),
        ("goalsheet:sheet:", whole.as_str()),
        ("goalsheet:sheet:rows", rows.as_str()),
        ("goalsheet:bin:garbage", "[]"),
        ("goalsheet:file", "7"),
    ];
    broken.iter().for_each(|(name, value)| set(name, value));
    set("goalsheet:later", "a later version's");
    let app = App::open();
    let found: Vec<_> = app.unreadable.iter().map(|found| (found.key.as_str(), found.raw.as_str())).collect();
    let mut expected = broken;
    expected.sort_unstable();
    assert_eq!(found, expected);
    assert!(app.unreadable.iter().any(|found| matches!(found.reason, UnreadableReason::OtherId(_))));

    let id = app.add("元気");
    app.autosave.flush();
    app.type_goal(&id, "元気になった");
    app.act(Edit::DeleteSheets {
        sheets: vec![(id, ids::new_bin_id())],
        at: goalsheet::browser::clock::now(),
    });
    app.autosave.flush();
    for (name, value) in broken {
        assert_eq!(get(name).as_deref(), Some(value), "{name}");
    }
    assert_eq!(get("goalsheet:later").as_deref(), Some("a later version's"));
    assert_eq!(get("stranger").as_deref(), Some(HIS));
    assert!(get("goalsheet:probe").is_none() && get("goalsheet:removing").is_none());

    let newer = SheetId::new("newer").expect("an id");
    assert!(app.autosave.is_locked(&newer));
    let shown = app.unreadable.iter().find(|found| found.key == key(&newer)).expect("it was shown");
    set(&key(&newer), "changed since");
    assert_eq!(app.autosave.discard_unreadable(shown), Ok(false), "not what the person saw");
    set(&key(&newer), &shown.raw);
    assert_eq!(app.autosave.discard_unreadable(shown), Ok(true));
    assert!(get(&key(&newer)).is_none() && !app.autosave.is_locked(&newer));
}

#[wasm_bindgen_test]
fn a_new_sheet_never_takes_an_unreadable_ones_key() {
    fresh();
    let mut taken = sheet("新");
    set(&key(&taken.id), "?");
    let app = App::open();
    taken.goal = "取り込んだ".to_owned();
    let id = taken.id.clone();
    app.act(Edit::AddSheet(taken.into()));
    app.autosave.flush();
    assert_eq!(app.last_state(), SaveState::Failed(vec![SaveError::Unreadable(Key::Sheet(id.clone()))]));
    assert_eq!(get(&key(&id)).as_deref(), Some("?"));
    app.autosave.discard_unreadable(&app.unreadable[0]).expect("removed");
    app.autosave.flush();
    assert!(matches!(app.last_state(), SaveState::Saved { at: Some(_), .. }));
    assert_eq!(stored_goals(), ["取り込んだ"]);
}

#[wasm_bindgen_test]
fn only_what_was_seen_is_overwritten_or_removed() {
    fresh();
    let mut one = open_store().expect("a storage");
    let mut two = open_store().expect("a storage");
    let key = Key::Sheet(ids::new_sheet_id());
    assert!(matches!(one.write(&key, "1"), Ok(WriteOutcome::Done)));
    assert!(matches!(two.write(&key, "2"), Ok(WriteOutcome::Conflict(Some(raw))) if raw == "1"));
    assert!(matches!(two.remove(&key, true), Ok(WriteOutcome::Conflict(Some(raw))) if raw == "1"));
    two.accept(&key, Some("1"));
    assert!(matches!(two.write(&key, "2"), Ok(WriteOutcome::Done)));
    assert!(matches!(one.write(&key, "3"), Ok(WriteOutcome::Conflict(Some(raw))) if raw == "2"));
    assert!(matches!(one.write(&key, "2"), Ok(WriteOutcome::Done)), "the same text is no conflict");
    assert!(matches!(two.remove(&key, true), Ok(WriteOutcome::Done)));
    assert!(matches!(one.write(&key, "3"), Ok(WriteOutcome::Conflict(None))));
}

#[wasm_bindgen_test]
fn a_full_storage_is_said_and_keeps_the_old() {
    fresh();
    let app = App::open();
    let id = app.add("短い");
    app.autosave.flush();
    fill(100);
    let before = values();
    app.type_goal(&id, &"長".repeat(1000));
    let added = app.add(&"新".repeat(1000));
    app.autosave.flush();
    let full = |id: &SheetId| SaveError::Full(Key::Sheet(id.clone()));
    assert_eq!(app.last_state(), SaveState::Failed(vec![full(&id), full(&added)]));
    assert!(values() == before, "nothing was changed");
    assert!(app.autosave.has_unsaved() && app.autosave.unsaved().len() == 2);

    let again = App::open();
    assert_eq!(again.goals(), ["短い"], "a full storage still opens");
    local().remove_item("filler").expect("removed");
    app.autosave.flush();
    assert!(matches!(app.last_state(), SaveState::Saved { at: Some(_), .. }) && !app.autosave.has_unsaved());
    assert_eq!(stored_goals(), app.goals());
    assert_eq!(get("stranger").as_deref(), Some(HIS));
}
