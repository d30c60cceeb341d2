//! 目標と実績 of one sheet: its entries with their targets, what the reports say, and how that was read.

use crate::figures;
use crate::markup::Markup;
use crate::messages::{parts, publish as words, results as result_words, ui};
use crate::model::{Column, Report, Sheet};
use crate::publish::page::Entry;
use crate::results::table::{self, Line};
use crate::results::{self, By, SheetResults};

/// The entries, where they are shown and there are any.
pub(super) fn draw(out: &mut Markup, entry: &Entry) {
    let Some(results) = &entry.results else { return };
    if table::of_sheet(&entry.sheet, results).next().is_none() {
        return;
    }
    let title = format!("{}-results", entry.anchor());
    out.el("section", &[("class", "results"), ("aria-labelledby", &title)], |out| {
        out.el("h3", &[("id", &title)], |out| {
            out.text(result_words::TITLE);
            out.leaf("small", &[], &format!("　{}", ui::goal(&entry.sheet.goal)));
        });
        entries(out, &entry.sheet, results);
    });
}

fn entries(out: &mut Markup, sheet: &Sheet, results: &SheetResults) {
    out.el("table", &[("class", "lines"), ("aria-label", result_words::LINES)], |out| {
        out.el("thead", &[], |out| {
            out.el("tr", &[], |out| {
                out.leaf("th", &[("scope", "col"), ("class", "which")], result_words::ENTRY);
                out.leaf("th", &[("scope", "col"), ("class", "method")], words::WHAT);
                out.leaf("th", &[("scope", "col"), ("class", "target")], parts::column(Column::Target));
                for report in Report::ALL {
                    let head = parts::column(report.column());
                    out.leaf("th", &[("scope", "col"), ("class", "report")], head);
                }
            });
        });
        out.el("tbody", &[], |out| table::of_sheet(sheet, results).for_each(|line| row(out, &line)));
    });
}

fn row(out: &mut Markup, line: &Line<'_>) {
    out.el("tr", &[], |out| {
        let number = parts::initiative_number(line.number);
        let label = line.results.aligned.rows[line.row].key.label;
        let name = label.map_or_else(|| number.clone(), |label| format!("{number} ({label})"));
        out.leaf("th", &[("scope", "row"), ("class", "which")], &name);
        cell(out, line, Column::Method, words::WHAT);
        cell(out, line, Column::Target, parts::column(Column::Target));
        for report in Report::ALL {
            out.el("td", &[("data-label", parts::column(report.column()))], |out| {
                said(out, line, report.column());
                figure(out, line, report);
            });
        }
    });
}

fn cell(out: &mut Markup, line: &Line<'_>, column: Column, name: &str) {
    out.el("td", &[("data-label", name)], |out| said(out, line, column));
}

fn said(out: &mut Markup, line: &Line<'_>, column: Column) {
    let aligned = &line.results.aligned;
    let said = results::words(line.initiative, aligned, &aligned.rows[line.row], column);
    out.el("div", &[("class", "said")], |out| figures::marked(out, said, 0..said.len(), &line.spans(column)));
}

/// The verdict in a word, its bar, and what was compared. Who made it is told to who works on the sheet only.
fn figure(out: &mut Markup, line: &Line<'_>, report: Report) {
    let Some(judged) = line.judged(report) else { return };
    out.el("div", &[("class", "figure")], |out| {
        let class = format!("chip {}", figures::class(judged.verdict.state, report));
        out.leaf("span", &[("class", &class)], &result_words::chip(&judged.verdict, report, By::Reading));
        figures::measured(out, line, report);
    });
}
