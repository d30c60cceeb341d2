//! What became of a level: whether a number of the report can stand against it, and what comes of comparing the two.
//!
//! Those who choose numbers (`reach`), add them up (`sums`) or find none (`absent`) all come here, and none to another.

use super::compare::compare;
use super::deed::{
    is_change_of_other, is_contrary, is_of_some_kind, is_other_deed, is_other_rate, is_own_deed,
    is_rate_of_some,
};
use super::levels::Level;
use super::stated::{Stated, first_clause};
use super::with_others::is_with_others;
use super::words::{ends, has, shared, starts, those_in};
use crate::model::State;
use crate::text::number::Number;
use crate::text::quantity::Bound;
use crate::text::verdict::{Actual, Doubt};

/// What became of a level.
pub(in crate::text::verdict) struct Reached {
    pub(in crate::text::verdict) state: State,
    pub(in crate::text::verdict) doubt: Option<Doubt>,
    pub(in crate::text::verdict) actual: Option<Actual>,
}

impl Reached {
    pub(in crate::text::verdict) fn unclear(doubt: Doubt) -> Self {
        Self { state: State::Unclear, doubt: Some(doubt), actual: None }
    }
}

/// Whether a quantity of the report can be compared with the level.
pub(in crate::text::verdict) fn is_comparable(level: &Level, one: &Stated) -> bool {
    let bare_zero = level.stated.quantity.unit.is_empty() && level.stated.quantity.value == Number::ZERO;
    let countable = !one.measure.is_ratio() && !one.measure.is_time() && one.measure.base != "円";
    // ゼロ, and only 0件.
    let is_bare = one.value == Number::ZERO && one.lead.trim().is_empty();
    let fits_zero = bare_zero && countable && (is_bare || shared(level.stated.lead, one.lead) > 0);
    let is_zero = one.quantity.unit.is_empty() && one.quantity.value == Number::ZERO;
    // 待機児童ゼロ in a report answers a target in 人, where both speak of the same.
    let answers = is_zero && !level.stated.measure.is_ratio() && shared(level.stated.lead, one.lead) > 0;
    // 事故防止研修を2回実施 is no accident.
    let is_against = level.stated.quantity.value == Number::ZERO
        && has(&one.words(), "防止 研修 対策 訓練 点検 啓発 講じ 会議 講習");
    // 手続数 120, and 124手続.
    let is_named = level.stated.measure.base.is_empty()
        && level.stated.quantity.value > Number::ZERO
        && countable
        && !one.quantity.unit.is_empty()
        && level.stated.near.trim_end().ends_with(&[one.quantity.unit.as_str(), "数"].concat());
    // 公共施設2か所, and 2施設.
    let is_of_places = level.stated.measure.base == "箇所"
        && one.quantity.unit == "施設"
        && level.stated.near.trim_end().ends_with("施設");
    // 4.5以上（5点満点）, and 4.3点.
    let is_of_scale = level.stated.measure.base.is_empty()
        && level.stated.quantity.value > Number::ZERO
        && one.quantity.unit == "点"
        && (has(level.stated.rest, "点満点") || has(level.stated.lead, "点満点"));
    // 3.8点以上（5点満点）, and 3.9／5点満点.
    let is_on_scale = level.stated.quantity.unit == "点"
        && one.quantity.unit.is_empty()
        && one.quantity.value > Number::ZERO
        && Some(one.quantity.value) <= Number::whole(10)
        && (has(level.stated.rest, "点満点") || has(level.stated.lead, "点満点"));
    // 14中学校 are no 14小学校.
    let is_school = |unit: &str| ends(unit, "小学校 中学校 高校");
    let (unit, own) = (level.stated.quantity.unit.as_str(), one.quantity.unit.as_str());
    let is_other_school = unit != own && is_school(unit) && is_school(own);
    !is_against
        && !is_other_school
        && (is_named
            || is_of_places
            || is_of_scale
            || is_on_scale
            || one.is_like(level.stated) && !bare_zero
            || fits_zero
            || answers)
}

