//! Laws of the model and the session, over random sittings.

use std::collections::BTreeMap;
use std::sync::Arc;

use goalsheet::codec::stored::{encode_binned, encode_extra, encode_sheet};
use goalsheet::model::*;
use goalsheet::session::{Action, Ledger, Session};
use proptest::collection::vec;
use proptest::prelude::*;

/// An edit as numbers, which pick from what is there (or is not: some edits are refused).
type Wish = (u8, usize, usize, String);

fn wishes(most: usize) -> impl Strategy<Value = Vec<Wish>> {
    vec((any::<u8>(), any::<usize>(), any::<usize>(), crate::common::text()), 0..most)
}

fn document() -> impl Strategy<Value = Document> {
    crate::common::sheets().prop_map(|sheets| {
        let sheets = Shelf::from_items(sheets.into_iter().map(Arc::new).collect()).expect("ids differ");
        Document { sheets, ..Document::default() }
    })
}

/// Picks round and round; one in eight times something that is not there.
fn pick<T: Clone>(items: impl Iterator<Item = T>, n: usize, absent: T) -> T {
    let items: Vec<T> = items.collect();
    if items.is_empty() || n % 8 == 7 { absent } else { items[n / 8 % items.len()].clone() }
}

/// The edit that a wish comes to in a document.
fn edit(document: &Document, (kind, a, b, text): &Wish, serial: usize) -> Edit {
    let (a, b, text) = (*a, *b, text.clone());
    let absent = |what: &str| format!("absent-{what}");
    let sheet_id = |n| pick(document.sheets.iter().map(|s| s.id.clone()), n, id(&absent("sheet")));
    let sheet = sheet_id(a);
    let here = document.sheet(&sheet);
    let initiatives = here.into_iter().flat_map(|s| s.initiatives.iter().map(|i| i.id.clone()));
    let initiative = pick(initiatives, b, InitiativeId::new("absent").expect("an id"));
    let position = pick(here.into_iter().flat_map(|s| s.positions.iter().map(|p| p.id)), b, PositionId(99));
    let bin = pick(document.bin.iter().map(|x| x.id.clone()), a, BinId::new("absent").expect("an id"));
    let on = b % 2 == 0;
    match kind % 23 {
        0..=3 => {
            let cells = here.into_iter().flat_map(|s| s.cells());
            let cell = pick(cells, b, Cell::Initiative(initiative, Column::Target));
            Edit::SetText { sheet, cell, text }
        }
        4 => Edit::SetYear { sheet, year: FiscalYear::new(1989 + (b % 130) as i64).expect("in range") },
        5 => Edit::SetRanks(vec![(sheet, Rank::new((b % 1000) as i64)), (sheet_id(b), None)]),
        6 => Edit::SetSdg { sheet, sdg: Sdg::new((b % 17 + 1) as i64).expect("in range"), on },
        7 => Edit::AddPosition { sheet },
        8 => Edit::RemovePosition { sheet, position },
        9 => {
            let fresh = InitiativeId::new(&format!("i{serial}")).expect("an id");
            Edit::AddInitiative { sheet, id: if b % 5 == 0 { initiative } else { fresh } }
        }
        10 => Edit::RemoveInitiative { sheet, id: initiative },
        11 => Edit::MoveInitiative { sheet, id: initiative, to: a % 6 },
        12 => {
            let purpose = PurposeNo::new((a % 20 + 1) as i64).expect("in range");
            Edit::SetPurpose { sheet, initiative, purpose, on }
        }
        13 => Edit::AddSheet(named(if b % 5 == 0 { sheet } else { id(&format!("s{serial}")) }, &text)),
        14 => {
            let place = |n| BinId::new(&format!("b{serial}-{n}")).expect("an id");
            Edit::DeleteSheets {
                sheets: vec![(sheet, place(0)), (sheet_id(b), place(b % 2))],
                at: crate::common::moment(),
            }
        }
        15 => Edit::RestoreSheet { bin, id: if on { sheet } else { id(&format!("s{serial}")) } },
        16 => Edit::EmptyBin(vec![bin]),
        17 => {
            let (entry, report) = (Some((b % 3) as u8 + 1), Report::ALL[a % 2]);
            if on {
                return Edit::SetBack { sheet, initiative, entry, report };
            }
            let overruling = Overruling {
                entry,
                report,
                state: Some(State::ALL[a % 4]),
                target_quantity: None,
                report_quantities: Some(vec![text.clone()]),
                target_words: text.clone(),
                report_words: text,
                reason: String::new(),
                signed: goalsheet::model::Signature::default(),
                extra: Extra::new(),
            };
            Edit::Overrule { sheet, initiative, overruling: Box::new(overruling) }
        }
        18 => {
            let (rule, place) = (format!("rule{}", b % 3), "goal".to_owned());
            if on {
                return Edit::TakeUp { sheet, rule, places: vec![place] };
            }
            let dismissal = Dismissal {
                rule,
                place,
                reason: text,
                signed: goalsheet::model::Signature::default(),
                extra: Extra::new(),
            };
            Edit::Dismiss { sheet, dismissals: vec![dismissal] }
        }
        19 => Edit::PasteTable(named(sheet, &text)),
        20 => Edit::Replace {
            texts: vec![(sheet_id(b), Cell::Goal, text.clone()), (sheet, Cell::Purpose, text)],
            places: 2,
        },
        21 => Edit::BringBack(named(sheet, &text)),
        _ => {
            let fresh = Incoming::New(named(id(&format!("s{serial}")), &text));
            let extra = [(text, goalsheet::model::Value::Bool(on))].into_iter().collect();
            Edit::Import { sheets: vec![fresh, Incoming::Replacing(named(sheet, "取り込んだ"))], extra }
        }
    }
}

