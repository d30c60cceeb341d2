//! What a city settles: the screen 設定, its file, and what a change comes to.

use super::{settings_form, steps};
use crate::model::{CityCode, MonthDay, Settings, YearStep, paper};

/// The screen.
pub const TITLE: &str = "設定";
/// Saves what is settled to a file.
pub const EXPORT: &str = "設定を書き出す";
/// The dialog that shows a settings file.
pub const FOUND: &str = "設定ファイルの確認";
/// What it does and does not.
pub const FOUND_LEAD: &str = "まだ何も変わっていません。取り込むと、この端末の設定がファイルの内容に変わります。シートの文章は1字も変わりません。「元に戻す」で戻せます。";
/// What a change comes to.
pub const CHANGES: &str = "この変更で";
/// A settings file among other files.
pub const ALONE: &str = "設定のファイルです。ほかのファイルとは別に、このファイルだけを開いてください。";
/// It was taken in.
pub const TAKEN: &str = "設定を取り込みました。";
/// Nothing in it differs.
pub const SAME: &str = "この端末の設定と同じです。";

/// A settings file's name.
pub fn file_name(settings: &Settings) -> String {
    let city = if settings.city.trim().is_empty() { "市" } else { settings.city.trim() };
    let plain: String =
        city.chars().map(|char| if "\\/:*?\"<>|".contains(char) { '_' } else { char }).collect();
    format!("重点目標_設定_{plain}.goalsettings.json")
}

/// What changes from one state of the settings to another, in plain sentences; none where nothing does.
pub fn changes(before: &Settings, after: &Settings) -> Vec<String> {
    let mut told = Vec::new();
    if before.city != after.city {
        told.push(said("市区町村名", &before.city, &after.city));
    }
    if before.code != after.code {
        let code = |settings: &Settings| settings.code.as_ref().map_or("", CityCode::as_str).to_owned();
        told.push(said("全国地方公共団体コード", &code(before), &code(after)));
    }
    if before.groups != after.groups {
        let departments = after.groups.iter().map(|group| group.departments.len()).sum::<usize>();
        told.push(format!(
            "部局グループは{}、部局は{departments}になります。入力するときの候補に出ます。",
            after.groups.len()
        ));
    }
    if before.plans != after.plans {
        let chapters = after.plans.iter().map(|plan| plan.chapters.len()).sum::<usize>();
        told.push(format!(
            "計画は{}、章は{chapters}になります。位置付けを入力するときの候補に出ます。",
            after.plans.len()
        ));
    }
    told.extend(settings_form::changes(before, after));
    // Parts have the names by which they will be written.
    told.extend(paper::by_form(after.whole_form(), || step_changes(before, after)));
    if before.grades != after.grades {
        let words: Vec<&str> = after.grades.iter().map(|grade| grade.word.as_str()).collect();
        told.push(match words.is_empty() {
            true => "評価の記号は使わなくなります。シートに付けた評価は残ります。".to_owned(),
            false => format!("評価の記号は「{}」になります。", words.join("／")),
        });
    }
    if before.own_grade != after.own_grade {
        told.push(format!(
            "部局が自分で付ける評価は「{}」になります。",
            settings_form::own_grade(after.own_grade)
        ));
    }
    if before.graded != after.graded {
        told.push(format!("評価するものは「{}」になります。", settings_form::graded(after.graded)));
    }
    if before.reviewers != after.reviewers {
        let name = |reviewer: &crate::model::Reviewer| {
            let published = if reviewer.is_published { "公開する" } else { "公開しない" };
            format!("{}（{published}）", reviewer.name)
        };
        let names: Vec<String> = after.reviewers.iter().map(name).collect();
        for old in &before.reviewers {
            let new = after.reviewers.iter().find(|new| new.key() == old.key() && new.name != old.name);
            told.extend(new.map(|new| settings_form::renamed(&old.name, &new.name)));
        }
        told.push(match names.is_empty() {
            true => "評価する人はいなくなります。シートに付けた評価は残ります。".to_owned(),
            false => format!("評価する人は、{}になります。", names.join("、")),
        });
    }
    if before.publishes_owners != after.publishes_owners {
        told.push(
            if after.publishes_owners {
                "取組の担当を公開します。"
            } else {
                "取組の担当を公開しません。"
            }
            .to_owned(),
        );
    }
    if before.extra != after.extra {
        told.push("この版のアプリが使わない項目も、そのまま持ちます。".to_owned());
    }
    told
}

