//! One sheet as the paper form has it: header block, initiatives, 特記事項; under them 目標と実績.
//!
//! `page.css` lays the same tables out as paper and, on a narrow screen, as cards. What a print has to fit to a page is
//! the element of class `form`; the scale is a class of the `sheet` around it.

use crate::figures;
use crate::markup::Markup;
use crate::messages::{parts, publish as words, sheet as sheet_words, ui};
use crate::model::publication::Choice;
use crate::model::{Column, Initiative, Position, Sheet};
use crate::publish::page::Entry;
use crate::publish::results;

/// The sheet.
pub(super) fn draw(out: &mut Markup, entry: &Entry, choice: &Choice) {
    let (sheet, anchor) = (&entry.sheet, entry.anchor());
    let title = format!("{anchor}-title");
    out.el("section", &[("class", "sheet"), ("id", &anchor), ("aria-labelledby", &title)], |out| {
        out.el("div", &[("class", "form")], |out| {
            heading(out, sheet, &title);
            head(out, sheet);
            initiatives(out, sheet, choice);
            notes(out, sheet);
        });
        results::draw(out, entry);
        out.el("p", &[("class", "back")], |out| out.leaf("a", &[("href", "#list")], words::BACK));
    });
}

/// 令和6年度 重点目標管理シート, the group, and the goal where the form does not follow at once.
fn heading(out: &mut Markup, sheet: &Sheet, id: &str) {
    out.el("div", &[("class", "form-title")], |out| {
        out.el("h2", &[("id", id)], |out| {
            out.leaf("span", &[], &format!("{}{}", sheet.fiscal_year, sheet_words::PAPER_TITLE));
            out.text(" ");
            out.leaf("span", &[("class", "of")], ui::goal(&sheet.goal));
        });
        out.leaf("p", &[("class", "goes-on-note")], words::GOES_ON);
        out.leaf("p", &[("class", "group-name")], &sheet.group);
    });
}

fn head(out: &mut Markup, sheet: &Sheet) {
    out.el("table", &[("class", "head"), ("aria-label", words::HEAD)], |out| {
        out.el("tbody", &[], |out| {
            out.el("tr", &[], |out| {
                label(out, parts::GOAL);
                text(out, &[("class", "goal")], &sheet.goal);
                label(out, parts::DEPARTMENT);
                text(out, &[], &sheet.department);
                label(out, parts::RANK);
                let rank = sheet.rank.map_or_else(String::new, words::rank);
                text(out, &[("class", "rank")], &rank);
            });
            sheet.positions.chunks(2).for_each(|pair| positions(out, pair));
            out.el("tr", &[], |out| {
                label(out, parts::SITUATION);
                text(out, &[("colspan", "5")], &sheet.situation);
            });
            out.el("tr", &[], |out| {
                label(out, parts::PURPOSE);
                text(out, &[], &sheet.purpose);
                label(out, parts::SDGS);
                out.el("td", &[("colspan", "3")], |out| sdgs(out, sheet));
            });
        });
    });
}

/// Two plans to a row, as many as the city has.
fn positions(out: &mut Markup, pair: &[Position]) {
    out.el("tr", &[], |out| {
        for (at, position) in pair.iter().enumerate() {
            let span = match (pair.len(), at) {
                (1, _) => "5",
                (_, 0) => "1",
                _ => "3",
            };
            label(out, &parts::position(&position.plan));
            text(out, &[("colspan", span)], &position.text);
        }
    });
}

fn sdgs(out: &mut Markup, sheet: &Sheet) {
    if sheet.sdgs.iter().next().is_none() {
        return;
    }
    out.el("ul", &[("class", "sdgs")], |out| {
        for sdg in sheet.sdgs.iter() {
            out.el("li", &[], |out| {
                let class = format!("sdg sdg-{}", sdg.number());
                out.leaf("b", &[("class", &class)], &sdg.number().to_string());
                out.text(" ");
                out.leaf("span", &[], sdg.name());
            });
        }
    });
}

fn initiatives(out: &mut Markup, sheet: &Sheet, choice: &Choice) {
    let class = if choice.reports { "initiatives" } else { "initiatives plan" };
    out.el("table", &[("class", class), ("aria-label", words::INITIATIVES)], |out| {
        out.el("thead", &[], |out| {
            out.el("tr", &[], |out| {
                out.el("th", &[("scope", "col"), ("class", "number")], |out| {
                    out.leaf("span", &[("class", "sr-only")], sheet_words::NUMBER);
                });
                for column in choice.columns() {
                    out.el("th", &[("scope", "col"), ("class", column_class(*column))], |out| {
                        out.text(parts::column(*column));
                        out.leaf("small", &[], parts::column_note(*column));
                    });
                }
            });
        });
        out.el("tbody", &[], |out| {
            for (number, initiative) in (1..).zip(&sheet.initiatives) {
                row(out, number, initiative, choice);
            }
        });
    });
}

fn row(out: &mut Markup, number: usize, initiative: &Initiative, choice: &Choice) {
    out.el("tr", &[], |out| {
        out.leaf("th", &[("scope", "row"), ("class", "number")], &parts::initiative_number(number));
        for column in choice.columns() {
            out.el("td", &[("data-label", parts::column(*column))], |out| {
                figures::paper_text(out, initiative.text(*column), &[]);
                if *column == Column::Method {
                    purposes(out, initiative);
                }
            });
        }
    });
}

/// Which numbers of 目的・効果 it serves.
fn purposes(out: &mut Markup, initiative: &Initiative) {
    let numbers: String = initiative.purposes.iter().map(|purpose| purpose.circled()).collect();
    if !numbers.is_empty() {
        out.leaf("span", &[("class", "purposes")], &format!("{}{numbers}", words::SERVES));
    }
}

fn notes(out: &mut Markup, sheet: &Sheet) {
    out.el("table", &[("class", "notes"), ("aria-label", parts::NOTES)], |out| {
        out.el("tbody", &[], |out| {
            out.el("tr", &[], |out| {
                out.leaf("th", &[("scope", "rowgroup"), ("rowspan", "2"), ("class", "name")], parts::NOTES);
                for part in [parts::PARTICIPATION, parts::EFFECTS] {
                    out.leaf("th", &[("scope", "col")], &format!("○ {part}"));
                }
            });
            out.el("tr", &[], |out| {
                text(out, &[("data-label", parts::PARTICIPATION)], &sheet.participation);
                text(out, &[("data-label", parts::EFFECTS)], &sheet.effects);
            });
        });
    });
}

fn label(out: &mut Markup, words: &str) {
    out.leaf("th", &[("scope", "row")], words);
}

fn text(out: &mut Markup, attributes: &[(&str, &str)], words: &str) {
    out.el("td", attributes, |out| figures::paper_text(out, words, &[]));
}

fn column_class(column: Column) -> &'static str {
    match column {
        Column::Method => "method",
        Column::Deadline => "deadline",
        Column::Target => "target",
        Column::Midterm | Column::FinalReport => "report",
    }
}
