//! What is stored here and cannot be read: of what it is, why, and what can be done. Nobody sent it, so nobody is to send it again.

use super::{limits, problems, ui};
use crate::codec::stored::{SheetGlimpse, glimpse};
use crate::codec::{FilePlace, Problem, Reason};
use crate::model::{Moment, Sheet};
use crate::store::{Key, LoadedValue, Spared, Unreadable, UnreadableReason};

/// Values that cannot be read; `are_later` where all of them are a later version's.
pub fn title(are_later: bool) -> &'static str {
    match are_later {
        true => "この端末に、新しい版のこのアプリで保存したデータがあります",
        false => "この端末に、読み取れないデータがあります",
    }
}

/// What was done about them.
pub fn what_to_do(are_later: bool) -> &'static str {
    if are_later { LATER } else { DAMAGED }
}

const LATER: &str = "中身には手を付けていません。ほかのシートは使えます。画面を読み込み直すか、新しい版のアプリで開いてください。";
const DAMAGED: &str = "中身には手を付けていません。ほかのシートは使えます。「控えから戻す」がなければ、ダウンロードして保管し、担当者に相談してください。";
/// Puts what the spare has in its place.
pub const BRING_BACK: &str = "控えから戻す";
/// Downloads the raw value.
pub const DOWNLOAD: &str = "そのままダウンロード";
/// The file name of a raw value.
pub const RAW_FILE: &str = "読み取れないデータ.txt";
/// Removes it.
pub const DISCARD: &str = "この端末から消す";
/// It could not be removed.
pub const DISCARD_FAILED: &str = "消せませんでした。画面を読み込み直してから、もう一度試してください。";
/// It could not be brought back.
pub const FAILED: &str = "戻せませんでした。画面を読み込み直してから、もう一度試してください。";
/// There is no room for what would be brought back.
pub const NO_ROOM: &str = "この端末の保存場所がいっぱいで、戻せませんでした。読み取れないデータと控えは、どちらもそのままです。不要なシートを書き出してから削除し、ごみ箱を空にして、もう一度試してください。";

/// Of what it is, and why it cannot be read.
pub fn told(record: &Unreadable, spared: Option<&Spared>) -> String {
    format!("{}：{}", what(record, spared), why(record))
}

/// How far what the spare has goes.
pub fn spared(spared: &Spared, now: &Moment) -> String {
    match &spared.value {
        LoadedValue::Sheet(found) => found.updated_at.as_ref().map_or_else(
            || WHOLE.to_owned(),
            |at| format!("控えに、{}に変えたときの内容が残っています。", ui::day_time(at, now)),
        ),
        LoadedValue::Bin(binned) => {
            format!("控えに、{}に削除したときの内容が残っています。", ui::day_time(&binned.deleted_at, now))
        }
        LoadedValue::File(_) | LoadedValue::Settings(_) => WHOLE.to_owned(),
    }
}

const WHOLE: &str = "控えに、内容が残っています。";

/// What the spare had is in its place.
pub fn brought_back(record: &Unreadable, spared: Option<&Spared>) -> String {
    format!("{}を控えから戻しました", what(record, spared))
}

fn what(record: &Unreadable, spared: Option<&Spared>) -> String {
    let sheet = || match spared.map(|spared| &spared.value) {
        Some(LoadedValue::Sheet(found)) => of_sheet(&found.sheet),
        Some(LoadedValue::Bin(binned)) => of_sheet(&binned.sheet),
        _ => glimpsed(&glimpse(&record.raw)),
    };
    match Key::parse(&record.key) {
        Some(Key::Sheet(_)) => sheet(),
        Some(Key::Bin(_)) => format!("ごみ箱の{}", sheet()),
        Some(Key::File) => "取り込んだファイルにあった、この版で扱わない項目".to_owned(),
        Some(Key::Settings) => "設定".to_owned(),
        None => "名前の分からないデータ".to_owned(),
    }
}

fn of_sheet(sheet: &Sheet) -> String {
    format!("{}「{}」のシート", sheet.fiscal_year, ui::goal(&sheet.goal))
}

fn glimpsed(found: &SheetGlimpse) -> String {
    let year: String = found.fiscal_year.map(|year| year.to_string()).into_iter().collect();
    match &found.goal {
        Some(goal) => format!("{year}「{}」のシート", ui::goal(goal)),
        None if year.is_empty() => "題名も年度も分からないシート".to_owned(),
        None => format!("{year}の、題名の分からないシート"),
    }
}

