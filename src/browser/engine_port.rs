//! What an engine runs on, started and spoken to: a worker, or the page itself behind a message port.

use gloo_events::EventListener;
use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Document, Element, ErrorEvent, MessageChannel, MessageEvent, Url, Window, Worker};

use crate::protocol::Engine;

/// What an engine runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EngineHost {
    /// A worker, where the browser has them.
    Worker,
    /// The page itself.
    Page,
}

/// A worker, or a message port that speaks just like one.
pub(crate) struct EnginePort {
    worker: Worker,
    /// The script's address, where it was made for this.
    blob_url: Option<String>,
    _listeners: [EventListener; 2],
}

impl EnginePort {
    /// Sends it a message.
    pub(crate) fn post(&self, message: &[u8]) {
        // What cannot be cloned cannot be sent; bytes can.
        drop(self.worker.post_message(&Uint8Array::from(message)));
    }

    /// A message port has no `terminate`, but is let go as well.
    pub(crate) fn close(&self) {
        if self.worker.is_instance_of::<Worker>() {
            self.worker.terminate();
        }
    }

    /// Lets the script's address go, once the script is there.
    pub(crate) fn loaded(&mut self) {
        self.blob_url.take().iter().for_each(|address| drop(Url::revoke_object_url(address)));
    }
}

/// Starts it and hands it its WebAssembly; it answers when it is ready. One hears what it says, the other that it broke
/// down.
pub(crate) async fn connect(
    engine: Engine,
    host: EngineHost,
    message: impl Fn(&JsValue) + 'static,
    failure: impl Fn(&str) + 'static,
) -> Result<EnginePort, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let document = window.document().ok_or(JsValue::NULL)?;
    let name = engine.name();
    let inline = document.get_element_by_id(&format!("{name}-script"));
    let address = match &inline {
        Some(_) => None,
        None => script_address(name),
    };
    let wasm: JsValue = match &address {
        Some(address) => address.replace(".js", ".wasm").into(),
        None => {
            JsFuture::from(crate::browser::unpacked(&window, &format!("{name}-wasm"))?.array_buffer()?)
                .await?
        }
    };
    let (worker, blob_url) = match host {
        EngineHost::Worker => {
            let blob_url = inline.as_ref().map(blob_url).transpose()?;
            let address = blob_url.as_ref().or(address.as_ref()).ok_or(JsValue::NULL)?;
            (Worker::new(address)?, blob_url)
        }
        EngineHost::Page => {
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
            message(&event.data());
        }
    });
    let on_error = EventListener::new(&worker, "error", move |event| {
        // A script that did not arrive says nothing.
        let words = event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message);
        failure(&words.unwrap_or_else(String::new));
    });
    worker.post_message(&wasm)?;
    Ok(EnginePort { worker, blob_url, _listeners: [on_message, on_error] })
}

/// Where an engine's script lies beside the app; none in the one-file app.
pub(super) fn script_address(name: &str) -> Option<String> {
    let document = web_sys::window()?.document()?;
    document.query_selector(&format!("link[rel={name}]")).ok()??.get_attribute("href")
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
