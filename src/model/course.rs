//! How far a sheet has come in its year: the steps that it has been moved to, and what was changed deliberately after its
//! step was over (見直し).

use super::{Extra, Moment, RevisionId, Signature, StepId};

/// A sheet's way through its year.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct YearCourse {
    /// The steps that it was moved to, in order; the last one is where it is. None: no year of steps was begun for it.
    pub steps: Vec<TakenStep>,
    /// What was opened again to be changed.
    pub revised: Vec<Revision>,
}

/// A step that a sheet was moved to.
#[derive(Clone, Debug, PartialEq)]
pub struct TakenStep {
    /// Which one.
    pub id: StepId,
    /// Since when.
    pub since: Option<Moment>,
    /// Keys of a file that this version does not know.
    pub extra: Extra,
}

/// 見直し: a part that was opened again though its step was over, why, and what stood there.
#[derive(Clone, Debug, PartialEq)]
pub struct Revision {
    /// Unique within its sheet.
    pub id: RevisionId,
    /// The part, by the name that the review has for places.
    pub place: String,
    /// The step at which it was opened; it is open as long as the sheet is at that step.
    pub step: StepId,
    /// Why.
    pub reason: String,
    /// The words that stood there.
    pub before: String,
    /// When, and who.
    pub signed: Signature,
    /// Keys of a file that this version does not know.
    pub extra: Extra,
}

impl YearCourse {
    /// The step to which the sheet has come.
    pub fn step(&self) -> Option<&StepId> {
        self.steps.last().map(|taken| &taken.id)
    }

    /// Whether a part was opened at the step at which the sheet is.
    pub fn is_opened(&self, place: &str) -> bool {
        self.revised.iter().any(|one| one.place == place && Some(&one.step) == self.step())
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty() && self.revised.is_empty()
    }

    /// What two versions of a sheet had before they parted, as far as they tell.
    pub fn shared(&self, other: &Self) -> Self {
        let steps = self.steps.iter().zip(&other.steps).take_while(|(one, two)| one == two);
        let revised = self.revised.iter().filter(|one| other.revised.contains(one));
        Self { steps: steps.map(|(one, _)| one.clone()).collect(), revised: revised.cloned().collect() }
    }

    /// What two versions of a sheet come to: the longer way of the two, and all that was opened. Nobody loses a step by
    /// taking in a file that was sent before.
    pub fn united(&self, other: &Self) -> Self {
        let ids = |course: &Self| course.steps.iter().map(|taken| taken.id.clone()).collect::<Vec<_>>();
        let longer = |a: &Self, b: &Self| (a.steps.len(), ids(a)) >= (b.steps.len(), ids(b));
        let steps = if longer(self, other) { &self.steps } else { &other.steps };
        let mut revised = self.revised.clone();
        for one in &other.revised {
            if !revised.iter().any(|known| known.id == one.id) {
                revised.push(one.clone());
            }
        }
        // Whichever side is ours, one order comes out.
        let when = |one: &Revision| {
            (one.signed.at.as_ref().map(|at| at.as_str().to_owned()), one.id.as_str().to_owned())
        };
        revised.sort_by_key(when);
        Self { steps: steps.clone(), revised }
    }
}
