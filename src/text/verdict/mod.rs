//! The verdict (判定): a target's words against a report's words.
//!
//! A folder a question, and none uses one that comes behind it here; `judging` asks them in this order:
//! 1. `spoken`: what words say of a number. Quantities with the words around them (`stated`, without numbers in names: `quoted`),
//!    what each is (`role`, with `unreached`), by which deed (`deed`), and which of the target's are to be reached (`levels`).
//! 2. `things`: whose number it is. Of which part, place, class, group (`scope`, `whole`, `heads`, `other_class`, `foreign`), and
//!    whether every word before it is known (`explained`).
//! 3. `chosen`: which of the report's are the level's own. `labels`, `dated`, `totals`, `own` with `besides` and `came`, those of
//!    its subject (`subject`), `added`, without those only asked (`drafted`), places in the target's unit (`own_unit`).
//! 4. `reckoned`: what numbers come to, where none of them alone can tell. A share of two counts (`share`), a change of two values
//!    (`growth`), all within a limit (`within`), the worst (`worst`), a norm (`norm`), times of day (`clock`), plain words that
//!    decide (`plainly`), all that have it (`all_have`), the end (`concluded`), names that are counted (`listed`), values on a
//!    scale (`scale`), clause by clause (`clauses`); and what it leaves out (`qualified`).
//! 5. `numberless`: targets without a number that plainly say when they are met (`unnumbered`, `all_of_them`, `once_each`,
//!    `deadline`, `beside`).
//! 6. `counted`: what was reached, by the first that can tell. All of them (`every`, `everywhere`), those of its class (`classed`),
//!    how many kept its limit (`kept`) or a term (`in_time`), each month (`unfailing`), the ends of its range (`extremes`), the
//!    target's deed denied (`denied`, `dropped`, `undone`), number for number (`in_step`), the level said again (`said_again`), for
//!    each that is named (`named_both`, `named_each`), the other side (`balance`), for each (`each`), what came less what went
//!    (`net`), a part (`among`); else by the numbers themselves (`reach`, which chooses, `decide`, `sums`, `apiece`, `ends`,
//!    `latest`, and where there is none, `absent` with `zero`, `against`, `told`); and what only seems to fall short (`lacking`).
//! 7. `doubted`: whether it can be so. What the report as a whole leaves open (`fit`), what it counts besides or instead (`apart`),
//!    what more than the target asks for it counts (`wider`), what hedges it (`hedged`), what else is asked for (`also`).
//!
//! Beside them: a level for each of several years (`series`), a target against another number, a place or a grade (`relative`),
//! each number of a target by itself (`promised`), what a person picked (`picked`).

mod chosen;
mod counted;
mod doubted;
mod judging;
mod numberless;
mod picked;
mod promised;
mod reckoned;
mod relative;
mod series;
mod spoken;
mod things;

pub use self::promised::{judge_each, promised};
pub use self::things::other::other_measure;
pub use self::things::partial::is_on_the_way;

use self::judging::judge_levels;
use self::picked::judge_parts;
use self::spoken::levels::{Level, levels};
use self::spoken::measure::Measure;
use self::spoken::stated::{Stated, first_chars, stated};
use self::spoken::wholes::with_shares;
use self::spoken::words::has;
use self::spoken::years::year_in;
use self::things::none::with_none;
use serde::{Deserialize, Serialize};

use super::number::Number;
use super::quantity::{Quantity, quantities};
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

    /// It, where target and report are cut from longer texts at these bytes.
    fn moved(mut self, target: usize, report: usize) -> Self {
        let shift = |quantity: &mut Quantity, by: usize| {
            quantity.span = quantity.span.start + by..quantity.span.end + by;
        };
        self.target.iter_mut().for_each(|one| shift(one, target));
        self.actual.iter_mut().flat_map(|one| &mut one.parts).for_each(|one| shift(one, report));
        self
    }
}

/// What a quantity comes to in the unit that all ways to write its own have in common; none where that is too large.
pub fn in_common_unit(quantity: &Quantity) -> Option<(String, Number)> {
    let measure = Measure::of(quantity);
    let value = measure.in_base(quantity.value)?;
    Some((measure.base, value))
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
    let is_unpicked = picks.target.is_none() && picks.actual.is_none();
    if is_unpicked && let Some(verdict) = judge_pairs(year, target, report) {
        return verdict;
    }
    let (wanted, given) = counted(year, target, report);
    if is_unpicked
        && let Some(verdict) =
            series::judge(year.map(|year| u32::from(year.western())), target, report, &wanted, &given)
    {
        return verdict;
    }
    // Words beyond those that any cell has say nothing more.
    let (target, report) = (first_chars(target, MOST_WORDS), first_chars(report, MOST_WORDS));
    let found = levels(target, &wanted);
    match (&picks.target, &picks.actual) {
        (None, None) => {
            let mut verdict = judge_levels(target, report, &wanted, &found, None, &given);
            if wanted.is_empty()
                && let Some(state) = numberless::unnumbered::state(year, target, report, &given)
            {
                verdict.state = state;
                // 建物火災は11件 is not what 死者を出さない was compared with.
                verdict.actual = verdict.actual.filter(|actual| actual.unit == "%" || actual.unit == "％");
            }
            let verdict = judge_from_base(target, report, &given, &verdict).unwrap_or(verdict);
            relative::settled(year, target, report, &given, verdict)
        }
        (Some(level), None) => {
            let own: Vec<Level> = found.into_iter().filter(|one| one.stated.quantity == *level).collect();
            if own.is_empty() {
                let alone = alone(level);
                return judge_levels(target, report, &alone, &levels(target, &alone), None, &given);
            }
            judge_levels(target, report, &wanted, &own, None, &given)
        }
        (level, Some(parts)) => judge_parts(level.as_ref(), parts, &found),
    }
}

