//! The engines, which are WebAssemblies of their own: each in a worker where the browser has them, else on the page
//! itself.
//!
//! One is started when it is first needed. When it breaks down, a new one takes up what has not been answered.

mod queue;

use std::cell::RefCell;
use std::rc::Rc;

use futures_channel::oneshot;
use gloo_events::EventListener;
use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, Document, Element, ErrorEvent, MessageChannel, MessageEvent, Url, Window, Worker};

use self::queue::Queue;
use crate::protocol::{self, Call, Engine, Failure, Request};

/// An answer without its number, still as bytes.
type Answer = Result<Vec<u8>, Failure>;
/// Where an answer is waited for.
type Pending = oneshot::Sender<Answer>;

/// What an engine runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Host {
    Worker,
    Page,
}

enum EngineState {
    Closed,
    Opening(Host),
    Open,
}

/// The connection to an engine, which may be closed: requests that are not answered yet outlive it.
struct Connection {
    queue: Queue<Pending>,
    state: EngineState,
    port: Option<Port>,
    on_progress: Option<Rc<dyn Fn(u32, u32)>>,
}

impl Connection {
    const fn new() -> Self {
        Self { queue: Queue::new(), state: EngineState::Closed, port: None, on_progress: None }
    }

    /// Lets the engine go, in whatever it is.
    fn close(&mut self) -> EngineState {
        if let Some(port) = self.port.take() {
            port.close();
        }
        std::mem::replace(&mut self.state, EngineState::Closed)
    }
}

/// A worker, or a message port that speaks just like one.
struct Port {
    worker: Worker,
    /// The script's address, where it was made for this.
    blob_url: Option<String>,
    _listeners: [EventListener; 2],
}

impl Port {
    fn post(&self, message: &[u8]) {
        // What cannot be cloned cannot be sent; bytes can.
        drop(self.worker.post_message(&Uint8Array::from(message)));
    }

    /// A message port has no `terminate`, but is let go as well.
    fn close(&self) {
        if self.worker.is_instance_of::<Worker>() {
            self.worker.terminate();
        }
    }
}

thread_local!(static CONNECTIONS: RefCell<[Connection; Engine::ALL.len()]> = const {
    RefCell::new([Connection::new(), Connection::new()])
});

fn with_connection<T>(engine: Engine, act: impl FnOnce(&mut Connection) -> T) -> T {
    CONNECTIONS.with_borrow_mut(|connections| act(&mut connections[engine as usize]))
}

/// Asks the engine that answers such requests; the answer comes when it is its turn.
pub async fn ask<R: Request>(request: R) -> Result<R::Answer, Failure> {
    let (pending, answer) = oneshot::channel();
    send(request, pending);
    let answer = answer.await.unwrap_or(Err(Failure::Stopped))?;
    Ok(protocol::decode_answer::<R>(&answer)?)
}

/// Sets who is told from now on how far an engine is, and of how much.
pub fn on_progress(engine: Engine, callback: impl Fn(u32, u32) + 'static) {
    with_connection(engine, |connection| connection.on_progress = Some(Rc::new(callback)));
}

/// Stops an engine in the midst of its work; who waits learns it. It starts anew when it is asked again.
pub fn stop(engine: Engine) {
    let given_up = with_connection(engine, |connection| {
        connection.close();
        connection.queue.give_up()
    });
    given_up.into_iter().for_each(|pending| answer(pending, Err(Failure::Stopped)));
}

/// Answers, where the answer is still waited for.
fn answer(pending: Pending, answer: Answer) {
    drop(pending.send(answer));
}

fn send<R: Request>(request: R, pending: Pending) {
    let engine = R::Call::ENGINE;
    let is_closed = with_connection(engine, |connection| {
        let message = connection.queue.push(|number| protocol::encode_request(number, request), pending);
        if let (EngineState::Open, Some(port)) = (&connection.state, &connection.port) {
            port.post(message);
        }
        matches!(connection.state, EngineState::Closed)
    });
    if is_closed {
        open(engine, Host::Worker);
    }
}

