//! What a report says in plain words that decide without the level's own number: a standard that all kept, nobody of whom
//! there shall be none, the days of a week, all that there were, too few who even asked.

use super::growth::shown_of;
use crate::model::State;
use crate::text::number::Number;
use crate::text::quantity::Bound;
use crate::text::verdict::Actual;
use crate::text::verdict::spoken::deed::last_word;
use crate::text::verdict::spoken::levels::Level;
use crate::text::verdict::spoken::reached::{Reached, actual};
use crate::text::verdict::spoken::stated::{Stated, first_clause};
use crate::text::verdict::spoken::words::{ends, has, is_short_for, shared, starts};
use crate::text::width::fold;

/// What is reached by such words, where the numbers leave it open.
pub(in crate::text::verdict) fn reached(
    level: &Level,
    target: &str,
    report: &str,
    given: &[Stated],
) -> Option<Reached> {
    kept_standard(level, target, report, given)
        .or_else(|| not_all_came(level, target, given))
        .or_else(|| by_weekdays(target, report).and_then(|state| said(level, state)))
        .or_else(|| put_off(level, given))
        .or_else(|| left_over(level, given))
        .or_else(|| half_as_often(level, target, report))
        .or_else(|| as_before(level, target, report, given))
        .or_else(|| too_few_asked(level, target, given))
}

/// Short, where all staff shall come so often and the rates told are less than all: 受講率は第1回98.2％、第2回97.5％.
fn not_all_came(level: &Level, target: &str, given: &[Stated]) -> Option<Reached> {
    let is_of_all = has(target, "全職員 全従業員 全教職員 全社員 職員全員 全看護職員 全教員");
    let is_rate = |one: &Stated| one.measure.base == "%" && one.quantity.bound == Bound::Exact;
    let is_named = given.first().is_some_and(|one| has(one.near, "受講率 参加率 出席率 実施率 受診率"));
    let is_less = given.iter().any(|one| Number::whole(100).is_some_and(|all| one.value < all));
    (level.stated.quantity.unit == "回" && is_of_all && is_named && is_less && given.iter().all(is_rate))
        .then_some(Reached { state: State::Short, doubt: None, actual: None })
}

/// The level itself, where it is met.
fn said(level: &Level, state: State) -> Option<Reached> {
    let quantity = &level.stated.quantity;
    let actual = Actual { value: quantity.value, unit: quantity.unit.clone(), parts: Vec::new() };
    (state == State::Met).then_some(Reached { state, doubt: None, actual: Some(actual) })
}

/// Every other week, where the target is each: 隔週での実施となった.
fn half_as_often(level: &Level, target: &str, report: &str) -> Option<Reached> {
    let is_less = has(target, "週1回 週１回 毎週") && has(report, "隔週")
        || has(target, "月1回 月１回 毎月") && has(report, "隔月 2か月に1回 ２か月に１回");
    let is_short = is_less && level.bound.grows() && !has(target, "隔週 隔月") && !has(report, "毎週 毎月");
    is_short.then_some(Reached { state: State::Short, doubt: None, actual: None })
}

/// Short, where it is as it was before and shall be more or less by some: 売上高は前年度並みであった, and the target is 10%増.
fn as_before(level: &Level, target: &str, report: &str, given: &[Stated]) -> Option<Reached> {
    const AS_BEFORE: &str = "前年度並みにとど 前年並みにとど 前年度並みに終わ 前年度並みであ 前年度並みだ 前年度並みとな 前年並みであ 前年並みとな 昨年度並みであ 前年度と同程度であ 前年度と同水準であ 横ばいであ 横ばいだ 横ばいとな 前年度から横ばい";
    let is_by_some =
        level.way.is_some() && level.stated.value > Number::ZERO && has(target, "前年 昨年 現状");
    (is_by_some
        && given.is_empty()
        && has(report, AS_BEFORE)
        && !has(report, "見込 予定 見通し うち 除 一部"))
    .then_some(Reached { state: State::Short, doubt: None, actual: None })
}

/// Whether all who tried are said to have failed: 受験者5名、全員不合格.
pub(in crate::text::verdict) fn all_failed(level: &Level, report: &str) -> Option<Reached> {
    const FAILED: &str = "全員不合格 全員が不合格 全員が不採用 全員不採用 全員辞退 全員が辞退 すべて不採択 全て不採択 全件不採択 すべて不合格 いずれも不採択 いずれも不合格 いずれも不採用";
    let is_short = level.bound.grows() && level.way.is_none() && has(report, FAILED);
    is_short.then_some(Reached { state: State::Short, doubt: None, actual: None })
}

