//! A target that names a level for each of several years: R5 78％／R6 80％／R7 82％. That of the sheet's year counts, or of
//! the year that the text calls its own: （本年度はR6）.

use super::chosen::besides::carry_era;
use super::judging::judge_levels;
use super::spoken::levels::{Level, levels};
use super::spoken::stated::Stated;
use super::spoken::words::{behind, has, starts};
use super::spoken::years::year_in;
use super::{Doubt, Verdict};
use crate::model::State;
use crate::text::quantity::Bound;

/// Judges a report by the level of its year; none where the target has no such series.
pub(super) fn judge(
    year: Option<u32>,
    target: &str,
    report: &str,
    wanted: &[Stated],
    given: &[Stated],
) -> Option<Verdict> {
    let mut told: Vec<Option<u32>> = given.iter().map(Stated::year).collect();
    carry_era(given, &mut told);
    let (steps, years) = series(target, wanted).or_else(|| last_of_its_way(wanted, &told))?;
    let is_like = |one: &Stated| one.is_like(steps[0]);
    let told_years = || given.iter().zip(&told).filter(|(one, _)| is_like(one)).filter_map(|(_, own)| *own);
    let is_step = |own: &u32| years.contains(own);
    let own = of_its_own(target).or(year).filter(is_step);
    let own = own.or_else(|| told_years().filter(is_step).max()).or(years.last().copied())?;
    let judge_year = |own: u32| {
        let at = years.iter().position(|year| *year == own)?;
        let of_year: Vec<Stated> = given
            .iter()
            .zip(&told)
            .filter(|(_, year)| year.is_none_or(|year| year == own))
            .map(|(one, _)| Stated { is_of_other_year: false, ..one.clone() })
            .collect();
        judge_step(target, report, &steps, at, &of_year)
    };
    let verdict = judge_year(own)?;
    let is_bare = |(one, year): (&Stated, &Option<u32>)| is_like(one) && year.is_none() && !one.bracketed;
    let is_told = given.iter().zip(&told).any(is_bare) || told_years().any(|year| year == own);
    if told_years().next().is_some() && !is_told {
        // R4 and R5 are told, and the sheet is of R6.
        return Some(Verdict { state: State::Unclear, doubt: Some(Doubt::SeveralLevels), ..verdict });
    }
    // R6は15施設、R7分は3施設: it may be of the one or of the other.
    let later = told_years().filter(|year| *year > own && is_step(year)).max().and_then(judge_year);
    match later {
        Some(later) if later.state != verdict.state => {
            Some(Verdict { state: State::Unclear, doubt: Some(Doubt::SeveralLevels), ..verdict })
        }
        _ => Some(verdict),
    }
}

/// The quantities of a target that are of rising years, each told by its year, and the years.
fn series<'a, 't>(target: &str, wanted: &'a [Stated<'t>]) -> Option<(Vec<&'a Stated<'t>>, Vec<u32>)> {
    let first = wanted.first()?;
    let steps: Vec<&Stated> = wanted.iter().filter(|one| one.is_like(first)).collect();
    // 85％（本年度はR6）: where the first is told behind its year, so are all.
    let is_before = year_in(first.lead).is_some();
    let year = |one: &&Stated| if is_before { year_in(one.lead) } else { one.year() };
    let mut years: Vec<Option<u32>> = steps.iter().map(year).collect();
    let all: Vec<Stated> = steps.iter().map(|one| (*one).clone()).collect();
    carry_era(&all, &mut years);
    let years: Vec<u32> = years.into_iter().collect::<Option<Vec<u32>>>()?;
    let is_rising = years.len() > 1 && years.windows(2).all(|pair| pair[0] < pair[1]);
    // 45名（R5：30名）: what it was then.
    let is_plain = steps.iter().all(|one| one.bracketed == first.bracketed || one.label().is_empty())
        && steps.len() == wanted.len()
        && !has(target, "実績 現状 基準 前年");
    (is_rising && is_plain).then_some((steps, years))
}

/// The one level with its year, where the others in the bracket behind it lead there, and the report tells of that year: R7に90％
/// （R5：87.0％、R6：88.5％）.
fn last_of_its_way<'a, 't>(
    wanted: &'a [Stated<'t>],
    told: &[Option<u32>],
) -> Option<(Vec<&'a Stated<'t>>, Vec<u32>)> {
    let (level, others) = wanted.split_first()?;
    let year = year_in(level.lead).filter(|year| told.contains(&Some(*year)))?;
    let leads_there =
        |one: &Stated| one.bracketed && one.is_like(level) && year_in(one.lead).is_some_and(|own| own < year);
    let is_end = !level.bracketed && !others.is_empty() && others.iter().all(leads_there);
    is_end.then(|| (vec![level], vec![year]))
}

/// The year that a target calls the sheet's own.
fn of_its_own(target: &str) -> Option<u32> {
    let rest = behind(target, "本年度は 今年度は 本年度： 今年度： 当年度は 対象年度は 本年度:")?;
    let end = rest.find(['）', ')', '、', '。']).unwrap_or(rest.len());
    year_in(&rest[..end])
}

/// Judges by one of the levels, with the words that stand before the first.
fn judge_step(target: &str, report: &str, steps: &[&Stated], at: usize, given: &[Stated]) -> Option<Verdict> {
    let (first, step) = (steps.first()?, steps.get(at)?);
    let is_end = starts(step.tail, "→ ⇒ ／ / 、 ） ) （ ( ・ ，") || step.tail.trim().is_empty();
    let tail = if is_end { "" } else { step.tail };
    let wanted = vec![Stated {
        lead: before_year(first.lead),
        near: before_year(first.near),
        tail,
        rest: tail,
        bracketed: false,
        follows: false,
        ..(*step).clone()
    }];
    let mut found: Vec<Level> = levels(target, &wanted);
    let level = found.first_mut()?;
    // 900g, 880g, 860g: each year less.
    let is_falling = steps.len() > 1 && steps.windows(2).all(|pair| pair[0].value > pair[1].value);
    if is_falling && level.way.is_none() && level.bound == Bound::Exact {
        level.bound = Bound::AtMost;
    }
    level.is_doubtful &= !is_falling;
    Some(judge_levels(target, report, &wanted, &found, None, given))
}

/// What stands before the year that a text ends with: 病床利用率 of 病床利用率 R5.
fn before_year(text: &str) -> &str {
    text.trim_end_matches(|char: char| {
        "RHＲＨrh令和平成元末年度はにの：:（( 　".contains(char)
            || crate::text::width::folded(char).is_ascii_digit()
    })
}
