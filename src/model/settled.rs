//! What the screen 設定 changes, field by field: the form's own words, its parts, grades, and who judges.
//!
//! Fields are read and written as texts, so that one kind of field on the screen serves them all.

use std::sync::Arc;

use super::form::names_a_person;
use super::settled_field::{SettledField, SettledRow};
use super::{Grade, Graded, OwnGrade, OwnKey, PaperSize, PartSetting, Reviewer, Settings, SheetForm, StepId};

/// A tick that is set, as a text.
pub const TICKED: &str = "1";

fn ticked(is: bool) -> String {
    if is { TICKED.to_owned() } else { String::new() }
}

impl Settings {
    /// What a field says; nothing where there is no such row.
    pub fn field(&self, row: &SettledRow, field: SettledField) -> String {
        let found = match row {
            SettledRow::Form => Some(form_field(&self.form, field)),
            SettledRow::Part(name) => {
                let part = self.form.all().find(|part| part.key.name() == name);
                part.map(|part| match field {
                    SettledField::Published if self.is_owner(name) => {
                        ticked(part.is_published && self.publishes_owners)
                    }
                    _ => part_field(part, field),
                })
            }
            SettledRow::Grade(at) => self.grades.get(*at).map(|grade| match field {
                SettledField::From => grade.from.map_or_else(String::new, |from| from.to_string()),
                SettledField::Outside => ticked(grade.is_outside),
                _ => grade.word.clone(),
            }),
            SettledRow::Scale if field == SettledField::Graded => Some(self.graded.name().to_owned()),
            // Where a part of the form itself is called so, that says whether it is there.
            SettledRow::Scale => self.may_grade_itself().then(|| self.own_grade.name().to_owned()),
            SettledRow::Reviewer(at) => self.reviewers.get(*at).map(|one| match field {
                SettledField::Published => ticked(one.is_published),
                _ => one.name.clone(),
            }),
        };
        found.into_iter().collect()
    }

    /// Writes a field; whether it can be that.
    pub fn set_field(&mut self, row: &SettledRow, field: SettledField, text: &str) -> bool {
        let line = text.trim();
        if field == SettledField::Name && self.is_taken(row, line) {
            return false;
        }
        match row {
            SettledRow::Form => set_form_field(Arc::make_mut(&mut self.form), field, text),
            SettledRow::Part(name) => {
                if field == SettledField::Published && self.is_owner(name) {
                    self.publishes_owners = line == TICKED;
                }
                let form = Arc::make_mut(&mut self.form);
                let part = form.all_mut().find(|part| part.key.name() == name);
                part.is_some_and(|part| set_part_field(part, field, text))
            }
            SettledRow::Grade(at) => self.grades.get_mut(*at).is_some_and(|grade| match field {
                SettledField::From => set_number(&mut grade.from, line, field),
                SettledField::Outside => put(&mut grade.is_outside, line == TICKED),
                _ => put(&mut grade.word, line.to_owned()),
            }),
            SettledRow::Scale if field == SettledField::Graded => {
                let before = self.all_judgements();
                let is = Graded::named(line).is_some_and(|graded| put(&mut self.graded, graded));
                self.open_judgements(&before);
                is
            }
            SettledRow::Scale => OwnGrade::named(line).is_some_and(|grade| put(&mut self.own_grade, grade)),
            SettledRow::Reviewer(at) => self.reviewers.get_mut(*at).is_some_and(|one| match field {
                SettledField::Published => put(&mut one.is_published, line == TICKED),
                _ => {
                    // What was written stays theirs under another name.
                    one.key = OwnKey::new(one.key());
                    put(&mut one.name, line.to_owned())
                }
            }),
        }
    }

    /// Whether another part, another grade, or another who judges, is called so: by that they are known.
    fn is_taken(&self, row: &SettledRow, name: &str) -> bool {
        match row {
            SettledRow::Part(of) => self.form.all().any(|part| part.key.name() != of && part.label == name),
            SettledRow::Grade(at) => (0..).zip(&self.grades).any(|(of, one)| of != *at && one.word == name),
            SettledRow::Reviewer(at) => {
                (0..).zip(&self.reviewers).any(|(of, one)| of != *at && one.name == name)
            }
            _ => false,
        }
    }

