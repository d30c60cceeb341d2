//! Characters by name: those that cannot be seen, or that look like others.

use crate::review::Detail;
use crate::text::lookalike::is_invisible;

/// The characters that a finding names, each by its name and its number.
pub(super) fn named(detail: &Detail) -> String {
    let Detail::Swaps(swaps) = detail else { return String::new() };
    let names = swaps.iter().filter_map(|(wrong, _)| wrong.chars().next()).map(|char| {
        let name = match char {
            '\u{a0}' => "改行しない空白",
            '\u{ad}' => "ソフトハイフン",
            '\u{200b}' => "幅のない空白",
            '\u{200c}' | '\u{200d}' => "文字をつなぐ記号",
            '\u{2060}' => "改行を禁じる記号",
            '\u{feff}' => "ファイルの先頭の印",
            '\u{fffd}' => "壊れた文字",
            '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => "異体字の指定",
            '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => "文字の向きの指定",
            char if char.is_whitespace() => "幅の違う空白",
            char if char.is_control() => "制御文字",
            char if is_invisible(char) => "見えない文字",
            char => return format!("「{char}」U+{:04X}", u32::from(char)),
        };
        format!("{name} U+{:04X}", u32::from(char))
    });
    names.collect::<Vec<_>>().join("、")
}
