//! The layout → version 1 of the file, which then is checked like any other.

use std::collections::BTreeSet;

use super::draft::Draft;
use super::escape::{BLANKS, is_blank, read_inline, read_text};
use super::lines::{self, MarkdownLine, label_and_text, line};
use super::list::MarkdownPage;
use super::names::{self, HeadedPart};
use super::{carried, items, prepared};
use crate::codec::json::v1;
use crate::codec::{CellDoubt, Field, FilePlace, Note, Problem, Reason, Remark, form, settings_form, struck};
use crate::model::paper::initiative_number;
use crate::model::{Column, Extra, OwnKey, Value};

/// What a text holds, as a file of version 1, or everything that keeps it from being one.
pub(super) fn file(text: &str) -> Result<(Extra, Vec<Note>), Vec<Problem>> {
    let (lines, notes) = prepared::lines(text);
    let mut reader = MarkdownReader { notes, ..MarkdownReader::default() };
    for (number, text) in &lines {
        reader.line(*number, text);
    }
    reader.flush();
    reader.finish()
}

/// The level of この様式にない欄 of a sheet; that of an initiative stands deeper.
const BEYOND: usize = 3;

/// Where the lines that follow a heading belong.
#[derive(Clone, Debug, Default, PartialEq)]
enum Target {
    /// Nowhere.
    #[default]
    Nowhere,
    /// The list of a page.
    List,
    /// 部局名 and 優先順位.
    Head,
    Sdgs,
    /// The numbers of 目的・効果 of an initiative.
    Purposes,
    /// What is printed of its 見直し.
    Revised,
    /// A text of the sheet.
    Text(Field),
    /// The text of the last position.
    Position,
    /// A text of the last initiative.
    Column(Column),
    /// A part of the city's own, of the sheet.
    Own(OwnKey),
    /// The same of the last initiative.
    OwnColumn(OwnKey),
}

#[derive(Default)]
struct MarkdownReader<'a> {
    pages: Vec<MarkdownPage>,
    sheets: Vec<Draft>,
    file: Extra,
    notes: Vec<Note>,
    target: Target,
    /// The level of この様式にない欄, where that goes on.
    beyond: Option<usize>,
    /// A heading that is none of the layout's, and its line: what stands below it has no place.
    unknown: Option<(usize, String)>,
    /// The lines since the last heading, with their numbers.
    lines: Vec<(usize, &'a str)>,
}

impl<'a> MarkdownReader<'a> {
    fn line(&mut self, number: usize, text: &'a str) {
        if let Some((label, rest)) = label_and_text(text)
            && self.opens(label)
        {
            self.line(number, label);
            return self.line(number, rest);
        }
        let is_heading = text.trim_start().starts_with('#');
        let live = if is_heading { self.without_struck(&[(number, text)], false) } else { None };
        let in_row = self.sheets.last().is_some_and(|sheet| sheet.in_initiative);
        let found = line(live.as_deref().unwrap_or(text), self.beyond, in_row);
        let found = if !is_heading && self.goes_back(&found) { MarkdownLine::Text } else { found };
        let target = match found {
            MarkdownLine::Text => {
                self.collect(number, text);
                return;
            }
            MarkdownLine::Carried(opening) => {
                if !self.carried(text, opening) {
                    self.left_out(number, text);
                }
                self.collect(number, "");
                return;
            }
            found => {
                self.flush();
                match found {
                    MarkdownLine::Page(heading) => self.page(heading),
                    MarkdownLine::Sheet(goal) => self.sheet(goal),
                    MarkdownLine::Part(part, level, key) => {
                        self.tell_number(&part, number, text);
                        self.part(part, level, key)
                    }
                    _ => None,
                }
            }
        };
        if target.is_none() {
            self.unknown = Some((number, text.trim().to_owned()));
        }
        self.target = target.unwrap_or_else(Target::default);
    }

    /// Whether a line without a heading's signs opens a part.
    fn opens(&self, text: &str) -> bool {
        let in_row = self.sheets.last().is_some_and(|sheet| sheet.in_initiative);
        let found = line(text, self.beyond, in_row);
        matches!(found, MarkdownLine::Part(..)) && !self.goes_back(&found)
    }

