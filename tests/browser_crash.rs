//! A defect of the app itself: shown to the person, and nothing half changed is written.
#![cfg(target_arch = "wasm32")]

#[path = "browser/rig.rs"]
mod browser_rig;

use std::time::Duration;

use browser_rig::{App, fresh, stored_goals};
use gloo_timers::callback::Timeout;
use gloo_timers::future::sleep;
use goalsheet::browser::crash;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
async fn a_crash_is_shown_and_ends_all_writing() {
    fresh();
    let app = App::open();
    let id = app.add("無事");
    app.autosave.flush();
    crash::install(crash::CrashNotice { title: "題", body: "文", reload: "読み直す" });
    app.type_goal(&id, "半端");
    Timeout::new(0, || panic!("a defect on purpose")).forget();
    sleep(Duration::from_millis(1200)).await;
    assert!(crash::has_crashed());
    let document = web_sys::window().and_then(|window| window.document()).expect("a document");
    let overlay = document.query_selector("[role=alert].crash").expect("a selector").expect("the notice");
    let text = overlay.text_content().expect("text");
    for part in ["題", "文", "読み直す", "a defect on purpose"] {
        assert!(text.contains(part), "{text}");
    }
    app.autosave.flush();
    assert_eq!(stored_goals(), ["無事"]);
}
