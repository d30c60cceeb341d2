//! The kiosk: the year for everybody who stands before it, in a citizen's words and order.
//!
//! All pages are made at once, so that a kiosk carries no code that reads sheets, and shows nothing that was not made
//! when it was written.

mod bars;
mod goal;
mod results;
mod scenery;
mod sdgs;
mod search;
mod start;
mod told;
mod year;

use maud::{Markup, html};

use self::told::KioskGoal;
use super::parts::{all_published, form_of};
use crate::codec::{self, page};
use crate::figures;
use crate::messages::kiosk as words;
use crate::model::kiosk::{KioskPage, KioskPages};
use crate::model::publication::PublishChoice;
use crate::model::{Day, Extra, FiscalYear, FormPart, Moment, Report, Sheet, SheetForm};

/// What all pages are made of.
struct Kiosk {
    goals: Vec<KioskGoal>,
    /// The city's name; empty where it was not told.
    city: String,
    /// What it is of.
    title: String,
    /// The pictures of the year that were chosen: their places, names, and what they are.
    pictures: Vec<(&'static str, &'static str, &'static str)>,
    /// Whether groups are told apart by their years too.
    has_years: bool,
    /// How far the year is told of; none where there is no report, or none is shown.
    latest: Option<Report>,
    shows_outcomes: bool,
    /// The form, with what of it is published.
    form: SheetForm,
    /// Whether SDGs are of it, and stand on pages.
    has_sdgs: bool,
}

/// The kiosk of these sheets, in the order in which they come, with the pictures of the year beside the years `before`.
pub fn pages(
    city: &str,
    before: &[Sheet],
    sheets: &[Sheet],
    choice: &PublishChoice,
    today: Option<Day>,
) -> KioskPages {
    let (before, sheets) = (&*all_published(before, choice), &*all_published(sheets, choice));
    let goals = KioskGoal::all(sheets, choice);
    let year = the_one(&goals);
    let form = form_of(choice);
    let kiosk = Kiosk {
        city: city.to_owned(),
        title: words::title("", year),
        pictures: year::chosen(choice, today),
        has_years: year.is_none(),
        latest: goals.iter().filter_map(KioskGoal::latest).max_by_key(|report| *report as usize),
        shows_outcomes: choice.shows_readings(),
        has_sdgs: form.known(FormPart::Sdgs).is_some(),
        form,
        goals,
    };
    let mut pages = start::pages(&kiosk);
    pages.extend(kiosk.goals.iter().map(|goal| goal::page(&kiosk, goal)));
    if kiosk.shows_outcomes {
        pages.push(results::page(&kiosk));
    }
    if kiosk.has_sdgs {
        pages.extend(sdgs::pages(&kiosk));
    }
    pages.push(search::page(&kiosk));
    pages.extend(year::pages(&kiosk, before, today));
    pages.extend(kiosk.goals.iter().map(|goal| start::attract(&kiosk, goal)));
    KioskPages { title: words::title(city, year), pages }
}

/// The data that a kiosk's file carries beside its pages: the sheets with what is shown of them and no more, whatever is
/// chosen for other files, for a kiosk stands in public.
pub fn carried(sheets: &[Sheet], choice: &PublishChoice, now: &Moment) -> String {
    let shown: Vec<Sheet> = sheets.iter().map(|sheet| super::shown(sheet, choice)).collect();
    page::carry(&codec::json::encode(&shown, &Extra::new(), now))
}

impl Kiosk {
    /// The groups, each with its goals, in their order.
    fn groups(&self) -> Vec<&[KioskGoal]> {
        self.goals.chunk_by(|one, other| one.group() == other.group()).collect()
    }

    /// A group's name.
    fn group_name(&self, goals: &[KioskGoal]) -> String {
        goals.first().map_or_else(String::new, |first| {
            words::group(self.has_years.then_some(first.sheet.fiscal_year), &first.sheet.group)
        })
    }
}

/// A page with what bars are filled with. `class` says how it is laid out, `unit` what it counts.
fn made(place: String, title: &str, class: &str, unit: &str, body: &Markup) -> KioskPage {
    let markup = html! {
        (bars::fills())
        div class={ "k-body " (class) } data-unit=(unit) { (body) }
    };
    KioskPage { place, title: title.to_owned(), markup: figures::printable(markup) }
}

/// The year that all goals share.
fn the_one(goals: &[KioskGoal]) -> Option<FiscalYear> {
    let first = goals.first()?.sheet.fiscal_year;
    goals.iter().all(|goal| goal.sheet.fiscal_year == first).then_some(first)
}
