//! A rate that a report tells by what it is of and by how many those were: 対象950人、参加532人.

use crate::model::State;
use crate::text::number::Number;
use crate::text::quantity::Bound;
use crate::text::verdict::spoken::compare;
use crate::text::verdict::spoken::deed::last_word;
use crate::text::verdict::spoken::levels::Level;
use crate::text::verdict::spoken::reached::Reached;
use crate::text::verdict::spoken::role::{Role, roles};
use crate::text::verdict::spoken::stated::{Stated, first_clause, last_chars};
use crate::text::verdict::spoken::words::{ends, has, shared, starts, those_in, without};
use crate::text::verdict::{Actual, Doubt};

/// What all those are called that a rate is taken of.
const BASES: &str = "必要数 必要人数 必要定員 基準数 配置基準 交付枚数 発行枚数 要請 要請件数 総排出量 管理戸数 整備済戸数 整備済み戸数 認知 認知件数 配水量 年間配水量 着信 着信数 入電 調査客体 客体 検査 検査件数 測定 定数 条例定数 総件数 全件数 保有 保有台数 保有数 取扱 取扱い 取扱件数 通報 発注 発注件数 納品 会員 期首 期首会員 期首会員数 全申告 対象者 対象世帯 対象施設 対象職員 対象児童 対象人口 配布 送付 発送 発送数 配布数 計画 定員 総数 申請総数 調定 調定額 母数 在籍 在籍者 該当 該当者 要精検 要精検者 受験 受験者 案内 案内数 指摘 違反指摘 指摘件数 案件 入札案件 総発行件数 総発行数 発行総数 総数 処理区域内世帯 区域内世帯";

/// What is reached of a rate where one whole and one part of it are told, and no rate.
pub(in crate::text::verdict) fn reached(level: &Level, target: &str, given: &[Stated]) -> Option<Reached> {
    let is_rate = level.stated.measure.base == "%" && level.way.is_none() && !level.is_relative;
    if !is_rate {
        return None;
    }
    // 24時間以内 is said again.
    let is_said = |one: &Stated| {
        one.measure.is_time() && target.contains(&format!("{}{}", one.quantity.value, one.quantity.unit))
    };
    let given: Vec<Stated> = given.iter().filter(|one| !is_said(one)).cloned().collect();
    let given = last_pair(&given);
    if given.len() > 6 || given.iter().any(|one| one.measure.is_ratio()) {
        return None;
    }
    let roles = roles(given);
    let counts = |(_, role): &(&Stated, &Role)| matches!(role, Role::Whole | Role::Level | Role::Goal);
    let mut counted = given.iter().zip(&roles).filter(counts).map(|(one, _)| one);
    let (whole, part) = (counted.next()?, counted.next()?);
    // 電子申告3,412件／全申告3,980件: the part stands first.
    let (whole, part) = if whole.value < part.value { (part, whole) } else { (whole, part) };
    // What is left over of the whole says the same again: 409名が受講、3名が未受講.
    let rest: Vec<&Stated> = counted.collect();
    let is_rest = |one: &&Stated| one.is_like(part) && part.value.plus(one.value) == Some(whole.value);
    let is_pair = whole.is_like(part)
        && whole.sentence == part.sentence
        && part.value <= whole.value
        && whole.value > Number::ZERO
        && [whole, part].iter().all(|one| one.quantity.bound == Bound::Exact)
        && (rest.is_empty() || rest.len() == 1 && rest.iter().all(is_rest));
    if !is_pair || !is_base(whole) {
        return None;
    }
    let missed = is_of_those_who_did_not(level, part).then(|| whole.value.parts() - part.value.parts());
    if missed.is_none() && !is_of_rate(level, target, whole, part) {
        return None;
    }
    let did = missed.map_or(Some(part.value), Number::from_parts)?;
    let value = did.scaled(Number::whole(100)?.parts(), whole.value.parts())?;
    let state = compare::compare(level.stated.value, level.bound, value, Bound::Exact);
    // 97.96% may be written as 98%.
    let apart = (value.parts() - level.stated.value.parts()).abs();
    let is_near = state == State::Short && apart > 0 && apart < Number::whole(1)?.parts() / 20;
    let state = if is_near { State::Unclear } else { state };
    let tenth = Number::whole(1)?.parts() / 10;
    let shown = Number::from_parts((value.parts() + tenth / 2) / tenth * tenth).filter(|_| !is_near)?;
    let shown = if state == State::Short && shown >= level.stated.value { value } else { shown };
    let shown = level.stated.measure.out_of_base(shown)?;
    let unit = level.stated.quantity.unit.clone();
    let actual = Some(Actual { value: shown, unit, parts: vec![part.quantity.clone()] });
    Some(Reached { state, doubt: is_near.then_some(Doubt::TooNear), actual })
}

