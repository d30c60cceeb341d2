//! The verdict (判定): a target's words against a report's words.

mod absent;
mod balance;
mod compare;
mod date;
mod deed;
mod fit;
mod labels;
mod levels;
mod measure;
mod other;
mod own;
mod reach;
mod reached;
mod role;
mod scope;
mod stated;
mod sums;
mod told;
mod wholes;
mod words;

pub use self::other::other_measure;

use self::fit::fitting;
use self::levels::{Level, is_range, levels};
use self::measure::Measure;
use self::reach::reach;
use self::reached::Reached;
use self::role::{Role, roles};
use self::stated::{Stated, first_chars, stated, year_in};
use self::wholes::{gathered, is_only_of_some, is_said_of_some, with_shares};
use self::words::has;
use serde::{Deserialize, Serialize};

use super::number::Number;
use super::quantity::{Quantity, quantities};
use super::width::fold;
use crate::model::{FiscalYear, State};

/// What was read of one target and one report about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// The verdict.
    pub state: State,
    /// Why it is unclear; none for the other states.
    pub doubt: Option<Doubt>,
    /// The target's quantity, its span in the target's text.
    pub target: Option<Quantity>,
    /// What was reached.
    pub actual: Option<Actual>,
}

/// What a report says was reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actual {
    /// The value in the target's unit; in the report's own where there is no target.
    pub value: Number,
    /// The unit, as the report writes it.
    pub unit: String,
    /// The quantities that it is made of, their spans in the report's text: one, or several that were summed.
    pub parts: Vec<Quantity>,
}

/// Why a verdict is unclear. Each variant has the sentence that a person should read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Doubt {
    /// 報告に数値がありません。
    NoNumber,
    /// 報告の数値は、目標と単位が異なります。
    OtherUnit,
    /// 報告に候補となる数値が複数あり、どれが実績か判断できません。
    Several,
    /// おおよその数値、または幅のある数値のため、目標に達したかどうか判断できません。
    TooNear,
    /// 報告の数値は、予定・見込みや着手の段階であり、実績ではない可能性があります。
    Plan,
    /// 達成したという記載はありますが、数値がありません。
    StatementOnly,
    /// 目標に数値が複数あり、その一部について報告の数値を確認できません。
    SeveralLevels,
    /// 目標のどの数値に達すればよいか判断できません。
    NoLevel,
    /// 報告の数値は、目標とは別の事項についてのもののようです。
    OtherThing,
    /// 累計の数値か今年度の数値か、目標と報告とで揃っていません。
    Cumulative,
    /// 増減の向き、または多い方と少ない方のどちらがよいのか判断できません。
    Direction,
    /// 目標は1人・1か所当たりなどの数値ですが、報告の数値がそうであるか判断できません。
    Each,
    /// 報告の数値は、全体の一部、または1回・1か所ごとのもののようです。
    Part,
    /// 「毎月」「四半期ごと」などの記載だけで、実際に行った回数が書かれていません。
    Frequency,
    /// Target and report stand for different entries, so it is open what of the one belongs to the other.
    Shared,
}

/// What a person picked instead of what would be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picks {
    /// The target's quantity.
    pub target: Option<Quantity>,
    /// The report's quantities, to be summed.
    pub actual: Option<Vec<Quantity>>,
}

impl Verdict {
    /// What was reached over the target, in percent with one decimal place; none where either is unknown.
    pub fn percent(&self) -> Option<Number> {
        self.actual.as_ref()?.value.percent_of(self.target.as_ref()?.value)
    }
}

/// Compares a report's words with a target's.
pub fn judge(target: &str, report: &str) -> Verdict {
    judge_picked(target, report, &Picks::default())
}

/// Compares them by the quantities that a person picked, where there are any.
///
/// A picked quantity decides without doubt: report quantities are summed, and where the units differ, the bare values
/// are compared.
pub fn judge_picked(target: &str, report: &str, picks: &Picks) -> Verdict {
    judge_of_year(None, target, report, picks)
}

/// The same for a sheet of this year: what a report says of another year is not the result.
pub fn judge_of_year(year: Option<FiscalYear>, target: &str, report: &str, picks: &Picks) -> Verdict {
    let wanted = stated(target, with_shares(target, few(quantities(target))));
    let mut given = stated(report, few(quantities(report)));
    if let Some(year) = year.map(|year| u32::from(year.western())) {
        mark_other_years(year, target, &mut given);
    }
    // Words beyond those that any cell has say nothing more.
    let (target, report) = (first_chars(target, MOST_WORDS), first_chars(report, MOST_WORDS));
    let found = levels(target, &wanted);
    match (&picks.target, &picks.actual) {
        (None, None) => judge_levels(target, report, &wanted, &found, &given),
        (Some(level), None) => {
            let own: Vec<Level> = found.into_iter().filter(|one| one.stated.quantity == *level).collect();
            if own.is_empty() {
                let alone = alone(level);
                return judge_levels(target, report, &alone, &levels(target, &alone), &given);
            }
            judge_levels(target, report, &wanted, &own, &given)
        }
        (level, Some(parts)) => judge_parts(level.as_ref(), parts, &found),
    }
}

