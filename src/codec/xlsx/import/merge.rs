//! One sheet as the workbook carries it, as its form was drawn, and as its form is now: where the last two differ, a
//! person changed it in Excel, and that wins; everywhere else the carried text is the exact one.

use std::collections::BTreeSet;

use crate::codec::{Field, ProblemPart, WorkbookRemark, fresh_id};
use crate::model::{Cell, Column, Extra, Initiative, InitiativeId, OwnKey, OwnTexts, Position, Sheet};

/// Whether two texts are the same for all that a spreadsheet can show: line breaks and blanks at the ends of lines aside.
pub(super) fn is_same(a: &str, b: &str) -> bool {
    let lines = |text: &str| text.trim().lines().map(|line| line.trim_end().to_owned()).collect::<Vec<_>>();
    a == b || lines(a) == lines(b)
}

/// The sheet that comes of it, and what a person should know. `shown` is none where the form cannot be told from others.
pub(super) fn merge(
    exact: Sheet,
    shown: Option<&Sheet>,
    found: Sheet,
    new_id: &mut dyn FnMut() -> String,
) -> (Sheet, Vec<WorkbookRemark>) {
    let mut merge = Merge { sheet: exact, changed: Vec::new(), said: Vec::new() };
    match shown {
        Some(shown) => {
            merge.head(shown, &found);
            merge.positions(&shown.positions, found.positions);
            merge.initiatives(&shown.initiatives, found.initiatives, new_id);
        }
        None => merge.whole(found, new_id),
    }
    if !merge.changed.is_empty() {
        merge.said.insert(0, WorkbookRemark::Changed(merge.changed));
    }
    (merge.sheet, merge.said)
}

struct Merge {
    sheet: Sheet,
    changed: Vec<ProblemPart>,
    said: Vec<WorkbookRemark>,
}

/// The texts of the head, and what they are in a file.
const TEXTS: [(Cell, Field); 7] = [
    (Cell::Group, Field::Group),
    (Cell::Goal, Field::Goal),
    (Cell::Department, Field::Department),
    (Cell::Situation, Field::Situation),
    (Cell::Purpose, Field::Purpose),
    (Cell::Participation, Field::Participation),
    (Cell::Effects, Field::Effects),
];

impl Merge {
    fn head(&mut self, shown: &Sheet, found: &Sheet) {
        let own = own_keys(&shown.own, &found.own).into_iter();
        let own = own.map(|key| (Cell::Own(None, key), Field::Own));
        for (cell, field) in TEXTS.into_iter().chain(own) {
            let (Some(shown), Some(found)) = (shown.text(&cell), found.text(&cell)) else { continue };
            if !is_same(shown, found) && self.sheet.set_text(&cell, found.to_owned()) {
                self.changed.push(ProblemPart::Field(field));
            }
        }
        if shown.fiscal_year != found.fiscal_year {
            self.sheet.fiscal_year = found.fiscal_year;
            self.changed.push(ProblemPart::Field(Field::FiscalYear));
        }
        if shown.rank != found.rank {
            self.sheet.rank = found.rank;
            self.changed.push(ProblemPart::Field(Field::Rank));
        }
        if shown.sdgs != found.sdgs {
            self.sheet.sdgs = found.sdgs.clone();
            self.changed.push(ProblemPart::Field(Field::Sdgs));
        }
    }

    fn positions(&mut self, shown: &[Position], found: Vec<Position>) {
        let is_equal = |a: &Position, b: &Position| a.plan == b.plan && is_same(&a.text, &b.text);
        if shown.len() == found.len() && shown.iter().zip(&found).all(|(a, b)| is_equal(a, b)) {
            return;
        }
        self.changed.push(ProblemPart::Field(Field::Positions));
        let is_faithful = shown.len() == self.sheet.positions.len();
        let exact = std::mem::take(&mut self.sheet.positions);
        let pairs = pair(shown, &found, |a, b| a.plan == b.plan);
        for (before, now) in pairs {
            let before = before.filter(|_| is_faithful);
            let kept = before.and_then(|at| Some((exact.get(at)?, shown.get(at)?)));
            match (kept, now.and_then(|at| found.get(at))) {
                (Some((exact, shown)), Some(now)) => {
                    let plan = if shown.plan == now.plan { &exact.plan } else { &now.plan };
                    let text = if is_same(&shown.text, &now.text) { &exact.text } else { &now.text };
                    self.sheet.push_position(plan.clone(), text.clone(), exact.extra.clone());
                }
                (None, Some(now)) => {
                    self.sheet.push_position(now.plan.clone(), now.text.clone(), Extra::new());
                }
                (Some((exact, _)), None) => self.said.push(WorkbookRemark::PositionRemoved {
                    plan: exact.plan.clone(),
                    text: exact.text.clone(),
                }),
                (None, None) => {}
            }
        }
    }

