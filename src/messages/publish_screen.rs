//! The screen 公開, and what is said about printing.

use std::sync::Arc;

use super::{parts, publish, ui};
use crate::model::{FiscalYear, FormPart, Rank, Sheet, paper};

/// The screen.
pub const TITLE: &str = "公開";
/// What it is for.
pub const HOW: &str = "市のサイトや紙で公開する内容を選び、右のプレビューで確かめてから書き出します。";
/// Nothing to publish yet.
pub const NO_SHEETS: &str =
    "この条件のシートはありません。シートを作るかファイルを開くと、ここで公開用のページや PDF にできます。";
/// Nothing is ticked.
pub const NOTHING_CHOSEN: &str = "シートを1つ以上選ぶと、ここに公開するページが出ます。";
/// Takes every sheet out.
pub const TAKE_NONE: &str = "すべて外す";
/// Takes every sheet in.
pub const TAKE_ALL: &str = "すべて選ぶ";
/// What is included.
pub const CONTENT: &str = "内容";
/// Plan and reports.
pub const WITH_REPORTS: &str = "報告も含める";
/// Plan only.
pub const PLAN_ONLY: &str = "計画のみ";
/// What was read.
pub const READINGS: &str = "目標と実績（判定）を載せる";
/// The cover.
pub fn cover() -> &'static str {
    paper::kept(&format!("表紙（{}）を付ける", publish::list()))
}
/// The year at a glance.
pub const OVERVIEW: &str = "全体を載せる";
/// Goals by SDG and chapter.
pub const ALIGNMENT: &str = "計画との対応を載せる";
/// Why it cannot be chosen.
pub const NOTHING_TO_ALIGN: &str = "（この様式には計画やSDGsの欄がありません）";
/// The deadlines as bars.
pub const CALENDAR: &str = "予定を載せる";
/// Paper.
pub const PAPER: &str = "用紙";
/// Paper of this size.
pub const A3: &str = "A3 横";
/// Paper of this size.
pub const A4: &str = "A4 横";
/// Fit to one page.
pub const FIT: &str = "1枚に収める（読める大きさまで縮小）";
/// Room for those who sign a print.
pub const APPROVAL: &str = "印刷するシートに決裁欄を付ける";
/// What travels in the file.
pub const DATA: &str = "ファイルに入れるデータ";
/// Only what is shown.
pub const SHOWN: &str = "載せた内容だけ";
/// All of it.
pub const WHOLE: &str = "すべて（載せない報告・メモ・コメントも）";
/// What else is left out with the reports.
pub const PLAN_HAS_NO_MORE: &str = "計画のみのときは、Markdown と Excel にはこれらを入れません。";
/// How the preview is shown.
pub const PREVIEW: &str = "プレビュー";
/// As people read it.
pub const ON_SCREEN: &str = "画面";
/// As it is printed.
pub const ON_PAPER: &str = "印刷";
/// The page is being made.
pub const MAKING: &str = "プレビューを作っています…";
/// The page could not be made.
pub const MAKING_FAILED: &str = "プレビューを作れませんでした。読み取れないシートがあります。";
/// A person stopped it.
pub const PREVIEW_STOPPED: &str = "プレビューの作成を中止しました。";
/// Makes it once more.
pub const MAKE_AGAIN: &str = "もう一度作る";
/// The review before publishing.
pub const CHECK: &str = "公開前の点検";
/// Nothing grave was found.
pub const NO_ERRORS: &str = "誤りは見つかりませんでした。";
/// All errors are on the review's screen.
pub const TO_REVIEW: &str = "点検を開く";
/// The formats.
pub const FORMATS: &str = "書き出す";
/// Prints, or saves as PDF.
pub const PRINT: &str = "印刷・PDF";
/// There are errors.
pub const ERRORS_LEFT: &str = "誤りが残っています";
/// The review has not looked at everything.
pub const NOT_CHECKED: &str = "点検が終わっていません";
/// Goes back.
pub const BACK: &str = "点検に戻る";
/// Goes on all the same.
pub const GO_ON: &str = "このまま書き出す";
/// Where paper and fit are chosen.
pub const SETTINGS: &str = "用紙の設定";
/// Nothing to print.
pub const NOTHING_TO_PRINT: &str = "印刷するシートがありません。";
/// A person stopped it.
pub const PRINT_STOPPED: &str = "印刷を中止しました。";
/// The document for printing could not be made.
pub const PRINT_ANYWAY: &str = "印刷用のページを作れなかったため、この画面をそのまま印刷します。";

/// The screen's heading.
pub fn screen_title(year: Option<FiscalYear>) -> String {
    year.map_or_else(|| TITLE.to_owned(), |year| format!("{year}　{TITLE}"))
}

/// How many sheets are chosen.
pub fn chosen(count: usize, all: usize) -> String {
    format!("シート（{all}件中 {count}件）")
}