/// Compares one value, as far as its words allow.
pub(in crate::text::verdict) fn judge_one(
    level: &Level,
    target: &str,
    parts: &[&Stated],
    value: Number,
    bound: Bound,
) -> Reached {
    let state = compare(level.stated.value, level.bound, value, bound);
    let actual = actual(level, value, parts);
    let rises = !matches!(level.bound, Bound::AtMost | Bound::LessThan);
    let is_word = |one: &&Stated| one.quantity.value > Number::ZERO && is_frequency(one);
    let doubt = match state {
        State::Unclear => Some(Doubt::TooNear),
        State::Met | State::Short if level.is_doubtful && value != level.stated.value => {
            Some(Doubt::Direction)
        }
        State::Met if parts.iter().any(is_word) => Some(Doubt::Frequency),
        State::Met | State::Short
            if (state == State::Short) == rises && parts.iter().any(|one| one.is_open) =>
        {
            Some(Doubt::Part)
        }
        State::Met
            if parts[0].measure.is_ratio()
                && parts.iter().any(|one| one.is_of_one_time() && !is_of_named_group(one, target)) =>
        {
            Some(Doubt::Part)
        }
        // 85％を下回る月もあった: what it was in all is not said.
        State::Short
            if rises
                && starts(parts[0].tail, "日も 月も ことが ことも 場合も 時も 回も 週も")
                && !has(target, "毎 各 すべて 全て 常 いずれ") =>
        {
            Some(Doubt::Part)
        }
        // 滞納世帯のうち130世帯: how many there are in all is not said.
        State::Met
            if !rises && parts.iter().any(|one| has(one.near, "のうち うち、 一部の 一部で 一部は")) =>
        {
            Some(Doubt::Part)
        }
        State::Short if rises && parts.last().is_some_and(|one| one.is_beside_others()) => Some(Doubt::Part),
        State::Short if rises && parts.last().is_some_and(|one| one.is_open_list()) => Some(Doubt::Part),
        State::Met if parts.iter().any(|one| one.is_extreme(rises)) => Some(Doubt::Part),
        State::Met
            if rises && parts.iter().any(|one| is_for_so_many(target, one) && !is_own_deed(one, target)) =>
        {
            Some(Doubt::Plan)
        }
        State::Met | State::Short if is_near_in_other_unit(level, parts, value) => Some(Doubt::TooNear),
        State::Met
            if rises && parts.iter().any(|one| one.is_underway(target) && !is_own_deed(one, target)) =>
        {
            Some(Doubt::Plan)
        }
        State::Met if rises && parts.iter().any(|one| falls_short_of_deed(level.stated, one)) => {
            Some(Doubt::OtherThing)
        }
        State::Met if rises && parts.last().is_some_and(|one| is_other_deed(level.stated, one, target)) => {
            Some(Doubt::OtherThing)
        }
        State::Met if !rises && level.stated.measure.is_time() && is_only_begun(parts[0], target) => {
            Some(Doubt::Plan)
        }
        State::Met if !rises && parts.iter().any(|one| is_only_meant(one, target)) => Some(Doubt::Plan),
        State::Met if !are_seasons(parts) && parts.iter().any(|one| one.is_at_times(target)) => {
            Some(Doubt::Part)
        }
        State::Met if rises && parts.len() == 1 && is_with_others(parts[0], target) => Some(Doubt::Part),
        State::Met if !rises && is_of_some_kind(parts[0], target) => Some(Doubt::Part),
        State::Met
            if !rises
                && level.way.is_none()
                && !level.stated.measure.is_time()
                && !level.stated.measure.is_ratio()
                && !starts(parts[0].tail, "発生 の発生 が発生 を残す が残")
                && !parts[0].is_none
                && !parts[0].is_ceiling()
                && is_other_deed(level.stated, parts[0], target) =>
        {
            Some(Doubt::OtherThing)
        }
        State::Met if rises && parts.iter().any(|one| is_contrary(one, target)) => Some(Doubt::OtherThing),
        State::Met if level.way.is_some() && is_change_of_other(parts[0], target) => Some(Doubt::OtherThing),
        State::Short
            if level.stated.value == Number::ZERO
                && level.stated.measure.base == "人"
                && parts[0].is_strange(target) =>
        {
            Some(Doubt::OtherThing)
        }
        // 10月の会場では86人が協力した, and the target is of the year.
        State::Short
            if rises
                && parts.len() == 1
                && has(target, "年間 年度 通年")
                && parts[0].near.contains("月の")
                && ends(parts[0].near.trim_end(), "では") =>
        {
            Some(Doubt::Part)
        }
        // 食中毒に当たる事案はなかったが、疑いが1件あった.
        State::Short
            if level.stated.value == Number::ZERO
                && those_in(parts[0].near, "疑い おそれ 恐れ 可能性 ヒヤリ 未遂 未然")
                    .any(|word| !target.contains(word)) =>
        {
            Some(Doubt::OtherThing)
        }
        State::Short if rises && has(parts[0].near, "月のみ 月だけ 期のみ 日のみ") => {
            Some(Doubt::Part)
        }
        // 月1万人, and 4月9,420人、8月1万2,180人: no month is the sum of two.
        State::Met if level.stated.near.ends_with(['月', '週', '日']) && parts.len() > 1 => {
            Some(Doubt::Each)
        }
        // 月500人, and 8月は612人.
        State::Met
            if level.stated.near.ends_with(['月', '週']) && parts.iter().any(|one| one.is_of_one_time()) =>
        {
            Some(Doubt::Part)
        }
        State::Met if parts[0].measure.is_ratio() && is_rate_of_some(level.stated, parts[0], target) => {
            Some(Doubt::Part)
        }
        State::Met if parts[0].measure.is_ratio() && is_other_rate(level.stated, parts[0]) => {
            Some(Doubt::OtherThing)
        }
        State::Met if parts.len() == 1 && parts[0].is_strange(target) => Some(Doubt::OtherThing),
        _ => None,
    };
    // A part of what shall be done in several years is no miss.
    let doubt = doubt.or((state == State::Short && spans_years(target)).then_some(Doubt::Cumulative));
    let state = if doubt.is_some() { State::Unclear } else { state };
    Reached { state, doubt, actual }
}

