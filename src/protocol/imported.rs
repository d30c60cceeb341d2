//! What reading a file came to: sheets in the file's own form, and the notes that `codec` has of it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::codec::{self, Decoded, Note};
use crate::model::{InitiativeId, SheetId};

/// What a file that an engine read held.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Imported {
    /// The sheets as a file of ours.
    pub sheets: String,
    /// Which of them, by place, have ids that hold beyond this file; none where all have.
    pub own: Option<Vec<usize>>,
    /// What a person should know besides.
    pub notes: Vec<Note>,
}

impl Imported {
    /// What it comes to, with ids that hold beyond the file; none where it is no file of ours.
    pub fn decoded(self, new_id: &mut dyn FnMut() -> String) -> Option<Decoded> {
        let mut decoded = codec::json::decode(&self.sheets, new_id).ok()?;
        decoded.notes.extend(self.notes);
        let Some(own) = self.own else { return Some(decoded) };
        let mut taken = BTreeSet::new();
        for (at, sheet) in decoded.sheets.iter_mut().enumerate() {
            if own.contains(&at) {
                continue;
            }
            sheet.id = codec::fresh_id(new_id, &mut taken, SheetId::new)?;
            for initiative in &mut sheet.initiatives {
                initiative.id = codec::fresh_id(new_id, &mut taken, InitiativeId::new)?;
            }
            decoded.fresh.insert(sheet.id.clone());
        }
        Some(decoded)
    }
}
