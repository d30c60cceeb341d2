//! Other cities' forms, as the reader knows them.

use super::{Progress, Respond};
use crate::codec::{settings, stored};
use crate::model::paper;
use crate::protocol::{DrawForm, ListForms};
use crate::publish;

/// The forms that ship, after what cities have published; `tests/native/forms.rs` reads them all.
const FORMS: [&str; 6] = [
    include_str!("../../assets/forms/ueda.goalsettings.json"),
    include_str!("../../assets/forms/minamiashigara.goalsettings.json"),
    include_str!("../../assets/forms/tottori.goalsettings.json"),
    include_str!("../../assets/forms/okazaki.goalsettings.json"),
    include_str!("../../assets/forms/osaka-library.goalsettings.json"),
    include_str!("../../assets/forms/matsusaka.goalsettings.json"),
];

impl Respond for ListForms {
    fn respond(self, _: &mut Progress<'_>) -> Vec<(String, String)> {
        let read = |text: &str| {
            let settings = settings::decode(text)?.ok()?;
            Some((settings.form.name.clone(), text.to_owned()))
        };
        FORMS.into_iter().filter_map(read).collect()
    }
}

impl Respond for DrawForm {
    fn respond(self, _: &mut Progress<'_>) -> Option<String> {
        let settings = stored::decode_settings(&self.settings).ok()?;
        let sheet = match self.sheet {
            Some(packed) => Some(packed.unpack()?),
            None => None,
        };
        let draw = || publish::form::drawn(&settings, sheet.as_ref(), &self.changed);
        Some(paper::by_form(settings.whole_form(), draw))
    }
}
