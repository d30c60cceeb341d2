//! What a person says about a reading: which verdict, which quantity, which finding does not count.
//!
//! A reading itself is never stored; only these are, and they name the words that they were made on.

use serde::{Deserialize, Serialize};

use super::{Column, Extra, Moment};

/// What became of a target, as the sheet's words tell it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum State {
    /// 達成: the target is reached.
    Met,
    /// 未達: it is not; on the way, in 中間報告.
    Short,
    /// 要確認: the words leave doubt.
    Unclear,
    /// 数値目標なし: the target has no number.
    NoTarget,
}

/// One of the two reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Report {
    /// 中間報告.
    Midterm,
    /// 期末報告.
    Final,
}

/// When a person decided something, and who it was, where they gave a name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Signature {
    /// When; not known of what versions before decided.
    pub at: Option<Moment>,
    /// A name.
    pub by: Option<String>,
}

/// A person's word on one entry's reading. It holds only while target and report stand as they were.
#[derive(Clone, Debug, PartialEq)]
pub struct Overruling {
    /// The entry's number, as in (1); none where the initiative has no numbers.
    pub entry: Option<u8>,
    /// Which report was judged.
    pub report: Report,
    /// The verdict, where a person set it.
    pub state: Option<State>,
    /// The target's quantity as it is written there (`20点以上`), where a person picked it.
    pub target_quantity: Option<String>,
    /// The report's quantities as they are written there, to be summed; where a person picked them.
    pub report_quantities: Option<Vec<String>>,
    /// The entry's 数値目標 when it was made.
    pub target_words: String,
    /// The entry's report when it was made.
    pub report_words: String,
    /// Why; empty where a version before asked for no reason.
    pub reason: String,
    /// When, and who.
    pub signed: Signature,
    /// Keys of a file that this version does not know.
    pub extra: Extra,
}

/// A finding of the review (点検) that a person has set aside for this sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Dismissal {
    /// The rule's code.
    pub rule: String,
    /// The place, as the review names it.
    pub place: String,
    /// Why it does not count here.
    pub reason: String,
    /// When, and who.
    pub signed: Signature,
    /// Keys of a file that this version does not know.
    pub extra: Extra,
}

impl State {
    /// All four.
    pub const ALL: [Self; 4] = [Self::Met, Self::Short, Self::Unclear, Self::NoTarget];
}

impl Report {
    /// Both, in the order of the year.
    pub const ALL: [Self; 2] = [Self::Midterm, Self::Final];

    /// The report's column.
    pub fn column(self) -> Column {
        match self {
            Self::Midterm => Column::Midterm,
            Self::Final => Column::FinalReport,
        }
    }
}
