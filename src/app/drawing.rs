//! A picture of the sheets that an engine draws for a screen: asked for when the screen opens and whenever what it
//! shows changes; a screen that shows many sheets at once has no code of its own on the page.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Shell;
use crate::app::engines::{self, News, Ticket};
use crate::browser::fields;
use crate::messages::{engines as engine_words, showing as words};
use crate::protocol::{Failure, Request};

/// What has been drawn, and what becomes of it.
#[derive(Clone, Copy)]
pub(crate) struct Drawing {
    /// The picture as markup; the last one stays until the next has come.
    pub(crate) markup: RwSignal<String>,
    /// What is being done, or why nothing came; nothing where all is well.
    pub(crate) state: RwSignal<String>,
    /// By which its making can be stopped, while it is made.
    pub(crate) making: RwSignal<Option<Ticket>>,
    /// Whether it was not made, so that it can be tried again.
    pub(crate) has_failed: RwSignal<bool>,
    again: RwSignal<u32>,
}

impl Drawing {
    /// Draws what this asks for, now and whenever what it was made of changes; nothing where there is nothing to ask.
    pub(crate) fn of<R>(request: impl Fn() -> Option<R> + 'static) -> Self
    where
        R: Request<Answer = Option<String>> + 'static,
    {
        let drawing = Self {
            markup: RwSignal::new(String::new()),
            state: RwSignal::new(String::new()),
            making: RwSignal::new(None),
            has_failed: RwSignal::new(false),
            again: RwSignal::new(0),
        };
        Effect::new(move |_| {
            drawing.again.track();
            let request = request();
            untrack(|| drawing.draw(request));
        });
        on_cleanup(move || drawing.stop());
        drawing
    }

    /// Tries it again.
    pub(crate) fn again(self) {
        self.again.update(|again| *again = again.wrapping_add(1));
    }

    /// Stops its making.
    pub(crate) fn stop(self) {
        if let Some(ticket) = self.making.try_get_untracked().flatten() {
            engines::stop(ticket);
        }
    }

    fn draw<R>(self, request: Option<R>)
    where
        R: Request<Answer = Option<String>> + 'static,
    {
        // What was asked for before is not wanted any more.
        self.stop();
        self.has_failed.set(false);
        let Some(request) = request else {
            self.making.set(None);
            self.markup.set(String::new());
            return self.state.set(String::new());
        };
        self.state.set(words::DRAWING.to_owned());
        let (ticket, answer) = engines::ask(request, move |news| {
            let pace = engine_words::pace(news == News::Slow, news == News::Again);
            let _ = self.state.try_set(format!("{}{pace}", words::DRAWING));
        });
        self.making.set(Some(ticket));
        spawn_local(async move {
            let answer = answer.await;
            // The screen may have gone, or something else may have been asked for since.
            if self.making.try_get_untracked().flatten() != Some(ticket) {
                return;
            }
            self.making.set(None);
            self.has_failed.set(!matches!(answer, Ok(Some(_))));
            self.state.set(match answer {
                Ok(Some(markup)) => {
                    // What was chosen in the last picture and not confirmed is chosen in the next one too.
                    let changed = fields::changed();
                    self.markup.set(markup);
                    if !changed.is_empty() {
                        request_animation_frame(move || fields::put_back(&changed));
                    }
                    String::new()
                }
                Ok(None) => words::DRAWING_FAILED.to_owned(),
                Err(Failure::Stopped) => words::DRAWING_STOPPED.to_owned(),
                Err(failure) => engine_words::drawing_failed(&failure),
            });
        });
    }
}

impl Shell {
    /// The sheets of the year and division that are shown, packed for an engine, with the moment; none where there are none.
    pub(crate) fn shown_content(self) -> Option<crate::protocol::Content> {
        let sheets = self.shown_sheets();
        (!sheets.is_empty()).then(|| self.content(&sheets))
    }
}
