//! A count that was added, and then what it came to: 1か所を増設し3か所となった.

use crate::model::State;
use crate::text::quantity::{Bound, names_a_deed};
use crate::text::verdict::spoken::levels::Level;
use crate::text::verdict::spoken::reached::{Reached, actual, judge_one};
use crate::text::verdict::spoken::stated::{Stated, first_clause, last_chars};
use crate::text::verdict::spoken::words::{ends, has, starts};
use crate::text::width::folded;

const ADDED: &str = "増設 追加 増や 増え 新設 加え 加わ 増加 拡充 拡大 増車 増員 増便 増築 開設";

/// The numbers without those that a bracket tells of an earlier time: 83.6％（7月は78.8％）.
pub(in crate::text::verdict) fn without_earlier<'t>(
    level: &Level,
    given: &[Stated<'t>],
) -> Option<Vec<Stated<'t>>> {
    let is_earlier = |pair: &[Stated]| {
        let [now, then] = pair else { return false };
        let near = then.near.trim_end_matches([' ', '　', '：', ':', 'は', '時', '点', '末']);
        let is_month = near.strip_suffix('月').is_some_and(|month| {
            !month.is_empty() && month.chars().all(|char| folded(char).is_ascii_digit())
        });
        is_month
            && then.bracketed
            && !now.bracketed
            && now.is_like(level.stated)
            && then.is_like(now)
            && now.measure.is_ratio()
            && now.sentence == then.sentence
            && then.tail.trim_matches(['）', ')', '。', 'で', 'し', 'た', ' ']).is_empty()
    };
    let is_left = |at: usize| at > 0 && is_earlier(&given[at - 1..=at]);
    let stays: Vec<Stated<'t>> =
        (0..given.len()).filter(|at| !is_left(*at)).map(|at| given[at].clone()).collect();
    (stays.len() < given.len()).then_some(stays)
}

