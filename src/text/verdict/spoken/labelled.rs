//! Words that stand right before a number and label it, or name another time.

use super::stated::Stated;
use super::words::{ends, has, starts};

/// Whether one of a table's words stands directly before a quantity, in brackets or not: 実績 278件, （実績）278件.
pub(in crate::text::verdict) fn is_labelled(one: &Stated, table: &'static str) -> bool {
    let lead = one.lead.trim_end_matches([' ', '　', ':', '：', 'は', '）', ')', '】', '］', ']']);
    ends(lead, table)
}

/// Whether words begin with another year and say nothing of how this one compares: 前年度の新規登録は.
pub(in crate::text::verdict) fn is_of_other_time(near: &str) -> bool {
    let near = near.trim_start();
    starts(
        near,
        "前々年 前年度の 前年度は 昨年度の 昨年度は 前年の 前年は 昨年の 昨年は 前回の 前回は 一昨年 県平均の 全国平均の 国平均の 県内平均の 業界平均の 他市の 他社の 近隣市の 類似団体の",
    ) && !has(near, "より 比 上回 超 増 減 倍 から 同 を上 以上 越 続 並")
}
