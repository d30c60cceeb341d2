//! The names of worksheets: what Excel takes, different from each other, and as telling as 31 letters can be.

use std::collections::BTreeSet;

use crate::model::Sheet;
use crate::text::width::fold;

use super::{carried, seals};

/// The list of goals.
pub(super) const OVERVIEW: &str = "目標一覧";
/// The table for machines.
pub(super) const TABLE: &str = "目標と実績";

/// The most UTF-16 units of a name.
const LONGEST: usize = 31;
/// How many of them a group may take where several stand in one workbook.
const GROUP: usize = 8;
/// A name for what has none.
const NAMELESS: &str = "名称未定";
/// Excel keeps this one for itself.
const RESERVED: &str = "History";

/// A name for each sheet, in their order: rank and goal; year and group before them where there are several.
pub(super) fn of_sheets(sheets: &[Sheet]) -> Vec<String> {
    let mut taken: BTreeSet<String> =
        [OVERVIEW, TABLE, carried::WORKSHEET, seals::WORKSHEET, carried::CHOICES, RESERVED]
            .into_iter()
            .map(fold)
            .collect();
    let differ =
        |same: &dyn Fn(&Sheet, &Sheet) -> bool| sheets.windows(2).any(|pair| !same(&pair[0], &pair[1]));
    let years = differ(&|a, b| a.fiscal_year == b.fiscal_year);
    let groups = differ(&|a, b| a.group == b.group);
    let mut names = Vec::new();
    for sheet in sheets {
        let mut name = String::new();
        if years {
            name.push_str(sheet.fiscal_year.to_string().trim_end_matches("年度"));
            name.push(' ');
        }
        if groups {
            name.push_str(&cut(&plain(&sheet.group), GROUP));
            name.push(' ');
        }
        if let Some(rank) = sheet.rank {
            name.push_str(&format!("{} ", rank.number()));
        }
        let goal = plain(&sheet.goal);
        name.push_str(if goal.is_empty() { NAMELESS } else { &goal });
        names.push(distinct(name.trim(), &mut taken));
    }
    names
}

/// The name, or one with a number after it that no other worksheet has.
fn distinct(name: &str, taken: &mut BTreeSet<String>) -> String {
    let mut number = 1;
    loop {
        let end = if number == 1 { String::new() } else { format!(" ({number})") };
        let name = format!("{}{end}", cut(name, LONGEST - end.len()));
        // Excel tells names apart neither by case nor by width.
        if taken.insert(fold(&name)) {
            return name;
        }
        number += 1;
    }
}

/// A text without what Excel refuses in names, in one line.
fn plain(text: &str) -> String {
    let is_refused = |char: char| {
        char.is_control()
            || r"[]:*?/\'".contains(char)
            || matches!(char, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
    };
    let spaced: String = text.chars().map(|char| if is_refused(char) { ' ' } else { char }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// As much of a text as fits, with a mark where something is left out.
fn cut(text: &str, longest: usize) -> String {
    if text.encode_utf16().count() <= longest {
        return text.to_owned();
    }
    let mut units = 1;
    let fits = |char: &char| {
        units += char.len_utf16();
        units <= longest
    };
    let kept: String = text.chars().take_while(fits).collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{FiscalYear, Rank, SheetId};

    fn sheet(year: i64, group: &str, rank: i64, goal: &str) -> Sheet {
        let id = SheetId::new("s").expect("an id");
        let year = FiscalYear::new(year).expect("a year");
        let (group, goal) = (group.to_owned(), goal.to_owned());
        Sheet { group, goal, rank: Rank::new(rank), ..Sheet::empty(id, year) }
    }

    fn check(sheets: &[Sheet], expected: &[&str]) {
        assert_eq!(of_sheets(sheets), expected);
    }

    #[test]
    fn a_name_says_rank_and_goal() {
        check(&[sheet(2024, "総務", 1, "災害に強いまち")], &["1 災害に強いまち"]);
        check(&[sheet(2024, "", 0, "'[A]:*?/\\\n\u{1}B'"), sheet(2024, "", 0, "")], &["A B", "名称未定"]);
        check(&[sheet(2024, "", 12, &"目".repeat(40))], &[&format!("12 {}…", "目".repeat(27))]);
        check(&[sheet(2024, "", 0, &"𠮷".repeat(40))], &[&format!("{}…", "𠮷".repeat(15))]);
    }

    #[test]
    fn names_differ_and_say_in_what() {
        let (a, b) = (sheet(2024, "総務部等", 1, "目標"), sheet(2024, "環境部", 1, "目標"));
        check(&[a.clone(), b], &["総務部等 1 目標", "環境部 1 目標"]);
        check(&[a.clone(), sheet(2023, "総務部等", 1, "目標")], &["令和6 1 目標", "令和5 1 目標"]);
        check(&[a.clone(), a.clone(), a], &["1 目標", "1 目標 (2)", "1 目標 (3)"]);
        check(
            &[
                sheet(2024, "", 0, "目標一覧"),
                sheet(2024, "", 0, "HISTORY"),
                sheet(2024, "", 0, "ＨｉＳtory"),
            ],
            &["目標一覧 (2)", "HISTORY (2)", "ＨｉＳtory (3)"],
        );
    }
}
