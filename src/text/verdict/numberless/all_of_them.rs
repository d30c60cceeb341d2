//! A target without a number that names all of some: 蔵書点検　全館, 新増築家屋の調査　すべて; and what a report says of them: 19園すべてで
//! 実施済, 34校中33校で実施, 3家庭を除いて実施.

use crate::model::State;
use crate::text::number::Number;
use crate::text::quantity::glyphs::{is_kanji, is_katakana};
use crate::text::verdict::spoken::deed::last_word;
use crate::text::verdict::spoken::stated::{Stated, last_chars};
use crate::text::verdict::spoken::words::{ends, has, shared, starts};
use crate::text::verdict::things::other_class::is_of_other_class;
use crate::text::width::folded;

/// Words with 全 that are not all of something.
const NO_WHOLE: &str = "国 体 力 般 面 市 庁 日 額 線 身 県 町 村 文 角 高 方位 世代 天候";

/// Words by which all of them may be fewer.
const LESS: &str = "うち 除 以外 一部 でき 予定 見込 ない なかっ ず、 だけ のみ 残 今後 次年度 来年度 中止 延期 見送 未 検討 依頼 呼びかけ 案内 ほぼ 概ね おおむね \
    ほとんど 素案 着手 希望 申込 準備 順次 途中 促し 促す 勧め 勧奨 求め";

/// What is reached of such a target.
pub(in crate::text::verdict) fn state(target: &str, report: &str, given: &[Stated]) -> Option<State> {
    if is_of_other_class(target, report) {
        return None;
    }
    // 希望するクラブすべて: how many those are is open.
    let (thing, whole) = whole(target).filter(|_| !has(target, "希望 該当 必要な 対象となる 要望"))?;
    let act = act(&thing, target);
    let says_act = !act.is_empty() && report.contains(act);
    let kind = last_chars(whole, 1);
    let is_of_kind = says_act || !kind.is_empty() && report.contains(kind) && has(report, "実施 行 した");
    if !is_of_kind || is_of_other(report, target, whole) || has(report, "前年 昨年 対象外") {
        return None;
    }
    if falls_short(report, given, act) {
        return Some(State::Short);
    }
    let (at, all) = all_in(report, whole)?;
    let rest = &report[at + all.len()..];
    let is_done = has(rest, "した 行った 行い 完了 済 終え を受け ました 実施 開催");
    // 館長会議で全館に周知した: another act.
    let is_other =
        shared(rest, rest) > 0 && !says_act && !starts(rest, "で実施 実施 で行 の実施 において実施 を実施");
    (is_done && !is_other && !has(report, LESS)).then_some(State::Met)
}

/// What shall be done, and all of whom or what: 蔵書点検 and 館.
fn whole(target: &str) -> Option<(String, &str)> {
    let target = target.trim().trim_end_matches('。');
    if target.chars().count() > 40 || target.contains(['、', '\n']) {
        return None;
    }
    let named = |at: usize, all: &str| -> Option<(String, &str)> {
        let rest = &target[at + all.len()..];
        let end = rest
            .find(|char: char| !(is_kanji(char) || is_katakana(char) || char == 'ー'))
            .unwrap_or(rest.len());
        let noun = &rest[..end];
        let thing = [&target[..at], " ", &rest[end..]].concat();
        (all != "全" || !noun.is_empty() && noun.chars().count() <= 8 && !starts(noun, NO_WHOLE))
            .then_some((thing, noun))
    };
    // 安全, 完全, 健全.
    let is_word = |at: usize| target[..at].chars().next_back().is_none_or(|char| !"安完健保".contains(char));
    ["すべて", "全て"].iter().find_map(|all| named(target.find(all)?, all)).or_else(|| {
        target.match_indices('全').filter(|(at, _)| is_word(*at)).find_map(|(at, _)| named(at, "全"))
    })
}

/// The act of a thing that shall be done: 点検 of 蔵書点検, 貸出 of 学校図書館への団体貸出.
fn act<'t>(thing: &str, target: &'t str) -> &'t str {
    let words = thing.trim().trim_end_matches(['を', 'で', 'に', 'が', 'の', ' ', '　', '：', ':']);
    let act = ["する", "を行う", "すること"].iter().find_map(|end| words.strip_suffix(end)).unwrap_or(words);
    let act = ["市内", "町内", "市立", "公立", "管内", "対象"]
        .iter()
        .find_map(|place| act.trim_end().strip_suffix(place))
        .unwrap_or(act);
    let found =
        last_word(act).filter(|(_, rest)| rest.trim().is_empty()).map(|(word, _)| last_chars(word, 2));
    let act = found.filter(|act| act.chars().count() == 2).unwrap_or("");
    target.find(act).map_or("", |at| &target[at..at + act.len()])
}

