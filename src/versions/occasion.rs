//! On what occasion a version is kept, and what gives way first where there are too many.

/// Why a version was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Occasion {
    /// By itself, when the sheet was left or after a pause (自動).
    Automatic,
    /// A person kept it under a name (名前を付けて残す).
    Named,
    /// A person kept it as what was handed in (提出).
    Submitted,
    /// A person kept it as the end of a step of the year (段階の締め).
    Closed,
    /// It went into a file (送付).
    Sent,
    /// As it stood before a file was taken in (取り込み前).
    BeforeImport,
    /// As a file had it of which not all was taken in (受け取った版).
    Received,
    /// As it came from a file (取り込み).
    Imported,
    /// It was published (公開).
    Published,
    /// As it stood before an earlier version was brought back (戻す前).
    BeforeReturn,
    /// Something that a later version of the app writes down.
    Later(String),
}

/// Which versions give way first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Staying {
    /// Those kept by themselves.
    First,
    /// Those kept beside something else that a person did.
    Second,
    /// Those that a person kept: they never give way.
    Own,
}

impl Occasion {
    const ALL: [(&'static str, Self); 10] = [
        ("automatic", Self::Automatic),
        ("named", Self::Named),
        ("submitted", Self::Submitted),
        ("closed", Self::Closed),
        ("sent", Self::Sent),
        ("before_import", Self::BeforeImport),
        ("received", Self::Received),
        ("imported", Self::Imported),
        ("published", Self::Published),
        ("before_return", Self::BeforeReturn),
    ];

    /// Those that a person chooses from.
    pub const OWN: [Self; 3] = [Self::Named, Self::Submitted, Self::Closed];

    /// Its name where it is stored.
    pub fn code(&self) -> &str {
        match self {
            Self::Later(code) => code,
            known => Self::ALL.iter().find(|(_, one)| one == known).map_or("", |(code, _)| code),
        }
    }

    /// The occasion of this name.
    pub fn of_code(code: &str) -> Self {
        let known = Self::ALL.into_iter().find(|(known, _)| *known == code);
        known.map_or_else(|| Self::Later(code.to_owned()), |(_, occasion)| occasion)
    }

    /// When it gives way.
    pub fn staying(&self) -> Staying {
        match self {
            Self::Automatic => Staying::First,
            Self::Sent
            | Self::BeforeImport
            | Self::Received
            | Self::Imported
            | Self::Published
            | Self::BeforeReturn => Staying::Second,
            // What is not understood is not for this version to drop.
            Self::Named | Self::Submitted | Self::Closed | Self::Later(_) => Staying::Own,
        }
    }
}
