//! What forms have around a label: its number, a mark, and a note on how to fill it in. 「(3) 現況・課題」, 「現況・課題（200字以内で記入）」.

use crate::text::lookalike::trimmed;
use crate::text::width::{fold, squeeze};

/// Words of a note on how to fill a part in.
const HOW: [&str; 22] = [
    "記入",
    "記載",
    "記述",
    "字以",
    "字まで",
    "文字",
    "箇条書",
    "つまで",
    "個まで",
    "件まで",
    "必須",
    "任意",
    "選択",
    "該当する場合",
    "該当のみ",
    "該当欄",
    "参照",
    "入力",
    "簡潔",
    "具体的に",
    "課名まで",
    "編・章",
];

/// No note is longer.
const LONGEST: usize = 80;

/// What a note begins with that stands in no brackets.
const MARKS: [char; 4] = ['※', '＊', '*', '注'];

/// Whether a text is a note to a label: in brackets, or behind ※.
pub(super) fn is_note(text: &str) -> bool {
    let text = trimmed(text);
    let in_brackets = text.starts_with(['（', '(', '［', '[', '〔', '【', '＜', '<'])
        && text.ends_with(['）', ')', '］', ']', '〕', '】', '＞', '>'])
        && !text.contains('\n')
        && text.chars().nth(LONGEST).is_none();
    in_brackets || text.starts_with(MARKS) && !text.contains('\n')
}

/// Whether a text is a note that says how to fill a part in.
pub(super) fn is_how_to(text: &str) -> bool {
    let text = trimmed(text);
    let is_word = matches!(text, "必須" | "任意" | "箇条書き");
    let is_example = ["記入例", "例）", "例)", "例：", "例:", "（例）", "【例】"]
        .iter()
        .any(|word| text.starts_with(word));
    is_word
        || is_example && !text.contains('\n')
        || is_note(text) && HOW.iter().any(|word| squeeze(text).contains(&squeeze(word)))
}

/// Whether a text is nothing but the mark of an example: （記入例）, 例.
pub(super) fn is_example(text: &str) -> bool {
    let inside = trimmed(text).trim_matches(|char| "（）()［］[]【】〔〕＜＞<>※：:".contains(char));
    matches!(trimmed(inside), "記入例" | "記載例" | "入力例" | "例" | "例示" | "見本" | "サンプル")
}

/// A label's words without the note in brackets, behind ※ or on a line of its own that ends them; and the note.
pub(super) fn parted(cell: &str) -> Option<(&str, &str)> {
    let cell = trimmed(cell);
    if let Some((name, note)) = cell.split_once('\n').filter(|(_, note)| is_how_to(note)) {
        return Some((trimmed(name), trimmed(note)));
    }
    if let Some((name, note)) = cell.rsplit_once([' ', '\u{3000}']).filter(|(_, note)| is_how_to(note)) {
        return Some((trimmed(name), note));
    }
    let at = cell.find(['（', '(', '［', '[', '【', '※', '＊']).filter(|at| *at > 0)?;
    let (name, note) = cell.split_at(at);
    (is_how_to(note)).then(|| (trimmed(name), trimmed(note)))
}

/// A label's words without the number, the mark or the word in brackets before them: 「(3) 現況・課題」, 「・現況・課題」, 「（必須）現況・課題」.
pub(super) fn without_number(cell: &str) -> Option<&str> {
    let cell = trimmed(cell);
    let first = cell.chars().next()?;
    if matches!(first, '・' | '＊' | '*' | '※' | '★' | '☆' | '◎')
        || ('①'..='⑳').contains(&first)
        || ('⑴'..='⒇').contains(&first)
    {
        return Some(trimmed(&cell[first.len_utf8()..]));
    }
    if matches!(first, '（' | '(' | '【') {
        let end = cell.find(['）', ')', '】'])?;
        let (inside, rest) = (&cell[first.len_utf8()..end], &cell[end..]);
        let rest = trimmed(rest.trim_start_matches(['）', ')', '】']));
        let is_number = fold(inside).chars().all(|char| char.is_ascii_digit());
        return (is_number || matches!(inside, "必須" | "任意")).then_some(rest);
    }
    let folded: String = cell.chars().take(4).map(|char| fold(char.encode_utf8(&mut [0; 4]))).collect();
    let digits = folded.chars().take_while(char::is_ascii_digit).count();
    let is_parted =
        folded.chars().nth(digits).is_some_and(|char| matches!(char, '.' | ' ' | '、' | ')' | ':'));
    if digits == 0 || digits > 2 || !is_parted {
        return None;
    }
    let at = cell.char_indices().nth(digits + 1).map(|(at, _)| at)?;
    Some(trimmed(&cell[at..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_parted_from_what_stands_around_them() {
        for (cell, expected) in [
            ("現況・課題（200字以内で記入）", Some(("現況・課題", "（200字以内で記入）"))),
            ("該当するSDGsの目標\n（3つまで）", Some(("該当するSDGsの目標", "（3つまで）"))),
            ("部局名\n必須", Some(("部局名", "必須"))),
            ("目的・効果　必須", Some(("目的・効果", "必須"))),
            (
                "現況・課題\n（何が問題か、具体的に記入してください。）",
                Some(("現況・課題", "（何が問題か、具体的に記入してください。）")),
            ),
            ("現況・課題\n記入例：利用者が減っている", Some(("現況・課題", "記入例：利用者が減っている"))),
            ("現況・課題　※箇条書き", Some(("現況・課題", "※箇条書き"))),
            ("現況・課題\n（貸出が減っている）", None),
            ("（200字以内で記入）", None),
            ("現況・課題", None),
        ] {
            assert_eq!(parted(cell), expected, "{cell}");
        }
        for (cell, expected) in [
            ("(3) 現況・課題", Some("現況・課題")),
            ("３．現況・課題", Some("現況・課題")),
            ("1 現況・課題", Some("現況・課題")),
            ("③現況・課題", Some("現況・課題")),
            ("・現況・課題", Some("現況・課題")),
            ("（必須）現況・課題", Some("現況・課題")),
            ("【必須】現況・課題", Some("現況・課題")),
            ("＊現況・課題", Some("現況・課題")),
            ("現況・課題", None),
            ("2024年度", None),
            ("（仮）計画", None),
        ] {
            assert_eq!(without_number(cell), expected, "{cell}");
        }
    }
}
