//! What people wrote onto cells in Excel: notes, and threads with their answers.
//!
//! A thread stands in a part of its own, and a second time among the notes, for programs that know less.

use super::cells::address_of;
use super::package::Package;
use super::people::People;
use super::relations::Relation;
use super::xml::{Next, Xml, attribute, unescape};
use crate::codec::WorkbookFault;
use crate::model::{Extra, Moment, Reply, Signature};

/// What somebody wrote onto a cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CellNote {
    /// The worksheet's name.
    pub worksheet: String,
    /// The cell's address.
    pub cell: String,
    /// Its row, from 0.
    pub row: u32,
    /// Its column, from 0.
    pub column: u32,
    /// What is said.
    pub text: String,
    /// When, and who.
    pub signed: Signature,
    /// What was answered.
    pub answers: Vec<Reply>,
    /// Whether it has been dealt with.
    pub is_done: bool,
    /// Its name in the file, where it is a thread.
    pub thread: Option<String>,
}

/// What the author of a thread's second copy is called, before the thread's own name.
const COPY: &str = "tc=";
/// No worksheet has more that people wrote.
const MOST: usize = 10_000;

/// The notes and threads of a worksheet.
pub(super) fn read(
    package: &mut Package<'_>,
    name: &str,
    relations: &[Relation],
    people: &People,
) -> Result<Vec<CellNote>, WorkbookFault> {
    let (mut notes, mut threads) = (Vec::new(), Vec::new());
    for relation in relations {
        let read: fn(&str, &str, &People) -> Result<Vec<CellNote>, WorkbookFault> = match &*relation.kind {
            "comments" => notes_of,
            "threadedComment" => threads_of,
            _ => continue,
        };
        let found = if relation.kind == "comments" { &mut notes } else { &mut threads };
        if let Some(text) = package.part(&relation.target)? {
            found.extend(read(&relation.target, &text, people)?);
        }
    }
    let is_copy = |note: &CellNote| {
        let is_of = |thread: &CellNote| thread.cell == note.cell;
        note.signed.by.as_deref().is_some_and(|by| by.starts_with(COPY)) && threads.iter().any(is_of)
    };
    notes.retain(|note| !is_copy(note));
    notes.extend(threads);
    notes.truncate(MOST);
    for note in &mut notes {
        name.clone_into(&mut note.worksheet);
    }
    Ok(notes)
}

fn notes_of(part: &str, text: &str, _: &People) -> Result<Vec<CellNote>, WorkbookFault> {
    let mut found: Vec<CellNote> = Vec::new();
    let mut authors: Vec<String> = Vec::new();
    let mut xml = Xml::new(part, text);
    loop {
        match xml.next()? {
            Next::Start(start) => match start.local_name().as_ref() {
                "author" => authors.push(unescape(&xml.text("author")?)),
                "comment" => {
                    let at = attribute(&start, "authorId").and_then(|id| id.parse::<usize>().ok());
                    let by = at.and_then(|at| authors.get(at)).cloned();
                    found.push(CellNote::at(attribute(&start, "ref"), by));
                }
                "t" => {
                    let text = unescape(&xml.text_within("t", "")?);
                    found.last_mut().into_iter().for_each(|last| last.text.push_str(&text));
                }
                // How a text is said aloud is none of it.
                "rPh" => drop(xml.text_within("rPh", "")?),
                _ => {}
            },
            Next::Over => break,
            Next::End(_) | Next::Text(_) => {}
        }
    }
    found.iter_mut().for_each(CellNote::without_its_author);
    found.retain(|note| !note.text.trim().is_empty());
    Ok(found)
}

fn threads_of(part: &str, text: &str, people: &People) -> Result<Vec<CellNote>, WorkbookFault> {
    let mut found: Vec<CellNote> = Vec::new();
    let mut xml = Xml::new(part, text);
    loop {
        match xml.next()? {
            Next::Start(start) if start.local_name().as_ref() == "threadedComment" => {
                let person = attribute(&start, "personId").and_then(|id| people.get(&id)).cloned();
                let mut note = CellNote::at(attribute(&start, "ref"), person);
                // Excel counts in UTC, to fractions of a second.
                let at = attribute(&start, "dT");
                note.signed.at = at.and_then(|at| Moment::new(&format!("{}Z", at.get(..19)?)));
                note.is_done = attribute(&start, "done").is_some_and(|flag| flag == "1" || flag == "true");
                note.thread = attribute(&start, "id");
                let parent = attribute(&start, "parentId");
                note.text = thread_text(&mut xml)?;
                let above = parent.and_then(|id| {
                    found.iter_mut().find(|thread| thread.thread.as_deref() == Some(id.as_str()))
                });
                match above {
                    Some(above) => above.answers.push(Reply {
                        text: note.text,
                        signed: note.signed,
                        extra: Extra::new(),
                    }),
                    None => found.push(note),
                }
            }
            Next::Over => break,
            _ => {}
        }
    }
    found.retain(|note| !note.text.trim().is_empty());
    Ok(found)
}

/// The words of the thread, or of the answer, that just began.
fn thread_text(xml: &mut Xml<'_>) -> Result<String, WorkbookFault> {
    let mut text = String::new();
    loop {
        match xml.next()? {
            Next::Start(start) if start.local_name().as_ref() == "text" => text.push_str(&xml.text("text")?),
            Next::End(end) if end == "threadedComment" => return Ok(unescape(&text)),
            Next::Over => return Ok(text),
            _ => {}
        }
    }
}

impl CellNote {
    fn at(cell: Option<String>, by: Option<String>) -> Self {
        let cell: String = cell.into_iter().collect();
        let (row, column) = address_of(&cell).unwrap_or((0, 0));
        let by = by.filter(|by| !by.trim().is_empty());
        Self { cell, row, column, signed: Signature { at: None, by }, ..Self::default() }
    }

    /// Excel begins a note with its author's name.
    fn without_its_author(&mut self) {
        let by = self.signed.by.as_deref().unwrap_or("");
        let rest = self.text.trim_start().strip_prefix(by).and_then(|rest| rest.strip_prefix([':', '：']));
        if let Some(rest) = rest.filter(|_| !by.is_empty()) {
            self.text = rest.trim_start_matches(['\r', '\n']).to_owned();
        }
    }
}
