//! What comes from elsewhere, from a file or an earlier version, changes what is only to be read at a sheet's step without
//! being typed: each such part becomes a 見直し, so that it is never changed in silence.

use super::{
    Cell, Extra, FormPart, HeadPart, PartKey, Revision, RevisionId, Settings, Sheet, Signature, TrailPlace,
};

/// A part that another version of a sheet changes though it is only to be read at the sheet's step.
#[derive(Clone, Debug, PartialEq)]
pub struct LockedChange {
    /// The text, where it is one.
    pub cell: Option<Cell>,
    /// The part.
    pub part: PartKey,
    /// Its name in files.
    place: String,
    /// What stands there.
    before: String,
}

impl Settings {
    /// What `after` changes of the sheet that is here though it is locked, in both. What was opened again may be changed.
    pub fn locked_changes(&self, here: &Sheet, after: &Sheet) -> Vec<LockedChange> {
        if here.course.step().is_none() {
            return Vec::new();
        }
        let mut found: Vec<LockedChange> = Vec::new();
        for change in changes(here, after) {
            let is_locked = [here, after].iter().all(|sheet| self.is_read_only(sheet, &change.part))
                && !after.course.is_opened(&change.place);
            if is_locked && found.iter().all(|other| other.place != change.place) {
                found.push(change);
            }
        }
        found
    }
}

impl Sheet {
    /// The sheet with a 見直し of each of these parts, for one reason.
    pub fn revised(
        mut self,
        changes: Vec<LockedChange>,
        reason: &str,
        signed: &Signature,
        new_id: &mut dyn FnMut() -> RevisionId,
    ) -> Self {
        let Some(step) = self.course.step().cloned() else { return self };
        self.course.revised.extend(changes.into_iter().map(|change| Revision {
            id: new_id(),
            place: change.place,
            step: step.clone(),
            reason: reason.to_owned(),
            before: change.before,
            signed: signed.clone(),
            extra: Extra::new(),
        }));
        self
    }
}

/// Every part in which two versions of a sheet differ, texts by themselves.
fn changes(here: &Sheet, after: &Sheet) -> Vec<LockedChange> {
    let mut found = Vec::new();
    for (cell, text) in here.texts() {
        // A version from a file numbers its positions anew.
        let new = match &cell {
            Cell::Plan(_) => continue,
            Cell::Position(id) => {
                let plan = here.position(*id).map(|position| &position.plan);
                let other = after.positions.iter().find(|position| Some(&position.plan) == plan);
                other.map(|position| position.text.as_str())
            }
            cell => after.text(cell),
        };
        if new.is_some_and(|new| new != text) {
            let (part, place) = (PartKey::of(&cell), here.place_of(&cell));
            found.push(LockedChange { cell: Some(cell), part, place, before: text.to_owned() });
        }
    }
    let plans = |sheet: &Sheet| sheet.positions.iter().map(|one| one.plan.clone()).collect::<Vec<_>>();
    let rows = |sheet: &Sheet| {
        sheet.initiatives.iter().map(|row| (row.id.clone(), row.purposes.clone())).collect::<Vec<_>>()
    };
    for (differs, part, head) in [
        (here.fiscal_year != after.fiscal_year, FormPart::Goal, HeadPart::Year),
        (here.rank != after.rank, FormPart::Rank, HeadPart::Rank),
        (here.sdgs != after.sdgs, FormPart::Sdgs, HeadPart::Sdgs),
        (plans(here) != plans(after), FormPart::Positions, HeadPart::Positions),
        (rows(here) != rows(after), FormPart::Method, HeadPart::Initiatives),
    ] {
        if differs {
            let place = part.place().to_owned();
            found.push(LockedChange {
                cell: None,
                part: part.into(),
                place,
                before: whole(here, part, head),
            });
        }
    }
    found
}

/// What stands in a part that is no text; of the initiatives, their names.
fn whole(sheet: &Sheet, part: FormPart, head: HeadPart) -> String {
    if part == FormPart::Method {
        let names = sheet.initiatives.iter().map(|row| row.method.lines().next().unwrap_or(""));
        return names.collect::<Vec<_>>().join("\n");
    }
    TrailPlace::Head(head).written(sheet).map_or_else(String::new, |words| words.into_owned())
}
