//! 使い方: its sections, by the headings that the README has for staff, and the words around it.

/// The dialog.
pub const TITLE: &str = "使い方";
/// Opens it.
pub const OPEN: &str = "使い方（F1）";
/// It comes.
pub const LOADING: &str = "読み込んでいます…";
/// It does not come.
pub const FAILED: &str = "使い方を読み込めませんでした。通信の状態を確かめて、もう一度開いてください。";

/// The first visit.
pub const START: &str = "はじめに";
/// The list.
pub const LIST: &str = "シートの一覧";
/// A sheet on paper.
pub const SHEET: &str = "シートを書く";
/// A sheet by entries.
pub const ITEMS: &str = "項目ごとに書く";
/// Targets and results.
pub const RESULTS: &str = "目標と実績";
/// The review.
pub const REVIEW: &str = "点検";
/// Publishing.
pub const PUBLISH: &str = "公開";
/// The whole year at a glance.
pub const OVERVIEW: &str = "全体を見る";
/// What is due when.
pub const CALENDAR: &str = "予定";
/// Goals by plan and SDG.
pub const ALIGNMENT: &str = "計画との対応";
/// What was promised, and what became of it.
pub const PROMISES: &str = "約束の台帳";
/// From year to year.
pub const CARRY: &str = "翌年度へ引き継ぐ";
/// How far each department is with the year's step.
pub const PROGRESS: &str = "提出状況と年度の段階";
/// What holds for all sheets.
pub const SETTINGS: &str = "設定";
/// Kiosk and slides.
pub const KIOSK: &str = "キオスクとスライド";
/// The bin.
pub const BIN: &str = "ごみ箱";
/// Files in and out.
pub const FILES: &str = "送る・受け取る";
/// Finding and replacing.
pub const FIND: &str = "さがす・置き換える";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_readme_has_every_section() {
        let readme = include_str!("../../README.md");
        for section in [
            START, LIST, SHEET, ITEMS, RESULTS, REVIEW, PUBLISH, OVERVIEW, CALENDAR, ALIGNMENT, PROMISES,
            CARRY, PROGRESS, SETTINGS, KIOSK, BIN, FILES, FIND,
        ] {
            assert!(readme.contains(&format!("\n### {section}\n")), "{section}");
        }
    }
}
