//! The engines, which are WebAssemblies of their own: each in a worker where the browser has them, else on the page
//! itself.
//!
//! One is started when it is first needed. When it breaks down, or says nothing for longer than anything takes, a new one
//! takes up what has not been answered. Of the reader a second copy helps where much is read in any order.

mod copies;
mod queue;

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::rc::Rc;

use futures_channel::oneshot;
use gloo_timers::callback::Interval;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;

use self::copies::EngineCopy;
use self::queue::{Queue, Silence};
use crate::browser::engine_port::{EngineHost, EnginePort, connect};
use crate::browser::replaced::is_replaced;
use crate::browser::thrown;
use crate::protocol::{self, Call, Failure, NotStarted, Request};

/// An answer without its number, still as bytes.
type Answer = Result<Vec<u8>, Failure>;

/// What is heard of a request before its answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum News {
    /// How far the engine is, and of how much.
    Progress(u32, u32),
    /// Nothing has been heard for a while.
    Slow,
    /// The engine broke down or did not answer: a new one tries it once more.
    Again,
}

/// A request under way, by which it can be taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Ticket(EngineCopy, u64);

/// Where an answer is waited for, and who hears what comes before it.
struct Waiting {
    answer: oneshot::Sender<Answer>,
    news: Rc<dyn Fn(News)>,
}

enum EngineState {
    Closed,
    Opening(EngineHost),
    Open(EngineHost),
}

/// Who hears of what is worked at.
type Listener = Rc<dyn Fn(News)>;

/// The connection to an engine, which may be closed: requests that are not answered yet outlive it.
struct Connection {
    queue: Queue<Waiting>,
    state: EngineState,
    port: Option<EnginePort>,
    /// Counts the openings: a port that comes when another one has been asked for is not taken.
    openings: u32,
    /// Looks whether anything is heard, while there is something to wait for.
    looking: Option<Interval>,
}

impl Connection {
    const fn new() -> Self {
        Self { queue: Queue::new(), state: EngineState::Closed, port: None, openings: 0, looking: None }
    }

    /// Lets the engine go, in whatever it is.
    fn close(&mut self) -> EngineState {
        if let Some(port) = self.port.take() {
            port.close();
        }
        std::mem::replace(&mut self.state, EngineState::Closed)
    }

    /// Who hears of what is worked at, and whether that is its second try.
    fn news(&self) -> Option<(Listener, bool)> {
        self.queue.first().map(|(waiting, is_again)| (waiting.news.clone(), is_again))
    }
}

thread_local!(static CONNECTIONS: RefCell<[Connection; EngineCopy::COUNT]> = const {
    RefCell::new([const { Connection::new() }; EngineCopy::COUNT])
});

thread_local! {
    /// The number of the last request, of whichever engine.
    static LAST: Cell<u64> = const { Cell::new(0) };
    /// Whether a second copy could not be started: none is tried again.
    static HAS_NO_SECOND: Cell<bool> = const { Cell::new(false) };
    /// The form by which the engines answer, as they are told it; empty for the default one.
    static FORM: RefCell<String> = const { RefCell::new(String::new()) };
}

/// From now on the engines answer by this form.
pub(crate) fn use_form(form: String) {
    FORM.with_borrow_mut(|now| *now = form);
}

fn with_connection<T>(engine: EngineCopy, act: impl FnOnce(&mut Connection) -> T) -> T {
    CONNECTIONS.with_borrow_mut(|connections| act(&mut connections[engine as usize]))
}

/// Asks the engine that answers such requests; the answer comes when it is its turn. `news` hears what comes before, and
/// asks for nothing itself.
pub(crate) fn ask<R: Request>(
    request: R,
    news: impl Fn(News) + 'static,
) -> (Ticket, impl Future<Output = Result<R::Answer, Failure>>) {
    ask_of(EngineCopy::first(R::Call::ENGINE), request, news)
}

/// The same, of whichever copy of the engine has less to do: for what may be answered before what was asked earlier.
pub(crate) fn ask_any<R: Request>(
    request: R,
    news: impl Fn(News) + 'static,
) -> (Ticket, impl Future<Output = Result<R::Answer, Failure>>) {
    let first = EngineCopy::first(R::Call::ENGINE);
    let idlest = first.second().filter(|second| is_better(*second, first));
    ask_of(idlest.unwrap_or(first), request, news)
}

