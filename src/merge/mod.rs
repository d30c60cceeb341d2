//! Putting together what was edited apart: two versions of a text, of a sheet, of many sheets, and what they came from.
//!
//! Contents decide, never clocks. What is in conflict is kept twice until a person settles it.

mod align;
mod assemble;
mod base;
mod cells;
mod chain;
mod doubles;
mod join;
mod matching;
mod merging;
mod outcome;
mod presence;
mod proposal;
mod regions;
mod rows;
mod sheet;
mod text;
mod units;
mod values;

pub use base::{CommonBase, TrailedSheet};
pub use cells::{merge_from, merge_sheet};
pub use chain::MergeChain;
pub use matching::{Match, MatchedBy, Matching, SheetReport, SheetStanding, counts};
pub use outcome::{MergeDecision, MergeOutcome, MergedPart};
pub use proposal::{MergeDecisions, Proposal, ProposedChange, ProposedPlace};
pub use rows::row_pairs;
pub use sheet::{Choice, MergedSheet, SheetChange, What};
pub use text::{MergedText, compare_text, merge_text};
pub use values::Versions;
