//! Sheets that come back in several files, or from Excel: each version is put together with what the files before it brought.

use std::sync::Arc;

use crate::common::office::Office as LibreOffice;
use crate::common::{ids, moment};
use crate::returning::{Office, sample};
use crate::xlsx_import::edited;
use goalsheet::codec::xlsx::{import, write};
use goalsheet::codec::{Decoded, json};
use goalsheet::engines::reader;
use goalsheet::import::{ImportChoice, ImportPlan, Standing};
use goalsheet::merge::{MergeDecision, SheetStanding};
use goalsheet::model::{Column, Document, Extra, Rank, Sheet, SheetId, Shelf, Trail};
use goalsheet::protocol::{self, MergeSheets, MergedVersion, PackedProposal, PackedSheet};
use goalsheet::session::{Action, Ledger, Session};
use proptest::prelude::*;

/// The office that sends sheets and takes them back.
pub(crate) fn planning(sheets: &[Sheet]) -> Session {
    let shelf = Shelf::from_items(sheets.iter().cloned().map(Arc::new).collect()).expect("different ids");
    let mut session = Session::new(Document { sheets: shelf, ..Document::default() }, Ledger::default());
    session.mark_filed(&sheets.iter().map(|sheet| sheet.id.clone()).collect::<Vec<_>>());
    session
}

pub(crate) fn sheet_of(session: &Session, id: &SheetId) -> Sheet {
    Sheet::clone(session.document().sheet(id).expect("the sheet"))
}

/// Somebody in the office writes.
pub(crate) fn write_here(session: &mut Session, id: &SheetId, write: impl Fn(&mut Sheet)) {
    let mut sheet = sheet_of(session, id);
    write(&mut sheet);
    let edit = goalsheet::model::Edit::Import {
        sheets: vec![goalsheet::model::Incoming::Replacing(Arc::new(sheet))],
        extra: Extra::new(),
    };
    session.dispatch(Action::Edit(edit), &moment()).expect("an edit");
}

/// What the engine answers about the versions of a sheet.
fn packed_proposals(versions: &[(Arc<Sheet>, Trail)]) -> Vec<Option<PackedProposal>> {
    let packed = versions.iter().map(|(sheet, trail)| PackedSheet::pack_with(sheet, trail)).collect();
    let answer = reader::answer(&protocol::encode_request(1, "", MergeSheets(vec![packed])));
    let (_, body) = protocol::open(&answer).expect("an answer");
    protocol::decode_answer::<MergeSheets>(body).expect("proposals").remove(0)
}

/// The report of what files bring, put together by the engine.
pub(crate) fn report(session: &Session, files: Vec<(String, Decoded)>) -> ImportPlan {
    let files = files.into_iter().map(|(name, decoded)| (name, Ok(decoded))).collect();
    let mut plan = ImportPlan::new(session.document(), files);
    let known = |id: &SheetId| session.ledger().entry(id).map(|entry| entry.trail.clone());
    for versions in plan.to_merge(known) {
        let sent: Vec<Arc<Sheet>> = versions.versions.iter().map(|(sheet, _)| sheet.clone()).collect();
        let packed = packed_proposals(&versions.versions);
        plan.propose(&versions.rows, packed.into_iter().map(|packed| packed?.unpack(&sent)).collect());
    }
    plan
}

#[test]
fn a_side_that_was_sent_travels_back_as_its_number() {
    use MergedVersion::{New, Sent};
    let check = |here: &dyn Fn(&mut Sheet),
                 there: &dyn Fn(&mut Sheet),
                 is_expected: fn(&[MergedVersion; 3]) -> bool| {
        let sent = sample().remove(0);
        let mut session = planning(std::slice::from_ref(&sent));
        write_here(&mut session, &sent.id, here);
        let files = files(&back(&sent, &[there]));
        let mut plan =
            ImportPlan::new(session.document(), vec![(files[0].0.clone(), Ok(files[0].1.clone()))]);
        let known = |id: &SheetId| session.ledger().entry(id).map(|entry| entry.trail.clone());
        let versions = plan.to_merge(known).remove(0).versions;
        let packed = packed_proposals(&versions).remove(0).expect("a proposal");
        assert!(is_expected(&packed.sheets), "{:?}", packed.sheets);
        let (ours, theirs) = (versions[0].0.clone(), versions[1].0.clone());
        let back = packed.unpack(&[ours.clone(), theirs.clone()]).expect("a proposal");
        assert_eq!((&*back.ours, &*back.theirs), (&*ours, &*theirs));
    };
    let (rank, effects) = (
        |sheet: &mut Sheet| sheet.rank = Rank::new(7),
        |sheet: &mut Sheet| sheet.effects.push_str("\n○ 参加が増えた。"),
    );
    check(&|_| {}, &effects, |sheets| matches!(sheets, [Sent(0), Sent(1), Sent(1)]));
    check(&rank, &effects, |sheets| matches!(sheets, [Sent(0), Sent(1), New(_)]));
}

