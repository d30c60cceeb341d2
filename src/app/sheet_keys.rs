//! The hand on a sheet: in a cell, over the cells as in a spreadsheet, or at what belongs to a cell.
//!
//! A cell keeps the focus in all of this, so that whatever is typed lands in it, an input method's words too.

use leptos::prelude::*;
use leptos::web_sys::{Element, HtmlElement, HtmlTextAreaElement};
use send_wrapper::SendWrapper;

use super::way::{Direction, next_place};
use super::{Shell, set_if_new};
use crate::browser::{clipboard, sheet_page as page};

/// Where the hand is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hand {
    /// In a text or another part of the form.
    In,
    /// Over the cells.
    Over,
    /// At what belongs to a cell: its chips, its row's tools.
    Annex,
}

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum KeyAction {
    LeaveCell,
    GoIn,
    TypeOn,
    Go(Direction),
    Choose,
    ToAnnex,
    Step(isize),
    ToEnd(bool),
    Back,
    Tab,
}

/// A key that was pressed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Press<'k> {
    /// Its name, as browsers have it.
    pub(crate) key: &'k str,
    /// Whether Ctrl (on a Mac: Command) was held.
    pub(crate) ctrl: bool,
    /// Whether Alt was held.
    pub(crate) alt: bool,
    /// Whether it belongs to an input method.
    pub(crate) composing: bool,
}

/// What remains of the hand while the sheet is shown.
#[derive(Clone, Copy)]
pub(crate) struct HandState {
    /// Whether it is over the cells and in none.
    pub(crate) is_over: RwSignal<bool>,
    /// The cell from which it went to what belongs to it.
    left: StoredValue<Option<SendWrapper<HtmlElement>>>,
    /// Whether the focus moves because of Tab.
    tabbed: StoredValue<bool>,
}

impl Default for HandState {
    fn default() -> Self {
        Self { is_over: RwSignal::new(false), left: StoredValue::new(None), tabbed: StoredValue::new(false) }
    }
}

/// What a key does, depending on where the hand is; none where it is the browser's or the input method's.
fn act(hand: Hand, press: Press<'_>) -> Option<KeyAction> {
    let Press { key, ctrl, alt, composing } = press;
    if composing {
        return (hand == Hand::Over).then_some(KeyAction::TypeOn);
    }
    match (hand, key, ctrl, alt) {
        (_, "Tab", false, false) => Some(KeyAction::Tab),
        (Hand::In | Hand::Over, "ArrowDown", false, true) => Some(KeyAction::ToAnnex),
        (Hand::In, "Escape", false, false) => Some(KeyAction::LeaveCell),
        (Hand::Annex, "Escape", false, false) => Some(KeyAction::Back),
        (Hand::Annex, "ArrowRight" | "ArrowDown", false, false) => Some(KeyAction::Step(1)),
        (Hand::Annex, "ArrowLeft" | "ArrowUp", false, false) => Some(KeyAction::Step(-1)),
        (Hand::Annex, "Home", false, false) => Some(KeyAction::ToEnd(false)),
        (Hand::Annex, "End", false, false) => Some(KeyAction::ToEnd(true)),
        (Hand::Over, "Enter" | "F2", false, false) => Some(KeyAction::GoIn),
        (Hand::Over, "c", true, false) => Some(KeyAction::Choose),
        (Hand::Over, "v", true, false) | (Hand::Over, "Backspace" | "Delete", false, false) => {
            Some(KeyAction::TypeOn)
        }
        (Hand::Over, "Home", true, false) => Some(KeyAction::Go(Direction::First)),
        (Hand::Over, "End", true, false) => Some(KeyAction::Go(Direction::Last)),
        (Hand::Over, _, false, false) => match key {
            "ArrowUp" => Some(KeyAction::Go(Direction::Up)),
            "ArrowDown" => Some(KeyAction::Go(Direction::Down)),
            "ArrowLeft" => Some(KeyAction::Go(Direction::Left)),
            "ArrowRight" => Some(KeyAction::Go(Direction::Right)),
            "Home" => Some(KeyAction::Go(Direction::RowStart)),
            "End" => Some(KeyAction::Go(Direction::RowEnd)),
            key => (key.chars().count() == 1).then_some(KeyAction::TypeOn),
        },
        _ => None,
    }
}

