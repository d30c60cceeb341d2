//! Parts of texts put end to end, so that no two units grow together that were apart.

use std::ops::Range;

use similar::{Algorithm, DiffTag, capture_diff_slices};

use super::units::{AtomReading, UnitCut, begins_with_marker, is_blank};
use crate::text::lookalike::is_invisible;
use crate::text::outline::LineKind;

/// A text that is being put together.
pub(super) struct Assembly {
    text: String,
    reading: AtomReading,
    opens_blank: bool,
}

impl Assembly {
    /// Whether the text may begin with white space.
    pub(super) fn new(opens_blank: bool) -> Self {
        Self { text: String::new(), reading: AtomReading::default(), opens_blank }
    }

    /// Puts a stretch at the end: with a line break, where it would run into what stands there.
    pub(super) fn push(&mut self, piece: &str) {
        let body = piece.trim_start_matches(is_blank);
        let lead = &piece[..piece.len() - body.len()];
        if self.text.is_empty() && !self.opens_blank && !body.is_empty() {
            return self.put(body);
        }
        let is_parted = body.is_empty() || self.text.is_empty() || lead.contains('\n');
        let fits = || match begins_with_marker(body) {
            Some(LineKind::Entry { .. }) => {
                !lead.is_empty() || self.text.trim_end_matches(is_invisible).ends_with('。')
            }
            Some(_) => !lead.is_empty(),
            None => self.reading.has_ended(body),
        };
        if is_parted || fits() {
            self.put(piece);
        } else {
            self.put("\n");
            self.put(body);
        }
    }

    /// Puts what comes from another version at the end: what begins with a marker, and what is no sentence behind one, on a
    /// line of its own.
    pub(super) fn push_other(&mut self, piece: &str) {
        let body = piece.trim_start_matches(is_blank);
        let lead = &piece[..piece.len() - body.len()];
        let is_line = !body.is_empty() && !body.contains('。') && self.text.ends_with('。');
        let is_own = is_line || begins_with_marker(body).is_some();
        if !self.text.is_empty() && !lead.contains('\n') && is_own {
            self.put("\n");
            return self.put(body);
        }
        self.push(piece);
    }

    /// Puts what follows in the same version what was put last: as it stands there.
    pub(super) fn go_on(&mut self, piece: &str) {
        if self.text.is_empty() { self.push(piece) } else { self.put(piece) }
    }

    fn put(&mut self, piece: &str) {
        self.reading.read_all(piece);
        self.text.push_str(piece);
    }

    pub(super) fn text(self) -> String {
        self.text
    }
}

/// Two versions of a stretch, one after the other; units that both have stand once.
pub(super) fn both(ours: &str, theirs: &str) -> String {
    let (mine, other) = (UnitCut::of(ours), UnitCut::of(theirs));
    let [bodies, others] = [&mine, &other].map(|cut| cut.bodies().collect::<Vec<_>>());
    let mut text = Assembly::new(true);
    let mut goes_on = false;
    for stretch in stretches(&bodies, &others) {
        let piece = mine.slice(&stretch.ours);
        match goes_on {
            true => text.go_on(piece),
            false => text.push_other(piece),
        }
        goes_on = stretch.is_same || stretch.theirs.is_empty();
        if !goes_on {
            text.push_other(other.slice(&stretch.theirs));
        }
    }
    text.text()
}

/// A stretch of two lists of units: what both have, or what either has there.
pub(super) struct Stretch {
    pub(super) ours: Range<usize>,
    pub(super) theirs: Range<usize>,
    pub(super) is_same: bool,
}

/// Two lists of units side by side.
pub(super) fn stretches(ours: &[(&str, &str)], theirs: &[(&str, &str)]) -> Vec<Stretch> {
    let mut all: Vec<Stretch> = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, ours, theirs) {
        let (ours, theirs, is_same) = (op.old_range(), op.new_range(), op.tag() == DiffTag::Equal);
        match all.last_mut().filter(|last| !last.is_same && !is_same) {
            Some(last) => (last.ours.end, last.theirs.end) = (ours.end, theirs.end),
            None => all.push(Stretch { ours, theirs, is_same }),
        }
    }
    all
}
