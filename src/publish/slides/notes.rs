//! The speaker's notes: the sheet's own texts.

use maud::{Markup, html};

use crate::figures::paper_text;
use crate::messages::{parts, slides as words};
use crate::model::{Column, Sheet};

pub(super) fn notes(sheet: &Sheet) -> Markup {
    let head = [
        (parts::situation(), &sheet.situation),
        (parts::purpose(), &sheet.purpose),
        (parts::participation(), &sheet.participation),
        (parts::effects(), &sheet.effects),
    ];
    html! {
        div class="slide-notes" {
            p class="notes-title" { (words::NOTES) }
            @for (number, initiative) in (1..).zip(&sheet.initiatives) {
                div class="note" {
                    b { (parts::initiative_number(number)) }
                    @for column in Column::ALL.into_iter().filter(|column| !initiative.text(*column).is_empty()) {
                        p class="of" { (parts::column(column)) }
                        div { (paper_text(initiative.text(column), &[])) }
                    }
                }
            }
            @for (name, text) in head.into_iter().filter(|(_, text)| !text.trim().is_empty()) {
                div class="note" {
                    b { (name) }
                    div { (paper_text(text, &[])) }
                }
            }
        }
    }
}
