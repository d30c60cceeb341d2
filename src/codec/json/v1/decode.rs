//! Version 1 → sheets, field by field. Any problem refuses the whole; the rest is still read to find the others.

use std::collections::BTreeSet;

use super::comment::decode_comments;
use super::course::{decode_revised, decode_step};
use super::judgement::{decode_dismissal, decode_overruling};
use super::{INITIATIVE, POSITION, SHEET, key};
use crate::codec::json::{Fields, Problems, brief};
use crate::codec::limits;
use crate::codec::{Decoded, Field, FilePlace, Problem, ProblemPart, Reason, ValueKind, fresh_id};
use crate::model::{
    Column, Extra, FiscalYear, Initiative, InitiativeId, OwnKey, OwnTexts, PurposeNo, Rank, Sdg, Sheet,
    SheetId, Value, YearCourse, paper,
};

/// Where ids come from that are not in the text.
pub(crate) enum Ids<'a> {
    /// Something makes new ones.
    New(&'a mut dyn FnMut() -> String),
    /// Nowhere: a text without them is damaged.
    Required,
}

/// A whole file, already known to be of version 1.
pub(crate) fn decode_file(file: Extra, new_id: &mut dyn FnMut() -> String) -> Result<Decoded, Vec<Problem>> {
    let mut problems = Problems::default();
    let mut decoded = Decoded::default();
    let place = |key: Option<&str>| key.map_or(FilePlace::File, |key| FilePlace::Key(key.to_owned()));
    if let Some(mut fields) = Fields::of(Value::Object(file), &place, &mut problems) {
        fields.take("format");
        fields.take("version");
        // It says when the file was written, not what is in it; the next export writes its own.
        fields.text("exported_at");
        let sheets = if fields.must_have("sheets") { fields.list("sheets") } else { Vec::new() };
        decode_sheets(sheets, &mut Ids::New(new_id), &mut decoded, fields.problems());
        decoded.extra = fields.rest();
    }
    problems.unless_any(decoded)
}

