//! 約束の台帳 of the sample: every number that its targets promise, and what becomes of it when somebody lowers or forgets it.

use std::sync::LazyLock;

use goalsheet::calendar::read;
use goalsheet::carry::{Fate, RowChoice};
use goalsheet::codec;
use goalsheet::messages::promises as words;
use goalsheet::model::{Column, Day, Sheet};
use goalsheet::promises::{PromiseLook, YearPromises};
use goalsheet::publish;

use crate::carry::{carried, year};

static SAMPLE: LazyLock<Vec<Sheet>> = LazyLock::new(|| {
    let text = include_str!("../../assets/sample.goalsheet.json");
    codec::read(text, &mut crate::common::ids()).expect("the sample").sheets
});

/// A sheet of 令和6年度 by how its goal begins.
fn sheet(goal: &str) -> Sheet {
    let mut found = SAMPLE.iter().filter(|sheet| sheet.fiscal_year == year(2024));
    found.find(|sheet| sheet.goal.starts_with(goal)).expect("a sheet").clone()
}

/// What the ledger of 令和6年度 says: place, number where there are several, fate, note.
fn told(sheets: Vec<Sheet>) -> Vec<String> {
    let all = read(sheets);
    let own: Vec<_> = all.iter().filter(|(sheet, _)| sheet.fiscal_year == year(2024)).cloned().collect();
    let years = YearPromises::of(&own, &all, Day::new(2025, 10, 20).expect("a day"));
    let mut promises: Vec<_> = years[0].promises.iter().collect();
    promises.sort_by_key(|promise| {
        let number = promise.number.as_ref().map_or(0, |number| number.target.span.start);
        (promise.sheet().id.to_string(), promise.numbers(), number)
    });
    let told = promises.into_iter().map(|promise| {
        let (number, label) = promise.numbers();
        let label = label.map_or_else(String::new, |label| format!("({label})"));
        let parts = [
            format!("{number}{label}"),
            promise.number_words().map(str::to_owned).into_iter().collect(),
            words::fates(promise),
            words::notes(promise),
        ];
        parts.join("|")
    });
    told.collect()
}

#[test]
fn what_is_no_promise_of_its_own_is_no_line() {
    for (goal, place, expected) in [
        ("誰もが投票しやすい", "1(1)|", ["1(1)||▲ 届かず|"].as_slice()),
        ("担い手と農地", "5(1)|", &["5(1)||✓ 果たした　101.7%|"]),
        ("待機児童ゼロ", "4(1)|", &["4(1)||? 読み取れない|報告から達成したかを判断できません"]),
    ] {
        let told = told(vec![sheet(goal)]);
        let told: Vec<_> = told.iter().filter(|line| line.starts_with(place)).collect();
        assert_eq!(told, expected.iter().collect::<Vec<_>>(), "{goal}");
    }
}

#[test]
fn each_number_of_a_target_is_followed() {
    let told = told(vec![sheet("逃げ遅れゼロ"), sheet("「書かない・待たない」")]);
    for line in [
        "4(1)|60回以上|✓ 果たした　105%|",
        "4(1)|2,000人以上|✓ 果たした　120.8%|",
        "2(2)|1,200基|✓ 果たした　100%|",
        "2(2)|300台|✓ 果たした　100%|",
        "4(2)|15人以上|✓ 果たした　113.3%|",
        "4(3)|6地区|✓ 果たした　116.7%|",
        "4(3)|24地区|✓ 果たした　104.2%|",
        "3(1)|年間約1,500時間|✓ 果たした　115.3%|",
        "2(3)|240人|▲ 届かず|",
        "2(3)|24回|✓ 果たした　100%|",
    ] {
        assert!(told.iter().any(|one| one == line), "{line}: {told:#?}");
    }
}

/// The next year's plan of a sheet, where targets are written otherwise: the initiative from 1, what is replaced, by what.
fn lowered(before: &Sheet, choices: &[RowChoice], lower: &[(usize, &str, &str)]) -> Sheet {
    let mut next = carried(before, choices);
    for (number, from, to) in lower {
        let target = next.initiatives[number - 1].text_mut(Column::Target);
        assert!(target.contains(from), "{target}");
        *target = target.replacen(from, to, 1);
    }
    next
}