/// A sheet among those to choose from.
pub fn sheet(rank: Option<Rank>, goal: &str) -> String {
    match rank.filter(|_| parts::has(FormPart::Rank)) {
        Some(rank) => format!("{}{}　{}", rank.number(), parts::RANK_SUFFIX, ui::goal(goal)),
        None => ui::goal(goal).to_owned(),
    }
}

/// Only the first sheets are in the preview.
pub fn first_only(shown: usize, all: usize) -> String {
    format!("プレビューは初めの{shown}件です。書き出しと印刷には{all}件すべてが入ります。")
}

/// The pictures of the year are of all, also in the preview.
pub const PICTURES_OF_ALL: &str = "全体・予定・計画との対応は、プレビューでもすべてのシートを数えています。";

/// How many pages of paper; where sheets go on to a further page, of which sheets and parts those are.
pub fn pages(pages: usize, is_exact: bool, fitting: usize, (sheets, taken): (usize, usize)) -> String {
    let about = if is_exact { "" } else { "約" };
    if sheets == 0 {
        return format!("用紙 {about}{pages}枚");
    }
    let others = pages.saturating_sub(fitting + taken);
    let mut parts = vec![format!("1枚に収まらない{sheets}件のシートが{taken}枚になります")];
    if fitting > 0 {
        parts.push(format!("1枚に収まるシート {fitting}枚"));
    }
    if others > 0 {
        parts.push(format!("表紙・目標と実績 {others}枚"));
    }
    format!("用紙 {about}{pages}枚（{}）", parts.join("、"))
}

/// Sheets are laid out as paper.
pub fn laying_out(done: usize, all: usize) -> String {
    format!("用紙の大きさに合わせています（{done}／{all}）")
}

/// Sheets that go on to a second page.
pub fn goes_on(sheets: &[(Option<Rank>, &str)]) -> String {
    let named = |(rank, goal): &(Option<Rank>, &str)| match rank.filter(|_| parts::has(FormPart::Rank)) {
        Some(rank) => format!("{}{}「{}」", rank.number(), parts::RANK_SUFFIX, ui::goal(goal)),
        None => format!("「{}」", ui::goal(goal)),
    };
    // Goals are long: of many sheets the first stands for all.
    let named: Vec<String> = sheets.iter().map(named).collect();
    let who = match named.as_slice() {
        [] => return String::new(),
        [one] => one.clone(),
        [one, two] => format!("{one}と{two}"),
        [first, rest @ ..] => format!("{first}ほか{}件", rest.len()),
    };
    format!("{who}は、読める大きさでは1枚に収まらず、次の用紙に続きます。")
}

/// Sheets were not looked at yet.
pub fn still_reading(count: usize) -> String {
    format!("点検しています（あと{count}件）…")
}

/// Sheets cannot be looked at.
pub fn not_read(count: usize) -> String {
    format!("{count}件は点検できませんでした。")
}

/// Warnings and hints.
pub fn others(warnings: usize, hints: usize) -> String {
    format!("ほかに、注意 {warnings}件・ヒント {hints}件")
}

/// Sheets with words that the form has no place for; nothing where there are none.
pub fn strays_left_out<'s>(sheets: impl Iterator<Item = &'s Arc<Sheet>>) -> String {
    /// How many are named.
    const NAMED: usize = 3;
    let goals: Vec<String> = sheets.map(|sheet| format!("「{}」", ui::goal(&sheet.goal))).collect();
    if goals.is_empty() {
        return String::new();
    }
    let more = goals.len().checked_sub(NAMED).filter(|more| *more > 0);
    let more = more.map_or_else(String::new, |more| format!("ほか{more}件"));
    format!(
        "「{}」に言葉のあるシートが{}件あります（{}{more}）。その言葉は公開するものに入りません。公開するには、設定でその欄を様式に入れてください。",
        paper::BEYOND,
        goals.len(),
        goals[..goals.len().min(NAMED)].concat()
    )
}

/// Further errors.
pub fn more_errors(count: usize) -> String {
    format!("ほか{count}件")
}

/// How many errors.
pub fn errors(count: usize) -> String {
    format!("誤り {count}件")
}

/// Before something wrong is published.
pub fn really_publish(errors: usize, unread: usize) -> String {
    match errors {
        0 => format!(
            "{unread}件のシートをまだ点検していません。点検が終わってから書き出すことをお勧めします。"
        ),
        _ => format!(
            "選んだシートに、直していない誤りが{errors}件あります。このまま公開してよいか確かめてください。"
        ),
    }
}

/// A document for printing is being made.
pub fn preparing(count: usize) -> String {
    format!("印刷するページを用意しています（{count}件）")
}

/// It was handed to the printer, or not: browsers do not tell.
pub fn handed_over(is_a4: bool, fit: bool) -> String {
    let paper = if is_a4 { A4 } else { A3 };
    let fit = if fit { "・1枚に収める" } else { "" };
    format!("印刷の画面を開きました（{paper}{fit}）。")
}
