//! The machinery of browser tests works: this runs in a real browser.

use goalsheet::view::App;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn the_app_mounts_with_its_heading() {
    crate::rig::fresh();
    // The test page carries its own hash.
    window().location().set_hash("#/").expect("a hash");
    // The app goes with the test: it would save beside the ones that later tests open.
    let _mounted = leptos::mount::mount_to(document().body().expect("a body"), App);
    let heading = document().query_selector("h1").ok().flatten();
    let text = heading.and_then(|heading| heading.text_content());
    assert_eq!(text.as_deref(), Some("重点目標管理シート"));
}
