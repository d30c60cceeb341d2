//! What an engine does while a person waits: told with how far it is and that it takes long, and stopped when they want.

use std::cell::Cell;

use leptos::prelude::*;

use super::Shell;
use crate::app::engines::{self, News, Ticket};
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
        let (ticket, answer) = engines::ask(request, self.teller(told));
        self.notices.stop.set(Some(ticket));
        let answer = answer.await;
        self.is_over(ticket);
        answer
    }

    /// The same in several requests, in any order. All are asked at once, so that the engine does the first while the page
    /// writes the next, and goes on while the page takes an answer in. Who stops one wants none of those after it.
    pub(crate) async fn wait_for_all<R: Request + 'static>(
        self,
        requests: impl Iterator<Item = R>,
        told: impl Fn(u32, u32) -> String + Clone + 'static,
        mut take: impl FnMut(usize, Result<R::Answer, Failure>),
    ) {
        let (tickets, answers): (Vec<_>, Vec<_>) =
            requests.map(|request| engines::ask_any(request, self.teller(told.clone()))).unzip();
        for (at, answer) in answers.into_iter().enumerate() {
            self.notices.stop.set(Some(tickets[at]));
            let answer = answer.await;
            if matches!(answer, Err(Failure::Stopped)) {
                tickets[at + 1..].iter().for_each(|ticket| engines::stop(*ticket));
            }
            take(at, answer);
        }
        tickets.last().into_iter().for_each(|last| self.is_over(*last));
    }

    /// Tells what is heard of a request.
    fn teller(self, told: impl Fn(u32, u32) -> String + 'static) -> impl Fn(News) + 'static {
        let far = Cell::new((0, 0));
        move |news| {
            if let News::Progress(at, all) = news {
                far.set((at, all));
            }
            let (at, all) = far.get();
            self.notices.busy.set(Some(format!(
                "{}{}",
                told(at, all),
                words::pace(news == News::Slow, news == News::Again)
            )));
        }
    }

    /// Nothing is waited for any more, unless something else has taken the place since.
    fn is_over(self, ticket: Ticket) {
        if self.notices.stop.get_untracked() == Some(ticket) {
            self.notices.stop.set(None);
            self.notices.busy.set(None);
        }
    }

    /// Stops what a person waits for.
    pub(crate) fn stop_work(self) {
        if let Some(ticket) = self.notices.stop.get_untracked() {
            engines::stop(ticket);
        }
    }
}