fn step_changes(before: &Settings, after: &Settings) -> Vec<String> {
    let mut told = Vec::new();
    if before.steps == after.steps {
        return told;
    }
    let names = |settings: &Settings| {
        let names = settings.steps.iter().map(|step| step.name.clone());
        names.chain([steps::CLOSED.to_owned()]).collect::<Vec<_>>().join(" → ")
    };
    if names(before) != names(after) {
        told.push(format!("年度の段階は「{}」になります。", names(after)));
    }
    for step in &after.steps {
        let old = before.step(&step.id);
        if old.is_none_or(|old| old.due != step.due) {
            told.push(match step.due {
                Some(due) => format!("「{}」の期限は{}月{}日です。", step.name, due.month(), due.day()),
                None => format!("「{}」に期限はありません。", step.name),
            });
        }
        let opens = |step: &YearStep| (step.opens.clone(), step.opens_else.clone());
        if old.is_none_or(|old| opens(old) != opens(step)) {
            told.push(format!("「{}」で書くのは、{}です。", step.name, opened(step)));
        }
    }
    told.extend(before.steps.iter().filter(|old| after.step(&old.id).is_none()).map(|old| {
        format!(
            "「{}」の段階はなくなります。その段階にあるシートは、残る段階のうち次のもの（なければ最後のもの）にあることになります。通った段階が1つも残らないシートは、どの段階にも入らず、すべての欄が書けます。",
            old.name
        )
    }));
    told
}

/// The parts of the form in use that a step opens.
fn opened(step: &YearStep) -> String {
    let form = paper::form();
    let parts = form.all().filter(|part| step.is_for(&part.key));
    let parts: Vec<String> = parts.map(|part| steps::part(&part.key)).collect();
    if parts.is_empty() { "なし".to_owned() } else { parts.join("、") }
}

fn said(what: &str, before: &str, after: &str) -> String {
    match (before.trim().is_empty(), after.trim().is_empty()) {
        (_, true) => format!("{what}はなくなります（いまは「{before}」）。"),
        (true, _) => format!("{what}は「{after}」になります。"),
        _ => format!("{what}は「{before}」から「{after}」になります。"),
    }
}

/// A settings file was made.
pub fn exported(name: &str) -> String {
    format!("設定を「{name}」に保存しました。")
}

/// The file that is shown.
pub fn file(name: &str) -> String {
    format!("「{name}」")
}

