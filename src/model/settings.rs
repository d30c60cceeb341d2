//! What a city settles for all of its sheets: its departments and plans, the steps of its year, grades, who judges.
//!
//! Keys that this version does not know are kept at every level: the parts of the form will be said there too.

use std::sync::Arc;

use super::{Extra, FormPart, MonthDay, OwnKey, PartKey, PartSetting, SheetForm, StepId};

/// What a city settles. The default is what the app does where nothing was ever set: 上田市's year.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// The city's name; empty where nobody has said it.
    pub city: String,
    /// 全国地方公共団体コード.
    pub code: Option<CityCode>,
    /// The groups of departments, in order; offered while typing, never forced.
    pub groups: Vec<SettingsGroup>,
    /// The city's plans, offered while typing.
    pub plans: Vec<SettingsPlan>,
    /// The steps of a year, one to five, in order. After the last one a year is closed (確定).
    pub steps: Vec<YearStep>,
    /// The scale of grades, best first; empty where the city has none.
    pub grades: Vec<Grade>,
    /// The department's own grade, where there are grades.
    pub own_grade: OwnGrade,
    /// What is graded, and commented on by those who judge.
    pub graded: Graded,
    /// Who judges beside the report, in order; none to four.
    pub reviewers: Vec<Reviewer>,
    /// The form of the sheets.
    pub form: Arc<SheetForm>,
    /// Whether 担当 of an initiative is published.
    pub publishes_owners: bool,
    /// Keys that this version does not know.
    pub extra: Extra,
}

/// A group of departments, and those in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SettingsGroup {
    /// Its name.
    pub name: String,
    /// Its departments, in order.
    pub departments: Vec<String>,
    /// Keys that this version does not know.
    pub extra: Extra,
}

/// A plan of the city, and its chapters.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SettingsPlan {
    /// Its name.
    pub name: String,
    /// Its chapters as a sheet names them, in order.
    pub chapters: Vec<String>,
    /// Keys that this version does not know.
    pub extra: Extra,
}

/// A step of the year.
#[derive(Clone, Debug, PartialEq)]
pub struct YearStep {
    /// What sheets know it by; it stays when the name changes.
    pub id: StepId,
    /// Its name.
    pub name: String,
    /// By when it is to be done.
    pub due: Option<MonthDay>,
    /// The parts that are written in it, in the order of the paper.
    pub opens: Vec<FormPart>,
    /// The city's own parts that are written in it, and those that this version does not know.
    pub opens_else: Vec<String>,
    /// Keys that this version does not know.
    pub extra: Extra,
}

/// A grade of the scale.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grade {
    /// The word or sign.
    pub word: String,
    /// From how many percent of the target on it is proposed.
    pub from: Option<u16>,
    /// Whether it stands outside the count (評価不能, 中止).
    pub is_outside: bool,
    /// Keys that this version does not know.
    pub extra: Extra,
}

/// Whether a department grades its own initiatives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OwnGrade {
    /// It does, and its grade is published.
    #[default]
    Published,
    /// It does, and its grade is not published.
    Unpublished,
    /// Only those who judge give grades.
    Without,
}

/// What is graded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Graded {
    /// Each initiative (取組).
    #[default]
    Initiatives,
    /// The sheet as a whole (総合評価).
    Sheets,
    /// Both.
    Both,
}

/// Somebody who judges beside the report.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reviewer {
    /// What their grades and comments are kept under; the name where none was ever given.
    pub key: Option<OwnKey>,
    /// The name (一次評価).
    pub name: String,
    /// Whether what they say is published.
    pub is_published: bool,
    /// Keys that this version does not know.
    pub extra: Extra,
}

/// 全国地方公共団体コード: five digits, or six with the check digit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CityCode(String);

impl Settings {
    /// The most steps of a year.
    pub const MOST_STEPS: usize = 5;
    /// The most who judge.
    pub const MOST_REVIEWERS: usize = 4;

    /// Whether anything differs from what the app does by itself.
    pub fn is_set(&self) -> bool {
        *self != Self::default()
    }

    /// Whether it can be kept: names that are not blank, one to five steps, no more than four who judge.
    pub fn is_sound(&self) -> bool {
        let names =
            self.groups.iter().map(|group| &group.name).chain(self.plans.iter().map(|plan| &plan.name));
        let names = names.chain(self.steps.iter().map(|step| &step.name));
        let names = names.chain(self.grades.iter().map(|grade| &grade.word));
        let mut names = names.chain(self.reviewers.iter().map(|reviewer| &reviewer.name));
        (1..=Self::MOST_STEPS).contains(&self.steps.len())
            && self.reviewers.len() <= Self::MOST_REVIEWERS
            && names.all(|name| !name.trim().is_empty())
            && self.form.is_sound()
    }

    /// A step by its id.
    pub fn step(&self, id: &StepId) -> Option<&YearStep> {
        self.steps.iter().find(|step| step.id == *id)
    }
}

impl YearStep {
    /// Whether a part is written in it.
    pub fn is_for(&self, part: &PartKey) -> bool {
        match part {
            PartKey::Known(part) => self.opens.contains(part),
            PartKey::Own(key) => self.opens_else.iter().any(|name| name == key.as_str()),
        }
    }
}

