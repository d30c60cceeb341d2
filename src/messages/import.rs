//! The words of the import's preview.

use super::{parts, ui};
use crate::import::{Difference, ImportChoice, Standing};
use crate::model::Sheet;

/// The dialog's title.
pub const TITLE: &str = "取り込む内容の確認";
/// Nothing has happened yet.
pub const LEAD: &str = "まだ何も変わっていません。内容を確かめてから「取り込む」を押してください。取り込んだあとも、1回で元に戻せます。";
/// Column of standings.
pub const STANDING: &str = "この端末では";
/// Column of choices.
pub const CHOICE: &str = "取り込み方";
/// Over the problems of a file.
pub const PROBLEMS: &str = "次の理由で、このファイルからは何も取り込みません。";
/// Over the notes of a file.
pub const NOTES: &str = "お知らせ（取り込みはできます）";
/// Chooses for all that differ: replace.
pub const ALL_REPLACE: &str = "すべて置き換える";
/// Chooses for all that differ: keep.
pub const ALL_KEEP: &str = "すべて今のまま残す";

/// Sheets that another tab changed while the preview was shown.
pub fn changed(goals: &[String]) -> String {
    let names: Vec<String> = goals.iter().map(|goal| format!("「{}」", ui::goal(goal))).collect();
    format!(
        "確かめている間に、この端末の{}が変わりました。まだ何も取り込んでいません。今の内容と比べ直したので、選び直してから「取り込む」を押してください。",
        names.join("")
    )
}

/// What would be taken in.
pub fn summary(count: usize) -> String {
    if count == 0 {
        "取り込むシートはありません".to_owned()
    } else {
        format!("{count}件を取り込みます")
    }
}

/// Chooses for all of this many that differ.
pub fn all_differing(count: usize) -> String {
    format!("内容が違う{count}件を")
}

/// A file and what it brings.
pub fn file(name: &str, sheets: usize) -> String {
    if sheets == 0 { name.to_owned() } else { format!("{name}（{sheets}件）") }
}

/// How a sheet stands, in a word.
pub fn standing(standing: &Standing) -> &'static str {
    match standing {
        Standing::New => "新しい",
        Standing::Same(_) => "同じ内容がある",
        Standing::Differs { .. } => "内容が違う",
    }
}

/// A choice.
pub fn choice(choice: ImportChoice, standing: &Standing) -> &'static str {
    match (choice, standing) {
        (ImportChoice::Keep, Standing::New) => "取り込まない",
        (ImportChoice::Keep, _) => "今のまま残す",
        (ImportChoice::Add, _) => "加える",
        (ImportChoice::Replace, _) => "置き換える",
        (ImportChoice::Both, _) => "両方残す",
    }
}

/// The accessible name of a sheet's choice.
pub fn choice_of(goal: &str) -> String {
    format!("「{}」の取り込み方", ui::goal(goal))
}

/// The line under an incoming goal.
pub fn sheet_line(sheet: &Sheet) -> String {
    let rank = sheet.rank.map_or_else(String::new, |rank| format!("　{rank}"));
    format!(
        "{}　{}　{}{rank}　取組{}",
        sheet.fiscal_year,
        ui::group(&sheet.group),
        sheet.department,
        sheet.initiatives.len()
    )
}

/// Where two versions differ; at most six places by name.
pub fn differences(sheet: &Sheet, found: &[Difference]) -> String {
    const NAMED: usize = 6;
    let names: Vec<String> = found.iter().take(NAMED).map(|one| difference(sheet, one)).collect();
    let more = found.len().saturating_sub(NAMED);
    let rest = if more == 0 { String::new() } else { format!(" ほか{more}か所") };
    format!("違うところ：{}{rest}", names.join("、"))
}

fn difference(sheet: &Sheet, difference: &Difference) -> String {
    match difference {
        Difference::Year => "年度".to_owned(),
        Difference::Rank => "優先順位".to_owned(),
        Difference::Text(cell) => parts::cell(sheet, cell),
        Difference::Positions => "計画における位置付け".to_owned(),
        Difference::Sdgs => "SDGs".to_owned(),
        Difference::InitiativeCount(here, file) => format!("取組の数（今 {here}、ファイル {file}）"),
        Difference::Initiative(number, column) => parts::initiative_cell(*number, *column),
        Difference::Purposes(number) => format!("{}の目的の番号", parts::initiative_number(*number)),
        Difference::Judgements => "判定の訂正、対象外にした指摘".to_owned(),
        Difference::Unknown => "この版で扱わない項目".to_owned(),
    }
}
