//! Version 1 → sheets, field by field. Any problem refuses the whole; the rest is still read to find the others.

use serde_json::{Map, Value};

use super::judgement::{decode_dismissal, decode_overruling};
use super::key;
use crate::codec::json::{Fields, Problems, brief};
use crate::codec::{Decoded, Field, Kind, Part, Place, Problem, Reason, fresh_id};
use crate::model::sorted::SortedSet;
use crate::model::{Column, FiscalYear, Initiative, InitiativeId, PurposeNo, Rank, Sdg, Sheet, SheetId};

/// Where ids come from that are not in the text.
pub(crate) enum Ids<'a> {
    /// Something makes new ones.
    New(&'a mut dyn FnMut() -> String),
    /// Nowhere: a text without them is damaged.
    Required,
}

/// A whole file, already known to be of version 1.
pub(crate) fn decode_file(
    file: Map<String, Value>,
    new_id: &mut dyn FnMut() -> String,
) -> Result<Decoded, Vec<Problem>> {
    let mut problems = Problems::default();
    let mut decoded = Decoded::default();
    let place = |key: &str| Place::Key(key.to_owned());
    if let Some(mut fields) = Fields::of(Value::Object(file), || Place::File, &mut problems) {
        fields.take("format");
        fields.take("version");
        // It says when the file was written, not what is in it; the next export writes its own.
        fields.text("exported_at", || place("exported_at"));
        let sheets = match fields.take("sheets") {
            Some(Value::Array(sheets)) => sheets,
            Some(other) => {
                let found = brief(&other);
                fields.refuse(place("sheets"), Reason::WrongKind { wanted: Kind::List, found });
                Vec::new()
            }
            None => {
                fields.refuse(place("sheets"), Reason::Missing);
                Vec::new()
            }
        };
        decode_sheets(sheets, &mut Ids::New(new_id), &mut decoded, fields.problems());
        decoded.extra = fields.rest();
    }
    problems.unless_any(decoded)
}

fn decode_sheets(values: Vec<Value>, ids: &mut Ids<'_>, decoded: &mut Decoded, problems: &mut Problems) {
    // Ids that stand further down are taken too: a new one must not meet them.
    let mut taken = SortedSet::new();
    taken.extend(values.iter().filter_map(id_of));
    let mut seen = SortedSet::new();
    for (at, value) in values.into_iter().enumerate() {
        let has_id = value.get(key(Field::Id)).is_some();
        let Some(sheet) = decode_sheet(value, at + 1, ids, &mut taken, problems) else { continue };
        if !seen.insert(sheet.id.clone()) {
            let place =
                Place::Sheet { number: at + 1, goal: sheet.goal.clone(), part: Part::Field(Field::Id) };
            problems.add(place, Reason::DuplicateId(sheet.id.to_string()));
        }
        if !has_id {
            decoded.fresh.insert(sheet.id.clone());
        }
        decoded.sheets.push(sheet);
    }
}

/// One sheet, the `number`th of its file; none where a problem was put down.
pub(crate) fn decode_sheet(
    value: Value,
    number: usize,
    ids: &mut Ids<'_>,
    taken: &mut SortedSet<String>,
    problems: &mut Problems,
) -> Option<Sheet> {
    let goal = value.get(key(Field::Goal)).and_then(Value::as_str).map_or_else(String::new, str::to_owned);
    let at = At { number, goal };
    let mut fields = Fields::of(value, || at.part(Part::Whole), problems)?;
    let f = &mut fields;
    let id = id(f, ids, taken, &at, Part::Field, SheetId::new);
    let fiscal_year = required(f, Field::FiscalYear, &at, |f| {
        f.number(key(Field::FiscalYear), || at.field(Field::FiscalYear), FiscalYear::new, Reason::NotYear)
    });
    let rank = f.number(key(Field::Rank), || at.field(Field::Rank), Rank::new, Reason::NotRank);
    let goal = required(f, Field::Goal, &at, |f| f.text(key(Field::Goal), || at.field(Field::Goal)));
    let mut text = |field| f.text(key(field), || at.field(field)).unwrap_or_else(String::new);
    let (group, department) = (text(Field::Group), text(Field::Department));
    let (situation, purpose) = (text(Field::Situation), text(Field::Purpose));
    let (participation, effects) = (text(Field::Participation), text(Field::Effects));
    let sdgs = f.numbers(key(Field::Sdgs), || at.field(Field::Sdgs), Sdg::new, Reason::NotSdg);
    let positions = f.list(key(Field::Positions), || at.field(Field::Positions));
    let initiatives = f.list(key(Field::Initiatives), || at.field(Field::Initiatives));
    let initiatives = decode_initiatives(initiatives, ids, &at, f.problems());
    let dismissed = f.list(key(Field::Dismissed), || at.field(Field::Dismissed));
    let mut dismissal = |value| decode_dismissal(value, &|| at.field(Field::Dismissed), f.problems());
    let dismissed = dismissed.into_iter().filter_map(&mut dismissal).collect();
    let mut sheet = Sheet {
        group,
        department,
        rank,
        situation,
        purpose,
        sdgs,
        initiatives,
        participation,
        effects,
        dismissed,
        ..Sheet::empty(id?, fiscal_year?)
    };
    sheet.goal = goal?;
    for (n, value) in positions.into_iter().enumerate() {
        decode_position(&mut sheet, value, n + 1, &at, f.problems());
    }
    sheet.extra = fields.rest();
    Some(sheet)
}

