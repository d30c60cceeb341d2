//! The parts of a sheet whose versions are known, each as a text: what of a sheet changes by itself.

use std::borrow::Cow;

use serde_json::{from_str, to_string};

use crate::model::{
    Cell, Column, Extra, FiscalYear, Initiative, InitiativeId, OwnKey, PurposeNo, Rank, Sdg, Sheet,
};

/// A part of a sheet, or of one of its initiatives.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TrailPlace {
    /// A part of the sheet.
    Head(HeadPart),
    /// A part of an initiative.
    Row(InitiativeId, RowPart),
    /// A part that a city's form has beside the paper's own ones, of an initiative or of the sheet.
    Own(Option<InitiativeId>, OwnKey),
}

/// A part of a sheet that is no initiative's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum HeadPart {
    /// 年度.
    Year,
    /// The department group.
    Group,
    /// 部局名.
    Department,
    /// 優先順位.
    Rank,
    /// 重点目標.
    Goal,
    /// All plans, and the places in them.
    Positions,
    /// 現況・課題.
    Situation,
    /// 目的・効果.
    Purpose,
    /// 該当するSDGsの目標.
    Sdgs,
    /// Which initiatives there are, in order.
    Initiatives,
    /// 市民参加・協働の推進.
    Participation,
    /// 取組による効果・残された課題.
    Effects,
}

/// A part of an initiative.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowPart {
    /// One of its texts.
    Text(Column),
    /// Which purposes it serves.
    Purposes,
}

impl HeadPart {
    /// All of them, in the order in which they are written; it never changes, a later one comes behind.
    pub(super) const ALL: [Self; 12] = [
        Self::Year,
        Self::Group,
        Self::Department,
        Self::Rank,
        Self::Goal,
        Self::Positions,
        Self::Situation,
        Self::Purpose,
        Self::Sdgs,
        Self::Initiatives,
        Self::Participation,
        Self::Effects,
    ];
}

impl RowPart {
    /// All of them, in the order in which they are written.
    pub(super) const ALL: [Self; 6] = [
        Self::Text(Column::Method),
        Self::Text(Column::Deadline),
        Self::Text(Column::Target),
        Self::Text(Column::Midterm),
        Self::Text(Column::FinalReport),
        Self::Purposes,
    ];
}

impl TrailPlace {
    /// The parts that a sheet has, of a city's own those that are written. Which initiatives there are comes before them.
    pub fn of(sheet: &Sheet) -> impl Iterator<Item = Self> {
        let rows = sheet.initiatives.iter();
        let rows = rows.flat_map(|row| RowPart::ALL.map(|part| Self::Row(row.id.clone(), part)));
        let own = sheet.own.keys().map(|key| Self::Own(None, key.clone()));
        let own_of_rows = sheet
            .initiatives
            .iter()
            .flat_map(|row| row.own.keys().map(|key| Self::Own(Some(row.id.clone()), key.clone())));
        HeadPart::ALL.map(Self::Head).into_iter().chain(rows).chain(own).chain(own_of_rows)
    }

    /// The part of a cell.
    pub fn of_cell(cell: &Cell) -> Self {
        Self::Head(match cell {
            Cell::Group => HeadPart::Group,
            Cell::Department => HeadPart::Department,
            Cell::Goal => HeadPart::Goal,
            Cell::Situation => HeadPart::Situation,
            Cell::Purpose => HeadPart::Purpose,
            Cell::Participation => HeadPart::Participation,
            Cell::Effects => HeadPart::Effects,
            Cell::Plan(_) | Cell::Position(_) => HeadPart::Positions,
            Cell::Initiative(id, column) => return Self::Row(id.clone(), RowPart::Text(*column)),
            Cell::Own(row, key) => return Self::Own(row.clone(), key.clone()),
        })
    }

