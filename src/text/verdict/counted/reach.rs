//! What a report reached of one level: which of its quantities count, and whether they add up.

use super::absent::{changed, without};
use super::apiece::with_both;
use super::decide::{Candidates, decide};
use super::each::is_plainly_each;
use super::everywhere::tells_of_all_places;
use super::told::{as_ratio, relative, times, with_listed};
use super::zero::come_about;
use crate::model::State;
use crate::text::quantity::Bound;
use crate::text::verdict::Doubt;
use crate::text::verdict::spoken::deed::{answers, is_done_itself, is_done_to_all, is_own_deed};
use crate::text::verdict::spoken::levels::Level;
use crate::text::verdict::spoken::reached::{Reached, is_comparable, judge_one};
use crate::text::verdict::spoken::role::{Role, Trend, roles};
use crate::text::verdict::spoken::sorts::is_of_any_sort;
use crate::text::verdict::spoken::stated::{Stated, first_clause, last_chars};
use crate::text::verdict::spoken::words::{
    differ, distance, ends, has, is_short_for, rates_differ, shared, starts, things, without as without_words,
};
use crate::text::verdict::things::none::came_to_nothing;

/// More numbers of one unit than this are no report of one target.
const MANY: usize = 40;

/// What a report reached of a level; `others` are the target's other levels of the same unit.
pub(in crate::text::verdict) fn reach(
    level: &Level,
    others: &[&Level],
    target: &str,
    report: &str,
    stated: &[Stated],
) -> Reached {
    let roles = roles(stated);
    let comparable = |one: &Stated| is_comparable(level, one);
    let of = |wanted: &dyn Fn(Role) -> bool| -> Candidates {
        stated
            .iter()
            .zip(&roles)
            .filter(|(one, role)| comparable(one) && wanted(**role))
            .map(|(one, _)| one)
            .collect()
    };
    let found = match level.way {
        Some(way) => {
            let found = of(&|role| role == Role::Change(way));
            let found = with_listed(found, stated, &roles);
            if found.is_empty()
                && let [one] = of(&|role| role == Role::Relative).as_slice()
                && let Some(reached) = relative(level, way, one)
            {
                return reached;
            }
            if found.is_empty() {
                return changed(level, way, stated, &roles, &of(&|role| matches!(role, Role::Change(_))))
                    .unwrap_or_else(|| without(level, report, stated, &roles));
            }
            found
        }
        None if level.is_relative => {
            let found = of(&|role| role == Role::Relative);
            if found.is_empty()
                && let Some(reached) = as_ratio(level, stated, &roles)
            {
                return reached;
            }
            match limited_change(level).filter(|_| found.is_empty()) {
                Some(way) => of(&|role| role == Role::Change(way)),
                None => found,
            }
        }
        None => {
            let found = of(&|role| role == Role::Level);
            // 定員は1,505人: the whole is what the target is of.
            let is_of_whole = |one: &&Stated| {
                if level.stated.follows {
                    return false;
                }
                let whole =
                    ["定員", "定数", "在籍", "対象者"].into_iter().find(|word| one.near.contains(word));
                whole.is_some_and(|word| level.stated.near.contains(word))
            };
            let wholes: Candidates =
                of(&|role| role == Role::Whole).into_iter().filter(is_of_whole).collect();
            let found = if wholes.is_empty() { found } else { wholes };
            // 人口減少率 0.8％ is a level where the target is one: 人口減少率 1％以内.
            let is_rate = |one: &Stated| one.near.trim_end_matches(['は', ' ', '　']).ends_with('率');
            let rates = || of(&|role| matches!(role, Role::Change(_)));
            let found = match found.is_empty().then(|| limited_change(level)).flatten() {
                Some(way) => of(&|role| role == Role::Change(way)),
                None => found,
            };
            // ±0.3％以内, and +0.12％: which way does not matter.
            let is_either_way = level.stated.near.trim_end().ends_with('±') && !level.bound.grows();
            let found = match found.is_empty() && (is_either_way || is_rate(level.stated)) {
                true if is_either_way => rates(),
                true => rates().into_iter().filter(|one| is_rate(one)).collect(),
                false => found,
            };
            match times(level, stated, &roles).filter(|_| found.is_empty()) {
                Some(reached) => return reached,
                None => found,
            }
        }
    };
    if let Some(reached) = spread(level, target, stated, &roles) {
        return reached;
    }
    if found.len() > MANY {
        return Reached::unclear(Doubt::Several);
    }
    if let Some(reached) = with_both(level, target, &found) {
        return reached;
    }
    // 100社まで残り4社.
    let is_left = |one: &Stated| {
        starts(one.tail, "まで の大台まで の節目まで 台まで")
            && has(first_clause(one.tail), "残り あと もう わずか")
    };
    if level.bound.grows() && of(&|role| role == Role::Goal).iter().any(|one| is_left(one)) {
        return Reached { state: State::Short, doubt: None, actual: None };
    }
    // A number that is only expected, and then those of other things.
    let like = || stated.iter().zip(&roles).filter(|(one, _)| comparable(one));
    if let Some((plan, _)) = like().next().filter(|(_, role)| **role == Role::Plan)
        && !found.iter().any(|one| one.sentence == plan.sentence || shared(&one.context(), target) > 0)
    {
        return Reached::unclear(Doubt::Plan);
    }
    let was_empty = found.is_empty();
    let is_told = |role: Role| matches!(role, Role::Level | Role::Negated);
    let told = of(&is_told);
    if level.bound.grows() && told.iter().any(|one| came_to_nothing(one, target, told.len() == 1)) {
        return Reached { state: State::Short, doubt: None, actual: None };
    }
    // 1地区当たり2回 is no number of all: the report has to say that it counts so too.
    let is_each = has(
        report,
        "当たり 当り あたり 平均 各 につき ごと 毎 /人 ／人 /世帯 ／世帯 /件 ／件 /便 ／便 /台 ／台 /日 ／日 /回 ／回 /校 ／校 /館 ／館 /戸 ／戸 /社 ／社 /床 ／床 全員が",
    ) || report.contains("ずつ") && has(report, "全 すべて いずれ")
        || tells_of_all_places(report)
        || target.contains('各') && has(report, "すべての 全ての");
    // 1人年5件.
    let before = target.get(..level.stated.quantity.span.start).unwrap_or("");
    let is_of_each = level.stated.is_for_each()
        || ends(before.trim_end_matches(['年', '月', '日', '週', ' ']), "1人 １人 一人");
    if is_of_each
        && level.way.is_none()
        && !is_each
        && !found.iter().all(|one| is_plainly_each(level, target, one))
    {
        return if was_empty {
            without(level, report, stated, &roles)
        } else {
            Reached::unclear(Doubt::Each)
        };
    }
    let found = of_the_thing(level, others, target, found);
    match found {
        _ if was_empty => without(level, report, stated, &roles),
        None => come_about(level, stated).unwrap_or(Reached::unclear(Doubt::OtherThing)),
        Some(found) => still_to_come(level, report, stated, &roles, decide(level, target, found)),
    }
}

