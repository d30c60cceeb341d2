//! A cell's text, stretch by stretch: words in it may be struck out, or of the colour of the ground.

use super::colors::{Rgb, Theme};
use super::styles::{self, CellLook};
use super::xml::{Next, Xml, attribute, unescape};
use crate::codec::raised::Script;
use crate::codec::symbols::SymbolFont;
use crate::codec::{Aside, WorkbookFault};

/// A text of a cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct RichText {
    /// All of it.
    pub(super) text: String,
    /// Its stretches, where they have looks of their own.
    runs: Vec<TextRun>,
}

#[derive(Clone, Debug, PartialEq)]
struct TextRun {
    /// Where it ends.
    end: usize,
    /// Its own look; none where it is the cell's.
    own: Option<RunLook>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct RunLook {
    is_struck: bool,
    color: Option<Rgb>,
    script: Option<Script>,
    is_tiny: bool,
    symbols: Option<SymbolFont>,
}

/// A text without what does not count, and that.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Parted {
    pub(super) text: String,
    pub(super) aside: Vec<(Aside, String)>,
}

/// Reads a text to the end of the element that just began.
pub(super) fn read(xml: &mut Xml<'_>, name: &str, theme: &Theme) -> Result<RichText, WorkbookFault> {
    let mut rich = RichText::default();
    let mut look = None;
    loop {
        match xml.next()? {
            Next::Start(start) => match start.local_name().as_ref() {
                "rPh" => drop(xml.text_within("rPh", "")?),
                "rPr" => look = Some(run_look(xml, theme)?),
                "t" => {
                    let text = unescape(&xml.text_within("t", "")?);
                    rich.text
                        .push_str(&look.map_or_else(|| text.to_string(), |look: RunLook| look.seen(&text)));
                    rich.runs.push(TextRun { end: rich.text.len(), own: look });
                }
                _ => {}
            },
            Next::End(end) if end == name => break,
            Next::End(end) if end == "r" => look = None,
            Next::End(_) | Next::Text(_) => {}
            Next::Over => break,
        }
    }
    if rich.runs.iter().all(|run| run.own.is_none()) {
        rich.runs = Vec::new();
    }
    Ok(rich)
}

fn run_look(xml: &mut Xml<'_>, theme: &Theme) -> Result<RunLook, WorkbookFault> {
    let mut look = RunLook::default();
    loop {
        match xml.next()? {
            Next::Start(start) => match start.local_name().as_ref() {
                "strike" => look.is_struck = styles::is_on(&start),
                "color" => look.color = theme.color(&start),
                "sz" => look.is_tiny = styles::is_tiny(&start),
                "rFont" => look.symbols = styles::symbols(&start),
                "vertAlign" => {
                    look.script = attribute(&start, "val").and_then(|name| Script::of_excel(&name));
                }
                _ => {}
            },
            Next::End(end) if end == "rPr" => return Ok(look),
            Next::End(_) | Next::Text(_) => {}
            Next::Over => return Ok(look),
        }
    }
}

impl RunLook {
    /// Letters as they are seen.
    fn seen(self, text: &str) -> String {
        let text = self.symbols.map_or_else(|| text.to_owned(), |font| font.seen(text));
        self.script.map(|script| script.written(&text)).unwrap_or(text)
    }
}

impl RichText {
    pub(super) fn plain(text: String) -> Self {
        Self { text, runs: Vec::new() }
    }

    /// Whether some of its letters look otherwise than its cell.
    pub(super) fn is_mixed(&self) -> bool {
        !self.runs.is_empty()
    }

    /// All of it as it is seen in a cell whose font is one of pictures.
    pub(super) fn in_font(&self, font: SymbolFont) -> Self {
        if self.runs.is_empty() {
            return Self::plain(font.seen(&self.text));
        }
        let (mut rich, mut start) = (Self::default(), 0);
        for run in &self.runs {
            let text = self.text.get(start..run.end).unwrap_or("");
            match run.own {
                Some(_) => rich.text.push_str(text),
                None => rich.text.push_str(&font.seen(text)),
            }
            rich.runs.push(TextRun { end: rich.text.len(), own: run.own });
            start = run.end;
        }
        rich
    }

    /// What of it counts in a cell of this look.
    pub(super) fn parted(&self, look: &CellLook) -> Parted {
        if self.runs.is_empty() {
            return whole(&self.text, look);
        }
        let mut parted = Parted::default();
        let mut left = Vec::new();
        let mut start = 0;
        for run in &self.runs {
            let text = self.text.get(start..run.end).unwrap_or("");
            let why = match run.own {
                Some(own) if own.is_struck => Some(Aside::Struck),
                Some(own) => (own.is_tiny || styles::hides(own.color, look.ground)).then_some(Aside::Unseen),
                None => of_cell(look),
            };
            if let Some(why) = why {
                left.push(start..run.end);
                match parted.aside.last_mut() {
                    // A stretch goes on where only its letters change.
                    Some((last, words)) if *last == why && left.len() > 1 && ends_at(&left, start) => {
                        words.push_str(text);
                    }
                    _ => parted.aside.push((why, text.to_owned())),
                }
            }
            start = run.end;
        }
        parted.aside.retain(|(_, words)| !words.trim().is_empty());
        parted.text = crate::codec::struck::without(&self.text, &left);
        parted
    }
}

/// Whether the stretch before the last one ends here.
fn ends_at(left: &[std::ops::Range<usize>], start: usize) -> bool {
    left.len().checked_sub(2).and_then(|at| left.get(at)).is_some_and(|before| before.end == start)
}

/// A text all of which looks as its cell does.
pub(super) fn whole(text: &str, look: &CellLook) -> Parted {
    match of_cell(look).filter(|_| !text.trim().is_empty()) {
        Some(why) => Parted { text: String::new(), aside: vec![(why, text.to_owned())] },
        None => Parted { text: text.to_owned(), aside: Vec::new() },
    }
}

fn of_cell(look: &CellLook) -> Option<Aside> {
    if look.is_struck {
        return Some(Aside::Struck);
    }
    look.is_unseen.then_some(Aside::Unseen)
}
