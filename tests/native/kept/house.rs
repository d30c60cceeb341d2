//! All that these tests call in the house. Whoever renames or moves something mends it here and nowhere else.

use std::sync::{Arc, LazyLock};

use goalsheet::codec::markdown::Scope;
use goalsheet::codec::xlsx::import;
use goalsheet::codec::{self, Decoded, Note, Problem, clipboard, json, stored};
use goalsheet::engines;
use goalsheet::figures;
use goalsheet::listing::{self, Filter};
use goalsheet::messages::{problems, review as words};
use goalsheet::model::publication::{Paper, PublishChoice};
use goalsheet::model::{Day, Document, Extra, Moment, Report, Shelf, Stage, State};
use goalsheet::protocol::{
    self, Content, MakeMarkdown, MakePage, MakeTable, PackedSheet, ReaderCall, Request,
};
use goalsheet::results::{self, table};
use goalsheet::review::{self, Finding};

pub(crate) use goalsheet::model::Sheet;

/// The moment that every file kept here bears.
pub(crate) const NOW: &str = "2026-11-22T09:00:00+09:00";

/// What was read of a file: its sheets, the file's own unknown keys, and what a person is told.
#[derive(Debug, PartialEq)]
pub(crate) struct Read {
    pub(crate) sheets: Vec<Sheet>,
    pub(crate) extra: Extra,
    pub(crate) told: Vec<String>,
}

/// The sample, in the order in which the app exports it.
pub(crate) fn sample() -> Vec<Sheet> {
    static SAMPLE: LazyLock<Vec<Sheet>> =
        LazyLock::new(|| paper_order(read(include_str!("../../../assets/sample.goalsheet.json")).sheets));
    SAMPLE.clone()
}

/// The real document as the app reads it, where it is at hand.
pub(crate) fn seed_as_read() -> Option<Read> {
    crate::common::seed().map(read)
}

/// No unknown keys.
pub(crate) fn no_extra() -> Extra {
    Extra::new()
}

/// The real document's sheets in that order, where it is at hand.
pub(crate) fn seed() -> Option<Vec<Sheet>> {
    crate::common::seed().map(|text| paper_order(read(text).sheets))
}

fn paper_order(sheets: Vec<Sheet>) -> Vec<Sheet> {
    let sheets = Shelf::from_items(sheets.into_iter().map(Arc::new).collect()).expect("different ids");
    let document = Document { sheets, ..Document::default() };
    let groups = listing::groups(&document, &Filter::default());
    groups.into_iter().flat_map(|group| group.sheets).map(|sheet| (*sheet).clone()).collect()
}

/// Reads a text of any kind that the app takes in; or what a person is told instead.
pub(crate) fn try_read(text: &str) -> Result<Read, Vec<String>> {
    told(codec::read(text, &mut crate::common::ids()))
}

/// Reads a text that can be read.
pub(crate) fn read(text: &str) -> Read {
    try_read(text).unwrap_or_else(|told| panic!("{told:#?}"))
}

/// Reads a workbook.
pub(crate) fn read_workbook(bytes: &[u8]) -> Read {
    let read = import::decode(bytes, &mut crate::common::ids(), &mut |_, _| {});
    told(read).unwrap_or_else(|told| panic!("{told:#?}"))
}

/// Reads a form that was copied as HTML.
pub(crate) fn copied(html: &str) -> Result<Read, Vec<String>> {
    let grid = clipboard::html::grid(html, "", false).ok_or_else(|| vec!["no cells".to_owned()])?;
    told(codec::grid::read(&[grid], &mut crate::common::ids()))
}

/// The cells of a range that was copied as HTML, a line each: where it stands, and its text.
pub(crate) fn cells_of(html: &str) -> Vec<String> {
    let grid = clipboard::html::grid(html, "", false);
    let cells = grid.as_ref().map_or_else(Vec::new, |grid| grid.addressed());
    cells.iter().map(|(address, text)| format!("{address} {text:?}")).collect()
}

fn told(decoded: Result<Decoded, Vec<Problem>>) -> Result<Read, Vec<String>> {
    let note = |note: &Note| problems::note(note);
    let problem = |problem: &Problem| problems::problem(problem);
    match decoded {
        Ok(Decoded { sheets, extra, notes, .. }) => {
            Ok(Read { sheets, extra, told: notes.iter().map(note).collect() })
        }
        Err(found) => Err(found.iter().map(problem).collect()),
    }
}

/// JSON, and the text that is the same.
pub(crate) fn to_json(sheets: &[Sheet], extra: &Extra) -> String {
    json::encode(sheets, extra, &crate::common::moment())
}

/// 目標と実績 for spreadsheets.
pub(crate) fn to_csv(sheets: &[Sheet]) -> String {
    ask_reader(MakeTable { city: None, sheets: PackedSheet::pack_all(sheets) })
}

/// The three scopes of Markdown, by name.
pub(crate) const SCOPES: [(&str, Scope); 3] =
    [("whole", Scope::Whole), ("shown", Scope::Shown), ("plan", Scope::Plan)];

/// Markdown.
pub(crate) fn to_markdown(sheets: &[Sheet], extra: &Extra, scope: Scope) -> String {
    ask_reader(MakeMarkdown { scope, content: content(sheets, extra) })
}

