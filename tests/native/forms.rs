//! The forms that ship: each is sound, keeps to the schema, goes to an engine and back, and is drawn.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use goalsheet::codec::{json, settings, stored};
use goalsheet::engines::reader;
use goalsheet::messages::settings as words;
use goalsheet::model::{
    Cell, Day, FiscalYear, Initiative, InitiativeId, OwnKey, PartKey, Settings, Sheet, SheetId, Stage, paper,
};
use goalsheet::protocol::{self, DrawForm, ListForms, PackedSheet, Request};
use goalsheet::results;
use goalsheet::review::{self, Rule};
use serde_json::Value;

use crate::common::{ids, moment};

fn asked<R: Request>(request: R) -> R::Answer {
    let answer = reader::answer(&protocol::encode_request(1, "", request));
    let (_, body) = protocol::open(&answer).expect("an answer");
    protocol::decode_answer::<R>(body).expect("the request's own")
}

pub(crate) fn forms() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/forms");
    let entries = fs::read_dir(folder).expect("the forms").map(|entry| entry.expect("a form").path());
    let mut forms: Vec<_> = entries
        .map(|path| {
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            (name, fs::read_to_string(path).expect("a text"))
        })
        .collect();
    forms.sort();
    forms
}

fn read(text: &str) -> Settings {
    settings::decode(text).expect("a settings file").expect("no fault")
}

#[test]
fn every_form_that_ships_can_be_chosen() {
    let schema = serde_json::from_str(include_str!("../../format/goalsettings.schema.json")).expect("JSON");
    let schema = jsonschema::draft202012::new(&schema).expect("a schema");
    let forms = forms();
    let listed = asked(ListForms);
    assert_eq!((forms.len(), listed.len()), (6, 6));
    for (file, text) in &forms {
        let settings = read(text);
        assert!(settings.is_sound() && settings.whole_form().is_sound(), "{file}");
        assert!(settings.form.name.ends_with("（公表資料による近似）"), "{file}");
        assert!(listed.contains(&(settings.form.name.clone(), text.clone())), "{file}");
        let value: Value = serde_json::from_str(text).expect("JSON");
        let errors: Vec<_> = schema.iter_errors(&value).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{file}: {errors:?}");
        // Nothing in it is a key that nobody reads.
        assert_eq!(read(&settings::encode(&settings, &moment())), settings, "{file}");
        assert!(settings.extra.is_empty() && settings.form.extra.is_empty(), "{file}");
        assert!(settings.form.all().all(|part| part.extra.is_empty()), "{file}");
        // Each part is written in some step, and each step names parts that there are.
        let form = settings.whole_form();
        for part in form.all() {
            assert!(settings.steps.iter().any(|step| step.is_for(&part.key)), "{file}: {}", part.label);
        }
        for step in &settings.steps {
            let own = step.opens_else.iter().filter_map(|name| PartKey::named(name));
            let known = step.opens.iter().map(|part| PartKey::Known(*part));
            for key in known.chain(own) {
                assert!(form.part(&key).is_some(), "{file}: {}", key.name());
            }
        }
        let needed = settings.form.all().filter_map(|part| part.needed.as_ref());
        assert!(needed.into_iter().all(|step| settings.step(step).is_some()), "{file}");
    }
}

#[test]
fn the_reason_of_a_grade_is_asked_for_once_the_grade_is_given() {
    let (_, text) = forms().into_iter().find(|(file, _)| file.starts_with("okazaki")).expect("the form");
    let settings = read(&text);
    let check = |grade: &str, reason: &str, is_asked: bool| {
        let key = |name: &str| OwnKey::new(name).expect("a key");
        let mut row = Initiative::empty(InitiativeId::new("i").expect("an id"));
        row.method = "訓練".to_owned();
        row.own.set(&key("評価"), grade);
        row.own.set(&key("評価の理由"), reason);
        let id = SheetId::new("s").expect("an id");
        let year = FiscalYear::new(2024).expect("a year");
        let sheet = Sheet { initiatives: vec![row.clone()], ..Sheet::empty(id, year) };
        let today = Day::new(2025, 4, 1).expect("a day");
        let found = paper::by_form(settings.whole_form(), || {
            review::of_sheet(&sheet, &results::of(&sheet), Stage::Final, today)
        });
        let cell = Cell::Own(Some(row.id), key("評価の理由"));
        let asked = found.iter().filter(|one| one.rule == Rule::Empty && one.place.as_cell() == Some(&cell));
        assert_eq!(asked.count(), usize::from(is_asked), "{grade} {reason}");
    };
    check("計画未満", "", true);
    check("計画未満", "大雨で中止した。", false);
    check("", "", false);
}

#[test]
fn choosing_a_form_changes_the_form_and_not_the_house() {
    let mut before = Settings { city: "あおぞら市".to_owned(), ..Settings::default() };
    before.steps[0].due = None;
    let standard = Settings::default();
    for (file, text) in forms() {
        let other = read(&text);
        let after = before.with_form_of(&other);
        assert!(after.is_sound(), "{file}");
        assert_eq!((after.city.as_str(), after.steps[0].due), ("あおぞら市", None), "{file}");
        assert_eq!(after.form, other.form, "{file}");
        let told = words::changes(&before, &after);
        assert!(told.iter().any(|line| line.contains("近似")), "{file}: {told:?}");
        // Steps are told in the names of the form to come, with the city's own parts.
        let form = after.whole_form();
        for step in &after.steps {
            let begin = format!("「{}」で書くのは、", step.name);
            let Some(line) = told.iter().find(|line| line.starts_with(&begin)) else { continue };
            for part in form.all().filter(|part| step.is_for(&part.key)) {
                assert!(line.contains(&part.label), "{file}: {} in {line}", part.label);
            }
        }
        let went = standard.form.all().find(|part| after.form.part(&part.key).is_none());
        if let Some(went) = went {
            let line = told.iter().find(|line| line.contains("この様式にない欄")).expect("told");
            assert!(line.contains(&went.label), "{file}: {line}");
        }
    }
}

#[test]
fn a_form_is_drawn_with_its_parts_the_sheets_words_and_the_changed_part() {
    let sample = include_str!("../../assets/sample.goalsheet.json");
    let sheet = json::decode(sample, &mut ids()).expect("the sample").sheets.remove(0);
    for (file, text) in forms() {
        let settings = read(&text);
        for sheet in [None, Some(&sheet)] {
            let drawn = asked(DrawForm {
                settings: stored::encode_settings(&settings),
                changed: "target".to_owned(),
                sheet: sheet.map(PackedSheet::pack),
            })
            .expect("a picture");
            let parts = settings.whole_form();
            for part in parts.all().filter(|part| part.key.name() != "positions") {
                assert!(drawn.contains(&part.label), "{file}: {}", part.label);
            }
            assert!(drawn.contains("changed"), "{file}");
            assert_eq!(sheet.is_some(), drawn.contains(&*sheet_goal(sheet)), "{file}");
        }
    }
    assert_eq!(*paper::form(), *Arc::new(goalsheet::model::SheetForm::default()), "and words go back");
}

fn sheet_goal(sheet: Option<&goalsheet::model::Sheet>) -> String {
    sheet.map_or_else(|| "no sheet's goal".to_owned(), |sheet| sheet.goal.clone())
}
