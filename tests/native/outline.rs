//! Laying out and reading lines, on text that nobody has seen: nothing is lost, nothing takes long.

use std::time::Duration;

use crate::common::text;
use goalsheet::text::flat::lay_out;
use goalsheet::text::outline::{lines, markers};
use goalsheet::text::width::fold;
use proptest::prelude::*;

/// The laid out text without the breaks that `text` does not have.
fn without_inserted(laid_out: &str, text: &str) -> String {
    let mut rest = text.chars().peekable();
    laid_out.chars().filter(|char| rest.next_if_eq(char).is_some() || *char != '\n').collect()
}

/// Pieces out of which markers, and things like markers, come together.
fn outline() -> impl Strategy<Value = String> {
    proptest::collection::vec("[ \n　○◯・()（）0-9１２⑴①⑳、～。とa目]{0,6}", 0..6)
        .prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn laying_out_only_inserts_breaks(text in prop_oneof![outline(), text()]) {
        let laid_out = lay_out(&text);
        prop_assert_eq!(without_inserted(&laid_out, &text), text);
        prop_assert_eq!(lay_out(&laid_out), laid_out);
    }

    #[test]
    fn lines_end_to_end_are_the_text(text in prop_oneof![outline(), text()]) {
        prop_assert_eq!(lines(&text).map(|line| line.text).collect::<String>(), text.clone());
        for line in lines(&text) {
            prop_assert!(line.hang <= line.text.chars().count());
        }
        let mut end = 0;
        for marker in markers(&text) {
            prop_assert!(end <= marker.at && marker.len > 0 && text.is_char_boundary(marker.at));
            end = marker.at + marker.len;
        }
        prop_assert!(end <= text.len());
        prop_assert_eq!(fold(&fold(&text)), fold(&text));
    }
}

#[test]
fn ten_times_the_text_takes_no_hundred_times_as_long() {
    for piece in ["(", "(1", "( ", "(1)", "(1) ", "○", "○ ", "　", "・", "① ", "(1)、", "(1)～", "(1) と"]
    {
        let text = piece.repeat(300_000 / piece.len());
        let start = cpu_time::ThreadTime::now();
        let laid_out = lay_out(&text);
        assert!(laid_out.len() >= text.len() && lines(&text).count() > 0);
        assert!(start.elapsed() < Duration::from_secs(20), "{piece:?} took {:?}", start.elapsed());
    }
}
