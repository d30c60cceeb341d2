//! What the review found, and what can be done about it.

use std::sync::Arc;

use leptos::prelude::*;

use super::Shell;
use super::dialog::Panel;
use crate::messages::review as words;
use crate::model::{Dismissal, Edit, Extra, Sheet, SheetId};
use crate::review::{self, Finding, Part, Place, Severity};

/// What only the sheets beside a sheet show: ranks. In the order of the sheets, which is that of their ids.
#[derive(Clone, Copy)]
pub(crate) struct RankFindings(RwSignal<Vec<(SheetId, Finding)>>);

impl Default for RankFindings {
    fn default() -> Self {
        Self(RwSignal::new(Vec::new()))
    }
}

/// A finding with its sheet as it was read, and why it was set aside if it was.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct SheetFinding {
    pub(crate) sheet: Arc<Sheet>,
    pub(crate) finding: Finding,
    pub(crate) dismissed: Option<String>,
}

/// How many findings of each severity a sheet has; what was set aside does not count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts(pub(crate) [usize; 3]);

impl Counts {
    /// Those that should not stay: errors and warnings.
    pub(crate) fn grave(self) -> usize {
        self.0[Severity::Error as usize] + self.0[Severity::Warning as usize]
    }
}

impl SheetFinding {
    /// The finding's part of the sheet, by the name that files have for it.
    pub(crate) fn part(&self) -> String {
        part_key(&self.sheet, &self.finding.place.part)
    }

    /// What opens to tell of it, and of what the rule found besides in the same part.
    pub(crate) fn panel(&self) -> Panel {
        Panel::Finding {
            sheet: self.sheet.id.clone(),
            part: self.part(),
            rule: self.finding.rule.code().to_owned(),
        }
    }

    /// The place's name in files.
    pub(crate) fn place(&self) -> String {
        self.finding.place.key(&self.sheet)
    }
}

/// The name of a part of the sheet, as a page finds it again.
pub(crate) fn part_key(sheet: &Sheet, part: &Part) -> String {
    Place { part: part.clone(), entry: None, span: None }.key(sheet)
}

impl Shell {
    /// Follows what only the sheets beside a sheet show: ranks.
    pub(crate) fn start_reviewing(self) {
        Effect::new(move |_| {
            let document = self.heads();
            let sheets: Vec<Arc<Sheet>> = document.sheets.iter().cloned().collect();
            self.rank_findings.0.set(review::of_year(&sheets));
        });
    }

    /// The findings of a sheet, in the order of the paper.
    pub(crate) fn findings(self, id: &SheetId) -> Vec<SheetFinding> {
        let Some(reading) = self.reading(id) else { return Vec::new() };
        let ranks = self.with_rank_findings(id, <[_]>::to_vec);
        let found = |finding: Finding| {
            let dismissal = review::is_dismissed(&reading.sheet, &finding);
            let dismissed = dismissal.map(|dismissal| dismissal.reason.clone());
            SheetFinding { sheet: reading.sheet.clone(), finding, dismissed }
        };
        let ranks = ranks.into_iter().map(|(_, finding)| finding);
        ranks.chain(reading.findings.iter().cloned()).map(found).collect()
    }

    /// How many findings a sheet has.
    pub(crate) fn finding_counts(self, id: &SheetId) -> Counts {
        let mut counts = Counts::default();
        let Some(reading) = self.reading(id) else { return counts };
        let mut count = |finding: &Finding| {
            if review::is_dismissed(&reading.sheet, finding).is_none() {
                counts.0[finding.rule.severity() as usize] += 1;
            }
        };
        reading.findings.iter().for_each(&mut count);
        self.with_rank_findings(id, |ranks| ranks.iter().for_each(|(_, finding)| count(finding)));
        counts
    }

    /// What the sheets beside a sheet show of it.
    fn with_rank_findings<T>(self, id: &SheetId, look: impl FnOnce(&[(SheetId, Finding)]) -> T) -> T {
        self.rank_findings.0.with(|all| {
            // They stand in the order of the sheets, which is that of the ids.
            let start = all.partition_point(|(sheet, _)| sheet < id);
            let end = all.partition_point(|(sheet, _)| sheet <= id);
            look(&all[start..end])
        })
    }

    /// Mends what a finding found, where its fix is still certain.
    pub(crate) fn mend(self, found: &SheetFinding) {
        let Some(fix) = &found.finding.fix else { return };
        let id = &found.sheet.id;
        let stands = self.document().with_untracked(|document| {
            document.sheet(id).is_some_and(|sheet| sheet.text(&fix.cell) == found.sheet.text(&fix.cell))
        });
        if !stands {
            self.trouble(words::CHANGED_SINCE.to_owned());
            return;
        }
        let edit = Edit::SetText { sheet: id.clone(), cell: fix.cell.clone(), text: fix.text.clone() };
        self.seal();
        if self.edit_and_say(edit, words::mended(&found.sheet, &found.finding)) {
            self.seal();
            self.read_now(id);
        }
    }

    /// Sets a finding aside.
    pub(crate) fn dismiss(self, found: &SheetFinding, reason: String) {
        let rule = found.finding.rule;
        let dismissal =
            Dismissal { rule: rule.code().to_owned(), place: found.place(), reason, extra: Extra::new() };
        let edit = Edit::Dismiss { sheet: found.sheet.id.clone(), dismissal };
        if self.edit_and_say(edit, words::dismissed(rule)) {
            self.read_now(&found.sheet.id);
        }
    }

    /// Takes a finding up again.
    pub(crate) fn take_up(self, found: &SheetFinding) {
        let rule = found.finding.rule;
        let edit = Edit::TakeUp {
            sheet: found.sheet.id.clone(),
            rule: rule.code().to_owned(),
            place: found.place(),
        };
        if self.edit_and_say(edit, words::taken_up(rule)) {
            self.read_now(&found.sheet.id);
        }
    }
}
