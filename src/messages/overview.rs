//! What 全体 says.

use super::{parts, review as review_words, ui};
use crate::model::{Column, Day, FiscalYear, Report, State};
use crate::overview::desk::WaitingKind;
use crate::overview::{Outcomes, OverviewOutcome};

/// Who it is for.
pub const AUDIENCE: &str = "だれに見せるか";
/// The office.
pub const FOR_OFFICE: &str = "庁内";
/// Everybody.
pub const FOR_CITIZENS: &str = "市民";
/// What stands under each group.
pub const ROWS: &str = "グループの内訳";
/// Tables instead of pictures.
pub const AS_TABLES: &str = "表で見る";
/// Pictures instead of tables.
pub const AS_PICTURES: &str = "図で見る";
/// Which report is counted.
pub const REPORT: &str = "数える報告";
/// The one that the year has come to.
pub const LATEST_REPORT: &str = "報告は自動で選ぶ";
/// How all came out.
pub const ALL: &str = "目標の達成状況";
/// After the number of what was met.
pub const MET: &str = "を達成";
/// The bars.
pub const BARS: &str = "達成状況";
/// How many of those with a number were met.
pub const SHARE: &str = "達成の割合";
/// What each share is of.
pub const SHARE_NOTE: &str = "割合は、数で決めた目標のうち達成したものの割合です。";
/// A verdict.
pub const OUTCOME: &str = "判定";
/// How many.
pub const COUNT: &str = "項目数";
/// A share of all.
pub const PART: &str = "全体に占める割合";
/// What was furthest from its target.
pub const SHORTFALLS: &str = "差の大きかった目標";
/// At the middle of the year.
pub const ON_THE_WAY: &str = "目標まで遠いもの";
/// Their order.
pub const FURTHEST_FIRST: &str = "目標との差が大きい順";
/// There are none.
pub const NO_SHORTFALLS: &str = "目標に届かなかったと読み取れるものはありません。";
/// Before there are reports.
pub const NO_SHORTFALLS_YET: &str = "報告が書かれると、ここに出ます。";
/// What it is.
pub const ENTRY: &str = "取組";
/// What was compared.
pub const COMPARED: &str = "実績／目標";
/// How far it came.
pub const RATIO: &str = "達成率";
/// SDGs.
pub const SDGS: &str = "SDGs";
/// An SDG's number.
pub const SDG_NUMBER: &str = "番号";
/// How many goals.
pub const GOALS: &str = "件数";
/// Where citizens' part ends.
pub const OFFICE_ONLY: &str = "ここから下は庁内だけ";
/// What is due.
pub const DUE: &str = "30日以内に期限";
/// Nothing is.
pub const NOTHING_DUE: &str = "この期間に期限の来る取組はありません。";
/// No report speaks of it.
pub const UNREPORTED: &str = "報告なし";
/// A report speaks of it, and it is not reached.
pub const REPORTED: &str = "途中";
/// What waits for a person.
pub const WAITING: &str = "確かめを待つもの";
/// Nothing does.
pub const NOTHING_WAITS: &str = "ありません。";
/// There is nothing to compare with.
pub const NO_YEAR_BEFORE: &str = "前の年度のシートがないため、比べていません。";

/// By group and goal, or department.
pub fn by_group(by_department: bool) -> String {
    format!("{}と{}", parts::group(), if by_department { parts::department() } else { parts::goal() })
}

/// What stands under each group.
pub fn rows() -> [String; 2] {
    [parts::goal(), parts::department()].map(|what| format!("{what}ごと"))
}

/// What the figures of SDGs are.
pub fn sdgs_note() -> String {
    format!("{}の数。斜線は、なし", parts::goal())
}

/// The heading of a year.
pub fn title(year: FiscalYear) -> String {
    super::showing::titled(Some(year), super::showing::OVERVIEW)
}

/// 14の重点目標　期末報告まで.
pub fn scope(goals: usize, report: Option<Report>) -> String {
    let until = report.map_or_else(
        || "報告はまだありません".to_owned(),
        |report| format!("{}まで", parts::column(report.column())),
    );
    format!("{goals}の{}　{until}", parts::goal())
}

/// What the one number is of.
pub fn of_numeric(outcomes: &Outcomes, report: Option<Report>) -> String {
    let report = match report {
        Some(Report::Midterm) => format!("（{}の時点）", parts::column(Column::Midterm)),
        _ => String::new(),
    };
    format!("数で決めた目標 {} のうち{report}", outcomes.numeric())
}

/// Before anything was reported: what was promised.
pub fn promised(outcomes: &Outcomes) -> String {
    format!("取組 {}項目のうち、数で決めた目標", outcomes.all())
}

/// When the first report will come.
pub fn reports_to_come() -> String {
    let reports: Vec<String> = parts::reports().into_iter().map(parts::report_due).collect();
    match reports.is_empty() {
        true => "この様式には報告の欄がないため、達成状況は出ません。".to_owned(),
        false => format!("達成状況は、{}が書かれると、ここに出ます。", reports.join("と")),
    }
}

/// An outcome in a word.
pub fn outcome(outcome: OverviewOutcome, report: Report) -> &'static str {
    match (outcome, report) {
        (OverviewOutcome::Met, _) => "達成",
        (OverviewOutcome::Short, Report::Final) => "未達",
        (OverviewOutcome::Short, Report::Midterm) => "進捗中",
        (OverviewOutcome::Unclear, _) => "要確認",
        (OverviewOutcome::NoTarget, _) => "数値なし",
        (OverviewOutcome::NoReport, _) => "報告なし",
    }
}

