//! Which part of a workbook leads to which others.

use super::package::Package;
use super::xml::{Next, Xml, attribute};
use crate::codec::WorkbookFault;

/// A relation of a part to another.
pub(super) struct Relation {
    pub(super) id: String,
    pub(super) kind: String,
    pub(super) target: String,
}

/// The relations of a part; of the package itself where the path is empty.
pub(super) fn relations(package: &mut Package<'_>, path: &str) -> Result<Vec<Relation>, WorkbookFault> {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let separator = if folder.is_empty() { "" } else { "/" };
    let part = format!("{folder}{separator}_rels/{name}.rels");
    let mut found = Vec::new();
    let Some(text) = package.part(&part)? else { return Ok(found) };
    let mut xml = Xml::new(&part, &text);
    loop {
        match xml.next()? {
            Next::Start(start) if start.local_name().as_ref() == "Relationship" => {
                let (Some(id), Some(kind), Some(target)) =
                    (attribute(&start, "Id"), attribute(&start, "Type"), attribute(&start, "Target"))
                else {
                    continue;
                };
                let kind = kind.rsplit('/').next().unwrap_or(&kind).to_owned();
                found.push(Relation { id, kind, target: within(folder, &target) });
            }
            Next::Over => return Ok(found),
            _ => {}
        }
    }
}

/// A target's path within the package.
fn within(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    if let Some(target) = target.strip_prefix('/') {
        return target.to_owned();
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}
