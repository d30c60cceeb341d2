//! The paper's printed words, recognised by what they say and never by where they stand.

use super::heads::column;
use super::label::{Label, MARKS};
use super::{FormRow, city, noted, ticks};
use crate::codec::beyond;
use crate::model::paper;
use crate::text::lookalike::{is_invisible, is_odd_blank, trimmed};
use crate::text::width::{after, before, fold, squeeze};

const EXACT: [(&str, Label); 27] = [
    ("重点目標", Label::Goal),
    ("部局名", Label::Department),
    ("部局", Label::Department),
    ("担当部局", Label::Department),
    ("担当部局名", Label::Department),
    ("部局等名", Label::Department),
    ("部署名", Label::Department),
    ("担当部署", Label::Department),
    ("所属", Label::Department),
    ("所属名", Label::Department),
    ("重点目標名", Label::Goal),
    ("優先順位", Label::Rank),
    ("順位", Label::Rank),
    ("部局グループ", Label::Group),
    ("部局群", Label::Group),
    ("部等名", Label::Group),
    ("年度", Label::Year),
    ("対象年度", Label::Year),
    ("現況・課題", Label::Situation),
    ("現況と課題", Label::Situation),
    ("現状・課題", Label::Situation),
    ("現状と課題", Label::Situation),
    ("目的・効果", Label::Purpose),
    ("目的と効果", Label::Purpose),
    ("目的及び効果", Label::Purpose),
    ("sdgs", Label::Sdgs),
    ("特記事項", Label::Remarks),
];

/// The labels of 特記事項 in short; nothing but a break or a colon parts them from their text.
const SHORT_REMARKS: [(&str, Label); 4] = [
    ("市民参加・協働の推進", Label::Participation),
    ("市民参加と協働の推進", Label::Participation),
    ("取組による効果", Label::Effects),
    ("効果・残された課題", Label::Effects),
];

const REMARKS: [(&str, Label); 4] = [
    ("市民参加・協働の推進、市民満足度の向上を考慮した点", Label::Participation),
    // On two lines without a comma.
    ("市民参加・協働の推進市民満足度の向上を考慮した点", Label::Participation),
    ("市民参加・協働の推進、市民満足度の向上を配慮した点", Label::Participation),
    ("取組による効果・残された課題", Label::Effects),
];

/// No label of the paper is longer.
const LONGEST: usize = 80;
/// What stands behind a plan's name, however it is written: words that join, and 位置付け.
const JOINING: [&str; 6] = ["における", "に於ける", "に於る", "での", "上の", "の"];
const PLACES: [&str; 6] = ["位置付け", "位置づけ", "位置付", "位置ずけ", "位置づけ等", "位置付け等"];

/// The label that a cell is, and the value that follows it in the same cell.
pub(in crate::codec) fn label(cell: &str) -> Option<(Label, &str)> {
    let own = whole(cell).map(|label| (label, ""));
    own.or_else(|| of_remarks(cell)).or_else(|| {
        if let Some(label) = exact(cell).or_else(|| exact_with_more(cell)) {
            return Some((label, ""));
        }
        if let Some((name, value)) = cell.split_once([':', '：'])
            && let Some(label) = exact(name).filter(|label| !matches!(label, Label::Plan(_)))
        {
            return Some((label, value.trim()));
        }
        on_lines(cell).or_else(|| in_words(cell))
    })
}

/// A label of 特記事項; what is only a note on how to fill it in is not its text.
fn of_remarks(cell: &str) -> Option<(Label, &str)> {
    let (label, value) = remarks(cell)?;
    Some((label, if noted::is_how_to(value) { "" } else { value }))
}

/// The label that a cell is but for a number before it or a note behind it.
fn exact_with_more(cell: &str) -> Option<Label> {
    if cell.chars().nth(LONGEST).is_some() {
        return None;
    }
    let bare = noted::parted(cell).map_or(cell, |(name, _)| name);
    let found = noted::without_number(bare).and_then(exact).or_else(|| exact(bare));
    found.filter(|label| !matches!(label, Label::Plan(plan) if plan.is_empty()))
}

/// What a label's cell says besides its words: how to fill the part in.
pub(super) fn note(cell: &str) -> Option<&str> {
    match remarks(cell) {
        Some((_, value)) => Some(value).filter(|value| noted::is_how_to(value)),
        None => {
            let (name, note) = noted::parted(cell)?;
            (exact(cell).is_none() && exact_with_more(name).is_some()).then_some(note)
        }
    }
}