    /// Whether a line would lead back to a column before: a bold 「数値目標」 within a report is a word of that.
    fn goes_back(&self, found: &MarkdownLine) -> bool {
        matches!((found, &self.target), (MarkdownLine::Part(HeadedPart::Column(new), ..), Target::Column(old)) if new <= old)
    }

    fn collect(&mut self, number: usize, text: &'a str) {
        self.lines.push((number, text));
    }

    /// Lines without what is struck out in them, which is told; none where nothing is.
    fn without_struck(&mut self, lines: &[(usize, &str)], close: bool) -> Option<String> {
        let text = lines.iter().map(|(_, line)| *line).collect::<Vec<_>>().join("\n");
        let (live, words) = struck::taken_out(&text, close)?;
        let number = |at: usize| lines.get(at).map_or(1, |(number, _)| *number);
        let told =
            words.into_iter().map(|struck| Remark::Struck { line: number(struck.lines), text: struck.words });
        self.notes.extend(told.map(|remark| Note { place: FilePlace::File, remark }));
        Some(live)
    }

    fn left_out(&mut self, line: usize, text: &str) {
        let remark = Remark::LeftOut { line, text: text.trim().to_owned() };
        self.notes.push(Note { place: FilePlace::File, remark });
    }

    /// Takes a comment; false where it cannot be read, or its sheet has one already.
    fn carried(&mut self, text: &str, opening: &'static str) -> bool {
        let Some(map) = carried::read(text, opening) else { return false };
        if opening == carried::FILE {
            self.file.extend(map);
            return true;
        }
        self.sheets
            .last_mut()
            .filter(|sheet| sheet.carried.is_none())
            .map(|sheet| sheet.carried = Some(map))
            .is_some()
    }

    fn page(&mut self, heading: &str) -> Option<Target> {
        let (before, after) = names::around_title(heading)?;
        self.beyond = None;
        let group = after.trim_start_matches(BLANKS);
        let group = group.strip_prefix(['：', ':']).unwrap_or(group);
        self.pages.push(MarkdownPage::new(names::year(before), read_inline(group)));
        Some(Target::List)
    }

    fn sheet(&mut self, goal: &str) -> Option<Target> {
        self.beyond = None;
        let mut draft = Draft::under(self.pages.len().checked_sub(1));
        draft.put(Field::Goal, read_inline(goal));
        self.sheets.push(draft);
        Some(Target::Head)
    }

    /// Tells where the first of a sheet's initiatives stands that come in under other numbers than theirs.
    fn tell_number(&mut self, part: &HeadedPart, line: usize, heading: &str) {
        let Some(sheet) = self.sheets.last_mut().filter(|sheet| !sheet.is_renumbered) else { return };
        let next = sheet.next_number();
        let Some(text) = names::written_number(heading).filter(|_| *part == HeadedPart::Initiative) else {
            return;
        };
        if text != next.to_string() && text != initiative_number(next) {
            sheet.is_renumbered = true;
            self.doubtful(line, text, CellDoubt::Renumbered(next));
        }
    }

    fn doubtful(&mut self, line: usize, text: String, why: CellDoubt) {
        let remark = Remark::Doubtful { line, text, why };
        self.notes.push(Note { place: FilePlace::File, remark });
    }