impl Settings {
    /// The form with what belongs to those who judge: for each their grade and their comment, beside the reports. A person's
    /// name is published only where that is settled.
    pub fn whole_form(&self) -> Arc<SheetForm> {
        let (judged, judged_as_a_whole) = (self.judgements(), self.sheet_judgements());
        let hides_owners =
            self.form.owner().is_some_and(|owner| owner.is_published) && !self.publishes_owners;
        if judged.is_empty() && judged_as_a_whole.is_empty() && !hides_owners {
            return self.form.clone();
        }
        let mut form = (*self.form).clone();
        if let Some(key) = form.owner().map(|owner| owner.key.clone()).filter(|_| hides_owners) {
            form.columns
                .iter_mut()
                .filter(|part| part.key == key)
                .for_each(|owner| owner.is_published = false);
        }
        // Where the form itself has the columns of one who judges, it is said there who may read them.
        let kept_back = form.all_mut().filter(|part| self.is_kept_back(part));
        kept_back.for_each(|part| part.is_published = false);
        let is_new = |part: &PartSetting| self.form.part(&part.key).is_none();
        form.columns.extend(judged.into_iter().filter(is_new));
        form.after.extend(judged_as_a_whole.into_iter().filter(is_new));
        Arc::new(form)
    }

    /// Whether one of the city's own parts is the plan's: written from the first step on, or in all steps and no judgement.
    pub fn is_planned(&self, key: &OwnKey) -> bool {
        let part = PartKey::Own(key.clone());
        let is_named = self.steps.iter().any(|step| step.is_for(&part));
        let is_in_all = || !is_named && self.form.part(&part).is_some_and(|part| !self.is_graded(part));
        self.steps.first().is_some_and(|step| step.is_for(&part)) || is_in_all()
    }
}

impl Graded {
    /// All of them, each with its name in files.
    pub const ALL: [(Self, &str); 3] =
        [(Self::Initiatives, "initiatives"), (Self::Sheets, "sheets"), (Self::Both, "both")];

    /// Its name in files.
    pub fn name(self) -> &'static str {
        Self::ALL.into_iter().find(|(one, _)| *one == self).map_or("", |(_, name)| name)
    }

    /// The one of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, one)| *one == name).map(|(graded, _)| graded)
    }
}

impl OwnGrade {
    /// All of them, each with its name in files.
    pub const ALL: [(Self, &str); 3] =
        [(Self::Published, "published"), (Self::Unpublished, "unpublished"), (Self::Without, "none")];

    /// Its name in files.
    pub fn name(self) -> &'static str {
        Self::ALL.into_iter().find(|(one, _)| *one == self).map_or("", |(_, name)| name)
    }

    /// The one of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, known)| *known == name).map(|(one, _)| one)
    }
}

impl Reviewer {
    /// What their grade is kept under, whatever they are called now.
    pub fn key(&self) -> &str {
        self.key.as_ref().map_or(&self.name, OwnKey::as_str)
    }
}

impl Default for Settings {
    /// 上田市's year: 目標の設定, 中間報告, 期末報告・評価; no grades, nobody who judges.
    fn default() -> Self {
        use FormPart::*;
        let step = |id: &'static str, name: &str, due: (u8, u8), opens: &[FormPart]| YearStep {
            id: StepId::known(id),
            name: name.to_owned(),
            due: MonthDay::new(due.0, due.1),
            opens: opens.to_vec(),
            opens_else: Vec::new(),
            extra: Extra::new(),
        };
        let plan = [
            Goal,
            Rank,
            Positions,
            Situation,
            Purpose,
            Sdgs,
            Method,
            Deadline,
            Target,
            Participation,
            Effects,
        ];
        Self {
            city: String::new(),
            code: None,
            groups: Vec::new(),
            plans: Vec::new(),
            steps: vec![
                step("plan", "目標の設定", (5, 31), &plan),
                step("midterm", "中間報告", (10, 31), &[Midterm]),
                step("final", "期末報告・評価", (4, 30), &[FinalReport, Participation, Effects]),
            ],
            grades: Vec::new(),
            own_grade: OwnGrade::default(),
            graded: Graded::default(),
            reviewers: Vec::new(),
            form: Arc::new(SheetForm::default()),
            publishes_owners: false,
            extra: Extra::new(),
        }
    }
}

impl CityCode {
    /// A code of five digits, or of six of which the last one is right.
    pub fn new(text: &str) -> Option<Self> {
        let digits: Vec<u32> = text.chars().map(|char| char.to_digit(10)).collect::<Option<_>>()?;
        let sum: u32 = digits.iter().zip((2..=6).rev()).map(|(digit, weight)| digit * weight).sum();
        let is_one = match digits.len() {
            5 => true,
            6 => digits[5] == (11 - sum % 11) % 10,
            _ => false,
        };
        is_one.then(|| Self(text.to_owned()))
    }

    /// Its digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_its_check_digit() {
        for (text, is_one) in [
            ("20203", true),
            ("202037", true),
            ("131016", true),
            ("011002", true),
            ("202030", false),
            ("2020", false),
            ("2020371", false),
            ("２０２０３７", false),
            ("", false),
        ] {
            assert_eq!(CityCode::new(text).is_some(), is_one, "{text}");
        }
    }

    #[test]
    fn a_step_leads_to_the_next_one_and_the_last_to_the_end() {
        let settings = Settings::default();
        let id = |text| StepId::new(text).expect("an id");
        for (from, to) in
            [("plan", Some("midterm")), ("final", Some("closed")), ("closed", None), ("x", None)]
        {
            assert_eq!(settings.step_after(&id(from)), to.map(id), "{from}");
        }
        assert!(!settings.is_set());
    }

    #[test]
    fn what_one_side_changed_stays() {
        let base = Settings::default();
        let ours = Settings { city: "あおぞら市".to_owned(), publishes_owners: true, ..base.clone() };
        let theirs =
            Settings { city: "あおぞら".to_owned(), code: CityCode::new("20203"), ..base.clone() };
        let merged = Settings::merged(&base, &ours, &theirs);
        assert_eq!(merged, Settings { code: CityCode::new("20203"), ..ours });
    }
}
