//! What two versions of a sheet both came from, as far as their trails tell.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::model::{Extra, HeadPart, Sheet, Trail, TrailPlace};

/// What both versions came from.
#[derive(Clone, Debug, PartialEq)]
pub struct CommonBase {
    pub(super) sheet: Sheet,
    /// Parts of which it is not known.
    pub(super) unknown: BTreeSet<TrailPlace>,
}

/// One version of a sheet, and what is known of those before.
#[derive(Clone, Copy, Debug)]
pub struct TrailedSheet<'s> {
    /// The sheet.
    pub sheet: &'s Sheet,
    /// Its earlier versions.
    pub trail: &'s Trail,
}

impl CommonBase {
    /// The base of two versions; none where they share no version of any part.
    pub fn of(ours: TrailedSheet<'_>, theirs: TrailedSheet<'_>) -> Option<Self> {
        let is_shared = |place: TrailPlace| ours.trail.common(theirs.trail, &place).is_some();
        if !TrailPlace::of(ours.sheet).any(is_shared) {
            return None;
        }
        let mut base = Self {
            sheet: Sheet {
                extra: shared(&ours.sheet.extra, &theirs.sheet.extra),
                ..Sheet::empty(ours.sheet.id.clone(), ours.sheet.fiscal_year)
            },
            unknown: BTreeSet::new(),
        };
        base.sheet.dismissed.clone_from(&ours.sheet.dismissed);
        base.sheet.dismissed.retain(|one| theirs.sheet.dismissed.contains(one));
        base.sheet.comments.clone_from(&ours.sheet.comments);
        base.sheet.comments.retain(|one| theirs.sheet.comments.contains(one));
        base.sheet.course = ours.sheet.course.shared(&theirs.sheet.course);
        base.rows(ours, theirs);
        let own = own_places(ours).chain(own_places(theirs));
        let own: BTreeSet<TrailPlace> = own.filter(|place| place.written(&base.sheet).is_some()).collect();
        for place in TrailPlace::of(&base.sheet.clone()).chain(own) {
            if place == TrailPlace::Head(HeadPart::Initiatives) {
                continue;
            }
            let is_known =
                text_of(&place, ours, theirs).is_some_and(|text| place.write(&mut base.sheet, &text));
            if !is_known {
                base.unknown.insert(place);
            }
        }
        base.extras(ours.sheet, theirs.sheet);
        Some(base)
    }

    /// Which initiatives there were; where that is not known, those that both have: so none is taken for deleted.
    fn rows(&mut self, ours: TrailedSheet<'_>, theirs: TrailedSheet<'_>) {
        let place = TrailPlace::Head(HeadPart::Initiatives);
        let is_known = text_of(&place, ours, theirs).is_some_and(|text| place.write(&mut self.sheet, &text));
        if !is_known {
            self.unknown.insert(place);
            let rows = ours.sheet.initiatives.iter();
            let shared = rows.filter(|row| theirs.sheet.initiative(&row.id).is_some());
            self.sheet.initiatives = shared.cloned().collect();
        }
    }

    /// What people said and what this version does not know: what both have was there before.
    fn extras(&mut self, ours: &Sheet, theirs: &Sheet) {
        for row in &mut self.sheet.initiatives {
            if let (Some(own), Some(other)) = (ours.initiative(&row.id), theirs.initiative(&row.id)) {
                row.extra = shared(&own.extra, &other.extra);
                row.overruled.clone_from(&own.overruled);
                row.overruled.retain(|one| other.overruled.contains(one));
            } else if let Some(one) = ours.initiative(&row.id).or(theirs.initiative(&row.id)) {
                row.extra.clone_from(&one.extra);
                row.overruled.clone_from(&one.overruled);
            }
        }
        for position in &mut self.sheet.positions {
            let own = ours.positions.iter().find(|one| one.plan == position.plan);
            let other = theirs.positions.iter().find(|one| one.plan == position.plan);
            if let Some(one) = own.or(other) {
                position.extra.clone_from(&one.extra);
            }
        }
    }

    /// The base, where all of it is known.
    pub fn whole(&self) -> Option<&Sheet> {
        self.unknown.is_empty().then_some(&self.sheet)
    }
}

/// The city's own parts that are, or ever were, written in a version.
fn own_places(version: TrailedSheet<'_>) -> impl Iterator<Item = TrailPlace> {
    let now = TrailPlace::of(version.sheet).filter(|place| matches!(place, TrailPlace::Own(..)));
    now.chain(version.trail.own_places().cloned())
}

/// The words of the newest version of a part that both know; none where there is no such version, or its words are gone.
fn text_of<'s>(place: &TrailPlace, ours: TrailedSheet<'s>, theirs: TrailedSheet<'s>) -> Option<Cow<'s, str>> {
    let (own, other) = (place.written(ours.sheet), place.written(theirs.sheet));
    if own.is_some() && own == other {
        return own;
    }
    // A row that one side removed: what that side knew of it may be gone, and the other's newest version is the one it had. Where
    // nothing is known, it counts as changed, and a person is asked.
    let lone = match (&own, &other) {
        (Some(_), None) => ours.trail.newest(place),
        (None, Some(_)) => theirs.trail.newest(place).filter(|_| ours.trail.newest(place).is_none()),
        _ => None,
    };
    let is_lone = own.is_none() || other.is_none();
    let Some(print) = ours.trail.common(theirs.trail, place).or(lone) else {
        return is_lone.then_some("".into());
    };
    let standing = [own, other].into_iter().flatten().find(|text| crate::model::TextPrint::of(text) == print);
    standing
        .or_else(|| ours.trail.words(print).or(theirs.trail.words(print)).map(Cow::from))
        .or_else(|| is_lone.then_some("".into()))
}

fn shared(ours: &Extra, theirs: &Extra) -> Extra {
    let both = ours.iter().filter(|(key, value)| theirs.get(key.as_str()) == Some(value));
    both.map(|(key, value)| (key.clone(), value.clone())).collect()
}
