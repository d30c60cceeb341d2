//! What is printed on the form and its companions, in the paper's own words and a few of the workbook's.
//!
//! The interface's words may change; those of a file that others read stay.

use crate::model::{Column, Comment, CommentKind, PartSetting, Signature, paper};

pub(super) use crate::model::paper::{
    department, goal, group, initiative_number as initiative, notes, position, purpose, rank, title,
};

/// The head of a part under the initiatives.
pub(super) fn note(part: &PartSetting) -> String {
    format!("○ {}", label(part))
}

/// What stands over the counts of the list of goals.
pub(super) fn reached() -> String {
    format!("{}（項目の数）", paper::reached(paper::column(Column::FinalReport)))
}

/// The heads of the counts under it.
pub(super) fn counts() -> [&'static str; 5] {
    ["達成", "未達", "要確認", paper::no_number(), "報告なし"]
}

/// What is asked where somebody writes a word that is none of a part's choices.
pub(super) const NO_SUCH_CHOICE: &str = "一覧にない言葉です";
/// And what is said of it.
pub(super) const CHOICE_CAN_STAY: &str =
    "このまま残すこともできます。一覧から選ぶときは「いいえ」を押してください。";

/// Stands after a label where a text that is longer than a cell goes on.
pub(super) const CONTINUED: &str = "（続き）";

/// A part's name, and what the paper prints under it.
pub(super) fn label(part: &PartSetting) -> String {
    if part.note.is_empty() { part.label.clone() } else { format!("{}\n{}", part.label, part.note) }
}

/// Who wrote the notes that this app made.
pub(super) const NOTED_BY: &str = "重点目標管理シート";

/// A comment as it stands in a note, a line for each answer.
pub(super) fn comment(comment: &Comment) -> String {
    let kind = match comment.kind {
        CommentKind::Remark => "コメント",
        CommentKind::Returned => "差戻し",
        CommentKind::Checked => "確認済み",
    };
    let done = if comment.is_done { "（対応済み）" } else { "" };
    let words = comment.words.as_ref().map_or_else(String::new, |words| format!("「{words}」"));
    let head = format!("【{kind}】{}{done}{words}", signed(&comment.signed));
    let answers = comment.answers.iter().map(|one| format!("→ {}\n{}", signed(&one.signed), one.text));
    let lines: Vec<String> = [head, comment.text.clone()].into_iter().chain(answers).collect();
    lines.join("\n")
}

/// Who, and on which day.
fn signed(signed: &Signature) -> String {
    let day = signed.at.as_ref().map(|at| {
        let (month, day) = at.month_day();
        format!("{}年{month}月{day}日", at.year())
    });
    let told: Vec<String> = signed.by.clone().into_iter().chain(day).collect();
    told.join(" ")
}
