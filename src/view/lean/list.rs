//! Lists whose rows keep their elements while the list around them changes.
//!
//! What Leptos' `For` does, compiled once: a `For` for each kind of row costs 7 KB of WebAssembly a kind, because all of
//! its machinery is made anew for each key and each view. Here kind, key and view end at the door.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use leptos::prelude::{For as LeptosFor, IntoView, component, view};

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
    rows(Box::new(move || each().into_iter().map(&row).collect()))
}

/// The one `For` of Leptos' in the app.
fn rows(rows: Box<dyn Fn() -> Vec<Row> + Send>) -> AnyView {
    view! { <LeptosFor each=rows key=|row: &Row| row.key.clone() children=|row: Row| (row.draw)() /> }
        .into_any()
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
