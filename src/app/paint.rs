//! What can wait until a person sees something.

use std::time::Duration;

use leptos::prelude::*;

/// Does something once the next frame has been painted; at once where nothing is painted, because nobody looks.
pub(crate) fn after_paint(act: impl FnOnce() + 'static) {
    if document().hidden() {
        act();
    } else {
        request_animation_frame(move || set_timeout(act, Duration::ZERO));
    }
}
