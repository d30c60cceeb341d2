//! The service worker that keeps the app for when there is no network. The build names it in the page; where it cannot be
//! (a plain http address, a file), nothing is tried.

use std::cell::Cell;
use std::rc::Rc;

use gloo_events::EventListener;
use js_sys::Reflect;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration};

use super::location::reload;

/// How the keeping stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// All lies in the file that was opened.
    InOneFile,
    /// This address, or this browser, has nothing of the kind.
    Nowhere,
    /// The app is being kept.
    Coming,
    /// It opens without the network.
    Here,
    /// So it does, and a newer version is there too.
    Outdated,
    /// It could not be kept, or is kept no longer.
    Failed,
}

/// Has the app kept, and tells how that stands, now and whenever it changes.
pub async fn keep(tell: impl Fn(Kept) + 'static) {
    if document()
        .and_then(|document| document.document_element())
        .is_some_and(|root| root.has_attribute("data-onefile"))
    {
        return tell(Kept::InOneFile);
    }
    let Some((container, address)) = container().zip(address()) else { return tell(Kept::Nowhere) };
    tell(Kept::Coming);
    // Where another tab takes a new version, this page is still the one before.
    let is_behind = Rc::new(Cell::new(false));
    let behind = is_behind.clone();
    let tell = Rc::new(move |kept| tell(if behind.get() { Kept::Outdated } else { kept }));
    let (was_kept, told) = (Cell::new(container.controller().is_some()), tell.clone());
    let on_change = move |_: &web_sys::Event| {
        if was_kept.replace(true) {
            is_behind.set(true);
            told(Kept::Outdated);
        }
    };
    EventListener::new(&container, "controllerchange", on_change).forget();
    let registered = JsFuture::from(container.register(&address)).await;
    let Ok(registration) = registered.and_then(JsCast::dyn_into::<ServiceWorkerRegistration>) else {
        return tell(Kept::Failed);
    };
    follow(registration.installing(), &tell);
    let (found, told) = (registration.clone(), tell.clone());
    EventListener::new(&registration, "updatefound", move |_| follow(found.installing(), &told)).forget();
    tell(stand().await);
    keep_rest(&container);
}

/// Has what no page waits for kept too, once a worker is there.
fn keep_rest(container: &ServiceWorkerContainer) {
    let Ok(ready) = container.ready() else { return };
    spawn_local(async move {
        let ready = JsFuture::from(ready).await.and_then(JsCast::dyn_into::<ServiceWorkerRegistration>);
        if let Some(worker) = ready.ok().and_then(|registration| registration.active()) {
            drop(worker.post_message(&"rest".into()));
        }
    });
}

/// Tells how the keeping stands whenever a worker gets on.
fn follow<T: Fn(Kept) + 'static>(worker: Option<ServiceWorker>, tell: &Rc<T>) {
    let Some(worker) = worker else { return };
    let tell = tell.clone();
    let look = move |_: &web_sys::Event| {
        let tell = tell.clone();
        spawn_local(async move { tell(stand().await) });
    };
    EventListener::new(&worker, "statechange", look).forget();
}

async fn stand() -> Kept {
    let Some(registration) = registration().await else { return Kept::Failed };
    match (registration.active(), registration.waiting(), registration.installing()) {
        (Some(_), Some(_), _) => Kept::Outdated,
        (Some(_), None, _) => Kept::Here,
        (None, None, None) => Kept::Failed,
        (None, _, _) => Kept::Coming,
    }
}

/// Looks whether the server has a newer version; the browser itself does only when a page is opened.
pub async fn look() {
    if let Some(update) = registration().await.and_then(|registration| registration.update().ok()) {
        // Without the network there is none.
        drop(JsFuture::from(update).await);
    }
}

/// Has the newer version take over, and loads the page again as soon as it has.
pub async fn take() {
    let waiting = registration().await.and_then(|registration| registration.waiting());
    match container().zip(waiting) {
        Some((container, worker)) => {
            EventListener::once(&container, "controllerchange", |_| reload()).forget();
            drop(worker.post_message(&"take".into()));
        }
        // Another tab was quicker.
        None => reload(),
    }
}

async fn registration() -> Option<ServiceWorkerRegistration> {
    JsFuture::from(container()?.get_registration()).await.ok()?.dyn_into().ok()
}

/// None where the page has no secure address, or the browser none of it.
fn container() -> Option<ServiceWorkerContainer> {
    let navigator = web_sys::window()?.navigator();
    Reflect::get(&navigator, &"serviceWorker".into()).ok()?.dyn_into().ok()
}

fn address() -> Option<String> {
    document()?.query_selector("link[rel=offline]").ok()??.get_attribute("href")
}

fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}
