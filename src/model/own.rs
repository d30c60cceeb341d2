//! Texts of the parts that a city's form has beside the paper's own ones (担当, 予算額, 一次評価).
//!
//! A sheet keeps them under their names in files, whatever form is in use: changing the form loses nothing.

use std::collections::BTreeMap;

use super::OwnKey;

/// The texts by their names. Nothing written is nothing kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OwnTexts(BTreeMap<OwnKey, String>);

impl OwnTexts {
    /// What stands under a name; nothing where it was never written.
    pub fn get(&self, key: &OwnKey) -> &str {
        self.0.get(key).map_or("", String::as_str)
    }

    /// Writes a text under a name.
    pub fn set(&mut self, key: &OwnKey, text: &str) {
        if text.is_empty() {
            self.0.remove(key);
        } else {
            self.0.insert(key.clone(), text.to_owned());
        }
    }

    /// The place of a text, to write to; where nothing is written there, [`OwnTexts::tidy`] takes it away again.
    pub(super) fn place(&mut self, key: &OwnKey) -> &mut String {
        self.0.entry(key.clone()).or_default()
    }

    /// Lets go of what is empty.
    pub(super) fn tidy(&mut self) {
        self.0.retain(|_, text| !text.is_empty());
    }

    /// Names and texts, in the order of the names.
    pub fn iter(&self) -> impl Iterator<Item = (&OwnKey, &str)> {
        self.0.iter().map(|(key, text)| (key, text.as_str()))
    }

    /// The names under which something is written.
    pub fn keys(&self) -> impl Iterator<Item = &OwnKey> {
        self.0.keys()
    }

    /// Whether nothing is written.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Keeps those of which that is so.
    pub fn retain(&mut self, is_kept: impl Fn(&OwnKey) -> bool) {
        self.0.retain(|key, _| is_kept(key));
    }
}

impl FromIterator<(OwnKey, String)> for OwnTexts {
    fn from_iter<T: IntoIterator<Item = (OwnKey, String)>>(texts: T) -> Self {
        Self(texts.into_iter().filter(|(_, text)| !text.is_empty()).collect())
    }
}