    /// Whether the part of this name is the one with people's names, of which it is settled apart whether it is published.
    fn is_owner(&self, name: &str) -> bool {
        self.form.owner().is_some_and(|owner| owner.key.name() == name)
    }

    /// Adds a grade.
    pub fn add_grade(&mut self, word: &str) {
        let before = self.all_judgements();
        self.grades.push(Grade { word: word.to_owned(), ..Grade::default() });
        self.open_judgements(&before);
    }

    /// Adds somebody who judges, whose key was never used before.
    pub fn add_reviewer(&mut self, key: OwnKey, name: &str) {
        let before = self.all_judgements();
        self.reviewers.push(Reviewer { key: Some(key), name: name.to_owned(), ..Reviewer::default() });
        self.open_judgements(&before);
    }

    /// The parts of those who judge, of initiatives and of the sheet.
    fn all_judgements(&self) -> Vec<PartSetting> {
        [self.judgements(), self.sheet_judgements()].concat()
    }

    /// Has the parts of those who judge that were not there before written in the year's last step: there it is judged what was
    /// done.
    fn open_judgements(&mut self, before: &[PartSetting]) {
        for part in self.all_judgements() {
            let is_old = before.iter().any(|old| old.key == part.key);
            let is_opened = self.steps.iter().any(|step| step.is_for(&part.key));
            if let (false, Some(last)) = (is_old || is_opened, self.steps.last_mut()) {
                last.set_for(&part.key, true);
            }
        }
    }

    /// Takes a grade or who judges away.
    pub fn remove_row(&mut self, row: &SettledRow) -> bool {
        match row {
            SettledRow::Grade(at) if *at < self.grades.len() => drop(self.grades.remove(*at)),
            SettledRow::Reviewer(at) if *at < self.reviewers.len() => drop(self.reviewers.remove(*at)),
            _ => return false,
        }
        true
    }

    /// Moves a grade or who judges.
    pub fn move_row(&mut self, row: &SettledRow, down: bool) -> bool {
        let to = |at: usize| if down { at + 1 } else { at.wrapping_sub(1) };
        match row {
            SettledRow::Grade(at) if to(*at) < self.grades.len() => self.grades.swap(*at, to(*at)),
            SettledRow::Reviewer(at) if to(*at) < self.reviewers.len() => self.reviewers.swap(*at, to(*at)),
            _ => return false,
        }
        true
    }
}

fn form_field(form: &SheetForm, field: SettledField) -> String {
    match field {
        SettledField::Title => form.title.clone(),
        SettledField::Number => form.number.clone(),
        SettledField::Paper => form.paper.name().to_owned(),
        SettledField::Group => form.group.clone(),
        SettledField::Department => form.department.clone(),
        SettledField::Position => form.position.clone(),
        SettledField::Notes => form.notes.clone(),
        SettledField::Initiatives => form.initiatives.map_or_else(String::new, |count| count.to_string()),
        _ => form.name.clone(),
    }
}

fn set_form_field(form: &mut SheetForm, field: SettledField, text: &str) -> bool {
    let line = text.trim().to_owned();
    match field {
        SettledField::Title => put(&mut form.title, line),
        SettledField::Number => put(&mut form.number, line),
        SettledField::Paper => PaperSize::named(&line).is_some_and(|paper| put(&mut form.paper, paper)),
        SettledField::Group => put(&mut form.group, line),
        SettledField::Department => put(&mut form.department, line),
        SettledField::Position => put(&mut form.position, line),
        SettledField::Notes => put(&mut form.notes, line),
        SettledField::Initiatives => set_number(&mut form.initiatives, &line, field),
        _ => put(&mut form.name, line),
    }
}

