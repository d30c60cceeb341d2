//! 目標と実績 for machines: a row for each entry, one value a cell, nothing merged, units in a column of their own.

use std::borrow::Cow;

use rust_xlsxwriter::{ColNum, RowNum, XlsxError};

use super::draw::Pen;
use super::{layout, seals, styles};
use crate::codec::csv::{TableCity, Values};
use crate::model::{Column, Sheet};
use crate::results::table::{self, ResultsRow};
use crate::results::{SheetResults, words};
use crate::text::number::Number;

/// The columns and their widths. Both years stand there, each in its own column.
const COLUMNS: [(&str, u32); 19] = [
    ("西暦年度", 64),
    ("和暦年度", 80),
    ("部局グループ", 120),
    ("部局名", 120),
    ("優先順位", 56),
    ("重点目標", 220),
    ("取組", 44),
    ("項目", 44),
    ("取組内容", 280),
    ("期限", 120),
    ("目標", 200),
    ("目標値", 80),
    ("単位", 56),
    ("中間実績", 220),
    ("中間実績値", 80),
    ("期末実績", 220),
    ("期末実績値", 80),
    ("達成率（％）", 80),
    ("判定", 90),
];
/// Before them, where it is known whose table it is.
const CITY_COLUMNS: [(&str, u32); 2] = [("全国地方公共団体コード", 90), ("市区町村名", 90)];
/// The most significant digits that Excel keeps of a number.
const MOST_DIGITS: usize = 15;
/// Stands at the end of a text that is longer than a cell.
const CUT: &str = "…（以下はシートの様式に）";

/// Writes the table; its rows' seals, with which a changed one is known.
pub(super) fn write(
    pen: &mut Pen<'_>,
    sheets: &[Sheet],
    results: &[SheetResults],
    city: Option<&TableCity>,
) -> Result<Vec<u64>, XlsxError> {
    let of_city = CITY_COLUMNS.into_iter().filter(|_| city.is_some());
    let columns: Vec<(&str, u32)> = of_city.chain(COLUMNS).collect();
    pen.columns(&columns.iter().map(|(_, width)| *width).collect::<Vec<_>>())?;
    let mut seals = vec![seals::of((0..).zip(columns.iter().map(|(name, _)| *name)))];
    for (column, (name, _)) in (0..).zip(&columns) {
        pen.text((0, column), name, &styles::head())?;
    }
    let mut row: RowNum = 0;
    for (sheet, results) in sheets.iter().zip(results) {
        for line in table::of_sheet(sheet, results) {
            row += 1;
            seals.push(write_line(pen, row, &line, city)?);
        }
    }
    let last_column = columns.len() as ColNum - 1;
    pen.0.autofilter(0, 0, row, last_column)?;
    pen.0.set_print_area(0, 0, row, last_column)?;
    pen.0.set_repeat_rows(0, 0)?;
    pen.0.set_freeze_panes(1, 0)?;
    Ok(seals)
}

fn write_line(
    pen: &mut Pen<'_>,
    row: RowNum,
    line: &ResultsRow<'_>,
    city: Option<&TableCity>,
) -> Result<u64, XlsxError> {
    let ResultsRow { sheet, initiative, number, results, row: at } = *line;
    let aligned = &results.aligned;
    let entry = &aligned.rows[at];
    let own = |column| TableCell::text(words(initiative, aligned, entry, column));
    let year = sheet.fiscal_year.to_string();
    let whole = |number: usize| TableCell::number(i64::try_from(number).ok().and_then(Number::whole));
    let values = Values::of(line);
    let cells = [
        whole(sheet.fiscal_year.western().into()),
        TableCell::text(&year),
        TableCell::text(&sheet.group),
        TableCell::text(&sheet.department),
        sheet.rank.map_or(TableCell::number(None), |rank| whole(rank.number().into())),
        TableCell::text(&sheet.goal),
        whole(number),
        entry.key.label.map_or(TableCell::number(None), |label| whole(label.into())),
        own(Column::Method),
        own(Column::Deadline),
        own(Column::Target),
        TableCell::number(values.target),
        TableCell::text(values.unit.unwrap_or("")),
        own(Column::Midterm),
        TableCell::number(values.midterm),
        own(Column::FinalReport),
        TableCell::number(values.last),
        TableCell::number(values.percent),
        TableCell::text(values.state.unwrap_or("")),
    ];
    let of_city = city.map(|city| [TableCell::text(&city.code), TableCell::text(&city.name)]);
    let cells: Vec<TableCell<'_>> = of_city.into_iter().flatten().chain(cells).collect();
    for (column, cell) in (0..).zip(&cells) {
        cell.write(pen, (row, column))?;
    }
    Ok(seals::of((0..).zip(cells.iter().map(|cell| &*cell.text))))
}

/// What stands in one cell: a text, or a number with its text.
struct TableCell<'t> {
    text: Cow<'t, str>,
    number: Option<f64>,
}

impl<'t> TableCell<'t> {
    fn text(text: &'t str) -> Self {
        Self { text: fitting(text), number: None }
    }

    fn number(number: Option<Number>) -> Self {
        let text = number.map_or_else(String::new, |number| number.to_string());
        Self { text: text.into(), number: number.and_then(as_float) }
    }

    fn write(&self, pen: &mut Pen<'_>, at: (RowNum, ColNum)) -> Result<(), XlsxError> {
        match self.number {
            Some(number) => pen.number(at, number),
            None => pen.cell(at, &self.text),
        }
    }
}

/// The number as spreadsheets have it, or none where they would round it.
fn as_float(number: Number) -> Option<f64> {
    let decimal = number.to_string();
    let digits = decimal.trim_start_matches(['0', '.']).bytes().filter(u8::is_ascii_digit).count();
    if digits <= MOST_DIGITS { decimal.parse().ok() } else { None }
}

/// As much of a text as a cell holds; all of it stands on the form.
fn fitting(text: &str) -> Cow<'_, str> {
    let mut units = 0;
    let too_long = text.char_indices().find(|(_, char)| {
        units += char.len_utf16();
        units > layout::LONGEST_TEXT
    });
    too_long.map_or(text.into(), |(at, _)| format!("{}{CUT}", &text[..at]).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_exact_or_text() {
        for (parts, expected) in [
            (0_i64, Some(0.0)),
            (892_000, Some(89.2)),
            (1, Some(0.0001)),
            (123_456_789_012_345, Some(12_345_678_901.234_5)),
            (1_234_567_890_123_450_000, Some(123_456_789_012_345.0)),
            (12_345_678_901_234_561, None),
            (i64::MAX, None),
        ] {
            let number = Number::from_parts(parts).expect("a number");
            assert_eq!(as_float(number), expected, "{parts}");
        }
    }
}
