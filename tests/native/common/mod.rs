//! Random sheets and texts for property tests, and where the real document lies.
#![allow(dead_code, unreachable_pub, reason = "each test file uses its part of this")]

pub mod office;

use std::io::Write;
use std::path::PathBuf;
use std::sync::LazyLock;

use goalsheet::engines::reader;
use goalsheet::model::publication::PublishChoice;
use goalsheet::model::{
    Column, Comment, CommentId, CommentKind, Dismissal, Extra, FiscalYear, Initiative, InitiativeId, Moment,
    Overruling, PurposeNo, Rank, Reply, Report, Revision, RevisionId, Sdg, Sheet, SheetId, Signature, State,
    StepId, TakenStep, Value, YearCourse,
};
use goalsheet::protocol::{self, Content, MakeWorkbook, ReadShown};
use proptest::collection::{btree_set, vec};
use proptest::prelude::*;
use proptest::sample::select;

/// The request for a workbook, with what the reader reads by a form, as the page makes it; without readings where a sheet is
/// damaged.
pub fn workbook_request(form: &str, content: Content, choice: PublishChoice) -> MakeWorkbook {
    let read = ReadShown { choice, sheets: content.sheets.clone() };
    let answer = reader::answer(&protocol::encode_request(1, form, read));
    let (_, body) = protocol::open(&answer).expect("an answer");
    let results = protocol::decode_answer::<ReadShown>(body).expect("readings or none");
    MakeWorkbook { city: None, choice, content, results: results.filter(|_| choice.shows_readings()) }
}

/// Texts that people type, and texts that break programs.
pub fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => select(vec![
            "○ 防災体制の強化", "(1) 研修", "(2)(3) 年度内", "・ 訓練", "①", "⑥ ", "２，９７１人", "防災・減災",
            "\n", "\r\n", "\t", " ", "　", "\"", "\\", "\\n", "</p>", "<script>", "=cmd|", "&amp;", "年度",
            "😀", "👩‍👩‍👧", "𠮷", "\u{200b}", "\u{202e}", "\u{feff}", "\u{fffd}", "\u{1}", "\u{7f}", "\u{2028}",
        ]).prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

/// An id that a file may bring.
fn id() -> impl Strategy<Value = String> {
    "[a-z0-9あ目𠮷 /#\"\\\\-]{1,12}".prop_filter("blank", |id| !id.trim().is_empty())
}

/// Keys that no version knows, with values of every kind, deep and exact.
pub fn extra() -> impl Strategy<Value = Extra> {
    let number = select(vec!["0", "-7", "1.0", "1e400", "123456789012345678901234567890", "-0.10"]);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        number.prop_map(|digits| Value::Number(serde_json::Number::from_string_unchecked(digits.to_owned()))),
        text().prop_map(Value::String),
    ];
    let value = leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..3).prop_map(Value::Array),
            vec((text(), inner), 0..3).prop_map(|pairs| Value::Object(pairs.into_iter().collect())),
        ]
    });
    let key = (text(), 0..100u8).prop_map(|(text, n)| format!("x{n}{text}"));
    vec((key, value), 0..3).prop_map(|pairs| pairs.into_iter().collect())
}

/// What a person may say about a reading.
pub fn overruling() -> impl Strategy<Value = Overruling> {
    let picks = (proptest::option::of(text()), proptest::option::of(vec(text(), 0..3)));
    let what = (
        proptest::option::of(1..=30u8),
        select(Report::ALL.to_vec()),
        proptest::option::of(select(State::ALL.to_vec())),
    );
    (what, picks, text(), text(), (text(), signature()), extra()).prop_map(
        |(
            (entry, report, state),
            (target_quantity, report_quantities),
            target_words,
            report_words,
            (reason, signed),
            extra,
        )| Overruling {
            entry,
            report,
            state,
            target_quantity,
            report_quantities,
            target_words,
            report_words,
            reason,
            signed,
            extra,
        },
    )
}

/// When a person decided, and who.
fn signature() -> impl Strategy<Value = Signature> {
    (any::<bool>(), proptest::option::of(text()))
        .prop_map(|(has_moment, by)| Signature { at: has_moment.then(moment), by })
}

/// A finding that was set aside.
pub fn dismissal() -> impl Strategy<Value = Dismissal> {
    (text(), text(), text(), signature(), extra())
        .prop_map(|(rule, place, reason, signed, extra)| Dismissal { rule, place, reason, signed, extra })
}

fn initiative() -> impl Strategy<Value = Initiative> {
    let purposes = btree_set(1..=20i64, 0..4);
    (id(), [text(), text(), text(), text(), text()], purposes, vec(overruling(), 0..2), extra()).prop_map(
        |(id, texts, purposes, overruled, extra)| {
            let mut initiative = Initiative::empty(InitiativeId::new(&id).expect("an id"));
            for (column, text) in Column::ALL.into_iter().zip(texts) {
                *initiative.text_mut(column) = text;
            }
            initiative.purposes = purposes.into_iter().filter_map(PurposeNo::new).collect();
            initiative.overruled = overruled;
            initiative.extra = extra;
            initiative
        },
    )
}

/// What people may say about a sheet.
pub fn comment() -> impl Strategy<Value = Comment> {
    let answer =
        (text(), signature(), extra()).prop_map(|(text, signed, extra)| Reply { text, signed, extra });
    let what = (id(), select(CommentKind::ALL.to_vec()), text(), proptest::option::of(text()), text());
    (what, signature(), vec(answer, 0..2), any::<bool>(), extra()).prop_map(
        |((id, kind, place, words, text), signed, answers, is_done, extra)| Comment {
            id: CommentId::new(&id).expect("an id"),
            kind,
            place,
            words,
            text,
            signed,
            answers,
            is_done,
            extra,
        },
    )
}