fn part_field(part: &PartSetting, field: SettledField) -> String {
    match field {
        SettledField::Note => part.note.clone(),
        SettledField::Hint => part.hint.clone(),
        SettledField::Example => part.example.clone(),
        SettledField::Limit => part.limit.map_or_else(String::new, |limit| limit.to_string()),
        SettledField::Needed => part.needed.as_ref().map_or_else(String::new, ToString::to_string),
        SettledField::Choices => part.choices.join("\n"),
        SettledField::Indicators => ticked(part.has_indicators),
        SettledField::Beside => ticked(part.is_beside),
        SettledField::Published => ticked(part.is_published),
        _ => part.label.clone(),
    }
}

fn set_part_field(part: &mut PartSetting, field: SettledField, text: &str) -> bool {
    let line = text.trim();
    match field {
        SettledField::Note => put(&mut part.note, line.to_owned()),
        SettledField::Hint => put(&mut part.hint, line.to_owned()),
        SettledField::Example => put(&mut part.example, line.to_owned()),
        SettledField::Limit => set_number(&mut part.limit, line, field),
        SettledField::Needed => {
            let step = StepId::new(line);
            (line.is_empty() || step.is_some()) && put(&mut part.needed, step)
        }
        SettledField::Choices => {
            let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
            put(&mut part.choices, lines.map(str::to_owned).collect())
        }
        SettledField::Indicators => put(&mut part.has_indicators, line == TICKED),
        SettledField::Beside => put(&mut part.is_beside, line == TICKED),
        SettledField::Published => put(&mut part.is_published, line == TICKED),
        _ => {
            // Who somebody is, is published only where that is said.
            if part.own().is_some() && names_a_person(line) && !names_a_person(&part.label) {
                part.is_published = false;
            }
            put(&mut part.label, line.to_owned())
        }
    }
}

fn put<T>(place: &mut T, value: T) -> bool {
    *place = value;
    true
}

