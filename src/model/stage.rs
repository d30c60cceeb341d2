//! Plan – Do – See: which step of its year a sheet has come to.

use super::{Day, FiscalYear, Moment, Sheet, StepId};

/// The step of the year, which the city calls Plan – Do – See.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// 目標の設定, from April (or before the year has begun).
    Plan,
    /// 中間報告, from October.
    Midterm,
    /// 期末報告・評価, from March on.
    Final,
}

impl Stage {
    /// All three, in order.
    pub const ALL: [Self; 3] = [Self::Plan, Self::Midterm, Self::Final];

    /// The step of the settings that it is, where they have it.
    pub fn step(self) -> StepId {
        StepId::known(match self {
            Self::Plan => "plan",
            Self::Midterm => "midterm",
            Self::Final => "final",
        })
    }

    /// The step that sheets of `year` have come to at `now`.
    pub fn of(year: FiscalYear, now: &Moment) -> Self {
        Self::in_month(year, now.year(), now.month_day().0)
    }

    /// The step that sheets of `year` have come to on a day.
    pub fn on(year: FiscalYear, day: Day) -> Self {
        Self::in_month(year, day.year(), day.month())
    }

    /// What is asked for in a sheet on a day: nothing before its step, where it goes its own way through the year.
    pub fn asked(sheet: &Sheet, day: Day) -> Self {
        let by_day = Self::on(sheet.fiscal_year, day);
        let by_step = Self::ALL.into_iter().find(|stage| sheet.course.step() == Some(&stage.step()));
        by_step.map_or(by_day, |step| step.min(by_day))
    }

    fn in_month(fiscal: FiscalYear, year: i64, month: u8) -> Self {
        let months_in = (year - i64::from(fiscal.western())) * 12 + i64::from(month) - 4;
        match months_in {
            ..6 => Self::Plan,
            6..11 => Self::Midterm,
            _ => Self::Final,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_step_follows_the_months_of_the_year() {
        let year = FiscalYear::new(2024).expect("a year");
        for (day, stage) in [
            ("2024-03-31", Stage::Plan),
            ("2024-05-10", Stage::Plan),
            ("2024-09-30", Stage::Plan),
            ("2024-10-01", Stage::Midterm),
            ("2025-02-28", Stage::Midterm),
            ("2025-03-01", Stage::Final),
            ("2026-05-01", Stage::Final),
        ] {
            let now = Moment::new(&format!("{day}T09:00:00+09:00")).expect("a moment");
            assert_eq!(Stage::of(year, &now), stage, "{day}");
        }
    }
}
