//! 様式: which parts a city's sheets have, in which order, under which names, on which paper.

use super::{Column, Extra, FormPart, OwnKey, PartKey, StepId};

/// A city's form (様式). The default one is 上田市's.
#[derive(Clone, Debug, PartialEq)]
pub struct SheetForm {
    /// What it is called where forms are chosen.
    pub name: String,
    /// What is printed after the year: 重点目標管理シート.
    pub title: String,
    /// 様式番号, printed above the title; empty where there is none.
    pub number: String,
    /// The paper.
    pub paper: PaperSize,
    /// What a group of departments is called.
    pub group: String,
    /// What a department is called: 部局名. It stands beside the goal.
    pub department: String,
    /// What follows a plan's name: における位置付け.
    pub position: String,
    /// What stands before the parts under the initiatives: 特記事項.
    pub notes: String,
    /// How many initiatives a sheet has; none where there are as many as wanted.
    pub initiatives: Option<u8>,
    /// The parts over the initiatives, in order.
    pub parts: Vec<PartSetting>,
    /// The columns of an initiative, in order.
    pub columns: Vec<PartSetting>,
    /// The parts under the initiatives, in order.
    pub after: Vec<PartSetting>,
    /// Keys that this version does not know.
    pub extra: Extra,
}

/// The paper that a sheet is printed on, landscape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaperSize {
    /// A3.
    A3,
    /// A4.
    A4,
}

/// What a form says of one of its parts.
#[derive(Clone, Debug, PartialEq)]
pub struct PartSetting {
    /// Which part.
    pub key: PartKey,
    /// Its name on the paper.
    pub label: String,
    /// What the paper prints small under the name.
    pub note: String,
    /// What an empty field says on the screen; where nothing is said, what the app says.
    pub hint: String,
    /// A good entry, shown where it is asked for.
    pub example: String,
    /// How many characters there may be; more is told by 点検 and never cut off.
    pub limit: Option<u32>,
    /// From which step on it must be written.
    pub needed: Option<StepId>,
    /// The words of which one is chosen; a free text where there are none.
    pub choices: Vec<String>,
    /// Whether its text holds indicators, one a line.
    pub has_indicators: bool,
    /// Whether it stands in one row with the part before it.
    pub is_beside: bool,
    /// Whether it is published.
    pub is_published: bool,
    /// Keys that this version does not know.
    pub extra: Extra,
}

/// What the part is called that says who does an initiative. 担当課 is a department, and no person.
const OWNERS: [&str; 6] = ["担当", "担当者", "担当者名", "担当職員", "担当係", "主担当"];

/// Whether a part of this name says who somebody is: 作成者, 担当課長, 部長名, 職・氏名; not 対象者, of whom there are many, and
/// not 担当課.
pub fn names_a_person(label: &str) -> bool {
    const DOES: [&str; 20] = [
        "作成", "記入", "記載", "入力", "担当", "責任", "管理", "評価", "提出", "報告", "回答", "起案",
        "起票", "承認", "確認", "決裁", "立案", "推進", "実施", "代表",
    ];
    const POSTS: [&str; 6] = ["長", "員", "係", "主査", "主任", "主事"];
    let bare = label.strip_suffix('名').unwrap_or(label);
    // 部長名, 所属長名.
    let is_head = bare.len() < label.len() && bare.ends_with('長');
    let does = |part: &str| {
        DOES.iter()
            .any(|word| part.ends_with(&format!("{word}者")) || part.ends_with(&format!("{word}者連絡先")))
    };
    // 担当 alone is whoever does it.
    let is_post = |post: &str| POSTS.iter().any(|word| post.ends_with(word));
    let is_owner = ["担当", "主担当"].contains(&bare) || bare.strip_prefix("担当").is_some_and(is_post);
    is_head || is_owner || label.contains("氏名") || label.contains("名前") || bare.split('・').any(does)
}

/// How many characters a text has, as a form counts them: line breaks are none.
pub fn characters(text: &str) -> usize {
    text.chars().filter(|char| !matches!(char, '\n' | '\r')).count()
}

impl PaperSize {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::A3 => "A3",
            Self::A4 => "A4",
        }
    }

    /// The paper of this name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::A3, Self::A4].into_iter().find(|paper| paper.name() == name)
    }
}

impl PartSetting {
    /// A part under a name, and nothing else said of it.
    pub fn new(key: impl Into<PartKey>, label: &str) -> Self {
        Self {
            key: key.into(),
            label: label.to_owned(),
            note: String::new(),
            hint: String::new(),
            example: String::new(),
            limit: None,
            needed: None,
            choices: Vec::new(),
            has_indicators: false,
            is_beside: false,
            is_published: true,
            extra: Extra::new(),
        }
    }

    /// The city's own part that it is.
    pub fn own(&self) -> Option<&OwnKey> {
        match &self.key {
            PartKey::Own(key) => Some(key),
            PartKey::Known(_) => None,
        }
    }

    /// Whether indicators are written in it: in a text of the city's own, of which no word is to be chosen.
    pub fn lists_indicators(&self) -> bool {
        self.has_indicators && self.choices.is_empty() && self.own().is_some()
    }

    /// The paper's part that it is.
    pub fn known(&self) -> Option<FormPart> {
        match &self.key {
            PartKey::Known(part) => Some(*part),
            PartKey::Own(_) => None,
        }
    }

    /// The paper's column that it is.
    pub fn column(&self) -> Option<Column> {
        self.known().and_then(FormPart::column)
    }

