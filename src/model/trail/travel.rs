//! How a sheet's versions are stored with it and travel in files: as two keys that other versions of the app keep and ignore,
//! and that may be deleted by hand without harm.

use std::collections::{BTreeMap, BTreeSet};

use super::{HeadPart, MOST, RowPart, TextPrint, Trail, TrailPlace};
use crate::model::{Extra, InitiativeId, OwnKey, Sendings, Sheet, Value};

/// The fingerprint of a sheet's content.
const REVISION: &str = "revision";
/// The versions of its parts.
const VERSIONS: &str = "versions";
/// In there: of the sheet's own parts, of its initiatives, and the words of some.
const HEAD: &str = "sheet";
const ROWS: &str = "initiatives";
const TEXTS: &str = "texts";
/// And of the city's own parts: by row, empty for the sheet, and by name.
const OWN: &str = "own";
/// And to whom it was sent, where it is stored.
const SENT: &str = "sent";

/// The digits of a fingerprint.
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const LENGTH: usize = 11;

/// What a digit stands for. It is asked for thousands of them at each start.
fn value(digit: u8) -> Option<u64> {
    let value = match digit {
        b'A'..=b'Z' => digit - b'A',
        b'a'..=b'z' => digit - b'a' + 26,
        b'0'..=b'9' => digit - b'0' + 52,
        b'-' => 62,
        b'_' => 63,
        _ => return None,
    };
    Some(u64::from(value))
}

/// The fingerprint of a sheet's content: of what stands in its parts, and of nothing that is said about it.
pub fn revision(sheet: &Sheet) -> String {
    let mut content = String::new();
    for text in TrailPlace::of(sheet).filter_map(|place| place.written(sheet)) {
        TextPrint::of(&text).write(&mut content);
    }
    TextPrint::of(&content).letters()
}

impl TextPrint {
    /// Its letters, as a file holds them.
    pub fn letters(self) -> String {
        let mut letters = String::with_capacity(LENGTH);
        self.write(&mut letters);
        letters
    }

    /// Its letters behind others. Thousands of them are written when many sheets are saved.
    fn write(self, letters: &mut String) {
        if self.0 == 0 {
            return letters.push('0');
        }
        let digit = |at: usize| char::from(DIGITS[usize::try_from((self.0 >> (6 * at)) & 63).unwrap_or(0)]);
        letters.extend((0..LENGTH).map(digit));
    }

    fn parse(letters: &str) -> Option<Self> {
        if letters == "0" {
            return Some(Self(0));
        }
        if letters.len() != LENGTH {
            return None;
        }
        let digits = letters.bytes().enumerate().map(|(at, letter)| Some(value(letter)? << (6 * at)));
        digits.sum::<Option<u64>>().map(Self)
    }
}

impl Trail {
    /// Writes all that is known into the sheet, to be stored here.
    pub fn store_in(&self, sheet: &mut Sheet) {
        if !self.is_empty() {
            let now: BTreeSet<TextPrint> = match self.texts.is_empty() {
                true => BTreeSet::new(),
                false => TrailPlace::of(sheet)
                    .filter_map(|place| Some(TextPrint::of(&place.written(sheet)?)))
                    .collect(),
            };
            let texts = self.texts.iter().filter(|(print, _)| !now.contains(print));
            let texts = texts.map(|(print, text)| (*print, text.as_str())).collect();
            self.write_into(sheet, &texts);
            // What the office notes for itself stays here.
            if let Some(Value::Object(versions)) =
                sheet.extra.get_mut(VERSIONS).filter(|_| !self.sendings.is_empty())
            {
                versions.insert(SENT.to_owned(), self.sendings.written());
            }
        }
    }

    /// Writes what travels into the sheet, which is sent as it is. Of what has changed, only the oldest words, those of the
    /// version that it was last taken with. Nothing where it has never changed: exports of it are to the letter as ever.
    pub fn send_with(&self, sheet: &mut Sheet) {
        if self.is_empty() {
            return;
        }
        let mut sent = self.clone();
        sent.mark(sheet);
        // Of a sheet that is as it was taken, its own words say all.
        if sent.versions.values().all(|versions| versions.len() == 1) {
            return;
        }
        let mut texts = BTreeMap::new();
        for (place, versions) in &sent.versions {
            let now = place.written(sheet).map(|text| TextPrint::of(&text));
            let known =
                versions.iter().rev().find_map(|print| Some((*print, self.texts.get(print)?.as_str())));
            texts.extend(known.filter(|(print, _)| Some(*print) != now));
        }
        sent.write_into(sheet, &texts);
    }