fn decode_position(sheet: &mut Sheet, value: Value, n: usize, at: &At, problems: &mut Problems) {
    let place = |field| at.part(Part::Position(n, field));
    let Some(mut fields) = Fields::of(value, || place(None), problems) else { return };
    let mut text = |field| fields.text(key(field), || place(Some(field))).unwrap_or_else(String::new);
    let (plan, text) = (text(Field::Plan), text(Field::PositionText));
    sheet.push_position(plan, text, fields.rest());
}

fn decode_initiatives(
    values: Vec<Value>,
    ids: &mut Ids<'_>,
    at: &At,
    problems: &mut Problems,
) -> Vec<Initiative> {
    let mut taken = SortedSet::new();
    taken.extend(values.iter().filter_map(id_of));
    let mut initiatives: Vec<Initiative> = Vec::new();
    let mut seen = SortedSet::new();
    for (index, value) in values.into_iter().enumerate() {
        let n = index + 1;
        let place = |field| at.part(Part::Initiative(n, field));
        let Some(mut fields) = Fields::of(value, || place(None), problems) else { continue };
        let part = |field| Part::Initiative(n, Some(field));
        let id = id(&mut fields, ids, &mut taken, at, part, InitiativeId::new);
        let mut texts = Column::ALL.map(|column| {
            let field = Field::Column(column);
            (column, fields.text(key(field), || place(Some(field))))
        });
        let purposes = fields.numbers(
            key(Field::Purposes),
            || place(Some(Field::Purposes)),
            PurposeNo::new,
            Reason::NotPurpose,
        );
        let place_overruled = || place(Some(Field::Overruled));
        let overruled = fields.list(key(Field::Overruled), place_overruled);
        let mut overruling = |value| decode_overruling(value, &place_overruled, fields.problems());
        let overruled = overruled.into_iter().filter_map(&mut overruling).collect();
        let Some(id) = id else { continue };
        if !seen.insert(id.clone()) {
            fields.refuse(place(Some(Field::Id)), Reason::DuplicateId(id.to_string()));
        }
        let mut initiative =
            Initiative { purposes, overruled, extra: fields.rest(), ..Initiative::empty(id) };
        for (column, text) in &mut texts {
            if let Some(text) = text.take() {
                *initiative.text_mut(*column) = text;
            }
        }
        initiatives.push(initiative);
    }
    initiatives
}

/// Which sheet is being read.
struct At {
    number: usize,
    goal: String,
}

impl At {
    fn part(&self, part: Part) -> Place {
        Place::Sheet { number: self.number, goal: self.goal.clone(), part }
    }

    fn field(&self, field: Field) -> Place {
        self.part(Part::Field(field))
    }
}

fn id_of(value: &Value) -> Option<String> {
    value.get(key(Field::Id)).and_then(Value::as_str).map(str::to_owned)
}

/// A field that must be there.
fn required<'p, T>(
    fields: &mut Fields<'p>,
    field: Field,
    at: &At,
    take: impl FnOnce(&mut Fields<'p>) -> Option<T>,
) -> Option<T> {
    if !fields.has(key(field)) {
        fields.refuse(at.field(field), Reason::Missing);
    }
    take(fields)
}

/// The id of a sheet or a row: its own, or a new one that is not `taken`.
fn id<Id>(
    fields: &mut Fields<'_>,
    ids: &mut Ids<'_>,
    taken: &mut SortedSet<String>,
    at: &At,
    part: impl Fn(Field) -> Part,
    make: impl Fn(&str) -> Option<Id>,
) -> Option<Id> {
    let place = || at.part(part(Field::Id));
    if fields.has(key(Field::Id)) {
        let text = fields.text(key(Field::Id), place)?;
        let id = make(&text);
        if id.is_none() {
            fields.refuse(place(), Reason::BadId(brief(&Value::String(text))));
        }
        return id;
    }
    let Ids::New(new_id) = ids else {
        fields.refuse(place(), Reason::Missing);
        return None;
    };
    let id = fresh_id(*new_id, taken, make);
    if id.is_none() {
        fields.refuse(place(), Reason::Missing);
    }
    id
}
