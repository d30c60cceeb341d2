//! Search over all text of the sheets, whatever its width or case: which sheets, which places, which place is next.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::listing::Group;
use crate::model::{Cell, Sheet, SheetId};
use crate::text::width::fold;

pub use crate::text::find::Needle;

/// The sheets' texts as search compares them, made when first needed and again when a sheet changes.
#[derive(Debug, Default)]
pub struct Index {
    folded: BTreeMap<SheetId, Folded>,
}

/// A sheet's texts.
#[derive(Debug)]
struct Folded {
    sheet: Arc<Sheet>,
    text: String,
    /// How often it holds what was looked for last.
    counted: Option<(Needle, usize)>,
}

/// A place of a sheet that holds a word.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// Its text.
    pub cell: Cell,
    /// Where in that.
    pub span: Range<usize>,
}

/// Where the search stands in a sheet: nearest to this byte of this cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Stand {
    /// The cell.
    pub cell: Cell,
    /// The byte.
    pub at: usize,
}

/// A place with the words around it, on one line.
#[derive(Clone, Debug, PartialEq)]
pub struct Around {
    /// What stands before it.
    pub before: String,
    /// The words themselves.
    pub words: String,
    /// What stands after it.
    pub after: String,
}

impl Index {
    /// The groups with only those sheets that hold every word; all of them where nothing is looked for.
    pub fn filter(&mut self, mut groups: Vec<Group>, needle: &Needle) -> Vec<Group> {
        if !needle.is_empty() {
            for group in &mut groups {
                group.sheets.retain(|sheet| needle.is_in(&self.of(sheet).text));
            }
            groups.retain(|group| !group.sheets.is_empty());
        }
        groups
    }

    /// Makes a sheet's texts ready, so that the first search need not.
    pub fn know(&mut self, sheet: &Arc<Sheet>) {
        self.of(sheet);
    }

    /// How many places of a sheet hold a word.
    pub fn count(&mut self, sheet: &Arc<Sheet>, needle: &Needle) -> usize {
        let folded = self.of(sheet);
        match &folded.counted {
            Some((counted, count)) if counted == needle => *count,
            _ => {
                let count = if needle.is_in(&folded.text) { needle.count(&folded.text) } else { 0 };
                folded.counted = Some((needle.clone(), count));
                count
            }
        }
    }

    fn of(&mut self, sheet: &Arc<Sheet>) -> &mut Folded {
        let fold = || Folded { sheet: sheet.clone(), text: folded(sheet), counted: None };
        let known = self.folded.entry(sheet.id.clone()).or_insert_with(fold);
        if !Arc::ptr_eq(&known.sheet, sheet) {
            *known = fold();
        }
        known
    }
}

/// All texts of a sheet, a line between any two, so that no word is found across two cells.
fn folded(sheet: &Sheet) -> String {
    let mut all = String::new();
    for cell in sheet.cells() {
        all.push_str(&fold(sheet.text(&cell).unwrap_or("")));
        all.push('\n');
    }
    all
}

/// The places of a sheet that hold one of the words, in the order of the paper.
pub fn hits(sheet: &Sheet, needle: &Needle) -> Vec<Hit> {
    if needle.is_empty() {
        return Vec::new();
    }
    let of_cell = |cell: Cell| {
        let places = needle.places(sheet.text(&cell).unwrap_or(""));
        places.into_iter().map(move |span| Hit { cell: cell.clone(), span })
    };
    sheet.cells().flat_map(of_cell).collect()
}

/// The place where the search stands, or the next one after it: its number from 0. Round the end to the first.
pub fn here(sheet: &Sheet, hits: &[Hit], stand: Option<&Stand>) -> usize {
    let Some(stand) = stand else { return 0 };
    let at = hits.iter().position(|hit| compared(sheet, hit, stand) != Ordering::Less);
    at.unwrap_or(0)
}

/// The number of the place after (or before) the one where the search stands; none beyond the last (or first).
pub fn step(sheet: &Sheet, hits: &[Hit], stand: Option<&Stand>, forward: bool) -> Option<usize> {
    let Some(stand) = stand else {
        return if forward { (!hits.is_empty()).then_some(0) } else { hits.len().checked_sub(1) };
    };
    let order = |hit: &Hit| compared(sheet, hit, stand);
    if forward {
        hits.iter().position(|hit| order(hit) == Ordering::Greater)
    } else {
        hits.iter().rposition(|hit| order(hit) == Ordering::Less)
    }
}

fn compared(sheet: &Sheet, hit: &Hit, stand: &Stand) -> Ordering {
    let order = |cell: &Cell| sheet.cells().position(|other| other == *cell);
    if hit.cell == stand.cell {
        return hit.span.start.cmp(&stand.at);
    }
    order(&hit.cell).cmp(&order(&stand.cell))
}

