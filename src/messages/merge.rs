//! The words of sheets that came back: what each side changed, and how a person settles what both did.

use super::{import as words, parts, ui};
use crate::import::{Difference, MergeCounts};
use crate::merge::{MergeDecision, MergeOutcome, Proposal, ProposedChange, ProposedPlace, SheetStanding};
use crate::model::{InitiativeId, Sheet};

/// Over the places that only a person can settle.
pub const CONFLICTS: &str = "両方で変更した所";
/// What happens to them while nobody decides.
pub const KEPT_TWICE: &str = "決めていない所は、両方の文を残します。あとから直せます。";
/// Beside a text that nobody has settled.
pub fn both_stand(is_ours_first: bool) -> String {
    let [first, second] = if is_ours_first { ["こちら", "先方"] } else { ["先方", "こちら"] };
    format!("決めていないので、{first}、{second}の順に両方の文を残します。")
}
/// To the one before.
pub const BEFORE: &str = "前へ";
/// To the next.
pub const NEXT: &str = "次へ";
/// Shows what both came from.
pub const SHOW_BASE: &str = "もとの文を見る";
/// Hides it.
pub const HIDE_BASE: &str = "もとの文を隠す";
/// What stands here.
pub const OURS: &str = "こちら";
/// What came.
pub const THEIRS: &str = "先方";
/// What both came from.
pub const BASE: &str = "もとの文";
/// Both are kept.
pub const BOTH: &str = "両方残す";
/// Other words.
pub const REWRITE: &str = "書き直す";
/// What became of a stretch.
pub const HANDLING: &str = "扱い";
/// The text that will be stored.
pub const RESULT: &str = "できあがる文";
/// The field in which a place is written anew.
pub const REWRITE_HERE: &str = "書き直した文";
/// Over the sheets that came back.
pub const SHEETS: &str = "返ってきたシート";
/// Column of what stands here.
pub const NOW: &str = "この端末（今の内容）";
/// Column of what will.
pub const AFTER: &str = "取り込んだあと";
/// Column of places.
pub const PLACE: &str = "取り込む所";
/// How changes are left out.
pub const HOW: &str = "チェックを外した所は、今のまま残ります。";

/// One of the report's counts: its number, its sign and name, and what is done.
pub type MergeFigure = (usize, &'static str, String);

/// The report's counts, largest concern first.
pub fn figures(counts: MergeCounts) -> [MergeFigure; 6] {
    let MergeCounts { both, conflicts, settled, removed, new, theirs, coming, ours, same } = counts;
    [
        (both, "⇄ 両方で変更", format!("決める所 {conflicts}　決めた所 {settled}")),
        (removed, "− 先方で削除", "なくなった取組".to_owned()),
        (new, "＋ 新しいシート", "加えます".to_owned()),
        (theirs, "← 先方だけ変更", format!("あわせて{coming}か所が来ます")),
        (ours, "→ こちらだけ変更", "そのまま残します".to_owned()),
        (same, "＝ 変わりなし", "何もしません".to_owned()),
    ]
}

/// How a sheet stands, in a word.
pub fn standing(standing: SheetStanding) -> &'static str {
    match standing {
        SheetStanding::Unchanged => "変わりなし",
        SheetStanding::Theirs => "先方だけ変更",
        SheetStanding::Ours => "こちらだけ変更",
        SheetStanding::Both => "両方で変更",
        SheetStanding::New => "新しいシート",
        SheetStanding::DeletedThere => "先方で削除",
        SheetStanding::DeletedHere => "こちらで削除",
    }
}

/// What became of a place.
pub fn outcome(outcome: MergeOutcome) -> &'static str {
    match outcome {
        MergeOutcome::Kept => "＝ 同じ",
        MergeOutcome::Ours => "→ こちら",
        MergeOutcome::Theirs => "← 先方",
        MergeOutcome::BothSame => "＝ 同じ変更",
        MergeOutcome::Merged => "⇄ 両方",
        MergeOutcome::Joined => "⇄ 合わせた",
        MergeOutcome::Conflict => "⇄ 選ぶ",
    }
}