pub(crate) fn files(texts: &[String]) -> Vec<(String, Decoded)> {
    let read = |text: &String| json::decode(text, &mut ids()).expect("a file");
    (1..).zip(texts).map(|(number, text)| (format!("{number}.json"), read(text))).collect()
}

/// Takes in what is chosen.
pub(crate) fn take(session: &mut Session, plan: ImportPlan) {
    let mut next = ids();
    let taken = plan.into_edit(&mut || SheetId::new(&next()).expect("an id"), &|_| false);
    let Some(taken) = taken else { return };
    session.dispatch(Action::Edit(taken.edit), &moment()).expect("an import that fits");
    session.mark_taken(&taken.taken);
}

/// What came back after these departments had the sheet.
fn back(sent: &Sheet, writes: &[&dyn Fn(&mut Sheet)]) -> Vec<String> {
    let file = json::encode([sent], &Extra::new(), &moment());
    let of = |write: &&dyn Fn(&mut Sheet)| {
        let mut office = Office::take(&file);
        office.edit(write);
        office.send()
    };
    writes.iter().map(of).collect()
}

fn midterm(row: usize, words: &'static str) -> impl Fn(&mut Sheet) {
    move |sheet| sheet.initiatives[row].midterm = words.to_owned()
}

#[test]
fn all_of_three_departments_comes_in_any_order() {
    let mut sent = sample().remove(0);
    sent.initiatives.iter_mut().for_each(|row| row.midterm.clear());
    let (a, b) = (midterm(0, "(1) 講座を3回開いた。"), midterm(1, "(1) 訓練を2回行った。"));
    let c = |sheet: &mut Sheet| sheet.effects.push_str("\n○ 参加が増えた。");
    let texts = back(&sent, &[&a, &b, &c]);
    let mut all = Vec::new();
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let mut here = planning(std::slice::from_ref(&sent));
        write_here(&mut here, &sent.id, |sheet| sheet.rank = Rank::new(7));
        let plan = report(&here, files(&order.map(|at| texts[at].clone())));
        let choices: Vec<_> = plan.rows().iter().map(|row| row.choice).collect();
        assert_eq!(choices, [ImportChoice::Merge; 3]);
        assert_eq!((plan.count(), plan.counts().merged, plan.conflicts().len()), (1, 1, 0));
        let counts = plan.merge_counts().expect("a report");
        assert_eq!((counts.both, counts.coming), (1, 3));
        // Only the first of them meets what was changed here.
        let standings: Vec<_> = (0..3).map(|at| plan.rows()[at].sheet_standing(at > 0)).collect();
        assert_eq!(standings, [SheetStanding::Both, SheetStanding::Theirs, SheetStanding::Theirs]);
        take(&mut here, plan);
        all.push(sheet_of(&here, &sent.id));
    }
    assert!(all.windows(2).all(|pair| pair[0] == pair[1]));
    let words = |row: usize| all[0].initiatives[row].midterm.as_str();
    assert_eq!([words(0), words(1)], ["(1) 講座を3回開いた。", "(1) 訓練を2回行った。"]);
    assert_eq!((all[0].rank, all[0].effects.ends_with("○ 参加が増えた。")), (Rank::new(7), true));
}

#[test]
fn a_conflict_between_files_is_shown_once_with_its_file() {
    let mut sent = sample().remove(0);
    sent.initiatives[0].midterm = "(1) 参加者は510人。".to_owned();
    let (a, b) = (midterm(0, "(1) 参加者は548人。"), midterm(0, "(1) 参加者は552人。"));
    let texts = back(&sent, &[&a, &b, &b]);
    let mut here = planning(std::slice::from_ref(&sent));
    let mut plan = report(&here, files(&texts));
    // What is said about all that merely differ says nothing about these.
    plan.choose_for_differing(ImportChoice::Keep);
    // The second and the third say the same.
    let conflicts = plan.conflicts();
    assert_eq!(conflicts.iter().map(|(row, ..)| *row).collect::<Vec<_>>(), [1]);
    assert_eq!((plan.follows(1), plan.same_as(2)), (Some(0), Some(1)));
    let (row, change, part) = conflicts[0];
    plan.decide(row, (change, part), Some(MergeDecision::Theirs));
    assert!(plan.conflicts().iter().all(|(row, ..)| *row == 1), "{:?}", plan.conflicts());
    take(&mut here, plan);
    assert_eq!(sheet_of(&here, &sent.id).initiatives[0].midterm, "(1) 参加者は552人。");
}

