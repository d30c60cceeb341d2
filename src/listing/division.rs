//! Parts of a year's list: a department group (部局グループ), which is one page of the paper, and under it its departments.

use crate::model::{Document, FiscalYear, Sheet};

use super::{Filter, groups};

/// A group's sheets, or those that one of its departments has among them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Division {
    /// The group.
    pub group: String,
    /// Only sheets with this 部局名.
    pub department: Option<String>,
}

/// A division, and how many sheets it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountedDivision {
    /// Which.
    pub division: Division,
    /// Its sheets.
    pub sheets: usize,
}

impl Division {
    /// Whether a sheet belongs to it.
    pub fn holds(&self, sheet: &Sheet) -> bool {
        sheet.group == self.group
            && self.department.as_ref().is_none_or(|department| sheet.department == *department)
    }
}

/// The divisions of a year in the order of the list: each group, and after it its departments, unless there is but one
/// of the group's own name.
pub fn divisions(document: &Document, year: Option<FiscalYear>) -> Vec<CountedDivision> {
    let pages = groups(document, &Filter { year, ..Filter::default() });
    let mut names: Vec<&str> = Vec::new();
    for page in &pages {
        if !names.contains(&page.name.as_str()) {
            names.push(&page.name);
        }
    }
    names.iter().flat_map(|name| of_group(name, pages.iter().filter(|page| page.name == *name))).collect()
}

/// A group and its departments, over all years that are shown.
fn of_group<'g>(group: &str, pages: impl Iterator<Item = &'g super::Group>) -> Vec<CountedDivision> {
    let counted = |department: Option<String>, sheets| CountedDivision {
        division: Division { group: group.to_owned(), department },
        sheets,
    };
    let mut departments: Vec<CountedDivision> = Vec::new();
    let mut all = 0;
    for sheet in pages.flat_map(|page| &page.sheets) {
        all += 1;
        let known = departments.iter_mut().find(|counted| counted.division.holds(sheet));
        match known {
            Some(department) => department.sheets += 1,
            None => departments.push(counted(Some(sheet.department.clone()), 1)),
        }
    }
    if let [one] = departments.as_slice()
        && one.division.department.as_deref().is_none_or(|name| name == group || name.trim().is_empty())
    {
        departments.clear();
    }
    std::iter::once(counted(None, all)).chain(departments).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{Rank, SheetId, Shelf};

    /// Sheets as `year group department`, ranked in this order.
    fn document(rows: &[(i64, &str, &str)]) -> Document {
        let sheets = (1..).zip(rows).map(|(number, (year, group, department))| {
            let id = SheetId::new(&number.to_string()).expect("an id");
            Arc::new(Sheet {
                group: (*group).into(),
                department: (*department).into(),
                rank: Rank::new(number),
                ..Sheet::empty(id, FiscalYear::new(*year).expect("a year"))
            })
        });
        let sheets = Shelf::from_items(sheets.collect()).expect("unique ids");
        Document { sheets, ..Document::default() }
    }

    /// The divisions as `group/department count`.
    fn check(rows: &[(i64, &str, &str)], year: Option<i64>, expected: &[&str]) {
        let document = document(rows);
        let year = year.and_then(FiscalYear::new);
        let all = divisions(&document, year);
        let shown: Vec<String> = all
            .iter()
            .map(|CountedDivision { division, sheets }| match &division.department {
                None => format!("{} {sheets}", division.group),
                Some(department) => format!("{}/{department} {sheets}", division.group),
            })
            .collect();
        assert_eq!(shown, expected);
        // What a division says that it has is what the list then shows, and the groups leave nothing out.
        for CountedDivision { division, sheets } in &all {
            let filter = Filter { year, division: Some(division.clone()), owner: None };
            let found: usize = groups(&document, &filter).iter().map(|group| group.sheets.len()).sum();
            assert_eq!(found, *sheets, "{division:?}");
        }
        let of_groups: usize =
            all.iter().filter(|one| one.division.department.is_none()).map(|one| one.sheets).sum();
        let of_year = document.sheets.iter().filter(|s| year.is_none_or(|year| s.fiscal_year == year));
        assert_eq!(of_groups, of_year.count());
    }

    #[test]
    fn a_group_stands_before_its_departments_and_holds_them_all() {
        check(
            &[
                (2024, "総務部等", "市長直轄"),
                (2024, "総務部等", "総務部等"),
                (2024, "総務部等", "総務部等"),
                (2024, "総務部等", "選挙管理委員会"),
                (2024, "市民部", "市民部"),
                (2024, "こども部", "こども課"),
                (2025, "総務部等", "総務部等"),
            ],
            Some(2024),
            &[
                "総務部等 4",
                "総務部等/市長直轄 1",
                "総務部等/総務部等 2",
                "総務部等/選挙管理委員会 1",
                "市民部 1",
                "こども部 1",
                "こども部/こども課 1",
            ],
        );
    }

    #[test]
    fn one_name_in_two_groups_is_two_departments_and_over_all_years_a_group_stands_once() {
        check(
            &[(2024, "甲", "総務課"), (2024, "乙", "総務課"), (2025, "甲", "総務課"), (2024, "", "")],
            None,
            &["甲 2", "甲/総務課 2", "乙 1", "乙/総務課 1", " 1"],
        );
    }

    #[test]
    fn sheets_without_a_department_can_be_reached() {
        check(&[(2024, "甲", "甲"), (2024, "甲", "")], None, &["甲 2", "甲/甲 1", "甲/ 1"]);
    }
}
