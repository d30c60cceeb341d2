//! The words of the import's preview.

use super::{comments, parts, steps, ui};
use crate::import::{self, Difference, ImportChoice, ImportCounts, Standing};
use crate::model::{Column, Extra, FormPart, Initiative, ORIGIN_KEY, Sheet, paper};

/// The dialog's title.
pub const TITLE: &str = "取り込む内容の確認";
/// Nothing has happened yet.
pub const LEAD: &str = "まだ何も変わっていません。内容を確かめてから「取り込む」を押してください。取り込んだあとも、1回で元に戻せます。";
/// Column of standings.
pub const STANDING: &str = "この端末では";
/// Column of choices.
pub const CHOICE: &str = "取り込み方";
/// Over the problems of a file.
pub const PROBLEMS: &str = "次の理由で、このファイルからは何も取り込みません。";
/// Over the notes of a file.
pub const NOTES: &str = "お知らせ（取り込みはできます）";
/// Has what is hidden in the files come in.
pub const WITH_HIDDEN: &str = "見えない内容も取り込む";
/// Has it left out again.
pub const WITHOUT_HIDDEN: &str = "見えない内容を取り込まない";
/// What that means.
pub const HIDDEN: &str = "非表示のシート・行・列、見えない文字は、取り込みません。";
/// What it means now.
pub const HIDDEN_TAKEN: &str = "非表示のシート・行・列、見えない文字も、取り込みます。";
/// Chooses for all that differ: replace.
pub const ALL_REPLACE: &str = "すべて置き換える";
/// Chooses for all that differ: keep.
pub const ALL_KEEP: &str = "すべて今のまま残す";

/// Sheets that another tab changed while the preview was shown.
pub fn changed(goals: &[String]) -> String {
    let names: Vec<String> = goals.iter().map(|goal| format!("「{}」", ui::goal(goal))).collect();
    format!(
        "確かめている間に、この端末の{}が変わりました。まだ何も取り込んでいません。今の内容と比べ直したので、選び直してから「取り込む」を押してください。",
        names.join("")
    )
}

/// What would be taken in, and which way.
pub fn summary(counts: ImportCounts) -> String {
    let ImportCounts { added, merged, replaced, in_parts, both, .. } = counts;
    match added + merged + replaced + in_parts + both {
        0 => "取り込むシートはありません".to_owned(),
        count => format!("{count}件を取り込みます"),
    }
}

/// What the button will do: what comes, and what stays as it is.
pub fn outcome(counts: ImportCounts) -> String {
    let ImportCounts { added, merged, replaced, in_parts, both, kept, .. } = counts;
    counted(&[
        (added, "加える"),
        (merged, "合わせる"),
        (replaced, "置き換える"),
        (in_parts, "一部を置き換える"),
        (both, "両方残す"),
        (kept, "今のまま残す"),
    ])
}

/// How what files brought stands to what is here.
pub fn standings(counts: ImportCounts, refused: usize) -> String {
    let ImportCounts { added, merged, replaced, in_parts, both, kept, left, same } = counts;
    let told = counted(&[
        (merged + replaced + in_parts + both + kept, "内容が違う"),
        (added + left, "新しい"),
        (same, "同じ内容がある"),
        (refused, "取り込めないファイル"),
    ]);
    told.replace('・', "　")
}

fn counted(counts: &[(usize, &str)]) -> String {
    let told = counts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{what} {count}件"));
    told.collect::<Vec<_>>().join("・")
}

/// The sheets that differ, which stand first.
pub fn differing(count: usize) -> String {
    format!("内容が違うシート（{count}件）")
}

/// A file's sheets that stand among those.
pub fn stand_above(count: usize) -> String {
    format!("内容が違う{count}件は、上にあります。")
}

/// Files that machines left among those of a folder or a zip.
pub fn aside(count: usize) -> String {
    format!("パソコンが自動で作ったファイル（{count}件）は読みませんでした")
}

/// Where in a file a sheet comes from.
pub fn from_file(name: &str) -> String {
    format!("ファイル：{name}")
}

/// Unfolds what differs in a sheet.
pub fn show_parts(parts: usize) -> String {
    format!("違うところを見る（{parts}か所）")
}

/// Some parts are taken.
pub fn in_parts(parts: usize) -> String {
    format!("選んだ{parts}か所だけ置き換える")
}

/// A part's box.
pub fn take_part(part: &str) -> String {
    format!("{part}をファイルの内容にする")
}

/// Lines that are the same in both and are not drawn.
pub fn same_lines(lines: usize) -> String {
    format!("⋯（{lines}行は同じ）")
}