/// The label that a cell is under この様式にない欄, where every part that the form does not name has its own.
pub(super) fn beyond(cell: &str) -> Option<Label> {
    let cell = trimmed(cell.strip_suffix(REST).unwrap_or(cell));
    let form = paper::form();
    if let Some((number, key)) = beyond::row_part(&form, cell) {
        return Some(Label::OfRow(number, key));
    }
    if let Some(label @ (Label::Plan(_) | Label::Beyond)) = exact(cell) {
        return Some(label);
    }
    beyond::part(&form, cell).and_then(|key| city::label_of(&key))
}

/// The form's own label that a cell is as a whole.
fn whole(cell: &str) -> Option<Label> {
    if cell.chars().nth(LONGEST).is_some() {
        return None;
    }
    city::labels().head(cell.strip_suffix(REST).unwrap_or(cell))
}

/// A label on the first lines of a cell, and its value on those below.
fn on_lines(cell: &str) -> Option<(Label, &str)> {
    /// A narrow column breaks a label into no more lines.
    const LINES: usize = 6;
    let breaks = cell.match_indices('\n').take(LINES);
    let mut found = breaks.filter_map(|(at, _)| Some((exact(&cell[..at])?, cell[at..].trim())));
    found.find(|(label, value)| !value.is_empty() && *label != Label::Remarks)
}

/// A short label, white space, and its value: 「優先順位　1位」.
fn in_words(cell: &str) -> Option<(Label, &str)> {
    let (name, value) = cell.split_once(|char| matches!(char, ' ' | '\u{3000}') || is_odd_blank(char))?;
    let label = exact(name)?;
    let fits = match label {
        Label::Rank => crate::text::rank::read(value).is_some(),
        Label::Department | Label::Year | Label::Group => value.chars().nth(20).is_none(),
        Label::Situation | Label::Purpose => cell[name.len()..].starts_with('\u{3000}'),
        _ => false,
    };
    (fits && !value.trim().is_empty()).then(|| (label, value.trim()))
}

/// What stands after a label where its text goes on.
const REST: &str = "（続き）";

/// Whether a label says that its text goes on with the one of the same label before.
pub(super) fn is_rest(cell: &str) -> bool {
    cell.ends_with(REST)
}

fn exact(cell: &str) -> Option<Label> {
    if cell.chars().nth(LONGEST).is_some() {
        return None;
    }
    let cell = cell.strip_suffix(REST).unwrap_or(cell);
    let city = city::labels();
    if let Some(label) = city.head(cell) {
        return Some(label);
    }
    let name = squeeze(cell);
    let name = name.trim_matches(MARKS);
    if let Some((_, label)) = EXACT.iter().find(|(text, _)| *text == name) {
        return Some(label.clone());
    }
    let is_of =
        ["関連する", "該当する", "対応する", "貢献する"].iter().any(|of| name == [of, "sdgs"].concat());
    if is_of || name.contains("sdgs") && (name.ends_with("目標") || name.ends_with("ゴール")) {
        return Some(Label::Sdgs);
    }
    let is_plan = PLACES.iter().any(|place| name.ends_with(place));
    let is_ours = before(trimmed(cell), &city.position).is_some_and(|plan| !plan.trim().is_empty());
    (is_plan || is_ours && !city.position.is_empty()).then(|| Label::Plan(plan(cell, &city.position)))
}

/// The plan's name: the label without its suffix, which the screen prints again.
fn plan(cell: &str, suffix: &str) -> String {
    let cell = trimmed(cell);
    let is_name = |plan: &&str| !plan.trim().is_empty();
    let usual = || {
        let bare = PLACES.iter().find_map(|place| before(cell, place))?.trim_end();
        JOINING.iter().find_map(|word| before(bare, word).filter(is_name))
    };
    let own = before(cell, suffix).filter(|plan| is_name(plan) && !suffix.is_empty());
    own.or_else(usual).map_or(cell, str::trim_end).to_owned()
}

/// The labels of 特記事項, whose text often follows in the same cell.
fn remarks<'t>(cell: &'t str) -> Option<(Label, &'t str)> {
    let cell = trimmed(cell);
    let is_mark = |char: char| char.is_whitespace() || is_invisible(char) || "○◯〇□■●".contains(char);
    let start = cell.trim_start_matches(is_mark).trim_start_matches(|char| ('①'..='⑳').contains(&char));
    let start = start.trim_start_matches(is_mark);
    let value = |value: &'t str| value.trim_start_matches([':', '：']).trim();
    // ○取組による効果・残された課題は昨年度のとおり: a sentence.
    let is_sentence = |rest: &str| rest.starts_with(['は', 'が', 'を', 'も', 'に', 'と', 'の', 'で']);
    let full = REMARKS.iter().find_map(|(name, label)| Some((label.clone(), after(start, name)?)));
    let full = full.filter(|(_, rest)| !is_sentence(rest));
    let short = || {
        let mut names = SHORT_REMARKS.iter().filter(|_| start.len() < cell.len());
        names.find_map(|(name, label)| {
            let rest = after(start, name)?;
            (rest.is_empty() || rest.starts_with([':', '：', '\n'])).then(|| (label.clone(), rest))
        })
    };
    full.or_else(short).map(|(label, rest)| (label, value(rest.strip_prefix(REST).unwrap_or(rest))))
}

