//! The first slide, of the year, and the last ones: its goals with the numbers of their slides.

use maud::{Markup, html};

use super::pieces::{short_name, tally, title_class};
use super::slide::{Slide, latest};
use crate::figures;
use crate::messages::{publish as publish_words, slides as words, ui};
use crate::model::{Moment, Report, paper};
use crate::results::Tally;
use crate::results::table::ReadSheet;

/// So many goals have room on a slide.
const GOALS: usize = 10;

pub(super) fn first(read: &[ReadSheet], now: &Moment) -> Slide {
    let year = read.first().map(|(sheet, _)| sheet.fiscal_year);
    let year = year.filter(|year| read.iter().all(|(sheet, _)| sheet.fiscal_year == *year));
    let title = paper::with_city(words::title(year));
    let mut groups: Vec<&str> = Vec::new();
    for (sheet, _) in read {
        if !groups.contains(&sheet.group.as_str()) {
            groups.push(&sheet.group);
        }
    }
    let groups = groups.iter().map(|group| ui::group(group)).collect::<Vec<_>>().join("　");
    // Sheets with a final report and those without are counted apart.
    let counted = Report::ALL.into_iter().rev().map(Some).chain([None]).filter_map(|report| {
        let mut sum = Tally::default();
        let of = read.iter().filter(|(_, results)| latest(results) == report);
        of.clone().for_each(|(_, results)| sum.add(&results.tally(report.unwrap_or(Report::Midterm))));
        (sum.all() > 0).then_some((report, of.count(), sum))
    });
    let counted: Vec<_> = counted.collect();
    let entries = counted.iter().map(|(_, _, sum)| sum.all()).sum();
    let body = html! {
        div class="slide-first" {
            h2 class=(title_class(&title)) { (title) }
            p class="groups" { (short_name(&groups, 110)) }
            p class="of-goals" { (words::goals(read.len(), entries)) }
            @for (report, sheets, sum) in &counted {
                section {
                    h3 { (report.map_or_else(|| words::NO_REPORT_YET.to_owned(), publish_words::tally)) " " small { (ui::count(*sheets)) } }
                    (tally(sum, *report))
                }
            }
        }
    };
    Slide { name: title, body, foot: words::made(now), notes: None }
}

pub(super) fn last(read: &[ReadSheet], starts: &[usize]) -> Vec<Slide> {
    let rows: Vec<Markup> = read.iter().zip(starts).map(|(read, at)| row(read, *at)).collect();
    let slide = |rows: &[Markup]| Slide {
        name: publish_words::list().to_owned(),
        body: html! {
            h2 class="t3" { (publish_words::list()) }
            ul class="slide-index" { @for row in rows { (row) } }
        },
        foot: words::KEYS.to_owned(),
        notes: None,
    };
    rows.chunks(GOALS).map(slide).collect()
}

fn row((sheet, results): &ReadSheet, at: usize) -> Markup {
    let report = latest(results);
    let of = report.unwrap_or(Report::Midterm);
    html! {
        li {
            button type="button" data-slide=(at) {
                span class="n" { (at) }
                span class="goal" { (short_name(ui::goal(&sheet.goal), 26)) small { " " (short_name(&sheet.department, 12)) } }
                @if report.is_some() { span class="bar" { (figures::tally_bar(&results.tally(of), of)) } }
            }
        }
    }
}