/// How to take some parts.
pub const PARTS_HOW: &str =
    "チェックした所だけ、ファイルの内容に置き換えます。チェックしない所は今のまま残ります。";
/// Column of parts.
pub const PART: &str = "置き換える所";
/// Column of what is here.
pub const HERE: &str = "この端末（今の内容）";
/// Column of what the file has.
pub const IN_FILE: &str = "ファイルの内容";
/// Nothing stands there.
pub const NOTHING_THERE: &str = "（空欄）";
/// There is no such initiative.
pub const NO_ROW: &str = "（この取組はない）";
/// What differs is being found.
pub const COMPARING: &str = "違う言葉を探しています…";
/// What differs could not be found.
pub const NOT_COMPARED: &str = "違う言葉に印を付けられませんでした。文章はそのまま並べています。";
/// What came back could not be put together with what is here.
pub const NOT_MERGED: &str = "先方の変更とこちらの変更を合わせられなかったシートがあります。内容が違うシートは、どちらを残すか選んでください。";

/// What came back is being put together with what is here.
pub fn merging(count: usize) -> String {
    format!("返ってきたシート{count}件を、この端末の内容と合わせています…")
}

/// Nothing is replaced unasked.
pub const KEPT_UNASKED: &str = "ファイルを送ったときの内容が分からないため、この端末の内容とファイルの内容の2つだけを比べています。どちらが直したかは分かりません。何も選ばなければ、この端末の内容を今のまま残します。";

/// Chooses for all of this many that differ.
pub fn all_differing(count: usize) -> String {
    format!("内容が違う{count}件を")
}

/// A file and what it brings.
pub fn file(name: &str, sheets: usize) -> String {
    if sheets == 0 { name.to_owned() } else { format!("{name}（{sheets}件）") }
}

/// How a sheet stands, in a word.
pub fn standing(standing: &Standing) -> &'static str {
    match standing {
        Standing::New => "新しい",
        Standing::Same(_) => "同じ内容がある",
        Standing::Differs { .. } => "内容が違う",
    }
}

/// A choice.
pub fn choice(choice: ImportChoice, standing: &Standing) -> &'static str {
    match (choice, standing) {
        (ImportChoice::Keep, Standing::New) => "取り込まない",
        (ImportChoice::Keep, _) => "今のまま残す",
        (ImportChoice::Add, _) => "加える",
        (ImportChoice::Replace, _) => "置き換える",
        (ImportChoice::Merge, _) => "先方の変更を合わせる",
        (ImportChoice::Parts, _) => "選んだ所だけ置き換える",
        (ImportChoice::Both, _) => "両方残す",
    }
}

/// The accessible name of a sheet's choice.
pub fn choice_of(goal: &str) -> String {
    format!("「{}」の取り込み方", ui::goal(goal))
}

/// The line under an incoming goal.
pub fn sheet_line(sheet: &Sheet) -> String {
    let rank = paper::rank_of(sheet).map_or_else(String::new, |rank| format!("　{rank}"));
    format!(
        "{}　{}　{}{rank}　取組{}",
        sheet.fiscal_year,
        ui::group(&sheet.group),
        sheet.department,
        sheet.initiatives.len()
    )
}

/// Where two versions differ; at most six places by name.
pub fn differences(here: &Sheet, file: &Sheet, found: &[Difference]) -> String {
    const NAMED: usize = 6;
    let names: Vec<String> = found.iter().take(NAMED).map(|one| difference(here, file, one)).collect();
    let more = found.len().saturating_sub(NAMED);
    let rest = if more == 0 { String::new() } else { format!(" ほか{more}か所") };
    format!("違うところ：{}{rest}", names.join("、"))
}

/// A part in which two versions differ.
pub fn difference(here: &Sheet, file: &Sheet, difference: &Difference) -> String {
    let number = |sheet: &Sheet, id| sheet.initiative_number(id).unwrap_or(0);
    match difference {
        Difference::Year => "年度".to_owned(),
        Difference::Rank => parts::rank().to_owned(),
        Difference::Text(cell) => parts::cell(here, cell),
        Difference::Positions => format!("計画における{}", parts::part(FormPart::Positions)),
        Difference::Position(at) => {
            parts::position(here.positions.get(*at).map_or("", |position| &position.plan))
        }
        Difference::Sdgs => "SDGs".to_owned(),
        Difference::Initiative(id, column) => parts::initiative_cell(number(here, id), *column),
        Difference::Purposes(id) => {
            format!("{} 対応する{}の番号", parts::initiative_number(number(here, id)), parts::purpose())
        }
        Difference::Added(id) => {
            format!("ファイルにだけある取組{}", parts::initiative_number(number(file, id)))
        }
        Difference::Removed(id) => {
            format!("ファイルにない取組{}", parts::initiative_number(number(here, id)))
        }
        Difference::Order => "取組の順".to_owned(),
        Difference::Judgements => "判定の訂正、対象外にした指摘".to_owned(),
        Difference::Comments => "コメント".to_owned(),
        Difference::Course => "年度の段階、見直しの記録".to_owned(),
        Difference::Unknown => "この版で扱わない項目".to_owned(),
    }
}