/// A text with other words in these places, which stand in order.
pub fn replaced(text: &str, places: &[Range<usize>], by: &str) -> String {
    let (mut new, mut at) = (String::with_capacity(text.len()), 0);
    for place in places {
        new.push_str(&text[at..place.start]);
        new.push_str(by);
        at = place.end;
    }
    new.push_str(&text[at..]);
    new
}

/// The words around a place: as much as a line holds, cut with ….
pub fn around(text: &str, span: &Range<usize>) -> Around {
    const BEFORE: usize = 12;
    const AFTER: usize = 28;
    let (head, tail) = (&text[..span.start], &text[span.end..]);
    let from = head.char_indices().rev().nth(BEFORE - 1).map_or(0, |(at, _)| at);
    let to = tail.char_indices().nth(AFTER).map_or(tail.len(), |(at, _)| at);
    let cut = |is_cut: bool| if is_cut { "…" } else { "" };
    Around {
        before: format!("{}{}", cut(from > 0), line(&head[from..]).trim_start()),
        words: line(&text[span.clone()]),
        after: format!("{}{}", line(&tail[..to]).trim_end(), cut(to < tail.len())),
    }
}

/// A text on one line, with one space for any white space.
fn line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for char in text.chars() {
        if !char.is_whitespace() {
            line.push(char);
        } else if !line.ends_with(' ') {
            line.push(' ');
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Column, FiscalYear, Initiative, InitiativeId};

    fn sheet(id: &str, goal: &str, target: &str) -> Arc<Sheet> {
        let year = FiscalYear::new(2024).expect("a year");
        let mut row = Initiative::empty(InitiativeId::new("i").expect("an id"));
        row.target = target.into();
        let id = SheetId::new(id).expect("an id");
        Arc::new(Sheet { goal: goal.into(), initiatives: vec![row], ..Sheet::empty(id, year) })
    }

    fn check(query: &str, expected: &[&str]) {
        let sheets = vec![sheet("a", "ICTの活用", "年４回"), sheet("b", "防災", "ﾎﾟｽﾀｰ20点")];
        let groups = vec![Group { name: "総務".into(), year: sheets[0].fiscal_year, sheets }];
        let mut index = Index::default();
        // Twice: the second time from what the index remembers.
        for _ in 0..2 {
            let found = index.filter(groups.clone(), &Needle::words(query));
            let ids: Vec<_> = found.iter().flat_map(|g| g.sheets.iter().map(|s| s.id.to_string())).collect();
            assert_eq!(ids, expected, "{query}");
        }
    }

    #[test]
    fn every_word_must_be_found_whatever_its_width() {
        check("", &["a", "b"]);
        check(" 　", &["a", "b"]);
        check("ｉｃｔ", &["a"]);
        check("4回 活用", &["a"]);
        check("ポスター", &["b"]);
        check("防災 4回", &[]);
        // No word is found across the border of two cells.
        check("活用年", &[]);
    }

    #[test]
    fn places_are_counted_and_gone_through_in_the_order_of_the_paper() {
        let one = sheet("a", "年４回と年5回", "年６回");
        let needle = Needle::words("年");
        let hits = hits(&one, &needle);
        let target = Cell::Initiative(InitiativeId::new("i").expect("an id"), Column::Target);
        let found: Vec<_> = hits.iter().map(|hit| (hit.cell.clone(), hit.span.start)).collect();
        assert_eq!(found, [(Cell::Goal, 0), (Cell::Goal, 12), (target.clone(), 0)]);
        assert_eq!(Index::default().count(&one, &needle), hits.len());
        let at = |cell: &Cell, at| Some(Stand { cell: cell.clone(), at });
        for (stand, here_is, next, previous) in [
            (None, 0, Some(0), Some(2)),
            (at(&Cell::Goal, 0), 0, Some(1), None),
            (at(&Cell::Goal, 3), 1, Some(1), Some(0)),
            (at(&Cell::Situation, 0), 2, Some(2), Some(1)),
            (at(&target, 0), 2, None, Some(1)),
            (at(&Cell::Effects, 0), 0, None, Some(2)),
        ] {
            let stand = stand.as_ref();
            assert_eq!(here(&one, &hits, stand), here_is, "{stand:?}");
            assert_eq!(step(&one, &hits, stand, true), next, "{stand:?}");
            assert_eq!(step(&one, &hits, stand, false), previous, "{stand:?}");
        }
    }

    #[test]
    fn the_words_around_a_place_fit_a_line() {
        let text = "一二三四五六七八九十一二三\n(1) 年４回の　訓練";
        let span = Needle::words("4回").places(text).remove(0);
        let Around { before, words, after } = around(text, &span);
        assert_eq!(
            (before.as_str(), words.as_str(), after.as_str()),
            ("…八九十一二三 (1) 年", "４回", "の 訓練")
        );
        assert_eq!(around("年", &(0..3)).before, "");
        assert_eq!(replaced("年４回、年5回", &[0..3, 12..15], "月"), "月４回、月5回");
    }
}
