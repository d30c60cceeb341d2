//! すべてを1つのファイルに: a backup, taking one in, and the reminder of it.

use super::ui;
use crate::model::Moment;
use crate::store::{BackupDue, BackupItem, BackupRow, BackupStanding};

/// In the menu of exports, and on the reminder.
pub const BACK_UP: &str = "すべてを1つのファイルに";
/// What that is for.
pub const NOTE: &str = "バックアップ：すべての年度のシートと履歴、ごみ箱、設定を入れます。別の端末でも「ファイルを開く」で元に戻せます。";
/// It could not be read out of the browser.
pub const FAILED: &str =
    "ブラウザから内容を読み出せませんでした。画面を読み込み直してから、もう一度試してください。";
/// There is nowhere to put it.
pub const NO_STORAGE: &str =
    "このブラウザには保存する場所がないため、バックアップから戻せません。ほかのブラウザで開いてください。";
/// A backup among other files.
pub const ALONE: &str =
    "すべてのバックアップです。ほかのファイルとは別に、このファイルだけを開いてください。";
/// The dialog.
pub const TITLE: &str = "バックアップの内容の確認";
/// What it does and does not.
pub const LEAD: &str = "まだ何も変わっていません。この端末にないものを加えます。違うものは、選んだものだけをバックアップの内容に置き換えます。この端末だけにあるものは残ります。";
/// What differs.
pub const DIFFERING: &str = "この端末にあって内容が違うもの（選ばなければ、この端末の内容を残します）";
/// Puts it here.
pub const RESTORE: &str = "この端末に戻す";
/// Puts the reminder off.
pub const LATER: &str = "7日後に知らせる";

/// The file's name.
pub fn file_name(now: &Moment) -> String {
    format!("重点目標_すべて_{}.goalsheet-backup.json", now.day())
}

/// A backup was made.
pub fn done(sheets: usize, binned: usize, has_versions: bool, name: &str) -> String {
    let bin = if binned == 0 { String::new() } else { format!("と、ごみ箱の{binned}件") };
    let versions =
        if has_versions { "" } else { "履歴は読み出せなかったため、入っていません。" };
    format!(
        "シート{sheets}件{bin}を「{name}」に保存しました。{versions}この端末とは別の場所（共有フォルダーなど）に置いてください。"
    )
}

/// What comes to the histories that are kept here; none where there is no place for them.
pub fn versions(sheets: Option<usize>) -> String {
    match sheets {
        Some(0) => String::new(),
        Some(sheets) => format!("履歴を加えるシート {sheets}件"),
        None => "このブラウザには履歴を置く場所がないため、履歴は戻しません。".to_owned(),
    }
}

/// When it was made, and what it holds.
pub fn held(name: &str, at: Option<&Moment>, rows: &[BackupRow]) -> String {
    let count = |is: fn(&BackupItem) -> bool| rows.iter().filter(|row| is(&row.item)).count();
    let sheets = count(|item| matches!(item, BackupItem::Sheet(_)));
    let binned = count(|item| matches!(item, BackupItem::Bin(_)));
    let others = rows.len() - sheets - binned;
    let at = at.map_or_else(String::new, |at| format!("（{} {} に保存）", at.day(), at.time()));
    let mut parts = vec![format!("シート{sheets}件")];
    if binned > 0 {
        parts.push(format!("ごみ箱{binned}件"));
    }
    if others > 0 {
        parts.push(format!("設定など{others}件"));
    }
    format!("「{name}」{at}　{}", parts.join("、"))
}

/// How its values stand to what is here.
pub fn standings(rows: &[BackupRow]) -> String {
    let count = |standing| rows.iter().filter(|row| row.standing == standing).count();
    let told = [
        ("この端末にない", count(BackupStanding::New)),
        ("同じ", count(BackupStanding::Same)),
        ("違う", count(BackupStanding::Differs)),
        ("この端末のデータが読み取れないため手を付けない", count(BackupStanding::Locked)),
    ];
    let told = told.into_iter().filter(|(_, count)| *count > 0);
    told.map(|(what, count)| format!("{what} {count}件")).collect::<Vec<_>>().join("　／　")
}

/// One that differs.
pub fn row(row: &BackupRow) -> String {
    match &row.item {
        BackupItem::Sheet(sheet) => {
            format!("「{}」　{}　{}", ui::goal(&sheet.goal), sheet.fiscal_year, sheet.department)
        }
        BackupItem::Bin(binned) => format!("ごみ箱の「{}」", ui::goal(&binned.sheet.goal)),
        BackupItem::Other => format!("設定など（{}）", row.name),
    }
}

/// What will happen.
pub fn outcome(rows: &[BackupRow]) -> String {
    let taken = rows.iter().filter(|row| row.is_taken);
    let (new, replaced): (Vec<_>, Vec<_>) = taken.partition(|row| row.standing == BackupStanding::New);
    format!("加える {}件　／　置き換える {}件", new.len(), replaced.len())
}

/// It is here now.
pub fn restored(sheets: usize, histories: usize, left: usize) -> String {
    let histories = if histories == 0 {
        String::new()
    } else {
        format!("シート{histories}件の履歴を加えました。")
    };
    let left = match left {
        0 => String::new(),
        left => format!(
            "{left}件は、確かめている間に変わったか空きがなかったため、戻していません。もう一度開いて確かめてください。"
        ),
    };
    format!("バックアップからシート{sheets}件を戻しました。{histories}{left}")
}

/// It is time for a backup.
pub fn due(due: BackupDue) -> String {
    let last = match due.days {
        Some(days) => format!("最後のバックアップから{days}日たちました。"),
        None => "まだバックアップがありません。".to_owned(),
    };
    format!("{last}この端末にしかない内容のシートが{}件あります。", due.sheets)
}
