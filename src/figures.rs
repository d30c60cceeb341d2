//! Verdicts and texts as they are drawn everywhere, on screens and on published pages: a chip with a word and a sign, a
//! bar that reads in black and white, entries with a hanging indent.

use std::ops::Range;

use crate::markup::Markup;
use crate::messages::{parts, results as words};
use crate::model::{Column, Report, State};
use crate::results::table::Line;
use crate::results::{self, Judged, Tally};
use crate::text::outline::{Kind, lines};
use crate::text::verdict::Verdict;

/// A bar's width and height, and where the target's mark stands in it.
const WIDTH: i64 = 136;
const HEIGHT: i64 = 12;
const MARK: i64 = 108;

/// A verdict's name in style sheets.
pub fn class(state: State, report: Report) -> &'static str {
    match (state, report) {
        (State::Met, _) => "met",
        (State::Short, Report::Final) => "short",
        (State::Short, Report::Midterm) => "open",
        (State::Unclear, _) => "ask",
        (State::NoTarget, _) => "none",
    }
}

/// A row's verdict as a button that tells what it was read from; with the entry's number where it stands among others.
pub fn verdict_chip(out: &mut Markup, line: &Line<'_>, report: Report, numbered: bool) {
    let Some(judged) = line.judged(report) else { return };
    let class = format!("chip {}", class(judged.verdict.state, report));
    let text = words::chip(&judged.verdict, report, judged.by);
    let label = line.results.aligned.rows[line.row].key.label;
    let numbered_text = label.map_or_else(|| text.clone(), |label| format!("({label}) {text}"));
    let name = format!("{} {numbered_text}", parts::initiative_cell(line.number, report.column()));
    let (row, which) = (line.row.to_string(), (report as usize).to_string());
    let attributes = [
        ("class", class.as_str()),
        ("aria-label", &name),
        ("aria-haspopup", "dialog"),
        ("data-pop", "verdict"),
        ("data-sheet", line.sheet.id.as_str()),
        ("data-initiative", line.initiative.id.as_str()),
        ("data-row", &row),
        ("data-report", &which),
    ];
    out.leaf("button", &attributes, if numbered { &numbered_text } else { &text });
}

/// Chip, bar and the compared quantities of one row.
pub fn figure(out: &mut Markup, line: &Line<'_>, report: Report) {
    verdict_chip(out, line, report, false);
    measured(out, line, report);
}

/// Bar and compared quantities of one row.
pub fn measured(out: &mut Markup, line: &Line<'_>, report: Report) {
    let Some(Judged { verdict, .. }) = line.judged(report) else { return };
    if verdict.target.is_none() {
        return;
    }
    bar(out, verdict, report);
    let target = results::words(
        line.initiative,
        &line.results.aligned,
        &line.results.aligned.rows[line.row],
        Column::Target,
    );
    if let Some(compared) = words::compared(verdict, target) {
        out.leaf("small", &[], &compared);
    }
}

/// The bar of a verdict that has a ratio.
fn bar(out: &mut Markup, verdict: &Verdict, report: Report) {
    let Some(percent) = verdict.percent() else { return };
    let full = percent.scaled(MARK, 100).map_or(WIDTH, |length| length.parts() / 10_000).min(WIDTH);
    svg(out, &words::bar(percent), |out| {
        part(out, 0, full, class(verdict.state, report));
        out.el(
            "rect",
            &[("class", "mark"), ("x", &MARK.to_string()), ("width", "2"), ("height", &HEIGHT.to_string())],
            |_| {},
        );
    });
}

/// The bar of a tally: each verdict's share, with its own hatching.
pub fn tally_bar(out: &mut Markup, tally: &Tally, report: Report) {
    let all = i64::try_from(tally.all()).unwrap_or(i64::MAX).max(1);
    svg(out, &tally_words(tally, report), |out| {
        let (mut before, mut from) = (0, 0);
        for (state, count) in counts(tally) {
            before += i64::try_from(count).unwrap_or(0);
            let to = before * WIDTH / all;
            part(out, from, to - from, class(state, report));
            from = to;
        }
    });
}

