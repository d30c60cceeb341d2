//! Sets and maps as sorted vectors: what the standard library's trees do, in a tenth of their WebAssembly.
//!
//! Each `BTreeMap` of another key or value brings 2 to 5 KB into the app, and each `collect` into one a sort besides.
//! Here an entry that comes in the middle moves those after it, which is nothing at the few thousand sheets of a city.

use std::borrow::Borrow;
use std::cmp::Ordering;

/// Values in order, each once.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SortedSet<T>(Vec<T>);

/// Values in the order of their keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SortedMap<K, V>(Vec<(K, V)>);

/// Values in this order; equal ones stay as they come. The standard library's sort is 4 KB for each type.
pub fn by<T>(values: impl IntoIterator<Item = T>, order: impl Fn(&T, &T) -> Ordering) -> Vec<T> {
    let mut runs: Vec<Vec<T>> = vec![Vec::new()];
    for value in values {
        match runs.last_mut().filter(|run| run.len() < RUN) {
            Some(run) => {
                let at = run.partition_point(|held| order(held, &value) != Ordering::Greater);
                run.insert(at, value);
            }
            None => runs.push(vec![value]),
        }
    }
    while runs.len() > 1 {
        let mut pairs = std::mem::take(&mut runs).into_iter();
        while let Some(run) = pairs.next() {
            runs.push(match pairs.next() {
                Some(next) => merged(run, next, &order),
                None => run,
            });
        }
    }
    runs.swap_remove(0)
}

/// How many values are sorted by insertion before they are merged.
const RUN: usize = 64;

/// Two sorted runs as one; where values are equal, those of the first come first.
fn merged<T>(first: Vec<T>, second: Vec<T>, order: &impl Fn(&T, &T) -> Ordering) -> Vec<T> {
    let mut all = Vec::with_capacity(first.len() + second.len());
    let mut second = second.into_iter().peekable();
    for value in first {
        while let Some(earlier) = second.next_if(|other| order(&value, other) == Ordering::Greater) {
            all.push(earlier);
        }
        all.push(value);
    }
    all.extend(second);
    all
}

impl<T> Default for SortedSet<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K, V> Default for SortedMap<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Ord> SortedSet<T> {
    /// A set of nothing.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Puts a value in; whether it was not there yet.
    pub fn insert(&mut self, value: T) -> bool {
        let place = self.place(&value);
        if let Err(at) = place {
            self.0.insert(at, value);
        }
        place.is_err()
    }

    /// Takes a value out; whether it was there.
    pub fn remove<Q: Ord + ?Sized>(&mut self, value: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        let place = self.place(value);
        if let Ok(at) = place {
            self.0.remove(at);
        }
        place.is_ok()
    }

    /// Whether a value is in it.
    pub fn contains<Q: Ord + ?Sized>(&self, value: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        self.place(value).is_ok()
    }

    /// Keeps the values that `keep` wants.
    pub fn retain(&mut self, keep: impl FnMut(&T) -> bool) {
        self.0.retain(keep);
    }

    /// Takes everything out.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    fn place<Q: Ord + ?Sized>(&self, value: &Q) -> Result<usize, usize>
    where
        T: Borrow<Q>,
    {
        self.0.binary_search_by(|held| held.borrow().cmp(value))
    }
}

/// What reading needs, a slice has.
impl<T> std::ops::Deref for SortedSet<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T: Ord> Extend<T> for SortedSet<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, values: I) {
        values.into_iter().for_each(|value| {
            self.insert(value);
        });
    }
}

impl<T: Ord> FromIterator<T> for SortedSet<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        let mut set = Self::new();
        set.extend(values);
        set
    }
}

impl<T: Ord, const N: usize> From<[T; N]> for SortedSet<T> {
    fn from(values: [T; N]) -> Self {
        values.into_iter().collect()
    }
}

impl<T> IntoIterator for SortedSet<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'s, T> IntoIterator for &'s SortedSet<T> {
    type Item = &'s T;
    type IntoIter = std::slice::Iter<'s, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<K: Ord, V> SortedMap<K, V> {
    /// A map of nothing.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Puts a value under a key; the one that was there before.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        match self.place(&key) {
            Ok(at) => Some(std::mem::replace(&mut self.0[at].1, value)),
            Err(at) => {
                self.0.insert(at, (key, value));
                None
            }
        }
    }

    /// Takes out what is under a key.
    pub fn remove<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        self.place(key).ok().map(|at| self.0.remove(at).1)
    }

    /// What is under a key.
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.place(key).ok().map(|at| &self.0[at].1)
    }

    /// What is under a key, put there first if nothing is.
    pub fn get_or_insert_with(&mut self, key: K, make: impl FnOnce() -> V) -> &mut V {
        let at = match self.place(&key) {
            Ok(at) => at,
            Err(at) => {
                self.0.insert(at, (key, make()));
                at
            }
        };
        &mut self.0[at].1
    }

    /// Whether there is something under a key.
    pub fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.place(key).is_ok()
    }

    /// Whether it holds nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes everything out.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    fn place<Q: Ord + ?Sized>(&self, key: &Q) -> Result<usize, usize>
    where
        K: Borrow<Q>,
    {
        self.0.binary_search_by(|(held, _)| held.borrow().cmp(key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::{BTreeMap, BTreeSet};

    proptest! {
        #[test]
        fn a_set_is_what_the_standard_library_has(steps in proptest::collection::vec((any::<bool>(), 0_u8..20), 0..60)) {
            let (mut ours, mut theirs) = (SortedSet::new(), BTreeSet::new());
            for (put, value) in steps {
                match put {
                    true => prop_assert_eq!(ours.insert(value), theirs.insert(value)),
                    false => prop_assert_eq!(ours.remove(&value), theirs.remove(&value)),
                }
                prop_assert!(ours.iter().eq(&theirs));
                prop_assert_eq!(ours.contains(&value), put);
            }
        }

        #[test]
        fn a_map_is_what_the_standard_library_has(steps in proptest::collection::vec((0..3, 0_u8..20), 0..60)) {
            let (mut ours, mut theirs) = (SortedMap::new(), BTreeMap::new());
            for (at, (what, key)) in steps.into_iter().enumerate() {
                match what {
                    0 => prop_assert_eq!(ours.insert(key, at), theirs.insert(key, at)),
                    1 => prop_assert_eq!(ours.remove(&key), theirs.remove(&key)),
                    _ => prop_assert_eq!(ours.get_or_insert_with(key, || at), theirs.entry(key).or_insert(at)),
                }
                prop_assert!(ours.0.iter().map(|(key, value)| (key, value)).eq(&theirs));
                prop_assert_eq!(ours.get(&key), theirs.get(&key));
                prop_assert_eq!(ours.is_empty(), theirs.is_empty());
            }
        }

        #[test]
        fn equal_values_stay_as_they_come(values in proptest::collection::vec((0_u8..5, any::<u8>()), 0..600)) {
            let ours = by(values.clone(), |a, b| a.0.cmp(&b.0));
            let mut theirs = values;
            theirs.sort_by_key(|value| value.0);
            prop_assert_eq!(ours, theirs);
        }
    }
}
