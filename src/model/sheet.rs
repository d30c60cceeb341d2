//! One 重点目標管理シート and its parts, as product.md names them.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{
    Column, Comment, Dismissal, Extra, FiscalYear, InitiativeId, Overruling, OwnKey, OwnTexts, PositionId,
    Rank, Sdg, SheetId, YearCourse,
};

/// One goal's sheet (重点目標管理シート).
///
/// Each text is what a person typed, character for character; nothing that is read from it is stored here.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// The same wherever the sheet travels.
    pub id: SheetId,
    /// 年度.
    pub fiscal_year: FiscalYear,
    /// The department group whose page lists the sheet (総務部等).
    pub group: String,
    /// 部局名; not always the group's name.
    pub department: String,
    /// 優先順位; none while it is not decided.
    pub rank: Option<Rank>,
    /// 重点目標, the sheet's title.
    pub goal: String,
    /// …における位置付け: where the goal stands in each of the city's plans.
    pub positions: Vec<Position>,
    /// 現況・課題.
    pub situation: String,
    /// 目的・効果.
    pub purpose: String,
    /// 該当するSDGsの目標.
    pub sdgs: BTreeSet<Sdg>,
    /// 取組 ①–⑥, in order.
    pub initiatives: Vec<Initiative>,
    /// 特記事項 ○市民参加・協働の推進、市民満足度の向上を考慮した点.
    pub participation: String,
    /// 特記事項 ○取組による効果・残された課題.
    pub effects: String,
    /// The parts that a city's form has beside these.
    pub own: OwnTexts,
    /// Findings of the review that a person has set aside.
    pub dismissed: Vec<Dismissal>,
    /// What people say to one another about it.
    pub comments: Vec<Comment>,
    /// How far it has come in its year.
    pub course: YearCourse,
    /// Keys of a file that this version does not know.
    pub extra: Extra,
}

/// Where the goal stands in one plan of the city (総合計画における位置付け …).
#[derive(Clone, Debug, PartialEq)]
pub struct Position {
    /// Known by this in memory only.
    pub id: PositionId,
    /// The plan's name, without 「における位置付け」.
    pub plan: String,
    /// The place in the plan.
    pub text: String,
    /// Keys of a file that this version does not know.
    pub extra: Extra,
}

/// One initiative (取組 ①–⑥): a row of the sheet's table.
#[derive(Clone, Debug, PartialEq)]
pub struct Initiative {
    /// Unique within its sheet.
    pub id: InitiativeId,
    /// 取組項目及び方法・手段（何をどのように）.
    pub method: String,
    /// 期間・期限（いつ・いつまでに）.
    pub deadline: String,
    /// 数値目標（どの水準まで）.
    pub target: String,
    /// 中間報告.
    pub midterm: String,
    /// 期末報告（目標に対する達成状況・達成度）.
    pub final_report: String,
    /// Which numbers of 目的・効果 the initiative serves.
    pub purposes: BTreeSet<PurposeNo>,
    /// The parts that a city's form has beside these.
    pub own: OwnTexts,
    /// What a person says about the readings of its entries.
    pub overruled: Vec<Overruling>,
    /// Keys of a file that this version does not know.
    pub extra: Extra,
}

/// A number of 目的・効果, ① to ⑳.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PurposeNo(u8);

/// The address of one text on a sheet.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Cell {
    /// The department group.
    Group,
    /// 部局名.
    Department,
    /// 重点目標.
    Goal,
    /// 現況・課題.
    Situation,
    /// 目的・効果.
    Purpose,
    /// 特記事項, 市民参加・協働の推進.
    Participation,
    /// 特記事項, 取組による効果・残された課題.
    Effects,
    /// The name of a plan.
    Plan(PositionId),
    /// The place in a plan.
    Position(PositionId),
    /// One of an initiative's five columns.
    Initiative(InitiativeId, Column),
    /// A part that a city's form has beside the paper's own ones, of an initiative or of the sheet.
    Own(Option<InitiativeId>, OwnKey),
}

impl PurposeNo {
    /// ⑳ is the last circled number that the paper's fonts share.
    pub const LAST: u8 = 20;

    /// A number from 1 to 20.
    pub fn new(number: i64) -> Option<Self> {
        u8::try_from(number).ok().filter(|n| (1..=Self::LAST).contains(n)).map(Self)
    }

    /// The number, 1 to 20.
    pub fn number(self) -> u8 {
        self.0
    }

    /// The number as the paper writes it: ①.
    pub fn circled(self) -> char {
        char::from_u32(u32::from('①') + u32::from(self.0) - 1).unwrap_or('①')
    }
}