/// What is offered while a text is typed.
pub const OFFERS: &str = "候補";
/// The chapters, for those who do not see them.
pub const CHAPTERS: &str = "設定の章";
/// The city and its departments.
pub const HOUSE: &str = "市と部局";
/// The plans.
pub const PLANS: &str = "計画と章";
/// The steps of the year.
pub const STEPS: &str = "年度の段階";
/// The city's name.
pub const CITY: &str = "市区町村名";
/// Its code.
pub const CODE: &str = "全国地方公共団体コード";
/// Where it is used.
pub const CODE_HINT: &str = "5桁、または検査数字を付けた6桁";
/// What was typed is none.
pub const NO_CODE: &str = "コードとして正しくありません。5桁か、検査数字の合う6桁で入力してください。";
/// The departments.
pub const GROUPS: &str = "部局グループと部局";
/// How they are written.
pub const GROUPS_HINT: &str = "1行に1つ。行の始めに空白を入れると、すぐ上のグループの部局になります。シートに入力するときの候補と、提出状況の「シートなし」に使います。";
/// How plans are written.
pub const PLANS_HINT: &str = "1行に1つ。行の始めに空白を入れると、すぐ上の計画の章になります。位置付けに入力するときの候補になります。";
/// What steps are.
pub const STEPS_HINT: &str = "1つから5つまで。期限は、4月から順に、前の段階の期限より後の日として数えます（最後の段階の4月30日は、年度が終わった後の4月です）。";
/// What comes after them.
pub const STEPS_END: &str = "最後の段階を締めると「確定」になり、すべての欄が読むだけになります。書く欄を1つも選んでいない段階は、飛ばして進みます。";
/// Adds a step.
pub const ADD_STEP: &str = "＋ 段階を加える";
/// The name of a new one.
pub const NEW_STEP: &str = "新しい段階";
/// Takes one away.
pub const REMOVE_STEP: &str = "この段階をなくす";
/// A step's name.
pub const STEP_NAME: &str = "名前";
/// When it is due.
pub const STEP_DUE: &str = "期限";
/// What it looks like.
pub const DUE_LIKE: &str = "10月31日";
/// What is written in it.
pub const STEP_OPENS: &str = "この段階で書く欄";
/// It has no name.
pub const NO_NAME: &str = "名前を入力してください。それまでは、前の名前のままです。";
/// What was typed is no day.
pub const NO_DAY: &str = "期限は「10月31日」のように入力してください。それまでは、前の期限のままです。";
/// The app in one file with the city's settings.
pub const OFFICE_FILE: &str = "職員に配る1ファイル";
/// What that is for.
pub const OFFICE_FILE_WHY: &str = "このアプリと、ここの設定を1つのファイルにします。受け取った人は、ファイルを開くだけで同じ設定で書き始められます。シートは入りません。";
/// The app's own file cannot be had.
pub const NO_APP: &str = "アプリのファイルを読み込めなかったため、作れませんでした。通信の状態を確かめて、もう一度試してください。";
/// It was taken from the file that the app was opened from.
pub const BEGAN_WITH: &str = "このファイルに入っている設定で始めました。";

/// A step was taken away.
pub fn removed_step(name: &str) -> String {
    format!("「{name}」の段階をなくしました。")
}

/// How many departments.
pub fn departments(count: usize) -> String {
    format!("{count}部局")
}

/// How many plans.
pub fn plans(count: usize) -> String {
    format!("{count}計画")
}

/// How many steps.
pub fn steps(count: usize) -> String {
    format!("{count}段階")
}

/// What no change of the settings does.
pub fn unchanged(is_nothing: bool) -> &'static str {
    if is_nothing {
        "この画面を開いてから、変わったものはありません。"
    } else {
        "いま書いてある文は、1字も変わりません。"
    }
}

/// A day of any year: 10月31日.
pub fn month_day(day: MonthDay) -> String {
    format!("{}月{}日", day.month(), day.day())
}

/// Reads one: 10月31日, 10/31, 10-31, in letters of any width.
pub fn read_month_day(text: &str) -> Option<MonthDay> {
    let plain: String = text.chars().map(narrow).collect();
    let (month, day) = plain.trim().trim_end_matches('日').split_once(['月', '/', '-'])?;
    MonthDay::new(month.trim().parse().ok()?, day.trim().parse().ok()?)
}

fn narrow(char: char) -> char {
    match char {
        '０'..='９' => char::from_digit(u32::from(char) - u32::from('０'), 10).unwrap_or(char),
        '／' => '/',
        '－' | 'ー' => '-',
        char => char,
    }
}

/// The file for the office's staff.
pub fn office_file_name(settings: &Settings) -> String {
    file_name(settings)
        .replace("重点目標_設定_", "重点目標管理シート_")
        .replace(".goalsettings.json", ".html")
}

/// It was made.
pub fn office_file_made(name: &str) -> String {
    format!("「{name}」を保存しました。職員に渡してください。")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_as_it_is_typed() {
        for (text, day) in [
            ("10月31日", Some("10-31")),
            ("１０／３１", Some("10-31")),
            ("4-1", Some("04-01")),
            ("2月30日", None),
            ("10月", None),
        ] {
            assert_eq!(read_month_day(text).map(MonthDay::written).as_deref(), day, "{text}");
        }
    }
}
