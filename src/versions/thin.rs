//! What gives way where a sheet has more versions than are kept: the oldest automatic ones first, then the oldest of those
//! that were kept beside something else; never one that a person kept, and never the newest.

use super::{NotKept, SheetVersions, Staying, written};

/// How many of each are kept.
const MOST: [(Staying, usize); 3] = [(Staying::First, 40), (Staying::Second, 60), (Staying::Own, 100)];

/// In bytes, as they are written; a few whole sheets where those are larger.
const MOST_BYTES: usize = 300_000;
const WHOLE_SHEETS: usize = 4;

impl SheetVersions {
    /// Whether there is room for all.
    pub(super) fn fits(&self) -> bool {
        let count = |staying| self.entries.iter().filter(|entry| entry.occasion.staying() == staying).count();
        MOST.into_iter().all(|(staying, most)| count(staying) <= most)
            && written::write(self).len() <= self.most_bytes()
    }

    fn most_bytes(&self) -> usize {
        MOST_BYTES.max(WHOLE_SHEETS * self.newest.len())
    }

    /// Drops what is too much; whether all that is left may stay.
    pub(super) fn thin(&mut self) -> Result<bool, NotKept> {
        for (staying, most) in MOST {
            while self.entries.iter().filter(|entry| entry.occasion.staying() == staying).count() > most {
                if staying == Staying::Own || !self.drop_oldest(staying)? {
                    return Ok(false);
                }
            }
        }
        let most = self.most_bytes();
        while written::write(self).len() > most {
            if !self.drop_oldest(Staying::First)? && !self.drop_oldest(Staying::Second)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Drops the oldest of a kind but the newest version of all; whether there was one.
    fn drop_oldest(&mut self, staying: Staying) -> Result<bool, NotKept> {
        let is_of_kind = |at: &usize| self.entries[*at].occasion.staying() == staying;
        let Some(at) = (1..self.entries.len()).rev().find(is_of_kind) else { return Ok(false) };
        self.drop_at(at).map(|()| true).ok_or(NotKept::Unreadable)
    }
}
