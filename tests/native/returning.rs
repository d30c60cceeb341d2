//! Sheets that leave as files and come back: what travels with them, what both came from, and how they are put together.

use goalsheet::codec::json;
use goalsheet::merge::{CommonBase, MergeOutcome, Proposal, SheetStanding, TrailedSheet, merge_from};
use goalsheet::model::{Cell, Column, Extra, Initiative, InitiativeId, OwnKey, Sdg, Sheet, Trail};
use proptest::prelude::*;

use crate::common::{ids, moment};

pub(crate) fn sample() -> Vec<Sheet> {
    let text = include_str!("../../assets/sample.goalsheet.json");
    json::decode(text, &mut ids()).expect("the sample").sheets
}

/// A place where a sheet is worked on.
pub(crate) struct Office {
    pub(crate) sheet: Sheet,
    pub(crate) trail: Trail,
}

impl Office {
    fn new(sheet: Sheet) -> Self {
        Self { sheet, trail: Trail::default() }
    }

    pub(crate) fn edit(&mut self, edit: impl Fn(&mut Sheet)) {
        let before = self.sheet.clone();
        edit(&mut self.sheet);
        self.trail.keep_words(&before, &self.sheet);
        // What is stored is what is read again.
        let mut stored = self.sheet.clone();
        self.trail.store_in(&mut stored);
        self.trail = Trail::take_from(&mut stored);
        assert_eq!(stored, self.sheet);
    }

    /// A file of the sheet, as it travels.
    pub(crate) fn send(&mut self) -> String {
        let mut sent = self.sheet.clone();
        self.trail.send_with(&mut sent);
        self.trail.mark(&self.sheet);
        json::encode([&sent], &Extra::new(), &moment())
    }

    fn read(file: &str) -> (Sheet, Trail) {
        let mut sheet = json::decode(file, &mut ids()).expect("a file").sheets.remove(0);
        let trail = Trail::take_from(&mut sheet);
        (sheet, trail)
    }

    pub(crate) fn take(file: &str) -> Self {
        let (sheet, known) = Self::read(file);
        let mut trail = Trail::default();
        trail.take(&sheet, &known);
        Self { sheet, trail }
    }

    fn propose(&self, file: &str) -> Option<Proposal> {
        let (theirs, known) = Self::read(file);
        let base = CommonBase::of(
            TrailedSheet { sheet: &self.sheet, trail: &self.trail },
            TrailedSheet { sheet: &theirs, trail: &known },
        )?;
        Some(Proposal::of(&merge_from(&base, &self.sheet, &theirs)))
    }

    /// Puts a file together with what is here.
    fn merge(&mut self, file: &str) -> Proposal {
        let proposal = self.propose(file).expect("versions in common");
        let (theirs, known) = Self::read(file);
        let before = std::mem::replace(&mut self.sheet, proposal.settled(&Default::default()));
        self.trail.keep_words(&before, &self.sheet);
        self.trail.take(&theirs, &known);
        self.trail.keep_words(&theirs, &self.sheet);
        proposal
    }
}

/// Parts that a city's form has, of the sheet and of its first initiative.
const OWN: [(bool, &str); 4] = [(false, "総括"), (false, "協働関係先"), (true, "担当"), (true, "評価")];
const WORDS: [&str; 4] = ["", "防災係", "(1) 続ける。\n(2) 終える。", "計画通り"];

fn write(office: &mut Office, own: &[(usize, usize)]) {
    for (part, words) in own {
        let ((is_row, name), words) = (OWN[*part], WORDS[*words]);
        let key = OwnKey::new(name).expect("a name");
        office.edit(|sheet| {
            let own = if is_row { &mut sheet.initiatives[0].own } else { &mut sheet.own };
            own.set(&key, words);
        });
    }
}

fn written(sheet: &Sheet) -> Vec<String> {
    let text = |(is_row, name): (bool, &str)| {
        let key = OwnKey::new(name).expect("a name");
        let own = if is_row { &sheet.initiatives[0].own } else { &sheet.own };
        own.get(&key).to_owned()
    };
    OWN.map(text).to_vec()
}