#[test]
fn what_is_decided_about_one_file_is_what_the_next_one_meets() {
    let mut sent = sample().remove(0);
    sent.initiatives[0].midterm = "(1) 参加者は510人。".to_owned();
    let (a, b) = (midterm(0, "(1) 参加者は548人。"), midterm(1, "(1) 訓練を2回行った。"));
    let c = midterm(0, "(1) 参加者は552人。");
    let texts = back(&sent, &[&a, &b, &c]);
    let mut here = planning(std::slice::from_ref(&sent));
    write_here(&mut here, &sent.id, midterm(0, "(1) 参加者は530人。"));
    let mut plan = report(&here, files(&texts));
    let rows: Vec<_> = plan.conflicts().iter().map(|(row, ..)| *row).collect();
    assert_eq!(rows, [0, 2]);
    let (row, change, part) = plan.conflicts()[0];
    plan.decide(row, (change, part), Some(MergeDecision::Ours));
    let (_, change, part) = *plan.conflicts().last().expect("the other one");
    let shown = plan.rows()[2].proposal.as_ref().expect("a merge");
    assert_eq!(
        shown.changes[change].text.as_ref().expect("a text").parts()[part].ours.trim(),
        "(1) 参加者は530人。"
    );
    plan.decide(2, (change, part), Some(MergeDecision::Rewritten("(1) 参加者は540人。".to_owned())));
    // The file between is left out, and what was decided about the others holds.
    plan.choose(1, ImportChoice::Keep);
    take(&mut here, plan);
    let sheet = sheet_of(&here, &sent.id);
    assert_eq!(sheet.initiatives[0].midterm, "(1) 参加者は540人。");
    assert_eq!(sheet.initiatives[1].midterm, sent.initiatives[1].midterm);
}

#[test]
fn a_file_that_comes_twice_brings_nothing_more_and_an_old_one_takes_nothing_back() {
    let sent = sample().remove(0);
    let file = json::encode([&sent], &Extra::new(), &moment());
    let mut office = Office::take(&file);
    office.edit(midterm(0, "(1) 講座を3回開いた。"));
    let early = office.send();
    office.edit(midterm(0, "(1) 講座を5回開いた。"));
    let late = office.send();
    for texts in [
        vec![late.clone()],
        vec![late.clone(), late.clone()],
        vec![early.clone(), late.clone()],
        vec![late.clone(), early.clone(), late.clone(), file.clone()],
    ] {
        let mut here = planning(std::slice::from_ref(&sent));
        let plan = report(&here, files(&texts));
        assert_eq!((plan.count(), plan.conflicts().len()), (1, 0), "{}", texts.len());
        take(&mut here, plan);
        let after = sheet_of(&here, &sent.id);
        assert_eq!(after.initiatives[0].midterm, "(1) 講座を5回開いた。");
        // And once more, another day.
        let again = report(&here, files(&texts));
        assert_eq!(again.count(), 0);
        // One step back, and the files are as new as they were.
        here.dispatch(Action::Undo, &moment()).expect("undo");
        assert_eq!(sheet_of(&here, &sent.id), sent);
        assert_eq!(report(&here, files(&texts)).count(), 1);
    }
}

#[test]
fn who_has_never_had_the_sheet_puts_its_versions_together_too() {
    let sent = sample().remove(0);
    let (a, b) = (midterm(0, "(1) 講座を3回開いた。"), midterm(1, "(1) 訓練を2回行った。"));
    let texts = back(&sent, &[&a, &b]);
    let mut here = planning(&[]);
    let mut plan = report(&here, files(&texts));
    assert_eq!((plan.count(), plan.counts().added), (1, 1));
    // Without the new sheet its other version is not put together with it.
    plan.choose(0, ImportChoice::Keep);
    assert_eq!(plan.count(), 0);
    plan.choose(1, ImportChoice::Merge);
    assert_eq!(plan.rows()[0].choice, ImportChoice::Add);
    take(&mut here, plan);
    let sheet = sheet_of(&here, &sent.id);
    assert_eq!(here.document().sheets.len(), 1);
    assert_eq!(
        [0, 1].map(|row| sheet.initiatives[row].midterm.as_str()),
        ["(1) 講座を3回開いた。", "(1) 訓練を2回行った。"]
    );
}

