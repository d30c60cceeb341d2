//! What an engine does while a person waits: told with how far it is and that it takes long, and stopped when they want.

use std::cell::Cell;

use leptos::prelude::*;

use super::Shell;
use crate::app::engines::{self, News};
use crate::messages::engines as words;
use crate::protocol::{Failure, Request};

impl Shell {
    /// Has an engine do something over the screen. `told` says what, and how far it is: of nothing while that is unknown.
    pub(crate) async fn work<R: Request + 'static>(
        self,
        request: R,
        told: impl Fn(u32, u32) -> String + 'static,
    ) -> Result<R::Answer, Failure> {
        self.notices.busy.set(Some(told(0, 0)));
        self.wait(request, told).await
    }

    /// The same beside whatever a person does: it is told only when it takes long.
    pub(crate) async fn wait<R: Request + 'static>(
        self,
        request: R,
        told: impl Fn(u32, u32) -> String + 'static,
    ) -> Result<R::Answer, Failure> {
        let far = Cell::new((0, 0));
        let (ticket, answer) = engines::ask(request, move |news| {
            if let News::Progress(at, all) = news {
                far.set((at, all));
            }
            let (at, all) = far.get();
            self.notices.busy.set(Some(format!(
                "{}{}",
                told(at, all),
                words::pace(news == News::Slow, news == News::Again)
            )));
        });
        self.notices.stop.set(Some(ticket));
        let answer = answer.await;
        // Something else may have taken the place since.
        if self.notices.stop.get_untracked() == Some(ticket) {
            self.notices.stop.set(None);
            self.notices.busy.set(None);
        }
        answer
    }

    /// Stops what a person waits for.
    pub(crate) fn stop_work(self) {
        if let Some(ticket) = self.notices.stop.get_untracked() {
            engines::stop(ticket);
        }
    }
}
