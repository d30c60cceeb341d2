//! The table of initiatives: which of the five columns a cell belongs to, where headers and texts do not line up.

use std::collections::{BTreeMap, BTreeSet};

use super::{FormCell, FormNote, FormRow, LinePlace, city, heads, labels};
use crate::codec::CellDoubt;
use crate::model::{Column, FormPart, PartKey, PurposeNo};
use crate::text::width::squeeze;

/// Headers as they stand in one row.
#[derive(Clone, Debug)]
pub(super) struct Header {
    /// Each column's first and last place, from the left.
    columns: Vec<(usize, usize, PartKey)>,
    /// First and last places whose header names something else.
    others: Vec<(usize, usize)>,
    /// What stands over heads of a second row, until these are known.
    overs: Vec<(LinePlace, usize, String)>,
    /// First and last places of the numbers of 目的・効果.
    purposes: Vec<(usize, usize)>,
    /// Whether texts stand exactly under their headers.
    is_aligned: bool,
}

/// Words over the row numbers; they name no part of the sheet.
const OVER_NUMBERS: [&str; 11] =
    ["番号", "no", "no.", "№", "取組", "項目", "取組番号", "順位", "順", "項番", "#"];
/// Words over the numbers of 目的・効果 that an initiative serves.
const OVER_PURPOSES: [&str; 6] = [
    "目的・効果",
    "目的・効果の番号",
    "該当する目的・効果",
    "対応する目的・効果",
    "関連する目的・効果",
    "目的・効果番号",
];

impl Header {
    /// The header that a row is: at least three names of columns stand in it, or all of a form that has fewer. Also what
    /// else stands there.
    pub(super) fn of(row: &FormRow, is_aligned: bool) -> Option<(Self, Vec<(usize, &str)>)> {
        let city = city::labels();
        let (over, cells): (Vec<&FormCell>, Vec<&FormCell>) =
            row.cells.iter().partition(|cell| city.is_over(&cell.text));
        let columns = cells.iter().filter_map(|cell| Some((cell.at, cell.end, heads::column(&cell.text)?)));
        let mut columns: Vec<_> = columns.collect();
        let versions = other_versions(&cells, &columns);
        columns.retain(|(at, ..)| !versions.contains(at));
        let mut kinds: Vec<_> = columns.iter().map(|(_, _, column)| column).collect();
        kinds.dedup();
        if kinds.len() < 3 {
            let own = cells.iter().filter(|cell| city.column(&cell.text).is_some()).count() + over.len();
            if own == 0 || own < city.heads_at_least {
                return None;
            }
        }
        // Under a head that does not count, texts belong to no column.
        let lost = row.asides.iter().filter(|cell| heads::column(&cell.text).is_some());
        let others = lost.chain(over.iter().copied()).map(|cell| (cell.at, cell.end)).collect();
        let place = |cell: &FormCell| LinePlace { line: row.line, at: cell.at };
        let overs = over.iter().map(|cell| (place(cell), cell.end, cell.text.clone())).collect();
        let mut header = Self { columns, others, overs, purposes: Vec::new(), is_aligned };
        let words = header.take_others(row);
        Some((header, words))
    }

    /// A second row of headers, under the first: names of columns and nothing else.
    pub(super) fn join(&mut self, row: &FormRow) -> bool {
        let cells = row.cells.iter();
        let columns: Option<Vec<_>> =
            cells.map(|cell| Some((cell.at, cell.end, self.column_under(cell)?))).collect();
        let is_new = |column: &PartKey| !self.columns.iter().any(|(_, _, known)| known == column);
        let Some(columns) = columns.filter(|columns| columns.iter().all(|(_, _, column)| is_new(column)))
        else {
            return false;
        };
        let is_left = |from: usize, to: usize| !columns.iter().any(|(at, ..)| (from..=to).contains(at));
        self.others.retain(|(from, to)| is_left(*from, *to));
        self.overs.retain(|(place, to, _)| is_left(place.at, *to));
        self.columns.extend(columns);
        self.columns.sort_by_key(|column| column.0);
        true
    }

    /// The column that a cell of the second row names, under what stands over it.
    fn column_under(&self, cell: &FormCell) -> Option<PartKey> {
        let mut overs = self.overs.iter().rev();
        let over = overs.find(|(place, end, _)| place.at <= cell.at && (!self.is_aligned || cell.at <= *end));
        let under = over.and_then(|(_, _, over)| city::labels().column_under(over, &cell.text));
        under.or_else(|| heads::column(&cell.text))
    }

    /// What stands over nothing.
    pub(super) fn lone_overs(&self) -> impl Iterator<Item = FormNote> {
        self.overs.iter().map(|(place, _, text)| FormNote::LeftOut(*place, text.clone()))
    }

