//! What the words of another form's label mean.

use crate::codec::form::choices::{MOST, SIGNS, choices, is_part};
use crate::codec::form::label::Label;
use crate::codec::form::{heads, labels, unknown};
use crate::model::{FormPart, PartKey};
use crate::text::width::squeeze;

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
    if let Some((name, choices)) = signs_behind(text) {
        return LabelWords { choices, ..label(name) };
    }
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

/// A label behind which signs stand without brackets, and the signs: 「評価 A・B・C」, 「評価◎○△×」.
fn signs_behind(text: &str) -> Option<(&str, Vec<String>)> {
    let is_sign = |char: char| is_letter(char) || SIGNS.contains(char) || is_part(char);
    let name = text.trim_end_matches(is_sign);
    let name = name.trim_end_matches([':', '：']);
    let signs =
        choices(text[name.len()..].trim_start_matches(|char: char| is_part(char) || ":：".contains(char)));
    (!name.trim().is_empty() && !name.ends_with(['（', '(']) && !signs.is_empty()).then_some((name, signs))
}

/// A capital letter, as grades have them.
fn is_letter(char: char) -> bool {
    char.is_ascii_uppercase() || ('Ａ'..='Ｚ').contains(&char)
}

/// The signs of grades that a line lists or explains: 「◎：達成　○：概ね達成　×：未達成」; none where it is any other text.
pub(super) fn legend(text: &str) -> Vec<String> {
    const LONGEST: usize = 300;
    // A list alone is what a field offers.
    if text.chars().nth(LONGEST).is_some() || !choices(text).is_empty() {
        return Vec::new();
    }
    let text = text.trim_matches(|char: char| char.is_whitespace() || "（）()【】［］[]※".contains(char));
    if let Some((_, signs)) = signs_behind(text) {
        return signs;
    }
    let chars: Vec<char> = text.chars().collect();
    let is_alone = |at: usize| {
        let is_word =
            |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|char| char.is_alphanumeric());
        !is_word(at.checked_sub(1)) && chars.get(at + 1).is_some_and(|next| ":：=＝…（(".contains(*next))
    };
    let is_one = |(at, char): &(usize, &char)| SIGNS.contains(**char) || is_letter(**char) && is_alone(*at);
    let signs: Vec<String> =
        chars.iter().enumerate().filter(is_one).map(|(_, char)| char.to_string()).collect();
    let is_twice = signs.iter().enumerate().any(|(at, sign)| signs[..at].contains(sign));
    if is_twice || !(2..=MOST).contains(&signs.len()) { Vec::new() } else { signs }
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
        && !has(&["理由", "コメント", "所見", "根拠", "方法", "内容"])
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
    if DEPARTMENTS.contains(&squeezed.as_str()) {
        return Some(Label::Department);
    }
    let known = labels::label(name).map(|(label, _)| label);
    known.filter(|label| matches!(label, Label::Department | Label::Group | Label::Year | Label::Remarks))
}

/// Whether a text is a label whatever stands beside it.
pub(super) fn is_sure(text: &str) -> bool {
    let name = label(text).name;
    other(&name).is_some() || head(&name).is_some() || unknown::is_surely_label(&name) || is_name(&name)
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
        || (unknown::looks_like_label(&name) && choices(text).is_empty() && legend(&name).is_empty())
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

/// Whether a text is 様式番号: 様式第1号, 第2号様式（第3条関係）, 別紙様式1.
pub(super) fn is_number(text: &str) -> bool {
    const LONGEST: usize = 24;
    let text = squeeze(text);
    let names = ["様式", "書式", "別記", "別紙", "別表"];
    let left = names.iter().fold(text.clone(), |left, name| left.replace(name, ""));
    let left = left.replace("関係", "").replace("その", "");
    let is_digit = |char: char| char.is_ascii_digit() || "一二三四五六七八九十".contains(char);
    left.len() < text.len()
        && text.chars().count() <= LONGEST
        && left.chars().all(|char| is_digit(char) || "第号条項のー-―()[]【】、・".contains(char))
}

/// A title without its year; none where a text is none.
pub(super) fn title(text: &str) -> Option<String> {
    const ENDS: [&str; 8] = ["シート", "表", "宣言", "調書", "計画書", "票", "目標", "一覧"];
    let line = text.lines().next()?.trim();
    let name = match line.split_once("年度") {
        Some((year, rest)) if year.chars().count() <= 8 => rest,
        _ => line,
    };
    // 組織目標表（令和6年度）.
    let name = name.trim();
    let year = name.strip_suffix(['）', ')']).and_then(|name| name.rsplit_once(['（', '(']));
    let name = year.filter(|(_, inside)| inside.contains("年度")).map_or(name, |(name, _)| name);
    let is_whole = |text: &str| text.matches(['（', '(']).count() == text.matches(['）', ')']).count();
    let bare = name.trim_matches(|char: char| char.is_whitespace() || "【】".contains(char));
    let name = if is_whole(bare) { bare } else { bare.trim_matches(['（', '）', '(', ')']) };
    let plain = squeeze(name);
    let plain = plain.split_once('(').map_or(plain.as_str(), |(plain, _)| plain);
    let is_one = (3..=30).contains(&name.chars().count()) && ENDS.iter().any(|end| plain.ends_with(end));
    is_one.then(|| name.to_owned())
}

/// Whether a column is one whose words the paper has.
pub(super) fn is_known_column(text: &str) -> bool {
    matches!(heads::column(text), Some(PartKey::Known(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_forms_are_told_from_texts() {
        for text in [
            "様式第1号",
            "様式１",
            "第2号様式（第3条関係）",
            "別紙様式1",
            "様式2－1",
            "別記様式第1号",
            "様式第一号の2",
        ] {
            assert!(is_number(text), "{text}");
        }
        for text in ["第1号", "様式を定める", "別紙のとおり", "組織目標表", "様式第1号 組織目標表"]
        {
            assert!(!is_number(text), "{text}");
        }
    }

    #[test]
    fn quarters_and_signs_are_known() {
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
        for (text, signs) in [
            ("評価：A・B・C", "ABC"),
            ("（評価　◎○△×）", "◎○△×"),
            ("※ ◎：達成　○：概ね達成　×：未達成", "◎○×"),
            ("A：計画以上、B：計画どおり、C：計画未満", "ABC"),
            ("◎・○・△", ""),
            ("○市民参加\n○取組による効果", ""),
            ("KPIとSDGs", ""),
        ] {
            assert_eq!(legend(text).concat(), signs, "{text}");
        }
    }
}
