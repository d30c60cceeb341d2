//! Reading in the background: after a pause in typing, sheet by sheet, a few milliseconds at a time.

use std::sync::Arc;
use std::time::Duration;

use super::lean::*;
use leptos::leptos_dom::helpers::TimeoutHandle;

use super::shell::Shell;
use crate::browser::clock;
use crate::model::{Sheet, SheetId};
use crate::reading::{Reading, Readings};

/// The pause in changes after which reading begins.
const PAUSE: Duration = Duration::from_millis(250);
/// How long reading may keep the page from anything else; a frame is 16 ms.
const SLICE: f64 = 8.0;

/// The readings, and who waits for them.
#[derive(Clone, Copy)]
pub(super) struct Reader {
    readings: StoredValue<Readings>,
    timer: StoredValue<Option<TimeoutHandle>>,
    version: RwSignal<u32>,
    left: RwSignal<usize>,
}

impl Reader {
    pub(super) fn new() -> Self {
        Self {
            readings: StoredValue::new(Readings::default()),
            timer: StoredValue::new(None),
            version: RwSignal::new(0),
            left: RwSignal::new(0),
        }
    }
}

impl Shell {
    /// Reads what changes from now on.
    pub(super) fn start_reading(self) {
        let mut pause = Duration::ZERO;
        Effect::new(move |_| {
            self.document().track();
            // What is on the screen first need not wait.
            self.read_later(std::mem::replace(&mut pause, PAUSE));
        });
    }

    /// The reading of a sheet, as far as there is one; whoever asks is told when there is a newer one.
    pub(super) fn reading(self, id: &SheetId) -> Option<Arc<Reading>> {
        self.reader.version.track();
        self.reader.readings.with_value(|readings| readings.get(id).cloned())
    }

    /// How many sheets have not been read yet.
    pub(super) fn left_to_read(self) -> usize {
        self.reader.left.get()
    }

    /// Reads a sheet at once: somebody has just said what its reading should be.
    pub(super) fn read_now(self, id: &SheetId) {
        let sheet = self.document().with_untracked(|document| document.sheet(id).cloned());
        if let (Some(sheet), Some(today)) = (sheet, self.now().date()) {
            self.reader.readings.update_value(|readings| readings.read(sheet, today));
            self.reader.version.update(|version| *version = version.wrapping_add(1));
            // On a new day all others are to be read again.
            self.read_later(Duration::ZERO);
        }
    }

    fn read_later(self, pause: Duration) {
        let timer = set_timeout_with_handle(move || self.read_some(), pause).ok();
        let earlier = self.reader.timer.try_update_value(|old| std::mem::replace(old, timer)).flatten();
        if let Some(earlier) = earlier {
            earlier.clear();
        }
    }

    /// Reads until the slice is over; the rest follows when the page has had its turn.
    fn read_some(self) {
        let Some(today) = self.now().date() else { return };
        let document = self.document().get_untracked();
        let end = clock::milliseconds() + SLICE;
        let done = self.reader.readings.try_update_value(|readings| {
            let route = self.route.get_untracked();
            let year = self.year.get_untracked();
            let is_first = |sheet: &Sheet| match route.sheet() {
                Some(id) => sheet.id == *id,
                None => year == Some(sheet.fiscal_year),
            };
            let gone = readings.forget_gone(&document);
            let stale = readings.stale(&document, is_first);
            let all = stale.len();
            let on_screen = stale.first().is_some_and(|sheet| route.sheet() == Some(&sheet.id));
            let mut read = 0;
            for sheet in stale {
                readings.read(sheet, today);
                read += 1;
                if clock::milliseconds() >= end {
                    break;
                }
            }
            (on_screen || gone || read == all && all > 0, all - read)
        });
        let Some((worth_telling, left)) = done else { return };
        self.reader.left.set(left);
        // Lists wait for the last slice: drawing them again after each would cost more than reading.
        if worth_telling {
            self.reader.version.update(|version| *version = version.wrapping_add(1));
        }
        if left > 0 {
            self.read_later(Duration::ZERO);
        }
    }
}
