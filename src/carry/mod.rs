//! 翌年度へ: next year's sheets made from this year's, initiative by initiative, and this year's results as material for
//! what is written next.
//!
//! What was planned goes on as it is written; what was reported, and what was said about it, stays with its year.

mod material;

use std::collections::BTreeSet;

use crate::model::{
    Column, Document, Extra, Initiative, InitiativeId, ORIGIN_KEY, OwnTexts, Position, PositionId, RowOrigin,
    Settings, Sheet, SheetId, SheetOrigin,
};

pub use material::{Material, material};

/// What becomes of an initiative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// 継続: it goes on as it is.
    Continued,
    /// 変更: it goes on, and is to be written anew in parts.
    Changed,
    /// 終了: it is not in next year's sheet.
    Ended,
}

/// What a person decided about an initiative, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowChoice {
    /// Which initiative.
    pub id: InitiativeId,
    /// What becomes of it.
    pub fate: Fate,
    /// A word why; may be empty.
    pub reason: String,
}

impl Fate {
    /// All, in the order in which one chooses.
    pub const ALL: [Self; 3] = [Self::Continued, Self::Changed, Self::Ended];

    /// Its name in markup.
    pub fn code(self) -> &'static str {
        match self {
            Self::Continued => "continued",
            Self::Changed => "changed",
            Self::Ended => "ended",
        }
    }

    /// What such a name names.
    pub fn read(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|fate| fate.code() == code)
    }
}

/// The sheet with which a sheet goes on in the next year; the first where a copy has been made of it.
pub fn successor(document: &Document, sheet: &Sheet) -> Option<SheetId> {
    document.sheets.iter().find(|other| other.follows(sheet)).map(|other| other.id.clone())
}

/// Next year's sheet; none where the app knows no next year. An initiative of which nothing is said goes on. Of the city's
/// own parts those of the plan go on.
pub fn next_sheet(
    sheet: &Sheet,
    id: SheetId,
    choices: &[RowChoice],
    settings: &Settings,
    new_row: &mut dyn FnMut() -> InitiativeId,
) -> Option<Sheet> {
    let mut ended = Vec::new();
    let mut initiatives = Vec::new();
    for initiative in &sheet.initiatives {
        let choice = choices.iter().find(|choice| choice.id == initiative.id);
        let reason = choice.map_or(String::new(), |choice| choice.reason.trim().to_owned());
        match choice.map_or(Fate::Continued, |choice| choice.fate) {
            Fate::Ended => ended.push((initiative.id.clone(), reason)),
            fate => {
                let origin =
                    RowOrigin { id: initiative.id.clone(), is_changed: fate == Fate::Changed, reason };
                initiatives.push(next_row(initiative, new_row(), &origin, settings));
            }
        }
    }
    let positions = (0..).zip(&sheet.positions).map(|(n, one)| Position { id: PositionId(n), ..one.clone() });
    let mut extra = kept(&sheet.extra);
    SheetOrigin { id: sheet.id.clone(), year: sheet.fiscal_year, ended }.store_in(&mut extra);
    Some(Sheet {
        group: sheet.group.clone(),
        department: sheet.department.clone(),
        rank: sheet.rank,
        goal: sheet.goal.clone(),
        positions: positions.collect(),
        situation: sheet.situation.clone(),
        purpose: sheet.purpose.clone(),
        sdgs: sheet.sdgs.clone(),
        initiatives,
        own: planned(&sheet.own, settings),
        extra,
        ..Sheet::empty(id, sheet.fiscal_year.next()?)
    })
}

fn next_row(
    initiative: &Initiative,
    id: InitiativeId,
    origin: &RowOrigin,
    settings: &Settings,
) -> Initiative {
    let mut next = Initiative::empty(id);
    for column in [Column::Method, Column::Deadline, Column::Target] {
        initiative.text(column).clone_into(next.text_mut(column));
    }
    next.own = planned(&initiative.own, settings);
    next.purposes = BTreeSet::clone(&initiative.purposes);
    next.extra = kept(&initiative.extra);
    origin.store_in(&mut next.extra);
    next
}

/// The texts of the plan's own parts; what was reported or judged stays with its year.
fn planned(own: &OwnTexts, settings: &Settings) -> OwnTexts {
    let mut own = own.clone();
    own.retain(|key| settings.is_planned(key));
    own
}

/// What this version does not know belongs to the sheet and goes on with it; where it came from itself does not.
fn kept(extra: &Extra) -> Extra {
    extra
        .iter()
        .filter(|(key, _)| *key != ORIGIN_KEY)
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect()
}
