//! Names of files that people save: 「重点目標_令和6年度_総務部等」, of one sheet
//! 「重点目標_令和6年度_総務部等_1位_災害に強いまちづくり」.

use crate::model::{FiscalYear, Sheet, SheetForm, paper};

/// What names begin with where the form's title is the default one.
const STEM: &str = "重点目標";
/// How many characters of another title.
const LONGEST_TITLE: usize = 30;
/// How many characters of a group's name a file's name may have; old Windows paths end at 260.
const LONGEST_GROUP: usize = 60;
/// How many of a goal: enough to know it by.
const LONGEST_GOAL: usize = 30;

/// A file's name for these sheets, without its ending: the year and the group stand in it where all share them, and of one
/// sheet its rank and its goal.
pub fn file_stem<'a>(sheets: impl IntoIterator<Item = &'a Sheet>) -> String {
    let mut sheets = sheets.into_iter();
    let Some(first) = sheets.next() else { return begin() };
    let (mut year, mut group) = (Some(first.fiscal_year), Some(first.group.as_str()));
    let mut only = Some(first);
    for sheet in sheets {
        year = year.filter(|year| *year == sheet.fiscal_year);
        group = group.filter(|group| *group == sheet.group);
        only = only.filter(|only| only.id == sheet.id);
    }
    let rank = only.and_then(paper::rank_of).map(|rank| rank.to_string());
    stem(
        year,
        [
            (group, LONGEST_GROUP),
            (rank.as_deref(), LONGEST_GOAL),
            (only.map(|sheet| &*sheet.goal), LONGEST_GOAL),
        ],
    )
}

/// What a name begins with: what the form calls a sheet.
fn begin() -> String {
    let title = paper::title();
    match title == SheetForm::default().title || title.trim().is_empty() {
        true => STEM.to_owned(),
        false => plain(title, LONGEST_TITLE),
    }
}

/// Words as a part of a name, cut to a length; several blanks and line breaks in a row are one.
fn plain(words: &str, longest: usize) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let part: String = words.chars().take(longest).collect();
    part.trim_end().chars().map(|char| if is_refused(char) { '_' } else { char }).collect()
}

/// The year, and these parts of a name as far as they say something, each with as many characters as it may have.
fn stem<const N: usize>(year: Option<FiscalYear>, parts: [(Option<&str>, usize); N]) -> String {
    let mut stem = begin();
    if let Some(year) = year {
        stem.push('_');
        stem.push_str(&year.to_string());
    }
    for (part, longest) in parts {
        let part = plain(part.unwrap_or(""), longest);
        if !part.is_empty() {
            stem.push('_');
            stem.push_str(&part);
        }
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
    fn another_form_gives_names_its_own_title() {
        for (title, expected) in [
            ("実行宣言", "実行宣言_令和6年度"),
            ("目標／A:B", "目標／A_B_令和6年度"),
            (" ", "重点目標_令和6年度"),
        ] {
            let form = SheetForm { title: title.to_owned(), ..SheetForm::default() };
            paper::by_form(form.into(), || assert_eq!(stem(FiscalYear::new(2024), []), expected));
        }
    }

    #[test]
    fn windows_takes_every_name() {
        let year = FiscalYear::new(2024);
        for (year, group, expected) in [
            (year, Some("総務部等"), "重点目標_令和6年度_総務部等"),
            (year, None, "重点目標_令和6年度"),
            (year, Some("　"), "重点目標_令和6年度"),
            (None, Some("総務部等"), "重点目標_総務部等"),
            (None, None, "重点目標"),
            (None, Some("a/b\\c:d*e?f\"g<h>i|j\nk\u{202e}"), "重点目標_a_b_c_d_e_f_g_h_i_j k_"),
            (None, Some("総務部. ."), "重点目標_総務部___"),
            (None, Some("../.."), "重点目標_..___"),
        ] {
            assert_eq!(stem(year, [(group, LONGEST_GROUP)]), expected);
        }
        let long = "部".repeat(500);
        assert_eq!(stem(None, [(Some(&*long), LONGEST_GROUP)]).chars().count(), 65);
    }

    #[test]
    fn a_name_says_what_all_sheets_share() {
        let sheet = |id: &str, year, group: &str, goal: &str| {
            let id = SheetId::new(id).expect("an id");
            let mut sheet = Sheet::empty(id, FiscalYear::new(year).expect("a year"));
            sheet.group = group.to_owned();
            sheet.goal = goal.to_owned();
            sheet
        };
        let (a, b, c) = (
            sheet("a", 2024, "総務部等", "防災"),
            sheet("b", 2024, "環境部", "ごみ"),
            sheet("c", 2025, "環境部", "緑"),
        );
        assert_eq!(file_stem([]), "重点目標");
        assert_eq!(file_stem([&a, &sheet("d", 2024, "総務部等", "人材")]), "重点目標_令和6年度_総務部等");
        assert_eq!(file_stem([&a, &b]), "重点目標_令和6年度");
        assert_eq!(file_stem([&b, &c]), "重点目標_環境部");
        assert_eq!(file_stem([&a, &b, &c]), "重点目標");
        // One sheet is told from its group.
        assert_eq!(file_stem([&a]), "重点目標_令和6年度_総務部等_防災");
        let mut ranked = a.clone();
        ranked.rank = crate::model::Rank::new(2);
        assert_eq!(file_stem([&ranked, &ranked]), "重点目標_令和6年度_総務部等_2位_防災");
        ranked.goal = format!("a/b\n{}", "長".repeat(100));
        assert_eq!(file_stem([&ranked]), format!("重点目標_令和6年度_総務部等_2位_a_b {}", "長".repeat(26)));
        ranked.goal = "名前の終わり...".to_owned();
        assert_eq!(file_stem([&ranked]), "重点目標_令和6年度_総務部等_2位_名前の終わり___");
        assert_eq!(file_stem([&sheet("e", 2024, "", "")]), "重点目標_令和6年度");
    }
}
