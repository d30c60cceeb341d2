//! A published page in a frame of ours: laid out as paper, its sheets scaled until they fit to a page, and printed.
//!
//! What is measured is the page with its class `paper`, which page.css makes as wide and as high as print. Frames run no
//! scripts: all that happens in them is done from here.

use gloo_events::EventListener;
use gloo_timers::future::TimeoutFuture;
use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Element, Event, HtmlIFrameElement, NodeList};

/// What a page in a frame may do: be reached from here, and print. It never runs scripts.
pub const SANDBOX: &str = "allow-same-origin allow-modals";

/// Paper, and how its sheets may be scaled.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PageSetup {
    /// What stands between its margins, width and height in millimetres.
    pub content: (u16, u16),
    /// The percents below a hundred that a sheet may be scaled to, each a class `fit-95`; none to scale nothing.
    pub sizes: &'static [u8],
}

/// How a page came out on paper.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PrintLayout {
    /// How many pages.
    pub pages: usize,
    /// Whether that many it is: where something goes on to a further page, breaks leave room that nobody can tell before.
    pub is_exact: bool,
    /// The sheets that go on to a further page, by their place among all.
    pub goes_on: Vec<usize>,
}

/// A page that is laid out and waits to be printed.
pub struct Ready {
    /// How it came out.
    pub laid: PrintLayout,
    frame: HtmlIFrameElement,
}

/// Margins of both sides and some desk around the paper, in millimetres.
const AROUND: u16 = 36;
/// Browsers round page heights down, in pixels.
const ROUNDED: f64 = 2.0;
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
    all(&page, ".sheet").iter().for_each(|sheet| sheet.set_class_name("sheet"));
}

/// Shows the frame's page as paper.
pub fn as_paper(frame: &HtmlIFrameElement, page: PageSetup) -> Option<PrintLayout> {
    let laid = lay_out(&document(frame)?, page);
    scale(frame, page);
    Some(laid)
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
pub async fn prepare(text: &str, name: &str, page: PageSetup) -> Result<Ready, JsValue> {
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
    around.body().ok_or(JsValue::NULL)?.append_child(&frame)?;
    JsFuture::from(loaded).await?;
    // It uses no fonts but the machine's own: what is laid out now is how it stays.
    let laid = lay_out(&document(&frame).ok_or(JsValue::NULL)?, page);
    Ok(Ready { laid, frame })
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

/// Lays the page out as paper: each sheet in the largest letters in which it takes the fewest pages.
fn lay_out(document: &Document, page: PageSetup) -> PrintLayout {
    let Some(root) = document.document_element() else { return PrintLayout::default() };
    drop(root.class_list().add_1("paper"));
    let height = pixels(page.content.1) - ROUNDED;
    let sheets = all(document, ".sheet");
    let last = page.sizes.len();
    let mut at = vec![last; sheets.len()];
    resize(&sheets, &at, page);
    let room: Vec<f64> =
        sheets.iter().map(|sheet| pages(form_height(sheet), height) as f64 * height).collect();
    // All sheets together, so that each step lays the page out once.
    let mut range: Vec<(usize, usize)> = vec![(0, last); sheets.len()];
    while range.iter().any(|(low, high)| low < high) {
        at = range.iter().map(|(low, high)| (low + high) / 2).collect();
        resize(&sheets, &at, page);
        for ((sheet, room), (range, at)) in sheets.iter().zip(&room).zip(range.iter_mut().zip(&at)) {
            match form_height(sheet) <= *room {
                true => range.1 = *at,
                false => range.0 = (at + 1).min(last).max(range.0),
            }
        }
    }
    at = range.iter().map(|(low, _)| *low).collect();
    resize(&sheets, &at, page);
    let taken: Vec<usize> = sheets.iter().map(|sheet| pages(form_height(sheet), height)).collect();
    let goes_on: Vec<usize> = (0..sheets.len()).filter(|at| taken[*at] > 1).collect();
    goes_on.iter().for_each(|at| drop(sheets[*at].class_list().add_1("goes-on")));
    let others = all(document, ":root:not(.no-cover) .cover:not(.on-screen), .results");
    let parts: Vec<usize> =
        others.iter().map(|part| pages(inner_height(part), height)).chain(taken).collect();
    PrintLayout { pages: parts.iter().sum(), is_exact: parts.iter().all(|pages| *pages == 1), goes_on }
}

fn resize(sheets: &[Element], at: &[usize], page: PageSetup) {
    for (sheet, at) in sheets.iter().zip(at) {
        match at.checked_sub(1).and_then(|at| page.sizes.get(at)) {
            Some(size) => sheet.set_class_name(&format!("sheet fit-{size}")),
            None => sheet.set_class_name("sheet"),
        }
    }
}

/// How high a sheet's form is, whatever the paper around it.
fn form_height(sheet: &Element) -> f64 {
    sheet.query_selector(".form").ok().flatten().map_or(0.0, |form| inner_height(&form))
}

fn inner_height(part: &Element) -> f64 {
    match (part.first_element_child(), part.last_element_child()) {
        (Some(first), Some(last)) => {
            last.get_bounding_client_rect().bottom() - first.get_bounding_client_rect().top()
        }
        _ => 0.0,
    }
}

fn pages(height: f64, page: f64) -> usize {
    ((height / page).ceil() as usize).max(1)
}

fn pixels(millimetres: u16) -> f64 {
    f64::from(millimetres) * 96.0 / 25.4
}

fn all(document: &Document, selector: &str) -> Vec<Element> {
    let list = |found: NodeList| {
        let node = |at| found.item(at).map(JsCast::unchecked_into);
        (0..found.length()).filter_map(node).collect()
    };
    document.query_selector_all(selector).map_or_else(|_| Vec::new(), list)
}
