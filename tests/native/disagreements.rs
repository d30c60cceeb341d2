//! 庁内の食い違い: what two sheets say otherwise of one thing is found; what may be a part, another year's or each sheet's own is not.

use std::time::{Duration, Instant};

use goalsheet::codec::converter;
use goalsheet::messages::review as words;
use goalsheet::model::{Cell, Column, FiscalYear, Initiative, InitiativeId, Sheet, SheetId};
use goalsheet::review::{Detail, Finding, disagreements};

use crate::common::{ids, seed};

/// A sheet of 令和6年度 with these texts: 現況・課題, 方法, 数値目標, 中間報告, 期末報告.
fn sheet(name: &str, year: i64, texts: [&str; 5]) -> Sheet {
    let mut row = Initiative::empty(InitiativeId::new("i").expect("an id"));
    let columns = [Column::Method, Column::Target, Column::Midterm, Column::FinalReport];
    for (column, text) in columns.into_iter().zip(&texts[1..]) {
        (*text).clone_into(row.text_mut(column));
    }
    Sheet {
        goal: format!("目標{name}"),
        situation: texts[0].to_owned(),
        initiatives: vec![row],
        ..Sheet::empty(SheetId::new(name).expect("an id"), FiscalYear::new(year).expect("a year"))
    }
}

