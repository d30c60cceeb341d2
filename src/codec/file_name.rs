//! Names of files that people save: 「重点目標_令和6年度_総務部等」.

use crate::model::{FiscalYear, Sheet};

/// What every name begins with.
const STEM: &str = "重点目標";
/// How many characters of a group's name a file's name may have; old Windows paths end at 260.
const LONGEST_GROUP: usize = 60;

/// A file's name for these sheets, without its ending: the year and the group stand in it where all share them.
pub fn file_stem<'a>(sheets: impl IntoIterator<Item = &'a Sheet>) -> String {
    let mut sheets = sheets.into_iter();
    let Some(first) = sheets.next() else { return STEM.to_owned() };
    let (mut year, mut group) = (Some(first.fiscal_year), Some(first.group.as_str()));
    for sheet in sheets {
        year = year.filter(|year| *year == sheet.fiscal_year);
        group = group.filter(|group| *group == sheet.group);
    }
    stem(year, group)
}

fn stem(year: Option<FiscalYear>, group: Option<&str>) -> String {
    let mut stem = STEM.to_owned();
    if let Some(year) = year {
        stem.push('_');
        stem.push_str(&year.to_string());
    }
    let group: String = group.map(str::trim).into_iter().flat_map(str::chars).take(LONGEST_GROUP).collect();
    if !group.is_empty() {
        stem.push('_');
        stem.extend(group.chars().map(|char| if is_refused(char) { '_' } else { char }));
    }
    // Windows drops dots and spaces at the end.
    let end = stem.trim_end_matches(['.', ' ']).len();
    let dropped = stem[end..].chars().count();
    stem.truncate(end);
    stem.extend(std::iter::repeat_n('_', dropped));
    stem
}

/// Characters that Windows refuses, or that would make a name read other than it is.
fn is_refused(char: char) -> bool {
    char.is_control()
        || r#"<>:"/\|?*"#.contains(char)
        || matches!(char, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::SheetId;

    #[test]
    fn windows_takes_every_name() {
        let year = FiscalYear::new(2024);
        for (year, group, expected) in [
            (year, Some("総務部等"), "重点目標_令和6年度_総務部等"),
            (year, None, "重点目標_令和6年度"),
            (year, Some("　"), "重点目標_令和6年度"),
            (None, Some("総務部等"), "重点目標_総務部等"),
            (None, None, "重点目標"),
            (None, Some("a/b\\c:d*e?f\"g<h>i|j\nk\u{202e}"), "重点目標_a_b_c_d_e_f_g_h_i_j_k_"),
            (None, Some("総務部. ."), "重点目標_総務部___"),
            (None, Some("../.."), "重点目標_..___"),
        ] {
            assert_eq!(stem(year, group), expected);
        }
        assert_eq!(stem(None, Some(&"部".repeat(500))).chars().count(), 65);
    }

    #[test]
    fn a_name_says_what_all_sheets_share() {
        let sheet = |year, group: &str| {
            let id = SheetId::new("s").expect("an id");
            let mut sheet = Sheet::empty(id, FiscalYear::new(year).expect("a year"));
            sheet.group = group.to_owned();
            sheet
        };
        let (a, b, c) = (sheet(2024, "総務部等"), sheet(2024, "環境部"), sheet(2025, "環境部"));
        assert_eq!(file_stem([]), "重点目標");
        assert_eq!(file_stem([&a, &a]), "重点目標_令和6年度_総務部等");
        assert_eq!(file_stem([&a, &b]), "重点目標_令和6年度");
        assert_eq!(file_stem([&b, &c]), "重点目標_環境部");
        assert_eq!(file_stem([&a, &b, &c]), "重点目標");
        assert_eq!(file_stem([&sheet(2024, "")]), "重点目標_令和6年度");
    }
}
