//! 庁内の食い違い over a year: what two sheets, or two parts of one, say otherwise of the same event, facility or plan.
//!
//! Reading all texts of a year is too much for the page: the reader engine does it. A wrong finding is worse than a missed one:
//! whatever may be a part, another year's or each sheet's own is left alone ([`claims`]).

use std::collections::HashMap;

use super::claims::{Claim, claims, time_of};
use super::entry_claims::entry_claims;
use super::{Detail, Elsewhere, Finding, Place, Rule};
use crate::model::{Cell, Column, FiscalYear, Sheet, SheetId};

/// A claim and where it stands.
struct PlacedClaim<'s> {
    sheet: &'s Sheet,
    cell: Cell,
    claim: Claim,
}

/// What is comparable: one thing, one aspect, one measure of one time in a year.
#[derive(PartialEq, Eq, Hash)]
struct Matter {
    year: FiscalYear,
    name: String,
    aspect: &'static str,
    measure: String,
    time: &'static str,
}

/// What sheets say otherwise than others of their year, in the order of the sheets. Takes time as the texts are long.
pub fn disagreements<'s>(sheets: &'s [Sheet]) -> Vec<(SheetId, Finding)> {
    let mut matters: HashMap<Matter, Vec<PlacedClaim<'s>>> = HashMap::new();
    let mut put = |sheet: &'s Sheet, cell: Cell, column: Option<Column>, claim: Claim| {
        let matter = Matter {
            year: sheet.fiscal_year,
            name: claim.name.clone(),
            aspect: claim.aspect,
            measure: claim.value.measure(),
            time: if claim.is_lasting { "" } else { time_of(column) },
        };
        matters.entry(matter).or_default().push(PlacedClaim { sheet, cell, claim });
    };
    for sheet in sheets {
        for (cell, text) in sheet.texts() {
            let column = match &cell {
                Cell::Initiative(_, column) => Some(*column),
                Cell::Situation | Cell::Purpose | Cell::Participation | Cell::Effects => None,
                _ => continue,
            };
            for claim in claims(text, sheet.fiscal_year) {
                put(sheet, cell.clone(), column, claim);
            }
        }
        for initiative in &sheet.initiatives {
            for (column, claim) in entry_claims(initiative, sheet.fiscal_year) {
                put(sheet, Cell::Initiative(initiative.id.clone(), column), Some(column), claim);
            }
        }
    }
    let order: HashMap<&SheetId, usize> = sheets.iter().zip(0..).map(|(sheet, at)| (&sheet.id, at)).collect();
    let mut found: Vec<(SheetId, Finding)> = matters.into_values().flat_map(|all| differing(&all)).collect();
    found.sort_by_cached_key(|(id, finding)| {
        let at = order.get(id).copied();
        let key = at.and_then(|at| sheets.get(at)).map(|sheet| finding.place.key(sheet));
        (at, key, finding.place.span.as_ref().map_or(0, |span| span.start))
    });
    found
}

/// Where two values stand against each other. Three are each sheet's own, and two in one place are parts.
fn differing(all: &[PlacedClaim<'_>]) -> Vec<(SheetId, Finding)> {
    let mut values: Vec<Vec<&PlacedClaim<'_>>> = Vec::new();
    for one in all {
        match values.iter().position(|same| same[0].claim.value.agrees(&one.claim.value)) {
            Some(same) => values[same].push(one),
            None if values.len() == 2 => return Vec::new(),
            None => values.push(vec![one]),
        }
    }
    let [one, other] = &values[..] else { return Vec::new() };
    let is_lasting = all[0].claim.is_lasting;
    let is_same_place = |a: &PlacedClaim<'_>, b: &PlacedClaim<'_>| {
        a.sheet.id == b.sheet.id && (!is_lasting || a.cell == b.cell)
    };
    let (few, many) = if other.len() > one.len() { (one, other) } else { (other, one) };
    // Of few there are as many as there are pairs to tell; a place that says both says it of parts.
    if few.len() > MOST || few.iter().any(|one| many.iter().any(|other| is_same_place(one, other))) {
        return Vec::new();
    }
    let mut found: Vec<_> = few.iter().map(|one| told(one, many[0])).collect();
    found.push(told(many[0], few[0]));
    found
}

/// Where more sheets than these differ, it is no slip.
const MOST: usize = 3;

fn told(one: &PlacedClaim<'_>, other: &PlacedClaim<'_>) -> (SheetId, Finding) {
    let words = |placed: &PlacedClaim<'_>| {
        let text = placed.sheet.text(&placed.cell).and_then(|text| text.get(placed.claim.span.clone()));
        text.unwrap_or("").trim().to_owned()
    };
    let elsewhere = Elsewhere {
        name: one.claim.called.clone(),
        aspect: one.claim.aspect.to_owned(),
        words: [words(one), words(other)],
        sheet: other.sheet.id.clone(),
        goal: if one.sheet.id == other.sheet.id { None } else { Some(other.sheet.goal.clone()) },
        cell: other.cell.clone(),
        row: match &other.cell {
            Cell::Initiative(id, _) => other.sheet.initiative_number(id),
            _ => None,
        },
    };
    let place = Place::words(&one.cell, one.claim.span.clone());
    let finding = Finding::new(Rule::ToldOtherwise, place).with(Detail::Elsewhere(vec![elsewhere]));
    (one.sheet.id.clone(), finding)
}
