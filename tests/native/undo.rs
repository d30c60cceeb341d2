//! Undo goes on by itself through what was typed, and asks before it takes back more than that.

use std::sync::Arc;

use goalsheet::model::{
    BinId, Cell, Document, Edit, Extra, FiscalYear, Incoming, Moment, Sheet, SheetId, Turn,
};
use goalsheet::session::{Action, Ledger, Session};

/// What is done, letter by letter: `i` an import, `t` typing into a cell, `d` a deletion of what came last, `u` undo, `r` redo; `U` and `R`
/// where the hand is in a text. Told of each turn: `-` for one that was done, `?` for one that asked first.
fn told(deeds: &str) -> String {
    let now = Moment::new("2026-11-26T09:00:00+09:00").expect("a moment");
    let mut session = Session::new(Document::default(), Ledger::default());
    let id = |number: usize| SheetId::new(&format!("s{number}")).expect("an id");
    let (mut told, mut last) = (String::new(), 0);
    for (at, deed) in deeds.chars().enumerate() {
        let typed = || Edit::SetText { sheet: id(0), cell: Cell::Situation, text: format!("文{at}") };
        let edit = match deed {
            'i' => {
                last = at;
                let sheet = Arc::new(Sheet::empty(id(at), FiscalYear::new(2024).expect("a year")));
                Some(Edit::Import { sheets: vec![Incoming::New(sheet)], extra: Extra::new() })
            }
            't' => Some(typed()),
            'd' => {
                let bin = BinId::new(&format!("b{at}")).expect("an id");
                Some(Edit::DeleteSheets { sheets: vec![(id(last), bin)], at: now.clone() })
            }
            _ => None,
        };
        if let Some(edit) = edit {
            session.seal();
            session.dispatch(Action::Edit(edit), &now).expect("an edit that can be made");
            continue;
        }
        let (turn, action) = match deed.to_ascii_lowercase() {
            'u' => (Turn::Undo, Action::Undo),
            _ => (Turn::Redo, Action::Redo),
        };
        let asked = session.asks_first(turn, deed.is_ascii_uppercase()).is_some();
        if !asked {
            session.dispatch(action, &now).expect("a turn that can be made");
        }
        told.push(if asked { '?' } else { '-' });
    }
    told
}

fn check(deeds: &str, expected: &str) {
    assert_eq!(told(deeds), expected, "{deeds}");
}

#[test]
fn undoing_what_was_typed_asks_before_it_goes_on_to_more() {
    check("ittu", "-");
    check("ittuu", "--");
    check("ittuuu", "--?");
    check("ittuuuu", "--?-");
    check("iidtuuu", "-?-");
    check("iuu", "--");
    check("iiuu", "--");
    check("ittuuur", "--?-");
}

#[test]
fn keys_in_a_text_ask_before_they_take_back_more_than_text() {
    check("iU", "?");
    check("iUU", "?-");
    check("itU", "-");
    check("itUU", "-?");
    check("itUUtU", "-?-");
}

#[test]
fn redo_asks_likewise() {
    check("iitduurrr", "---?-");
    check("iitdurr", "---");
}

#[test]
fn a_sheet_whose_import_was_taken_back_is_known_to_redo() {
    let now = Moment::new("2026-11-26T09:00:00+09:00").expect("a moment");
    let id = SheetId::new("a").expect("an id");
    let sheet = Arc::new(Sheet::empty(id.clone(), FiscalYear::new(2024).expect("a year")));
    let mut session = Session::new(Document::default(), Ledger::default());
    let edit = Edit::Import { sheets: vec![Incoming::New(sheet)], extra: Extra::new() };
    session.dispatch(Action::Edit(edit), &now).expect("an import");
    assert!(!session.history().redo_brings(&id));
    session.dispatch(Action::Undo, &now).expect("an undo");
    assert!(session.history().redo_brings(&id));
}