/// How far a sheet may have come in its year.
fn course() -> impl Strategy<Value = YearCourse> {
    let step = || id().prop_map(|id| StepId::new(&id).expect("an id"));
    let taken = (step(), any::<bool>(), extra()).prop_map(|(id, has_moment, extra)| TakenStep {
        id,
        since: has_moment.then(moment),
        extra,
    });
    let revision = (id(), step(), [text(), text(), text()], signature(), extra()).prop_map(
        |(id, step, [place, reason, before], signed, extra)| Revision {
            id: RevisionId::new(&id).expect("an id"),
            place,
            step,
            reason,
            before,
            signed,
            extra,
        },
    );
    (vec(taken, 0..3), vec(revision, 0..2)).prop_map(|(steps, mut revised)| {
        revised.dedup_by(|a, b| a.id == b.id);
        YearCourse { steps, revised }
    })
}

/// A sheet with anything in it that a sheet may hold.
pub fn sheet() -> impl Strategy<Value = Sheet> {
    let texts = [text(), text(), text(), text(), text(), text(), text()];
    let head = (id(), 1989..=2118i64, proptest::option::of(1..=999i64), btree_set(1..=17i64, 0..5));
    let rows = (vec((text(), text(), extra()), 0..4), vec(initiative(), 0..4));
    (head, texts, rows, (vec(dismissal(), 0..2), vec(comment(), 0..2), course()), extra()).prop_map(
        |((id, year, rank, sdgs), texts, (positions, initiatives), (dismissed, comments, course), extra)| {
            let year = FiscalYear::new(year).expect("a year");
            let mut sheet = Sheet::empty(SheetId::new(&id).expect("an id"), year);
            [
                sheet.group,
                sheet.department,
                sheet.goal,
                sheet.situation,
                sheet.purpose,
                sheet.participation,
                sheet.effects,
            ] = texts;
            sheet.rank = rank.and_then(Rank::new);
            sheet.sdgs = sdgs.into_iter().filter_map(Sdg::new).collect();
            for (plan, text, extra) in positions {
                sheet.push_position(plan, text, extra);
            }
            for initiative in initiatives {
                if sheet.initiative(&initiative.id).is_none() {
                    sheet.initiatives.push(initiative);
                }
            }
            sheet.dismissed = dismissed;
            sheet.course = course;
            for comment in comments {
                if sheet.comments.iter().all(|known| known.id != comment.id) {
                    sheet.comments.push(comment);
                }
            }
            sheet.extra = extra;
            sheet
        },
    )
}

/// Sheets with different ids.
pub fn sheets() -> impl Strategy<Value = Vec<Sheet>> {
    vec(sheet(), 0..4).prop_map(|mut sheets| {
        let mut seen = std::collections::BTreeSet::new();
        sheets.retain(|sheet| seen.insert(sheet.id.clone()));
        sheets
    })
}

/// A generator of new ids, `new-1`, `new-2` …
pub fn ids() -> impl FnMut() -> String {
    let mut count = 0;
    move || {
        count += 1;
        format!("new-{count}")
    }
}

/// Some moment.
pub fn moment() -> Moment {
    Moment::new("2026-11-22T09:00:00+09:00").expect("a moment")
}

/// A path of what lies beside the checkout.
pub fn shared(path: &str) -> PathBuf {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared");
    std::env::var_os("GOALSHEET_SHARED").map_or(beside, PathBuf::from).join(path)
}

/// The real document, or none (said aloud, once) where this checkout stands alone.
pub fn seed() -> Option<&'static str> {
    static SEED: LazyLock<Option<String>> = LazyLock::new(|| {
        let path = shared("seed/000_aba36023b86d2790.txt");
        let text = std::fs::read_to_string(&path).ok();
        if text.is_none() {
            skipped(&format!("the real document is not at {}", path.display()));
        }
        text
    });
    SEED.as_deref()
}

/// One of the small inputs on which the app fell short, or none (said aloud) where this checkout stands alone.
pub fn case(name: &str) -> Option<Vec<u8>> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let shared = std::env::var_os("GOALSHEET_SHARED").map_or(beside, PathBuf::from);
    let path = shared.join("cases").join(name);
    let bytes = std::fs::read(&path).ok();
    if bytes.is_none() {
        skipped(&format!("there is no {}", path.display()));
    }
    bytes
}

/// Says that a test did not run, past the test runner, which hides what a passing test prints.
pub fn skipped(why: &str) {
    let _ = writeln!(std::io::stderr(), "SKIPPED: {why}");
}

/// Cuts, doubles and overwrites at random, as broken mail and broken disks do.
pub fn mutate(text: &str, edits: &[(usize, usize, u8)]) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for (at, other, kind) in edits {
        if chars.is_empty() {
            break;
        }
        let (at, other) = (at % chars.len(), other % chars.len());
        match kind % 6 {
            0 => drop(chars.remove(at)),
            1 => chars[at] = chars[other],
            2 => chars.insert(at, chars[other]),
            3 => drop(chars.drain(at.min(other)..at.max(other))),
            4 => chars[at] = ['"', '{', '[', '\t', '\n', '①', '<', '\\'][other % 8],
            _ => chars.truncate(at),
        }
    }
    chars.into_iter().collect()
}
