//! Draws on a worksheet: cells of the form, cells of tables, and how they are printed.

use rust_xlsxwriter::{ColNum, Format, Note, RowNum, Url, Worksheet, XlsxError};

use super::choices::ChoiceLists;
use super::layout::{Form, Shows, fit};
use super::{carried, styles, words};
use crate::model::paper;
use crate::text::width::fold;

/// The margins in inches: left, right, top, bottom, and how far header and footer stand from the edge.
const MARGINS: [f64; 6] = [0.47, 0.47, 0.47, 0.6, 0.3, 0.3];
/// The most letters that Excel takes for a number, date or truth value are fewer.
const LONGEST_VALUE: usize = 40;

/// The width of a note in pixels, its lowest and highest height, and the size of its letters in points.
const NOTE_WIDTH: u32 = 320;
const NOTE_HEIGHTS: (u32, u32) = (60, 600);
const NOTE_LETTERS: u32 = 9;

/// The smallest size, in percent: letters as small as the smallest of the app's own print.
const SMALLEST: u32 = 54;

/// A worksheet that is drawn on.
pub(super) struct Pen<'b>(pub(super) &'b mut Worksheet);

impl<'b> Pen<'b> {
    /// A worksheet of this name, printed in landscape, one page wide, with page numbers.
    pub(super) fn new(sheet: &'b mut Worksheet, name: &str, is_a4: bool) -> Result<Self, XlsxError> {
        // As Excel numbers them.
        let paper = if is_a4 { 9 } else { 8 };
        let [left, right, top, bottom, header, footer] = MARGINS;
        sheet
            .set_name(name)?
            .set_paper_size(paper)
            .set_landscape()
            .set_print_fit_to_pages(1, 0)
            .set_print_center_horizontally(true)
            .set_margins(left, right, top, bottom, header, footer)
            .set_footer(format!("&L&9{}&C&9&P / &N&R&9&A", words::title()));
        Ok(Self(sheet))
    }

    /// Widths of the columns from the first on, in pixels.
    pub(super) fn columns(&mut self, widths: &[u32]) -> Result<(), XlsxError> {
        for (column, width) in (0..).zip(widths) {
            self.0.set_column_width_pixels(column, *width)?;
        }
        Ok(())
    }

    /// A text as it is.
    pub(super) fn text(
        &mut self,
        at: (RowNum, ColNum),
        text: &str,
        format: &Format,
    ) -> Result<(), XlsxError> {
        self.0.write_string_with_format(at.0, at.1, text, format).map(drop)
    }

    /// A text in a table.
    pub(super) fn cell(&mut self, at: (RowNum, ColNum), text: &str) -> Result<(), XlsxError> {
        self.text(at, text, &styles::cell(is_taken(text)))
    }

    /// A number in a table.
    pub(super) fn number(&mut self, at: (RowNum, ColNum), number: f64) -> Result<(), XlsxError> {
        self.0.write_number_with_format(at.0, at.1, number, &styles::number()).map(drop)
    }

    /// A link to the worksheet of this name.
    pub(super) fn link(&mut self, at: (RowNum, ColNum), text: &str, name: &str) -> Result<(), XlsxError> {
        let target = Url::new(format!("internal:'{}'!A1", name.replace('\'', "''"))).set_text(text);
        self.0.write_url_with_format(at.0, at.1, target, &styles::link()).map(drop)
    }

    /// A note on a cell, shown when the pointer is over it, in a box that has room for it.
    pub(super) fn note(&mut self, (row, column): (RowNum, ColNum), text: &str) -> Result<(), XlsxError> {
        let height = fit::height(text, NOTE_WIDTH, NOTE_LETTERS).clamp(NOTE_HEIGHTS.0, NOTE_HEIGHTS.1);
        let note = Note::new(text)
            .set_author(words::NOTED_BY)
            .add_author_prefix(false)
            .set_font_name(styles::FONT)
            .set_font_size(NOTE_LETTERS)
            .set_width(NOTE_WIDTH)
            .set_height(height);
        self.0.insert_note(row, column, &note).map(drop)
    }

