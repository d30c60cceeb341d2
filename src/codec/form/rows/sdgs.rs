//! The SDGs of a sheet: listed, or printed with boxes of which some are ticked.

use super::super::label::Label;
use super::super::{FormCell, FormNote, FormRow, LinePlace, goals, labels, ticks};
use super::{Filler, LabelTarget};
use crate::codec::Remark;
use crate::model::Sdg;
use crate::text::width::squeeze;

impl Filler {
    /// Reads what stands under the SDGs' label.
    pub(super) fn take_sdgs(&mut self) {
        let cells = std::mem::take(&mut self.sdgs);
        let Some((first, ..)) = cells.first().cloned() else { return };
        let Some(ticks) = ticks::read(&together(&cells)) else {
            let all = self.found.len();
            for (spot, text, before) in cells {
                let (more, end) = (self.found.len() - all, self.found.len());
                self.take_sdg(spot, &text, true);
                // It is told where it stands.
                let new = self.found.len() - end;
                self.found[before + more..].rotate_right(new);
            }
            return;
        };
        let take = |filler: &mut Self, texts: &[String], is_ticked: bool| {
            texts.iter().flat_map(|text| filler.take_sdg(first, text, is_ticked)).collect::<Vec<u8>>()
        };
        let ticked = take(self, &ticks.ticked, true);
        let others = take(self, &ticks.others, false);
        if !others.is_empty() {
            self.found.push(FormNote::Of(Remark::TickedSdgs { ticked, others }));
        }
    }

    /// Whether a line, where columns shift, is one more SDG with its official name, under a row whose last label is theirs.
    pub(super) fn is_another_sdg(&self, cell: &FormCell) -> bool {
        let is_last = self.slots.last().is_some_and(|met| matches!(met.slot, LabelTarget::Sdgs));
        let is_named = |(number, words): &(i64, String)| {
            Sdg::new(*number).is_some_and(|sdg| squeeze(words) == squeeze(sdg.name()))
        };
        !self.is_aligned
            && !self.in_table
            && is_last
            && goals::sdgs(&cell.text).is_some_and(|all| all.iter().all(is_named))
    }

    /// Reads the SDGs of a text, and takes them where they are meant; answers with their numbers.
    fn take_sdg(&mut self, spot: LinePlace, text: &str, is_meant: bool) -> Vec<u8> {
        let found = goals::sdgs(text).or_else(|| goals::sdgs(&ticks::bare(text)));
        let Some(sdgs) = found else {
            let mut lines = text.lines().filter(|line| !line.trim().is_empty());
            // One line that is no list of numbers takes no other with it.
            if lines.clone().count() > 1 {
                return lines.flat_map(|line| self.take_sdg(spot, line, is_meant)).collect();
            }
            self.leave_out(spot, lines.next().unwrap_or(text));
            return Vec::new();
        };
        let named = sdgs.into_iter().filter_map(|(number, words)| Some((Sdg::new(number)?, words)));
        named
            .map(|(sdg, words)| {
                if is_meant {
                    self.sheet.sdgs.insert(sdg);
                    if !words.is_empty() && squeeze(&words) != squeeze(sdg.name()) {
                        self.found
                            .push(FormNote::Of(Remark::SdgWords { number: sdg.number(), found: words }));
                    }
                }
                sdg.number()
            })
            .collect()
    }
}

/// The rows, with each box that stands in a row over the label of SDGs before the number under it; none where there is no such
/// row.
pub(super) fn marked_from_over(rows: &[FormRow]) -> Option<Vec<FormRow>> {
    let is_over = |pair: &[FormRow]| {
        let [marks, numbers] = pair else { return false };
        let label = numbers.cells.iter().position(|cell| {
            labels::label(&cell.text).is_some_and(|(label, rest)| label == Label::Sdgs && rest.is_empty())
        });
        let under = label.map_or(&[][..], |at| &numbers.cells[at + 1..]);
        let is_number = |cell: &FormCell| goals::sdgs(&cell.text).is_some_and(|all| all.len() == 1);
        let has_number = |mark: &FormCell| under.iter().any(|cell| cell.at == mark.at && is_number(cell));
        let is_mark = |cell: &FormCell| ticks::lone(&cell.text).is_some() && has_number(cell);
        !marks.cells.is_empty() && marks.cells.iter().all(is_mark)
    };
    let at = rows.windows(2).position(is_over)?;
    let mut rows = rows.to_vec();
    let marks = rows.remove(at);
    for cell in &mut rows[at].cells {
        if let Some(mark) = marks.cells.iter().find(|mark| mark.at == cell.at) {
            cell.text = format!("{} {}", mark.text.trim(), cell.text);
        }
    }
    Some(rows)
}

