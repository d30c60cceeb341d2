//! Labels that are none of the paper's: what looks like one, and which of the paper's labels it resembles.

use super::{FormCell, FormRow, labels, noted};
use crate::text::outline::{self, LineKind};
use crate::text::width::squeeze;

/// The paper's labels, each with words of labels that mean the same.
const KIN: [(&str, &[&str]); 14] = [
    (
        "重点目標",
        &["重点目標", "重点施策", "重点項目", "重点取組", "重点事業", "組織目標", "目標名", "施策名"],
    ),
    (
        "部局名",
        &["部局", "部署", "所属", "所管", "主管", "担当課", "担当部", "担当室", "課名", "部名", "室名"],
    ),
    ("優先順位", &["優先", "順位"]),
    ("現況・課題", &["現況", "現状", "背景", "課題", "問題点", "問題"]),
    ("目的・効果", &["目的", "ねらい", "狙い", "効果", "期待される", "成果", "意図"]),
    ("該当するSDGsの目標", &["sdgs", "sdg", "持続可能な開発", "ゴール"]),
    (
        "計画における位置付け",
        &["位置付", "位置づ", "位置", "上位計画", "関連計画", "総合計画", "計画との関係"],
    ),
    (
        "市民参加・協働の推進、市民満足度の向上を考慮した点",
        &["市民参加", "協働", "市民満足", "参画", "市民の意見", "市民意見"],
    ),
    ("取組による効果・残された課題", &["取組による", "取組の効果", "残された", "今後の課題", "取組の成果"]),
    ("取組項目及び方法・手段", &["取組項目", "取組内容", "方法", "手段", "実施内容", "事業内容", "実施項目"]),
    ("期間・期限", &["期間", "期限", "時期", "スケジュール", "日程"]),
    ("数値目標", &["数値目標", "目標値", "指標", "kpi", "目標水準"]),
    ("中間報告", &["中間報告", "中間実績", "中間評価", "中間", "上半期", "進捗"]),
    ("期末報告", &["期末報告", "期末実績", "期末", "年度末", "実績", "達成状況", "達成度"]),
];
/// What parts the words of a label.
const JOINTS: [&str; 9] = ["・", "、", "と", "及び", "および", "等", "の", "/", "状況"];
/// Words with which labels end that forms have besides.
const NOUNS: [&str; 28] = [
    "額",
    "費",
    "予算",
    "決算",
    "財源",
    "備考",
    "担当",
    "担当者",
    "責任者",
    "連絡先",
    "電話番号",
    "内線",
    "作成日",
    "更新日",
    "提出日",
    "評価",
    "所見",
    "コメント",
    "方向性",
    "方針",
    "課題",
    "展望",
    "区分",
    "分類",
    "番号",
    "コード",
    "根拠法令",
    "特記",
];

/// The words of a label, without what stands in brackets behind it.
fn name(text: &str) -> String {
    let squeezed = squeeze(text);
    let name = squeezed.split_once('(').map_or(squeezed.as_str(), |(name, _)| name);
    let marks = ['【', '】', '[', ']', '■', '□', '◆', '◇', '●', '○', ':', '*', '<', '>', '「', '」'];
    name.trim_matches(marks).to_owned()
}

/// Whether a text looks like a label: short, and neither a sentence nor a number nor an item of a list.
pub(super) fn looks_like_label(text: &str) -> bool {
    const LONGEST: usize = 24;
    let name = name(text);
    let count = name.chars().count();
    let is_sentence = name.contains(['。', '．'])
        || ["ます", "した", "する", "です", "いる"].iter().any(|end| name.ends_with(end));
    let is_item = outline::lines(text).next().is_none_or(|line| {
        matches!(line.kind, LineKind::Entry { .. } | LineKind::Bullet | LineKind::Purpose(_))
    });
    let has_words = name.chars().any(|char| char.is_alphabetic() && !char.is_ascii_digit());
    let starts_with_number = name.starts_with(|char: char| char.is_ascii_digit() || char == '第');
    (2..=LONGEST).contains(&count) && has_words && !is_sentence && !is_item && !starts_with_number
}

/// The paper's label that a text resembles.
pub(in crate::codec) fn resembled(text: &str) -> Option<&'static str> {
    let name = name(text);
    let length = name.chars().count();
    let best = KIN.iter().map(|(label, words)| (known(&name, words).1, *label));
    // Of equals the first is meant.
    let (known, label) = best.reduce(|best, next| if next.0 > best.0 { next } else { best })?;
    (known > 0 && 2 * known >= length).then_some(label)
}

/// A name without these words, and how many of its characters they were.
fn known(name: &str, words: &[&str]) -> (String, usize) {
    let mut rest = name.to_owned();
    let mut by_length: Vec<&&str> = words.iter().collect();
    by_length.sort_by_key(|word| std::cmp::Reverse(word.len()));
    by_length.into_iter().for_each(|word| rest = rest.replace(*word, "\n"));
    let left = rest.chars().filter(|char| *char != '\n').count();
    let length = name.chars().count();
    (rest, length - left)
}

