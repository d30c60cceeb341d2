//! Lines that list or explain the signs of grades, and the parts that are chosen of these.

use super::{ForeignCell, ForeignReader, FoundName, words};

impl ForeignReader {
    /// The cells with such lines that nothing else has claimed, and their signs.
    pub(super) fn legends(
        &mut self,
        cells: &[ForeignCell],
        is_here: impl Fn(&ForeignCell) -> bool,
    ) -> Vec<(usize, Vec<String>)> {
        let free = cells.iter().enumerate().filter(|(at, cell)| !self.used[*at] && is_here(cell));
        let found = free.map(|(at, cell)| (at, words::legend(&cell.text)));
        let found: Vec<(usize, Vec<String>)> = found.filter(|(_, signs)| !signs.is_empty()).collect();
        found.iter().for_each(|(at, _)| self.used[*at] = true);
        found
    }

    /// Has the parts that a line names be chosen of its signs; where it names none, all into which grades are written.
    pub(super) fn grade(&mut self, cells: &[ForeignCell], at: usize, signs: &[String]) {
        let text = words::label(&cells[at].text).name;
        let form = &mut self.form;
        let parts = form.parts.iter_mut().chain(&mut form.columns).chain(&mut form.after);
        let is_open = |part: &&mut crate::model::PartSetting| {
            part.own().is_some() && part.choices.is_empty() && words::is_graded(&part.label)
        };
        let mut open: Vec<_> = parts.filter(is_open).collect();
        if open.iter().any(|part| text.contains(&part.label)) {
            open.retain(|part| text.contains(&part.label));
        }
        let is_any = !open.is_empty();
        open.into_iter().for_each(|part| part.choices = signs.to_vec());
        match is_any {
            true => self.note(at, &cells[at], FoundName::Grades),
            false => self.used[at] = false,
        }
    }
}
