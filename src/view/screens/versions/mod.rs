//! `#/sheet/<id>/history`: the versions of one sheet (履歴), and two of them compared on the paper.

mod list;
mod naming;

use std::sync::Arc;

use leptos::prelude::*;

use super::sheet::Missing;
use crate::app::Shell;
use crate::app::versions::VersionsShown;
use crate::messages::{ui, versions as words};
use crate::model::{Sheet, SheetId};
use crate::route::Route;
use crate::versions::{KeptVersion, Occasion};
use crate::view::shared::derived::{SheetMemo, derived};
use crate::view::shared::drawn::Drawn;
use list::VersionList;
use naming::NamingDialog;

/// One of two that are compared.
#[derive(Clone, PartialEq)]
enum VersionPick {
    /// The sheet as it is.
    Now,
    /// A version.
    Kept(KeptVersion),
}

/// What is chosen on the screen.
#[derive(Clone, Copy)]
struct Comparing {
    sheet: SheetMemo,
    shown: RwSignal<VersionsShown>,
    before: RwSignal<Option<VersionPick>>,
    after: RwSignal<VersionPick>,
    /// What the paper shows.
    compared: RwSignal<Option<(VersionPick, VersionPick)>>,
    is_of_plan: RwSignal<bool>,
    /// Whether both lie side by side.
    is_beside: RwSignal<bool>,
    /// The change that was gone to last, from 1.
    at: RwSignal<usize>,
}

/// The screen.
#[component]
pub(crate) fn VersionsScreen(id: SheetId) -> impl IntoView {
    let shell = Shell::expect();
    let sheet = shell.sheet(id.clone());
    let comparing = Comparing {
        sheet,
        shown: shell.versions_of(id.clone()),
        before: RwSignal::new(None),
        after: RwSignal::new(VersionPick::Now),
        compared: RwSignal::new(None),
        is_of_plan: RwSignal::new(false),
        is_beside: RwSignal::new(false),
        at: RwSignal::new(0),
    };
    Effect::new(move |_| comparing.begin());
    let exists = derived(move || sheet.with(Option::is_some));
    move || match exists.get() {
        true => view! { <VersionsOfSheet id=id.clone() comparing=comparing /> }.into_any(),
        false => view! { <Missing id=id.clone() /> }.into_any(),
    }
}

#[component]
fn VersionsOfSheet(id: SheetId, comparing: Comparing) -> impl IntoView {
    let shell = Shell::expect();
    let goal = Signal::derive(move || {
        comparing.sheet.with(|sheet| sheet.as_ref().map(|sheet| ui::goal(&sheet.goal).to_owned()))
    });
    let asked = RwSignal::new(false);
    let named = id.clone();
    view! {
        <main class="page wide versions-screen" id="main" tabindex="-1">
            <div class="screen-head no-print">
                <h1>{words::TITLE}" "<small>{goal}</small></h1>
                <div class="tools">
                    <a class="btn" href=Route::Sheet(id.clone()).href()>{words::TO_SHEET}</a>
                    <button class="btn" on:click=move |_| asked.set(true)>{words::KEEP}</button>
                </div>
            </div>
            <div class="two">
                <VersionList comparing=comparing />
                <ComparedPaper id=id comparing=comparing />
            </div>
            <NamingDialog
                asked=asked
                keep=move |occasion: Occasion, name: String| shell.keep_under_name(&named, occasion, &name)
            />
        </main>
    }
}

