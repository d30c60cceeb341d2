//! A sheet as it is read: what is seen, in version 1's keys, until what is carried is laid beneath it.

use std::collections::BTreeSet;

use super::carried::{SHOWN, SHOWN_OF_INITIATIVE, SHOWN_OF_POSITION, strip};
use crate::codec::Field;
use crate::codec::json::v1;
use crate::model::{Column, Extra, FiscalYear, OwnKey, Value};
use crate::text::width::squeeze;

/// The parts of the city's own, by their names.
const OWN: &str = v1::key(Field::Own);

/// A sheet.
#[derive(Default)]
pub(super) struct Draft {
    /// Under which page of the file it stands.
    pub(super) page: Option<usize>,
    /// What its comment carries.
    pub(super) carried: Option<Extra>,
    /// Whether the last initiative goes on.
    pub(super) in_initiative: bool,
    /// What is printed of its 見直し, with the lines' numbers.
    pub(super) revised: Vec<(usize, String)>,
    /// Whether it was told that initiatives come in under other numbers.
    pub(super) is_renumbered: bool,
    seen: Extra,
    positions: Vec<DraftRow>,
    initiatives: Vec<DraftRow>,
}

/// A position or an initiative.
struct DraftRow {
    /// Its number, from 1, in what is carried.
    key: Option<usize>,
    seen: Extra,
    /// The columns that were opened, in their order, and whether a heading of its own stands over them.
    columns: Vec<String>,
    is_headed: bool,
}

impl DraftRow {
    fn new(key: Option<usize>, seen: Extra, is_headed: bool) -> Self {
        Self { key, seen, columns: Vec::new(), is_headed }
    }
}

impl Draft {
    /// A sheet of which nothing was read yet.
    pub(super) fn under(page: Option<usize>) -> Self {
        Self { page, ..Self::default() }
    }

    /// Whether a field was seen.
    pub(super) fn has(&self, field: Field) -> bool {
        self.seen.contains_key(v1::key(field))
    }

    /// Sets a field that is seen.
    pub(super) fn put(&mut self, field: Field, value: impl Into<Value>) {
        self.seen.insert(v1::key(field).to_owned(), value.into());
    }

    /// A text that was put.
    pub(super) fn text(&self, field: Field) -> &str {
        text(&self.seen, field)
    }

    /// The rank that was put.
    pub(super) fn rank(&self) -> Option<u16> {
        self.seen.get(v1::key(Field::Rank)).and_then(Value::as_u64).and_then(|rank| u16::try_from(rank).ok())
    }

    /// What is printed of 見直し that are not carried: they come from elsewhere, or a person changed them.
    pub(super) fn revised_elsewhere(&self) -> impl Iterator<Item = (usize, String)> {
        let carried = self.carried.as_ref().and_then(|map| map.get(v1::key(Field::Revised)));
        let carried = carried.and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        let reason = |one: &Value| Some(squeeze(one.get("reason")?.as_str()?.trim()));
        let reasons: Vec<String> = carried.iter().filter_map(reason).collect();
        let is_carried = move |line: &str| reasons.iter().any(|reason| squeeze(line).ends_with(reason));
        self.revised.iter().filter(move |(_, line)| !is_carried(line)).cloned()
    }

    /// Adds numbers to a list of the sheet.
    pub(super) fn add_numbers(&mut self, field: Field, numbers: Vec<i64>) {
        add_numbers(&mut self.seen, field, numbers);
    }

    /// Sets the numbers of 目的・効果 of the last initiative; false where it has some already, or there is none.
    pub(super) fn put_purposes(&mut self, numbers: Vec<i64>) -> bool {
        let Some(row) = self.initiatives.last_mut() else { return false };
        let is_first = !row.seen.contains_key(v1::key(Field::Purposes));
        if is_first {
            add_numbers(&mut row.seen, Field::Purposes, numbers);
        }
        is_first
    }

    /// Adds a text to the sheet.
    pub(super) fn add(&mut self, (field, text): (Field, String)) {
        add(&mut self.seen, field, text);
    }

    /// Adds a text to the last position.
    pub(super) fn add_to_position(&mut self, (field, text): (Field, String)) {
        if let Some(row) = self.positions.last_mut() {
            add(&mut row.seen, field, text);
        }
    }

    /// Adds a text to the last initiative.
    pub(super) fn add_to_initiative(&mut self, (field, text): (Field, String)) {
        if let Some(row) = self.initiatives.last_mut() {
            add(&mut row.seen, field, text);
        }
    }

    /// A position follows.
    pub(super) fn open_position(&mut self, plan: String, key: Option<usize>) {
        let mut seen = Extra::new();
        seen.insert(v1::key(Field::Plan).to_owned(), plan.into());
        self.positions.push(DraftRow::new(key, seen, true));
    }

    /// An initiative follows, under a heading of its own.
    pub(super) fn open_initiative(&mut self, key: Option<usize>) {
        self.initiatives.push(DraftRow::new(key, Extra::new(), true));
        self.in_initiative = true;
    }

    /// The number of the initiative that follows.
    pub(super) fn next_number(&self) -> usize {
        self.initiatives.len() + 1
    }

    /// A column of the last initiative follows.
    pub(super) fn open_column(&mut self, column: Column) {
        let key = v1::key(Field::Column(column));
        if let Some(row) = self.row_of(key.to_owned())
            && !row.seen.contains_key(key)
        {
            row.seen.insert(key.to_owned(), "".into());
        }
    }

