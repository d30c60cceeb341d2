//! 目標と実績 as a table for spreadsheets: a row for each (1)(2)(3) entry, in the columns of format.md.

use serde::{Deserialize, Serialize};

use crate::model::{Column, Report, Settings, Sheet, State};
use crate::results::table::{self, ResultsRow};
use crate::results::{self, words};
use crate::text::number::Number;
use crate::text::verdict::{Actual, Verdict};

/// The columns, in the file's order.
const HEADER: [&str; 17] = [
    "年度",
    "部局名",
    "優先順位",
    "重点目標",
    "取組",
    "項目",
    "取組内容",
    "期限",
    "目標",
    "目標値",
    "単位",
    "中間実績",
    "中間実績値",
    "期末実績",
    "期末実績値",
    "達成率",
    "判定",
];

/// Before them, where it is known whose table it is, so that tables of many cities can be put together.
const CITY_HEADER: [&str; 3] = ["全国地方公共団体コード", "市区町村名", "部局グループ"];

/// Whose table it is; either may be empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableCity {
    /// 全国地方公共団体コード.
    pub code: String,
    /// 市区町村名.
    pub name: String,
}

impl TableCity {
    /// The city that the settings know; none where they know neither.
    pub fn of(settings: &Settings) -> Option<Self> {
        let code = settings.code.as_ref().map_or_else(String::new, |code| code.as_str().to_owned());
        let name = settings.city.trim().to_owned();
        (!code.is_empty() || !name.is_empty()).then_some(Self { code, name })
    }
}

/// The mark by which Excel knows UTF-8.
pub const MARK: &str = "\u{feff}";

/// The table: UTF-8 with the mark that Excel asks for, lines that end in CRLF.
pub fn encode<'a>(sheets: impl IntoIterator<Item = &'a Sheet>) -> String {
    encode_of(None, sheets)
}

/// The same of a city: its code, its name and the group of departments stand before each row.
pub fn encode_of<'a>(city: Option<&TableCity>, sheets: impl IntoIterator<Item = &'a Sheet>) -> String {
    let mut out = MARK.to_owned();
    let heads = CITY_HEADER.iter().filter(|_| city.is_some()).chain(&HEADER);
    push_row(&mut out, &heads.map(|head| (*head).to_owned()).collect::<Vec<_>>());
    for sheet in sheets {
        let before = city.map(|city| [city.code.clone(), city.name.clone(), sheet.group.clone()]);
        for line in table::of_sheet(sheet, &results::of(sheet)) {
            let row: Vec<String> = before.clone().into_iter().flatten().chain(cells(&line)).collect();
            push_row(&mut out, &row);
        }
    }
    out
}

/// The word that a file has for a verdict: the format's, which stays when the interface's words change.
fn state(state: State) -> &'static str {
    match state {
        State::Met => "達成",
        State::Short => "未達",
        State::Unclear => "要確認",
        State::NoTarget => "数値目標なし",
    }
}

/// What was read of an entry, as tables for spreadsheets have it.
pub(super) struct Values<'r> {
    /// The target's value.
    pub(super) target: Option<Number>,
    /// The unit that all values are in.
    pub(super) unit: Option<&'r str>,
    /// The value of 中間報告.
    pub(super) midterm: Option<Number>,
    /// The value of 期末報告.
    pub(super) last: Option<Number>,
    /// 期末報告 over the target, in percent; none where it is not clear.
    pub(super) percent: Option<Number>,
    /// The word for the verdict of 期末報告; none without a report.
    pub(super) state: Option<&'static str>,
}

impl<'r> Values<'r> {
    pub(super) fn of(line: &ResultsRow<'r>) -> Self {
        let verdict = |report| line.judged(report).map(|judged| &judged.verdict);
        let (midterm, last) = (actual(verdict(Report::Midterm)), actual(verdict(Report::Final)));
        let target = line.results.rows[line.row].target.as_ref();
        let unit = target.map(|target| &target.unit).or(last.or(midterm).map(|actual| &actual.unit));
        let verdict = verdict(Report::Final);
        let clear = verdict.filter(|verdict| verdict.state != State::Unclear);
        Self {
            target: target.map(|target| target.value),
            unit: unit.map(String::as_str),
            midterm: midterm.map(|actual| actual.value),
            last: last.map(|actual| actual.value),
            percent: clear.and_then(Verdict::percent),
            state: verdict.map(|verdict| state(verdict.state)),
        }
    }
}

fn cells(line: &ResultsRow<'_>) -> [String; 17] {
    let ResultsRow { sheet, initiative, number, results: read, row } = *line;
    let aligned_row = &read.aligned.rows[row];
    let text = |column| words(initiative, &read.aligned, aligned_row, column).to_owned();
    let values = Values::of(line);
    let or_empty = |text: Option<String>| text.map_or_else(String::new, String::from);
    let value = |value: Option<Number>| or_empty(value.map(|value| value.to_string()));
    [
        sheet.fiscal_year.to_string(),
        sheet.department.clone(),
        or_empty(sheet.rank.map(|rank| rank.number().to_string())),
        sheet.goal.clone(),
        number.to_string(),
        or_empty(aligned_row.key.label.map(|label| label.to_string())),
        text(Column::Method),
        text(Column::Deadline),
        text(Column::Target),
        value(values.target),
        values.unit.map_or_else(String::new, str::to_owned),
        text(Column::Midterm),
        value(values.midterm),
        text(Column::FinalReport),
        value(values.last),
        or_empty(values.percent.map(|percent| one_place(&percent.to_string()))),
        values.state.map_or_else(String::new, str::to_owned),
    ]
}

fn actual(verdict: Option<&Verdict>) -> Option<&Actual> {
    verdict.and_then(|verdict| verdict.actual.as_ref())
}

/// `65` as `65.0`: the column has one decimal place throughout.
fn one_place(number: &str) -> String {
    if number.contains('.') { number.to_owned() } else { format!("{number}.0") }
}

/// A row of a table for spreadsheets.
pub fn push_row(out: &mut String, cells: &[String]) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        push_cell(out, cell);
    }
    out.push_str("\r\n");
}

/// A cell, in quotes where it needs them; what a spreadsheet would run gets an apostrophe.
fn push_cell(out: &mut String, cell: &str) {
    let quoted = cell.contains(['"', ',', '\r', '\n']) || cell.starts_with(char::is_whitespace);
    if quoted {
        out.push('"');
    }
    // Excel runs the wide ones too.
    if cell.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n']) {
        out.push('\'');
    }
    for char in cell.chars() {
        out.push(char);
        if char == '"' {
            out.push('"');
        }
    }
    if quoted {
        out.push('"');
    }
}
