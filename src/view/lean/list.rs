//! Lists whose rows keep their elements while the list around them changes.
//!
//! Used as Leptos' `For`, but compiled once: a `For` for each kind of row costs 7 KB of WebAssembly a kind, because all of
//! its machinery is made anew for each key and each view. Here kind, key and view end at the door.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use leptos::prelude::{IntoView, Mountable, Owner, Render, RenderEffect, component};
use leptos::tachys::renderer::dom::{Dom, Element, Node, Placeholder};
use leptos::tachys::view::any_view::AnyViewState;

use super::element::not_written_down;
use super::{AnyView, IntoAny};

/// A row to be: what it is known by, and how it is drawn if it is not there yet.
struct Row {
    key: Vec<u8>,
    draw: Box<dyn FnOnce() -> AnyView + Send>,
}

/// A row for each thing.
#[component]
pub(in crate::view) fn For<I, T, K, N>(
    /// The things, in order.
    each: impl Fn() -> I + Send + 'static,
    /// What a thing is known by among the others.
    key: impl Fn(&T) -> K + Send + 'static,
    /// A thing's view.
    children: impl Fn(T) -> N + Send + Sync + 'static,
) -> impl IntoView
where
    I: IntoIterator<Item = T>,
    T: Send + 'static,
    K: Hash,
    N: IntoView + 'static,
{
    let children = Arc::new(children);
    let row = move |thing: T| {
        let children = children.clone();
        Row { key: bytes(&key(&thing)), draw: Box::new(move || children(thing).into_any()) }
    };
    let rows = move || {
        let mut things = each().into_iter();
        collected(&mut || things.next().map(&row))
    };
    Rows(Box::new(rows)).into_any()
}

fn collected(next: &mut dyn FnMut() -> Option<Row>) -> Vec<Row> {
    std::iter::from_fn(next).collect()
}

/// The list to be.
struct Rows(Box<dyn Fn() -> Vec<Row> + Send>);

/// The list that is there.
struct List(RenderEffect<Kept>);

struct Kept {
    rows: Vec<KeptRow>,
    /// Stands behind the last row.
    end: Placeholder,
}

/// What a row holds goes in this order: what is shown before what it belongs to.
struct KeptRow {
    key: Vec<u8>,
    shown: AnyViewState,
    _owner: Owner,
}

impl Render for Rows {
    type State = List;

    fn build(self) -> List {
        // What belongs to a row stays when the list is gone through again.
        let parent = Owner::current();
        List(RenderEffect::new(move |kept| renew(kept, (self.0)(), parent.as_ref())))
    }

    fn rebuild(self, state: &mut List) {
        let mut old = std::mem::replace(state, self.build());
        old.insert_before_this(state);
        old.unmount();
    }
}

not_written_down!([] Rows, Rows, |rows| rows);

impl Mountable for List {
    fn unmount(&mut self) {
        self.0.with_value_mut(|kept| {
            kept.rows.iter_mut().for_each(|row| row.shown.unmount());
            kept.end.unmount();
        });
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        self.0.with_value_mut(|kept| {
            kept.rows.iter_mut().for_each(|row| row.shown.mount(parent, marker));
            kept.end.mount(parent, marker);
        });
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let first = |kept: &mut Kept| match kept.rows.first() {
            Some(row) => row.shown.insert_before_this(child),
            None => kept.end.insert_before_this(child),
        };
        self.0.with_value_mut(first).unwrap_or(false)
    }

    fn elements(&self) -> Vec<Element> {
        let elements = |kept: &mut Kept| -> Vec<Element> {
            kept.rows.iter().flat_map(|row| row.shown.elements()).collect()
        };
        self.0.with_value_mut(elements).map_or_else(Vec::new, Vec::from)
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
    for mut gone in old.into_iter().flatten() {
        gone.shown.unmount();
    }
    let mut before = usize::MAX;
    for at in (0..placed.len()).rev() {
        let (head, tail) = placed.split_at_mut(at + 1);
        let Some((was, row)) = head.last_mut() else { break };
        match was.filter(|was| *was < before) {
            Some(was) => before = was,
            None => {
                match tail.first() {
                    Some((_, follower)) => follower.shown.insert_before_this(&mut row.shown),
                    None => end.insert_before_this(&mut row.shown),
                };
            }
        }
    }
    Kept { rows: placed.into_iter().map(|(_, row)| row).collect(), end }
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
