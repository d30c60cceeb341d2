//! What a report comes to clause by clause, where its numbers together leave it open: what each is called before, and what is
//! said to have been done behind it. 立入検査412件、違反是正67件; 31人が入団、44人が退団し、603人となった; 路線A 21人、路線B 30人.

use crate::model::State;
use crate::text::number::Number;
use crate::text::quantity::Bound;
use crate::text::quantity::glyphs::{is_kanji, is_katakana};
use crate::text::verdict::spoken::deed::{is_own_deed, last_word};
use crate::text::verdict::spoken::levels::Level;
use crate::text::verdict::spoken::reached::{Reached, judge_one};
use crate::text::verdict::spoken::stated::{Stated, first_clause};
use crate::text::verdict::spoken::words::{ends, has, shared, starts, those_in, without};

/// What follows a number of the plan, told before what came of it.
const PLANNED: &str = "としていたが を目標としていたが の計画だったが";

/// Words by which a report leaves open what it comes to.
const OPEN: &str = "予定 見込 未確定 集計中 速報 暫定 ほぼ 概ね おおむね 目指 検討 以外 除 重複 うち 前年 昨年 前回 累計 ごと 目標 計画 当初 一部";

/// A number with what it is called and what was done.
struct Clause<'a, 't> {
    one: &'a Stated<'t>,
    name: &'t str,
    deed: &'t str,
}

/// What is reached by the clauses of a report.
pub(in crate::text::verdict) fn reached(
    level: &Level,
    target: &str,
    report: &str,
    given: &[Stated],
) -> Option<Reached> {
    let is_plain = level.way.is_none() && !level.is_relative && !level.stated.is_for_each();
    let is_open = those_in(report, OPEN).any(|word| !target.contains(word));
    if is_plain && let Some(reached) = done_beside_undone(level, target, given) {
        return Some(reached);
    }
    if !is_plain
        || is_open
        || given.iter().any(|one| one.is_of_other_year || one.quantity.bound != Bound::Exact)
    {
        return None;
    }
    let mut clauses: Vec<Clause> = clauses(level, given);
    // 毎月1回としていたが、2回は休止し、10回の実施.
    clauses.retain(|clause| !starts(clause.one.tail, PLANNED));
    if let [only] = clauses.as_slice()
        && only.one.follows
        && given.first().is_some_and(|first| starts(first.tail, PLANNED))
    {
        return Some(judge_one(level, target, &[only.one], only.one.value, Bound::Exact));
    }
    if clauses.len() < 2 {
        return None;
    }
    came_to(&clauses)
        .or_else(|| of_the_year(level, &clauses))
        .or_else(|| named(level, target, &clauses))
        .or_else(|| not_of_each(&clauses).filter(|_| level.bound.grows()))
        .map(|clause| judge_one(level, target, &[clause.one], clause.one.value, Bound::Exact))
        .or_else(|| added(level, target, report, &clauses))
        .filter(|reached| reached.state != State::Unclear)
}

/// What was done, where all that is told besides is what was not: 36課で整備が完了、2課は一部未整備.
fn done_beside_undone(level: &Level, target: &str, given: &[Stated]) -> Option<Reached> {
    const NOT: &str = "欠員 未 できな できず 見送 中止 延期 繰り越 繰越 次年度 翌年度 来年度";
    let clauses = clauses(level, given);
    let [done, undone @ ..] = clauses.as_slice() else { return None };
    let is_done = has(done.deed, "完了 実施した 実施し 終え 済 配置し")
        && !has(done.one.tail, NOT)
        && done.name.is_empty();
    let is_own = shared(done.deed, target) > 0 || has(done.deed, "実施した 実施し 配置し");
    let is_undone = |clause: &Clause| {
        // 2日目に実施できなかった: the first day was held.
        let is_of_a_part = has(clause.one.tail, "日目 回目");
        !is_of_a_part
            && clause.name.is_empty()
            && has(clause.one.tail, NOT)
            && clause.one.sentence == done.one.sentence
    };
    let is_count = !level.stated.measure.is_ratio() && !level.stated.measure.is_time() && level.bound.grows();
    (is_count && is_done && is_own && !undone.is_empty() && undone.iter().all(is_undone))
        .then(|| judge_one(level, target, &[done.one], done.one.value, Bound::Exact))
        .filter(|reached| reached.state == State::Short)
}

/// The one of the whole year, where the others are of a part of it: 年間平均96.2％　※繁忙期は89.0％.
fn of_the_year<'c, 'a, 't>(level: &Level, clauses: &'c [Clause<'a, 't>]) -> Option<&'c Clause<'a, 't>> {
    const YEAR: &str = "年間平均 年平均 通年平均 年間 通年 年間では 全体平均";
    const PART: &str = "期 月 時 帯 日 週";
    let is_of_year = |clause: &&Clause| ends(clause.name, YEAR);
    let is_of_part = |clause: &Clause| {
        let name = bare(clause.one.near);
        ends(name, PART)
            || name.is_empty() && ends(clause.one.lead.trim_end_matches(['は', 'で', '）', ')']), PART)
    };
    let one = clauses.iter().find(is_of_year).filter(|_| level.stated.measure.is_ratio())?;
    clauses.iter().all(|other| std::ptr::eq(other, one) || is_of_part(other)).then_some(one)
}

