//! Words that lie on a worksheet and in no cell: in shapes and in comments. They are told, and not taken in.

use super::book;
use super::package::Package;
use super::xml::{Next, Xml};
use crate::codec::{Beside, WorkbookFault, WorksheetRemark};

/// So many are quoted.
const SHOWN: usize = 10;

/// What a person should know of the words beside a worksheet's cells.
pub(super) fn remarks(
    package: &mut Package<'_>,
    name: &str,
    path: &str,
) -> Result<Vec<WorksheetRemark>, WorkbookFault> {
    let mut found = Vec::new();
    for relation in book::relations(package, path)? {
        let what = match relation.kind.as_str() {
            "drawing" => Beside::Shape,
            "comments" => Beside::Comment,
            _ => continue,
        };
        let Some(text) = package.part(&relation.target)? else { continue };
        found.extend(texts(&relation.target, &text)?.into_iter().map(|text| (what, text)));
    }
    let more = found.len().saturating_sub(SHOWN);
    let worksheet = || name.to_owned();
    let told = found.into_iter().take(SHOWN).map(|(what, text)| WorksheetRemark::Beside {
        worksheet: worksheet(),
        what,
        text,
    });
    let rest = (more > 0).then(|| WorksheetRemark::MoreBeside { worksheet: worksheet(), count: more });
    Ok(told.chain(rest).collect())
}

/// The text of each shape or comment that has some.
fn texts(part: &str, text: &str) -> Result<Vec<String>, WorkbookFault> {
    let mut texts = vec![String::new()];
    let mut xml = Xml::new(part, text);
    loop {
        match xml.next()? {
            Next::Start(start) => match start.local_name().as_ref() {
                "sp" | "comment" => texts.push(String::new()),
                "t" => {
                    let text = xml.text_within("t", "")?;
                    texts.last_mut().into_iter().for_each(|last| last.push_str(&text));
                }
                _ => {}
            },
            Next::End(end) if end == "p" => texts.last_mut().into_iter().for_each(|last| last.push('\n')),
            Next::Over => break,
            Next::End(_) | Next::Text(_) => {}
        }
    }
    texts.retain(|text| !text.trim().is_empty());
    Ok(texts)
}