/// What the cells of a row say as labels. The text of a part may begin as a label does: it stays that part's.
pub(super) fn labels_in(row: &FormRow) -> Vec<Option<(Label, &str)>> {
    let takes_text = |label: &Label, own: &Label| match label {
        Label::Situation | Label::Purpose | Label::Participation | Label::Effects | Label::Plan(_) => true,
        label => *label == Label::Goal && label == own,
    };
    let is_remark = |label: &Label| matches!(label, Label::Participation | Label::Effects);
    let mut found: Vec<Option<(Label, &str)>> = Vec::with_capacity(row.cells.len());
    for cell in &row.cells {
        let before = found.last().and_then(Option::as_ref);
        // Where no label stands before it in its row, a text is one of a column or of 特記事項.
        let is_behind = cell.at > 0 && !found.iter().any(Option::is_some);
        let own = label(&cell.text).filter(|(own, value)| {
            let is_text = before.is_some_and(|(label, value)| value.is_empty() && takes_text(label, own));
            value.is_empty() || is_remark(own) || !is_text && !is_behind
        });
        found.push(own);
    }
    found
}

/// The circled number that a cell starts with, and the rest.
pub(in crate::codec) fn circled(cell: &str) -> Option<(u8, &str)> {
    let cell = trimmed(cell);
    let first = cell.chars().next().filter(|char| ('①'..='⑳').contains(char))?;
    let number = u8::try_from(u32::from(first) - u32::from('①') + 1).ok()?;
    Some((number, trimmed(&cell[first.len_utf8()..])))
}

/// Whether a cell is a label, a column's head or a row's number, and has no text of its own.
pub(in crate::codec) fn is_part(cell: &str) -> bool {
    matches!(label(cell), Some((_, ""))) || column(cell).is_some() || is_numbered(cell)
}

/// Whether a cell begins as a label does, or is a column's head.
pub(in crate::codec) fn begins_a_part(cell: &str) -> bool {
    label(cell).is_some() || column(cell).is_some()
}

/// Whether a cell begins as a row's number or an item does.
pub(in crate::codec) fn is_numbered(cell: &str) -> bool {
    circled(cell).is_some() || row_number(cell).is_some()
}

/// The numbers of a cell that holds nothing but circled numbers; where they have boxes, of those that are ticked.
pub(in crate::codec) fn all_circled(cell: &str) -> Option<Vec<u8>> {
    only_circled(cell).or_else(|| {
        let found = ticks::read(cell)?;
        // A mark alone is no number.
        if found.ticked.is_empty() && found.others.is_empty() {
            return None;
        }
        found.others.iter().all(|words| only_circled(words).is_some()).then_some(())?;
        let numbers: Option<Vec<Vec<u8>>> = found.ticked.iter().map(|words| only_circled(words)).collect();
        Some(numbers?.concat())
    })
}

fn only_circled(cell: &str) -> Option<Vec<u8>> {
    let mut numbers = Vec::new();
    let is_between = |char: &char| char.is_whitespace() || is_invisible(*char) || "、，,・".contains(*char);
    for char in cell.chars().filter(|char| !is_between(char)) {
        numbers.push(circled(char.encode_utf8(&mut [0; 4]))?.0);
    }
    (!numbers.is_empty()).then_some(numbers)
}

/// The numbers of 「目的・効果 ① ②」, as it stands under an initiative; pages say 「対応する目的・効果：①」.
pub(super) fn served(cell: &str) -> Option<Vec<u8>> {
    let cell = cell.trim();
    let cell = ["対応する", "該当する", "関連する"].iter().find_map(|of| after(cell, of)).unwrap_or(cell);
    let rest = after(cell, "目的・効果").or_else(|| after(cell, &city::labels().purpose))?;
    all_circled(rest.trim_start_matches([':', '：']))
}

/// What stands in the cell of a row's number behind it: words, and 「目的・効果 ① ②」 under these.
pub(super) fn beside_number(words: &str) -> (&str, &str) {
    let lines = words.match_indices('\n').map(|(at, _)| at + 1);
    let at = [0].into_iter().chain(lines).find(|at| served(&words[*at..]).is_some());
    let (before, served) = words.split_at(at.unwrap_or(words.len()));
    (before.trim_end(), served)
}

