//! Who gives the grades of a form: its department, and those who judge, each with a grade and a comment.

use super::{signs, words};
use crate::model::{Grade, PartSetting, ReadGrades, ReadJudge, Settings, SheetForm};

/// Those who grade their own work.
const OWN: [&str; 8] = ["自己", "担当課", "担当部", "担当部局", "所管課", "主管課", "所属", "原課"];
/// What those who judge are called, by its end: 一次, 部長, 委員会, 第三者, 財政課.
const JUDGES: [&str; 14] =
    ["次", "内部", "外部", "庁内", "上司", "長", "会", "者", "課", "部局", "委員", "市民", "住民", "室"];
/// What a grade is called, and a comment on it.
const GRADES: [&str; 3] = ["評価", "評定", "判定"];
/// What may follow that.
const RESULTS: [&str; 5] = ["結果", "区分", "記号", "欄", "ランク"];
const COMMENTS: [&str; 9] = ["コメント", "所見", "意見", "講評", "理由", "根拠", "説明", "内容", "助言"];

/// What a column says of who judges.
struct JudgeColumn<'f> {
    /// Who it is: 一次, 外部委員会.
    who: &'f str,
    /// What is called so on the paper.
    name: &'f str,
    is_comment: bool,
}

/// Who grades by this scale, by the columns of a form; columns of theirs that say no signs are given those of the scale.
pub(super) fn read(form: &mut SheetForm, grades: Vec<Grade>) -> ReadGrades {
    let scale: Vec<String> = grades.iter().map(|grade| grade.word.clone()).collect();
    let named = |part: &PartSetting| column(&part.label).is_some_and(|column| !column.is_comment);
    for part in form.columns.iter_mut().filter(|part| part.own().is_some() && !scale.is_empty()) {
        let is_open = part.choices.is_empty() && words::is_judged(&part.label) && named(part);
        if is_open || signs::are_same(&part.choices, &scale) {
            part.choices.clone_from(&scale);
        }
    }
    let columns = &form.columns;
    let is_graded = |part: &PartSetting| part.own().is_some() && !scale.is_empty() && part.choices == scale;
    let mut judges: Vec<ReadJudge> = Vec::new();
    let mut whose = vec![None; columns.len()];
    for (at, part) in columns.iter().enumerate().filter(|(_, part)| part.own().is_some()) {
        let Some(grade) = column(&part.label).filter(|grade| !grade.is_comment) else { continue };
        whose[at] = Some(grade.who);
        // A grade in the middle of the year and one at its end are one person's: the last one is the year's.
        let is_last = !columns[at + 1..].iter().any(|later| is_of(&later.label, grade.who, false));
        let comment = comment(columns, at, grade.who);
        // Without signs only the comment says that it is a judgement.
        let is_one = is_graded(part) || scale.is_empty() && comment.is_some();
        if !is_own(grade.who) && is_last && is_one {
            judges.push(ReadJudge { name: grade.name.to_owned(), grade: at, comment });
        }
    }
    let of_department = |at: &usize| is_graded(&columns[*at]) && whose[*at].is_none_or(is_own);
    let own = (0..columns.len()).filter(of_department).max_by_key(|at| (whose[*at].is_some(), *at));
    judges.truncate(Settings::MOST_REVIEWERS);
    ReadGrades { grades, own, judges }
}

/// The comment that goes with a grade: the next one of the same person, or one that names nobody, right behind it.
fn comment(columns: &[PartSetting], at: usize, who: &str) -> Option<usize> {
    let is_free = |part: &PartSetting| part.own().is_some() && part.choices.is_empty();
    let named = (at + 1..columns.len()).find(|next| is_of(&columns[*next].label, who, true));
    let is_bare = |part: &PartSetting| {
        let last = part.label.rsplit('・').next().unwrap_or(&part.label);
        let name = GRADES.iter().find_map(|grade| last.strip_prefix(grade)).unwrap_or(last);
        COMMENTS.contains(&name.trim_start_matches('の')) && column(&part.label).is_none()
    };
    let next = columns.get(at + 1).filter(|part| is_bare(part)).map(|_| at + 1);
    named.or(next).filter(|at| is_free(&columns[*at]))
}

fn is_of(label: &str, who: &str, is_comment: bool) -> bool {
    column(label).is_some_and(|column| column.who == who && column.is_comment == is_comment)
}

fn is_own(who: &str) -> bool {
    OWN.contains(&who)
}

/// What a column's label says of who judges: 二次評価, 年度末・二次評価のコメント, 外部委員会・意見.
fn column(label: &str) -> Option<JudgeColumn<'_>> {
    let storeys: Vec<&str> = label.split('・').collect();
    storeys.iter().enumerate().find_map(|(at, storey)| {
        let (name, is_comment) = without_comment(storey);
        // 二次評価者 is somebody, and 評価日 a day.
        let grade = GRADES.iter().find_map(|grade| {
            let (who, rest) = name.rsplit_once(grade)?;
            (rest.is_empty() || RESULTS.contains(&rest.trim_start_matches('の'))).then_some(who)
        });
        let rest = &storeys[at + 1..];
        let says = |words: &[&str]| rest.iter().any(|storey| words.iter().any(|word| storey.contains(word)));
        // 外部委員会 over 評価 and 意見.
        let is_over = is_comment || says(&GRADES) || says(&COMMENTS);
        let who = grade.or_else(|| Some(name).filter(|_| is_over))?;
        let is_one = is_own(who) || JUDGES.iter().any(|end| who.ends_with(end));
        let is_comment = is_comment || says(&COMMENTS);
        is_one.then_some(JudgeColumn { who, name, is_comment })
    })
}

/// A label without the word for a comment at its end, and whether it has one.
fn without_comment(storey: &str) -> (&str, bool) {
    let name = COMMENTS.iter().find_map(|word| storey.strip_suffix(word));
    (name.unwrap_or(storey).trim_end_matches('の'), name.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_say_who_judges() {
        for (label, expected) in [
            ("二次評価", Some(("二次", "二次評価", false))),
            ("年度末・二次評価", Some(("二次", "二次評価", false))),
            ("二次評価コメント", Some(("二次", "二次評価", true))),
            ("外部評価の理由", Some(("外部", "外部評価", true))),
            ("一次評価・コメント", Some(("一次", "一次評価", true))),
            ("外部委員会・評価", Some(("外部委員会", "外部委員会", false))),
            ("自己評価", Some(("自己", "自己評価", false))),
            ("市長コメント", Some(("市長", "市長", true))),
            ("中間・評価", None),
            ("総合評価", None),
            ("二次評価者", None),
            ("達成度", None),
            ("担当課", None),
            ("評価の理由", None),
        ] {
            let found = column(label).map(|one| (one.who, one.name, one.is_comment));
            assert_eq!(found, expected, "{label}");
        }
    }
}
