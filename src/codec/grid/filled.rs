//! What was read out of a form, beside what is known of it already.

use super::Filled;
use crate::codec::form::FormNote;

impl Filled {
    /// Takes away what was found in the form as it was drawn too.
    pub fn without_what_was_found_in(&mut self, drawn: &Self) {
        let mut known: Vec<&FormNote> = drawn.found.iter().collect();
        self.found.retain(|found| {
            let at = known.iter().position(|known| known.is_like(found));
            at.map(|at| known.swap_remove(at)).is_none()
        });
    }

    /// Takes the note of a text that stands in the form under no label that is known; answers with the label, which may be
    /// none.
    pub fn take_loose(&mut self, is_it: impl Fn(&str) -> bool) -> Option<String> {
        let at = self.found.iter().position(|found| {
            matches!(found, FormNote::Unknown(_, _, text) | FormNote::LeftOut(_, text) if is_it(text))
        })?;
        match self.found.remove(at) {
            FormNote::Unknown(_, label, _) => Some(label),
            _ => Some(String::new()),
        }
    }
}
