//! The parts of a sheet one by one, in the order of the paper.

use std::collections::BTreeSet;

use super::base::CommonBase;
use super::outcome::MergeOutcome;
use super::rows::{Named, Trio, order, trios};
use super::sheet::{MergedSheet, SheetChange, What};
use super::text::{compare_text, merge_text};
use super::values::Versions;
use crate::model::{
    Cell, Column, HeadPart, Initiative, InitiativeId, OwnKey, OwnTexts, Position, PositionId, RowPart, Sheet,
    TrailPlace,
};
use crate::text::entries::entries;
use crate::text::width::squeeze;

/// Puts two versions of a sheet together. Without a base nothing is merged by itself: all that differs is in conflict.
pub fn merge_sheet(base: Option<&Sheet>, ours: &Sheet, theirs: &Sheet) -> MergedSheet {
    CellMerges::of(base, ours, theirs).merged()
}

/// The same from a base of which not all is known: where it is not, both versions are compared, and what differs is in conflict.
pub fn merge_from(base: &CommonBase, ours: &Sheet, theirs: &Sheet) -> MergedSheet {
    let mut merges = CellMerges::of(Some(&base.sheet), ours, theirs);
    merges.unknown = Some(&base.unknown);
    merges.merged()
}

/// Three versions of a sheet on their way to one.
struct CellMerges<'s> {
    base: Option<&'s Sheet>,
    /// Parts of the base that are not known.
    unknown: Option<&'s BTreeSet<TrailPlace>>,
    ours: &'s Sheet,
    theirs: &'s Sheet,
    sheet: Sheet,
    changes: Vec<SheetChange>,
    renumbered: Vec<InitiativeId>,
    rows: Vec<InitiativeId>,
}

impl<'s> CellMerges<'s> {
    fn of(base: Option<&'s Sheet>, ours: &'s Sheet, theirs: &'s Sheet) -> Self {
        let empty = OwnTexts::default();
        let sheet = Sheet { positions: Vec::new(), initiatives: Vec::new(), own: empty, ..ours.clone() };
        Self {
            base,
            unknown: None,
            ours,
            theirs,
            sheet,
            changes: Vec::new(),
            renumbered: Vec::new(),
            rows: Vec::new(),
        }
    }

    fn merged(mut self) -> MergedSheet {
        let year = self.part_versions(HeadPart::Year, |sheet| sheet.fiscal_year);
        self.sheet.fiscal_year = year.value();
        self.note(year.outcome(), What::Year(year));
        [Cell::Group, Cell::Goal, Cell::Department].into_iter().for_each(|cell| self.text(cell));
        let rank = self.part_versions(HeadPart::Rank, |sheet| sheet.rank);
        self.sheet.rank = rank.value();
        self.note(rank.outcome(), What::Rank(rank));
        self.positions();
        [Cell::Situation, Cell::Purpose].into_iter().for_each(|cell| self.text(cell));
        let sdgs = self.part_versions(HeadPart::Sdgs, |sheet| sheet.sdgs.clone());
        self.sheet.sdgs = sdgs.united();
        self.note(sdgs.set_outcome(), What::Sdgs(sdgs));
        self.initiatives();
        [Cell::Participation, Cell::Effects].into_iter().for_each(|cell| self.text(cell));
        self.own(None);
        let dismissed = self.versions(|sheet| sheet.dismissed.clone());
        let (all, outcome) = dismissed.listed(|one| (one.rule.clone(), one.place.clone()));
        self.sheet.dismissed = all;
        self.note(outcome, What::Dismissed(dismissed));
        let comments = self.versions(|sheet| sheet.comments.clone());
        let (all, outcome) = comments.talk();
        self.sheet.comments = all;
        self.note(outcome, What::Comments(comments));
        let course = self.versions(|sheet| sheet.course.clone());
        let (all, outcome) = course.ways();
        self.sheet.course = all;
        self.note(outcome, What::Course(course));
        let extra = self.versions(|sheet| sheet.extra.clone());
        let (all, outcome) = extra.keyed();
        self.sheet.extra = all;
        self.note(outcome, What::Unknown(None, extra));
        MergedSheet { sheet: self.sheet, changes: self.changes, renumbered: self.renumbered, rows: self.rows }
    }

    fn versions<T>(&self, of: impl Fn(&Sheet) -> T) -> Versions<T> {
        Versions::of(self.base, self.ours, self.theirs, of)
    }