/// The quantities of a target and of a report about it that can be compared, with the words around them.
fn counted<'t>(
    year: Option<FiscalYear>,
    target: &'t str,
    report: &'t str,
) -> (Vec<Stated<'t>>, Vec<Stated<'t>>) {
    let named = spoken::wholes::names_in_both(target, report);
    let is_counted = |text: &str, one: &Quantity| !named.iter().any(|name| is_inside(text, name, &one.span));
    let counted = |text: &str| -> Vec<Quantity> {
        let found = few(quantities(text));
        if named.is_empty() { found } else { found.into_iter().filter(|one| is_counted(text, one)).collect() }
    };
    let wanted = spoken::quoted::without_named(target, counted(target));
    let mut wanted = stated(target, with_none(target, with_shares(target, wanted)));
    let mut given = stated(report, counted(report));
    if let Some(western) = year.map(|year| u32::from(year.western())) {
        mark_other_years(western, target, report, &mut given);
        // 23,000人以上（令和5年度末 21,870人）: what there was before is nothing to reach.
        let before = |one: &Stated| one.bracketed && year_in(one.near).is_some_and(|own| own < western);
        wanted.iter_mut().for_each(|one| one.is_of_other_year = before(one));
    }
    (wanted, given)
}

/// Whether bytes of a text lie in a name that stands in it.
fn is_inside(text: &str, name: &str, span: &std::ops::Range<usize>) -> bool {
    text.match_indices(name).any(|(at, _)| at <= span.start && span.end <= at + name.len())
}

/// Judges ①…⑳ each by its own, where both texts number alike; the worst of them counts.
fn judge_pairs(year: Option<FiscalYear>, target: &str, report: &str) -> Option<Verdict> {
    let pairs = spoken::pairs::pairs(target, report)?;
    let rank = |state: State| match state {
        State::Short => 3,
        State::Unclear => 2,
        State::Met => 1,
        State::NoTarget => 0,
    };
    let judged = pairs.into_iter().map(|(wanted, told)| {
        let verdict = judge_of_year(year, &target[wanted.clone()], &report[told.clone()], &Picks::default());
        verdict.moved(wanted.start, told.start)
    });
    judged.reduce(|worst, one| if rank(one.state) > rank(worst.state) { one } else { worst })
}

/// Judges by what a change comes to from where the target says that it begins, where the change itself is not told.
fn judge_from_base(target: &str, report: &str, given: &[Stated], verdict: &Verdict) -> Option<Verdict> {
    if verdict.state != State::Unclear {
        return None;
    }
    let (base, level) = reckoned::bases::with_base(target, &quantities(target))?;
    let wanted = stated(target, vec![level]);
    let judged = judge_levels(target, report, &wanted, &levels(target, &wanted), None, given);
    let [part] = judged.actual.as_ref()?.parts.as_slice() else { return None };
    let one = given.iter().find(|one| one.quantity.span == part.span)?;
    let is_decided = matches!(judged.state, State::Met | State::Short);
    // 12月末で6万2千人 may still grow.
    let is_early = judged.state == State::Short && reckoned::growth::is_of_part_of_year(one);
    (is_decided && !is_early && reckoned::bases::is_plain(&base, target, one)).then_some(judged)
}

/// Marks what is of other years than the sheet's, but that which the target is of, or the whole of several years; of a
/// series that ends before the sheet's year, the last counts.
fn mark_other_years(year: u32, target: &str, report: &str, given: &mut [Stated]) {
    let mut years: Vec<Option<u32>> = given.iter().map(Stated::year).collect();
    chosen::besides::carry_era(given, &mut years);
    let spans_years = || spoken::reached::spans_years(target) || has(target, "累計 累積 通算");
    if years.iter().all(Option::is_none) || spans_years() {
        return;
    }
    let of_target = year_in(target);
    let is_own = |own: &u32| *own == year || Some(*own) == of_target;
    let mut told: Vec<u32> = years.iter().flatten().copied().collect();
    told.dedup();
    // R4 7.1万人、R5 8.3万人、R6は6月公表: the sheet's own is still to come.
    let is_to_come = year_in(report) == Some(year);
    let is_series = told.len() > 1 && of_target.is_none() && !told.iter().any(is_own) && !is_to_come;
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

/// More quantities than this in one cell are a table that nobody can judge at once.
const MOST: usize = 100;

/// How many characters of a cell are looked at for its words.
const MOST_WORDS: usize = 2_000;
