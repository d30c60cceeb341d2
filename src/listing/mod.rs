//! The list of goals as the paper's first page has it: groups, ranks, neighbours, filters.

mod division;
mod owners;
mod ranks;
pub mod search;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::model::{
    Cell, Document, Edit, Extra, FiscalYear, FormPart, Initiative, InitiativeId, Rank, Sheet, SheetId, paper,
};

pub use division::{CountedDivision, Division, divisions};
pub use owners::{OwnerFilter, owners};
pub use ranks::make_room;

/// What of a document a person wants to see.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// Only this year's sheets.
    pub year: Option<FiscalYear>,
    /// Only this group's sheets, or one department's of it.
    pub division: Option<Division>,
    /// Only sheets with an initiative of this person.
    pub owner: Option<OwnerFilter>,
}

/// One department group's sheets of one year, in rank order: one page of the paper.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The group's name (総務部等).
    pub name: String,
    /// Its year.
    pub year: FiscalYear,
    /// Its sheets; those without a rank come last.
    pub sheets: Vec<Arc<Sheet>>,
}

impl Filter {
    fn admits(&self, sheet: &Sheet) -> bool {
        self.year.is_none_or(|year| sheet.fiscal_year == year)
            && self.division.as_ref().is_none_or(|division| division.holds(sheet))
            && self.owner.as_ref().is_none_or(|owner| owner.admits(sheet))
    }
}

/// The years that have sheets, newest first.
pub fn years(document: &Document) -> Vec<FiscalYear> {
    newest_first(document.sheets.iter().map(|sheet| sheet.fiscal_year))
}

/// Years newest first, each once.
pub fn newest_first(years: impl IntoIterator<Item = FiscalYear>) -> Vec<FiscalYear> {
    years.into_iter().collect::<BTreeSet<FiscalYear>>().into_iter().rev().collect()
}

/// The sheets that the filter admits, newest year first, by group in rank order.
///
/// Groups stand in the order in which their first sheets were made.
pub fn groups(document: &Document, filter: &Filter) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for sheet in document.sheets.iter().filter(|sheet| filter.admits(sheet)) {
        let year = sheet.fiscal_year;
        match groups.iter_mut().find(|group| group.name == sheet.group && group.year == year) {
            Some(group) => group.sheets.push(sheet.clone()),
            None => {
                let at = groups.partition_point(|group| group.year >= year);
                groups.insert(at, Group { name: sheet.group.clone(), year, sheets: vec![sheet.clone()] });
            }
        }
    }
    for group in &mut groups {
        group.sheets = to_rank_order(std::mem::take(&mut group.sheets));
    }
    groups
}

fn to_rank_order(sheets: impl IntoIterator<Item = Arc<Sheet>>) -> Vec<Arc<Sheet>> {
    let mut sheets: Vec<Arc<Sheet>> = sheets.into_iter().collect();
    sheets.sort_by(|a, b| in_order(a).cmp(&in_order(b)));
    sheets
}

fn in_order(sheet: &Sheet) -> (bool, Option<Rank>, &SheetId) {
    (sheet.rank.is_none(), sheet.rank, &sheet.id)
}

/// One group's page of one year.
pub fn group(document: &Document, name: &str, year: FiscalYear) -> Group {
    let of_group = |sheet: &&Arc<Sheet>| sheet.group == name && sheet.fiscal_year == year;
    let sheets = to_rank_order(document.sheets.iter().filter(of_group).cloned());
    Group { name: name.to_owned(), year, sheets }
}

/// The sheets before and after this one, over all groups of its year.
pub fn neighbours(document: &Document, id: &SheetId) -> (Option<Arc<Sheet>>, Option<Arc<Sheet>>) {
    let Some(sheet) = document.sheet(id) else { return (None, None) };
    let filter = Filter { year: Some(sheet.fiscal_year), ..Filter::default() };
    let all: Vec<_> = groups(document, &filter).into_iter().flat_map(|group| group.sheets).collect();
    let at = all.iter().position(|other| other.id == *id);
    let before = at.and_then(|at| at.checked_sub(1)).and_then(|at| all.get(at).cloned());
    (before, at.and_then(|at| all.get(at + 1).cloned()))
}

/// The ranks of a group after one of its sheets was moved to a place, counted from 0: 1 to n, in the new order.
pub fn reranked(group: &Group, moved: &SheetId, to: usize) -> Vec<(SheetId, Option<Rank>)> {
    let mut order: Vec<&SheetId> = group.sheets.iter().map(|sheet| &sheet.id).collect();
    let Some(from) = order.iter().position(|id| *id == moved) else { return Vec::new() };
    let moved = order.remove(from);
    order.insert(to.min(order.len()), moved);
    (1..).zip(order).map(|(number, id)| (id.clone(), Rank::new(number))).collect()
}

