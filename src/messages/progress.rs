//! 提出状況: the year's steps, how far each department is, and the words to remind it.

use super::{parts, steps, ui};
use crate::model::{Day, FiscalYear, paper};
use crate::progress::{
    Blank, DepartmentProgress, PassedBy, ProgressStanding, SheetProgress, StepProgress, StepTime,
    YearProgress,
};

/// The screen.
pub const TITLE: &str = "提出状況";
/// No single year is chosen.
pub const CHOOSE_YEAR: &str = "年度を1つ選んでください。";
/// The rail of steps.
pub const RAIL: &str = "年度の段階";
/// The table's heads.
pub use super::parts::department_short;
/// Its sheets, a square each.
pub const SHEETS: &str = "シート";
/// How far.
pub const STANDING: &str = "状態";
/// What is empty.
pub const BLANKS: &str = "空欄";
/// What is wrong.
pub const ERRORS: &str = "誤り";
/// All of them.
pub const SUM: &str = "合計";
/// Opens the words to remind a department.
pub const REMINDER: &str = "催促の文";
/// Copies them.
pub const COPY: &str = "文を写す";
/// They are copied.
pub const COPIED: &str = "写しました。メールなどに貼り付けてください。";
/// They are not.
pub const NOT_COPIED: &str = "写せませんでした。文を選んで Ctrl+C で写してください。";
/// What is missing.
pub const MISSING: &str = "まだ足りないもの";
/// Nothing is.
pub const NOTHING_MISSING: &str = "足りないものはありません。";
/// What changes.
pub const CHANGES: &str = "変わること";
/// Begins the steps.
pub const BEGIN: &str = "この年度の段階を始める";
/// What that means.
pub const BEGIN_WHY: &str = "段階を始めると、シートの欄のうち、いまの段階で書く欄に薄い色が付き、ほかの欄は読むだけになります。読むだけの欄も、理由を書けば「見直し」として直せます。シートの文章は変わりません。「元に戻す」で戻せます。";
/// From which step.
pub const BEGIN_WITH: &str = "いまの段階を選んでください。";
/// All steps are over.
pub const ALL_CLOSED: &str = "この年度は確定しています。";
/// The year is closed for the sheets that are shown.
pub const CLOSED_LEAD: &str =
    "シートの欄はすべて読むだけです。直すときは、欄の「この欄を直す」で理由を書きます。";
/// Legend.
pub const LEGEND: &str = "凡例";

/// How far a sheet is.
pub fn standing(standing: ProgressStanding) -> &'static str {
    match standing {
        ProgressStanding::Done => "そろった",
        ProgressStanding::Begun => "書きかけ",
        ProgressStanding::Untouched => "まだ",
    }
}

/// How far a department is, with a sign.
pub fn department_standing(of: &DepartmentProgress<'_>) -> &'static str {
    match of.standing() {
        Some(ProgressStanding::Done) if of.errors() > 0 => "! 誤りあり",
        Some(ProgressStanding::Done) if of.blanks() > 0 => "? 空欄を残して提出",
        Some(ProgressStanding::Done) if of.ungraded() > 0 => "? 評価が残っています",
        Some(ProgressStanding::Done) => "✓ 提出",
        Some(ProgressStanding::Begun) => "? 空欄あり",
        Some(ProgressStanding::Untouched) => "▲ まだ",
        None => "▲ シートなし",
    }
}

/// The screen's heading beside the year.
pub fn scope(progress: &YearProgress<'_>) -> String {
    let sheets = progress.sheets().count() + progress.outside;
    format!("{}{}・{sheets}シート", progress.departments.len(), parts::department_unit())
}

/// A step's name on the rail.
pub fn step_name(step: &StepProgress<'_>) -> String {
    step.step.map_or(steps::CLOSED, |step| step.name.as_str()).to_owned()
}

/// What the rail says under a step's name.
pub fn step_note(step: &StepProgress<'_>, today: Day) -> String {
    let revised =
        if step.revised > 0 { format!("　{} {}", steps::REVISED, step.revised) } else { String::new() };
    let left = if step.left > 0 { format!("　{BLANKS} {}", step.left) } else { String::new() };
    let until = step.due.map(|due| format!("{}まで", steps::day(due)));
    match (step.time, step.closed, step.due) {
        _ if step.is_empty => "書く欄がありません".to_owned(),
        (StepTime::Over, ..) if step.passed_by.is_some() => {
            let how = match step.passed_by {
                Some(PassedBy::BegunLater) => "このあとの段階から始めました",
                _ => "通らずに先の段階へ進みました",
            };
            format!("{how}{left}")
        }
        (StepTime::Over, Some(day), _) => format!("{}に締めました{left}{revised}", steps::day(day)),
        (StepTime::Over, None, _) => format!("締めました{left}{revised}"),
        (StepTime::Now, _, Some(due)) if step.step.is_some() => {
            let left = match today.days_to(due) {
                0 => "　きょうまで".to_owned(),
                left if left > 0 => format!("　あと{left}日"),
                late => format!("　{}日過ぎています", -late),
            };
            until.map_or(left.clone(), |until| until + &left)
        }
        (StepTime::Now, ..) if step.step.is_none() => format!("{}シート", step.sheets),
        _ => until.into_iter().collect(),
    }
}

/// What the rail says of a step to those who do not see it.
pub fn step_time(time: StepTime) -> &'static str {
    match time {
        StepTime::Over => "終わった段階",
        StepTime::Now => "いまの段階",
        StepTime::Ahead => "これからの段階",
    }
}

