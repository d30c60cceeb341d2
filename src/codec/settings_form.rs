//! The form within the settings file: which parts the sheets have, under which names.

use std::borrow::Cow;
use std::sync::Arc;

use serde::Serialize;

use super::json::{Fields, Problems, Unknown};
use super::settings_fields::{items, named, texts};
use super::{FilePlace, Reason};
use crate::model::{Extra, FormPart, PaperSize, PartKey, PartSetting, SheetForm, StepId, Value, paper};

/// The most characters that a part may be limited to.
const MOST_CHARACTERS: i64 = 200_000;
/// The most initiatives that a form may ask for.
const MOST_ROWS: i64 = 99;

const KEYS: [&str; 12] = [
    "name",
    "title",
    "number",
    "paper",
    "group",
    "department",
    "position",
    "notes",
    "initiatives",
    "parts",
    "columns",
    "after",
];
const PART_KEYS: [&str; 11] = [
    "key",
    "label",
    "note",
    "hint",
    "example",
    "limit",
    "needed",
    "choices",
    "indicators",
    "beside",
    "published",
];

/// A form, as it is written.
#[derive(Serialize)]
pub(super) struct FormV1<'a> {
    name: &'a str,
    title: &'a str,
    number: &'a str,
    paper: &'static str,
    group: &'a str,
    department: &'a str,
    position: &'a str,
    notes: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    initiatives: Option<u8>,
    parts: Vec<PartV1<'a>>,
    columns: Vec<PartV1<'a>>,
    after: Vec<PartV1<'a>>,
    #[serde(flatten)]
    unknown: Unknown<'a>,
}

#[derive(Serialize)]
struct PartV1<'a> {
    key: &'a str,
    label: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    note: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    hint: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    example: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    limit: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    needed: Option<&'a str>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    choices: &'a [String],
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    indicators: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    beside: bool,
    published: bool,
    #[serde(flatten)]
    unknown: Unknown<'a>,
}

impl<'a> From<&'a SheetForm> for FormV1<'a> {
    fn from(form: &'a SheetForm) -> Self {
        let parts = |parts: &'a [PartSetting]| parts.iter().map(PartV1::from).collect();
        Self {
            name: &form.name,
            title: &form.title,
            number: &form.number,
            paper: form.paper.name(),
            group: &form.group,
            department: &form.department,
            position: &form.position,
            notes: &form.notes,
            initiatives: form.initiatives,
            parts: parts(&form.parts),
            columns: parts(&form.columns),
            after: parts(&form.after),
            unknown: Unknown { extra: &form.extra, is_known: |key| KEYS.contains(&key) },
        }
    }
}

impl<'a> From<&'a PartSetting> for PartV1<'a> {
    fn from(part: &'a PartSetting) -> Self {
        Self {
            key: part.key.name(),
            label: &part.label,
            note: &part.note,
            hint: &part.hint,
            example: &part.example,
            limit: part.limit,
            needed: part.needed.as_ref().map(StepId::as_str),
            choices: &part.choices,
            indicators: part.has_indicators,
            beside: part.is_beside,
            published: part.is_published,
            unknown: Unknown { extra: &part.extra, is_known: |key| PART_KEYS.contains(&key) },
        }
    }
}

/// A form as an engine is told it.
pub fn encode(form: &SheetForm) -> String {
    super::json::pretty(&FormV1::from(form))
}

/// The form that an engine was told; the default one where there is none.
pub fn decode(text: &str) -> Arc<SheetForm> {
    let value = super::json::parse(text).ok().map(|parsed| parsed.value);
    let mut problems = Problems::default();
    let form = value.and_then(|value| decode_form(value, &mut problems));
    form.filter(SheetForm::is_sound).map_or_else(|| Arc::new(SheetForm::default()), Arc::new)
}

/// The key under which a file says by which form it was written.
const CARRIED: &str = "sheet_form";
/// No form has more parts.
const MOST_PARTS: usize = 200;

/// The keys of a file with the form in use.
pub(super) fn carry(extra: &Extra) -> Cow<'_, Extra> {
    match carried(false) {
        None => Cow::Borrowed(extra),
        Some((key, form)) => {
            let mut extra = extra.clone();
            extra.insert(key, form);
            Cow::Owned(extra)
        }
    }
}

/// The form in use, where that is not the default one, as a file carries it: so it is read by that form on any machine.
/// What is published says only what its parts are called.
pub(super) fn carried(is_published: bool) -> Option<(String, Value)> {
    let form = paper::form();
    let said = if is_published { published(&form) } else { (*form).clone() };
    (*form != SheetForm::default()).then(|| (CARRIED.to_owned(), super::json::value_of(&FormV1::from(&said))))
}

