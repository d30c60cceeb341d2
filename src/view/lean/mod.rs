//! Leptos' prelude for this app: what `use leptos::prelude::*` brings, some of it under the same names in a leaner build.
//!
//! Leptos compiles its machinery anew for each type of value, of row and of listener. That is fast to run and much to
//! download. What stands here is used just as Leptos' own, but takes values, rows and listeners in boxes, so that the
//! machinery under it is compiled once: a fifth less WebAssembly. All files in `view` use this and not Leptos' prelude.

mod events;
mod list;
mod show;
mod signals;

pub(super) use leptos::prelude::*;

pub(super) use self::events::{OnAttribute, OnTargetAttribute};
pub(super) use self::list::For;
pub(super) use self::show::Show;
pub(super) use self::signals::{Effect, Memo, RwSignal};
