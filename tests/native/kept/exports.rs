//! Exports are as they were, and what is drawn and told of the sheets.

use super::book::normal_book;
use super::house::{
    SCOPES, Sheet, WHOLE, choices, drawn, findings, no_extra, sample, seed, to_csv, to_json, to_markdown,
    to_page, to_workbook,
};
use super::keeping::{Comparison, kept};
use super::page::{normal_page, normal_piece};

#[test]
fn the_sample_is_exported_to_the_letter() {
    let (sheets, comparison) = (sample(), Comparison::default());
    // The text is the same under another name.
    let json = to_json(&sheets, &no_extra());
    comparison.same("sample.goalsheet.json", json.as_bytes(), &kept("sample.goalsheet.json"));
    comparison.same("sample.csv", to_csv(&sheets).as_bytes(), &kept("sample.csv"));
    for (name, scope) in SCOPES {
        let text = to_markdown(&sheets, &no_extra(), scope);
        if name == "whole" {
            comparison.same("sample.md", text.as_bytes(), &kept("sample.md"));
        }
        comparison.same_digest(&format!("sample {name}.md"), text.as_bytes());
    }
}

#[test]
fn the_sample_is_published_as_it_was() {
    let (sheets, comparison) = (sample(), Comparison::default());
    check_pages("sample", &sheets, &comparison);
    check_drawn("sample", &sheets, &comparison);
}

#[test]
fn the_samples_workbook_is_as_it_was() {
    let (sheets, comparison) = (sample(), Comparison::default());
    check_books("sample", &sheets, &comparison);
}

#[test]
fn the_real_document_is_exported_as_it_was() {
    let Some(sheets) = seed() else { return };
    let comparison = Comparison::default();
    comparison.same_digest("seed.goalsheet.json", to_json(&sheets, &no_extra()).as_bytes());
    comparison.same_digest("seed.csv", to_csv(&sheets).as_bytes());
    for (name, scope) in SCOPES {
        comparison
            .same_digest(&format!("seed {name}.md"), to_markdown(&sheets, &no_extra(), scope).as_bytes());
    }
    check_pages("seed", &sheets, &comparison);
    check_drawn("seed", &sheets, &comparison);
    check_books("seed", &sheets, &comparison);
}

/// The page in each choice that a person has, whole sheets and one alone.
fn check_pages(name: &str, sheets: &[Sheet], comparison: &Comparison) {
    for (choice_name, choice) in choices().filter(|(_, choice)| choice.reports || choice.readings) {
        let page = normal_page(&to_page(sheets, &no_extra(), choice));
        comparison.same_digest(&format!("{name} {choice_name}.page"), page.as_bytes());
    }
    let page = normal_page(&to_page(&sheets[..1], &no_extra(), WHOLE));
    comparison.same_digest(&format!("{name} first.page"), page.as_bytes());
}

/// Verdicts, bars and texts, and what the review tells in the year's steps.
fn check_drawn(name: &str, sheets: &[Sheet], comparison: &Comparison) {
    for (step, day) in [("plan", [2024, 5, 7]), ("midterm", [2024, 10, 20]), ("final", [2025, 4, 10])] {
        let found = findings(sheets, day).concat();
        comparison.same_digest(&format!("{name} findings {step}"), found.as_bytes());
    }
    let pieces: String = drawn(sheets).iter().map(|piece| normal_piece(piece)).collect();
    comparison.same_digest(&format!("{name}.figures"), pieces.as_bytes());
}

/// The workbook in each choice that makes a difference to one.
fn check_books(name: &str, sheets: &[Sheet], comparison: &Comparison) {
    for (choice_name, choice) in
        choices().filter(|(_, choice)| choice.cover && (choice.reports || choice.readings))
    {
        let book = normal_book(&to_workbook(sheets, &no_extra(), choice));
        comparison.same_digest(&format!("{name} {choice_name}.book"), book.as_bytes());
    }
}
