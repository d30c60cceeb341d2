//! 全体 and 計画との対応: what a person chose to see there, and what an engine needs to draw it.

use std::sync::Arc;

use leptos::prelude::*;

use super::Shell;
use super::drawing::Drawing;
use crate::codec::stored;
use crate::listing::Division;
use crate::model::{FiscalYear, Report, Sheet, Stage};
use crate::overview::{Counted, OverviewOptions, years};
use crate::promises::PromiseLook;
use crate::protocol::{DrawAlignment, DrawGrades, DrawOverview, PackedSheet};
use crate::route::Route;

/// What the screens of the whole year remember.
#[derive(Clone, Copy)]
pub(crate) struct YearScreens {
    /// How 全体 is looked at.
    pub(crate) options: RwSignal<OverviewOptions>,
    /// What 目標と実績 shall show: what the figure counted that led there.
    pub(crate) counted: RwSignal<Option<Counted>>,
    /// What of 約束の台帳 is shown.
    pub(crate) promises: RwSignal<PromiseLook>,
}

impl Default for YearScreens {
    fn default() -> Self {
        Self {
            options: RwSignal::new(OverviewOptions::default()),
            counted: RwSignal::new(None),
            promises: RwSignal::new(PromiseLook::default()),
        }
    }
}

impl Shell {
    /// 全体 of what is shown, drawn whenever that changes.
    pub(crate) fn draw_overview(self) -> Drawing {
        Drawing::of(move || {
            let mut options = self.year_screens.options.get();
            let sheets = self.shown_sheets();
            let stage = self
                .document()
                .with(|document| document.settings.stage_of(sheets.iter().map(|sheet| &**sheet)));
            // At the year's last step its report counts as soon as there is one.
            options.report = options.report.or((stage == Some(Stage::Final)).then_some(Report::Final));
            if sheets.is_empty() {
                return None;
            }
            let content = self.content(&self.own_work_only(&sheets));
            // One person's work is no measure of what all did the year before.
            let before = if self.own_work().is_some() { Vec::new() } else { self.shown_before() };
            Some(DrawOverview { options, content, before })
        })
    }

    /// 計画との対応 of what is shown, drawn whenever that changes.
    pub(crate) fn draw_alignment(self) -> Drawing {
        Drawing::of(move || {
            let content = self.shown_content()?;
            Some(DrawAlignment { content, before: self.shown_before() })
        })
    }

    /// 評価 of what is shown, counted, where the city has grades and they are wanted.
    pub(crate) fn draw_grades(self, is_wanted: impl Fn() -> bool + 'static) -> Drawing {
        let settings = self.settings();
        Drawing::of(move || {
            let settled = settings.get();
            if settled.grades.is_empty() || !is_wanted() {
                return None;
            }
            let sheets = PackedSheet::pack_all(self.shown_sheets().iter().map(|sheet| &**sheet));
            Some(DrawGrades { settings: stored::encode_settings(&settled), sheets })
        })
    }

    /// Shows what a figure counts: these rows of 目標と実績, of a group where it counts one.
    pub(crate) fn show_counted(self, counted: &str, division: Option<Division>) {
        self.year_screens.counted.set(Counted::read(counted));
        if let Some(division) = division {
            let is_within = self.filter.division.with_untracked(|chosen| {
                chosen.as_ref().is_some_and(|chosen| chosen.group == division.group)
            });
            // A department that is chosen stays chosen.
            if !is_within || division.department.is_some() {
                self.filter.division.set(Some(division));
            }
        }
        self.go(&Route::Results);
    }

    /// The sheets of the years before those that are shown, of the division that is shown.
    fn shown_before(self) -> Vec<PackedSheet> {
        let sheets = self.shown_sheets();
        let shown = years(sheets.iter().map(|sheet| &**sheet));
        let division = self.filter.division.get();
        self.document().with(|document| {
            let is_before = |sheet: &&Arc<Sheet>| {
                sheet.fiscal_year.next().is_some_and(|next| shown.contains(&next))
                    && division.as_ref().is_none_or(|division| division.holds(sheet))
            };
            PackedSheet::pack_all(document.sheets.iter().filter(is_before).map(|sheet| &**sheet))
        })
    }

    /// The sheets of the years before those that are published, of the same groups; of a whole year, of all groups. None
    /// where only some sheets of a group are published: what is compared shall be of one kind.
    pub(super) fn published_before(self, sheets: &[Arc<Sheet>]) -> Vec<PackedSheet> {
        let published = years(sheets.iter().map(|sheet| &**sheet));
        let document = self.document().get_untracked();
        let is_in = |sheet: &Sheet| sheets.iter().any(|one| one.id == sheet.id);
        let is_missing = |year: FiscalYear, group: Option<&str>| {
            let mut of_year = document.sheets.iter().filter(|sheet| sheet.fiscal_year == year);
            of_year.any(|sheet| group.is_none_or(|group| sheet.group == group) && !is_in(sheet))
        };
        if sheets.iter().any(|sheet| is_missing(sheet.fiscal_year, Some(&sheet.group))) {
            return Vec::new();
        }
        let whole: Vec<FiscalYear> =
            published.iter().copied().filter(|year| !is_missing(*year, None)).collect();
        let is_before = |sheet: &&Arc<Sheet>| {
            sheet.fiscal_year.next().is_some_and(|next| {
                let has_group =
                    || sheets.iter().any(|one| one.fiscal_year == next && one.group == sheet.group);
                whole.contains(&next) || published.contains(&next) && has_group()
            })
        };
        PackedSheet::pack_all(document.sheets.iter().filter(is_before).map(|sheet| &**sheet))
    }
}