    /// Takes down what else stands in the row; answers with what names no part of the sheet.
    fn take_others<'r>(&mut self, row: &'r FormRow) -> Vec<(usize, &'r str)> {
        let first = self.first();
        let is_column = |cell: &&FormCell| self.columns.iter().any(|(at, ..)| *at == cell.at);
        let own = row.cells.iter().filter(is_column);
        let mut words: Vec<(usize, &str)> =
            own.filter_map(|cell| Some((cell.at, heads::words_beside(&cell.text)?))).collect();
        let is_other = |cell: &&FormCell| {
            !self.columns.iter().any(|(at, ..)| *at == cell.at)
                && !self.overs.iter().any(|(place, ..)| place.at == cell.at)
        };
        for cell in row.cells.iter().filter(is_other).collect::<Vec<_>>() {
            let word = squeeze(&cell.text);
            if OVER_PURPOSES.contains(&word.as_str()) && cell.at > first {
                self.purposes.push((cell.at, cell.end));
                continue;
            }
            if !OVER_NUMBERS.contains(&word.as_str()) {
                words.push((cell.at, cell.text.as_str()));
            }
            if cell.at > first {
                self.others.push((cell.at, cell.end));
            }
        }
        words
    }

    /// The column in which a cell begins that reaches over others too.
    pub(super) fn column_of_wide(&self, cell: &FormCell) -> Option<Column> {
        let mut over = self.columns.iter().filter(|(at, end, _)| *at <= cell.end && cell.at <= *end);
        let (_, _, first) = over.next()?;
        over.next().filter(|_| self.is_aligned && cell.end > cell.at)?;
        first.column()
    }

    /// The place of the leftmost column.
    pub(super) fn first(&self) -> usize {
        self.columns.first().map_or(0, |(at, ..)| *at)
    }

    /// Whether the leftmost column is that of the methods.
    pub(super) fn begins_with_method(&self) -> bool {
        self.columns.first().is_some_and(|(_, _, part)| *part == PartKey::Known(FormPart::Method))
    }

    /// Whether it is the head of 目標と実績, which stands below a form: targets and reports of entries, and no methods.
    pub(super) fn is_of_results(&self) -> bool {
        self.has(FormPart::Target) && self.has_report() && !self.has(FormPart::Method)
    }

    /// Whether it has a column of reports.
    pub(super) fn has_report(&self) -> bool {
        self.has(FormPart::Midterm) || self.has(FormPart::FinalReport)
    }

    fn has(&self, part: FormPart) -> bool {
        self.columns.iter().any(|(_, _, own)| *own == PartKey::Known(part))
    }

    /// The last place of the leftmost column.
    pub(super) fn first_end(&self) -> usize {
        self.columns.first().map_or(0, |(_, end, _)| *end)
    }

    /// Whether numbers of 目的・効果 stand here.
    fn is_purposes(&self, at: usize) -> bool {
        self.purposes.iter().any(|(from, to)| (*from..=*to).contains(&at))
    }
}

/// The places of heads that are those of another version of a column, which has a head of its own: 数値目標（R5実績） beside 数値目標.
fn other_versions(cells: &[&FormCell], columns: &[(usize, usize, PartKey)]) -> Vec<usize> {
    let is_version = |at: usize| cells.iter().any(|cell| cell.at == at && heads::is_of_version(&cell.text));
    let has_own = |part: &PartKey| columns.iter().any(|(at, _, own)| own == part && !is_version(*at));
    let others = columns.iter().filter(|(at, _, part)| is_version(*at) && has_own(part));
    others.map(|(at, ..)| *at).collect()
}

/// The cells of one initiative, which may have several rows.
#[derive(Debug)]
pub(in crate::codec) struct Pile {
    /// Which of the sheet's headers it stands under.
    pub(super) header: usize,
    /// How far its cells stand to the right of their headers.
    pub(super) shift: usize,
    /// Line, place and text of each cell.
    pub(super) cells: Vec<(usize, usize, String)>,
    /// Its rows below the first.
    pub(super) further: Vec<FurtherRow>,
}

/// A row of an initiative below its first.
#[derive(Debug)]
pub(in crate::codec) struct FurtherRow {
    pub(super) line: usize,
    /// Places of cells that begin above and reach down beside it.
    pub(super) beside: Vec<usize>,
}

/// An initiative's texts, column by column.
#[derive(Debug, Default)]
pub(in crate::codec) struct Placed {
    pub(super) texts: Vec<(PartKey, String)>,
    pub(super) purposes: Vec<PurposeNo>,
}

/// Puts every cell into its column; what fits nowhere is told.
pub(in crate::codec) fn place(headers: &[Header], piles: &[Pile], found: &mut Vec<FormNote>) -> Vec<Placed> {
    let occupied: Vec<_> = piles.iter().map(Pile::occupied).collect();
    let mut votes = vec![Votes::new(); headers.len()];
    for (pile, occupied) in piles.iter().zip(&occupied) {
        let header = &headers[pile.header];
        for at in occupied {
            if let Some((left, right)) = header.between(*at) {
                let (for_right, for_left) = votes[pile.header].entry(*at).or_insert((0, 0));
                *for_right += usize::from(occupied.contains(&left));
                *for_left += usize::from(occupied.contains(&right));
            }
        }
    }
    let piles = piles.iter().zip(&occupied);
    piles
        .map(|(pile, occupied)| {
            let columns = |at: usize| headers[pile.header].column_at(at, occupied, &votes[pile.header]);
            pile.place(&headers[pile.header], columns, found)
        })
        .collect()
}