/// Whether a number only says for how many something was got, and the target's does not: 8基分の資材, but not 12日分 of 10日分.
fn is_for_so_many(target: &str, one: &Stated) -> bool {
    one.is_for_so_many() && !(target.contains("日分") && one.measure.is_time())
}

/// Whether a number is of those whose age the target names: 20代は41.3％.
fn is_of_named_group(one: &Stated, target: &str) -> bool {
    let topic = one.near.trim_end().trim_end_matches(['は', 'が', 'で']);
    topic.ends_with('代') && target.contains(topic)
}

/// Whether several are of a season each: 夏季11名、冬季6名.
fn are_seasons(parts: &[&Stated]) -> bool {
    parts.len() > 1 && parts.iter().all(|one| ends(one.near.trim_end(), "春季 夏季 秋季 冬季"))
}

/// Whether within a time something was only begun: 3日以内に着手した, and the target is 補修 7日以内.
fn is_only_begun(one: &Stated, target: &str) -> bool {
    const BEGUN: &str =
        "着手 連絡 受け付け 発注 依頼 現地確認 現地を確認 状況を確認 一次回答 聞き取り 伝え 引き継 転送 回付";
    // 着手までの時間は45分.
    let until = one.near.split_once("までの").map_or("", |(until, _)| until);
    let words = [until, " ", first_clause(one.tail)].concat();
    those_in(&words, BEGUN)
        .any(|word| !(target.contains(word) || word.contains("を確認") && target.contains("確認")))
}

/// Whether a limit is only meant to be kept, or is asked for: 15分とする案をまとめた.
fn is_only_meant(one: &Stated, target: &str) -> bool {
    const MEANT: &str = "案を 計画を 要望 方針を 提案 検討 目標を 想定 要請 申入れ";
    those_in(first_clause(one.tail), MEANT).any(|word| !target.contains(word.trim_end_matches('を')))
        && !has(
            one.tail,
            "計画を下回 目標を下回 想定を下回 計画を達 目標を達 計画を上回 目標を上回 想定を上回 想定内 目標を満 目標をクリア",
        )
}

/// Whether a target is for several years: 3か年で.
pub(in crate::text::verdict) fn spans_years(target: &str) -> bool {
    has(target, "か年 カ年 ヶ年 ヵ年 箇年 2年間 3年間 4年間 5年間 ２年間 ３年間 ４年間 ５年間")
}

/// Whether it is read from words alone: 毎月, 四半期ごと.
fn is_frequency(one: &Stated) -> bool {
    one.is_wordy
}

/// What was reached, in the target's unit where the report has the same.
pub(in crate::text::verdict) fn actual(level: &Level, value: Number, parts: &[&Stated]) -> Option<Actual> {
    let first = parts.first()?;
    let value = match first.is_like(level.stated) {
        true => level.stated.measure.out_of_base(value)?,
        false => value,
    };
    let unit = first.quantity.unit.clone();
    Some(Actual { value, unit, parts: parts.iter().map(|part| part.quantity.clone()).collect() })
}

/// Whether days stand against months that are about as long.
fn is_near_in_other_unit(level: &Level, parts: &[&Stated], value: Number) -> bool {
    let is_loose = |one: &Stated| one.measure.is_in_months();
    let mixed = parts.iter().any(|one| is_loose(one) != is_loose(level.stated));
    let apart = (value.parts() - level.stated.value.parts()).abs();
    mixed && level.stated.value.scaled(1, 25).is_some_and(|near| apart <= near.parts())
}

/// Whether the target is of how something ended, and what was counted is only how it began: 合格者, and 受験者 21人.
fn falls_short_of_deed(target: &Stated, one: &Stated) -> bool {
    const ENDS: &str = "成立 成約 締結 合格 取得 採択 就職 受賞 修了 卒業 完了 達成";
    const BEGINNINGS: &str = "受験 受講 応募 商談 面談 申請 申込 講習 見学 エントリー 在籍 入学 出願 着手";
    let words = one.context();
    // 英検3級取得率（中3）: what stands in the bracket is of whom.
    let outside =
        target.lead.trim_end().strip_suffix(['）', ')']).and_then(|lead| lead.rsplit_once(['（', '(']));
    let noun = outside.map_or(target.near, |(noun, _)| noun);
    let wanted = noun.trim_end_matches([' ', '　', '者', '数', '件', '率', 'は', 'の', ':', '：']);
    ends(wanted, ENDS) && has(&words, BEGINNINGS) && !has(&words, ENDS)
}