    /// The row in which a column stands: the last one, or a further one where that has ended, or where its columns begin again
    /// because the heading between is gone. A column that comes again otherwise goes on.
    fn row_of(&mut self, column: String) -> Option<&mut DraftRow> {
        let begins_again = |row: &DraftRow| {
            let goes_on = row.is_headed && row.columns.last() == Some(&column);
            row.columns.first() == Some(&column) && !goes_on
        };
        if !self.in_initiative || self.initiatives.last().is_none_or(begins_again) {
            self.initiatives.push(DraftRow::new(None, Extra::new(), false));
            self.in_initiative = true;
        }
        let row = self.initiatives.last_mut()?;
        row.columns.push(column);
        Some(row)
    }

    /// The text of a column of the last initiative.
    pub(super) fn text_of_initiative(&self, field: Field) -> &str {
        self.initiatives.last().map_or("", |row| text(&row.seen, field))
    }

    /// The text of a part of the city's own; of the last initiative, where it is one of its columns.
    pub(super) fn own_text(&self, key: &OwnKey, of_row: bool) -> &str {
        let row = self.initiatives.last().filter(|_| of_row).map(|row| &row.seen);
        let seen = if of_row { row } else { Some(&self.seen) };
        let own = seen.and_then(|seen| seen.get(OWN)?.get(key.as_str()));
        own.and_then(Value::as_str).unwrap_or("")
    }

    /// Adds a text to a part of the city's own.
    pub(super) fn add_own(&mut self, key: &OwnKey, text: String) {
        add_own(&mut self.seen, key, text);
    }

    /// The same of the last initiative.
    pub(super) fn add_own_to_initiative(&mut self, key: &OwnKey, text: String) {
        if let Some(row) = self.initiatives.last_mut() {
            add_own(&mut row.seen, key, text);
        }
    }

    /// A column of the city's own follows, as one of the paper's does.
    pub(super) fn open_own_column(&mut self, key: &OwnKey) {
        if let Some(row) = self.row_of(format!("{OWN}/{key}")) {
            add_own(&mut row.seen, key, String::new());
        }
    }

    /// The sheet as version 1 has it. What is seen stands over what is carried; `ids` are those of the sheets before.
    pub(super) fn finish(mut self, year: FiscalYear, group: &str, ids: &mut BTreeSet<String>) -> Extra {
        self.put(Field::FiscalYear, year.western());
        self.put(Field::Group, group);
        let mut sheet = self.carried.map_or_else(|| Value::Object(Extra::new()), Value::Object);
        strip(&mut sheet, &SHOWN, None);
        let Value::Object(mut sheet) = sheet else { return Extra::new() };
        // A sheet that was copied within the file is a further one.
        let id = sheet.get(v1::key(Field::Id)).and_then(Value::as_str).map(str::to_owned);
        if id.is_some_and(|id| !ids.insert(id)) {
            sheet.shift_remove(v1::key(Field::Id));
        }
        let rows = [
            (Field::Positions, self.positions, &SHOWN_OF_POSITION[..]),
            (Field::Initiatives, self.initiatives, &SHOWN_OF_INITIATIVE),
        ];
        for (field, rows, shown) in rows {
            let carried = match sheet.shift_remove(v1::key(field)) {
                Some(Value::Array(carried)) => carried,
                _ => Vec::new(),
            };
            self.seen.insert(v1::key(field).to_owned(), Value::Array(joined(rows, carried, shown)));
        }
        sheet.extend(self.seen);
        sheet
    }
}

/// Rows over what is carried of each. A number that comes again is that of a copy, which has nothing but what is seen.
fn joined(rows: Vec<DraftRow>, mut carried: Vec<Value>, shown: &[Field]) -> Vec<Value> {
    let mut row = |row: DraftRow| {
        let place = row.key.and_then(|key| carried.get_mut(key.checked_sub(1)?));
        let mut value = place.map_or(Value::Null, Value::take);
        strip(&mut value, shown, None);
        let mut map = match value {
            Value::Object(map) => map,
            _ => Extra::new(),
        };
        map.extend(row.seen);
        Value::Object(map)
    };
    rows.into_iter().map(&mut row).collect()
}

fn text(map: &Extra, field: Field) -> &str {
    map.get(v1::key(field)).and_then(Value::as_str).unwrap_or("")
}

/// A part that stands there twice has both texts.
fn add(map: &mut Extra, field: Field, text: String) {
    match map.get_mut(v1::key(field)) {
        Some(Value::String(before)) if !before.is_empty() => {
            if !text.is_empty() {
                before.push('\n');
                before.push_str(&text);
            }
        }
        _ => drop(map.insert(v1::key(field).to_owned(), text.into())),
    }
}

/// The same of a part of the city's own.
fn add_own(map: &mut Extra, key: &OwnKey, text: String) {
    let own = map.entry(OWN.to_owned()).or_insert_with(|| Value::Object(Extra::new()));
    let Value::Object(own) = own else { return };
    match own.get_mut(key.as_str()) {
        Some(Value::String(before)) if !before.is_empty() => {
            if !text.is_empty() {
                before.push('\n');
                before.push_str(&text);
            }
        }
        _ => drop(own.insert(key.to_string(), text.into())),
    }
}

fn add_numbers(map: &mut Extra, field: Field, numbers: Vec<i64>) {
    let mut list = match map.get_mut(v1::key(field)).map(Value::take) {
        Some(Value::Array(list)) => list,
        _ => Vec::new(),
    };
    list.extend(numbers.into_iter().map(Value::from));
    map.insert(v1::key(field).to_owned(), Value::Array(list));
}