fn id(text: &str) -> SheetId {
    SheetId::new(text).expect("an id")
}

fn named(id: SheetId, goal: &str) -> Arc<Sheet> {
    let mut sheet = Sheet::empty(id, FiscalYear::new(2024).expect("a year"));
    sheet.goal = goal.to_owned();
    Arc::new(sheet)
}

/// All that would be stored, byte for byte.
fn bytes(document: &Document) -> String {
    let sheets = document.sheets.iter().map(|sheet| encode_sheet(sheet, None, false));
    let bin = document.bin.iter().map(|binned| encode_binned(binned));
    sheets.chain(bin).chain([encode_extra(&document.extra)]).collect::<Vec<_>>().join("\n")
}

/// Carries wishes out; what is refused leaves all as it was, what is done leaves a valid document.
fn carry_out(session: &mut Session, wishes: &[Wish]) {
    for (serial, wish) in wishes.iter().enumerate() {
        let before = session.document().clone();
        let action = Action::Edit(edit(&before, wish, serial));
        match session.dispatch(action, &crate::common::moment()) {
            Ok(outcome) => {
                let change = outcome.expect("an edit has an outcome").change;
                assert_eq!(
                    change.is_empty(),
                    before == *session.document() && same_arcs(&before, session.document())
                );
            }
            Err(_) => assert!(Arc::ptr_eq(&before, session.document()), "a refused edit changes nothing"),
        }
        assert_eq!(session.document().check(), Ok(()));
        if wish.2 % 3 == 0 {
            session.seal();
        }
    }
}

fn same_arcs(a: &Document, b: &Document) -> bool {
    let same = a.sheets.iter().zip(b.sheets.iter()).all(|(a, b)| Arc::ptr_eq(a, b));
    same && a.sheets.len() == b.sheets.len() && Arc::ptr_eq(&a.extra, &b.extra)
}

