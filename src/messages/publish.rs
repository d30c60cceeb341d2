//! The words of the published page besides those of the form: headings, links, what verdicts mean.

use super::{parts, ui};
use crate::model::{Column, FiscalYear, FormPart, Moment, Rank, Report, SheetForm, State, paper};

/// The list of goals.
pub fn list() -> &'static str {
    paper::kept(&format!("{}の一覧", parts::goal()))
}
/// No sheets at all.
pub const NOTHING: &str = "掲載するシートはありません。";
/// A sheet without a rank.
pub const NO_RANK: &str = "―";
/// A sheet without entries.
pub const NO_ENTRY: &str = "―";
/// The way back.
pub fn back() -> String {
    format!("{}へ戻る", list())
}
/// A sheet that is longer than a page.
pub const GOES_ON: &str = "（次のページに続きます）";
/// The first table of a sheet, by the names of its form; the paper's own ones in short.
pub fn head(form: &SheetForm) -> String {
    const SHORT: [(FormPart, &str); 3] =
        [(FormPart::Positions, "位置付け"), (FormPart::Situation, "課題"), (FormPart::Purpose, "目的")];
    let standard = SheetForm::default();
    let name = |(part, short): (FormPart, &'static str)| {
        let label = &form.known(part)?.label;
        let is_papers = standard.known(part).is_some_and(|part| part.label == *label);
        Some(if is_papers { short.to_owned() } else { label.clone() })
    };
    let names: Vec<String> = SHORT.into_iter().filter_map(name).collect();
    if names.is_empty() {
        parts::goal().to_owned()
    } else {
        format!("{}と、その{}", parts::goal(), names.join("・"))
    }
}
/// The second.
pub const INITIATIVES: &str = "取組の計画と報告";
/// The third.
pub fn after() -> &'static str {
    match parts::notes() {
        "" => "取組より下の欄",
        name => name,
    }
}
/// Where those sign who decide.
pub const APPROVAL: &str = "決裁欄";
/// Who they are, from the left.
pub const APPROVAL_POSTS: [&str; 4] = ["部長", "課長", "係長", "担当"];
/// The column of what is done.
pub fn what() -> &'static str {
    if paper::is_renamed(Column::Method) { parts::column(Column::Method) } else { "取組内容" }
}
/// Explains signs and hatchings.
pub const LEGEND: &str = "判定の見方";
/// Where verdicts come from.
pub fn how_read() -> String {
    format!(
        "判定は、シートの文章に書かれた{}と報告の数値を読み取って比べたものです（黄色の線の部分）。棒の縦線は目標の位置を示します。",
        parts::column(Column::Target)
    )
}
/// What a page says that carries nothing but what it shows.
pub const CARRIES_SHOWN: &str = "このページには、載っている内容だけがデータとしても入っています。重点目標管理シートのアプリでこのファイルを開くと、その内容を読み込めます。";
/// What a page says that carries the sheets whole.
pub const CARRIES_WHOLE: &str = "このページには、シートのデータがすべて入っています。重点目標管理シートのアプリでこのファイルを開くと、元のシートに戻せます。";

/// The page's heading: 令和6年度 重点目標 総務部等.
pub fn title(year: Option<FiscalYear>, group: Option<&str>) -> String {
    let mut title = ui::list_title(year);
    if let Some(group) = group {
        title.push('　');
        title.push_str(group);
    }
    title
}

/// How many sheets, and when the page was made.
pub fn made(sheets: usize, now: &Moment) -> String {
    let (month, day) = now.month_day();
    format!("{} {}（{}年{month}月{day}日 作成）", paper::title(), ui::count(sheets), now.year())
}

/// A group's list.
pub fn group(year: FiscalYear, name: &str) -> String {
    format!("{year}　{}", ui::group(name))
}

/// Words that stand for so many entries, at the first of them.
pub fn stands_for(entries: usize) -> String {
    format!("（この文章は、{entries}項目に共通です）")
}

/// The same words as at another entry of the initiative.
pub fn same_as(label: Option<u8>) -> String {
    label.map_or_else(|| "（上の項目と同じ文章）".to_owned(), |label| format!("（({label}) と同じ文章）"))
}

/// A rank: 1位.
pub fn rank(rank: Rank) -> String {
    format!("{}{}", rank.number(), parts::RANK_SUFFIX)
}

/// How far the targets were reached.
const REACHED: &str = "達成状況";

/// The column that counts verdicts of a report.
pub fn tally(report: Report) -> String {
    match parts::column(report.column()) {
        name if name.contains(REACHED) => name.to_owned(),
        name => format!("{REACHED}（{name}）"),
    }
}

/// Before the numbers of 目的・効果 that an initiative serves.
pub fn serves() -> String {
    match parts::has(FormPart::Purpose) {
        true => format!("対応する{}：", parts::purpose()),
        false => format!("{}・対応する{}：", paper::BEYOND, parts::purpose()),
    }
}

/// What a verdict means.
pub fn meaning(state: State, report: Report) -> String {
    let target = parts::column(Column::Target);
    match (state, report) {
        (State::Met, _) => format!("{target}に達しました。"),
        (State::Short, Report::Final) => format!("{target}に達していません。"),
        (State::Short, Report::Midterm) => {
            format!("{}の時点で、{target}に向けて進んでいます。", parts::column(Column::Midterm))
        }
        (State::Unclear, _) => "文章からは、達したかどうか決められません。".to_owned(),
        (State::NoTarget, _) => "数値で表した目標ではありません。".to_owned(),
    }
}
