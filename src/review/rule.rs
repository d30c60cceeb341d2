//! The rules of the review by name: each with the code that files know it by and how grave it is.

use serde::{Deserialize, Serialize};

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// 誤り: it cannot be meant so.
    Error,
    /// 注意: it is probably wrong, or something that is due is not there.
    Warning,
    /// ヒント: it could be better.
    Hint,
}

macro_rules! rules {
    ($($(#[$doc:meta])+ $rule:ident, $code:literal, $severity:ident;)+) => {
        /// A rule of the review.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Rule {
            $($(#[$doc])+ $rule,)+
        }

        impl Rule {
            /// All rules.
            pub const ALL: &[Self] = &[$(Self::$rule,)+];

            /// The rule's name in files; it never changes.
            pub fn code(self) -> &'static str {
                match self {
                    $(Self::$rule => $code,)+
                }
            }

            /// How grave its findings are.
            pub fn severity(self) -> Severity {
                match self {
                    $(Self::$rule => Severity::$severity,)+
                }
            }
        }
    };
}

rules! {
    /// An entry has a target, and the report that is due says nothing of it.
    NoReport, "no_report", Warning;
    /// At the year's end, an entry never had a mid-term report.
    NoMidterm, "no_midterm", Hint;
    /// The final report is word for word the mid-term report, and the target's number is not reached in it.
    FinalRepeatsMidterm, "final_repeats_midterm", Warning;
    /// The final report is word for word the mid-term report; there was no number to reach.
    FinalUnchanged, "final_unchanged", Hint;
    /// The target was missed, and the final report gives no cause.
    MissedWithoutReason, "missed_without_reason", Warning;
    /// The target asks for a count, the report gives none.
    CountNotGiven, "count_not_given", Warning;
    /// Target and report speak in different measures: 50人, and 3回.
    MeasuresDiffer, "measures_differ", Warning;
    /// The report calls another number the target than the plan has.
    TargetMisquoted, "target_misquoted", Warning;
    /// Another sheet, or another part, says otherwise of the same event, facility or plan.
    ToldOtherwise, "told_otherwise", Warning;
    /// The report repeats the plan's words, and says nothing of what came of it.
    ReportRepeatsPlan, "report_repeats_plan", Warning;
    /// A number of the other columns is not in this one.
    LabelMissing, "label_missing", Warning;
    /// A number stands twice in a column.
    LabelDoubled, "label_doubled", Error;
    /// Numbers do not ascend.
    LabelOrder, "label_order", Warning;
    /// No column has this number, but a later one.
    LabelGap, "label_gap", Warning;
    /// A number that only this column has.
    LabelAlone, "label_alone", Warning;
    /// No 数値目標 stands beside the method.
    NoTarget, "no_target", Warning;
    /// The target has no number.
    NoNumber, "no_number", Hint;
    /// No deadline.
    NoDeadline, "no_deadline", Warning;
    /// The deadline lies before the sheet's year, so that its year is probably wrong.
    DeadlineOutside, "deadline_outside", Warning;
    /// The deadline lies after the sheet's year.
    DeadlineLater, "deadline_later", Hint;
    /// The deadline has passed, and no report speaks of the entry.
    DeadlinePassed, "deadline_passed", Hint;
    /// What the template had is still there: 第編, ○○.
    TemplateLeft, "template_left", Error;
    /// A part of the sheet has nothing written.
    Empty, "empty", Warning;
    /// A plan has no place of this goal written.
    EmptyPosition, "empty_position", Hint;
    /// 特記事項 has nothing written at the year's end.
    EmptyNotes, "empty_notes", Warning;
    /// No SDG is picked.
    NoSdgs, "no_sdgs", Warning;
    /// The sheet has no initiative.
    NoInitiatives, "no_initiatives", Warning;
    /// An initiative has nothing written at all.
    EmptyInitiative, "empty_initiative", Hint;
    /// The sheet has no rank.
    RankMissing, "rank_missing", Warning;
    /// Two sheets of a group have the same rank.
    RankDoubled, "rank_doubled", Error;
    /// No sheet of the group has the rank before this one.
    RankGap, "rank_gap", Hint;
    /// A converter put spaces into Latin words: I C T.
    SpacedLetters, "spaced_letters", Warning;
    /// Tags and entities of HTML.
    StrayTags, "stray_tags", Warning;
    /// Characters that Japanese does not have, or that stand for another: 主查, 随时, 邀及.
    WrongCharacters, "wrong_characters", Warning;
    /// Characters that were lost or cannot be seen.
    BrokenCharacters, "broken_characters", Error;
    /// Blanks, variants and forms that look like what people type and are something else.
    OddCharacters, "odd_characters", Hint;
    /// A page number stands at the end of the text.
    PageNumber, "page_number", Hint;
    /// The text is longer than the form has room for.
    TooLong, "too_long", Warning;
}
