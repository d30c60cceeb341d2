//! Two versions of a sheet on one paper: what went is struck out, what came is underlined, as Word's 変更履歴 shows it.
//!
//! Rows are numbered where something differs, so that one can go from one to the next.

use maud::{Markup, html};

use crate::figures;
use crate::messages::{parts, publish as publish_words, steps, versions as words};
use crate::model::{Column, Initiative, Position, Sheet};
use crate::text::changes::changes;

/// A row of the paper.
struct ComparedRow {
    cells: Markup,
    differs: bool,
}

/// A table of the paper.
struct ComparedTable {
    class: &'static str,
    name: &'static str,
    /// The cells of its heading row, where it has one.
    heads: Option<Markup>,
    rows: Vec<ComparedRow>,
}

/// The paper. `is_of_plan` leaves all out but what was planned: methods, deadlines and targets (見直し).
pub fn comparison(before: &Sheet, after: &Sheet, is_of_plan: bool) -> String {
    let columns = if is_of_plan { &Column::ALL[..3] } else { &Column::ALL[..] };
    let mut tables = vec![head(before, after, is_of_plan), initiatives(before, after, columns)];
    if !is_of_plan {
        tables.push(notes(before, after));
    }
    let count = tables.iter().flat_map(|table| &table.rows).filter(|row| row.differs).count();
    let beside = if is_of_plan { Vec::new() } else { beside_paper(before, after) };
    let mut number = 0;
    let markup = html! {
        p class="sum" {
            (words::differing(count, is_of_plan))
            @if count > 0 {
                " " ins { (words::COME) } " " del { (words::GONE) }
            }
        }
        @for line in beside {
            p class="sub" { (line) }
        }
        div class="paper" {
            @for table in tables {
                table class=(table.class) aria-label=(table.name) {
                    @if let Some(heads) = table.heads {
                        thead { tr { td class="mark" {} (heads) } }
                    }
                    tbody {
                        @for row in table.rows {
                            @if row.differs {
                                ({ number += 1; numbered(number, &row.cells) })
                            } @else {
                                tr { td class="mark" {} (row.cells) }
                            }
                        }
                    }
                }
            }
        }
    };
    figures::printable(markup)
}

fn numbered(number: usize, cells: &Markup) -> Markup {
    html! {
        tr class="differs" data-change=(number) tabindex="-1" aria-label=(words::change(number)) {
            td class="mark" { (number) }
            (cells)
        }
    }
}

/// What differs and has no place on the paper.
fn beside_paper(before: &Sheet, after: &Sheet) -> Vec<&'static str> {
    let order = |sheet: &Sheet, other: &Sheet| {
        let shared = sheet.initiatives.iter().filter(|row| other.initiative(&row.id).is_some());
        shared.map(|row| row.id.clone()).collect::<Vec<_>>()
    };
    let judged = |sheet: &Sheet| {
        let rows = sheet.initiatives.iter().map(|row| (row.id.clone(), row.overruled.clone()));
        (sheet.dismissed.clone(), rows.filter(|(_, said)| !said.is_empty()).collect::<Vec<_>>())
    };
    let mut lines = Vec::new();
    if order(before, after) != order(after, before) {
        lines.push(words::ORDER_DIFFERS);
    }
    if judged(before) != judged(after) {
        lines.push(words::JUDGEMENTS_DIFFER);
    }
    lines
}

fn head(before: &Sheet, after: &Sheet, is_of_plan: bool) -> ComparedTable {
    let rank = |sheet: &Sheet| sheet.rank.map_or_else(String::new, publish_words::rank);
    let year = |sheet: &Sheet| sheet.fiscal_year.to_string();
    let mut rows = Vec::new();
    if before.fiscal_year != after.fiscal_year || before.group != after.group {
        rows.push(row(&[
            (words::YEAR, &year(before), &year(after), "1"),
            (parts::group(), &before.group, &after.group, "3"),
        ]));
    }
    rows.push(row(&[
        (parts::goal(), &before.goal, &after.goal, "1"),
        (parts::department(), &before.department, &after.department, "1"),
        (parts::rank(), &rank(before), &rank(after), "1"),
    ]));
    if is_of_plan {
        // What the plan is of, as it is called today.
        rows.iter_mut().for_each(|row| row.differs = false);
    } else {
        for (old, new) in positions(before, after) {
            let text =
                |position: Option<&Position>| position.map_or("", |position| &position.text).to_owned();
            let plan = new.or(old).map_or("", |position| &position.plan);
            rows.push(row(&[(&parts::position(plan), &text(old), &text(new), "5")]));
        }
        rows.push(row(&[(parts::situation(), &before.situation, &after.situation, "5")]));
        rows.push(row(&[
            (parts::purpose(), &before.purpose, &after.purpose, "1"),
            (parts::sdgs(), &sdgs(before), &sdgs(after), "3"),
        ]));
    }
    ComparedTable { class: "head", name: publish_words::HEAD, heads: None, rows }
}

