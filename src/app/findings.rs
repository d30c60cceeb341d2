//! What the review found, and what can be done about it.

use std::sync::Arc;

use leptos::prelude::*;

use super::Shell;
use super::cell_key::cell_key;
use super::dialog::Panel;
use crate::listing::{self, OwnerFilter};
use crate::messages::review as words;
use crate::model::{Cell, Dismissal, Edit, Extra, Sheet, SheetId};
use crate::reading::SheetReading;
use crate::review::{self, Elsewhere, Finding, FindingLine, Fix, Part, Place, Rule, Severity};

/// What only the sheets beside a sheet show: ranks. In the order of the sheets, which is that of their ids.
#[derive(Clone, Copy)]
pub(crate) struct RankFindings(RwSignal<Vec<(SheetId, Finding)>>);

impl Default for RankFindings {
    fn default() -> Self {
        Self(RwSignal::new(Vec::new()))
    }
}

/// What one rule found in one part of a sheet, with the sheet as it was read, and why, when and by whom it was
/// set aside if it was.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct SheetFinding {
    pub(crate) sheet: Arc<Sheet>,
    pub(crate) line: FindingLine,
    pub(crate) dismissed: Option<String>,
}

/// How many lines of findings of each severity a sheet has; what was set aside does not count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts(pub(crate) [usize; 3]);

impl Counts {
    /// Those that should not stay: errors and warnings.
    pub(crate) fn grave(self) -> usize {
        self.0[Severity::Error as usize] + self.0[Severity::Warning as usize]
    }
}

impl SheetFinding {
    /// The rule that found it.
    pub(crate) fn rule(&self) -> Rule {
        self.line.rule()
    }

    /// Whether it is in an initiative of this person, or in none at all.
    pub(crate) fn is_of(&self, owner: &OwnerFilter) -> bool {
        match self.line.part() {
            Part::Cell(Cell::Initiative(id, _) | Cell::Own(Some(id), _)) => owner.holds_row(&self.sheet, id),
            _ => true,
        }
    }

    /// Its part of the sheet, by the name that files have for it.
    pub(crate) fn part(&self) -> String {
        part_key(&self.sheet, self.line.part())
    }

    /// What opens to tell of it; at once with the way to set it aside, where that was asked for.
    pub(crate) fn panel(&self, is_aside: bool) -> Panel {
        let (sheet, part) = (self.sheet.id.clone(), self.part());
        Panel::Finding { sheet, part, rule: self.rule().code().to_owned(), is_aside }
    }

    /// The names in files of the places of its entries, or of those of them that are among these.
    fn places(&self, entries: Option<&[u8]>) -> Vec<String> {
        let is_meant = |finding: &&Finding| {
            entries.is_none_or(|entries| finding.place.entry.is_none_or(|entry| entries.contains(&entry)))
        };
        self.line.findings().filter(is_meant).map(|finding| finding.place.key(&self.sheet)).collect()
    }

    /// What tells it from all others on a screen.
    pub(crate) fn key(&self) -> (SheetId, Vec<String>, &'static str, Option<String>, bool) {
        let is_certain = self.fix().is_some();
        (self.sheet.id.clone(), self.places(None), self.rule().code(), self.dismissed.clone(), is_certain)
    }

