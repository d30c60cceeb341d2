//! The settings file, `*.goalsettings.json`: what a city settles, read field by field so that all faults are told.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::Serialize;

use super::json::{Fields, Problems, Unknown, brief, is_newer, parse, pretty};
use super::settings_fields::{items, named, texts};
use super::settings_form::{FormV1, decode_form};
use super::{FilePlace, Problem, Reason};
use crate::model::{
    CityCode, Grade, Graded, Moment, MonthDay, OwnGrade, OwnKey, PartKey, Reviewer, Settings, SettingsGroup,
    SettingsPlan, SheetForm, StepId, Value, YearStep,
};

/// By this it is known.
const FORMAT: &str = "goalsettings";
/// The largest percent from which a grade is proposed.
const MOST_PERCENT: i64 = 1000;

/// The keys of the settings themselves, in the order of the file.
const KEYS: [&str; 14] = [
    "format",
    "version",
    "exported_at",
    "city",
    "code",
    "groups",
    "plans",
    "steps",
    "grades",
    "own_grade",
    "graded",
    "reviewers",
    "form",
    "owners_published",
];

#[derive(Serialize)]
struct FileOf<'a> {
    format: &'static str,
    version: u8,
    exported_at: &'a str,
    #[serde(flatten)]
    settings: SettingsV1<'a>,
}

/// What a city settles, as it is written.
#[derive(Serialize)]
pub(super) struct SettingsV1<'a> {
    city: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'a str>,
    groups: Vec<GroupV1<'a>>,
    plans: Vec<PlanV1<'a>>,
    steps: Vec<YearStepV1<'a>>,
    grades: Vec<GradeV1<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    own_grade: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    graded: Option<&'static str>,
    reviewers: Vec<ReviewerV1<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    form: Option<FormV1<'a>>,
    owners_published: bool,
    #[serde(flatten)]
    unknown: Unknown<'a>,
}

#[derive(Serialize)]
struct GroupV1<'a> {
    name: &'a str,
    departments: &'a [String],
    #[serde(flatten)]
    unknown: Unknown<'a>,
}

#[derive(Serialize)]
struct PlanV1<'a> {
    name: &'a str,
    chapters: &'a [String],
    #[serde(flatten)]
    unknown: Unknown<'a>,
}

#[derive(Serialize)]
struct YearStepV1<'a> {
    id: &'a str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    due: Option<String>,
    opens: Vec<&'a str>,
    #[serde(flatten)]
    unknown: Unknown<'a>,
}

#[derive(Serialize)]
struct GradeV1<'a> {
    word: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<u16>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    outside: bool,
    #[serde(flatten)]
    unknown: Unknown<'a>,
}

#[derive(Serialize)]
struct ReviewerV1<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<&'a str>,
    name: &'a str,
    published: bool,
    #[serde(flatten)]
    unknown: Unknown<'a>,
}

impl<'a> From<&'a Settings> for SettingsV1<'a> {
    fn from(settings: &'a Settings) -> Self {
        let step = |step: &'a YearStep| YearStepV1 {
            id: step.id.as_str(),
            name: &step.name,
            due: step.due.map(MonthDay::written),
            opens: {
                let known = step.opens.iter().map(|part| part.key_name());
                known.chain(step.opens_else.iter().map(String::as_str)).collect()
            },
            unknown: Unknown {
                extra: &step.extra,
                is_known: |key| ["id", "name", "due", "opens"].contains(&key),
            },
        };
        Self {
            city: &settings.city,
            code: settings.code.as_ref().map(CityCode::as_str),
            groups: settings.groups.iter().map(GroupV1::from).collect(),
            plans: settings.plans.iter().map(PlanV1::from).collect(),
            steps: settings.steps.iter().map(step).collect(),
            grades: settings.grades.iter().map(GradeV1::from).collect(),
            own_grade: (settings.own_grade != OwnGrade::default()).then(|| settings.own_grade.name()),
            graded: (settings.graded != Graded::default()).then(|| settings.graded.name()),
            reviewers: settings.reviewers.iter().map(ReviewerV1::from).collect(),
            form: (*settings.form != SheetForm::default()).then(|| FormV1::from(&*settings.form)),
            owners_published: settings.publishes_owners,
            unknown: Unknown { extra: &settings.extra, is_known: |key| KEYS.contains(&key) },
        }
    }
}

