//! What people say to one another about a sheet: コメント, 差戻し, 確認済み.

use super::{parts, ui};
use crate::model::{Comment, CommentKind, Sheet, revision};
use crate::review::Place;

/// The panel's name, and its button's.
pub const TITLE: &str = "コメント";
/// What it is for.
pub const LEAD: &str = "シートと一緒にファイルへ書き出されます。公開するページ・印刷・キオスクには出ません（公開で「すべて」を選んだファイルのデータには入ります）。";
/// The button's hint, with its key.
pub const HINT: &str = "コメントを開く（Ctrl+Alt+M）。語句を選んでから開くと、その語句に付きます";
/// The list of parts to choose from.
pub const WHERE: &str = "対象";
/// No part, but the whole sheet.
pub const WHOLE: &str = "シート全体";
/// A part that is not there any more.
pub const GONE: &str = "なくなった箇所";
/// Takes the words away that were selected.
pub const WITHOUT_WORDS: &str = "語句の指定を外す";
/// The field.
pub const TEXT: &str = "コメントの内容";
/// Writes it.
pub const SAY: &str = "コメントする";
/// 差戻し.
pub const RETURN: &str = "差し戻す";
/// 確認済み.
pub const CHECK: &str = "確認済みにする";
/// Opens the panel for the cell where one is.
pub const SAY_HERE: &str = "この欄にコメントする";
/// Opens the panel for the whole sheet.
pub const SAY_OF_SHEET: &str = "シート全体にコメントする";
/// Goes to the next comment that is open.
pub const NEXT: &str = "次の未対応のコメントへ";
/// The field of an answer.
pub const ANSWER: &str = "返信の内容";
/// Writes the answer.
pub const ANSWER_IT: &str = "返信する";
/// Ticks it off.
pub const DONE: &str = "対応済み";
/// Takes it away.
pub const REMOVE: &str = "削除";
/// Nothing was said yet.
pub const NONE: &str = "コメントはまだありません。";
/// The sheet is another one than was found good.
pub const CHANGED_SINCE: &str = "そのあと変更あり";
/// It needs words.
pub const EMPTY: &str = "内容を入力してください。";

/// How many are open, on the sheet's button.
pub fn button(open: usize) -> String {
    if open == 0 { TITLE.to_owned() } else { format!("{TITLE} {open}") }
}

/// What a list says of a sheet: whether it was sent back or found good, and how many comments are open.
pub fn standing(sheet: &Sheet) -> Vec<String> {
    let comments = &sheet.comments;
    let is_sent_back = comments.iter().any(|one| one.kind == CommentKind::Returned && one.is_open());
    let last = comments.iter().rev().find(|comment| comment.kind != CommentKind::Remark);
    let state = match last {
        // Found good while something is still sent back: that is not dealt with.
        _ if is_sent_back => Some(kind(CommentKind::Returned).to_owned()),
        Some(last) if last.kind == CommentKind::Checked => Some(match last.is_of_content(&revision(sheet)) {
            true => kind(CommentKind::Checked).to_owned(),
            false => format!("{}（{CHANGED_SINCE}）", kind(CommentKind::Checked)),
        }),
        _ => None,
    };
    let open = comments.iter().filter(|comment| comment.is_open()).count();
    state.into_iter().chain((open > 0).then(|| button(open))).collect()
}

/// What a comment is for.
pub fn kind(kind: CommentKind) -> &'static str {
    match kind {
        CommentKind::Remark => "コメント",
        CommentKind::Returned => "差戻し",
        CommentKind::Checked => "確認済み",
    }
}

/// Where it belongs.
pub fn place(sheet: &Sheet, comment: &Comment) -> String {
    if comment.place.is_empty() {
        return WHOLE.to_owned();
    }
    Place::cell_of_key(sheet, &comment.place)
        .map_or_else(|| GONE.to_owned(), |cell| parts::cell(sheet, &cell))
}

/// The words that are meant.
pub fn words(words: &str) -> String {
    format!("「{words}」")
}

/// All of it in one line: 「① 数値目標：根拠は？（2025年3月28日 16:40　山田）」.
pub fn line(sheet: &Sheet, comment: &Comment) -> String {
    let done = if comment.is_done { format!("　{DONE}") } else { String::new() };
    let answers: String = comment
        .answers
        .iter()
        .map(|answer| format!("　→ {}{}", answer.text, ui::signed(&answer.signed)))
        .collect();
    let what = if comment.kind == CommentKind::Remark {
        String::new()
    } else {
        format!("{}　", kind(comment.kind))
    };
    format!("{}：{what}{}{}{answers}{done}", place(sheet, comment), comment.text, ui::signed(&comment.signed))
}

/// It was said.
pub fn said(kind: CommentKind, sent_back: usize) -> String {
    match kind {
        CommentKind::Remark => "コメントを付けました。".to_owned(),
        CommentKind::Returned => "差し戻しました。".to_owned(),
        CommentKind::Checked if sent_back > 0 => format!(
            "確認済みにしました。対応済みになっていない差戻しが{sent_back}件あるため、一覧では「差戻し」のままです。"
        ),
        CommentKind::Checked => "確認済みにしました。".to_owned(),
    }
}

/// It was taken away.
pub const REMOVED: &str = "コメントを削除しました。";