/// Marks what is of other years than the sheet's, but that which the target is of, or the whole of several years; of a
/// series that ends before the sheet's year, the last counts.
fn mark_other_years(year: u32, target: &str, given: &mut [Stated]) {
    let years: Vec<Option<u32>> = given.iter().map(Stated::year).collect();
    let spans_years = || reached::spans_years(target) || has(target, "累計 累積 通算");
    if years.iter().all(Option::is_none) || spans_years() {
        return;
    }
    let of_target = year_in(target);
    let is_own = |own: &u32| *own == year || Some(*own) == of_target;
    let mut told: Vec<u32> = years.iter().flatten().copied().collect();
    told.dedup();
    let is_series = told.len() > 1 && of_target.is_none() && !told.iter().any(is_own);
    for (one, own) in given.iter_mut().zip(years) {
        one.is_of_other_year = own.is_some_and(|own| !is_own(&own) && (!is_series || own > year));
    }
}

/// The quantities of a text, so many that one number more tells that there are too many to judge.
fn few(mut quantities: Vec<Quantity>) -> Vec<Quantity> {
    quantities.truncate(MOST + 1);
    quantities
}

/// A quantity without words around it.
fn alone(quantity: &Quantity) -> Vec<Stated<'static>> {
    let span = 0..0;
    stated("", vec![Quantity { span, ..quantity.clone() }])
}

/// Judges by the levels that were read.
fn judge_levels(
    target: &str,
    report: &str,
    wanted: &[Stated],
    levels: &[Level],
    given: &[Stated],
) -> Verdict {
    if levels.is_empty() {
        let doubt = (!wanted.is_empty()).then_some(Doubt::NoLevel);
        let state = if doubt.is_some() { State::Unclear } else { State::NoTarget };
        return Verdict { state, doubt, target: None, actual: main_figure(given) };
    }
    if levels.len() > MOST_LEVELS {
        return Verdict {
            state: State::Unclear,
            doubt: Some(Doubt::SeveralLevels),
            target: None,
            actual: None,
        };
    }
    let summed = gathered(given);
    let mut worst: Option<(&Level, Reached)> = None;
    for (at, level) in levels.iter().enumerate() {
        let others = levels.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, other)| other);
        let is_end =
            |other: &Level| is_range(level.stated, other.stated) || is_range(other.stated, level.stated);
        let others: Vec<&Level> =
            others.filter(|other| other.stated.is_like(level.stated) && !is_end(other)).collect();
        let given = if level.stated.is_for_each() { given } else { &summed };
        let told = labels::of_labels(level, given).or_else(|| labels::without_preliminary(given));
        let given = told.as_deref().unwrap_or(given);
        let own = own::of_own_measure(level, target, given);
        let given = own.as_deref().unwrap_or(given);
        let mut reached = balance::reached(level, target, given)
            .unwrap_or_else(|| reach(level, &others, target, report, given));
        reached = in_doubt(level, target, report, given, reached);
        reached = fitting(level, target, report, given, reached);
        if level.is_aside {
            // An aside that the report does not speak of is no miss; one that it misses is worth a look.
            match reached.state {
                State::Met => continue,
                State::Unclear if !is_missed(level, given) => continue,
                _ => reached = Reached::unclear(Doubt::SeveralLevels),
            }
        }
        let rank = |state: State| match state {
            State::Short => 2,
            State::Unclear => 1,
            _ => 0,
        };
        if worst.as_ref().is_none_or(|(_, worst)| rank(reached.state) > rank(worst.state)) {
            worst = Some((level, reached));
        }
    }
    let Some((level, reached)) = worst else {
        return Verdict { state: State::Unclear, doubt: Some(Doubt::NoLevel), target: None, actual: None };
    };
    let several = levels.iter().filter(|level| !level.is_aside).count() > 1;
    let missing = matches!(reached.doubt, Some(Doubt::NoNumber | Doubt::OtherUnit | Doubt::OtherThing));
    let doubt =
        if several && missing && !given.is_empty() { Some(Doubt::SeveralLevels) } else { reached.doubt };
    Verdict {
        state: reached.state,
        doubt,
        target: Some(level.stated.quantity.clone()),
        actual: reached.actual,
    }
}

/// What was reached, or the doubt that the report as a whole leaves.
fn in_doubt(level: &Level, target: &str, report: &str, given: &[Stated], reached: Reached) -> Reached {
    let is_met = reached.state == State::Met;
    let is_part = |part| is_said_of_some(level.stated, given, part);
    // What is still to be counted makes a count larger.
    let is_open = reached.state != State::Unclear && is_met != level.bound.grows();
    let is_unfinished = (is_open || is_met) && has(report, "未集計 集計中 未確定 未公表")
        || has(report, "統計なし 集計なし データなし");
    let is_double = has(report, "重複") && reached.actual.iter().any(|actual| actual.parts.len() > 1);
    let is_some = is_only_of_some(target, level.stated, given)
        || reached.actual.iter().flat_map(|actual| &actual.parts).any(is_part);
    let doubt = if is_unfinished || is_met && (is_double || is_some) {
        Doubt::Part
    } else if is_met && (grades_differ(target, report) || is_below_the_named(target, given)) {
        Doubt::OtherThing
    } else {
        return reached;
    };
    Reached { state: State::Unclear, doubt: Some(doubt), ..reached }
}