    /// What stands there, as one text; none where the sheet has no such row.
    pub fn written<'s>(&self, sheet: &'s Sheet) -> Option<Cow<'s, str>> {
        let part = match self {
            Self::Head(part) => part,
            Self::Own(row, key) => {
                return sheet.text(&Cell::Own(row.clone(), key.clone())).map(Cow::from);
            }
            Self::Row(id, RowPart::Text(column)) => {
                return sheet.initiative(id).map(|row| row.text(*column).into());
            }
            Self::Row(id, RowPart::Purposes) => {
                return sheet.initiative(id).map(|row| listed(row.purposes.iter().map(|no| no.number())));
            }
        };
        Some(match part {
            HeadPart::Year => sheet.fiscal_year.western().to_string().into(),
            HeadPart::Rank => sheet.rank.map_or_else(String::new, |rank| rank.number().to_string()).into(),
            HeadPart::Sdgs => listed(sheet.sdgs.iter().map(|sdg| sdg.number())),
            HeadPart::Initiatives => {
                let ids: Vec<&str> = sheet.initiatives.iter().map(|row| row.id.as_str()).collect();
                if ids.is_empty() { "".into() } else { to_string(&ids).ok()?.into() }
            }
            HeadPart::Positions => {
                let plans: Vec<[&str; 2]> =
                    sheet.positions.iter().map(|one| [one.plan.as_str(), &one.text]).collect();
                if plans.is_empty() { "".into() } else { to_string(&plans).ok()?.into() }
            }
            _ => sheet.text(&part.cell()?)?.into(),
        })
    }

    /// Puts there what was written; whether that was such a text.
    pub fn write(&self, sheet: &mut Sheet, text: &str) -> bool {
        match self {
            Self::Head(HeadPart::Year) => {
                let year = text.parse().ok().and_then(FiscalYear::new);
                year.map(|year| sheet.fiscal_year = year).is_some()
            }
            Self::Head(HeadPart::Rank) => {
                sheet.rank = text.parse().ok().and_then(Rank::new);
                sheet.rank.is_some() || text.is_empty()
            }
            Self::Head(HeadPart::Sdgs) => {
                sheet.sdgs = numbers(text).filter_map(Sdg::new).collect();
                true
            }
            Self::Head(HeadPart::Initiatives) => {
                let Some(ids) = list::<String>(text) else { return false };
                let ids = ids.iter().filter_map(|id| InitiativeId::new(id));
                sheet.initiatives = ids.map(Initiative::empty).collect();
                true
            }
            Self::Head(HeadPart::Positions) => {
                let Some(plans) = list::<[String; 2]>(text) else { return false };
                sheet.positions.clear();
                plans.into_iter().for_each(|[plan, text]| {
                    sheet.push_position(plan, text, Extra::new());
                });
                true
            }
            Self::Head(part) => match part.cell().and_then(|cell| sheet.text_mut(&cell)) {
                Some(place) => {
                    text.clone_into(place);
                    true
                }
                None => false,
            },
            Self::Own(row, key) => sheet.set_text(&Cell::Own(row.clone(), key.clone()), text.to_owned()),
            Self::Row(id, part) => {
                let Some(row) = sheet.initiative_mut(id) else { return false };
                match part {
                    RowPart::Text(column) => text.clone_into(row.text_mut(*column)),
                    RowPart::Purposes => row.purposes = numbers(text).filter_map(PurposeNo::new).collect(),
                }
                true
            }
        }
    }
}

impl HeadPart {
    /// The cell of a part that is one text.
    fn cell(self) -> Option<Cell> {
        Some(match self {
            Self::Group => Cell::Group,
            Self::Department => Cell::Department,
            Self::Goal => Cell::Goal,
            Self::Situation => Cell::Situation,
            Self::Purpose => Cell::Purpose,
            Self::Participation => Cell::Participation,
            Self::Effects => Cell::Effects,
            Self::Year | Self::Rank | Self::Positions | Self::Sdgs | Self::Initiatives => return None,
        })
    }
}

fn listed<'t>(numbers: impl Iterator<Item = u8>) -> Cow<'t, str> {
    numbers.map(|number| number.to_string()).collect::<Vec<_>>().join(" ").into()
}

fn numbers(text: &str) -> impl Iterator<Item = i64> {
    text.split(' ').filter_map(|number| number.parse().ok())
}

fn list<T: serde::de::DeserializeOwned>(text: &str) -> Option<Vec<T>> {
    if text.is_empty() { Some(Vec::new()) } else { from_str(text).ok() }
}