/// Its sign, where it has one.
pub fn sign(outcome: OverviewOutcome, report: Report) -> &'static str {
    match (outcome, report) {
        (OverviewOutcome::Met, _) => "✓ ",
        (OverviewOutcome::Short, Report::Final) => "▲ ",
        (OverviewOutcome::Unclear, _) => "? ",
        _ => "",
    }
}

/// 達成 8、未達 2…: a bar, told to those who do not see it.
pub fn bar(outcomes: &Outcomes, report: Report, before: Option<(FiscalYear, &Outcomes)>) -> String {
    let told = OverviewOutcome::ALL.into_iter().filter(|one| outcomes.count(*one) > 0);
    let mut told: Vec<String> =
        told.map(|one| format!("{} {}", outcome(one, report), outcomes.count(one))).collect();
    if let Some((year, before)) = before {
        told.push(format!("{year}は達成 {}項目中{}", before.all(), before.count(OverviewOutcome::Met)));
    }
    if told.is_empty() { "項目なし".to_owned() } else { told.join("、") }
}

/// What a figure is of, for those who hear it by itself.
pub fn figure(of: &str, outcome_of: OverviewOutcome, report: Report, count: usize) -> String {
    format!("{of} {} {count}項目", outcome(outcome_of, report))
}

/// 令和5年度は 187 のうち 94; where that year has groups that this one has not, of the same ones.
pub fn before(year: FiscalYear, before: &Outcomes, report: Report, is_part: bool) -> String {
    let of = if is_part { format!("同じ{}の", parts::group()) } else { String::new() };
    let report = match report {
        Report::Midterm => format!("の{}", parts::column(Column::Midterm)),
        Report::Final => String::new(),
    };
    format!("{of}{year}{report}は {} のうち {}", before.numeric(), before.count(OverviewOutcome::Met))
}

/// 50％ → 55％.
pub fn change(before: Option<usize>, now: Option<usize>) -> Option<String> {
    Some(format!("{}％ → {}％", before?, now?))
}

/// What the mark on a bar is.
pub fn mark(year: FiscalYear) -> String {
    format!("▼ は{year}")
}

/// The share of the year before.
pub fn share_before(year: FiscalYear) -> String {
    format!("{year}")
}

/// A share in percent.
pub fn percent(percent: Option<usize>) -> String {
    percent.map_or_else(|| "―".to_owned(), |percent| format!("{percent}％"))
}

/// A share in tenths of a percent.
pub fn tenths(tenths: Option<usize>) -> String {
    tenths.map_or_else(|| "―".to_owned(), |tenths| format!("{}.{}％", tenths / 10, tenths % 10))
}

/// What the final report turned, in words.
pub fn turned(to: State) -> &'static str {
    if to == State::Met { "未達→達成" } else { "達成→未達" }
}

/// How many were, for those who hear it by itself.
pub fn turned_figure(what: &str, count: usize) -> String {
    format!("{what} {count}項目")
}

/// Before what was turned.
pub fn since_midterm() -> String {
    format!("{}のあと", parts::column(Column::Midterm))
}

/// A group with the number of its goals.
pub fn group(name: &str, goals: usize) -> String {
    format!("{}　{}", ui::group(name), ui::count(goals))
}

/// A department with the number of its goals.
pub fn department(name: &str, goals: usize) -> String {
    format!("{}　{}", ui::department(name), ui::count(goals))
}

/// Shows or hides a group's goals.
pub fn fold(name: &str) -> String {
    format!("{}の{}を表示", ui::group(name), parts::goal())
}

/// The next of them.
pub fn further(from: usize, to: usize) -> String {
    format!("{from}件目〜{to}件目を見る")
}

/// A whole percent.
pub fn whole_percent(percent: i64) -> String {
    format!("{percent}％")
}

/// An SDG and how many goals name it.
pub fn sdg(number: u8, name: &str, goals: usize) -> String {
    format!("{number} {name} {goals}件")
}

/// An SDG and the one goal that names it.
pub fn sdg_of(number: u8, name: &str, goal: &str) -> String {
    format!("{number} {name} 1件 {}", super::ui::goal(goal))
}

/// 4月1日.
pub fn day(day: Day) -> String {
    format!("{}月{}日", day.month(), day.day())
}

/// 4月1日〜30日.
pub fn days(from: Day, to: Day) -> String {
    format!("{}〜{}", day(from), day(to))
}

/// Several entries of a sheet that are due on one day.
pub fn entries(goal: &str, count: usize) -> String {
    format!("{goal}　{count}項目")
}

/// The sheet of the one entry that is due.
pub fn due_of(goal: &str, department: &str) -> String {
    format!("{goal}　{department}")
}

/// How many of them have no report.
pub fn unreported(count: usize, of: usize) -> String {
    if of == 1 { UNREPORTED.to_owned() } else { format!("{UNREPORTED} {count}") }
}

/// Further lines.
pub fn more(count: usize) -> String {
    format!("ほか{count}件")
}

/// What waits.
pub fn waiting(waiting: WaitingKind) -> &'static str {
    match waiting {
        WaitingKind::Unclear => "要確認の判定",
        WaitingKind::Finding(rule) => review_words::title(rule),
    }
}

/// How much of it waits.
pub fn waiting_figure(what: WaitingKind, count: usize) -> String {
    format!("{} {count}件", waiting(what))
}
