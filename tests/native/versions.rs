//! Laws of the versions that are kept of a sheet: none is changed, none that a person kept gives way, none grows without end.

use std::sync::Arc;

use goalsheet::codec::stored::encode_sheet;
use goalsheet::model::{
    Dismissal, Document, Edit, Extra, FiscalYear, Initiative, InitiativeId, Moment, Overruling, Report,
    Sheet, SheetId, Signature, State,
};
use goalsheet::session::{Action, Ledger, Session};
use goalsheet::versions::{KeptVersion, NotKept, Occasion, Staying, keep, read};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

const OCCASIONS: [Occasion; 9] = [
    Occasion::Automatic,
    Occasion::Named,
    Occasion::Submitted,
    Occasion::Closed,
    Occasion::Sent,
    Occasion::BeforeImport,
    Occasion::Imported,
    Occasion::Published,
    Occasion::BeforeReturn,
];

fn moment(minute: usize) -> Moment {
    Moment::new(&format!("2024-05-10T{:02}:{:02}:00+09:00", minute / 60 % 24, minute % 60)).expect("a moment")
}

fn sheet(situation: &str) -> Arc<Sheet> {
    let mut sheet = Sheet::empty(SheetId::new("s").expect("an id"), FiscalYear::new(2024).expect("a year"));
    situation.clone_into(&mut sheet.situation);
    Arc::new(sheet)
}

fn version(minute: usize, occasion: Occasion, situation: &str) -> KeptVersion {
    KeptVersion { at: moment(minute), occasion, name: String::new(), sheet: sheet(situation) }
}

/// The value after all of these were put in, one by one.
fn kept(versions: &[KeptVersion]) -> Result<String, NotKept> {
    let mut value: Option<String> = None;
    for version in versions {
        if let Some(next) = keep(value.as_deref(), std::slice::from_ref(version))? {
            value = Some(next);
        }
    }
    Ok(value.expect("something is kept"))
}

fn text_of(sheet: &Sheet) -> String {
    encode_sheet(sheet, None, false)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_was_kept_is_read_as_it_stood(sheets in crate::common::sheets(), occasions in vec(select(&OCCASIONS[1..]), 40)) {
        let versions: Vec<KeptVersion> = sheets.into_iter().zip(occasions).enumerate().map(|(at, (sheet, occasion))| {
            KeptVersion { at: moment(at), occasion, name: format!("名前{at}"), sheet: Arc::new(sheet) }
        }).collect();
        prop_assume!(!versions.is_empty());
        let found = read(&kept(&versions).expect("kept")).expect("read");
        prop_assert_eq!(found.len(), versions.len());
        for (found, kept) in found.iter().rev().zip(&versions) {
            prop_assert_eq!((&found.at, &found.occasion, &found.name), (&kept.at, &kept.occasion, &kept.name));
            prop_assert_eq!(text_of(&found.sheet), text_of(&kept.sheet));
        }
    }

    /// Of automatic ones the oldest give way, and what a person kept stays.
    #[test]
    fn the_oldest_automatic_ones_give_way_first(kinds in vec(0_usize..4, 1..160)) {
        let occasions = [Occasion::Automatic, Occasion::Automatic, Occasion::Sent, Occasion::Closed];
        let versions: Vec<KeptVersion> =
            kinds.iter().enumerate().map(|(at, kind)| version(at, occasions[*kind].clone(), &format!("文{at}"))).collect();
        let found = read(&kept(&versions).expect("kept")).expect("read");
        let times = |staying| found.iter().rev().filter(move |one| one.occasion.staying() == staying).map(|one| &one.at);
        for (staying, most) in [(Staying::First, 40), (Staying::Second, 60), (Staying::Own, 100)] {
            let all: Vec<&Moment> =
                versions.iter().filter(|one| one.occasion.staying() == staying).map(|one| &one.at).collect();
            let left: Vec<&Moment> = times(staying).collect();
            prop_assert_eq!(&left[..], &all[all.len().saturating_sub(most)..]);
        }
        for version in &found {
            let at = versions.iter().position(|kept| kept.at == version.at).expect("one of them");
            prop_assert_eq!(&version.sheet.situation, &format!("文{at}"));
        }
    }

    #[test]
    fn what_is_brought_back_and_undone_is_as_it_was(now in crate::common::sheet(), before in crate::common::sheet()) {
        let id = now.id.clone();
        let value = kept(&[KeptVersion {
            at: moment(0),
            occasion: Occasion::Closed,
            name: String::new(),
            sheet: Arc::new(Sheet { id: id.clone(), ..before.clone() }),
        }]).expect("kept");
        let mut session = Session::new(Document::default(), Ledger::default());
        session.dispatch(Action::Edit(Edit::AddSheet(Arc::new(now.clone()))), &moment(1)).expect("added");
        let version = read(&value).expect("read").remove(0);
        session.dispatch(Action::Edit(Edit::BringBack(version.sheet)), &moment(2)).expect("brought back");
        let here = |session: &Session| text_of(session.document().sheet(&id).expect("the sheet"));
        prop_assert_eq!(here(&session), text_of(&Sheet { id: id.clone(), ..before }));
        session.dispatch(Action::Undo, &moment(3)).expect("undone");
        prop_assert_eq!(here(&session), text_of(&now));
    }
}