    fn initiatives(
        &mut self,
        shown: &[Initiative],
        found: Vec<Initiative>,
        new_id: &mut dyn FnMut() -> String,
    ) {
        let is_equal = shown.len() == found.len() && shown.iter().zip(&found).all(|(a, b)| is_alike(a, b));
        if is_equal {
            return;
        }
        let exact = std::mem::take(&mut self.sheet.initiatives);
        let is_faithful = exact.len() >= shown.len() && exact[shown.len()..].iter().all(is_blank);
        let shown = if is_faithful { shown } else { &[] };
        if !is_faithful {
            self.said.push(WorkbookRemark::InitiativesTakenAsShown);
        }
        let mut taken: BTreeSet<String> = exact.iter().map(|one| one.id.as_str().to_owned()).collect();
        let mut exact: Vec<Option<Initiative>> = exact.into_iter().map(Some).collect();
        let mut found: Vec<Option<Initiative>> = found.into_iter().map(Some).collect();
        let of = |found: &[Option<Initiative>]| found.iter().flatten().cloned().collect::<Vec<_>>();
        let pairs = pair(shown, &of(&found), |a, b| {
            is_same(&a.method, &b.method) && !b.method.is_empty() || is_alike(a, b)
        });
        for (before, now) in pairs {
            let kept = before.and_then(|at| Some((at, exact.get_mut(at)?.take()?)));
            let now = now.and_then(|at| found.get_mut(at)?.take());
            match (kept, now) {
                (Some((at, exact)), Some(now)) => self.initiative(exact, &shown[at], &now),
                (None, Some(mut now)) => {
                    let Some(id) = fresh_id(new_id, &mut taken, InitiativeId::new) else { continue };
                    now.id = id;
                    self.sheet.initiatives.push(now);
                    self.changed.push(ProblemPart::Initiative(self.sheet.initiatives.len(), None));
                }
                (Some((at, exact)), None) => {
                    self.said.push(WorkbookRemark::InitiativeRemoved { number: at + 1, method: exact.method })
                }
                (None, None) => {}
            }
        }
        // Those that show nothing cannot have been removed.
        self.sheet.initiatives.extend(exact.into_iter().flatten().filter(is_blank));
    }

    fn initiative(&mut self, mut exact: Initiative, shown: &Initiative, now: &Initiative) {
        let number = self.sheet.initiatives.len() + 1;
        for of in Column::ALL {
            if !is_same(shown.text(of), now.text(of)) {
                now.text(of).clone_into(exact.text_mut(of));
                self.changed.push(ProblemPart::Initiative(number, Some(Field::Column(of))));
            }
        }
        for key in own_keys(&shown.own, &now.own) {
            if !is_same(shown.own.get(&key), now.own.get(&key)) {
                exact.own.set(&key, now.own.get(&key));
                self.changed.push(ProblemPart::Initiative(number, Some(Field::Own)));
            }
        }
        if shown.purposes != now.purposes {
            exact.purposes = now.purposes.clone();
            self.changed.push(ProblemPart::Initiative(number, Some(Field::Purposes)));
        }
        self.sheet.initiatives.push(exact);
    }

