//! What is no text, three ways: one value, a set, a list of things with names.

use std::collections::BTreeSet;

use super::outcome::MergeOutcome;
use crate::model::{Comment, CommentId, Extra, YearCourse, united};

/// A value in all versions.
#[derive(Clone, Debug, PartialEq)]
pub struct Versions<T> {
    /// As the base has it; none where there is no base.
    pub base: Option<T>,
    /// As it stands here.
    pub ours: T,
    /// As it came.
    pub theirs: T,
}

impl<T> Versions<T> {
    /// A part of three things.
    pub(super) fn of<W>(base: Option<&W>, ours: &W, theirs: &W, part: impl Fn(&W) -> T) -> Self {
        Self { base: base.map(&part), ours: part(ours), theirs: part(theirs) }
    }
}

impl<T: Clone + PartialEq> Versions<T> {
    /// What became of the value. Without a base, a difference is a conflict.
    pub(super) fn outcome(&self) -> MergeOutcome {
        let is_base = |side: &T| self.base.as_ref() == Some(side);
        match () {
            () if self.ours == self.theirs && (is_base(&self.ours) || self.base.is_none()) => {
                MergeOutcome::Kept
            }
            () if self.ours == self.theirs => MergeOutcome::BothSame,
            () if is_base(&self.theirs) => MergeOutcome::Ours,
            () if is_base(&self.ours) => MergeOutcome::Theirs,
            () => MergeOutcome::Conflict,
        }
    }

    /// The value that only one side changed; ours where both did.
    pub(super) fn value(&self) -> T {
        if self.outcome() == MergeOutcome::Theirs { self.theirs.clone() } else { self.ours.clone() }
    }
}

impl Versions<YearCourse> {
    /// The longer way through the year, with all that was opened on either side; and what became of it. It is never in
    /// conflict.
    pub(super) fn ways(&self) -> (YearCourse, MergeOutcome) {
        let all = self.ours.united(&self.theirs);
        let is_of = |side: &YearCourse| all == side.united(side);
        let outcome = match (self.outcome(), is_of(&self.ours), is_of(&self.theirs)) {
            (kept @ (MergeOutcome::Kept | MergeOutcome::BothSame), ..) => kept,
            (_, true, _) => MergeOutcome::Ours,
            (_, _, true) => MergeOutcome::Theirs,
            _ => MergeOutcome::Joined,
        };
        (all, outcome)
    }
}

impl<T: Ord + Clone> Versions<BTreeSet<T>> {
    /// What either added is there, what either removed is not; without a base, what either has.
    pub(super) fn united(&self) -> BTreeSet<T> {
        let Some(base) = &self.base else { return &self.ours | &self.theirs };
        let all = &(&self.ours | &self.theirs) | base;
        let is_in = |one: &T| match base.contains(one) {
            true => self.ours.contains(one) && self.theirs.contains(one),
            false => true,
        };
        all.into_iter().filter(is_in).collect()
    }

    /// What became of a set: what both changed is put together, and shown.
    pub(super) fn set_outcome(&self) -> MergeOutcome {
        match self.outcome() {
            MergeOutcome::Conflict if self.base.is_some() => MergeOutcome::Joined,
            outcome => outcome,
        }
    }
}

impl<T: Clone + PartialEq> Versions<Vec<T>> {
    /// Each thing of a list by its name, three ways; what one removed and the other changed stays. And what became of all.
    pub(super) fn listed<K: PartialEq>(&self, key: impl Fn(&T) -> K) -> (Vec<T>, MergeOutcome) {
        let find = |list: &[T], name: &K| list.iter().find(|one| key(one) == *name).cloned();
        let ours =
            self.ours.iter().chain(self.theirs.iter().filter(|one| find(&self.ours, &key(one)).is_none()));
        let mut all = Vec::new();
        let mut has_conflict = false;
        for one in ours {
            let name = key(one);
            let versions = Versions {
                base: self.base.as_ref().map(|base| find(base, &name)),
                ours: find(&self.ours, &name),
                theirs: find(&self.theirs, &name),
            };
            let is_conflict = versions.outcome() == MergeOutcome::Conflict;
            has_conflict |= is_conflict;
            let value = versions.value();
            all.extend(if is_conflict { value.or(versions.theirs) } else { value });
        }
        let outcome = match self.outcome() {
            MergeOutcome::Conflict if !has_conflict => MergeOutcome::Joined,
            outcome => outcome,
        };
        (all, outcome)
    }
}

impl Versions<Vec<Comment>> {
    /// All that was said, with all answers. What one took away is gone, unless it was answered meanwhile.
    pub(super) fn talk(&self) -> (Vec<Comment>, MergeOutcome) {
        match self.outcome() {
            MergeOutcome::Theirs => return (self.theirs.clone(), MergeOutcome::Theirs),
            MergeOutcome::Conflict => {}
            outcome => return (self.ours.clone(), outcome),
        }
        let find = |list: &[Comment], id: &CommentId| list.iter().find(|one| one.id == *id).cloned();
        let mut all = united(&self.ours, &self.theirs);
        if let Some(base) = &self.base {
            all.retain(|one| {
                let versions = [base, &self.ours, &self.theirs].map(|list| find(list, &one.id));
                match versions {
                    [Some(base), None, Some(other)] | [Some(base), Some(other), None] => base != other,
                    _ => true,
                }
            });
        }
        (all, MergeOutcome::Joined)
    }
}

impl Versions<Extra> {
    /// Each unknown key, three ways. What both changed stays as it is here.
    pub(super) fn keyed(&self) -> (Extra, MergeOutcome) {
        let list =
            |extra: &Extra| extra.iter().map(|(key, value)| (key.clone(), value.clone())).collect::<Vec<_>>();
        let lists = Versions {
            base: self.base.as_ref().map(list),
            ours: list(&self.ours),
            theirs: list(&self.theirs),
        };
        let (all, outcome) = lists.listed(|(key, _)| key.clone());
        (all.into_iter().collect(), outcome)
    }
}
