//! The real document, read: the verdicts and findings that a person would come to.

use goalsheet::codec::{self, csv};
use goalsheet::messages::review as words;
use goalsheet::model::{Day, Report, Sheet, Stage, State};
use goalsheet::results::{self, table};
use goalsheet::review;

/// The five sheets; none where the document is not there, which is said aloud.
fn sheets() -> Option<Vec<Sheet>> {
    crate::common::seed()
        .map(|text| codec::read(text, &mut crate::common::ids()).expect("the real document").sheets)
}

/// The verdict of sheet n, initiative n, entry n in a report.
fn verdict(sheets: &[Sheet], at: [usize; 3], report: Report) -> (State, Option<String>, Option<String>) {
    let sheet = &sheets[at[0] - 1];
    let results = results::of(sheet);
    let line = table::of_sheet(sheet, &results)
        .find(|line| {
            let key = line.results.aligned.rows[line.row].key;
            line.number == at[1] && key.label.map(usize::from) == Some(at[2])
        })
        .expect("the entry");
    let verdict = &line.judged(report).expect("a report").verdict;
    let value = verdict.actual.as_ref().map(|actual| actual.value.to_string());
    (verdict.state, verdict.target.as_ref().map(|target| target.value.to_string()), value)
}

#[test]
fn targets_and_results_come_out_as_a_person_would_say() {
    let Some(sheets) = sheets() else { return };
    let check = |at, report, state, target: &str, actual: &str| {
        let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        assert_eq!(verdict(&sheets, at, report), (state, some(target), some(actual)), "{at:?}");
    };
    check([3, 4, 2], Report::Final, State::Short, "85", "66.3");
    check([3, 4, 3], Report::Midterm, State::Short, "100", "50");
    check([3, 4, 3], Report::Final, State::Met, "100", "185");
    check([4, 4, 1], Report::Final, State::Met, "4", "4");
    check([5, 3, 1], Report::Final, State::Short, "20", "13");
    check([5, 3, 2], Report::Final, State::Short, "50", "27");
    check([5, 3, 3], Report::Midterm, State::Short, "15", "3");
    check([5, 3, 3], Report::Final, State::Met, "15", "19");
    check([2, 1, 3], Report::Final, State::Unclear, "1", "");
    check([2, 5, 2], Report::Final, State::Unclear, "4", "");
}

#[test]
fn the_review_finds_what_a_person_would_find() {
    let Some(sheets) = sheets() else { return };
    let today = Day::new(2025, 4, 20).expect("a day");
    let found: Vec<String> = (1..)
        .zip(&sheets)
        .flat_map(|(number, sheet)| {
            let findings = review::of_sheet(sheet, &results::of(sheet), Stage::Final, today);
            let told = findings.into_iter().map(move |finding| {
                format!("{number} {}: {}", words::place(sheet, &finding.place), words::title(finding.rule))
            });
            told.collect::<Vec<_>>()
        })
        .collect();
    for expected in [
        "3 ④ 期末報告（2）: 未達の理由を読み取れない",
        "3 ① 中間報告（2）: 番号が抜けている",
        "5 総合計画における位置付け: ひな形のまま",
        "5 ③ 期末報告（1）: 期末報告が中間報告と同じ",
        "5 ③ 期末報告（2）: 期末報告が中間報告と同じ",
        "5 ③ 期末報告（1）: 未達の理由を読み取れない",
        "5 ③ 期末報告（2）: 未達の理由を読み取れない",
    ] {
        assert!(found.iter().any(|one| one == expected), "{expected} is not among\n{}", found.join("\n"));
    }
    let unexpected =
        |one: &&String| one.starts_with("3 ④ 期末報告（3）") || one.contains("期末報告（3）: 未達");
    assert_eq!(found.iter().find(unexpected), None);
}

#[test]
fn the_table_holds_every_entry() {
    let Some(sheets) = sheets() else { return };
    let table = csv::encode(&sheets);
    let ends = |start: &str, end: &str| {
        let found = table.split("\r\n").any(|line| line.contains(start) && line.ends_with(end));
        assert!(found, "{start} … {end}\n{table}");
    };
    ends("職員が能力を発揮できる職場環境づくり,4,2,", "令和6年度末の電子決裁率66.3%,66.3,78.0,未達");
    ends(
        "職員が能力を発揮できる職場環境づくり,4,3,",
        ",100,点,撮影機材を整備し、歴史公文書等50点のデジタルアーカイブ化を実施,50,歴史公文書等185点のデジタルアーカイブ化を実施,185,185.0,達成",
    );
    ends(",3,1,選挙啓発ポスターの募集を実施", ",13,65.0,未達");
    ends(",3,2,市民を対象とした", ",27,54.0,未達");
    ends(",3,3,小中学校等への選挙物品の貸し出しを実施", ",19,126.7,達成");
    assert_eq!(table.split("\r\n").count(), 68);
}
