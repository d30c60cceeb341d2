//! What a worksheet's own part says besides its cells: conditions that may hide them, what is printed on each page, small
//! charts, messages.

use quick_xml::events::BytesStart;

use super::book::Book;
use super::lying::Lying;
use super::styles::{CellLook, StyleChange};
use super::xml::{Xml, attribute};
use crate::codec::{Beside, WorkbookFault};

/// What was found.
#[derive(Default)]
pub(super) struct Besides {
    /// Areas that a condition may strike out, or hide, with what it does.
    pub(super) conditions: Vec<(String, StyleChange)>,
    pub(super) lying: Vec<Lying>,
    /// The area of the condition that is being read. Newer conditions say it last, and what they change themselves: that
    /// one, and what each before it does.
    area: String,
    change: Option<StyleChange>,
    pending: Vec<StyleChange>,
    /// Whether what is read is a scale of colors, or bars of one.
    is_scale: bool,
    in_sparkline: bool,
    /// Lists of words that are offered in cells.
    pub(super) offered: Vec<Offered>,
    /// Whether what is read belongs to the last one.
    in_list: bool,
}

/// A list of words to choose from, and where it is offered.
pub(super) struct Offered {
    /// The areas, as the workbook writes them.
    pub(super) areas: String,
    /// Where the words are from.
    pub(super) source: String,
}

/// No worksheet has more that is told.
const MOST: usize = 100;
/// No form has more lists.
const MOST_LISTS: usize = 1000;

impl Besides {
    /// Reads an element that is none of the cells'.
    pub(super) fn take(
        &mut self,
        xml: &mut Xml<'_>,
        start: &BytesStart<'_>,
        book: &Book,
    ) -> Result<(), WorkbookFault> {
        let name = start.local_name().as_ref().to_owned();
        match name.as_str() {
            "conditionalFormatting" => {
                self.area = attribute(start, "sqref").into_iter().collect();
                (self.change, self.pending) = (None, Vec::new());
            }
            "dxf" => self.change = Some(StyleChange::default()),
            "cfRule" => {
                self.settle(book);
                self.is_scale = false;
                let id = attribute(start, "dxfId").and_then(|id| id.parse::<usize>().ok());
                let change = id.and_then(|id| book.changes.get(id));
                change.into_iter().for_each(|change| self.condition(*change, book));
            }
            "iconSet" | "dataBar" | "colorScale" => {
                self.is_scale = name != "iconSet";
                let shows = attribute(start, "showValue");
                if shows.is_some_and(|flag| flag == "0" || flag == "false") {
                    self.condition(StyleChange::unseen(), book);
                }
            }
            "color" | "fillColor" if self.is_scale => {
                self.condition(StyleChange::painted(book.theme.color(start)), book);
            }
            "oddHeader" | "evenHeader" | "firstHeader" | "oddFooter" | "evenFooter" | "firstFooter" => {
                let what = if name.ends_with("Header") { Beside::PageHead } else { Beside::PageFoot };
                let words = printed(&xml.text(&name)?);
                self.tell(what, String::new(), words);
            }
            "sparkline" => self.in_sparkline = true,
            // Newer lists say their areas last.
            "sqref" if self.in_list && self.offered.last().is_some_and(|list| list.areas.is_empty()) => {
                let areas = xml.text(&name)?;
                self.offered
                    .iter_mut()
                    .next_back()
                    .into_iter()
                    .for_each(|list| list.areas.clone_from(&areas));
            }
            "sqref" if std::mem::take(&mut self.in_sparkline) => {
                let cell = xml.text(&name)?;
                self.lying.push(Lying { what: Some(Beside::Sparkline), cell, ..Lying::default() });
            }
            "sqref" => {
                self.settle(book);
                self.area = xml.text(&name)?;
                let pending = std::mem::take(&mut self.pending);
                pending.into_iter().for_each(|change| self.condition(change, book));
                self.area.clear();
            }
            "dataValidation" => {
                let words = ["promptTitle", "prompt"].into_iter().filter_map(|name| attribute(start, name));
                let words = words.collect::<Vec<_>>().join(" ");
                let cell: String = attribute(start, "sqref").into_iter().collect();
                self.in_list = attribute(start, "type").is_some_and(|kind| kind == "list")
                    && self.offered.len() < MOST_LISTS;
                if self.in_list {
                    self.offered.push(Offered { areas: cell.clone(), source: String::new() });
                }
                self.tell(Beside::Prompt, cell, words);
            }
            "formula1" if self.in_list => {
                let source = xml.text(&name)?;
                self.offered
                    .iter_mut()
                    .next_back()
                    .into_iter()
                    .for_each(|list| list.source.clone_from(&source));
            }
            _ => self.change.iter_mut().for_each(|change| change.take(start, &book.theme)),
        }
        Ok(())
    }

    /// Takes down what the change that was read does.
    fn settle(&mut self, book: &Book) {
        self.change.take().into_iter().for_each(|change| self.condition(change, book));
    }

    /// Takes down a condition that may strike out or hide the words of some cell.
    fn condition(&mut self, change: StyleChange, book: &Book) {
        let may_hide =
            || change.hides(&CellLook::plain()) || book.looks.iter().any(|look| change.hides(look));
        if !change.is_struck && !may_hide() {
            return;
        }
        if self.area.is_empty() && self.pending.len() < MOST {
            self.pending.push(change);
        }
        let condition = (self.area.clone(), change);
        if self.conditions.len() < MOST && !self.area.is_empty() && !self.conditions.contains(&condition) {
            self.conditions.push(condition);
        }
    }

    /// Takes down what has words, once.
    fn tell(&mut self, what: Beside, cell: String, words: String) {
        let one = Lying { what: Some(what), cell, words, ..Lying::default() };
        if self.lying.len() < MOST && !one.words.trim().is_empty() && !self.lying.contains(&one) {
            self.lying.push(one);
        }
    }
}

/// The words of a page's head or foot, without what a program fills in: the page, the day, the worksheet's name.
fn printed(text: &str) -> String {
    let mut words = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        words.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let Some(code) = rest.chars().next() else { break };
        rest = &rest[code.len_utf8()..];
        match code {
            '&' => words.push('&'),
            // A font stands in quotes, a size in digits, a colour in six of them.
            '"' => rest = rest.split_once('"').map_or("", |(_, rest)| rest),
            '0'..='9' => rest = rest.trim_start_matches(|char: char| char.is_ascii_digit()),
            'K' => rest = rest.get(6..).unwrap_or(""),
            _ => words.push(' '),
        }
    }
    words.push_str(rest);
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_ours = words.trim_matches(|char: char| " /-".contains(char)) == super::super::words::title();
    // What only goes with the page's number says nothing.
    let bare = words.to_ascii_lowercase().replace("page", "").replace("of", "");
    if is_ours || !bare.contains(char::is_alphabetic) { String::new() } else { words }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_is_told_without_its_codes() {
        for (text, words) in [
            ("&C&\"MS 明朝,標準\"&12教育部等&R&D", "教育部等"),
            ("&L&9重点目標管理シート&C&9&P / &N&R&9&A", ""),
            ("&C- &P -", ""),
            ("&CPage &P of &N", ""),
            ("&L取扱注意 R&&D&Rp.&P", "取扱注意 R&D p."),
            ("&K000000課長確認済", "課長確認済"),
        ] {
            assert_eq!(printed(text), words, "{text}");
        }
    }
}
