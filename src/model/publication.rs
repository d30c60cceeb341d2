//! What is chosen for a publication, and the paper it is printed on.

use serde::{Deserialize, Serialize};

use super::{Column, FormPart, paper};

/// What is published, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishChoice {
    /// The two reports; without them the plan only. Their columns are left out, but in a workbook, where they are empty.
    pub reports: bool,
    /// 目標と実績 with its verdicts. They are read from reports: without those there are none.
    pub readings: bool,
    /// The list of a group's goals as a printed page before its sheets; on the screen it is always there.
    pub cover: bool,
    /// Whether the data that a file carries for the app hold the sheets whole, with remarks that only the app shows.
    /// Otherwise they hold what can be seen and no more: nothing that a person left out travels along unseen.
    pub whole: bool,
    /// What it is printed on.
    pub paper: Paper,
    /// 全体 before the sheets. It counts verdicts: without those there is none.
    #[serde(default)]
    pub overview: bool,
    /// 計画との対応 before the sheets.
    #[serde(default)]
    pub alignment: bool,
    /// 予定 before the sheets.
    #[serde(default)]
    pub calendar: bool,
    /// 決裁欄 on each sheet, for those who sign it on paper: of a print only, in no file.
    #[serde(default)]
    pub approval: bool,
    /// Whether it is for the office itself: a print shows what is not published too, and what the form does not name.
    #[serde(default)]
    pub office: bool,
}

/// Paper, landscape.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Paper {
    /// As the form has always been.
    A3,
    /// Half of it.
    A4,
}

impl PublishChoice {
    /// Everything that the sheets have, to be kept or passed on and opened again.
    pub const WHOLE: Self = Self {
        reports: true,
        readings: true,
        cover: true,
        whole: true,
        paper: Paper::A3,
        overview: false,
        alignment: false,
        calendar: false,
        approval: false,
        office: false,
    };

    /// The same without the pictures of the year: sheets alone.
    pub fn of_sheets(self) -> Self {
        Self { overview: false, alignment: false, calendar: false, ..self }
    }

    /// The same without what is of a print only.
    pub fn of_file(self) -> Self {
        Self { approval: false, office: false, ..self }
    }

    /// Whether a file holds the sheets whole, with their reports.
    pub fn is_whole(&self) -> bool {
        self.whole && self.reports
    }

    /// Whether 全体 is on the page.
    pub fn shows_overview(&self) -> bool {
        self.overview && self.shows_readings()
    }

    /// Whether 計画との対応 is on the page: in a form that names neither plans nor SDGs there is none.
    pub fn shows_alignment(&self) -> bool {
        self.alignment && self.can_align()
    }

    /// Whether 計画との対応 can be chosen under the form in use.
    pub fn can_align(&self) -> bool {
        let form = paper::form();
        let is_shown = |part| form.known(part).is_some_and(|part| part.is_published || self.office);
        [FormPart::Positions, FormPart::Sdgs].into_iter().any(is_shown)
    }

    /// Whether any picture of the year is on the page.
    pub fn shows_year(&self) -> bool {
        self.shows_overview() || self.shows_alignment() || self.calendar
    }

    /// Whether 目標と実績 is on the page.
    pub fn shows_readings(&self) -> bool {
        self.readings && self.reports
    }

    /// The columns of 取組 that are on the page.
    pub fn columns(&self) -> &'static [Column] {
        if self.reports { &Column::ALL } else { &Column::ALL[..3] }
    }
}

impl Paper {
    /// Both.
    pub const ALL: [Self; 2] = [Self::A3, Self::A4];

    /// Its name in style sheets.
    pub fn class(self) -> &'static str {
        match self {
            Self::A3 => "a3",
            Self::A4 => "a4",
        }
    }

    /// What stands between its margins, width and height in millimetres; page.css has the margins.
    pub fn content(self) -> (u16, u16) {
        match self {
            Self::A3 => (396, 271),
            Self::A4 => (277, 186),
        }
    }

    /// The percents to which a sheet may be scaled so that it fits to a page, each a class `fit-95` of page.css; the
    /// last is still readable, at 6.8 points.
    pub fn fits(self) -> &'static [u8] {
        match self {
            Self::A3 => &[95, 90, 85, 80, 75],
            Self::A4 => &[95, 90, 85],
        }
    }
}
