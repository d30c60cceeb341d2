//! What lies on a worksheet and is no text of a cell.

use crate::codec::Beside;

/// Something that lies there.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Lying {
    /// What it is; none where that is not worth a word.
    pub(super) what: Option<Beside>,
    /// The address of the cell where it begins.
    pub(super) cell: String,
    pub(super) words: String,
    pub(super) is_ticked: Option<bool>,
    /// The relation of what it shows: a chart's part, a diagram's.
    pub(super) shows: Option<String>,
    /// Whether it is drawn a second time, as the control that it is.
    pub(super) is_control: bool,
}
