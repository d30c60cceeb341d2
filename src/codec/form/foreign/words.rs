//! What the words of another form's label mean.

use super::signs;
use crate::codec::form::choices::choices;
use crate::codec::form::label::Label;
use crate::codec::form::{heads, labels, noted, unknown};
use crate::model::{FormPart, PartKey, names_a_person};
use crate::text::width::squeeze;

/// A label's parts: its name, what stands in brackets behind it, and the signs that it lists.
pub(super) struct LabelWords {
    pub(super) name: String,
    pub(super) note: String,
    pub(super) choices: Vec<String>,
}

/// What opens and closes a note behind a label.
const OPEN: [char; 6] = ['（', '(', '［', '[', '【', '〔'];
const CLOSE: [char; 6] = ['）', ')', '］', ']', '】', '〕'];
/// The units of an office, each of which may be a label of its own: 部｜環境部｜課｜….
const UNITS: [&str; 6] = ["部", "局", "課", "室", "係", "班"];
/// Words that make a column a city's own, whatever else it says.
const OWN: [&str; 16] = [
    "評価",
    "評定",
    "判定",
    "予算",
    "決算",
    "担当",
    "協働",
    "根拠",
    "理由",
    "備考",
    "コメント",
    "所見",
    "財源",
    "区分",
    "種類",
    "種別",
];
/// Words by which columns are known, the surest first.
const COLUMNS: [(&str, FormPart); 30] = [
    ("上半期", FormPart::Midterm),
    ("中間", FormPart::Midterm),
    ("進捗", FormPart::Midterm),
    ("スケジュール", FormPart::Deadline),
    ("いつまでに", FormPart::Deadline),
    ("期限", FormPart::Deadline),
    ("期間", FormPart::Deadline),
    ("時期", FormPart::Deadline),
    ("工程", FormPart::Deadline),
    ("日程", FormPart::Deadline),
    ("達成水準", FormPart::Target),
    ("目標値", FormPart::Target),
    ("数値目標", FormPart::Target),
    ("目標水準", FormPart::Target),
    ("達成状況", FormPart::FinalReport),
    ("実績", FormPart::FinalReport),
    ("結果", FormPart::FinalReport),
    ("期末", FormPart::FinalReport),
    ("年度末", FormPart::FinalReport),
    ("成果", FormPart::FinalReport),
    ("方策", FormPart::Method),
    ("取組", FormPart::Method),
    ("実行すること", FormPart::Method),
    ("活動内容", FormPart::Method),
    ("具体策", FormPart::Method),
    ("実施内容", FormPart::Method),
    ("課題", FormPart::Method),
    ("指標", FormPart::Target),
    ("目標", FormPart::Target),
    ("内容", FormPart::Method),
];

/// A label in its parts.
pub(super) fn label(text: &str) -> LabelWords {
    if let Some((name, choices)) = signs::behind(text) {
        return LabelWords { choices, ..label(name) };
    }
    // A note on how to fill it in need not stand in brackets: ※200字以内, on a line of its own.
    let in_brackets = |note: &str| note.starts_with(OPEN);
    if let Some((name, note)) = noted::parted(text).filter(|(_, note)| !in_brackets(note)) {
        let name = label(name);
        return LabelWords { note: format!("{}{note}", name.note), ..name };
    }
    let text = text.split_whitespace().collect::<Vec<_>>().join(if text.is_ascii() { " " } else { "" });
    let text = text.trim_matches(|char: char| "【】■□◆◇●○:：※".contains(char));
    let split = text.find(OPEN).filter(|at| !text[..*at].trim().is_empty()).map(|at| text.split_at(at));
    let Some((name, note)) = split else {
        return LabelWords { name: text.to_owned(), note: String::new(), choices: Vec::new() };
    };
    let choices = signs::in_brackets(note.trim_matches(|char| OPEN.contains(&char) || CLOSE.contains(&char)));
    let note = if choices.is_empty() { note.to_owned() } else { String::new() };
    LabelWords { name: name.trim().to_owned(), note, choices }
}

/// How many characters a note allows at most: （200字以内で記入）, （400字）; not 200字程度.
pub(super) fn limit(note: &str) -> Option<u32> {
    let note = squeeze(note).replace(',', "");
    let (before, after) = note.split_once('字').or_else(|| note.split_once("文字"))?;
    let before = before.trim_end_matches('文');
    let digits = before.trim_end_matches(|char: char| char.is_ascii_digit()).len();
    let is_most = ["以内", "まで", "以下", ")", "]", "】"].iter().any(|end| after.starts_with(end));
    let is_least = after.starts_with("以上");
    let is_told = is_most || after.is_empty() || ["最大", "上限"].iter().any(|word| note.contains(word));
    before[digits..].parse().ok().filter(|number| is_told && !is_least && *number > 0)
}