/// What two versions have in a part: here, and in the file.
pub fn versions(here: &Sheet, file: &Sheet, difference: &Difference) -> [String; 2] {
    match difference {
        Difference::Initiative(id, column) => {
            let of_file = import::row_of_file(here, file, id);
            [here.initiative(id), of_file].map(|row| row.map_or("", |row| row.text(*column)).to_owned())
        }
        Difference::Purposes(id) => [here.initiative(id), import::row_of_file(here, file, id)]
            .map(|row| row.map_or_else(String::new, Initiative::circled_purposes)),
        Difference::Added(id) => [NO_ROW.to_owned(), file.initiative(id).map_or_else(String::new, row)],
        Difference::Removed(id) => [here.initiative(id).map_or_else(String::new, row), NO_ROW.to_owned()],
        _ => [here, file].map(|sheet| version(sheet, difference)),
    }
}

/// What a sheet has in a part that is no initiative's.
fn version(sheet: &Sheet, difference: &Difference) -> String {
    match difference {
        Difference::Year => sheet.fiscal_year.to_string(),
        Difference::Rank => {
            sheet.rank.map_or_else(String::new, |rank| format!("{}{}", rank.number(), parts::RANK_SUFFIX))
        }
        Difference::Text(cell) => sheet.text(cell).unwrap_or("").to_owned(),
        Difference::Position(at) => sheet.positions.get(*at).map_or("", |position| &position.text).to_owned(),
        Difference::Positions => {
            let lines = sheet.positions.iter().map(|one| format!("{}：{}", one.plan, one.text));
            lines.collect::<Vec<_>>().join("\n")
        }
        Difference::Sdgs => {
            let names = sheet.sdgs.iter().map(|sdg| format!("{} {}", sdg.number(), sdg.name()));
            names.collect::<Vec<_>>().join("\n")
        }
        Difference::Order => {
            let first = |text: &str| text.lines().next().unwrap_or("").to_owned();
            let rows = (1..).zip(&sheet.initiatives);
            let lines =
                rows.map(|(at, row)| format!("{} {}", parts::initiative_number(at), first(&row.method)));
            lines.collect::<Vec<_>>().join("\n")
        }
        Difference::Judgements => {
            let overruled: usize = sheet.initiatives.iter().map(|row| row.overruled.len()).sum();
            format!("判定の訂正 {overruled}件、対象外にした指摘 {}件", sheet.dismissed.len())
        }
        Difference::Comments => {
            let said = sheet.comments.iter().map(|comment| comments::line(sheet, comment));
            said.collect::<Vec<_>>().join("\n")
        }
        Difference::Course => steps::course(sheet),
        Difference::Unknown => {
            let rows = sheet.initiatives.iter().map(|row| &row.extra);
            let extras = std::iter::once(&sheet.extra).chain(rows);
            let keys = extras.chain(sheet.positions.iter().map(|position| &position.extra));
            unknown(keys)
        }
        Difference::Initiative(..)
        | Difference::Purposes(_)
        | Difference::Added(_)
        | Difference::Removed(_) => String::new(),
    }
}

/// Keys that this version does not know, a line each.
pub(super) fn unknown<'e>(extras: impl Iterator<Item = &'e Extra>) -> String {
    // A link to the year before is the app's own and has no words.
    let keys = extras.flat_map(|extra| extra.iter().filter(|(key, _)| *key != ORIGIN_KEY));
    keys.map(|(key, value)| format!("{key}：{value}")).collect::<Vec<_>>().join("\n")
}

/// All texts of an initiative, a column after the other.
pub(super) fn row(row: &Initiative) -> String {
    let told = Column::ALL.into_iter().filter(|column| !row.text(*column).trim().is_empty());
    told.map(|column| format!("【{}】\n{}", parts::column(column), row.text(column).trim_end()))
        .collect::<Vec<_>>()
        .join("\n")
}
