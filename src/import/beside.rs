//! Which sheet here an incoming one is a version of, and how the two stand.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::incoming::IncomingRead;
use super::{ImportRow, Standing, compare, parts};
use crate::merge::{MergeDecisions, row_pairs};
use crate::model::{Document, Sheet, SheetId};

/// The sheets that an incoming one may be a version of: those here, and new ones of files before it.
#[derive(Default)]
pub(super) struct KnownSheets {
    by_id: BTreeMap<SheetId, Arc<Sheet>>,
    by_goal: BTreeMap<compare::Likeness, SheetId>,
}

impl KnownSheets {
    pub(super) fn of(document: &Document) -> Self {
        let mut known = Self::default();
        document.sheets.iter().for_each(|sheet| known.add(sheet));
        known
    }

    pub(super) fn add(&mut self, sheet: &Arc<Sheet>) {
        self.by_id.insert(sheet.id.clone(), sheet.clone());
        self.by_goal.entry(compare::likeness(sheet)).or_insert_with(|| sheet.id.clone());
    }

    /// The same sheet, or for one without an id of its own the one of the same goal; unless it was said which one it is.
    fn twin(&self, read: &IncomingRead) -> Option<&Arc<Sheet>> {
        match (&read.said.sheet, read.has_own_id) {
            (Some(said), _) => self.by_id.get(said.as_ref()?),
            (None, true) => self.by_id.get(&read.sheet.id),
            (None, false) => self.by_id.get(self.by_goal.get(&compare::likeness(&read.sheet))?),
        }
    }
}

/// Finds the sheet that an incoming one is a version of, and how they stand.
pub(super) fn lay_beside(known: &KnownSheets, read: IncomingRead) -> ImportRow {
    let beside = known.twin(&read).cloned();
    let mut sheet = read.sheet.clone();
    let (mut row_pairs_found, mut is_by_id) = (Vec::new(), false);
    let standing = match &beside {
        None => Standing::New,
        Some(twin) => {
            is_by_id = read.has_own_id && twin.id == sheet.id;
            if !is_by_id {
                if compare::are_apart(&sheet, twin) {
                    let found = || row_pairs(&twin.initiatives, &sheet.initiatives);
                    row_pairs_found = read.said.rows.clone().unwrap_or_else(found);
                }
                compare::adopt(Arc::make_mut(&mut sheet), twin, &row_pairs_found);
            }
            let differences = parts::differences(twin, &sheet);
            let here = twin.id.clone();
            if differences.is_empty() {
                Standing::Same(here)
            } else {
                Standing::Differs { here, differences }
            }
        }
    };
    let choice = standing.choices()[0];
    ImportRow {
        file: read.file,
        sheet,
        standing,
        choice,
        taken: Vec::new(),
        beside,
        proposal: None,
        decisions: MergeDecisions::new(),
        trail: read.trail,
        has_own_id: read.has_own_id,
        is_by_id,
        likely: None,
        row_pairs: row_pairs_found,
        said: read.said,
        as_read: read.sheet,
    }
}
