//! The words of 約束の台帳.

use super::{parts, ui};
use crate::lineage::LinkedBy;
use crate::model::{Column, FiscalYear, Report};
use crate::promises::{FateBeside, OpenWhy, Promise, PromiseFate, Said};

/// The screen.
pub const TITLE: &str = "約束の台帳";
/// What it shows.
pub const HOW: &str =
    "計画の数値と期日を、報告と翌年度の計画まで追います。文から読み取ったもので、公開には出ません。";
/// What is shown.
pub const WHAT: &str = "約束の種類";
/// The kinds of promises: number and date, numbers, dates.
pub const WHATS: [&str; 3] = ["数値と期日", "数値だけ", "期日だけ"];
/// The counts, which are filters.
pub const COUNTS: &str = "どうなったか";
/// All of them.
pub const ALL: &str = "すべての約束";
/// The head.
pub const PROMISE: &str = "約束";
/// The head.
pub const PLAN: &str = "計画";
/// The head.
pub const FATE: &str = "どうなったか";
/// Nothing was found.
pub const NO_WORDS: &str = "言葉なし";
/// It is not asked for yet.
pub const NOT_YET: &str = "これから";
/// There is no sheet of the next year.
pub const NO_SHEET: &str = "まだありません";
/// The initiative ended.
pub const ENDED: &str = "終えました";
/// Opens the words.
pub const DETAILS: &str = "言葉を見る";
/// What is nearest.
pub const NEAR: &str = "近い言葉";
/// The sheets have no promise.
pub const NONE: &str = "数値や期日のある取組がありません。";
/// No promise is of this kind.
pub const NONE_OF_KIND: &str = "この条件の約束はありません。";
/// What must be known of it.
pub const FOOT: &str = "「見当たらない」は、同じシートのどの報告にも、同じ名詞・数値・月の言葉がないとき、または項目ごとに書かれた\
    報告にその番号とその項目だけの言葉がないときだけ出します。\
    それでも、人が確かめるまでは「？」です。";
/// They belong together by their words.
pub const BY_WORDS: &str = "同じ文から";

/// The columns of the table for spreadsheets.
pub fn table() -> [&'static str; 17] {
    [
        "年度",
        parts::group(),
        parts::department(),
        parts::rank(),
        parts::goal(),
        "取組",
        "項目",
        "約束",
        "期限",
        "目標",
        "数値",
        parts::column(Column::Midterm),
        parts::column(Column::FinalReport),
        "翌年度の期限",
        "翌年度の目標",
        "どうなったか",
        "理由・確かめること",
    ]
}
/// How the name of the table's file ends.
pub const CSV_ENDING: &str = "_約束の台帳.csv";

/// The next year's plan.
pub fn next_plan(year: FiscalYear) -> String {
    year.next().map_or_else(|| "翌年度の計画".to_owned(), |next| format!("{next}の計画"))
}

/// A kind's sign and name, and what it means.
pub fn kind(kind: usize) -> [&'static str; 3] {
    match kind {
        0 => ["▼", "縮んだ", "翌年度の数値が小さい"],
        1 => ["→", "延びた", "期日があとへ"],
        2 => ["？", "見当たらない", "どの報告にもない"],
        3 => ["＝", "据え置き", "届かず、同じまま"],
        4 => ["▲", "届かず", "年度末の報告で未達"],
        5 => ["?", "読み取れない", "人が確かめるもの"],
        6 => ["…", "途中", "年度末の報告の前"],
        _ => ["✓", "果たした", "報告で確かめた"],
    }
}

/// A chip: 縮んだ　40→30.
pub fn fate(fate: &PromiseFate) -> String {
    let [sign, name, _] = kind(fate.kind());
    let more = match fate {
        PromiseFate::Shrunk(from, to) => format!("{from}→{to}"),
        PromiseFate::Postponed(Some(months)) => format!("{months}か月"),
        PromiseFate::Held(years) => format!("{years}年"),
        PromiseFate::Kept(Some(percent)) => format!("{percent}%"),
        _ => String::new(),
    };
    if more.is_empty() { format!("{sign} {name}") } else { format!("{sign} {name}　{more}") }
}

