//! Whether any report of a sheet has a word of a promise. A wrong 見当たらない is worse than a missed one, so that the least
//! sign counts: a noun or an act that the reports have too, its number, its month, a report that speaks for several.

use super::plans::{subject, words_of};
use super::words::any_of;
use crate::lineage;
use crate::model::{Column, Report, Sheet};
use crate::results::table::ResultsRow;
use crate::text::entries::Entry;
use crate::text::quantity::{Quantity, quantities};
use crate::text::verdict::in_common_unit;
use crate::text::width::squeeze;

/// Words that every sheet has, and that name nothing.
const GENERAL: &str = "実施 推進 年度 事業 取組 取り 計画 目標 報告 達成 状況 予定 以上 以下 以内 程度 今年 本市 本年 市民 年間 年内 \
    上田 内容 必要 関係 関連 等の 今後 活用 促進 強化 向上 充実 検討 対応 確保 支援 整備 行う 及び 図る 図り 行い 努め 進め 作成 開催 \
    全体 各課 課題 月末 末ま 回以 件以 人以 名以 方法 手段 一部 新規 継続 結果";

/// Words that speak for all entries at once, or lead elsewhere.
const FOR_ALL: &str = "すべて 全て 全項目 いずれも 各項目 各取組 全取組 計画どおり 計画通り 予定どおり 予定通り おおむね 概ね 上記 \
    以上の取 一連 同じ 同様 同上 参照 に含 のとおり の通り 併せて あわせて 合わせて 一体 まとめて";

/// Words by which any report of the sheet may speak for all of it.
const FOR_SHEET: &str =
    "すべての取組 全ての取組 全項目 いずれの取組 各取組 全取組 計画どおり 計画通り 予定どおり 予定通り";

/// Whether a report of the sheet may speak of an entry.
pub(super) fn is_mentioned(line: &ResultsRow<'_>) -> bool {
    speaks_for_several(line) || {
        let told = squeeze(&reports(line.sheet));
        any_of(&told, FOR_SHEET)
            || pieces(&subject(line)).iter().any(|piece| told.contains(piece.as_str()))
            || has_number(line, &reports(line.sheet))
            || has_month(line, &told)
    }
}

/// Whether an entry was left out where its initiative's final report is written entry by entry: its number stands in neither
/// report, and none of its words does that no other plan of the sheet has.
pub(super) fn is_left_out(line: &ResultsRow<'_>) -> bool {
    let aligned = &line.results.aligned;
    let labels = |column: Column| {
        let entries = aligned.columns[column as usize].iter().filter(|entry| !entry.words.is_empty());
        entries.flat_map(|entry| &entry.labels).copied().collect::<Vec<u8>>()
    };
    let Some(label) = aligned.rows[line.row].key.label else { return false };
    let is_planned_once = labels(Column::Method).iter().filter(|one| **one == label).count() == 1;
    let stands = |column: Column| {
        let mut entries = aligned.columns[column as usize].iter();
        entries.any(|entry| entry.labels.contains(&label))
    };
    let is_by_entries = !labels(Column::FinalReport).is_empty();
    let all = squeeze(&reports(line.sheet));
    if !is_planned_once
        || !is_by_entries
        || Report::ALL.into_iter().any(|report| stands(report.column()))
        || speaks_for_several(line)
        || any_of(&all, FOR_SHEET)
    {
        return false;
    }
    let told = Report::ALL.map(|report| line.initiative.text(report.column())).join("\n");
    let others = squeeze(&other_plans(line));
    let own = |text: &str| -> Vec<String> {
        pieces(text).into_iter().filter(|piece| !others.contains(piece.as_str())).collect()
    };
    let names = own(lineage::method_words(line));
    let is_in = |text: &str, words: &[String]| words.iter().any(|word| text.contains(word.as_str()));
    let squeezed = squeeze(&told);
    // Without a word of its own, nobody can tell whether one of it stands there.
    !names.is_empty()
        && !is_in(&all, &names)
        && !is_in(&squeezed, &own(&subject(line)))
        && !has_number(line, &told)
        && !has_month(line, &squeezed)
}

