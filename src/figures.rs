//! Verdicts and texts as they are drawn everywhere, on screens and on published pages: a chip with a word and a sign, a
//! bar that reads in black and white, entries with a hanging indent.

use std::ops::Range;

use maud::{Markup, PreEscaped, html};

use crate::messages::{import as import_words, results as words};
use crate::model::{Column, Report, State};
use crate::results::table::ResultsRow;
use crate::results::{self, Judged, Tally};
use crate::text::outline::{LineKind, lines};
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

/// Bar and compared quantities of one row.
pub fn measured(line: &ResultsRow<'_>, report: Report) -> Markup {
    let Some(Judged { verdict, .. }) = line.judged(report).filter(|judged| judged.verdict.target.is_some())
    else {
        return Markup::default();
    };
    let target = results::words(
        line.initiative,
        &line.results.aligned,
        &line.results.aligned.rows[line.row],
        Column::Target,
    );
    html! {
        (bar(verdict, report))
        @if let Some(compared) = words::compared(verdict, target) {
            small { (compared) }
        }
    }
}

/// The bar of a verdict that has a ratio.
fn bar(verdict: &Verdict, report: Report) -> Markup {
    let Some(percent) = verdict.percent() else { return Markup::default() };
    let full = percent.scaled(MARK, 100).map_or(WIDTH, |length| length.parts() / 10_000).min(WIDTH);
    let inside = html! {
        (part(0, full, class(verdict.state, report)))
        rect class="mark" x=(MARK) width="2" height=(HEIGHT) {}
    };
    meter(&words::bar(percent), &inside)
}

/// The bar of a tally: each verdict's share, with its own hatching.
pub fn tally_bar(tally: &Tally, report: Report) -> Markup {
    let all = i64::try_from(tally.all()).unwrap_or(i64::MAX).max(1);
    let (mut before, mut from) = (0, 0);
    let shares = counts(tally).map(|(state, count)| {
        before += i64::try_from(count).unwrap_or(0);
        let to = before * WIDTH / all;
        let share = part(from, to - from, class(state, report));
        from = to;
        share
    });
    meter(&tally_words(tally, report), &html! { @for share in &shares { (share) } })
}