fn writing() -> impl Strategy<Value = Vec<(usize, usize)>> {
    proptest::collection::vec((0..OWN.len(), 0..WORDS.len()), 0..5)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(60) })]

    #[test]
    fn a_citys_own_parts_are_put_together_as_the_papers_are(
        first in writing(), ours in writing(), theirs in writing()
    ) {
        let mut planning = Office::new(sample().remove(0));
        write(&mut planning, &first);
        let mut department = Office::take(&planning.send());
        let base = written(&planning.sheet);
        write(&mut planning, &ours);
        write(&mut department, &theirs);
        department.edit(midterm(0, "(1) 講座を3回開いた。"));
        let (ours, theirs) = (written(&planning.sheet), written(&department.sheet));
        let file = department.send();
        let proposal = planning.merge(&file);
        let merged = written(&planning.sheet);
        let mut both = 0;
        for (at, base) in base.iter().enumerate() {
            let (ours, theirs, merged) = (&ours[at], &theirs[at], &merged[at]);
            match (ours == base, theirs == base) {
                (true, _) => prop_assert_eq!(merged, theirs),
                (_, true) => prop_assert_eq!(merged, ours),
                _ if ours == theirs => prop_assert_eq!(merged, ours),
                _ => {
                    both += 1;
                    for words in ours.lines().chain(theirs.lines()) {
                        prop_assert!(merged.contains(words), "{merged:?} of {ours:?} and {theirs:?}");
                    }
                }
            }
        }
        prop_assert!(proposal.conflicts().len() <= both);
        // The same file once more brings nothing, and back again all is one.
        prop_assert_eq!(planning.propose(&file).expect("versions in common").coming(), 0);
        department.merge(&planning.send());
        prop_assert_eq!(&department.sheet, &planning.sheet);
    }
}

fn outcomes(proposal: &Proposal) -> Vec<MergeOutcome> {
    proposal.changes.iter().map(|change| change.outcome).collect()
}

fn midterm(number: usize, words: &'static str) -> impl Fn(&mut Sheet) {
    move |sheet| sheet.initiatives[number].midterm = words.to_owned()
}

#[test]
fn a_sheet_that_has_not_changed_since_it_was_taken_carries_nothing() {
    let mut office = Office::new(sample().remove(0));
    for file in [office.send(), office.send()] {
        assert!(!file.contains("\"versions\"") && !file.contains("\"revision\""));
    }
    office.edit(midterm(0, "(1) 講座を3回開いた。"));
    assert!(office.send().contains("\"revision\""));
}

#[test]
fn what_each_side_changed_is_put_together() {
    let mut planning = Office::new(sample().remove(0));
    let mut department = Office::take(&planning.send());
    department.edit(midterm(0, "(1) 講座を3回開いた。"));
    planning.edit(midterm(1, "(1) 訓練を2回行った。"));
    planning.edit(|sheet| sheet.goal.push_str("の推進"));
    let file = department.send();
    let proposal = planning.merge(&file);
    assert_eq!(proposal.standing(), SheetStanding::Both);
    assert_eq!(outcomes(&proposal), [MergeOutcome::Ours, MergeOutcome::Theirs, MergeOutcome::Ours]);
    assert_eq!(planning.sheet.initiatives[0].midterm, "(1) 講座を3回開いた。");
    assert_eq!(planning.sheet.initiatives[1].midterm, "(1) 訓練を2回行った。");
    // The same file once more brings nothing.
    let again = planning.propose(&file).expect("versions in common");
    assert_eq!(again.coming(), 0, "{:?}", outcomes(&again));
    // And back again: the department takes all of it.
    let back = department.merge(&planning.send());
    assert_eq!(back.standing(), SheetStanding::Theirs);
    assert_eq!(department.sheet, planning.sheet);
}

#[test]
fn the_same_cell_is_merged_by_units_or_asked() {
    let mut planning = Office::new(sample().remove(0));
    planning.edit(midterm(0, "(1) 講座を2回開いた。\n(2) 参加者は510人。"));
    let mut department = Office::take(&planning.send());
    planning.edit(midterm(0, "(1) 講座を2回開いた。\n(2) 参加者は548人。"));
    department.edit(midterm(0, "(1) 講座を3回開いた。\n(2) 参加者は552人。"));
    // Sent twice, as when a first file was lost.
    department.send();
    let proposal = planning.merge(&department.send());
    assert_eq!(outcomes(&proposal), [MergeOutcome::Conflict]);
    assert_eq!(proposal.conflicts().len(), 1);
    let text = &planning.sheet.initiatives[0].midterm;
    for words in ["講座を3回", "548人", "552人"] {
        assert!(text.contains(words), "{text}");
    }
    assert!(!text.contains("510人") && !text.contains("2回開いた"), "{text}");
}

