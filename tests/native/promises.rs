//! 約束の台帳: what became of each promise, told strictly. The traps are data.

use goalsheet::calendar::read;
use goalsheet::carry::{Fate, RowChoice};
use goalsheet::codec;
use goalsheet::messages::promises as words;
use goalsheet::model::{
    Cell, Column, Day, Extra, Initiative, Moment, Revision, RevisionId, Sheet, Signature, StepId,
};
use goalsheet::promises::{NextPlan, PromiseLook, Said, YearPromises};
use goalsheet::publish;

use crate::carry::{carried, id, initiative, row, year};

/// A sheet of 2024 with these initiatives: method, deadline, target, 中間報告, 期末報告.
fn sheet(initiatives: Vec<Initiative>) -> Sheet {
    let mut sheet = Sheet::empty(id("s"), year(2024));
    sheet.goal = "目標".into();
    sheet.group = "総務部等".into();
    sheet.initiatives = initiatives;
    sheet
}

/// What the ledger says of each promise of the sheets of 2024, in the order of the paper.
fn told(sheets: Vec<Sheet>) -> Vec<String> {
    let all = read(sheets);
    let own: Vec<_> = all.iter().filter(|(sheet, _)| sheet.fiscal_year == year(2024)).cloned().collect();
    let today = Day::new(2025, 10, 20).expect("a day");
    let mut years = YearPromises::of(&own, &all, today);
    let mut promises = if years.is_empty() { Vec::new() } else { years.remove(0).promises };
    promises.sort_by_key(|promise| promise.numbers());
    promises.iter().map(|promise| words::fate(&promise.fate)).collect()
}

/// One entry alone, beside another that is reported; and what the ledger says of it.
fn check(texts: [&str; 5], other: [&str; 5], expected: &str) {
    let sheet = sheet(vec![initiative("a", texts), initiative("b", other)]);
    assert_eq!(told(vec![sheet])[0], expected, "{texts:?} beside {other:?}");
}

const BRIDGE: [&str; 5] = ["(1) 橋の塗装", "(1) 1月", "(1) 48橋", "(1) 20橋", "(1) 48橋"];

#[test]
fn what_no_report_has_a_word_of_has_vanished_and_nothing_else() {
    let vanished = "？ 見当たらない";
    let lost = ["(1) 契約の手引き", "(1) 9月末", "(1) 全課", "", ""];
    check(lost, BRIDGE, vanished);
    check(["契約の手引き", "9月末", "12課へ配る", "", ""], BRIDGE, vanished);
    let open = "? 読み取れない";
    // The noun, the act, the number or the month in any report of the sheet.
    for report in [
        "(1) 48橋。手引きも配った",
        "(1) 48橋。契約を見直した",
        "(1) 48橋。9月に説明",
        "(1) 48橋、計画どおり",
    ] {
        check(lost, ["(1) 橋の塗装", "(1) 1月", "(1) 48橋", "", report], open);
    }
    check(
        ["(1) ガイドの印刷", "(1) 9月末", "(1) 30部", "", ""],
        ["(1) 橋", "", "(1) 48橋", "", "(1) 48橋、冊子30部"],
        open,
    );
    check(
        ["(1) テレワークの試行", "(1) 9月末", "", "", ""],
        ["(1) 橋", "", "(1) 48橋", "", "(1) 48橋。テレワークも可"],
        open,
    );
    check(
        ["(1) RPAの導入", "(1) 9月末", "", "", ""],
        ["(1) 橋", "", "(1) 48橋", "", "(1) 48橋。ＲＰＡで処理"],
        open,
    );
    // A report that stands for several entries, that has no number, or that numbers otherwise.
    let two = |midterm, last| {
        [
            ["(1) 契約の手引き\n(2) 橋の塗装", "(1) 9月末\n(2) 1月", "(1) 全課\n(2) 48橋", midterm, last],
            BRIDGE,
        ]
    };
    for (midterm, last, expected) in [
        ("", "(2) 48橋", vanished),
        ("", "(1)(2) 済んだ", "? 読み取れない"),
        ("済んだ", "(2) 48橋", "? 読み取れない"),
        ("", "(2) 48橋\n(3) 配った", open),
        ("", "(2) 48橋\n(2) 配った", open),
        ("(1) 着手", "(2) 48橋", open),
    ] {
        let [own, other] = two(midterm, last);
        check(own, other, expected);
    }
    // Before the final report nothing has vanished.
    check(lost, ["(1) 橋の塗装", "(1) 1月", "(1) 48橋", "(1) 20橋", ""], "… 途中");
    // 特記事項 speaks too.
    let mut noted = sheet(vec![initiative("a", lost), initiative("b", BRIDGE)]);
    noted.effects = "手引きの改訂が残った。".into();
    assert_eq!(told(vec![noted])[0], open);
}

