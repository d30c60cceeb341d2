//! The speaker's notes: the sheet's own texts.

use maud::{Markup, html};

use crate::figures::paper_text;
use crate::messages::{parts, slides as words};
use crate::model::{Column, FormPart, Initiative, Sheet};

pub(super) fn notes(sheet: &Sheet) -> Markup {
    let head = [
        (FormPart::Situation, &sheet.situation),
        (FormPart::Purpose, &sheet.purpose),
        (FormPart::Participation, &sheet.participation),
        (FormPart::Effects, &sheet.effects),
    ];
    let is_told = |part: FormPart, text: &str| parts::has(part) && !text.trim().is_empty();
    let told = |initiative: &Initiative, column: Column| {
        is_told(FormPart::of_column(column), initiative.text(column))
    };
    html! {
        div class="slide-notes" {
            p class="notes-title" { (words::NOTES) }
            @for (number, initiative) in (1..).zip(&sheet.initiatives) {
                div class="note" {
                    b { (parts::initiative_number(number)) }
                    @for column in Column::ALL.into_iter().filter(|column| told(initiative, *column)) {
                        p class="of" { (parts::column(column)) }
                        div { (paper_text(initiative.text(column), &[])) }
                    }
                }
            }
            @for (part, text) in head.into_iter().filter(|(part, text)| is_told(*part, text)) {
                div class="note" {
                    b { (parts::part(part)) }
                    div { (paper_text(text, &[])) }
                }
            }
        }
    }
}
