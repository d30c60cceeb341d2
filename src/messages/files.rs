//! Files in and out: what happens, and why a file could not be read or saved.

use super::problems;
use crate::codec::file_error::FileError;
use crate::codec::{FileKind, ZipFault};
use crate::model::FiscalYear;

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
        FileError::Foreign(kind) => file_kind(*kind).map_or_else(|| ENCODING.to_owned(), str::to_owned),
        FileError::Encoding => ENCODING.to_owned(),
        FileError::Failed(name) => format!(
            "ブラウザがファイルを扱えませんでした（{name}）。ファイルが移動・削除されていないか、ほかの人が開いていないか確かめて、もう一度試してください。"
        ),
    }
}

/// Why a file of this kind is not read; none for text, and for what the Excel engine looks at.
fn file_kind(kind: FileKind) -> Option<&'static str> {
    match kind {
        FileKind::Utf8Text
        | FileKind::Utf16Le
        | FileKind::Utf16Be
        | FileKind::ShiftJis
        | FileKind::EucJp
        | FileKind::Iso2022Jp
        | FileKind::Zip
        | FileKind::OldOffice => None,
        FileKind::Pdf => {
            Some("PDF ファイルは取り込めません。PDF をテキストに変換したものを取り込んでください。")
        }
        FileKind::Picture => Some(
            "画像（写真やスキャンした紙）です。文字を読み取れないため、取り込めません。元の Excel（.xlsx）か、テキストに変換したものを選んでください。",
        ),
        FileKind::RichText => Some(
            "リッチテキスト（.rtf）です。Word で開き、表を Excel に貼り付けて「Excel ブック（.xlsx）」で保存したファイルを選んでください。",
        ),
        FileKind::Archive => {
            Some("圧縮したファイル（lzh・7z・rar など）です。展開して、中のファイルを選んでください。")
        }
        FileKind::Empty => Some(problems::EMPTY),
        FileKind::TooLarge => Some(problems::TOO_LARGE),
        FileKind::Binary => Some(
            "文字のファイルではないため、取り込めません。重点目標管理シートの Excel（.xlsx）、JSON（.goalsheet.json または .txt）か、テキストに変換したものを選んでください。",
        ),
    }
}

const ENCODING: &str = "文字の種類を判別できませんでした。UTF-8 で保存し直してから、もう一度開いてください。";

/// There is nothing in a folder.
pub const EMPTY_FOLDER: &str = "このフォルダーには、ファイルがありません。";
/// The browser cannot open a folder.
pub const UNREAD_FOLDER: &str =
    "ブラウザがフォルダーを開けませんでした。中のファイルを選んで、まとめて置いてください。";
/// There is nothing in a zip.
pub const EMPTY_ZIP: &str = "この zip には、ファイルがありません。";
/// A zip lies in another one.
pub const ZIP_IN_ZIP: &str = "zip の中の zip は開きません。中の zip だけを取り出して、取り込んでください。";

/// A folder has too many files to be meant.
pub fn too_many(most: usize) -> String {
    format!(
        "ファイルが{most}件を超えるため、このフォルダーは読みませんでした。必要なフォルダーだけを置いてください。"
    )
}

/// Why a zip, or a file in it, is not read.
pub fn zip_fault(fault: ZipFault) -> &'static str {
    match fault {
        ZipFault::TooMany => "zip の中のファイルが多すぎるため、開きませんでした（上限は3,000件です）。",
        ZipFault::Damaged => "zip が途中で切れているか、壊れています。送り直してもらってください。",
        ZipFault::Password => {
            "zip がパスワードで保護されています。パスワードを入れて展開し、中のファイルを取り込んでください。"
        }
        ZipFault::TooLarge => "展開すると大きすぎるため、読みませんでした。",
        ZipFault::BadPart => "zip の中のこのファイルは壊れていて、読めませんでした。",
    }
}

/// A folder is being opened.
pub fn opening_folder(name: &str) -> String {
    format!("フォルダーを開いています　{name}")
}

/// A zip is being opened.
pub fn unpacking(name: &str) -> String {
    format!("zip を開いています　{name}")
}

/// The ending of JSON files.
pub const JSON_ENDING: &str = ".goalsheet.json";
/// The ending of the same as text.
pub const TEXT_ENDING: &str = ".txt";
/// The ending of tables.
pub const CSV_ENDING: &str = ".csv";
/// The ending of pages.
pub const HTML_ENDING: &str = ".html";
/// What the page is for.
pub const HTML_NOTE: &str =
    "HTML はブラウザで読める1つのページです。このアプリで開くと、元のシートに戻せます。";
/// The ending of Markdown.
pub const MARKDOWN_ENDING: &str = ".md";
/// What it is for.
pub const MARKDOWN_NOTE: &str = "Markdown は読みやすい文章です。直してから、また取り込めます。";
/// The ending of workbooks.
pub const EXCEL_ENDING: &str = ".xlsx";
/// What JSON is for.
pub const JSON_NOTE: &str =
    "JSON は、シートをそのまま入れたファイルです。ほかの人がこのアプリで取り込めます。";
