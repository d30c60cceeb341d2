//! Sky, hills and a small town: drawn for warmth, and only where there is room for it.

use maud::{Markup, PreEscaped};

const SCENERY: &str = include_str!("scenery.svg");

/// The picture; its colours are classes, so that they turn with the screen's.
pub(super) fn scenery() -> Markup {
    PreEscaped(SCENERY.to_owned())
}
