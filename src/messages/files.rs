//! Why a file could not be read or saved, and what to do.

use crate::browser::files::{FileError, Foreign};

/// Bytes in a megabyte, as file managers count them.
const MEGABYTE: u64 = 1024 * 1024;

/// Why a file could not be read or saved, and what to do.
pub fn file_error(error: &FileError) -> String {
    match error {
        FileError::TooLarge(size, limit) => format!(
            "ファイルが大きすぎるため、読み込みませんでした（{} MB。上限は {} MB です）。シートを分けて書き出したファイルを使ってください。",
            size / MEGABYTE,
            limit / MEGABYTE
        ),
        FileError::Foreign(kind) => format!(
            "{}のため、読み取れません。このアプリから書き出したファイル（.json .txt）か、シートの文章を貼り付けて取り込んでください。",
            foreign(*kind)
        ),
        FileError::Encoding => {
            "文字の種類を判別できませんでした。UTF-8 で保存し直してから、もう一度開いてください。".to_owned()
        }
        FileError::Failed(name) => format!(
            "ブラウザがファイルを扱えませんでした（{name}）。ファイルが移動・削除されていないか、ほかの人が開いていないか確かめて、もう一度試してください。"
        ),
    }
}

fn foreign(kind: Foreign) -> &'static str {
    match kind {
        Foreign::Zip => "Excel・Word などの形式（または zip）",
        Foreign::Ole => "古い形式の Excel・Word か、パスワードの付いたファイル",
        Foreign::Pdf => "PDF",
        Foreign::Image => "画像",
        Foreign::Binary => "文章ではないファイル",
    }
}

/// A folder was dropped.
pub const FOLDER: &str = "フォルダーは取り込めません。中のファイルを選んで、まとめて置いてください。";
