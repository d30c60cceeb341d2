//! Tags of HTML around words of Markdown, as a viewer shows them: raised and lowered digits are characters of their own, and all
//! other tags leave their words. Ours have a backslash before them.

use super::lines::NumberedLine;
use super::names::{self, HeadingPlace};
use crate::codec::raised::Script;
use crate::codec::struck::{is_escaped, strikes};
use crate::codec::{FilePlace, Note, Remark};
use crate::html::{self, Piece};

/// Tags that change how words look and not what they say.
const LOOKS: [&str; 27] = [
    "a", "abbr", "b", "bdi", "big", "cite", "code", "data", "dfn", "em", "font", "i", "ins", "kbd", "label",
    "mark", "nobr", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var",
];
/// Tags around whole lines.
const BLOCKS: [&str; 9] = ["center", "div", "h1", "h2", "h3", "h4", "h5", "h6", "p"];
/// No text of people has tags that lie deeper in each other.
const DEEPEST: usize = 50;

/// The lines without such tags, which is told once.
pub(super) fn seen(mut lines: Vec<NumberedLine>) -> (Vec<NumberedLine>, Option<Note>) {
    let stands_alone =
        |(_, text): &NumberedLine| text.starts_with('#') || text.trim_start().starts_with("<!--");
    let (mut first, mut count) = (None, 0);
    for run in lines.chunk_by_mut(|one, next| !stands_alone(one) && !stands_alone(next)) {
        let is_ours = run[0].1.trim_start().starts_with("<!--");
        if is_ours || !run.iter().any(|(_, text)| text.contains("</")) {
            continue;
        }
        let text = run.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join("\n");
        let mut reader = TagReader::default();
        reader.read(&text);
        count += reader.found.len();
        if let Some((at, _, tag)) = reader.found.into_iter().min_by_key(|(_, number, _)| *number) {
            first.get_or_insert((run.get(at).map_or(1, |(number, _)| *number), tag));
        }
        for ((_, line), text) in run.iter_mut().zip(reader.out.split('\n')) {
            text.clone_into(line);
        }
    }
    let note = first.map(|(line, text)| {
        let remark = Remark::Tags { line, text, count };
        Note { place: FilePlace::File, remark }
    });
    (lines, note)
}

/// A tag that was opened and stands in what was written so far.
struct OpenTag {
    name: String,
    /// Where it stands there, and behind it its words.
    at: usize,
    words: usize,
    /// Its line among those that are read.
    line: usize,
    /// How many were opened before it.
    number: usize,
    /// Whether it stays: what it strikes out is told elsewhere.
    stays: bool,
    /// Whether its line begins with it.
    begins: bool,
}

#[derive(Default)]
struct TagReader {
    out: String,
    open: Vec<OpenTag>,
    /// The line that is read, and whether it has words so far.
    line: usize,
    has_words: bool,
    /// How many tags were opened.
    opened: usize,
    /// The tags that are gone, each with its line and how many were opened before it.
    found: Vec<(usize, usize, String)>,
}

impl TagReader {
    fn read(&mut self, text: &str) {
        let (mut at, mut in_code) = (0, false);
        while let Some(next) = text[at..].find(['<', '`', '\n']).map(|next| at + next) {
            self.words(&text[at..next]);
            let rest = &text[next..];
            let is_tag = rest.starts_with('<') && !in_code && !is_escaped(text, next);
            let tag = html::tag(rest).filter(|_| is_tag);
            let taken = tag.filter(|(piece, len)| self.tag(piece, rest.split_at(*len))).map(|(_, len)| len);
            // What stands between marks of code is words.
            in_code = !rest.starts_with('\n') && in_code ^ rest.starts_with('`');
            if taken.is_none() {
                self.words(&rest[..1]);
            }
            at = next + taken.unwrap_or(1);
        }
        self.words(&text[at..]);
    }

    fn words(&mut self, words: &str) {
        self.out.push_str(words);
        match words {
            "\n" => (self.line, self.has_words) = (self.line + 1, false),
            _ => self.has_words |= !words.trim().is_empty(),
        }
    }

