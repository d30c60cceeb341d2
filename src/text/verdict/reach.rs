//! What a report reached of one level: which of its quantities count, and whether they add up.

use super::compare::compare;
use super::levels::Level;
use super::stated::{Role, Stated, Way, roles};
use super::words::{differ, distance, ends, has, rates_differ, shared, things};
use super::{Actual, Doubt};
use crate::model::State;
use crate::text::number::Number;
use crate::text::quantity::Bound;

/// What became of a level.
pub(super) struct Reached {
    pub(super) state: State,
    pub(super) doubt: Option<Doubt>,
    pub(super) actual: Option<Actual>,
}

/// More numbers of one unit than this are no report of one target.
const MANY: usize = 40;

type Candidates<'a, 't> = Vec<&'a Stated<'t>>;

impl Reached {
    pub(super) fn unclear(doubt: Doubt) -> Self {
        Self { state: State::Unclear, doubt: Some(doubt), actual: None }
    }
}

/// What a report reached of a level; `others` are the target's other levels of the same unit.
pub(super) fn reach(
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
            if found.is_empty() {
                return changed(level, way, stated, &roles, &of(&|role| matches!(role, Role::Change(_))))
                    .unwrap_or_else(|| without(level, report, stated, &roles));
            }
            found
        }
        None if level.is_relative => of(&|role| role == Role::Relative),
        None => of(&|role| role == Role::Level),
    };
    if found.len() > MANY {
        return Reached::unclear(Doubt::Several);
    }
    let was_empty = found.is_empty();
    // 1地区当たり2回 is no number of all: the report has to say that it counts so too.
    if level.stated.is_for_each() && !has(report, "当たり 当り あたり 平均 各 につき ごと 毎")
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
        None => Reached::unclear(Doubt::OtherThing),
        Some(found) => decide(level, target, found),
    }
}

/// Whether a quantity of the report can be compared with the level.
fn is_comparable(level: &Level, one: &Stated) -> bool {
    let bare_zero = level.stated.quantity.unit.is_empty() && level.stated.quantity.value == Number::ZERO;
    let countable = !one.measure.is_ratio() && !one.measure.is_time() && one.measure.base != "円";
    let fits_zero = bare_zero && countable && shared(level.stated.lead, one.lead) > 0;
    let is_zero = one.quantity.unit.is_empty() && one.quantity.value == Number::ZERO;
    // 待機児童ゼロ in a report answers a target in 人, where both speak of the same.
    let answers = is_zero && !level.stated.measure.is_ratio() && shared(level.stated.lead, one.lead) > 0;
    one.is_like(level.stated) && !bare_zero || fits_zero || answers
}

/// A change that the report tells otherwise: in the wrong direction, or by where it began and ended.
fn changed(level: &Level, way: Way, stated: &[Stated], roles: &[Role], wrong: &[&Stated]) -> Option<Reached> {
    let pair = stated.windows(2).zip(roles).find(|(pair, role)| {
        **role == Role::From && pair[0].is_like(&pair[1]) && pair[0].sentence == pair[1].sentence
    });
    if let Some(([from, to], _)) = pair.map(|(pair, role)| ([&pair[0], &pair[1]], role)) {
        let is_points = level.stated.measure.base == "ポイント" && from.measure.base == "%";
        let is_count = from.is_like(level.stated) && !from.measure.is_ratio();
        if (is_points || is_count) && from.quantity.bound == Bound::Exact {
            let (low, high) = match way {
                Way::Up => (from.value, to.value),
                Way::Down => (to.value, from.value),
            };
            let value = Number::from_parts((high.parts() - low.parts()).max(0))?;
            let state = compare(level.stated.value, level.bound, value, to.quantity.bound);
            let actual = actual(level, value, &[from, to]);
            let doubt = (state == State::Unclear).then_some(Doubt::TooNear);
            return Some(Reached { state, doubt, actual });
        }
    }
    let told = wrong.iter().any(|one| !differ(things(&level.stated.words()), things(&one.words())));
    (told && wrong.len() == 1).then_some(Reached { state: State::Short, doubt: None, actual: None })
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
    let is_ratio = level.stated.measure.is_ratio();
    let mut found = found;
    found.retain(|one| {
        let near = things(&one.words());
        let is_other = if near != 0 { differ(wanted, near) } else { differ(wanted, things(&one.context())) };
        !is_other && !(is_ratio && rates_differ(&context, one.lead))
    });
    // Two levels of one unit: each takes what shares more words with it than with the others.
    if !others.is_empty() {
        found.retain(|one| {
            let to = |other: &Level| distance(other.stated.near, one.near);
            to(level).is_some_and(|mine| others.iter().all(|other| to(other).is_none_or(|its| mine < its)))
        });
    }
    // 22件の提案があり、5件を採用: the target speaks of no 採用. What stands behind a list is said of all of it.
    let is_list = found.iter().rev().skip(1).all(|one| one.is_listed());
    let foreign = |one: &Stated| {
        let words = if is_list { one.near.to_owned() } else { one.words() };
        things(&words) & !wanted != 0
    };
    if found.iter().any(|one| !foreign(one) && !one.bracketed) {
        found.retain(|one| !foreign(one));
    }
    (!found.is_empty()).then_some(found)
}

