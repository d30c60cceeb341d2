//! Where a sheet comes from (前年度のシート): its predecessor, and what became of each of that one's initiatives.
//!
//! Kept as one key of a sheet and one of an initiative among those that travel as they are (`Extra`), so that a version
//! that knows nothing of years keeps them, and every format, merge and undo carries them. Publishing leaves them out.

use super::{Extra, FiscalYear, Initiative, InitiativeId, Sheet, SheetId, Value};

/// The key that both have in files.
pub const ORIGIN_KEY: &str = "carried_from";

/// The sheet of the year before that a sheet goes on from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetOrigin {
    /// That sheet.
    pub id: SheetId,
    /// Its year.
    pub year: FiscalYear,
    /// Its initiatives that ended with that year, each with a word why.
    pub ended: Vec<(InitiativeId, String)>,
}

/// The initiative of the year before that an initiative goes on from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowOrigin {
    /// That initiative.
    pub id: InitiativeId,
    /// Whether it was meant to change.
    pub is_changed: bool,
    /// Why, where somebody said so.
    pub reason: String,
}

impl SheetOrigin {
    /// Notes it in a sheet.
    pub fn store_in(&self, extra: &mut Extra) {
        let ended = self.ended.iter().map(|(id, reason)| object([("id", id.as_str()), ("reason", reason)]));
        let mut origin = Extra::new();
        origin.insert("id".to_owned(), Value::from(self.id.as_str()));
        origin.insert("fiscal_year".to_owned(), Value::from(self.year.western()));
        origin.insert("ended".to_owned(), Value::Array(ended.collect()));
        extra.insert(ORIGIN_KEY.to_owned(), Value::Object(origin));
    }
}

impl RowOrigin {
    /// Notes it in an initiative.
    pub fn store_in(&self, extra: &mut Extra) {
        let how = if self.is_changed { CHANGED } else { CONTINUED };
        let origin = object([("id", self.id.as_str()), ("how", how), ("reason", &self.reason)]);
        extra.insert(ORIGIN_KEY.to_owned(), origin);
    }
}

const CHANGED: &str = "changed";
const CONTINUED: &str = "continued";

fn object<const N: usize>(texts: [(&str, &str); N]) -> Value {
    Value::Object(texts.into_iter().map(|(key, text)| (key.to_owned(), Value::from(text))).collect())
}

fn text<'v>(value: &'v Value, key: &str) -> Option<&'v str> {
    value.get(key)?.as_str()
}

impl Sheet {
    /// The sheet that it goes on from; none where nothing that makes sense is noted.
    pub fn origin(&self) -> Option<SheetOrigin> {
        let origin = self.extra.get(ORIGIN_KEY)?;
        let ended = origin.get("ended").and_then(Value::as_array);
        let one = |value: &Value| {
            Some((InitiativeId::new(text(value, "id")?)?, text(value, "reason").unwrap_or("").to_owned()))
        };
        Some(SheetOrigin {
            id: SheetId::new(text(origin, "id")?)?,
            year: FiscalYear::new(origin.get("fiscal_year")?.as_i64()?)?,
            ended: ended.into_iter().flatten().filter_map(one).collect(),
        })
    }

    /// Whether it goes on from that sheet, in the year after it.
    pub fn follows(&self, before: &Self) -> bool {
        self.extra.contains_key(ORIGIN_KEY)
            && before.fiscal_year.next() == Some(self.fiscal_year)
            && self.origin().is_some_and(|origin| origin.id == before.id)
    }
}

impl Initiative {
    /// The initiative that it goes on from; none where nothing that makes sense is noted.
    pub fn origin(&self) -> Option<RowOrigin> {
        let origin = self.extra.get(ORIGIN_KEY)?;
        Some(RowOrigin {
            id: InitiativeId::new(text(origin, "id")?)?,
            is_changed: text(origin, "how") == Some(CHANGED),
            reason: text(origin, "reason").unwrap_or("").to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_noted_is_read_and_nonsense_is_not() {
        let year = FiscalYear::new(2024).expect("a year");
        let (id, row) = (SheetId::new("s").expect("an id"), InitiativeId::new("i").expect("an id"));
        let mut sheet =
            Sheet::empty(SheetId::new("n").expect("an id"), FiscalYear::new(2025).expect("a year"));
        assert_eq!(sheet.origin(), None);
        let origin =
            SheetOrigin { id: id.clone(), year, ended: vec![(row.clone(), "終わったため".into())] };
        origin.store_in(&mut sheet.extra);
        assert_eq!(sheet.origin(), Some(origin));
        assert!(sheet.follows(&Sheet::empty(id, year)));
        let mut initiative = Initiative::empty(row.clone());
        let origin = RowOrigin { id: row, is_changed: true, reason: "対象を広げる".into() };
        origin.store_in(&mut initiative.extra);
        assert_eq!(initiative.origin(), Some(origin));
        for nonsense in [Value::Null, Value::from("s"), object([("id", "")]), object([("id", "s")])] {
            sheet.extra.insert(ORIGIN_KEY.to_owned(), nonsense);
            assert_eq!(sheet.origin(), None);
        }
    }
}