/// Everything that a person can choose on 公開, by name; without reports there are no readings, chosen or not.
pub(crate) fn choices() -> impl Iterator<Item = (String, PublishChoice)> {
    (0..32).map(|bits: u32| {
        let is = |bit: u32| bits >> bit & 1 == 0;
        let paper = if is(4) { Paper::A3 } else { Paper::A4 };
        let choice = PublishChoice {
            reports: is(0),
            readings: is(1),
            cover: is(2),
            whole: is(3),
            paper,
            ..PublishChoice::WHOLE
        };
        let part = |is, name| if is { "" } else { name };
        let name = [
            part(choice.reports, " plan-only"),
            part(choice.readings, " no-readings"),
            part(choice.cover, " no-cover"),
            part(choice.whole, " shown"),
            part(is(4), " a4"),
        ];
        let name = name.concat();
        (if name.is_empty() { "whole".to_owned() } else { name.trim().to_owned() }, choice)
    })
}

/// What the export of everything chooses.
pub(crate) const WHOLE: PublishChoice = PublishChoice::WHOLE;

/// The published page.
pub(crate) fn to_page(sheets: &[Sheet], extra: &Extra, choice: PublishChoice) -> String {
    ask_reader(MakePage {
        choice,
        city: String::new(),
        content: content(sheets, extra),
        before: Vec::new(),
        first: None,
    })
}

/// The workbook.
pub(crate) fn to_workbook(sheets: &[Sheet], extra: &Extra, choice: PublishChoice) -> Vec<u8> {
    let request = crate::common::workbook_request("", content(sheets, extra), choice);
    ask(request, |message| engines::excel::answer(message, &mut |_, _| {})).into_vec()
}

/// Asks the reader for a text, as the page does.
fn ask_reader<R: Request<Call = ReaderCall, Answer = Option<String>>>(request: R) -> String {
    ask(request, engines::reader::answer)
}

/// Asks an engine for a file, as the page does.
fn ask<R: Request<Answer = Option<A>>, A>(request: R, engine: impl Fn(&[u8]) -> Vec<u8>) -> A {
    let answer = engine(&protocol::encode_request(1, "", request));
    let (_, answer) = protocol::open(&answer).expect("an answer");
    protocol::decode_answer::<R>(answer).expect("an answer to this request").expect("a file")
}

fn content(sheets: &[Sheet], extra: &Extra) -> Content {
    Content::pack(sheets, extra, Moment::new(NOW).expect("a moment"))
}

/// Bars, tallies and texts as they are drawn on screens and pages alike, a piece of markup to each.
pub(crate) fn drawn(sheets: &[Sheet]) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut push = |drawn| pieces.push(figures::printable(drawn));
    for sheet in sheets {
        let read = results::of(sheet);
        let lines: Vec<_> = table::of_sheet(sheet, &read).collect();
        for report in Report::ALL {
            for line in &lines {
                push(figures::measured(line, report));
            }
            push(figures::tally_bar(&read.tally(report), report));
            push(figures::tally_line(&read.tally(report), report));
        }
        push(figures::tally_chips(&lines));
        for cell in sheet.cells() {
            let text = sheet.text(&cell).expect("a cell");
            push(figures::paper_text(text, &[]));
        }
    }
    for (state, report) in State::ALL.into_iter().flat_map(|state| Report::ALL.map(|report| (state, report)))
    {
        push(figures::swatch(state, report));
    }
    pieces
}

/// What the review tells of these sheets on a day, a line each: rule, place, sentence, and what mends it.
pub(crate) fn findings(sheets: &[Sheet], day: [i64; 3]) -> Vec<String> {
    let [year, month, day] = day;
    let today = Day::new(year, month, day).expect("a day");
    let told = |sheet: &Sheet, finding: &Finding| {
        let (title, place) = (words::title(finding.rule), words::place(sheet, &finding.place));
        let mends = finding.fix.as_ref().map_or("", |fix| fix.text.as_str());
        format!("{} {title} {place} {} {mends:?}\n", sheet.id, words::sentence(sheet, finding))
    };
    let mut lines = Vec::new();
    for sheet in sheets {
        let found = review::of_sheet(sheet, &results::of(sheet), Stage::on(sheet.fiscal_year, today), today);
        lines.extend(found.iter().map(|finding| told(sheet, finding)));
    }
    let all: Vec<Arc<Sheet>> = sheets.iter().cloned().map(Arc::new).collect();
    for (id, finding) in review::of_year(&all) {
        let sheet = sheets.iter().find(|sheet| sheet.id == id).expect("one of these");
        lines.push(told(sheet, &finding));
    }
    lines
}

/// What the browser's storage holds under a key, read and written again; or why it cannot be read.
pub(crate) fn stored_again(key: &str, value: &str) -> Result<(Vec<Sheet>, String), String> {
    let why = |problems: Vec<Problem>| format!("{problems:?}");
    if key.starts_with("goalsheet:sheet:") {
        let read = stored::decode_sheet(value).map_err(why)?;
        let again = stored::encode_sheet(&read.sheet, read.updated_at.as_ref(), read.filed);
        return Ok((vec![read.sheet], again));
    }
    if key.starts_with("goalsheet:bin:") {
        let read = stored::decode_binned(value).map_err(why)?;
        return Ok((vec![(*read.sheet).clone()], stored::encode_binned(&read)));
    }
    let read = stored::decode_extra(value).map_err(why)?;
    Ok((Vec::new(), stored::encode_extra(&read)))
}