/// How many are done.
pub fn done(progress: &YearProgress<'_>) -> String {
    let (all, done) = (progress.sheets().count(), progress.done());
    match progress.sheets().filter(|sheet| sheet.is_left_empty()).count() {
        0 => format!("{all}シートのうち {done} がそろいました"),
        left => format!("{all}シートのうち {done} を提出（空欄を残したもの {left}）"),
    }
}

/// A sheet's square.
pub fn square(progress: &YearProgress<'_>, sheet: &SheetProgress<'_>) -> String {
    let ahead = progress.ahead(sheet).map(|step| format!("（すでに「{}」）", step_name(step)));
    let errors = (sheet.errors > 0).then(|| format!("・誤り{}件", sheet.errors));
    let ungraded = (sheet.ungraded > 0).then(|| format!("・評価なし{}件", sheet.ungraded));
    let out = (!sheet.out.is_empty()).then(|| "・送付中".to_owned());
    let standing = if sheet.is_left_empty() { "空欄を残して提出" } else { standing(sheet.standing) };
    let told = [Some(format!("{}：{standing}", ui::goal(&sheet.sheet.goal))), errors, ungraded, ahead, out];
    told.into_iter().flatten().collect()
}

/// How many of a department's sheets are past the step that is being written, and where; nothing where none is.
pub fn ahead(progress: &YearProgress<'_>, of: &DepartmentProgress<'_>) -> String {
    let told = progress.steps.iter().filter_map(|step| {
        let is_there =
            |sheet: &&SheetProgress<'_>| progress.ahead(sheet).is_some_and(|ahead| std::ptr::eq(ahead, step));
        let sheets = of.sheets.iter().filter(is_there).count();
        (sheets > 0).then(|| format!("{sheets}シートはすでに「{}」", step_name(step)))
    });
    told.collect::<Vec<_>>().join("、")
}

/// To whom a department's sheets were sent, who have not sent them back: 送付中：総務課（10月1日）.
pub fn out(of: &DepartmentProgress<'_>) -> String {
    let mut told: Vec<String> = Vec::new();
    for (to, day) in of.sheets.iter().flat_map(|sheet| &sheet.out) {
        let one = format!("{to}（{}）", steps::day(*day));
        if !told.contains(&one) {
            told.push(one);
        }
    }
    format!("送付中：{}", told.join("、"))
}

/// A sheet that was sent and has not come back, in the words to remind.
fn out_line(sheet: &SheetProgress<'_>) -> String {
    let told = sheet.out.iter().map(|(to, day)| format!("{}に「{to}」へ", steps::day(*day)));
    format!(
        "・「{}」　{}お送りしたシートが、まだ戻っていません",
        ui::goal(&sheet.sheet.goal),
        told.collect::<Vec<_>>().join("、")
    )
}

/// All departments.
pub fn sum(progress: &YearProgress<'_>) -> [String; 2] {
    let complete = progress.departments.iter().filter(|department| department.is_complete());
    [
        format!("{}／{}", progress.done(), progress.sheets().count()),
        format!("提出 {}{}", complete.count(), parts::department_unit()),
    ]
}