/// Whether all are said to have kept a standard: 全9地点で基準を満たした, and the target is 環境基準達成率 100％ or 不適合 0件.
fn kept_standard(level: &Level, target: &str, report: &str, given: &[Stated]) -> Option<Reached> {
    const KEPT: &str = "基準を満た 基準値を満た 基準に適合 基準値に適合 基準を達成 基準値以下 基準を下回 基準値を下回 環境基準を満た 環境基準に適合";
    const LESS: &str = "うち 除 以外 一部 ない なかっ ず、 予定 見込 ほぼ 概ね おおむね 超過 超え 再検査 再測定 前年 昨年 月まで 上半期 現在";
    let is_whole = level.stated.measure.base == "%" && Some(level.stated.value) == Number::whole(100);
    let is_none = level.stated.value == Number::ZERO && has(level.stated.near, "不適合 超過 不適");
    let is_all = has(report, "全て すべて いずれも 全項目 全地点 全箇所 全検体 全施設 全局")
        || given.iter().any(|one| one.near.ends_with('全') && starts(one.tail, "で の が とも"));
    let is_rated = given.iter().any(|one| one.measure.is_ratio());
    let is_kept =
        has(target, "基準 不適合") && is_all && has(report, KEPT) && !has(report, LESS) && !is_rated;
    if !(is_kept && level.way.is_none() && (is_whole && level.bound.grows() || is_none)) {
        return None;
    }
    shown_of(level, level.stated.value)
}

/// Whether there was none of what there shall be none of, though others are counted beside it: 火災は14件あったが死者は出なかった,
/// 処分に至った事案はなかった, 待機児童なし（入所保留は61人）.
pub(in crate::text::verdict) fn none_beside_others(level: &Level, report: &str, given: &[Stated]) -> bool {
    const LESS: &str = "前年 昨年 月まで 上半期 現在は 除 以外 のうち 見込 予定 当初";
    if level.stated.value != Number::ZERO || level.stated.measure.is_ratio() || has(report, LESS) {
        return false;
    }
    let thing = level.stated.near.trim().trim_end_matches(['を', 'は', 'の', '数', '：', ':', '件']);
    let Some((noun, rest)) = last_word(thing) else { return false };
    let is_counted = |one: &Stated| {
        let near = one.near.trim_end_matches(['は', 'が', 'も', ' ', '　']);
        one.value > Number::ZERO && (ends_in(near, noun) || has(first_clause(one.tail), "が発生し"))
    };
    if !rest.is_empty() || noun.chars().count() < 2 || given.iter().any(is_counted) {
        return false;
    }
    report.split(['。', '、', '（', '(', '\n']).any(|clause| {
        let clause = clause.trim();
        let clause = clause.rsplit_once("たが").map_or(clause, |(_, rest)| rest);
        says_none_of(noun, clause)
    })
}

/// Whether a word is a noun, or its last part of four characters or more.
fn ends_in(word: &str, noun: &str) -> bool {
    word.ends_with(noun) || noun.ends_with(last_word(word).map_or(" ", |(word, _)| word))
}

/// Whether a clause says that there was none of a noun: 死者は出なかった, 労災に当たる事案はなかった.
fn says_none_of(noun: &str, clause: &str) -> bool {
    const NONE: [&str; 18] = [
        "は発生せず",
        "は起きず",
        "は出ず",
        "は生じなかった",
        "はなかった",
        "もなかった",
        "はなく",
        "は出なかった",
        "は出ていない",
        "は発生しなかった",
        "は発生していない",
        "はいなかった",
        "は起きなかった",
        "は起こらなかった",
        "なし",
        "はゼロ",
        "ゼロ",
        "はゼロであった",
    ];
    let Some(of) = NONE.iter().filter_map(|none| clause.strip_suffix(none)).min_by_key(|of| of.len()) else {
        return false;
    };
    let time =
        ["時点で", "現在で", "年間を通じて", "年間で", "、"].iter().find_map(|word| of.rsplit_once(word));
    let of = time.map_or(of, |(_, of)| of).trim();
    const CASES: [&str; 6] = ["事案", "事例", "案件", "ケース", "者", "もの"];
    const SUCH: [&str; 6] = ["に至った", "に当たる", "にあたる", "に該当する", "に至る", "となった"];
    let case = CASES.iter().find_map(|case| of.strip_suffix(case));
    let named = case.and_then(|of| SUCH.iter().find_map(|such| of.strip_suffix(such)));
    match named {
        Some(named) => noun.ends_with(named) && named.chars().count() > 1 || is_short_for(named, noun),
        None => of == noun || noun.ends_with(of) && of.chars().count() > 3,
    }
}