/// For each place under a merged header: how many rows have text to its left, and to its right.
///
/// A neighbour that has its own text does not need the place, so it speaks for the other one.
type Votes = BTreeMap<usize, (usize, usize)>;

impl Pile {
    /// An initiative of one row.
    pub(super) fn new(header: usize, shift: usize, cells: Vec<(usize, usize, String)>) -> Self {
        Self { header, shift, cells, further: Vec::new() }
    }

    /// The places that have text, as the header counts them.
    fn occupied(&self) -> BTreeSet<usize> {
        let texts = self
            .cells
            .iter()
            .filter(|(_, _, text)| labels::all_circled(text).is_none() && labels::served(text).is_none());
        texts.filter_map(|(_, at, _)| at.checked_sub(self.shift)).collect()
    }

    fn place(
        &self,
        header: &Header,
        column_at: impl Fn(usize) -> Option<(PartKey, bool)>,
        found: &mut Vec<FormNote>,
    ) -> Placed {
        let mut placed = Placed::default();
        // The columns that have a text, with its line.
        let mut seen: BTreeSet<(usize, PartKey)> = BTreeSet::new();
        for (line, at, text) in &self.cells {
            // Where a column has nothing else, a number is what stands there: 「①②」 as a target.
            let own = at.checked_sub(self.shift).and_then(&column_at).map(|(column, _)| (*line, column));
            let is_alone = own.is_some_and(|(line, column)| {
                column != PartKey::Known(FormPart::Method) && !seen.contains(&(line, column))
            });
            let is_behind = header.is_aligned && !header.is_purposes(*at) && is_alone;
            let digits = || labels::numbers(text).filter(|_| header.is_purposes(*at));
            let circled = labels::all_circled(text).filter(|_| !is_behind);
            if let Some(numbers) = circled.or_else(|| labels::served(text)).or_else(digits) {
                let numbers = numbers.into_iter().filter_map(|number| PurposeNo::new(i64::from(number)));
                placed.purposes.extend(numbers);
                continue;
            }
            match at.checked_sub(self.shift).and_then(&column_at) {
                Some((column, sure)) => {
                    let guessed = column.column().filter(|_| !sure);
                    let spot = LinePlace { line: *line, at: *at };
                    found.extend(guessed.map(|column| FormNote::Guessed(spot, column)));
                    // Two cells beside each other under one head.
                    let here = (*line, column.clone());
                    let is_twice = header.columns.iter().filter(|(_, _, part)| *part == here.1).count() > 1;
                    if seen.contains(&here) && is_twice {
                        let why = CellDoubt::LabelTwice;
                        found.push(FormNote::Doubtful(spot, text.clone(), why));
                    } else if seen.contains(&here) && sure && header.is_aligned {
                        found.push(FormNote::Joined(LinePlace { line: *line, at: *at }, text.clone()));
                    }
                    seen.insert(here);
                    placed.texts.push((column, text.clone()));
                }
                None => found.push(FormNote::LeftOut(LinePlace { line: *line, at: *at }, text.clone())),
            }
        }
        placed
    }
}

impl Header {
    /// The columns on both sides of a place that has no header of its own.
    fn between(&self, at: usize) -> Option<(usize, usize)> {
        let next = self.columns.partition_point(|(place, ..)| *place <= at);
        let (left, end, _) = *self.columns.get(next.checked_sub(1)?)?;
        let right = self.columns.get(next)?.0;
        (at > end && !self.is_other(at)).then_some((left, right))
    }

    fn is_other(&self, at: usize) -> bool {
        let mut others = self.others.iter().chain(&self.purposes);
        others.any(|(from, to)| (*from..=*to).contains(&at))
    }

    /// The column of a place, and whether that is sure.
    fn column_at(&self, at: usize, occupied: &BTreeSet<usize>, votes: &Votes) -> Option<(PartKey, bool)> {
        if self.is_other(at) {
            return None;
        }
        let next = self.columns.partition_point(|(place, ..)| *place <= at);
        let (left_at, end, left) = self.columns.get(next.checked_sub(1)?)?;
        if at <= *end {
            return Some((left.clone(), true));
        }
        let Some((_, _, right)) = self.columns.get(next) else {
            // Beyond the last header: its own text, moved, or something that the paper has no place for.
            return (!self.is_aligned && !occupied.contains(left_at)).then(|| (left.clone(), true));
        };
        let (for_right, for_left) = votes.get(&at).copied().unwrap_or((0, 0));
        if for_right > for_left {
            return Some((right.clone(), true));
        }
        // What is not sure is told by its column, which only the paper's own ones can be.
        let is_sure = for_left > for_right;
        (is_sure || left.column().is_some()).then(|| (left.clone(), is_sure))
    }
}