/// What was said since of words that come back is not taken back with them.
#[test]
fn an_older_version_brings_words_back_and_not_what_was_said_of_them() {
    let row = |report: &str, reason: Option<&str>| {
        let mut row = Initiative::empty(InitiativeId::new("i").expect("an id"));
        "20件".clone_into(&mut row.target);
        report.clone_into(&mut row.final_report);
        row.overruled.extend(reason.map(|reason| Overruling {
            entry: None,
            report: Report::Final,
            state: Some(State::Met),
            target_quantity: None,
            report_quantities: None,
            target_words: row.target.clone(),
            report_words: row.final_report.clone(),
            reason: reason.to_owned(),
            signed: Signature::default(),
            extra: Extra::new(),
        }));
        row
    };
    let set_aside = Dismissal {
        rule: "no_report".to_owned(),
        place: "situation".to_owned(),
        reason: "別紙にある".to_owned(),
        signed: Signature::default(),
        extra: Extra::new(),
    };
    let check = |report_now: &str, reasons: [Option<&str>; 2], left: Option<&str>| {
        let [mut before, mut now] = [(*sheet("前")).clone(), (*sheet("今")).clone()];
        before.initiatives.push(row("18件", reasons[0]));
        now.initiatives.push(row(report_now, reasons[1]));
        now.dismissed.push(set_aside.clone());
        before.keep_said_of(&now);
        assert_eq!((before.situation.as_str(), &before.dismissed), ("前", &now.dismissed));
        assert_eq!(before.initiatives[0].overruled.first().map(|one| one.reason.as_str()), left);
        assert_eq!(before.initiatives[0].final_report, "18件");
    };
    check("18件", [None, Some("今の訂正")], Some("今の訂正"));
    check("18件", [Some("前の訂正"), None], None);
    check("19件", [Some("前の訂正"), Some("今の訂正")], Some("前の訂正"));
}

#[test]
fn a_value_is_bounded_and_gives_way_only_where_it_may() {
    let long = |at: usize| format!("{at}").repeat(9_000);
    let of = |occasion: &Occasion| {
        (0..30).map(|at| version(at, occasion.clone(), &long(at + 10))).collect::<Vec<_>>()
    };
    let automatic = kept(&of(&Occasion::Automatic)).expect("kept");
    assert!(automatic.len() <= 300_000, "{}", automatic.len());
    let found = read(&automatic).expect("read");
    assert_eq!(found.first().map(|one| one.sheet.situation.clone()), Some(long(39)), "the newest stays");
    // What a person kept is never dropped: they are told that there is no room.
    assert_eq!(kept(&of(&Occasion::Named)), Err(NotKept::Full));
    let mut mixed = of(&Occasion::Named);
    mixed.truncate(10);
    mixed.extend(of(&Occasion::Automatic));
    let found = read(&kept(&mixed).expect("kept")).expect("read");
    assert_eq!(found.iter().filter(|one| one.occasion == Occasion::Named).count(), 10);
}

#[test]
fn the_same_sheet_is_kept_once() {
    let automatic = version(0, Occasion::Automatic, "文");
    let value = kept(std::slice::from_ref(&automatic)).expect("kept");
    assert_eq!(keep(Some(&value), &[version(5, Occasion::Automatic, "文")]), Ok(None));
    let sent = kept(&[automatic, version(1, Occasion::Sent, "文"), version(9, Occasion::Sent, "文")]);
    let found = read(&sent.expect("kept")).expect("read");
    let times: Vec<_> = found.iter().map(|one| (one.occasion.clone(), one.at.clone())).collect();
    assert_eq!(times, [(Occasion::Sent, moment(9)), (Occasion::Automatic, moment(0))]);
}