/// How the rows of an initiative came out by now, a chip for each verdict.
pub fn tally_chips(out: &mut Markup, lines: &[Line<'_>]) {
    let latest =
        |line: &Line<'_>| line.judged(line.latest()).map(|judged| (judged.verdict.state, line.latest()));
    for state in State::ALL {
        for report in Report::ALL.into_iter().rev() {
            // Only a miss and being on the way are two things.
            let is_counted = |found: &(State, Report)| {
                found.0 == state && (found.1 == report || state != State::Short && report == Report::Final)
            };
            let count = lines.iter().filter_map(latest).filter(is_counted).count();
            if count > 0 && (report == Report::Final || state == State::Short) {
                let class = format!("chip {}", class(state, report));
                out.leaf("span", &[("class", &class)], &format!("{} {count}", state_word(state, report)));
            }
        }
    }
}

fn state_word(state: State, report: Report) -> &'static str {
    match (state, report) {
        (State::Short, Report::Midterm) => words::ON_THE_WAY,
        _ => words::state(state),
    }
}

fn counts(tally: &Tally) -> [(State, usize); 4] {
    [
        (State::Met, tally.met),
        (State::Short, tally.short),
        (State::Unclear, tally.unclear),
        (State::NoTarget, tally.no_target),
    ]
}

/// A tally's words in small print; they break between verdicts only.
pub fn tally_line(out: &mut Markup, tally: &Tally, report: Report) {
    out.leaf("small", &[("class", "tally")], &tally_words(tally, report));
}

/// 達成 11　未達 3　数値目標なし 6: what there is.
fn tally_words(tally: &Tally, report: Report) -> String {
    let mut told: Vec<String> = counts(tally)
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(state, count)| format!("{}\u{a0}{count}", state_word(*state, report)))
        .collect();
    if tally.no_report > 0 {
        told.push(format!("{}\u{a0}{}", words::NO_REPORT, tally.no_report));
    }
    told.join("　")
}

/// A piece of a bar, to tell what it means.
pub fn swatch(out: &mut Markup, state: State, report: Report) {
    let attributes = [("class", "swatch"), ("aria-hidden", "true"), ("width", "24"), ("height", "12")];
    out.el("svg", &attributes, |out| part(out, 0, 24, class(state, report)));
}

fn svg(out: &mut Markup, name: &str, inside: impl FnOnce(&mut Markup)) {
    let (width, height) = (WIDTH.to_string(), HEIGHT.to_string());
    out.el(
        "svg",
        &[("class", "meter"), ("role", "img"), ("aria-label", name), ("width", &width), ("height", &height)],
        |out| {
            inside(out);
            out.el("rect", &[("class", "frame"), ("width", &width), ("height", &height)], |_| {});
        },
    );
}

fn part(out: &mut Markup, from: i64, width: i64, class: &str) {
    let (from, width, fill) = (from.to_string(), width.to_string(), format!("url(#fill-{class})"));
    out.el(
        "rect",
        &[("x", &from), ("width", &width), ("height", &HEIGHT.to_string()), ("fill", &fill)],
        |_| {},
    );
}

/// A text as the paper shows it: a line a block, entries and bullets with a hanging indent, what was read marked.
pub fn paper_text(out: &mut Markup, text: &str, marks: &[Range<usize>]) {
    let mut in_entry = false;
    let mut at = 0;
    for line in lines(text) {
        // A line without a marker goes on with the entry above it.
        in_entry = match line.kind {
            Kind::Entry { .. } | Kind::Bullet => true,
            Kind::Plain => in_entry,
            Kind::Heading | Kind::Purpose(_) => false,
        };
        let class = match line.kind {
            Kind::Heading => "line heading",
            Kind::Entry { .. } => "line entry",
            Kind::Bullet => "line bullet",
            Kind::Purpose(_) => "line purpose",
            Kind::Plain if in_entry => "line continued",
            Kind::Plain => "line",
        };
        let end = at + line.text.len();
        out.el("span", &[("class", class)], |out| marked(out, text, at..end, marks));
        at = end;
    }
}

/// A stretch of a text with the marks that lie in it; marks stand in order.
pub fn marked(out: &mut Markup, text: &str, range: Range<usize>, marks: &[Range<usize>]) {
    let mut at = range.start;
    for mark in marks {
        let (start, end) = (mark.start.max(at), mark.end.min(range.end));
        if start < end {
            out.text(&text[at..start]);
            out.leaf("mark", &[], &text[start..end]);
            at = end;
        }
    }
    out.text(&text[at..range.end]);
}
