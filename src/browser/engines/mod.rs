//! The engines at work, which are WebAssemblies of their own: each in a worker where the browser has them, else on the
//! page itself.
//!
//! One is started when it is first needed. When it breaks down, a new one takes up what has not been answered.

mod queue;

use crate::protocol::failure::Failure;
use std::cell::RefCell;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

use gloo_events::EventListener;
use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, Document, Element, ErrorEvent, MessageChannel, MessageEvent, Url, Window, Worker};

use self::queue::Queue;
use crate::protocol;
use crate::protocol::{Engine, Request, Wire};

type Answer = Result<Vec<u8>, Failure>;
type Waits = Box<dyn FnOnce(Answer)>;

/// Where it runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Worker,
    Page,
}

enum State {
    Closed,
    Opening(Place),
    Open,
}

/// An engine's desk: what lies there to be done, and the line to who does it.
struct Desk {
    queue: Queue<Waits>,
    state: State,
    line: Option<Line>,
    progress: Option<Rc<dyn Fn(u32, u32)>>,
}

impl Desk {
    const fn new() -> Self {
        Self { queue: Queue::new(), state: State::Closed, line: None, progress: None }
    }
}

/// A worker, or a port that speaks just like one.
struct Line {
    end: Worker,
    /// The script's address, where it was made for this.
    blob: Option<String>,
    _listeners: Vec<EventListener>,
}

thread_local!(static DESKS: RefCell<[Desk; Engine::ALL.len()]> = const {
    RefCell::new([Desk::new(), Desk::new()])
});

fn with_desk<T>(engine: Engine, act: impl FnOnce(&mut Desk) -> T) -> T {
    DESKS.with_borrow_mut(|desks| act(&mut desks[engine as usize]))
}

/// Has something done; the answer comes when it is its turn.
pub async fn ask<T: Wire>(request: &Request) -> Result<T, Failure> {
    let answer = answer(request).await?;
    protocol::decode(&answer).ok_or_else(|| Failure::BrokeDown(String::new()))
}

/// Who hears from now on how far an engine is, and of how much.
pub fn on_progress(engine: Engine, hear: impl Fn(u32, u32) + 'static) {
    with_desk(engine, |desk| desk.progress = Some(Rc::new(hear)));
}

/// Stops an engine in the midst of its work; who waits learns it. It starts anew when it is asked again.
pub fn stop(engine: Engine) {
    let waiting = with_desk(engine, |desk| {
        if let Some(line) = desk.line.take() {
            close(&line.end);
        }
        desk.state = State::Closed;
        desk.queue.give_up()
    });
    waiting.into_iter().for_each(|waits| waits(Err(Failure::Stopped)));
}

async fn answer(request: &Request) -> Answer {
    let slot = Rc::new(RefCell::new((None, None::<Waker>)));
    let filled = slot.clone();
    send(
        request,
        Box::new(move |answer| {
            let mut slot = filled.borrow_mut();
            slot.0 = Some(answer);
            if let Some(waker) = slot.1.take() {
                waker.wake();
            }
        }),
    );
    poll_fn(move |context| {
        let mut slot = slot.borrow_mut();
        match slot.0.take() {
            Some(answer) => Poll::Ready(answer),
            None => {
                slot.1 = Some(context.waker().clone());
                Poll::Pending
            }
        }
    })
    .await
}

fn send(request: &Request, waits: Waits) {
    let engine = request.engine();
    let is_closed = with_desk(engine, |desk| {
        let message = desk.queue.push(|number| protocol::encode(number, request), waits);
        if let (State::Open, Some(line)) = (&desk.state, &desk.line) {
            post(&line.end, message);
        }
        matches!(desk.state, State::Closed)
    });
    if is_closed {
        open(engine, Place::Worker);
    }
}

fn post(end: &Worker, message: &[u8]) {
    // What cannot be cloned cannot be sent; bytes can.
    drop(end.post_message(&Uint8Array::from(message)));
}

fn open(engine: Engine, place: Place) {
    with_desk(engine, |desk| desk.state = State::Opening(place));
    spawn_local(async move {
        match connect(engine, place).await {
            Ok(line) => arrived(engine, line),
            Err(error) => trouble(engine, &words(&error)),
        }
    });
}

/// Takes a line, where it is still wanted.
fn arrived(engine: Engine, line: Line) {
    with_desk(engine, |desk| match desk.state {
        State::Closed => close(&line.end),
        State::Opening(_) | State::Open => desk.line = Some(line),
    });
}

