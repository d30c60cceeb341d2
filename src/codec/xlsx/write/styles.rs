//! Letters, borders and shades.
//!
//! The font is BIZ UDPGothic: it came to Windows in 2018, offices chose it because it is easy to read, and its lines are
//! low, so that a form takes few pages. Where it is missing, others stand in; rows are high enough for those.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, FormatUnderline};

use super::layout::Style;

/// The letters of the workbook.
pub(super) const FONT: &str = "BIZ UDPGothic";
/// The height of a row and the width of a column where nothing is said, in pixels.
pub(super) const DEFAULT_ROW: u32 = 18;
pub(super) const DEFAULT_COLUMN: u32 = 72;

const GREY: Color = Color::RGB(0xF0F0F0);
const RULE: Color = Color::RGB(0x000000);
const FAINT: Color = Color::RGB(0xBFBFBF);
/// Swiss, and Japanese: what a system looks for where it does not have the font.
const FAMILY: u8 = 2;
const CHARSET: u8 = 128;

/// The size of letters in the list of goals.
pub(super) const LISTED: u32 = 12;

/// Which sides of a cell lie on the frame of the form: left, top, right, bottom.
pub(super) type Edges = [bool; 4];

/// Letters of the common size, nothing else.
pub(super) fn base() -> Format {
    letters(11)
}

/// Letters of a size, in points.
pub(super) fn letters(size: u32) -> Format {
    Format::new()
        .set_font_name(FONT)
        .set_font_size(size)
        .set_font_family(FAMILY)
        .set_font_charset(CHARSET)
        .set_align(FormatAlign::Top)
}

/// A cell of the form. `is_taken` says that Excel would make something else of the text if it were typed.
pub(super) fn of(style: Style, edges: Edges, is_taken: bool) -> Format {
    let mut format = letters(style.size()).set_text_wrap();
    if style.is_label() {
        format = format.set_background_color(GREY).set_bold();
    }
    let format = match style {
        Style::Title => return format.set_bold().set_align(FormatAlign::VerticalCenter),
        Style::FormNumber => return format.set_align(FormatAlign::VerticalCenter),
        Style::GroupLabel => {
            return format.set_align(FormatAlign::Right).set_align(FormatAlign::VerticalCenter);
        }
        Style::Group => return quoted(format.set_align(FormatAlign::VerticalCenter), is_taken),
        Style::Goal => format.set_bold(),
        Style::Short | Style::Number => format.set_align(FormatAlign::Center),
        Style::Head => format.set_align(FormatAlign::VerticalCenter),
        _ => format,
    };
    quoted(ruled(format, edges), is_taken)
}

/// Thin rules, thick ones at the frame.
fn ruled(format: Format, [left, top, right, bottom]: Edges) -> Format {
    let rule = |is_edge| if is_edge { FormatBorder::Medium } else { FormatBorder::Thin };
    format
        .set_border_color(RULE)
        .set_border_left(rule(left))
        .set_border_top(rule(top))
        .set_border_right(rule(right))
        .set_border_bottom(rule(bottom))
}

/// Whoever edits the cell again finds the text that it is, and no formula, number or date.
fn quoted(format: Format, is_taken: bool) -> Format {
    if is_taken { format.set_quote_prefix() } else { format }
}

/// The mark beside a form.
pub(super) fn mark() -> Format {
    letters(8).set_font_color(FAINT)
}

/// A heading over a table.
pub(super) fn heading() -> Format {
    letters(14).set_bold().set_align(FormatAlign::VerticalCenter)
}

/// The head of a table's column.
pub(super) fn head() -> Format {
    ruled(letters(10), [false; 4])
        .set_bold()
        .set_background_color(GREY)
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter)
}

/// A text in a table.
pub(super) fn cell(is_taken: bool) -> Format {
    quoted(ruled(letters(10), [false; 4]), is_taken)
}

/// A number in a table.
pub(super) fn number() -> Format {
    ruled(letters(10), [false; 4]).set_align(FormatAlign::Right)
}

/// A link in a table.
pub(super) fn link() -> Format {
    listed(cell(false)).set_font_color(Color::RGB(0x0017C1)).set_underline(FormatUnderline::Single)
}

/// In the list of goals: larger, wrapped, in the middle of a row that has room.
pub(super) fn listed(format: Format) -> Format {
    format.set_font_size(LISTED).set_text_wrap().set_align(FormatAlign::VerticalCenter)
}
