//! What elements show besides words of their own: fields of a form, the numbers of lists, pictures, and what a browser shows
//! in their place.

use super::words::unescape;
use crate::codec::Beside;
use crate::html::Tag;

/// What an element shows.
pub(super) enum FieldShown {
    /// Words.
    Words(String),
    /// Something that does not come in, and its words.
    Told(Beside, String),
    Nothing,
}

/// What a field or a picture shows.
pub(super) fn shown(tag: &Tag) -> FieldShown {
    let of = |name: &str| tag.attribute(name).unwrap_or("").trim().to_owned();
    if tag.name == "img" {
        // What is no larger than a point is there for other reasons.
        let is_point = ["width", "height"].iter().any(|name| matches!(of(name).as_str(), "0" | "1"));
        let words = [of("alt"), of("title")].into_iter().find(|words| !words.is_empty());
        return match words {
            None if is_point => FieldShown::Nothing,
            words => FieldShown::Told(Beside::PictureInCell, words.unwrap_or_else(String::new)),
        };
    }
    let is_ticked = tag.attribute("checked").is_some();
    match of("type").to_ascii_lowercase().as_str() {
        "checkbox" => FieldShown::Words(if is_ticked { "☑" } else { "□" }.to_owned()),
        "radio" => FieldShown::Words(if is_ticked { "◉" } else { "○" }.to_owned()),
        "hidden" => FieldShown::Nothing,
        "image" => FieldShown::Told(Beside::Picture, of("alt")),
        "submit" | "reset" | "button" => FieldShown::Told(Beside::Control, of("value")),
        "file" | "password" | "range" | "color" => FieldShown::Told(Beside::Control, String::new()),
        // It stands in a frame of its own.
        _ => FieldShown::Words(format!(" {} ", of("value"))),
    }
}

/// A list to choose from: what is chosen, or may be.
#[derive(Default)]
pub(super) struct SelectField {
    options: Vec<(bool, String)>,
    is_many: bool,
}

impl SelectField {
    pub(super) fn of(tag: &Tag) -> Self {
        Self { options: Vec::new(), is_many: tag.attribute("multiple").is_some() }
    }

    pub(super) fn option(&mut self, tag: &Tag) {
        self.options.push((tag.attribute("selected").is_some(), String::new()));
    }

    pub(super) fn text(&mut self, text: &str) {
        if let Some((_, words)) = self.options.last_mut() {
            unescape(words, text);
        }
    }

    /// What is to be seen of it: the last that is chosen, or the first; of many all that are.
    pub(super) fn chosen(self) -> String {
        let is_many = self.is_many;
        let mut chosen: Vec<&str> =
            self.options.iter().filter(|(is, _)| *is).map(|(_, words)| words.trim()).collect();
        if is_many {
            return chosen.join("、");
        }
        let first = || self.options.first().map(|(_, words)| words.trim());
        chosen.pop().or_else(first).unwrap_or("").to_owned()
    }
}

/// A list, whose items may have numbers.
pub(super) struct List {
    next: i64,
    kind: Option<char>,
}

impl List {
    pub(super) fn of(tag: &Tag) -> Self {
        let next = tag.attribute("start").and_then(|start| start.trim().parse().ok()).unwrap_or(1);
        let kind = tag.attribute("type").and_then(|kind| kind.chars().next()).unwrap_or('1');
        Self { next, kind: (tag.name == "ol").then_some(kind) }
    }

    /// What stands before an item.
    pub(super) fn mark(&mut self, item: &Tag) -> String {
        // Pages draw the marks of other lists as they like, or not at all.
        let Some(kind) = self.kind else { return String::new() };
        let own = item.attribute("value").and_then(|value| value.trim().parse().ok());
        let number: i64 = own.unwrap_or(self.next);
        self.next = number.saturating_add(1);
        let letter = |first: u8| {
            let place = u8::try_from(number - 1).ok().filter(|place| *place < 26)?;
            Some(char::from(first + place).to_string())
        };
        let written = match kind {
            'a' => letter(b'a'),
            'A' => letter(b'A'),
            'i' | 'I' => roman(number, kind == 'I'),
            _ => None,
        };
        format!("{}. ", written.unwrap_or_else(|| number.to_string()))
    }
}

