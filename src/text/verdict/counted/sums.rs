//! Several numbers of one unit: whether they add up, or one of them is meant, or nobody can tell.

use super::apiece::each_after;
use super::ends::{are_extremes, has_two_ends};
use super::latest::latest;
use crate::model::State;
use crate::text::number::Number;
use crate::text::quantity::Bound;
use crate::text::quantity::glyphs::{is_hiragana, is_kanji, is_katakana};
use crate::text::quantity::names_a_deed;
use crate::text::verdict::Doubt;
use crate::text::verdict::reckoned::rates::{answers, each_within};
use crate::text::verdict::spoken::deed::{is_done_to_all, is_own_deed};
use crate::text::verdict::spoken::levels::{Level, is_range};
use crate::text::verdict::spoken::reached::{Reached, judge_one};
use crate::text::verdict::spoken::sorts::{
    NO_SORT, are_all_named, bare_lead, is_no_sort, is_of_any_sort, is_plain_noun, is_sort_of_it,
    names_other_schools, names_other_works, without_head,
};
use crate::text::verdict::spoken::stated::{Stated, last_chars};
use crate::text::verdict::spoken::words::{ends, has, shared, starts, things, those_in, without};
use crate::text::verdict::things::named::{act, bare_beside_strange, done, named, topical};
use crate::text::width::fold;

