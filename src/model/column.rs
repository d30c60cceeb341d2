//! The columns of an initiative.

use serde::{Deserialize, Serialize};

/// The five columns of an initiative, as the paper sets them side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Column {
    /// 取組項目及び方法・手段.
    Method,
    /// 期間・期限.
    Deadline,
    /// 数値目標.
    Target,
    /// 中間報告.
    Midterm,
    /// 期末報告.
    FinalReport,
}

impl Column {
    /// All five, left to right.
    pub const ALL: [Self; 5] = [Self::Method, Self::Deadline, Self::Target, Self::Midterm, Self::FinalReport];

    /// Its name in files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Method => "method",
            Self::Deadline => "deadline",
            Self::Target => "target",
            Self::Midterm => "midterm",
            Self::FinalReport => "final_report",
        }
    }
}
