//! The fields of the screen 設定, and whose they are.

/// Whose fields are changed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum SettledRow {
    /// The form itself.
    Form,
    /// A part of the form, by its name in files.
    Part(String),
    /// A grade, counted from 0.
    Grade(usize),
    /// The scale of grades as a whole.
    Scale,
    /// Who judges, counted from 0.
    Reviewer(usize),
}

/// A field of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettledField {
    /// The name: of the form, of a part, of a grade, of who judges.
    Name,
    /// The form's title.
    Title,
    /// 様式番号.
    Number,
    /// The paper.
    Paper,
    /// What a group of departments is called.
    Group,
    /// What a department is called.
    Department,
    /// What follows a plan's name.
    Position,
    /// What stands before the parts under the initiatives.
    Notes,
    /// How many initiatives there are.
    Initiatives,
    /// What is printed small under a part's name.
    Note,
    /// What an empty field says.
    Hint,
    /// A good entry.
    Example,
    /// The most characters.
    Limit,
    /// From which step on it is needed: the step's id.
    Needed,
    /// What there is to choose from, a line each.
    Choices,
    /// Whether its text holds indicators.
    Indicators,
    /// Whether it stands beside the part before.
    Beside,
    /// Whether it is published.
    Published,
    /// From how many percent on a grade is proposed.
    From,
    /// Whether a grade stands outside the count.
    Outside,
    /// Whether departments grade their own initiatives: the name of that in files.
    OwnGrade,
    /// What is graded: the name of that in files.
    Graded,
}

impl SettledField {
    /// Which numbers a field can say; none where it says something else.
    pub fn bounds(self) -> Option<std::ops::RangeInclusive<u32>> {
        match self {
            Self::Initiatives => Some(1..=99),
            Self::Limit => Some(1..=200_000),
            Self::From => Some(0..=1000),
            _ => None,
        }
    }
}
