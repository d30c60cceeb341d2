//! What this browser holds: one prefixed key a sheet in localStorage, read with three outcomes and
//! written only where no other tab has written meanwhile.
//!
//! file:// shares its storage with strangers' pages: no key without our prefix is ever touched.

mod area;
mod key;
mod load;
mod local;
mod print;
mod store;

pub use area::{Area, Trouble};
pub use key::Key;
pub use load::{Content, Found, Load, Reason, Unreadable};
pub use local::{LocalArea, Refused};
pub use store::{Loaded, Put, SaveError, Store};

pub(super) use key::{REMOVING, is_ours, names_of, parse_names};
pub(super) use load::load;
pub(super) use print::Print;