/// The last two numbers, where one is told against the other and what is told before is how it came to that: 9人を採用したが、必要数142人
/// に対し配置は138人.
fn last_pair<'s, 't>(given: &'s [Stated<'t>]) -> &'s [Stated<'t>] {
    let [before @ .., whole, part] = given else { return given };
    let near = whole.near.trim_end_matches([' ', '　', ':', '：', 'は', 'が', 'の']);
    let is_against = starts(whole.tail, "に対し") && ends(near, BASES) && whole.is_like(part);
    let are_earlier = before.iter().all(|one| one.is_like(whole) && one.value < part.value);
    if is_against && are_earlier { &given[before.len()..] } else { given }
}

/// What comes in of what goes out: 運賃収入312万円、運行経費1,390万円, and the target is 収支率.
pub(in crate::text::verdict) fn of_balance(level: &Level, given: &[Stated]) -> Option<Reached> {
    let near = level.stated.near.trim_end_matches([' ', '　', ':', '：', 'を', 'は', 'の']);
    let [one, other] = given else { return None };
    let is_income = |one: &Stated| has(one.near, "収入 運賃 収益");
    let is_cost = |one: &Stated| has(one.near, "経費 費用 支出 コスト");
    let (income, cost) = match (is_income(one) && is_cost(other), is_cost(one) && is_income(other)) {
        (true, false) => (one, other),
        (false, true) => (other, one),
        _ => return None,
    };
    let is_pair = ends(near, "収支率 収支比率 営業収支率")
        && one.is_like(other)
        && one.measure.base == "円"
        && one.sentence == other.sentence
        && cost.value > Number::ZERO;
    let value = income.value.scaled(Number::whole(100)?.parts(), cost.value.parts()).filter(|_| is_pair)?;
    let state = compare::compare(level.stated.value, level.bound, value, Bound::Exact);
    let tenth = Number::whole(1)?.parts() / 10;
    let apart = (value.parts() - level.stated.value.parts()).abs();
    let shown = Number::from_parts((value.parts() + tenth / 2) / tenth * tenth)?;
    let shown = level.stated.measure.out_of_base(shown).filter(|_| apart >= tenth)?;
    let unit = level.stated.quantity.unit.clone();
    let actual =
        Some(Actual { value: shown, unit, parts: vec![income.quantity.clone(), cost.quantity.clone()] });
    Some(Reached { state, doubt: None, actual })
}

