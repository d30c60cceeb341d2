//! Why a file could not be read or saved, and what to do.

use super::problems;
use crate::browser::files::FileError;

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
        FileError::Foreign(kind) => {
            problems::file_kind(*kind).map_or_else(|| ENCODING.to_owned(), str::to_owned)
        }
        FileError::Encoding => ENCODING.to_owned(),
        FileError::Failed(name) => format!(
            "ブラウザがファイルを扱えませんでした（{name}）。ファイルが移動・削除されていないか、ほかの人が開いていないか確かめて、もう一度試してください。"
        ),
    }
}

const ENCODING: &str = "文字の種類を判別できませんでした。UTF-8 で保存し直してから、もう一度開いてください。";

/// A folder was dropped.
pub const FOLDER: &str = "フォルダーは取り込めません。中のファイルを選んで、まとめて置いてください。";
