//! Who wrote the threads of a workbook.

use std::collections::BTreeMap;

use super::package::Package;
use super::relations::Relation;
use super::xml::{Next, Xml, attribute};
use crate::codec::WorkbookFault;

/// Names by ids.
pub(super) type People = BTreeMap<String, String>;

/// The people that a workbook names.
pub(super) fn read(package: &mut Package<'_>, relations: &[Relation]) -> Result<People, WorkbookFault> {
    let mut people = People::new();
    for relation in relations.iter().filter(|relation| relation.kind == "person") {
        let Some(text) = package.part(&relation.target)? else { continue };
        let mut xml = Xml::new(&relation.target, &text);
        loop {
            match xml.next()? {
                Next::Start(start) if start.local_name().as_ref() == "person" => {
                    people.extend(attribute(&start, "id").zip(attribute(&start, "displayName")));
                }
                Next::Over => break,
                _ => {}
            }
        }
    }
    Ok(people)
}
