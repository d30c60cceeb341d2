//! What is kept between visits: one prefixed key a sheet, read with three outcomes and written only where no other tab
//! has written meanwhile.
//!
//! Pure: it works over any [`Area`], so that native tests can fill, empty and kill a storage at any step. A browser may share
//! its storage with strangers' pages (file:// does): no key without our prefix is ever touched.

mod area;
mod fingerprint;
mod follow;
pub mod keeper;
mod key;
mod load;
pub mod pace;
mod refused;
mod state;
#[allow(clippy::module_inception)]
mod store;
mod two_tabs;

pub use area::{Area, Trouble};
pub use follow::follow;
pub use keeper::News;
pub use key::Key;
pub use load::{Content, Found, Load, Reason, Unreadable};
pub use refused::Refused;
pub use state::SaveState;
pub use store::{Loaded, Put, SaveError, Store};

pub(crate) use fingerprint::Print;
pub(crate) use key::{REMOVING, is_ours, names_of, parse_names};
pub(crate) use load::load;
