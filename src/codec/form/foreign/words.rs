//! What the words of another form's label mean.

use crate::codec::form::label::Label;
use crate::codec::form::{labels, unknown};
use crate::model::{FormPart, PartKey};
use crate::text::width::{fold, squeeze};

/// A label's parts: its name, what stands in brackets behind it, and the signs that it lists.
pub(super) struct LabelWords {
    pub(super) name: String,
    pub(super) note: String,
    pub(super) choices: Vec<String>,
}

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
    let text = text.split_whitespace().collect::<Vec<_>>().join(if text.is_ascii() { " " } else { "" });
    let text = text.trim_matches(|char: char| "【】■□◆◇●○:：※".contains(char));
    let split = text.split_once(['（', '(']).filter(|(name, _)| !name.trim().is_empty());
    let Some((name, rest)) = split else {
        return LabelWords { name: text.to_owned(), note: String::new(), choices: Vec::new() };
    };
    let choices = choices(rest.trim_end_matches(['）', ')']));
    let note = if choices.is_empty() { text[name.len()..].to_owned() } else { String::new() };
    LabelWords { name: name.trim().to_owned(), note, choices }
}

/// The column that a label names, and how surely: the smaller the number, the surer.
pub(super) fn column(name: &str) -> Option<(FormPart, usize)> {
    if let Some(PartKey::Known(part)) = labels::column(name) {
        return Some((part, 0));
    }
    let name = squeeze(name);
    if OWN.iter().any(|word| name.contains(word)) {
        return None;
    }
    let best = COLUMNS.iter().enumerate().find(|(_, (word, _))| name.contains(word));
    best.map(|(at, (_, part))| (*part, at + 1))
}

/// Whether a label is one that columns have, a city's own too.
pub(super) fn is_of_column(name: &str) -> bool {
    column(name).is_some() || OWN.iter().any(|word| name.contains(word))
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
    if DEPARTMENTS.contains(&squeezed.as_str()) {
        return Some(Label::Department);
    }
    let known = labels::label(name).map(|(label, _)| label);
    known.filter(|label| matches!(label, Label::Department | Label::Group | Label::Year | Label::Remarks))
}

/// Whether a text is a label whatever stands beside it.
pub(super) fn is_sure(text: &str) -> bool {
    let name = label(text).name;
    other(&name).is_some() || head(&name).is_some() || unknown::is_surely_label(&name)
}

/// Whether a text may be a label.
pub(super) fn may_be_label(text: &str) -> bool {
    let name = label(text).name;
    is_sure(text) || (unknown::looks_like_label(&name) && choices(text).is_empty())
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

/// The signs or words that a text lists to choose from; none where it is any other text.
pub(in crate::codec) fn choices(text: &str) -> Vec<String> {
    const MOST: usize = 8;
    let text = text.trim().trim_matches(|char: char| "（）()［］[]".contains(char));
    let is_mark = |char: char| "◎○◯●△▲×✕☆★－―-".contains(char);
    let is_part = |char: char| "・／/、,，|｜".contains(char) || char.is_whitespace();
    let tokens: Vec<&str> = text.split(is_part).filter(|token| !token.is_empty()).collect();
    let is_sign = |token: &&str| {
        let plain = fold(token);
        let mut chars = plain.chars();
        let one = chars.next().filter(|_| chars.next().is_none());
        one.is_some_and(|one| is_mark(one) || one.is_ascii_alphabetic())
    };
    if (2..=MOST).contains(&tokens.len()) && tokens.iter().all(is_sign) {
        return tokens.into_iter().map(str::to_owned).collect();
    }
    let boxed = text.contains(['□', '☐', '☑', '■']);
    let by_stroke: Vec<&str> = match boxed {
        true => text.split(['□', '☐', '☑', '■']).collect(),
        false => text.split(['／', '/', '|', '｜']).collect(),
    };
    let words: Vec<&str> = by_stroke.into_iter().map(str::trim).filter(|word| !word.is_empty()).collect();
    let is_word = |word: &&str| {
        word.chars().count() <= 16 && !word.contains(['。', '\n']) && word.chars().any(char::is_alphabetic)
    };
    if (2..=MOST).contains(&words.len()) && words.iter().all(is_word) {
        return words.into_iter().map(str::to_owned).collect();
    }
    Vec::new()
}

/// The title and number that the first rows may hold.
pub(super) fn is_number(text: &str) -> bool {
    let text = squeeze(text);
    text.chars().count() <= 20
        && text.trim_matches(['(', ')']).ends_with('号')
        && (text.contains("様式") || text.contains("別記") || text.contains("別紙"))
        || (text.contains("様式") && text.chars().count() <= 6)
}

/// A title without its year; none where a text is none.
pub(super) fn title(text: &str) -> Option<String> {
    const ENDS: [&str; 8] = ["シート", "表", "宣言", "調書", "計画書", "票", "目標", "一覧"];
    let line = text.lines().next()?.trim();
    let name = match line.split_once("年度") {
        Some((year, rest)) if year.chars().count() <= 8 => rest,
        _ => line,
    };
    let name = name.trim_matches(|char: char| char.is_whitespace() || "【】（）()".contains(char));
    let plain = squeeze(name);
    let plain = plain.split_once('(').map_or(plain.as_str(), |(plain, _)| plain);
    let is_one = (3..=30).contains(&name.chars().count()) && ENDS.iter().any(|end| plain.ends_with(end));
    is_one.then(|| name.to_owned())
}

/// Whether a column is one whose words the paper has.
pub(super) fn is_known_column(text: &str) -> bool {
    matches!(labels::column(text), Some(PartKey::Known(_)))
}