    /// The same of a part whose base may not be known.
    fn part_versions<T>(&self, part: HeadPart, of: impl Fn(&Sheet) -> T) -> Versions<T> {
        let base = self.base.filter(|_| self.is_known(&TrailPlace::Head(part)));
        Versions::of(base, self.ours, self.theirs, of)
    }

    fn is_known(&self, place: &TrailPlace) -> bool {
        self.unknown.is_none_or(|unknown| !unknown.contains(place))
    }

    fn note(&mut self, outcome: MergeOutcome, what: What) {
        if outcome != MergeOutcome::Kept {
            self.changes.push(SheetChange { outcome, what });
        }
    }

    /// A text that every sheet has.
    fn text(&mut self, cell: Cell) {
        let of = |sheet: &'s Sheet| sheet.text(&cell).unwrap_or("");
        let texts = (self.base.map(of), of(self.ours), of(self.theirs));
        let text = self.put_together(&cell, texts);
        if let Some(place) = self.sheet.text_mut(&cell) {
            *place = text;
        }
    }

    /// The text of a cell, by what changed it.
    fn put_together(&mut self, cell: &Cell, (base, ours, theirs): (Option<&str>, &str, &str)) -> String {
        if ours == theirs && base.is_none_or(|base| base == ours) {
            return ours.to_owned();
        }
        let Some(base) = base.filter(|_| self.is_known(&TrailPlace::of_cell(cell))) else {
            let compared = compare_text(ours, theirs);
            let text = compared.text();
            self.note(MergeOutcome::Conflict, What::Text(cell.clone(), compared));
            return text;
        };
        let merged = merge_text(base, ours, theirs);
        let worst =
            [MergeOutcome::Conflict, MergeOutcome::Joined].into_iter().find(|outcome| merged.has(*outcome));
        let (outcome, text) = match () {
            () if ours == theirs => (MergeOutcome::BothSame, ours.to_owned()),
            () if theirs == base => (MergeOutcome::Ours, ours.to_owned()),
            () if ours == base => (MergeOutcome::Theirs, theirs.to_owned()),
            // Both changed it, in different units: nothing to look at, but no one side's work either.
            () => (worst.unwrap_or(MergeOutcome::Merged), merged.text()),
        };
        self.note(outcome, What::Text(cell.clone(), merged));
        text
    }

