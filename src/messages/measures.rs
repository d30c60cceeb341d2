//! Targets and reports that speak in different measures, and sheets that say different things of one.

use super::{parts, ui};
use crate::model::{Cell, Column};
use crate::review::{Detail, Elsewhere};

/// Both are named, of three at most, and what to do.
pub(super) fn differ(at: &str, detail: &Detail) -> String {
    let Detail::Swaps(pairs) = detail else { return String::new() };
    let target = parts::column(Column::Target);
    let told = pairs.iter().take(3).map(|(told, asked)| format!("「{told}」は{target}「{asked}」と"));
    let more = if pairs.len() > 3 { "など、" } else { "" };
    let told = told.collect::<Vec<_>>().join("、");
    format!("{at}の{told}{more}表し方が合っていません。目標と同じ単位の数を書いてください。")
}

/// What the report calls the target, and what the plan has.
pub(super) fn misquoted(at: &str, detail: &Detail) -> String {
    let Detail::Swaps(pairs) = detail else { return String::new() };
    let target = parts::column(Column::Target);
    let told = pairs
        .iter()
        .map(|(told, planned)| format!("「{told}」を目標としていますが、{target}は「{planned}」"));
    let told = told.collect::<Vec<_>>().join("、");
    format!("{at}は{told}です。どちらが正しいか確かめてください。")
}

/// What is said here of a thing, and otherwise elsewhere.
pub(super) fn otherwise(at: &str, detail: &Detail) -> String {
    let Detail::Elsewhere(all) = detail else { return String::new() };
    let told = all.iter().take(2).map(|one| {
        let [own, other] = &one.words;
        format!("「{}」の{}は「{own}」ですが、{}では「{other}」", one.name, one.aspect, elsewhere(one))
    });
    let told = told.collect::<Vec<_>>().join("、");
    let more = if all.len() > 2 { "など" } else { "" };
    format!("{at}で{told}{more}です。どちらが正しいか確かめてください。")
}

/// Where the other words stand: 「産業の振興」② 期末報告.
fn elsewhere(one: &Elsewhere) -> String {
    let goal = one.goal.as_ref().map_or_else(String::new, |goal| format!("「{}」", ui::goal(goal)));
    let cell = match &one.cell {
        Cell::Initiative(_, column) => {
            let number = one.row.map_or_else(String::new, parts::initiative_number);
            format!("{number} {}", parts::column(*column))
        }
        Cell::Situation => parts::situation().to_owned(),
        Cell::Purpose => parts::purpose().to_owned(),
        _ => parts::notes().to_owned(),
    };
    format!("{goal}{cell}")
}

/// Opens the other place.
pub fn open_elsewhere(one: &Elsewhere) -> String {
    format!("{}を開く", elsewhere(one).trim())
}
