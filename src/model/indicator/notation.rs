//! How an indicator is written in a line that people can read and type:
//! 図書館の年間貸出冊数（冊）｜成果｜多いほどよい｜基準 令和5年度 120,000｜令和6年度 目標 125,000 実績 123,456.
//!
//! Only the name is needed. What a value has in common with the notation itself stands behind a backslash; a line that is not
//! understood is no indicator and stays as it is.

use super::{Indicator, IndicatorDirection, IndicatorKind, IndicatorYear};

const BAR: char = '｜';
const ESCAPE: char = '\\';
/// A line without a bar is a name only if it is as short as one.
const LONGEST_NAME: usize = 40;

/// A line of a text that holds indicators.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndicatorLine {
    /// The line as it stands in the text; empty where it is new.
    written: String,
    /// The indicator that it says; none where it is not understood as one.
    pub indicator: Option<Indicator>,
}

impl IndicatorLine {
    /// A new line.
    pub fn new(indicator: Indicator) -> Self {
        Self { written: String::new(), indicator: Some(indicator) }
    }

    /// The lines of a text.
    pub fn all(text: &str) -> Vec<Self> {
        if text.is_empty() {
            return Vec::new();
        }
        let line = |line: &str| Self { written: line.to_owned(), indicator: parse(line) };
        text.split('\n').map(line).collect()
    }

    /// The text of these lines: to the letter what it was where nothing was changed.
    pub fn text(lines: &[Self]) -> String {
        lines.iter().map(Self::written).collect::<Vec<_>>().join("\n")
    }

    /// A text without what has been reached (実績), for a plan that is shown without its reports.
    pub fn plan(text: &str) -> String {
        let mut lines = Self::all(text);
        let indicators = lines.iter_mut().filter_map(|line| line.indicator.as_mut());
        indicators.flat_map(|one| &mut one.years).for_each(|year| year.actual.clear());
        Self::text(&lines)
    }

    /// The line as it is written: as it stood, unless the indicator says something else by now.
    pub fn written(&self) -> String {
        match self.indicator.as_ref().map(Indicator::tidied) {
            Some(indicator) if parse(&self.written).as_ref() != Some(&indicator) => write(&indicator),
            _ => self.written.clone(),
        }
    }
}

/// A word before a value.
#[derive(Clone, Copy, Debug, PartialEq)]
enum ValueWord {
    Base,
    Target,
    Actual,
}

const MARKERS: [(&str, ValueWord); 6] = [
    ("基準値", ValueWord::Base),
    ("基準", ValueWord::Base),
    ("目標値", ValueWord::Target),
    ("目標", ValueWord::Target),
    ("実績値", ValueWord::Actual),
    ("実績", ValueWord::Actual),
];

/// The word with which a text begins, and its length with a colon behind it. 目標達成 is none.
fn marker(text: &str) -> Option<(ValueWord, usize)> {
    MARKERS.into_iter().find_map(|(word, marker)| {
        let rest = text.strip_prefix(word)?;
        match rest.chars().next() {
            Some(colon @ (':' | '：')) => Some((marker, word.len() + colon.len_utf8())),
            Some(char) if !char.is_whitespace() && !is_digit(char) => None,
            _ => Some((marker, word.len())),
        }
    })
}

fn is_digit(char: char) -> bool {
    char.is_ascii_digit() || ('０'..='９').contains(&char)
}

/// The bytes at which the words of a text begin; a blank behind a backslash is one of the word's.
fn words(text: &str) -> impl Iterator<Item = usize> + '_ {
    let mut is_between = true;
    signs(text).filter_map(move |(at, char)| {
        let is_blank = char.is_some_and(char::is_whitespace);
        let was_between = std::mem::replace(&mut is_between, is_blank);
        (was_between && !is_blank).then_some(at)
    })
}

/// The characters of a text with their bytes; none for one that stands behind a backslash, which is no sign of the notation.
fn signs(text: &str) -> impl Iterator<Item = (usize, Option<char>)> + '_ {
    let mut is_escaped = false;
    text.char_indices().map(move |(at, char)| {
        let was_escaped = is_escaped;
        is_escaped = char == ESCAPE && !was_escaped;
        (at, (!was_escaped).then_some(char))
    })
}