#[test]
fn what_cannot_be_read_is_not_written_over() {
    let value =
        kept(&[version(0, Occasion::Closed, "文"), version(1, Occasion::Closed, "別の文")]).expect("kept");
    let another = [version(2, Occasion::Closed, "三つめ")];
    for damaged in [
        String::new(),
        "{}".to_owned(),
        value.replace("\"stored\":1,\"newest\"", "\"stored\":2,\"newest\""),
        value[..value.len() - 1].to_owned(),
    ] {
        assert_eq!(read(&damaged), Err(NotKept::Unreadable), "{damaged}");
        assert_eq!(keep(Some(&damaged), &another), Err(NotKept::Unreadable), "{damaged}");
    }
    // An occasion of a later version stays what it is.
    let later = value.replacen("\"occasion\":\"closed\"", "\"occasion\":\"audited\"", 1);
    let again = keep(Some(&later), &another).expect("kept").expect("changed");
    assert_eq!(read(&again).expect("read")[1].occasion, Occasion::Later("audited".to_owned()));
}

/// What two machines have kept of a sheet, put together: a backup that comes back.
mod united {
    use super::*;
    use goalsheet::versions::unite;

    fn line(version: &KeptVersion) -> (String, String, String) {
        let KeptVersion { at, occasion, name, sheet } = version;
        (at.as_str().to_owned(), format!("{} {name}", occasion.code()), text_of(sheet))
    }

    fn lines(value: &str) -> Vec<(String, String, String)> {
        read(value).expect("read").iter().map(line).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn each_is_there_once_and_in_order(
            common in vec(0_usize..4, 0..4), ours in vec(0_usize..4, 1..12), theirs in vec(0_usize..4, 1..12),
        ) {
            let kinds = [Occasion::Automatic, Occasion::Sent, Occasion::Named, Occasion::Closed];
            let of = |from: usize, step: usize, kinds_of: &[usize], words: &str| -> Vec<KeptVersion> {
                let versions = kinds_of.iter().enumerate();
                versions.map(|(at, kind)| version(from + at * step, kinds[*kind].clone(), &format!("{words}{at}"))).collect()
            };
            let begun = of(0, 1, &common, "始め");
            let here = kept(&[begun.clone(), of(10, 2, &ours, "甲")].concat()).expect("kept");
            let other = kept(&[begun, of(11, 2, &theirs, "乙")].concat()).expect("kept");
            let united = unite(Some(&here), &other).expect("united").expect("something came");
            let mut expected = [lines(&here), lines(&other)].concat();
            expected.sort_by(|a, b| b.0.cmp(&a.0));
            expected.dedup();
            prop_assert_eq!(lines(&united), expected);
            // The order of the machines makes no difference, and nothing comes twice.
            prop_assert_eq!(unite(Some(&other), &here).expect("united"), Some(united.clone()));
            prop_assert_eq!(unite(Some(&united), &other).expect("united"), None);
            prop_assert_eq!(unite(Some(&united), &here).expect("united"), None);
        }

        #[test]
        fn none_that_is_here_gives_way(ours in 1_usize..60, theirs in 1_usize..60) {
            let of = |count: usize, from: usize, words: &str| {
                let versions = (0..count).map(|at| version(from + 2 * at, Occasion::Automatic, &format!("{words}{at}")));
                kept(&versions.collect::<Vec<_>>()).expect("kept")
            };
            let (here, other) = (of(ours, 0, "甲"), of(theirs, 1, "乙"));
            let united = unite(Some(&here), &other).expect("united").unwrap_or_else(|| here.clone());
            let found = lines(&united);
            prop_assert!(lines(&here).iter().all(|line| found.contains(line)));
            prop_assert_eq!(found.len(), 40.min(lines(&here).len() + lines(&other).len()));
        }
    }

    #[test]
    fn what_cannot_be_read_is_taken_only_where_there_is_nothing() {
        let here = kept(&[version(0, Occasion::Named, "甲")]).expect("kept");
        assert_eq!(unite(None, &here), Ok(Some(here.clone())));
        assert_eq!(unite(None, r#"{"stored":9}"#), Ok(Some(r#"{"stored":9}"#.to_owned())));
        assert_eq!(unite(Some(&here), r#"{"stored":9}"#), Err(NotKept::Unreadable));
        assert_eq!(unite(Some(r#"{"stored":9}"#), &here), Err(NotKept::Unreadable));
    }

    #[test]
    fn what_people_kept_on_both_is_refused_rather_than_dropped() {
        let of = |from: usize, words: &str| {
            let versions = (0..80).map(|at| version(from + at, Occasion::Named, &format!("{words}{at}")));
            kept(&versions.collect::<Vec<_>>()).expect("kept")
        };
        assert_eq!(unite(Some(&of(0, "甲")), &of(100, "乙")), Err(NotKept::Full));
    }
}