    fn part(&mut self, part: HeadedPart, level: usize, key: Option<usize>) -> Option<Target> {
        let sheet = self.sheets.last_mut()?;
        if self.beyond.is_some_and(|over| level <= over) {
            self.beyond = None;
        }
        let is_of_row = match part {
            HeadedPart::Initiative
            | HeadedPart::Column(_)
            | HeadedPart::OwnColumn(_)
            | HeadedPart::Revised => true,
            HeadedPart::Beyond => level > BEYOND,
            HeadedPart::Own(_) => self.beyond.is_some_and(|level| level > BEYOND),
            _ => false,
        };
        if !is_of_row {
            sheet.in_initiative = false;
        }
        Some(match part {
            HeadedPart::Position(plan) => {
                sheet.open_position(read_inline(&plan), key);
                Target::Position
            }
            HeadedPart::Situation => Target::Text(Field::Situation),
            HeadedPart::Purpose => Target::Text(Field::Purpose),
            HeadedPart::Sdgs => Target::Sdgs,
            HeadedPart::Initiative => {
                sheet.open_initiative(key);
                Target::Purposes
            }
            HeadedPart::Column(column) => {
                sheet.open_column(column);
                Target::Column(column)
            }
            HeadedPart::Revised => Target::Revised,
            HeadedPart::Beyond => {
                self.beyond = Some(level);
                // Of an initiative, the purposes that it serves stand there where the form has no part for them.
                if is_of_row { Target::Purposes } else { Target::Nowhere }
            }
            HeadedPart::OwnColumn(key) | HeadedPart::Own(key) if is_of_row => {
                sheet.open_own_column(&key);
                Target::OwnColumn(key)
            }
            HeadedPart::Own(key) | HeadedPart::OwnColumn(key) => Target::Own(key),
            HeadedPart::Remarks => Target::Nowhere,
            HeadedPart::Participation => Target::Text(Field::Participation),
            HeadedPart::Effects => Target::Text(Field::Effects),
        })
    }

    /// Puts the lines where they belong.
    fn flush(&mut self) {
        let mut lines = std::mem::take(&mut self.lines);
        let is_text = matches!(
            self.target,
            Target::Text(_) | Target::Position | Target::Column(_) | Target::Own(_) | Target::OwnColumn(_)
        );
        // What stands behind a rule is no text of the part above it: a remark, or a chat's last words.
        if let Some(at) = lines.iter().position(|(_, line)| lines::is_rule(line)).filter(|_| is_text) {
            let is_line = |line: &str| line.contains(['-', '=']);
            let above = at.checked_sub(1).map(|above| lines[above]).filter(|_| is_line(lines[at].1));
            if let Some((line, text)) = above.filter(|(_, text)| !is_blank(text)) {
                let remark = Remark::Joined { line, text: text.trim().to_owned() };
                self.notes.push(Note { place: FilePlace::File, remark });
            }
            for paragraph in lines.split_off(at)[1..].split(|(_, line)| is_blank(line)) {
                let words = paragraph.iter().map(|(_, line)| *line).collect::<Vec<_>>().join("\n");
                paragraph.first().into_iter().for_each(|(number, _)| self.left_out(*number, &words));
            }
        }
        let line = lines.iter().find(|(_, line)| !is_blank(line)).map_or(0, |(number, _)| *number);
        let may_be_struck = lines.iter().any(|(_, line)| line.contains("~~") || line.contains("</"));
        let live = if may_be_struck { self.without_struck(&lines, is_text) } else { None };
        let lines = match &live {
            Some(live) if is_text => live.split('\n').map(|line| (0, line)).collect(),
            Some(live) => lines.iter().map(|(number, _)| *number).zip(live.split('\n')).collect(),
            None => lines,
        };
        let words = || {
            let lines: Vec<&str> = lines.iter().map(|(_, line)| *line).collect();
            read_text(&lines)
        };
        if let Some((line, heading)) = self.unknown.take() {
            let lines: Vec<&str> = lines.iter().map(|(_, line)| *line).collect();
            let text = read_text(&lines);
            if text.is_empty() {
                return self.left_out(line, &heading);
            }
            let label = heading.trim_matches(['#', ' ']).to_owned();
            let like = form::resembled(&label).map(str::to_owned);
            let remark = Remark::UnknownLabel { line, label, text, like };
            return self.notes.push(Note { place: FilePlace::File, remark });
        }
        let Some(sheet) = self.sheets.last_mut().filter(|_| is_text) else { return self.items(&lines) };
        let words = words();
        let before = match &self.target {
            Target::Text(field) => sheet.text(*field),
            Target::Column(column) => sheet.text_of_initiative(Field::Column(*column)),
            Target::Own(key) => sheet.own_text(key, false),
            Target::OwnColumn(key) => sheet.own_text(key, true),
            _ => "",
        };
        let is_twice = !before.is_empty() && !words.is_empty();
        match &self.target {
            Target::Own(key) => sheet.add_own(key, words.clone()),
            Target::OwnColumn(key) => sheet.add_own_to_initiative(key, words.clone()),
            Target::Text(field) => sheet.add((*field, words.clone())),
            Target::Column(column) => sheet.add_to_initiative((Field::Column(*column), words.clone())),
            _ => sheet.add_to_position((Field::PositionText, words.clone())),
        }
        if is_twice {
            self.doubtful(line, words, CellDoubt::LabelTwice);
        }
    }