#[test]
fn a_person_who_ended_it_has_said_so() {
    let lost = ["(1) 契約の手引き", "(1) 9月末", "(1) 全課", "", ""];
    let before = sheet(vec![initiative("a", lost), initiative("b", BRIDGE)]);
    let ended = |reason: &str| vec![RowChoice { id: row("a"), fate: Fate::Ended, reason: reason.into() }];
    let next = carried(&before, &ended("国の手引きに替わったため"));
    assert_eq!(told(vec![before.clone(), next])[0], "? 読み取れない");
    let next = carried(&before, &ended(""));
    assert_eq!(told(vec![before.clone(), next])[0], "？ 見当たらない");
    let next = carried(&before, &[]);
    // That it goes on as it was explains nothing where no report had a word of the whole initiative.
    assert_eq!(told(vec![before.clone(), next])[0], "？ 見当たらない");
    // Where its report speaks of another entry, that may be known.
    let mut spoken = before;
    spoken.initiatives[0].final_report = "配った".into();
    let next = carried(&spoken, &[]);
    assert_eq!(told(vec![spoken, next])[0], "? 読み取れない");
}

/// An entry (deadline, target, 期末報告), the next plan's (deadline, target), and what the ledger says.
fn check_next(own: [&str; 3], next: [&str; 2], expected: &str) {
    let before = sheet(vec![initiative("a", ["(1) 出前講座", own[0], own[1], "", own[2]])]);
    let mut after = carried(&before, &[]);
    [after.initiatives[0].deadline, after.initiatives[0].target] = next.map(str::to_owned);
    assert_eq!(told(vec![before, after]), [expected], "{own:?} then {next:?}");
}

