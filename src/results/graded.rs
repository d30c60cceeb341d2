//! 評価 as it stands in the cells: which initiatives and sheets have which grade, from each who gives grades, by department.

use crate::model::{Column, Initiative, OwnKey, PartSetting, Settings, Sheet};

/// Somebody who gives grades: the department itself, or one who judges.
#[derive(Clone, Debug, PartialEq)]
pub struct GradeGiver<'s> {
    /// The part of their grades.
    pub key: OwnKey,
    /// Whether the sheet as a whole is graded there, and not each initiative.
    pub is_of_sheets: bool,
    /// What it is called.
    pub name: String,
    /// What they gave to each department, in the order in which these come.
    pub departments: Vec<GradedDepartment<'s>>,
}

/// A department, and the grades that it has.
#[derive(Clone, Debug, PartialEq)]
pub struct GradedDepartment<'s> {
    /// Its name.
    pub name: &'s str,
    /// What has each grade, in the order of the scale.
    pub given: Vec<Vec<GradedRow<'s>>>,
    /// What has another word, which the scale does not know or knows no longer.
    pub other: Vec<GradedRow<'s>>,
    /// What has none.
    pub missing: Vec<GradedRow<'s>>,
}

/// What can be graded.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GradedRow<'s> {
    /// The sheet.
    pub sheet: &'s Sheet,
    /// The initiative and its number there, from 1; none where the sheet is graded as a whole.
    pub initiative: Option<(usize, &'s Initiative)>,
}

impl<'s> GradeGiver<'s> {
    /// All who give grades, and what they gave to these sheets; none where the city has no grades.
    pub fn all(sheets: &[&'s Sheet], settings: &Settings) -> Vec<Self> {
        let parts = settings.grade_parts();
        parts.iter().filter_map(|part| Self::of(part, sheets, settings)).collect()
    }

    /// One of them.
    pub fn of(part: &PartSetting, sheets: &[&'s Sheet], settings: &Settings) -> Option<Self> {
        let key = part.own()?.clone();
        let is_of_sheets = !settings.whole_form().columns.iter().any(|column| column.key == part.key);
        let mut departments: Vec<GradedDepartment<'s>> = Vec::new();
        for sheet in sheets {
            let begun = (1..).zip(&sheet.initiatives).filter(|(_, row)| is_begun(row));
            let rows: Vec<_> = if is_of_sheets { vec![None] } else { begun.map(Some).collect() };
            for initiative in rows {
                let at = departments.iter().position(|one| one.name == sheet.department);
                let at = at.unwrap_or_else(|| {
                    departments.push(GradedDepartment::new(&sheet.department, settings.grades.len()));
                    departments.len() - 1
                });
                let own = initiative.map_or(&sheet.own, |(_, initiative)| &initiative.own);
                let word = own.get(&key).trim();
                let grade = settings.grades.iter().position(|grade| grade.word == word);
                departments[at].put(word, grade, GradedRow { sheet, initiative });
            }
        }
        Some(Self { key, is_of_sheets, name: part.label.clone(), departments })
    }

    /// How many there are to be graded.
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

    /// How many it has.
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
    use crate::model::{FiscalYear, Grade, Graded, InitiativeId, Reviewer, SheetId};

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
        let mut sheets = [
            sheet("a", "防災課", &[("A", ""), ("B", "A")]),
            sheet("b", "福祉課", &[("", "")]),
            sheet("c", "防災課", &[("秀", "B")]),
        ];
        sheets[0].own.set(&OwnKey::new("総合評価").expect("a key"), "A");
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
        settings.graded = Graded::Both;
        let both: Vec<String> = GradeGiver::all(&sheets, &settings).iter().map(told).collect();
        assert_eq!(both[..2], all, "each initiative as before");
        assert_eq!(
            both[2..],
            [
                "総合評価: 防災課 [1, 0] 0 1, 福祉課 [0, 0] 0 1 / 2 of 3",
                "一次評価の総合評価: 防災課 [0, 0] 0 2, 福祉課 [0, 0] 0 1 / 3 of 3"
            ]
        );
        settings.graded = Graded::Sheets;
        let whole: Vec<String> = GradeGiver::all(&sheets, &settings).iter().map(told).collect();
        assert_eq!(whole, both[2..], "no initiative is graded any more");
    }
}
