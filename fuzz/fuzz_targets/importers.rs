//! `cargo +nightly fuzz run importers`
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| goalsheet_fuzz::importers(data));