fn decode_sheets(values: Vec<Value>, ids: &mut Ids<'_>, decoded: &mut Decoded, problems: &mut Problems) {
    // Ids that stand further down are taken too: a new one must not meet them.
    let mut taken = BTreeSet::new();
    taken.extend(values.iter().filter_map(id_of));
    let mut seen = BTreeSet::new();
    for (at, value) in values.into_iter().enumerate() {
        let has_id = value.get(key(Field::Id)).is_some();
        let Some(sheet) = decode_sheet(value, at + 1, ids, &mut taken, problems) else { continue };
        if !seen.insert(sheet.id.clone()) {
            let place = FilePlace::Sheet {
                number: at + 1,
                goal: sheet.goal.clone(),
                part: ProblemPart::Field(Field::Id),
            };
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
    taken: &mut BTreeSet<String>,
    problems: &mut Problems,
) -> Option<Sheet> {
    let goal = value.get(key(Field::Goal)).and_then(Value::as_str).map_or_else(String::new, str::to_owned);
    let at = At { number, goal };
    let place = |key: Option<&str>| {
        at.part(key.map_or(ProblemPart::Whole, |key| ProblemPart::Field(field(&SHEET, key))))
    };
    let mut fields = Fields::of(value, &place, problems)?;
    let f = &mut fields;
    let id = id(f, ids, taken, &|id| SheetId::new(id).is_some()).and_then(|id| SheetId::new(&id));
    f.must_have(key(Field::FiscalYear));
    let fiscal_year = f.number(key(Field::FiscalYear), FiscalYear::new, Reason::NotYear);
    let rank = f.number(key(Field::Rank), Rank::new, Reason::NotRank);
    f.must_have(key(Field::Goal));
    let goal = f.text(key(Field::Goal));
    let mut text = |field| f.text(key(field)).unwrap_or_else(String::new);
    let (group, department) = (text(Field::Group), text(Field::Department));
    let (situation, purpose) = (text(Field::Situation), text(Field::Purpose));
    let (participation, effects) = (text(Field::Participation), text(Field::Effects));
    let sdgs = f.numbers(key(Field::Sdgs), Sdg::new, Reason::NotSdg);
    let positions = f.list(key(Field::Positions));
    let initiatives = f.list(key(Field::Initiatives));
    let initiatives = decode_initiatives(initiatives, ids, &at, f.problems());
    let own = own_texts(f);
    // They are the reader's, and go with the texts again when those are written.
    learn_names(&f.object(key(Field::OwnNames)));
    let dismissed = f.list(key(Field::Dismissed));
    let whole = |_: Option<&str>| at.part(ProblemPart::Field(Field::Dismissed));
    let mut dismissal = |value| decode_dismissal(value, &whole, f.problems());
    let dismissed = dismissed.into_iter().filter_map(&mut dismissal).collect();
    let whole = |_: Option<&str>| at.part(ProblemPart::Field(Field::Comments));
    let comments = decode_comments(f.list(key(Field::Comments)), &whole, f.problems());
    let whole = |_: Option<&str>| at.part(ProblemPart::Field(Field::Steps));
    let steps = f.list(key(Field::Steps));
    let steps = steps.into_iter().filter_map(|value| decode_step(value, &whole, f.problems())).collect();
    let whole = |_: Option<&str>| at.part(ProblemPart::Field(Field::Revised));
    let revised = decode_revised(f.list(key(Field::Revised)), &whole, f.problems());
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
        own,
        dismissed,
        comments,
        course: YearCourse { steps, revised },
        ..Sheet::empty(id?, fiscal_year?)
    };
    sheet.goal = goal?;
    for (n, value) in positions.into_iter().enumerate() {
        decode_position(&mut sheet, value, n + 1, &at, f.problems());
    }
    sheet.extra = fields.rest();
    if let Some(Problem { place, reason }) = limits::problem(&sheet, number) {
        problems.add(place, reason);
    }
    Some(sheet)
}

fn decode_position(sheet: &mut Sheet, value: Value, n: usize, at: &At, problems: &mut Problems) {
    let place = |key: Option<&str>| at.part(ProblemPart::Position(n, key.map(|key| field(&POSITION, key))));
    let Some(mut fields) = Fields::of(value, &place, problems) else { return };
    let mut text = |field| fields.text(key(field)).unwrap_or_else(String::new);
    let (plan, text) = (text(Field::Plan), text(Field::PositionText));
    sheet.push_position(plan, text, fields.rest());
}

fn decode_initiatives(
    values: Vec<Value>,
    ids: &mut Ids<'_>,
    at: &At,
    problems: &mut Problems,
) -> Vec<Initiative> {
    let mut taken = BTreeSet::new();
    taken.extend(values.iter().filter_map(id_of));
    let mut initiatives: Vec<Initiative> = Vec::new();
    let mut seen = BTreeSet::new();
    for (index, value) in values.into_iter().enumerate() {
        let n = index + 1;
        let place =
            |key: Option<&str>| at.part(ProblemPart::Initiative(n, key.map(|key| field(&INITIATIVE, key))));
        let Some(mut fields) = Fields::of(value, &place, problems) else { continue };
        let id = id(&mut fields, ids, &mut taken, &|id| InitiativeId::new(id).is_some());
        let id = id.and_then(|id| InitiativeId::new(&id));
        let mut texts = Column::ALL.map(|column| (column, fields.text(key(Field::Column(column)))));
        let purposes = fields.numbers(key(Field::Purposes), PurposeNo::new, Reason::NotPurpose);
        let own = own_texts(&mut fields);
        let overruled = fields.list(key(Field::Overruled));
        let whole = |_: Option<&str>| at.part(ProblemPart::Initiative(n, Some(Field::Overruled)));
        let mut overruling = |value| decode_overruling(value, &whole, fields.problems());
        let overruled = overruled.into_iter().filter_map(&mut overruling).collect();
        let Some(id) = id else { continue };
        if !seen.insert(id.clone()) {
            fields.refuse(key(Field::Id), Reason::DuplicateId(id.to_string()));
        }
        let mut initiative =
            Initiative { purposes, own, overruled, extra: fields.rest(), ..Initiative::empty(id) };
        for (column, text) in &mut texts {
            if let Some(text) = text.take() {
                *initiative.text_mut(*column) = text;
            }
        }
        initiatives.push(initiative);
    }
    initiatives
}

/// The parts that a city's form has beside the paper's own ones: texts by names.
fn own_texts(fields: &mut Fields<'_>) -> OwnTexts {
    const OWN: &str = key(Field::Own);
    let mut own = OwnTexts::default();
    for (name, value) in fields.object(OWN) {
        match (OwnKey::new(&name), value) {
            (Some(key), Value::String(text)) => own.set(&key, &text),
            (Some(_), other) => fields.refuse_kind(OWN, ValueKind::Text, &other),
            (None, _) => fields.refuse(OWN, Reason::BadId(name)),
        }
    }
    own
}

/// Learns what a sheet says of its parts' names.
pub(crate) fn learn_names(names: &Extra) {
    for (key, name) in names {
        if let (Some(key), Some(name)) = (OwnKey::new(key), name.as_str()) {
            paper::learn(&key, name);
        }
    }
}

/// Which sheet is being read.
struct At {
    number: usize,
    goal: String,
}

impl At {
    fn part(&self, part: ProblemPart) -> FilePlace {
        FilePlace::Sheet { number: self.number, goal: self.goal.clone(), part }
    }
}

/// The field that has this key.
fn field(fields: &[Field], wanted: &str) -> Field {
    fields.iter().copied().find(|field| key(*field) == wanted).unwrap_or(Field::Id)
}

fn id_of(value: &Value) -> Option<String> {
    value.get(key(Field::Id)).and_then(Value::as_str).map(str::to_owned)
}

/// The id of a sheet or a row, which `is_one` takes: its own, or a new one that is not `taken`.
fn id(
    fields: &mut Fields<'_>,
    ids: &mut Ids<'_>,
    taken: &mut BTreeSet<String>,
    is_one: &dyn Fn(&str) -> bool,
) -> Option<String> {
    const ID: &str = key(Field::Id);
    if fields.has(ID) {
        let text = fields.text(ID)?;
        if is_one(&text) {
            return Some(text);
        }
        fields.refuse(ID, Reason::BadId(brief(&Value::String(text))));
        return None;
    }
    let new = match ids {
        Ids::New(new_id) => fresh_id(*new_id, taken, |id| is_one(id).then(|| id.to_owned())),
        Ids::Required => None,
    };
    if new.is_none() {
        fields.refuse(ID, Reason::Missing);
    }
    new
}
