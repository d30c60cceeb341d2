//! 指標 as a small table: a head for each with its years under it, narrow enough for an initiative's column.
//!
//! It needs no style of its own, so that the pages of all forms have one. What is not understood stands below as it is written.

use maud::{Markup, html};

use crate::figures::paper_text;
use crate::messages::indicators as words;
use crate::model::{Indicator, IndicatorLine, IndicatorYear, PartSetting};

/// What stands in a part of the form: a text, or the indicators that it holds.
pub(super) fn shown(part: &PartSetting, text: &str) -> Markup {
    if !part.lists_indicators() {
        return paper_text(text, &[]);
    }
    let (read, left): (Vec<_>, Vec<_>) =
        IndicatorLine::all(text).into_iter().partition(|line| line.indicator.is_some());
    let all: Vec<Indicator> = read.into_iter().filter_map(|line| line.indicator).collect();
    // Mere names are read as well as a text.
    if !all.iter().any(Indicator::says_more) {
        return paper_text(text, &[]);
    }
    let left: Vec<String> = left.iter().map(IndicatorLine::written).collect();
    let left = left.iter().map(String::as_str).filter(|line| !line.trim().is_empty());
    let left = left.collect::<Vec<_>>().join("\n");
    html! {
        (table(&all))
        @if !left.is_empty() { (paper_text(&left, &[])) }
    }
}

fn table(all: &[Indicator]) -> Markup {
    html! {
        table aria-label=(words::TABLE) {
            colgroup {
                @for width in ["40%", "30%", "30%"] { col width=(width); }
            }
            @if all.iter().any(|one| !one.years.is_empty()) {
                thead {
                    tr {
                        @for name in [words::YEAR, words::TARGET, words::ACTUAL] { th scope="col" { (name) } }
                    }
                }
            }
            @for one in all {
                tbody {
                    tr {
                        th scope="rowgroup" colspan="3" {
                            (words::name(one))
                            @if let Some(kind) = words::kind(one) { " " small { (kind) } }
                        }
                    }
                    @if !one.base.is_empty() || !one.base_year.is_empty() {
                        tr {
                            th scope="row" { (words::base(&one.base_year)) }
                            td colspan="2" { (one.base) }
                        }
                    }
                    @for year in &one.years { (year_row(year)) }
                }
            }
        }
    }
}

fn year_row(year: &IndicatorYear) -> Markup {
    html! {
        tr {
            th scope="row" { (year.year) }
            @for (name, value) in [(words::TARGET, &year.target), (words::ACTUAL, &year.actual)] {
                td data-label=[(!value.is_empty()).then_some(name)] { (value) }
            }
        }
    }
}
