//! The parts of a form as they are arranged on the screen 設定: where they stand, added, moved, taken away; and another
//! city's form taken over as a whole.

use std::sync::Arc;

use super::{FormPart, OwnKey, PartKey, PartSetting, Settings, Sheet, SheetForm, YearStep};

/// Where on the paper a part stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartList {
    /// Over the initiatives.
    Over,
    /// A column of them.
    Columns,
    /// Under them.
    Under,
}

impl PartList {
    /// All of them, from the top.
    pub const ALL: [Self; 3] = [Self::Over, Self::Columns, Self::Under];

    /// Its parts.
    pub fn of(self, form: &SheetForm) -> &[PartSetting] {
        match self {
            Self::Over => &form.parts,
            Self::Columns => &form.columns,
            Self::Under => &form.after,
        }
    }

    fn of_mut(self, form: &mut SheetForm) -> &mut Vec<PartSetting> {
        match self {
            Self::Over => &mut form.parts,
            Self::Columns => &mut form.columns,
            Self::Under => &mut form.after,
        }
    }

    /// Those of the paper's parts that can stand in it and that the form does not have.
    pub fn missing(self, form: &SheetForm) -> Vec<FormPart> {
        let is_here = |part: &FormPart| match self {
            Self::Columns => part.column().is_some(),
            Self::Over => part.column().is_none() && !Self::is_under(*part),
            Self::Under => Self::is_under(*part),
        };
        FormPart::ALL.into_iter().filter(is_here).filter(|part| form.known(*part).is_none()).collect()
    }

    fn is_under(part: FormPart) -> bool {
        matches!(part, FormPart::Participation | FormPart::Effects)
    }

    /// Where a part stands.
    fn place(form: &SheetForm, name: &str) -> Option<(Self, usize)> {
        Self::ALL.into_iter().find_map(|list| {
            let at = list.of(form).iter().position(|part| part.key.name() == name)?;
            Some((list, at))
        })
    }
}

impl PartKey {
    /// Whether a form can do without it.
    pub fn can_go(&self) -> bool {
        !matches!(self, Self::Known(FormPart::Goal | FormPart::Method))
    }
}

impl Sheet {
    /// Whether something is written in a part.
    pub fn has_words_in(&self, part: &PartKey) -> bool {
        match part {
            PartKey::Known(FormPart::Rank) => self.rank.is_some(),
            PartKey::Known(FormPart::Sdgs) => self.sdgs.iter().next().is_some(),
            _ => self.texts().any(|(cell, text)| !text.trim().is_empty() && PartKey::of(&cell) == *part),
        }
    }
}

impl SheetForm {
    /// The same form as it was read from a paper, where parts are known by their names alone: one that `used` has under the
    /// same name goes on as that, every other one has a key that begins so and that no text was ever written under.
    pub fn with_new_keys(mut self, used: &Self, begin: &str) -> Self {
        for (at, part) in self.all_mut().enumerate().filter(|(_, part)| part.own().is_some()) {
            let same = used.all().find(|old| old.own().is_some() && old.label == part.label);
            let key = same.map(|old| old.key.clone());
            let key = key.or_else(|| OwnKey::new(&format!("{begin}-{}", at + 1)).map(PartKey::Own));
            part.key = key.unwrap_or_else(|| part.key.clone());
        }
        self
    }
}

impl Settings {
    /// Moves a part up or down; from over the initiatives it goes under them, and back. Whether it could.
    pub fn move_part(&mut self, name: &str, down: bool) -> bool {
        let form = Arc::make_mut(&mut self.form);
        let Some((list, at)) = PartList::place(form, name) else { return false };
        let to = if down { at + 1 } else { at.wrapping_sub(1) };
        if to < list.of(form).len() {
            list.of_mut(form).swap(at, to);
            return true;
        }
        match (list, down) {
            (PartList::Over, true) => {
                let part = form.parts.remove(at);
                form.after.insert(0, part);
            }
            (PartList::Under, false) => {
                let part = form.after.remove(at);
                form.parts.push(part);
            }
            _ => return false,
        }
        true
    }

