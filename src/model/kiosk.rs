//! The kiosk's pages as they are handed on: made once of the chosen sheets, and shown wherever the kiosk stands.

use serde::{Deserialize, Serialize};

/// All of a kiosk, ready to be shown: whoever shows it reads no sheets.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KioskPages {
    /// What the kiosk is of: 令和6年度　重点目標.
    pub title: String,
    /// The pages; the first is the start.
    pub pages: Vec<KioskPage>,
}

/// One page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KioskPage {
    /// Its place, as it stands in addresses after `#/kiosk/`: empty for the start, `goal/3`, `results`.
    pub place: String,
    /// What it is called.
    pub title: String,
    /// What is on it, as markup. Its links are addresses of the kiosk.
    pub markup: String,
}

/// How a target came out, in the few kinds that a citizen is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KioskOutcome {
    /// Reached.
    Met,
    /// Not reached by the end of the year.
    Missed,
    /// Not reached by the middle of the year.
    OnTheWay,
    /// The report tells it in words: no number was read that decides.
    InWords,
    /// The target has no number, whether a report speaks of it or not.
    NoNumber,
    /// The target has a number, and no report yet.
    NoReport,
}

impl KioskOutcome {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 6] =
        [Self::Met, Self::Missed, Self::OnTheWay, Self::InWords, Self::NoNumber, Self::NoReport];

    /// Its name in addresses and style sheets.
    pub fn key(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Missed => "missed",
            Self::OnTheWay => "going",
            Self::InWords => "words",
            Self::NoNumber => "plain",
            Self::NoReport => "open",
        }
    }
}

impl KioskPages {
    /// The page of a place, and what of the place it does not name: `goal/3/2` is the second part of `goal/3`. What no page
    /// has leads to the start.
    pub fn find<'p>(&'p self, place: &'p str) -> (Option<&'p KioskPage>, &'p str) {
        let named = |page: &&KioskPage| !page.place.is_empty() && rest(place, &page.place).is_some();
        match self.pages.iter().filter(named).max_by_key(|page| page.place.len()) {
            Some(page) => (Some(page), rest(place, &page.place).unwrap_or("")),
            None => (self.pages.first(), ""),
        }
    }

    /// Whether there is a page of exactly this place.
    pub fn has(&self, place: &str) -> bool {
        self.pages.iter().any(|page| page.place == place)
    }
}

fn rest<'p>(place: &'p str, page: &str) -> Option<&'p str> {
    let rest = place.strip_prefix(page)?;
    if rest.is_empty() { Some(rest) } else { rest.strip_prefix('/') }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_found_by_the_page_that_names_most_of_it() {
        let page =
            |place: &str| KioskPage { place: place.into(), title: String::new(), markup: String::new() };
        let pages = ["", "goal/1", "goal/12", "sdgs", "sdgs/1"].map(page).to_vec();
        let pages = KioskPages { title: String::new(), pages };
        for (place, page, rest) in [
            ("", "", ""),
            ("goal/1", "goal/1", ""),
            ("goal/12", "goal/12", ""),
            ("goal/1/2", "goal/1", "2"),
            ("goal/13", "", ""),
            ("sdgs", "sdgs", ""),
            ("sdgs/1", "sdgs/1", ""),
            ("sdgs/17", "sdgs", "17"),
            ("nowhere", "", ""),
        ] {
            let found = pages.find(place);
            assert_eq!((found.0.map(|page| page.place.as_str()), found.1), (Some(page), rest), "{place}");
        }
        assert!(pages.has("goal/12") && !pages.has("goal/13"));
    }
}
