//! What was done, undone or refused, told to the person who did it.

use super::{limits, parts};
use crate::model::{Cell, Deed, EditError, FormPart};

/// A step, as 「…を元に戻しました」 names it.
pub fn deed(deed: &Deed) -> String {
    match deed {
        Deed::Typed(cell) => format!("「{}」の入力", typed(cell)),
        Deed::TypedInitiative(number, column) => {
            format!("「{}」の入力", parts::initiative_cell(*number, *column))
        }
        Deed::Replaced(places) => format!("{places}か所の置換"),
        Deed::ChangedYear => "年度の変更".to_owned(),
        Deed::Ranked(_) => format!("{}の変更", parts::rank()),
        Deed::PickedSdg(number, true) => format!("SDGs {number} の選択"),
        Deed::PickedSdg(number, false) => format!("SDGs {number} の取り消し"),
        Deed::AddedPosition => format!("{}の欄の追加", parts::part(FormPart::Positions)),
        Deed::RemovedPosition => format!("{}の欄の削除", parts::part(FormPart::Positions)),
        Deed::AddedInitiative => "取組の追加".to_owned(),
        Deed::RemovedInitiative(number) => format!("取組{}の削除", parts::initiative_number(*number)),
        Deed::MovedInitiative(number) => format!("取組{}の移動", parts::initiative_number(*number)),
        Deed::TickedPurpose(number) => format!("取組{}の目的の選択", parts::initiative_number(*number)),
        Deed::Overruled(number) => format!("取組{}の判定の訂正", parts::initiative_number(*number)),
        Deed::Dismissed => "指摘を対象外にする操作".to_owned(),
        Deed::Commented => "コメント".to_owned(),
        Deed::MovedToStep(count) => format!("{count}シートの段階の移動"),
        Deed::Reopened => "見直しのために欄を開く操作".to_owned(),
        Deed::ChangedSettings => "設定の変更".to_owned(),
        Deed::AddedSheet => "シートの追加".to_owned(),
        Deed::CarriedOver(count) => format!("翌年度のシート{count}件の作成"),
        Deed::DeletedSheets(count) => format!("シート{count}件の削除"),
        Deed::RestoredSheet => "ごみ箱から戻す操作".to_owned(),
        Deed::EmptiedBin(count) => format!("ごみ箱の{count}件の消去"),
        Deed::Imported { new, replaced: 0 } => format!("{new}件の取り込み"),
        Deed::Imported { new, replaced } => {
            format!("{}件の取り込み（うち{replaced}件は置き換え）", new + replaced)
        }
        Deed::PastedTable => "表の貼り付け".to_owned(),
        Deed::BroughtBack => "前の版に戻す操作".to_owned(),
        Deed::Followed => "ほかのタブでの変更".to_owned(),
    }
}

fn typed(cell: &Cell) -> &'static str {
    match cell {
        Cell::Group => parts::group(),
        Cell::Department => parts::department(),
        Cell::Goal => parts::goal(),
        Cell::Situation => parts::situation(),
        Cell::Purpose => parts::purpose(),
        Cell::Participation => parts::participation(),
        Cell::Effects => parts::effects(),
        Cell::Plan(_) => "計画の名前",
        Cell::Position(_) => parts::part(FormPart::Positions),
        Cell::Initiative(_, column) => parts::column(*column),
        Cell::Own(_, key) => parts::own(key),
    }
}

/// What undo did.
pub fn undone(step: &Deed) -> String {
    format!("元に戻しました：{}", deed(step))
}

/// What undo would do, where a person may not expect it.
pub fn ask_undo(step: &Deed) -> String {
    format!("次は「{}」を元に戻します。続けるときは、もう一度押してください。", deed(step))
}

/// What redo would do, where a person may not expect it.
pub fn ask_redo(step: &Deed) -> String {
    format!("次は「{}」をやり直します。続けるときは、もう一度押してください。", deed(step))
}

/// What redo did.
pub fn redone(step: &Deed) -> String {
    format!("やり直しました：{}", deed(step))
}

/// Why an edit was refused, and what to do.
pub fn refused(error: &EditError) -> String {
    match error {
        EditError::NoSheet(_) => "このシートはもうありません。一覧かごみ箱を確かめてください。".to_owned(),
        EditError::NoRow(_) => {
            "この欄はもうありません。画面の内容を確かめて、もう一度操作してください。".to_owned()
        }
        EditError::IdInUse(id) => format!("同じ番号（{id}）のものがすでにあるため、加えられませんでした。"),
        EditError::NotInBin(_) => "このシートはもうごみ箱にありません。".to_owned(),
        EditError::TooLarge(excess) => {
            let place = excess.cell.as_ref().map_or("シート", typed);
            format!("「{place}」に入りませんでした。{}", limits::excess(excess.measure, excess.found))
        }
        EditError::Locked(part) => super::steps::locked(part),
        EditError::OutOfStep => "内容がほかで変わったため、この操作は元に戻せません。".to_owned(),
    }
}