impl Shell {
    /// A key on the sheet; whether it was one of ours, which the browser then leaves alone.
    pub(crate) fn sheet_key(self, press: Press<'_>) -> bool {
        let hand = self.sheet_screen.hand;
        let is_over = hand.is_over.get_untracked();
        let (at, here) = match (page::stop(), page::annexed()) {
            (Some(stop), _) => (if is_over { Hand::Over } else { Hand::In }, stop),
            (None, Some(annexed)) => (Hand::Annex, annexed),
            (None, None) => return false,
        };
        match act(at, press) {
            Some(KeyAction::LeaveCell) => {
                self.seal();
                hand.is_over.set(true);
            }
            Some(KeyAction::GoIn) => {
                hand.is_over.set(false);
                page::to_end(&here);
                // A part that is no text is opened by the key itself.
                return here.has_attribute("data-cell");
            }
            Some(KeyAction::TypeOn) => {
                page::to_end(&here);
                hand.is_over.set(false);
                return false;
            }
            Some(KeyAction::Choose) => {
                page::select_all(&here);
                return false;
            }
            Some(KeyAction::Go(way)) => go(way, &here),
            Some(KeyAction::ToAnnex) => {
                let (annex, own) = page::annex(&here);
                if let Some(first) = annex.get(own) {
                    hand.left.set_value(Some(SendWrapper::new(here)));
                    page::focus(first);
                }
            }
            Some(KeyAction::Step(by)) => step(&here, by),
            Some(KeyAction::ToEnd(last)) => {
                let (annex, _) = page::annex(&here);
                if let Some(end) = if last { annex.last() } else { annex.first() } {
                    page::focus(end);
                }
            }
            Some(KeyAction::Back) => self.back_to_cell(&here),
            Some(KeyAction::Tab) => {
                hand.tabbed.set_value(true);
                return false;
            }
            None => return false,
        }
        true
    }

    /// From what belongs to a cell back to it; to its row's first where the hand came another way.
    fn back_to_cell(self, here: &HtmlElement) {
        let left = self.sheet_screen.hand.left.try_update_value(Option::take).flatten();
        let left = left
            .map(SendWrapper::take)
            .filter(|left| page::is_in_row_of(left, here) || here.has_attribute("data-adds"));
        if let Some(cell) = left.filter(|left| left.is_connected()).or_else(|| page::first_in_row(here)) {
            page::focus(&cell);
        }
    }

    /// The focus has come to a part of the sheet: after Tab the cursor stands at the text's end.
    pub(crate) fn sheet_entered(self) {
        let tabbed = self.sheet_screen.hand.tabbed.try_update_value(std::mem::take);
        if let (Some(true), Some(stop)) = (tabbed, page::stop()) {
            page::to_end(&stop);
        }
    }

    /// A press on the sheet: on the free space beside a text it puts the cursor there, which this answers.
    pub(crate) fn sheet_pressed(self, target: &Element) -> bool {
        self.sheet_screen.hand.is_over.set(false);
        self.sheet_screen.hand.tabbed.set_value(false);
        let Some(cell) = page::pressed_beside(target) else { return false };
        page::focus(&cell);
        page::to_end(&cell);
        true
    }

    /// Puts words in the place of these (in UTF-16 units), as a step of its own.
    pub(crate) fn type_at(self, field: &HtmlTextAreaElement, (start, end): (u32, u32), words: &str) {
        self.seal();
        drop(field.set_selection_range(start, end));
        clipboard::insert(field, words);
        self.seal();
    }

