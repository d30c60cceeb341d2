//! Settings that two windows changed, put together: each thing as one of them alone changed it; where both did, as it is here.

use std::sync::Arc;

use super::{PartSetting, Settings, SheetForm, YearStep};

fn one<T: PartialEq + Clone>(base: &T, ours: &T, theirs: &T) -> T {
    if ours == base { theirs.clone() } else { ours.clone() }
}

impl Settings {
    /// What both sides made of `base`.
    pub fn merged(base: &Self, ours: &Self, theirs: &Self) -> Self {
        let step_id = |step: &YearStep| step.id.clone();
        Self {
            city: one(&base.city, &ours.city, &theirs.city),
            code: one(&base.code, &ours.code, &theirs.code),
            groups: one(&base.groups, &ours.groups, &theirs.groups),
            plans: one(&base.plans, &ours.plans, &theirs.plans),
            steps: list(&base.steps, &ours.steps, &theirs.steps, step_id, one),
            grades: one(&base.grades, &ours.grades, &theirs.grades),
            own_grade: one(&base.own_grade, &ours.own_grade, &theirs.own_grade),
            graded: one(&base.graded, &ours.graded, &theirs.graded),
            reviewers: one(&base.reviewers, &ours.reviewers, &theirs.reviewers),
            form: form(&base.form, &ours.form, &theirs.form),
            publishes_owners: one(&base.publishes_owners, &ours.publishes_owners, &theirs.publishes_owners),
            extra: one(&base.extra, &ours.extra, &theirs.extra),
        }
    }
}

impl Settings {
    /// What would stand if the other side counted where both changed one thing; none where they came to the same, so that
    /// nothing was lost.
    pub fn outvoted(base: &Self, ours: &Self, theirs: &Self) -> Option<Self> {
        let other = Self::merged(base, theirs, ours);
        (other != Self::merged(base, ours, theirs)).then_some(other)
    }
}

/// A form part by part. Where that would name a part twice, one side's form is taken whole.
fn form(base: &Arc<SheetForm>, ours: &Arc<SheetForm>, theirs: &Arc<SheetForm>) -> Arc<SheetForm> {
    if ours == base || theirs == base {
        return one(base, ours, theirs);
    }
    let parts = |of: fn(&SheetForm) -> &Vec<PartSetting>| {
        list(of(base), of(ours), of(theirs), |part| part.key.clone(), part)
    };
    let merged = SheetForm {
        name: one(&base.name, &ours.name, &theirs.name),
        title: one(&base.title, &ours.title, &theirs.title),
        number: one(&base.number, &ours.number, &theirs.number),
        paper: one(&base.paper, &ours.paper, &theirs.paper),
        group: one(&base.group, &ours.group, &theirs.group),
        department: one(&base.department, &ours.department, &theirs.department),
        position: one(&base.position, &ours.position, &theirs.position),
        notes: one(&base.notes, &ours.notes, &theirs.notes),
        initiatives: one(&base.initiatives, &ours.initiatives, &theirs.initiatives),
        parts: parts(|form| &form.parts),
        columns: parts(|form| &form.columns),
        after: parts(|form| &form.after),
        extra: one(&base.extra, &ours.extra, &theirs.extra),
    };
    let keys: Vec<_> = merged.all().map(|part| &part.key).collect();
    let is_twice = keys.iter().enumerate().any(|(at, key)| keys[..at].contains(key));
    if is_twice { ours.clone() } else { Arc::new(merged) }
}

fn part(base: &PartSetting, ours: &PartSetting, theirs: &PartSetting) -> PartSetting {
    PartSetting {
        key: ours.key.clone(),
        label: one(&base.label, &ours.label, &theirs.label),
        note: one(&base.note, &ours.note, &theirs.note),
        hint: one(&base.hint, &ours.hint, &theirs.hint),
        example: one(&base.example, &ours.example, &theirs.example),
        limit: one(&base.limit, &ours.limit, &theirs.limit),
        needed: one(&base.needed, &ours.needed, &theirs.needed),
        choices: one(&base.choices, &ours.choices, &theirs.choices),
        has_indicators: one(&base.has_indicators, &ours.has_indicators, &theirs.has_indicators),
        is_beside: one(&base.is_beside, &ours.is_beside, &theirs.is_beside),
        is_published: one(&base.is_published, &ours.is_published, &theirs.is_published),
        extra: one(&base.extra, &ours.extra, &theirs.extra),
    }
}

/// A list of things that are known by their keys: in the order of who changed the order; what one side took out is gone unless
/// the other changed it.
fn list<T: PartialEq + Clone, K: PartialEq>(
    base: &[T],
    ours: &[T],
    theirs: &[T],
    key: impl Fn(&T) -> K,
    merge: impl Fn(&T, &T, &T) -> T,
) -> Vec<T> {
    let keys = |list: &[T]| list.iter().map(&key).collect::<Vec<K>>();
    let has = |list: &[T], item: &T| list.iter().position(|one| key(one) == key(item));
    let is_ours = keys(ours) != keys(base);
    let (first, other) = if is_ours { (ours, theirs) } else { (theirs, ours) };
    let mut merged: Vec<T> = Vec::new();
    for item in first {
        match (has(base, item), has(other, item)) {
            (Some(at), Some(there)) if is_ours => merged.push(merge(&base[at], item, &other[there])),
            (Some(at), Some(there)) => merged.push(merge(&base[at], &other[there], item)),
            (Some(at), None) if base[at] == *item => {}
            (None, Some(there)) if !is_ours => merged.push(other[there].clone()),
            _ => merged.push(item.clone()),
        }
    }
    for (at, item) in other.iter().enumerate().filter(|(_, item)| has(first, item).is_none()) {
        if has(base, item).is_none_or(|at| base[at] != *item) {
            let before = other[..at].iter().rev().find_map(|before| has(&merged, before));
            merged.insert(before.map_or(0, |before| before + 1), item.clone());
        }
    }
    merged
}