/// What is reached of a rate where of each of several wholes one part is told: 小学校15校中15校、中学校7校中7校で実施.
pub(in crate::text::verdict) fn of_pairs(level: &Level, target: &str, given: &[Stated]) -> Option<Reached> {
    let is_rate = level.stated.measure.base == "%" && level.way.is_none() && !level.is_relative;
    let last = given.last().filter(|_| is_rate && given.len() > 2 && given.len().is_multiple_of(2))?;
    let is_pair = |pair: &[Stated]| {
        let [whole, part] = pair else { return false };
        starts(whole.tail.trim(), "中 のうち")
            && whole.tail.trim().trim_start_matches("のうち").trim_start_matches('中').is_empty()
            && part.value <= whole.value
            && [whole, part].iter().all(|one| one.is_like(last) && one.sentence == last.sentence)
            && [whole, part].iter().all(|one| one.quantity.bound == Bound::Exact)
    };
    let is_done = last.tail.trim_matches(['。', ' ']).is_empty() || shared(last.tail, target) > 0;
    let is_denied = has(last.rest, "ない なかった 未 せず できず 予定 見込 除");
    if !given.chunks(2).all(is_pair) || !is_done || is_denied {
        return None;
    }
    let sum = |skip: usize| {
        given.iter().skip(skip).step_by(2).try_fold(Number::ZERO, |sum, one| sum.plus(one.value))
    };
    let (whole, part) = (sum(0)?, sum(1)?);
    let value = part.scaled(Number::whole(100)?.parts(), whole.parts())?;
    let state = compare::compare(level.stated.value, level.bound, value, Bound::Exact);
    let parts = given.iter().skip(1).step_by(2).map(|one| one.quantity.clone()).collect();
    let value = level.stated.measure.out_of_base(value)?;
    let actual = Actual { value, unit: level.stated.quantity.unit.clone(), parts };
    Some(Reached { state, doubt: None, actual: Some(actual) })
}

/// Short, where the target is of all and some are told who did not: 未受診者3名, 3名が未受診.
pub(in crate::text::verdict) fn missed_by_some(level: &Level, given: &[Stated]) -> Option<Reached> {
    let [one] = given else { return None };
    let is_all = level.stated.measure.base == "%"
        && Some(level.stated.value) == Number::whole(100)
        && level.bound.grows()
        && level.way.is_none();
    let noun = level.stated.near.trim_end_matches([' ', '　', ':', '：', 'を', 'は', 'の', '率', '割', '合']);
    let not = ["未", last_chars(noun, 2)].concat();
    let is_named = || {
        let name = one.near.trim_end_matches([' ', '　', 'は', 'が', ':', '：', '者', '数']);
        name.ends_with(&not) && one.tail.trim_matches(['。', ' ']).is_empty()
    };
    // 2名の欠員が生じている, and the target is 充足率.
    let is_vacant = || {
        let is_wanting =
            has(one.near, "欠員 不足 空席") || starts(one.tail, "の欠員 の不足 が不足 不足 欠員");
        ends(noun, "充足 配置") && is_wanting && !has(one.rest, "補充した 補充し、 解消した 解消し、")
    };
    // 3名が未受講であったが、後日全員が受講した.
    let is_made_up = has(one.rest, "後日 その後 改めて 補講 追加で 全員 すべて");
    let is_some =
        one.value > Number::ZERO && !one.measure.is_ratio() && !one.measure.is_time() && !is_made_up;
    (is_all && is_some && (is_named() || is_vacant() || is_of_those_who_did_not(level, one)))
        .then_some(Reached { state: State::Short, doubt: None, actual: None })
}

/// Whether a count is plainly that of all.
fn is_base(whole: &Stated) -> bool {
    let near = whole.near.trim_end_matches([' ', '　', ':', '：', 'は', 'が', 'の']);
    let bare = near.trim_end_matches(['数', '件', '額', '（', '(', '）', ')', '/', '／', ' ', '　']);
    // 対象児410人.
    let is_meant = near
        .rsplit_once("対象")
        .is_some_and(|(_, rest)| rest.chars().count() < 4 && !has(rest, "に と を 外"));
    starts(whole.tail, "中 のうち うち の中 に対し、 に対して") && !starts(whole.tail, "中止 中央 中学")
        || starts(whole.tail, "を送 に送 を発送 に発送 を配布し に配布し に依頼し に調査票")
        || is_meant
        || ends(near, BASES)
        || ends(bare, BASES)
}