/// All cells as one text, a line a row where a box has a cell of its own or boxes stand under each other in one; else a line a
/// cell.
fn together(cells: &[(LinePlace, String, usize)]) -> String {
    if let Some(text) = stacked(cells) {
        return text;
    }
    let has_lone = cells.iter().any(|(_, text, _)| ticks::lone(text).is_some());
    let rows = cells.chunk_by(|(a, ..), (b, ..)| a.line == b.line).map(|row| {
        let texts: Vec<&str> = row.iter().map(|(_, text, _)| text.as_str()).collect();
        side_by_side(&texts).unwrap_or_else(|| texts.join(if has_lone { " " } else { "\n" }))
    });
    let text = rows.collect::<Vec<_>>().join("\n");
    encircled(&text).unwrap_or(text)
}

/// The numbers of cells with the boxes that stand in the row under them, or in that over them, a line each.
fn stacked(cells: &[(LinePlace, String, usize)]) -> Option<String> {
    type Cells = [(LinePlace, String, usize)];
    let mut rows: Vec<&Cells> = cells.chunk_by(|(a, ..), (b, ..)| a.line == b.line).collect();
    let is_marks = |row: &Cells| row.iter().all(|(_, text, _)| ticks::lone(text).is_some());
    if rows.len().is_multiple_of(2) && rows.chunks(2).all(|pair| is_marks(pair[0])) {
        rows.chunks_mut(2).for_each(|pair| pair.swap(0, 1));
    }
    let is_number = |text: &str| goals::sdgs(text).is_some_and(|all| all.len() == 1);
    let mut lines = Vec::new();
    let mut left = &rows[..];
    while let [numbers, rest @ ..] = left {
        let marks = rest.first().copied().filter(|row| is_marks(row)).unwrap_or(&[]);
        let is_under = |mark: &LinePlace| numbers.iter().any(|(spot, ..)| spot.at == mark.at);
        if !numbers.iter().all(|(_, text, _)| is_number(text))
            || !marks.iter().all(|(mark, ..)| is_under(mark))
        {
            return None;
        }
        lines.extend(numbers.iter().map(|(spot, text, _)| {
            let mark = marks.iter().find(|(mark, ..)| mark.at == spot.at);
            mark.map_or_else(|| text.clone(), |(_, mark, _)| format!("{mark} {text}"))
        }));
        left = &rest[usize::from(!marks.is_empty())..];
    }
    rows.iter().any(|row| is_marks(row)).then(|| lines.join("\n"))
}

/// A text whose numbers in circles are those that are meant, because others stand beside them without: 1 2 3 ④ 5. A number a
/// line, with its words.
fn encircled(text: &str) -> Option<String> {
    let is_circled = |word: &str| labels::circled(word).is_some_and(|(number, _)| number <= 17);
    let is_plain = |word: &str| {
        let is_goal = || goals::sdgs(word).is_some_and(|all| all.len() == 1);
        !is_circled(word) && word.starts_with(char::is_numeric) && is_goal()
    };
    let words = || text.split(|char: char| char.is_whitespace() || "、，,・".contains(char));
    if !words().any(is_circled) || !words().any(is_plain) {
        return None;
    }
    let line = |word: &str| match labels::circled(word).filter(|_| is_circled(word)) {
        Some((number, rest)) => format!("\n☑{number} {rest}"),
        None if is_plain(word) => format!("\n{word}"),
        None => format!(" {word}"),
    };
    Some(words().map(line).collect::<String>().trim().to_owned())
}

/// The lines of cells beside each other, put together where one of the cells has nothing but boxes under each other.
fn side_by_side(texts: &[&str]) -> Option<String> {
    let lines: Vec<Vec<&str>> = texts.iter().map(|text| text.split('\n').collect()).collect();
    let is_box = |line: &&str| line.trim().is_empty() || ticks::lone(line).is_some();
    let count = lines.iter().find(|lines| lines.len() > 1 && lines.iter().all(is_box))?.len();
    let is_even = texts.len() > 1 && lines.iter().all(|lines| lines.len() == count);
    let line = |at: usize| lines.iter().map(|lines| lines[at]).collect::<Vec<_>>().join(" ");
    is_even.then(|| (0..count).map(line).collect::<Vec<_>>().join("\n"))
}