/// Whether a text is made of words of labels and of nothing else.
pub(super) fn is_all_label(text: &str) -> bool {
    let name = name(text);
    KIN.iter().any(|(_, words)| {
        let (rest, found) = known(&name, words);
        let rest = JOINTS.iter().fold(rest, |rest, joint| rest.replace(joint, ""));
        found > 0 && rest.chars().all(|char| char == '\n')
    })
}

/// Whether a text is a label that forms have besides, or one that resembles the paper's.
pub(in crate::codec) fn is_surely_label(text: &str) -> bool {
    let name = name(text);
    looks_like_label(text) && (NOUNS.iter().any(|end| name.ends_with(end)) || is_all_label(text))
}

/// Whether a text is what looks like a label, and behind a colon what it says.
pub(super) fn has_value(text: &str) -> bool {
    text.split_once([':', '：']).is_some_and(|(label, _)| looks_like_label(label))
}

/// The label of its own with which a line begins, where columns shift: `【担当課】図書館`, `予算額：300千円`.
pub(super) fn label_of_line(text: &str) -> Option<&str> {
    /// No label of people is longer, where nothing but a colon tells it from a sentence.
    const LONGEST: usize = 12;
    let inner = || text.strip_prefix('【')?.split_once('】').map(|(label, _)| label);
    let label = inner().or_else(|| text.split_once([':', '：']).map(|(label, _)| label))?;
    let is_short = label.chars().count() <= LONGEST && !label.contains(['\n', '、', '「', '(', '（']);
    (is_short && looks_like_label(label)).then_some(label)
}

/// Whether what a row of the table begins with makes it a sum, a share or a remark, and no initiative.
pub(super) fn is_no_initiative(text: &str) -> bool {
    const WORDS: [&str; 16] = [
        "小計",
        "合計",
        "総計",
        "累計",
        "計",
        "平均",
        "参考",
        "備考",
        "再掲",
        "内訳",
        "前年度",
        "昨年度",
        "前年",
        "注",
        "注記",
        "注意",
    ];
    const ENDS: [&str; 5] = ["小計", "合計", "総計", "前年度実績", "前年実績"];
    let name = name(text);
    noted::is_example(text) || WORDS.contains(&name.as_str()) || ENDS.iter().any(|end| name.ends_with(end))
}

/// Whether a row outside of a table looks like one of a table whose head is not known: several heads, or a number and
/// several cells.
pub(super) fn is_of_other_table(row: &FormRow) -> bool {
    let likes = row.cells.iter().filter(|cell| is_all_label(&cell.text)).count();
    let is_number = |cell: &FormCell| {
        labels::all_circled(&cell.text).is_some() || labels::row_number(&cell.text).is_some()
    };
    row.cells.len() > 2 && (likes > 2 || row.cells.first().is_some_and(is_number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_may_begin_with_a_label() {
        for (text, label) in [
            ("予算額：300千円", Some("予算額")),
            ("【担当課】図書館", Some("担当課")),
            ("【総合評価】", Some("総合評価")),
            ("総合評価: B", Some("総合評価")),
            ("貸出が減っています。原因：不明", None),
            ("学校・公民館、図書館：3校", None),
            ("(1) 学校：3校", None),
            ("・ 学校：3校", None),
            ("10:30から", None),
            ("次のとおりです：", None),
            ("担当課", None),
        ] {
            assert_eq!(label_of_line(text), label, "{text}");
        }
    }

    #[test]
    fn labels_that_are_not_known_are_told_from_words() {
        for (text, like) in [
            ("現状・問題点", Some("現況・課題")),
            ("現状及び課題", Some("現況・課題")),
            ("背景", Some("現況・課題")),
            ("ねらい・期待される効果", Some("目的・効果")),
            ("担当課名", Some("部局名")),
            ("優先度", Some("優先順位")),
            ("SDGsとの関連", Some("該当するSDGsの目標")),
            ("関連計画での位置づけ", Some("計画における位置付け")),
            ("市民参画・協働", Some("市民参加・協働の推進、市民満足度の向上を考慮した点")),
            ("残された課題", Some("取組による効果・残された課題")),
            ("取組内容", Some("取組項目及び方法・手段")),
            ("実施時期", Some("期間・期限")),
            ("指標・目標値", Some("数値目標")),
            ("上半期の進捗", Some("中間報告")),
            ("年度末の実績", Some("期末報告")),
            ("決算額（千円）", None),
            ("備考", None),
            ("電話番号", None),
        ] {
            assert!(looks_like_label(text), "{text}");
            assert_eq!(resembled(text), like, "{text}");
        }
        for text in [
            "貸出が減っています。",
            "(1) 学校へ出向く",
            "・ 訓練",
            "① 貸出",
            "12,345",
            "15校",
            "第1章",
            "",
            "駅前に新しい図書館を建てるための用地の取得に係る交渉の経過",
        ] {
            assert!(!looks_like_label(text), "{text}");
        }
        for (text, is) in [
            ("現状・問題点", true),
            ("決算額（千円）", true),
            ("担当者", true),
            ("今後の見通し", false),
            ("出前講座の実施", false),
        ] {
            assert_eq!(is_surely_label(text), is, "{text}");
        }
    }
}
