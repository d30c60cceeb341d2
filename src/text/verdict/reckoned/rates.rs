//! Several rates in one report: those of each kind, and the shares of several answers.

use crate::model::State;
use crate::text::number::Number;
use crate::text::quantity::Bound;
use crate::text::verdict::Doubt;
use crate::text::verdict::spoken::compare::compare;
use crate::text::verdict::spoken::levels::Level;
use crate::text::verdict::spoken::reached::{Reached, actual, judge_one};
use crate::text::verdict::spoken::stated::Stated;
use crate::text::verdict::spoken::words::{ends, has, shared, starts};

/// Rates of each of several kinds, all of which reach the level: 小学校3.9％、中学校4.6％.
pub(in crate::text::verdict) fn each_within(level: &Level, found: &[&Stated]) -> Option<Reached> {
    const KINDS: &str = "小学校 中学校 高校 児 館 園 校 ホール 男性 女性 男子 女子 小学生 中学生 大人 子ども 小学部 中学部 上期 下期 前期 後期 上半期 下半期 午前 午後 平日 休日 工場 店 年生 浄水場 処理場 工事 委託 物品 窓口 郵送 電話 来庁 オンライン";
    let last = found.last()?;
    let name =
        |one: &Stated| one.near.trim_matches([' ', '　', 'は', 'が', 'で', 'も', ':', '：']).to_owned();
    let says_all = starts(last.tail, "と、いずれも といずれも と、とも で、いずれも でいずれも と、すべて");
    let is_kind =
        |one: &&&Stated| says_all || ends(&name(one), KINDS) && !has(&name(one), "一部 うち 対象 新");
    let is_list = found.iter().rev().skip(1).all(|one| one.is_listed());
    let is_met = |one: &&&Stated| {
        compare(level.stated.value, level.bound, one.value, one.quantity.bound) == State::Met
    };
    let is_one = found.iter().all(|one| one.sentence == last.sentence && !one.bracketed);
    let is_all = level.way.is_none()
        && (level.stated.measure.is_ratio() || has(level.stated.near, "平均"))
        && is_list
        && is_one
        && found.iter().all(|one| is_kind(&one) && is_met(&one));
    let worst = |one: &&&&Stated| if level.bound.grows() { one.value.parts() } else { -one.value.parts() };
    let one = *found.iter().min_by_key(|one| worst(&one)).filter(|_| is_all)?;
    Some(Reached { state: State::Met, doubt: None, actual: actual(level, one.value, &[one]) })
}

/// Shares of several answers to one question: 「満足」21.3％、「やや満足」45.2％ are those whom the target is about together.
pub(in crate::text::verdict) fn answers(level: &Level, target: &str, found: &[&Stated]) -> Option<Reached> {
    if let Some(reached) = agreeing(level, target, found) {
        return Some(reached);
    }
    let all: Option<Vec<&str>> = found.iter().map(|one| answer(one.lead)).collect();
    let all = all.filter(|_| level.stated.measure.base == "%")?;
    if let (Some([yes, no]), [one, other]) = (all.first_chunk::<2>(), found)
        && is_yes_and_no(yes, no)
        && one.value.plus(other.value) == Number::whole(100)
    {
        let is_asked = !has(target, "ない 未 不 なし");
        return Some(match is_asked {
            true => judge_one(level, target, &[one], one.value, one.quantity.bound),
            false => Reached::unclear(Doubt::Several),
        });
    }
    let is_own = |answer: &&str| shared(answer, target) > 0 && !has(answer, "不 どちら ない");
    // 「役に立った」は68％、「普通」は27％: the target names the one.
    let mut named = found.iter().zip(&all).filter(|(_, answer)| target.contains(&format!("「{answer}」")));
    if let (Some((one, _)), None) = (named.next(), named.next()) {
        return Some(judge_one(level, target, &[one], one.value, one.quantity.bound));
    }
    if !all.iter().all(is_own) {
        return Some(Reached::unclear(Doubt::Several));
    }
    let total = found.iter().try_fold(Number::ZERO, |sum, one| sum.plus(one.value))?;
    Some(judge_one(level, target, found, total, Bound::Exact)).filter(|_| Some(total) <= Number::whole(100))
}

/// Whether the one answer is plainly that of those whom a rate is of, and the other of all the others: 「ある」 and 「ない」.
fn is_yes_and_no(yes: &str, no: &str) -> bool {
    const ANSWERS: [(&str, &str); 6] = [
        ("ある", "ない"),
        ("はい", "いいえ"),
        ("知っている", "知らない"),
        ("している", "していない"),
        ("した", "していない"),
        ("いる", "いない"),
    ];
    ANSWERS.contains(&(yes, no))
}

/// Those who agree, and those who rather do: そう思う41.0％、どちらかといえばそう思う43.7％.
fn agreeing(level: &Level, target: &str, found: &[&Stated]) -> Option<Reached> {
    let [one, other] = found else { return None };
    let name =
        |one: &Stated| one.near.trim_matches([' ', '　', 'は', 'が', ':', '：', '「', '」', '、']).to_owned();
    let rather = name(other).strip_prefix("どちらかといえば").map(str::to_owned);
    let is_pair = has(target, "肯定") && level.stated.measure.base == "%" && rather == Some(name(one));
    // そう思う38％、そう思わない41％: whoever else agrees is not told.
    let is_answer = |name: &str| ends(name, "思う 思わない");
    if !is_pair && has(target, "肯定") && is_answer(&name(one)) && is_answer(&name(other)) {
        return Some(Reached::unclear(Doubt::Several));
    }
    let total = one.value.plus(other.value).filter(|_| is_pair && !has(&name(one), "ない"))?;
    Some(judge_one(level, target, found, total, Bound::Exact)).filter(|_| Some(total) <= Number::whole(100))
}

/// The answer in 「」 that a number's words end with.
fn answer(lead: &str) -> Option<&str> {
    let lead = lead.trim_end_matches([' ', '　', 'が', 'は', 'と', 'で', ':', '：']).strip_suffix('」')?;
    lead.rsplit_once('「').map(|(_, answer)| answer)
}
