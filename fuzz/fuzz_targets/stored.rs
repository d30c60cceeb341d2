//! `cargo +nightly fuzz run stored`
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| goalsheet_fuzz::stored(data));
