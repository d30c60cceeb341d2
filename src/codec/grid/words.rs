//! The sentences about what a grid holds. They are made here because only here it is known where each text stood; the page
//! shows them as they are.

use crate::codec::form::{Found, Spot};
use crate::codec::{Note, Place, Remark};
use crate::model::paper;

/// So many texts of a worksheet without a form are listed one by one.
pub(super) const FEW: usize = 12;
/// So many notes are listed in all.
const MOST: usize = 300;

/// The remark for something that was found in a worksheet.
pub(super) fn found(name: &str, found: &Found) -> Remark {
    match found {
        Found::LeftOut(spot, text) => Remark::Told(format!(
            "{}の「{}」は、入れる欄が分からないため、取り込みません。必要であれば、取り込んだ後に書き写してください。",
            place(name, *spot),
            short(text)
        )),
        Found::PageNumber(spot, text) => Remark::Told(format!(
            "{}の「{}」は、ページ番号とみなして取り込みません。",
            place(name, *spot),
            short(text)
        )),
        Found::Guessed(spot, column) => Remark::Told(format!(
            "{}の文章は、どの欄のものか決められません。「{}」に入れました。取り込んだ後に確かめてください。",
            place(name, *spot),
            paper::column(*column)
        )),
        Found::Of(remark) => remark.clone(),
    }
}

/// A worksheet has much on it, but no form.
pub(super) fn nothing_here(name: &str, is_hidden: bool, left_out: &[Found]) -> String {
    let texts = left_out.iter().filter_map(|found| match found {
        Found::LeftOut(spot, text) => Some(format!("{}「{}」", address(*spot), short(text))),
        _ => None,
    });
    let texts: Vec<String> = texts.take(3).collect();
    format!(
        "{}「{name}」シートには重点目標管理シートの欄が見つからないため、取り込みません（{} など{}か所）。必要な文章があれば、取り込んだ後に書き写してください。",
        if is_hidden { "非表示の" } else { "" },
        texts.join("、"),
        left_out.len()
    )
}

/// A form stands on a worksheet that Excel does not show.
pub(super) fn hidden(name: &str) -> String {
    format!("「{name}」シートは Excel では非表示になっています。不要であれば、取り込むときに外してください。")
}

/// Nothing says of which year a form is.
pub(super) fn no_year(name: &str) -> String {
    format!(
        "「{name}」シート：年度が分かりません。Excel で、用紙の上の行に「令和6年度 重点目標管理シート」のような見出しを入れてから、もう一度取り込んでください。"
    )
}

/// No worksheet has a form.
pub(super) fn no_sheet(names: &[String]) -> String {
    const SHOWN: usize = 5;
    let shown: Vec<String> = names.iter().take(SHOWN).map(|name| format!("「{}」", short(name))).collect();
    let more = if names.len() > SHOWN { format!(" など{}シート", names.len()) } else { String::new() };
    format!(
        "重点目標管理シートが見つかりません（調べたシート：{}{more}）。「重点目標」「現況・課題」「取組項目」などの欄名がある表が必要です。ファイルが正しいか確かめて、選び直してください。",
        shown.join("")
    )
}

/// Leaves out what nobody would read: after so many notes only how many more there are.
pub(super) fn shorten(notes: &mut Vec<Note>) {
    let more = notes.len().saturating_sub(MOST);
    if more > 0 {
        notes.truncate(MOST);
        let sentence = format!(
            "お知らせがほかに{more}件あります。Excel のファイルを分けて取り込むと、すべて確かめられます。"
        );
        notes.push(Note { place: Place::File, remark: Remark::Told(sentence) });
    }
}

/// A cell as a person finds it: 「総務部」シートの F12.
fn place(name: &str, spot: Spot) -> String {
    if name.is_empty() {
        return format!("{}行目の{}列目", spot.line, spot.at + 1);
    }
    format!("「{name}」シートの {} ", address(spot))
}

/// A cell's address in Excel: F12.
fn address(spot: Spot) -> String {
    super::address(spot.line, spot.at)
}

/// The address of a row, counted from 1, and a column, counted from 0.
pub(super) fn of(row: usize, column: usize) -> String {
    let mut letters = Vec::new();
    let mut column = column + 1;
    while column > 0 {
        column -= 1;
        letters.push(char::from(b'A' + u8::try_from(column % 26).unwrap_or(0)));
        column /= 26;
    }
    letters.iter().rev().collect::<String>() + &row.to_string()
}

/// A text in a length that a sentence can quote.
pub(in crate::codec) fn short(text: &str) -> String {
    /// Characters.
    const LONGEST: usize = 100;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}
