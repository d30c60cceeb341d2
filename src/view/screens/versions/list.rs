//! The versions of a sheet, newest first, with the choice of two of them.

use leptos::prelude::*;

use super::{Comparing, VersionPick};
use crate::app::Shell;
use crate::app::versions::VersionsShown;
use crate::messages::{ui, versions as words};
use crate::versions::{KeptVersion, Occasion, Staying};

/// So many automatic ones are shown before the others are asked for.
const SHOWN: usize = 5;

/// The list, or why there is none.
#[component]
pub(super) fn VersionList(comparing: Comparing) -> impl IntoView {
    let told = Signal::derive(move || {
        comparing.shown.with(|shown| match shown {
            VersionsShown::Opening => words::OPENING,
            VersionsShown::NoPlace => words::NO_PLACE,
            VersionsShown::Unreadable => words::UNREADABLE,
            VersionsShown::Here(found) if found.is_empty() => words::EMPTY,
            VersionsShown::Here(_) => "",
        })
    });
    let is_told = move || !told.get().is_empty();
    let is_unfolded = RwSignal::new(false);
    let folded = Signal::derive(move || {
        let automatic = comparing.all().iter().filter(|(one, _)| one.occasion == Occasion::Automatic).count();
        if is_unfolded.get() { 0 } else { automatic.saturating_sub(SHOWN) }
    });
    let rows = move || {
        let mut automatic = 0;
        let is_shown = |(one, _): &(KeptVersion, String)| {
            automatic += usize::from(one.occasion == Occasion::Automatic);
            one.occasion != Occasion::Automatic || is_unfolded.get() || automatic <= SHOWN
        };
        comparing
            .all()
            .into_iter()
            .filter(is_shown)
            .map(|(one, changed)| row(comparing, one, changed))
            .collect_view()
    };
    view! {
        <section class="version-list no-print" aria-labelledby="versions-title">
            <h2 id="versions-title">{words::LIST}</h2>
            <p class="told" role="status" hidden=move || !is_told()>{told}</p>
            <div hidden=is_told>
                <div class="tools">
                    <button class="btn fill" on:click=move |_| comparing.compare()>{words::COMPARE}</button>
                </div>
                <table class="version-picks">
                    <thead>
                        <tr>
                            <th scope="col">{words::BEFORE}</th>
                            <th scope="col">{words::AFTER}</th>
                            <th scope="col">{words::WHEN}</th>
                        </tr>
                    </thead>
                    <tbody>
                        <tr>
                            <td></td>
                            <td>{after(comparing, VersionPick::Now, words::NOW)}</td>
                            <th scope="row" class="own">{words::NOW}</th>
                        </tr>
                        {rows}
                    </tbody>
                </table>
                <button class="btn small" hidden=move || folded.get() == 0 on:click=move |_| is_unfolded.set(true)>
                    {move || words::unfold(folded.get())}
                </button>
                <p class="hint">{words::HOW}</p>
            </div>
        </section>
    }
}

fn row(comparing: Comparing, version: KeptVersion, changed: String) -> AnyView {
    let now = Shell::expect().now();
    let name = words::version(&version, &now);
    let class = match version.occasion.staying() {
        Staying::First => "auto",
        Staying::Second => "",
        Staying::Own => "own",
    };
    let pick = VersionPick::Kept(version.clone());
    view! {
        <tr>
            <td>{before(comparing, pick.clone(), &name)}</td>
            <td>{after(comparing, pick, &name)}</td>
            <th scope="row" class=class>
                <b>{words::occasion(&version.occasion)}</b>
                " "
                {version.name.clone()}
                <small>{ui::day_time(&version.at, &now)} "　" {changed}</small>
            </th>
        </tr>
    }
    .into_any()
}

fn before(comparing: Comparing, pick: VersionPick, name: &str) -> AnyView {
    let own = pick.clone();
    let is_chosen = move || comparing.before.with(|before| before.as_ref() == Some(&own));
    radio("version-before", words::choice(words::BEFORE, name), is_chosen, move || {
        comparing.before.set(Some(pick.clone()));
    })
}

fn after(comparing: Comparing, pick: VersionPick, name: &str) -> AnyView {
    let own = pick.clone();
    let is_chosen = move || comparing.after.with(|after| *after == own);
    radio("version-after", words::choice(words::AFTER, name), is_chosen, move || {
        comparing.after.set(pick.clone())
    })
}

fn radio(
    group: &'static str,
    name: String,
    is_chosen: impl Fn() -> bool + Send + 'static,
    choose: impl Fn() + 'static,
) -> AnyView {
    view! {
        <label>
            <input type="radio" name=group aria-label=name prop:checked=is_chosen on:change=move |_| choose() />
        </label>
    }
    .into_any()
}

impl Comparing {
    /// All versions, with what each changed.
    fn all(self) -> Vec<(KeptVersion, String)> {
        match self.shown.get() {
            VersionsShown::Here(found) => found.to_vec(),
            _ => Vec::new(),
        }
    }
}