/// A decision's name.
pub fn decision(decision: &MergeDecision) -> &'static str {
    match decision {
        MergeDecision::Ours => OURS,
        MergeDecision::Theirs => THEIRS,
        MergeDecision::Both => BOTH,
        MergeDecision::Rewritten(_) => REWRITE,
    }
}

/// Which of how many.
pub fn which(at: usize, all: usize) -> String {
    format!("{all}か所中 {at}")
}

/// The sheet in which a place lies, and the file.
pub fn of_sheet(sheet: &Sheet, file: &str) -> String {
    format!("{}　{}　ファイル：{file}", ui::goal(&sheet.goal), sheet.department)
}

/// A file's name, and the earlier one after whose version of the sheet its own is put together.
pub fn file_after(name: &str, earlier: Option<&str>) -> String {
    match earlier {
        Some(earlier) => format!("{name}（「{earlier}」の分を合わせたあとの「こちら」と比べています）"),
        None => name.to_owned(),
    }
}

/// A file brought what an earlier one had brought already.
pub fn same_as(earlier: &str) -> String {
    format!("「{earlier}」と同じ内容です。二重には取り込みません。")
}

/// It is like no sheet here.
pub const NOT_MATCHED: &str = "照合：新しいシートとして";
/// Unfolds the correction of a match.
pub const CORRECT_MATCH: &str = "照合を直す";
/// It is no sheet that is here.
pub const AS_NEW_SHEET: &str = "新しいシートとして";
/// It is no initiative that is here.
pub const AS_NEW_ROW: &str = "新しい取組として";

/// The sheet here that one that came was taken for.
pub fn matched(here: &Sheet) -> String {
    format!("照合：年度・部局・目標から「{}」と同じシートとして比べています", candidate(here))
}

/// The sheet here that a person chose for one that came.
pub fn matched_by_hand(here: &Sheet) -> String {
    format!("照合：手で選びました。「{}」と同じシートとして比べています", candidate(here))
}

/// A sheet here that one that comes as new may be.
pub fn likely(here: &Sheet, has_same_rank: bool) -> String {
    let why = if has_same_rank { "同じ順位の" } else { "目標の似た" };
    format!(
        "{why}シートがあります：「{}」。同じシートなら「{CORRECT_MATCH}」で選んでください",
        candidate(here)
    )
}

/// A sheet that one that came may be.
pub fn candidate(sheet: &Sheet) -> String {
    let rank = sheet.rank.map_or_else(String::new, |rank| format!(" {rank}"));
    format!("{}（{}{rank}）", ui::goal(&sheet.goal), sheet.department)
}

/// The accessible name of the choice of a sheet.
pub fn match_of(goal: &str) -> String {
    format!("「{}」と同じシート", ui::goal(goal))
}

/// The accessible name of the choice of an initiative.
pub fn match_of_row(number: &str) -> String {
    format!("ファイルの取組{number}と同じ取組")
}

/// An initiative by its number and the beginning of its words.
pub fn initiative_line(number: usize, method: &str) -> String {
    let first: String = method.lines().next().unwrap_or("").chars().take(24).collect();
    format!("{} {first}", parts::initiative_number(number))
}

/// Unfolds what comes.
pub fn show_changes(coming: usize, ours: usize) -> String {
    match (coming, ours) {
        (0, ours) => format!("こちらだけの変更 {ours}か所を見る"),
        (coming, 0) => format!("先方の変更 {coming}か所を見る"),
        (coming, ours) => format!("先方の変更 {coming}か所を見る（こちらだけの変更 {ours}か所は残ります）"),
    }
}

/// Takes one change.
pub fn take_change(place: &str) -> String {
    format!("{place}に先方の変更を取り込む")
}

/// A number of the outline stands twice in what was put together.
pub fn doubled(number: &str) -> String {
    format!("両方で「{number}」を使ったので、番号が重なっています。取り込んだあとに付け直してください。")
}

