//! What this browser holds: one prefixed key a sheet in localStorage, read with three outcomes and
//! written only where no other tab has written meanwhile.
//!
//! file:// shares its storage with strangers' pages: no key without our prefix is ever touched.

mod area;
mod key;
mod local;
mod store;

pub use area::{Area, Trouble};
pub use key::Key;
pub use local::{LocalArea, Refused};
pub use store::{Content, Found, Load, Loaded, Put, Reason, SaveError, Store, Unreadable};

pub(super) use key::{REMOVING, is_ours, names_of, parse_names};
pub(super) use store::load;