#[test]
fn what_came_back_as_it_was_sent_takes_nothing_back() {
    let sent = sample().remove(0);
    let mut here = planning(std::slice::from_ref(&sent));
    write_here(&mut here, &sent.id, midterm(0, "(1) 書き足した。"));
    let untouched = json::encode([&sent], &Extra::new(), &moment());
    let plan = report(&here, files(&[untouched]));
    assert_eq!(plan.rows()[0].sheet_standing(false), SheetStanding::Ours);
    assert_eq!(plan.count(), 0);
    // Where anything else differs, nothing tells who changed it.
    let mut other = sent.clone();
    other.goal.push('。');
    let plan = report(&here, files(&[json::encode([&other], &Extra::new(), &moment())]));
    assert!(plan.rows()[0].proposal.is_none());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whoever writes what wherever: no line is lost, none doubled, and the order of the files tells only who is asked.
    #[test]
    fn no_line_is_lost_and_none_doubled(
        places in proptest::collection::vec((0..4usize, 0..5usize), 2..7),
        own in (0..4usize, 0..5usize),
    ) {
        let sent = sample().remove(0);
        let lines: Vec<String> = (0..places.len()).map(|who| format!("○ 部局{who}は{}を実施した。", who * 7 + 11)).collect();
        let add = |place: (usize, usize), line: &str, sheet: &mut Sheet| {
            let column = Column::ALL[place.1];
            let text = sheet.initiatives[place.0].text_mut(column);
            text.push_str(&format!("\n{line}"));
        };
        let file = json::encode([&sent], &Extra::new(), &moment());
        let texts: Vec<String> = places.iter().zip(&lines).map(|(place, line)| {
            let mut office = Office::take(&file);
            office.edit(|sheet| add(*place, line, sheet));
            office.send()
        }).collect();
        let mut here = planning(std::slice::from_ref(&sent));
        write_here(&mut here, &sent.id, |sheet| add(own, "○ こちらで書いた。", sheet));
        let plan = report(&here, files(&texts));
        take(&mut here, plan);
        let sheet = sheet_of(&here, &sent.id);
        for (place, line) in places.iter().chain([&own]).zip(lines.iter().map(String::as_str).chain(["○ こちらで書いた。"])) {
            let text = sheet.initiatives[place.0].text(Column::ALL[place.1]);
            prop_assert_eq!(text.matches(line).count(), 1, "{}", text);
            prop_assert!(text.starts_with(sent.initiatives[place.0].text(Column::ALL[place.1]).trim_end()));
        }
        prop_assert_eq!(report(&here, files(&texts)).count(), 0);
    }
}

mod excel {
    use super::*;

    fn read(bytes: &[u8]) -> Decoded {
        let mut decoded = import::decode(bytes, &mut ids(), &mut |_, _| {}).expect("a workbook");
        // As the engine hands it over.
        for sheet in &mut decoded.sheets {
            if let Some(trail) = decoded.trails.get(&sheet.id) {
                trail.store_in(sheet);
            }
        }
        decoded
    }

    fn book(sheet: &Sheet) -> Vec<u8> {
        write::encode(std::slice::from_ref(sheet), &Extra::new(), &moment()).expect("a workbook")
    }

    fn sent() -> Sheet {
        let mut sheet = sample().remove(0);
        sheet.initiatives[0].midterm = "講座を2回開いた".to_owned();
        sheet.initiatives[1].midterm = "訓練を1回行った".to_owned();
        sheet
    }

    /// What the department wrote into the cells comes, what was written here stays, and what both wrote is asked.
    fn check(sheet: &Sheet, returned: &[u8]) {
        let mut here = planning(std::slice::from_ref(sheet));
        write_here(&mut here, &sheet.id, midterm(1, "訓練を4回行った"));
        write_here(&mut here, &sheet.id, |sheet| sheet.rank = Rank::new(9));
        let plan = report(&here, vec![("返送.xlsx".to_owned(), read(returned))]);
        assert!(matches!(plan.rows()[0].standing, Standing::Differs { .. }));
        assert_eq!(plan.conflicts().len(), 1, "訓練");
        take(&mut here, plan);
        let after = sheet_of(&here, &sheet.id);
        assert_eq!((after.initiatives[0].midterm.as_str(), after.rank), ("講座を3回開いた", Rank::new(9)));
        let both = &after.initiatives[1].midterm;
        assert!(both.contains("4回") && both.contains("2回") && !both.contains("1回"), "{both}");
        // The same file once more is no news.
        assert_eq!(report(&here, vec![("返送.xlsx".to_owned(), read(returned))]).count(), 0);
    }

