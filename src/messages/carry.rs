//! The words of 翌年度へ and 年度を並べて.

use crate::carry::{Fate, Material};
use crate::lineage::LinkedBy;
use crate::messages::{parts, ui};
use crate::model::{FiscalYear, FormPart, Sheet};

/// The screen.
pub const TITLE: &str = "翌年度へ";
/// What it does.
pub fn how() -> String {
    let copied: String = [FormPart::Positions, FormPart::Sdgs, FormPart::Rank]
        .into_iter()
        .filter(|part| parts::has(*part))
        .map(|part| format!("、{}", short(part)))
        .collect();
    let notes = if parts::notes().is_empty() { String::new() } else { format!("・{}", parts::notes()) };
    format!(
        "取組ごとに、続ける・変える・終えるを選びます。取組・期限・目標{copied}は書かれたとおりに写し、\
        報告{notes}・コメントは写しません。今年度のシートは変わりません。"
    )
}

/// A part in the room of a list.
fn short(part: FormPart) -> &'static str {
    if part == FormPart::Sdgs { "SDGs" } else { parts::part(part) }
}

/// A sheet is taken along.
pub const TAKE: &str = "作る";
/// It has been.
pub const DONE: &str = "作成済み";
/// Leads to it.
pub const OPEN_NEXT: &str = "翌年度のシートを開く";
/// The head of an initiative.
pub const INITIATIVE: &str = "取組";
/// The head of what is copied.
pub const COPIED: &str = "写す期限と目標";
/// The head of the choice.
pub const FATE: &str = "翌年度は";
/// The head of the reason.
pub const REASON: &str = "ひとこと（理由など）";
/// What comes of it.
pub const RESULT_ENDED: &str = "翌年度のシートには入りません。";
/// What comes of it.
pub const RESULT_CHANGED: &str = "写したうえで、翌年度のシートで書き直します。";
/// A year in the deadline will be the wrong one.
pub const OLD_YEAR: &str = "期限に年が書かれています。翌年度のシートで直してください。";
/// The sheet has no initiative.
pub const NO_INITIATIVES: &str = "取組は書かれていません。";
/// There is no sheet to carry over.
pub const NONE: &str = "引き継ぐシートがありません。年度や部局を変えてください。";
/// All have been carried over.
pub const ALL_DONE: &str = "表示中のシートは、すべて翌年度のシートがあります。";
/// Nothing is chosen.
pub const NOTHING_CHOSEN: &str = "シートが選ばれていません。";
/// Where the app knows no next year.
pub const NO_NEXT_YEAR: &str = "翌年度のシートを作れない年度です。";

/// The years in the room of a button.
pub const YEARS_SHORT: &str = "年度";
/// The screen of the years.
pub const YEARS: &str = "年度を並べて";
/// What it shows.
pub const YEARS_HOW: &str =
    "同じ取組の目標と実績を、年度ごとに並べています。数値はシートの文から読み取りました。";
/// Only this year is here.
pub const ONE_YEAR: &str = "前後の年度のシートはまだありません。";
/// The table behind it.
pub const AS_TABLE: &str = "表で見る";
/// A year.
pub const YEAR: &str = "年度";
/// What was reached.
pub const ACTUAL: &str = "実績";
/// How an initiative goes on from the year before, and why: 「変える：対象を広げるため」.
pub fn carried(is_changed: bool, reason: &str) -> String {
    let how = fate(if is_changed { Fate::Changed } else { Fate::Continued });
    if reason.is_empty() { how.to_owned() } else { format!("{how}：{reason}") }
}

/// The initiatives that ended with a year.
pub fn ended_in(year: FiscalYear) -> String {
    format!("{year}で終えた{INITIATIVE}")
}

/// Why it did.
pub fn because(reason: &str) -> String {
    format!("　{reason}")
}

/// Nothing was read.
pub const NO_ACTUAL: &str = "—";
/// An entry without numbers that can be drawn.
pub const NO_PICTURE: &str = "図にできる数値がそろっていません。";

/// In what a picture counts.
pub fn unit(unit: &str) -> String {
    format!("単位：{unit}")
}

/// The material.
pub fn material_title() -> String {
    format!("{}の材料", parts::situation())
}

/// What it is.
pub fn material_how() -> String {
    format!(
        "前の年度の報告に書かれていることです。選んだものだけを、言葉のとおりに{}の終わりに加えます。",
        parts::situation()
    )
}

/// Takes it over.
pub fn add() -> String {
    format!("{}に加える", parts::situation())
}