/// Whether a part says who somebody is, by its label or its note.
pub(super) fn is_person(label: &str, note: &str) -> bool {
    names_a_person(&squeeze(label)) || note.contains("氏名") || note.contains("名前")
}

/// Whether a part of the sheet is written at the year's end: 総合評価, 翌年度に向けて; but not 前年度の評価.
pub(super) fn is_of_year_end(label: &str) -> bool {
    let has = |words: &[&str]| words.iter().any(|word| label.contains(word));
    has(&[
        "評価",
        "評定",
        "総括",
        "振り返り",
        "振返り",
        "翌年度",
        "次年度",
        "所見",
        "講評",
        "意見",
        "残された",
        "達成状況",
        "成果",
        "今後の",
    ]) && !has(&["前年度", "昨年度", "前回", "評価基準", "評価方法", "評価指標"])
}

/// Whether a part is one into which grades are written.
pub(super) fn is_graded(label: &str) -> bool {
    let has = |words: &[&str]| words.iter().any(|word| label.contains(word));
    has(&["評価", "評定", "判定", "達成度", "達成区分", "進捗度", "進捗区分"])
        && !has(&["理由", "コメント", "所見", "根拠", "方法", "内容", "基準", "意見", "講評", "説明"])
        && !label.ends_with(['者', '日', '名'])
}

/// Whether a part holds a judgement of the year's work: how far it has come by then is none.
pub(super) fn is_judged(label: &str) -> bool {
    is_graded(label)
        && !label.contains("進捗")
        && !["前年度", "昨年度"].iter().any(|word| label.contains(word))
}

/// Whether a label says that grades are explained beside it: 評価の基準, 記号. 総合評価 beside its signs is chosen of these.
pub(super) fn is_over_legend(text: &str) -> bool {
    let words = ["基準", "記号", "区分", "凡例", "段階", "ランク", "目安", "説明", "方法"];
    may_be_label(text) && words.iter().any(|word| text.contains(word))
}

/// The signs of grades that a line lists or explains; none where it does not.
pub(super) fn legend(text: &str) -> Option<Vec<String>> {
    Some(signs::legend(text)).filter(|signs| !signs.is_empty())
}

/// The quarter of the year that a label names, by which it is a report's: 第1四半期, 2Q; none of a plan's.
pub(super) fn quarter(name: &str) -> Option<u8> {
    const PLANS: [&str; 6] = ["予定", "計画", "スケジュール", "工程", "日程", "目標"];
    let name = squeeze(name);
    if PLANS.iter().any(|word| name.contains(word)) {
        return None;
    }
    let number = |char: char| match char {
        '1' | '一' => Some(1),
        '2' | '二' => Some(2),
        '3' | '三' => Some(3),
        '4' | '四' => Some(4),
        _ => None,
    };
    if let Some((before, _)) = name.split_once("四半期") {
        return number(before.trim_end_matches(['/', '・', 'の']).chars().next_back()?);
    }
    let letters: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    let digit = letters.strip_prefix('q').or_else(|| letters.strip_suffix('q'))?;
    let mut digits = digit.chars();
    number(digits.next()?).filter(|_| digits.next().is_none())
}

/// The column that a label names, and how surely: the smaller the number, the surer.
pub(super) fn column(name: &str) -> Option<(FormPart, usize)> {
    if let Some(PartKey::Known(part)) = heads::column(name) {
        return Some((part, 0));
    }
    let name = squeeze(name);
    if OWN.iter().any(|word| name.contains(word)) {
        return None;
    }
    match quarter(&name) {
        Some(2) => return Some((FormPart::Midterm, COLUMNS.len() + 1)),
        Some(4) => return Some((FormPart::FinalReport, COLUMNS.len() + 1)),
        Some(_) => return None,
        None => {}
    }
    let best = COLUMNS.iter().enumerate().find(|(_, (word, _))| name.contains(word));
    best.map(|(at, (_, part))| (*part, at + 1))
}

/// Whether a label is one that columns have, a city's own too.
pub(super) fn is_of_column(name: &str) -> bool {
    column(name).is_some() || quarter(name).is_some() || OWN.iter().any(|word| name.contains(word))
}

/// The part that a label beside a field names.
pub(super) fn head(name: &str) -> Option<FormPart> {
    let of = |label: Label| match label {
        Label::Goal => Some(FormPart::Goal),
        Label::Rank => Some(FormPart::Rank),
        Label::Plan(_) => Some(FormPart::Positions),
        Label::Situation => Some(FormPart::Situation),
        Label::Purpose => Some(FormPart::Purpose),
        Label::Sdgs => Some(FormPart::Sdgs),
        Label::Participation => Some(FormPart::Participation),
        Label::Effects => Some(FormPart::Effects),
        Label::Remarks | Label::Department | Label::Year | Label::Group => None,
        Label::Own(_) | Label::Beyond | Label::OfRow(..) => None,
    };
    if let Some((label, "")) = labels::label(name) {
        return of(label);
    }
    let like = unknown::resembled(name)?;
    let label = labels::label(like).map(|(label, _)| label)?;
    // Only its words resemble; whose place it is, the paper says.
    of(label)
}