/// How the rows of an initiative came out by now, a chip for each verdict.
pub fn tally_chips(lines: &[ResultsRow<'_>]) -> Markup {
    let latest = |line: &ResultsRow<'_>| {
        line.judged(line.latest()).map(|judged| (judged.verdict.state, line.latest()))
    };
    let kinds =
        State::ALL.into_iter().flat_map(|state| Report::ALL.into_iter().rev().map(move |of| (state, of)));
    // Only a miss and being on the way are two things.
    let kinds = kinds.filter(|(state, report)| *report == Report::Final || *state == State::Short);
    let counted = kinds.map(|(state, report)| {
        let is_counted = |found: &(State, Report)| {
            found.0 == state && (found.1 == report || state != State::Short && report == Report::Final)
        };
        (state, report, lines.iter().filter_map(latest).filter(is_counted).count())
    });
    html! {
        @for (state, report, count) in counted.filter(|(_, _, count)| *count > 0) {
            span class={ "chip " (class(state, report)) } { (state_word(state, report)) " " (count) }
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
pub fn tally_line(tally: &Tally, report: Report) -> Markup {
    html! { small class="tally" { (tally_words(tally, report)) } }
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
pub fn swatch(state: State, report: Report) -> Markup {
    html! {
        svg class="swatch" aria-hidden="true" width="24" height="12" { (part(0, 24, class(state, report))) }
    }
}

fn meter(name: &str, inside: &Markup) -> Markup {
    html! {
        svg class="meter" role="img" aria-label=(name) width=(WIDTH) height=(HEIGHT) {
            (inside)
            rect class="frame" width=(WIDTH) height=(HEIGHT) {}
        }
    }
}

fn part(from: i64, width: i64, class: &str) -> Markup {
    html! { rect x=(from) width=(width) height=(HEIGHT) fill={ "url(#fill-" (class) ")" } {} }
}

/// What belongs into an empty text.
pub fn hint(words: &str) -> Markup {
    html! { span class="hint" { (words) } }
}

/// What is marked in a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Mark {
    /// A quantity that was read.
    Read,
    /// What is searched for.
    Hit,
    /// The one of these at which the search stands.
    Here,
}

/// What was read with what is searched for laid over it, in order; `here` tells which of the hits the search stands at.
pub fn layered(
    reads: Vec<Range<usize>>,
    hits: &[Range<usize>],
    here: impl Fn(&Range<usize>) -> bool,
) -> Vec<(Range<usize>, Mark)> {
    let mut marks: Vec<(Range<usize>, Mark)> = Vec::new();
    for read in reads {
        let mut from = read.start;
        for hit in hits.iter().filter(|hit| hit.start < read.end && read.start < hit.end) {
            marks.push((from..hit.start.max(from), Mark::Read));
            from = hit.end;
        }
        marks.push((from..read.end.max(from), Mark::Read));
    }
    marks.extend(hits.iter().map(|hit| (hit.clone(), if here(hit) { Mark::Here } else { Mark::Hit })));
    marks.retain(|(mark, _)| !mark.is_empty());
    marks.sort_by_key(|(mark, _)| mark.start);
    marks
}

/// A text as the paper shows it: a line a block, entries and bullets with a hanging indent, what was read marked.
pub fn paper_text(text: &str, marks: &[(Range<usize>, Mark)]) -> Markup {
    let (mut in_entry, mut at) = (false, 0);
    let blocks = lines(text).map(|line| {
        // A line without a marker goes on with the entry above it.
        in_entry = match line.kind {
            LineKind::Entry { .. } | LineKind::Bullet => true,
            LineKind::Plain => in_entry,
            LineKind::Heading | LineKind::Purpose(_) => false,
        };
        let class = match line.kind {
            LineKind::Heading => "line heading",
            LineKind::Entry { .. } => "line entry",
            LineKind::Bullet => "line bullet",
            LineKind::Purpose(_) => "line purpose",
            LineKind::Plain if in_entry => "line continued",
            LineKind::Plain => "line",
        };
        let start = at;
        at += line.text.len();
        (class, start..at)
    });
    html! {
        @for (class, range) in blocks {
            span class=(class) { (stretch(text, range, marks)) }
        }
    }
}

/// A stretch of a text with what was read in it; marks stand in order.
pub fn marked(text: &str, range: Range<usize>, marks: &[Range<usize>]) -> Markup {
    let marks: Vec<_> = marks.iter().map(|mark| (mark.clone(), Mark::Read)).collect();
    stretch(text, range, &marks)
}

/// One of two versions of a text, with what only it has marked as Word marks it; long stretches of lines that both have
/// are left out.
pub fn version(text: &str, changes: &[Range<usize>], is_after: bool) -> Markup {
    /// Lines around a change that are shown, and as many lines as are worth leaving out.
    const AROUND: usize = 1;
    const FEW: usize = 3;
    let mut at = 0;
    let lines: Vec<Range<usize>> = text
        .split_inclusive('\n')
        .map(|line| {
            at += line.len();
            at - line.len()..at
        })
        .collect();
    let is_changed =
        |line: &Range<usize>| changes.iter().any(|change| change.start < line.end && line.start < change.end);
    let changed: Vec<bool> = lines.iter().map(is_changed).collect();
    let is_near =
        |at: usize| changed[at.saturating_sub(AROUND)..(at + AROUND + 1).min(changed.len())].contains(&true);
    let near: Vec<bool> = (0..lines.len()).map(is_near).collect();
    let runs = near.chunk_by(|a, b| a == b).scan(0, |from, run| {
        let start = std::mem::replace(from, *from + run.len());
        Some((run[0], start..start + run.len()))
    });
    html! {
        @if text.is_empty() {
            (hint(import_words::NOTHING_THERE))
        }
        @for (is_near, run) in runs {
            @if is_near || run.len() < FEW || changes.is_empty() {
                @for line in &lines[run] {
                    (changed_words(text, line.clone(), changes, is_after))
                }
            } @else {
                span class="hint" { (import_words::same_lines(run.len())) "\n" }
            }
        }
    }
}

/// A line of a version.
fn changed_words(text: &str, line: Range<usize>, changes: &[Range<usize>], is_after: bool) -> Markup {
    let mut at = line.start;
    html! {
        @for change in changes.iter().filter(|change| change.start < line.end && line.start < change.end) {
            @let (start, end) = (change.start.max(line.start), change.end.min(line.end));
            (run(&text[std::mem::replace(&mut at, end)..start]))
            @if is_after {
                ins { (run(&text[start..end])) }
            } @else {
                del { (run(&text[start..end])) }
            }
        }
        (run(&text[at..line.end]))
    }
}

/// A stretch of a text with the marks that lie in it; marks stand in order.
fn stretch(text: &str, range: Range<usize>, marks: &[(Range<usize>, Mark)]) -> Markup {
    let mut at = range.start;
    let within = marks.iter().filter_map(|(mark, kind)| {
        let (start, end) = (mark.start.max(at), mark.end.min(range.end));
        (start < end).then(|| (std::mem::replace(&mut at, end)..start, start..end, *kind))
    });
    let within: Vec<_> = within.collect();
    html! {
        @for (before, mark, kind) in within {
            (run(&text[before]))
            @match kind {
                Mark::Read => mark { (text[mark]) },
                Mark::Hit => mark.hit { (text[mark]) },
                Mark::Here => mark.hit.here { (text[mark]) },
            }
        }
        (run(&text[at..range.end]))
    }
}

/// Words without a mark. Browsers lay a run of letters out in the square of its length: comments part a very long one.
pub fn run(words: &str) -> Markup {
    const LONG: usize = 4_000;
    let mut rest = words;
    let pieces = std::iter::from_fn(|| {
        let end = rest.char_indices().nth(LONG).map_or(rest.len(), |(end, _)| end);
        let (piece, after) = rest.split_at(end);
        rest = after;
        (!piece.is_empty()).then_some(piece)
    });
    html! {
        @for (at, piece) in pieces.enumerate() {
            @if at > 0 { (PreEscaped("<!---->")) }
            (piece)
        }
    }
}

/// Markup as HTML can hold it: a control character that somebody typed is shown as what it is, one that cannot be shown.
pub fn printable(markup: Markup) -> String {
    let is_unseen =
        |char: char| matches!(char, '\0'..='\x08' | '\x0b' | '\x0c' | '\x0e'..='\x1f' | '\x7f'..='\u{9f}');
    let html = markup.into_string();
    if html.contains(is_unseen) { html.replace(is_unseen, "\u{fffd}") } else { html }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_very_long_run_is_parted_where_nobody_sees_it() {
        let text = "長い文。".repeat(3_000);
        let drawn = paper_text(&text, &[]).into_string();
        assert_eq!(drawn.matches("<!---->").count(), 2);
        assert_eq!(drawn.replace("<!---->", ""), format!("<span class=\"line\">{text}</span>"));
        let changed = version(&text, std::slice::from_ref(&(0..text.len())), true).into_string();
        assert_eq!(changed.replace("<!---->", ""), format!("<ins>{text}</ins>"));
        assert_ne!(changed, changed.replace("<!---->", ""));
    }

    #[test]
    fn hits_lie_over_what_was_read() {
        let marks = layered(vec![3..9, 12..15], &[0..4, 6..7, 11..16], |hit| hit.start == 6);
        let shown: Vec<_> = marks.iter().map(|(mark, kind)| (mark.start, mark.end, *kind)).collect();
        let (read, hit, here) = (Mark::Read, Mark::Hit, Mark::Here);
        assert_eq!(shown, [(0, 4, hit), (4, 6, read), (6, 7, here), (7, 9, read), (11, 16, hit)]);
        let drawn = paper_text("0123456789abcdefg", &marks).into_string();
        let expected = "<span class=\"line\"><mark class=\"hit\">0123</mark><mark>45</mark>\
            <mark class=\"hit here\">6</mark><mark>78</mark>9a<mark class=\"hit\">bcdef</mark>g</span>";
        assert_eq!(drawn, expected);
    }
}