/// How many copies there are of the engine that answers such requests.
pub(crate) fn copies<R: Request>() -> usize {
    let is_there =
        |copy| with_connection(copy, |connection| !matches!(connection.state, EngineState::Closed));
    1 + EngineCopy::first(R::Call::ENGINE).second().filter(|copy| is_there(*copy)).iter().count()
}

fn ask_of<R: Request>(
    engine: EngineCopy,
    request: R,
    news: impl Fn(News) + 'static,
) -> (Ticket, impl Future<Output = Result<R::Answer, Failure>>) {
    let (sender, answer) = oneshot::channel();
    let ticket = send(engine, request, Waiting { answer: sender, news: Rc::new(news) });
    let answer = async move {
        let answer = answer.await.unwrap_or(Err(Failure::Stopped))?;
        Ok(protocol::decode_answer::<R>(&answer)?)
    };
    (ticket, answer)
}

/// Whether a second copy answers sooner than the first. It is started only beside a first one that runs in a worker and has
/// much to do: less is done before the second would stand.
fn is_better(second: EngineCopy, first: EngineCopy) -> bool {
    if HAS_NO_SECOND.get() {
        return false;
    }
    let (waiting, is_in_worker) = with_connection(first, |connection| {
        (connection.queue.bytes(), matches!(connection.state, EngineState::Open(EngineHost::Worker)))
    });
    let (beside, is_there) = with_connection(second, |connection| {
        (connection.queue.bytes(), !matches!(connection.state, EngineState::Closed))
    });
    is_in_worker && beside <= waiting && (is_there || waiting >= copies::MUCH)
}

/// Takes a request back, in the midst of the work or before; who waits learns it. What else was asked for is done by a new
/// engine.
pub(crate) fn stop(Ticket(asked, number): Ticket) {
    let is_there = with_connection(asked, |connection| connection.queue.has(number));
    let engine = asked.beside().filter(|_| !is_there).unwrap_or(asked);
    let stopped = with_connection(engine, |connection| {
        let (waiting, was_first) = connection.queue.take(number)?;
        if was_first {
            connection.close();
        }
        Some((waiting, was_first && !connection.queue.is_empty()))
    });
    let Some((waiting, goes_on)) = stopped else { return };
    if goes_on {
        open(engine, EngineHost::Worker);
    }
    rest(engine);
    answer(waiting, Err(Failure::Stopped));
}

/// Answers, where the answer is still waited for.
fn answer(waiting: Waiting, answer: Answer) {
    drop(waiting.answer.send(answer));
}

fn send<R: Request>(engine: EngineCopy, request: R, waiting: Waiting) -> Ticket {
    let number = LAST.get() + 1;
    LAST.set(number);
    let message = FORM.with_borrow(|form| protocol::encode_request(number, form, request));
    with_connection(engine, |connection| connection.queue.push(number, message, waiting));
    post_newest(engine, 1);
    Ticket(engine, number)
}

/// Has an engine do what was asked of it last.
fn post_newest(engine: EngineCopy, count: usize) {
    let is_closed = with_connection(engine, |connection| {
        if let (EngineState::Open(_), Some(port)) = (&connection.state, &connection.port) {
            connection.queue.newest(count).for_each(|message| port.post(message));
        }
        connection.looking.get_or_insert_with(|| Interval::new(queue::LOOK, move || look(engine)));
        matches!(connection.state, EngineState::Closed)
    });
    if is_closed {
        open(engine, EngineHost::Worker);
    }
}

/// A second copy does not start: the first does what was asked of it, and nobody needs to know.
fn go_without_second(second: EngineCopy, first: EngineCopy) {
    HAS_NO_SECOND.set(true);
    let jobs = with_connection(second, |connection| {
        connection.close();
        connection.queue.hand_over()
    });
    rest(second);
    let count = jobs.len();
    with_connection(first, |connection| connection.queue.take_over(jobs));
    if count > 0 {
        post_newest(first, count);
    }
}

/// Looks whether anything was heard of what is waited for.
fn look(engine: EngineCopy) {
    let (silence, news, is_loading) = with_connection(engine, |connection| {
        let is_loading = !matches!(connection.state, EngineState::Open(_));
        (connection.queue.look(is_loading), connection.news(), is_loading)
    });
    // The first one's files came long ago, and they are the same.
    if let (Some(first), Silence::Long, true) = (engine.beside(), silence, is_loading) {
        return go_without_second(engine, first);
    }
    match (silence, news) {
        (Silence::Endless, _) => failed(engine, None),
        (Silence::Long, Some((news, is_again))) => news(if is_again { News::Again } else { News::Slow }),
        _ => {}
    }
}