/// The numbers of a cell that holds nothing else: `1, 3`, `1・2`.
pub(super) fn numbers(cell: &str) -> Option<Vec<u8>> {
    let text = fold(cell);
    let words = text.split(|char: char| char.is_whitespace() || "、,.・".contains(char));
    let numbers: Option<Vec<u8>> =
        words.filter(|word| !word.is_empty()).map(|word| word.parse().ok()).collect();
    numbers.filter(|numbers| !numbers.is_empty())
}

/// The number of a row: `1`, `（1）`, `1.`, `No.1`.
pub(super) fn row_number(cell: &str) -> Option<u8> {
    let name = squeeze(cell);
    let digits = name.trim_start_matches("no").trim_matches(['(', ')', '.', '【', '】']);
    (digits.bytes().all(|byte| byte.is_ascii_digit())).then(|| digits.parse().ok()).flatten()
}

/// Whether a cell is a page's number: `3`, `- 3 -`, `3/10`, `P.3`, `3ページ`.
pub(in crate::codec) fn is_page_number(cell: &str) -> bool {
    let text = squeeze(cell).replace("ページ", "").replace("頁", "");
    let text = text.trim_start_matches("page").trim_start_matches('p');
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    (1..=6).contains(&digits)
        && text.chars().all(|char| char.is_ascii_digit() || ".-/()―‐−–—ー".contains(char))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::FormPart;

    #[test]
    fn labels_are_known_in_any_width() {
        for (cell, expected) in [
            ("重点目標", Label::Goal),
            (" 部 局 名 ", Label::Department),
            ("現況･課題", Label::Situation),
            ("該当するＳＤＧｓの目標", Label::Sdgs),
            ("【特記事項】", Label::Remarks),
            ("総合計画における位置付け", Label::Plan("総合計画".into())),
            ("総合計画における位置づけ", Label::Plan("総合計画".into())),
            ("総合計画に於ける位置付け", Label::Plan("総合計画".into())),
            ("総合計画における位置付", Label::Plan("総合計画".into())),
            ("総合計画の位置づけ", Label::Plan("総合計画".into())),
            ("総合計画での\n位置付け等", Label::Plan("総合計画".into())),
            ("総合計画上の位置付け", Label::Plan("総合計画".into())),
            // Nothing is left of these.
            ("における位置づけ", Label::Plan("における位置づけ".into())),
            ("計画位置づけ", Label::Plan("計画位置づけ".into())),
            ("総合計画 における位置付け", Label::Plan("総合計画".into())),
            // Out of PDFs, of other machines, of web pages.
            ("重点⽬標", Label::Goal),
            ("⽬\u{200b}的・\u{ad}効果\u{feff}", Label::Purpose),
            ("優\u{2060}先\u{fe00}順\u{e0100}位", Label::Rank),
            ("現\u{a0}況\u{2003}·\u{202f}課題", Label::Situation),
            ("\u{feff}総合計画に\u{200c}おける位置付け", Label::Plan("総合計画".into())),
            ("該当するＳＤＧｓの⽬標", Label::Sdgs),
        ] {
            assert_eq!(label(cell), Some((expected, "")), "{cell}");
        }
        assert_eq!(label("部局名：市長直轄"), Some((Label::Department, "市長直轄")));
        assert_eq!(label("優先順位\u{a0}1位"), Some((Label::Rank, "1位")));
        assert_eq!(column("取組項⽬及び⽅法・⼿段"), Some(FormPart::Method.into()));
        assert_eq!(column("\u{feff}数\u{200b}値⽬標"), Some(FormPart::Target.into()));
        assert_eq!(circled("\u{feff}①\u{fe0e} 一"), Some((1, "一")));
        assert_eq!(
            label("\u{feff}○市⺠参加・協働の推進、市⺠満⾜度の向上を考慮した点"),
            Some((Label::Participation, ""))
        );
        let inline = "○市民参加・協働の推進、市民満足度の\n向上を考慮した点 懇談会を開いた";
        assert_eq!(label(inline), Some((Label::Participation, "懇談会を開いた")));
        for cell in ["重点目標の達成", "", "位置付けを見直した計画", "取組による効果"]
        {
            assert_eq!(label(cell), None, "{cell}");
        }
    }

    #[test]
    fn page_numbers_and_circled_numbers_are_told_from_text() {
        for (cell, is) in
            [("3", true), ("- 3 -", true), ("P.3", true), ("3/10", true), ("3件", false), ("-", false)]
        {
            assert_eq!(is_page_number(cell), is, "{cell}");
        }
        assert_eq!(all_circled("① ②、③"), Some(vec![1, 2, 3]));
        assert_eq!(all_circled("① 一"), None);
    }
}
