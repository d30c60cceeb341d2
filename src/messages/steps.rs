//! The steps of a sheet's year: where it is, what is only to be read, and 見直し.

use super::{parts, told, ui};
use crate::model::{
    Cell, Day, FormPart, LockedChange, Moment, PartKey, Revision, Settings, Sheet, Stage, StepId, YearStep,
    paper,
};

/// After the last step.
pub const CLOSED: &str = "確定";
/// A step of which nothing is known any more.
const OF_ANOTHER_FORM: &str = "前の様式の段階";
/// The button in a cell that is only to be read, and the dialog that it opens.
pub const REOPEN: &str = "この欄を直す";
/// What such a field says of itself to those who do not see it.
pub const READ_ONLY: &str = "いまの段階では読むだけの欄です。Enter キーで「この欄を直す」を開きます";
/// The dialog's field.
pub const REASON: &str = "見直しの理由";
/// It needs one.
pub const REASON_MISSING: &str = "理由を入力してください。";
/// Opens the cell.
pub const REOPEN_IT: &str = "見直しとして直す";
pub use crate::model::paper::{REVISED, revisions};

/// The name of a step, as the settings have it.
pub fn name(settings: &Settings, id: &StepId) -> String {
    if *id == StepId::closed() {
        return CLOSED.to_owned();
    }
    settings
        .step(id)
        .or_else(|| nearest(settings, id))
        .map_or_else(|| OF_ANOTHER_FORM.to_owned(), |step| step.name.clone())
}

/// The step of the settings that comes nearest to one of another form.
fn nearest<'s>(settings: &'s Settings, id: &StepId) -> Option<&'s YearStep> {
    let at = Settings::default().steps.iter().position(|step| step.id == *id)?;
    settings.steps.get(at).or(settings.steps.last())
}

/// What the tools say before a sheet's year was begun: the step that the day says.
pub fn by_day(settings: &Settings, stage: Stage) -> (String, String) {
    if settings.steps == Settings::default().steps {
        let name = settings.steps.get(stage as usize).map(|step| step.name.clone());
        return (name.into_iter().collect(), format!("（{}）", parts::stage_months(stage)));
    }
    let opens = |part| settings.steps.iter().find(|step| step.opens.contains(&part));
    let step = match stage {
        Stage::Plan => None,
        Stage::Midterm => opens(FormPart::Midterm),
        Stage::Final => opens(FormPart::FinalReport).or(settings.steps.last()),
    };
    let step = step.or(settings.steps.first());
    step.map_or_else(Default::default, |step| (step.name.clone(), due(step)))
}

/// By when a step is due: （10月31日まで）.
pub fn due(step: &YearStep) -> String {
    step.due.map_or_else(String::new, |due| format!("（{}月{}日まで）", due.month(), due.day()))
}

/// A day of the year: 10月31日.
pub fn day(day: Day) -> String {
    format!("{}月{}日", day.month(), day.day())
}

/// A part of the form.
pub fn part(part: &PartKey) -> String {
    match part {
        PartKey::Known(FormPart::Goal) => format!("{}・{}", parts::goal(), parts::department()),
        PartKey::Known(part @ (FormPart::Participation | FormPart::Effects))
            if !parts::notes().is_empty() =>
        {
            format!("{}（{}）", parts::notes(), parts::part(*part))
        }
        other => parts::part_of(other).to_owned(),
    }
}

/// Why an edit was refused.
pub fn locked(which: &PartKey) -> String {
    format!(
        "「{}」は、いまの段階では読むだけです。直すときは、シートのその欄の「{REOPEN}」で理由を書いてください。",
        part(which)
    )
}

/// A part of a sheet by its name: a text's own, else the part's.
pub fn part_name(sheet: &Sheet, cell: Option<&Cell>, which: &PartKey) -> String {
    match (cell, which) {
        (Some(cell), _) => parts::cell(sheet, cell),
        (None, PartKey::Known(FormPart::Method)) => rows(),
        (None, PartKey::Known(FormPart::Positions)) => {
            format!("{}の欄の数", parts::part(FormPart::Positions))
        }
        (None, which) => part(which),
    }
}

