//! The hashes of the published page's styles, which the page's policy names: it allows those and no others.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

fn main() {
    for (name, style) in [
        ("PAGE_STYLE", "src/publish/page.css"),
        ("YEAR_STYLE", "style/showing.css"),
        ("CALENDAR_STYLE", "style/calendar.css"),
    ] {
        println!("cargo::rerun-if-changed={style}");
        let style = std::fs::read_to_string(style).expect("the page's style").replace("\r\n", "\n");
        println!("cargo::rustc-env={name}_SHA256={}", STANDARD.encode(Sha256::digest(style)));
    }
}
