//! The two ends of a range, in a target and in a report: 0.1mg/L以上0.4mg/L以下, and 最小0.2mg/L、最大0.5mg/L.

use crate::text::quantity::Bound;
use crate::text::verdict::spoken::stated::Stated;
use crate::text::verdict::spoken::words::has;

/// Whether a target sets a limit to either side: 65～80℃, 0.1mg/L以上0.4mg/L以下.
pub(super) fn has_two_ends(target: &str) -> bool {
    target.contains(['～', '〜', '~']) || has(target, "以上 を超え") && has(target, "以下 以内 未満")
}

/// Whether two numbers are the least and the most of what was measured: 最低66.8℃、最高78.2℃.
pub(super) fn are_extremes(low: &Stated, high: &Stated) -> bool {
    low.value <= high.value
        && low.sentence == high.sentence
        && (has(low.near, "最低 最小 最少 最短") || low.quantity.bound == Bound::AtLeast)
        // 最大0.5mg/L is read as at most so much.
        && (has(high.near, "最高 最大 最多 最長") || high.quantity.bound == Bound::AtMost)
}