/// Cells of one row: their names, both texts, and how many columns they take.
fn row(cells: &[(&str, &str, &str, &str)]) -> ComparedRow {
    ComparedRow {
        differs: cells.iter().any(|(_, before, after, _)| before != after),
        cells: html! {
            @for (name, before, after, span) in cells {
                th scope="row" { (name) }
                td colspan=(span) { (text(before, after)) }
            }
        },
    }
}

/// The places of both in their plans, those of one plan together.
fn positions<'s>(before: &'s Sheet, after: &'s Sheet) -> Vec<(Option<&'s Position>, Option<&'s Position>)> {
    let mut left: Vec<&Position> = before.positions.iter().collect();
    let mut pairs = Vec::new();
    for new in &after.positions {
        let at = left.iter().position(|old| old.plan == new.plan);
        pairs.push((at.map(|at| left.remove(at)), Some(new)));
    }
    pairs.extend(left.into_iter().map(|old| (Some(old), None)));
    pairs
}

fn sdgs(sheet: &Sheet) -> String {
    let names = sheet.sdgs.iter().map(|sdg| format!("{} {}", sdg.number(), sdg.name()));
    names.collect::<Vec<_>>().join("\n")
}

fn initiatives(before: &Sheet, after: &Sheet, columns: &[Column]) -> ComparedTable {
    let heads = html! {
        th scope="col" class="number" { span class="sr-only" { (words::NUMBER) } }
        @for column in columns {
            th scope="col" { (parts::column(*column)) }
        }
    };
    let rows = rows(before, after).into_iter().map(|(old, new)| {
        let number = new.map_or_else(
            || old.and_then(|row| before.initiative_number(&row.id)),
            |row| after.initiative_number(&row.id),
        );
        let purposes = |row: Option<&Initiative>| {
            row.map_or_else(String::new, |row| row.purposes.iter().map(|no| no.circled()).collect())
        };
        let has = |row: Option<&Initiative>, column| row.map_or("", |row| row.text(column)).to_owned();
        let serves = [purposes(old), purposes(new)];
        let is_other = |column: &Column| has(old, *column) != has(new, *column);
        let presence = match (old, new) {
            (None, _) => Some(words::ROW_ADDED),
            (_, None) => Some(words::ROW_REMOVED),
            _ => None,
        };
        ComparedRow {
            differs: presence.is_some()
                || columns.iter().any(is_other)
                || columns.len() > 3 && serves[0] != serves[1],
            cells: html! {
                th scope="row" class="number" {
                    (parts::initiative_number(number.unwrap_or(0)))
                    @if let Some(presence) = presence {
                        small { (presence) }
                    }
                }
                @for column in columns {
                    td data-label=(parts::column(*column)) {
                        (text(&has(old, *column), &has(new, *column)))
                        @if *column == Column::Method && serves.iter().any(|serves| !serves.is_empty()) {
                            small class="purposes" { (publish_words::SERVES) (text(&serves[0], &serves[1])) }
                        }
                        @let revised = [(before, old), (after, new)].map(|(sheet, row)| revised(sheet, row, *column, columns));
                        @if revised.iter().any(|lines| !lines.is_empty()) {
                            small class="purposes" { (text(&revised[0], &revised[1])) }
                        }
                    }
                }
            },
        }
    });
    ComparedTable {
        class: if columns.len() > 3 { "initiatives" } else { "initiatives plan" },
        name: publish_words::INITIATIVES,
        heads: Some(heads),
        rows: rows.collect(),
    }
}

/// The 見直し of an initiative as they stand in a column: in 中間報告, or where that is left out, in what was changed.
fn revised(sheet: &Sheet, row: Option<&Initiative>, column: Column, columns: &[Column]) -> String {
    let is_here = |of: Column| match columns.contains(&Column::Midterm) {
        true => column == Column::Midterm,
        false => column == of,
    };
    let all = row.map_or_else(Vec::new, |row| steps::revisions(sheet, &row.id));
    let lines: Vec<String> = all.into_iter().filter(|(of, _)| is_here(*of)).map(|(_, line)| line).collect();
    lines.join("\n")
}