/// Where a report says that it is of all, and by which words.
fn all_in<'t>(report: &'t str, whole: &str) -> Option<(usize, &'t str)> {
    let words = ["すべて", "全て", "全員", "全件", "全戸", "全数"];
    let said = words.iter().find_map(|all| report.find(all).map(|at| (at, &report[at..at + all.len()])));
    said.or_else(|| {
        let at = report.find('全')?;
        let rest = &report[at + '全'.len_utf8()..];
        let is_number = rest.starts_with(|char: char| folded(char).is_ascii_digit());
        let is_noun = !whole.is_empty() && rest.starts_with(whole)
            || rest.starts_with(last_chars(whole, 1)) && !whole.is_empty();
        (is_number || is_noun).then(|| (at, &report[at..at + '全'.len_utf8()]))
    })
}

/// Whether a report speaks of another thing than the target, or of some only: 避難訓練を実施 for 防災教育, 新任職員全員.
fn is_of_other(report: &str, target: &str, whole: &str) -> bool {
    let is_strange = |(at, _): (usize, &str)| {
        last_word(&report[..at]).is_some_and(|(word, rest)| {
            let is_longer = word.chars().count() > 3 && !target.contains(word);
            rest.is_empty()
                && (shared(word, target) == 0 || is_longer)
                && word.chars().count() > 1
                && !has(word, "職員 全員 対象 令和 年度")
                && !whole.contains(word)
        })
    };
    let before = report.split_once("全員").map_or("", |(before, _)| before);
    let group = &before[before.trim_end_matches(is_kanji).len()..];
    let is_some = !group.is_empty()
        && !target.contains(group)
        && !matches!(group, "者" | "名" | "人" | "対象者" | "対象職員" | "職員");
    report.match_indices("を").any(is_strange) || is_some
}

/// Whether a report tells that it was not all of them.
fn falls_short(report: &str, given: &[Stated], act: &str) -> bool {
    const MADE_UP: &str = "後日 その後 改めて 振替 振り替え 代替 補講 追加で 予定 見込";
    const NOT: &str = "できなかった できていない 未実施 未了 未受講 未配置 未調査 未点検 実施しなかった 実施していない 行えなかった 行わなかった 間に合わなかった 中止した 見送った";
    if has(report, MADE_UP) {
        return false;
    }
    // 34校中33校で実施, 286棟のうち284棟を調査.
    if let [whole, part, ..] = given
        && whole.is_like(part)
        && whole.sentence == part.sentence
        && starts(whole.tail, "中 のうち うち の中")
        && part.value < whole.value
        && (has(part.rest, "実施 した 終え 済 完了 行") || !act.is_empty() && part.rest.contains(act))
        && !starts(part.rest, "は を除")
    {
        return true;
    }
    // 5署で整備し、残る2署は来年度の整備となる.
    if let [done, left] = given
        && done.is_like(left)
        && done.sentence == left.sentence
        && left.value > Number::ZERO
        && ends(left.near.trim_end(), "残る 残り 残りの")
        && starts(left.tail, "は が も")
        && has(left.rest, "来年度 次年度 翌年度 未整備 未設置 未実施")
        && !act.is_empty()
        && done.rest.contains(act)
    {
        return true;
    }
    let is_some =
        |one: &&Stated| one.value > Number::ZERO && !one.measure.is_ratio() && !one.measure.is_time();
    // 3家庭を除いて実施.
    let leaves_out = given.iter().filter(is_some).any(|one| starts(one.tail, "を除いて を除き 以外 を除く"));
    // 7割の点検を終えた.
    let is_share = |one: &Stated| {
        let is_of_act = !act.is_empty()
            && (one.tail.contains(act)
                || one.near.contains(act) && ends(one.near.trim_end_matches(['は', ' ']), "率"));
        one.measure.base == "%" && is_of_act && Number::whole(100).is_some_and(|all| one.value < all)
    };
    leaves_out || has(report, NOT) || given.len() == 1 && given.iter().any(is_share)
}
