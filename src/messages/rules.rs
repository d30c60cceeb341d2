//! The rules of 点検 in a few words each.

use super::{parts, publish};
use crate::model::{Column, FormPart, paper};
use crate::review::Rule;

/// A rule in a few words.
pub fn title(rule: Rule) -> &'static str {
    let [midterm, last] = [Column::Midterm, Column::FinalReport].map(parts::column);
    let deadline = parts::column_short(Column::Deadline);
    match rule {
        Rule::NoReport => "報告がない",
        Rule::NoMidterm => of(midterm, "がない"),
        Rule::MissedWithoutReason => "未達の理由を読み取れない",
        Rule::FinalRepeatsMidterm => of(last, &format!("が{midterm}と同じ")),
        Rule::FinalUnchanged => of(last, "が変わっていない"),
        Rule::CountNotGiven => "目標に対する数がない",
        Rule::MeasuresDiffer => "目標と実績の表し方が合っていない",
        Rule::TargetMisquoted => "報告の目標が計画と違う",
        Rule::ToldOtherwise => "同じものの数や日付が違う",
        Rule::ReportRepeatsPlan => "報告が計画と同じ文",
        Rule::LabelMissing => "番号が抜けている",
        Rule::LabelDoubled => "番号が重なっている",
        Rule::LabelOrder => "番号の順が違う",
        Rule::LabelGap => "番号が飛んでいる",
        Rule::LabelAlone => "ほかの欄にない番号",
        Rule::NoTarget => of(parts::column(Column::Target), "がない"),
        Rule::NoNumber => of(parts::column(Column::Target), "に数がない"),
        Rule::NoDeadline => of(deadline, "がない"),
        Rule::DeadlineOutside => of(deadline, "が年度より前"),
        Rule::DeadlineLater => of(deadline, "が年度より後"),
        Rule::DeadlinePassed => "期限を過ぎて報告がない",
        Rule::TemplateLeft => "ひな形のまま",
        Rule::Empty => "空欄",
        Rule::EmptyPosition => of(parts::part(FormPart::Positions), "が空欄"),
        Rule::EmptyNotes => of(publish::after(), "が空欄"),
        Rule::NoSdgs => "SDGsが未選択",
        Rule::NoInitiatives => "取組がない",
        Rule::EmptyInitiative => "取組が空欄",
        Rule::RankMissing => of(parts::rank(), "がない"),
        Rule::RankDoubled => of(parts::rank(), "が重なっている"),
        Rule::RankGap => of(parts::rank(), "が抜けている"),
        Rule::SpacedLetters => "英字の間の空白",
        Rule::StrayTags => "変換で残ったタグ",
        Rule::WrongCharacters => "字の誤り",
        Rule::BrokenCharacters => "壊れた文字",
        Rule::OddCharacters => "見かけの紛らわしい文字",
        Rule::PageNumber => "ページ番号",
        Rule::TooLong => "文字数が多い",
    }
}

/// What is wrong with a part of the form.
fn of(part: &str, what: &str) -> &'static str {
    paper::kept(&format!("{part}{what}"))
}
