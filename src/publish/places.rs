//! Where the links of a picture lead: in the app to screens, on a published page to places of that page.

use std::collections::HashMap;

use crate::model::{Sheet, SheetId};
use crate::route::Route;

/// Where links lead.
pub enum PageAnchors {
    /// To screens of the app.
    App,
    /// To the anchors that a page's sheets have.
    Page(HashMap<SheetId, String>),
}

impl PageAnchors {
    /// Whether the picture stands in the app.
    pub fn is_app(&self) -> bool {
        matches!(self, Self::App)
    }

    /// The address of a sheet; none where the page has none of it.
    pub fn sheet(&self, sheet: &Sheet) -> Option<String> {
        match self {
            Self::App => Some(Route::Sheet(sheet.id.clone()).href()),
            Self::Page(anchors) => anchors.get(&sheet.id).map(|anchor| format!("#{anchor}")),
        }
    }

    /// The address of a screen; none on a page, which has no screens.
    pub fn screen(&self, route: &Route) -> Option<String> {
        self.is_app().then(|| route.href())
    }
}
