//! Comments: said, answered, ticked off, and put together from two versions of a sheet.

use goalsheet::merge::{MergeOutcome, merge_sheet};
use goalsheet::messages::comments as words;
use goalsheet::model::{
    Comment, CommentId, CommentKind, Document, Edit, Extra, FiscalYear, Moment, Reply, Sheet, SheetId,
    Signature, apply, revision, united,
};
use goalsheet::review::Place;
use proptest::collection::vec;
use proptest::prelude::*;

fn signed(minute: u8) -> Signature {
    Signature {
        at: Moment::new(&format!("2025-10-01T09:{minute:02}:00+09:00")), by: Some("山田".to_owned())
    }
}

fn comment(id: &str, text: &str) -> Comment {
    Comment {
        id: CommentId::new(id).expect("an id"),
        kind: CommentKind::Remark,
        place: "goal".to_owned(),
        words: None,
        text: text.to_owned(),
        signed: signed(0),
        answers: Vec::new(),
        is_done: false,
        extra: Extra::new(),
    }
}

fn answered(id: &str, text: &str, answers: &[(u8, &str)]) -> Comment {
    let answer = |(minute, text): &(u8, &str)| Reply {
        text: (*text).to_owned(),
        signed: signed(*minute),
        extra: Extra::new(),
    };
    Comment { answers: answers.iter().map(answer).collect(), ..comment(id, text) }
}

fn sheet(comments: Vec<Comment>) -> Sheet {
    let id = SheetId::new("s").expect("an id");
    Sheet { comments, ..Sheet::empty(id, FiscalYear::new(2025).expect("a year")) }
}

#[test]
fn what_is_said_is_an_edit() {
    let document =
        apply(&Document::default(), Edit::AddSheet(sheet(Vec::new()).into())).expect("a new sheet");
    let id = SheetId::new("s").expect("an id");
    let say = |document: &Document, comment: Comment| {
        apply(document, Edit::SetComment { sheet: id.clone(), comment: Box::new(comment) })
            .expect("it is said")
    };
    let comments = |document: &Document| document.sheet(&id).expect("the sheet").comments.clone();
    let one = say(&document, comment("a", "根拠は？"));
    let two = say(&one, answered("a", "根拠は？", &[(5, "要綱です。")]));
    assert_eq!(comments(&two), [answered("a", "根拠は？", &[(5, "要綱です。")])]);
    let gone = Edit::RemoveComment { sheet: id.clone(), id: CommentId::new("a").expect("an id") };
    assert_eq!(comments(&apply(&two, gone.clone()).expect("it goes")), []);
    assert!(apply(&document, gone).is_err());
}

#[test]
fn two_versions_are_put_together() {
    use MergeOutcome::*;
    let check =
        |ours: Vec<Comment>, theirs: Vec<Comment>, expected: Vec<Comment>, outcome: Option<MergeOutcome>| {
            let base = sheet(vec![comment("a", "根拠は？")]);
            let merged = merge_sheet(Some(&base), &sheet(ours), &sheet(theirs));
            assert_eq!(merged.sheet.comments, expected);
            assert_eq!(merged.changes.first().map(|change| change.outcome), outcome);
        };
    let base = || vec![comment("a", "根拠は？")];
    let done = || Comment { is_done: true, ..comment("a", "根拠は？") };
    check(base(), base(), base(), None);
    check(base(), vec![], vec![], Some(Theirs));
    check(vec![done()], base(), vec![done()], Some(Ours));
    // Both answered: both answers stand, in the order in which they were given.
    let both = answered("a", "根拠は？", &[(5, "要綱です。"), (7, "別表2。")]);
    check(
        vec![answered("a", "根拠は？", &[(7, "別表2。")])],
        vec![answered("a", "根拠は？", &[(5, "要綱です。")])],
        vec![both],
        Some(Joined),
    );
    // Taken away there and answered here: it stays.
    let ours = answered("a", "根拠は？", &[(5, "要綱です。")]);
    check(
        vec![ours.clone()],
        vec![comment("b", "単位は？")],
        vec![ours, comment("b", "単位は？")],
        Some(Joined),
    );
    // Taken away there, and something else said here.
    check(
        vec![base().remove(0), comment("b", "単位は？")],
        vec![],
        vec![comment("b", "単位は？")],
        Some(Joined),
    );
}

#[test]
fn a_list_tells_how_a_sheet_stands() {
    let of_sheet = |comments: &[Comment]| sheet(comments.to_vec());
    let check = |comments: &[Comment], expected: &[&str]| {
        assert_eq!(words::standing(&of_sheet(comments)), expected);
    };
    let of = |kind, is_done| Comment { kind, is_done, ..comment("a", "") };
    check(&[], &[]);
    check(&[of(CommentKind::Remark, false)], &["コメント 1"]);
    check(&[of(CommentKind::Remark, true)], &[]);
    check(&[of(CommentKind::Returned, false)], &["差戻し", "コメント 1"]);
    check(&[of(CommentKind::Returned, true)], &[]);
    check(&[of(CommentKind::Returned, true), of(CommentKind::Checked, false)], &["確認済み"]);
    // What was sent back and is not dealt with stays so.
    check(&[of(CommentKind::Returned, false), of(CommentKind::Checked, false)], &["差戻し", "コメント 1"]);
    // It was another text that was found good.
    let mut checked = of(CommentKind::Checked, false);
    checked.note_content(revision(&of_sheet(&[])));
    check(&[checked.clone()], &["確認済み"]);
    let changed = Sheet { situation: "書き直した現況".into(), ..of_sheet(&[checked]) };
    assert_eq!(words::standing(&changed), ["確認済み（そのあと変更あり）"]);
}

#[test]
fn a_place_is_found_again_while_it_is_there() {
    let mut sheet = sheet(Vec::new());
    sheet.push_position("総合計画".into(), "第2編".into(), Extra::new());
    for (cell, _) in sheet.texts() {
        assert_eq!(Place::cell_of_key(&sheet, &Place::key_of_cell(&sheet, &cell)), Some(cell));
    }
    assert_eq!(Place::cell_of_key(&sheet, "initiative:gone:target"), None);
    assert_eq!(words::place(&sheet, &Comment { place: String::new(), ..comment("a", "") }), words::WHOLE);
    assert_eq!(words::place(&sheet, &Comment { place: "plan:7".into(), ..comment("a", "") }), words::GONE);
}

proptest! {
    #[test]
    fn nothing_that_was_said_is_lost(ours in vec(crate::common::comment(), 0..4), theirs in vec(crate::common::comment(), 0..4)) {
        let all = united(&ours, &theirs);
        for comment in ours.iter().chain(&theirs) {
            // A list may have one id twice, as a hand leaves it.
            let mut kept = all.iter().filter(|one| one.id == comment.id);
            prop_assert!(kept.any(|kept| comment.answers.iter().all(|answer| kept.answers.contains(answer))));
        }
        prop_assert_eq!(united(&all, &theirs), all.clone());
    }
}