    /// Says whose form this is, beside what is printed.
    pub(super) fn mark(&mut self, form: &Form, mark: &str) -> Result<(), XlsxError> {
        let beside = ColNum::try_from(form.columns.len() + 1).unwrap_or(ColNum::MAX);
        self.text((0, beside.max(carried::MARK_COLUMN)), mark, &styles::mark())
    }
}

/// Draws a form; long lists to choose from are put down in `lists`.
pub(super) fn form(pen: &mut Pen<'_>, form: &Form, lists: &mut ChoiceLists) -> Result<(), XlsxError> {
    let city = paper::form();
    pen.columns(&form.columns)?;
    for (row, height) in (0..).zip(&form.rows) {
        pen.0.set_row_height_pixels(row, *height)?;
    }
    let last_row = u32::try_from(form.rows.len()).unwrap_or(u32::MAX).saturating_sub(1);
    let last_column = ColNum::try_from(form.columns.len()).unwrap_or(ColNum::MAX).saturating_sub(1);
    for area in &form.areas {
        let (bottom, right) = (area.row + area.rows - 1, area.column + area.columns - 1);
        let edges = [area.column == 0, area.row == form.frame, right == last_column, bottom == last_row];
        let is_typed = !matches!(area.shows, Shows::Print | Shows::Number(_));
        let format = styles::of(area.style, edges, is_typed && is_taken(&area.text));
        if area.rows == 1 && area.columns == 1 {
            pen.text((area.row, area.column), &area.text, &format)?;
        } else {
            pen.0.merge_range(area.row, area.column, bottom, right, &area.text, &format)?;
        }
        if let Some(offer) = lists.of(&city, &area.shows)? {
            pen.0.add_data_validation(area.row, area.column, area.row, area.column, &offer)?;
        }
    }
    if fits_one_page(form) {
        pen.0.set_print_fit_to_pages(1, 1);
    }
    pen.0.set_print_area(0, 0, last_row, last_column)?;
    pen.0.set_repeat_rows(form.head, form.head)?;
    pen.0.set_screen_gridlines(false);
    Ok(())
}

/// Whether a form that is as wide as the paper, and higher, can be scaled to one page and still be read, as the app's own
/// print does.
fn fits_one_page(form: &Form) -> bool {
    // A page between its margins, in the millimetres of A3; A4 has nearly the same shape.
    const PAGE: (u32, u32) = (396, 269);
    let (width, height): (u32, u32) = (form.columns.iter().sum(), form.rows.iter().sum());
    let percent = (width * PAGE.1 * 100).checked_div(height.saturating_mul(PAGE.0));
    percent.is_some_and(|percent| (SMALLEST..100).contains(&percent))
}

/// Whether Excel would make a formula, a number, a date or the like of the text if it were typed. Rather yes than no:
/// all that happens is that Excel shows an apostrophe before the text while it is edited.
pub(super) fn is_taken(text: &str) -> bool {
    let Some(first) = text.chars().next() else { return false };
    if "=+-@'＝＋－＠".contains(first) {
        return true;
    }
    if text.chars().nth(LONGEST_VALUE).is_some() || text.contains('\n') {
        return false;
    }
    let folded = fold(text.trim());
    folded.contains(|char: char| char.is_ascii_digit()) || ["true", "false"].contains(&folded.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_excel_would_take_for_a_value_is_quoted() {
        for text in
            ["=1+1", "+A1", "-1", "@SUM", "0123", "1/2", "１", "TRUE", "(1)", "令和6年4月1日", "'", "５月"]
        {
            assert!(is_taken(text), "{text}");
        }
        for text in ["", "災害", "○ 訓練\n(1) 5月", "真"] {
            assert!(!is_taken(text), "{text}");
        }
    }
}