    /// Adds a part at the end of a list: one of the paper's, else one of the city's own under this name, numbered where another has it, whose key was never
    /// used before. It is written in the steps in which the part before it is, but a column of the city's own in the first:
    /// what stands behind a report need not be said of it. Whether it could.
    pub fn add_part(&mut self, list: PartList, key: &PartKey, label: &str) -> bool {
        if self.whole_form().part(key).is_some() {
            return false;
        }
        let standard = SheetForm::default();
        let mut setting = standard.part(key).cloned();
        if let (Some(setting), PartKey::Known(known)) = (&mut setting, key) {
            self.form.former_name(*known).into_iter().for_each(|name| setting.label = name.to_owned());
        }
        let numbered = |number: u32| if number > 1 { format!("{label} {number}") } else { label.to_owned() };
        let is_free = |label: &String| self.form.all().all(|part| part.label != *label);
        let label = (1..).map(numbered).find(is_free).unwrap_or_else(|| label.to_owned());
        let setting = setting.unwrap_or_else(|| PartSetting::new(key.clone(), &label));
        let form = Arc::make_mut(&mut self.form);
        let before = list.of(form).last().map(|part| part.key.clone());
        let old = form.clone();
        list.of_mut(form).push(PartSetting { is_beside: false, ..setting });
        *form = form.clone().in_place_of(&old);
        let is_own_column = list == PartList::Columns && key.column().is_none();
        for (at, step) in self.steps.iter_mut().enumerate() {
            let is_as_before = before.as_ref().is_some_and(|before| step.is_for(before));
            let is_written = if is_own_column { at == 0 } else { is_as_before };
            if is_written {
                step.set_for(key, true);
            }
        }
        true
    }

    /// Takes a part out of the form; what is written in it stays in the sheets. Whether it could.
    pub fn remove_part(&mut self, name: &str) -> bool {
        let form = Arc::make_mut(&mut self.form);
        let Some((list, at)) = PartList::place(form, name) else { return false };
        let old = form.clone();
        let parts = list.of_mut(form);
        if !parts[at].key.can_go() {
            return false;
        }
        let key = parts.remove(at).key;
        if at == 0 {
            // Nothing stands before the first one.
            parts.iter_mut().take(1).for_each(|first| first.is_beside = false);
        }
        *form = form.clone().in_place_of(&old);
        // What is no part any more is asked for at no step.
        self.steps.iter_mut().for_each(|step| step.set_for(&key, false));
        true
    }

    /// The same house with a form that was read from a paper, which says nothing of steps: a part that none of them has is
    /// written with the report behind which its column stands, every other one in the first; so is 担当. Columns that are
    /// `reports` themselves, by their places, are written with the next one, and the parts `at_end` with 期末報告.
    pub fn with_read_form(&self, form: SheetForm, reports: &[usize], at_end: &[(PartList, usize)]) -> Self {
        let step_of = |part: &PartSetting| self.steps.iter().position(|step| step.is_for(&part.key));
        let mut steps = self.steps.clone();
        let mut place = |part: &PartSetting, at: usize| {
            if let Some(step) = steps.get_mut(at).filter(|_| step_of(part).is_none()) {
                step.set_for(&part.key, true);
            }
        };
        let last = PartKey::Known(FormPart::FinalReport);
        let last = self.steps.iter().position(|step| step.is_for(&last)).unwrap_or(0);
        for list in [PartList::Over, PartList::Under] {
            for (at, part) in list.of(&form).iter().enumerate() {
                place(part, if at_end.contains(&(list, at)) { last } else { 0 });
            }
        }
        let is_report =
            |part: &&PartSetting| matches!(part.known(), Some(FormPart::Midterm | FormPart::FinalReport));
        let mut report = 0;
        for (at, part) in form.columns.iter().enumerate() {
            if is_report(&part) {
                report = step_of(part).unwrap_or(0);
            }
            let is_owner = form.owner().is_some_and(|owner| owner.key == part.key);
            let next = form.columns[at..].iter().find(is_report).and_then(step_of);
            let next = next.filter(|_| reports.contains(&at));
            place(part, if is_owner { 0 } else { next.unwrap_or(report) });
        }
        // A step in which nothing of this form is written is none of its year.
        let all = Self { steps, form: Arc::new(form.in_place_of(&self.form)), ..self.clone() };
        let steps = all.steps.iter().filter(|step| all.is_step_written(step)).cloned().collect();
        Self { steps, ..all }
    }

    /// The same house with another city's form: its parts, steps, grades and who judges. Departments and plans stay, and so
    /// do the dates of steps that both have.
    pub fn with_form_of(&self, other: &Self) -> Self {
        let due = |step: &YearStep| self.step(&step.id).map_or(step.due, |old| old.due);
        let steps = other.steps.iter().map(|step| YearStep { due: due(step), ..step.clone() });
        Self {
            steps: steps.collect(),
            grades: other.grades.clone(),
            own_grade: other.own_grade,
            graded: other.graded,
            reviewers: other.reviewers.clone(),
            form: Arc::new((*other.form).clone().in_place_of(&self.form)),
            ..self.clone()
        }
    }
}

