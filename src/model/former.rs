//! What a city had called a part of the paper that it took out of its form: what is written there stays in the sheets, and goes
//! on to be called so, not by the default form's name.

use super::{Extra, FormPart, SheetForm};

/// The form's key in settings files under which they stand, by the names of the parts.
const FORMER_NAMES: &str = "former_names";

impl SheetForm {
    /// What the city had called a part that its form does not have any more.
    pub fn former_name(&self, part: FormPart) -> Option<&str> {
        self.extra.get(FORMER_NAMES)?.get(part.key_name())?.as_str().filter(|name| !name.trim().is_empty())
    }

    /// The form, where it takes the place of another: parts of that which it does not have keep the names of that.
    pub fn in_place_of(mut self, before: &Self) -> Self {
        let standard = Self::default();
        let gone = FormPart::ALL.into_iter().filter(|part| self.known(*part).is_none());
        let names = gone.filter_map(|part| {
            let here = before.known(part).map(|part| part.label.as_str());
            let name = here.or_else(|| before.former_name(part)).or_else(|| self.former_name(part))?;
            // Everybody knows the paper's own.
            let is_own = standard.known(part).is_some_and(|known| known.label != name);
            is_own.then(|| (part.key_name().to_owned(), name.into()))
        });
        let names: Extra = names.collect();
        match names.is_empty() {
            true => drop(self.extra.shift_remove(FORMER_NAMES)),
            false => drop(self.extra.insert(FORMER_NAMES.to_owned(), names.into())),
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::model::{FormPart, PartList, Settings, paper};

    #[test]
    fn a_part_that_was_taken_out_keeps_the_name_that_the_city_had_given_it() {
        let part = FormPart::Midterm;
        let check = |settings: &Settings, name: &str| {
            assert_eq!(paper::by_form(settings.whole_form(), || paper::part(part)), name);
        };
        let mut settings = Settings::default();
        let midterm = |settings: &mut Settings| {
            let form = Arc::make_mut(&mut settings.form);
            form.columns.iter_mut().find(|one| one.known() == Some(part)).expect("a column").label =
                "上期の進捗".to_owned();
        };
        midterm(&mut settings);
        check(&settings, "上期の進捗");
        let other = Settings::default();
        let mut without = Settings::default();
        assert!(without.remove_part("midterm"));
        check(&without, "中間報告");
        check(&settings.with_form_of(&other), "中間報告");
        check(&settings.with_form_of(&without), "上期の進捗");
        check(&settings.with_read_form((*without.form).clone(), &[], &[]), "上期の進捗");
        assert!(settings.remove_part("midterm"));
        check(&settings, "上期の進捗");
        // It goes on through further forms, and comes back with the part.
        check(&settings.with_form_of(&without), "上期の進捗");
        assert!(settings.add_part(PartList::Columns, &part.into(), ""));
        check(&settings, "上期の進捗");
        assert_eq!(settings.form.former_name(part), None);
    }
}
