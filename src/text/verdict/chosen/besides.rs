//! Which of several numbers of one unit is the result, where the report tells what it was before, how large each thing is,
//! what each of them came to, or what came and went besides.

use crate::text::quantity::Bound;
use crate::text::verdict::spoken::levels::Level;
use crate::text::verdict::spoken::stated::Stated;
use crate::text::verdict::spoken::words::{ends, has, starts};
use crate::text::width::fold;

/// What it came to, beside what it was before in the same sentence: 年度当初の71％が年度末には87％になった.
pub(super) fn after_change(given: &[Stated], like: &[usize]) -> Option<Vec<usize>> {
    const BEFORE: &str =
        "年度当初 年度初め 導入前 開始前 実施前 見直し前 改修前 当初 以前は 4月当初 ４月当初";
    const WAS: &str =
        "かかっていた だったが であったが だったもの であったもの を要していた あったが いたが だったところ";
    const IS: &str = "になった となった に短縮 に改善 まで短縮 まで改善 に減少 に増加 にまで で利用 となり、 となっている まで下が まで上が まで伸 まで減 まで増 に減っ に増え";
    let [from, to] = like else { return None };
    let (from, to) = (&given[*from], &given[*to]);
    let was = has(from.near, BEFORE) || starts(from.tail, WAS);
    let is = starts(to.tail, IS) || has(to.near, "導入後 開始後 見直し後 改修後 年度末 現在は 3月末 3月には");
    // The first is no result of its own.
    let is_pair = from.sentence == to.sentence
        && !from.bracketed
        && !to.bracketed
        && !starts(from.tail, "減 増 短縮 削減 の減 の増 改善")
        && !has(to.near, "前年 昨年 目標 うち 計画 見込")
        && !has(to.rest, "予定 見込 目指");
    (was && is && is_pair).then(|| vec![like[1]])
}

/// The count of those things whose size the target names, beside others of another size: 5kmコースに420人、10kmコースに261人.
pub(super) fn of_named_size(target: &str, given: &[Stated], like: &[usize]) -> Option<Vec<usize>> {
    let target = fold(target);
    let size = |at: usize| {
        let before = &given[at.checked_sub(1)?];
        let is_size = !before.is_like(&given[at])
            && before.sentence == given[at].sentence
            && given[at].lead == given[at].near
            && given[at].lead.chars().count() <= 6
            && ends(given[at].lead.trim_end(), "に は が で の コース 部門");
        is_size.then(|| fold(&[before.quantity.value.to_string(), before.quantity.unit.clone()].concat()))
    };
    let is_named = |size: &str| {
        target.match_indices(size).any(|(at, _)| !target[..at].ends_with(|char: char| char.is_ascii_digit()))
    };
    let own: Vec<usize> =
        like.iter().copied().filter(|at| size(*at).is_some_and(|size| is_named(&size))).collect();
    let others = like.iter().all(|at| size(*at).is_some());
    (own.len() == 1 && others && like.len() > 1).then_some(own)
}

/// What was counted, without the size by which the target names it too: 口径75mm以上の管を2,610m更新.
pub(in crate::text::verdict) fn without_named(
    level: &Level,
    target: &str,
    given: &[Stated],
    like: &[usize],
) -> Option<Vec<usize>> {
    let target = fold(target);
    let is_name = |at: &usize| {
        let one = &given[*at];
        let own = fold(&[one.quantity.value.to_string(), one.quantity.unit.clone()].concat());
        one.tail.starts_with('の')
            && one.quantity.bound != Bound::Exact
            && one.value != level.stated.value
            && target.contains(&own)
    };
    let own: Vec<usize> = like.iter().copied().filter(|at| !is_name(at)).collect();
    (!own.is_empty() && own.len() < like.len()).then_some(own)
}

/// What was counted, without how many each of the things holds: 24本入り260箱、6,240本.
pub(super) fn without_sizes(given: &[Stated], like: &[usize]) -> Option<Vec<usize>> {
    let is_size = |at: &usize| starts(given[*at].tail, "入り 入の 詰め 人乗り 人掛け 収容の 定員の");
    let own: Vec<usize> = like.iter().copied().filter(|at| !is_size(at)).collect();
    (!own.is_empty() && own.len() < like.len()).then_some(own)
}

/// What is told for each, where the level is so: 総貸出は39万8千冊で、1人当たり4.9冊.
pub(super) fn each_beside_all(level: &Level, given: &[Stated], like: &[usize]) -> Option<Vec<usize>> {
    let own: Vec<usize> = like.iter().copied().filter(|at| given[*at].is_for_each()).collect();
    let all = like.iter().filter(|at| has(given[**at].near, "総 合計 全体 延べ 全部")).count();
    (level.stated.is_for_each() && own.len() == 1 && own.len() + all == like.len() && all > 0).then_some(own)
}

/// What there was at the year's end, beside what came and went: 6,000食を入れ替え、年度末の備蓄量は45,600食.
pub(super) fn at_year_end(level: &Level, given: &[Stated], like: &[usize]) -> Option<Vec<usize>> {
    const MOVED: &str = "を入れ替え を入替 を更新 を廃棄 を購入 を補充 を受け入れ を取り崩 を積み立 を積立 を除籍 を処分 を追加 を配布";
    let (last, moves) = like.split_last()?;
    let near = given[*last].near.trim_end().trim_end_matches('は');
    let is_stock = has(near, "年度末 期末 3月末 ３月末")
        && ends(near, "備蓄量 備蓄数 残高 在庫 保有数 保有量 蔵書数 所蔵数 総数 残数");
    let all_moves =
        moves.iter().all(|at| starts(given[*at].tail, MOVED) && given[*at].sentence == given[*last].sentence);
    (is_stock && all_moves && !moves.is_empty() && !level.stated.is_new()).then(|| vec![*last])
}

/// Gives the years of a series the era of its first: 令和4年度28人、5年度33人、6年度37人.
pub(in crate::text::verdict) fn carry_era(given: &[Stated], years: &mut [Option<u32>]) {
    for at in 1..given.len() {
        let (Some(before), None) = (years[at - 1], years[at]) else { continue };
        let near = fold(given[at].near);
        let near = near.trim().trim_end_matches(['は', 'が']);
        let digits = near.strip_suffix("年度").or_else(|| near.strip_suffix('年'));
        let is_next = digits
            .and_then(|digits| digits.parse::<u32>().ok())
            .filter(|year| *year == (before + 1).saturating_sub(REIWA) && given[at].is_like(&given[at - 1]));
        years[at] = is_next.map(|year| year + REIWA);
    }
}

/// The year before the first of 令和.
const REIWA: u32 = 2018;
