//! Targets and reports that speak in different measures.

use crate::review::Detail;

/// Both are named, of three at most, and what to do.
pub(super) fn differ(at: &str, detail: &Detail) -> String {
    let Detail::Swaps(pairs) = detail else { return String::new() };
    let told = pairs.iter().take(3).map(|(told, asked)| format!("「{told}」は数値目標「{asked}」と"));
    let more = if pairs.len() > 3 { "など、" } else { "" };
    let told = told.collect::<Vec<_>>().join("、");
    format!("{at}の{told}{more}表し方が合っていません。目標と同じ単位の数を書いてください。")
}

/// What the report calls the target, and what the plan has.
pub(super) fn misquoted(at: &str, detail: &Detail) -> String {
    let Detail::Swaps(pairs) = detail else { return String::new() };
    let told = pairs
        .iter()
        .map(|(told, planned)| format!("「{told}」を目標としていますが、数値目標は「{planned}」"));
    let told = told.collect::<Vec<_>>().join("、");
    format!("{at}は{told}です。どちらが正しいか確かめてください。")
}
