//! A page's list of goals, laid beside its sheets.

use super::{Found, Listed};
use crate::codec::Remark;
use crate::model::{Rank, Sheet};
use crate::text::width::squeeze;

fn is_listed_as(sheet: &Sheet, listed: &Listed) -> bool {
    is_of_page(sheet, listed) && squeeze(&sheet.goal) == squeeze(&listed.goal)
}

fn is_of_page(sheet: &Sheet, listed: &Listed) -> bool {
    sheet.group == listed.group && listed.year.is_none_or(|year| year == sheet.fiscal_year)
}

/// Compares a sheet with its page's list of goals.
pub(in crate::codec) fn compare(sheet: &mut Sheet, all: &[Listed], found: &mut Vec<Found>) {
    let mut page = all.iter().filter(|listed| is_of_page(sheet, listed)).peekable();
    if page.peek().is_none() {
        return;
    }
    let Some(listed) = page.find(|listed| is_listed_as(sheet, listed)) else {
        found.push(Found::Of(Remark::NotListed));
        return;
    };
    match (listed.rank, sheet.rank.map(Rank::number)) {
        (Some(listed), Some(here)) if listed != here => {
            found.push(Found::Of(Remark::ListedRank { listed, here }));
        }
        (Some(listed), None) => {
            sheet.rank = Rank::new(i64::from(listed));
            found.push(Found::Of(Remark::RankFromList(listed)));
        }
        _ => {}
    }
}

/// The listed goals that have no sheet.
pub(in crate::codec) fn without_sheet(listed: &[Listed], sheets: &[Sheet]) -> Vec<Remark> {
    let lonely = listed.iter().filter(|listed| !sheets.iter().any(|sheet| is_listed_as(sheet, listed)));
    lonely.map(|listed| Remark::ListedOnly { rank: listed.rank, goal: listed.goal.clone() }).collect()
}