fn to_the_end(session: &mut Session, action: &Action) -> usize {
    let mut steps = 0;
    while session.dispatch(action.clone(), &crate::common::moment()).expect("in step").is_some() {
        assert_eq!(session.document().check(), Ok(()));
        steps += 1;
    }
    steps
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn undo_leads_to_the_start_and_redo_to_the_end(start in document(), wishes in wishes(60)) {
        let mut session = Session::new(start.clone(), Ledger::default());
        carry_out(&mut session, &wishes);
        let end = (**session.document()).clone();
        let undone = to_the_end(&mut session, &Action::Undo);
        prop_assert_eq!(&**session.document(), &start);
        prop_assert_eq!(bytes(session.document()), bytes(&start));
        let redone = to_the_end(&mut session, &Action::Redo);
        prop_assert_eq!(undone, redone);
        prop_assert_eq!(&**session.document(), &end);
        prop_assert_eq!(bytes(session.document()), bytes(&end));
    }

    #[test]
    fn undo_and_redo_at_any_time_keep_step(start in document(), parts in vec((wishes(8), 0..6usize, 0..6usize), 0..8)) {
        let mut session = Session::new(start.clone(), Ledger::default());
        for (wishes, back, forth) in parts {
            carry_out(&mut session, &wishes);
            let here = bytes(session.document());
            let repeat = |session: &mut Session, action: Action, times| (0..times)
                .filter(|_| session.dispatch(action.clone(), &crate::common::moment()).expect("in step").is_some())
                .count();
            let went_back = repeat(&mut session, Action::Undo, back);
            let went_forth = repeat(&mut session, Action::Redo, went_back);
            prop_assert_eq!(went_back, went_forth);
            prop_assert_eq!(bytes(session.document()), here);
            repeat(&mut session, Action::Undo, forth);
        }
        to_the_end(&mut session, &Action::Undo);
        prop_assert_eq!(&**session.document(), &start);
    }

    #[test]
    fn a_change_turns_one_document_into_the_other_and_back(start in document(), wishes in wishes(30)) {
        let mut session = Session::new(start, Ledger::default());
        let before = (**session.document()).clone();
        carry_out(&mut session, &wishes);
        let after = (**session.document()).clone();
        let change = Change::between(&before, &after);
        prop_assert_eq!(change.apply(&before), Some(after.clone()));
        prop_assert_eq!(change.inverted().apply(&after), Some(before.clone()));
        prop_assert_eq!(change.inverted().inverted().apply(&before), Some(after.clone()));
        prop_assert!(Change::between(&after, &after.clone()).is_empty());
        if !change.sheets.is_empty() {
            prop_assert_eq!(change.apply(&after), None, "a change fits only what it was made from");
        }
    }

    #[test]
    fn an_edit_of_one_sheet_leaves_every_other_arc(start in document(), wish in wishes(2)) {
        let mut session = Session::new(start.clone(), Ledger::default());
        carry_out(&mut session, &wish);
        let change = Change::between(&start, session.document());
        let touched: Vec<_> = change.sheets.iter().filter_map(|d| d.either()).map(|s| s.id.clone()).collect();
        for sheet in start.sheets.iter().filter(|sheet| !touched.contains(&sheet.id)) {
            let now = session.document().sheet(&sheet.id).expect("still there");
            prop_assert!(Arc::ptr_eq(sheet, now));
        }
    }

    #[test]
    fn a_shelf_is_a_sorted_map(items in vec((0..12u8, any::<bool>()), 0..40)) {
        let (mut shelf, mut map) = (Shelf::<Sheet>::default(), BTreeMap::new());
        for (serial, (n, put)) in items.into_iter().enumerate() {
            let key = id(&format!("s{n}"));
            if put {
                let sheet = named(key.clone(), &serial.to_string());
                prop_assert_eq!(shelf.put(sheet.clone()), map.insert(key, sheet));
            } else {
                prop_assert_eq!(shelf.take(&key), map.remove(&key));
            }
            prop_assert!(shelf.iter().eq(map.values()));
            prop_assert_eq!((shelf.len(), shelf.is_empty()), (map.len(), map.is_empty()));
            for n in 0..12u8 {
                prop_assert_eq!(shelf.get(&id(&format!("s{n}"))), map.get(&id(&format!("s{n}"))));
            }
        }
        let mut items: Vec<_> = map.values().cloned().collect();
        items.reverse();
        prop_assert_eq!(Shelf::from_items(items.clone()), Ok(shelf));
        if let Some(first) = items.first().cloned() {
            items.push(first.clone());
            prop_assert_eq!(Shelf::from_items(items), Err(first.id.clone()));
        }
    }

    #[test]
    fn the_ledger_knows_what_no_file_holds(start in document(), parts in vec((wishes(6), 0..4u8, any::<usize>()), 0..10)) {
        let mut session = Session::new(start, Ledger::default());
        let ids: Vec<_> = session.document().sheets.iter().map(|sheet| sheet.id.clone()).collect();
        session.mark_filed(&ids);
        let mut filed: BTreeMap<SheetId, Arc<Sheet>> = BTreeMap::new();
        let note = |filed: &mut BTreeMap<_, _>, session: &Session, id: &SheetId| {
            filed.extend(session.document().sheet(id).map(|sheet| (id.clone(), sheet.clone())));
        };
        ids.iter().for_each(|id| note(&mut filed, &session, id));
        for (wishes, what, n) in parts {
            carry_out(&mut session, &wishes);
            match what {
                0 => drop(session.dispatch(Action::Undo, &crate::common::moment()).expect("in step")),
                1 => drop(session.dispatch(Action::Redo, &crate::common::moment()).expect("in step")),
                2 => {
                    let id = pick(session.document().sheets.iter().map(|s| s.id.clone()), n, id("absent"));
                    session.mark_filed([&id]);
                    note(&mut filed, &session, &id);
                }
                _ => {}
            }
            let unfiled = session.document().sheets.iter().filter(|sheet| filed.get(&sheet.id) != Some(sheet));
            prop_assert!(session.ledger().unfiled().iter().eq(unfiled.map(|sheet| &sheet.id)));
        }
    }

    #[test]
    fn typing_is_one_step_until_sealed(words in vec(vec(crate::common::text(), 1..5), 1..5)) {
        let sheet = named(id("s"), "元");
        let mut session = Session::default();
        session.dispatch(Action::Edit(Edit::AddSheet(sheet)), &crate::common::moment()).expect("accepted");
        let mut goals = vec!["元".to_owned()];
        for (serial, mut texts) in words.into_iter().enumerate() {
            texts.push(format!("最後{serial}"));
            for text in &texts {
                let edit = Edit::SetText { sheet: id("s"), cell: Cell::Goal, text: text.clone() };
                session.dispatch(Action::Edit(edit), &crate::common::moment()).expect("accepted");
            }
            session.seal();
            goals.extend(texts.pop());
        }
        for goal in goals.iter().rev() {
            prop_assert_eq!(&session.document().sheet(&id("s")).expect("there").goal, goal);
            session.dispatch(Action::Undo, &crate::common::moment()).expect("in step");
        }
        prop_assert!(session.document().sheets.is_empty());
    }

    #[test]
    fn what_another_tab_did_is_a_step_like_any_other(start in document(), wishes in wishes(20), texts in vec(crate::common::text(), 1..4)) {
        let mut session = Session::new(start.clone(), Ledger::default());
        let followed = |session: &mut Session, text: &str| {
            let first = session.document().sheets.iter().next().map_or(id("new"), |sheet| sheet.id.clone());
            let theirs = named(first.clone(), text);
            session.follow_sheet(theirs.clone(), None, true, &crate::common::moment()).expect("followed");
            assert_eq!(session.document().sheet(&first), Some(&theirs));
            assert!(session.ledger().is_filed(&first));
        };
        for (part, text) in wishes.chunks(6).zip(&texts) {
            carry_out(&mut session, part);
            followed(&mut session, text);
        }
        let end = bytes(session.document());
        let undone = to_the_end(&mut session, &Action::Undo);
        prop_assert_eq!(&**session.document(), &start);
        prop_assert_eq!(to_the_end(&mut session, &Action::Redo), undone);
        prop_assert_eq!(bytes(session.document()), end);
    }

    #[test]
    fn what_other_tabs_did_in_a_row_is_one_step(start in document(), theirs in vec((0..4u8, crate::common::text(), any::<bool>()), 1..12)) {
        let mut session = Session::new(start.clone(), Ledger::default());
        for (n, text, comes) in theirs {
            let id = id(&format!("other{n}"));
            if comes {
                session.follow_sheet(named(id, &text), None, false, &crate::common::moment()).expect("followed");
            } else {
                drop(session.dispatch(Action::Edit(Edit::Follow { id, sheet: None }), &crate::common::moment()));
            }
        }
        let end = bytes(session.document());
        let undone = to_the_end(&mut session, &Action::Undo);
        prop_assert!(undone <= 1);
        prop_assert_eq!(&**session.document(), &start);
        prop_assert_eq!(to_the_end(&mut session, &Action::Redo), undone);
        prop_assert_eq!(bytes(session.document()), end);
    }
}

#[test]
fn what_was_typed_and_taken_away_again_is_no_step() {
    let id = SheetId::new("a").expect("an id");
    let mut session = Session::default();
    let now = crate::common::moment();
    let mut act = |edit: Edit| session.dispatch(Action::Edit(edit), &now).map(drop).expect("accepted");
    act(Edit::AddSheet(Sheet::empty(id.clone(), FiscalYear::new(2024).expect("a year")).into()));
    for text in ["ぼ", "ぼう", ""] {
        act(Edit::SetText { sheet: id.clone(), cell: Cell::Situation, text: text.to_owned() });
    }
    assert_eq!(session.history().to_undo().map(|step| step.deed.clone()), Some(Deed::AddedSheet));
    session.dispatch(Action::Undo, &now).expect("it can be undone");
    assert!(session.document().sheets.is_empty());
}