/// One number, or several that add up, or several that do not.
pub(super) fn settle(level: &Level, target: &str, found: &[&Stated]) -> Reached {
    if let [one] = found {
        let with_more = Number::whole(one.beside_names()).and_then(|more| one.value.plus(more));
        return judge_one(level, target, found, with_more.unwrap_or(one.value), one.quantity.bound);
    }
    let single = |one: &Stated| judge_one(level, target, &[one], one.value, one.quantity.bound);
    let states = |found: &[&Stated]| -> Option<State> {
        let first = single(found.first()?).state;
        found.iter().all(|one| single(one).state == first).then_some(first)
    };
    if let [low, high] = found
        && (is_range(low, high) || has_two_ends(target) && are_extremes(low, high))
    {
        // 0.12～0.46mg/L against 0.1～0.4mg/L: each end has its own.
        if has_two_ends(target) {
            let end = if level.bound.grows() { low } else { high };
            return judge_one(level, target, &[end], end.value, Bound::Exact);
        }
        let [low, high] = [low, high].map(|one| judge_one(level, target, &[one], one.value, Bound::Exact));
        let is_same = low.state == high.state && low.state != State::Unclear;
        return if is_same { low } else { Reached::unclear(Doubt::TooNear) };
    }
    if let Some(latest) = latest(level, found) {
        return latest.map_or_else(|| not_even_all(level, target, found), single);
    }
    // 断水は2回、復旧まで3時間20分と5時間45分: times of several cases, each of them within the limit or not.
    let are_times = level.stated.measure.base == "秒" && !level.bound.grows() && level.way.is_none();
    let are_cases = |found: &[&Stated]| {
        found.iter().rev().skip(1).all(|one| matches!(one.tail.trim(), "と" | "、" | "・"))
            && found.iter().skip(1).all(|one| one.near.trim_matches(['と', '、', '・', ' ']).is_empty())
    };
    if let Some(reached) = each_after(level, found) {
        return reached;
    }
    if are_times && are_cases(found) && !has(target, "合計 計 年間") {
        if those_in(found[0].near, "着手 受付 連絡 発注 到着 依頼").any(|word| !target.contains(word))
        {
            return Reached::unclear(Doubt::OtherThing);
        }
        if let Some(worst) = found.iter().max_by_key(|one| one.value.parts()) {
            return single(worst);
        }
    }
    if let Some(reached) = answers(level, target, found) {
        return reached;
    }
    if level.stated.measure.is_ratio()
        || has(level.stated.near, "平均")
        || found.iter().any(|one| has(one.lead, "平均"))
    {
        // 路線Aは48％、路線Bは37％、全路線の収支率は41.2％.
        let is_of_all = |one: &&&Stated| {
            has(one.near, "全体の 全路線 全館 全校 全園 全施設 全地区 全事業 市全体 全体で 全体は")
        };
        let mut of_all = found.iter().filter(is_of_all);
        if let (Some(one), None) = (of_all.next(), of_all.next())
            && !found.iter().any(|one| shared(one.near, target) > 0 && !is_of_all(&one))
        {
            return single(one);
        }
        if let Some(one) = named(target, found) {
            return single(one);
        }
        if let Some(reached) = each_within(level, found) {
            return reached;
        }
        let overlap = |one: &&&Stated| shared(one.lead, target);
        let best = found.iter().max_by_key(overlap).copied();
        let Some(best) = best else { return Reached::unclear(Doubt::Several) };
        let is_alone = found.iter().filter(|one| overlap(one) == overlap(&&best)).count() == 1;
        // 利用率は平日54%、休日88%: the noun is that of both.
        let is_split = found.iter().skip(1).any(|one| {
            one.sentence == found[0].sentence
                && found[0].is_listed()
                && !has(&without(one.near.into(), "年度"), "が 率 度 割合 合計 計 平均")
        });
        return match states(found) {
            Some(State::Met | State::Short) => single(best),
            _ if is_split => Reached::unclear(Doubt::Several),
            _ if is_alone && found.iter().all(|one| std::ptr::eq(*one, best) || overlap(&one) == 0) => {
                single(best)
            }
            _ => Reached::unclear(Doubt::Several),
        };
    }
    // 38か所全てを点検済み。決壊のおそれがあるものが2か所: what was found among them.
    let is_all = |one: &Stated| starts(one.tail, "全て すべて の全て のすべて 全部") && !one.bracketed;
    if let [one, others @ ..] = found
        && is_all(one)
        && others.iter().all(|other| {
            other.sentence != one.sentence
                && other.value < one.value
                && ends(other.near.trim_end(), "ものが ものは 者が 者は 箇所が 箇所は")
        })
    {
        return single(one);
    }
    // 6台を廃車とし、42台とした: what it came to be.
    let is_outcome =
        |one: &&&Stated| starts(one.tail, "とした となった となり になった") && !has(one.near, "合わせ 合計");
    let mut outcomes = found.iter().filter(is_outcome);
    if let (Some(one), None) = (outcomes.next(), outcomes.next())
        && !level.stated.is_new()
        && found.iter().all(|other| std::ptr::eq(*other, *one) || !act(other).is_empty())
    {
        return single(one);
    }
    // 内覧44件、成約9件: each has its noun, and one of them is the target's.
    if let Some(one) = named(target, found).or_else(|| done(target, found)).or_else(|| topical(target, found))
    {
        return single(one);
    }
    if let Some(one) = bare_beside_strange(target, found) {
        return single(one);
    }
    // Numbers of several sentences or lines are no enumeration: those count whose words are most like the target's.
    let like = |sentence: usize| {
        let of = found.iter().filter(|one| one.sentence == sentence);
        of.map(|one| shared(one.lead, target)).max().unwrap_or(0)
    };
    let best = found.iter().map(|one| one.sentence).max_by_key(|sentence| like(*sentence)).unwrap_or(0);
    let is_single = |sentence: usize| sentence == best || like(sentence) < like(best);
    if found.iter().any(|one| one.sentence != best) && found.iter().all(|one| is_single(one.sentence)) {
        let own: Vec<&Stated> = found.iter().copied().filter(|one| one.sentence == best).collect();
        return settle(level, target, &own);
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
    let rises = !matches!(level.bound, Bound::AtMost | Bound::LessThan);
    let certain = match sum.state {
        // Not even all together reach it.
        State::Short => rises,
        // Even all together stay below it.
        State::Met => !rises,
        _ => false,
    };
    if adds_up(target, found) {
        return sum;
    }
    if certain && found.iter().all(|one| one.sentence == found[0].sentence) && !acts_differ(found) {
        return sum;
    }
    if certain {
        // What is shown is that which is named as the target is, where one is.
        let like = |one: &Stated| shared(&one.words(), target);
        let best = found.iter().copied().max_by_key(|one| like(one));
        let best = best.filter(|best| found.iter().filter(|one| like(one) >= like(best)).count() == 1);
        let actual = best.and_then(|best| single(best).actual);
        return Reached { actual, ..sum };
    }
    // Whichever of them it is, it is the same; the one that says least is shown.
    if let Some(State::Met) = states(found).filter(|state| *state == sum.state) {
        let worst = |one: &&&Stated| if rises { one.value } else { Number::ZERO };
        if let Some(one) = found.iter().min_by_key(worst) {
            return single(one);
        }
    }
    // Whichever of them it is, it is too many.
    if !rises && states(found) == Some(State::Short) {
        return single(found[0]);
    }
    Reached::unclear(Doubt::Several)
}

/// Short, where not even all of them together reach the level.
fn not_even_all(level: &Level, target: &str, found: &[&Stated]) -> Reached {
    let total = found.iter().try_fold(Number::ZERO, |sum, one| sum.plus(one.value));
    let is_exact = found.iter().all(|one| one.quantity.bound == Bound::Exact);
    let sum = total
        .filter(|_| is_exact && level.bound.grows() && !level.stated.measure.is_ratio())
        .map(|total| judge_one(level, target, found, total, Bound::Exact));
    sum.filter(|sum| sum.state == State::Short).unwrap_or(Reached::unclear(Doubt::Several))
}

/// Whether the numbers are those of one thing at several places, times or groups.
fn adds_up(target: &str, found: &[&Stated]) -> bool {
    // One to a line, with nothing else on it.
    let is_line = |one: &&Stated| one.rest.trim().is_empty() && !one.lead.trim().is_empty();
    let is_list = found.iter().all(is_line);
    if !is_list && found.iter().any(|one| one.sentence != found[0].sentence)
        || acts_differ(found)
        || found.iter().rev().skip(1).any(|one| has(one.tail, "が、 ものの しかし"))
    {
        return false;
    }
    // 回収額は上期412万円、下期638万円: what is counted is that of all.
    let leads: Vec<&str> = found.iter().map(|one| without_topic(bare_lead(one.lead), target)).collect();
    let (leads, is_headed) = without_head(leads, target);
    // 新規9団体、抹消6団体で、148団体.
    const GONE: &str = "抹消 廃止 除籍 脱退 解散 閉鎖 退会 転出 解約";
    const ASKED: &str = "見積 引き合い 商談 内覧 問合せ 問い合わせ 打診 勧奨 案内 通知 依頼 予告 申込 応募";
    let asked = leads.iter().filter(|lead| has(lead, ASKED)).count();
    let is_mixed = asked > 0 && asked < leads.len() && !has(target, ASKED);
    if is_mixed || leads.iter().any(|lead| ends(lead, GONE)) && !has(target, GONE) {
        return false;
    }
    if names_other_schools(target, &leads) || names_other_works(target, &leads) {
        return false;
    }
    // 11,200人、6,340人、2,910人, and the target is of them all together.
    let is_bare = |lead: &&str| lead.trim_matches(['、', '，', ' ', '　']).is_empty();
    if leads.iter().all(is_bare) && has(target, "合計 計 全体 合わせて") {
        return true;
    }
    // 38人、41人、29人を養成した: the target's deed is said of all of them.
    let is_row = found.iter().rev().skip(1).all(|one| one.is_listed()) && leads.iter().skip(1).all(is_bare);
    if is_row && found.last().is_some_and(|one| one.tail.starts_with('を') && is_own_deed(one, target)) {
        return true;
    }
    let is_twice = |at: usize| {
        found[..at].iter().any(|one| one.value == found[at].value && one.sentence != found[at].sentence)
    };
    if (0..found.len()).any(is_twice) {
        return false;
    }
    // 雇用就農2名、独立就農4名: each is a sort of what the target is of, and it names none of them.
    let last_two = |lead: &str| lead.char_indices().rev().nth(1).map(|(at, _)| lead[at..].to_owned());
    let kind = last_two(leads[0]).filter(|kind| shared(kind, kind) == 1 && target.contains(kind.as_str()));
    let is_sort = |lead: &&str| {
        let lead = lead.trim_start_matches(['、', '，', ' ', '　']);
        lead.chars().count() == 4
            && last_two(lead) == kind
            && shared(lead, target) == 1
            && !has(lead, "未 非 不")
    };
    if kind.is_some() && leads.iter().all(is_sort) {
        return true;
    }
    const SORTS: &str = "新規 継続 更新 新卒 中途 中途採用 既卒 再任用 再雇用 個人 法人";
    let is_list = found.iter().rev().skip(1).all(|one| one.is_listed());
    if is_list
        && leads.iter().all(|lead| ends(lead, SORTS))
        && !has(target, SORTS)
        && found.last().is_some_and(|one| is_done_to_all(one, target))
    {
        return true;
    }
    let wanted = things(target);
    let bare: Vec<&str> = leads.iter().map(|lead| lead.trim_matches(['、', '，', ' ', '　', 'と'])).collect();
    // 人間ドック2,310人、脳ドック416人の受診があった: each brought what the target is of, and it names none of them.
    // 住宅改修21件を点検した: what was looked at, and not what was done.
    let is_done_to_them =
        found.last().is_some_and(|one| one.tail.starts_with('を') && is_done_to_all(one, target));
    let names_none = bare.iter().all(|lead| {
        lead.chars().count() > 1
            && (!target.contains(lead) || target.contains(&[lead, "等"].concat()))
            && !has(lead, NO_SORT)
            && (things(lead) & !wanted == 0 || is_done_to_them)
    });
    // 支援実績　ドラマ3件、映画1件、CM・バラエティ7件: the head says what all of them are.
    let is_name = |lead: &&str| {
        !lead.is_empty() && !lead.chars().any(is_hiragana) && !has(lead, NO_SORT) && !target.contains(*lead)
    };
    // 不調は土木3件、建築1件.
    let is_headed = is_headed
        || found[0]
            .near
            .split_once('は')
            .is_some_and(|(topic, rest)| !rest.is_empty() && shared(topic, target) > 0);
    if is_list && is_headed && bare.iter().all(is_name) {
        return true;
    }
    if is_list && are_all_named(target, &bare) {
        return true;
    }
    if is_list && names_none && found.last().is_some_and(|one| is_done_to_all(one, target)) {
        return true;
    }
    // 講演会4回、ワークショップ9回, and the target is of 普及事業.
    let is_noun = |lead: &&str| {
        lead.chars().count() > 1
            && lead.chars().all(|char| is_kanji(char) || is_katakana(char))
            && !has(lead, NO_SORT)
            && !names_a_deed(lead)
    };
    if is_list && is_of_any_sort(target) && bare.iter().all(is_noun) {
        return true;
    }
    if is_list && bare.len() > 2 && bare.iter().all(|lead| is_sort_of_it(lead, target)) {
        return true;
    }
    // 独立自営5人、雇用就農6人、親元就農2人.
    let is_sort = |lead: &&&str| shared(last_chars(lead, 2), target) == 1 && lead.chars().count() > 2;
    let rest = || bare.iter().filter(|lead| !is_sort(lead));
    if is_list
        && (bare.iter().filter(is_sort).count() > rest().count()
            || rest().count() == 1 && rest().all(|lead| starts(lead, "新規") && lead.len() > 6))
        && bare.iter().all(|lead| !target.contains(lead) && !has(lead, NO_SORT))
        && rest().all(|lead| is_plain_noun(lead) || starts(lead, "新規"))
    {
        return true;
    }
    let deed = |lead: &&str| if lead.ends_with('型') { 0 } else { things(lead) & !wanted };
    let deeds: Vec<u64> = leads.iter().map(deed).collect();
    // 接遇に関するもの5件、待ち時間に関するもの4件、その他3件: what is left is told too.
    let is_rest = |lead: &str| ends(lead.trim_matches(['、', '，', ' ']), "その他 その他の");
    if is_list
        && leads.len() > 2
        && leads.last().is_some_and(|lead| is_rest(lead))
        && !bare.iter().any(|lead| is_no_sort(lead))
    {
        return true;
    }
    // 全身麻酔1,312件、その他の手術1,126件.
    let is_rest_of_it = |lead: &str| {
        lead.trim_start_matches(['、', '，', ' '])
            .strip_prefix("その他の")
            .is_some_and(|noun| shared(noun, target) > 0)
    };
    if is_list && leads.len() > 1 && leads.last().is_some_and(|lead| is_rest_of_it(lead)) {
        return true;
    }
    // 電話128件、来所64件、訪問31件: by which way they came.
    const WAYS: &str = "電話 来所 来庁 来館 訪問 メール 窓口 郵送 オンライン 面接 面談 対面 FAX ＦＡＸ LINE";
    if is_list && leads.iter().all(|lead| ends(lead, WAYS)) && !has(target, WAYS) {
        return true;
    }
    if leads.iter().skip(1).any(|lead| lead.is_empty())
        || deeds.iter().any(|deed| *deed & !things("電話 郵送") != 0)
    {
        return false;
    }
    const PLACES: &str = "校 園 署 部 課 室 所 館 場 区 域 町 村 市 県 地 内 外 月 日 期 回 目 曜 年 級 生 方 面 性 般 員 店 社 局 団 隊 班 院 庁 展 祭 係 側 線 州 島 センター クラブ 企業 団体 法人 家庭 生徒 高齢者 障害者 障がい者 保護者 乳幼児 歳児 園児 児童 学生 成人 親子 春季 夏季 秋季 冬季 以外 向け 子ども 大人 一般 直営 委託 その他 春 夏 秋 冬 正規 任用 常勤 電話 来所 来庁 メール 窓口 郵送 オンライン インターネット 持参 職 長 男子 女子 男 女 前半 後半 午前 午後 昼 夜 朝 新卒 中途 型 日帰り 宿泊";
    let is_place = |lead: &&str| ends(lead, PLACES) && (things(lead) == 0 || ends(lead, "任用 電話 郵送 型"));
    // 1Q 8件、2Q 12件.
    let is_quarter = |lead: &&str| ["1q", "2q", "3q", "4q"].iter().any(|one| fold(lead).ends_with(one));
    if leads.iter().all(is_place) || leads.iter().all(is_quarter) {
        return true;
    }
    // At each of several places: 児童館で3回、移動教室で3回; but not where the target names one of them.
    let is_at = |one: &&Stated| one.near.trim_end().ends_with('で') && !one.near.contains("うち");
    if found.iter().all(is_at) && !leads.iter().any(|lead| target.contains(lead)) {
        return true;
    }
    let is_act = matches!(found[0].measure.base.as_str(), "回" | "件" | "人");
    // 管理職研修2回、新任研修3回: each is of the target's thing.
    let thing = |lead: &str| things(lead) & wanted;
    let all_shared = leads.iter().all(|lead| thing(lead) != 0 && shared(lead, target) > 0);
    // But 食育教室 and 料理教室 are two things where the target names the one.
    // 職員研修 names no other research than 管理職研修 does.
    let target = &without(target.into(), "職員 市民 住民 全庁 庁内");
    let is_one_named = leads.iter().map(|lead| shared(lead, target)).collect::<Vec<_>>();
    // 集団健診、個別健診: two ways of one thing.
    let is_one_kind = leads.iter().all(|lead| thing(lead) != 0 && last_two(lead) == last_two(leads[0]));
    let even = is_one_named.iter().all(|count| *count == is_one_named[0]);
    even && (all_shared
        || is_one_kind
        || !is_act
        || found.iter().all(|one| is_plain_noun(bare_lead(one.near))))
}

/// Whether other deeds stand behind the numbers: 6地区で策定、13地区で話合いを継続.
fn acts_differ(found: &[&Stated]) -> bool {
    let acts: Vec<String> = found.iter().map(|one| act(one)).collect();
    let said: Vec<&String> = acts.iter().filter(|act| !act.is_empty()).collect();
    said.windows(2).any(|pair| pair[0] != pair[1])
}

/// A lead without the topic before it, where that is the target's own: 上期 of 回収額は上期.
fn without_topic<'t>(lead: &'t str, target: &str) -> &'t str {
    let split = lead.rsplit_once('は').filter(|(topic, rest)| !rest.is_empty() && shared(topic, target) > 0);
    split.map_or(lead, |(_, rest)| rest)
}
