//! A target that names a number for each of several years: R4：20件、R5：25件、R6：30件. Which of them counts tells the report by
//! the year that it names, else the sheet by its own; else the last counts.

use super::besides::carry_era;
use super::role::{Role, roles};
use super::stated::{Stated, stated};
use super::words::has;
use super::years::year_in;
use crate::model::FiscalYear;
use crate::text::number::Number;
use crate::text::quantity::{Bound, quantities};

/// A target with only the number of the year that counts.
pub(super) struct OfYear {
    /// The year that counts.
    pub(super) year: FiscalYear,
    /// What stands before the first year, and that year's number.
    pub(super) target: String,
    /// How many bytes of the target are left out before that number.
    pub(super) skipped: usize,
}

/// The target's number of the year that counts, where it has one for each of several.
pub(super) fn of_year(year: Option<FiscalYear>, target: &str, report: &str) -> Option<OfYear> {
    let wanted = stated(target, quantities(target));
    let labels: Vec<(u32, usize)> = wanted.iter().map(|one| label(target, one)).collect::<Option<_>>()?;
    let years: Vec<u32> = labels.iter().map(|(year, _)| *year).collect();
    let (first, start) = wanted.first().zip(labels.first().map(|(_, at)| *at))?;
    let are_apart = years.iter().enumerate().all(|(at, year)| !years[..at].contains(year));
    let is_series = wanted.len() > 1
        && are_apart
        && wanted.iter().all(|one| one.is_like(first))
        && (wanted.len() > 2 || !has(target, "→ ⇒ から"))
        && !falls(&wanted, &years);
    let own = is_series.then(|| own_year(year, target, report, first, &years)).flatten()?;
    let at = years.iter().position(|year| *year == own)?;
    let head = target.get(..start)?;
    let segment = target.get(labels[at].1..wanted[at].quantity.span.end)?;
    let own_target = [head, segment].concat();
    // R5末31、R6末36: numbers without a unit count only in a list.
    if quantities(&own_target).is_empty() {
        return None;
    }
    Some(OfYear {
        year: FiscalYear::new(i64::from(own))?,
        target: own_target,
        skipped: labels[at].1 - head.len(),
    })
}

/// The year that stands before a quantity, and where its words begin.
fn label(target: &str, one: &Stated) -> Option<(u32, usize)> {
    let year = year_in(one.lead)?;
    let from = one.quantity.span.start - one.lead.len();
    let before = target.get(from..one.quantity.span.start)?;
    let eras = ["令和", "平成", "R", "Ｒ", "r", "H", "Ｈ", "20", "２０"];
    let at = eras.iter().filter_map(|era| before.rfind(era)).max()?;
    Some((year, from + at))
}

/// Whether the numbers come down from year to year, so that each is a limit that no word tells.
fn falls(wanted: &[Stated], years: &[u32]) -> bool {
    let mut by_year: Vec<(u32, Number)> =
        years.iter().copied().zip(wanted.iter().map(|one| one.value)).collect();
    by_year.sort_by_key(|(year, _)| *year);
    let is_open = wanted.iter().all(|one| one.quantity.bound == Bound::Exact);
    is_open && by_year.windows(2).any(|pair| pair[0].1 > pair[1].1)
}

/// Which of a target's years counts.
fn own_year(
    year: Option<FiscalYear>,
    target: &str,
    report: &str,
    first: &Stated,
    years: &[u32],
) -> Option<u32> {
    let sheet = year.map(|year| u32::from(year.western())).filter(|year| years.contains(year));
    // （本年度はR6）.
    let now = target
        .split(['（', '(', '、', '）', ')'])
        .find(|part| has(part, "本年度は 今年度は 本年度： 今年度："));
    if let Some(now) = now.and_then(year_in).filter(|now| years.contains(now)) {
        return Some(now);
    }
    let given = stated(report, quantities(report));
    let mut own: Vec<Option<u32>> = given.iter().map(Stated::year).collect();
    carry_era(&given, &mut own);
    let told = given.iter().zip(roles(&given)).zip(&own);
    let told = told.filter(|((one, role), _)| one.is_like(first) && *role == Role::Level);
    let told: Vec<Option<u32>> = told.map(|(_, own)| *own).collect();
    // 令和6年度末の数は照会中: the sheet's own year is still to come.
    let named = report.split(['。', '、', '\n']).filter_map(year_in).max();
    let is_to_come = named > told.iter().flatten().max().copied() && named <= sheet.or(named);
    if is_to_come && told.iter().any(Option::is_some) {
        return None;
    }
    match told.iter().flatten().max() {
        // 令和5年度の補助は22件: and nothing of another year.
        Some(last) if told.iter().all(Option::is_some) || Some(*last) == sheet => {
            Some(*last).filter(|last| years.contains(last))
        }
        Some(_) => None,
        None => sheet.or_else(|| years.iter().max().copied()),
    }
}
