//! 自分の取組: keeps what a screen shows to the initiatives of one person, where the form says whose they are.

use leptos::prelude::*;

use super::choose::Choose;
use crate::app::Shell;
use crate::listing;
use crate::messages::list as words;

/// Whose initiatives are shown: everybody's, or those of a name that stands in the year's sheets.
#[component]
pub(crate) fn OwnWorkSelect() -> impl IntoView {
    let shell = Shell::expect();
    let form = shell.form();
    let names = Memo::new(move |_| {
        let form = form.get();
        form.owner()?;
        let mut names =
            shell.document().with(|document| listing::owners(document, &form, shell.filter.year.get()));
        // Who is chosen stays among them, so that nothing is hidden by what cannot be seen.
        let chosen = shell.filter.owner.get();
        if !chosen.is_empty() && !names.contains(&chosen) {
            names.push(chosen);
        }
        Some(names)
    });
    move || {
        let names = names.get()?;
        let options = std::iter::once(words::EVERYBODY.to_owned()).chain(names.iter().cloned()).collect();
        let at = {
            let names = names.clone();
            let chosen = shell.filter.owner.get_untracked();
            names.iter().position(|name| *name == chosen).map_or(0, |at| at + 1)
        };
        let choose = move |at: usize| {
            let name = at.checked_sub(1).and_then(|at| names.get(at));
            shell.keep_to_owner(name.map_or("", String::as_str));
        };
        Some(view! { <Choose name=words::OWN_WORK options=options chosen=move || at choose=choose /> })
    }
}
