//! The parts of a sheet by their names on the paper.

use crate::codec::Field;
use crate::model::{Cell, Column, FormPart, OwnKey, PartKey, Report, Sheet, Stage, paper};

pub use crate::model::paper::{
    column, column_note, department, effects, goal, group, has, initiative_number, notes, part, part_of,
    participation, position, position_suffix, purpose, rank, reports, sdgs, situation,
};

/// The name of a part that a city's form has beside the paper's own ones.
pub fn own(key: &OwnKey) -> &'static str {
    part_of(&PartKey::Own(key.clone()))
}

/// The name of an initiative's cell: 「① 数値目標」.
pub fn initiative_cell(number: usize, which: Column) -> String {
    format!("{} {}", initiative_number(number), column(which))
}

/// The name of a part of the sheet.
pub fn cell(sheet: &Sheet, cell: &Cell) -> String {
    match cell {
        Cell::Group => group().to_owned(),
        Cell::Department => department().to_owned(),
        Cell::Goal => goal().to_owned(),
        Cell::Situation => situation().to_owned(),
        Cell::Purpose => purpose().to_owned(),
        Cell::Participation => participation().to_owned(),
        Cell::Effects => effects().to_owned(),
        Cell::Plan(_) => "計画の名前".to_owned(),
        Cell::Position(id) => sheet.position(*id).map_or_else(String::new, |p| position(&p.plan)),
        Cell::Initiative(id, which) => initiative_cell(sheet.initiative_number(id).unwrap_or(0), *which),
        Cell::Own(None, key) => own(key).to_owned(),
        Cell::Own(Some(id), key) => {
            format!("{} {}", initiative_number(sheet.initiative_number(id).unwrap_or(0)), own(key))
        }
    }
}

/// The name of a field of a file.
pub fn field(field: Field) -> &'static str {
    match field {
        Field::Id => "識別番号（id）",
        Field::FiscalYear => "年度",
        Field::Group => group(),
        Field::Department => department(),
        Field::Rank => rank(),
        Field::Goal => goal(),
        Field::Positions => part(FormPart::Positions),
        Field::Plan => "計画の名前",
        Field::PositionText => "内容",
        Field::Situation => situation(),
        Field::Purpose => purpose(),
        Field::Sdgs => sdgs(),
        Field::Initiatives => "取組",
        Field::Column(column) => self::column(column),
        Field::Purposes => paper::kept(&format!("{}の番号", purpose())),
        Field::Participation => under_notes(participation()),
        Field::Effects => under_notes(effects()),
        Field::Own => "様式で足した欄",
        Field::OwnNames => "様式で足した欄の名前",
        Field::Dismissed => "対象外にした指摘",
        Field::Comments => "コメント",
        Field::Steps => "年度の段階",
        Field::Revised => "見直しの記録",
        Field::Overruled => "判定の訂正",
    }
}

/// A part under the special notes, with what stands over it.
fn under_notes(part: &'static str) -> &'static str {
    match notes() {
        "" => part,
        notes => paper::kept(&format!("{notes}（{part}）")),
    }
}

/// The names by which a table is known to be a sheet: 「重点目標」「現況・課題」「取組項目」.
pub fn known_by() -> String {
    let parts = [
        (FormPart::Goal, goal()),
        (FormPart::Situation, situation()),
        (FormPart::Method, column_short(Column::Method)),
        (FormPart::Target, column_short(Column::Target)),
    ];
    let had = parts.into_iter().filter(|(part, _)| has(*part)).take(3);
    had.map(|(_, name)| format!("「{name}」")).collect()
}

/// A line that says of which year the sheets below it are: 令和6年度 重点目標管理シート.
pub fn heading() -> String {
    format!("令和6年度 {}", paper::title())
}

/// What stands after the priority's number.
pub const RANK_SUFFIX: &str = "位";
/// The priority where there is little room.
pub fn rank_short() -> &'static str {
    paper::renamed(FormPart::Rank).unwrap_or("順位")
}

/// The department where there is little room: 部局, 担当部.
pub fn department_short() -> &'static str {
    paper::renamed_department().unwrap_or("部局")
}

/// The same behind a number or another word: 3課 where it is called 課名.
pub fn department_unit() -> &'static str {
    let name = department();
    name.strip_suffix('名').filter(|name| !name.is_empty()).unwrap_or(name)
}

/// A column's name where there is little room.
pub fn column_short(which: Column) -> &'static str {
    match which {
        renamed if paper::is_renamed(renamed) => column(renamed),
        Column::Method => "取組項目",
        Column::Deadline => "期限",
        Column::Target => "目標",
        Column::Midterm => "中間",
        Column::FinalReport => "期末",
    }
}

/// A report, and when it is due where the form is 上田市's.
pub fn report_due(report: Report) -> String {
    let (which, stage) = match report {
        Report::Midterm => (Column::Midterm, Stage::Midterm),
        Report::Final => (Column::FinalReport, Stage::Final),
    };
    match paper::is_renamed(which) {
        true => column(which).to_owned(),
        false => format!("{}（{}）", column(which), stage_months(stage)),
    }
}

/// When a step is due.
pub fn stage_months(stage: Stage) -> &'static str {
    match stage {
        Stage::Plan => "4月〜5月",
        Stage::Midterm => "10月",
        Stage::Final => "3月〜4月",
    }
}

/// What an empty entry says: when its report is due, or that nothing stands there.
pub fn entry_hint(which: Column, now: Stage) -> &'static str {
    match (which, now) {
        (Column::Midterm, Stage::Plan) | (Column::FinalReport, Stage::Plan | Stage::Midterm)
            if paper::is_renamed(which) =>
        {
            "のちの段階で記入"
        }
        (Column::Midterm, Stage::Plan) => "10月に記入",
        (Column::FinalReport, Stage::Plan | Stage::Midterm) => "3月〜4月に記入",
        _ => "未記入",
    }
}

/// What belongs in an empty column, or when it is due.
pub fn column_hint(which: Column, now: Stage) -> &'static str {
    match (which, now) {
        (Column::Midterm, Stage::Plan) | (Column::FinalReport, Stage::Plan | Stage::Midterm)
            if paper::is_renamed(which) =>
        {
            "のちの段階で記入します"
        }
        // The default's hint goes with the default's name.
        _ if paper::is_renamed(which) => "",
        (Column::Method, _) => "○ 取組項目\n(1) 方法・手段",
        (Column::Deadline, _) => "(1) 通年 など",
        (Column::Target, _) => "(1) 年4回 など",
        (Column::Midterm, Stage::Plan) => {
            paper::kept(&format!("{}で記入します", report_due(Report::Midterm)))
        }
        (Column::Midterm, _) => "(1) どこまで進んだかを、目標と同じ単位で",
        (Column::FinalReport, Stage::Final) => "(1) 達成状況を、目標と同じ単位で",
        (Column::FinalReport, _) => paper::kept(&format!("{}で記入します", report_due(Report::Final))),
    }
}
