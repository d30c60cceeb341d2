//! Words that lie on a worksheet and in no cell: in shapes and in comments. They are told, and not taken in.

use super::book;
use super::package::Package;
use super::trouble::Trouble;
use super::xml::{Next, Xml};
use crate::codec::grid::short;

/// So many are quoted.
const SHOWN: usize = 10;

/// What a person should know of the words beside a worksheet's cells.
pub(super) fn notes(package: &mut Package<'_>, name: &str, path: &str) -> Result<Vec<String>, Trouble> {
    let mut found = Vec::new();
    for relation in book::relations(package, path)? {
        let kind = match relation.kind.as_str() {
            "drawing" => "図形",
            "comments" => "コメント",
            _ => continue,
        };
        let Some(text) = package.part(&relation.target)? else { continue };
        found.extend(texts(&relation.target, &text)?.into_iter().map(|text| (kind, text)));
    }
    let more = found.len().saturating_sub(SHOWN);
    let told = found.iter().take(SHOWN).map(|(kind, text)| {
        format!(
            "「{name}」シートの{kind}の「{}」は取り込みません。必要であれば、取り込んだ後に書き写してください。",
            short(text)
        )
    });
    let rest = (more > 0)
        .then(|| format!("「{name}」シートの図形やコメントが、ほかに{more}か所あります。取り込みません。"));
    Ok(told.chain(rest).collect())
}

/// The text of each shape or comment that has some.
fn texts(part: &str, text: &str) -> Result<Vec<String>, Trouble> {
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