#[test]
fn plans_of_two_years_are_compared() {
    let year = "年度内";
    check_next([year, "20回", "12回"], [year, "15回"], "▼ 縮んだ　20回→15回");
    check_next([year, "年20回", "20回"], [year, "年15回"], "▼ 縮んだ　年20回→年15回");
    check_next([year, "参加者60人以上", "33名"], [year, "参加者50名以上"], "▼ 縮んだ　60人以上→50名以上");
    check_next([year, "85%以上", "66%"], [year, "70%以上"], "▼ 縮んだ　85%以上→70%以上");
    check_next([year, "相談10件以内", "14件"], [year, "相談15件以内"], "▼ 縮んだ　10件以内→15件以内");
    // Not the same, or not known to be the same.
    check_next([year, "講座20回", "12回"], [year, "会議15回"], "▲ 届かず");
    check_next([year, "20回", "12回"], [year, "15校"], "▲ 届かず");
    check_next([year, "20回", "12回"], [year, "講座15回、会議5回"], "▲ 届かず");
    check_next([year, "累計20回", "12回"], [year, "15回"], "▲ 届かず");
    check_next([year, "苦情20件", "25件"], [year, "苦情15件"], "? 読み取れない");
    check_next([year, "事故を20件に減らす", "25件"], [year, "事故を15件に減らす"], "▲ 届かず");
    check_next([year, "20回", "12回"], [year, "25回"], "▲ 届かず");
    // What was reached leaves just the rest to do.
    check_next([year, "4か所", "3か所"], [year, "1か所"], "▲ 届かず");
    // By how much something comes down may become less; costs count only for money.
    check_next([year, "費用を5%削減", "3%削減"], [year, "費用を3%削減"], "▼ 縮んだ　5%→3%");
    check_next([year, "費用の補助 40人", "33人"], [year, "費用の補助 30人"], "▼ 縮んだ　40人→30人");
    check_next([year, "48橋", "48橋"], [year, "30橋"], "✓ 果たした　100%");
    // Later.
    check_next(["12月末", "4か所", "3か所で運用"], ["6月末", "1か所"], "→ 延びた　6か月");
    check_next(["12月末", "4か所", "4か所"], ["6月末", "4か所"], "✓ 果たした　100%");
    check_next(["9月末", "20回", "12回"], ["9月末", "20回"], "＝ 据え置き　2年");
    check_next(["R6.9月末", "20回", "12回"], ["R7.9月末", "20回"], "＝ 据え置き　2年");
    check_next(["9月末", "20回", "20回"], ["9月末", "20回"], "✓ 果たした　100%");
    check_next(["9月末", "導入", "入札が不調となり、翌年度に延期した。"], ["9月末", "導入"], "→ 延びた");
    check_next(["9月末", "導入", "延期していた導入を9月に実施した。"], ["9月末", "導入"], "? 読み取れない");
    check_next([year, "(1) 40人", "(1) 43人"], [year, "(1) 40人"], "✓ 果たした　107.5%");
    check_next([year, "40人", "補助を行った"], [year, "40人"], "? 読み取れない");
    check_next([year, "導入", "延期することなく進めた。"], ["10月末", "改修"], "? 読み取れない");
}

#[test]
fn what_is_smaller_and_later_is_told_as_both() {
    let before = sheet(vec![initiative(
        "a",
        ["(1) 相談窓口", "(1) 9月末", "(1) 40件、講座6回", "", "(1) 33件、講座6回"],
    )]);
    let mut after = carried(&before, &[]);
    [after.initiatives[0].deadline, after.initiatives[0].target] =
        ["(1) 12月末".to_owned(), "(1) 30件、講座6回".to_owned()];
    let all = read(vec![before, after]);
    let years = YearPromises::of(&all[..1], &all, Day::new(2025, 10, 20).expect("a day"));
    let told: Vec<_> = years[0].promises.iter().map(words::fates).collect();
    assert_eq!(told, ["▼ 縮んだ　40件→30件、→ 延びた　15か月", "✓ 果たした　100%"]);
    let drawn = publish::promises::drawn(&years, PromiseLook::default());
    for words in [
        "縮んだ　40件→30件",
        "延びた　15か月",
        "令和7年度の計画　期間・期限</dt>",
        "令和7年度の計画　数値目標</dt>",
    ] {
        assert!(drawn.contains(words), "{words}: {drawn}");
    }
    let later = publish::promises::drawn(&years, PromiseLook { kind: Some(1), ..PromiseLook::default() });
    assert!(later.contains("延びた　15か月"), "a filter finds what is told beside: {later}");
}

#[test]
fn what_a_revision_of_the_next_year_lowers_has_not_shrunk_in_secret() {
    let before = sheet(vec![initiative("a", ["(1) 相談", "9月末", "(1) 40件", "", "(1) 33件"])]);
    let told_after = |column: Column, planned: &str, words: &str| {
        let mut after = carried(&before, &[]);
        *after.initiatives[0].text_mut(column) = planned.to_owned();
        let cell = Cell::Initiative(after.initiatives[0].id.clone(), column);
        after.course.revised.push(Revision {
            id: RevisionId::new("r").expect("an id"),
            place: after.place_of(&cell),
            step: StepId::new("midterm").expect("an id"),
            reason: "窓口を減らしたため".into(),
            before: after.text(&cell).expect("a cell").to_owned(),
            signed: Signature::default(),
            extra: Extra::new(),
        });
        *after.initiatives[0].text_mut(column) = words.to_owned();
        told(vec![before.clone(), after])
    };
    assert_eq!(told_after(Column::Target, "(1) 40件", "(1) 30件"), ["▲ 届かず"]);
    assert_eq!(told_after(Column::Target, "(1) 35件", "(1) 30件"), ["▼ 縮んだ　40件→30件"]);
    assert_eq!(told_after(Column::Deadline, "9月末", "12月末"), ["→ 延びた　15か月"]);
}

