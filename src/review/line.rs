//! Findings told together: what one rule found in one part of a sheet is one line, with the numbers of the entries.

use std::ops::Range;

use super::{Finding, Part, Rule, put_once};
use crate::text::entries::entries;

/// What one rule found in one part of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingLine {
    /// The first finding, in the order of the paper.
    pub first: Finding,
    /// The others of the same rule in the same part.
    pub more: Vec<Finding>,
}

impl FindingLine {
    /// The rule.
    pub fn rule(&self) -> Rule {
        self.first.rule
    }

    /// The part of the sheet.
    pub fn part(&self) -> &Part {
        &self.first.place.part
    }

    /// All of them.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        std::iter::once(&self.first).chain(&self.more)
    }

    /// The numbers of their entries.
    pub fn entries(&self) -> Vec<u8> {
        self.findings().filter_map(|finding| finding.place.entry).collect()
    }

    /// The line with only some of its findings; none where nothing stays.
    pub fn only(&self, stays: impl Fn(&Finding) -> bool) -> Option<Self> {
        let mut left = self.findings().filter(|finding| stays(finding)).cloned();
        Some(Self { first: left.next()?, more: left.collect() })
    }
}

/// Puts findings into lines, in the order in which each line begins. Those of different kinds (set aside or not, and
/// why) are never in one.
pub fn lines<K: PartialEq>(found: impl IntoIterator<Item = (Finding, K)>) -> Vec<(FindingLine, K)> {
    let mut lines: Vec<(FindingLine, K)> = Vec::new();
    // Findings of one part stand together, so that its lines are the last ones.
    let mut part_from = 0;
    for (finding, kind) in found {
        if lines.last().is_some_and(|(line, _)| *line.part() != finding.place.part) {
            part_from = lines.len();
        }
        let same =
            lines[part_from..].iter_mut().find(|(line, other)| line.rule() == finding.rule && *other == kind);
        match same {
            Some((line, _)) => line.more.push(finding),
            None => lines.push((FindingLine { first: finding, more: Vec::new() }, kind)),
        }
    }
    lines
}

/// How many lines findings come to, by severity.
pub fn count_lines<'f>(found: impl Iterator<Item = &'f Finding>) -> [usize; 3] {
    let mut counts = [0; 3];
    let (mut part, mut rules) = (None, Vec::new());
    let mut close = |rules: &mut Vec<Rule>| {
        for rule in rules.drain(..) {
            counts[rule.severity() as usize] += 1;
        }
    };
    for finding in found {
        if part.replace(&finding.place.part) != Some(&finding.place.part) {
            close(&mut rules);
        }
        put_once(&mut rules, finding.rule);
    }
    close(&mut rules);
    counts
}

impl Rule {
    /// Whether it only says that something is not written yet: nothing that a sheet is told while it is being begun.
    pub fn is_of_blanks(self) -> bool {
        matches!(
            self,
            Self::NoReport
                | Self::NoMidterm
                | Self::NoTarget
                | Self::NoDeadline
                | Self::Empty
                | Self::EmptyPosition
                | Self::EmptyNotes
                | Self::NoSdgs
                | Self::NoInitiatives
                | Self::EmptyInitiative
                | Self::RankMissing
        )
    }

    /// Whether the words that it finds are wrong themselves, so that they are what is typed over.
    fn finds_words(self) -> bool {
        matches!(
            self,
            Self::DeadlineOutside
                | Self::DeadlineLater
                | Self::TemplateLeft
                | Self::SpacedLetters
                | Self::StrayTags
                | Self::WrongCharacters
                | Self::BrokenCharacters
                | Self::OddCharacters
                | Self::PageNumber
                | Self::ToldOtherwise
        )
    }
}

/// Where in its cell the cursor goes so that a finding can be mended: wrong words are selected; what is to be written
/// goes behind what stands there. `text` is the cell as it is, `is_as_read` whether it is the text that was read.
pub fn aim(finding: &Finding, text: &str, is_as_read: bool) -> Range<usize> {
    let words = finding.place.span.clone().filter(|_| is_as_read && finding.rule.finds_words());
    if let Some(words) = words.filter(|words| text.get(words.clone()).is_some()) {
        return words;
    }
    let at = end_of(text, finding.place.entry);
    at..at
}

