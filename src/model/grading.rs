//! Who grades the initiatives, and the columns that the form has for it: the department's own, and those of each who judges.

use super::{OwnGrade, OwnKey, PartKey, PartSetting, Reviewer, Settings};

impl Settings {
    /// Whether grades of the scale are given in a part.
    pub fn is_graded(&self, part: &PartSetting) -> bool {
        !self.grades.is_empty() && part.choices.iter().eq(self.grades.iter().map(|grade| &grade.word))
    }

    /// The columns in which grades are given, in order; none where the city has none.
    pub fn grade_columns(&self) -> Vec<PartSetting> {
        let mut columns = self.whole_form().columns.clone();
        columns.retain(|column| column.own().is_some() && self.is_graded(column));
        columns
    }

    /// The number of the step by whose end a grade is due: the last in which it is given, and where none says so, the year's
    /// last, for it judges what was done.
    pub fn grade_is_due(&self, column: &PartKey) -> usize {
        let named = self.steps.iter().rposition(|step| step.is_for(column));
        named.unwrap_or(self.steps.len().saturating_sub(1))
    }

    /// Whether it is settled here if departments grade their own initiatives: there are grades, and the form has no part of its
    /// own for that.
    pub fn may_grade_itself(&self) -> bool {
        let is_it = |part: &PartSetting| part.own().is_some_and(|key| key.as_str() == GRADE);
        !self.grades.is_empty() && !self.form.all().any(is_it)
    }

    /// The columns of those who judge: where there are grades, the department's own and one for each; and a comment of each.
    pub(super) fn judgements(&self) -> Vec<PartSetting> {
        let grades: Vec<String> = self.grades.iter().map(|grade| grade.word.clone()).collect();
        let part = |key: &str, name: &str, choices: &[String], is_published| {
            Some(PartSetting {
                choices: choices.to_vec(),
                is_published,
                ..PartSetting::new(PartKey::Own(OwnKey::new(key)?), name)
            })
        };
        let graded = |key: &str, name: &str, is_published| {
            part(key, name, &grades, is_published).filter(|_| !grades.is_empty())
        };
        let of = |one: &Reviewer| {
            let (key, name) = (one.key(), &one.name);
            let comment = |of: &str| format!("{of}{COMMENT}");
            [graded(key, name, one.is_published), part(&comment(key), &comment(name), &[], one.is_published)]
        };
        let is_own_published = self.own_grade == OwnGrade::Published;
        let own = graded(GRADE, GRADE, is_own_published).filter(|_| self.own_grade != OwnGrade::Without);
        own.into_iter().chain(self.reviewers.iter().flat_map(of).flatten()).collect()
    }
}

/// The department's own grade.
const GRADE: &str = "評価";
/// What follows the name of who judges, for their comment.
const COMMENT: &str = "のコメント";