/// Where a text stands in a sheet: 0 現況・課題, 1 方法, 2 数値目標, 3 中間報告, 4 期末報告.
type At = (usize, &'static str);

fn with((at, text): At) -> [&'static str; 5] {
    let mut texts = [""; 5];
    texts[at] = text;
    texts
}

fn pairs(found: &[(SheetId, Finding)]) -> Vec<String> {
    let told = found.iter().map(|(id, finding)| match &finding.detail {
        Detail::Elsewhere(all) => format!("{id} {}≠{}", all[0].words[0], all[0].words[1]),
        other => panic!("{other:?}"),
    });
    told.collect()
}

/// Two sheets with a text each.
fn check(one: At, other: At, expected: &[&str]) {
    let sheets = [sheet("a", 2024, with(one)), sheet("b", 2024, with(other))];
    let found = disagreements(&sheets);
    assert_eq!(pairs(&found), expected, "{one:?} {other:?}");
    for (id, finding) in &found {
        let sheet = sheets.iter().find(|sheet| sheet.id == *id).expect("its sheet");
        let sentence = words::sentence(sheet, finding);
        assert!(sentence.ends_with("ください。") && sentence.contains("ですが"), "{sentence}");
        let (Some(Cell::Initiative(..) | Cell::Situation), Some(span)) =
            (finding.place.as_cell(), &finding.place.span)
        else {
            panic!("{finding:?}");
        };
        let text = sheet.text(finding.place.as_cell().expect("a cell")).expect("its text");
        assert!(text.get(span.clone()).is_some());
    }
}

#[test]
fn one_thing_with_two_numbers_or_dates_is_found() {
    check(
        (4, "上田市民まつりの来場者は3万人"),
        (4, "(1) 上田市民まつり 来場者数25,000人。"),
        &["a 3万人≠25,000人", "b 25,000人≠3万人"],
    );
    check(
        (4, "市総合防災訓練の参加者は1,200人"),
        (4, "総合防災訓練（参加者 1,250人）"),
        &["a 1,200人≠1,250人", "b 1,250人≠1,200人"],
    );
    check(
        (1, "みどり市民まつりは10月12日に開く。"),
        (1, "10月19日にみどり市民まつりを行う。"),
        &["a 10月12日≠10月19日", "b 10月19日≠10月12日"],
    );
    check((1, "みどり市民まつりは10月12日に開く。"), (1, "市民まつりは10月19日に開く。"), &[]);
    check(
        (4, "「真田の里マラソン」の参加者1,240人"),
        (4, "「真田の里マラソン」参加者数 1,420人"),
        &["a 1,240人≠1,420人", "b 1,420人≠1,240人"],
    );
    check(
        (1, "新市民会館の定員は1,200人"),
        (4, "新市民会館（定員1,300人）が開館"),
        &["a 1,200人≠1,300人", "b 1,300人≠1,200人"],
    );
    check(
        (0, "新市民会館の総事業費は45億円"),
        (1, "新市民会館（総事業費48億円）の建設"),
        &["a 45億円≠48億円", "b 48億円≠45億円"],
    );
    check(
        (0, "中央美術館の延床面積 3,200㎡"),
        (0, "中央美術館は延床面積が2,900㎡"),
        &["a 3,200㎡≠2,900㎡", "b 2,900㎡≠3,200㎡"],
    );
    check(
        (4, "衆議院議員選挙の投票率 58.2%"),
        (4, "衆議院議員選挙における安全。衆議院議員選挙の投票率は57.2％"),
        &["a 58.2%≠57.2％", "b 57.2％≠58.2%"],
    );
    check(
        (1, "11月10日に市民マラソンを開催"),
        (1, "市民マラソン（11月17日開催）の支援"),
        &["a 11月10日≠11月17日", "b 11月17日≠11月10日"],
    );
    check(
        (1, "市民マラソン（11月10日（日））"),
        (1, "市民マラソンを11月17日に実施"),
        &["a 11月10日≠11月17日", "b 11月17日≠11月10日"],
    );
    check(
        (1, "公共交通総合計画を12月に策定"),
        (1, "公共交通総合計画（3月策定）"),
        &["a 12月≠3月", "b 3月≠12月"],
    );
    check(
        (4, "中央図書館が10月にオープン"),
        (4, "中央図書館は11月1日開館"),
        &["a 10月≠11月1日", "b 11月1日≠10月"],
    );
    // In one sheet, between the plan and its report, of what holds for good.
    let mut texts = with((1, "新市民会館の定員は1,200人"));
    texts[4] = "新市民会館（定員1,300人）が開館";
    assert_eq!(pairs(&disagreements(&[sheet("a", 2024, texts)])), ["a 1,300人≠1,200人", "a 1,200人≠1,300人"]);
    // One of many: it and one of the others.
    let many: Vec<Sheet> = ["1万人", "1万人", "2万人", "1万人"]
        .iter()
        .enumerate()
        .map(|(at, number)| {
            sheet(&at.to_string(), 2024, ["", "", "", "", &format!("市民花火大会の来場者{number}")])
        })
        .collect();
    assert_eq!(pairs(&disagreements(&many)), ["0 1万人≠2万人", "2 2万人≠1万人"]);
}

/// Sheets with an initiative each: 方法, 期限, 数値目標, 期末報告.
fn check_entries(all: [[&str; 4]; 2], expected: &[&str]) {
    let made = all.iter().zip(["a", "b"]).map(|(texts, name)| {
        let mut sheet = sheet(name, 2024, [""; 5]);
        let columns = [Column::Method, Column::Deadline, Column::Target, Column::FinalReport];
        for (column, text) in columns.into_iter().zip(texts) {
            (*text).clone_into(sheet.initiatives[0].text_mut(column));
        }
        sheet
    });
    let sheets: Vec<Sheet> = made.collect();
    let found = disagreements(&sheets);
    assert_eq!(pairs(&found), expected, "{all:?}");
    for (id, finding) in &found {
        let sheet = sheets.iter().find(|sheet| sheet.id == *id).expect("its sheet");
        let text = sheet.text(finding.place.as_cell().expect("a cell")).expect("its text");
        let Detail::Elsewhere(told) = &finding.detail else { panic!("{finding:?}") };
        assert_eq!(
            text[finding.place.span.clone().expect("a span")],
            told[0].words[0],
            "where the words are"
        );
    }
}

const DRILL: [&str; 4] = [
    "○ 市総合防災訓練の実施\n(1) 風見地域を会場とした住民参加型の訓練\n・ 孤立集落への物資輸送\n(2) 関係機関との図上訓練",
    "(1) 9月1日\n(2) 第3四半期",
    "(1) 参加者 1,500人\n(2) 12機関以上の参加",
    "",
];

#[test]
fn an_events_day_and_number_stand_in_other_columns_of_its_entry() {
    for (other, expected) in [
        (["(1) 市総合防災訓練の実施", "(1) 9月8日", "", ""], ["a 9月1日≠9月8日", "b 9月8日≠9月1日"]),
        (["市総合防災訓練", "9月15日（日）", "", ""], ["a 9月1日≠9月15日", "b 9月15日≠9月1日"]),
        (
            ["(1) 9月8日の市総合防災訓練で備蓄を確かめる。", "", "", ""],
            ["a 9月1日≠9月8日", "b 9月8日≠9月1日"],
        ),
        (["(1) 市総合防災訓練（9月8日）への協力", "", "", ""], ["a 9月1日≠9月8日", "b 9月8日≠9月1日"]),
        (["(1) 備蓄の確認\n・ 市総合防災訓練は9月8日", "", "", ""], ["a 9月1日≠9月8日", "b 9月8日≠9月1日"]),
        (
            ["(1) 市総合防災訓練の実施", "", "(1) 12機関、参加者 1,300人", ""],
            ["a 1,500人≠1,300人", "b 1,300人≠1,500人"],
        ),
        (["", "", "市総合防災訓練の参加者 1,300人", ""], ["a 1,500人≠1,300人", "b 1,300人≠1,500人"]),
    ] {
        check_entries([DRILL, other], &expected);
    }
    check_entries(
        [["市民花火大会の開催", "", "", "来場者は2万人"], ["市民花火大会", "", "", "来場者1万人"]],
        &["a 2万人≠1万人", "b 1万人≠2万人"],
    );
}

#[test]
fn what_an_entry_may_say_of_something_else_is_left_alone() {
    for other in [
        // The same; of another act, of a part, by a day, of several entries, of more than the event.
        ["(1) 市総合防災訓練の実施", "(1) 9月1日（日）", "(1) 参加者1,500人", ""],
        ["(1) 市総合防災訓練への参加", "(1) 9月8日", "", ""],
        ["(1) 市総合防災訓練の周知", "(1) 8月8日", "", ""],
        ["(1) 市総合防災訓練の実施", "(1) 8月31日まで", "", ""],
        ["(1) 市総合防災訓練の実施", "(1) 8月", "(1) 参加者 500人（うち市外）", ""],
        ["(1) 市総合防災訓練の実施\n(2) 備蓄の確認", "(1)(2) 8月8日", "(1)(2) 参加者 500人", ""],
        ["(1) 市総合防災訓練と避難所の点検", "(1) 9月8日", "(1) 参加者 500人", ""],
        ["○ 市総合防災訓練の実施\n(1) 図上訓練", "(1) 8月8日", "(1) 参加者 50人", ""],
        ["○ 市総合防災訓練の実施\n(1) 親子の訓練\n(2) 夜の訓練", "(1) 9月8日\n(2) 9月9日", "", ""],
        ["(1) 8月8日の市総合防災訓練の抽選会", "", "", ""],
        ["(1) 市総合防災訓練の実施", "", "", "(1) 参加者 900人"],
    ] {
        check_entries([DRILL, other], &[]);
    }
}

#[test]
fn what_may_be_right_is_left_alone() {
    for (one, other) in [
        // The same, and the same rounded, or written otherwise.
        ((4, "市民まつりの来場者3万人"), (4, "市民まつりの来場者30,000人")),
        ((4, "上田市民まつりの来場者3万人"), (4, "上田市民まつりの来場者29,800人")),
        ((4, "上田市民まつりの来場者約3万人"), (4, "上田市民まつりの来場者25,000人")),
        ((1, "市民マラソンを11月に開催"), (1, "市民マラソン（11月17日開催）")),
        // What was planned and what came.
        ((2, "上田市民まつりの来場者3万人"), (4, "上田市民まつりの来場者25,000人")),
        ((3, "上田市民まつりの来場者3万人"), (4, "上田市民まつりの来場者25,000人")),
        ((0, "上田市民まつりの来場者3万人"), (4, "上田市民まつりの来場者25,000人")),
        ((2, "上田市民まつりの来場者3万人以上"), (2, "上田市民まつりの来場者25,000人")),
        // Another year, a part, another state.
        ((4, "昨年の上田市民まつりの来場者3万人"), (4, "上田市民まつりの来場者25,000人")),
        ((4, "上田市民まつりの来場者3万人（令和5年度）"), (4, "上田市民まつりの来場者25,000人")),
        ((4, "上田市民まつりの来場者3万人、うち市外"), (4, "上田市民まつりの来場者25,000人")),
        ((4, "1日目の上田市民まつりの来場者3万人"), (4, "上田市民まつりの来場者25,000人")),
        ((1, "市民マラソンを当初11月10日に開催"), (1, "市民マラソンを11月17日に開催")),
        ((1, "市民マラソン（11月10日・17日開催）"), (1, "市民マラソン（11月24日開催）")),
        ((1, "市民マラソン（11月10日から募集）"), (1, "市民マラソン（11月24日開催）")),
        ((1, "市民マラソンの周知を10月10日に実施"), (1, "市民マラソン（11月24日開催）")),
        // Something else of it.
        ((4, "上田市民まつりの来場者3万人"), (4, "上田市民まつりの参加者500人")),
        ((1, "公共交通総合計画を12月に策定"), (1, "公共交通総合計画を3月に公表")),
        ((0, "中央美術館の延床面積 3,200㎡"), (0, "中央美術館の敷地面積 9,000㎡")),
        // Each has its own.
        ((4, "まちづくり出前講座の参加者120人"), (4, "まちづくり出前講座の参加者80人")),
        ((4, "「まちづくり出前講座」参加者120人"), (4, "「まちづくり出前講座」参加者80人")),
        ((4, "職員研修の参加者120人"), (4, "職員研修の参加者80人")),
        ((4, "防災訓練 3回"), (4, "防災訓練 5回")),
        ((4, "地区公民館の来館者 120人"), (4, "地区公民館の来館者 80人")),
        ((1, "個別避難計画を12月に策定"), (1, "個別避難計画を3月に策定")),
        ((4, "スポーツ大会の参加者120人"), (4, "スポーツ大会の参加者80人")),
        // Other names.
        ((4, "上田市民まつりの来場者3万人"), (4, "丸子市民まつりの来場者25,000人")),
        ((4, "第20回市民マラソンの参加者300人"), (4, "第21回市民マラソンの参加者400人")),
        ((4, "春の「さくらまつり」の来場者3万人"), (4, "「もみじまつり」の来場者25,000人")),
    ] {
        check(one, other, &[]);
    }
    // Other years, three values, and both in one sheet.
    let of = |name: &str, year, number: &str| {
        sheet(name, year, ["", "", "", "", &format!("市民花火大会の来場者{number}")])
    };
    assert_eq!(pairs(&disagreements(&[of("a", 2024, "1万人"), of("b", 2025, "2万人")])), [""; 0]);
    assert_eq!(
        pairs(&disagreements(&[of("a", 2024, "1万人"), of("b", 2024, "2万人"), of("c", 2024, "4万人")])),
        [""; 0]
    );
    let both = of("a", 2024, "1万人。市民花火大会の来場者2万人");
    assert_eq!(pairs(&disagreements(&[both, of("b", 2024, "2万人")])), [""; 0]);
}

#[test]
fn two_thousand_sheets_take_no_second() {
    let text = "(1) 上田市民まつりの来場者3万人。".repeat(40)
        + &"市民花火大会".repeat(400)
        + &"「".repeat(2_000)
        + &"あ」".repeat(2_000);
    let long =
        ["(1) 令和6年4月、新市民会館の定員1,200人".repeat(2_000), "一".repeat(60_000) + "まつり来場者3万人"];
    let start = Instant::now();
    for text in &long {
        disagreements(&[sheet("a", 2024, ["", "", "", "", text])]);
    }
    let sheets: Vec<Sheet> =
        (0..60).map(|at| sheet(&at.to_string(), 2024, [&text, "", "", "", &text])).collect();
    let before = start.elapsed();
    disagreements(&sheets);
    let all = start.elapsed();
    assert!(all < Duration::from_secs(20), "{before:?} {all:?}");
}

#[test]
fn the_real_sheets_have_none_that_is_wrong() {
    let Some(text) = seed() else { return };
    let sheets = converter::decode(text, &mut ids()).expect("the sheets").sheets;
    let found = disagreements(&sheets);
    for (id, finding) in &found {
        let sheet = sheets.iter().find(|sheet| sheet.id == *id).expect("its sheet");
        println!("{}", words::sentence(sheet, finding));
    }
    assert_eq!(found.len(), 0);
    // The same sheets two hundred times over, each time under another year's names.
    let many: Vec<Sheet> = (0..2_000)
        .map(|at| Sheet {
            id: SheetId::new(&format!("s{at}")).expect("an id"),
            ..sheets[at % sheets.len()].clone()
        })
        .collect();
    let start = Instant::now();
    disagreements(&many);
    println!("{} sheets: {:?}", many.len(), start.elapsed());
}