/// Whether a word names a year: 令和5年度, R5, 2024年.
fn is_year(word: &str) -> bool {
    const ERAS: [&str; 9] = ["令和", "平成", "昭和", "R", "Ｒ", "r", "H", "Ｈ", "h"];
    let counts = |text: &str| text.starts_with(|char: char| is_digit(char) || char == '元');
    let is_of_era = ERAS.iter().any(|era| word.strip_prefix(era).is_some_and(counts));
    let is_western = counts(word) && ["年", "年度", "年度末"].iter().any(|end| word.ends_with(end));
    word.chars().all(char::is_alphanumeric) && (is_of_era || is_western)
}

/// Whether a line is the name of an indicator, and no sentence and no item of a list.
fn is_name(line: &str) -> bool {
    let is_begun = line.starts_with(|char: char| char.is_alphabetic() || is_digit(char));
    let is_sentence = |char: char| char.is_whitespace() || "、。，．：:!?！？".contains(char);
    is_begun && line.chars().count() <= LONGEST_NAME && !line.contains(is_sentence) && marker(line).is_none()
}

/// What a backslash may stand before.
fn is_sign(char: char) -> bool {
    matches!(char, ESCAPE | BAR | '（' | '）' | '(' | ')' | '基' | '目' | '実') || char.is_whitespace()
}

/// A text in which nothing parts fields. A backslash that nobody can take for the notation's stays alone: many mean ¥ by it.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        let is_own = char == ESCAPE && chars.peek().is_none_or(|next| is_sign(*next));
        if char == BAR || is_own {
            out.push(ESCAPE);
        }
        out.push(char);
    }
    out
}

/// A value, in which no word is taken for the notation's.
fn value(text: &str) -> String {
    let mut out = escaped(text);
    let starts: Vec<usize> = words(&out).filter(|at| marker(&out[*at..]).is_some()).collect();
    starts.into_iter().rev().for_each(|at| out.insert(at, ESCAPE));
    out
}

/// A year of whatever words, in one word.
fn one_word(text: &str) -> String {
    let mut out = String::new();
    for char in value(text).chars() {
        if char.is_whitespace() {
            out.push(ESCAPE);
        }
        out.push(char);
    }
    out
}

/// The words without the notation's backslashes.
fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut chars = text.trim().chars().peekable();
    while let Some(char) = chars.next() {
        match chars.next_if(|next| char == ESCAPE && is_sign(*next)) {
            Some(next) => out.push(next),
            None => out.push(char),
        }
    }
    out
}

/// A text and what stands in brackets behind it: 貸出冊数（冊）.
fn with_brackets(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_end();
    let signs: Vec<(usize, char)> = signs(text).filter_map(|(at, char)| Some((at, char?))).collect();
    let (close, end) = *signs.last()?;
    if !is_close(end) || close + end.len_utf8() != text.len() {
        return None;
    }
    let mut depth = 0;
    let open = signs.iter().rev().find(|(_, char)| {
        depth += i32::from(is_close(*char)) - i32::from(is_open(*char));
        depth == 0
    });
    let (open, char) = *open?;
    Some((&text[..open], &text[open + char.len_utf8()..close]))
}

fn is_open(char: char) -> bool {
    matches!(char, '（' | '(')
}

fn is_close(char: char) -> bool {
    matches!(char, '）' | ')')
}

/// A text with another in brackets behind it, which are there too where the text ends in some of its own.
fn bracketed(text: &str, inner: &str) -> String {
    if inner.is_empty() && with_brackets(text).is_none() {
        return text.to_owned();
    }
    let mut depth = 0;
    let is_balanced = signs(inner).all(|(_, char)| {
        depth += i32::from(char.is_some_and(is_open)) - i32::from(char.is_some_and(is_close));
        depth >= 0
    });
    let inner = match is_balanced && depth == 0 {
        true => inner.to_owned(),
        false => inner.chars().fold(String::new(), |mut out, char| {
            out.extend([ESCAPE].into_iter().filter(|_| is_open(char) || is_close(char)));
            out.push(char);
            out
        }),
    };
    format!("{text}（{inner}）")
}

/// The line of an indicator; its texts are on one line each.
fn write(indicator: &Indicator) -> String {
    let name = bracketed(&escaped(&indicator.name), &escaped(&indicator.unit));
    let mut fields = vec![name];
    fields.extend(indicator.kind.map(|kind| kind.word().to_owned()));
    fields.extend(indicator.direction.map(|direction| direction.word().to_owned()));
    fields.extend(base(indicator));
    fields.extend(indicator.years.iter().map(year));
    if let [name] = &fields[..]
        && !is_name(name)
    {
        return format!("{name}{BAR}");
    }
    fields.join("｜")
}

