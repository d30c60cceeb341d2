//! Search: words to choose from, because nobody should have to type at a kiosk, a field for those who can, and all rows.

use maud::html;

use super::told::{KioskGoal, heading};
use super::{Kiosk, made, results};
use crate::messages::kiosk as words;
use crate::model::kiosk::KioskPage;

/// How many words a group offers.
const WORDS: usize = 24;
/// How long a word is: shorter ones say little, and what is longer is cut to its end, which names the thing.
const SHORTEST: usize = 3;
const LONGEST: usize = 5;
const CUT: usize = 4;
/// の に を で と が は や も, after which a new word begins.
const PARTICLES: [char; 10] = [
    '\u{3073}', '\u{306e}', '\u{306b}', '\u{3092}', '\u{3067}', '\u{3068}', '\u{304c}', '\u{306f}',
    '\u{3084}', '\u{3082}',
];

/// The page. Its rows are hidden until a word is there.
pub(super) fn page(kiosk: &Kiosk) -> KioskPage {
    let departments = results::departments(kiosk);
    let groups = kiosk.groups();
    let body = html! {
        header class="k-head" { h1 { (words::SEARCH_TITLE) } }
        div class="k-ask" {
            label for="k-query" { (words::SEARCH_HOW) }
            input id="k-query" type="text" data-query aria-label=(words::SEARCH_FIELD) autocomplete="off" spellcheck="false";
        }
        p class="k-found" data-found role="status" {}
        div class="k-lines" data-asked hidden {
            @for goal in &kiosk.goals {
                (results::lines(goal, &departments))
            }
        }
        div class="k-offers" {
            @for group in &groups {
                section {
                    @if groups.len() > 1 {
                        h2 { (kiosk.group_name(group)) }
                    }
                    div class="k-choices" {
                        @for word in offered(group) {
                            a class="k-tap" href={ "#/kiosk/search/" (word) } { (word) }
                        }
                    }
                }
            }
        }
    };
    made("search".to_owned(), words::SEARCH_TITLE, "k-search", words::UNIT, &body)
}

/// The first telling word of each initiative's heading, each once.
fn offered(goals: &[KioskGoal]) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let headings = goals.iter().flat_map(|goal| goal.initiatives().map(|(_, one)| heading(one)));
    for word in headings.filter_map(telling) {
        if !all.contains(&word) && all.len() < WORDS {
            all.push(word);
        }
    }
    all
}

/// The first run of ideographs or of katakana that is long enough.
fn telling(heading: &str) -> Option<String> {
    let kind = |char: char| match char {
        // 及, 並 and 的 join words or are no part of a thing's name.
        '\u{53ca}' | '\u{4e26}' | '\u{7684}' => 0,
        '\u{4e00}'..='\u{9fff}' | '\u{3005}' => 1,
        '\u{30a1}'..='\u{30fa}' | '\u{30fc}' => 2,
        _ => 0,
    };
    let chars: Vec<char> = heading.chars().collect();
    // A run after one of these hiragana is a thing of its own; after others it goes on with a word: 働き方改革.
    let begins = |before: Option<char>| {
        before
            .is_none_or(|before| !('\u{3041}'..='\u{3096}').contains(&before) || PARTICLES.contains(&before))
    };
    let mut before = None;
    let mut runs = chars.chunk_by(|a, b| kind(*a) == kind(*b));
    let run = runs.find(|run| {
        let last = std::mem::replace(&mut before, run.last().copied());
        kind(run[0]) > 0 && run.len() >= SHORTEST && begins(last)
    })?;
    let is_long = kind(run[0]) == 1 && run.len() > LONGEST;
    Some(run[if is_long { run.len() - CUT } else { 0 }..].iter().collect())
}

#[cfg(test)]
mod tests {
    use super::telling;

    #[test]
    fn a_heading_offers_its_first_telling_word() {
        for (heading, word) in [
            ("市総合防災訓練の実施", Some("防災訓練")),
            ("避難所の開設・運営体制の見直し", Some("避難所")),
            ("こどものためのパソコン教室", Some("パソコン")),
            ("働き方改革と相談体制の整備", Some("相談体制")),
            ("ひとり親家庭及び困窮世帯の支援", Some("困窮世帯")),
            ("橋の点検", None),
            ("", None),
        ] {
            assert_eq!(telling(heading).as_deref(), word, "{heading}");
        }
    }
}
