//! Whether the window is narrow: where the style has one column after another.

use gloo_events::EventListener;

/// The style's own border between narrow and wide.
const NARROW: &str = "(max-width: 900px)";

/// Tells whether the window is narrow, now and whenever it becomes so or ceases to be. Listens for as long as it is kept.
pub fn on_narrow(act: impl Fn(bool) + 'static) -> Option<EventListener> {
    let query = web_sys::window()?.match_media(NARROW).ok()??;
    act(query.matches());
    let target = query.clone();
    Some(EventListener::new(&target, "change", move |_| act(query.matches())))
}