/// What the sheet plans besides an entry: its words there are not the entry's alone.
fn other_plans(line: &ResultsRow<'_>) -> String {
    let aligned = &line.results.aligned;
    let mut plans = vec![line.sheet.goal.as_str()];
    for initiative in line.sheet.initiatives.iter().filter(|one| one.id != line.initiative.id) {
        plans.extend([initiative.text(Column::Method), initiative.text(Column::Target)]);
    }
    plans.extend(aligned.heading(&line.initiative.method));
    for row in (0..aligned.rows.len()).filter(|row| *row != line.row) {
        let other = ResultsRow { row, ..*line };
        plans.extend([words_of(&other, Column::Method), words_of(&other, Column::Target)]);
    }
    plans.join("\n")
}

/// All that the sheet says after its plan.
fn reports(sheet: &Sheet) -> String {
    let columns = sheet.initiatives.iter().flat_map(|one| [one.midterm.as_str(), one.final_report.as_str()]);
    columns.chain([sheet.participation.as_str(), sheet.effects.as_str()]).collect::<Vec<_>>().join("\n")
}

/// Whether a report of the initiative stands for more than one entry, has no number, or numbers otherwise than the plan.
fn speaks_for_several(line: &ResultsRow<'_>) -> bool {
    let aligned = &line.results.aligned;
    let labels = |column: Column| aligned.columns[column as usize].iter().flat_map(|entry| &entry.labels);
    let planned: Vec<u8> =
        [Column::Method, Column::Target, Column::Deadline].into_iter().flat_map(labels).copied().collect();
    Report::ALL.into_iter().any(|report| {
        let column = report.column();
        let is_open = |entry: &Entry| {
            let is_of_one = matches!(entry.labels.as_slice(), [label] if planned.contains(label));
            !entry.words.is_empty() && !is_of_one
        };
        let mut seen: Vec<u8> = labels(column).copied().collect();
        let count = seen.len();
        seen.sort_unstable();
        seen.dedup();
        aligned.columns[column as usize].iter().any(is_open)
            || seen.len() < count
            || any_of(line.initiative.text(column), FOR_ALL)
    })
}

/// By what a noun or an act is known: two kanji in a row, three of カタカナ, a word of letters.
fn pieces(subject: &str) -> Vec<String> {
    let subject = squeeze(subject);
    let general: Vec<&str> = GENERAL.split_whitespace().collect();
    let kind = |char: char| match char {
        '\u{4e00}'..='\u{9fff}' | '々' => 1,
        '\u{30a1}'..='\u{30fa}' | 'ー' => 2,
        'a'..='z' => 3,
        _ => 0,
    };
    let chars: Vec<char> = subject.chars().collect();
    let runs = chars.chunk_by(|a, b| kind(*a) == kind(*b));
    let parts = runs.filter(|run| kind(run[0]) > 0).flat_map(|run| {
        let length = match kind(run[0]) {
            1 => 2,
            2 => 3,
            _ => run.len(),
        };
        run.windows(length.min(run.len())).map(|part| part.iter().collect::<String>())
    });
    parts.filter(|part| part.chars().count() > 1 && !general.contains(&part.as_str())).collect()
}

/// Whether one of its numbers stands in these reports, with the same unit.
fn has_number(line: &ResultsRow<'_>, reports: &str) -> bool {
    let own: Vec<_> = quantities(words_of(line, Column::Target)).iter().filter_map(in_common_unit).collect();
    let is_own = |quantity: &Quantity| in_common_unit(quantity).is_some_and(|value| own.contains(&value));
    quantities(reports).iter().any(is_own)
}

/// Whether a month of its deadline stands in a report.
fn has_month(line: &ResultsRow<'_>, reports: &str) -> bool {
    let deadline = squeeze(words_of(line, Column::Deadline));
    let mut months = deadline.match_indices('月').filter_map(|(at, _)| {
        let digits = deadline[..at].trim_end_matches(|char: char| char.is_ascii_digit()).len();
        Some(&deadline[digits..at]).filter(|digits| !digits.is_empty())
    });
    months.any(|month| reports.contains(&format!("{month}月")))
}