/// Whether a report counts those below what the target names: 10人未満の団体, where the target says 10人以上.
fn is_below_the_named(target: &str, given: &[Stated]) -> bool {
    let mut below = given.iter().filter(|one| !one.quantity.bound.grows() && given.len() > 1);
    below.any(|one| target.contains(&format!("{}{}以上", one.quantity.value, one.quantity.unit)))
}

/// Whether a report speaks of other grades or ages than its target: 2級以上 and 3級.
fn grades_differ(target: &str, report: &str) -> bool {
    let grades = |text: &str| -> Vec<String> {
        let text = fold(text);
        let of = |(at, _): (usize, char)| {
            let from = text[..at].trim_end_matches(|char: char| char.is_ascii_digit()).len();
            (from < at).then(|| text[from..at].to_owned())
        };
        let marks = |(at, char): &(usize, char)| {
            matches!(char, '級' | '歳' | '代' | '型' | '種') || text[*at..].starts_with("年生")
        };
        text.char_indices().filter(marks).filter_map(of).collect()
    };
    let (wanted, told) = (grades(target), grades(report));
    let is_other = !told.is_empty() && !told.iter().any(|grade| wanted.contains(grade));
    !wanted.is_empty() && (is_other || has(report, "全年齢 全学年 全年代"))
}

/// Whether any number of the report stays below an aside.
fn is_missed(level: &Level, given: &[Stated]) -> bool {
    let misses = |one: &Stated| one.is_like(level.stated) && one.value < level.stated.value;
    level.bound.grows()
        && given.iter().zip(roles(given)).any(|(one, role)| role == Role::Level && misses(one))
}

/// More quantities than this in one cell are a table that nobody can judge at once.
const MOST: usize = 100;

/// How many characters of a cell are looked at for its words.
const MOST_WORDS: usize = 2_000;

/// More levels than this are a list that nobody can judge at once.
const MOST_LEVELS: usize = 12;

/// What a report says was reached where there is no target to compare it with: its one number, or the one percentage
/// that it leads with.
fn main_figure(given: &[Stated]) -> Option<Actual> {
    let is_percent = |one: &&Stated| one.measure.base == "%";
    let main = given.first().filter(|first| {
        given.len() == 1 || is_percent(first) && given.iter().filter(is_percent).count() == 1
    })?;
    if roles(given).first() != Some(&Role::Level) {
        return None;
    }
    let part = main.quantity.clone();
    Some(Actual { value: part.value, unit: part.unit.clone(), parts: vec![part] })
}

/// Judges by report quantities that a person picked, against the picked or the fitting level.
fn judge_parts(target: Option<&Quantity>, parts: &[Quantity], levels: &[Level]) -> Verdict {
    let same = |one: &Measure, other: &Measure| one.base == other.base;
    let first = parts.first().map(Measure::of);
    let read = match (target, &first) {
        (Some(target), _) => levels.iter().find(|level| level.stated.quantity == *target),
        (None, Some(first)) => {
            levels.iter().find(|level| same(&level.stated.measure, first)).or_else(|| levels.first())
        }
        (None, None) => levels.first(),
    };
    let level = target.or(read.map(|level| &level.stated.quantity));
    let measure = level.map(Measure::of);
    let fits = |measure: &Measure| parts.iter().all(|part| same(measure, &Measure::of(part)));
    let unit = parts.first().map(|part| part.unit.clone());
    let sum = match measure.as_ref().filter(|measure| fits(measure)) {
        Some(measure) => total(parts.iter().map(|part| Measure::of(part).in_base(part.value)))
            .and_then(|sum| measure.out_of_base(sum)),
        None => total(parts.iter().map(|part| Some(part.value))),
    };
    let actual = sum.zip(unit).map(|(value, unit)| Actual { value, unit, parts: parts.to_vec() });
    let state = match (level, &actual) {
        (None, _) => State::NoTarget,
        (Some(_), None) => State::Unclear,
        (Some(level), Some(actual)) => {
            let bound = read.map_or(level.bound, |read| read.bound);
            compare::plainly(level.value, bound, actual.value)
        }
    };
    let doubt = (state == State::Unclear).then_some(Doubt::NoNumber);
    Verdict { state, doubt, target: level.cloned(), actual }
}

fn total(mut values: impl Iterator<Item = Option<Number>>) -> Option<Number> {
    values.try_fold(Number::ZERO, |sum, value| sum.plus(value?))
}
