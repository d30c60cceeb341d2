//! Slides: what is asked of the engine that makes them, and the way in and out.

use leptos::prelude::*;

use super::Shell;
use crate::browser::full_screen;
use crate::protocol::MakeSlides;

impl Shell {
    /// The slides of the sheets that are chosen on 公開; none where there are none.
    pub(crate) fn slides_request(self) -> Option<MakeSlides> {
        let sheets = self.chosen_sheets();
        let reports = self.publish_screen.settings.get().choice.reports;
        let city = self.settings().with(|settings| settings.city.clone());
        (!sheets.is_empty()).then(|| MakeSlides { content: self.content(&sheets), reports, city })
    }

    /// Goes back to where they were started.
    pub(crate) fn leave_slides(self) {
        self.go(&self.publish_screen.before_slides.get_untracked());
    }

    /// The whole screen, or a window again.
    pub(crate) fn toggle_full_screen(self) {
        full_screen::toggle();
    }
}
