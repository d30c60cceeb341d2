//! What is kept between visits: one prefixed key a sheet, read with three outcomes and written only where no other tab
//! has written meanwhile.
//!
//! Pure: it works over any [`StorageArea`], so that native tests can fill, empty and kill a storage at any step. A browser
//! may share its storage with strangers' pages (file:// does): no key without our prefix is ever touched.

mod area;
mod backup;
mod backup_log;
mod company;
mod conflict;
mod debounce;
mod fingerprint;
mod follow;
mod in_place;
mod key;
mod lineage;
mod load;
mod local_store;
mod locked;
mod pack;
mod places;
mod refused;
mod saver;
mod sharing;
mod space;
mod spare;
mod state;
mod unfinished;
mod unstored;

pub use area::{StorageArea, StorageError};
pub use backup::{BackupItem, BackupRow, BackupStanding};
pub use backup_log::{BackupDue, BackupLog};
pub use debounce::Debounce;
pub use follow::follow;
pub use in_place::{FileMark, FolderNews, KeptFile, KeptFolder, KeptPlace, SheetsToWrite};
pub use key::Key;
pub use load::{Load, LoadedSheet, LoadedValue, Spared, Unreadable, UnreadableReason};
pub use local_store::{Loaded, SaveError, Store, WriteOutcome};
pub use places::{PLACES, meet};
pub use refused::Refused;
pub use saver::{Saver, SaverReport, Snapshot, SpareValue, StorageEvent, StoreEvent};
pub use space::ROOM;
pub use spare::{Recovery, SpareHead, SpareOf, SpareStanding, Written, differing};
pub use state::SaveState;
pub use unstored::UnstoredValue;

pub(crate) use company::{HELLO, Leftover, Leftovers, OWN, WOKE, tab_of};
pub use fingerprint::Fingerprint;
pub use key::{BACKED_UP, PROBE};
pub(crate) use key::{DRAFT, OURS, REMOVED, REMOVING, UNFINISHED, UNSTORED, is_ours, names_of, parse_names};
pub(crate) use lineage::Lineage;
pub(crate) use load::load;
pub(crate) use local_store::save_error;
pub(crate) use spare::FollowMark;