/// What stands under the chip.
pub fn note(promise: &Promise<'_>) -> Option<String> {
    let reason = promise.reason.as_deref().map(quoted);
    match &promise.fate {
        PromiseFate::Shrunk(..) if promise.was_met => {
            Some(format!("この年度は達成{}", reason.map_or_else(String::new, |reason| format!("　{reason}"))))
        }
        PromiseFate::Shrunk(..) => Some(reason.unwrap_or_else(|| WITHOUT_REASON.to_owned())),
        PromiseFate::Vanished => Some(promise.said.map_or_else(
            || "確かめてください".to_owned(),
            |(_, kept)| format!("本当に見当たらないと確かめました{}", ui::signed(&kept.signed)),
        )),
        PromiseFate::Open(OpenWhy::Unclear) => Some("報告から達成したかを判断できません".to_owned()),
        PromiseFate::Open(OpenWhy::Told) => promise
            .said
            .map(|(_, kept)| format!("近い言葉が報告だと確かめました{}", ui::signed(&kept.signed))),
        PromiseFate::Open(OpenWhy::Elsewhere) => Some("この項目の報告がありません".to_owned()),
        _ => reason,
    }
}

/// What stands under the chip of what became of it besides.
pub fn note_beside(beside: &FateBeside) -> Option<String> {
    let reason = beside.reason.as_deref().map(quoted);
    let is_shrunk = matches!(beside.fate, PromiseFate::Shrunk(..));
    reason.or_else(|| is_shrunk.then(|| WITHOUT_REASON.to_owned()))
}

/// All chips of a promise in a line.
pub fn fates(promise: &Promise<'_>) -> String {
    promise.fates().map(|(told, _)| fate(told)).collect::<Vec<_>>().join("、")
}

/// What stands under all of its chips, in a line.
pub fn notes(promise: &Promise<'_>) -> String {
    let notes = note(promise).into_iter().chain(promise.beside.as_ref().and_then(note_beside));
    notes.collect::<Vec<_>>().join("　")
}

/// What shrank gives no reason.
const WITHOUT_REASON: &str = "理由が書かれていません";

fn quoted(reason: &str) -> String {
    format!("「{}」", short(reason))
}

/// Says it of a promise of which no report has a word.
pub fn say(said: Said) -> &'static str {
    match said {
        Said::Reported => "近い言葉が報告です",
        Said::Confirmed => "本当に見当たらない",
    }
}

/// Takes back what was said.
pub const UNSAY: &str = "確かめを取り消す";
/// It was taken back.
pub const UNSAID: &str = "確かめを取り消しました。";

/// It was said.
pub fn said(said: Said) -> String {
    format!("「{}」と記録しました。公開には出ません。", say(said))
}

/// How many of those that shrank give no reason.
pub fn without_reason(count: usize) -> String {
    format!("理由なし {count}")
}

/// How many give concern.
pub fn of_concern(count: usize) -> String {
    format!("気になるもの {count}")
}

/// 14件 ▼ 縮んだ, to be heard.
pub fn count(name: &str, count: usize) -> String {
    format!("{name} {count}件")
}

/// How many are shown.
pub fn shown(all: usize, shown: usize) -> String {
    format!("気になる順　{all}件中 {shown}件")
}

/// Where the nearest words are.
pub fn near(report: Report) -> String {
    format!("{NEAR}（{}）", parts::column(report.column()))
}

/// How two years are linked.
pub fn by(by: LinkedBy) -> Option<&'static str> {
    (by == LinkedBy::Words).then_some(BY_WORDS)
}

/// Words of a report in the room of a cell.
pub fn short(words: &str) -> String {
    const ROOM: usize = 36;
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(ROOM) {
        Some((at, _)) => format!("{}…", &words[..at]),
        None => words,
    }
}
