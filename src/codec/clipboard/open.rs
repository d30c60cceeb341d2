//! What a page is read as, and the elements that are open where its words stand: how these look, and whether they count.

use super::looks::Look;
use super::words::Letters;
use crate::codec::Aside;
use crate::codec::raised::Script;
use crate::html::Tag;

/// What of a page is read as a range.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum RangePart {
    /// Its tables alone.
    Tables,
    /// Words outside of them too. So many tables lie around those that count: pages are laid out in them.
    Page(usize),
    /// All words as those of one cell, a line for each row of its tables.
    Words,
}

/// Elements lie no deeper in each other.
const DEEPEST: usize = 200;

/// The elements that are open, and how what stands in them looks.
#[derive(Default)]
pub(super) struct OpenElements {
    looks: Vec<(String, Look)>,
    tags: Vec<Tag>,
}

impl OpenElements {
    /// The elements, the outermost first.
    pub(super) fn tags(&self) -> &[Tag] {
        &self.tags
    }

    /// Opens an element that looks so by itself.
    pub(super) fn open(&mut self, tag: &Tag, look: Look) {
        self.close_for(&tag.name);
        let around = self.look();
        if self.looks.len() < DEEPEST {
            self.looks.push((tag.name.clone(), around.within(look)));
            self.tags.push(tag.clone());
        }
    }

    fn last(&self, name: &str) -> Option<usize> {
        self.looks.iter().rposition(|(open, _)| open == name)
    }

    /// Whether the last element of a name stands on lines of its own because its style says so.
    pub(super) fn is_block(&self, name: &str) -> bool {
        self.last(name).is_some_and(|at| self.looks[at].1.is_block)
    }

    /// Closes the last element of a name, and all within it.
    pub(super) fn end(&mut self, name: &str) {
        if let Some(at) = self.last(name) {
            self.close(at);
        }
    }

    /// Closes all elements from this one on.
    fn close(&mut self, at: usize) {
        self.looks.truncate(at);
        self.tags.truncate(at);
    }

    /// A cell ends the one before it, and a row too.
    fn close_for(&mut self, name: &str) {
        let ends: &[&str] = match name {
            "tr" => &["tr", "td", "th"],
            "td" | "th" => &["td", "th"],
            _ => return,
        };
        let table = self.last("table").map_or(0, |at| at + 1);
        let first = self.looks[table..].iter().position(|(open, _)| ends.contains(&open.as_str()));
        if let Some(first) = first {
            self.close(table + first);
        }
    }

    /// How what stands here looks.
    fn look(&self) -> Look {
        self.looks.last().map_or(Look::default(), |(_, look)| *look)
    }

    /// How the letters are drawn that stand here.
    pub(super) fn letters(&self) -> Letters {
        let raised = self.looks.iter().rev().find_map(|(name, _)| Script::of_element(name));
        let look = self.look();
        Letters { script: raised.or(look.script), symbols: look.symbols.flatten() }
    }

    /// Whether lines stand as they are written.
    pub(super) fn is_as_written(&self) -> bool {
        self.looks.iter().any(|(name, _)| matches!(name.as_str(), "textarea" | "pre"))
    }

    /// Why words are set aside that stand here.
    pub(super) fn why(&self) -> Option<Aside> {
        let look = self.look();
        // Of rows and cells that are gone it is known already.
        let mut around = self.looks.iter().filter(|(name, _)| !matches!(name.as_str(), "td" | "th" | "tr"));
        let is_gone = around.any(|(_, look)| look.is_gone);
        match () {
            () if look.is_struck == Some(true) => Some(Aside::Struck),
            () if is_gone || look.is_unseen() => Some(Aside::Unseen),
            () => None,
        }
    }
}