/// What a form says of the parts that are published, and of the goal, without which no sheet is one.
pub fn published(form: &SheetForm) -> SheetForm {
    let parts = |parts: &[PartSetting]| {
        let named = |part: &PartSetting| PartSetting {
            note: part.note.clone(),
            is_beside: part.is_beside,
            ..PartSetting::new(part.key.clone(), &part.label)
        };
        let is_said = |part: &&PartSetting| part.is_published || part.known() == Some(FormPart::Goal);
        parts.iter().filter(is_said).map(named).collect()
    };
    let (over, columns, after) = (parts(&form.parts), parts(&form.columns), parts(&form.after));
    SheetForm { parts: over, columns, after, extra: Extra::new(), ..form.clone() }
}

/// Takes the form out of a file's keys by which it was written; the default one where it has none, or none that could be kept
/// beside what an initiative is, which need not be published.
pub(super) fn take_carried(extra: &mut Extra) -> Arc<SheetForm> {
    let mut problems = Problems::default();
    let form = extra.shift_remove(CARRIED).and_then(|form| decode_form(form, &mut problems));
    let form = form.filter(|form| is_sound_with_method(form) && form.all().count() <= MOST_PARTS);
    form.map_or_else(|| Arc::new(SheetForm::default()), Arc::new)
}

fn is_sound_with_method(form: &SheetForm) -> bool {
    let mut form = form.clone();
    if form.known(FormPart::Method).is_none() {
        form.columns.extend(SheetForm::default().columns.into_iter().take(1));
    }
    form.is_sound()
}

/// The form of settings; what is wrong is put down.
pub(super) fn decode_form(value: Value, problems: &mut Problems) -> Option<SheetForm> {
    let place = |key: Option<&str>| {
        FilePlace::Key(key.map_or_else(|| "form".to_owned(), |key| format!("form.{key}")))
    };
    let mut fields = Fields::of(value, &place, problems)?;
    let f = &mut fields;
    let standard = SheetForm::default();
    let name = f.text("name").unwrap_or_else(String::new);
    let title = f.text("title").unwrap_or(standard.title);
    let number = f.text("number").unwrap_or_else(String::new);
    let paper = f.text("paper").and_then(|text| {
        let paper = PaperSize::named(&text);
        if paper.is_none() {
            f.refuse("paper", Reason::UnknownWord(text));
        }
        paper
    });
    let group = f.text("group").unwrap_or(standard.group);
    let department = f.text("department").unwrap_or(standard.department);
    let position = f.text("position").unwrap_or(standard.position);
    let notes = f.text("notes").unwrap_or(standard.notes);
    let rows = |number| u8::try_from(number).ok().filter(|_| (1..=MOST_ROWS).contains(&number));
    let initiatives = f.number("initiatives", rows, Reason::UnknownWord);
    let mut parts = |key, standard| if f.has(key) { items(f, key, &mut decode_part) } else { standard };
    let parts_over = parts("parts", standard.parts);
    let columns = parts("columns", standard.columns);
    let after = parts("after", standard.after);
    let mut form = SheetForm {
        name,
        title,
        number,
        paper: paper.unwrap_or(standard.paper),
        group,
        department,
        position,
        notes,
        initiatives,
        parts: parts_over,
        columns,
        after,
        extra: standard.extra,
    };
    if !form.is_sound() {
        f.refuse("parts", Reason::UnknownWord(fault(&form)));
    }
    form.extra = fields.rest();
    Some(form)
}

/// The name of a part that stands twice or where it cannot, as far as one can be named.
fn fault(form: &SheetForm) -> String {
    let is_twice = |part: &&PartSetting| form.all().filter(|other| other.key == part.key).count() > 1;
    form.all().find(is_twice).map_or_else(|| "goal, method".to_owned(), |part| part.key.name().to_owned())
}

fn decode_part(item: &mut Fields<'_>, _: usize) -> Option<PartSetting> {
    let name = named(item, "key")?;
    let Some(key) = PartKey::named(&name) else {
        item.refuse("key", Reason::BadId(name));
        return None;
    };
    let label = named(item, "label")?;
    let mut text = |key| item.text(key).into_iter().collect();
    let (note, hint, example) = (text("note"), text("hint"), text("example"));
    let characters = |number| u32::try_from(number).ok().filter(|_| (1..=MOST_CHARACTERS).contains(&number));
    let limit = item.number("limit", characters, Reason::UnknownWord);
    let needed = item.text("needed").and_then(|id| {
        let step = StepId::new(&id);
        if step.is_none() {
            item.refuse("needed", Reason::BadId(id));
        }
        step
    });
    let choices = texts(item, "choices");
    let has_indicators = item.flag("indicators").is_some_and(|is| is);
    let is_beside = item.flag("beside").is_some_and(|is| is);
    let is_published = item.flag("published").is_none_or(|is| is);
    Some(PartSetting {
        key,
        label,
        note,
        hint,
        example,
        limit,
        needed,
        choices,
        has_indicators,
        is_beside,
        is_published,
        extra: item.take_rest(),
    })
}