    fn positions(&mut self) {
        let names = |sheet: &Sheet| {
            sheet
                .positions
                .iter()
                .map(|one| Named {
                    id: Some(squeeze(&one.plan)),
                    words: format!("{}\n{}", one.plan, one.text),
                })
                .collect::<Vec<_>>()
        };
        let [base, ours, theirs] = [self.base, Some(self.ours), Some(self.theirs)];
        let lists =
            [base, ours, theirs].map(|sheet| sheet.map(names).into_iter().flatten().collect::<Vec<_>>());
        let trios = trios([&lists[0], &lists[1], &lists[2]], false);
        let row = |which: Option<&'s Sheet>, at: Option<usize>| {
            which.zip(at).map(|(sheet, at)| &sheet.positions[at])
        };
        let rows = |trio: &Trio| [row(base, trio[0]), row(ours, trio[1]), row(theirs, trio[2])];
        let bare = |position: &Position| Position { id: PositionId(0), ..position.clone() };
        let standing = |trio: &Trio| self.standing(rows(trio).map(|row| row.map(bare)));
        let standings: Vec<_> = trios.iter().map(standing).collect();
        let is_kept =
            |trio: &Trio| trios.iter().position(|other| other == trio).is_some_and(|at| standings[at].1);
        for at in order(&trios, is_kept).0 {
            let [base, ours, theirs] = rows(&trios[at]);
            let Some(shown) = ours.or(theirs) else { continue };
            let id = self.sheet.push_position(shown.plan.clone(), shown.text.clone(), shown.extra.clone());
            if let (Some(ours), Some(theirs)) = (ours, theirs) {
                let plan = self.put_together(
                    &Cell::Plan(id),
                    (base.map(|one| one.plan.as_str()), &ours.plan, &theirs.plan),
                );
                let text = self.put_together(
                    &Cell::Position(id),
                    (base.map(|one| one.text.as_str()), &ours.text, &theirs.text),
                );
                let extra = Versions::of(base, ours, theirs, |one| one.extra.clone());
                if let Some(position) = self.sheet.positions.last_mut() {
                    (position.plan, position.text, position.extra) = (plan, text, extra.keyed().0);
                }
                if extra.outcome() == MergeOutcome::Conflict {
                    let versions = self.row_versions([base, Some(ours), Some(theirs)]);
                    self.note(MergeOutcome::Conflict, What::Position(Some(id), Box::new(versions)));
                }
            } else {
                let versions = self.row_versions([base, ours, theirs]);
                self.note(standings[at].0, What::Position(Some(id), Box::new(versions)));
            }
        }
        for (trio, (outcome, _)) in trios.iter().zip(&standings).filter(|(_, (_, is_kept))| !is_kept) {
            let versions = self.row_versions(rows(trio));
            self.note(*outcome, What::Position(None, Box::new(versions)));
        }
    }

    fn row_versions<T: Clone>(&self, [base, ours, theirs]: [Option<&T>; 3]) -> Versions<Option<T>> {
        Versions { base: self.base.map(|_| base.cloned()), ours: ours.cloned(), theirs: theirs.cloned() }
    }

    /// What became of a row, and whether it stays: one that came on either side does, and one that only one side has removed does
    /// where the other has changed it.
    fn standing<T: PartialEq>(&self, [base, ours, theirs]: [Option<T>; 3]) -> (MergeOutcome, bool) {
        match (base, ours, theirs) {
            (_, Some(_), Some(_)) => (MergeOutcome::Kept, true),
            (None, _, _) if self.base.is_none() => (MergeOutcome::Conflict, true),
            (None, Some(_), None) => (MergeOutcome::Ours, true),
            (None, None, _) => (MergeOutcome::Theirs, true),
            (Some(base), Some(ours), None) if base == ours => (MergeOutcome::Theirs, false),
            (Some(base), None, Some(theirs)) if base == theirs => (MergeOutcome::Ours, false),
            (Some(_), None, None) => (MergeOutcome::BothSame, false),
            _ => (MergeOutcome::Conflict, true),
        }
    }

    fn initiatives(&mut self) {
        let names = |sheet: &Sheet| {
            sheet
                .initiatives
                .iter()
                .map(|one| Named { id: Some(one.id.to_string()), words: one.method.clone() })
                .collect::<Vec<_>>()
        };
        let [base, ours, theirs] = [self.base, Some(self.ours), Some(self.theirs)];
        let lists =
            [base, ours, theirs].map(|sheet| sheet.map(names).into_iter().flatten().collect::<Vec<_>>());
        let trios = trios([&lists[0], &lists[1], &lists[2]], true);
        let row = |which: Option<&'s Sheet>, at: Option<usize>| {
            which.zip(at).map(|(sheet, at)| &sheet.initiatives[at])
        };
        let rows = |trio: &Trio| [row(base, trio[0]), row(ours, trio[1]), row(theirs, trio[2])];
        let unnamed = InitiativeId::new("-");
        let bare = |one: &Initiative| Initiative {
            id: unnamed.clone().unwrap_or_else(|| one.id.clone()),
            ..one.clone()
        };
        let standings: Vec<_> =
            trios.iter().map(|trio| self.standing(rows(trio).map(|row| row.map(bare)))).collect();
        let is_kept =
            |trio: &Trio| trios.iter().position(|other| other == trio).is_some_and(|at| standings[at].1);
        let (all, orders, is_conflict) = order(&trios, is_kept);
        let id_of = |trio: &Trio| rows(trio).into_iter().skip(1).flatten().next().map(|one| one.id.clone());
        self.rows = order(&trios, |_| true).0.into_iter().filter_map(|at| id_of(&trios[at])).collect();
        for at in all {
            let [base, ours, theirs] = rows(&trios[at]);
            match (ours, theirs) {
                (Some(ours), Some(theirs)) => self.initiative(base, ours, theirs),
                _ => {
                    let Some(one) = ours.or(theirs) else { continue };
                    self.sheet.initiatives.push(one.clone());
                    let versions = self.row_versions([base, ours, theirs]);
                    self.note(standings[at].0, What::Initiative(one.id.clone(), Box::new(versions)));
                }
            }
        }
        for (trio, (outcome, _)) in trios.iter().zip(&standings).filter(|(_, (_, is_kept))| !is_kept) {
            let versions = self.row_versions(rows(trio));
            let id = rows(trio).into_iter().flatten().next().map(|one| one.id.clone());
            id.into_iter()
                .for_each(|id| self.note(*outcome, What::Initiative(id, Box::new(versions.clone()))));
        }
        let [our_order, their_order] =
            orders.map(|places| places.iter().filter_map(|at| id_of(&trios[*at])).collect::<Vec<_>>());
        if our_order != their_order {
            let outcome = match () {
                () if is_conflict => MergeOutcome::Conflict,
                () if self
                    .sheet
                    .initiatives
                    .iter()
                    .map(|one| &one.id)
                    .filter(|id| our_order.contains(id))
                    .eq(&our_order) =>
                {
                    MergeOutcome::Ours
                }
                () => MergeOutcome::Theirs,
            };
            self.note(outcome, What::Order(Versions { base: None, ours: our_order, theirs: their_order }));
        }
    }

    /// An initiative that both have.
    fn initiative(&mut self, base: Option<&Initiative>, ours: &Initiative, theirs: &Initiative) {
        let mut merged = ours.clone();
        for column in Column::ALL {
            let cell = Cell::Initiative(ours.id.clone(), column);
            let texts = (base.map(|one| one.text(column)), ours.text(column), theirs.text(column));
            *merged.text_mut(column) = self.put_together(&cell, texts);
        }
        let known = base.filter(|_| self.is_known(&TrailPlace::Row(ours.id.clone(), RowPart::Purposes)));
        let purposes = Versions::of(known, ours, theirs, |one| one.purposes.clone());
        merged.purposes = purposes.united();
        self.note(purposes.set_outcome(), What::Purposes(ours.id.clone(), purposes));
        let overruled = Versions::of(base, ours, theirs, |one| one.overruled.clone());
        let (all, outcome) = overruled.listed(|one| (one.entry, one.report));
        merged.overruled = all;
        self.note(outcome, What::Overruled(ours.id.clone(), overruled));
        let extra = Versions::of(base, ours, theirs, |one| one.extra.clone());
        let (all, outcome) = extra.keyed();
        merged.extra = all;
        self.note(outcome, What::Unknown(Some(ours.id.clone()), extra));
        if base.is_some_and(|base| has_new_numbers(base, ours, theirs) || has_new_numbers(base, theirs, ours))
        {
            self.renumbered.push(ours.id.clone());
        }
        merged.own = OwnTexts::default();
        self.sheet.initiatives.push(merged);
        self.own(Some((base, ours, theirs)));
    }

    /// The city's own parts: of an initiative, in its three versions, or of the sheet.
    fn own(&mut self, row: Option<RowTrio<'_>>) {
        let id = row.map(|(_, ours, _)| ours.id.clone());
        let [base, ours, theirs] = match row {
            Some((base, ours, theirs)) => [base.map(|row| &row.own), Some(&ours.own), Some(&theirs.own)],
            None => [self.base.map(|sheet| &sheet.own), Some(&self.ours.own), Some(&self.theirs.own)],
        };
        let keys: BTreeSet<OwnKey> =
            [base, ours, theirs].into_iter().flatten().flat_map(OwnTexts::keys).cloned().collect();
        for key in keys {
            let cell = Cell::Own(id.clone(), key.clone());
            let of = |texts: Option<&OwnTexts>| texts.map_or("", |texts| texts.get(&key)).to_owned();
            let (ours, theirs) = (of(ours), of(theirs));
            let base = base.map(|texts| texts.get(&key));
            let text = self.put_together(&cell, (base, &ours, &theirs));
            self.sheet.set_text(&cell, text);
        }
    }
}

/// The three versions of an initiative.
type RowTrio<'r> = (Option<&'r Initiative>, &'r Initiative, &'r Initiative);

/// Whether one side gave the entries of a column other numbers, and the other wrote to another column.
fn has_new_numbers(base: &Initiative, one: &Initiative, other: &Initiative) -> bool {
    let numbers = |row: &Initiative, column| {
        entries(row.text(column)).into_iter().map(|entry| entry.labels).collect::<Vec<_>>()
    };
    Column::ALL.into_iter().any(|column| {
        let is_new = one.text(column) != base.text(column)
            && !numbers(one, column).starts_with(&numbers(base, column));
        is_new
            && Column::ALL
                .into_iter()
                .any(|written| written != column && other.text(written) != base.text(written))
    })
}
