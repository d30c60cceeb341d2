//! `#/kiosk`: the year for everybody who stands before it, as a trial run in the app and as all that a kiosk's file is.

use leptos::prelude::*;

use crate::app::Shell;
use crate::app::kiosk::{KioskState, Opening, open_file};
use crate::app::kiosk_watch::ASKING;
use crate::messages::{kiosk as words, publish_screen, showing};
use crate::route::Route;

/// The trial run, with what is chosen on 公開.
#[component]
pub(crate) fn KioskScreen() -> impl IntoView {
    let opening = Shell::expect().try_kiosk();
    view! { <Opened opening=opening way_out=true /> }
}

/// A kiosk's file: nothing else of the app is there.
#[component]
pub fn KioskFile() -> impl IntoView {
    let opening = open_file();
    view! { <Opened opening=opening way_out=false /> }
}

#[component]
fn Opened(opening: RwSignal<Opening>, way_out: bool) -> impl IntoView {
    let told = move |text: String| {
        view! {
            <main class="page" id="main">
                <h1>{showing::KIOSK}</h1>
                <p role="status">{text}</p>
                {way_out.then(|| view! { <p><a class="btn" href=Route::Publish.href()>{publish_screen::TITLE}</a></p> })}
            </main>
        }
        .into_any()
    };
    move || match opening.get() {
        Opening::Waiting => told(showing::LOADING.to_owned()),
        Opening::Failed(why) => told(why),
        Opening::Open(kiosk) => view! { <KioskView kiosk=*kiosk /> }.into_any(),
    }
}

/// The page of the place, the buttons at its foot, and what lies over it.
#[component]
fn KioskView(kiosk: KioskState) -> impl IntoView {
    kiosk.begin();
    let step = Signal::derive(move || kiosk.step.get().to_string());
    // Its seconds go on without it being drawn anew.
    let is_asking = Memo::new(move |_| kiosk.watch.left().is_some());
    view! {
        <div class="kiosk" class:inverted=move || kiosk.is_inverted.get() data-step=step>
            <main class="k-page" id="main" tabindex="0" node_ref=kiosk.node></main>
            <Foot kiosk=kiosk />
            {move || is_asking.get().then(|| view! { <Asked kiosk=kiosk /> })}
            {move || kiosk.is_closing.get().then(|| view! { <Closing kiosk=kiosk /> })}
        </div>
    }
}

/// What can be done on every page.
#[component]
fn Foot(kiosk: KioskState) -> impl IntoView {
    let is_start =
        Signal::derive(move || kiosk.place.with(|place| place.is_empty() || place.starts_with("group/")));
    // The goals before and after this one.
    let beside = move |by: isize| {
        let place = kiosk.place.get();
        let number = place.strip_prefix("goal/")?.split('/').next()?.parse::<usize>().ok()?;
        Some(format!("goal/{}", number.checked_add_signed(by)?)).filter(|place| kiosk.has(place))
    };
    let step = move |by: isize, name: &'static str, class: &'static str| {
        let go = move |_| {
            if let Some(place) = untrack(|| beside(by)) {
                kiosk.step_to(&place);
            }
        };
        view! { <button class=class hidden=move || beside(by).is_none() on:click=go>{name}</button> }
    };
    let more = Signal::derive(move || {
        kiosk.more.with(|more| match more.is_below {
            true => words::more(more.left, &more.unit),
            false => words::TO_TOP.to_owned(),
        })
    });
    let is_whole = move || kiosk.more.with(|more| !more.is_below && !more.is_above);
    view! {
        <footer class="k-foot" role="group" aria-label=words::BUTTONS>
            <p class="k-hint" hidden=move || !is_start.get()>{words::TOUCH}</p>
            <button class="k-home" hidden=move || is_start.get() on:click=move |_| kiosk.end()>{words::HOME}</button>
            <button hidden=move || is_start.get() || !kiosk.has_way_back() on:click=move |_| kiosk.back()>
                {words::BACK}
            </button>
            {step(-1, words::PREVIOUS, "k-previous")} {step(1, words::NEXT, "k-next")}
            <button
                class="k-more"
                class:up=move || kiosk.more.with(|more| !more.is_below)
                hidden=is_whole
                on:click=move |_| kiosk.go_on()
            >
                {more}
            </button>
            <button class="k-larger" on:click=move |_| kiosk.enlarge()>
                {words::LARGER} <span aria-hidden="true"><b></b><b></b><b></b></span>
            </button>
            <button
                class="k-invert"
                aria-pressed=move || kiosk.is_inverted.get().to_string()
                on:click=move |_| kiosk.is_inverted.update(|is| *is = !*is)
            >
                {words::INVERT}
            </button>
        </footer>
    }
}

/// Asks whether anybody is there, and counts down in figures and as a ring.
#[component]
fn Asked(kiosk: KioskState) -> impl IntoView {
    /// The ring's length.
    const AROUND: u32 = 616;
    let left = move || kiosk.watch.left().unwrap_or(0);
    let ring = move || format!("{} {AROUND}", AROUND * left() / ASKING);
    view! {
        <div class="k-over k-asked" role="alertdialog" aria-labelledby="k-asked">
            <div class="k-box">
                <h2 id="k-asked">{words::STILL_THERE}</h2>
                <div class="k-count">
                    <svg viewBox="0 0 232 232" aria-hidden="true">
                        <circle class="k-track" cx="116" cy="116" r="98"></circle>
                        <circle class="k-ring" cx="116" cy="116" r="98" transform="rotate(-90 116 116)" stroke-dasharray=ring></circle>
                        <text x="116" y="146" text-anchor="middle">{left}</text>
                    </svg>
                    <p>
                        {words::LEFT} <b>{move || words::seconds(left())}</b> {words::THEN[0]} <br /> {words::THEN[1]}
                        <br /> {words::THEN[2]}
                    </p>
                </div>
                <button class="k-yes" on:click=move |_| kiosk.touched()>{words::GO_ON}</button>
                <button class="k-no" on:click=move |_| kiosk.end()>{words::END}</button>
                <p class="k-anywhere">{words::ANYWHERE}</p>
            </div>
        </div>
    }
}

/// How a kiosk's file is closed: it leads nowhere itself.
#[component]
fn Closing(kiosk: KioskState) -> impl IntoView {
    view! {
        <div class="k-over" role="alertdialog" aria-labelledby="k-closing">
            <div class="k-box">
                <h2 id="k-closing">{words::CLOSING}</h2>
                <p>{words::CLOSE_HOW}</p>
                <button class="k-yes" on:click=move |_| kiosk.is_closing.set(false)>{words::STAY}</button>
            </div>
        </div>
    }
}
