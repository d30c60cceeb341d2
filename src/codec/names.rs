//! Names of files that people save: 「重点目標_令和6年度_総務部等」.

use std::sync::Arc;

use crate::model::{FiscalYear, Sheet};

/// How many characters of a group's name a file's name may have; old Windows paths end at 260.
const LONGEST_GROUP: usize = 60;

/// A file's name without its ending. None stands for several years, or several groups.
pub fn file_stem(year: Option<FiscalYear>, group: Option<&str>) -> String {
    let mut stem = "重点目標".to_owned();
    if let Some(year) = year {
        stem.push('_');
        stem.push_str(&year.to_string());
    }
    let group: String = group.map(str::trim).into_iter().flat_map(str::chars).take(LONGEST_GROUP).collect();
    if !group.is_empty() {
        stem.push('_');
        stem.extend(group.chars().map(|char| if is_refused(char) { '_' } else { char }));
    }
    let end = stem.trim_end_matches(['.', ' ']).len();
    let dots = stem[end..].chars().count();
    stem.truncate(end);
    stem.extend(std::iter::repeat_n('_', dots));
    stem
}

/// The name of a file with these sheets: their year and their group, where they share them.
pub fn stem_of(sheets: &[Arc<Sheet>]) -> String {
    let Some(first) = sheets.first() else { return file_stem(None, None) };
    let year = sheets.iter().all(|sheet| sheet.fiscal_year == first.fiscal_year).then_some(first.fiscal_year);
    let group = sheets.iter().all(|sheet| sheet.group == first.group).then_some(first.group.as_str());
    file_stem(year, group)
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

    #[test]
    fn windows_takes_every_name() {
        let year = FiscalYear::new(2024);
        for (year, group, stem) in [
            (year, Some("総務部等"), "重点目標_令和6年度_総務部等"),
            (year, None, "重点目標_令和6年度"),
            (year, Some("　"), "重点目標_令和6年度"),
            (None, Some("総務部等"), "重点目標_総務部等"),
            (None, None, "重点目標"),
            (None, Some("a/b\\c:d*e?f\"g<h>i|j\nk\u{202e}"), "重点目標_a_b_c_d_e_f_g_h_i_j_k_"),
            (None, Some("総務部. ."), "重点目標_総務部___"),
            (None, Some("../.."), "重点目標_..___"),
        ] {
            assert_eq!(file_stem(year, group), stem);
        }
        assert_eq!(file_stem(None, Some(&"部".repeat(500))).chars().count(), 65);
    }
}
