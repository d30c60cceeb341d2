//! The entry point: says what happens on a defect, and mounts the app.

use goalsheet::browser::{crash, kiosk_file};
use goalsheet::messages::saving;
use goalsheet::view::{App, KioskFile};

fn main() {
    crash::install(crash::CrashNotice {
        title: saving::CRASH_TITLE,
        body: saving::CRASH_BODY,
        reload: saving::CRASH_RELOAD,
    });
    // A kiosk's file is nothing else: what this browser has stored is not even looked at.
    match kiosk_file::is_kiosk() {
        true => leptos::mount::mount_to_body(KioskFile),
        false => leptos::mount::mount_to_body(App),
    }
    remove_boot();
}

/// What the page shows until the app has mounted.
fn remove_boot() {
    if let Some(boot) = leptos::prelude::document().get_element_by_id("boot") {
        boot.remove();
    }
}