/// The clauses whose numbers are of the level's unit.
fn clauses<'a, 't>(level: &Level, given: &'a [Stated<'t>]) -> Vec<Clause<'a, 't>> {
    let name = |one: &Stated<'t>| bare(one.near);
    let like = given.iter().enumerate().filter(|(_, one)| one.is_like(level.stated));
    like.map(|(at, one)| {
        // 小学校24校 1,388人: of what so many were.
        let before = at.checked_sub(1).map(|before| &given[before]);
        let of = before.filter(|before| before.tail.trim().is_empty() && !before.is_like(one));
        let own = name(one);
        Clause {
            one,
            name: if own.is_empty() { of.map_or(own, name) } else { own },
            deed: first_clause(one.tail),
        }
    })
    .collect()
}

/// A name without what joins it to its number.
fn bare(near: &str) -> &str {
    let near = near.trim_matches([
        ' ', '　', '：', ':', '・', 'は', 'が', 'も', 'を', 'に', 'で', '約', '計', '「', '」',
    ]);
    near.strip_suffix("延べ").unwrap_or(near).trim_end_matches(['は', 'が'])
}

/// How many there are in the end, where all others say who came and went: 31人が入団し、44人が退団し、603人となった.
fn came_to<'c, 'a, 't>(clauses: &'c [Clause<'a, 't>]) -> Option<&'c Clause<'a, 't>> {
    const NOW: &str = "現在 年度末 期末 末時点 末日 最終的";
    const CAME: &str =
        "となった となり となっ になった にとどま に留ま である であった に達した に至った まで増え まで回復";
    const MOVES: &str = "入団 退団 入会 退会 入社 退社 退職 採用 新設 開設 休止 廃止 閉鎖 転入 転出 加入 脱退 登録 抹消 参加 受講 卒業 異動 着任 離任 立ち上 加わ 抜け 開業 閉店 開店 廃園 開園 統合 離脱 \
        死亡 廃業 新規 増 減 入所 退所 解散 結成 辞任 取消 撤退 開所 離職";
    // 年度末の団員数は531人.
    let is_of_now =
        |clause: &Clause| has(clause.name, "年度末の 期末の 現在の") && !has(clause.name, "前年 昨年");
    let is_now = |clause: &&Clause| ends(clause.name, NOW) || is_of_now(clause) || starts(clause.deed, CAME);
    // 3か所が休止し、76か所: what stands before the comma is said of the other.
    let is_move = |clause: &Clause| {
        has(clause.name, MOVES)
            && !(clause.one.is_apart() && clause.one.follows && clause.name.ends_with(['し', 'て', 'り']))
            || has(clause.deed, MOVES)
    };
    let mut now = clauses.iter().filter(is_now).filter(|clause| !clause.one.bracketed && !is_move(clause));
    let one = now.next().filter(|_| now.next().is_none())?;
    clauses.iter().all(|other| std::ptr::eq(other, one) || is_move(other)).then_some(one)
}

/// Those of whom a deed is counted.
const WHO: [&str; 8] = ["事業者", "事業所", "企業", "団体", "施設", "世帯", "者", "件数"];

/// The one that is called as the target calls it, where the others are of other things or not done yet.
fn named<'c, 'a, 't>(
    level: &Level,
    target: &str,
    clauses: &'c [Clause<'a, 't>],
) -> Option<&'c Clause<'a, 't>> {
    const ANY: &str = "実施 実績 件数 回数 人数 総数 年間 合計 本年度 今年度 令和 年度 した";
    let head =
        level.stated.near.trim_end_matches([' ', '　', '：', ':', 'の', 'を', 'は', '数', '年', '月', '計']);
    let (head, rest) = last_word(head)?;
    if !rest.is_empty() || head.chars().count() < 2 {
        return None;
    }
    // 条項の導入事業者: 導入28社.
    let head = WHO
        .iter()
        .find_map(|who| head.strip_suffix(who))
        .filter(|act| act.chars().count() > 1)
        .unwrap_or(head);
    let is_own = |clause: &&Clause| {
        let left = without(clause.name.into(), ANY);
        let left = left.replacen(head, "", 1);
        let own = left.chars().filter(|char| is_kanji(*char) || is_katakana(*char)).count();
        let is_narrowed = level.stated.measure.is_ratio() && left.trim() != "";
        clause.name.contains(head) && !is_narrowed && (own < 2 || shared(&left, target) == own - 1)
    };
    let is_other = |clause: &Clause| {
        let is_underway = clause.name.ends_with('中') || starts(clause.deed, "が未 は未 を準備 に着手");
        let kanji = clause.name.chars().filter(|char| is_kanji(*char) || is_katakana(*char)).count();
        let is_other_deed = clause.name.is_empty()
            && last_word(clause.deed)
                .is_some_and(|(word, rest)| shared(word, target) == 0 && starts(rest, "を行っ し を実施"));
        !clause.one.bracketed
            && (is_underway
                || is_other_deed
                || kanji > 1 && shared(clause.name, head) == 0 && !has(clause.name, ANY))
    };
    let mut own = clauses.iter().filter(is_own);
    let one = own.next().filter(|_| own.next().is_none())?;
    clauses.iter().all(|other| std::ptr::eq(other, one) || is_other(other)).then_some(one)
}