/// Writes a number within a field's bounds, as people type it: 80, ８０％以上, 200字以内. A blank is none.
fn set_number<N: TryFrom<u32>>(place: &mut Option<N>, text: &str, field: SettledField) -> bool {
    if text.is_empty() {
        return put(place, None);
    }
    let narrow = |char: char| match char {
        '０'..='９' => char::from_u32(u32::from(char) - u32::from('０') + u32::from('0')).unwrap_or(char),
        char => char,
    };
    let digits: String = text.chars().map(narrow).filter(|char| !matches!(char, ',' | '，')).collect();
    let digits = digits.trim_end_matches(['%', '％', '文', '字', '以', '上', '内']);
    let bounds = field.bounds();
    let number = digits.parse().ok().filter(|number| bounds.is_some_and(|bounds| bounds.contains(number)));
    number.and_then(|number| N::try_from(number).ok()).is_some_and(|number| put(place, Some(number)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{OwnKey, PartKey};

    #[test]
    fn fields_are_written_as_they_are_read_and_refuse_what_they_cannot_be() {
        use SettledField::*;
        let part = |name: &str| SettledRow::Part(name.to_owned());
        for (row, field, text, is) in [
            (SettledRow::Form, Title, "組織目標表", true),
            (SettledRow::Form, Paper, "A4", true),
            (SettledRow::Form, Paper, "B5", false),
            (SettledRow::Form, Initiatives, "5", true),
            (SettledRow::Form, Initiatives, "0", false),
            (SettledRow::Form, Initiatives, "300", false),
            (part("goal"), Name, "組織目標", true),
            (part("goal"), Name, "数値目標", false),
            (part("goal"), Limit, "120", true),
            (part("goal"), Limit, "", true),
            (part("goal"), Limit, "百", false),
            (part("goal"), Needed, "plan", true),
            (part("target"), Choices, "◎\n○", true),
            (part("target"), Indicators, TICKED, true),
            (part("target"), Beside, TICKED, true),
            (part("target"), Published, "", true),
            (part("なし"), Name, "x", false),
            (SettledRow::Grade(0), Name, "計画以上", true),
            (SettledRow::Grade(0), From, "110", true),
            (SettledRow::Grade(0), From, "1001", false),
            (SettledRow::Grade(1), Name, "x", false),
            (SettledRow::Scale, SettledField::OwnGrade, "unpublished", true),
            (SettledRow::Scale, SettledField::OwnGrade, "none", true),
            (SettledRow::Scale, SettledField::OwnGrade, "", false),
            (SettledRow::Scale, SettledField::Graded, "both", true),
            (SettledRow::Scale, SettledField::Graded, "sheets", true),
            (SettledRow::Scale, SettledField::Graded, "", false),
            (SettledRow::Reviewer(0), Published, TICKED, true),
        ] {
            let mut settings = Settings::default();
            settings.add_grade("◎");
            settings.add_reviewer(OwnKey::new("k").expect("a key"), "一次評価");
            let before = settings.clone();
            assert_eq!(settings.set_field(&row, field, text), is, "{row:?} {field:?} {text}");
            if is {
                assert_eq!(settings.field(&row, field), text, "{row:?} {field:?}");
            } else {
                assert_eq!(settings, before, "{row:?} {field:?}");
            }
        }
        let mut settings = Settings::default();
        assert!(settings.set_field(&part("goal"), Limit, "１２０"));
        assert_eq!(settings.field(&part("goal"), Limit), "120");
    }

    #[test]
    fn names_of_people_are_published_only_where_that_is_settled() {
        let row = SettledRow::Part("担当".to_owned());
        let mut settings = Settings::default();
        let part = PartSetting::new(PartKey::Own(OwnKey::new("担当").expect("a key")), "担当");
        Arc::make_mut(&mut settings.form).columns.push(part);
        let published = |settings: &Settings| {
            let form = settings.whole_form();
            let is = form.owner().is_some_and(|owner| owner.is_published);
            assert_eq!(is, settings.field(&row, SettledField::Published) == TICKED);
            is
        };
        assert!(!published(&settings));
        settings.publishes_owners = true;
        assert!(published(&settings));
        assert!(settings.set_field(&row, SettledField::Published, ""));
        assert!(!published(&settings) && !settings.publishes_owners);
        assert!(settings.set_field(&row, SettledField::Published, TICKED));
        assert!(published(&settings));
    }

    #[test]
    fn who_judges_keeps_what_was_written_under_another_name_and_the_own_grade_stays() {
        let mut settings = Settings::default();
        let columns = |settings: &Settings| {
            let form = settings.whole_form();
            let names = form.columns[5..].iter().map(|part| format!("{}={}", part.key.name(), part.label));
            names.collect::<Vec<_>>()
        };
        settings.add_grade("◎");
        settings.reviewers.push(Reviewer { name: "一次評価".to_owned(), ..Reviewer::default() });
        settings.add_reviewer(OwnKey::new("k").expect("a key"), "新しい評価");
        for (at, name) in [(0, "部長評価"), (1, "外部評価"), (0, "所属長評価")] {
            assert!(settings.set_field(&SettledRow::Reviewer(at), SettledField::Name, name));
        }
        assert_eq!(
            columns(&settings),
            [
                "評価=評価",
                "一次評価=所属長評価",
                "一次評価のコメント=所属長評価のコメント",
                "k=外部評価",
                "kのコメント=外部評価のコメント"
            ]
        );
        let own_grade = |settings: &Settings| {
            let form = settings.whole_form();
            form.columns.iter().find(|part| part.key.name() == "評価").map(|part| part.is_published)
        };
        for (grade, expected) in [
            (OwnGrade::Published, Some(true)),
            (OwnGrade::Unpublished, Some(false)),
            (OwnGrade::Without, None),
        ] {
            settings.own_grade = grade;
            assert_eq!(own_grade(&settings), expected, "{grade:?}");
        }
        assert_eq!(columns(&settings)[0], "一次評価=所属長評価", "grades of those who judge stay");
    }
}
