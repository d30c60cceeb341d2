//! Whether the words before the numbers of a list name sorts of what a target is of: 預金, 給与 and 不動産 of 差押え.

use super::stated::last_chars;
use super::words::{ends, has, shared, things, without};
use crate::text::quantity::glyphs::{is_kanji, is_katakana};
use crate::text::quantity::names_a_deed;
use crate::text::width::folded;

/// Whether the names before the numbers are those that a target lists in brackets, each once: （就職・進学・訓練）, and 就職31人、進学6人、
/// 職業訓練8人.
pub(in crate::text::verdict) fn are_all_named(target: &str, names: &[&str]) -> bool {
    let inside = target.split_once(['（', '(']).and_then(|(_, rest)| rest.split_once(['）', ')']));
    let Some((inside, _)) = inside else { return false };
    let listed: Vec<&str> =
        inside.split(['・', '、', '，', '及', 'と']).map(|name| name.trim_start_matches('び')).collect();
    // （新規・継続の合計）.
    let listed: Vec<&str> =
        listed.into_iter().map(|name| name.strip_suffix("の合計").unwrap_or(name)).collect();
    let is_of = |name: &str, one: &str| {
        !name.is_empty() && (one == name || one.ends_with(name) && !has(one, NO_SORT))
    };
    listed.len() > 1
        && listed.len() == names.len()
        && listed.iter().all(|name| names.iter().filter(|one| is_of(name, one)).count() == 1)
}

/// Whether the target is of one kind of schools, and one of the numbers of another: 中学校, and 高校3校.
pub(in crate::text::verdict) fn names_other_schools(target: &str, leads: &[&str]) -> bool {
    const SCHOOLS: &str = "小学校 中学校 高校 大学 幼稚園 保育園";
    let is_other =
        |lead: &&str| ends(lead, SCHOOLS) && !target.contains(last_chars(lead, 3)) && !target.contains(*lead);
    has(target, SCHOOLS)
        && !has(target, "小中 中高 小・中 幼保 小学校・")
        && leads.iter().any(|lead| is_other(&lead.trim_start_matches(['、', '，', ' '])))
}

/// Whether the target names one work, and each of the numbers another: 消火栓の更新, and 新設4基、移設3基、塗装の補修22基.
pub(in crate::text::verdict) fn names_other_works(target: &str, leads: &[&str]) -> bool {
    const WORKS: &str =
        "新設 増設 移設 撤去 補修 修繕 修理 改修 更新 交換 塗装 点検 取替 新築 増築 改築 除却 舗装 拡幅 清掃";
    let end = target.find(|char: char| folded(char).is_ascii_digit()).unwrap_or(target.len());
    let wanted = target[..end].trim_end_matches([' ', '　', 'の', 'を', '：', ':']);
    let work = last_chars(wanted, 2);
    ends(wanted, WORKS)
        && leads.len() > 1
        && leads.iter().all(|lead| ends(lead.trim_end(), WORKS) && !lead.contains(work))
}

/// Whether a target is of whatever was done, by its words before the first digit: 普及事業 20回.
pub(in crate::text::verdict) fn is_of_any_sort(target: &str) -> bool {
    let end = target.find(|char: char| folded(char).is_ascii_digit()).unwrap_or(target.len());
    let noun = target[..end].trim_end_matches([' ', '　', 'の', 'を', '：', ':', '年', '計']);
    ends(noun, "事業 活動 イベント 催し 行事 プログラム 取組")
}

/// Whether a noun only names one of the sorts that something is parted into, and the target does not name it: 預金, 不動産, 寄附金.
pub(in crate::text::verdict) fn is_sort_of_it(lead: &str, target: &str) -> bool {
    let noun = lead.strip_prefix("不動産").map_or(lead, |rest| if rest.is_empty() { "動産" } else { lead });
    let is_money = ends(lead, "金 費 料 税") && !has(lead, NO_SORT);
    !target.contains(lead)
        && !has(lead, "催告 督促 勧告 納税 指導")
        && (is_money && is_noun_alone(lead) || is_plain_noun(noun))
}

/// Whether a word is of kanji or katakana, and of more than one.
fn is_noun_alone(lead: &str) -> bool {
    lead.chars().count() > 1 && lead.chars().all(|char| is_kanji(char) || is_katakana(char))
}

/// Words of what is no sort of what is counted.
pub(in crate::text::verdict) const NO_SORT: &str = "うち 申請 申込 予定 見込 辞退 取消 不 未 非 前年 昨年 目標 計画 候補 要望 欠席 退会 転出 キャンセル 中止 抹消 廃止 除籍 脱退 解散 閉鎖 休止 解約 退職 廃業";

/// Whether a word names no sort of what is counted: 辞退, but not 不動産.
pub(in crate::text::verdict) fn is_no_sort(lead: &str) -> bool {
    has(&without(lead.into(), "不動産"), NO_SORT)
}

/// Whether a word only names a kind of what is counted, and nothing that was done: 事務, 太陽光.
pub(in crate::text::verdict) fn is_plain_noun(lead: &str) -> bool {
    const OTHER: &str = "新設 移設 辞退 決定 却下 取下 面接 内定 欠席 退会 入会 転出 増 減 違反 差 未 不 非 前 翌 次 残 候補 要望 意見 案 率 額 平均 最 一時 末 現在 時点 当初 当日 全体";
    lead.chars().count() > 1
        && !lead.ends_with(['中', '済', '時'])
        && lead.chars().all(|char| is_kanji(char) || is_katakana(char))
        && things(lead) == 0
        && !has(lead, OTHER)
        && !names_a_deed(lead)
}

/// The names of a list without the head that says what all of them are, and whether it has one: 支援実績　ドラマ3件、映画1件.
pub(in crate::text::verdict) fn without_head<'t>(names: Vec<&'t str>, target: &str) -> (Vec<&'t str>, bool) {
    const BEHIND: [char; 4] = [' ', '　', '：', ':'];
    let head = names[0].split_once(BEHIND).map_or("", |(head, _)| head);
    let is_head = ends(head, "内訳") || ends(head, "実績 結果 件数 回数 人数") && shared(head, target) > 0;
    let bare = |name: &'t str| name.strip_prefix(head).unwrap_or(name).trim_start_matches(BEHIND);
    (if is_head { names.into_iter().map(bare).collect() } else { names }, is_head)
}

/// A lead without particles and brackets at its end: 第1回（7月） is 第1回.
pub(in crate::text::verdict) fn bare_lead(lead: &str) -> &str {
    let mut lead = lead;
    loop {
        // 子ども131人 is no も.
        if lead.ends_with("子ども") {
            return lead;
        }
        lead = lead.trim_end_matches([
            ' ', '　', ':', '：', 'で', 'に', 'が', 'は', 'を', 'の', 'も', '約', '（', '(', '・', '計',
            'へ', '延', 'べ',
        ]);
        // 県内から18人、県外から25人.
        lead = lead.strip_suffix("から").unwrap_or(lead);
        let open = lead.ends_with(['）', ')']).then(|| lead.rfind(['（', '('])).flatten();
        match open {
            Some(at) => lead = &lead[..at],
            None => return lead,
        }
    }
}
