//! Whether anybody is there, as a kiosk knows of it.

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

/// How long it asks, in seconds.
pub(crate) const ASKING: u32 = 20;

/// What the kiosk does because of who is there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum WatchState {
    /// Somebody is there, or has just been.
    Quiet,
    /// It asks whether anybody is there; so many seconds are left.
    Asking(u32),
    /// Nobody is there: so manieth page of those that change by themselves.
    Showing(usize),
}

/// Who is there.
#[derive(Clone, Copy)]
pub(crate) struct Watch {
    pub(super) standing: RwSignal<WatchState>,
    pub(super) timer: StoredValue<Option<TimeoutHandle>>,
    /// Whether the press that follows a touch is not meant for what lies under it.
    pub(super) swallows: StoredValue<bool>,
    pub(super) escapes: StoredValue<Vec<f64>>,
    /// The fingers that hold the upper corners.
    pub(super) held: StoredValue<[Option<i32>; 2]>,
    pub(super) holding: StoredValue<Option<TimeoutHandle>>,
}

impl Watch {
    pub(super) fn new() -> Self {
        Self {
            standing: RwSignal::new(WatchState::Quiet),
            timer: StoredValue::new(None),
            swallows: StoredValue::new(false),
            escapes: StoredValue::new(Vec::new()),
            held: StoredValue::new([None; 2]),
            holding: StoredValue::new(None),
        }
    }

    /// The page of those that change by themselves, from 1; none while somebody is there.
    pub(super) fn showing(self) -> Option<usize> {
        match self.standing.get() {
            WatchState::Showing(number) => Some(number),
            _ => None,
        }
    }

    /// How many seconds are left while it asks.
    pub(crate) fn left(self) -> Option<u32> {
        match self.standing.get() {
            WatchState::Asking(left) => Some(left),
            _ => None,
        }
    }
}

/// The place of one of the pages that change by themselves.
pub(super) fn attract_place(number: usize) -> String {
    format!("attract/{number}")
}
