//! Which sheet that came is which sheet here, and what became of each: the report before anything changes.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::cells::merge_sheet;
use super::outcome::MergeOutcome;
use super::sheet::MergedSheet;
use crate::model::{Sheet, SheetId};
use crate::text::likeness::{Pairs, likeness};
use crate::text::width::squeeze;

/// Which sheets that came are which sheets here. A person can correct it.
#[derive(Clone, Debug, PartialEq)]
pub struct Matching {
    matches: Vec<Match>,
}

/// The sheet here that a sheet that came is taken for.
#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    /// The sheet here; none: it is a new one.
    pub ours: Option<SheetId>,
    /// How that is known.
    pub by: MatchedBy,
}

/// How two sheets are known to be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MatchedBy {
    /// By their id.
    Id,
    /// By year, department, rank and goal: how alike the goals are, in hundredths.
    Words(u32),
    /// A person said so.
    Hand,
    /// It is like no sheet here.
    Nothing,
}

/// What became of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SheetStanding {
    /// 変わりなし.
    Unchanged,
    /// 先方だけ変更.
    Theirs,
    /// こちらだけ変更.
    Ours,
    /// 両方で変更; also where no base tells who changed it.
    Both,
    /// 新しいシート.
    New,
    /// 先方で削除: it was sent and did not come back.
    DeletedThere,
    /// It was sent, came back, and is not here any more.
    DeletedHere,
}

/// A sheet of the report.
#[derive(Clone, Debug, PartialEq)]
pub struct SheetReport {
    /// The sheet here.
    pub ours: Option<SheetId>,
    /// The sheet that came, counted from 0.
    pub theirs: Option<usize>,
    /// What became of it.
    pub standing: SheetStanding,
    /// Both put together, where both are there.
    pub merged: Option<Box<MergedSheet>>,
}

/// So alike are the goals of two sheets that are one.
const ALIKE: u32 = 60;

/// More pairs of sheets than these are compared by the same goal alone.
const MOST_PAIRS: usize = 250_000;

/// What a sheet without a known id is found by.
struct Face {
    /// Year and department.
    office: (u16, String),
    rank: Option<u16>,
    goal: String,
    pairs: Pairs,
}

impl Face {
    fn of(sheet: &Sheet) -> Self {
        let goal = squeeze(&sheet.goal);
        Self {
            office: (sheet.fiscal_year.western(), squeeze(&sheet.department)),
            rank: sheet.rank.map(|rank| rank.number()),
            pairs: Pairs::of(&goal),
            goal,
        }
    }
}

impl Matching {
    /// Matches what came with what is here: by id, else by year, department and the likest goal; the same rank settles
    /// what is as like.
    pub fn of(ours: &[Arc<Sheet>], theirs: &[Arc<Sheet>]) -> Self {
        let ids: BTreeSet<&SheetId> = ours.iter().map(|sheet| &sheet.id).collect();
        let mut taken: BTreeSet<&SheetId> = BTreeSet::new();
        let mut matches: Vec<Match> = Vec::with_capacity(theirs.len());
        for sheet in theirs {
            let is_known = ids.contains(&sheet.id) && taken.insert(&sheet.id);
            let ours = is_known.then(|| sheet.id.clone());
            matches.push(Match { ours, by: if is_known { MatchedBy::Id } else { MatchedBy::Nothing } });
        }
        let free: Vec<&Arc<Sheet>> = ours.iter().filter(|sheet| !taken.contains(&sheet.id)).collect();
        let faces: Vec<Face> = free.iter().map(|sheet| Face::of(sheet)).collect();
        let is_bounded = free.len() * theirs.len() <= MOST_PAIRS;
        let mut found = Vec::new();
        for (at, sheet) in theirs.iter().enumerate().filter(|(at, _)| matches[*at].ours.is_none()) {
            let face = Face::of(sheet);
            for (place, other) in faces.iter().enumerate().filter(|(_, other)| other.office == face.office) {
                let alike = match () {
                    () if face.goal.is_empty() || other.goal.is_empty() => 0,
                    () if other.goal == face.goal => 100,
                    () if is_bounded => likeness(&other.pairs, &face.pairs),
                    () => 0,
                };
                if alike >= ALIKE {
                    found.push((Reverse(alike), other.rank != face.rank, at, place));
                }
            }
        }
        found.sort_unstable();
        let mut is_taken = vec![false; free.len()];
        for (Reverse(alike), _, at, place) in found {
            if matches[at].ours.is_none() && !is_taken[place] {
                is_taken[place] = true;
                matches[at] = Match { ours: Some(free[place].id.clone()), by: MatchedBy::Words(alike) };
            }
        }
        Self { matches }
    }