/// Decides by the candidates that are left.
fn decide(level: &Level, target: &str, found: Candidates) -> Reached {
    let words = level.stated.words();
    let wants_all = has(&words, "累計 累積 総数 通算");
    let wants_new = level.stated.is_new();
    let mut found = found;
    // The latest of several years.
    if let Some(latest) = found.iter().filter_map(|one| one.year()).max() {
        found.retain(|one| one.year().is_none_or(|year| year == latest));
    }
    let mut doubtful: Candidates = Vec::new();
    let is_new = |one: &&Stated| one.is_new();
    let is_all = |one: &&Stated| one.is_cumulative();
    if wants_new && found.iter().any(is_new) {
        found.retain(is_new);
    } else if wants_all && found.iter().any(is_all) {
        found.retain(is_all);
    } else if wants_all && found.iter().any(is_new) {
        return Reached::unclear(Doubt::Cumulative);
    } else if !wants_all && found.iter().any(is_all) {
        let all: Candidates = found.iter().copied().filter(is_all).collect();
        found.retain(|one| !one.is_cumulative());
        doubtful = all;
        if found.is_empty() {
            // The total since some time is short: then this year's is shorter still.
            let best = doubtful[0];
            let reached = judge_one(level, target, &[best], best.value, best.quantity.bound);
            let is_sure =
                doubtful.len() == 1 && reached.state == State::Short && level.bound != Bound::AtMost;
            return if is_sure { reached } else { Reached::unclear(Doubt::Cumulative) };
        }
        if wants_new {
            doubtful.clear();
        }
    }
    let totals: Candidates = found.iter().copied().filter(|one| one.is_total()).collect();
    if totals.len() == 1 && found.len() > 1 {
        found = totals;
    }
    if found.iter().any(|one| !one.bracketed) && found.iter().any(|one| one.bracketed) {
        doubtful.extend(found.iter().copied().filter(|one| one.bracketed && one.is_recount()));
        found.retain(|one| !one.bracketed);
    }
    if found.iter().any(|one| !one.is_part()) && found.iter().any(|one| one.is_part()) {
        let parts: Candidates = found.iter().copied().filter(|one| one.is_part()).collect();
        found.retain(|one| !one.is_part());
        // 、うち女性22人 where the target speaks of 女性.
        doubtful.extend(parts.into_iter().filter(|part| shared(part.near, &words) > 0));
    }
    let reached = settle(level, target, &found);
    let agrees = |one: &&Stated| {
        compare(level.stated.value, level.bound, one.value, one.quantity.bound) == reached.state
    };
    if reached.state != State::Unclear && !doubtful.iter().all(|one| agrees(&one)) {
        return Reached::unclear(Doubt::Several);
    }
    reached
}

