//! What lies on a worksheet and is no text of a cell: shapes, pictures, charts, controls. It is told, with its place and its
//! words, and not taken in.

use super::lying::Lying;
use super::package::Package;
use super::relations::{Relation, relations};
use super::vml;
use super::xml::{Next, Xml, attribute};
use crate::codec::grid::address;
use crate::codec::{Beside, WorkbookFault, WorksheetRemark};

/// So many are told one by one.
const SHOWN: usize = 60;

/// What a person should know of what lies beside a worksheet's cells; `pictures` are the cells that show one,
/// `besides` what its own part says.
pub(super) fn remarks(
    package: &mut Package<'_>,
    name: &str,
    related: &[Relation],
    (pictures, besides): (&[String], Vec<Lying>),
) -> Result<Vec<WorksheetRemark>, WorkbookFault> {
    let in_cell =
        |cell: &String| Lying { what: Some(Beside::PictureInCell), cell: cell.clone(), ..Lying::default() };
    let mut found: Vec<Lying> = pictures.iter().map(in_cell).collect();
    found.extend(besides);
    let mut has_controls = false;
    for relation in related.iter().filter(|relation| relation.kind == "vmlDrawing") {
        if let Some(text) = package.part(&relation.target)? {
            let controls = vml::lying(&text);
            has_controls |= !controls.is_empty();
            found.extend(controls);
        }
    }
    for relation in related.iter().filter(|relation| relation.kind == "drawing") {
        let Some(text) = package.part(&relation.target)? else { continue };
        let mut drawn = drawn(&relation.target, &text)?;
        drawn.retain(|one| !(one.is_control && has_controls));
        let shown = relations(package, &relation.target)?;
        for one in &mut drawn {
            one.read_shown(package, &shown)?;
        }
        found.extend(drawn);
    }
    found.retain(|one| one.what.is_some());
    let more = found.len().saturating_sub(SHOWN);
    let worksheet = || name.to_owned();
    let told = found.into_iter().take(SHOWN).filter_map(|one| {
        Some(WorksheetRemark::Beside {
            worksheet: worksheet(),
            cell: one.cell,
            what: one.what?,
            text: one.words.trim().to_owned(),
            is_ticked: one.is_ticked,
        })
    });
    let rest = (more > 0).then(|| WorksheetRemark::MoreBeside { worksheet: worksheet(), count: more });
    Ok(told.chain(rest).collect())
}

impl Lying {
    /// Reads the words of a chart or a diagram, which stand in a part of their own.
    fn read_shown(&mut self, package: &mut Package<'_>, relations: &[Relation]) -> Result<(), WorkbookFault> {
        let shown = self.shows.take().and_then(|id| relations.iter().find(|relation| relation.id == id));
        if let Some(relation) = shown
            && let Some(text) = package.part(&relation.target)?
        {
            self.words = words(&relation.target, &text)?;
        }
        Ok(())
    }
}

/// All words of a part, with blanks between them.
fn words(part: &str, text: &str) -> Result<String, WorkbookFault> {
    let mut words: Vec<String> = Vec::new();
    let mut xml = Xml::new(part, text);
    loop {
        match xml.next()? {
            Next::Start(start) if start.local_name().as_ref() == "t" => words.push(xml.text_within("t", "")?),
            Next::Over => return Ok(words.join(" ")),
            _ => {}
        }
    }
}

/// What is drawn over a worksheet.
fn drawn(part: &str, text: &str) -> Result<Vec<Lying>, WorkbookFault> {
    let mut found: Vec<Lying> = Vec::new();
    let (mut cell, mut first) = (String::new(), 0);
    let mut xml = Xml::new(part, text);
    loop {
        match xml.next()? {
            Next::Start(start) => {
                let name = start.local_name();
                match name.as_ref() {
                    // The same, for programs that know less.
                    "Fallback" => drop(xml.text_within("Fallback", "")?),
                    "twoCellAnchor" | "oneCellAnchor" | "absoluteAnchor" => {
                        cell.clear();
                        first = found.len();
                    }
                    "from" => {
                        cell = corner(&mut xml)?;
                        found[first..].iter_mut().for_each(|one| one.cell.clone_from(&cell));
                    }
                    "sp" | "pic" | "cxnSp" | "graphicFrame" => {
                        let what = match name.as_ref() {
                            "sp" => Beside::Shape,
                            "pic" => Beside::Picture,
                            "cxnSp" => Beside::Line,
                            _ => Beside::Object,
                        };
                        found.push(Lying { what: Some(what), cell: cell.clone(), ..Lying::default() });
                    }
                    "t" => {
                        let text = xml.text_within("t", "")?;
                        found.last_mut().into_iter().for_each(|last| last.words.push_str(&text));
                    }
                    _ => {
                        if let Some(last) = found.last_mut() {
                            last.learn(&start);
                        }
                    }
                }
            }
            Next::End(end) if end == "p" => {
                found.last_mut().into_iter().for_each(|last| last.words.push('\n'))
            }
            Next::Over => return Ok(found),
            Next::End(_) | Next::Text(_) => {}
        }
    }
}

impl Lying {
    /// What a part of it says of the whole.
    fn learn(&mut self, start: &quick_xml::events::BytesStart<'_>) {
        match start.local_name().as_ref() {
            "cNvPr" if self.what == Some(Beside::Picture) => {
                let told = ["descr", "title", "name"].into_iter().filter_map(|name| attribute(start, name));
                self.words =
                    told.into_iter().find(|text| !text.trim().is_empty()).unwrap_or_else(String::new);
            }
            "chart" => {
                self.what = Some(Beside::Chart);
                self.shows = attribute(start, "id");
            }
            "relIds" => {
                self.what = Some(Beside::Diagram);
                self.shows = attribute(start, "dm");
            }
            "compatExt" => self.is_control = attribute(start, "spid").is_some(),
            _ => {}
        }
    }
}

/// The address of an anchor's first corner.
fn corner(xml: &mut Xml<'_>) -> Result<String, WorkbookFault> {
    let (mut row, mut column) = (0_usize, 0_usize);
    loop {
        match xml.next()? {
            Next::Start(start) => {
                let name = start.local_name().as_ref().to_owned();
                let number = xml.text(&name)?.trim().parse::<usize>().unwrap_or(0);
                match name.as_str() {
                    "row" => row = number,
                    "col" => column = number,
                    _ => {}
                }
            }
            Next::End(end) if end == "from" => return Ok(address(row.saturating_add(1), column)),
            Next::End(_) | Next::Text(_) => {}
            Next::Over => return Ok(String::new()),
        }
    }
}
