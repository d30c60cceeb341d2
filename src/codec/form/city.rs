//! The labels of the form in use, where it is not the paper's own one: they are asked before those that are known anyway.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use super::choices::choices;
use super::label::{Label, MARKS};
use crate::codec::beyond;
use crate::model::{FormPart, PartKey, PartSetting, SheetForm, paper};
use crate::text::width::squeeze;

/// No column's head with its note is longer.
const LONGEST: usize = 300;

/// What parts the storeys of a head.
const STOREY: char = '・';

/// A head's name, without what stands in brackets behind it.
fn storey(cell: &str) -> &str {
    cell.split_once(['（', '(']).map_or(cell, |(name, _)| name)
}

/// The labels of a form, as they are compared.
#[derive(Default)]
pub(in crate::codec) struct CityLabels {
    heads: Vec<(String, Label)>,
    columns: Vec<(String, PartKey)>,
    /// What stands over heads that are in two storeys.
    overs: Vec<String>,
    /// How many columns make a head: as many as there are, and three at most.
    pub(super) heads_at_least: usize,
    /// What follows a plan's name.
    pub(super) position: String,
    /// The title, after which a sheet follows; and what a list of goals is headed.
    pub(super) title: String,
    pub(super) goal: String,
    /// What stands before the numbers that an initiative serves.
    pub(super) purpose: String,
    form: Arc<SheetForm>,
}

thread_local! {
    static LABELS: RefCell<Option<Rc<CityLabels>>> = const { RefCell::new(None) };
}

/// The labels of the form in use.
pub(super) fn labels() -> Rc<CityLabels> {
    let form = paper::form();
    LABELS.with_borrow_mut(|known| match known {
        Some(known) if Arc::ptr_eq(&known.form, &form) => known.clone(),
        _ => {
            let labels = Rc::new(CityLabels::of(form));
            *known = Some(labels.clone());
            labels
        }
    })
}

/// How a label is compared: without the marks that stand around it.
fn name(label: &str) -> String {
    let name = squeeze(label);
    name.trim_matches(MARKS).to_owned()
}

impl CityLabels {
    fn of(form: Arc<SheetForm>) -> Self {
        let mut labels = Self {
            heads_at_least: form.columns.len().clamp(1, 3),
            position: form.position.clone(),
            title: squeeze(&form.title),
            goal: squeeze(paper::goal()),
            purpose: paper::purpose().to_owned(),
            heads: vec![(name(beyond::BEYOND), Label::Beyond)],
            ..Self::default()
        };
        if *form != SheetForm::default() {
            labels.take(&form);
        }
        labels.form = form;
        labels
    }

    fn take(&mut self, form: &SheetForm) {
        for part in form.parts.iter().chain(&form.after) {
            if let Some(label) = label_of(&part.key) {
                self.heads.extend(names(part).map(|name| (name, label.clone())));
            }
        }
        let words = [
            (&form.department, Label::Department),
            (&form.group, Label::Group),
            (&form.notes, Label::Remarks),
        ];
        for (word, label) in words {
            self.heads.push((name(word), label));
        }
        self.heads.retain(|(name, _)| !name.is_empty());
        for part in &form.columns {
            let storeys = part.label.match_indices(STOREY).map(|(at, _)| name(&part.label[..at]));
            self.overs.extend(storeys.filter(|over| !over.is_empty()));
            self.columns.extend(names(part).map(|name| (name, part.key.clone())));
        }
    }

    /// The label that a cell is as a whole.
    pub(super) fn head(&self, cell: &str) -> Option<Label> {
        // Without a form of its own only one label is asked for.
        if self.columns.is_empty() && !cell.contains("様式") {
            return None;
        }
        let name = name(cell);
        let found = self.heads.iter().find(|(known, _)| *known == name);
        // What a part is chosen of may stand behind its name.
        let is_chosen = |(known, _): &&(String, Label)| {
            name.strip_prefix(known.as_str()).is_some_and(|rest| !choices(rest).is_empty())
        };
        let found =
            found.or_else(|| self.heads.iter().find(|head| !self.columns.is_empty() && is_chosen(head)));
        found.map(|(_, label)| label.clone())
    }

    /// Whether a cell stands over heads of two storeys, and is none itself.
    pub(super) fn is_over(&self, cell: &str) -> bool {
        if self.overs.is_empty() {
            return false;
        }
        self.overs.contains(&name(storey(cell))) && self.column(cell).is_none()
    }

    /// The column whose head a cell is under another one.
    pub(super) fn column_under(&self, over: &str, cell: &str) -> Option<PartKey> {
        self.column(&format!("{}{STOREY}{cell}", storey(over)))
    }

    /// The column whose head a cell is.
    pub(super) fn column(&self, cell: &str) -> Option<PartKey> {
        if self.columns.is_empty() {
            return None;
        }
        let start = cell.char_indices().nth(LONGEST).map_or(cell, |(end, _)| &cell[..end]);
        let name = name(start);
        let is = |(known, _): &&(String, PartKey)| {
            let rest = name.strip_prefix(known.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('(') || !choices(rest).is_empty())
        };
        // Of two that fit the longer one is meant.
        let found = self.columns.iter().filter(is).max_by_key(|(known, _)| known.len());
        found.map(|(_, key)| key.clone())
    }
}

/// A part's name, alone and with the note that is printed under it.
fn names(part: &PartSetting) -> impl Iterator<Item = String> {
    let noted = format!("{}{}", part.label, part.note);
    let has_note = !part.note.is_empty();
    [Some(part.label.clone()), has_note.then_some(noted)].into_iter().flatten().map(|label| name(&label))
}

/// What a part's label says; none for the plans, whose names say it, and for columns.
pub(super) fn label_of(key: &PartKey) -> Option<Label> {
    Some(match key {
        PartKey::Own(key) => Label::Own(key.clone()),
        PartKey::Known(FormPart::Goal) => Label::Goal,
        PartKey::Known(FormPart::Rank) => Label::Rank,
        PartKey::Known(FormPart::Situation) => Label::Situation,
        PartKey::Known(FormPart::Purpose) => Label::Purpose,
        PartKey::Known(FormPart::Sdgs) => Label::Sdgs,
        PartKey::Known(FormPart::Participation) => Label::Participation,
        PartKey::Known(FormPart::Effects) => Label::Effects,
        PartKey::Known(_) => return None,
    })
}