/// One number, or several that add up, or several that do not.
fn settle(level: &Level, target: &str, found: &[&Stated]) -> Reached {
    if let [one] = found {
        return judge_one(level, target, found, one.value, one.quantity.bound);
    }
    let single = |one: &Stated| judge_one(level, target, &[one], one.value, one.quantity.bound);
    let states = |found: &[&Stated]| -> Option<State> {
        let first = single(found.first()?).state;
        found.iter().all(|one| single(one).state == first).then_some(first)
    };
    if level.stated.measure.is_ratio() || found.iter().any(|one| has(one.lead, "平均")) {
        let overlap = |one: &&&Stated| shared(one.lead, target);
        let best = found.iter().max_by_key(overlap).copied();
        let Some(best) = best else { return Reached::unclear(Doubt::Several) };
        let is_alone = found.iter().filter(|one| overlap(one) == overlap(&&best)).count() == 1;
        return match states(found) {
            Some(State::Met | State::Short) => single(best),
            _ if is_alone && found.iter().all(|one| std::ptr::eq(*one, best) || overlap(&one) == 0) => {
                single(best)
            }
            _ => Reached::unclear(Doubt::Several),
        };
    }
    let total = found.iter().try_fold(Number::ZERO, |sum, one| sum.plus(one.value));
    let Some(total) = total else { return Reached::unclear(Doubt::Several) };
    let bound = match found.iter().find(|one| one.quantity.bound != Bound::Exact) {
        Some(one)
            if found
                .iter()
                .all(|other| [Bound::Exact, one.quantity.bound].contains(&other.quantity.bound)) =>
        {
            one.quantity.bound
        }
        Some(_) => return Reached::unclear(Doubt::Several),
        None => Bound::Exact,
    };
    let sum = judge_one(level, target, found, total, bound);
    if is_snapshots(found) {
        let last = single(found[found.len() - 1]);
        return if last.state == sum.state { last } else { Reached::unclear(Doubt::Several) };
    }
    let rises = !matches!(level.bound, Bound::AtMost | Bound::LessThan);
    let certain = match sum.state {
        // Not even all together reach it.
        State::Short => rises,
        // Even all together stay below it.
        State::Met => !rises,
        _ => false,
    };
    if certain || adds_up(target, found) {
        return sum;
    }
    // Whichever of them it is, it is the same; the one that says least is shown.
    if let Some(State::Met) = states(found).filter(|state| *state == sum.state) {
        let worst = |one: &&&Stated| if rises { one.value } else { Number::ZERO };
        if let Some(one) = found.iter().min_by_key(worst) {
            return single(one);
        }
    }
    Reached::unclear(Doubt::Several)
}

/// Whether each number is a state at some day, of which the last counts: 9月末 30件、3月末 62件.
fn is_snapshots(found: &[&Stated]) -> bool {
    found.iter().filter(|one| has(one.lead, "末 時点 現在")).count() > 1
}

/// Whether the numbers are those of one thing at several places, times or groups.
fn adds_up(target: &str, found: &[&Stated]) -> bool {
    let leads: Vec<&str> = found.iter().map(|one| bare_lead(one.lead)).collect();
    let is_twice = |at: usize| {
        found[..at].iter().any(|one| one.value == found[at].value && one.sentence != found[at].sentence)
    };
    if (0..found.len()).any(is_twice) {
        return false;
    }
    let wanted = things(target);
    let deeds: Vec<u64> = leads.iter().map(|lead| things(lead) & !wanted).collect();
    if leads.iter().skip(1).any(|lead| lead.is_empty()) || deeds.iter().any(|deed| *deed != 0) {
        return false;
    }
    const PLACES: &str = "校 園 署 部 課 室 所 館 場 区 域 町 村 市 県 地 内 外 月 日 期 回 曜 年 級 生 方 面 性 般 員 店 社 局 団 隊 班 院 側 線 州 島 センター 企業 団体 法人 家庭 生徒 以外 子ども 大人 一般 直営 委託 その他";
    let is_place = |lead: &&str| ends(lead, PLACES) && things(lead) == 0;
    if leads.iter().all(|lead| is_place(lead)) {
        return true;
    }
    let same = found.iter().all(|one| one.sentence == found[0].sentence);
    let is_act = matches!(found[0].measure.base.as_str(), "回" | "件" | "人");
    // 管理職研修2回、新任研修3回: each is of the target's thing.
    let thing = |lead: &str| things(lead) & wanted;
    let all_shared = leads.iter().all(|lead| thing(lead) != 0 && shared(lead, target) > 0);
    // But 食育教室 and 料理教室 are two things where the target names the one.
    // 職員研修 names no other research than 管理職研修 does.
    let target = &["職員", "市民", "住民", "全庁", "庁内"]
        .iter()
        .fold(target.to_owned(), |text, word| text.replace(word, " "));
    let is_one_named = leads.iter().map(|lead| shared(lead, target)).collect::<Vec<_>>();
    let even = is_one_named.iter().all(|count| *count == is_one_named[0]);
    same && even && (all_shared || !is_act)
}