#[test]
fn rows_and_sets_are_put_together_and_deletions_are_known() {
    let mut planning = Office::new(sample().remove(0));
    let mut department = Office::take(&planning.send());
    let gone = planning.sheet.initiatives[3].id.clone();
    department.edit(|sheet| drop(sheet.initiatives.remove(3)));
    department.edit(|sheet| assert!(sheet.sdgs.insert(Sdg::new(1).expect("a goal"))));
    planning.edit(|sheet| assert!(sheet.sdgs.insert(Sdg::new(5).expect("a goal"))));
    planning.edit(|sheet| {
        sheet.initiatives.push(Initiative::empty(InitiativeId::new("new").expect("an id")));
    });
    let kept = Office { sheet: planning.sheet.clone(), trail: planning.trail.clone() };
    let file = department.send();
    planning.merge(&file);
    assert!(planning.sheet.initiative(&gone).is_none());
    assert!(planning.sheet.initiatives.iter().any(|row| row.id.as_str() == "new"));
    assert!([1, 5].iter().all(|number| planning.sheet.sdgs.contains(&Sdg::new(*number).expect("a goal"))));
    // Changed here, deleted there: it stays, and a person is asked.
    let mut changed = kept;
    changed.edit(midterm(3, "(1) 書き足した。"));
    let proposal = changed.merge(&file);
    assert_eq!(proposal.conflicts().len(), 1);
    assert!(changed.sheet.initiative(&gone).is_some());
}

#[test]
fn what_an_older_version_or_excel_changed_is_known_too() {
    let mut planning = Office::new(sample().remove(0));
    let mut office = Office::take(&planning.send());
    planning.edit(midterm(1, "(1) 訓練を2回行った。"));
    office.edit(midterm(0, "(1) 講座を3回開いた。"));
    // An older version keeps the keys as they are, and writes its own words.
    let file = office.send().replace("\"effects\": \"", "\"effects\": \"○ 効果があった。\\n");
    let proposal = planning.merge(&file);
    assert_eq!(outcomes(&proposal), [MergeOutcome::Theirs, MergeOutcome::Ours, MergeOutcome::Theirs]);
}

#[test]
fn without_versions_in_common_nothing_is_put_together() {
    let mut planning = Office::new(sample().remove(0));
    planning.send();
    let mut other = planning.sheet.clone();
    other.goal.push('。');
    assert_eq!(planning.propose(&json::encode([&other], &Extra::new(), &moment())), None);
    // Keys of somebody else's stay where they are.
    let mut foreign = planning.sheet.clone();
    foreign.extra.insert("versions".to_owned(), "2".into());
    foreign.extra.insert("revision".to_owned(), "b".into());
    let before = foreign.clone();
    assert!(Trail::take_from(&mut foreign).is_empty());
    assert_eq!(foreign, before);
}

#[test]
fn a_sheet_whose_report_was_filled_in_grows_by_a_tenth_at_most() {
    let (mut before, mut after) = (0, 0);
    for mut sheet in sample() {
        sheet.initiatives[0].midterm = String::new();
        let mut office = Office::take(&json::encode([&sheet], &Extra::new(), &moment()));
        let cell = Cell::Initiative(sheet.initiatives[0].id.clone(), Column::Midterm);
        office.edit(|sheet| *sheet.text_mut(&cell).expect("a cell") = "(1) 書いた。".to_owned());
        let plain = json::encode([&office.sheet], &Extra::new(), &moment());
        let file = office.send();
        // Old words that were none cost nothing.
        assert!(!file.contains("\"texts\""));
        (before, after) = (before + plain.len(), after + file.len());
    }
    let growth = (after - before) * 1000 / before;
    crate::common::skipped(&format!("a sheet whose report was filled in grows by {growth} thousandths"));
    assert!(growth <= 100, "{growth}");
}
