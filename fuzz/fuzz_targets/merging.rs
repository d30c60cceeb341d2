//! `cargo +nightly fuzz run merging`
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| goalsheet_fuzz::merging(data));