/// A department's name.
pub fn department<'n>(department: &DepartmentProgress<'n>) -> &'n str {
    match department.name.trim() {
        "" => paper::kept(&format!("（{}なし）", parts::department())),
        _ => department.name,
    }
}

/// What the words to remind a department say.
pub fn reminder(progress: &YearProgress<'_>, of: &DepartmentProgress<'_>) -> String {
    let Some(current) = progress.current() else { return String::new() };
    let name = step_name(current);
    let due = current.due.map_or_else(String::new, |due| format!("（期限 {}）", steps::day(due)));
    let year = progress.year;
    let head = format!("{}　御担当者様\n", department(of));
    if of.sheets.is_empty() {
        return format!(
            "{head}{year}の{name}{due}について、{}がまだ届いていません。御確認をお願いします。",
            paper::title()
        );
    }
    // What was closed with something empty was closed so by somebody.
    let asked = of.sheets.iter().filter(|sheet| progress.ahead(sheet).is_none());
    let (out, here): (Vec<_>, Vec<_>) = asked.partition(|sheet| !sheet.out.is_empty());
    let open: Vec<_> =
        here.into_iter().filter(|sheet| !sheet.blanks.is_empty() || sheet.errors > 0).collect();
    // What is empty here may be written in what has not come back.
    let what = match (out.is_empty(), open.is_empty()) {
        (true, _) if open.iter().all(|sheet| sheet.blanks.is_empty()) => "次の所を確かめてください",
        (true, _) => "次の所が空いています",
        (false, true) => "次のシートがまだ届いていません",
        (false, false) => "次のシートが届いていないか、空いている所があります",
    };
    let mut lines = vec![format!("{year}の{name}{due}について、{what}。御確認をお願いします。")];
    lines.extend(out.into_iter().map(out_line));
    for sheet in open {
        let mut told = blanks(&sheet.blanks);
        if sheet.errors > 0 {
            told.push(format!("点検の誤り {}件", sheet.errors));
        }
        lines.push(format!("・「{}」　{}", ui::goal(&sheet.sheet.goal), told.join("　／　")));
    }
    head + &lines.join("\n")
}

/// What is empty, in few words: 中間報告 ①(1) ②(2)(3).
fn blanks(blanks: &[Blank]) -> Vec<String> {
    let mut told: Vec<(String, usize, String)> = Vec::new();
    for blank in blanks {
        match blank {
            Blank::Part(part) => told.push((steps::part(&(*part).into()), 0, String::new())),
            Blank::Row { number, column, entry } => {
                let name = parts::column(*column).to_owned();
                let entry = entry.map_or_else(String::new, |entry| format!("({entry})"));
                match told.last_mut().filter(|(last, ..)| *last == name) {
                    Some((_, last, words)) if last == number => words.push_str(&entry),
                    Some((_, last, words)) => {
                        *last = *number;
                        words.push_str(&format!(" {}{entry}", parts::initiative_number(*number)));
                    }
                    None => {
                        told.push((name, *number, format!(" {}{entry}", parts::initiative_number(*number))))
                    }
                }
            }
        }
    }
    told.into_iter().map(|(name, _, words)| format!("{name}{words}")).collect()
}

/// The card that closes a step.
pub fn closing(name: &str) -> String {
    format!("{name}を締めると")
}

/// What is empty of the sheets that are at the step; of a closed year, all that the table counts.
fn blanks_of(progress: &YearProgress<'_>) -> usize {
    match progress.current() {
        Some(_) => progress.at_step().map(|sheet| sheet.blanks.len()).sum(),
        None => progress.blanks(),
    }
}

fn errors_of(progress: &YearProgress<'_>) -> usize {
    progress.at_step().map(|sheet| sheet.errors).sum()
}