    /// The change that certainly mends it. A line has one at most: only rules on a whole text know one.
    fn fix(&self) -> Option<&Fix> {
        self.line.first.fix.as_ref()
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

    /// The findings of a sheet, in the order of the paper: those of one rule in one part together.
    pub(crate) fn findings(self, id: &SheetId) -> Vec<SheetFinding> {
        let Some(reading) = self.reading(id) else { return Vec::new() };
        let ranks = self.with_rank_findings(id, <[_]>::to_vec);
        let ranks = ranks.into_iter().map(|(_, finding)| finding);
        let all = ranks.chain(reading.findings.iter().cloned()).chain(self.disagreements_of(id));
        told_lines(&reading, self.is_new(id), all)
    }

    /// The findings of one part of a sheet, likewise.
    pub(crate) fn findings_of(self, id: &SheetId, part: &Part) -> Vec<SheetFinding> {
        let Some(reading) = self.reading(id) else { return Vec::new() };
        let is_of = |finding: &&Finding| finding.place.part == *part;
        let ranks: Vec<Finding> = self.with_rank_findings(id, |ranks| {
            ranks.iter().map(|(_, finding)| finding).filter(is_of).cloned().collect()
        });
        let others = self.disagreements_of(id).into_iter().filter(|finding| is_of(&finding));
        let all = ranks.into_iter().chain(reading.findings_of(part).cloned()).chain(others);
        told_lines(&reading, self.is_new(id), all)
    }

    /// How many lines of findings a sheet has.
    pub(crate) fn finding_counts(self, id: &SheetId) -> Counts {
        let Some(reading) = self.reading(id) else { return Counts::default() };
        let is_new = self.is_new(id);
        let counts = |finding: &&Finding| {
            !(is_new && finding.rule.is_of_blanks())
                && review::is_dismissed(&reading.sheet, finding).is_none()
        };
        self.with_rank_findings(id, |ranks| {
            let others = self.disagreements_of(id);
            let all = ranks.iter().map(|(_, finding)| finding).chain(&reading.findings).chain(&others);
            Counts(review::count_lines(all.filter(counts)))
        })
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

    /// Where a finding's cell is in the page, and which of its words, in UTF-16 units, the cursor takes there.
    fn aim(self, found: &SheetFinding) -> (String, Option<(u32, u32)>) {
        let Some(cell) = found.line.first.place.as_cell() else { return (found.part(), None) };
        let span = self.document().with_untracked(|document| {
            let text = document.sheet(&found.sheet.id)?.text(cell)?;
            let aimed = review::aim(&found.line.first, text, found.sheet.text(cell) == Some(text));
            // A field knows one kind of line break.
            let units =
                |end: usize| u32::try_from(text[..end].replace("\r\n", "\n").encode_utf16().count()).ok();
            Some((units(aimed.start)?, units(aimed.end)?))
        });
        (cell_key(cell), span)
    }

    /// Opens the sheet at what a finding found, with the cursor where it is mended.
    pub(crate) fn open_at(self, found: &SheetFinding) {
        let (cell, span) = self.aim(found);
        self.jump(found.sheet.id.clone(), &cell, span);
    }

    /// Opens what is said elsewhere.
    pub(crate) fn open_elsewhere(self, one: &Elsewhere) {
        self.jump(one.sheet.clone(), &cell_key(&one.cell), None);
    }

    /// Whether a finding can be mended with one press.
    pub(crate) fn can_mend(self, found: &SheetFinding) -> bool {
        found.fix().is_some() || found.rule() == Rule::RankDoubled
    }

    /// Mends what a finding found, where its fix is still certain.
    pub(crate) fn mend(self, found: &SheetFinding) {
        let id = &found.sheet.id;
        if found.rule() == Rule::RankDoubled {
            return self.make_room(id);
        }
        let Some(fix) = found.fix() else { return };
        let stands = self.document().with_untracked(|document| {
            document.sheet(id).is_some_and(|sheet| sheet.text(&fix.cell) == found.sheet.text(&fix.cell))
        });
        if !stands {
            self.trouble(words::CHANGED_SINCE.to_owned());
            return;
        }
        let edit = Edit::SetText { sheet: id.clone(), cell: fix.cell.clone(), text: fix.text.clone() };
        self.seal();
        if self.edit_and_say(edit, words::mended(&found.sheet, &found.line)) {
            self.seal();
            self.read_now(id);
        }
    }

    /// Whether another sheet of the group has the same rank.
    pub(crate) fn is_rank_doubled(self, id: &SheetId) -> bool {
        self.with_rank_findings(id, |ranks| ranks.iter().any(|(_, found)| found.rule == Rule::RankDoubled))
    }

    /// Moves the other sheets of a sheet's group so that it has its rank for itself.
    pub(crate) fn make_room(self, id: &SheetId) {
        let document = self.document().get_untracked();
        let Some(sheet) = document.sheet(id) else { return };
        let group = listing::group(&document, &sheet.group, sheet.fiscal_year);
        let ranks = listing::make_room(&group, id);
        if ranks.is_empty() {
            return;
        }
        let moved = words::moved(ranks.iter().filter_map(|(id, rank)| Some((document.sheet(id)?, *rank))));
        self.seal();
        self.edit_and_say(Edit::SetRanks(ranks), moved);
        self.seal();
    }

    /// Sets a finding aside, for these of its entries.
    pub(crate) fn dismiss(self, found: &SheetFinding, entries: Option<&[u8]>, reason: &str) {
        let (rule, signed) = (found.rule(), self.signature());
        let dismissal = |place| Dismissal {
            rule: rule.code().to_owned(),
            place,
            reason: reason.to_owned(),
            signed: signed.clone(),
            extra: Extra::new(),
        };
        let dismissals = found.places(entries).into_iter().map(dismissal).collect();
        let edit = Edit::Dismiss { sheet: found.sheet.id.clone(), dismissals };
        if self.edit_and_say(edit, words::dismissed(rule)) {
            self.read_now(&found.sheet.id);
        }
    }

    /// Takes a finding up again.
    pub(crate) fn take_up(self, found: &SheetFinding) {
        let rule = found.rule();
        let edit = Edit::TakeUp {
            sheet: found.sheet.id.clone(),
            rule: rule.code().to_owned(),
            places: found.places(None),
        };
        if self.edit_and_say(edit, words::taken_up(rule)) {
            self.read_now(&found.sheet.id);
        }
    }
}

/// Findings of a sheet as they are told: those of one rule in one part together; none of blanks while the sheet is new.
fn told_lines(reading: &SheetReading, is_new: bool, all: impl Iterator<Item = Finding>) -> Vec<SheetFinding> {
    let told = all.filter(|finding| !(is_new && finding.rule.is_of_blanks())).map(|finding| {
        let dismissal = review::is_dismissed(&reading.sheet, &finding);
        let dismissed = dismissal.map(words::dismissed_because);
        (finding, dismissed)
    });
    let lines = review::lines(told).into_iter();
    lines.map(|(line, dismissed)| SheetFinding { sheet: reading.sheet.clone(), line, dismissed }).collect()
}