/// The end of what stands for an entry, or of the one before where it has none; the end of the text for no entry.
fn end_of(text: &str, entry: Option<u8>) -> usize {
    let Some(number) = entry else { return text.trim_end().len() };
    let found = entries(text);
    let its_own = found.iter().find(|entry| entry.labels.contains(&number));
    let before = || {
        let is_earlier = |entry: &&_| is_earlier(entry, number);
        found.iter().take_while(is_earlier).last()
    };
    match its_own.or_else(before) {
        Some(entry) if !entry.words.is_empty() => entry.words.end,
        Some(entry) => entry.span.start + text[entry.span.clone()].trim_end_matches(['\n', '\r']).len(),
        None if found.is_empty() => text.trim_end().len(),
        None => 0,
    }
}

fn is_earlier(entry: &crate::text::entries::Entry, number: u8) -> bool {
    entry.is_heading || entry.labels.iter().all(|other| *other <= number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Cell;
    use crate::review::Place;

    fn finding(rule: Rule, cell: Cell, entry: Option<u8>, span: Option<Range<usize>>) -> Finding {
        Finding::new(rule, Place { entry, span, ..Place::cell(cell) })
    }

    #[test]
    fn what_one_rule_finds_in_one_cell_is_one_line() {
        let of = |rule, cell: &Cell, entry| (finding(rule, cell.clone(), entry, None), false);
        let (goal, purpose) = (Cell::Goal, Cell::Purpose);
        let mut found = vec![
            of(Rule::NoReport, &goal, Some(2)),
            of(Rule::LabelMissing, &goal, Some(2)),
            of(Rule::NoReport, &goal, Some(3)),
            of(Rule::NoReport, &purpose, Some(3)),
            of(Rule::NoReport, &purpose, Some(4)),
        ];
        found[4].1 = true;
        let shown: Vec<_> =
            lines(found).iter().map(|(line, kind)| (line.rule().code(), line.entries(), *kind)).collect();
        assert_eq!(
            shown,
            [
                ("no_report", vec![2, 3], false),
                ("label_missing", vec![2], false),
                ("no_report", vec![3], false),
                ("no_report", vec![4], true),
            ]
        );
    }

    /// `|` stands where the cursor goes, or around the words that are selected.
    fn check(rule: Rule, entry: Option<u8>, words: Option<&str>, expected: &str) {
        let text = expected.replace('|', "");
        let span = words.map(|words| {
            let at = text.find(words).expect("its words");
            at..at + words.len()
        });
        let aimed = aim(&finding(rule, Cell::Goal, entry, span), &text, true);
        let mut shown = text.clone();
        if aimed.start < aimed.end {
            shown.insert(aimed.end, '|');
        }
        shown.insert(aimed.start, '|');
        assert_eq!(shown, expected, "{rule:?} {entry:?}");
    }

    #[test]
    fn the_cursor_goes_where_something_is_to_be_written_and_wrong_words_are_selected() {
        let missed = Rule::MissedWithoutReason;
        check(missed, Some(1), Some("66.3%"), "(1) 66.3%|\n(2) 3回実施した\n");
        check(missed, Some(2), Some("3回実施した"), "(1) 66.3%\n(2) 3回実施した|\n");
        check(missed, None, Some("27人が参加"), "27人が参加|\n");
        check(Rule::NoReport, Some(2), None, "(1) 済\n(2) |\n(3) 済");
        check(Rule::NoReport, Some(2), None, "(1) 済\n(2)|\n(3) 済");
        check(Rule::NoReport, Some(3), None, "(1) 済\n(2) 済|");
        check(Rule::NoReport, Some(1), None, "|(2) 済");
        check(Rule::NoReport, Some(3), None, "|");
        check(Rule::Empty, None, None, "|");
        check(Rule::LabelMissing, Some(2), None, "○ 窓口\n(1) 研修|\n(3) 案内");
        check(Rule::SpacedLetters, None, Some("I C T"), "○ |I C T|の活用");
        check(Rule::DeadlineOutside, Some(1), Some("R6.3月末"), "(1) |R6.3月末|\n(2) 通年");
    }

    #[test]
    fn words_that_have_changed_since_are_not_selected() {
        let found = finding(Rule::SpacedLetters, Cell::Goal, None, Some(0..5));
        assert_eq!(aim(&found, "DXの推進", false), 11..11);
        assert_eq!(aim(&found, "D", true), 1..1);
    }
}
