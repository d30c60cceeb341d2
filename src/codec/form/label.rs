//! What a printed label says, whoever's words it has.

use crate::model::{OwnKey, PartKey};

/// What stands around a label.
pub(super) const MARKS: [char; 11] = ['【', '】', '[', ']', '■', '□', '◆', '◇', '●', '○', ':'];

/// A printed label and what stands under it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::codec) enum Label {
    /// 重点目標.
    Goal,
    /// 部局名.
    Department,
    /// 優先順位.
    Rank,
    /// …における位置付け, with the plan's name.
    Plan(String),
    /// 現況・課題.
    Situation,
    /// 目的・効果.
    Purpose,
    /// 該当するSDGsの目標.
    Sdgs,
    /// 特記事項 itself; its two parts have labels of their own.
    Remarks,
    /// ○市民参加・協働の推進、市民満足度の向上を考慮した点.
    Participation,
    /// ○取組による効果・残された課題.
    Effects,
    /// 年度, beside which the year stands.
    Year,
    /// 部局グループ.
    Group,
    /// A part that a city's form has beside these.
    Own(OwnKey),
    /// この様式にない欄, under which such parts follow.
    Beyond,
    /// There, a part of the initiative of this number.
    OfRow(usize, PartKey),
}
