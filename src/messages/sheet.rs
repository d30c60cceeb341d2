//! The words on the screen of one sheet.

use super::parts;

use crate::model::{FormPart, PartSetting, Rank, characters, paper};

/// An initiative has more entries than are shown.
pub const FIRST_ENTRIES: &str =
    "この取組は項目が多いため、はじめの200項目を表示しています。ほかの項目は「用紙」で書けます。";
/// The year's select.
pub const YEAR: &str = "年度";
/// The step of the year.
pub const STAGE_NOW: &str = "いまの段階";
/// The sheet before.
pub const PREVIOUS: &str = "‹ 前";
/// The sheet after.
pub const NEXT: &str = "次 ›";
/// The group's list.
pub fn group_nav() -> String {
    format!("この{}のシート", parts::group())
}
/// Folds the group's list away.
pub const FOLD: &str = "シートの一覧をたたむ・開く";
/// Adds a sheet to the group.
pub const ADD_SHEET: &str = "＋ シートを加える";
/// Where a sheet is not there.
pub const NO_SUCH_SHEET: &str = "シートが見つかりません";
/// Where a sheet is that is not among the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whereabouts {
    /// It was deleted and can be taken back.
    InBin,
    /// What had brought it was taken back.
    Undone,
    /// It is stored here, and cannot be read.
    Unreadable,
    /// Nobody knows.
    Nowhere,
}

/// Why it is not there, and what to do.
pub fn no_such_sheet(whereabouts: Whereabouts) -> &'static str {
    match whereabouts {
        Whereabouts::InBin => "このシートは削除されました。ごみ箱から戻せます。",
        Whereabouts::Undone => {
            "このシートを加えた操作を元に戻したため、いまはここにありません。「やり直す」で、もう一度加えられます。"
        }
        Whereabouts::Unreadable => {
            "このシートは、この端末に残っていますが、いまは読み取れません。上の「読み取れないデータ」の表示から、控えから戻すか、ファイルに書き出してください。新しい版のアプリで保存したシートなら、その版で開けます。"
        }
        Whereabouts::Nowhere => {
            "このシートは、この端末に取り込まれていないか、ごみ箱からも消去されています。"
        }
    }
}

/// Back to the list.
pub const TO_LIST: &str = "シートの一覧へ";
/// An address that leads nowhere.
pub const NO_SUCH_SCREEN: &str = "このページはありません";
/// What to do about it.
pub const NO_SUCH_SCREEN_WHY: &str =
    "アドレスの # より後ろが正しいか確かめるか、シートの一覧へ戻ってください。";

/// What belongs into 重点目標.
pub const HINT_GOAL: &str = "この年度に重点的に取り組む目標";
/// What belongs into 部局名.
pub fn hint_department() -> &'static str {
    if paper::renamed_department().is_some() { "" } else { "担当する部局" }
}
/// What belongs into the group.
pub fn hint_group() -> &'static str {
    if paper::renamed_group().is_some() { "" } else { "市長部局、教育委員会 など" }
}
/// What belongs into 現況・課題.
pub const HINT_SITUATION: &str = "現在の状況と、解決すべき課題";
/// What belongs into 目的・効果.
pub const HINT_PURPOSE: &str = "① 何のために行い、どのような効果をめざすか";
/// What belongs into 特記事項.
pub const HINT_NOTES: &str = "年度末に、あれば記入します";
/// What belongs into a plan's name.
pub const HINT_PLAN: &str = "計画の名前";
/// What belongs into a plan's place.
pub const HINT_POSITION: &str = "位置付けがあれば記入します";

/// The parts that a sheet has and the form does not.
pub const STRAYS: &str = "この様式にない欄";
/// Nothing is chosen.
pub const NO_CHOICE: &str = "未選択";

/// What an empty part says.
pub fn part_hint(part: &PartSetting) -> String {
    if !part.hint.is_empty() {
        return part.hint.clone();
    }
    // The default's hint goes with the default's name.
    let plain = part.known().filter(|known| paper::renamed(*known).is_none());
    let said = match plain {
        Some(FormPart::Goal) => HINT_GOAL,
        Some(FormPart::Situation) => HINT_SITUATION,
        Some(FormPart::Purpose) => HINT_PURPOSE,
        Some(FormPart::Participation | FormPart::Effects) => HINT_NOTES,
        _ => "",
    };
    if said.is_empty() || !part.example.is_empty() {
        example(part).into_iter().collect()
    } else {
        said.to_owned()
    }
}

