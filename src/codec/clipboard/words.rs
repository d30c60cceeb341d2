//! The words of a copied range's cell, as they are seen: white space as browsers show it, what is not seen set aside.

use crate::codec::Aside;
use crate::codec::raised::Script;
use crate::codec::symbols::SymbolFont;
use crate::html::reference;

/// A cell that is being read or was read.
#[derive(Default)]
pub(super) struct HtmlCell {
    pub(super) row: u32,
    pub(super) column: u32,
    pub(super) across: u32,
    pub(super) down: u32,
    /// Otherwise its places are cells of their own.
    pub(super) is_merged: bool,
    pub(super) text: String,
    /// What is set aside of it.
    pub(super) asides: Vec<(Aside, String)>,
    /// Why all of it is.
    pub(super) hidden: Option<Aside>,
    /// Whether it takes no place among the others.
    pub(super) is_outside: bool,
    /// Whether it is none of a table's.
    pub(super) is_stray: bool,
    /// Whether the last words were set aside, and whether some of this line were.
    pub(super) is_aside: bool,
    pub(super) has_aside_line: bool,
}

/// How letters are drawn.
#[derive(Clone, Copy, Default)]
pub(super) struct Letters {
    /// Raised or lowered.
    pub(super) script: Option<Script>,
    /// In a font of pictures.
    pub(super) symbols: Option<SymbolFont>,
}

impl HtmlCell {
    /// Takes words in as they are written, unless they are set aside. White space of the source is one blank, and none
    /// beside a line break.
    pub(super) fn write(&mut self, text: &str, why: Option<Aside>, letters: Letters) {
        let buffer = self.buffer(why, text.trim().is_empty());
        let start = buffer.len();
        // A tag without a name is none, and nothing that is seen.
        let text = text.replace("</>", "");
        for (at, word) in text.split([' ', '\t', '\n', '\r']).enumerate() {
            if at > 0 && !buffer.is_empty() && !buffer.ends_with([' ', '\n']) {
                buffer.push(' ');
            }
            unescape(buffer, word);
        }
        if let Some(font) = letters.symbols {
            let seen = font.seen(&buffer[start..]);
            buffer.replace_range(start.., &seen);
        }
        if let Some(script) = letters.script {
            script.rewrite(buffer, start);
        }
    }

    /// Where words go that come next.
    fn buffer(&mut self, why: Option<Aside>, is_blank: bool) -> &mut String {
        let Some(why) = why else {
            self.is_aside &= is_blank;
            return &mut self.text;
        };
        self.has_aside_line |= !is_blank;
        let goes_on = self.is_aside && self.asides.last().is_some_and(|(last, _)| *last == why);
        self.is_aside = true;
        if !goes_on {
            self.asides.push((why, String::new()));
        }
        match self.asides.last_mut() {
            Some((_, words)) => words,
            None => &mut self.text,
        }
    }

    /// Whether the line has words already.
    pub(super) fn is_within_words(&mut self, why: Option<Aside>) -> bool {
        let words = self.buffer(why, true);
        !words.is_empty() && !words.ends_with('\n')
    }

    pub(super) fn line_break(&mut self, why: Option<Aside>) {
        let words = self.buffer(why, true);
        words.truncate(words.trim_end_matches(' ').len());
        // A line of which all words were set aside is none.
        let is_empty = self.text.is_empty() || self.text.ends_with('\n');
        let is_none = std::mem::take(&mut self.has_aside_line) && is_empty;
        if self.is_aside {
            self.asides.iter_mut().last().into_iter().for_each(|(_, words)| words.push('\n'));
        }
        if !is_none {
            self.text.push('\n');
        }
    }
}

/// Puts a word down with the characters that its references stand for.
pub(super) fn unescape(out: &mut String, word: &str) {
    let mut rest = word;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let (char, len) = reference(rest).unwrap_or(('&', 1));
        // A blank that does not break is what spreadsheets make of several blanks.
        out.push(if char == '\u{a0}' { ' ' } else { char });
        rest = &rest[len..];
    }
    out.push_str(rest);
}
