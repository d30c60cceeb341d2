//! The words of 送った先: to whom sheets were sent, and who has sent theirs back.

use crate::model::{Moment, SentBack};

/// Offers to note to whom a file goes.
pub const NOTE: &str = "送った先を記録";
/// The dialog's title.
pub const TITLE: &str = "送った先";
/// The field of the name.
pub const NAME: &str = "送った先の名前";
/// Notes it.
pub const DO_NOTE: &str = "記録する";
/// Column of sheets.
pub const SHEETS: &str = "シート";
/// Column of days.
pub const DAYS: &str = "送付 → 返送";

/// What the dialog is for.
pub fn why(count: usize) -> String {
    format!(
        "{count}件のシートをだれに送ったかを、この端末にだけ残します（ファイルには入りません）。返ってきたときに、まだの送り先が分かります。"
    )
}

/// It was noted.
pub fn noted(count: usize, to: &str) -> String {
    format!("{count}件のシートを「{to}」に送付中にしました。")
}

/// Sheets came back as they were.
pub fn back(count: usize) -> String {
    format!("{count}件のシートが返ってきたことを記録しました。内容は変わっていません。")
}

/// On the list: who has a sheet.
pub fn out_with(names: &[String]) -> String {
    match names {
        [] => String::new(),
        names => format!("送付中：{}", names.join("、")),
    }
}

/// What the button will do, with what it notes of sheets that come back.
pub fn with_back(told: String, count: usize) -> String {
    match (told.is_empty(), count) {
        (_, 0) => told,
        (true, count) => format!("返送を記録 {count}件"),
        (false, count) => format!("{told}・返送を記録 {count}件"),
    }
}

/// How many have sent theirs back and how many have not.
pub fn summary(out: usize, back: usize) -> String {
    format!("まだ戻っていない送り先 {out}　戻った送り先 {back}")
}

/// When a sheet went out and came back.
pub fn days(at: &Moment, back: &SentBack, is_here: bool) -> String {
    let day = |moment: &Moment| {
        let (month, day) = moment.month_day();
        format!("{month}月{day}日")
    };
    let back = match back {
        SentBack::Back(back) => day(back),
        _ if is_here => "今回".to_owned(),
        SentBack::Unclear(back) => format!("{}（送り先のどれか1つから）", day(back)),
        SentBack::Out => "まだ".to_owned(),
    };
    format!("{} → {back}", day(at))
}
