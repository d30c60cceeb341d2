//! Who grades, and the parts that the form has for it, of each initiative and of the sheet: the department's own, and those of
//! each who judges.

use super::{Extra, Grade, Graded, OwnGrade, OwnKey, PartKey, PartSetting, Reviewer, Settings, SheetForm};

/// The grades of a form that was read from a paper, and which of its columns they are given in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadGrades {
    /// The scale, best first; empty where the form says none.
    pub grades: Vec<Grade>,
    /// The column of the department's own grade.
    pub own: Option<usize>,
    /// Who judges besides.
    pub judges: Vec<ReadJudge>,
}

/// Somebody who judges, by the columns of a form that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadJudge {
    /// What they are called.
    pub name: String,
    /// The column of their grade.
    pub grade: usize,
    /// The column of their comment.
    pub comment: Option<usize>,
}

impl Settings {
    /// Whether grades of the scale are given in a part.
    pub fn is_graded(&self, part: &PartSetting) -> bool {
        !self.grades.is_empty() && part.choices.iter().eq(self.grades.iter().map(|grade| &grade.word))
    }

    /// The parts in which grades are given, first those of initiatives, each in order; none where the city has none.
    pub fn grade_parts(&self) -> Vec<PartSetting> {
        let form = self.whole_form();
        let all = form.columns.iter().chain(&form.parts).chain(&form.after);
        all.filter(|part| part.own().is_some() && self.is_graded(part)).cloned().collect()
    }

    /// The number of the step by whose end a grade is due: the last in which it is given, and where none says so, the year's
    /// last, for it judges what was done.
    pub fn grade_is_due(&self, part: &PartKey) -> usize {
        let named = self.steps.iter().rposition(|step| step.is_for(part));
        named.unwrap_or(self.steps.len().saturating_sub(1))
    }

    /// Whether it is settled here if departments grade their own initiatives: there are grades, and the form has no part of its
    /// own for that.
    pub fn may_grade_itself(&self) -> bool {
        let is_it = |part: &PartSetting| part.own().is_some_and(|key| key.as_str() == GRADE);
        !self.grades.is_empty() && !self.form.all().any(is_it)
    }

    /// The same house with the grades of a form that was read, and with those who judge. Their columns stay where they stand on
    /// the paper, under the keys by which who judges is known; none that texts were written under is called otherwise.
    pub fn with_read_grades(&self, form: &mut SheetForm, read: &ReadGrades) -> Self {
        let mut settings = self.clone();
        if !read.grades.is_empty() {
            settings.grades.clone_from(&read.grades);
            settings.reviewers.clear();
            let is_own = read.own.is_some_and(|at| self.takes_key(form, at, GRADE));
            settings.own_grade = if is_own { OwnGrade::Published } else { OwnGrade::Without };
        } else if !read.judges.is_empty() {
            settings.reviewers.clear();
        }
        for judge in &read.judges {
            let Some(key) = form.columns.get(judge.grade).and_then(PartSetting::own).cloned() else {
                continue;
            };
            let comment = format!("{}{COMMENT}", key.as_str());
            if judge.comment.is_none_or(|at| self.takes_key(form, at, &comment)) {
                let name = judge.name.clone();
                settings.reviewers.push(Reviewer {
                    key: Some(key),
                    name,
                    is_published: false,
                    extra: Extra::new(),
                });
            }
        }
        settings
    }

    /// Has a new column of a form kept under a key that the form does not have. Whether it is.
    fn takes_key(&self, form: &mut SheetForm, at: usize, key: &str) -> bool {
        let Some(key) = OwnKey::new(key).map(PartKey::Own) else { return false };
        let is_taken = form.part(&key).is_some();
        let Some(column) = form.columns.get_mut(at) else { return false };
        let is_new = !is_taken && self.form.part(&column.key).is_none();
        if is_new {
            column.key = key.clone();
        }
        column.key == key
    }

    /// Whether a part is that of one who judges and whose words are not published.
    pub(super) fn is_kept_back(&self, part: &PartSetting) -> bool {
        let name = part.key.name();
        let of = [COMMENT, OVERALL, OVERALL_COMMENT].iter().find_map(|what| name.strip_suffix(what));
        let judge = self.reviewers.iter().find(|one| of.unwrap_or(name) == one.key());
        part.own().is_some() && judge.is_some_and(|judge| !judge.is_published)
    }

    /// The columns of those who judge each initiative.
    pub(super) fn judgements(&self) -> Vec<PartSetting> {
        match self.graded {
            Graded::Initiatives | Graded::Both => self.judged(GRADE, "", COMMENT),
            Graded::Sheets => Vec::new(),
        }
    }

    /// The parts of those who judge the sheet as a whole.
    pub(super) fn sheet_judgements(&self) -> Vec<PartSetting> {
        match self.graded {
            Graded::Sheets | Graded::Both => self.judged(OVERALL_GRADE, OVERALL, OVERALL_COMMENT),
            Graded::Initiatives => Vec::new(),
        }
    }

    /// The parts of those who judge: where there are grades, the department's own and one for each, whose name is followed by
    /// `grade`; and a comment of each.
    fn judged(&self, own: &str, grade: &str, comment: &str) -> Vec<PartSetting> {
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
            let named = |what: &str| [one.key(), &one.name].map(|of| format!("{of}{what}"));
            let ([key, name], [comment_key, comment_name]) = (named(grade), named(comment));
            [graded(&key, &name, one.is_published), part(&comment_key, &comment_name, &[], one.is_published)]
        };
        let is_own_published = self.own_grade == OwnGrade::Published;
        let own = graded(own, own, is_own_published).filter(|_| self.own_grade != OwnGrade::Without);
        own.into_iter().chain(self.reviewers.iter().flat_map(of).flatten()).collect()
    }
}

/// The department's own grade of an initiative, and of the sheet.
const GRADE: &str = "評価";
const OVERALL_GRADE: &str = "総合評価";
/// What follows the name of who judges, for their comment on an initiative, and for grade and comment of the sheet.
const COMMENT: &str = "のコメント";
const OVERALL: &str = "の総合評価";
const OVERALL_COMMENT: &str = "の総評";
