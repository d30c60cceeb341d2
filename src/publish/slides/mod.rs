//! Slides for a meeting: a goal a slide, with what was reached and what was missed; first the year, last its list. Beneath
//! each goal, for paper only, stand the sheet's own texts as the speaker's notes.

mod choice;
mod ends;
mod goal;
mod notes;
mod pieces;
mod room;
mod slide;

use maud::html;

use slide::Slide;

use crate::figures::printable;
use crate::messages::slides as words;
use crate::model::Moment;
use crate::results::table::ReadSheet;

/// All slides of these sheets, in their order.
pub fn slides(read: &[ReadSheet], now: &Moment) -> String {
    let mut goals: Vec<Slide> = Vec::new();
    let mut starts = Vec::new();
    for (sheet, results) in read {
        // The first slide is the year's.
        starts.push(goals.len() + 2);
        goals.extend(goal::of_goal(sheet, results));
    }
    let mut all = vec![ends::first(read, now)];
    all.extend(goals);
    all.extend(ends::last(read, &starts));
    let count = all.len();
    printable(html! {
        @for (at, slide) in (1..).zip(&all) {
            section class="slide" aria-label={ (words::place(at, count)) " " (slide.name) } {
                div class="slide-page" {
                    div class="slide-body" { (slide.body) }
                    div class="slide-foot" {
                        span { (slide.foot) }
                        span class="n" { (words::place(at, count)) }
                        (pieces::line(at, count))
                    }
                }
                @if let Some(notes) = &slide.notes { (notes) }
            }
        }
    })
}