/// The first rank after all that the group has.
///
/// None where the form in use has no ranks.
pub fn next_rank(document: &Document, year: FiscalYear, group: &str) -> Option<Rank> {
    if !paper::has(FormPart::Rank) {
        return None;
    }
    let of_group = document.sheets.iter().filter(|s| s.fiscal_year == year && s.group == group);
    let last = of_group.filter_map(|sheet| sheet.rank).max().map_or(0, Rank::number);
    Rank::new(i64::from(last) + 1)
}

/// An edit of a sheet that is just being begun. Where it leads the sheet to another group or year, the sheet has the next rank
/// there, as it had where it was; a rank that a person gave it stays.
pub fn placed(document: &Document, id: &SheetId, edit: Edit) -> Edit {
    let Some(sheet) = document.sheet(id) else { return edit };
    let (year, group) = match &edit {
        Edit::SetText { sheet: of, cell: Cell::Group, text } if of == id => (sheet.fiscal_year, text),
        Edit::SetYear { sheet: of, year } if of == id => (*year, &sheet.group),
        _ => return edit,
    };
    let mut others = document.clone();
    others.sheets.take(id);
    let is_given = sheet.rank != next_rank(&others, sheet.fiscal_year, &sheet.group);
    if is_given || document.settings.is_part_locked(sheet, FormPart::Rank) {
        return edit;
    }
    let rank = next_rank(&others, year, group);
    Edit::WithRank { edit: Box::new(edit), sheet: id.clone(), rank }
}

/// A new sheet as a person would expect to find it: the year, the group and its next rank, the plans
/// that the city's other sheets name, and one empty initiative.
pub fn new_sheet(document: &Document, id: SheetId, initiative: InitiativeId, year: FiscalYear) -> Sheet {
    let mut sheet = Sheet::empty(id, year);
    let of_year = document.sheets.iter().rev().find(|s| s.fiscal_year == year);
    let model = of_year.or_else(|| document.sheets.iter().max_by_key(|s| s.fiscal_year));
    if let Some(model) = model {
        sheet.group.clone_from(&model.group);
        sheet.department.clone_from(&model.group);
        let plans = model.positions.iter().filter(|_| paper::has(FormPart::Positions));
        for position in plans {
            sheet.push_position(position.plan.clone(), String::new(), Extra::new());
        }
    }
    sheet.rank = next_rank(document, year, &sheet.group);
    sheet.initiatives.push(Initiative::empty(initiative));
    sheet
}