/// A good entry of a part, where the form has one.
pub fn example(part: &PartSetting) -> Option<String> {
    (!part.example.is_empty()).then(|| format!("記入例：{}", part.example))
}

/// How many characters a text has, where that is more than the form asks for.
pub fn over_limit(text: &str, limit: Option<u32>) -> Option<String> {
    let found = characters(text);
    let limit = limit.filter(|limit| u32::try_from(found).is_ok_and(|found| found > *limit))?;
    Some(format!("{found}／{limit}字"))
}

/// Takes the grade that the entries' results come to.
pub fn propose_grade(word: &str, percent: i64) -> String {
    format!("{word} を提案（{percent}％）")
}

/// What the proposal is reckoned from.
pub fn proposed_from(read: usize, all: usize) -> String {
    if read == all {
        format!("達成率を読み取れた{all}項目の平均から")
    } else {
        format!("{all}項目のうち、達成率を読み取れた{read}項目の平均から")
    }
}

/// By which key one comes from a cell to what belongs to it.
pub const ANNEX_KEY: &str = "Alt+↓ 判定・指摘・行の操作へ";

/// Adds a plan.
pub const ADD_POSITION: &str = "＋ 計画を加える";
/// Removes a plan.
pub const REMOVE_POSITION: &str = "この計画の欄を削除";
/// The column of ①–⑥.
pub const NUMBER: &str = "番号";
/// Moves an initiative up.
pub const UP: &str = "上へ";
/// Moves an initiative down.
pub const DOWN: &str = "下へ";
/// Removes an initiative.
pub const REMOVE_INITIATIVE: &str = "この取組を削除";
/// The paper's title, after the year.
pub fn paper_title() -> String {
    format!("　{}", crate::model::paper::title())
}
/// Opens the seventeen.
pub const SDGS_PICK: &str = "目標を選ぶ";
/// Closes them.
pub const SDGS_DONE: &str = "選び終える";

/// The name of the button that removes a plan.
pub fn remove_position(plan: &str) -> String {
    format!("「{plan}」の欄を削除")
}

/// The button that adds an initiative, with the number that it will get.
pub fn add_initiative(number: usize) -> String {
    format!("＋ 取組{}を加える", parts::initiative_number(number))
}

/// Moves an initiative up.
pub fn move_up(number: &str) -> String {
    format!("取組{number}を上へ")
}

/// Moves an initiative down.
pub fn move_down(number: &str) -> String {
    format!("取組{number}を下へ")
}

/// Removes an initiative.
pub fn remove_initiative(number: &str) -> String {
    format!("取組{number}を削除")
}

/// An initiative was removed.
pub fn initiative_removed(number: &str) -> String {
    format!("取組{number}を削除しました")
}

/// The group of ticks of an initiative.
pub fn purposes_of(number: &str) -> String {
    format!("取組{number}が対応する{}", parts::purpose())
}

/// What was typed is no rank.
pub fn bad_rank(typed: &str) -> String {
    let rank = parts::rank();
    format!("{rank}は 1 から 999 までの数字で入力してください（「{}」は使えません）。", typed.trim())
}

/// The two ways to see a sheet.
pub const VIEWS: &str = "表示";
/// As the paper has it.
pub const PAPER_VIEW: &str = "用紙";
/// Entry by entry.
pub const ITEMS_VIEW: &str = "項目ごと";

/// For which numbers a text stands besides; none: for all.
pub fn shared(labels: &[u8]) -> String {
    if labels.is_empty() {
        return "全項目に共通".to_owned();
    }
    let mut told: String = labels.iter().map(|label| format!("({label})")).collect();
    told.push_str(" 共通");
    told
}

/// A sheet in a line: rank, goal, department.
pub fn name(rank: Option<Rank>, goal: &str, department: &str) -> String {
    let rank = rank.map_or_else(String::new, |rank| format!("{}　", rank.number()));
    format!("{rank}{}　{department}", super::ui::goal(goal))
}
