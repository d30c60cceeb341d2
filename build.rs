//! The hash of the published page's style, which the page's policy names: it allows that style and no other.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

fn main() {
    const STYLE: &str = "src/publish/page.css";
    println!("cargo::rerun-if-changed={STYLE}");
    let style = std::fs::read_to_string(STYLE).expect("the page's style").replace("\r\n", "\n");
    println!("cargo::rustc-env=PAGE_STYLE_SHA256={}", STANDARD.encode(Sha256::digest(style)));
}