/// Whether something was done on as many days of the week as the target asks for: 月・水・金の朝に実施, and 週3回.
fn by_weekdays(target: &str, report: &str) -> Option<State> {
    const LESS: &str =
        "除 以外 のみ だけ 休止 中止 予定 見込 ない なかっ ず、 一部 隔週 当初 から開始 途中 月から 試行";
    let (target, report) = (fold(target), fold(report));
    let digits = target.split_once('週')?.1.trim_start();
    let end = digits.find(|char: char| !char.is_ascii_digit()).unwrap_or(digits.len());
    let wanted: usize = digits[..end].parse().ok()?;
    let is_done = has(&report, "実施 開室 開館 開設 巡回 運行 開放 開所 開催 配信 更新 した");
    // 電話相談を実施した, and the target is 窓口開設.
    let object = ["を実施", "を行", "を開催"].iter().find_map(|did| report.split_once(did));
    let of_other = object
        .and_then(|(before, _)| last_word(before))
        .is_some_and(|(word, rest)| rest.is_empty() && shared(word, &target) == 0);
    if of_other || !starts(&digits[end..], "回 日") || has(&report, LESS) || !is_done {
        return None;
    }
    (days_of_week(&report)? >= wanted).then_some(State::Met)
}

/// How many days of the week a text names, in a list or from one to another.
fn days_of_week(text: &str) -> Option<usize> {
    const DAYS: &str = "月火水木金土日";
    let text = text.replace("曜日", "曜");
    let day = |char: char| DAYS.chars().position(|day| day == char);
    let plain: String = text.replace('曜', "");
    for joint in ["から", "~", "-"] {
        let Some((before, rest)) = plain.split_once(joint) else { continue };
        let (from, to) = (before.chars().next_back().and_then(day), rest.chars().next().and_then(day));
        if let Some((from, to)) = from.zip(to)
            && text.contains('曜')
            && from < to
        {
            return Some(to - from + 1);
        }
    }
    // 火曜と金曜, 月・水・金.
    let chars: Vec<char> = text.chars().collect();
    let is_day = |at: usize| {
        let is_joined = |at: Option<&char>| at.is_some_and(|char| matches!(char, '・' | '、' | 'と' | '曜'));
        let before = at.checked_sub(1).and_then(|at| chars.get(at));
        let is_start = before.is_none_or(|char| matches!(char, '・' | '、' | 'と' | '週' | ' ' | '('));
        day(chars[at]).is_some()
            && is_start
            && (is_joined(chars.get(at + 1)) || matches!(before, Some('・' | '、' | 'と')))
    };
    let mut told: Vec<char> = (0..chars.len()).filter(|at| is_day(*at)).map(|at| chars[at]).collect();
    told.sort_unstable();
    told.dedup();
    (told.len() > 1).then_some(told.len())
}

/// Short where some of them were put off to another year, and all together are no more than the level: 13業務が移行を終え、7業務は
/// 先送りとなった.
fn put_off(level: &Level, given: &[Stated]) -> Option<Reached> {
    const LATER: &str = "先送り 繰り越 繰越 持ち越 翌年度に 次年度に 来年度に";
    let like: Vec<&Stated> = given.iter().filter(|one| one.is_like(level.stated)).collect();
    let [one, other] = like.as_slice() else { return None };
    // 残る1校は次年度から.
    let is_rest = |one: &Stated| {
        ends(one.near.trim_end(), "残る 残り 残りの")
            && has(first_clause(one.tail), "翌年度 次年度 来年度 予定 未実施 未整備 未設置")
    };
    let is_left =
        |one: &Stated| starts(one.tail, "は が を") && (has(first_clause(one.tail), LATER) || is_rest(one));
    let (done, left) = match (is_left(one), is_left(other)) {
        (false, true) => (one, other),
        (true, false) => (other, one),
        _ => return None,
    };
    let is_all = done.value.plus(left.value).is_some_and(|all| all <= level.stated.value);
    let is_count = level.bound.grows() && level.way.is_none() && !level.stated.measure.is_ratio();
    let is_plain =
        [done, left].iter().all(|one| one.quantity.bound == Bound::Exact) && left.value > Number::ZERO;
    (is_all && is_count && is_plain && done.sentence == left.sentence).then(|| Reached {
        state: State::Short,
        doubt: None,
        actual: actual(level, done.value, &[done]),
    })
}

