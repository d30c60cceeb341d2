//! New ids: UUIDs of version 7, in the order in which they were made.

use std::cell::Cell;

use uuid::Builder;

use crate::model::{BinId, CommentId, InitiativeId, OwnKey, RevisionId, SheetId};

/// An id for a new sheet.
pub fn new_sheet_id() -> SheetId {
    SheetId::new(&new_id()).expect("a UUID is a plain text")
}

/// An id for a new initiative.
pub fn new_initiative_id() -> InitiativeId {
    InitiativeId::new(&new_id()).expect("a UUID is a plain text")
}

/// An id for a new comment.
pub fn new_comment_id() -> CommentId {
    CommentId::new(&new_id()).expect("a UUID is a plain text")
}

/// A key for a new part of the city's own, or for who judges.
pub fn new_own_key() -> OwnKey {
    OwnKey::new(&new_id()).expect("a UUID is a plain text")
}

/// An id for a new 見直し.
pub fn new_revision_id() -> RevisionId {
    RevisionId::new(&new_id()).expect("a UUID is a plain text")
}

/// An id for a new place in the bin.
pub fn new_bin_id() -> BinId {
    BinId::new(&new_id()).expect("a UUID is a plain text")
}

/// A name for this tab that no other has: short, for it stands in every value that is written beside others.
pub fn new_tab_name() -> String {
    random().iter().take(5).map(|byte| format!("{byte:02x}")).collect()
}

/// A new UUID; each one sorts after those that this tab made before.
pub fn new_id() -> String {
    thread_local!(static LAST: Cell<Tick> = const { Cell::new(Tick { millis: 0, count: 0 }) });
    let random = random();
    let tick = LAST.get().next(js_sys::Date::now() as u64, u16::from_le_bytes([random[0], random[1]]));
    LAST.set(tick);
    tick.id(random)
}

/// A millisecond, and a count within it.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Tick {
    millis: u64,
    /// Twelve bits.
    count: u16,
}

impl Tick {
    const COUNTS: u16 = 1 << 12;

    /// The tick after this one. It starts in the lower half of the counts, and where they run out or the clock
    /// is set back it runs ahead of the clock.
    fn next(self, now: u64, random: u16) -> Self {
        let start = random % (Self::COUNTS / 2);
        if now > self.millis {
            Self { millis: now, count: start }
        } else if self.count + 1 < Self::COUNTS {
            Self { count: self.count + 1, ..self }
        } else {
            Self { millis: self.millis + 1, count: start }
        }
    }

    fn id(self, mut random: [u8; 10]) -> String {
        [random[0], random[1]] = self.count.to_be_bytes();
        Builder::from_unix_timestamp_millis(self.millis, &random).into_uuid().to_string()
    }
}

/// `crypto.getRandomValues` works on any origin, unlike `randomUUID`.
fn random() -> [u8; 10] {
    let mut bytes = [0; 10];
    let crypto = web_sys::window().and_then(|window| window.crypto().ok());
    let filled = crypto.is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
    if !filled {
        bytes = std::array::from_fn(|_| (js_sys::Math::random() * 256.0) as u8);
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_ascend_within_a_millisecond_and_when_the_clock_is_set_back() {
        let mut tick = Tick { millis: 0, count: 0 };
        let mut last = String::new();
        for n in 0..20_000_u64 {
            tick = tick.next(1_763_800_000_000 + n / 9_000 - n / 5_000, n as u16);
            let id = tick.id([n as u8; 10]);
            assert!(id > last, "{id} after {last}");
            assert_eq!(uuid::Uuid::parse_str(&id).expect("a UUID").get_version_num(), 7);
            last = id;
        }
    }
}
