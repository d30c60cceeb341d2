//! The parts of the form that a step of the year opens, and days of any year.

use serde::{Deserialize, Serialize};

use super::{Cell, Column, Day, OwnKey};

/// A part of the form that is written in one step or in another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum FormPart {
    /// 重点目標, with 年度, the group and 部局名.
    Goal,
    /// 優先順位.
    Rank,
    /// …における位置付け.
    Positions,
    /// 現況・課題.
    Situation,
    /// 目的・効果.
    Purpose,
    /// 該当するSDGsの目標.
    Sdgs,
    /// 取組項目及び方法・手段, which initiatives there are, and the purposes that they serve.
    Method,
    /// 期間・期限.
    Deadline,
    /// 数値目標.
    Target,
    /// 中間報告.
    Midterm,
    /// 期末報告.
    FinalReport,
    /// 市民参加・協働の推進.
    Participation,
    /// 取組による効果・残された課題.
    Effects,
}

/// A part of the form by its name: one of the paper's, or one that a city has beside them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartKey {
    /// One of the paper's.
    Known(FormPart),
    /// A city's own.
    Own(OwnKey),
}

/// A day of any year, as settings name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthDay {
    month: u8,
    day: u8,
}

impl FormPart {
    /// All, in the order of the paper.
    pub const ALL: [Self; 13] = [
        Self::Goal,
        Self::Rank,
        Self::Positions,
        Self::Situation,
        Self::Purpose,
        Self::Sdgs,
        Self::Method,
        Self::Deadline,
        Self::Target,
        Self::Midterm,
        Self::FinalReport,
        Self::Participation,
        Self::Effects,
    ];

    /// Its name in settings files.
    pub fn key_name(self) -> &'static str {
        if self == Self::Method { "method" } else { self.place() }
    }

    /// The column, where the part is one.
    pub fn column(self) -> Option<Column> {
        Column::ALL.into_iter().find(|column| Self::of_column(*column) == self)
    }

    /// The part of a column.
    pub fn of_column(column: Column) -> Self {
        match column {
            Column::Method => Self::Method,
            Column::Deadline => Self::Deadline,
            Column::Target => Self::Target,
            Column::Midterm => Self::Midterm,
            Column::FinalReport => Self::FinalReport,
        }
    }

    /// The name under which it is unlocked where it is no text.
    pub fn place(self) -> &'static str {
        match self {
            Self::Goal => "goal",
            Self::Rank => "rank",
            Self::Positions => "positions",
            Self::Situation => "situation",
            Self::Purpose => "purpose",
            Self::Sdgs => "sdgs",
            Self::Method => "initiatives",
            Self::Deadline => "deadline",
            Self::Target => "target",
            Self::Midterm => "midterm",
            Self::FinalReport => "final_report",
            Self::Participation => "participation",
            Self::Effects => "effects",
        }
    }
}

impl PartKey {
    /// The part of a cell.
    pub fn of(cell: &Cell) -> Self {
        Self::Known(match cell {
            Cell::Group | Cell::Department | Cell::Goal => FormPart::Goal,
            Cell::Situation => FormPart::Situation,
            Cell::Purpose => FormPart::Purpose,
            Cell::Participation => FormPart::Participation,
            Cell::Effects => FormPart::Effects,
            Cell::Plan(_) | Cell::Position(_) => FormPart::Positions,
            Cell::Initiative(_, column) => FormPart::of_column(*column),
            Cell::Own(_, key) => return Self::Own(key.clone()),
        })
    }

    /// The paper's column that it is.
    pub fn column(&self) -> Option<Column> {
        match self {
            Self::Known(part) => part.column(),
            Self::Own(_) => None,
        }
    }

    /// Its name in settings files.
    pub fn name(&self) -> &str {
        match self {
            Self::Known(part) => part.key_name(),
            Self::Own(key) => key.as_str(),
        }
    }

    /// The part of this name.
    pub fn named(name: &str) -> Option<Self> {
        let known = FormPart::ALL.into_iter().map(Self::Known).find(|part| part.name() == name);
        known.or_else(|| OwnKey::new(name).map(Self::Own))
    }
}

impl From<FormPart> for PartKey {
    fn from(part: FormPart) -> Self {
        Self::Known(part)
    }
}

impl MonthDay {
    /// A day that some year has.
    pub fn new(month: u8, day: u8) -> Option<Self> {
        // A leap year.
        Day::new(2024, i64::from(month), i64::from(day)).map(|_| Self { month, day })
    }

    /// Reads `10-31`.
    pub fn read(text: &str) -> Option<Self> {
        let (month, day) = text.split_once('-')?;
        let number = |text: &str| text.parse().ok().filter(|_| text.len() == 2);
        Self::new(number(month)?, number(day)?)
    }

    /// As files write it: `10-31`.
    pub fn written(self) -> String {
        format!("{:02}-{:02}", self.month, self.day)
    }

    /// The month.
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month.
    pub fn day(self) -> u8 {
        self.day
    }

    /// The first such day on or after another one.
    pub(super) fn on_or_after(self, first: Day) -> Option<Day> {
        let in_year = |year: i64| {
            let day = |day: u8| Day::new(year, i64::from(self.month), i64::from(day));
            // 29 February, where there is none.
            day(self.day).or_else(|| day(self.day - 1))
        };
        in_year(first.year()).filter(|day| *day >= first).or_else(|| in_year(first.year() + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_of_any_year_is_read_and_written() {
        for (text, is_one) in
            [("10-31", true), ("02-29", true), ("2-29", false), ("04-31", false), ("", false)]
        {
            let read = MonthDay::read(text);
            assert_eq!(read.is_some(), is_one, "{text}");
            assert!(read.is_none_or(|day| day.written() == text));
        }
    }
}