impl Initiative {
    /// An initiative with nothing written yet.
    pub fn empty(id: InitiativeId) -> Self {
        Self {
            id,
            method: String::new(),
            deadline: String::new(),
            target: String::new(),
            midterm: String::new(),
            final_report: String::new(),
            purposes: BTreeSet::new(),
            own: OwnTexts::default(),
            overruled: Vec::new(),
            extra: Extra::new(),
        }
    }

    /// Whether nothing is written of it.
    pub fn is_blank(&self) -> bool {
        self.own.is_empty() && Column::ALL.iter().all(|column| self.text(*column).trim().is_empty())
    }

    /// Which numbers of 目的・効果 it serves, as the paper has them: ①③.
    pub fn circled_purposes(&self) -> String {
        self.purposes.iter().map(|purpose| purpose.circled()).collect()
    }

    /// The text of one column.
    pub fn text(&self, column: Column) -> &str {
        match column {
            Column::Method => &self.method,
            Column::Deadline => &self.deadline,
            Column::Target => &self.target,
            Column::Midterm => &self.midterm,
            Column::FinalReport => &self.final_report,
        }
    }

    /// The text of one column, to write to.
    pub fn text_mut(&mut self, column: Column) -> &mut String {
        match column {
            Column::Method => &mut self.method,
            Column::Deadline => &mut self.deadline,
            Column::Target => &mut self.target,
            Column::Midterm => &mut self.midterm,
            Column::FinalReport => &mut self.final_report,
        }
    }
}

impl Sheet {
    /// A sheet with nothing written yet but its year.
    pub fn empty(id: SheetId, fiscal_year: FiscalYear) -> Self {
        Self {
            id,
            fiscal_year,
            group: String::new(),
            department: String::new(),
            rank: None,
            goal: String::new(),
            positions: Vec::new(),
            situation: String::new(),
            purpose: String::new(),
            sdgs: BTreeSet::new(),
            initiatives: Vec::new(),
            participation: String::new(),
            effects: String::new(),
            own: OwnTexts::default(),
            dismissed: Vec::new(),
            comments: Vec::new(),
            course: YearCourse::default(),
            extra: Extra::new(),
        }
    }

    /// The text at an address, or none where the sheet has no such row.
    pub fn text(&self, cell: &Cell) -> Option<&str> {
        Some(match cell {
            Cell::Group => &self.group,
            Cell::Department => &self.department,
            Cell::Goal => &self.goal,
            Cell::Situation => &self.situation,
            Cell::Purpose => &self.purpose,
            Cell::Participation => &self.participation,
            Cell::Effects => &self.effects,
            Cell::Plan(id) => &self.position(*id)?.plan,
            Cell::Position(id) => &self.position(*id)?.text,
            Cell::Initiative(id, column) => self.initiative(id)?.text(*column),
            Cell::Own(None, key) => self.own.get(key),
            Cell::Own(Some(id), key) => self.initiative(id)?.own.get(key),
        })
    }

    /// Writes a text to an address; whether the sheet has such a row.
    pub fn set_text(&mut self, cell: &Cell, text: String) -> bool {
        let Some(place) = self.text_mut(cell) else { return false };
        *place = text;
        if matches!(cell, Cell::Own(..)) {
            self.tidy_own();
        }
        true
    }

    /// Lets go of own parts with nothing in them, so that one that was emptied is as one that never was.
    pub(super) fn tidy_own(&mut self) {
        self.own.tidy();
        self.initiatives.iter_mut().for_each(|row| row.own.tidy());
    }

    /// The text at an address, to write to.
    pub fn text_mut(&mut self, cell: &Cell) -> Option<&mut String> {
        Some(match cell {
            Cell::Group => &mut self.group,
            Cell::Department => &mut self.department,
            Cell::Goal => &mut self.goal,
            Cell::Situation => &mut self.situation,
            Cell::Purpose => &mut self.purpose,
            Cell::Participation => &mut self.participation,
            Cell::Effects => &mut self.effects,
            Cell::Plan(id) => &mut self.positions.iter_mut().find(|p| p.id == *id)?.plan,
            Cell::Position(id) => &mut self.positions.iter_mut().find(|p| p.id == *id)?.text,
            Cell::Initiative(id, column) => self.initiative_mut(id)?.text_mut(*column),
            Cell::Own(None, key) => self.own.place(key),
            Cell::Own(Some(id), key) => self.initiative_mut(id)?.own.place(key),
        })
    }

