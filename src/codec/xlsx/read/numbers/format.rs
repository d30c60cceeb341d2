//! A format's code → its sections and what they are made of.

/// One part of a format: for numbers of one sign.
#[derive(Debug, Default)]
pub(super) struct Section {
    pub(super) tokens: Vec<Token>,
    /// Whether it has something that is not understood.
    pub(super) is_foreign: bool,
    /// For which numbers it is.
    pub(super) condition: Option<Condition>,
    /// In which digits numbers are written: `[DBNum1]` and so on.
    pub(super) digits: Digits,
    /// Whether the first year of an era is 元年.
    pub(super) has_gannen: bool,
    /// Whether its language is Japanese: halves of the day are 午前 and 午後.
    pub(super) is_japanese: bool,
    /// Whether it is the system's long date.
    pub(super) is_long_date: bool,
    /// The color of its letters.
    pub(super) letters: Option<[u8; 3]>,
    /// Whether the rest of the cell is filled with a sign that is seen.
    pub(super) is_filled: bool,
}

/// A comparison, and with what.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Condition {
    is_less: bool,
    is_more: bool,
    is_equal: bool,
    limit: f64,
}

/// Digits of a number.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) enum Digits {
    /// 123.
    #[default]
    Plain,
    /// 一二三.
    Kanji,
    /// 壱弐参.
    Formal,
    /// １２３.
    Wide,
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
    /// Between the two parts of a fraction.
    Slash,
    /// A power of ten follows; whether it has a sign even where it is positive.
    Power(bool),
    /// The text itself.
    Text,
    /// A part of a day or time, and how many letters it has.
    Date(char, usize),
    /// AM or PM.
    Half,
    /// Hours, minutes or seconds in all.
    Elapsed(char),
    General,
}

impl Condition {
    /// `>=100`.
    fn read(text: &str) -> Option<Self> {
        let (sign, number) = text.split_at(text.len() - text.trim_start_matches(['<', '>', '=']).len());
        let limit = number.trim().parse().ok()?;
        let is = |any: &[&str]| any.contains(&sign);
        Some(Self {
            is_less: is(&["<", "<=", "<>"]),
            is_more: is(&[">", ">=", "<>"]),
            is_equal: is(&["=", "<=", ">="]),
            limit,
        })
    }

    pub(super) fn holds(self, value: f64) -> bool {
        (self.is_less && value < self.limit)
            || (self.is_more && value > self.limit)
            || (self.is_equal && value == self.limit)
    }

    /// Whether it is for negative numbers alone.
    pub(super) fn is_for_negatives(self) -> bool {
        !self.is_more && (self.limit < 0.0 || (self.limit == 0.0 && !self.is_equal))
    }

    /// Whether it leaves but negative numbers, and at most 0, to others.
    pub(super) fn leaves_negatives(self) -> bool {
        self.limit == 0.0 && self.is_more && !self.is_less
    }
}

impl Section {
    /// Whether it says how a text is shown.
    pub(super) fn is_for_text(&self) -> bool {
        self.tokens.contains(&Token::Text)
    }

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
        // As wide as a letter, and filled with a letter: how often that is seen depends on the column's width.
        '_' | '*' => {
            let sign = after.chars().next();
            section.is_filled |= char == '*' && sign.is_some_and(|sign| !sign.is_whitespace());
            &after[sign.map_or(0, char::len_utf8)..]
        }
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
            section.tokens.push(Token::Text);
            after
        }
        '/' if !section.is_date() && section.tokens.iter().any(|token| matches!(token, Token::Place(_))) => {
            section.tokens.push(Token::Slash);
            after
        }
        '1'..='9' if section.tokens.contains(&Token::Slash) => {
            section.tokens.push(Token::Place(char));
            after
        }
        _ => word(section, char, rest, after),
    }
}

/// What stands in brackets: a colour, a condition, a currency with its language, digits, hours in all.
fn bracket(section: &mut Section, inside: &str) {
    let lower = inside.to_ascii_lowercase();
    if let Some(currency) = inside.strip_prefix('$') {
        section.literal(currency.split('-').next().unwrap_or(""));
        section.has_gannen |= lower.contains("gannen");
        section.is_japanese |= lower.ends_with("411") || lower.contains("ja-jp");
        section.is_long_date |= lower == "$-f800";
        section.is_foreign |= lower == "$-f400";
    } else if !lower.is_empty() && ['h', 'm', 's'].iter().any(|unit| lower.chars().all(|char| char == *unit))
    {
        section.tokens.push(Token::Elapsed(lower.chars().next().unwrap_or('h')));
    } else if inside.starts_with(['<', '>', '=']) {
        section.condition = Condition::read(inside);
        section.is_foreign |= section.condition.is_none();
    } else if let Some(kind) = lower.strip_prefix("dbnum") {
        match kind {
            "1" => section.digits = Digits::Kanji,
            "2" => section.digits = Digits::Formal,
            "3" => section.digits = Digits::Wide,
            _ => section.is_foreign = true,
        }
    } else {
        section.letters = color(&lower);
        let is_color = section.letters.is_some() || lower.starts_with("color") || lower.starts_with('色');
        section.is_foreign |= !is_color;
    }
}

/// The color of a name, or of a number among the first eight.
fn color(name: &str) -> Option<[u8; 3]> {
    const COLORS: [(&str, &str, [u8; 3]); 8] = [
        ("black", "黒", [0, 0, 0]),
        ("white", "白", [255, 255, 255]),
        ("red", "赤", [255, 0, 0]),
        ("green", "緑", [0, 255, 0]),
        ("blue", "青", [0, 0, 255]),
        ("yellow", "黄", [255, 255, 0]),
        ("magenta", "紫", [255, 0, 255]),
        ("cyan", "水", [0, 255, 255]),
    ];
    let number = name.strip_prefix("color").or_else(|| name.strip_prefix('色'));
    let number = number.and_then(|number| number.trim().parse::<usize>().ok());
    let found = number.and_then(|number| COLORS.get(number.checked_sub(1)?));
    let found =
        found.or_else(|| COLORS.iter().find(|(english, other, _)| *english == name || *other == name));
    found.map(|(.., rgb)| *rgb)
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
    if (starts("E+") || starts("E-")) && section.tokens.iter().any(|token| matches!(token, Token::Place(_))) {
        section.tokens.push(Token::Power(starts("E+")));
        return &rest[2..];
    }
    let lower = char.to_ascii_lowercase();
    if "ymdhsega".contains(lower) {
        let count = rest.chars().take_while(|next| next.to_ascii_lowercase() == lower).count();
        section.tokens.push(Token::Date(lower, count));
        return &rest[count..];
    }
    // No other letter stands for itself: it is of a language that is not known here.
    section.is_foreign |= char.is_ascii_alphabetic();
    section.literal(&rest[..char.len_utf8()]);
    after
}