fn roman(number: i64, is_large: bool) -> Option<String> {
    const ONES: [&str; 10] = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    const TENS: [&str; 4] = ["", "x", "xx", "xxx"];
    let number = usize::try_from(number).ok().filter(|number| (1..40).contains(number))?;
    let words = format!("{}{}", TENS[number / 10], ONES[number % 10]);
    Some(if is_large { words.to_uppercase() } else { words })
}

/// An element whose words are none of the cell's, until it ends.
pub(super) struct Skipped {
    pub(super) name: String,
    /// How many of its name are open in it, and which element of it holds no words.
    depth: usize,
    mute: Option<&'static str>,
    /// What is told of it, where anything is.
    what: Option<Beside>,
    words: String,
}

impl Skipped {
    /// Elements whose content nobody sees. Not a head: its styles are read.
    const UNSEEN: [&'static str; 6] = ["style", "script", "title", "rt", "rp", "xml"];
    const MUTE: [&'static str; 3] = ["style", "script", "title"];

    /// The element that begins here, if it is one.
    pub(super) fn of(tag: &Tag) -> Option<Self> {
        let name = tag.name.as_str();
        let what = match name {
            _ if is_comment_mark(tag) => Some(Beside::Comment),
            "svg" => Some(Beside::Shape),
            "video" | "audio" | "object" | "canvas" | "iframe" => Some(Beside::Object),
            "template" | "datalist" | "noscript" => Some(Beside::Unseen),
            name if Self::UNSEEN.contains(&name) => None,
            _ => return None,
        };
        Some(Self { name: name.to_owned(), depth: 1, mute: None, what, words: String::new() })
    }

    pub(super) fn start(&mut self, name: &str) {
        self.depth += usize::from(self.name == name);
        self.mute = self.mute.or(Self::MUTE.into_iter().find(|mute| *mute == name));
        self.words.push(' ');
    }

    /// Whether it ends with this tag.
    pub(super) fn end(&mut self, name: &str) -> bool {
        self.depth -= usize::from(self.name == name);
        self.mute = self.mute.filter(|mute| *mute != name);
        self.depth == 0
    }

    pub(super) fn text(&mut self, text: &str) {
        if self.what.is_some() && self.mute.is_none() {
            unescape(&mut self.words, text);
        }
    }

    /// What is told of it: of a drawing its words, for pages are full of those that only adorn them.
    pub(super) fn told(self) -> Option<(Beside, String)> {
        let words = self.words.split_whitespace().collect::<Vec<_>>().join(" ");
        let is_told = |what: &Beside| !words.is_empty() || *what == Beside::Object;
        self.what.filter(is_told).map(|what| (what, words))
    }
}

/// Whether an element is the mark that Word sets where somebody has commented: 「[A1]」.
fn is_comment_mark(tag: &Tag) -> bool {
    let class = tag.attribute("class").unwrap_or("");
    let of_word = ["MsoCommentReference", "msocomanchor"];
    let style = tag.attribute("style").unwrap_or("").replace(' ', "");
    class.split_whitespace().any(|class| of_word.iter().any(|of| class.eq_ignore_ascii_case(of)))
        || style.contains("mso-special-character:comment")
}

/// The words of a comment that a person has written; programs write others.
pub(super) fn comment(text: &str) -> Option<&str> {
    const PROGRAMS: [&str; 6] = ["[if", "[endif", "<![", "StartFragment", "EndFragment", "google"];
    let words = text.strip_prefix("<!--").unwrap_or(text);
    let words = words.strip_suffix("-->").unwrap_or(words).trim();
    let is_made = PROGRAMS.iter().any(|start| words.starts_with(start));
    (!is_made && words.contains(char::is_alphanumeric)).then_some(words)
}