/// Starts it and hands it its WebAssembly; it answers when it is ready.
async fn connect(engine: Engine, place: Place) -> Result<Line, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let document = window.document().ok_or(JsValue::NULL)?;
    let name = engine.name();
    let inline = document.get_element_by_id(&format!("{name}-script"));
    let address = match &inline {
        Some(_) => None,
        None => {
            document.query_selector(&format!("link[rel={name}]"))?.and_then(|link| link.get_attribute("href"))
        }
    };
    let wasm: JsValue = match &address {
        Some(address) => address.replace(".js", ".wasm").into(),
        None => JsFuture::from(super::unpacked(&window, &format!("{name}-wasm"))?.array_buffer()?).await?,
    };
    let (end, blob) = match place {
        Place::Worker => {
            let blob = inline.as_ref().map(blob_address).transpose()?;
            let address = blob.as_ref().or(address.as_ref()).ok_or(JsValue::NULL)?;
            (Worker::new(address)?, blob)
        }
        Place::Page => {
            let function = format!("goalsheet_engine_{name}");
            if let (Some(address), false) = (&address, Reflect::has(&window, &function.as_str().into())?) {
                load(&document, address).await?;
            }
            let channel = MessageChannel::new()?;
            call(&window, &function, &channel.port2())?;
            channel.port1().start();
            (channel.port1().unchecked_into(), None)
        }
    };
    let heard = EventListener::new(&end, "message", move |event| {
        if let Some(event) = event.dyn_ref::<MessageEvent>() {
            hear(engine, &event.data());
        }
    });
    let failed = EventListener::new(&end, "error", move |event| {
        // A script that did not arrive says nothing.
        let words = event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message);
        trouble(engine, &words.unwrap_or_else(String::new));
    });
    end.post_message(&wasm)?;
    Ok(Line { end, blob, _listeners: vec![heard, failed] })
}

fn call(window: &Window, name: &str, argument: &JsValue) -> Result<JsValue, JsValue> {
    Reflect::get(window, &name.into())?.dyn_into::<Function>()?.call1(&JsValue::NULL, argument)
}

fn blob_address(script: &Element) -> Result<String, JsValue> {
    let text = script.text_content().map_or(JsValue::NULL, JsValue::from);
    Url::create_object_url_with_blob(&Blob::new_with_str_sequence(&Array::of1(&text))?)
}

/// Loads the script into the page.
async fn load(document: &Document, address: &str) -> Result<(), JsValue> {
    let script = document.create_element("script")?;
    script.set_attribute("src", address)?;
    let mut listeners = Vec::new();
    let done = Promise::new(&mut |resolve, reject| {
        for (event, act) in [("load", resolve), ("error", reject)] {
            listeners.push(EventListener::once(&script, event, move |_| drop(act.call0(&JsValue::NULL))));
        }
    });
    document.body().ok_or(JsValue::NULL)?.append_child(&script)?;
    JsFuture::from(done).await.map(drop)
}

/// It speaks: nothing when it is ready, words when it broke down, two numbers for progress, bytes for an answer.
fn hear(engine: Engine, data: &JsValue) {
    match data.as_string() {
        Some(words) if words.is_empty() => ready(engine),
        Some(words) => trouble(engine, &words),
        None if Array::is_array(data) => {
            let numbers: &Array = data.unchecked_ref();
            let number = |at| numbers.get(at).as_f64().map_or(0, |number| number as u32);
            if let Some(progress) = with_desk(engine, |desk| desk.progress.clone()) {
                progress(number(0), number(1));
            }
        }
        None => {
            let message = Uint8Array::new(data).to_vec();
            let Some((number, answer)) = protocol::open(&message) else { return };
            let waits = with_desk(engine, |desk| desk.queue.answered(number));
            if let Some(waits) = waits {
                waits(Ok(answer.to_vec()));
            }
        }
    }
}

fn ready(engine: Engine) {
    with_desk(engine, |desk| {
        desk.state = State::Open;
        if let Some(line) = &mut desk.line {
            line.blob.take().iter().for_each(|address| drop(Url::revoke_object_url(address)));
            desk.queue.messages().for_each(|message| post(&line.end, message));
        }
    });
}

/// It did not start, or it broke down.
fn trouble(engine: Engine, words: &str) {
    let (given_up, next) = with_desk(engine, |desk| {
        if let Some(line) = desk.line.take() {
            close(&line.end);
        }
        match std::mem::replace(&mut desk.state, State::Closed) {
            State::Opening(Place::Worker) => (Vec::new(), Some(Place::Page)),
            State::Opening(Place::Page) | State::Closed => {
                let failure = Failure::NotStarted(words.to_owned());
                (desk.queue.give_up().into_iter().map(|waits| (waits, failure.clone())).collect(), None)
            }
            State::Open => {
                let failure = Failure::BrokeDown(words.to_owned());
                let given_up = desk.queue.broke_down().map(|waits| (waits, failure));
                let next = (!desk.queue.is_empty()).then_some(Place::Worker);
                (given_up.into_iter().collect(), next)
            }
        }
    });
    if let Some(place) = next {
        open(engine, place);
    }
    given_up.into_iter().for_each(|(waits, failure)| waits(Err(failure)));
}

/// A port has no `terminate`, but is let go as well.
fn close(end: &Worker) {
    if end.is_instance_of::<Worker>() {
        end.terminate();
    }
}

/// What the browser says of an error.
fn words(error: &JsValue) -> String {
    let message = Reflect::get(error, &"message".into()).ok().and_then(|message| message.as_string());
    message.unwrap_or_else(|| super::error_name(error))
}
