//! The page that a city publishes and prints, the kiosk's pages, and what of the sheets stands on them.
//!
//! One page is the `.html` file, the preview and the print: what is looked at before it goes out is what goes out.

pub mod alignment;
mod both_texts;
pub mod calendar;
pub mod carry;
pub mod comparison;
mod entry;
pub mod form;
pub mod grades;
mod indicators;
pub mod kiosk;
mod list;
pub mod overview;
pub mod page;
mod parts;
pub mod places;
pub mod progress;
pub mod promises;
pub mod promises_table;
pub mod read_form;
mod results;
mod sheet;
pub mod slides;
pub mod years;

pub use parts::published;

use crate::model::publication::PublishChoice;
use crate::model::{Column, Extra, Initiative, Overruling, Revision, Sheet, Signature, YearCourse};

/// A sheet with nothing but what the page shows of it. Parts that the form does not publish, what the review was told, keys that only other programs know,
/// and reports that are left out are no business of who reads the page.
pub fn shown(sheet: &Sheet, choice: &PublishChoice) -> Sheet {
    let sheet = &*published(sheet, choice);
    let mut shown = sheet.clone();
    shown.dismissed.clear();
    shown.comments.clear();
    shown.extra = Extra::new();
    shown.course = shown_course(sheet, choice);
    shown.positions.iter_mut().for_each(|position| position.extra = Extra::new());
    for initiative in &mut shown.initiatives {
        initiative.extra = Extra::new();
        let is_shown = |said: &Overruling| choice.shows_readings() && stands_on_page(said, initiative);
        let overruled: Vec<Overruling> =
            initiative.overruled.iter().filter(|said| is_shown(said)).cloned().collect();
        initiative.overruled = overruled;
        // Why and who is the office's own business.
        for said in &mut initiative.overruled {
            (said.reason, said.signed, said.extra) = (String::new(), Signature::default(), Extra::new());
        }
        for column in Column::ALL {
            if !choice.columns().contains(&column) {
                initiative.text_mut(column).clear();
            }
        }
    }
    shown
}

/// Of a sheet's way through the year, the reasons that stand on the paper.
fn shown_course(sheet: &Sheet, choice: &PublishChoice) -> YearCourse {
    let printed = sheet.course.revised.iter();
    let printed = printed.filter(|one| choice.reports && sheet.is_revision_printed(one));
    let bare = |one: &Revision| Revision {
        before: String::new(),
        signed: Signature { by: None, ..one.signed.clone() },
        extra: Extra::new(),
        ..one.clone()
    };
    YearCourse { steps: Vec::new(), revised: printed.map(bare).collect() }
}

/// Whether a person's word on a verdict repeats nothing but what the initiative says now: what was written before a
/// report was changed is not for the public.
fn stands_on_page(said: &Overruling, initiative: &Initiative) -> bool {
    let (target, report) = (initiative.text(Column::Target), initiative.text(said.report.column()));
    let picked = said.report_quantities.iter().flatten();
    let mut of_report = picked.chain([&said.report_words]);
    let mut of_target = said.target_quantity.iter().chain([&said.target_words]);
    of_target.all(|words| target.contains(words.as_str()))
        && of_report.all(|words| report.contains(words.as_str()))
}