    /// The match of each sheet that came.
    pub fn matches(&self) -> &[Match] {
        &self.matches
    }

    /// What a person says a sheet that came is. Whatever was taken for that sheet before is a new one now.
    pub fn correct(&mut self, theirs: usize, ours: Option<SheetId>) {
        for (at, one) in self.matches.iter_mut().enumerate() {
            if at == theirs {
                *one = Match { ours: ours.clone(), by: MatchedBy::Hand };
            } else if ours.is_some() && one.ours == ours {
                *one = Match { ours: None, by: MatchedBy::Nothing };
            }
        }
    }

    /// What became of every sheet that came or was sent. `bases` are the sheets as they were sent, by their id here.
    pub fn report(
        &self,
        ours: &[Arc<Sheet>],
        theirs: &[Arc<Sheet>],
        bases: &BTreeMap<SheetId, Arc<Sheet>>,
    ) -> Vec<SheetReport> {
        let here: BTreeMap<&SheetId, &Arc<Sheet>> = ours.iter().map(|sheet| (&sheet.id, sheet)).collect();
        let mut reports = Vec::with_capacity(theirs.len());
        for (at, (sheet, one)) in theirs.iter().zip(&self.matches).enumerate() {
            let found = one.ours.as_ref().and_then(|id| here.get(id));
            let report = match found {
                Some(own) => {
                    let base = bases.get(&own.id).map(Arc::as_ref);
                    let merged = merge_sheet(base, own, sheet);
                    let standing = standing(&merged);
                    let merged = Some(Box::new(merged));
                    SheetReport { ours: Some(own.id.clone()), theirs: Some(at), standing, merged }
                }
                None => {
                    let was_sent = bases.contains_key(&sheet.id);
                    let standing = if was_sent { SheetStanding::DeletedHere } else { SheetStanding::New };
                    SheetReport { ours: None, theirs: Some(at), standing, merged: None }
                }
            };
            reports.push(report);
        }
        let came: BTreeSet<&SheetId> = self.matches.iter().filter_map(|one| one.ours.as_ref()).collect();
        let missing = ours.iter().filter(|sheet| bases.contains_key(&sheet.id) && !came.contains(&sheet.id));
        reports.extend(missing.map(|sheet| SheetReport {
            ours: Some(sheet.id.clone()),
            theirs: None,
            standing: SheetStanding::DeletedThere,
            merged: None,
        }));
        reports
    }
}

/// How many sheets of a report stand so.
pub fn counts(reports: &[SheetReport]) -> BTreeMap<SheetStanding, usize> {
    let mut counts = BTreeMap::new();
    reports.iter().for_each(|report| *counts.entry(report.standing).or_default() += 1);
    counts
}

/// What became of a sheet, by its changes: one that both changed in the same way is as it was.
fn standing(merged: &MergedSheet) -> SheetStanding {
    let outcomes: BTreeSet<MergeOutcome> = merged
        .changes
        .iter()
        .map(|change| change.outcome)
        .filter(|outcome| *outcome != MergeOutcome::BothSame)
        .collect();
    match () {
        () if outcomes.is_empty() => SheetStanding::Unchanged,
        () if outcomes.iter().all(|outcome| *outcome == MergeOutcome::Ours) => SheetStanding::Ours,
        () if outcomes.iter().all(|outcome| *outcome == MergeOutcome::Theirs) => SheetStanding::Theirs,
        () => SheetStanding::Both,
    }
}
