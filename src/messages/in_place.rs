//! The words of files that are saved to where they lie, and of folders that are read again.

use super::ui;
use crate::model::Moment;
use crate::store::{FolderNews, SheetsToWrite};

/// Saves to a file that is chosen.
pub const SAVE_TO_PLACE: &str = "場所を選んで保存";
/// What that does.
pub const SAVE_TO_PLACE_NOTE: &str = "次からは Ctrl+S で、同じファイルに保存します。";
/// What a picker calls our files.
pub const KIND: &str = "重点目標管理シート";
/// Opens a file to save to it.
pub const OPEN_IN_PLACE: &str = "ファイルを直接開く";
/// What that is for.
pub const OPEN_IN_PLACE_WHY: &str =
    "共有フォルダーなどにある JSON・テキストのファイルを開き、そのファイルに直接保存できるようにします。";
/// Keeps a folder at hand.
pub const ADD_FOLDER: &str = "フォルダーを登録";
/// What that is for.
pub const ADD_FOLDER_WHY: &str =
    "共有フォルダーなどを登録すると、あとから、新しいファイルと変わったファイルだけを読めます。";
/// What is kept at hand.
pub const AT_HAND: &str = "直接使うファイルとフォルダー";
/// Reads a folder once more.
pub const READ_AGAIN: &str = "もう一度読む";
/// Saves to a file once more.
pub const SAVE: &str = "上書き保存";
/// Keeps it no longer at hand.
pub const FORGET: &str = "登録を外す";
/// It is no longer.
pub const FORGOTTEN: &str = "登録を外しました。ファイルやフォルダーは、そのまま残っています。";
/// The browser still keeps it.
pub const NOT_FORGOTTEN: &str = "登録をブラウザーから消せませんでした。次に開いたときに、また出ます。そのときにもう一度「登録を外す」を押してください。";
/// Before a file is written over, nothing of it is dropped unasked.
pub const BOTH_UNASKED: &str = "どちらが新しいか分からないため、何も選ばなければ両方を残します。";
/// A file was opened to be saved to and cannot be.
pub const ONLY_READ: &str = "このファイルは、内容を取り込めますが、直接保存はできません（直接保存できるのは、このアプリが書き出した JSON とテキストです）。";

/// Saves to a file at hand, with how many sheets.
pub fn save_again(name: &str, count: usize) -> String {
    format!("「{name}」に上書き保存（{count}件）")
}

/// When a file was last read or written, and what saving to it changes of which sheets it holds.
pub fn file_line(at: &Moment, now: &Moment, write: &SheetsToWrite) -> String {
    format!("前回 {}{}", ui::day_time(at, now), others("。", write))
}

/// The same with how many sheets it would hold.
pub fn counted_file_line(at: &Moment, now: &Moment, write: &SheetsToWrite) -> String {
    format!("{}件　{}", write.ids.len(), file_line(at, now, write))
}

/// Which sheets come into a file, and which are no longer in it.
fn others(before: &str, write: &SheetsToWrite) -> String {
    let came = (write.added > 0).then(|| format!("新しいシート{}件も入れます", write.added));
    let gone = (write.removed > 0).then(|| format!("この端末で削除した{}件は除きます", write.removed));
    let told: Vec<String> = came.into_iter().chain(gone).collect();
    if told.is_empty() { String::new() } else { format!("{before}{}", told.join("。")) }
}

/// When a folder was last read.
pub fn folder_line(at: &Moment, now: &Moment, files: usize) -> String {
    format!("前回 {}　ファイル {files}件", ui::day_time(at, now))
}

/// A file, with its kind.
pub fn file(name: &str) -> String {
    format!("ファイル「{name}」")
}

/// A folder, with its kind.
pub fn folder(name: &str) -> String {
    format!("フォルダー「{name}」")
}

/// A button, with whose it is.
pub fn of(action: &str, name: &str) -> String {
    format!("{action}　{name}")
}

/// A file is being written.
pub fn saving(name: &str) -> String {
    format!("保存しています　{name}")
}

/// A file was written and read again.
pub fn saved(name: &str, count: usize, write: &SheetsToWrite) -> String {
    let came = if write.added > 0 {
        format!("新しいシート{}件も入れました。", write.added)
    } else {
        String::new()
    };
    let gone = if write.removed > 0 {
        format!("この端末で削除した{}件は除きました。", write.removed)
    } else {
        String::new()
    };
    format!("{count}件を「{name}」に保存し、読み直して確かめました。{came}{gone}")
}

/// What the screen stands for beside what the file holds; empty where there is none.
pub fn outside(count: usize) -> String {
    match count {
        0 => String::new(),
        _ => format!(
            "表示中のほかの{count}件は、このファイルにはないので、保存していません（書き出すには「{SAVE_TO_PLACE}」）。"
        ),
    }
}

/// A file was opened, and all of it was here already.
pub fn opened(name: &str, count: usize) -> String {
    format!("「{name}」の{count}件は、この端末にもあります。Ctrl+S で、このファイルに保存できます。")
}