#[test]
fn what_a_person_says_of_what_is_not_found_holds_while_its_words_stand() {
    let lost = ["(1) 契約の手引き", "(1) 9月末", "(1) 全課", "", ""];
    let mut own = sheet(vec![initiative("a", lost), initiative("b", BRIDGE)]);
    let (place, words) = {
        let all = read(vec![own.clone()]);
        let years = YearPromises::of(&all, &all, Day::new(2025, 10, 20).expect("a day"));
        let drawn = publish::promises::drawn(&years, PromiseLook::default());
        assert!(drawn.contains("本当に見当たらない") && !drawn.contains("確かめを取り消す"), "{drawn}");
        (years[0].promises[0].place(), years[0].promises[0].words())
    };
    let signed = Signature { at: None, by: Some("山田".into()) };
    for (said, expected, note) in [
        (Said::Reported, "? 読み取れない", "近い言葉が報告だと確かめました"),
        (Said::Confirmed, "？ 見当たらない", "本当に見当たらないと確かめました"),
    ] {
        own.dismissed = vec![said.kept(place.clone(), &words, "48橋".into(), signed.clone())];
        // It travels with the sheet.
        let now = Moment::new("2025-10-20T09:00:00+09:00").expect("a moment");
        let file = codec::json::encode(std::slice::from_ref(&own), &Extra::new(), &now);
        own = codec::read(&file, &mut crate::common::ids()).expect("a file").sheets.remove(0);
        assert_eq!(told(vec![own.clone()])[0], expected);
        let all = read(vec![own.clone()]);
        let years = YearPromises::of(&all, &all, Day::new(2025, 10, 20).expect("a day"));
        let drawn = publish::promises::drawn(&years, PromiseLook::default());
        assert!(
            drawn.contains(note) && drawn.contains("山田") && drawn.contains("確かめを取り消す"),
            "{drawn}"
        );
        let mut other = own.clone();
        other.initiatives[0].target = "(1) 全課と出先".into();
        assert_eq!(told(vec![other])[0], "？ 見当たらない", "other words are another promise");
    }
    // It is no finding of the review, and it plays no part once there is a report.
    own.initiatives[0].final_report = "(1) 手引きを配った".into();
    assert_eq!(told(vec![own])[0], "? 読み取れない");
}

#[test]
fn what_stays_the_same_is_counted_over_years() {
    let first =
        sheet(vec![initiative("a", ["(1) 啓発大会", "(1) 7月", "(1) 60人以上", "(1) 33名", "(1) 33名"])]);
    let mut sheets = vec![first];
    for _ in 0..2 {
        let mut next = carried(&sheets[sheets.len() - 1], &[]);
        next.initiatives[0].final_report = "(1) 33名".into();
        sheets.push(next);
    }
    // Of the middle year it is known for three years.
    let all = read(sheets);
    let today = Day::new(2028, 4, 1).expect("a day");
    let years = YearPromises::of(&all, &all, today);
    let fates: Vec<_> = years.iter().map(|year| words::fate(&year.promises[0].fate)).collect();
    assert_eq!(fates, ["＝ 据え置き　3年", "＝ 据え置き　3年", "＝ 据え置き　2年"]);
}

