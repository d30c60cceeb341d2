//! 庁内の食い違い within a sheet: a report that names its target, with another number than the plan has.

use super::{Detail, Finding, Place, Rule, Seen};
use crate::model::{Column, Report};
use crate::text::quantity::{Quantity, quantities};
use crate::text::verdict::in_common_unit;
use crate::text::width::fold;

/// What leads to the number of a target: 目標の20点, 目標値は20点.
const LEADS: [&str; 8] = ["目標", "目標の", "目標は", "目標値", "目標値の", "目標値は", "目標:", "目標値:"];

/// A sentence with one of these may mean another target than the plan's.
const OTHERS: &str = "前年 昨年 次年 翌年 来年 当初 見直 変更 修正 最終 全体 累計 通算 平均 国の 県の 計画期間 令和 平成 年間 月間 1回 1日 \
    半期 四半期 中間 年度末 内訳";

/// Where a sentence ends.
const ENDS: [char; 2] = ['。', '\n'];

/// So many characters on either side of a number are its sentence at most.
const SENTENCE: usize = 120;

pub(super) fn check(seen: Seen<'_>, found: &mut Vec<Finding>) {
    for report in Report::ALL {
        for row in seen.rows() {
            if let Some(pair) = misquoted(seen, row, report) {
                let place = Place { entry: seen.label(row), ..seen.place_of(row, report.column()) };
                found.push(Finding::new(Rule::TargetMisquoted, place).with(Detail::Swaps(vec![pair])));
            }
        }
    }
}

/// The number that the report calls the target, and the plan's only one of this unit, where they differ.
fn misquoted(seen: Seen<'_>, row: usize, report: Report) -> Option<(String, String)> {
    let aligned = &seen.results.aligned;
    // What stands for several entries is no entry's own.
    if !aligned.stand_together(&aligned.rows[row], Column::Target, report.column()) {
        return None;
    }
    let (target, told) = (seen.words(row, Column::Target), seen.words(row, report.column()));
    let (wanted, given) = (quantities(target), quantities(told));
    let quoted = given.iter().find(|quantity| is_quoted(told, quantity))?;
    let (base, value) = in_common_unit(quoted)?;
    let of_base = |quantity: &&Quantity| in_common_unit(quantity).is_some_and(|(unit, _)| unit == base);
    let mut same = wanted.iter().filter(of_base);
    let plan = same.next().filter(|_| same.next().is_none())?;
    let planned = in_common_unit(plan)?.1;
    let names_plan =
        given.iter().any(|one| in_common_unit(one).is_some_and(|one| one == (base.clone(), planned)));
    let words = |text: &str, quantity: &Quantity| {
        text.get(quantity.span.clone()).map(|words| words.trim().to_owned())
    };
    let differs = value != planned && !names_plan && !base.is_empty();
    differs.then(|| Some((words(told, quoted)?, words(target, plan)?)))?
}

/// Whether the words right before a number call it the target, in a sentence that speaks of no other.
fn is_quoted(told: &str, quantity: &Quantity) -> bool {
    let Some(before) = told.get(..quantity.span.start) else { return false };
    // A lead is no longer than this; a text may be long and full of numbers.
    let words = before.trim_end();
    let near = words.char_indices().rev().nth(7).map_or(0, |(at, _)| at);
    let folded = fold(&words[near..]);
    if !LEADS.iter().any(|lead| folded.ends_with(lead)) {
        return false;
    }
    // What stands far from the number in a sentence without end says nothing of it.
    let is_within = |char: &char| !ENDS.contains(char);
    let mut sentence: Vec<char> = before.chars().rev().take(SENTENCE).take_while(is_within).collect();
    sentence.reverse();
    let after = told.get(quantity.span.start..).into_iter().flat_map(str::chars);
    sentence.extend(after.take(SENTENCE).take_while(is_within));
    let sentence: String = sentence.into_iter().collect();
    !OTHERS.split_whitespace().any(|word| sentence.contains(word))
}