/// What is told from its least to its most: 月によって18％から31％であった; open where only the one end reaches the level.
fn spread(level: &Level, target: &str, stated: &[Stated], roles: &[Role]) -> Option<Reached> {
    let is_spread = |(pair, role): &(&[Stated], &Role)| {
        let [low, high] = pair else { return false };
        **role == Role::From
            && low.is_like(level.stated)
            && low.is_like(high)
            && low.sentence == high.sentence
            && low.value < high.value
            && low.tail.trim() == "から"
            && starts(high.tail, "であった だった でした の範囲 の間 で推移 とばらつ と幅")
            && !has(low.near, "前年 昨年 前回 当初 年度末")
    };
    let (pair, _) = stated.windows(2).zip(roles).find(is_spread).filter(|_| level.way.is_none())?;
    let [low, high] =
        [&pair[0], &pair[1]].map(|one| judge_one(level, target, &[one], one.value, Bound::Exact));
    let is_same = low.state == high.state && low.state != State::Unclear;
    Some(if is_same { low } else { Reached::unclear(Doubt::TooNear) })
}

/// Which change a level sets a limit to: 入場者の減少を3％以内に.
fn limited_change(level: &Level) -> Option<Trend> {
    let is = |table| !level.bound.grows() && has(level.stated.lead, table);
    if is("の減少を の減少率を の減を の低下を の減少は 減少率 減少を年") {
        return Some(Trend::Down);
    }
    is("の増加を の増加率を の増を の上昇を の伸びを の増加は 増加率 増加を年").then_some(Trend::Up)
}