/// The initiatives themselves, and what they serve.
fn rows() -> String {
    match parts::has(FormPart::Purpose) {
        true => format!("取組の並びと数、{}の番号", parts::purpose()),
        false => "取組の並びと数".to_owned(),
    }
}

/// Which part is opened.
pub fn reopening(name: &str) -> String {
    format!("「{name}」は、いまの段階では読むだけの欄です。")
}

/// What comes of it: of a plan's cell, it is printed.
pub fn reopening_why(is_printed: bool) -> String {
    if is_printed {
        let at = parts::part(paper::form().revisions_under());
        format!(
            "理由を書くと、次の段階に移るまでこの欄を直せます。理由と日付は「見直し」として、用紙と公開するページの{at}の欄に出ます。名前と直す前の文は庁内の記録に残り、公開しません。"
        )
    } else {
        "理由を書くと、次の段階に移るまでこの欄を直せます。理由・日付・名前と直す前の文は、見直しの記録としてシートに残ります。公開しません。".to_owned()
    }
}

/// Whether 見直し of a cell stands on the paper: in the mid-term report of its initiative.
pub fn is_printed(cell: &Cell) -> bool {
    use crate::model::Column;
    matches!(cell, Cell::Initiative(_, Column::Method | Column::Deadline | Column::Target))
}

/// It was opened.
pub fn reopened(sheet: &Sheet, cell: Option<&Cell>, which: &PartKey) -> String {
    format!("「{}」を直せるようにしました。", part_name(sheet, cell, which))
}

/// Why what a file brought changes what is only to be read.
pub const BY_IMPORT: &str = "取り込みによる変更";
/// Why an earlier version does.
pub const BY_VERSION: &str = "以前の版に戻したことによる変更";

/// What comes in changes such parts.
pub fn locked_changes(sheet: &Sheet, changes: &[LockedChange]) -> String {
    let names: Vec<String> =
        changes.iter().map(|change| part_name(sheet, change.cell.as_ref(), &change.part)).collect();
    format!(
        "いまの段階では読むだけの欄も変わります：{}。取り込むと「{REVISED}」として記録します。",
        names.join("、")
    )
}

/// How many of them were changed, and that it is recorded.
pub fn recorded(parts: usize) -> String {
    format!("いまの段階では読むだけの{parts}つの欄も変わり、「{REVISED}」として記録しました。")
}

/// How far a sheet has come, and what was opened, a line each.
pub fn course(sheet: &Sheet) -> String {
    let known = Settings::default();
    let steps = sheet.course.steps.iter().map(|taken| {
        let since = taken.since.as_ref().map_or_else(String::new, |at| format!("（{}から）", at.day()));
        format!("{}{since}", name(&known, &taken.id))
    });
    let revised = sheet.course.revised.iter().map(|one| {
        let by = one.signed.by.as_deref().map_or_else(String::new, |by| format!("　{by}"));
        let at = one.signed.at.as_ref().map_or_else(String::new, |at| format!("{} ", at.day()));
        format!("{REVISED} {at}{}{by}", told::short(&one.reason))
    });
    steps.chain(revised).collect::<Vec<_>>().join("\n")
}

/// What the tools over a sheet say: 中間報告（10月31日まで）.
pub fn now(settings: &Settings, sheet: &Sheet) -> Option<(String, String)> {
    let id = settings.step_of(sheet)?;
    let due = settings.step(&id).map_or_else(String::new, due);
    Some((name(settings, &id), due))
}

/// 見直し of a cell, beside it: why, when and who.
pub fn note(revision: &Revision, now: &Moment) -> String {
    let at =
        revision.signed.at.as_ref().map_or_else(String::new, |at| format!("　{}", ui::day_time(at, now)));
    let by = revision.signed.by.as_deref().map_or_else(String::new, |by| format!("　{by}"));
    format!("{REVISED}：{}{at}{by}", revision.reason.trim())
}