/// What the text is for.
pub const TEXT_NOTE: &str = "テキストの中身は JSON と同じです。メールで .json が届かないときに使います。";
/// What the workbook is for.
pub const EXCEL_NOTE: &str = "Excel は用紙の形です。直してから、また取り込めます。";
/// Why a file is needed.
pub const UNFILED_WHY: &str = "最後にファイルへ書き出してから変わったシートです。ブラウザのデータが消えても残るように、書き出してください。";
/// Exports those.
pub const EXPORT_UNFILED: &str = "これらを JSON で書き出す";
/// Exports everything.
pub const EXPORT_ALL: &str = "すべてのシートを書き出す";
/// Dropping files now takes them in.
pub const DROP_NOW: &str = "ここで放すと、内容を確かめてから取り込めます";
/// The paste dialog's title.
pub const PASTE_TITLE: &str = "文章を貼り付けて取り込む";
/// What can be pasted.
pub const PASTE_HELP: &str =
    "書き出したテキスト（JSON）や、変換した重点目標管理シートの文章を貼り付けてください。";
/// The paste field.
pub const PASTE_FIELD: &str = "貼り付ける文章";
/// Goes on to the preview.
pub const PASTE_CHECK: &str = "内容を確かめる";
/// How pasted text is named among files.
pub const PASTED: &str = "貼り付けた文章";
/// Loading the sample.
pub const SAMPLE_NAME: &str = "見本";
/// The sample cannot be had.
pub const SAMPLE_FAILED: &str =
    "見本を読み込めませんでした。通信の状態を確かめるか、ファイルを開くところから始めてください。";
/// Nothing to export.
pub const NOTHING_TO_EXPORT: &str = "書き出すシートがありません。";

/// What the export menu would export, and how many sheets a filter leaves out of it.
pub fn export_scope(count: usize, left_out: usize) -> String {
    match left_out {
        0 => format!("{count}件のシートを書き出します"),
        left_out => {
            format!("{count}件のシートを書き出します（絞り込みのため、ほかの{left_out}件は入りません）")
        }
    }
}

/// A file was exported.
pub fn exported(count: usize, name: &str) -> String {
    format!("{count}件を「{name}」に書き出しました。ダウンロードの保存先を確かめてください。")
}

/// What a filter left out of what was exported or printed.
pub fn left_out(left_out: usize) -> String {
    match left_out {
        0 => String::new(),
        left_out => format!("絞り込みのため表示していない{left_out}件は入っていません。"),
    }
}

/// Reading files.
pub fn reading(at: usize, all: usize, name: &str) -> String {
    format!("読み込んでいます（{at}／{all}）　{name}")
}

/// Reading a workbook: which of its worksheets; none while the engine is loaded.
pub fn reading_excel(at: u32, all: u32, name: &str) -> String {
    let of = if all > 0 { format!("（{at}／{all}シート）") } else { String::new() };
    format!("Excel を読み取っています{of}　{name}")
}

/// A file is being made.
pub fn making(name: &str) -> String {
    format!("書き出す内容を作っています　{name}")
}

/// A workbook is being made: how many of its sheets have been read.
pub fn making_excel(done: usize, all: usize) -> String {
    format!("Excel を作っています（{done}／{all}）")
}

/// The sample was taken in.
pub fn sample_taken(count: usize) -> String {
    format!("見本のシートを{count}件取り込みました")
}

/// Files were taken in.
pub fn taken_in(count: usize) -> String {
    format!("{count}件のシートを取り込みました")
}

/// A file was written by the key that saves: what is saved where.
pub fn saved_to_file(count: usize, name: &str, is_failed: bool) -> String {
    let here = if is_failed {
        "この端末には保存できていません。"
    } else {
        "この端末には、入力のたびに自動で保存しています。"
    };
    format!("{here}いま、{count}件をファイル「{name}」にも保存しました。")
}

/// What an import brought for other years than the one that is shown.
pub fn of_other_years(years: &[(FiscalYear, usize)]) -> String {
    if years.is_empty() {
        return String::new();
    }
    let told: Vec<String> = years.iter().map(|(year, count)| format!("{year} {count}件")).collect();
    format!("（うち{}）", told.join("、"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_refused_kind_says_what_to_do() {
        for kind in [
            FileKind::Pdf,
            FileKind::Picture,
            FileKind::RichText,
            FileKind::Archive,
            FileKind::Empty,
            FileKind::TooLarge,
            FileKind::Binary,
        ] {
            assert!(file_kind(kind).is_some_and(|text| text.ends_with("ください。")), "{kind:?}");
        }
        assert_eq!(file_kind(FileKind::ShiftJis), None);
    }
}