/// Short, where a part of the whole was left, and the whole is no more than the level: 800mのうち300mの施工を翌年度に繰り越した,
/// 12区画を売り出し、3区画が売れ残った.
fn left_over(level: &Level, given: &[Stated]) -> Option<Reached> {
    const LATER: &str = "翌年度 次年度 来年度";
    const PUT_OFF: &str = "繰り越 繰越 先送 持ち越";
    let [whole, part] = given else { return None };
    let clause = first_clause(part.tail);
    let is_left = starts(part.tail, "が売れ残 が残った が未実施 が未施工 が未完了")
        || has(clause, LATER) && has(clause, PUT_OFF);
    let is_whole = starts(whole.tail, "のうち を売り出し を募集し を計画し を予定し、");
    let is_pair =
        [whole, part].iter().all(|one| one.is_like(level.stated) && one.quantity.bound == Bound::Exact)
            && whole.sentence == part.sentence
            && part.value > Number::ZERO
            && part.value < whole.value
            && whole.value <= level.stated.value;
    let is_count = level.bound.grows() && level.way.is_none() && !level.stated.measure.is_ratio();
    let done = Number::from_parts(whole.value.parts() - part.value.parts())?;
    (is_left && is_whole && is_pair && is_count).then(|| Reached {
        state: State::Short,
        doubt: None,
        actual: actual(level, done, &[part]),
    })
}

/// Short where not even those who asked for it were as many: 申請が低調で18世帯に終わった, and the target is 補助 50世帯.
fn too_few_asked(level: &Level, target: &str, given: &[Stated]) -> Option<Reached> {
    const GRANTS: &str = "補助 助成 交付 貸付 支給 給付 奨励";
    const ASKED: &str = "申請 申込 申し込 利用 応募";
    const ENDED: &str = "とどま 留ま 終わ だった であった";
    let mut like = given.iter().filter(|one| one.is_like(level.stated));
    let one = like.next().filter(|_| like.next().is_none())?;
    let words = [one.lead, " ", one.rest].concat();
    let is_count = level.bound.grows() && level.way.is_none() && !level.stated.measure.is_ratio();
    let is_asked = has(level.stated.near, GRANTS) && !has(target, ASKED) && has(&words, ASKED);
    let is_plain = one.quantity.bound == Bound::Exact
        && !one.is_of_one_time()
        && !one.is_of_other_year
        && shared(one.near, target) <= shared(one.near, one.near)
        && !has(&words, "前年 昨年 月末 現在 時点 月まで 半期 予定 見込 累計 事前 審査");
    (is_count && is_asked && is_plain && has(one.rest, ENDED) && one.value < level.stated.value)
        .then(|| Reached { state: State::Short, doubt: None, actual: actual(level, one.value, &[one]) })
}

/// Whether a count that falls short is of an act before the target's, or of it done again: 接続相談96件, 31経営体の再認定.
pub(in crate::text::verdict) fn is_of_act_before(level: &Level, target: &str, one: &Stated) -> bool {
    const BEFORE: &str = "相談 案内 勧奨 見学 説明 問合せ 問い合わせ 打診";
    const AGAIN: &str = "の再認定 の更新 を再認定 の再交付 の再登録";
    let near = one.near.trim_end_matches(['は', 'が', 'も', ' ', '　', '：', ':']);
    let is_before = last_word(near).is_some_and(|(word, rest)| {
        rest.is_empty() && ends(word, BEFORE) && word.chars().count() > 2 && !has(target, BEFORE)
    });
    let is_again = starts(one.tail, AGAIN) && !has(target, "再認定 更新 再交付 再登録");
    level.bound.grows() && level.way.is_none() && (is_before || is_again)
}