    /// Everything as Excel shows it, but for what no form shows.
    fn whole(&mut self, found: Sheet, new_id: &mut dyn FnMut() -> String) {
        self.said.push(WorkbookRemark::TakenAsShown);
        let mut taken = BTreeSet::new();
        let exact = std::mem::replace(&mut self.sheet, found);
        self.sheet.id = exact.id;
        self.sheet.dismissed = exact.dismissed;
        self.sheet.comments = exact.comments;
        self.sheet.course = exact.course;
        self.sheet.extra = exact.extra;
        for initiative in &mut self.sheet.initiatives {
            if let Some(id) = fresh_id(new_id, &mut taken, InitiativeId::new) {
                initiative.id = id;
            }
        }
    }
}

fn is_alike(a: &Initiative, b: &Initiative) -> bool {
    Column::ALL.iter().all(|column| is_same(a.text(*column), b.text(*column)))
        && a.purposes == b.purposes
        && own_keys(&a.own, &b.own).iter().all(|key| is_same(a.own.get(key), b.own.get(key)))
}

/// The city's own parts that either has.
fn own_keys(a: &OwnTexts, b: &OwnTexts) -> BTreeSet<OwnKey> {
    a.keys().chain(b.keys()).cloned().collect()
}

fn is_blank(initiative: &Initiative) -> bool {
    Column::ALL.iter().all(|column| initiative.text(*column).trim().is_empty())
        && initiative.purposes.is_empty()
        && initiative.own.iter().all(|(_, text)| text.trim().is_empty())
}

/// A row before and a row now; none where it is new or gone.
type Pair = (Option<usize>, Option<usize>);

/// Which of the rows before is which of the rows now: the most that are alike in order, and between these one after the
/// other.
fn pair<T>(before: &[T], now: &[T], is_alike: impl Fn(&T, &T) -> bool) -> Vec<Pair> {
    /// No sheet has more rows than can be compared with each other.
    const MOST: usize = 300;
    let (n, m) = (before.len().min(MOST), now.len().min(MOST));
    let mut longest = vec![vec![0_usize; m + 1]; n + 1];
    for a in (0..n).rev() {
        for b in (0..m).rev() {
            let together = usize::from(is_alike(&before[a], &now[b])) * (longest[a + 1][b + 1] + 1);
            longest[a][b] = together.max(longest[a + 1][b]).max(longest[a][b + 1]);
        }
    }
    let mut pairs = Vec::new();
    let (mut a, mut b, mut gap_a, mut gap_b) = (0, 0, 0, 0);
    while a < n && b < m {
        if is_alike(&before[a], &now[b]) && longest[a][b] == longest[a + 1][b + 1] + 1 {
            gap(&mut pairs, gap_a..a, gap_b..b);
            pairs.push((Some(a), Some(b)));
            (a, b) = (a + 1, b + 1);
            (gap_a, gap_b) = (a, b);
        } else if longest[a + 1][b] >= longest[a][b + 1] {
            a += 1;
        } else {
            b += 1;
        }
    }
    gap(&mut pairs, gap_a..before.len(), gap_b..now.len());
    pairs
}

fn gap(pairs: &mut Vec<Pair>, before: std::ops::Range<usize>, now: std::ops::Range<usize>) {
    let count = before.len().max(now.len());
    pairs.extend((0..count).map(|at| (before.clone().nth(at), now.clone().nth(at))));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_known_again() {
        let pairs = |before: &str, now: &str| {
            let rows = |text: &str| text.chars().collect::<Vec<_>>();
            let pairs = pair(&rows(before), &rows(now), |a, b| a == b);
            let name = |at: Option<usize>| at.map_or("-".to_owned(), |at| at.to_string());
            pairs.iter().map(|(a, b)| format!("{}{}", name(*a), name(*b))).collect::<Vec<_>>().join(" ")
        };
        for (before, now, expected) in [
            ("abc", "abc", "00 11 22"),
            ("abc", "axc", "00 11 22"),
            ("abc", "ac", "00 1- 21"),
            ("abc", "axbc", "00 -1 12 23"),
            ("abc", "", "0- 1- 2-"),
            ("", "ab", "-0 -1"),
            ("ab", "xyab", "-0 -1 02 13"),
        ] {
            assert_eq!(pairs(before, now), expected, "{before} {now}");
        }
    }
}
