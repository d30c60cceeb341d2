//! What stands under 中間報告 and is none of its text: 見直し, which the workbook carries.

use std::collections::BTreeSet;

use super::layout;
use crate::model::Sheet;
use crate::text::width::squeeze;

/// Takes what is printed of a sheet's 見直し out of the reports under which it was read. A line that a person changed stays
/// where it is.
pub(super) fn take_out(read: &mut Sheet, carried: &Sheet) {
    let printed: String =
        carried.initiatives.iter().map(|row| layout::revised_lines(carried, row) + "\n").collect();
    let printed: BTreeSet<String> = printed.lines().map(squeeze).filter(|line| !line.is_empty()).collect();
    if printed.is_empty() {
        return;
    }
    for initiative in &mut read.initiatives {
        let mut left = initiative.midterm.trim_end();
        while let Some(line) = left.lines().next_back().filter(|line| printed.contains(&squeeze(line))) {
            left = left[..left.len() - line.len()].trim_end();
        }
        if left.len() < initiative.midterm.trim_end().len() {
            initiative.midterm.truncate(left.len());
        }
    }
}