/// What a label names that is no part: the department, the group, the year, 特記事項.
pub(super) fn other(name: &str) -> Option<Label> {
    const DEPARTMENTS: [&str; 10] =
        ["部局名", "部名", "課名", "部課名", "館名", "所属名", "所属", "担当部", "担当課", "課室名"];
    let squeezed = squeeze(name);
    if DEPARTMENTS.contains(&squeezed.as_str()) || UNITS.contains(&squeezed.as_str()) {
        return Some(Label::Department);
    }
    let known = labels::label(name).map(|(label, _)| label);
    known.filter(|label| matches!(label, Label::Department | Label::Group | Label::Year | Label::Remarks))
}

/// Whether a text is a label whatever stands beside it.
pub(super) fn is_sure(text: &str) -> bool {
    let name = label(text).name;
    other(&name).is_some()
        || head(&name).is_some()
        || unknown::is_surely_label(&name)
        || is_name(&name)
        || is_person(&name, "")
}

/// Whether a text is a label that is known as it stands.
pub(super) fn is_exact(text: &str) -> bool {
    other(text).is_some() || matches!(labels::label(text), Some((_, "")))
}

/// How surely a text is a label, from −1 (none) to 4 (known as one): of two texts side by side the weaker is the other's value.
pub(super) fn strength(text: &str) -> i8 {
    let name = label(text).name;
    let is_known = || is_exact(&name) || unknown::is_all_label(&name) || is_person(&name, "");
    match () {
        () if !may_be_label(text) => -1,
        () if is_known() => 4,
        () if is_sure(text) => 3,
        () if is_of_column(&name) || nearness(FormPart::Goal, &name).is_some() => 1,
        () => 0,
    }
}

/// Whether a label asks for a name: 部長名, 事業名.
fn is_name(name: &str) -> bool {
    const LONGEST: usize = 8;
    (3..=LONGEST).contains(&name.chars().count())
        && name.ends_with('名')
        && !name.chars().any(|char| char.is_numeric() || char.is_whitespace())
}

/// Whether a text may be a label.
pub(super) fn may_be_label(text: &str) -> bool {
    let name = label(text).name;
    is_sure(text)
        || quarter(&name).is_some()
        || (unknown::looks_like_label(&name) && choices(text).is_empty() && signs::legend(&name).is_empty())
}

/// How near a label that is not known comes to a part that a form needs: the smaller the number, the nearer.
pub(super) fn nearness(part: FormPart, label: &str) -> Option<usize> {
    const GOALS: [&str; 4] = ["目標", "施策", "課題", "宣言"];
    if OWN.iter().any(|word| label.contains(word)) {
        return None;
    }
    if part == FormPart::Goal { GOALS.iter().position(|word| label.contains(word)) } else { Some(0) }
}

/// Whether a text is over the numbers of the rows.
pub(super) fn is_over_numbers(text: &str) -> bool {
    ["番号", "no", "no.", "№", "順位", "順", "項番", "#"].contains(&squeeze(text).as_str())
}

/// Whether a column is one whose words the paper has.
pub(super) fn is_known_column(text: &str) -> bool {
    matches!(heads::column(text), Some(PartKey::Known(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quarters_are_known() {
        for (name, expected) in [
            ("第1四半期", Some(1)),
            ("第２・四半期の実績", Some(2)),
            ("第3／四半期", Some(3)),
            ("第四四半期", Some(4)),
            ("2Q", Some(2)),
            ("四半期ごとの報告", None),
            ("第2四半期の予定", None),
            ("KPI", None),
        ] {
            assert_eq!(quarter(name), expected, "{name}");
        }
    }

    #[test]
    fn notes_say_how_long_a_text_may_be_and_labels_whose_name_it_is() {
        for (note, expected) in [
            ("（200字以内で記入）", Some(200)),
            ("（１，０００文字まで）", Some(1000)),
            ("※最大400字", Some(400)),
            ("（300字）", Some(300)),
            ("（200字程度）", None),
            ("（100字以上）", None),
            ("（数字で記入）", None),
        ] {
            assert_eq!(limit(note), expected, "{note}");
        }
        for (label, is) in [
            ("作成者", true),
            ("記入者名", true),
            ("職名・氏名", true),
            ("取組責任者", true),
            ("部長名", true),
            ("担当者連絡先", true),
            ("対象者", false),
            ("事業名", false),
            ("担当課", false),
            ("利用者", false),
            ("部長の一言", false),
        ] {
            assert_eq!(is_person(label, ""), is, "{label}");
        }
        assert!(is_person("作成", "（職・氏名）"));
    }
}
