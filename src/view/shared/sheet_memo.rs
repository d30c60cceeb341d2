//! The sheet that the parts of a form stand for, handed down to each of them.

use std::sync::Arc;

use leptos::prelude::Memo;

use crate::model::Sheet;

/// The sheet of this moment, or none once it is deleted.
pub(crate) type SheetMemo = Memo<Option<Arc<Sheet>>>;