/// Looks no more where nothing is waited for.
fn rest(engine: EngineCopy) {
    let looking = with_connection(engine, |connection| match connection.queue.is_empty() {
        true => connection.looking.take(),
        false => None,
    });
    drop(looking);
}

fn open(engine: EngineCopy, host: EngineHost) {
    let opening = with_connection(engine, |connection| {
        connection.state = EngineState::Opening(host);
        connection.openings = connection.openings.wrapping_add(1);
        connection.openings
    });
    let is_wanted = move |connection: &Connection| {
        connection.openings == opening && !matches!(connection.state, EngineState::Closed)
    };
    spawn_local(async move {
        let heard = move |data: &JsValue| received(engine, data);
        let broken = move |message: &str| failed(engine, Some(message));
        match connect(engine.engine(), host, heard, broken).await {
            Ok(port) => with_connection(engine, |connection| match is_wanted(connection) {
                true => connection.port = Some(port),
                false => port.close(),
            }),
            Err(error) if with_connection(engine, |connection| is_wanted(connection)) => {
                failed(engine, Some(&thrown::message(&error)));
            }
            Err(_) => {}
        }
    });
}

/// Takes what an engine says: nothing when it is ready, words when it broke down, two numbers for progress, bytes for an
/// answer.
fn received(engine: EngineCopy, data: &JsValue) {
    with_connection(engine, |connection| connection.queue.sign_of_life());
    match data.as_string() {
        Some(message) if message.is_empty() => ready(engine),
        Some(message) => failed(engine, Some(&message)),
        None if Array::is_array(data) => {
            let numbers: &Array = data.unchecked_ref();
            let number = |at| numbers.get(at).as_f64().map_or(0, |number| number as u32);
            if let Some((news, _)) = with_connection(engine, |connection| connection.news()) {
                news(News::Progress(number(0), number(1)));
            }
        }
        None => {
            let message = Uint8Array::new(data).to_vec();
            let Ok((number, body)) = protocol::open(&message) else { return };
            if let Some(waiting) = with_connection(engine, |connection| connection.queue.answered(number)) {
                rest(engine);
                answer(waiting, Ok(body.to_vec()));
            }
        }
    }
}

fn ready(engine: EngineCopy) {
    with_connection(engine, |connection| {
        if let EngineState::Opening(host) = connection.state {
            connection.state = EngineState::Open(host);
        }
        if let Some(port) = &mut connection.port {
            port.loaded();
            connection.queue.messages().for_each(|message| port.post(message));
        }
    });
}

/// It did not start, or it broke down and said so, or it says nothing more.
fn failed(engine: EngineCopy, message: Option<&str>) {
    let is_opening =
        with_connection(engine, |connection| matches!(connection.state, EngineState::Opening(_)));
    if let Some(first) = engine.beside().filter(|_| is_opening) {
        return go_without_second(engine, first);
    }
    let (given_up, next) = with_connection(engine, |connection| match connection.close() {
        EngineState::Opening(EngineHost::Worker) => (None, Some(EngineHost::Page)),
        EngineState::Opening(EngineHost::Page) | EngineState::Closed => {
            spawn_local(give_up(engine, thrown::plain(message.unwrap_or(""))));
            (None, None)
        }
        EngineState::Open(_) => {
            let failure = message.map_or(Failure::NoAnswer, |words| Failure::BrokeDown(thrown::plain(words)));
            let given_up = connection.queue.broke_down().map(|waiting| (waiting, failure));
            let next = (!connection.queue.is_empty()).then_some(EngineHost::Worker);
            (given_up, next)
        }
    });
    if let Some(host) = next {
        open(engine, host);
        if let Some((news, true)) = with_connection(engine, |connection| connection.news()) {
            news(News::Again);
        }
    }
    rest(engine);
    if let Some((waiting, failure)) = given_up {
        answer(waiting, Err(failure));
    }
}

/// It cannot be started: whoever waits for it learns why.
async fn give_up(engine: EngineCopy, words: String) {
    let failure = match is_replaced(engine.engine().name()).await {
        true => Failure::NotStarted(NotStarted::Replaced),
        false => Failure::NotStarted(NotStarted::Words(words)),
    };
    let given_up: Vec<Waiting> =
        with_connection(engine, |connection| match matches!(connection.state, EngineState::Closed) {
            true => connection.queue.give_up().into_iter().collect(),
            // It was asked for again meanwhile.
            false => Vec::new(),
        });
    rest(engine);
    given_up.into_iter().for_each(|waiting| answer(waiting, Err(failure.clone())));
}