    /// The focus has left the sheet for another part of the page, or something came into a cell without a key: dictated,
    /// written by hand, dropped.
    pub(crate) fn sheet_left(self) {
        set_if_new(self.sheet_screen.hand.is_over, false);
    }
}

/// Goes to another cell, and over it.
fn go(way: Direction, here: &HtmlElement) {
    let stops = page::stops();
    let rects: Vec<_> = stops.iter().map(page::rect).collect();
    let at = stops.iter().position(|stop| stop == here);
    if let Some(stop) = at.and_then(|at| next_place(&rects, at, way)).and_then(|next| stops.get(next)) {
        page::focus(stop);
        page::to_end(stop);
    }
}

/// Goes through what belongs to a cell, round the ends.
fn step(here: &HtmlElement, by: isize) {
    let (annex, _) = page::annex(here);
    let count = isize::try_from(annex.len()).unwrap_or(0);
    let at = annex.iter().position(|element| element == here).and_then(|at| isize::try_from(at).ok());
    let next = at.filter(|_| count > 0).map(|at| (at + by).rem_euclid(count));
    if let Some(element) = next.and_then(|next| annex.get(usize::try_from(next).ok()?)) {
        page::focus(element);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(hand: Hand, pressed: &str, expected: Option<KeyAction>) {
        let (ctrl, alt, composing) =
            (pressed.contains("Ctrl+"), pressed.contains("Alt+"), pressed.contains("IME+"));
        let key = pressed.rsplit('+').next().expect("a key");
        assert_eq!(
            act(hand, Press { key, ctrl, alt, composing }),
            expected,
            "{pressed} with the hand {hand:?}"
        );
    }

    #[test]
    fn over_the_cells_keys_move_and_letters_go_in() {
        for (pressed, expected) in [
            ("ArrowLeft", Some(KeyAction::Go(Direction::Left))),
            ("ArrowDown", Some(KeyAction::Go(Direction::Down))),
            ("Home", Some(KeyAction::Go(Direction::RowStart))),
            ("Ctrl+Home", Some(KeyAction::Go(Direction::First))),
            ("Ctrl+End", Some(KeyAction::Go(Direction::Last))),
            ("Enter", Some(KeyAction::GoIn)),
            ("F2", Some(KeyAction::GoIn)),
            ("Alt+ArrowDown", Some(KeyAction::ToAnnex)),
            ("あ", Some(KeyAction::TypeOn)),
            ("a", Some(KeyAction::TypeOn)),
            ("IME+Process", Some(KeyAction::TypeOn)),
            ("Backspace", Some(KeyAction::TypeOn)),
            ("Ctrl+v", Some(KeyAction::TypeOn)),
            ("Ctrl+c", Some(KeyAction::Choose)),
            ("Tab", Some(KeyAction::Tab)),
            ("Ctrl+z", None),
            ("Escape", None),
            ("PageDown", None),
            ("Shift", None),
        ] {
            check(Hand::Over, pressed, expected);
        }
    }

    #[test]
    fn in_a_cell_keys_are_the_texts_own() {
        for key in [
            "ArrowLeft",
            "Home",
            "Ctrl+Home",
            "Ctrl+End",
            "Enter",
            "F2",
            "a",
            "IME+Escape",
            "IME+Enter",
            "Ctrl+c",
        ] {
            check(Hand::In, key, None);
        }
        check(Hand::In, "Escape", Some(KeyAction::LeaveCell));
        check(Hand::In, "Alt+ArrowDown", Some(KeyAction::ToAnnex));
    }

    #[test]
    fn at_what_belongs_to_a_cell_arrows_step_and_escape_leads_back() {
        for (pressed, expected) in [
            ("ArrowRight", Some(KeyAction::Step(1))),
            ("ArrowUp", Some(KeyAction::Step(-1))),
            ("End", Some(KeyAction::ToEnd(true))),
            ("Escape", Some(KeyAction::Back)),
            ("Enter", None),
            (" ", None),
        ] {
            check(Hand::Annex, pressed, expected);
        }
    }
}