/// The report's numbers where one was added and the next is what there are now: the one that the target is of stays.
pub(in crate::text::verdict) fn without_added<'t>(
    level: &Level,
    given: &[Stated<'t>],
) -> Option<Vec<Stated<'t>>> {
    let is_count = !level.stated.measure.is_ratio() && !level.stated.measure.is_time();
    if !is_count || level.way.is_some() {
        return None;
    }
    let is_pair = |pair: &[Stated]| {
        let [more, all] = pair else { return false };
        let is_like = more.is_like(level.stated)
            && more.is_like(all)
            && more.sentence == all.sentence
            && more.value < all.value;
        let near = all.near.trim_end_matches([' ', '　', 'は', 'で', '、']);
        let is_total = || {
            all.is_total()
                || all.lead.ends_with("を得て") && all.tail.trim_matches(['。', ' ']).is_empty()
                || ends(near, "累計 全 現在 現在は 合わせて あわせて ているの でいるの")
                || starts(
                    all.tail,
                    "とな にな に達 での 体制 に拡大 に増 とし を提供し を保有し を所蔵し を備え",
                )
        };
        let is_added = || {
            // 新規認定6店により21店となった.
            let is_by_new = has(more.near, "新規 新た 追加") && starts(all.lead, "により によって を加え");
            has(all.lead, ADDED)
                || is_by_new
                // 新たに8店の登録を得て49店.
                || has(more.near, "新たに 新規に") && has(all.lead, "を得て を得、")
                || has(more.near, "新たに 新規に 追加で") && all.lead.contains('し')
        };
        is_like && is_added() && is_total()
    };
    // 書面開催1回を含め、2回開催した: the first is a part of the second.
    let is_included = |pair: &[Stated]| {
        let [part, all] = pair else { return false };
        part.is_like(level.stated)
            && part.is_like(all)
            && part.sentence == all.sentence
            && part.value < all.value
            && starts(part.tail, "を含め も含め を含む を含み")
            && !has(part.near, "予定 見込 未 中の 解約 退会 辞退 取消 欠席 キャンセル 廃止")
            && part.quantity.bound == all.quantity.bound
    };
    if let Some(at) = given.windows(2).position(is_included).filter(|_| !level.stated.is_new()) {
        let stays = |(other, one): (usize, &Stated<'t>)| (other != at).then(|| one.clone());
        return Some(given.iter().enumerate().filter_map(stays).collect());
    }
    if let Some(last) = balance_of(level, given) {
        let stays =
            |(at, one): (usize, &Stated<'t>)| (at == last || !one.is_like(level.stated)).then(|| one.clone());
        return Some(given.iter().enumerate().filter_map(stays).collect());
    }
    // 2団体が解散し24団体: what went is no part of what there are.
    const GONE: &str = "解散 廃止 休止 閉鎖 脱退 退会 退職 退団 抹消 廃業 閉店";
    let is_after_gone = |pair: &[Stated]| {
        let [gone, all] = pair else { return false };
        let ended = gone.tail.trim_end_matches(['、', ' ', '　', 'で']);
        [gone, all].iter().all(|one| one.is_like(level.stated) && one.sentence == all.sentence)
            && starts(gone.tail, "が を")
            && has(gone.tail, GONE)
            && ends(ended, "し したため したことから したが により")
            && gone.value < all.value
            && (all.tail.trim_matches(['。', ' ', '　']).is_empty()
                || starts(all.tail, "とな にな に減 である だった"))
    };
    if let Some(at) = given.windows(2).position(is_after_gone).filter(|at| given.len() == at + 2) {
        let stays = |(other, one): (usize, &Stated<'t>)| (other != at).then(|| one.clone());
        return Some(given.iter().enumerate().filter_map(stays).collect());
    }
    // 予定していた4回に1回を加え、5回開催した: the sum is told.
    let is_told_sum = |triple: &[Stated]| {
        let [before, more, all] = triple else { return false };
        triple.iter().all(|one| one.is_like(level.stated) && one.sentence == all.sentence)
            && (before.tail.trim() == "に" || starts(before.tail, "に加え"))
            && has(more.tail, "加え 追加 増や")
            && before.value.plus(more.value) == Some(all.value)
    };
    if let Some(at) = given.windows(3).position(is_told_sum).filter(|_| !level.stated.is_new()) {
        let stays =
            |(other, one): (usize, &Stated<'t>)| (other != at && other != at + 1).then(|| one.clone());
        return Some(given.iter().enumerate().filter_map(stays).collect());
    }
    let at = given.windows(2).position(is_pair)?;
    // 新規5人 may be all of them or those that came.
    let behind = level.stated.tail.trim_start_matches(['を', 'の']);
    if level.stated.is_new() && !starts(behind, ADDED) {
        return None;
    }
    // 新たに3か所増設: what was added counts; 3か所に増設: what there are.
    // 養成 20人, and 養成講座修了者18人を加え64人: the deed is that of those who came.
    let noun = level.stated.near.trim_end_matches([' ', '　', 'を', 'は', 'の', '：', ':', '数', '者']);
    let deed = last_chars(noun, 2);
    let names_own = names_a_deed(deed)
        && !has(given[at].near, "新規 新た")
        && given[at].near.contains(deed)
        && !given[at].near.trim_end().ends_with('を');
    let wants_more = names_own || starts(behind, ADDED) || starts(behind, "新規 新た");
    let gone = if wants_more { at + 1 } else { at };
    // 6名に加え、2名を増やして8名体制とした: what there were before goes too.
    let were = at.checked_sub(1).filter(|were| {
        let before = &given[*were];
        before.is_like(&given[at])
            && (starts(before.tail, "に加え に、 に対し から") || before.tail.trim() == "に")
            && before.value.plus(given[at].value) == Some(given[at + 1].value)
    });
    let stays = |(at, one): (usize, &Stated<'t>)| (at != gone && Some(at) != were).then(|| one.clone());
    Some(given.iter().enumerate().filter_map(stays).collect())
}

/// What is reached where more was done than was planned: 予定した1,200か所に加え、冠水区域の60か所も清掃した.
pub(in crate::text::verdict) fn with_more(level: &Level, given: &[Stated]) -> Option<Reached> {
    let like: Vec<&Stated> = given.iter().filter(|one| one.is_like(level.stated)).collect();
    let [planned, more] = like.as_slice() else { return None };
    let is_done = (has(more.rest, "した 行った しました 済")
        || ends(more.rest.trim_end_matches('。'), "開催 実施"))
        && !has(more.rest, "ない なかっ ず、 予定 見込 中止 延期");
    let is_pair = has(planned.near, "予定した 予定の 予定していた 計画した 計画の 計画していた 当初の")
        && (starts(planned.tail, "に加え")
            || has(
                planned.tail,
                "を終え、さらに を終え、加えて を終え、追加で を完了し、さらに を実施し、さらに",
            ))
        && planned.sentence == more.sentence
        && planned.value >= level.stated.value
        && [planned, more].iter().all(|one| one.quantity.bound == Bound::Exact);
    let is_level = level.bound.grows() && level.way.is_none() && !level.stated.measure.is_ratio();
    let sum = planned.value.plus(more.value).filter(|_| is_pair && is_done && is_level)?;
    Some(Reached { state: State::Met, doubt: None, actual: actual(level, sum, &[planned, more]) })
}

/// What there are, where the report tells how many there were and how many came: 前年度末の4,720人に、345人が加わった.
pub(in crate::text::verdict) fn to_what_there_were(
    level: &Level,
    target: &str,
    given: &[Stated],
) -> Option<Reached> {
    let [before, more] = given else { return None };
    let is_total = has(target, "累計 総数 延べ 通算 合計") && level.bound.grows() && level.way.is_none();
    let is_pair = has(before.near, "前年度末の 昨年度末の 前年度までの 昨年度までの これまでの 既存の")
        && starts(before.tail, "に")
        && (has(first_clause(more.tail), "加わ 加え 増え 増や 追加") || has(before.tail, "加え"))
        && !has(more.rest, "ない なかっ 予定 見込");
    let are_alike = before.is_like(level.stated) && more.is_like(before) && before.sentence == more.sentence;
    let are_exact = [before, more].iter().all(|one| one.quantity.bound == Bound::Exact);
    let sum = before.value.plus(more.value).filter(|_| is_total && is_pair && are_alike && are_exact)?;
    Some(judge_one(level, target, &[before, more], sum, Bound::Exact))
}

/// Which number is what there are, behind what came and what went: 新規開設3か所、休止5か所で、37か所となった.
fn balance_of(level: &Level, given: &[Stated]) -> Option<usize> {
    const MOVED: &str = "休止 閉じ 閉鎖 解散 加わ 加え 退い 退き 退会 脱退 追加 廃止 増え 増や 減り 減っ 抹消 新設 除籍 受け入れ 転入 転出 着任 入会 解約 差し引";
    const MOVES: &str = "新規 開設 新設 休止 廃止 追加 入会 退会 加入 脱退 抹消 転入 転出 解散 閉鎖 増 減";
    let at = given.iter().rposition(|one| one.is_like(level.stated))?;
    let (last, before) = (&given[at], &given[..at]);
    // 新たに27人が加わった一方、44人が退き、年度末の登録は312人である.
    let is_at_end = has(last.near, "年度末 期末 3月末 ３月末 現在 最終") && !has(last.near, "前年 昨年");
    // 2億円を取り崩したものの、31億4千万円を確保した, and the target is a 残高.
    const STOCKED: &str = "取り崩 取崩 積み立 積立 償還 発行し 借り入 借入 返済 繰り入 繰入";
    let is_stock = has(level.stated.near, "残高 現在高 保有高");
    let bare = last.lead.trim_matches(['、', '，', 'で', ' ', '　']);
    let is_total = (is_at_end
        || bare.is_empty() && last.tail.trim_matches(['。', ' ']).is_empty()
        || is_stock && (last.is_apart() || !has(last.near, STOCKED))
        || last.lead.trim_matches(['、', '，', 'で', ' ', '　']).is_empty()
            && starts(last.tail, "とな にな に達"))
        && !level.stated.is_new()
        && !has(level.stated.near, MOVES);
    let mut others = before.iter().filter(|one| one.is_like(last) && one.sentence == last.sentence);
    let all_moves = others.all(|one| {
        (has(one.near, MOVES)
            // 年度当初139人、新規24人: what there were.
            || has(one.near, "年度当初 年度初め 期首") && one.is_listed()
            || has(first_clause(one.tail), MOVED)
            || is_stock && (has(first_clause(one.tail), STOCKED) || has(one.near, STOCKED)))
            && !starts(one.tail, "から")
    });
    (is_total && (before.len() > 1 || is_stock && !before.is_empty()) && all_moves).then_some(at)
}
