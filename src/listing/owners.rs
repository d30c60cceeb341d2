//! 自分の取組: the initiatives of one person, by the form's part 担当.

use std::collections::BTreeSet;

use super::{Filter, groups};
use crate::model::{Document, FiscalYear, Initiative, InitiativeId, OwnKey, Sheet, SheetForm};
use crate::text::owners;
use crate::text::width::squeeze;

/// Whose initiatives a person wants to see.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnerFilter {
    part: OwnKey,
    name: String,
}

impl OwnerFilter {
    /// Those of this name; none where there is no name, or the form has no part that says whose they are.
    pub fn of(form: &SheetForm, name: &str) -> Option<Self> {
        let part = form.owner()?.own()?.clone();
        let name = name.trim();
        (!name.is_empty()).then(|| Self { part, name: name.to_owned() })
    }

    /// The name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether an initiative is that person's.
    pub fn holds(&self, initiative: &Initiative) -> bool {
        owners::is_among(&self.name, initiative.own.get(&self.part))
    }

    /// The same of an initiative of a sheet.
    pub fn holds_row(&self, sheet: &Sheet, id: &InitiativeId) -> bool {
        sheet.initiative(id).is_some_and(|initiative| self.holds(initiative))
    }

    /// Whether a sheet has such an initiative.
    pub fn admits(&self, sheet: &Sheet) -> bool {
        sheet.initiatives.iter().any(|initiative| self.holds(initiative))
    }

    /// The sheet with the others' initiatives left blank, so that each keeps its number.
    pub fn only(&self, sheet: &Sheet) -> Sheet {
        let mut only = sheet.clone();
        for initiative in only.initiatives.iter_mut().filter(|initiative| !self.holds(initiative)) {
            *initiative = Initiative::empty(initiative.id.clone());
        }
        only
    }
}

/// The names that stand in a year's sheets, each once, in their order as texts.
pub fn owners(document: &Document, form: &SheetForm, year: Option<FiscalYear>) -> Vec<String> {
    let Some(part) = form.owner().and_then(|part| part.own()) else { return Vec::new() };
    let mut seen = BTreeSet::new();
    let mut found = BTreeSet::new();
    for sheet in
        groups(document, &Filter { year, ..Filter::default() }).iter().flat_map(|group| &group.sheets)
    {
        for name in sheet.initiatives.iter().flat_map(|row| owners::names(row.own.get(part))) {
            if seen.insert(squeeze(name)) {
                found.insert(name.to_owned());
            }
        }
    }
    found.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{PartKey, PartSetting, SheetId, Shelf};

    #[test]
    fn sheets_and_initiatives_are_kept_by_their_owner() {
        let key = OwnKey::new("担当").expect("a key");
        let mut form = SheetForm::default();
        assert_eq!(OwnerFilter::of(&form, "山田"), None);
        form.columns.push(PartSetting::new(PartKey::Own(key.clone()), "担当者"));
        assert_eq!(OwnerFilter::of(&form, " "), None);
        let sheet = |id: &str, owners: &[&str]| {
            let year = FiscalYear::new(2024).expect("a year");
            let mut sheet = Sheet::empty(SheetId::new(id).expect("an id"), year);
            for (at, owner) in owners.iter().enumerate() {
                let mut row = Initiative::empty(InitiativeId::new(&format!("{id}{at}")).expect("an id"));
                row.method = "(1) 訓練".to_owned();
                row.own.set(&key, owner);
                sheet.initiatives.push(row);
            }
            Arc::new(sheet)
        };
        let sheets = vec![sheet("a", &["鈴木", "山田、佐藤"]), sheet("b", &["小山田", ""])];
        let document =
            Document { sheets: Shelf::from_items(sheets).expect("unique ids"), ..Document::default() };
        assert_eq!(owners(&document, &form, None), ["佐藤", "小山田", "山田", "鈴木"]);
        let owner = OwnerFilter::of(&form, "山田");
        let filter = Filter { owner: owner.clone(), ..Filter::default() };
        let shown: Vec<_> = groups(&document, &filter).into_iter().flat_map(|group| group.sheets).collect();
        assert_eq!(shown.iter().map(|sheet| sheet.id.as_str()).collect::<Vec<_>>(), ["a"]);
        let only = owner.expect("a filter").only(&shown[0]);
        assert_eq!(
            only.initiatives.iter().map(|row| row.method.as_str()).collect::<Vec<_>>(),
            ["", "(1) 訓練"]
        );
    }
}
