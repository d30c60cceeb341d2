//! The worksheets of ours that are made of the sheets and are not read back: what a person wrote into the list of goals is
//! told.

use super::words;
use crate::codec::WorksheetRemark;
use crate::codec::grid::Grid;
use crate::model::Sheet;
use crate::text::width::squeeze;

/// The name of the list of goals.
const NAME: &str = "目標一覧";

/// The name of the table for machines.
const TABLE: &str = "目標と実績";

/// Whether a worksheet is that list.
pub(super) fn is_one(grid: &Grid) -> bool {
    grid.name == NAME
}

/// Whether a worksheet is that list or the table for machines: hidden or not, nothing is read of them but what was changed.
pub(super) fn is_ours(grid: &Grid) -> bool {
    is_one(grid) || grid.name == TABLE
}

/// What stands in the list besides what this app wrote there.
pub(super) fn strangers(grid: &Grid, names: &[String], sheets: &[&Sheet]) -> Vec<WorksheetRemark> {
    let mut known: Vec<String> = names.iter().map(|name| squeeze(name)).collect();
    known.extend(words::counts().map(squeeze));
    known.push(squeeze(&words::reached()));
    known.extend([words::rank(), words::goal(), words::department()].map(squeeze));
    for sheet in sheets {
        let title = format!("{}{}{}", sheet.fiscal_year, sheet.group, words::goal());
        let shown = Grid::shown([title.as_str(), &sheet.goal, &sheet.department]);
        known.extend(shown.iter().map(|text| squeeze(text)));
    }
    let is_known = |text: &str| {
        let text = squeeze(text);
        let start = text.trim_end_matches('…');
        let is_number = crate::text::rank::read(&text).is_some();
        let is_cut = start.len() < text.len();
        is_number || known.iter().any(|known| *known == text || (is_cut && known.starts_with(start)))
    };
    let strangers = grid.addressed().into_iter().filter(|(_, text)| !is_known(text));
    let told = strangers.map(|(cell, text)| WorksheetRemark::ChangedList {
        worksheet: NAME.to_owned(),
        cell,
        text: text.to_owned(),
    });
    told.collect()
}
