//! A total that a report reckons itself: 一般19人、福祉14人で、両方に該当する2人を除いても31人; 受託6億円、共同4億円、その他を合わせて14億円.

use crate::text::number::Number;
use crate::text::quantity::Bound;
use crate::text::verdict::spoken::levels::Level;
use crate::text::verdict::spoken::stated::Stated;
use crate::text::verdict::spoken::words::{ends, has};

/// The report's numbers with the total alone of those like the level.
pub(in crate::text::verdict) fn told<'t>(
    level: &Level,
    target: &str,
    given: &[Stated<'t>],
) -> Option<Vec<Stated<'t>>> {
    let like: Vec<usize> = (0..given.len()).filter(|at| given[*at].is_like(level.stated)).collect();
    let is_count = level.way.is_none() && !level.stated.measure.is_ratio() && !level.stated.is_new();
    if !is_count || like.len() < 3 {
        return None;
    }
    let total = less_double(given, &like).or_else(|| with_the_rest(target, given, &like))?;
    let own = (0..given.len()).filter(|at| *at == total || !like.contains(at)).map(|at| {
        let words = if at == total { "" } else { given[at].near };
        let lead = if at == total { "" } else { given[at].lead };
        Stated { near: words, lead, ..given[at].clone() }
    });
    Some(own.collect())
}

/// What all come to without those who were counted twice: 両方に該当する2人を除いても31人.
fn less_double(given: &[Stated], like: &[usize]) -> Option<usize> {
    let [parts @ .., double, total] = like else { return None };
    let is_less = ends(
        given[*total].lead.trim_end(),
        "を除いても を除いて を除くと を除き を除けば を差し引いて を差し引き を引いて",
    );
    let sum = sum(given, parts)?;
    let is_sum = given[*total].value.plus(given[*double].value) == Some(sum);
    (is_less && is_sum && parts.len() > 1).then_some(*total)
}

/// What all of a sentence come to, those among them that are not told: その他を合わせて14億円; or where other sentences follow.
fn with_the_rest(target: &str, given: &[Stated], like: &[usize]) -> Option<usize> {
    let is_total = |at: &&usize| {
        let near = given[**at].near.trim_end_matches([' ', '　', 'で', 'は', 'の', '、']);
        ends(near, "合わせて あわせて 合計 総計") || given[**at].is_total()
    };
    let mut totals = like.iter().filter(is_total);
    let at = *totals.next().filter(|_| totals.next().is_none())?;
    let total = &given[at];
    let of_sentence = |other: &&usize| given[**other].sentence == total.sentence && **other < at;
    let parts: Vec<usize> = like.iter().filter(of_sentence).copied().collect();
    let sum = sum(given, &parts)?;
    let has_rest = has(total.near, "その他 など 等を") || has(total.lead, "その他を など、 その他、");
    let is_sum = sum == total.value || has_rest && sum < total.value;
    // 女性9人、男性5人の計14人, and the target is of 女性.
    let noun =
        |one: &Stated| one.near.trim_matches([' ', '　', '、', 'は', 'が', 'で', 'の', ':', '：']).to_owned();
    let is_of_one =
        parts.iter().any(|at| noun(&given[*at]).chars().count() > 1 && target.contains(&noun(&given[*at])));
    let are_less = like.iter().all(|other| given[*other].value <= total.value);
    let is_exact = total.quantity.bound == Bound::Exact && !total.is_of_other_year && !total.bracketed;
    (parts.len() > 1 && is_sum && are_less && is_exact && !is_of_one).then_some(at)
}

/// What several come to together.
fn sum(given: &[Stated], parts: &[usize]) -> Option<Number> {
    parts.iter().try_fold(Number::ZERO, |sum, at| sum.plus(given[*at].value))
}