/// It is there already.
pub const ADDED: &str = "加えてあります";
/// It was put in.
pub fn put_in() -> String {
    format!("{}に加えました。", parts::situation())
}

/// There is none.
pub const NO_MATERIAL: &str = "前の年度の報告は書かれていません。";
/// Leads to the material from the cell.
pub const FROM_BEFORE: &str = "前年度の結果から選ぶ";
/// They belong together by their words.
pub const BY_WORDS: &str = "同じ文から";

/// The button.
pub fn make(year: FiscalYear, count: usize) -> String {
    format!("{year}のシートを{count}件作る")
}

/// The screen's heading.
pub fn title(year: Option<FiscalYear>) -> String {
    match year.and_then(|year| Some((year, year.next()?))) {
        Some((year, next)) => format!("{year}から{next}へ"),
        None => TITLE.to_owned(),
    }
}

/// What was done.
pub fn made(year: FiscalYear, count: usize, there: usize) -> String {
    let made = format!("{year}のシートを{count}件作りました。");
    match there {
        0 => made,
        _ => format!("{made}すでにある{there}件は作っていません。"),
    }
}

/// What becomes of an initiative.
pub fn fate(fate: Fate) -> &'static str {
    match fate {
        Fate::Continued => "続ける",
        Fate::Changed => "変える",
        Fate::Ended => "終える",
    }
}

/// What a sheet takes along besides: 優先順位 1位、位置付け 3件、SDGs 4件.
pub fn taken(sheet: &Sheet) -> String {
    let rank = sheet.rank.map(|rank| format!("{}{}", rank.number(), parts::RANK_SUFFIX));
    let counted = |count: usize| Some(format!("{count}件"));
    let all = [
        (FormPart::Rank, rank),
        (FormPart::Positions, counted(sheet.positions.len())),
        (FormPart::Sdgs, counted(sheet.sdgs.len())),
        (FormPart::Situation, Some(String::new())),
        (FormPart::Purpose, Some(String::new())),
    ];
    let told = all.into_iter().filter(|(part, _)| parts::has(*part)).filter_map(|(part, figure)| {
        let figure = figure?;
        Some(if figure.is_empty() { short(part).to_owned() } else { format!("{} {figure}", short(part)) })
    });
    let told: Vec<String> = told.collect();
    if told.is_empty() { String::new() } else { format!("{}を写します。", told.join("、")) }
}

/// ①'s choice.
pub fn fate_of(number: usize) -> String {
    format!("{} {FATE}", parts::initiative_number(number))
}

/// ①'s reason.
pub fn reason_of(number: usize) -> String {
    format!("{} {REASON}", parts::initiative_number(number))
}

/// The checkbox.
pub fn take(sheet: &Sheet) -> String {
    format!("{TAKE}：{}", ui::goal(&sheet.goal))
}

/// ① (2)
pub fn place(number: usize, label: Option<u8>) -> String {
    let number = parts::initiative_number(number);
    label.map_or_else(|| number.clone(), |label| format!("{number} ({label})"))
}

/// Where material stands: ① (2) 期末報告.
pub fn material_place(one: &Material<'_>) -> String {
    match (one.place, one.report) {
        (Some((number, label)), Some(report)) => {
            format!("{} {}", place(number, label), parts::column(report.column()))
        }
        _ => parts::effects().to_owned(),
    }
}

/// Material as it is put into 現況・課題: the words as they are, with where they are from.
pub fn material(year: FiscalYear, one: &Material<'_>) -> String {
    let report = one.report.map_or(parts::effects(), |report| parts::column(report.column()));
    let words = one.words.split_whitespace().collect::<Vec<_>>().join(" ");
    match one.name {
        "" => format!("・{year}の{report}：{words}"),
        name => format!("・{name}（{year}の{report}）：{words}"),
    }
}

/// How two years are linked.
pub fn by(by: LinkedBy) -> Option<&'static str> {
    (by == LinkedBy::Words).then_some(BY_WORDS)
}

/// What a picture says: 令和6年度 目標40 実績38.
pub fn point(year: FiscalYear, target: Option<String>, actual: Option<String>) -> String {
    let target = target.map_or_else(String::new, |target| format!(" 目標{target}"));
    let actual = actual.map_or_else(String::new, |actual| format!(" 実績{actual}"));
    format!("{year}{target}{actual}")
}

/// The numbers over a year's bar: 38（目標40）.
pub fn beside(actual: Option<String>, target: Option<String>) -> String {
    let target = target.map_or_else(String::new, |target| format!("（目標{target}）"));
    format!("{}{target}", actual.as_deref().unwrap_or(""))
}
