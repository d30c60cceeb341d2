//! The one place for notices, and the banners for what must not be overlooked.

use std::time::Duration;

use leptos::prelude::*;

use crate::app::Shell;
use crate::app::notices::Notice;
use crate::app::timer::Timer;
use crate::messages::{
    backup, engines as engine_words, files as files_words, list as list_words, offline, publish_screen,
    saving, sending, ui,
};
use crate::route::Route;
use crate::view::shared::unreadable::UnreadableBanner;

/// How long a message stays; what did not work stays until it is closed. Undo itself has no such limit.
const SHOWN_FOR: Duration = Duration::from_secs(15);

/// The last thing that was done, announced to screen readers, with 元に戻す where it can be taken back.
#[component]
pub(crate) fn NoticeArea() -> impl IntoView {
    let shell = Shell::expect();
    let timer = Timer::default();
    Effect::new(move |_| {
        let passing =
            shell.notices.notice.with(|notice| notice.as_ref().is_some_and(|notice| !notice.is_trouble));
        timer.stop();
        if passing {
            timer.restart(SHOWN_FOR, move || shell.notices.notice.set(None));
        }
    });
    let shown = move |notice: Notice| {
        view! {
            <div class="notice" class:bad=notice.is_trouble>
                <span>{notice.text}</span>
                {notice
                    .undoable
                    .then(|| {
                        view! {
                            <button class="btn small" on:click=move |_| shell.take_back()>{ui::TAKE_BACK}</button>
                        }
                    })}
                {notice
                    .redoable
                    .then(|| view! { <button class="btn small" on:click=move |_| shell.redo()>{ui::REDO}</button> })}
                {notice
                    .years
                    .into_iter()
                    .map(|year| {
                        let show = move |_| shell.show_year(year);
                        view! { <button class="btn small" on:click=show>{list_words::show_year(year)}</button> }
                    })
                    .collect_view()}
                {(!notice.printed.is_empty())
                    .then(|| {
                        let settings = move |_| shell.publish_only(&notice.printed);
                        view! { <button class="btn small" on:click=settings>{publish_screen::SETTINGS}</button> }
                    })}
                {notice
                    .beside
                    .map(|beside| {
                        let compare = move |_| shell.compare_beside(&beside);
                        view! { <button class="btn small" on:click=compare>{saving::COMPARE}</button> }
                    })}
                {(!notice.sent.is_empty())
                    .then(|| {
                        let ask = move |_| shell.ask_recipient(notice.sent.clone());
                        view! { <button class="btn small" on:click=ask>{sending::NOTE}</button> }
                    })}
                <button class="tiny" aria-label=ui::CLOSE on:click=move |_| shell.notices.notice.set(None)>"×"</button>
            </div>
        }
    };
    view! {
        <div class="notices no-print">
            <div role="status" aria-live="polite">{move || shell.notices.notice.get().map(shown)}</div>
            <NotSaved/>
        </div>
    }
}

/// Stays where one looks while nothing is saved: the banner, which an alert tells, may have scrolled away.
#[component]
fn NotSaved() -> impl IntoView {
    let shell = Shell::expect();
    let is_shown = Memo::new(move |_| shell.is_not_saved());
    Effect::new(move |_| {
        if is_shown.get() {
            shell.keep_field_clear_of(".notice.not-saved");
        }
    });
    view! {
        <Show when=move || is_shown.get()>
            <div class="notice bad not-saved">
                <span>{move || shell.saving.state.with(saving::not_saved)}</span>
                <button class="btn small" on:click=move |_| shell.export_all()>{files_words::EXPORT_ALL}</button>
                <button class="tiny" aria-label=ui::CLOSE on:click=move |_| shell.saving.failure_put_off.set(true)>
                    "×"
                </button>
            </div>
        </Show>
    }
}

/// What could not be saved or read, and the ways out.
#[component]
pub(crate) fn Banners() -> impl IntoView {
    let shell = Shell::expect();
    view! {
        <Show when=move || shell.saving.state.with(saving::is_failed)>
            <div class="banner bad no-print" role="alert">
                <div>
                    <p>{move || shell.saving.state.with(saving::failure)}</p>
                    <p>{Signal::derive(move || saving::only_on_screen(&shell.only_on_screen()))}</p>
                </div>
                <button class="btn" on:click=move |_| shell.export_all()>{files_words::EXPORT_ALL}</button>
            </div>
        </Show>
        <Show when=move || shell.notices.wrong_clock.with(Option::is_some)>
            <div class="banner bad no-print" role="alert">
                <p>{Signal::derive(move || shell.notices.wrong_clock.with(|shown| shown.as_ref().map(ui::wrong_clock)))}</p>
            </div>
        </Show>
        <Show when=move || shell.reading_failure().with(Option::is_some)>
            <div class="banner bad no-print" role="alert">
                <p>{move || shell.reading_failure().with(|why| why.as_ref().map(engine_words::reading_failed))}</p>
                <button class="btn" on:click=move |_| shell.read_again()>{engine_words::READ_AGAIN}</button>
            </div>
        </Show>
        <Show when=move || shell.space_is_scarce()>
            <div class="banner no-print" role="status">
                <p>{Signal::derive(move || saving::scarce(shell.saving.space.get()))}</p>
                <button class="btn small" on:click=move |_| shell.back_up()>{backup::BACK_UP}</button>
                <a class="btn small" href=Route::Bin.href()>{ui::BIN}</a>
                <button class="btn small off" on:click=move |_| shell.saving.space_put_off.set(true)>{ui::CLOSE}</button>
            </div>
        </Show>
        <Show when=move || shell.has_new_version()>
            <div class="banner quiet no-print" role="status">
                <p>{offline::NEW_VERSION}</p>
                <button class="btn small" on:click=move |_| shell.take_new_version()>{offline::TAKE}</button>
                <button class="btn small off" on:click=move |_| shell.offline.is_put_off.set(true)>{offline::LATER}</button>
            </div>
        </Show>
        <Show when=move || shell.reading_is_slow().is_some()>
            <div class="banner no-print" role="status">
                <p>{move || engine_words::reading_is_slow(shell.reading_is_slow() == Some(true))}</p>
                <button class="btn" on:click=move |_| shell.stop_reading()>{engine_words::STOP_READING}</button>
            </div>
        </Show>
        <UnreadableBanner/>
    }
}