    fn beside(self) -> Self {
        Self { is_beside: true, ..self }
    }

    fn noted(self, note: &str) -> Self {
        Self { note: note.to_owned(), ..self }
    }
}

impl SheetForm {
    /// All of its parts: over the initiatives, of them, and under them.
    pub fn all(&self) -> impl Iterator<Item = &PartSetting> {
        self.parts.iter().chain(&self.columns).chain(&self.after)
    }

    /// All of its parts, to be changed.
    pub fn all_mut(&mut self) -> impl Iterator<Item = &mut PartSetting> {
        self.parts.iter_mut().chain(&mut self.columns).chain(&mut self.after)
    }

    /// What it says of a part; none where it does not have it.
    pub fn part(&self, key: &PartKey) -> Option<&PartSetting> {
        self.all().find(|part| part.key == *key)
    }

    /// The same of one of the paper's parts.
    pub fn known(&self, part: FormPart) -> Option<&PartSetting> {
        self.all().find(|one| one.known() == Some(part))
    }

    /// The column that says who does an initiative (担当); none where the form has none.
    pub fn owner(&self) -> Option<&PartSetting> {
        let is_it = |part: &&PartSetting| {
            let is_named =
                |key: &OwnKey| [key.as_str(), part.label.trim()].iter().any(|name| OWNERS.contains(name));
            part.own().is_some_and(is_named)
        };
        self.columns.iter().find(is_it)
    }

    /// The parts over the initiatives, row by row.
    pub fn rows(parts: &[PartSetting]) -> Vec<&[PartSetting]> {
        parts.chunk_by(|_, next| next.is_beside).collect()
    }

    /// Whether it can be kept: it has a goal and what an initiative is, no part twice, every part with a name, columns among the
    /// columns only, and the others not among them.
    pub fn is_sound(&self) -> bool {
        let mut keys: Vec<&PartKey> = self.all().map(|part| &part.key).collect();
        let count = keys.len();
        keys.sort();
        keys.dedup();
        let is_column = |part: &PartSetting| part.column().is_some();
        let is_head = |part: &PartSetting| part.known().is_some() && !is_column(part);
        keys.len() == count
            && self.all().all(|part| !part.label.trim().is_empty())
            && self.parts.iter().any(|part| part.known() == Some(FormPart::Goal))
            && self.columns.iter().any(|part| part.known() == Some(FormPart::Method))
            && !self.columns.iter().any(is_head)
            && !self.parts.iter().chain(&self.after).any(is_column)
            && ![&self.title, &self.group, &self.department].into_iter().any(|name| name.trim().is_empty())
    }
}

impl Default for SheetForm {
    /// 上田市's.
    fn default() -> Self {
        use FormPart::*;
        let part = |key: FormPart, label: &str| PartSetting::new(key, label);
        Self {
            name: "上田市".to_owned(),
            title: "重点目標管理シート".to_owned(),
            number: String::new(),
            paper: PaperSize::A3,
            group: "部局グループ".to_owned(),
            department: "部局名".to_owned(),
            position: "における位置付け".to_owned(),
            notes: "特記事項".to_owned(),
            initiatives: None,
            parts: vec![
                part(Goal, "重点目標"),
                part(Rank, "優先順位").beside(),
                part(Positions, "位置付け"),
                part(Situation, "現況・課題"),
                part(Purpose, "目的・効果"),
                part(Sdgs, "該当するSDGsの目標").beside(),
            ],
            columns: vec![
                part(Method, "取組項目及び方法・手段").noted("（何をどのように）"),
                part(Deadline, "期間・期限").noted("（いつ・いつまでに）"),
                part(Target, "数値目標").noted("（どの水準まで）"),
                part(Midterm, "中間報告").noted("（進捗状況と、方法・手段を見直した点）"),
                part(FinalReport, "期末報告").noted("（目標に対する達成状況・達成度）"),
            ],
            after: vec![
                part(Participation, "市民参加・協働の推進、市民満足度の向上を考慮した点"),
                part(Effects, "取組による効果・残された課題").beside(),
            ],
            extra: Extra::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_form_has_every_part_of_the_paper_once() {
        let form = SheetForm::default();
        assert!(form.is_sound());
        assert!(FormPart::ALL.into_iter().all(|part| form.known(part).is_some()));
        let rows: Vec<usize> = SheetForm::rows(&form.parts).iter().map(|row| row.len()).collect();
        assert_eq!(rows, [2, 1, 1, 2]);
    }

    #[test]
    fn a_form_without_a_goal_or_with_a_part_in_a_wrong_place_is_not_kept() {
        let form = SheetForm::default();
        let own = || PartSetting::new(PartKey::Own(OwnKey::new("予算額").expect("a key")), "予算額");
        type Changed = fn(&mut SheetForm, PartSetting);
        let cases: [(Changed, bool); 6] = [
            (|form, own| form.columns.push(own), true),
            (|form, own| form.parts.insert(0, own), true),
            (|form, own| (form.parts[0], form.after[0]) = (own.clone(), own), false),
            (|form, _| drop(form.parts.remove(0)), false),
            (|form, _| form.after.extend(form.columns.pop()), false),
            (|form, own| form.columns.push(PartSetting { label: " ".to_owned(), ..own }), false),
        ];
        for (at, (change, is_sound)) in cases.into_iter().enumerate() {
            let mut form = form.clone();
            change(&mut form, own());
            assert_eq!(form.is_sound(), is_sound, "case {at}");
        }
    }
}
