//! Pasting a range of a spreadsheet into a sheet.

use super::parts;
use crate::codec::WorksheetRemark;
use crate::model::Column;

/// The dialog's title.
pub const TITLE: &str = "表の貼り付け";
/// What stands in the head of the rows.
pub const ROW: &str = "取組";
/// What becomes of a text that stands there.
pub const KEPT: &str = "いまの文章を残します";
/// What becomes of it where it is to be replaced.
pub const REPLACED: &str = "いまの文章と置き換えます";
/// Spreads the block over the initiatives.
pub const SPREAD: &str = "取組に割り振る";
/// Puts it all into the one cell.
pub const AS_TEXT: &str = "この欄にまとめて入れる";
/// It was done.
pub const DONE: &str = "表を貼り付けました";

/// The range is being read.
pub const READING: &str = "貼り付ける表を読み取っています。";
/// The field was left before it was known what was pasted.
pub const LEFT: &str =
    "貼り付ける前に別の欄へ移ったため、貼り付けていません。欄を選んで、もう一度貼り付けてください。";
/// What reads tables did not start or broke down.
pub const AS_IT_IS: &str = "表の列を読み取れなかったため、1つの文章として貼り付けました。取組に割り振るには、「元に戻す」で戻してから、もう一度貼り付けてください。";
/// It is not known then which of the words are struck out.
pub const UNREAD: &str = "貼り付ける内容を確かめられなかったため、そのまま貼り付けました。取り消し線の引かれた文字や見えない文字が入っていないか、確かめてください。";

/// What the dialog asks.
pub fn lead(number: usize, column: Column) -> String {
    format!(
        "コピーした表には、いくつかの列があります。「{}」から右と下の欄へ、次のように割り振れます。",
        parts::initiative_cell(number, column)
    )
}

/// Whether what stands there is to be replaced.
pub fn replace(taken: usize) -> String {
    format!("すでに文章のある欄（{taken}か所）も置き換える")
}

/// It was done, and this is not pasted.
pub fn done(left_out: &str) -> String {
    if left_out.is_empty() { DONE.to_owned() } else { format!("{DONE}。{left_out}") }
}

/// What of a range is not pasted.
pub fn left_out(remarks: &[WorksheetRemark]) -> String {
    const NAMED: usize = 10;
    let named: String = remarks.iter().take(NAMED).map(super::workbooks::of_worksheet).collect();
    let more = remarks.len().saturating_sub(NAMED);
    if more == 0 { named } else { format!("{named}ほかに{more}行あります。") }
}

/// Texts that have no column.
pub fn beyond(count: usize, first: &str) -> String {
    let last = parts::column(Column::FinalReport);
    format!("「{last}」より右の{count}か所（「{first}」など）は、入る欄がないため貼り付けません。")
}