    /// The address and the text of every cell, in the order of the paper; of a city's own parts those that are written.
    pub fn texts(&self) -> impl Iterator<Item = (Cell, &str)> {
        let head = [
            (Cell::Group, self.group.as_str()),
            (Cell::Goal, self.goal.as_str()),
            (Cell::Department, self.department.as_str()),
        ];
        let positions = self.positions.iter().flat_map(|position| {
            [
                (Cell::Plan(position.id), position.plan.as_str()),
                (Cell::Position(position.id), position.text.as_str()),
            ]
        });
        let body = [(Cell::Situation, self.situation.as_str()), (Cell::Purpose, self.purpose.as_str())];
        let initiatives = self.initiatives.iter().flat_map(|initiative| {
            let own = initiative.own.iter();
            let own = own.map(|(key, text)| (Cell::Own(Some(initiative.id.clone()), key.clone()), text));
            Column::ALL
                .map(|column| (Cell::Initiative(initiative.id.clone(), column), initiative.text(column)))
                .into_iter()
                .chain(own)
        });
        let notes =
            [(Cell::Participation, self.participation.as_str()), (Cell::Effects, self.effects.as_str())];
        let own = self.own.iter().map(|(key, text)| (Cell::Own(None, key.clone()), text));
        head.into_iter().chain(positions).chain(body).chain(initiatives).chain(notes).chain(own)
    }

    /// The position of this id.
    pub fn position(&self, id: PositionId) -> Option<&Position> {
        self.positions.iter().find(|position| position.id == id)
    }

    /// The initiative of this id.
    pub fn initiative(&self, id: &InitiativeId) -> Option<&Initiative> {
        self.initiatives.iter().find(|initiative| initiative.id == *id)
    }

    /// The initiative of this id, to write to.
    pub fn initiative_mut(&mut self, id: &InitiativeId) -> Option<&mut Initiative> {
        self.initiatives.iter_mut().find(|initiative| initiative.id == *id)
    }

    /// Takes over what has been said of the sheet since an older version of it: its words come back, but not the step at
    /// which they were written, nor comments, findings set aside and overrulings as they were then. An overruling is of its
    /// words, so that of changed words the version's own hold.
    pub fn keep_said_of(&mut self, now: &Self) {
        self.course = now.course.clone();
        self.comments.clone_from(&now.comments);
        self.dismissed.clone_from(&now.dismissed);
        for initiative in &mut self.initiatives {
            let judged = [Column::Target, Column::Midterm, Column::FinalReport];
            let same =
                |now: &&Initiative| judged.iter().all(|column| now.text(*column) == initiative.text(*column));
            if let Some(now) = now.initiative(&initiative.id).filter(same) {
                initiative.overruled.clone_from(&now.overruled);
            }
        }
    }

    /// An initiative's number on the paper, from 1.
    pub fn initiative_number(&self, id: &InitiativeId) -> Option<usize> {
        self.initiatives.iter().position(|initiative| initiative.id == *id).map(|at| at + 1)
    }

    /// The name under which files know a cell: `initiative:<id>:final_report`. It stays while other parts of the sheet change.
    ///
    /// A place in a plan is named by the plan, because files give positions no id.
    pub fn place_of(&self, cell: &Cell) -> String {
        match cell {
            Cell::Group => "group".to_owned(),
            Cell::Department => "department".to_owned(),
            Cell::Goal => "goal".to_owned(),
            Cell::Situation => "situation".to_owned(),
            Cell::Purpose => "purpose".to_owned(),
            Cell::Participation => "participation".to_owned(),
            Cell::Effects => "effects".to_owned(),
            Cell::Plan(id) => {
                let at = self.positions.iter().position(|position| position.id == *id);
                format!("plan:{}", at.map_or(0, |at| at + 1))
            }
            Cell::Position(id) => {
                let plan = self.position(*id).map_or("", |position| position.plan.as_str());
                format!("position:{plan}")
            }
            Cell::Initiative(id, column) => format!("initiative:{id}:{}", column.key()),
            Cell::Own(None, key) => format!("own:{key}"),
            Cell::Own(Some(id), key) => format!("initiative:{id}:own:{key}"),
        }
    }

    /// The cell that a file names so; none where it is no cell, or not there any more.
    pub fn cell_at(&self, place: &str) -> Option<Cell> {
        self.cells().find(|cell| self.place_of(cell) == place)
    }

    /// Puts a position at the end, under an id that this sheet has not used.
    pub fn push_position(&mut self, plan: String, text: String, extra: Extra) -> PositionId {
        let id = PositionId(self.positions.iter().map(|p| p.id.0 + 1).max().unwrap_or(0));
        self.positions.push(Position { id, plan, text, extra });
        id
    }

    /// The addresses of every text, in the order of the paper.
    pub fn cells(&self) -> impl Iterator<Item = Cell> {
        self.texts().map(|(cell, _)| cell)
    }
}
