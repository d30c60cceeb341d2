//! What screens say that show many sheets at once: 全体, 予定, 計画との対応, slides and the kiosk.

use crate::model::FiscalYear;

/// The whole year.
pub const OVERVIEW: &str = "全体";
/// What is due when.
pub const CALENDAR: &str = "予定";
/// Goals by plan and SDG.
pub const ALIGNMENT: &str = "計画との対応";
/// A goal a slide.
pub const SLIDES: &str = "スライド";
/// The year for everybody.
pub const KIOSK: &str = "キオスク";
/// The menu of the screens that the bar has no room for.
pub const MORE: &str = "その他";
/// The picture is being made.
pub const DRAWING: &str = "描いています…";
/// It was not made.
pub const DRAWING_FAILED: &str =
    "読み取れないシートがあるため、描けませんでした。点検でシートを確かめてください。";
/// A person stopped it.
pub const DRAWING_STOPPED: &str = "中止しました。";
/// Tries it again.
pub const DRAW_AGAIN: &str = "もう一度描く";
/// There is nothing to draw.
pub const NO_SHEETS: &str = "この条件のシートはありません。年度や部局を変えるか、シートを作ってください。";
/// Until a kiosk's file has begun.
pub const LOADING: &str = "読み込んでいます…";

/// A screen's heading: 令和6年度　全体.
pub fn titled(year: Option<FiscalYear>, screen: &str) -> String {
    year.map_or_else(|| screen.to_owned(), |year| format!("{year}　{screen}"))
}