    /// Reads lines one by one; those that say nothing here are told, a paragraph at a time.
    fn items(&mut self, lines: &[(usize, &str)]) {
        let mut left: Option<(usize, String)> = None;
        for (number, text) in lines.iter().copied() {
            if !is_blank(text) && !self.item(number, text) {
                match &mut left {
                    Some((_, paragraph)) => {
                        paragraph.push('\n');
                        paragraph.push_str(text);
                    }
                    None => left = Some((number, text.to_owned())),
                }
            } else if let Some((number, paragraph)) = left.take() {
                self.left_out(number, &paragraph);
            }
        }
        if let Some((number, paragraph)) = left {
            self.left_out(number, &paragraph);
        }
    }

    fn item(&mut self, number: usize, text: &str) -> bool {
        let item = items::bare(text);
        match (&self.target, self.sheets.last_mut(), self.pages.last_mut()) {
            (Target::List, _, Some(page)) => page.listed(number, text),
            (Target::Head, Some(sheet), _) => items::head(sheet, item),
            (Target::Purposes, Some(sheet), _) => items::purposes(sheet, item),
            (Target::Revised, Some(sheet), _) => {
                sheet.revised.push((number, read_inline(item)));
                true
            }
            (Target::Sdgs, Some(sheet), _) => {
                let Some(remarks) = items::sdgs(sheet, item) else { return false };
                let place = place(self.sheets.len(), self.sheets.last());
                self.notes.extend(remarks.into_iter().map(|remark| Note { place: place.clone(), remark }));
                true
            }
            _ => false,
        }
    }

    fn finish(mut self) -> Result<(Extra, Vec<Note>), Vec<Problem>> {
        let numbered: Vec<(usize, &Draft)> = (1..).zip(&self.sheets).collect();
        for sheets in numbered.chunk_by(|(_, a), (_, b)| a.page == b.page) {
            if let Some(page) = sheets[0].1.page.and_then(|page| self.pages.get(page)) {
                page.compare(sheets, &mut self.notes);
            }
        }
        let mut problems = Vec::new();
        let mut ids = BTreeSet::new();
        let mut values = Vec::new();
        for (number, sheet) in (1..).zip(self.sheets) {
            let revised = sheet.revised_elsewhere().map(|(line, text)| Remark::LeftOut { line, text });
            self.notes.extend(revised.map(|remark| Note { place: FilePlace::File, remark }));
            let page = sheet.page.and_then(|page| self.pages.get(page));
            match page.and_then(|page| Some((page, page.year?))) {
                Some((page, year)) => values.push(Value::Object(sheet.finish(year, &page.group, &mut ids))),
                None => {
                    problems.push(Problem { place: place(number, Some(&sheet)), reason: Reason::NoYear });
                }
            }
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        let mut file = self.file;
        // By it the text was read.
        drop(settings_form::take_carried(&mut file));
        v1::FILE_KEYS.iter().for_each(|key| drop(file.shift_remove(*key)));
        file.insert("format".to_owned(), "goalsheet".into());
        file.insert("version".to_owned(), 1_i64.into());
        file.insert("sheets".to_owned(), Value::Array(values));
        Ok((file, self.notes))
    }
}

fn place(number: usize, sheet: Option<&Draft>) -> FilePlace {
    let goal = sheet.map_or_else(String::new, |sheet| sheet.text(Field::Goal).to_owned());
    FilePlace::Sheet { number, goal, part: crate::codec::ProblemPart::Whole }
}
