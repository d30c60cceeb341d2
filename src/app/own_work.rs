//! 自分の取組: whose initiatives the lists keep to. The name is chosen once, and remembered by this browser.

use std::sync::Arc;

use leptos::prelude::*;

use super::Shell;
use crate::browser::local_settings;
use crate::listing::OwnerFilter;
use crate::model::{Sheet, paper};
use crate::route::Route;

/// Where the name is kept.
const OWN_WORK: &str = "goalsheet:own-work";

/// The name that was chosen last; empty for everybody's.
pub(super) fn remembered() -> String {
    local_settings::get::<String>(OWN_WORK).into_iter().collect()
}

impl Shell {
    /// Whose initiatives are shown: none on the screens that are of whole sheets, or where the form does not say whose they are.
    pub(crate) fn own_work(self) -> Option<OwnerFilter> {
        let keeps = matches!(
            self.route.get(),
            Route::List
                | Route::Results
                | Route::Calendar
                | Route::Review
                | Route::Overview
                | Route::Promises
        );
        let owner = self.filter.owner.with(|name| OwnerFilter::of(&paper::form(), name));
        owner.filter(|_| keeps)
    }

    /// Keeps the lists to the initiatives of this name; an empty one shows everybody's.
    pub(crate) fn keep_to_owner(self, name: &str) {
        self.filter.owner.set(name.to_owned());
        local_settings::set(OWN_WORK, &name);
    }

    /// These sheets with what is not shown of them left blank.
    pub(super) fn own_work_only(self, sheets: &[Arc<Sheet>]) -> Vec<Arc<Sheet>> {
        match self.own_work() {
            Some(owner) => sheets.iter().map(|sheet| Arc::new(owner.only(sheet))).collect(),
            None => sheets.to_vec(),
        }
    }
}