/// What is missing, each with its number.
pub fn missing(progress: &YearProgress<'_>) -> Vec<(&'static str, &'static str, usize)> {
    let count =
        |of: fn(&DepartmentProgress<'_>) -> bool| progress.departments.iter().filter(|one| of(one)).count();
    let none = count(|department| department.sheets.is_empty());
    let untouched = count(|department| department.standing() == Some(ProgressStanding::Untouched));
    let departments = |which: &str| paper::kept(&format!("{which}{}", parts::department_unit()));
    let all = [
        ("▲", departments("シートのない"), none),
        ("▲", departments("まだ書いていない"), untouched),
        ("?", BLANKS, blanks_of(progress)),
        ("?", "付いていない評価", progress.ungraded()),
        ("!", "点検の誤り", errors_of(progress)),
        ("→", "送付中で戻っていないシート", progress.out()),
    ];
    all.into_iter().filter(|(.., count)| *count > 0).collect()
}

/// What closing changes.
pub fn closing_changes(
    progress: &YearProgress<'_>,
    name: &str,
    next: &str,
    sheets: usize,
) -> Vec<(&'static str, String)> {
    let is_last = progress.steps.last().is_some_and(|end| step_name(end) == next);
    let mut told = vec![
        ("＝", format!("{sheets}シートのいまの姿を「{}」として履歴に残します", closed_name(name))),
        (
            "＝",
            format!(
                "{name}の欄は読むだけになります。直すときは、理由を書いて「{}」として開きます",
                steps::REVISED
            ),
        ),
    ];
    told.push(match is_last {
        true => ("→", format!("この年度は「{next}」になり、すべての欄が読むだけになります")),
        false => ("→", format!("「{next}」の欄が書けるようになります")),
    });
    if progress.outside > 0 {
        told.push(("・", format!("段階に入っていない{}シートは変わりません", progress.outside)));
    }
    told
}

/// Under what name the sheets are kept.
pub fn closed_name(name: &str) -> String {
    format!("{name}の締め")
}

/// The button that closes a step, with what stays open.
pub fn close(name: &str, left: &str, sheets: usize) -> String {
    format!("{left}{sheets}シートの{name}を締める")
}

/// What stays open when the step is closed, as the button begins: 2の空欄と誤り1件を残して、.
pub fn left_open(progress: &YearProgress<'_>) -> String {
    let all = [
        (blanks_of(progress), format!("{}の空欄", blanks_of(progress))),
        (progress.ungraded(), format!("付いていない評価{}件", progress.ungraded())),
        (errors_of(progress), format!("誤り{}件", errors_of(progress))),
    ];
    let left: Vec<String> = all.into_iter().filter(|(count, _)| *count > 0).map(|(_, words)| words).collect();
    if left.is_empty() { String::new() } else { format!("{}を残して、", left.join("と")) }
}

/// The dialog in which it is chosen which sheets are closed.
pub const CHOOSE: &str = "締めるシートを選ぶ";
/// None is.
pub const NONE_CHOSEN: &str = "締めるシートを1つ以上選んでください。";

/// What stayed open when the year was closed; nothing where nothing did.
pub fn closed_with(progress: &YearProgress<'_>) -> String {
    let left = missing(progress).into_iter().map(|(_, what, count)| format!("{what} {count}"));
    let left: Vec<String> = left.collect();
    if left.is_empty() { String::new() } else { format!("残ったもの：{}", left.join("、")) }
}

/// Errors of a sheet.
pub fn sheet_errors(count: usize) -> String {
    format!("▲ 誤り {count}")
}

/// Which sheets have errors; nothing where none has.
pub fn with_errors(goals: &[String]) -> String {
    if goals.is_empty() {
        return String::new();
    }
    let named: String = goals.iter().map(|goal| format!("「{}」", ui::goal(goal))).collect();
    format!("点検の誤りがあるシート：{named}")
}

/// A step was closed.
pub fn closed(name: &str, sheets: usize) -> String {
    format!("{sheets}シートの{name}を締めました。締めたときの姿は、それぞれの「履歴」に残っています。")
}

/// Begins with a step.
pub fn begin_with(name: &str) -> String {
    format!("{name}から始める")
}

/// The steps were begun.
pub fn begun(year: FiscalYear, sheets: usize) -> String {
    format!("{year}の{sheets}シートの段階を始めました。")
}

/// Sheets that are in no step.
pub fn outside(count: usize) -> String {
    format!(
        "段階に入っていないシートが{count}あります（あとから加えたもの、取り込んだもの、段階が設定からなくなったもの）。すべての欄が書けます。"
    )
}

/// Sheets whose own step is gone, and where they stand therefore.
pub fn moved_on(count: usize, step: &str) -> String {
    format!("{count}シートは、いた段階が設定からなくなったか、書く欄がなくなったため、「{step}」にあります。")
}

/// Takes them into the step.
pub fn join(count: usize, name: &str) -> String {
    format!("{count}シートを{name}に入れる")
}
