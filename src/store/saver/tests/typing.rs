//! People who type on and on in different cells of one sheet, in tabs whose writes reach one another late.

use proptest::collection::vec;
use proptest::prelude::*;

use super::fake::{Shared, Tab, run_until_quiet};
use crate::model::{Cell, Edit, SheetId};
use crate::session::Action;

/// What happens next.
#[derive(Clone, Copy, Debug)]
enum Act {
    /// A tab types a letter.
    Type(usize),
    /// It saves.
    Save(usize),
    /// The oldest write of it arrives.
    Send(usize),
    /// It hears of the next thing.
    Hear(usize),
}

fn act(tabs: usize) -> impl Strategy<Value = Act> {
    (0..10_usize, 0..tabs).prop_map(|(what, tab)| match what {
        0..=4 => Act::Type(tab),
        5 => Act::Save(tab),
        6..=7 => Act::Send(tab),
        _ => Act::Hear(tab),
    })
}

/// Where each of them types.
const CELLS: [Cell; 4] = [Cell::Situation, Cell::Purpose, Cell::Effects, Cell::Participation];
const LETTERS: &str = "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸";

fn text(tab: &Tab, id: &SheetId, cell: &Cell) -> String {
    tab.session.document().sheet(id).and_then(|sheet| sheet.text(cell)).expect("a text").to_owned()
}

fn type_letter(tab: &mut Tab, id: &SheetId, cell: &Cell, count: usize) {
    let letter = LETTERS.chars().nth(count % 20).expect("a letter");
    // As a field does: what stands in it, and one more.
    let text = format!("{}{letter}", text(tab, id, cell));
    tab.act(Action::Edit(Edit::SetText { sheet: id.clone(), cell: cell.clone(), text }));
}

fn check<const TABS: usize>(acts: Vec<Act>) -> Result<(), TestCaseError> {
    let shared = Shared::new();
    let mut first = Tab::join(&shared);
    let id = first.add("目標");
    first.save();
    let mut tabs = vec![first];
    tabs.resize_with(TABS, || Tab::join(&shared));
    run_until_quiet(&mut tabs);
    shared.make_slow();
    let mut typed = [0; TABS];
    for act in acts {
        match act {
            Act::Type(tab) => {
                type_letter(&mut tabs[tab], &id, &CELLS[tab], typed[tab]);
                typed[tab] += 1;
            }
            Act::Save(tab) => drop(tabs[tab].save()),
            Act::Send(tab) => shared.send(tab),
            Act::Hear(tab) => drop(tabs[tab].receive()),
        }
    }
    for _ in 0..40 {
        for (at, tab) in tabs.iter_mut().enumerate() {
            tab.save();
            while shared.unsent(at) > 0 {
                shared.send(at);
            }
        }
        tabs.iter_mut().for_each(|tab| while tab.receive() {});
    }
    for tab in &tabs {
        prop_assert_eq!(tab.session.document().sheets.iter().count(), 1, "further sheets");
        for (cell, count) in CELLS.iter().zip(typed) {
            let wanted: String = LETTERS.chars().cycle().take(count).collect();
            prop_assert_eq!(text(tab, &id, cell), wanted);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn each_of_two_keeps_what_it_typed_and_nobody_gets_a_further_sheet(acts in vec(act(2), 0..160)) {
        check::<2>(acts)?;
    }

    #[test]
    fn each_of_three_keeps_what_it_typed_and_nobody_gets_a_further_sheet(acts in vec(act(3), 0..120)) {
        check::<3>(acts)?;
    }

    #[test]
    fn each_of_four_keeps_what_it_typed_and_nobody_gets_a_further_sheet(acts in vec(act(4), 0..80)) {
        check::<4>(acts)?;
    }
}
