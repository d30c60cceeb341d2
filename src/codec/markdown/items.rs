//! The items of the layout: 部局名 and 優先順位, SDGs, the numbers of 目的・効果.

use super::draft::Draft;
use super::escape::{BLANKS, read_inline};
use super::names;
use crate::codec::{Field, Remark};
use crate::model::{PurposeNo, Rank, Sdg};
use crate::text::width::squeeze;

/// Takes the marks of an item away.
pub(super) fn bare(line: &str) -> &str {
    line.trim_start_matches(BLANKS).trim_start_matches(['-', '*', '+', '・']).trim_matches(BLANKS)
}

/// An item of a sheet's head; false where it is none, or comes again.
pub(super) fn head(sheet: &mut Draft, item: &str) -> bool {
    if let Some(department) = names::value(item, names::department()) {
        let is_first = !sheet.has(Field::Department);
        if is_first {
            sheet.put(Field::Department, read_inline(department));
        }
        return is_first;
    }
    let Some(rank) = names::value(item, names::rank()).map(read_inline) else { return false };
    if rank.is_empty() {
        return true;
    }
    let rank = crate::text::rank::read(&rank).and_then(Rank::new).filter(|_| !sheet.has(Field::Rank));
    rank.map(|rank| sheet.put(Field::Rank, rank.number())).is_some()
}

/// Whether an item of a list of tasks is ticked, and its words.
fn task(item: &str) -> (Option<bool>, &str) {
    for (mark, is_ticked) in
        [("[x]", true), ("[X]", true), ("[ ]", false), ("☑", true), ("☐", false), ("□", false)]
    {
        if let Some(words) = item.strip_prefix(mark) {
            return (Some(is_ticked), words.trim_start());
        }
    }
    (None, item)
}

/// SDGs by number, one with its words or several without; what is wrong with the words, or none where it is no item.
pub(super) fn sdgs(sheet: &mut Draft, item: &str) -> Option<Vec<Remark>> {
    let item = read_inline(item);
    let (is_ticked, item) = task(&item);
    let (numbers, remarks) = match numbers(item) {
        Some(numbers) => (numbers, Vec::new()),
        None => {
            let (number, words) = names::number(item)?;
            let words =
                words.trim_start_matches(|char: char| char.is_whitespace() || ".．:：、".contains(char));
            let sdg = Sdg::new(number)?;
            let is_official = squeeze(words) == squeeze(sdg.name());
            let remark = Remark::SdgWords { number: sdg.number(), found: words.to_owned() };
            (vec![number], if is_official { Vec::new() } else { vec![remark] })
        }
    };
    let are_sdgs = numbers.iter().all(|number| Sdg::new(*number).is_some());
    are_sdgs.then(|| {
        if is_ticked == Some(false) {
            let others = numbers.iter().filter_map(|number| u8::try_from(*number).ok()).collect();
            return vec![Remark::TickedSdgs { ticked: Vec::new(), others }];
        }
        sheet.add_numbers(Field::Sdgs, numbers);
        remarks
    })
}

/// The item of an initiative; false where it is none, or comes again.
pub(super) fn purposes(sheet: &mut Draft, item: &str) -> bool {
    let numbers = names::value(item, &names::purposes())
        .or_else(|| names::value(item, names::PURPOSES))
        .and_then(|value| numbers(&read_inline(value)));
    let numbers = numbers.filter(|numbers| numbers.iter().all(|number| PurposeNo::new(*number).is_some()));
    numbers.is_some_and(|numbers| sheet.put_purposes(numbers))
}

/// Numbers and nothing else: 「① ③」, 「1、3」; none where anything else stands there.
fn numbers(text: &str) -> Option<Vec<i64>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(char) = rest.chars().next() {
        let after = &rest[char.len_utf8()..];
        rest = match names::circled(char) {
            Some(number) => {
                found.push(i64::from(number.number()));
                after
            }
            None if char.is_whitespace() || ",，、・".contains(char) => after,
            None => {
                let (number, after) = names::number(rest)?;
                found.push(number);
                after
            }
        };
    }
    Some(found)
}
