//! A level for each of something, where the report tells the whole and how many there were: 1件当たり 5,000円以下, and
//! 総額310万円、620件.

use crate::text::number::Number;
use crate::text::quantity::{Bound, Quantity, quantities};
use crate::text::verdict::Doubt;
use crate::text::verdict::reckoned::growth::shown;
use crate::text::verdict::spoken::deed::last_word;
use crate::text::verdict::spoken::levels::Level;
use crate::text::verdict::spoken::reached::Reached;
use crate::text::verdict::spoken::role::{Role, roles};
use crate::text::verdict::spoken::stated::Stated;
use crate::text::verdict::spoken::words::{ends, has, shared, starts, without};
use crate::text::width::fold;

/// Words that say nothing of what the whole is of.
const PLAIN: &str =
    "総額 総数 総量 合計 延べ 年間 全体 年度 令和 実績 結果 決算 全 総 計 数 額 量 延 今 本 年 度";

const FOR_EACH: &str = "当たり あたり 当り につき 平均";

/// Those who are so many that anything may be taken for each of them.
const PEOPLE: &str = "人口 職員 社員 従業員 会員 市民 町民 村民 住民";

/// What is reached, where nothing else is told than the whole and the number of those it is for.
pub(in crate::text::verdict) fn reached(
    level: &Level,
    target: &str,
    report: &str,
    given: &[Stated],
) -> Option<Reached> {
    let is_level = level.way.is_none() && !level.stated.measure.is_ratio();
    let lead = target.get(..level.stated.quantity.span.start)?;
    if let Some(reached) = of_period(level, report, given).filter(|_| is_level && !has(lead, FOR_EACH)) {
        return Some(reached);
    }
    if let Some(reached) = of_days(lead, report, given).and_then(|(value, one)| shown(level, value, one))
        && is_level
    {
        return Some(reached);
    }
    if !is_level || given.len() > 3 || !has(lead, FOR_EACH) || has(report, FOR_EACH) {
        return None;
    }
    let each = Each::of(lead);
    let is_monthly = has(lead, "月平均 月当たり 月あたり 1か月平均");
    let roles = roles(given);
    let is_told = |one: &Stated| {
        let role = given.iter().zip(&roles).find(|(other, _)| other.quantity.span == one.quantity.span);
        role.is_some_and(|(_, role)| matches!(role, Role::Level | Role::Whole))
            && one.quantity.bound == Bound::Exact
            && !one.is_wordy
            && one.value > Number::ZERO
            && !one.is_part()
    };
    let mut whole = given.iter().filter(|one| one.is_like(level.stated));
    let whole = whole.next().filter(|_| whole.next().is_none()).filter(|one| is_told(one))?;
    let named = without(whole.near.into(), PLAIN);
    if shared(&named, &named) > 0 && shared(&named, target) == 0 {
        return None;
    }
    // A time that one took, or a number that is for each already.
    let is_time = level.stated.measure.is_time() && !has(whole.near, "総 延べ 合計");
    let is_each_already = whole.value.scaled(1, 3).is_none_or(|third| third < level.stated.value);
    if is_time || is_each_already {
        return None;
    }
    let others: Vec<&Stated> = given.iter().filter(|one| !one.is_like(level.stated)).collect();
    let value = match (each, others.as_slice()) {
        (Some(each), [one]) if is_told(one) && each.is_of(one, target) => {
            whole.value.scaled(each.times.parts(), one.value.parts())?
        }
        (None, []) if is_monthly => whole.value,
        _ => return None,
    };
    let value = match is_monthly {
        true if is_of_year(whole, report) => value.scaled(1, 12)?,
        true => return None,
        false => value,
    };
    shown(level, value, whole)
}

/// What it comes to for a day, and of what, where all of it is told and how many days there were: 延べ患者数101,300人、診療日数243日.
fn of_days<'a, 't>(lead: &str, report: &str, given: &'a [Stated<'t>]) -> Option<(Number, &'a Stated<'t>)> {
    let is_of_day = has(&fold(lead), "1日平均 1日当たり 1日あたり 一日平均 一日当たり 一日あたり");
    let [one, other] = given else { return None };
    let (whole, days) = if other.measure.base == "日" { (one, other) } else { (other, one) };
    let is_named = ends(days.near.trim_end_matches([' ', '　', ':', '：', 'は', 'が']), "日数");
    let is_whole = days.measure.base == "日"
        && !whole.measure.is_time()
        && !whole.measure.is_ratio()
        && days.value > Number::ZERO
        && [whole, days].iter().all(|one| one.quantity.bound == Bound::Exact && !one.is_of_other_year);
    let is_plain = is_of_day && is_named && is_whole && !has(report, FOR_EACH);
    Some((whole.value.scaled(Number::whole(1)?.parts(), days.value.parts()).filter(|_| is_plain)?, whole))
}

