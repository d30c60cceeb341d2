//! 指標: what is measured, from where, and how far it is to come in which year.
//!
//! A part of the city's own holds them as its text, one a line ([`IndicatorLine`]), so that whatever carries a text carries
//! them too. All values are the person's words and never reformatted.

mod notation;

pub use notation::IndicatorLine;

/// An indicator. What nobody has said is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Indicator {
    /// What is measured: 図書館の年間貸出冊数.
    pub name: String,
    /// In which unit: 冊.
    pub unit: String,
    /// Whether it measures what came of the work, or the work.
    pub kind: Option<IndicatorKind>,
    /// Which way is better.
    pub direction: Option<IndicatorDirection>,
    /// Of when the value is from which it starts.
    pub base_year: String,
    /// 基準値: that value.
    pub base: String,
    /// Targets and what was reached, in the person's order.
    pub years: Vec<IndicatorYear>,
}

/// A year of an indicator.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IndicatorYear {
    /// The year, in the person's words: 令和6年度.
    pub year: String,
    /// 目標.
    pub target: String,
    /// 実績.
    pub actual: String,
}

/// What an indicator measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IndicatorKind {
    /// 成果: what came of it.
    Outcome,
    /// 活動: what was done.
    Activity,
}

/// Which values of an indicator are good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IndicatorDirection {
    /// 多いほどよい.
    More,
    /// 少ないほどよい.
    Less,
    /// 保つ.
    Keep,
}

/// A field of an indicator, as the form for one has it. Years are counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IndicatorField {
    /// Its name.
    Name,
    /// Its unit.
    Unit,
    /// Its kind, by its word.
    Kind,
    /// Its direction, by its words.
    Direction,
    /// Of when the base is.
    BaseYear,
    /// The base.
    Base,
    /// A year.
    Year(usize),
    /// The year's target.
    Target(usize),
    /// What the year came to.
    Actual(usize),
}

impl IndicatorKind {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Outcome, Self::Activity];

    /// Its word in texts.
    pub fn word(self) -> &'static str {
        match self {
            Self::Outcome => "成果",
            Self::Activity => "活動",
        }
    }

    fn named(word: &str) -> Option<Self> {
        let word = word.strip_suffix("指標").unwrap_or(word);
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

impl IndicatorDirection {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::More, Self::Less, Self::Keep];

    /// Its words in texts.
    pub fn word(self) -> &'static str {
        match self {
            Self::More => "多いほどよい",
            Self::Less => "少ないほどよい",
            Self::Keep => "保つ",
        }
    }

    fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|direction| {
            let name = direction.word();
            name == word
                || name.strip_suffix("よい").is_some_and(|most| word.strip_suffix("良い") == Some(most))
        })
    }
}

impl IndicatorYear {
    fn is_blank(&self) -> bool {
        [&self.year, &self.target, &self.actual].into_iter().all(String::is_empty)
    }
}

impl Indicator {
    /// Whether nothing is said but which years there might be.
    pub fn is_blank(&self) -> bool {
        let head = Self { years: Vec::new(), ..self.clone() };
        let is_said = |year: &IndicatorYear| !year.target.is_empty() || !year.actual.is_empty();
        head == Self::default() && !self.years.iter().any(is_said)
    }

    /// Whether more is said than its name.
    pub fn says_more(&self) -> bool {
        *self != Self { name: self.name.clone(), ..Self::default() }
    }

    /// It with each text on one line and nothing around it, and without years of which nothing is said.
    pub fn tidied(&self) -> Self {
        let line = |text: &String| {
            let lines = text.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty());
            lines.collect::<Vec<_>>().join(" ")
        };
        let year = |one: &IndicatorYear| IndicatorYear {
            year: line(&one.year),
            target: line(&one.target),
            actual: line(&one.actual),
        };
        Self {
            name: line(&self.name),
            unit: line(&self.unit),
            kind: self.kind,
            direction: self.direction,
            base_year: line(&self.base_year),
            base: line(&self.base),
            years: self.years.iter().map(year).filter(|year| !year.is_blank()).collect(),
        }
    }

    /// What a field says.
    pub fn field(&self, field: IndicatorField) -> &str {
        let year = |at: usize, of: fn(&IndicatorYear) -> &String| {
            self.years.get(at).map_or("", |year| of(year).as_str())
        };
        match field {
            IndicatorField::Name => &self.name,
            IndicatorField::Unit => &self.unit,
            IndicatorField::Kind => self.kind.map_or("", IndicatorKind::word),
            IndicatorField::Direction => self.direction.map_or("", IndicatorDirection::word),
            IndicatorField::BaseYear => &self.base_year,
            IndicatorField::Base => &self.base,
            IndicatorField::Year(at) => year(at, |year| &year.year),
            IndicatorField::Target(at) => year(at, |year| &year.target),
            IndicatorField::Actual(at) => year(at, |year| &year.actual),
        }
    }

    /// Writes a field; a year that is not there takes nothing.
    pub fn set_field(&mut self, field: IndicatorField, text: &str) {
        let place = match field {
            IndicatorField::Kind => return self.kind = IndicatorKind::named(text),
            IndicatorField::Direction => return self.direction = IndicatorDirection::named(text),
            IndicatorField::Name => Some(&mut self.name),
            IndicatorField::Unit => Some(&mut self.unit),
            IndicatorField::BaseYear => Some(&mut self.base_year),
            IndicatorField::Base => Some(&mut self.base),
            IndicatorField::Year(at) => self.years.get_mut(at).map(|year| &mut year.year),
            IndicatorField::Target(at) => self.years.get_mut(at).map(|year| &mut year.target),
            IndicatorField::Actual(at) => self.years.get_mut(at).map(|year| &mut year.actual),
        };
        place.into_iter().for_each(|place| text.clone_into(place));
    }
}