/// A count that falls short is none of the year, where it is still expected to be reached: 2月末現在 7,900人であり、年度末
/// には8,000人を超える見込み.
fn still_to_come(
    level: &Level,
    report: &str,
    stated: &[Stated],
    roles: &[Role],
    reached: Reached,
) -> Reached {
    let is_expected = |one: &Stated| has(one.rest, "見込 見通し") && !has(one.near, "翌年 次年 来年 今後");
    let is_short = reached.state == State::Short && level.bound.grows() && level.way.is_none();
    let mut plans = stated.iter().zip(roles).filter(|(one, role)| {
        **role == Role::Plan
            && is_comparable(level, one)
            && one.value >= level.stated.value
            && is_expected(one)
            && one.year().is_none()
    });
    // 決算は5月末に確定する。2月末時点では43億6,000万円.
    const OPEN: &str = "に確定する 確定していない 確定前 未確定 確定は";
    let is_of_a_day = |one: &Stated| has(one.near, "時点 現在 月末 月まで");
    let is_open = stated.iter().any(|one| is_comparable(level, one) && is_of_a_day(one)) && has(report, OPEN);
    if is_short && (is_open || plans.next().is_some()) {
        return Reached::unclear(Doubt::Plan);
    }
    // （うち2団体は辞退）.
    let is_taken_off = |one: &Stated| one.bracketed && has(one.near, "うち 内") && is_comparable(level, one);
    let off = stated.iter().zip(roles).find(|(one, role)| **role == Role::Negated && is_taken_off(one));
    let is_met = reached.state == State::Met && level.bound.grows();
    // 8人を採用したが、2人が退職した.
    const GONE: &str = "退職 辞退 退会 解約 離職 転出 取消 取り消 キャンセル 廃業";
    let is_gone = |one: &Stated| is_comparable(level, one) && has(first_clause(one.tail), GONE);
    let has_gone = || stated.len() > 1 && stated.iter().any(is_gone);
    if is_met && (off.is_some() || has_gone()) { Reached::unclear(Doubt::Part) } else { reached }
}