/// Whether the part is of those who did not do what a rate of most is of: 11人が未受講, and the target is 受講率.
fn is_of_those_who_did_not(level: &Level, part: &Stated) -> bool {
    let noun = level.stated.near.trim_end_matches([' ', '　', ':', '：', 'を', 'は', 'の', '率', '割', '合']);
    let act = last_chars(noun, 2);
    let clause = first_clause(part.rest);
    let denied = ["していない", "しておらず", "しなかった", "できなかった", "できていない", "せず"];
    act.chars().count() == 2
        && shared(act, act) > 0
        && level.bound.grows()
        && starts(clause, "が は の を")
        && !has(part.rest, "予定 見込 除 以外")
        && (["未", "不"].iter().any(|not| clause.contains(&[not, act].concat()))
            || denied.iter().any(|not| clause.contains(&[act, not].concat())))
}

/// Words of those of a whole who did not do what a rate is of, or not yet.
const OTHERS: &str = "欠席 辞退 以外 残 遅れ 遅延 違反 誤り ミス 超過 延滞 滞納 失敗 中止 取消 却下 空き 空室 勧奨 案内 通知 送付 発送 説明 回目 設計 診断 調査 発注 契約 計画 検討 協議 調整";

/// Whether the part is counted by what the rate is of: 受診者, and the target is 受診率.
fn is_of_rate(level: &Level, target: &str, whole: &Stated, part: &Stated) -> bool {
    // 1,500人に送付し、798人から回答を得た: what stands before the comma is of the whole.
    let near = if part.is_apart() { "" } else { part.near };
    let words = [near, " ", first_clause(part.rest)].concat();
    // 協会けんぽの対象者, and the target is of 国保.
    let of = whole.near.rsplit_once('の').map_or("", |(of, _)| of);
    let is_of_others =
        shared(of, of) > 0 && shared(of, target) == 0 && !has(of, "年度 本市 市内 今年 本年 対象 手続");
    // Who may come is not who shall.
    let is_limit = whole.near.contains("定員") && !has(target, "定員 充足 稼働 利用率 入所 入園 参加率");
    let is_denied = is_of_others
        || is_limit
        || has(&words, "を除 なかった ない せず できず 予定 見込 決ま 予約")
        || those_in(&words, OTHERS).any(|word| !target.contains(word))
        || those_in(&words, "未 不").any(|word| !target.contains(word))
        || those_in(&words, "希望 申込 申し込 応募 同意").any(|word| !target.contains(word));
    let of_plan = ends(whole.near.trim_end_matches([' ', '　', 'は', '数']), "計画 予定")
        && target.contains("計画")
        && has(part.near, "実績");
    let of_tax = has(whole.near, "調定") && has(part.near, "収入 収納") && has(target, "収納 徴収");
    let wanted = [level.stated.near, " ", first_clause(level.stated.tail)].concat();
    // 保有88両のうち67両となった: nothing is said of it but how many there are.
    let is_bare = starts(part.lead.trim_start(), "のうち 中 うち")
        && last_word(&without(words.clone().into(), "のうち 現在 年度末 時点 実施")).is_none();
    // 240基のうち238基の交換を終えた, and the rate is of what was made so.
    const WORKS: &str = "交換 更新 改修 整備 設置 工事 施工 完了 導入 切替 切り替え 移行 耐震 補強";
    let is_made = has(&wanted, "化率 整備率 更新率 普及率 設置率 導入率 改修率 移行率")
        && has(first_clause(part.rest), WORKS);
    // 定数620人に対し実員592人.
    let is_filled = has(whole.near, "定数 定員 必要数 必要人数 基準数 配置基準")
        && has(&words, "実員 現員 在籍 団員 委嘱 任命 配置 在職")
        && has(&wanted, "充足");
    let is_answered = wanted.contains("回収率") && has(&words, "回答 返送 回収");
    // 地元雇用割合, and 15人が市内在住者.
    let is_local = has(&wanted, "地元 市内 町内") && has(&words, "市内 町内 村内 区内 地元");
    !is_denied
        && (of_plan
            || is_local
            || of_tax
            || is_bare
            || is_made
            || is_filled
            || is_answered
            || shared(&words, &wanted) > 0)
}