    fn write_into(&self, sheet: &mut Sheet, texts: &BTreeMap<TextPrint, &str>) {
        let line = |places: &mut dyn Iterator<Item = TrailPlace>| {
            let mut line = String::new();
            for (nth, place) in places.enumerate() {
                line.push_str(if nth == 0 { "" } else { " " });
                for (nth, print) in self.versions.get(&place).into_iter().flatten().enumerate() {
                    line.push_str(if nth == 0 { "" } else { "," });
                    print.write(&mut line);
                }
            }
            Value::String(line)
        };
        let mut all = Extra::new();
        all.insert(HEAD.to_owned(), line(&mut HeadPart::ALL.map(TrailPlace::Head).into_iter()));
        let mut rows = Extra::new();
        // Rows that the sheet has are told by the fingerprints of their ids, which are shorter.
        let name = |id: &InitiativeId| match sheet.initiative(id) {
            Some(_) => TextPrint::of(id.as_str()).letters(),
            None => id.to_string(),
        };
        let mut ids: Vec<&InitiativeId> = self
            .versions
            .keys()
            .filter_map(|place| if let TrailPlace::Row(id, _) = place { Some(id) } else { None })
            .collect();
        // The parts of a row stand together.
        ids.dedup();
        for id in ids {
            let mut places = RowPart::ALL.map(|part| TrailPlace::Row(id.clone(), part)).into_iter();
            rows.insert(name(id), line(&mut places));
        }
        all.insert(ROWS.to_owned(), Value::Object(rows));
        let mut own = Extra::new();
        for place in self.own_places() {
            let TrailPlace::Own(row, key) = place else { continue };
            let row = row.as_ref().map_or_else(String::new, &name);
            let parts = own.entry(row).or_insert_with(|| Value::Object(Extra::new()));
            if let Value::Object(parts) = parts {
                parts.insert(key.to_string(), line(&mut [place.clone()].into_iter()));
            }
        }
        if !own.is_empty() {
            all.insert(OWN.to_owned(), Value::Object(own));
        }
        if !texts.is_empty() {
            let texts = texts.iter().map(|(print, text)| (print.letters(), Value::from(*text)));
            all.insert(TEXTS.to_owned(), Value::Object(texts.collect()));
        }
        sheet.extra.insert(REVISION.to_owned(), Value::String(revision(sheet)));
        sheet.extra.insert(VERSIONS.to_owned(), Value::Object(all));
    }

    /// Takes what was written so out of the sheet. What is written otherwise is somebody else's, and stays.
    pub fn take_from(sheet: &mut Sheet) -> Self {
        let Some(trail) = Self::read(sheet) else { return Self::default() };
        sheet.extra.shift_remove(VERSIONS);
        if sheet.extra.get(REVISION).is_some_and(Value::is_string) {
            sheet.extra.shift_remove(REVISION);
        }
        trail
    }

    fn read(sheet: &Sheet) -> Option<Self> {
        let value = sheet.extra.get(VERSIONS)?;
        let ids = sheet.initiatives.iter().map(|row| &row.id);
        let named: BTreeMap<String, &InitiativeId> =
            ids.map(|id| (TextPrint::of(id.as_str()).letters(), id)).collect();
        let mut trail = Self::default();
        let heads = HeadPart::ALL.map(TrailPlace::Head);
        trail.read_line(&heads, value.get(HEAD)?)?;
        let row = |id: &str| named.get(id).map_or_else(|| InitiativeId::new(id), |id| Some((*id).clone()));
        for (id, line) in value.get(ROWS)?.as_object()? {
            let id = row(id)?;
            trail.read_line(&RowPart::ALL.map(|part| TrailPlace::Row(id.clone(), part)), line)?;
        }
        for (id, parts) in value.get(OWN).and_then(Value::as_object).into_iter().flatten() {
            let row = if id.is_empty() { None } else { Some(row(id)?) };
            for (key, line) in parts.as_object()? {
                trail.read_line(&[TrailPlace::Own(row.clone(), OwnKey::new(key)?)], line)?;
            }
        }
        if let Some(texts) = value.get(TEXTS) {
            for (print, text) in texts.as_object()? {
                let (print, text) = (TextPrint::parse(print)?, text.as_str()?);
                // Words that somebody changed are nobody's version.
                if TextPrint::of(text) == print {
                    trail.texts.insert(print, text.to_owned());
                }
            }
        }
        trail.forget_texts();
        if let Some(sent) = value.get(SENT) {
            trail.sendings = Sendings::read(sent);
        }
        Some(trail)
    }

    fn read_line(&mut self, places: &[TrailPlace], line: &Value) -> Option<()> {
        for (place, versions) in places.iter().zip(line.as_str()?.split(' ')) {
            let prints = versions.split(',').filter(|letters| !letters.is_empty());
            let prints: Vec<TextPrint> = prints.map(TextPrint::parse).take(MOST).collect::<Option<_>>()?;
            if !prints.is_empty() {
                self.versions.insert(place.clone(), prints);
            }
        }
        Some(())
    }
}
