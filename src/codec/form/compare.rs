//! A page's list of goals, laid beside its sheets.

use super::{FormNote, ListedGoal};
use crate::codec::Remark;
use crate::model::{Rank, Sheet};
use crate::text::width::squeeze;

fn is_listed_as(sheet: &Sheet, listed: &ListedGoal) -> bool {
    is_of_page(sheet, listed) && squeeze(&sheet.goal) == squeeze(&listed.goal)
}

fn is_of_page(sheet: &Sheet, listed: &ListedGoal) -> bool {
    sheet.group == listed.group && listed.year.is_none_or(|year| year == sheet.fiscal_year)
}

/// Compares a sheet with its page's list of goals.
pub(in crate::codec) fn compare(sheet: &mut Sheet, all: &[ListedGoal], found: &mut Vec<FormNote>) {
    let mut page = all.iter().filter(|listed| is_of_page(sheet, listed)).peekable();
    if page.peek().is_none() {
        return;
    }
    let Some(listed) = page.find(|listed| is_listed_as(sheet, listed)) else {
        found.push(FormNote::Of(Remark::NotListed));
        return;
    };
    match (listed.rank, sheet.rank.map(Rank::number)) {
        (Some(listed), Some(here)) if listed != here => {
            found.push(FormNote::Of(Remark::ListedRank { listed, here }));
        }
        (Some(listed), None) => {
            sheet.rank = Rank::new(i64::from(listed));
            found.push(FormNote::Of(Remark::RankFromList(listed)));
        }
        _ => {}
    }
}

/// The listed goals that have no sheet.
pub(in crate::codec) fn without_sheet(listed: &[ListedGoal], sheets: &[Sheet]) -> Vec<Remark> {
    let lonely = listed.iter().filter(|listed| !sheets.iter().any(|sheet| is_listed_as(sheet, listed)));
    lonely.map(|listed| Remark::ListedOnly { rank: listed.rank, goal: listed.goal.clone() }).collect()
}
