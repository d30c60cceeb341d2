//! The words of 予定: what is due when, beside what was reported.

use crate::calendar::{Bar, CalendarEntry, Timing, YearDays};
use crate::messages::parts;
use crate::model::{Column, Day, FiscalYear, FormPart, paper};

/// The screen's heading.
pub fn title(year: Option<FiscalYear>) -> String {
    year.map_or_else(
        || super::showing::CALENDAR.to_owned(),
        |year| format!("{year}　{}", super::showing::CALENDAR),
    )
}

/// Where it comes from.
pub fn how() -> String {
    format!(
        "{}の文から読み取りました。棒の中の言葉は、シートに書かれたとおりです。",
        parts::column(Column::Deadline)
    )
}

/// What a deadline is called within a sentence.
fn deadline() -> String {
    match paper::is_renamed(Column::Deadline) {
        true => format!("「{}」", parts::column(Column::Deadline)),
        false => parts::column_short(Column::Deadline).to_owned(),
    }
}

/// How rows are made.
pub const ROWS: &str = "行のまとめ方";
/// A row an entry.
pub const BY_ENTRY: &str = "取組ごと";
/// A row a sheet.
pub const BY_SHEET: &str = "シートごと";
/// The calendar file.
pub const ICS: &str = "予定表（.ics）";
/// Exports the calendar file.
pub const EXPORT_ICS: &str = "予定表（.ics）で書き出す";
/// What is in it.
pub fn ics_note() -> String {
    format!(
        "予定表には、期間の終わりの日を終日の予定として入れます（通年・年度内などは年度の最後の日に1件）。\
    Outlookや Googleカレンダーに取り込めます。予定ごとに変わらない番号を付けるので、同じ予定として扱われます。\
    {}は入りません。",
        undated()
    )
}
/// The picture.
pub const PICTURE: &str = "年度の予定";
/// The head of the rows.
pub const ROW_HEAD: &str = "シートと取組";
/// The head of the sheets.
pub const SHEET_HEAD: &str = "シート";
/// The months.
pub const MONTHS_HEAD: &str = "4月から3月まで";
/// Without a date.
pub const NO_DATE: &str = "日付なし";
/// Without an end.
pub const NO_END: &str = "終わりなし";
/// The list.
pub const OVERDUE: &str = "過ぎて報告のないもの";
/// The list of what only 中間報告 speaks of.
pub fn midterm_only() -> String {
    format!("過ぎて{}のないもの", parts::column(Column::FinalReport))
}

/// What the list leaves out of account.
pub fn midterm_is_there() -> String {
    format!("{}はあります。", parts::column(Column::Midterm))
}

/// What has no room in a list.
pub fn more(count: usize) -> String {
    format!("ほか{count}件")
}

/// The list.
pub const NEXT: &str = "次に来るもの";
/// The list.
pub fn undated() -> String {
    format!("日付のない{}", deadline())
}
/// Nothing is over without a report.
pub const NO_OVERDUE: &str = "ありません。";
/// Nothing comes.
pub const NO_NEXT: &str = "30日のうちに終わるものはありません。";
/// Every deadline names a day.
pub fn no_undated() -> String {
    format!("どの{}からも日付を読み取れました。", deadline())
}
/// The table behind the picture.
pub const AS_TABLE: &str = "表で見る";
/// The end.
pub const ENDS: &str = "終わりの日";
/// How it stands.
pub const STANDS: &str = "状態";
/// No deadline at all, or no place for one.
pub fn nothing() -> String {
    match parts::has(FormPart::Deadline) {
        true => format!("{}の書かれた取組がありません。", parts::column(Column::Deadline)),
        false => "この様式には、いつまでに行うかを書く欄がありません。".to_owned(),
    }
}

/// No entry has a day.
pub fn all_undated() -> String {
    format!("日付を読み取れた{}はありません。「{}」に並んでいます。", deadline(), undated())
}
/// Single days.
pub const LEGEND_DAY: &str = "日にち";
/// 頃, から.
pub const LEGEND_SOFT: &str = "点線の端：はっきり書かれていない始まり・終わり";
/// What a month's counts mean.
pub const LEGEND_MONTHS: &str =
    "その月に終わる期間の数。✓ 報告あり　▲ 過ぎて報告（期末報告）なし　数字だけ これから";
/// Opens the picture's legend.
pub const LEGEND: &str = "図の見方";

/// How many things end within thirty days.
pub fn next_count(count: usize) -> String {
    format!("30日で {count}")
}

/// How a period stands.
pub fn timing(timing: Timing) -> &'static str {
    match timing {
        Timing::MidtermOnly => paper::kept(&format!("過ぎて{}なし", parts::column(Column::FinalReport))),
        Timing::Reported(_) => "終わり・報告あり",
        Timing::Overdue => "過ぎて報告なし",
        Timing::Running => "期間の中",
        Timing::ToCome => "これから",
        Timing::Planned => "予定",
    }
}