impl<'a> From<&'a SettingsGroup> for GroupV1<'a> {
    fn from(group: &'a SettingsGroup) -> Self {
        let unknown = Unknown { extra: &group.extra, is_known: |key| ["name", "departments"].contains(&key) };
        Self { name: &group.name, departments: &group.departments, unknown }
    }
}

impl<'a> From<&'a SettingsPlan> for PlanV1<'a> {
    fn from(plan: &'a SettingsPlan) -> Self {
        let unknown = Unknown { extra: &plan.extra, is_known: |key| ["name", "chapters"].contains(&key) };
        Self { name: &plan.name, chapters: &plan.chapters, unknown }
    }
}

impl<'a> From<&'a Grade> for GradeV1<'a> {
    fn from(grade: &'a Grade) -> Self {
        let unknown =
            Unknown { extra: &grade.extra, is_known: |key| ["word", "from", "outside"].contains(&key) };
        Self { word: &grade.word, from: grade.from, outside: grade.is_outside, unknown }
    }
}

impl<'a> From<&'a Reviewer> for ReviewerV1<'a> {
    fn from(reviewer: &'a Reviewer) -> Self {
        let unknown =
            Unknown { extra: &reviewer.extra, is_known: |key| ["key", "name", "published"].contains(&key) };
        let key = reviewer.key.as_ref().map(OwnKey::as_str);
        Self { key, name: &reviewer.name, published: reviewer.is_published, unknown }
    }
}

/// A settings file.
pub fn encode(settings: &Settings, at: &Moment) -> String {
    let file = FileOf { format: FORMAT, version: 1, exported_at: at.as_str(), settings: settings.into() };
    let mut text = pretty(&file);
    text.push('\n');
    text
}

/// The settings that a text is, or everything that is wrong with them; none where it is no settings file.
pub fn decode(text: &str) -> Option<Result<Settings, Vec<Problem>>> {
    // Within a text the quotes would be escaped.
    if !text.contains("\"goalsettings\"") {
        return None;
    }
    let Value::Object(file) = parse(text).ok()?.value else { return None };
    if file.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return None;
    }
    let refuse = |reason| Some(Err(vec![Problem { place: FilePlace::Key("version".to_owned()), reason }]));
    match file.get("version") {
        Some(Value::Number(version)) if version.as_str() == "1" => {}
        Some(Value::Number(version)) if is_newer(version.as_str()) => {
            return refuse(Reason::NewerVersion(version.to_string()));
        }
        Some(other) => return refuse(Reason::BadVersion(brief(other))),
        None => return refuse(Reason::Missing),
    }
    let mut problems = Problems::default();
    let settings = decode_value(Value::Object(file), &mut problems);
    Some(problems.unless_any(settings).and_then(|settings| settings.ok_or_else(Vec::new)))
}

/// Whether a text is a settings file, of whatever version.
pub fn is_settings(text: &str) -> bool {
    decode(text).is_some()
}