/// The initiatives of both: in the order of the later version, those that went behind the one that they stood behind.
fn rows<'s>(before: &'s Sheet, after: &'s Sheet) -> Vec<(Option<&'s Initiative>, Option<&'s Initiative>)> {
    let mut rows: Vec<_> =
        after.initiatives.iter().map(|new| (before.initiative(&new.id), Some(new))).collect();
    let mut behind = None;
    for old in &before.initiatives {
        if after.initiative(&old.id).is_none() {
            let of_last = |(earlier, _): &(Option<&Initiative>, _)| earlier.map(|row| &row.id) == behind;
            let at = behind.and_then(|_| rows.iter().position(of_last)).map_or(0, |at| at + 1);
            rows.insert(at, (Some(old), None));
        }
        behind = Some(&old.id);
    }
    rows
}

fn notes(before: &Sheet, after: &Sheet) -> ComparedTable {
    ComparedTable {
        class: "notes",
        name: parts::notes(),
        heads: None,
        rows: vec![
            row(&[(parts::participation(), &before.participation, &after.participation, "1")]),
            row(&[(parts::effects(), &before.effects, &after.effects, "1")]),
        ],
    }
}

/// Both versions of a text in one.
fn text(before: &str, after: &str) -> Markup {
    if before == after {
        return figures::paper_text(after, &[]);
    }
    html! {
        span class="both" {
            @for stretch in stretches(before, after) {
                @match stretch {
                    Overlaid::Same(words) => (words),
                    Overlaid::Gone(words) => del { (words) },
                    Overlaid::Come(words) => ins { (words) },
                }
            }
        }
    }
}

/// A stretch of a text that is laid over another version of it.
#[derive(Debug, PartialEq)]
enum Overlaid<'t> {
    Same(&'t str),
    Gone(&'t str),
    Come(&'t str),
}

/// Two versions of a text as one: what went before what came in its place.
fn stretches<'t>(before: &'t str, after: &'t str) -> Vec<Overlaid<'t>> {
    let found = changes(before, after);
    let (mut gone, mut come) = (found.before.iter().peekable(), found.after.iter().peekable());
    let (mut old, mut new) = (0, 0);
    let mut stretches = Vec::new();
    loop {
        if let Some(range) = gone.next_if(|range| range.start == old) {
            stretches.push(Overlaid::Gone(&before[range.clone()]));
            old = range.end;
        }
        if let Some(range) = come.next_if(|range| range.start == new) {
            stretches.push(Overlaid::Come(&after[range.clone()]));
            new = range.end;
        }
        let to_gone = gone.peek().map_or(before.len(), |range| range.start) - old;
        let to_come = come.peek().map_or(after.len(), |range| range.start) - new;
        let same = to_gone.min(to_come);
        if same == 0 {
            return stretches;
        }
        stretches.push(Overlaid::Same(&after[new..new + same]));
        (old, new) = (old + same, new + same);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_went_stands_before_what_came() {
        use Overlaid::{Come, Gone, Same};
        for (before, after, expected) in [
            ("", "新しい文", vec![Come("新しい文")]),
            ("前の文", "", vec![Gone("前の文")]),
            ("年4回", "年6回", vec![Same("年"), Gone("4"), Come("6"), Same("回")]),
            ("一\n三", "一\n二\n三", vec![Same("一\n"), Come("二\n"), Same("三")]),
        ] {
            assert_eq!(stretches(before, after), expected, "{before} → {after}");
        }
    }

    proptest! {
        #[test]
        fn both_versions_are_all_there(before in "[あい12,.\n漢字ア]{0,40}", after in "[あい12,.\n漢字ア]{0,40}") {
            let found = stretches(&before, &after);
            let of = |is_before: bool| found.iter().filter_map(|stretch| match stretch {
                Overlaid::Same(words) => Some(*words),
                Overlaid::Gone(words) => is_before.then_some(*words),
                Overlaid::Come(words) => (!is_before).then_some(*words),
            }).collect::<String>();
            prop_assert_eq!(of(true), before.clone());
            prop_assert_eq!(of(false), after.clone());
        }
    }
}
