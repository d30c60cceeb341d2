//! The chapters of the plans, found in the positions of the sheets.

use crate::model::Sheet;
use crate::text::chapters::{Chapter, ChapterMark, chapters, without_number};
use crate::text::width::squeeze;

/// A plan.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanRows {
    /// Its name, as the first sheet writes it.
    pub name: String,
    /// Its chapters, each with those below it.
    pub chapters: Vec<ChapterRow>,
    /// Goals that name the plan and no place in it.
    pub without: Vec<usize>,
}

/// A chapter.
#[derive(Clone, Debug, PartialEq)]
pub struct ChapterRow {
    /// Its words; for a gap its number alone.
    pub words: String,
    /// Whether it lies below another.
    pub is_below: bool,
    /// Its number, and of what it lies below; its words where it has none.
    pub place: String,
    /// How it is known.
    pub standing: PlanStanding,
    /// Its goals.
    pub goals: Vec<usize>,
}

/// How a chapter is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanStanding {
    /// A sheet of the year names it.
    Written,
    /// Only sheets of the year before do.
    Before,
    /// No sheet does: it is a gap between numbers.
    Gap,
}

/// Longer rows of numbers are a slip of the pen.
const LAST_NUMBER: i64 = 40;
/// Chapters and those below them; sections are read on the sheets.
const DEPTHS: usize = 2;

struct Node {
    words: String,
    key: String,
    mark: Option<ChapterMark>,
    standing: PlanStanding,
    goals: Vec<usize>,
    below: Vec<Self>,
}

struct Plan {
    key: String,
    name: String,
    chapters: Vec<Node>,
    without: Vec<usize>,
}

/// The plans of these goals, with what the sheets of the year before know of them.
pub(super) fn of(goals: &[&Sheet], before: &[&Sheet]) -> Vec<PlanRows> {
    let mut plans: Vec<Plan> = Vec::new();
    for (goal, sheet) in goals.iter().enumerate() {
        for position in &sheet.positions {
            let at = plan_of(&mut plans, &position.plan);
            let found = chapters(&position.text);
            if found.is_empty() {
                plans[at].without.push(goal);
            }
            put(&mut plans[at].chapters, &found, Some(goal));
        }
    }
    for position in before.iter().flat_map(|sheet| &sheet.positions) {
        // A plan that no goal names any more is another year's.
        let key = squeeze(&position.plan);
        if let Some(plan) = plans.iter_mut().find(|plan| plan.key == key) {
            put(&mut plan.chapters, &chapters(&position.text), None);
        }
    }
    let rows = |mut plan: Plan| {
        let mut rows = Vec::new();
        into_rows(&mut plan.chapters, "", &mut rows);
        // A goal with two positions in a plan has a place there if one of them says it.
        plan.without.dedup();
        plan.without.retain(|goal| !rows.iter().any(|row: &ChapterRow| row.goals.contains(goal)));
        PlanRows { name: plan.name, chapters: rows, without: plan.without }
    };
    plans.into_iter().map(rows).collect()
}

fn plan_of(plans: &mut Vec<Plan>, name: &str) -> usize {
    let key = squeeze(name);
    plans.iter().position(|plan| plan.key == key).unwrap_or_else(|| {
        let name = name.trim().to_owned();
        plans.push(Plan { key, name, chapters: Vec::new(), without: Vec::new() });
        plans.len() - 1
    })
}

/// Puts the chapters of one position into the tree.
fn put(roots: &mut Vec<Node>, found: &[Chapter], goal: Option<usize>) {
    // The way to the chapter that is open: its level, and its place among those above.
    let mut way: Vec<(u8, usize)> = Vec::new();
    for chapter in found {
        way.retain(|(level, _)| *level < chapter.level);
        if way.len() >= DEPTHS {
            continue;
        }
        let nodes = way.iter().fold(&mut *roots, |nodes, (_, at)| &mut nodes[*at].below);
        let at = put_one(nodes, chapter, goal);
        way.push((chapter.level, at));
    }
}

fn put_one(nodes: &mut Vec<Node>, chapter: &Chapter, goal: Option<usize>) -> usize {
    let key = squeeze(&chapter.words);
    let same = |node: &Node| match (&node.mark, &chapter.mark) {
        // 第1章 and 第一章 are one, where the words are.
        (Some(one), Some(other)) => one == other && without_number(&node.key) == without_number(&key),
        (None, None) => node.key == key,
        _ => false,
    };
    let at = nodes.iter().position(same).unwrap_or_else(|| {
        let (words, mark) = (chapter.words.clone(), chapter.mark.clone());
        nodes.push(Node {
            words,
            key: key.clone(),
            mark,
            standing: PlanStanding::Before,
            goals: Vec::new(),
            below: Vec::new(),
        });
        nodes.len() - 1
    });
    if let Some(goal) = goal {
        nodes[at].standing = PlanStanding::Written;
        if nodes[at].goals.last() != Some(&goal) {
            nodes[at].goals.push(goal);
        }
    }
    at
}

/// The chapters one after the other, each before those below it; `above` is the place of what they lie below.
fn into_rows(nodes: &mut Vec<Node>, above: &str, rows: &mut Vec<ChapterRow>) {
    let gaps = gaps(nodes);
    nodes.extend(gaps);
    // Each kind of number by itself, in the order in which the kinds come; what has none at the end.
    let kinds: Vec<ChapterMark> = nodes.iter().filter_map(|node| node.mark.clone()).collect();
    let kind = |mark: &ChapterMark| kinds.iter().position(|other| other.is_like(mark));
    nodes.sort_by_key(|node| match &node.mark {
        Some(mark) => (kind(mark).unwrap_or(usize::MAX), mark.number),
        None => (usize::MAX, 0),
    });
    for mut node in nodes.drain(..) {
        let number =
            node.mark.as_ref().map_or_else(|| node.words.clone(), |mark| mark.of_number(mark.number));
        let place = if above.is_empty() { number } else { format!("{above} {number}") };
        rows.push(ChapterRow {
            words: std::mem::take(&mut node.words),
            is_below: !above.is_empty(),
            place: place.clone(),
            standing: node.standing,
            goals: std::mem::take(&mut node.goals),
        });
        into_rows(&mut node.below, &place, rows);
    }
}

/// The numbers that nobody names, below the largest of their kind.
fn gaps(nodes: &[Node]) -> Vec<Node> {
    let marks: Vec<&ChapterMark> = nodes.iter().filter_map(|node| node.mark.as_ref()).collect();
    let mut found: Vec<Node> = Vec::new();
    for (at, mark) in marks.iter().enumerate() {
        let is_first = !marks[..at].iter().any(|other| other.is_like(mark));
        let numbers: Vec<i64> = marks.iter().filter(|one| one.is_like(mark)).map(|one| one.number).collect();
        let last = numbers.iter().max().copied().filter(|last| is_first && *last <= LAST_NUMBER);
        for number in (1..last.unwrap_or(0)).filter(|number| !numbers.contains(number)) {
            found.push(Node {
                words: mark.of_number(number),
                key: String::new(),
                mark: Some(ChapterMark { number, ..(*mark).clone() }),
                standing: PlanStanding::Gap,
                goals: Vec::new(),
                below: Vec::new(),
            });
        }
    }
    found
}