/// Settings as they are written; what is wrong is put down.
pub(super) fn decode_value(value: Value, problems: &mut Problems) -> Option<Settings> {
    let place = |key: Option<&str>| key.map_or(FilePlace::File, |key| FilePlace::Key(key.to_owned()));
    let mut fields = Fields::of(value, &place, problems)?;
    let f = &mut fields;
    f.take("format");
    f.take("version");
    f.text("exported_at");
    let city = f.text("city").unwrap_or_else(String::new);
    let code = f.text("code").and_then(|text| {
        let code = CityCode::new(&text);
        if code.is_none() {
            f.refuse("code", Reason::UnknownWord(text));
        }
        code
    });
    let groups = items(f, "groups", &mut |item, _| {
        let (name, departments) = (named(item, "name")?, texts(item, "departments"));
        Some(SettingsGroup { name, departments, extra: item.take_rest() })
    });
    let plans = items(f, "plans", &mut |item, _| {
        let (name, chapters) = (named(item, "name")?, texts(item, "chapters"));
        Some(SettingsPlan { name, chapters, extra: item.take_rest() })
    });
    let has_steps = f.has("steps");
    let mut ids = BTreeSet::new();
    let steps = items(f, "steps", &mut |item, _| decode_step(item, &mut ids));
    if has_steps && !(1..=Settings::MOST_STEPS).contains(&steps.len()) {
        f.refuse("steps", Reason::UnknownWord(steps.len().to_string()));
    }
    let grades = items(f, "grades", &mut |item, _| {
        let percent = |number| u16::try_from(number).ok().filter(|_| number <= MOST_PERCENT);
        let (word, from) = (named(item, "word")?, item.number("from", percent, Reason::UnknownWord));
        let is_outside = item.flag("outside").is_some_and(|is| is);
        Some(Grade { word, from, is_outside, extra: item.take_rest() })
    });
    let own_grade = word(f, "own_grade", OwnGrade::named);
    let graded = word(f, "graded", Graded::named);
    let reviewers = items(f, "reviewers", &mut |item, _| {
        let (name, is_published) = (named(item, "name")?, item.flag("published").is_some_and(|is| is));
        let key = item.text("key").and_then(|text| {
            let key = OwnKey::new(&text);
            if key.is_none() {
                item.refuse("key", Reason::BadId(text));
            }
            key
        });
        Some(Reviewer { key, name, is_published, extra: item.take_rest() })
    });
    if reviewers.len() > Settings::MOST_REVIEWERS {
        f.refuse("reviewers", Reason::UnknownWord(reviewers.len().to_string()));
    }
    let form = f.take("form").and_then(|value| decode_form(value, f.problems()));
    let form = form.map_or_else(|| Settings::default().form, Arc::new);
    let publishes_owners = f.flag("owners_published").is_some_and(|is| is);
    let steps = if has_steps { steps } else { Settings::default().steps };
    let own_grade = own_grade.unwrap_or(OwnGrade::Published);
    let graded = graded.unwrap_or(Graded::Initiatives);
    let extra = fields.rest();
    Some(Settings {
        city,
        code,
        groups,
        plans,
        steps,
        grades,
        own_grade,
        graded,
        reviewers,
        form,
        publishes_owners,
        extra,
    })
}

/// One of a few words.
fn word<T>(f: &mut Fields<'_>, key: &'static str, named: fn(&str) -> Option<T>) -> Option<T> {
    let text = f.text(key)?;
    let word = named(&text);
    if word.is_none() {
        f.refuse(key, Reason::UnknownWord(text));
    }
    word
}

fn decode_step(item: &mut Fields<'_>, ids: &mut BTreeSet<StepId>) -> Option<YearStep> {
    let text = named(item, "id")?;
    let Some(id) = StepId::new(&text).filter(|id| *id != StepId::closed()) else {
        item.refuse("id", Reason::BadId(text));
        return None;
    };
    if !ids.insert(id.clone()) {
        item.refuse("id", Reason::DuplicateId(text));
    }
    let name = named(item, "name")?;
    let due = item.text("due").and_then(|text| {
        let due = MonthDay::read(&text);
        if due.is_none() {
            item.refuse("due", Reason::BadMoment(text));
        }
        due
    });
    let (mut opens, mut opens_else) = (Vec::new(), Vec::new());
    for key in texts(item, "opens") {
        match PartKey::named(&key) {
            Some(PartKey::Known(part)) => opens.push(part),
            _ => opens_else.push(key),
        }
    }
    opens.sort();
    opens.dedup();
    Some(YearStep { id, name, due, opens, opens_else, extra: item.take_rest() })
}