    /// Takes a tag with what follows it; false where it is none of these.
    fn tag(&mut self, piece: &Piece<'_>, (written, behind): (&str, &str)) -> bool {
        let is_known = |name: &str| LOOKS.contains(&name) || BLOCKS.contains(&name);
        match piece {
            Piece::Start(tag) if is_known(&tag.name) && tag.has_plain_names() => {
                if self.open.len() > DEEPEST {
                    return false;
                }
                let at = self.out.len();
                self.out.push_str(written);
                self.open.push(OpenTag {
                    name: tag.name.clone(),
                    at,
                    words: self.out.len(),
                    line: self.line,
                    number: self.opened,
                    stays: strikes(&tag.name, tag.attribute("style")),
                    begins: !self.has_words,
                });
                self.opened += 1;
                true
            }
            Piece::End(name) => {
                let Some(at) = self.open.iter().rposition(|open| open.name == *name) else { return false };
                let open = self.open.split_off(at).swap_remove(0);
                self.close(&open, (written, behind));
                true
            }
            _ => false,
        }
    }

    fn close(&mut self, open: &OpenTag, (written, behind): (&str, &str)) {
        let behind = behind.trim_start_matches([' ', '\t', '\\']);
        let ends = behind.is_empty() || behind.starts_with(['\r', '\n']);
        let is_block = BLOCKS.contains(&open.name.as_str());
        if open.stays || is_block && !(open.begins && ends) {
            self.out.push_str(written);
            return;
        }
        let words = self.out.split_off(open.words);
        let tag = self.out.split_off(open.at);
        self.found.push((open.line, open.number, tag));
        let level = open.name.strip_prefix('h').and_then(|level| level.parse::<usize>().ok());
        // A reference to a character has digits of its own.
        let script = Script::of_element(&open.name).filter(|_| !words.contains('&'));
        let is_bold = matches!(open.name.as_str(), "b" | "strong") && open.begins;
        self.out.push_str(&match (level, script) {
            (Some(level), _) if !words.contains('\n') => format!("{} {}", "#".repeat(level), words.trim()),
            (_, Some(script)) => script.written(&words),
            _ if is_bold && heads(&words, ends, behind) => format!("**{words}**"),
            _ => words,
        });
    }
}

/// Whether bold words at the start of a line are the label of a part.
fn heads(words: &str, ends: bool, behind: &str) -> bool {
    const COLONS: [char; 2] = [':', '：'];
    let name = words.trim().trim_end_matches(COLONS);
    let is_label = ends || words.trim_end().ends_with(COLONS) || behind.starts_with(COLONS);
    is_label && names::part(name, HeadingPlace { level: 3, in_row: true }).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_go_and_their_words_stay() {
        for (text, expected, told) in [
            ("10m<sup>2</sup>とH<sub>2</sub>O", "10m²とH₂O", "1 <sup> 2"),
            ("a\n<ins>b</ins> <u>c\nd</u>\\\n<FONT color=red>e</FONT>", "a\nb c\nd\\\ne", "2 <ins> 3"),
            ("<u>a<b>b</u>", "a<b>b", "1 <u> 1"),
            ("<sup><b>2</b></sup>", "²", "1 <sup> 2"),
            ("<div align=\"center\">\na\n</div>", "\na\n", "1 <div align=\"center\"> 1"),
            (
                "<h3>現況・課題</h3>\n<b>数値目標</b>\n<b>目標</b>",
                "### 現況・課題\n**数値目標**\n目標",
                "1 <h3> 3",
            ),
            ("<strong>現況・課題：</strong>a", "**現況・課題：**a", "1 <strong> 1"),
            (
                "<span style='text-decoration:line-through'>a</span>",
                "<span style='text-decoration:line-through'>a</span>",
                "",
            ),
            (
                "C:\\temp <b> a<i\n\\<u>b\\</u> `<u>c</u>` <s>d</s>",
                "C:\\temp <b> a<i\n\\<u>b\\</u> `<u>c</u>` <s>d</s>",
                "",
            ),
            ("a<p>b</p>c </u> a<b かつ b>c</b>", "a<p>b</p>c </u> a<b かつ b>c</b>", ""),
            (
                "<!-- goalsheet:sheet {\"a\":\"<u>b</u>\"} -->",
                "<!-- goalsheet:sheet {\"a\":\"<u>b</u>\"} -->",
                "",
            ),
        ] {
            let lines = text.lines().zip(1..).map(|(line, number)| (number, line.to_owned())).collect();
            let (lines, note) = seen(lines);
            let lines: Vec<String> = lines.into_iter().map(|(_, line)| line).collect();
            let note = note.map(|note| match note.remark {
                Remark::Tags { line, text, count } => format!("{line} {text} {count}"),
                other => format!("{other:?}"),
            });
            assert_eq!(
                (lines.join("\n").as_str(), note.as_deref().unwrap_or("")),
                (expected, told),
                "{text}"
            );
        }
    }
}
