//! Footnotes of Markdown: their marks are raised numbers, as a viewer shows them; what they say stands at the page's end, in no
//! part of a sheet.

use super::escape::is_blank;
use super::lines::NumberedLine;
use crate::codec::raised::Script;
use crate::codec::struck::is_escaped;

/// The lines with such marks and without the notes themselves, which are told.
pub(super) fn without(lines: Vec<NumberedLine>) -> (Vec<NumberedLine>, Vec<NumberedLine>) {
    let labels: Vec<String> = lines.iter().filter_map(|(_, text)| Some(defined(text)?.to_owned())).collect();
    if labels.is_empty() {
        return (lines, Vec::new());
    }
    let (mut kept, mut told): (Vec<NumberedLine>, Vec<NumberedLine>) = (Vec::new(), Vec::new());
    let (mut is_within, mut met) = (false, Vec::new());
    for (number, text) in lines {
        let goes_on = is_within && text.starts_with(['\t', ' ']) && !is_blank(&text);
        is_within = goes_on || defined(&text).is_some();
        match told.last_mut().filter(|_| goes_on) {
            Some((_, words)) => {
                words.push('\n');
                words.push_str(text.trim());
            }
            None if is_within => told.push((number, text.trim().to_owned())),
            None => kept.push((number, marked(&text, &labels, &mut met))),
        }
    }
    (kept, told)
}

/// The name of the footnote that a line says: `[^1]: words`.
fn defined(line: &str) -> Option<&str> {
    let (name, _) = line.trim_start().strip_prefix("[^")?.split_once("]:")?;
    is_name(name).then_some(name)
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && !name.contains([' ', '[', ']', '^'])
}

/// A line with numbers for its marks, which are counted as they are met.
fn marked(text: &str, labels: &[String], met: &mut Vec<String>) -> String {
    let (mut out, mut at) = (String::with_capacity(text.len()), 0);
    for (start, open) in text.match_indices("[^") {
        let inner = start + open.len();
        let name = text[inner..].split(']').next().filter(|name| text.len() > inner + name.len());
        let known = name.filter(|name| start >= at && labels.iter().any(|label| label == name));
        let Some(name) = known.filter(|_| !is_escaped(text, start)) else { continue };
        let place = met.iter().position(|other| other == name).unwrap_or_else(|| {
            met.push(name.to_owned());
            met.len() - 1
        });
        out.push_str(&text[at..start]);
        out.push_str(&Script::Above.written(&(place + 1).to_string()));
        at = inner + name.len() + 1;
    }
    out + &text[at..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_numbers_and_notes_are_told() {
        for (text, kept, told) in [
            ("注[^a]と[^1]、[^a]\n[^1]: 一\n  続き\n[^a]: 二\n次", "注¹と²、¹|次", "[^1]: 一 続き|[^a]: 二"),
            ("注[^1]", "注[^1]", ""),
            ("注\\[^1] [^1\n[^1]: 一", "注\\[^1] [^1", "[^1]: 一"),
            ("\\[^1]: 一 [^1]", "\\[^1]: 一 [^1]", ""),
        ] {
            let lines = text.lines().zip(1..).map(|(line, number)| (number, line.to_owned())).collect();
            let (rest, notes) = without(lines);
            let words = |lines: Vec<NumberedLine>| {
                let texts = lines.into_iter().map(|(_, text)| text.replace('\n', " "));
                texts.collect::<Vec<_>>().join("|")
            };
            assert_eq!((words(rest).as_str(), words(notes).as_str()), (kept, told), "{text}");
        }
    }
}