/// A target with its report, the next year's target, and the quantity that stands in both years' columns.
#[test]
fn the_next_plan_shows_the_same_quantity_as_the_plan() {
    for (target, report) in [
        ("24回、参加者240人", "24回、参加者251人"),
        ("24回、参加者240人", "参加者251人"),
        ("24回、参加者240人", "参加者は201人であった"),
        ("年2回、満足度7割以上", "満足度8割"),
        ("年2回、満足度7割以上", "2回、満足度62％"),
    ] {
        let before = sheet(vec![initiative("a", ["出前講座", "年度内", target, "", report])]);
        let all = read(vec![before.clone(), carried(&before, &[])]);
        let years = YearPromises::of(&all[..1], &all, Day::new(2025, 10, 20).expect("a day"));
        let promise = &years[0].promises[0];
        let NextPlan::Row(_, [_, told], _) = &promise.next else { panic!("{target}: no next plan") };
        assert_eq!(told.read(), promise.plan[1].read(), "{target}: {report}");
    }
}

#[test]
fn the_ledger_is_drawn_with_its_words() {
    let before = sheet(vec![initiative("a", ["(1) 出前講座", "年度内", "年40回", "26回", "38回"])]);
    let mut next =
        carried(&before, &[RowChoice { id: row("a"), fate: Fate::Changed, reason: String::new() }]);
    next.initiatives[0].target = "年30回".into();
    let all = read(vec![before, next]);
    let own = vec![all[0].clone()];
    let years = YearPromises::of(&own, &all, Day::new(2025, 4, 20).expect("a day"));
    let drawn = publish::promises::drawn(&years, PromiseLook::default());
    for words in [
        "出前講座",
        "縮んだ　年40回→年30回",
        "理由が書かれていません",
        "令和7年度の計画",
        "<mark>38回</mark>",
    ] {
        assert!(drawn.contains(words), "{words}: {drawn}");
    }
    let none = publish::promises::drawn(&years, PromiseLook { kind: Some(2), ..PromiseLook::default() });
    assert!(none.contains("この条件の約束はありません。"));
}

#[test]
fn the_real_document_has_nothing_that_vanished_without_being_looked_for() {
    let Some(text) = crate::common::seed() else { return };
    let sheets = codec::read(text, &mut crate::common::ids()).expect("the real document").sheets;
    let all = read(sheets);
    let years = YearPromises::of(&all, &all, Day::new(2025, 4, 20).expect("a day"));
    let mut counts = [0; 8];
    for promise in &years[0].promises {
        counts[promise.fate.kind()] += 1;
        let told = words::fate(&promise.fate);
        let target = promise.line.initiative.text(Column::Target).len();
        println!("{told} | {} {:?} | {} | {target}", promise.sheet().goal, promise.numbers(), promise.name);
    }
    println!("{counts:?}");
    assert_eq!(counts[2], 0, "every promise of it has a word in a report");
}

#[test]
fn the_ledger_is_a_table_for_spreadsheets_that_runs_nothing() {
    let mut own = sheet(vec![
        initiative("a", ["(1) 契約の手引き", "(1) 9月末", "(1) 全課", "", ""]),
        initiative(
            "b",
            [
                "(1) =SUM(1)\n(2) 橋の\"塗装\"",
                "(1)(2) 1月",
                "(1) 10件\n(2) 48橋",
                "(1) +1件\n(2) 20橋",
                "(1) 12件\n(2) 48橋",
            ],
        ),
    ]);
    own.department = "-1".into();
    let all = read(vec![own]);
    let today = Day::new(2025, 10, 20).expect("a day");
    let years = YearPromises::of(&all, &all, today);
    let table = |look| publish::promises_table::table(&years, look);
    let whole = table(PromiseLook::default());
    let lines: Vec<&str> = whole.split("\r\n").collect();
    assert!(lines[0].starts_with('\u{feff}') && lines.len() == 5, "{whole}");
    assert!(whole.contains(",'-1,") && whole.contains(",'=SUM(1),") && whole.contains(",'+1件,"), "{whole}");
    assert!(whole.contains(r#""橋の""塗装""""#), "{whole}");
    // What is shown, and no more.
    let only = table(PromiseLook { kind: Some(2), ..PromiseLook::default() });
    assert_eq!(only.matches("見当たらない").count(), only.matches("\r\n").count() - 1);
    assert!(only.contains("契約の手引き") && !only.contains("橋"), "{only}");
}
