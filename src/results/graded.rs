//! 評価 as it stands in the cells: which initiatives have which grade, from each who gives grades, by department.

use crate::model::{Column, Initiative, OwnKey, PartSetting, Settings, Sheet};

/// Somebody who gives grades: the department itself, or one who judges.
#[derive(Clone, Debug, PartialEq)]
pub struct GradeGiver<'s> {
    /// The column of their grades.
    pub key: OwnKey,
    /// What it is called.
    pub name: String,
    /// What they gave to each department, in the order in which these come.
    pub departments: Vec<GradedDepartment<'s>>,
}

/// A department, and the grades that its initiatives have.
#[derive(Clone, Debug, PartialEq)]
pub struct GradedDepartment<'s> {
    /// Its name.
    pub name: &'s str,
    /// The initiatives that have each grade, in the order of the scale.
    pub given: Vec<Vec<GradedRow<'s>>>,
    /// Those that have another word, which the scale does not know or knows no longer.
    pub other: Vec<GradedRow<'s>>,
    /// Those that have none.
    pub missing: Vec<GradedRow<'s>>,
}

/// An initiative that can be graded.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GradedRow<'s> {
    /// Its sheet.
    pub sheet: &'s Sheet,
    /// Its number there, from 1.
    pub number: usize,
    /// The initiative.
    pub initiative: &'s Initiative,
}

impl<'s> GradeGiver<'s> {
    /// All who give grades, and what they gave to these sheets; none where the city has no grades.
    pub fn all(sheets: &[&'s Sheet], settings: &Settings) -> Vec<Self> {
        let columns = settings.grade_columns();
        columns.iter().filter_map(|column| Self::of(column, sheets, settings)).collect()
    }

    /// One of them.
    pub fn of(column: &PartSetting, sheets: &[&'s Sheet], settings: &Settings) -> Option<Self> {
        let key = column.own()?.clone();
        let mut departments: Vec<GradedDepartment<'s>> = Vec::new();
        for sheet in sheets {
            for (number, initiative) in (1..).zip(&sheet.initiatives).filter(|(_, row)| is_begun(row)) {
                let at = departments.iter().position(|one| one.name == sheet.department);
                let at = at.unwrap_or_else(|| {
                    departments.push(GradedDepartment::new(&sheet.department, settings.grades.len()));
                    departments.len() - 1
                });
                let word = initiative.own.get(&key).trim();
                let grade = settings.grades.iter().position(|grade| grade.word == word);
                departments[at].put(word, grade, GradedRow { sheet, number, initiative });
            }
        }
        Some(Self { key, name: column.label.clone(), departments })
    }

    /// How many initiatives there are.
    pub fn all_rows(&self) -> usize {
        self.departments.iter().map(GradedDepartment::all).sum()
    }

    /// How many of them have no grade.
    pub fn missing(&self) -> usize {
        self.departments.iter().map(|one| one.missing.len()).sum()
    }
}

impl<'s> GradedDepartment<'s> {
    fn new(name: &'s str, grades: usize) -> Self {
        Self { name, given: vec![Vec::new(); grades], other: Vec::new(), missing: Vec::new() }
    }

    fn put(&mut self, word: &str, grade: Option<usize>, row: GradedRow<'s>) {
        match grade.and_then(|grade| self.given.get_mut(grade)) {
            Some(given) => given.push(row),
            None if word.is_empty() => self.missing.push(row),
            None => self.other.push(row),
        }
    }

    /// How many initiatives it has.
    pub fn all(&self) -> usize {
        self.given.iter().map(Vec::len).sum::<usize>() + self.other.len() + self.missing.len()
    }
}

/// Whether anything is written of an initiative; an empty row waits for no grade.
fn is_begun(row: &Initiative) -> bool {
    Column::ALL.iter().any(|column| !row.text(*column).trim().is_empty()) || !row.own.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{FiscalYear, Grade, InitiativeId, Reviewer, SheetId};

    #[test]
    fn each_who_grades_is_counted_by_department_and_empty_rows_are_not() {
        let grade = |word: &str| Grade { word: word.to_owned(), ..Grade::default() };
        let mut settings = Settings { grades: vec![grade("A"), grade("B")], ..Settings::default() };
        settings.reviewers.push(Reviewer { name: "一次評価".to_owned(), ..Reviewer::default() });
        let sheet = |id: &str, department: &str, rows: &[(&str, &str)]| {
            let year = FiscalYear::new(2024).expect("a year");
            let mut sheet = Sheet::empty(SheetId::new(id).expect("an id"), year);
            sheet.department = department.to_owned();
            for (at, (own, reviewed)) in rows.iter().enumerate() {
                let mut row = Initiative::empty(InitiativeId::new(&format!("{id}{at}")).expect("an id"));
                row.method = "訓練".to_owned();
                for (key, text) in [("評価", own), ("一次評価", reviewed)] {
                    row.own.set(&OwnKey::new(key).expect("a key"), text);
                }
                sheet.initiatives.push(row);
            }
            sheet.initiatives.push(Initiative::empty(InitiativeId::new(&format!("{id}-e")).expect("an id")));
            sheet
        };
        let sheets = [
            sheet("a", "防災課", &[("A", ""), ("B", "A")]),
            sheet("b", "福祉課", &[("", "")]),
            sheet("c", "防災課", &[("秀", "B")]),
        ];
        let sheets: Vec<&Sheet> = sheets.iter().collect();
        let told = |giver: &GradeGiver<'_>| {
            let of = |one: &GradedDepartment<'_>| {
                let given: Vec<usize> = one.given.iter().map(Vec::len).collect();
                format!("{} {given:?} {} {}", one.name, one.other.len(), one.missing.len())
            };
            let departments: Vec<String> = giver.departments.iter().map(of).collect();
            format!(
                "{}: {} / {} of {}",
                giver.name,
                departments.join(", "),
                giver.missing(),
                giver.all_rows()
            )
        };
        let all: Vec<String> = GradeGiver::all(&sheets, &settings).iter().map(told).collect();
        assert_eq!(
            all,
            [
                "評価: 防災課 [1, 1] 1 0, 福祉課 [0, 0] 0 1 / 1 of 4",
                "一次評価: 防災課 [1, 1] 0 1, 福祉課 [0, 0] 0 1 / 2 of 4"
            ]
        );
        assert!(GradeGiver::all(&sheets, &Settings::default()).is_empty(), "a city without grades");
    }
}
