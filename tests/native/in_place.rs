//! Files that are saved to where they lie, and folders that are read again: what goes into a file, what is new in a folder,
//! and what a preview leaves of a file that shall be written over.

use std::sync::Arc;

use crate::common::moment;
use goalsheet::codec::Decoded;
use goalsheet::import::{ImportChoice, ImportLeft, ImportPlan};
use goalsheet::model::{Document, FiscalYear, Sheet, SheetId, Shelf};
use goalsheet::store::{FolderNews, KeptFile, KeptFolder, SheetsToWrite};

fn id(text: &str) -> SheetId {
    SheetId::new(text).expect("an id")
}

/// A sheet by its id, year, group and situation.
fn sheet((name, year, group, situation): (&str, u16, &str, &str)) -> Sheet {
    let mut sheet = Sheet::empty(id(name), FiscalYear::new(i64::from(year)).expect("a year"));
    (sheet.goal, sheet.group) = (format!("目標{name}"), group.to_owned());
    sheet.situation = situation.to_owned();
    sheet
}

fn document(sheets: &[(&str, u16, &str, &str)]) -> Document {
    let sheets = sheets.iter().map(|one| Arc::new(sheet(*one))).collect();
    Document { sheets: Shelf::from_items(sheets).expect("different ids"), ..Document::default() }
}

#[test]
fn a_file_keeps_its_sheets_and_takes_new_ones_of_the_groups_that_it_had_whole() {
    let before = [("a", 2024, "甲", ""), ("b", 2024, "甲", ""), ("c", 2024, "乙", "")];
    let check = |held: &[&str], after: &[(&str, u16, &str, &str)], expected: (&[&str], usize, usize)| {
        let held = held.iter().map(|name| id(name)).collect();
        let file = KeptFile::new("共有.json".to_owned(), &document(&before), held, moment());
        let (ids, added, removed) = expected;
        let expected = SheetsToWrite { ids: ids.iter().map(|name| id(name)).collect(), added, removed };
        assert_eq!(file.to_write(&document(after)), expected, "{:?} {after:?}", file.sheets);
    };
    check(&["a", "b"], &before, (&["a", "b"], 0, 0));
    // A new one of its group, one of another group, one of another year.
    let new = [("d", 2024, "甲", ""), ("e", 2024, "乙", ""), ("f", 2025, "甲", "")];
    let after: Vec<_> = before.into_iter().chain(new).collect();
    check(&["a", "b"], &after, (&["a", "b", "d"], 1, 0));
    check(&["a"], &after, (&["a"], 0, 0));
    check(&["a", "b", "c"], &after, (&["a", "b", "c", "d", "e"], 2, 0));
    check(&["a", "b"], &before[1..], (&["b"], 0, 1));
    check(&["a", "b"], &[before[0], new[0]], (&["a", "d"], 1, 1));
    // A sheet that went into another group stays in the file that has it.
    check(&["a", "b"], &[("a", 2024, "丙", ""), before[1]], (&["a", "b"], 0, 0));
}

#[test]
fn a_folder_tells_what_is_new_by_contents_alone() {
    let pairs = |files: &[(&str, &str)]| -> Vec<(String, String)> {
        files.iter().map(|(path, mark)| ((*path).to_owned(), (*mark).to_owned())).collect()
    };
    let names = |paths: &[&str]| -> Vec<String> { paths.iter().map(|path| (*path).to_owned()).collect() };
    let check = |found: &[(&str, &str)], hidden: &[&str], [new, gone, unread]: [&[&str]; 3]| {
        let mut folder = KeptFolder { name: "提出".to_owned(), at: moment(), files: Default::default() };
        folder.note("一.json", "1", true);
        folder.note("課/二.json", "2", true);
        folder.note("壊れた.json", "x", false);
        let news = folder.compare(&pairs(found), &names(hidden));
        let expected = FolderNews { new: names(new), gone: names(gone), unread: names(unread) };
        assert_eq!(news, expected, "{found:?} {hidden:?}");
        // What is gone is told once.
        assert_eq!(folder.compare(&pairs(found), &names(hidden)).gone, [""; 0]);
    };
    let all = [("一.json", "1"), ("課/二.json", "2"), ("壊れた.json", "x")];
    check(&all, &[], [&[], &[], &["壊れた.json"]]);
    check(
        &[all[0], ("課/二.json", "2b"), ("壊れた.json", "y")],
        &[],
        [&["課/二.json", "壊れた.json"], &[], &[]],
    );
    check(&[all[0], all[1], all[2], ("三.json", "3")], &[], [&["三.json"], &[], &["壊れた.json"]]);
    check(&[all[1]], &[], [&[], &["一.json", "壊れた.json"], &[]]);
    // What cannot be reached is not gone: a file, a folder with what is in it.
    check(&[all[0], all[2]], &["課"], [&[], &[], &["壊れた.json"]]);
    check(&[all[1], all[2]], &["一.json"], [&[], &[], &["壊れた.json"]]);
    check(&[all[0], all[2]], &["課/二", "二.json"], [&[], &["課/二.json"], &["壊れた.json"]]);
    // Only another name: no news, unless it could not be read.
    check(&[("一（最終）.json", "1"), all[1], all[2]], &[], [&[], &[], &["壊れた.json"]]);
    check(&[all[0], all[1], ("直した.json", "x")], &[], [&["直した.json"], &["壊れた.json"], &[]]);
    // Two copies of one: the second is new.
    check(&[("甲.json", "1"), ("乙.json", "1"), all[1], all[2]], &[], [&["乙.json"], &[], &["壊れた.json"]]);
}

#[test]
fn what_is_in_a_file_alone_is_known_before_it_is_written_over() {
    let here = document(&[("a", 2024, "甲", "ここ"), ("b", 2024, "甲", "同じ")]);
    let there = [("a", 2024, "甲", "むこう"), ("b", 2024, "甲", "同じ"), ("c", 2024, "甲", "新しい")];
    let plan = |sheets: &[(&str, u16, &str, &str)]| {
        let sheets = sheets.iter().map(|one| sheet(*one)).collect();
        let file = Decoded { sheets, ..Decoded::default() };
        ImportPlan::new(&here, vec![("共有.json".to_owned(), Ok(file))])
    };
    assert!(plan(&there[1..2]).has_no_news());
    for (sheets, what) in [(&there[..1], "another text"), (&there[2..], "a new sheet")] {
        assert!(!plan(sheets).has_no_news() && !plan(sheets).is_file_no_news(0), "{what}");
    }
    let mut asked = plan(&there);
    let places = vec![id("a"), id("b"), id("c")];
    let versions = |texts: &[&str]| -> Vec<Arc<Sheet>> {
        texts.iter().map(|text| Arc::new(sheet(("a", 2024, "甲", text)))).collect()
    };
    assert_eq!(asked.left(), ImportLeft { places: places.clone(), new: 0, versions: versions(&["むこう"]) });
    asked.keep_both();
    assert_eq!(asked.rows()[0].choice, ImportChoice::Both);
    assert_eq!(asked.left(), ImportLeft { places: places.clone(), new: 0, versions: versions(&[]) });
    asked.choose(2, ImportChoice::Keep);
    assert_eq!(asked.left(), ImportLeft { places, new: 1, versions: versions(&[]) });
}
