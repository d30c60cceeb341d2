//! What the workbook's own parts say: which worksheets there are, the shared texts, and how numbers are shown.

use super::colors::Theme;
use super::package::Package;
use super::people::{self, People};
use super::relations::{Relation, relations};
use super::rich::{self, RichText};
use super::styles::{self, CellLook, StyleChange};
use super::xml::{Next, Xml, attribute, unescape};
use crate::codec::WorkbookFault;

/// A worksheet as the workbook lists it.
pub(super) struct ListedWorksheet {
    pub(super) name: String,
    pub(super) path: String,
    /// Whether Excel does not show it, be there a way to have it shown or none.
    pub(super) is_hidden: bool,
}

/// What is known before any worksheet is read.
pub(super) struct Book {
    pub(super) sheets: Vec<ListedWorksheet>,
    pub(super) strings: Vec<RichText>,
    /// The look of each cell style.
    pub(super) looks: Vec<CellLook>,
    /// What conditions change of it.
    pub(super) changes: Vec<StyleChange>,
    pub(super) theme: Theme,
    /// Whether days are counted from 1904.
    pub(super) is_1904: bool,
    pub(super) has_macros: bool,
    /// Whether pictures stand in cells.
    pub(super) has_pictures: bool,
    /// Who wrote threads.
    pub(super) people: People,
    /// Areas that have names.
    pub(super) names: Vec<NamedArea>,
}

/// An area that has a name, in the whole workbook or for the formulas of one worksheet.
pub(super) struct NamedArea {
    pub(super) name: String,
    /// The number of that worksheet.
    pub(super) only_in: Option<usize>,
    pub(super) area: String,
}

/// What a workbook's first part lists.
#[derive(Default)]
struct Listed {
    sheets: Vec<ListedWorksheet>,
    is_1904: bool,
    names: Vec<NamedArea>,
}

/// Where the pictures are named that stand in cells.
const PICTURES: &str = "xl/richData/richValueRel.xml";
/// No workbook has more texts or styles than cells that are read.
const MOST: usize = 1 << 20;
/// No form has more named areas.
const MOST_NAMES: usize = 1000;

impl Book {
    pub(super) fn read(package: &mut Package<'_>) -> Result<Self, WorkbookFault> {
        let path = relations(package, "")?
            .into_iter()
            .find(|relation| relation.kind == "officeDocument")
            .map_or_else(|| "xl/workbook.xml".to_owned(), |relation| relation.target);
        if path.ends_with(".bin") {
            return Err(WorkbookFault::BinaryExcel);
        }
        let text = package.needed(&path)?;
        let relations = relations(package, &path)?;
        let Listed { sheets, is_1904, names } = listed(&path, &text, &relations)?;
        let part = |kind: &str| relations.iter().find(|relation| relation.kind == kind);
        let mut book = Self {
            sheets,
            strings: Vec::new(),
            looks: Vec::new(),
            changes: Vec::new(),
            theme: Theme::default(),
            is_1904,
            has_macros: part("vbaProject").is_some(),
            has_pictures: package.has(PICTURES),
            people: people::read(package, &relations)?,
            names,
        };
        if let Some(relation) = part("theme")
            && let Some(text) = package.part(&relation.target)?
        {
            book.theme = Theme::read(&relation.target, &text)?;
        }
        if let Some(relation) = part("sharedStrings") {
            book.strings = strings(&relation.target, &package.needed(&relation.target)?, &book.theme)?;
        }
        if let Some(relation) = part("styles") {
            let text = package.needed(&relation.target)?;
            (book.looks, book.changes) = styles::looks(&relation.target, &text, &book.theme)?;
        }
        Ok(book)
    }
}

fn listed(part: &str, text: &str, relations: &[Relation]) -> Result<Listed, WorkbookFault> {
    let (mut listed, mut is_workbook) = (Listed::default(), false);
    let mut xml = Xml::new(part, text);
    loop {
        match xml.next()? {
            Next::Start(start) => match start.local_name().as_ref() {
                "workbook" => is_workbook = true,
                "workbookPr" => {
                    listed.is_1904 |=
                        attribute(&start, "date1904").is_some_and(|flag| flag == "1" || flag == "true");
                }
                "sheet" => {
                    // The name and the id of the relation; sheetId is something else.
                    let (Some(name), Some(id)) = (attribute(&start, "name"), attribute(&start, "id")) else {
                        continue;
                    };
                    let is_hidden = attribute(&start, "state").is_some_and(|state| state != "visible");
                    let relation = relations.iter().find(|relation| relation.id == id);
                    let relation = relation.filter(|relation| relation.kind == "worksheet");
                    listed.sheets.extend(relation.map(|relation| ListedWorksheet {
                        name: unescape(&name),
                        path: relation.target.clone(),
                        is_hidden,
                    }));
                }
                "definedName" if listed.names.len() < MOST_NAMES => {
                    let Some(name) = attribute(&start, "name") else { continue };
                    let only_in = attribute(&start, "localSheetId").and_then(|number| number.parse().ok());
                    let area = xml.text("definedName")?;
                    listed.names.push(NamedArea { name: unescape(&name), only_in, area });
                }
                _ => {}
            },
            Next::Over if is_workbook => return Ok(listed),
            Next::Over => return Err(WorkbookFault::BadPart(part.to_owned())),
            _ => {}
        }
    }
}

fn strings(part: &str, text: &str, theme: &Theme) -> Result<Vec<RichText>, WorkbookFault> {
    let mut strings = Vec::new();
    let mut xml = Xml::new(part, text);
    loop {
        match xml.next()? {
            Next::Start(start) if start.local_name().as_ref() == "si" => {
                if strings.len() == MOST {
                    return Err(WorkbookFault::TooLarge(part.to_owned()));
                }
                strings.push(rich::read(&mut xml, "si", theme)?);
            }
            Next::Over => return Ok(strings),
            _ => {}
        }
    }
}
