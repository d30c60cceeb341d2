//! Which writes of which tabs a stored value holds, written into the value itself, so that a write that went over another
//! tab's without having seen it can be told from one that followed it.
//!
//! Browsers hand a tab's writes to the others a moment later: two tabs can both find what they last saw, and both write. A
//! value that holds a write holds all that its writer held, so that asking for the last writer is enough: each tab knows what
//! its words hold (`Store::held`), whichever value they were taken from, and writes that.

use std::borrow::Cow;

use super::pack::unpack;

/// So many tabs are known by a value, those that wrote last: more do not write to one sheet within moments.
const MOST: usize = 4;
const PLAIN: &str = r#"{"stored":1,"#;
const STAMPED: &str = r#"{"stored":1,"by":""#;

/// The last write of each of the tabs that wrote, the last one at the end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Lineage(Vec<(String, u32)>);

impl Lineage {
    /// What was written by a tab that knew of no other.
    pub(crate) const ALONE: Self = Self(Vec::new());

    /// The lineage of a value as it is stored; empty where it says nothing.
    pub(crate) fn of(raw: Option<&str>) -> Self {
        raw.and_then(unpack).map_or(Self::ALONE, |text| Self::stamped(&text))
    }

    /// The lineage of a value that is not packed.
    pub(super) fn stamped(text: &str) -> Self {
        let stamp = text.strip_prefix(STAMPED).and_then(|rest| rest.split_once('"'));
        stamp.map_or_else(Self::default, |(stamp, _)| Self::parse(stamp))
    }

    fn parse(stamp: &str) -> Self {
        let entry = |entry: &str| {
            let (tab, count) = entry.split_once('.')?;
            Some((tab.to_owned(), count.parse().ok()?))
        };
        Self(stamp.split(' ').filter_map(entry).collect())
    }

    /// Whether it says nothing.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Which write of a tab it holds; 0 for none.
    pub(crate) fn count(&self, tab: &str) -> u32 {
        self.0.iter().find(|(other, _)| other == tab).map_or(0, |(_, count)| *count)
    }

    /// The tab that wrote it.
    pub(crate) fn writer(&self) -> Option<&str> {
        self.0.last().map(|(tab, _)| tab.as_str())
    }

    /// Whether what has this lineage holds all that the other has.
    pub(crate) fn includes(&self, other: &Self) -> bool {
        other.0.last().is_none_or(|(tab, count)| self.count(tab) >= *count)
    }

    /// Takes it that it holds what the other has, too.
    pub(crate) fn join(&mut self, other: &Self) {
        for (at, (tab, count)) in other.0.iter().enumerate() {
            match self.0.iter_mut().find(|(mine, _)| mine == tab) {
                Some((_, mine)) => *mine = (*mine).max(*count),
                None => self.0.insert(at.min(self.0.len()), (tab.clone(), *count)),
            }
        }
    }

    /// A tab has written.
    pub(crate) fn step(&mut self, tab: &str, count: u32) {
        self.0.retain(|(other, _)| other != tab);
        self.0.push((tab.to_owned(), count));
        self.0.drain(..self.0.len().saturating_sub(MOST));
    }

    /// A value with this lineage in it.
    pub(crate) fn stamp(&self, text: &str) -> String {
        let Some(rest) = text.strip_prefix(PLAIN).filter(|_| !self.is_empty()) else {
            return text.to_owned();
        };
        let entries: Vec<String> = self.0.iter().map(|(tab, count)| format!("{tab}.{count}")).collect();
        format!("{STAMPED}{}\",{rest}", entries.join(" "))
    }
}

/// A value without its lineage.
pub(crate) fn unstamped(text: &str) -> Cow<'_, str> {
    let rest = text.strip_prefix(STAMPED).and_then(|rest| rest.split_once("\","));
    rest.map_or(Cow::Borrowed(text), |(_, rest)| Cow::Owned(format!("{PLAIN}{rest}")))
}

#[cfg(test)]
mod tests {
    use super::super::pack::pack;
    use super::*;

    #[test]
    fn a_stamp_is_read_back_and_taken_off() {
        let text = r#"{"stored":1,"filed":false,"sheet":{"goal":"\",\""}}"#;
        let mut lineage = Lineage::default();
        assert_eq!(lineage.stamp(text), text);
        for (tab, count) in [("a", 1), ("b", 2), ("c", 3), ("a", 4), ("d", 5), ("e", 6)] {
            lineage.step(tab, count);
            let stamped = lineage.stamp(text);
            assert_eq!(unstamped(&stamped), text);
            for kept in [stamped.clone(), pack(&stamped)] {
                assert_eq!(Lineage::of(Some(&kept)), lineage);
            }
        }
        assert_eq!(["a", "b", "c", "d", "e"].map(|tab| lineage.count(tab)), [4, 0, 3, 5, 6]);
        assert_eq!((lineage.writer(), unstamped(text)), (Some("e"), Cow::Borrowed(text)));
        for odd in [None, Some(""), Some("{"), Some(text), Some(r#"{"stored":1,"by":"x y. .3","a":1}"#)] {
            assert!(Lineage::of(odd).count("x") == 0, "{odd:?}");
        }
    }

    #[test]
    fn what_followed_holds_what_it_followed() {
        let (mut first, mut second) = (Lineage::default(), Lineage::default());
        first.step("a", 1);
        second.step("b", 1);
        assert!(!first.includes(&second) && !second.includes(&first) && first.includes(&Lineage::default()));
        second.join(&first);
        second.step("b", 2);
        assert!(second.includes(&first) && !first.includes(&second));
        assert_eq!(second.writer(), Some("b"));
    }
}