/// Nobody may write there.
pub fn not_allowed(name: &str) -> String {
    format!(
        "「{name}」への保存が許可されなかったため、書いていません。もう一度保存すると、ブラウザの確認が出ます。出ないときは「{SAVE_TO_PLACE}」で選び直してください。"
    )
}

/// Nobody may read there.
pub fn folder_not_allowed(name: &str) -> String {
    format!(
        "フォルダー「{name}」を読むことが許可されませんでした。もう一度押すと、ブラウザの確認が出ます。出ないときは「{ADD_FOLDER}」で選び直してください。"
    )
}

/// A file was not written, by the name of the error.
pub fn not_written(name: &str, error: &str) -> String {
    let why = match error {
        "NotFoundError" => {
            "ファイルが見つかりません。移動や削除をされたか、共有フォルダーにつながっていません。"
        }
        "QuotaExceededError" => "保存先に空きがありません。",
        "NoModificationAllowedError" | "InvalidStateError" => {
            "ほかの人かほかのソフトが、このファイルを使っています。"
        }
        "NotAllowedError" | "SecurityError" => "このファイルに書くことが許可されていません。",
        _ => return format!("「{name}」に保存できませんでした（{error}）。{NOT_CHANGED}"),
    };
    format!("「{name}」に保存できませんでした。{why}{NOT_CHANGED}")
}

const NOT_CHANGED: &str =
    "シートはこの端末に残っています。「場所を選んで保存」で、ほかの場所にも保存できます。";

/// A file holds something that nobody reads here.
pub fn not_ours(name: &str, why: &str) -> String {
    format!("「{name}」が、ほかの内容に変わっています。上書きせずに止めました。{why}")
}

/// What was read after writing is something else.
pub fn differs(name: &str) -> String {
    format!(
        "「{name}」に書きましたが、読み直した内容が違います。保存できたとは見なしていません。もう一度保存するか、「{SAVE_TO_PLACE}」でほかの場所に保存してください。"
    )
}

/// Sheets that were not taken in are in the file only.
pub fn left_in_file(name: &str, count: usize) -> String {
    format!(
        "「{name}」には、取り込まなかったシートが{count}件あります。なくならないように、上書きせずに止めました。取り込んでから保存するか、「{SAVE_TO_PLACE}」でほかのファイルに保存してください。"
    )
}

/// A file cannot be read, by the name of the error.
pub fn not_read(name: &str, error: &str) -> String {
    format!("「{name}」を開けませんでした。{}", file_not_read(error))
}

/// Why a file cannot be read, by the name of the error.
pub fn file_not_read(error: &str) -> String {
    match error {
        "NotFoundError" => "読もうとしたときには、ありませんでした。移動や削除をされたか、共有フォルダーにつながっていません。".to_owned(),
        "NotReadableError" => "ほかのソフトが使っているか、読む権限がありません。".to_owned(),
        "NotAllowedError" | "SecurityError" => "読むことが許可されていません。".to_owned(),
        error => format!("ブラウザが読めませんでした（{error}）。"),
    }
}

/// A folder cannot be read, by the name of the error.
pub fn folder_not_read(name: &str, error: &str) -> String {
    format!("フォルダー「{name}」を読めませんでした。{}", file_not_read(error))
}

/// A folder holds nothing new.
pub fn nothing_new(name: &str, files: usize, news: &FolderNews) -> String {
    let told = |paths: &[String], what: String| match paths {
        [] => String::new(),
        paths => format!("{what}：{}。", paths.join("、")),
    };
    let gone = told(&news.gone, gone(news.gone.len()));
    let unread = told(&news.unread, still_unread(news.unread.len()));
    format!(
        "フォルダー「{name}」に、新しいファイルも変わったファイルもありません（{files}件を確かめました）。{gone}{unread}"
    )
}

/// Files that were there last time are there no more.
pub fn gone(count: usize) -> String {
    format!("前回あって、いまはないファイル（{count}件。取り込んだシートは、この端末に残っています）")
}

/// Files that could not be read last time either.
pub fn still_unread(count: usize) -> String {
    format!("前回から変わらず、読めないファイル（{count}件）")
}

/// Over a preview: a file is to be written over.
pub fn lead_saving(name: &str) -> String {
    format!(
        "「{name}」が、前に読み書きしたあとで変わっています。上書きする前に、その内容をここで合わせます。「取り込む」を押すと、合わせたものを「{name}」に保存します。「やめる」なら、どちらも変わりません。"
    )
}

/// Over a preview: a file is opened to be saved to.
pub fn lead_opening(name: &str) -> String {
    format!("まだ何も変わっていません。取り込むと、あとは Ctrl+S だけで「{name}」に保存できます。")
}

/// Over a preview: a folder was read.
pub fn lead_folder(name: &str) -> String {
    format!(
        "フォルダー「{name}」の、新しいファイルと変わったファイルだけを出しています。まだ何も変わっていません。"
    )
}
