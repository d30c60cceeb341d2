//! What the review found, wherever it is shown: chips at the cells, counts, the panel, and what can be done about it.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;

use crate::app::Shell;
use crate::markup::Markup;
use crate::messages::review as words;
use crate::model::{Dismissal, Edit, Extra, Sheet, SheetId};
use crate::review::{self, Finding, Part, Place, Severity};

/// A finding with its sheet as it was read, and why it was set aside if it was.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Found {
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

/// A severity's name in style sheets.
pub(crate) fn class(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "chip error",
        Severity::Warning => "chip warning",
        Severity::Hint => "chip none",
    }
}

impl Found {
    /// The finding's part of the sheet, by the name that files have for it.
    pub(crate) fn part(&self) -> String {
        part_key(&self.sheet, &self.finding.place.part)
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
            self.rank_findings.set(review::of_year(&sheets));
        });
    }

    /// The findings of a sheet, in the order of the paper.
    pub(crate) fn findings(self, id: &SheetId) -> Vec<Found> {
        let Some(reading) = self.reading(id) else { return Vec::new() };
        let ranks = self.with_rank_findings(id, <[_]>::to_vec);
        let found = |finding: Finding| {
            let dismissal = review::is_dismissed(&reading.sheet, &finding);
            let dismissed = dismissal.map(|dismissal| dismissal.reason.clone());
            Found { sheet: reading.sheet.clone(), finding, dismissed }
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
        self.rank_findings.with(|all| {
            // They stand in the order of the sheets, which is that of the ids.
            let start = all.partition_point(|(sheet, _)| sheet < id);
            let end = all.partition_point(|(sheet, _)| sheet <= id);
            look(&all[start..end])
        })
    }

    /// Mends what a finding found, where its fix is still certain.
    pub(crate) fn mend(self, found: &Found) {
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
    pub(crate) fn dismiss(self, found: &Found, reason: String) {
        let rule = found.finding.rule;
        let dismissal =
            Dismissal { rule: rule.code().to_owned(), place: found.place(), reason, extra: Extra::new() };
        let edit = Edit::Dismiss { sheet: found.sheet.id.clone(), dismissal };
        if self.edit_and_say(edit, words::dismissed(rule)) {
            self.read_now(&found.sheet.id);
        }
    }

    /// Takes a finding up again.
    pub(crate) fn take_up(self, found: &Found) {
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

/// Chips for the findings of a part: one for each rule. On paper they name the entries and leave hints out, which
/// the screens that go by entries show.
pub(crate) fn chips(out: &mut Markup, found: &[Found], on_paper: bool) {
    let mut told = Vec::new();
    for one in found.iter().filter(|found| found.dismissed.is_none()) {
        let rule = one.finding.rule;
        if on_paper && rule.severity() == Severity::Hint {
            continue;
        }
        if told.contains(&rule) {
            continue;
        }
        told.push(rule);
        let same = found.iter().filter(|other| other.finding.rule == rule && other.dismissed.is_none());
        let entries = same.filter_map(|other| other.finding.place.entry).filter(|_| on_paper);
        let entries: String = entries.map(|entry| format!("({entry})")).collect();
        let attributes = [
            ("class", class(rule.severity())),
            ("aria-haspopup", "dialog"),
            ("data-pop", "finding"),
            ("data-sheet", one.sheet.id.as_str()),
            ("data-part", &one.part()),
            ("data-rule", rule.code()),
        ];
        out.leaf("button", &attributes, &words::chip(rule, &entries));
    }
}

/// The counts as chips, each with its severity.
pub(crate) fn count_chips(out: &mut Markup, counts: Counts) {
    let severities = [Severity::Error, Severity::Warning, Severity::Hint];
    for (severity, count) in severities.into_iter().zip(counts.0).filter(|(_, count)| *count > 0) {
        out.leaf("span", &[("class", class(severity))], &format!("{} {count}", words::severity(severity)));
    }
    if counts == Counts::default() {
        out.leaf("span", &[("class", "chip none")], words::NONE);
    }
}

/// What one rule found in one part of a sheet, and what can be done about it.
#[component]
pub(crate) fn FindingPanel(sheet: SheetId, part: String, rule: String) -> impl IntoView {
    let shell = Shell::expect();
    let found = Memo::new(move |_| {
        let all = shell.findings(&sheet).into_iter();
        all.filter(|found| found.finding.rule.code() == rule && found.part() == part).collect::<Vec<_>>()
    });
    let title = move || {
        found.with(|found| found.first().map_or(words::GONE, |found| words::title(found.finding.rule)))
    };
    view! {
        <h2 id="pop-title">{title}</h2>
        <For
            each=move || found.get()
            key=|found: &Found| (found.place(), found.dismissed.is_some(), found.finding.fix.is_some())
            let:found
        >
            <OneFinding found=found />
        </For>
    }
}

#[component]
fn OneFinding(found: Found) -> impl IntoView {
    let shell = Shell::expect();
    let sentence = words::sentence(&found.sheet, &found.finding);
    let fix = words::fix(&found.finding).map(|name| {
        let found = found.clone();
        view! { <button class="btn small fill" on:click=move |_| shell.mend(&found)>{name}</button> }
    });
    let is_missing = RwSignal::new(false);
    let reason = NodeRef::<html::Input>::new();
    let set_aside = match found.dismissed.clone() {
        Some(reason) => {
            let found = found.clone();
            view! {
                <p class="doubt">{words::dismissed_because(&reason)}</p>
                <button class="btn small" on:click=move |_| shell.take_up(&found)>{words::TAKE_UP}</button>
            }
            .into_any()
        }
        None => {
            let found = found.clone();
            let dismiss = move || {
                let typed = reason.get_untracked().map_or_else(String::new, |field| field.value());
                if typed.trim().is_empty() {
                    is_missing.set(true);
                    if let Some(field) = reason.get_untracked() {
                        drop(field.focus());
                    }
                    return;
                }
                shell.dismiss(&found, typed.trim().to_owned());
            };
            let clicked = dismiss.clone();
            view! {
                <div class="set-aside">
                    <input
                        node_ref=reason
                        type="text"
                        aria-label=words::REASON
                        placeholder=words::REASON
                        aria-invalid=move || is_missing.get().to_string()
                        on:keydown=move |event| {
                            if event.key() == "Enter" && !crate::view::shared::keys::composing(&event) {
                                event.prevent_default();
                                dismiss();
                            }
                        }
                    />
                    <button class="btn small" on:click=move |_| clicked()>{words::DISMISS}</button>
                    <small class="bad" role="alert" hidden=move || !is_missing.get()>{words::REASON_NEEDED}</small>
                </div>
            }
            .into_any()
        }
    };
    view! {
        <section class="one-finding">
            <p>{sentence}</p>
            {fix}
            {set_aside}
        </section>
    }
}
