//! Tabs of several processes: each has its own picture of the storage, and what it writes reaches the others a moment later.
//! All orders in which that can happen, gone through one by one.

use super::fake::{Shared, Tab};
use crate::model::{Cell, Edit, SheetId};
use crate::session::Action;

/// So many moves are made in every order, the rest in one: what decides is among the first, and more takes minutes.
const MOVES: usize = 5;

/// Gives the next order each time: every choice is made in every way.
#[derive(Default)]
struct Orders {
    made: Vec<(usize, usize)>,
    at: usize,
}

impl Orders {
    fn choose(&mut self, of: usize) -> usize {
        if self.at == self.made.len() {
            self.made.push((0, of));
        }
        self.at += 1;
        self.made[self.at - 1].0
    }

    /// Whether there is another order.
    fn next(&mut self) -> bool {
        self.at = 0;
        while let Some((chosen, of)) = self.made.pop() {
            if chosen + 1 < of {
                self.made.push((chosen + 1, of));
                return true;
            }
        }
        false
    }
}

/// What two tabs write of one sheet.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Written {
    OtherCells,
    SameCell,
    DeletedByTheSecond,
}

/// What becomes of them then.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Then {
    BothStay,
    OneIsClosed(usize),
    BothAreClosed,
}

fn type_in(tab: &mut Tab, id: &SheetId, cell: Cell, text: &str) {
    tab.act(Action::Edit(Edit::SetText { sheet: id.clone(), cell, text: text.to_owned() }));
    tab.session.seal();
}

/// Two tabs that know of one another, with a stored sheet, on a slow storage.
fn pair(stored_by: usize) -> (Shared, [Tab; 2], SheetId) {
    let shared = Shared::new();
    let mut tabs = [Tab::join(&shared), Tab::join(&shared)];
    while tabs[0].receive() | tabs[1].receive() {}
    let id = tabs[stored_by].add("元");
    tabs[stored_by].save();
    while tabs[0].receive() | tabs[1].receive() {}
    shared.make_slow();
    (shared, tabs, id)
}

fn write(written: Written, tabs: &mut [Tab; 2], id: &SheetId) {
    type_in(&mut tabs[0], id, Cell::Goal, "甲の文");
    match written {
        Written::OtherCells => type_in(&mut tabs[1], id, Cell::Situation, "乙の文"),
        Written::SameCell => type_in(&mut tabs[1], id, Cell::Goal, "乙の文"),
        Written::DeletedByTheSecond => drop(tabs[1].delete(id)),
    }
}

/// Lets everything arrive and be answered, in some order, until nothing is left to do.
fn settle(shared: &Shared, tabs: &mut [Tab], is_open: &[bool]) {
    for _ in 0..200 {
        let mut is_quiet = true;
        for (at, tab) in tabs.iter_mut().enumerate() {
            while shared.unsent(at) > 0 {
                shared.send(at);
                is_quiet = false;
            }
            while is_open[at] && tab.receive() {
                is_quiet = false;
            }
            if is_open[at] && !tab.saver.unsaved().is_empty() {
                tab.save();
                is_quiet = false;
            }
        }
        if is_quiet {
            return;
        }
    }
    panic!("tabs answer each other for ever");
}

/// All that a tab holds, one line a sheet.
fn held(tab: &Tab) -> Vec<String> {
    let sheets = tab.session.document().sheets.iter();
    let mut held: Vec<_> = sheets.map(|sheet| format!("{}・{}", sheet.goal, sheet.situation)).collect();
    held.sort();
    held
}

/// Goes through all orders of the first moves; how many there were.
fn all_orders(written: Written, then: Then, moves: usize, stored_by: usize) -> usize {
    let (mut orders, mut count) = (Orders::default(), 0);
    loop {
        count += 1;
        one_order(written, then, moves, stored_by, &mut orders);
        if !orders.next() {
            return count;
        }
    }
}

fn one_order(written: Written, then: Then, moves: usize, stored_by: usize, orders: &mut Orders) {
    let (shared, mut tabs, id) = pair(stored_by);
    write(written, &mut tabs, &id);
    let (mut has_saved, mut is_open) = ([false; 2], [true; 2]);
    for _ in 0..moves {
        let mut may: Vec<(usize, u8)> = Vec::new();
        for at in 0..2 {
            may.extend((!has_saved[at]).then_some((at, 0)));
            may.extend((shared.unsent(at) > 0).then_some((at, 1)));
            may.extend((is_open[at] && shared.unheard(at) > 0).then_some((at, 2)));
        }
        if may.is_empty() {
            break;
        }
        let (at, what) = may[orders.choose(may.len())];
        match what {
            0 => {
                tabs[at].save();
                has_saved[at] = true;
                is_open[at] = then != Then::BothAreClosed && then != Then::OneIsClosed(at);
            }
            1 => shared.send(at),
            _ => drop(tabs[at].receive()),
        }
    }
    for at in 0..2 {
        if !has_saved[at] {
            tabs[at].save();
            is_open[at] = then != Then::BothAreClosed && then != Then::OneIsClosed(at);
        }
    }
    settle(&shared, &mut tabs, &is_open);
    // Two more, at once; whoever puts together what was left is followed by all.
    let mut tabs = Vec::from(tabs);
    tabs.extend([Tab::join(&shared), Tab::join(&shared)]);
    let is_open = [is_open[0], is_open[1], true, true];
    settle(&shared, &mut tabs, &is_open);
    let told = || format!("{written:?} {then:?} {:?}", orders.made);
    let goals = match written {
        Written::OtherCells => vec!["甲の文・乙の文"],
        Written::SameCell => vec!["乙の文・", "甲の文・"],
        Written::DeletedByTheSecond => vec!["甲の文・"],
    };
    for (tab, _) in tabs.iter().zip(is_open).filter(|(_, is_open)| *is_open) {
        assert_eq!(held(tab), goals, "{}", told());
    }
    // What was left is taken away with the next save, and nothing comes of it twice.
    tabs[3].add("次");
    settle(&shared, &mut tabs, &is_open);
    let last = Tab::join(&shared);
    assert_eq!(held(&last), held(&tabs[3]), "{}", told());
}

#[test]
fn whatever_the_order_both_texts_are_there_and_none_twice() {
    let mut count = 0;
    for written in [Written::OtherCells, Written::SameCell, Written::DeletedByTheSecond] {
        for then in [Then::BothStay, Then::OneIsClosed(0), Then::OneIsClosed(1), Then::BothAreClosed] {
            for stored_by in 0..2 {
                count += all_orders(written, then, MOVES, stored_by);
            }
        }
    }
    println!("{count} orders");
}
