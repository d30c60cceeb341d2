//! Whether a report tells of another class than its target, or of more of them: 中学生 for 小学生, 週1回以上 for 週2回以上,
//! 「満足」「やや満足」を合わせて for 「満足」, the average for the worst.

use crate::text::verdict::spoken::deed::last_word;
use crate::text::verdict::spoken::levels::Level;
use crate::text::verdict::spoken::stated::Stated;
use crate::text::verdict::spoken::words::{ends, has};
use crate::text::width::fold;

/// Classes of which a text names one or another; a group a line.
const CLASSES: [&[&str]; 8] = [
    &["小学", "中学", "高校 高等学校", "大学", "幼稚園"],
    &["男性 男子", "女性 女子"],
    &["市道", "県道", "国道"],
    &["上水道", "下水道"],
    &["正規職員 常勤職員", "会計年度任用職員 非常勤 臨時職員"],
    &["平日", "休日 土日 祝日"],
    &["一般会計", "特別会計"],
    &["昼間", "夜間"],
];

/// Whether a text names only other classes than the target does.
pub(in crate::text::verdict) fn is_of_other_class(target: &str, text: &str) -> bool {
    // 小中学校 are both.
    let is_named = |text: &str, class: &&'static str| {
        has(text, class) || *class == "小学" && has(text, "小中 小・中 小、中")
    };
    CLASSES.iter().any(|group| {
        let wanted = || group.iter().filter(|class| is_named(target, class));
        let mut told = group.iter().filter(|class| is_named(text, class)).peekable();
        wanted().next().is_some()
            && told.peek().is_some()
            && !told.any(|class| wanted().any(|other| other == class))
    })
}

/// Whether a number that reaches its level is of another class, or counts another with the target's.
pub(in crate::text::verdict) fn is_other(level: &Level, target: &str, report: &str, one: &Stated) -> bool {
    let before = report.get(..one.quantity.span.start).unwrap_or("");
    let sentence = before.rsplit(['。', '\n']).next().unwrap_or(before);
    is_of_other_class(target, sentence)
        || counts_another(target, sentence)
        || reaches_others(target, sentence)
        || is_of_less_often(target, sentence)
        || is_average_of_worst(level, one)
        || is_of_other_time(level, target, sentence)
}

/// Whether another is counted with the target's own: 普通救命講習と上級救命講習を合わせて; 「満足」「やや満足」を合わせると, where the
/// target is of 「満足」.
fn counts_another(target: &str, sentence: &str) -> bool {
    let Some((names, _)) = sentence.split_once("を合わせ") else { return false };
    let names = names.rsplit(['、', '，', '（', '(']).next().unwrap_or(names);
    if let Some((one, other)) = names.split_once("」「") {
        let (one, other) = (one.trim_start_matches('「'), other.trim_end_matches('」'));
        let is_answer =
            target.contains(&["「", one, "」"].concat()) || one.chars().count() > 4 && target.contains(one);
        return is_answer && !target.contains(&["「", other, "」"].concat());
    }
    let Some((one, other)) = names.split_once('と') else { return false };
    let is_own = |name: &str| name.chars().count() > 1 && target.contains(name);
    is_own(one) != is_own(other) && !has(target, "合わせ 及び ・ 、")
}

/// Whether the target's own are only the first of those counted: 小学生から大人まで.
fn reaches_others(target: &str, sentence: &str) -> bool {
    const OTHERS: &str = "大人 高齢者 一般 中学生 高校生 大学生 成人 保護者 社会人 全世代";
    let range = sentence.rsplit_once("から").and_then(|(from, to)| Some((from, to.split_once("まで")?.0)));
    let Some((from, to)) = range else { return false };
    let first = last_word(from).filter(|(_, rest)| rest.is_empty()).map(|(word, _)| word);
    first.is_some_and(|first| first.chars().count() > 1 && target.contains(first))
        && ends(to, OTHERS)
        && !has(target, OTHERS)
}

/// Whether those counted do it less often than the target names: 週1回以上運動する市民, and the target is 週2回以上.
fn is_of_less_often(target: &str, sentence: &str) -> bool {
    let named = |text: &str| -> Vec<(String, u32)> {
        let text = fold(text);
        let of = |(at, _): (usize, &str)| {
            let before = &text[..at];
            let unit = before.len() - before.chars().next_back().map_or(0, char::len_utf8);
            let digits = before[..unit].trim_end_matches(|char: char| char.is_ascii_digit()).len();
            let lead = before[..digits].chars().next_back()?;
            let value = before[digits..unit].parse().ok()?;
            // Only what is counted by the week and the like names a habit.
            matches!(lead, '週' | '月' | '年' | '日').then(|| (format!("{lead}{}", &before[unit..]), value))
        };
        text.match_indices("以上").filter_map(of).collect()
    };
    let told = named(sentence);
    let wanted = named(target);
    told.iter().any(|(unit, value)| {
        let mut own = wanted.iter().filter(|(other, _)| other == unit).map(|(_, value)| value).peekable();
        own.peek().is_some() && own.all(|wanted| value < wanted)
    })
}

/// Whether it is an average, where the target is of the worst: 平均22分, and the target is 最大待ち時間.
fn is_average_of_worst(level: &Level, one: &Stated) -> bool {
    const WORST: &str = "最大 最長 最高";
    !level.bound.grows()
        && has(level.stated.near, WORST)
        && !has(level.stated.near, "平均")
        && has(one.near, "平均")
        && !has(one.near, WORST)
}

/// Whether a change is that of a month, or against another year than the one before: 4月は前年同月比, 令和元年度と比べて.
fn is_of_other_time(level: &Level, target: &str, sentence: &str) -> bool {
    let is_of_month = has(sentence, "前年同月 同月比") && !target.contains('月');
    let is_of_long_ago = has(sentence, "令和元年 平成 基準年")
        && has(sentence, "比べ 比で 年度比 年比 に対し")
        && !has(target, "令和元 平成 基準年");
    let is_change = level.way.is_some() || level.is_relative;
    is_change && has(target, "前年 昨年") && (is_of_month || is_of_long_ago)
}
