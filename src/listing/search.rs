//! Search over all text of the sheets, whatever its width or case.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::listing::Group;
use crate::model::{Sheet, SheetId};
use crate::text::width::fold;

/// The sheets' texts as search compares them, made when first needed and again when a sheet changes.
#[derive(Debug, Default)]
pub struct Index {
    folded: BTreeMap<SheetId, (Arc<Sheet>, String)>,
}

impl Index {
    /// The groups with only those sheets that hold every word of the query; all of them where there is none.
    pub fn filter(&mut self, mut groups: Vec<Group>, query: &str) -> Vec<Group> {
        let query = fold(query);
        let words: Vec<&str> = query.split_whitespace().collect();
        if !words.is_empty() {
            for group in &mut groups {
                group.sheets.retain(|sheet| self.holds(sheet, &words));
            }
            groups.retain(|group| !group.sheets.is_empty());
        }
        groups
    }

    fn holds(&mut self, sheet: &Arc<Sheet>, words: &[&str]) -> bool {
        let fresh = self.folded.get(&sheet.id).is_some_and(|(seen, _)| Arc::ptr_eq(seen, sheet));
        if !fresh {
            self.folded.insert(sheet.id.clone(), (sheet.clone(), folded(sheet)));
        }
        self.folded.get(&sheet.id).is_some_and(|(_, text)| words.iter().all(|word| text.contains(word)))
    }
}

/// All texts of a sheet, a line between any two, so that no word is found across two cells.
fn folded(sheet: &Sheet) -> String {
    let mut all = String::new();
    for text in sheet.cells().filter_map(|cell| sheet.text(&cell).map(str::to_owned)) {
        all.push_str(&fold(&text));
        all.push('\n');
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{FiscalYear, Initiative, InitiativeId};

    fn check(query: &str, expected: &[&str]) {
        let year = FiscalYear::new(2024).expect("a year");
        let sheet = |id: &str, goal: &str, target: &str| {
            let mut row = Initiative::empty(InitiativeId::new("i").expect("an id"));
            row.target = target.into();
            let id = SheetId::new(id).expect("an id");
            Arc::new(Sheet { goal: goal.into(), initiatives: vec![row], ..Sheet::empty(id, year) })
        };
        let sheets = vec![sheet("a", "ICTの活用", "年４回"), sheet("b", "防災", "ﾎﾟｽﾀｰ20点")];
        let groups = vec![Group { name: "総務".into(), year, sheets }];
        let mut index = Index::default();
        // Twice: the second time from what the index remembers.
        for _ in 0..2 {
            let found = index.filter(groups.clone(), query);
            let ids: Vec<_> = found.iter().flat_map(|g| g.sheets.iter().map(|s| s.id.to_string())).collect();
            assert_eq!(ids, expected, "{query}");
        }
    }

    #[test]
    fn every_word_must_be_found_whatever_its_width() {
        check("", &["a", "b"]);
        check(" 　", &["a", "b"]);
        check("ｉｃｔ", &["a"]);
        check("4回 活用", &["a"]);
        check("ポスター", &["b"]);
        check("防災 4回", &[]);
        // No word is found across the border of two cells.
        check("活用年", &[]);
    }
}
