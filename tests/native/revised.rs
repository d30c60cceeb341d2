//! 見直し, which stands on the paper under 中間報告: so it does in Excel, in Markdown and where two versions are compared, and
//! it never becomes part of the report.

use goalsheet::codec::markdown::{self, Scope};
use goalsheet::codec::xlsx::{import, layout, write};
use goalsheet::model::{
    Cell, Column, Extra, FiscalYear, Initiative, InitiativeId, Revision, RevisionId, Sheet, SheetId,
    Signature, StepId, TakenStep, YearCourse,
};
use goalsheet::publish;

use crate::common::{ids, moment};
use crate::xlsx_import::edited;

const LINE: &str = "見直し（数値目標・11月22日）：参加者が増えたため";

/// A sheet whose target was changed after it was set: what was before, the reason, and the report.
fn sheet(before: &str, reason: &str, midterm: &str) -> Sheet {
    let row = InitiativeId::new("i").expect("an id");
    let initiative = Initiative {
        method: "(1) 講座".to_owned(),
        target: "(1) 5回".to_owned(),
        midterm: midterm.to_owned(),
        ..Initiative::empty(row.clone())
    };
    let step = StepId::new("midterm").expect("an id");
    let mut sheet = Sheet {
        goal: "水害に備える".to_owned(),
        initiatives: vec![initiative],
        ..Sheet::empty(SheetId::new("s").expect("an id"), FiscalYear::new(2026).expect("a year"))
    };
    let revision = Revision {
        id: RevisionId::new("r").expect("an id"),
        place: sheet.place_of(&Cell::Initiative(row, Column::Target)),
        step: step.clone(),
        reason: reason.to_owned(),
        before: before.to_owned(),
        signed: Signature { at: Some(moment()), by: Some("山田".to_owned()) },
        extra: Extra::new(),
    };
    let taken = TakenStep { id: step, since: Some(moment()), extra: Extra::new() };
    sheet.course = YearCourse { steps: vec![taken], revised: vec![revision] };
    sheet
}

fn book(sheet: &Sheet) -> Vec<u8> {
    write::encode(std::slice::from_ref(sheet), &Extra::new(), &moment()).expect("a workbook")
}

fn read(book: &[u8]) -> (Sheet, usize) {
    let mut decoded = import::decode(book, &mut ids(), &mut |_, _| {}).expect("its sheets");
    (decoded.sheets.remove(0), decoded.notes.len())
}

#[test]
fn a_workbook_has_it_under_the_report_and_not_in_it() {
    for midterm in ["(1) 3回実施した", ""] {
        let sheet = sheet("(1) 3回", "参加者が増えたため", midterm);
        let book = book(&sheet);
        assert_eq!(read(&book), (sheet.clone(), 0), "as it was written");
        // Something else, the report and the line itself are typed over.
        let with = |from: &str, to: &str| read(&edited(&book, from, to)).0;
        assert_eq!(
            with("水害に備える", "地震に備える"),
            Sheet { goal: "地震に備える".to_owned(), ..sheet.clone() }
        );
        let typed = with(LINE, "予算が増えた").initiatives[0].midterm.clone();
        assert_eq!(typed, format!("{midterm}\n予算が増えた").trim_start());
        if !midterm.is_empty() {
            assert_eq!(with(midterm, "(1) 4回").initiatives[0].midterm, "(1) 4回");
        }
    }
    // Reasons as long as anybody may write them do not break the workbook.
    let long = sheet("(1) 3回", &"長い理由".repeat(20_000), "(1) 済");
    assert_eq!(read(&book(&long)), (long, 0));
    // What was opened and not changed is not printed.
    let same = sheet("(1) 5回", "参加者が増えたため", "(1) 済");
    assert!(layout::form(&same).areas.iter().all(|area| !area.text.contains("見直し（")));
}

#[test]
fn markdown_has_it_and_tells_of_one_that_is_not_carried() {
    let sheet = sheet("(1) 3回", "参加者が増えたため", "(1) 3回実施した");
    let write = |scope| markdown::encode(std::slice::from_ref(&sheet), &Extra::new(), &moment(), scope);
    let check = |text: &str, revised: usize, notes: usize| {
        let decoded = markdown::decode(text, &mut ids()).expect("a sheet");
        assert_eq!(decoded.sheets[0].initiatives, sheet.initiatives, "{text}");
        assert_eq!(decoded.sheets[0].course.revised.len(), revised, "{text}");
        assert_eq!(decoded.notes.len(), notes, "{:?}", decoded.notes);
    };
    let whole = write(Scope::Whole);
    assert!(whole.contains(&format!("#### 見直し\n\n- {LINE}\n")), "{whole}");
    check(&whole, 1, 0);
    check(&whole.replace("増えたため\n", "減ったため\n"), 1, 1);
    // For all to read, it stands there without who it was and what stood there; what stands there comes back.
    let shown = write(Scope::Shown);
    assert!(shown.contains(LINE) && !shown.contains("山田"));
    check(&shown, 1, 0);
    assert!(!write(Scope::Plan).contains("見直し（"));
}

#[test]
fn two_versions_are_compared_with_the_reason_in_its_place() {
    let after = sheet("(1) 3回", "参加者が増えたため", "(1) 済");
    let mut before = after.clone();
    before.course.revised.clear();
    before.initiatives[0].target = "(1) 3回".to_owned();
    for is_of_plan in [true, false] {
        let drawn = publish::comparison::comparison(&before, &after, is_of_plan);
        assert_eq!(drawn.matches(LINE).count(), 1, "{is_of_plan} {drawn}");
        assert!(!drawn.contains("山田"));
        let same = publish::comparison::comparison(&after, &after, is_of_plan);
        assert!(same.contains(LINE) && !same.contains("<ins>見直し"));
    }
}
