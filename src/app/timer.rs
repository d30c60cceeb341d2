//! What is to happen once nothing has come between for a while.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

/// One thing that waits; what is asked for later takes its place.
#[derive(Clone, Copy)]
pub(crate) struct Timer(StoredValue<Option<TimeoutHandle>>);

impl Default for Timer {
    fn default() -> Self {
        Self(StoredValue::new(None))
    }
}

impl Timer {
    /// Waits anew.
    pub(crate) fn restart(self, pause: Duration, act: impl FnOnce() + 'static) {
        let act = move || {
            let _ = self.0.try_set_value(None);
            act();
        };
        self.replace(set_timeout_with_handle(act, pause).ok());
    }

    /// Whether it waits.
    pub(crate) fn is_waiting(self) -> bool {
        self.0.with_value(Option::is_some)
    }

    /// Waits no more.
    pub(crate) fn stop(self) {
        self.replace(None);
    }

    fn replace(self, next: Option<TimeoutHandle>) {
        // A screen's timer may have gone with it.
        if let Some(earlier) = self.0.try_update_value(|old| std::mem::replace(old, next)).flatten() {
            earlier.clear();
        }
    }
}
