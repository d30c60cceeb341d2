//! The inputs that were given: what each of them is, and what must be told of it.

use super::{Brought, bring};
use goalsheet::listing::search::Needle;
use goalsheet::model::publication::PublishChoice;
use goalsheet::model::{Column, Extra, Sheet};
use goalsheet::text::width::fold;

/// A given file; none (said aloud) where it is not there.
fn given(name: &str) -> Option<Vec<u8>> {
    let bytes = std::fs::read(crate::common::shared(&format!("cases/{name}"))).ok();
    if bytes.is_none() {
        crate::common::skipped(&format!("cases/{name} is not there"));
    }
    bytes
}

/// The sheet that all of them hold, as far as all of them have it.
#[track_caller]
fn is_the_sheet(name: &str, brought: &Brought, year: u16) {
    assert_eq!(brought.sheets.len(), 1, "{name}: {:#?}", brought.told);
    let sheet = &brought.sheets[0];
    assert_eq!(sheet.fiscal_year.western(), year, "{name}");
    // Texts keep what they came with; a comparison looks through it.
    let is = |text: &str, wanted: &str| assert_eq!(fold(text), fold(wanted), "{name}");
    is(&sheet.goal, "図書館の貸出を増やす");
    is(&sheet.department, "図書館");
    is(&sheet.participation, "友の会と相談した");
    is(&sheet.effects, "予算が残る");
    // One of them has no group.
    assert!(name.starts_with("06b") || fold(&sheet.group).ends_with("教育部等"), "{name}: {}", sheet.group);
    assert!(sheet.rank.is_some(), "{name}");
    assert_eq!(sheet.sdgs.iter().map(|sdg| sdg.number()).collect::<Vec<_>>(), [4, 11], "{name}");
    is(&sheet.positions[0].plan, "総合計画");
    let last = sheet.initiatives.last().expect("an initiative");
    let first = &sheet.initiatives[0];
    let method = fold(first.text(Column::Method));
    assert!(method.contains("読み聞かせ") && method.ends_with("\n(1) 学校へ出向く"), "{name}: {first:?}");
    assert!(fold(first.text(Column::FinalReport)).contains("19校"), "{name}: {first:?}");
    if sheet.initiatives.len() > 1 {
        is(last.text(Column::Method), "○ 移動図書館");
        is(last.text(Column::Midterm), "9回");
        is(last.text(Column::FinalReport), "21回");
    }
}

#[test]
fn sheets_come_as_people_saw_them() {
    for (name, initiatives) in [
        ("05-radicals-from-pdf.txt", 2),
        ("05b-zero-width-in-labels.txt", 2),
        ("05c-radicals.xlsx", 2),
        ("05d-bom-in-cells.xlsx", 2),
        ("06-excel-tab-text-heading.txt", 2),
        ("06b-excel-tab-text-quotes.txt", 2),
        ("06c-excel-tab-text-sjis.txt", 2),
        ("06d-cr-only.txt", 2),
        ("07-wrapped.md", 1),
        ("09-one-byte-lost.json", 1),
        ("09b-one-byte-lost.txt", 2),
        ("09c-iso-2022-jp.txt", 2),
        ("10-from-teams-nbsp.txt", 1),
        ("11-kanji-year.xlsx", 2),
    ] {
        let Some(bytes) = given(name) else { continue };
        let brought = bring(&bytes);
        println!("{name}: {:#?}", brought.told);
        if name.starts_with("09b") {
            assert_eq!(brought.sheet().goal, "図書館の貸出を増やす");
        } else {
            is_the_sheet(name, &brought, 2024);
        }
        assert_eq!(brought.sheets[0].initiatives.len(), initiatives, "{name}");
    }
}

#[test]
fn what_is_beside_the_sheets_is_told() {
    for (name, words) in [
        ("09-one-byte-lost.json", &["壊れた文字", "19行目"][..]),
        ("09b-one-byte-lost.txt", &["壊れた文字", "行目"]),
        ("10b-smart-quotes.txt", &["“", "2行目の3文字目", "ファイル"]),
    ] {
        let Some(bytes) = given(name) else { continue };
        bring(&bytes).tells(words);
    }
    let Some(bytes) = given("10b-smart-quotes.txt") else { return };
    assert_eq!(bring(&bytes).sheets, []);
}

#[test]
fn quotes_of_excel_are_none_of_the_text() {
    let Some(bytes) = given("06b-excel-tab-text-quotes.txt") else { return };
    let brought = bring(&bytes);
    let first = &brought.sheet().initiatives[0];
    assert_eq!(first.text(Column::Target), "1,200人");
    assert_eq!(first.text(Column::Midterm), "\"試行\"として8校");
}

#[test]
fn a_comment_is_no_text() {
    let Some(bytes) = given("07-wrapped.md") else { return };
    let brought = bring(&bytes);
    assert_eq!(brought.sheet().effects, "予算が残る");
    assert_eq!(brought.sheet().id.as_str(), "s-1", "what is carried is read");
}

#[test]
fn searches_look_through_the_difference() {
    let Some(bytes) = given("05e-search.json") else { return };
    let brought = bring(&bytes);
    let found = |query: &str| {
        let holds = |sheet: &&Sheet| !Needle::words(query).places(&sheet.situation).is_empty();
        brought.sheets.iter().filter(holds).map(|sheet| sheet.id.as_str()).collect::<Vec<_>>()
    };
    for (query, ids) in [
        ("窓口が", &["nfc", "nfd"][..]),
        ("高齢者", &["kangxi"]),
        ("自治会", &["kangxi"]),
        ("ガイドブック", &["half"]),
        ("葛城", &["ivs"]),
        ("図書館", &["zw"]),
        ("神神社", &["compat"]),
    ] {
        assert_eq!(found(query), ids, "{query}");
    }
}

#[test]
fn a_report_of_many_entries_is_shown_once() {
    let Some(bytes) = given("12-shared-long-report.json") else { return };
    let brought = bring(&bytes);
    let choice = PublishChoice { whole: false, ..PublishChoice::WHOLE };
    let page =
        goalsheet::publish::page::page(&brought.sheets, &choice, &Extra::new(), &crate::common::moment());
    let (_, table) = page.split_once("class=\"lines\"").expect("目標と実績");
    let (table, _) = table.split_once("</table>").expect("its end");
    assert_eq!(table.matches("報告の12行目。番号なし。").count(), 1);
    assert_eq!(table.matches("<tr>").count(), 31, "an entry a row");
    // A short target that stands for all of them is no target of each.
    let mut sheet = brought.sheet().clone();
    sheet.initiatives[0].target = "年間60件".to_owned();
    let page = goalsheet::publish::page::page(&[sheet], &choice, &Extra::new(), &crate::common::moment());
    let (_, table) = page.split_once("class=\"lines\"").expect("目標と実績");
    let (table, _) = table.split_once("</table>").expect("its end");
    assert_eq!(
        table.matches("年間60件</mark>").count(),
        1,
        "beside a verdict it is told with what was compared"
    );
}