/// A lead without particles and brackets at its end: 第1回（7月） is 第1回.
fn bare_lead(lead: &str) -> &str {
    let mut lead = lead;
    loop {
        lead = lead.trim_end_matches([
            ' ', '　', ':', '：', 'で', 'に', 'が', 'は', 'を', 'の', 'も', '約', '（', '(', '・', '計',
            'へ', '延', 'べ',
        ]);
        let open = lead.ends_with(['）', ')']).then(|| lead.rfind(['（', '('])).flatten();
        match open {
            Some(at) => lead = &lead[..at],
            None => return lead,
        }
    }
}

/// Compares one value, as far as its words allow.
fn judge_one(level: &Level, target: &str, parts: &[&Stated], value: Number, bound: Bound) -> Reached {
    let state = compare(level.stated.value, level.bound, value, bound);
    let actual = actual(level, value, parts);
    let is_word = |one: &&Stated| one.quantity.value > Number::ZERO && is_frequency(one);
    let doubt = match state {
        State::Unclear => Some(Doubt::TooNear),
        State::Met | State::Short if level.is_doubtful && value != level.stated.value => {
            Some(Doubt::Direction)
        }
        State::Met if parts.iter().any(is_word) => Some(Doubt::Frequency),
        State::Met if parts.iter().any(|one| one.is_underway(target)) => Some(Doubt::Plan),
        _ => None,
    };
    // A part of what shall be done in several years is no miss.
    let doubt = doubt.or((state == State::Short && spans_years(target)).then_some(Doubt::Cumulative));
    let state = if doubt.is_some() { State::Unclear } else { state };
    Reached { state, doubt, actual }
}

/// Whether a target is for several years: 3か年で.
fn spans_years(target: &str) -> bool {
    has(target, "か年 カ年 ヶ年 ヵ年 箇年 2年間 3年間 4年間 5年間 ２年間 ３年間 ４年間 ５年間")
}

/// Whether it is read from words alone: 毎月, 四半期ごと.
fn is_frequency(one: &Stated) -> bool {
    one.is_wordy
}

fn actual(level: &Level, value: Number, parts: &[&Stated]) -> Option<Actual> {
    let first = parts.first()?;
    let value = match first.is_like(level.stated) {
        true => level.stated.measure.out_of_base(value)?,
        false => value,
    };
    let unit = first.quantity.unit.clone();
    Some(Actual { value, unit, parts: parts.iter().map(|part| part.quantity.clone()).collect() })
}

/// Where the report has no number for the level: why not, or that nothing was done.
fn without(level: &Level, report: &str, stated: &[Stated], roles: &[Role]) -> Reached {
    let planned =
        stated.iter().zip(roles).any(|(one, role)| *role == Role::Plan && is_comparable(level, one));
    if planned {
        return Reached::unclear(Doubt::Plan);
    }
    // 発生しなかった reaches ゼロ, where it speaks of the same.
    let zero = level.stated.quantity.value == Number::ZERO && !level.stated.measure.is_ratio();
    const NONE: &str = "発生しなかった 発生なし 発生せず 発生していない 発生はな 発生はありません 発生がな はなかった もなかった はなし はゼロ 生じなかった 起きなかった 起こらなかった";
    if zero && stated.is_empty() && shared(level.stated.lead, report) > 0 && has(report, NONE) {
        let unit = level.stated.quantity.unit.clone();
        let actual = Some(Actual { value: Number::ZERO, unit, parts: Vec::new() });
        return Reached { state: State::Met, doubt: None, actual };
    }
    const NOT_DONE: &str = "未実施 中止 見送 実施できな 開催できな 実施しなかった 開催しなかった 達成できな 達成できず 達成しなかった 至らなかった 至らず 届かな 届かず 未達 実績なし 実績無し 行わなかった 行えな 未着手";
    const DONE: &str = "代替 代えて 代わり 一部 延期 オンライン 除 以外 影響 予定 見込 今後 次年度 来年度 実施した 開催した 行った 達成した 実施し、 開催し、 完了 済 次の";
    let rises = !matches!(level.bound, Bound::AtMost | Bound::LessThan);
    if rises && has(report, NOT_DONE) && !has(report, DONE) {
        return Reached { state: State::Short, doubt: None, actual: None };
    }
    let has_like = stated.iter().any(|one| is_comparable(level, one));
    Reached::unclear(match () {
        () if has_like && level.way.is_some() => Doubt::Direction,
        () if has(report, "達成 目標どおり 目標通り 計画どおり 計画通り 予定どおり 予定通り") => {
            Doubt::StatementOnly
        }
        () if has_like => Doubt::Several,
        () if !stated.is_empty() => Doubt::OtherUnit,
        () => Doubt::NoNumber,
    })
}
