//! What is known of a sheet's own versions: fingerprints of each of its parts as they were last sent as a file or taken from
//! one, and the words of those that have changed since.
//!
//! By this two versions that were edited apart find what both came from. Contents decide, never clocks.

mod place;
mod travel;

use std::collections::{BTreeMap, BTreeSet};

pub use place::{HeadPart, RowPart, TrailPlace};
pub use travel::revision;

use super::{Sendings, Sheet};

/// So many versions of a part are known.
const MOST: usize = 4;

/// The fingerprint of a text; an empty one has 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TextPrint(u64);

/// The versions of a sheet's parts, newest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trail {
    versions: BTreeMap<TrailPlace, Vec<TextPrint>>,
    /// The words of versions that do not stand in the sheet any more.
    texts: BTreeMap<TextPrint, String>,
    /// To whom the sheet was sent from here.
    pub sendings: Sendings,
}

impl TextPrint {
    /// The fingerprint of a text.
    pub fn of(text: &str) -> Self {
        if text.is_empty() {
            return Self(0);
        }
        let mut hash = 0xcbf2_9ce4_8422_2325_u64 ^ text.len() as u64;
        for chunk in text.as_bytes().chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            hash = mixed(hash ^ u64::from_le_bytes(word));
        }
        Self(hash.max(1))
    }
}

/// One to one, and each bit of what comes out hangs on each bit of what goes in (splitmix64's last step).
fn mixed(mut hash: u64) -> u64 {
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (hash ^ (hash >> 31)).wrapping_add(0x9e37_79b9_7f4a_7c15)
}

impl Trail {
    /// Whether the sheet has never been sent or taken.
    pub fn is_empty(&self) -> bool {
        self.versions.is_empty()
    }

    /// Notes that the sheet was sent, or taken, as it is.
    pub fn mark(&mut self, sheet: &Sheet) {
        self.note(sheet, MOST);
        self.forget_texts();
    }

    /// The parts of a sheet, and the city's own ones that were written in it once.
    fn places(&self, sheet: &Sheet) -> Vec<TrailPlace> {
        let own = self.versions.keys().filter(|place| matches!(place, TrailPlace::Own(..)));
        let gone = own.filter(|place| place.written(sheet).is_some_and(|text| text.is_empty()));
        TrailPlace::of(sheet).chain(gone.cloned()).collect()
    }

    /// What is known of a part. A part of a city's own was empty before it was first written.
    fn known(&self, place: &TrailPlace) -> Vec<TextPrint> {
        let mut known: Vec<TextPrint> = self.versions.get(place).into_iter().flatten().copied().collect();
        let empty = TextPrint::of("");
        if matches!(place, TrailPlace::Own(..)) && !self.is_empty() && !known.contains(&empty) {
            known.push(empty);
        }
        known
    }

    fn note(&mut self, sheet: &Sheet, most: usize) {
        for place in self.places(sheet) {
            let Some(text) = place.written(sheet) else { continue };
            let print = TextPrint::of(&text);
            let versions = self.versions.entry(place).or_default();
            versions.retain(|other| *other != print);
            versions.insert(0, print);
            versions.truncate(most);
        }
    }

    /// The same for a version that was put together with what was here, while others of the same sheet are still to come: none
    /// of the earlier ones is forgotten before they have.
    pub fn put_together(&mut self, before: &Sheet, (taken, known): (&Sheet, &Self), after: &Sheet) {
        self.keep_words(before, after);
        self.take_from_file((taken, known), usize::MAX);
        self.keep_words(taken, after);
    }

    /// Notes that this version was taken from a file, which knew of earlier ones.
    pub fn take(&mut self, taken: &Sheet, known: &Self) {
        self.take_from_file((taken, known), MOST);
        self.forget_texts();
    }

    /// One that was known already stays in its place: an old file is no news.
    fn take_from_file(&mut self, (taken, known): (&Sheet, &Self), most: usize) {
        for place in self.places(taken) {
            let Some(text) = place.written(taken) else { continue };
            let print = TextPrint::of(&text);
            let versions = self.versions.entry(place).or_default();
            if !versions.contains(&print) {
                versions.insert(0, print);
                versions.truncate(most);
            }
        }
        self.learn_from(known, most);
    }

    /// The same with the sheet as it is now as its newest version: an older version of the app, or Excel, noted none.
    pub fn with_newest(&self, sheet: &Sheet) -> Self {
        let mut trail = self.clone();
        trail.note(sheet, usize::MAX);
        trail
    }

    /// Whether a sheet that carries no versions is, part by part, the newest one that is known: nobody has changed it since.
    pub fn is_newest(&self, sheet: &Sheet) -> bool {
        let is_known =
            |place: TrailPlace| place.written(sheet).map(|text| TextPrint::of(&text)) == self.newest(&place);
        !self.is_empty() && self.places(sheet).into_iter().all(is_known)
    }

    /// Keeps the words of marked versions that a change takes out of the sheet.
    pub fn keep_words(&mut self, before: &Sheet, after: &Sheet) {
        if self.is_empty() {
            return;
        }
        for place in TrailPlace::of(before) {
            let Some(text) = place.written(before) else { continue };
            if place.written(after).as_ref() == Some(&text) {
                continue;
            }
            let print = TextPrint::of(&text);
            // No words at all are known without being kept.
            let is_kept =
                !text.is_empty() && self.versions.get(&place).is_some_and(|all| all.contains(&print));
            if is_kept {
                self.texts.insert(print, text.into_owned());
            }
        }
    }

    /// Takes in what a file knew of the sheet.
    pub fn learn(&mut self, other: &Self) {
        self.learn_from(other, MOST);
        self.forget_texts();
    }

    fn learn_from(&mut self, other: &Self, most: usize) {
        for (place, versions) in &other.versions {
            let own = self.versions.entry(place.clone()).or_default();
            // What is new stands before the version from which it went on.
            let mut new = Vec::new();
            for print in versions {
                match own.iter().position(|known| known == print) {
                    Some(at) => drop(own.splice(at..at, new.drain(..))),
                    None => new.push(*print),
                }
            }
            own.extend(new);
            own.truncate(most);
        }
        self.texts.extend(other.texts.iter().map(|(print, text)| (*print, text.clone())));
    }

    /// The version of a part that both know, the newest.
    pub fn common(&self, other: &Self, place: &TrailPlace) -> Option<TextPrint> {
        let (own, others) = (self.known(place), other.known(place));
        let both = own.iter().enumerate().filter_map(|(at, print)| {
            let there = others.iter().position(|other| other == print)?;
            Some((at + there, *print))
        });
        both.min_by_key(|(age, _)| *age).map(|(_, print)| print)
    }

    /// The newest version of a part.
    pub fn newest(&self, place: &TrailPlace) -> Option<TextPrint> {
        self.known(place).first().copied()
    }

    /// The words of a version, where they are kept.
    pub fn words(&self, print: TextPrint) -> Option<&str> {
        if print == TextPrint(0) { Some("") } else { self.texts.get(&print).map(String::as_str) }
    }

    /// The city's own parts of which anything is known.
    pub fn own_places(&self) -> impl Iterator<Item = &TrailPlace> {
        self.versions.keys().filter(|place| matches!(place, TrailPlace::Own(..)))
    }

    /// Lets go of the words of versions that are not known any more.
    fn forget_texts(&mut self) {
        if self.texts.is_empty() {
            return;
        }
        let known: BTreeSet<TextPrint> = self.versions.values().flatten().copied().collect();
        self.texts.retain(|print, _| known.contains(print));
    }
}