/// The one that is of all, where the others say how many that is for each.
fn not_of_each<'c, 'a, 't>(clauses: &'c [Clause<'a, 't>]) -> Option<&'c Clause<'a, 't>> {
    let is_each = |clause: &&Clause| {
        ends(clause.name, "当たり あたり 当り につき 1回平均") || clause.name.contains("当たり")
    };
    let mut of_all = clauses.iter().filter(|clause| !is_each(clause));
    of_all.next().filter(|_| of_all.next().is_none())
}

/// Words for what comes before, or goes wrong with, what is counted: such numbers are no parts of a sum.
const STAGES: &str = "申請 申込 応募 受付 問い合わせ 問合せ 相談 視察 面談 面接 内定 交渉 協議 見積 成約 採択 採用 辞退 不調 中止 提出 審査 決定 交付 通知 案内 勧誘 訪問 依頼 打診 \
    登録 回答 内覧 発注 着手 指摘 是正 違反 継続 完了 終了 未 不 非 残 差 増 減 取消 却下 定員 対象 全体 合計 総数 平均 最高 最低 延べ 実人";

/// The sum of a list of which each is a part: by the verb that stands behind the last of them, or since the target says so.
fn added(level: &Level, target: &str, report: &str, clauses: &[Clause]) -> Option<Reached> {
    // 申請142件、採択は新規31件、継続52件: the list begins behind the last topic, which is the target's.
    let topic = clauses
        .iter()
        .rposition(|clause| clause.name.split_once('は').is_some_and(|(of, _)| shared(of, target) > 0));
    let list = &clauses[topic.unwrap_or(0)..];
    let last = list.last()?;
    let is_count = !level.stated.measure.is_ratio() && !level.stated.measure.is_time() && level.bound.grows();
    let is_list = list.len() > 1
        && list.iter().all(|clause| clause.one.sentence == last.one.sentence && !clause.one.bracketed)
        && list.iter().rev().skip(1).all(|clause| clause.deed.trim().is_empty());
    if !is_count || !is_list {
        return None;
    }
    let name =
        |clause: &Clause| clause.name.rsplit_once('は').map_or(clause.name, |(_, name)| name).to_owned();
    let names: Vec<String> = list.iter().map(name).collect();
    let are_names =
        names.iter().enumerate().all(|(at, name)| !name.is_empty() && !names[..at].contains(name));
    let are_means =
        list.iter().all(|clause| ends(clause.one.near.trim_end(), "により によって で に合わせ に伴い にて"));
    let is_stage = |name: &String| !are_means && those_in(name, STAGES).any(|word| !target.contains(word));
    let is_in_target = |name: &String| target.contains(name.as_str());
    let are_all_named = names.iter().all(is_in_target)
        && list.iter().all(|clause| clause.one.is_listed() || std::ptr::eq(clause, last));
    let is_summed = has(target, "合計 総数 計");
    // 布設替えに合わせ143件、個別申請により61件を解消: the target's own verb is that of all.
    let is_of_verb = last.one.tail.starts_with('を') && is_own_deed(last.one, target);
    let says_no_more = last.one.rest.trim_matches(['。', ' ', '　']).is_empty();
    let is_whole = says_no_more && !report.trim_end_matches('。').contains(['。', '\n', '（', '(']);
    // What three or more come to is no more than a guess where it is enough.
    let are_many = list.len() > 2
        && !matches!(last.one.measure.base.as_str(), "人" | "円")
        && !names.iter().any(is_in_target);
    let are_counted =
        list.iter().all(|clause| bare(clause.one.near).is_empty()) && !names.iter().any(is_in_target);
    let is_sum = are_all_named
        || !names.iter().any(is_stage)
            && !names.iter().all(is_in_target)
            && (is_of_verb || says_no_more && is_summed || is_whole && (are_many || are_counted));
    if !are_names || !is_sum {
        return None;
    }
    let parts: Vec<&Stated> = list.iter().map(|clause| clause.one).collect();
    let total = parts.iter().try_fold(Number::ZERO, |sum, one| sum.plus(one.value))?;
    let is_sure = are_all_named || is_of_verb || is_summed || are_counted;
    Some(judge_one(level, target, &parts, total, Bound::Exact))
        .filter(|reached| is_sure || reached.state == State::Short)
}
