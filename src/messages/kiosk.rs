//! The words of the kiosk: a citizen's, not the office's.

use super::{parts, ui};
use crate::model::kiosk::KioskOutcome;
use crate::model::{FiscalYear, FormPart, Rank, Report, paper};

/// What ended before the year began.
pub const BEFORE: &str = "前年度まで";

/// What ends after the year.
pub const AFTER: &str = "翌年度以降";

/// What ends in a month.
pub fn until(month: u8) -> String {
    format!("{month}月まで")
}

/// Which goal?
pub const WHICH_GOAL: &str = "どの目標をご覧になりますか";
/// What stands over a part: a citizen's words, but where the city's form has a name of its own for it.
pub fn heading(part: FormPart) -> &'static str {
    let plain = match part {
        FormPart::Situation => "いま、何が困りごとか",
        FormPart::Purpose => "どうなりたいか",
        FormPart::Deadline => "いつまでに",
        FormPart::Target => "どこまで",
        FormPart::Midterm => "年度の途中では",
        FormPart::FinalReport => "どうなったか",
        FormPart::Participation => "市民のみなさんと",
        FormPart::Effects => "よくなったこと、残ったこと",
        other => paper::part(other),
    };
    paper::renamed(part).unwrap_or(plain)
}

/// What stands over the initiatives: what is done, and how it came out as far as that is told.
pub fn initiatives(has_reports: bool) -> &'static str {
    let plain = if has_reports { "何をして、どうなったか" } else { "何をするのか" };
    paper::renamed(FormPart::Method).unwrap_or(plain)
}

/// Who is responsible.
pub fn who() -> &'static str {
    paper::renamed_department().unwrap_or("担当")
}

/// The groups.
pub fn groups() -> &'static str {
    paper::renamed_group().unwrap_or("部局")
}

/// Why a target was missed.
pub const WHY: &str = "わけ";
/// No cause was read: the report, which stands above, may give one all the same.
pub const NO_WHY: &str = "報告の文章をお読みください。";
/// Beside a bar.
pub const LINE_IS_TARGET: &str = "線が目標";
/// By how it came out.
pub const RESULTS: &str = "結果から";
/// What that is.
pub const RESULTS_NOTE: &str = "達成・未達で見る";
/// The screen of results.
pub const RESULTS_TITLE: &str = "どうなったか、すべての目標";
/// By SDG.
pub const SDGS: &str = "SDGsから";
/// What that is.
pub const SDGS_NOTE: &str = "17の目標で見る";
/// The screen of SDGs.
pub const SDGS_TITLE: &str = "SDGs（世界共通の17の目標）から";
/// No goal of the city's serves it.
pub const NO_GOAL_OF_SDG: &str = "目標なし";
/// All of the year.
pub const OVERVIEW_NOTE: &str = "ひと目で見る";
/// What is planned when.
pub const CALENDAR_NOTE: &str = "いつ行うかを見る";
/// Goals by SDG and chapter.
pub const ALIGNMENT_NOTE: &str = "計画から見る";
/// By a word.
pub const SEARCH: &str = "さがす";
/// What that is.
pub const SEARCH_NOTE: &str = "言葉で見つける";
/// The screen of search.
pub const SEARCH_TITLE: &str = "言葉でさがす";
/// The field.
pub const SEARCH_FIELD: &str = "さがす言葉";
/// What to do there.
pub const SEARCH_HOW: &str = "言葉を選ぶか、入力してください。";
/// Nothing fits.
pub const NOTHING: &str = "当てはまるものはありません。";
/// Every value of a filter.
pub const ALL: &str = "すべて";
/// The filter by outcome.
pub const OUTCOME: &str = "結果";
/// The filter by SDG.
pub const BY_SDG: &str = "SDGs";
/// Enlarges, by steps.
pub const LARGER: &str = "文字を大きく";
/// Inverts.
pub const INVERT: &str = "白黒反転";
/// The start.
pub const HOME: &str = "はじめへ";
/// One step back.
pub const BACK: &str = "もどる";
/// The goal before.
pub const PREVIOUS: &str = "前の目標";
/// The goal after.
pub const NEXT: &str = "次の目標";
/// What to do.
pub const TOUCH: &str = "画面にふれてご覧ください";
/// On the pages that change by themselves.
pub const TOUCH_TO_SEE: &str = "画面にふれると、はじまります";
/// Goes on down the page.
pub const MORE: &str = "つづきを見る";
/// Goes back up.
pub const TO_TOP: &str = "上にもどる";
/// Nobody has touched it for a while.
pub const STILL_THERE: &str = "まだご覧になりますか";
/// Goes on.
pub const GO_ON: &str = "つづけて見る";
/// Ends it.
pub const END: &str = "はじめの画面にもどる";
/// Any touch will do.
pub const ANYWHERE: &str = "画面のどこにふれても、つづけて見られます";
/// The buttons at the foot.
pub const BUTTONS: &str = "画面の操作";
/// The gesture was made in a kiosk file.
pub const CLOSING: &str = "キオスクの終わり方";
/// How it ends.
pub const CLOSE_HOW: &str = "閉じるには、Alt キーと F4 キーをいっしょに押します。全画面は F11 キーで変わります。はじめから読み込むには F5 キーを押します。";
/// Back to the kiosk.
pub const STAY: &str = "キオスクにもどる";
/// The button on 公開.
pub const EXPORT: &str = "キオスク用に書き出す";
/// The field for the city's name.
pub const CITY: &str = "キオスクに出す市の名前";
/// What it is for.
pub const CITY_NOTE: &str = "例：あおぞら市（空欄なら年度だけ）";
/// It is said in one place.
pub const CITY_SETTLED: &str = "設定の「市区町村名」と同じものです。";
/// The trial run.
pub const TRY: &str = "キオスクを試す";
/// How the trial run is left.
pub const TRY_NOTE: &str = "終えるには Esc キーを続けて3回押します。";
/// Between the stem of a file's name and its ending.
pub const FILE_ENDING: &str = "_キオスク.html";
/// The app's file is not beside the page.
pub const NO_APP: &str =
    "キオスク用のファイルを作れませんでした。アプリのファイル（goalsheet.html）を読み込めません。";
