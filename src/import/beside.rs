//! Which sheet here an incoming one is a version of, and how the two stand.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{ImportRow, Standing, compare, parts};
use crate::merge::MergeDecisions;
use crate::model::{Document, Sheet, SheetId, Trail};

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

    /// The same sheet, or for one without an id of its own the one of the same goal.
    fn twin(&self, sheet: &Sheet, has_own_id: bool) -> Option<&Arc<Sheet>> {
        match has_own_id {
            true => self.by_id.get(&sheet.id),
            false => self.by_id.get(self.by_goal.get(&compare::likeness(sheet))?),
        }
    }
}

/// Finds the sheet that an incoming one is a version of, and how they stand.
pub(super) fn lay_beside(
    known: &KnownSheets,
    file: usize,
    (as_read, trail): (Arc<Sheet>, Trail),
    has_own_id: bool,
) -> ImportRow {
    let beside = known.twin(&as_read, has_own_id).cloned();
    let mut sheet = as_read.clone();
    let standing = match &beside {
        None => Standing::New,
        Some(twin) => {
            if !has_own_id {
                compare::adopt(Arc::make_mut(&mut sheet), twin);
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
        file,
        sheet,
        standing,
        choice,
        taken: Vec::new(),
        beside,
        proposal: None,
        decisions: MergeDecisions::new(),
        trail,
        has_own_id,
        as_read,
    }
}