impl YearStep {
    /// Says whether a part is written in it.
    pub fn set_for(&mut self, part: &PartKey, is: bool) {
        match part {
            PartKey::Known(part) => {
                self.opens.retain(|other| other != part);
                if is {
                    self.opens.push(*part);
                    self.opens.sort();
                }
            }
            PartKey::Own(key) => {
                self.opens_else.retain(|other| other != key.as_str());
                if is {
                    self.opens_else.push(key.as_str().to_owned());
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_added_moved_and_taken_away() {
        let mut settings = Settings::default();
        let names = |settings: &Settings, list: PartList| {
            let parts = list.of(&settings.form).iter();
            parts.map(|part| part.key.name().to_owned()).collect::<Vec<_>>()
        };
        let own = |name: &str| PartKey::Own(OwnKey::new(name).expect("a key"));
        assert!(settings.add_part(PartList::Columns, &own("k1"), "担当"));
        assert!(settings.add_part(PartList::Over, &own("k2"), "担当"));
        let label = |key| settings.form.part(&own(key)).map(|part| part.label.as_str());
        assert_eq!((label("k1"), label("k2")), (Some("担当"), Some("担当 2")));
        assert!(!settings.add_part(PartList::Over, &own("k1"), "予算"), "a key is used once");
        assert!(settings.is_sound());
        let opens = |settings: &Settings, name: &str| {
            let is_it = |step: &YearStep| step.opens_else.iter().any(|other| other == name);
            settings.steps.iter().map(is_it).collect::<Vec<_>>()
        };
        assert_eq!(opens(&settings, "k1"), [true, false, false], "behind the reports, and no report");
        assert_eq!(opens(&settings, "k2"), [true, false, false], "as the part before it");
        assert!(settings.move_part("k1", false));
        assert_eq!(names(&settings, PartList::Columns)[4..], ["k1", "final_report"]);
        assert!(!settings.move_part("method", false));
        assert!(settings.move_part("k2", true));
        assert_eq!(names(&settings, PartList::Under)[0], "k2");
        assert!(settings.move_part("k2", false));
        assert!(settings.remove_part("k2") && settings.remove_part("rank"));
        assert_eq!(PartList::Over.missing(&settings.form), [FormPart::Rank]);
        assert!(settings.add_part(PartList::Over, &FormPart::Rank.into(), ""));
        assert!(settings.is_sound());
        assert!(!settings.clone().remove_part("goal") && !settings.remove_part("なし"));
    }

    #[test]
    fn the_parts_of_a_form_that_was_read_take_over_nothing_but_what_stands_under_their_name() {
        let own =
            |key: &str, label: &str| PartSetting::new(PartKey::Own(OwnKey::new(key).expect("a key")), label);
        let (mut used, mut read) = (SheetForm::default(), SheetForm::default());
        used.columns.extend([own("k1", "担当"), own("予算", "決算")]);
        read.columns.extend([own("担当", "担当"), own("予算", "予算"), own("評価", "評価")]);
        let read = read.with_new_keys(&used, "new");
        let keys: Vec<&str> = read.columns[5..].iter().map(|part| part.key.name()).collect();
        assert_eq!(keys, ["k1", "new-13", "new-14"]);
        assert!(read.is_sound());
    }

    #[test]
    fn the_parts_of_a_form_that_was_read_are_written_in_some_step() {
        let settings = Settings::default();
        let own = |name: &str| PartSetting::new(PartKey::Own(OwnKey::new(name).expect("a name")), name);
        let mut form = SheetForm::default();
        form.parts.push(own("協働関係先"));
        form.columns.insert(3, own("予算"));
        form.columns.insert(5, own("中間の評価"));
        form.columns.push(own("評価"));
        form.columns.push(own("主担当"));
        form.after.push(own("一言"));
        let read = settings.with_read_form(form, &[], &[(PartList::Under, 2)]);
        let opened = read.steps.iter().map(|step| step.opens_else.join(" ")).collect::<Vec<_>>();
        assert_eq!(opened, ["協働関係先 予算 主担当", "中間の評価", "一言 評価"]);
        assert!(read.is_sound());
        assert_eq!(read.with_read_form((*read.form).clone(), &[], &[]), read, "none is opened twice");
    }
}
