//! The keys that this version does not know, written after those that it does.

use serde::{Serialize, Serializer};

use crate::model::Extra;

/// Keys that this version does not know. Known ones cannot be among them, or a key would stand twice.
pub(crate) struct Unknown<'a> {
    pub(crate) extra: &'a Extra,
    pub(crate) is_known: fn(&str) -> bool,
}

impl Serialize for Unknown<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.extra.iter().filter(|(key, _)| !(self.is_known)(key)))
    }
}