/// What a person should know of what comes out of a change while nothing is decided about it.
pub fn undecided(change: &ProposedChange) -> Option<String> {
    let unsettled = change.text.as_ref().filter(|_| change.outcome == MergeOutcome::Conflict);
    unsettled.map(|text| both_stand(text.is_ours_first())).or_else(|| change.doubled.as_deref().map(doubled))
}

/// The place of a change.
pub fn place(proposal: &Proposal, change: &ProposedChange) -> String {
    let sheet = &proposal.merged;
    match &change.place {
        ProposedPlace::Text(cell) => parts::cell(sheet, cell),
        ProposedPlace::Position(plan) => parts::position(plan),
        ProposedPlace::Initiative(id) => {
            let number = |sheet: &Sheet| sheet.initiative_number(id).map(parts::initiative_number);
            let (ours, theirs) = (number(&proposal.ours), number(&proposal.theirs));
            match (ours, theirs) {
                (Some(ours), None) if change.outcome == MergeOutcome::Ours => {
                    format!("こちらで加えた取組{ours}")
                }
                (None, Some(theirs)) if change.outcome == MergeOutcome::Ours => {
                    format!("こちらで削除した取組{theirs}")
                }
                (Some(ours), None) => format!("先方で削除した取組{ours}"),
                (_, theirs) => format!("取組{}", theirs.unwrap_or_else(String::new)),
            }
        }
        ProposedPlace::Overruled(id) => of_row(sheet, id, "判定の訂正"),
        ProposedPlace::Dismissed => "対象外にした指摘".to_owned(),
        ProposedPlace::Unknown(Some(id)) => {
            of_row(sheet, id, &words::difference(sheet, sheet, &Difference::Unknown))
        }
        other => words::difference(sheet, sheet, &difference(other)),
    }
}

fn of_row(sheet: &Sheet, id: &InitiativeId, part: &str) -> String {
    format!("{} {part}", parts::initiative_number(sheet.initiative_number(id).unwrap_or(0)))
}

/// What a version has in the place of a change.
pub fn version(sheet: &Sheet, change: &ProposedChange) -> String {
    match &change.place {
        ProposedPlace::Text(cell) => sheet.text(cell).unwrap_or("").to_owned(),
        ProposedPlace::Position(plan) => {
            let found = sheet.positions.iter().find(|one| one.plan == *plan);
            found.map_or_else(String::new, |one| format!("{}：{}", one.plan, one.text))
        }
        ProposedPlace::Initiative(id) => {
            sheet.initiative(id).map_or_else(|| words::NO_ROW.to_owned(), words::row)
        }
        ProposedPlace::Overruled(id) => {
            format!("判定の訂正 {}件", sheet.initiative(id).map_or(0, |row| row.overruled.len()))
        }
        ProposedPlace::Dismissed => format!("対象外にした指摘 {}件", sheet.dismissed.len()),
        ProposedPlace::Unknown(None) => words::unknown(std::iter::once(&sheet.extra)),
        ProposedPlace::Unknown(Some(id)) => {
            words::unknown(sheet.initiative(id).map(|row| &row.extra).into_iter())
        }
        other => words::versions(sheet, sheet, &difference(other)).into_iter().take(1).collect(),
    }
}

/// The part that has a name already.
fn difference(place: &ProposedPlace) -> Difference {
    match place {
        ProposedPlace::Text(cell) => Difference::Text(cell.clone()),
        ProposedPlace::Year => Difference::Year,
        ProposedPlace::Rank => Difference::Rank,
        ProposedPlace::Sdgs => Difference::Sdgs,
        ProposedPlace::Position(_) => Difference::Positions,
        ProposedPlace::Initiative(id) => Difference::Removed(id.clone()),
        ProposedPlace::Purposes(id) => Difference::Purposes(id.clone()),
        ProposedPlace::Order => Difference::Order,
        ProposedPlace::Dismissed | ProposedPlace::Overruled(_) => Difference::Judgements,
        ProposedPlace::Comments => Difference::Comments,
        ProposedPlace::Course => Difference::Course,
        ProposedPlace::Unknown(_) => Difference::Unknown,
    }
}
