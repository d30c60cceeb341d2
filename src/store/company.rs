//! What a tab knows of other tabs on the same storage, and the names under which they speak and keep what is their own.
//!
//! As long as a tab is alone nothing of this is written. Once it has company its values say what they hold
//! ([`Lineage`]), and each is kept under a name of the tab's own as well: whatever is written over it unseen, and whichever
//! tabs are closed in that moment, it is found at the next start.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::{Key, Lineage};

/// Says to other tabs that this one is here: `?` and its name asks for an answer, `!` is one.
pub(crate) const HELLO: &str = "goalsheet:tab";
/// Before a tab's name and a key's: what that tab last wrote there.
pub(crate) const OWN: &str = "goalsheet:own:";
/// Says which tab woke on an emptied storage and writes what it has once more, perhaps older than what others hold.
pub(crate) const WOKE: &str = "goalsheet:woke";
/// Between what was there before and what was written; stands in no value, which is JSON.
pub(super) const NEXT: char = '\u{1}';
/// So many keys a tab keeps twice, the last: what was written longer ago has reached the other tabs, or they have told.
pub(super) const KEPT: usize = 4;

/// What a store knows of other tabs.
#[derive(Debug, Default)]
pub(super) struct Company {
    /// This tab's name; none as long as nobody has said hello.
    pub(super) tab: Option<String>,
    /// Whether there are, or were, others.
    pub(super) is_known: bool,
    /// How often it has written.
    pub(super) count: u32,
    /// Which of its writes was the last to a key.
    pub(super) own: BTreeMap<Key, u32>,
    /// What it keeps under its own name, the oldest first.
    pub(super) kept: VecDeque<Key>,
    /// Of that, what waits to be put together with what another tab wrote, and stands nowhere else.
    pub(super) aside: BTreeSet<Key>,
    /// The names under which other tabs kept something when all was loaded.
    pub(super) left: Vec<String>,
    /// What was last said under [`WOKE`], as far as this tab knows, and how often it said something there.
    pub(super) woke: (Option<String>, u32),
    /// What this tab's words of each key hold, as far as it is stored.
    pub(super) held: BTreeMap<Key, Lineage>,
}

/// A write to come: what was there before, and what its value will hold.
pub(super) struct NextWrite {
    pub(super) before: Option<String>,
    pub(super) lineage: Lineage,
    pub(super) count: u32,
}

/// What a tab kept under its own name when it was last seen.
#[derive(Clone, Debug)]
pub(crate) struct Leftover {
    /// The name.
    pub(crate) name: String,
    /// The key that was written.
    pub(crate) key: Key,
    /// What was there before.
    pub(crate) before: Option<String>,
    /// What was written.
    pub(crate) raw: String,
}

/// What other tabs left.
#[derive(Debug, Default)]
pub(crate) struct Leftovers {
    /// Not looked at yet.
    pub(crate) found: Vec<Leftover>,
    /// All that is in them is stored: they go with the next save, but for those of tabs that are still there.
    pub(crate) done: BTreeSet<String>,
}

/// The name of the tab to which a leftover belongs.
pub(crate) fn tab_of(name: &str) -> Option<&str> {
    name.strip_prefix(OWN)?.split_once(':').map(|(tab, _)| tab)
}