/// A bar's words: 「▲ 9月末まで　報告なし」.
pub fn bar(bar: &Bar) -> String {
    match bar.timing {
        Timing::Reported(report) => format!("✓ {}　{}あり", bar.words, parts::column(report.column())),
        Timing::MidtermOnly => {
            let [midterm, last] = [Column::Midterm, Column::FinalReport].map(parts::column);
            format!("▲ {}　{last}なし（{midterm}あり）", bar.words)
        }
        Timing::Overdue => format!("▲ {}　報告なし", bar.words),
        Timing::Running | Timing::ToCome | Timing::Planned => bar.words.clone(),
    }
}

/// The same where the picture is not seen.
pub fn told(bar: &Bar) -> String {
    let words = self::bar(bar);
    match bar.timing {
        Timing::Running | Timing::ToCome => format!("{words}　{}", timing(bar.timing)),
        _ => words,
    }
}

/// 10月16日
pub fn day(day: Day) -> String {
    format!("{}月{}日", day.month(), day.day())
}

/// The same with its year, where it is not the fiscal year's own: 令和8年3月31日 is told as 2026年3月31日.
pub fn day_of(at: Day, year: YearDays) -> String {
    if (year.first..=year.last).contains(&at) { day(at) } else { format!("{}年{}", at.year(), day(at)) }
}

/// 「今日 10月16日」
pub fn today(at: Day) -> String {
    format!("今日 {}", day(at))
}

/// The months' names, April first.
pub fn month(number: u8) -> String {
    format!("{number}月")
}

/// The two calendar years of a fiscal year: 「令和6年（2024）」.
pub fn calendar_year(year: i64) -> String {
    match year - 2018 {
        1 => format!("平成31年・令和元年（{year}）"),
        era @ 2.. => format!("令和{era}年（{year}）"),
        _ => format!("平成{}年（{year}）", year - 1988),
    }
}

/// 「16日前」; where the words are not exact, 「およそ16日前」.
pub fn ago(days: i64, is_about: bool) -> String {
    format!("{}{days}日前", about(is_about))
}

/// 「あと15日」
pub fn ahead(days: i64, is_about: bool) -> String {
    if days == 0 { "今日".to_owned() } else { format!("{}あと{days}日", about(is_about)) }
}

fn about(is: bool) -> &'static str {
    if is { "およそ" } else { "" }
}

/// ③ (1)
pub fn entry_number(entry: &CalendarEntry<'_>) -> String {
    let (number, label) = entry.numbers();
    let number = parts::initiative_number(number);
    label.map_or_else(|| number.clone(), |label| format!("{number} ({label})"))
}

/// How many entries stand where; `both` of them in the picture and, with another part, among those without a date.
pub fn counts(all: usize, drawn: usize, undated: usize, both: usize) -> String {
    let twice = if both > 0 { format!("（うち {both} は図にも）") } else { String::new() };
    format!("{}のある{all}項目のうち、図に {drawn}、日付なし {undated}{twice}", deadline())
}

/// What a month's counts say: 「✓2 ▲1 3」.
pub fn month_counts(counts: crate::calendar::DueCounts) -> String {
    let mut told = Vec::new();
    if counts.reported > 0 {
        told.push(format!("✓{}", counts.reported));
    }
    if counts.overdue > 0 {
        told.push(format!("▲{}", counts.overdue));
    }
    if counts.open > 0 {
        told.push(counts.open.to_string());
    }
    told.join(" ")
}

/// How a calendar file's name ends.
pub const ICS_ENDING: &str = "_予定.ics";
/// Who made a calendar file, as its format asks.
pub const ICS_MAKER: &str = "-//goalsheet//重点目標管理シート//JA";

/// The calendar's name in the programs that take it in.
pub fn ics_name(year: Option<FiscalYear>) -> String {
    format!("{}の予定", super::slides::title(year))
}

/// What an event is called: 「期限：契約の手引きの改訂（9月末まで）」.
pub fn ics_summary(entry: &CalendarEntry<'_>, bar: &Bar, is_end: bool) -> String {
    let name = match entry.name() {
        "" => entry_number(entry),
        name => name.to_owned(),
    };
    let what = match (bar.last, is_end) {
        (None, _) => "開始：",
        (Some(_), true) => &format!("{}：", parts::column_short(Column::Deadline)),
        (Some(_), false) => "",
    };
    format!("{what}{name}（{}）", bar.words)
}

/// What an event is about.
pub fn ics_description(entry: &CalendarEntry<'_>, target: &str) -> String {
    let sheet = entry.line.sheet;
    let mut lines = vec![
        format!("{}：{}", parts::goal(), super::ui::goal(&sheet.goal)),
        format!("{}：{}", parts::department(), super::ui::department(&sheet.department)),
        format!("{}：{} {}", parts::column(Column::Method), entry_number(entry), entry.name()),
        format!("{}：{}", parts::column(Column::Deadline), entry.deadline),
    ];
    if !target.is_empty() {
        lines.push(format!("{}：{target}", parts::column(Column::Target)));
    }
    lines.join("\n")
}
