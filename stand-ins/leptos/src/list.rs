//! Lists whose rows keep their elements while the list around them changes.
//!
//! Used as Leptos' `For`, but compiled once: a `For` for each kind of row costs 7 KB of WebAssembly a kind, because all of
//! its machinery is made anew for each key and each view. Here kind, key and view end at the door.

use std::hash::{Hash, Hasher};
use std::rc::Rc;

use base::prelude::{Owner, component};
use base::tachys::renderer::dom::{Dom, Node, Placeholder};

use crate::call::Call;
use crate::renewed::Renewed;
use crate::shown::Shown;
use crate::view::{AnyView, IntoView, What};

/// A row to be: what it is known by, and how it is drawn if it is not there yet.
pub(crate) struct Row {
    key: Vec<u8>,
    draw: Box<dyn FnOnce() -> AnyView>,
}

/// A row for each thing.
#[component]
pub fn For<I, T, K, N>(
    /// The things, in order.
    each: impl Fn() -> I + 'static,
    /// What a thing is known by among the others.
    key: impl Fn(&T) -> K + 'static,
    /// A thing's view.
    children: impl Fn(T) -> N + 'static,
) -> impl IntoView
where
    I: IntoIterator<Item = T>,
    T: 'static,
    K: Hash,
    N: IntoView,
{
    let children = Rc::new(children);
    let row = move |thing: T| {
        let children = children.clone();
        Row { key: bytes(&key(&thing)), draw: Box::new(move || children(thing).into_any()) }
    };
    let rows = move |()| {
        let mut things = each().into_iter();
        collected(&mut || things.next().map(&row))
    };
    AnyView(What::Rows(Box::new(rows)))
}

fn collected(next: &mut dyn FnMut() -> Option<Row>) -> Vec<Row> {
    std::iter::from_fn(next).collect()
}

/// The list that is there.
pub(crate) struct List(Renewed<Kept>);

struct Kept {
    rows: Vec<KeptRow>,
    /// Stands behind the last row.
    end: Placeholder,
}

/// What a row holds goes in this order: what is shown before what it belongs to.
struct KeptRow {
    key: Vec<u8>,
    shown: Shown,
    _owner: Owner,
}

impl List {
    /// Draws the rows, and draws them anew when what they are made of changes.
    pub(crate) fn new(mut rows: Box<dyn Call<(), Vec<Row>>>) -> Self {
        // What belongs to a row stays when the list is gone through again.
        let parent = Owner::current();
        Self(Renewed::new(move |kept| renew(kept, rows.call(()), parent.as_ref())))
    }

    /// Goes through the nodes of its rows, and the place behind them.
    pub(crate) fn each(&self, act: &mut dyn FnMut(&Node)) {
        self.0.look(|kept| {
            kept.rows.iter().for_each(|row| row.shown.each(act));
            act(&kept.end);
        });
    }
}

/// The rows as they are to be: those that are there keep their elements, and stay where they are if they can, so that the
/// focus stays in them.
fn renew(kept: Option<Kept>, rows: Vec<Row>, parent: Option<&Owner>) -> Kept {
    let (old, end) = match kept {
        Some(kept) => (kept.rows, kept.end),
        None => (Vec::new(), Dom::create_placeholder()),
    };
    let mut old: Vec<Option<KeptRow>> = old.into_iter().map(Some).collect();
    // Where each row was; rows mostly follow the one before them.
    let mut next = 0;
    let mut placed: Vec<(Option<usize>, KeptRow)> = Vec::new();
    for row in rows {
        let is_it = |old: &Option<KeptRow>| old.as_ref().is_some_and(|old| old.key == row.key);
        let at = match old.get(next).is_some_and(is_it) {
            true => Some(next),
            false => old.iter().position(is_it),
        };
        next = at.map_or(next, |at| at + 1);
        let kept = at.and_then(|at| old[at].take());
        placed.push((at, kept.unwrap_or_else(|| draw(row, parent))));
    }
    for gone in old.into_iter().flatten() {
        gone.shown.unmount();
    }
    let is_sorted = placed.iter().filter_map(|(was, _)| *was).is_sorted();
    let focus = if is_sorted { None } else { with_focus(&placed) };
    // What follows the row with the focus stays only if it followed it before: then that row stays too.
    let least = focus.and_then(|at| placed[at].0);
    let mut before = usize::MAX;
    for at in (0..placed.len()).rev() {
        let (was, row) = &placed[at];
        let least = least.filter(|_| focus < Some(at));
        match was.filter(|was| *was < before && least.is_none_or(|least| *was > least)) {
            Some(was) => before = was,
            None => match placed.get(at + 1) {
                Some((_, follower)) => row.shown.mount_before_shown(&follower.shown),
                None => row.shown.mount_before(&end),
            },
        }
    }
    Kept { rows: placed.into_iter().map(|(_, row)| row).collect(), end }
}

/// The row with the focus: moved, it would lose it.
fn with_focus(placed: &[(Option<usize>, KeptRow)]) -> Option<usize> {
    let focus = base::prelude::document().active_element()?;
    placed.iter().position(|(_, row)| {
        let mut has_focus = false;
        row.shown.each(&mut |node| has_focus |= node.contains(Some(&focus)));
        has_focus
    })
}

fn draw(row: Row, parent: Option<&Owner>) -> KeptRow {
    let owner = parent.map_or_else(Owner::new, |parent| parent.with(Owner::new));
    let shown = owner.with(|| (row.draw)().build());
    KeptRow { key: row.key, shown, _owner: owner }
}

/// All that a key would feed to a hash function: equal for equal keys, different for different ones.
fn bytes(key: &impl Hash) -> Vec<u8> {
    let mut all = Bytes(Vec::new());
    key.hash(&mut all);
    all.0
}

/// A hasher that forgets nothing.
struct Bytes(Vec<u8>);

impl Hasher for Bytes {
    fn write(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    fn finish(&self) -> u64 {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::bytes;

    #[test]
    fn keys_are_told_apart_by_all_they_hold() {
        let keys = [
            bytes(&("a", "bc")),
            bytes(&("ab", "c")),
            bytes(&(vec![1_u16], vec![2_u16, 3])),
            bytes(&(vec![1_u16, 2], vec![3_u16])),
            bytes(&None::<u8>),
            bytes(&Some(0_u8)),
        ];
        for (at, key) in keys.iter().enumerate() {
            assert!(!keys[..at].contains(key), "{at}");
        }
        assert_eq!(bytes(&"a".to_owned()), bytes(&"a"));
    }
}