/// Those candidates that may be of the level's thing; none where all are of others.
fn of_the_thing<'a, 't>(
    level: &Level,
    others: &[&Level],
    target: &str,
    found: Candidates<'a, 't>,
) -> Option<Candidates<'a, 't>> {
    let context = if others.is_empty() { target.to_owned() } else { level.stated.words() };
    let wanted = things(&context);
    // 電話112件、来所63件: by which way they came.
    let comes_by = |one: &&Stated| {
        ends(
            one.near.trim_end().trim_end_matches('で'),
            "ウェブ ネット SNS アプリ 対面 電話 来所 来庁 メール 窓口 郵送 オンライン インターネット FAX 訪問 持参 型",
        )
    };
    let mut found = found;
    // 受講申込みは72人: they only asked to come.
    let is_applied = |one: &Stated| {
        ends(one.near.trim_end_matches([' ', '　', 'は', 'が', 'も', '者', '数']), "申込み 申込")
            && !has(target, "申込 応募 募集")
    };
    found.retain(|one| !is_applied(one));
    // 申請は67件あったが、交付は52件とした.
    let is_asked =
        |one: &&Stated| ends(one.near.trim_end_matches([' ', '　', 'は', 'が', 'も', '数']), "申請 応募");
    let is_granted = |one: &&Stated| answers(one.near, target) && !is_asked(one);
    if !has(target, "申請 申込 応募 募集 受付") && found.iter().any(is_granted) {
        found.retain(|one| !is_asked(one));
    }
    // 8.4km分の資材を支給し、6.9kmの設置を終えた.
    if !found.iter().all(|one| one.is_for_so_many()) {
        found.retain(|one| !one.is_for_so_many());
    }
    let is_by_ways = found.len() > 1 && found.iter().all(comes_by);
    // 出前授業で1,120人、施設見学で468人が学んだ.
    let is_at = |one: &&Stated| one.near.trim_end().ends_with('で') && one.sentence == found[0].sentence;
    let is_at_places = found.len() > 1
        && found.iter().all(is_at)
        && found.iter().rev().skip(1).all(|one| one.is_listed())
        && !found.iter().any(|one| shared(one.near, target) > 0);
    if is_by_ways || is_at_places {
        return Some(found);
    }
    let is_ratio = level.stated.measure.is_ratio();
    let all = found.clone();
    found.retain(|one| {
        // 「知っている」と回答した: to answer is what nobody asked for.
        let plain = |words: String| {
            things(&without_words(
                words.into(),
                "と回答 と答え 調査では アンケートでは 調査の結果 調査によ 利用開始 利用を開始 月調査で 調査で",
            ))
        };
        // 自主除却により9戸: by what means.
        let is_means = ends(one.near.trim_end(), "により によって を活用して を利用して を使って");
        // 協議会と1回実施した: with whom.
        let is_with = one.is_with() && is_done_itself(one, target);
        // 6校から申込みがあり、5校で実施した: what stands before the comma is of the others.
        let is_done = (one.follows || one.is_apart() && is_own_deed(one, target))
            && (one.is_apart() || plain(one.own_words()) & !wanted == 0)
            && is_done_itself(one, target);
        let near = if is_means { 0 } else { plain(one.own_words()) };
        // 小口の申込みが増え、142件となった: why, and not what.
        let is_why = one.is_apart()
            && ends(one.near.trim_end(), "が増え が伸び が減り が進み が広がり が高まり が戻り が好調で");
        let is_other = match near {
            _ if is_done || is_with || is_why => false,
            0 => !is_means && wanted != 0 && differ(wanted, plain(one.context())),
            // 正規雇用9件、パート雇用8件, and the target is 就職.
            _ if all.len() > 1 && answers(&one.own_words(), target) => false,
            near => differ(wanted, near),
        };
        let is_contrary = has(&context, "不満") && has(one.near, "満足") && !has(one.near, "不満");
        !(is_other && !is_guest(one, near, wanted)
            || is_contrary
            || is_ratio && rates_differ(&context, one.lead))
    });
    // Two levels of one unit: each takes what shares more words with it than with the others.
    if !others.is_empty() {
        found.retain(|one| {
            let to = |other: &Level| distance(other.stated.near, one.near);
            let name = |stated: &Stated| {
                stated
                    .near
                    .trim_matches([' ', '　', '、', 'は', 'の'])
                    .rsplit([' ', '　'])
                    .next()
                    .unwrap_or("")
                    .to_owned()
            };
            let is_short = |other: &Level| is_short_for(&name(one), &name(other.stated));
            if is_short(level) && !others.iter().any(|other| is_short(other)) {
                return true;
            }
            to(level).is_some_and(|mine| others.iter().all(|other| to(other).is_none_or(|its| mine < its)))
        });
    }
    // 22件の提案があり、5件を採用: the target speaks of no 採用. What stands behind a list is said of all of it.
    let is_list = found.iter().rev().skip(1).all(|one| one.is_listed());
    // 雇用就農2名、独立就農4名: two ways of what the target is of.
    let is_own_kind =
        |one: &&Stated| shared(last_chars(one.near.trim_end(), 2), level.stated.near) > 0 && !one.bracketed;
    let are_kinds = found.iter().all(is_own_kind);
    let foreign = |one: &Stated| {
        // 講演会4回、ワークショップ9回、ギャラリートーク8回, and the target names no such thing.
        if is_list && wanted == 0 && is_of_any_sort(target) {
            return false;
        }
        // 共同研究9,700万円、寄附金4,150万円: money is no deed.
        if is_list && ends(one.own_near().trim_end(), "寄附金 寄付金 補助金 助成金 交付金") {
            return false;
        }
        // 雇用就農6人, and the target is 就農者.
        if is_list && is_own_kind(&one) {
            return false;
        }
        let words = if is_list { one.own_near().to_owned() } else { one.own_words() };
        if answers(&words, target) {
            return false;
        }
        things(&words) & !wanted != 0
    };
    // 新規4件、更新12件を認定した: the target's deed is said of both.
    let is_said_of_all = is_list && found.last().is_some_and(|one| is_done_to_all(one, target));
    if found.len() > 1
        && !are_kinds
        && !is_said_of_all
        && found.iter().any(|one| !foreign(one) && !one.bracketed)
    {
        found.retain(|one| !foreign(one));
    }
    // 工事は100％、業務委託は88％: neither is the target's more than the other.
    if let [one] = found.as_slice()
        && is_ratio
        && all.len() > 1
        && shared(&one.words(), target) == 0
        && all.iter().all(|other| other.sentence == one.sentence && shared(other.near, target) == 0)
        && all.iter().rev().skip(1).all(|other| other.is_listed())
    {
        found = all;
    }
    (!found.is_empty()).then_some(found)
}

/// 教室 20組, and 21組が参加した: those who come to a thing are no other thing.
fn is_guest(one: &Stated, near: u64, wanted: u64) -> bool {
    let comes = things("参加") & things("受講");
    near & !comes == 0
        && (one.near.trim_matches([' ', '計', '延', 'べ', '1', '１', '一', '人', '平', '均']).is_empty()
            || one.is_apart())
        && wanted & things("研修 教室 説明会 大会 ワークショップ 見学 サロン 訓練 会議") != 0
}
