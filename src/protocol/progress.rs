//! 提出状況: what is asked for.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Content;
use crate::model::{Day, SheetId};

/// 提出状況 of sheets as markup; none where a sheet or the settings are damaged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DrawProgress {
    /// The day.
    pub today: Day,
    /// What the city settles, as it is stored.
    pub settings: String,
    /// Whether these are all sheets of their year.
    pub is_whole: bool,
    /// Of the sheets that were sent to somebody and have not come back, to whom and when.
    pub out: BTreeMap<SheetId, Vec<(String, Day)>>,
    /// What it is made of.
    pub content: Content,
}