/// The pages in a kiosk file are broken.
pub const BROKEN: &str = "このファイルは壊れています。「公開」の画面で、もう一度書き出してください。";

/// A kind of outcome in a word.
pub fn outcome(outcome: KioskOutcome) -> &'static str {
    match outcome {
        KioskOutcome::Met => "達成",
        KioskOutcome::Missed => "未達",
        KioskOutcome::OnTheWay => "途中",
        KioskOutcome::InWords => "文章で報告",
        KioskOutcome::NoNumber => "数を決めない目標",
        KioskOutcome::NoReport => "報告はこれから",
    }
}

/// The same with its sign.
pub fn signed(of: KioskOutcome) -> String {
    let sign = match of {
        KioskOutcome::Met => "✓ ",
        KioskOutcome::Missed => "▲ ",
        KioskOutcome::OnTheWay => "▶ ",
        KioskOutcome::InWords | KioskOutcome::NoNumber | KioskOutcome::NoReport => "",
    };
    format!("{sign}{}", outcome(of))
}

/// The kiosk's name.
pub fn title(city: &str, year: Option<FiscalYear>) -> String {
    let title = ui::list_title(year);
    if city.is_empty() { title } else { format!("{city}　{title}") }
}

/// What the start says under its name: how far the year is, and how many goals there are.
pub fn about(goals: usize, latest: Option<Report>) -> [String; 2] {
    match latest {
        Some(Report::Final) => {
            ["市が1年をかけて取り組んだ".to_owned(), format!("{goals}の目標と、その結果です。")]
        }
        Some(Report::Midterm) => {
            ["市が1年をかけて取り組む".to_owned(), format!("{goals}の目標と、いまの進み具合です。")]
        }
        None => ["市が1年をかけて取り組む".to_owned(), format!("{goals}の目標です。")],
    }
}

/// Of how many.
pub fn of_targets(count: usize) -> String {
    format!("{count}の目標のうち")
}

/// How many there are, before any of them was reported on.
pub fn promised(count: usize) -> String {
    format!("{count}の目標の、報告はこれから")
}

/// Those that have a number.
pub const BY_NUMBER: &str = "数で決めた";
/// Were reached.
pub const REACHED: &str = "を達成";

/// A group as a button names it, with its year where there are several.
pub fn group(year: Option<FiscalYear>, name: &str) -> String {
    match year {
        Some(year) => format!("{year} {}", ui::group(name)),
        None => ui::group(name).to_owned(),
    }
}

/// So many goals.
pub fn goals(count: usize) -> String {
    match count {
        1..10 => format!("{count}つの目標"),
        _ => format!("{count}の目標"),
    }
}

/// A goal's place in its group.
pub fn rank(rank: Rank) -> String {
    format!("{} {}{}", parts::rank(), rank.number(), parts::RANK_SUFFIX)
}

/// Who is responsible.
pub fn in_charge(department: &str) -> String {
    format!("{}　{}", who(), ui::department(department))
}

/// A bar's name: how much of the target was reached.
pub fn reached(percent: i64) -> String {
    format!("目標の{percent}%")
}

/// A bar's name: how many came out how.
pub fn counted(counts: &[(KioskOutcome, usize)]) -> String {
    let told: Vec<String> = counts.iter().map(|(of, count)| format!("{} {count}", outcome(*of))).collect();
    told.join("　")
}

/// One goal of the changing pages: how many of its targets were reached, and of how many that is not told yet.
pub fn reached_of(met: usize, all: usize, awaited: usize) -> String {
    match awaited {
        0 => format!("数で決めた{all}の目標のうち、{met}を達成しました"),
        _ if awaited == all => format!("数で決めた{all}の目標の、報告はこれからです"),
        _ => format!("数で決めた{all}の目標のうち、{met}を達成しました（{awaited}の報告はこれから）"),
    }
}

/// What an SDG is served by.
pub fn of_sdg(number: u8, name: &str) -> String {
    format!("SDGs {number}　{name}")
}

/// What is left below, in the unit of the page.
pub fn more(left: usize, unit: &str) -> String {
    if left == 0 { MORE.to_owned() } else { format!("{MORE}　あと{left}{unit}") }
}

/// The unit of a list.
pub const UNIT: &str = "件";
/// The unit of a goal's page.
pub const UNIT_OF_GOAL: &str = "つの取組";

/// How many rows a filter or a word leaves.
pub fn found(count: usize) -> String {
    if count == 0 { NOTHING.to_owned() } else { format!("{count}件") }
}

/// How long until the start.
pub fn seconds(left: u32) -> String {
    format!("{left}秒")
}

/// Before the seconds.
pub const LEFT: &str = "あと ";
/// After them.
pub const THEN: [&str; 3] = [" で", "はじめの画面に", "もどります"];
