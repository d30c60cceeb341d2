//! 目標と実績 as CSV: the columns of format.md, one row an entry, nothing that a spreadsheet would run.

use goalsheet::codec::csv::TableCity;
use goalsheet::codec::{csv, json};
use goalsheet::model::{CityCode, Column, Settings, Sheet};
use goalsheet::text::entries::Aligned;
use proptest::prelude::*;

const HEADER: &str = "\u{feff}年度,部局名,優先順位,重点目標,取組,項目,取組内容,期限,目標,目標値,単位,中間実績,中間実績値,期末実績,期末実績値,達成率,判定\r\n";

/// A sheet with one initiative of these five texts.
fn sheet(goal: &str, cells: [&str; 5]) -> Sheet {
    let text = format!(
        r#"{{"format":"goalsheet","version":1,"sheets":[{{"fiscal_year":2024,"goal":{goal:?},"department":"総務課","rank":2,"initiatives":[{{}}]}}]}}"#
    );
    let mut sheet = json::decode(&text, &mut crate::common::ids()).expect("a file").sheets.remove(0);
    for (column, text) in Column::ALL.into_iter().zip(cells) {
        text.clone_into(sheet.initiatives[0].text_mut(column));
    }
    sheet
}

fn check(cells: [&str; 5], rows: &[&str]) {
    let expected: String = rows.iter().map(|row| format!("令和6年度,総務課,2,目標,1,{row}\r\n")).collect();
    assert_eq!(csv::encode([&sheet("目標", cells)]), format!("{HEADER}{expected}"));
}

#[test]
fn each_entry_is_a_row() {
    check(["", "", "", "", ""], &[]);
    check(
        [
            "○ 啓発 (1) 募集 (2) 大会",
            "(1)(2) 年度内",
            "(1) 20点以上 (2) 50人",
            "(1) 5点",
            "(1) 13点 (2) 51人",
        ],
        &[
            "1,募集,年度内,20点以上,20,点,5点,5,13点,13,65.0,未達",
            "2,大会,年度内,50人,50,人,,,51人,51,102.0,達成",
        ],
    );
    check(["○ 啓発", "通年", "体制を整える", "検討した", ""], &[",啓発,通年,体制を整える,,,検討した,,,,,"]);
    check(["実施", "", "年4回", "", "研修を実施"], &[",実施,,年4回,4,回,,,研修を実施,,,要確認"]);
}

#[test]
fn a_city_that_is_known_stands_before_each_row() {
    let mut settings = Settings::default();
    assert_eq!(TableCity::of(&settings), None);
    settings.city = "上田市".to_owned();
    settings.code = CityCode::new("202037");
    let city = TableCity::of(&settings);
    let mut told = sheet("目標", ["実施", "", "年4回", "", "年5回"]);
    told.group = "総務部等".to_owned();
    let table = csv::encode_of(city.as_ref(), [&told]);
    let rows: Vec<&str> = table.lines().collect();
    assert!(rows[0].starts_with("\u{feff}全国地方公共団体コード,市区町村名,部局グループ,年度,部局名,"));
    assert!(rows[1].starts_with("202037,上田市,総務部等,令和6年度,総務課,2,目標,1,"), "{}", rows[1]);
    assert_eq!(csv::encode_of(None, [&told]), csv::encode([&told]));
}

#[test]
fn a_spreadsheet_runs_nothing_and_loses_nothing() {
    check(["=cmd|' /C calc'!A0", "", "", "", ""], &[",'=cmd|' /C calc'!A0,,,,,,,,,,"]);
    check(["＝cmd|' /C calc'!A0", "", "", "", ""], &[",'＝cmd|' /C calc'!A0,,,,,,,,,,"]);
    check(["-1,\"一\"\n二", "", "", "", ""], &[",\"'-1,\"\"一\"\"\n二\",,,,,,,,,,"]);
    let risky = csv::encode([&sheet("\t=1+1", ["@一", "+二", "", "", ""])]);
    assert_eq!(risky, format!("{HEADER}令和6年度,総務課,2,\"'\t=1+1\",1,,'@一,'+二,,,,,,,,,\r\n"));
}

/// The cells of a table, read as RFC 4180 says.
fn parse(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    let mut chars = text.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(char) = chars.next() {
        let row = rows.last_mut().expect("a row");
        let cell = row.last_mut().expect("a cell");
        match char {
            '"' if quoted && chars.peek() == Some(&'"') => cell.extend(chars.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(String::new()),
            '\r' if !quoted && chars.peek() == Some(&'\n') => {
                chars.next();
                rows.push(vec![String::new()]);
            }
            char => cell.push(char),
        }
    }
    assert_eq!(rows.pop(), Some(vec![String::new()]), "the last line ends");
    rows
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_word_of_every_entry_is_there(sheets in crate::common::sheets()) {
        let rows = parse(&csv::encode(&sheets));
        prop_assert!(rows.iter().all(|row| row.len() == 17));
        prop_assert!(rows.iter().flatten().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '\n'])));
        let cells: Vec<&str> = rows.iter().flatten().map(|cell| cell.strip_prefix('\'').unwrap_or(cell)).collect();
        for initiative in sheets.iter().flat_map(|sheet| &sheet.initiatives) {
            let aligned = Aligned::of(initiative);
            for row in &aligned.rows {
                for column in Column::ALL {
                    let words = goalsheet::results::words(initiative, &aligned, row, column);
                    let bare = words.strip_prefix('\'').unwrap_or(words);
                    prop_assert!(cells.contains(&bare), "{words:?}");
                }
            }
        }
    }
}