#[test]
fn what_got_smaller_says_so_whatever_else_is_true_of_it() {
    let before = sheet("逃げ遅れゼロ");
    let choice = |at: usize| RowChoice {
        id: before.initiatives[at - 1].id.clone(),
        fate: Fate::Changed,
        reason: "委託先が変わるため".into(),
    };
    let next = lowered(
        &before,
        &[choice(2)],
        &[
            (2, "20か所", "15か所"),
            (2, "1,200基", "800基"),
            (2, "5社", "3社"),
            (4, "60回", "40回"),
            (4, "女性15人", "女性10人"),
            (4, "累計24地区", "累計20地区"),
            (5, "85%", "80%"),
            (5, "4地区", "2地区"),
        ],
    );
    let told_of = told(vec![before, next]);
    for line in [
        "2(1)||▼ 縮んだ　20か所以上→15か所以上|この年度は達成　「委託先が変わるため」",
        "2(2)|1,200基|✓ 果たした　100%、▼ 縮んだ　1,200基→800基|「委託先が変わるため」",
        "2(2)|300台|✓ 果たした　100%|",
        "2(3)||✓ 果たした　120%、▼ 縮んだ　5社→3社|「委託先が変わるため」",
        "4(1)|60回以上|▼ 縮んだ　60回以上→40回以上|この年度は達成",
        "4(1)|2,000人以上|✓ 果たした　120.8%|",
        "4(2)|15人以上|▼ 縮んだ　15人以上→10人以上|この年度は達成",
        "4(3)|24地区|✓ 果たした　104.2%、▼ 縮んだ　24地区→20地区|理由が書かれていません",
        "5(2)||✓ 果たした　100%、▼ 縮んだ　4地区→2地区|理由が書かれていません",
    ] {
        assert!(told_of.iter().any(|one| one == line), "{line}: {told_of:#?}");
    }
    assert!(told_of.iter().any(|one| one.starts_with("5(1)||▼ 縮んだ　85%→80%|")), "{told_of:#?}");
    let before = sheet("選ばれる市役所");
    let next = lowered(&before, &[], &[(1, "280人", "200人"), (1, "30人", "15人"), (2, "24講座", "18講座")]);
    let told_of = told(vec![before, next]);
    for line in [
        "1(1)||▼ 縮んだ　280人以上→200人以上|この年度は達成",
        "1(2)||▼ 縮んだ　30人→15人|この年度は達成",
        "2(1)||✓ 果たした　104.2%、▼ 縮んだ　24講座→18講座|理由が書かれていません",
    ] {
        assert!(told_of.iter().any(|one| one == line), "{line}: {told_of:#?}");
    }
    // The ones that are told beside are counted and found, too.
    let shrunk = |promise: &goalsheet::promises::Promise<'_>| promise.has_come_to(0);
    let all =
        read(vec![sheet("逃げ遅れゼロ"), lowered(&sheet("逃げ遅れゼロ"), &[], &[(5, "4地区", "2地区")])]);
    let years = YearPromises::of(&all[..1], &all, Day::new(2025, 10, 20).expect("a day"));
    let look = PromiseLook { kind: Some(0), ..PromiseLook::default() };
    let shown: Vec<_> = years[0].promises.iter().filter(|promise| look.shows(promise)).collect();
    assert!(shown.len() == 1 && shrunk(shown[0]), "{}", shown.len());
    let drawn = publish::promises::drawn(&years, look);
    assert!(drawn.contains("縮んだ　4地区→2地区") && drawn.contains("果たした"), "{drawn}");
}

/// The sample's first sheet without an entry of an initiative in both of its reports.
fn without(number: usize, label: u8, change: impl Fn(&mut Sheet)) -> Vec<String> {
    let mut own = sheet("逃げ遅れゼロ");
    for column in [Column::Midterm, Column::FinalReport] {
        let text = own.initiatives[number - 1].text_mut(column);
        let lines: Vec<&str> = text.lines().collect();
        let mut is_out = false;
        let kept = lines.into_iter().filter(|line| {
            if line.starts_with('(') {
                is_out = line.starts_with(&format!("({label})"));
            }
            !is_out
        });
        *text = kept.collect::<Vec<_>>().join("\n");
    }
    change(&mut own);
    told(vec![own]).into_iter().filter(|line| line.starts_with(&format!("{number}({label})|"))).collect()
}

#[test]
fn what_was_left_out_where_all_else_is_reported_has_vanished() {
    let vanished = |told: &[String]| told.iter().all(|line| line.contains("|？ 見当たらない|"));
    for (number, label) in [(4, 2), (3, 2)] {
        let told = without(number, label, |_| ());
        assert!(!told.is_empty() && vanished(&told), "{number} ({label}): {told:?}");
    }
    // In any doubt it stays open: its words or its number stand elsewhere, or the report is of no entries.
    type Change = fn(&mut Sheet);
    let changes: [Change; 6] = [
        |own| own.initiatives[3].final_report.push_str("。防災士も増えた"),
        |own| own.initiatives[3].final_report.push_str("、新たに40人"),
        |own| own.initiatives[0].final_report.push_str("。防災士が手伝った"),
        |own| own.participation.push_str("資格の取得を進めました。"),
        |own| own.initiatives[3].final_report = "63回開催、新規7地区で作成".into(),
        |own| own.initiatives[3].midterm.push_str("。いずれも計画どおり"),
    ];
    for change in changes {
        let told = without(4, 2, change);
        assert!(told.iter().all(|line| line.contains("読み取れない")), "{told:?}");
    }
}