    fn by_hand(bytes: &[u8]) -> Vec<u8> {
        let once = edited(bytes, "講座を2回開いた", "講座を3回開いた");
        edited(&once, "訓練を1回行った", "訓練を2回行った")
    }

    #[test]
    fn a_workbook_that_was_edited_is_put_together_from_what_it_carries() {
        let sheet = sent();
        check(&sheet, &by_hand(&book(&sheet)));
        // One that was changed in a department's app before, and then in Excel.
        let mut office = Office::take(&json::encode([&sheet], &Extra::new(), &moment()));
        office.edit(midterm(0, "講座を2回開いた。"));
        let mut sent = office.sheet.clone();
        office.trail.send_with(&mut sent);
        let bytes = edited(&book(&sent), "講座を2回開いた。", "講座を3回開いた");
        check(&sheet, &edited(&bytes, "訓練を1回行った", "訓練を2回行った"));
    }

    #[test]
    fn what_libreoffice_edited_is_put_together_too() {
        let Some(office) = LibreOffice::find("returning") else { return };
        let sheet = sent();
        // Into its own format, a cell changed there, and out as a workbook again.
        let flat = office.convert(&[("送付.xlsx", &book(&sheet))], "fods").remove(0);
        let text = std::fs::read_to_string(flat).expect("a text");
        let changed = text
            .replace("講座を2回開いた<", "講座を3回開いた<")
            .replace("訓練を1回行った<", "訓練を2回行った<");
        assert_ne!(text, changed);
        let returned = office.convert(&[("返送.fods", changed.as_bytes())], "xlsx").remove(0);
        check(&sheet, &std::fs::read(returned).expect("the file"));
    }
}

mod sendings {
    use super::*;
    use goalsheet::model::{SentBack, Trail};
    use goalsheet::session::recipients;

    /// Each recipient, and whether all has come back.
    fn told(session: &Session) -> Vec<(String, usize, bool)> {
        let all = recipients(session.document(), session.ledger());
        all.into_iter().map(|one| (one.to.clone(), one.sheets.len(), one.is_back())).collect()
    }

    #[test]
    fn who_was_sent_what_is_known_here_and_travels_nowhere() {
        let sheets: Vec<Sheet> = sample().into_iter().take(3).collect();
        let mut here = planning(&sheets);
        let ids: Vec<SheetId> = sheets.iter().map(|sheet| sheet.id.clone()).collect();
        here.mark_sent(&ids[..2], "危機管理室", &moment());
        here.mark_sent(&ids[2..], "総務課", &moment());
        let is_told = |all: &[(&str, usize, bool)]| {
            all.iter().map(|(to, count, back)| ((*to).to_owned(), *count, *back)).collect::<Vec<_>>()
        };
        assert_eq!(told(&here), is_told(&[("危機管理室", 2, false), ("総務課", 1, false)]));
        // It is stored with the sheet, and in no file.
        write_here(&mut here, &ids[0], midterm(0, "(1) 書き足した。"));
        let trail = here.ledger().entry(&ids[0]).expect("an entry").trail.clone();
        let (mut stored, mut sent) = (sheet_of(&here, &ids[0]), sheet_of(&here, &ids[0]));
        trail.store_in(&mut stored);
        assert_eq!(Trail::take_from(&mut stored).sendings, trail.sendings);
        trail.send_with(&mut sent);
        let file = json::encode([&sent], &Extra::new(), &moment());
        assert!(file.contains("\"versions\"") && !file.contains("危機管理室"));
        // Both of the first come back, one as it was; the second changed nothing.
        let returned = back(&sheets[1], &[&midterm(0, "(1) 講座を3回開いた。")]);
        let plan = report(
            &here,
            files(&[json::encode([&sheets[0]], &Extra::new(), &moment()), returned[0].clone()]),
        );
        assert_eq!(plan.returned().len(), 2);
        let came = plan.returned();
        take(&mut here, plan);
        here.mark_back(&came, &moment());
        assert_eq!(told(&here), is_told(&[("危機管理室", 2, true), ("総務課", 1, false)]));
        // What is taken back was there all the same.
        here.dispatch(Action::Undo, &moment()).expect("undo");
        assert!(told(&here)[0].2);
        let entry = here.ledger().entry(&ids[2]).expect("an entry");
        assert_eq!(
            entry.trail.sendings.states().map(|(_, state)| state).collect::<Vec<_>>(),
            [SentBack::Out]
        );
    }
}