/// A copy of a sheet under a new id and with a goal of its own, ranked after the others of its group.
pub fn copy_of(document: &Document, sheet: &Sheet, id: SheetId, goal: String) -> Sheet {
    Sheet { id, goal, rank: next_rank(document, sheet.fiscal_year, &sheet.group), ..sheet.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{SheetForm, Shelf, apply};

    /// Sheets as `id group rank`, rank 0 for none.
    fn document(rows: &[(&str, i64, &str, i64)]) -> Document {
        let sheets = rows.iter().map(|(id, year, group, rank)| {
            let year = FiscalYear::new(*year).expect("a year");
            let id = SheetId::new(id).expect("an id");
            Arc::new(Sheet {
                group: (*group).into(),
                rank: Rank::new(*rank),
                department: format!("{group}課"),
                ..Sheet::empty(id, year)
            })
        });
        let sheets = Shelf::from_items(sheets.collect()).expect("unique ids");
        Document { sheets, ..Document::default() }
    }

    fn shown(groups: &[Group]) -> Vec<(String, Vec<&str>)> {
        groups
            .iter()
            .map(|g| {
                (format!("{}{}", g.name, g.year.western()), g.sheets.iter().map(|s| s.id.as_str()).collect())
            })
            .collect()
    }

    #[test]
    fn sheets_stand_by_year_and_group_in_rank_order() {
        let document = document(&[
            ("a", 2024, "総務", 2),
            ("b", 2024, "教育", 1),
            ("c", 2024, "総務", 1),
            ("d", 2024, "総務", 0),
            ("e", 2025, "総務", 1),
        ]);
        let all = groups(&document, &Filter::default());
        assert_eq!(
            shown(&all),
            [
                ("総務2025".to_owned(), vec!["e"]),
                ("総務2024".to_owned(), vec!["c", "a", "d"]),
                ("教育2024".to_owned(), vec!["b"])
            ]
        );
        let division = Division { group: "教育".into(), department: None };
        let filter = Filter { year: FiscalYear::new(2024), division: Some(division), owner: None };
        assert_eq!(shown(&groups(&document, &filter)), [("教育2024".to_owned(), vec!["b"])]);
    }

    #[test]
    fn moving_a_sheet_ranks_its_group_from_one() {
        let document = document(&[("a", 2024, "総務", 1), ("b", 2024, "総務", 5), ("c", 2024, "総務", 0)]);
        let group = groups(&document, &Filter::default()).remove(0);
        for (moved, to, expected) in
            [("c", 0, "c1 a2 b3"), ("a", 9, "b1 c2 a3"), ("b", 1, "a1 b2 c3"), ("x", 0, "")]
        {
            let ranks = reranked(&group, &SheetId::new(moved).expect("an id"), to);
            let ranks: Vec<_> =
                ranks.iter().map(|(id, rank)| format!("{id}{}", rank.map_or(0, Rank::number))).collect();
            assert_eq!(ranks.join(" "), expected);
        }
    }

    #[test]
    fn neighbours_cross_groups_but_not_years() {
        let document = document(&[("a", 2024, "総務", 1), ("b", 2024, "教育", 1), ("c", 2025, "総務", 1)]);
        let ids = |id: &str| {
            let (before, after) = neighbours(&document, &SheetId::new(id).expect("an id"));
            [before, after].map(|sheet| sheet.map(|s| s.id.to_string()))
        };
        assert_eq!(ids("a"), [None, Some("b".into())]);
        assert_eq!(ids("b"), [Some("a".into()), None]);
        assert_eq!(ids("c"), [None, None]);
    }

    #[test]
    fn a_new_sheets_rank_goes_with_its_group_and_year_until_a_person_gave_it_one() {
        let check = |rank: i64, edit: fn(SheetId) -> Edit, expected: u16| {
            let others = [("a", 2024, "総務", 3), ("b", 2024, "教育", 1), ("c", 2025, "総務", 7)];
            let document = document(&[&others[..], &[("n", 2024, "総務", rank)]].concat());
            let id = SheetId::new("n").expect("an id");
            let after = apply(&document, placed(&document, &id, edit(id.clone()))).expect("an edit");
            let rank = after.sheet(&id).expect("the sheet").rank;
            assert_eq!(rank.map_or(0, Rank::number), expected, "{rank:?}");
        };
        let to_group = |sheet| Edit::SetText { sheet, cell: Cell::Group, text: "教育".to_owned() };
        let to_none = |sheet| Edit::SetText { sheet, cell: Cell::Group, text: "教".to_owned() };
        let to_year = |sheet| Edit::SetYear { sheet, year: FiscalYear::new(2025).expect("a year") };
        let goal = |sheet| Edit::SetText { sheet, cell: Cell::Goal, text: "教育".to_owned() };
        check(4, to_group, 2);
        check(4, to_none, 1);
        check(4, to_year, 8);
        check(4, goal, 4);
        // Given by a person, or taken away.
        check(1, to_group, 1);
        check(0, to_group, 0);
    }

    #[test]
    fn a_new_sheet_takes_its_frame_from_the_others() {
        let mut document = document(&[("a", 2024, "総務", 3)]);
        let mut model = (**document.sheet(&SheetId::new("a").expect("an id")).expect("the sheet")).clone();
        model.push_position("総合計画".into(), "第1編".into(), Extra::new());
        document.sheets.put(Arc::new(model));
        let (id, row) = (SheetId::new("n").expect("an id"), InitiativeId::new("i").expect("an id"));
        let year = FiscalYear::new(2024).expect("a year");
        let sheet = new_sheet(&document, id.clone(), row.clone(), year);
        assert_eq!((sheet.group.as_str(), sheet.rank.map(Rank::number)), ("総務", Some(4)));
        assert_eq!((sheet.positions[0].plan.as_str(), sheet.positions[0].text.as_str()), ("総合計画", ""));
        assert_eq!(sheet.initiatives.len(), 1);
        let lacking = [FormPart::Rank, FormPart::Positions];
        let form = SheetForm::default().only(|part| !lacking.iter().any(|lack| part.known() == Some(*lack)));
        let sheet = paper::by_form(form.into(), || new_sheet(&document, id, row, year));
        assert!(sheet.rank.is_none() && sheet.positions.is_empty());
    }
}
