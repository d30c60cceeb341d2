//! Quantities and verdicts on labelled phrases: the repo's own, and those of the real document where it is there.

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use common::skipped;
use goalsheet::model::State;
use goalsheet::text::number::Number;
use goalsheet::text::quantity::{Bound, Quantity, quantities};
use goalsheet::text::verdict::{Verdict, judge};
use serde_json::Value;

/// Phrases that are known to be read otherwise than a person reads them, and why that is left so.
const EXPECTED_MISSES: &[(&str, &str)] = &[];

/// A file of labelled phrases, each line in its columns.
struct Phrases {
    name: String,
    lines: Vec<Vec<String>>,
}

/// The files of one kind: the repo's, and the real document's beside the repo.
fn phrases(kind: &str) -> Vec<Phrases> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let beside = std::env::var_os("GOALSHEET_SHARED").map_or(root.join("../shared"), PathBuf::from);
    let own = root.join("tests/phrases");
    let paths = [
        own.join(format!("{kind}.tsv")),
        own.join(format!("{kind}_other.tsv")),
        beside.join(format!("gold/{kind}.tsv")),
    ];
    let read = paths.iter().filter_map(|path| {
        let name = path.display().to_string();
        let Ok(text) = fs::read_to_string(path) else {
            skipped(&format!("no phrases at {name}"));
            return None;
        };
        let lines = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
        let lines = lines.map(|line| line.split('\t').map(str::to_owned).collect()).collect();
        Some(Phrases { name, lines })
    });
    read.collect()
}

fn bound(bound: Bound) -> &'static str {
    match bound {
        Bound::Exact => "exact",
        Bound::AtLeast => "at_least",
        Bound::AtMost => "at_most",
        Bound::MoreThan => "more_than",
        Bound::LessThan => "less_than",
        Bound::About => "about",
    }
}

fn state(state: State) -> &'static str {
    match state {
        State::Met => "met",
        State::Short => "short",
        State::Unclear => "unclear",
        State::NoTarget => "no_target",
    }
}

/// Whether a label's number, of any number of places, is the number to four of them.
fn is_number(label: &str, number: Number) -> bool {
    let label: f64 = label.parse().expect("a number");
    let number: f64 = number.to_string().parse().expect("a number");
    (label - number).abs() < 0.000_06
}

fn is_quantity(label: &Value, quantity: &Quantity) -> bool {
    is_number(&label[0].to_string(), quantity.value)
        && label[1] == quantity.unit.as_str()
        && label[2] == bound(quantity.bound)
}

/// Says how a file was read, past the test runner, and answers with what was read wrong and not expected so.
fn report(name: &str, right: usize, wrong: &[(String, String)]) -> Vec<String> {
    skipped(&format!("(nothing) {name}: {right} right, {} otherwise", wrong.len()));
    let expected = |text: &str| EXPECTED_MISSES.iter().any(|(phrase, _)| *phrase == text);
    wrong
        .iter()
        .filter(|(text, _)| !expected(text))
        .map(|(text, read)| format!("{text}\n    {read}"))
        .collect()
}

#[test]
fn quantities_are_read_as_a_person_reads_them() {
    let mut unexpected = Vec::new();
    for file in phrases("quantities") {
        let mut wrong = Vec::new();
        for line in &file.lines {
            let labels: Vec<Value> = serde_json::from_str(&line[1]).expect("a list");
            let found = quantities(&line[0]);
            let is_right = labels.len() == found.len()
                && labels.iter().zip(&found).all(|(label, found)| is_quantity(label, found));
            if !is_right {
                let shown: Vec<_> =
                    found.iter().map(|q| format!("{}{} {}", q.value, q.unit, bound(q.bound))).collect();
                wrong.push((line[0].clone(), format!("{} read as {}", line[1], shown.join(", "))));
            }
        }
        unexpected.extend(report(&file.name, file.lines.len() - wrong.len(), &wrong));
    }
    assert!(unexpected.is_empty(), "\n{}", unexpected.join("\n"));
}

/// Whether a verdict has the label's state, and its numbers where the label has any.
fn is_verdict(line: &[String], verdict: &Verdict) -> bool {
    let column = |at: usize| line.get(at).map_or("", |cell| cell.trim());
    let fits = |label: &str, number: Option<Number>| {
        label.is_empty() || number.is_some_and(|number| is_number(label, number))
    };
    column(3) == state(verdict.state)
        && fits(column(4), verdict.target.as_ref().map(|target| target.value))
        && fits(column(5), verdict.actual.as_ref().map(|actual| actual.value))
        && (column(6).is_empty() || verdict.target.as_ref().is_none_or(|target| target.unit == column(6)))
}

#[test]
fn verdicts_are_what_a_person_would_say() {
    let mut unexpected = Vec::new();
    let mut wrongly_met = Vec::new();
    for file in phrases("verdicts") {
        let mut wrong = Vec::new();
        for line in &file.lines {
            let verdict = judge(&line[1], &line[2]);
            if !is_verdict(line, &verdict) {
                let shown = format!("{} → {} | {}", line[1], line[2], line[3..].join(" "));
                let read = format!(
                    "read as {} {:?} target {} actual {}",
                    state(verdict.state),
                    verdict.doubt,
                    verdict.target.as_ref().map_or_else(String::new, |q| format!("{}{}", q.value, q.unit)),
                    verdict.actual.as_ref().map_or_else(String::new, |a| format!("{}{}", a.value, a.unit)),
                );
                if verdict.state == State::Met && line[3] != "met" {
                    wrongly_met.push(shown.clone());
                }
                wrong.push((shown, read));
            }
        }
        unexpected.extend(report(&file.name, file.lines.len() - wrong.len(), &wrong));
    }
    let (met, other) = (wrongly_met.join("\n"), unexpected.join("\n"));
    assert!(wrongly_met.is_empty() && unexpected.is_empty(), "\n{other}\nmet, and is not:\n{met}");
}
