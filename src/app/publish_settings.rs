//! What a person chose for what is published and printed, and how the screen 公開 shows it.

use serde::{Deserialize, Serialize};

use crate::browser::frame;
use crate::model::publication::{Paper, PublishChoice};

/// What a person chose, for this visit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct PublishSettings {
    /// What is published.
    pub(crate) choice: PublishChoice,
    /// Whether a sheet is made to fit its page where it can be.
    pub(crate) fit: bool,
    /// Whether the preview shows the printed pages.
    pub(crate) on_paper: bool,
}

impl PublishSettings {
    /// As long as nothing was chosen.
    pub(crate) const FIRST: Self =
        Self { choice: PublishChoice { whole: false, ..PublishChoice::WHOLE }, fit: true, on_paper: false };

    /// Reads what versions before JSON wrote: a digit for each choice.
    pub(crate) fn from_bits(bits: &str) -> Option<Self> {
        let bits: Vec<bool> = bits.chars().map(|char| char == '1').collect();
        let [reports, readings, cover, whole, a4, fit, on_paper] = bits.try_into().ok()?;
        let paper = if a4 { Paper::A4 } else { Paper::A3 };
        let choice = PublishChoice { reports, readings, cover, whole, paper, ..PublishChoice::WHOLE };
        Some(Self { choice, fit, on_paper })
    }

    /// The paper that sheets are laid out on.
    pub(crate) fn page(&self) -> frame::PageSetup {
        let paper = self.choice.paper;
        frame::PageSetup { content: paper.content(), sizes: if self.fit { paper.fits() } else { &[] } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_versions_before_json_wrote_is_read() {
        let choice =
            PublishChoice { readings: false, whole: false, paper: Paper::A4, ..PublishChoice::WHOLE };
        let settings = PublishSettings { choice, ..PublishSettings::FIRST };
        assert_eq!(PublishSettings::from_bits("1010110"), Some(settings));
        assert_eq!(PublishSettings::from_bits(""), None);
        assert_eq!(PublishSettings::from_bits("10101101"), None);
    }

    #[test]
    fn what_versions_before_the_pictures_of_the_year_wrote_is_read() {
        let stored = r#"{"choice":{"reports":true,"readings":true,"cover":false,"whole":false,"paper":"A4"},"fit":true,"on_paper":true}"#;
        let settings: PublishSettings = serde_json::from_str(stored).expect("settings");
        let choice = PublishChoice { cover: false, whole: false, paper: Paper::A4, ..PublishChoice::WHOLE };
        assert_eq!(settings, PublishSettings { choice, on_paper: true, ..PublishSettings::FIRST });
        assert!(!settings.choice.shows_year());
    }
}