fn open(engine: Engine, host: Host) {
    with_connection(engine, |connection| connection.state = EngineState::Opening(host));
    spawn_local(async move {
        match connect(engine, host).await {
            Ok(port) => connected(engine, port),
            Err(error) => failed(engine, &error_message(&error)),
        }
    });
}

/// Takes a port, where it is still wanted.
fn connected(engine: Engine, port: Port) {
    with_connection(engine, |connection| match connection.state {
        EngineState::Closed => port.close(),
        EngineState::Opening(_) | EngineState::Open => connection.port = Some(port),
    });
}

/// Starts it and hands it its WebAssembly; it answers when it is ready.
async fn connect(engine: Engine, host: Host) -> Result<Port, JsValue> {
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
    let (worker, blob_url) = match host {
        Host::Worker => {
            let blob_url = inline.as_ref().map(blob_url).transpose()?;
            let address = blob_url.as_ref().or(address.as_ref()).ok_or(JsValue::NULL)?;
            (Worker::new(address)?, blob_url)
        }
        Host::Page => {
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
    let on_message = EventListener::new(&worker, "message", move |event| {
        if let Some(event) = event.dyn_ref::<MessageEvent>() {
            received(engine, &event.data());
        }
    });
    let on_error = EventListener::new(&worker, "error", move |event| {
        // A script that did not arrive says nothing.
        let message = event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message);
        failed(engine, &message.unwrap_or_else(String::new));
    });
    worker.post_message(&wasm)?;
    Ok(Port { worker, blob_url, _listeners: [on_message, on_error] })
}

fn call(window: &Window, name: &str, argument: &JsValue) -> Result<JsValue, JsValue> {
    Reflect::get(window, &name.into())?.dyn_into::<Function>()?.call1(&JsValue::NULL, argument)
}

fn blob_url(script: &Element) -> Result<String, JsValue> {
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

/// Takes what an engine says: nothing when it is ready, words when it broke down, two numbers for progress, bytes for an
/// answer.
fn received(engine: Engine, data: &JsValue) {
    match data.as_string() {
        Some(message) if message.is_empty() => ready(engine),
        Some(message) => failed(engine, &message),
        None if Array::is_array(data) => {
            let numbers: &Array = data.unchecked_ref();
            let number = |at| numbers.get(at).as_f64().map_or(0, |number| number as u32);
            if let Some(callback) = with_connection(engine, |connection| connection.on_progress.clone()) {
                callback(number(0), number(1));
            }
        }
        None => {
            let message = Uint8Array::new(data).to_vec();
            let Ok((number, body)) = protocol::open(&message) else { return };
            if let Some(pending) = with_connection(engine, |connection| connection.queue.answered(number)) {
                answer(pending, Ok(body.to_vec()));
            }
        }
    }
}

fn ready(engine: Engine) {
    with_connection(engine, |connection| {
        connection.state = EngineState::Open;
        if let Some(port) = &mut connection.port {
            port.blob_url.take().iter().for_each(|address| drop(Url::revoke_object_url(address)));
            connection.queue.messages().for_each(|message| port.post(message));
        }
    });
}

/// It did not start, or it broke down.
fn failed(engine: Engine, message: &str) {
    let (given_up, next) = with_connection(engine, |connection| match connection.close() {
        EngineState::Opening(Host::Worker) => (Vec::new(), Some(Host::Page)),
        EngineState::Opening(Host::Page) | EngineState::Closed => {
            let failure = Failure::NotStarted(message.to_owned());
            let given_up = connection.queue.give_up().into_iter();
            (given_up.map(|pending| (pending, failure.clone())).collect(), None)
        }
        EngineState::Open => {
            let failure = Failure::BrokeDown(message.to_owned());
            let given_up = connection.queue.broke_down().map(|pending| (pending, failure));
            let next = (!connection.queue.is_empty()).then_some(Host::Worker);
            (given_up.into_iter().collect(), next)
        }
    });
    if let Some(host) = next {
        open(engine, host);
    }
    given_up.into_iter().for_each(|(pending, failure)| answer(pending, Err(failure)));
}

/// What the browser says of an error.
fn error_message(error: &JsValue) -> String {
    let message = Reflect::get(error, &"message".into()).ok().and_then(|message| message.as_string());
    message.unwrap_or_else(|| super::error_name(error))
}