fn why(record: &Unreadable) -> String {
    match &record.reason {
        _ if record.is_of_later_version() => {
            "新しい版のこのアプリで保存したものです。壊れてはいません。アプリを新しい版にすると読めます。"
                .to_owned()
        }
        UnreadableReason::Problems(found) => found.first().map_or_else(String::new, of_problem),
        UnreadableReason::OtherId(_) => "別のシートの内容が入っています。".to_owned(),
        UnreadableReason::Twice(_) => "同じ識別番号の行が二つあります。".to_owned(),
        UnreadableReason::Packed => "保存した内容が壊れています。".to_owned(),
        UnreadableReason::BadName => "このアプリが付けた名前ではありません。".to_owned(),
    }
}

fn of_problem(problem: &Problem) -> String {
    let part = match &problem.place {
        FilePlace::Sheet { part, .. } => problems::part_of(*part),
        FilePlace::File | FilePlace::Text { .. } | FilePlace::Key(_) => String::new(),
    };
    let part = part.trim_start_matches('の');
    match &problem.reason {
        Reason::Empty => "保存した内容が空になっています。".to_owned(),
        Reason::NotJson { found: None, .. } => "保存した内容が途中で切れています。".to_owned(),
        Reason::Beyond(measure, found) if part.is_empty() => limits::beyond(*measure, *found),
        Reason::Beyond(measure, found) => format!("{part}：{}", limits::beyond(*measure, *found)),
        _ if part.is_empty() => "保存した内容が壊れています。".to_owned(),
        _ => format!("{part}の内容が壊れています。"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::stored;
    use crate::model::{BinId, Binned, FiscalYear, SheetId};
    use crate::store::{Load, load};

    /// A stored value, and what is told of it.
    fn check(name: &str, raw: &str, sentence: &str) {
        let key = Key::parse(name).expect("a key");
        let Load::Unreadable(record) = load(&key, raw.to_owned()) else { panic!("{raw} can be read") };
        assert_eq!(told(&record, None), sentence, "{raw}");
    }

    #[test]
    fn what_is_damaged_is_named_as_a_person_knows_it() {
        let id = SheetId::new("a").expect("an id");
        let mut sheet = Sheet::empty(id, FiscalYear::new(2024).expect("a year"));
        sheet.goal = "窓口".to_owned();
        let good = stored::encode_sheet(&sheet, None, true);
        let at = Moment::new("2026-11-22T09:00:00+09:00").expect("a moment");
        let bin = Binned { id: BinId::new("b").expect("an id"), deleted_at: at.clone(), sheet: sheet.into() };
        let binned = stored::encode_binned(&bin);
        let (key, bin_key) = ("goalsheet:sheet:a", "goalsheet:bin:b");
        let cut = &good[..good.len() - 9];
        check(key, cut, "令和6年度「窓口」のシート：保存した内容が途中で切れています。");
        check(key, "", "題名も年度も分からないシート：保存した内容が空になっています。");
        let later = good.replacen(r#""stored":1"#, r#""stored":2"#, 1);
        check(
            key,
            &later,
            "令和6年度「窓口」のシート：新しい版のこのアプリで保存したものです。壊れてはいません。アプリを新しい版にすると読めます。",
        );
        let wrong = good.replacen(r#""situation":""#, r#""situation":7,"was":""#, 1);
        check(key, &wrong, "令和6年度「窓口」のシート：現況・課題の内容が壊れています。");
        check(
            key,
            &good.replacen(r#""id":"a""#, r#""id":"z""#, 1),
            "令和6年度「窓口」のシート：別のシートの内容が入っています。",
        );
        check(
            bin_key,
            &binned[..binned.len() - 2],
            "ごみ箱の令和6年度「窓口」のシート：保存した内容が途中で切れています。",
        );
        check("goalsheet:settings", "[]", "設定：保存した内容が壊れています。");
        check(
            "goalsheet:file",
            "{",
            "取り込んだファイルにあった、この版で扱わない項目：保存した内容が途中で切れています。",
        );
        let Load::Unreadable(record) = load(&Key::parse(key).expect("a key"), "[".to_owned()) else {
            panic!("it can be read")
        };
        let dated = record.spared(stored::encode_sheet(&bin.sheet, Some(&at), true)).expect("whole");
        assert_eq!(what(&record, Some(&dated)), "令和6年度「窓口」のシート");
        assert_eq!(spared(&dated, &at), "控えに、11月22日 09:00に変えたときの内容が残っています。");
    }
}