/// Two versions on one paper, and what can be done with them.
#[component]
fn ComparedPaper(id: SheetId, comparing: Comparing) -> impl IntoView {
    let shell = Shell::expect();
    let drawing = shell.draw_comparison(move || comparing.pair(), comparing.is_beside);
    let is_chosen = move || comparing.compared.with(Option::is_some);
    let heading = Signal::derive(move || comparing.heading(shell));
    let back =
        Signal::derive(move || comparing.earlier().map(|one| words::bring_back(&one.at, &shell.now())));
    let step = move |by: isize| {
        let to = comparing.at.get_untracked().saturating_add_signed(by).max(1);
        // After the last comes the first.
        if let Some(at) = [to, 1].into_iter().find(|at| shell.go_to_change(*at)) {
            comparing.at.set(at);
        }
    };
    let scope = move |name: &'static str, is_of_plan: bool| {
        let is_pressed = Signal::derive(move || (comparing.is_of_plan.get() == is_of_plan).to_string());
        view! {
            <button aria-pressed=is_pressed on:click=move |_| comparing.look_at(is_of_plan)>
                {name}
            </button>
        }
    };
    view! {
        <section class="compared-side" aria-label=words::COMPARE>
            <p class="empty" hidden=is_chosen>{words::CHOOSE}</p>
            <div hidden=move || !is_chosen()>
                <h2>{heading}</h2>
                <div class="tools no-print">
                    <div class="seg" role="group" aria-label=words::SCOPE>
                        {scope(words::WHOLE, false)} {scope(words::PLAN, true)}
                    </div>
                    <button
                        class="btn small beside-button"
                        aria-pressed=Signal::derive(move || comparing.is_beside.get().to_string())
                        on:click=move |_| {
                            comparing.at.set(0);
                            comparing.is_beside.update(|is| *is = !*is);
                        }
                    >
                        {words::BESIDE}
                    </button>
                    <button class="btn small" on:click=move |_| step(-1)>{words::PREVIOUS}</button>
                    <button class="btn small" on:click=move |_| step(1)>{words::NEXT}</button>
                    <span class="grow"></span>
                    <button class="btn small" data-print on:click=move |_| shell.print()>{ui::PRINT}</button>
                    <button
                        class="btn small"
                        hidden=move || back.with(Option::is_none)
                        on:click=move |_| {
                            if let Some(version) = comparing.earlier() {
                                shell.bring_back(&id, &version);
                            }
                        }
                    >
                        {back}
                    </button>
                </div>
                <Drawn drawing=drawing class="comparison" />
            </div>
        </section>
    }
}

impl Comparing {
    /// What is compared before anybody chose: the end of a step, else the last version that is not the sheet as it is.
    fn begin(self) {
        let VersionsShown::Here(found) = self.shown.get() else { return };
        if self.before.with_untracked(Option::is_some) {
            return;
        }
        let now = self.sheet.get_untracked();
        let closed = found.iter().find(|(one, _)| one.occasion == Occasion::Closed);
        let other = || found.iter().find(|(one, _)| now.as_ref().is_some_and(|now| *now != one.sheet));
        if let Some((version, _)) = closed.or_else(other).or(found.first()) {
            self.before.set(Some(VersionPick::Kept(version.clone())));
            self.compare();
        }
    }

    /// Shows what is chosen.
    fn compare(self) {
        let chosen = self.before.get_untracked().map(|before| (before, self.after.get_untracked()));
        self.at.set(0);
        self.compared.set(chosen);
    }

    /// Shows the whole paper, or what was planned when a step was last closed.
    fn look_at(self, is_of_plan: bool) {
        self.at.set(0);
        self.is_of_plan.set(is_of_plan);
    }

    /// Both sheets, and whether only the plan is compared.
    fn pair(self) -> Option<(Arc<Sheet>, Arc<Sheet>, bool)> {
        let sheet_of = |pick: VersionPick| match pick {
            VersionPick::Now => self.sheet.get(),
            VersionPick::Kept(version) => Some(version.sheet),
        };
        let (before, after) = self.compared.get()?;
        Some((sheet_of(before)?, sheet_of(after)?, self.is_of_plan.get()))
    }

    /// The version that is compared as the earlier one, which can be brought back.
    fn earlier(self) -> Option<KeptVersion> {
        self.compared.with(|compared| match compared {
            Some((VersionPick::Kept(version), _)) => Some(version.clone()),
            _ => None,
        })
    }

    fn heading(self, shell: Shell) -> String {
        let now = shell.now();
        let name = |pick: &VersionPick| match pick {
            VersionPick::Now => words::NOW.to_owned(),
            VersionPick::Kept(version) => words::version(version, &now),
        };
        self.compared
            .with(|compared| compared.as_ref().map(|(a, b)| words::between(&name(a), &name(b))))
            .into_iter()
            .collect()
    }
}