fn base(indicator: &Indicator) -> Option<String> {
    let (when, mut base) = (&indicator.base_year, value(&indicator.base));
    if when.is_empty() && base.is_empty() {
        return None;
    }
    // 基準 令和5年度 120,000.
    if is_year(when) {
        if let Some((before, "")) = with_brackets(&base) {
            base.insert(before.len(), ESCAPE);
        }
        return Some(format!("基準 {when} {base}").trim_end().to_owned());
    }
    // Any other year stands behind its value, and none there says that the value is no year.
    let first = base.find(char::is_whitespace);
    if is_year(&base[..first.unwrap_or(base.len())]) {
        match first {
            Some(blank) => base.insert(blank, ESCAPE),
            None if when.is_empty() => return Some(format!("基準 {base}（）")),
            None => {}
        }
    }
    Some(format!("基準 {}", bracketed(&base, &escaped(when))))
}

/// The year and the value of a base.
fn read_base(text: &str) -> (String, String) {
    let text = text.trim();
    let first = text.find(char::is_whitespace).unwrap_or(text.len());
    match with_brackets(text) {
        Some((base, "")) => (String::new(), plain(base)),
        _ if is_year(&text[..first]) => (text[..first].to_owned(), plain(&text[first..])),
        Some((base, when)) => (plain(when), plain(base)),
        None => (String::new(), plain(text)),
    }
}

fn year(one: &IndicatorYear) -> String {
    let mut words: Vec<String> = Vec::new();
    words.extend((!one.year.is_empty()).then(|| one_word(&one.year)));
    let has_none = one.target.is_empty() && one.actual.is_empty();
    words.extend((!one.target.is_empty()).then(|| format!("目標 {}", value(&one.target))));
    words.extend((!one.actual.is_empty()).then(|| format!("実績 {}", value(&one.actual))));
    // A year alone might not look like one.
    words.extend(has_none.then(|| "目標".to_owned()));
    words.join(" ")
}

/// A year with its values; none where something else is said.
fn read_year(text: &str) -> Option<IndicatorYear> {
    let found = words(text).filter_map(|at| marker(&text[at..]).map(|(marker, length)| (at, marker, length)));
    let found: Vec<_> = found.collect();
    let head = &text[..found.first().map_or(text.len(), |(at, ..)| *at)];
    let is_named = if found.is_empty() { is_year(head.trim()) } else { words(head).count() < 2 };
    if !is_named {
        return None;
    }
    let mut year = IndicatorYear { year: plain(head), ..IndicatorYear::default() };
    let (mut has_target, mut has_actual) = (false, false);
    for (nth, (at, marker, length)) in found.iter().enumerate() {
        let end = found.get(nth + 1).map_or(text.len(), |(next, ..)| *next);
        let (place, was_there) = match marker {
            ValueWord::Target => (&mut year.target, std::mem::replace(&mut has_target, true)),
            ValueWord::Actual => (&mut year.actual, std::mem::replace(&mut has_actual, true)),
            ValueWord::Base => return None,
        };
        if was_there {
            return None;
        }
        *place = plain(&text[at + length..end]);
    }
    Some(year)
}

/// The fields of a line.
fn fields(line: &str) -> Vec<&str> {
    let (mut fields, mut from) = (Vec::new(), 0);
    for (at, _) in signs(line).filter(|(_, char)| *char == Some(BAR)) {
        fields.push(&line[from..at]);
        from = at + BAR.len_utf8();
    }
    fields.push(&line[from..]);
    fields
}

/// The indicator that a line says; none where any of it is not understood.
fn parse(line: &str) -> Option<Indicator> {
    let line = line.trim();
    let all = fields(line);
    let (first, further) = all.split_first()?;
    if line.contains('\r') || (further.is_empty() && !is_name(line)) {
        return None;
    }
    let (name, unit) = with_brackets(first).unwrap_or((first, ""));
    let mut read = Indicator { name: plain(name), unit: plain(unit), ..Indicator::default() };
    let mut has_base = false;
    for field in further.iter().map(|field| field.trim()).filter(|field| !field.is_empty()) {
        if let Some(kind) = IndicatorKind::named(field) {
            if read.kind.replace(kind).is_some() {
                return None;
            }
        } else if let Some(direction) = IndicatorDirection::named(field) {
            if read.direction.replace(direction).is_some() {
                return None;
            }
        } else if let Some((ValueWord::Base, length)) = marker(field) {
            if std::mem::replace(&mut has_base, true) {
                return None;
            }
            (read.base_year, read.base) = read_base(&field[length..]);
        } else {
            read.years.push(read_year(field)?);
        }
    }
    let read = read.tidied();
    (!read.name.is_empty()).then_some(read)
}