/// What a year's number is for each month: 月200件, and 年間2,512件; for a day or a week it is open how many there were.
fn of_period(level: &Level, report: &str, given: &[Stated]) -> Option<Reached> {
    let near = fold(level.stated.near);
    let (before, period) =
        near.trim_end().char_indices().next_back().map(|(at, char)| (&near[..at], char))?;
    let is_period = match period {
        '月' => !before.ends_with(|char: char| char.is_ascii_digit() || "今同毎翌前か人".contains(char)),
        '日' => before.ends_with('1'),
        '週' => !before.ends_with(|char: char| char.is_ascii_digit() || "今同翌前".contains(char)),
        _ => false,
    };
    let mut like = given.iter().filter(|one| one.is_like(level.stated));
    let one = like.next().filter(|_| is_period && like.next().is_none())?;
    let says_each = level.stated.is_for_each()
        || has(
            report,
            "平均 毎月 各月 月当たり 月あたり ひと月 1か月 １か月 月に 1日 １日 一日 毎日 週に 毎週 /月 /日",
        );
    let is_beyond = one.value.scaled(1, 3).is_some_and(|third| third >= level.stated.value);
    if says_each || !is_of_year(one, report) && !is_beyond || one.is_of_one_time() {
        return None;
    }
    let is_exact = one.quantity.bound == Bound::Exact && is_of_year(one, report) && !one.is_of_other_year;
    let value = one.value.scaled(1, 12).filter(|_| period == '月' && is_exact);
    Some(value.and_then(|value| shown(level, value, one)).unwrap_or(Reached::unclear(Doubt::Each)))
}

/// Whether a number is that of the whole year: 年間648件.
fn is_of_year(whole: &Stated, report: &str) -> bool {
    report.get(whole.quantity.span.clone()).is_some_and(|own| own.starts_with('年'))
        || has(whole.near, "年間 年度 通年") && !whole.is_of_one_time()
        || starts(whole.tail, "/年 ／年")
}

/// What a level is for each of.
struct Each<'t> {
    /// How many of them: 10万 of 10万人当たり.
    times: Number,
    /// Their measure.
    unit: Stated<'t>,
    /// Their noun: 職員 of 職員1人当たり.
    noun: &'t str,
}

impl<'t> Each<'t> {
    fn of(lead: &'t str) -> Option<Self> {
        let end = ["当たり", "あたり", "当り", "につき", "平均", "月平均"]
            .iter()
            .filter_map(|word| lead.rfind(word))
            .min()?;
        let of = &lead[..end];
        // 1人 is read as a quantity where nothing stands behind it.
        let found: Vec<Quantity> = quantities(of);
        let last = found.into_iter().next_back().filter(|last| last.span.end == of.len())?;
        let noun = &of[..last.span.start];
        let times = last.value;
        let unit = crate::text::verdict::spoken::stated::stated(of, vec![last]).pop()?;
        Some(Self { times, unit, noun })
    }

    /// Whether a number says how many they were.
    fn is_of(&self, one: &Stated, target: &str) -> bool {
        // 改善提案 1人当たり: it is not they who are named before the space.
        let noun = if self.noun.ends_with([' ', '　']) { "" } else { self.noun };
        let noun = noun.trim_end_matches(['（', '(', '、', 'の']);
        let noun = noun.rsplit(['の', '、', ' ', '　', '（', '(']).next().unwrap_or(noun);
        let near = fold(one.near);
        let near = near.trim_end_matches([' ', ':', 'は', 'が', '数']);
        let is_named = match shared(noun, noun) {
            0 if self.unit.measure.base == "人" => ends(near, PEOPLE),
            0 => {
                near.is_empty() || shared(near, near) == 0 || shared(near, target) > 0 || ends(near, "件 数")
            }
            _ => shared(near, noun) > 0 || ends(near, "人口") && has(noun, "市民 町民 村民 住民 区民"),
        };
        self.unit.is_like(one) && is_named
    }
}

/// Whether a number is for each of something though its words do not say so: it is named as in the target, much the
/// same, and no count of things, which could be of all.
pub(super) fn is_plainly_each(level: &Level, target: &str, one: &Stated) -> bool {
    let is_amount = matches!(one.measure.base.as_str(), "kg" | "㎥" | "kwh" | "kg-co2" | "円" | "秒" | "日");
    let has_fraction = Number::whole(1).is_some_and(|whole| one.quantity.value.parts() % whole.parts() != 0);
    let is_near = |value: Number, other: Number| value.scaled(2, 1).is_some_and(|twice| twice >= other);
    let is_bare = one.lead.trim().is_empty() && one.says_no_more();
    const CAME_TO: &str =
        "に増え に増加し に減っ に減少し に上っ にとどま に留ま であった だった となった に達し でした";
    let near = one.near.trim_end();
    // 高温障害のため537kgにとどまった.
    let is_said = near.is_empty()
        || ends(
            near.trim_end_matches('月'),
            "ため により によって 影響で で は 減って 増えて 減り 増え 減少し 増加し",
        );
    // 年度末時点で802gとなっている, 実績：802g.
    let is_result = has(near, "実績 現在 時点 結果")
        && last_word(&without(near.into(), "実績値 実績 年度末 月末 現在 時点 結果")).is_none();
    // 休日が14,230人, and the target is 休日1日当たり.
    let topic = near.trim_end_matches(['は', 'が', 'も']);
    let is_of_day = ends(topic, "平日 休日 土日 祝日 週末 土日祝日 土曜 日曜")
        && ["1日", "１日", "一日"].iter().any(|day| target.contains(&[topic, *day].concat()));
    if is_of_day {
        return true;
    }
    let apart = (one.value.parts() - level.stated.value.parts()).abs();
    let is_close = is_amount
        && level.stated.value.scaled(1, 5).is_some_and(|fifth| apart <= fifth.parts())
        && (is_said && starts(one.tail, CAME_TO)
            || is_result && (one.says_no_more() || starts(one.tail, CAME_TO)));
    if is_close {
        return true;
    }
    (is_amount || has_fraction)
        && (is_bare || shared(one.near, target) > 1)
        && is_near(one.value, level.stated.value)
        && is_near(level.stated.value, one.value)
}
