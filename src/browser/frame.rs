//! A published page in a frame of ours: laid out as paper, its sheets scaled until they fit to a page, and printed.
//!
//! What is measured is the page with its class `paper`, which page.css makes as wide and as high as print. Frames run no
//! scripts: all that happens in them is done from here.

use gloo_events::EventListener;
use gloo_timers::future::TimeoutFuture;
use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CssStyleSheet, Document, Element, Event, HtmlIFrameElement};

pub use super::fitting::{PageSetup, PrintLayout};
use super::fitting::{all, lay_out, pixels, unname_pages};

/// What a page in a frame may do: be reached from here, and print. It never runs scripts.
pub const SANDBOX: &str = "allow-same-origin allow-modals";

/// A page that is laid out and waits to be printed.
pub struct Ready {
    /// How it came out.
    pub laid: PrintLayout,
    frame: HtmlIFrameElement,
}

/// Margins of both sides and some desk around the paper, in millimetres.
const AROUND: u16 = 36;
/// The frame that is printed.
const PRINTED: &str = "print-frame";

/// The frame's page, where it has arrived.
pub fn document(frame: &HtmlIFrameElement) -> Option<Document> {
    // Before its page a frame has an empty one.
    frame.content_document().filter(|page| page.query_selector("main").ok().flatten().is_some())
}

/// Shows the frame's page as people read it on a screen.
pub fn as_screen(frame: &HtmlIFrameElement) {
    let Some(page) = document(frame) else { return };
    if let Some(root) = page.document_element() {
        drop(root.class_list().remove_1("paper"));
    }
    unname_pages(&page);
    all(&page, ".sheet").iter().for_each(|sheet| sheet.set_class_name("sheet"));
}

/// Shows the frame's page as paper, sheet by sheet; none where it is not wanted any more.
pub async fn as_paper(
    frame: &HtmlIFrameElement,
    page: PageSetup,
    go_on: impl Fn(usize, usize) -> bool,
) -> Option<PrintLayout> {
    scale(frame, page);
    lay_out(&document(frame)?, page, go_on).await
}

/// Hides the frame while its next page comes: it is not laid out before [`show`] has said how.
pub fn hide(frame: &HtmlIFrameElement) {
    drop(frame.style().set_property("display", "none"));
}

/// Shows the frame's page. What is not on the screen is not laid out: a year of sheets opens at once, and each is measured by
/// itself.
pub fn show(frame: &HtmlIFrameElement) {
    const RULE: &str = "@media screen { .sheet { content-visibility: auto; contain-intrinsic-size: auto 1500px auto 1000px; } }";
    let style = document(frame).and_then(|page| page.style_sheets().item(0));
    // Another window's style sheets are no instances of this one's class.
    if let Some(style) = style.map(JsCast::unchecked_into::<CssStyleSheet>) {
        drop(style.insert_rule(RULE));
    }
    drop(frame.style().remove_property("display"));
}

/// Tells the style how wide the paper is and how much room there is, so that it scales the frame to it.
pub fn scale(frame: &HtmlIFrameElement, page: PageSetup) {
    let room = frame.parent_element().map_or(0, |around| around.client_width());
    let wide = (pixels(page.content.0 + AROUND) as i32).max(room);
    for (name, value) in [("--room", room), ("--wide", wide)] {
        drop(frame.style().set_property(name, &value.to_string()));
    }
}

/// How far the frame is scrolled.
pub fn scrolled(frame: &HtmlIFrameElement) -> f64 {
    frame.content_window().and_then(|window| window.scroll_y().ok()).unwrap_or(0.0)
}

/// Scrolls it there again, and has its links lead to their places: within a frame they would load the app.
pub fn arrive(frame: &HtmlIFrameElement, scrolled: f64) -> Option<EventListener> {
    frame.content_window()?.scroll_to_with_x_and_y(0.0, scrolled);
    let page = document(frame)?;
    Some(EventListener::new_with_options(
        &page.clone(),
        "click",
        gloo_events::EventListenerOptions::enable_prevent_default(),
        move |event| follow(&page, event),
    ))
}

fn follow(page: &Document, event: &Event) {
    // Another window's elements are no instances of this one's classes.
    let Some(target) = event.target().map(JsCast::unchecked_into::<Element>) else { return };
    let Some(link) = target.closest("a[href^='#']").ok().flatten() else { return };
    event.prevent_default();
    let id = link.get_attribute("href").and_then(|href| href.strip_prefix('#').map(str::to_owned));
    if let Some(place) = id.and_then(|id| page.get_element_by_id(&id)) {
        place.scroll_into_view();
    }
}

/// Lays a page out in a frame that nobody sees, ready to be printed.
pub async fn prepare(
    text: &str,
    name: &str,
    page: PageSetup,
    go_on: impl Fn(usize, usize) -> bool,
) -> Result<Ready, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let around = window.document().ok_or(JsValue::NULL)?;
    if let Some(last) = around.get_element_by_id(PRINTED) {
        last.remove();
    }
    let frame: HtmlIFrameElement = around.create_element("iframe")?.unchecked_into();
    let attributes = [
        ("id", PRINTED),
        ("title", name),
        ("sandbox", SANDBOX),
        ("aria-hidden", "true"),
        ("tabindex", "-1"),
        ("srcdoc", text),
    ];
    for (attribute, value) in attributes {
        frame.set_attribute(attribute, value)?;
    }
    let mut listener = None;
    let loaded = Promise::new(&mut |resolve, _| {
        listener = Some(EventListener::once(&frame, "load", move |_| drop(resolve.call0(&JsValue::NULL))));
    });
    hide(&frame);
    around.body().ok_or(JsValue::NULL)?.append_child(&frame)?;
    JsFuture::from(loaded).await?;
    show(&frame);
    // It uses no fonts but the machine's own: what is laid out now is how it stays.
    let laid = lay_out(&document(&frame).ok_or(JsValue::NULL)?, page, go_on).await;
    Ok(Ready { laid: laid.ok_or(JsValue::NULL)?, frame })
}

impl Ready {
    /// Opens the browser's dialog. What a person saves there is called `name`.
    pub async fn print(self, name: &str) -> Result<PrintLayout, JsValue> {
        // The dialog stops everything: what the screen has to say must stand there before.
        TimeoutFuture::new(20).await;
        let around = self.frame.owner_document().ok_or(JsValue::NULL)?;
        let title = around.title();
        around.set_title(name);
        let window = self.frame.content_window().ok_or(JsValue::NULL)?;
        let frame = self.frame.clone();
        EventListener::once(&window, "afterprint", move |_| frame.remove()).forget();
        let printed = window.print();
        around.set_title(&title);
        printed.map(|()| self.laid)
    }
}
