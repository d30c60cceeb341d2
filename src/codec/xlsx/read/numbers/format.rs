//! A format's code → its sections and what they are made of.

/// One part of a format: for numbers of one sign.
#[derive(Debug, Default)]
pub(super) struct Section {
    pub(super) tokens: Vec<Token>,
    /// Whether it has something that is not understood: fractions, powers of ten, conditions.
    pub(super) is_foreign: bool,
    /// Whether the first year of an era is 元年.
    pub(super) has_gannen: bool,
    /// Whether it is the system's long date.
    pub(super) is_long_date: bool,
}

/// A piece of a format.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    Literal(String),
    /// The place of a digit: 0, # or ?.
    Place(char),
    Point,
    Comma,
    Percent,
    /// A part of a day or time, and how many letters it has.
    Date(char, usize),
    /// AM or PM.
    Half,
    /// Hours, minutes or seconds in all.
    Elapsed(char),
    General,
}

impl Section {
    pub(super) fn is_date(&self) -> bool {
        let is_part = |token: &Token| matches!(token, Token::Date(..) | Token::Half | Token::Elapsed(_));
        self.is_long_date || self.tokens.iter().any(is_part)
    }

    fn literal(&mut self, text: &str) {
        match self.tokens.last_mut() {
            Some(Token::Literal(last)) => last.push_str(text),
            _ => self.tokens.push(Token::Literal(text.to_owned())),
        }
    }
}

/// The sections of a code.
pub(super) fn sections(code: &str) -> Vec<Section> {
    let mut sections = vec![Section::default()];
    let mut rest = code;
    while let Some(char) = rest.chars().next() {
        let after = &rest[char.len_utf8()..];
        if char == ';' {
            sections.push(Section::default());
            rest = after;
            continue;
        }
        let Some(section) = sections.last_mut() else { return sections };
        rest = token(section, char, rest, after);
    }
    sections
}

/// Reads one piece; answers with what follows it.
fn token<'c>(section: &mut Section, char: char, rest: &'c str, after: &'c str) -> &'c str {
    match char {
        '"' => {
            let (text, next) = after.split_once('"').unwrap_or((after, ""));
            section.literal(text);
            next
        }
        '\\' | '!' => {
            let len = after.chars().next().map_or(0, char::len_utf8);
            section.literal(&after[..len]);
            &after[len..]
        }
        // As wide as a letter, and filled with a letter: nothing that is read.
        '_' | '*' => &after[after.chars().next().map_or(0, char::len_utf8)..],
        '[' => {
            let (inside, next) = after.split_once(']').unwrap_or((after, ""));
            bracket(section, inside);
            next
        }
        '0' | '#' | '?' => {
            section.tokens.push(Token::Place(char));
            after
        }
        '.' if section.is_date() => {
            section.literal(".");
            after
        }
        '.' => {
            section.tokens.push(Token::Point);
            after
        }
        ',' => {
            section.tokens.push(Token::Comma);
            after
        }
        '%' => {
            section.tokens.push(Token::Percent);
            after
        }
        '@' => {
            section.tokens.push(Token::General);
            after
        }
        _ => word(section, char, rest, after),
    }
}

/// What stands in brackets: a colour, a condition, a currency with its language, hours in all.
fn bracket(section: &mut Section, inside: &str) {
    let lower = inside.to_ascii_lowercase();
    if let Some(currency) = inside.strip_prefix('$') {
        section.literal(currency.split('-').next().unwrap_or(""));
        section.has_gannen |= lower.contains("gannen");
        section.is_long_date |= lower == "$-f800";
    } else if ["h", "hh", "m", "mm", "s", "ss"].contains(&lower.as_str()) {
        section.tokens.push(Token::Elapsed(lower.chars().next().unwrap_or('h')));
    } else if inside.starts_with(['<', '>', '=']) {
        section.is_foreign = true;
    }
}

/// A word of the format, or a letter that stands for itself.
fn word<'c>(section: &mut Section, char: char, rest: &'c str, after: &'c str) -> &'c str {
    let starts = |word: &str| rest.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    for (name, token) in [
        ("General", Token::General),
        ("G/標準", Token::General),
        ("AM/PM", Token::Half),
        ("A/P", Token::Half),
    ] {
        if starts(name) {
            section.tokens.push(token);
            return &rest[name.len()..];
        }
    }
    if starts("E+") || starts("E-") || (char == '/' && section.tokens.contains(&Token::Place('?'))) {
        section.is_foreign = true;
    }
    let lower = char.to_ascii_lowercase();
    if "ymdhsega".contains(lower) {
        let count = rest.chars().take_while(|next| next.to_ascii_lowercase() == lower).count();
        section.tokens.push(Token::Date(lower, count));
        return &rest[count..];
    }
    section.literal(&rest[..char.len_utf8()]);
    after
}
