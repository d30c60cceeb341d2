//! 優先順位 as people write it.

use super::kanji;
use super::width::squeeze;

/// The number of 「1位」, 「第１位」, 「「１」」: one number and nothing but the words around it.
pub fn read(text: &str) -> Option<i64> {
    let text = squeeze(text);
    let number = text.trim_matches(['第', '位', '番', '「', '」', '(', ')', '【', '】', '順', '目']);
    if let Some((rank, "")) = kanji::number(number) {
        return Some(rank);
    }
    number.bytes().all(|byte| byte.is_ascii_digit()).then(|| number.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_out_of_their_words() {
        for (cell, number) in [
            ("1位", 1),
            ("「１」", 1),
            ("第1位", 1),
            ("２", 2),
            ("12番目", 12),
            ("第一位", 1),
            ("十二位", 12),
            ("⼀位", 1),
            ("\u{feff}2\u{200b}位", 2),
        ] {
            assert_eq!(read(cell), Some(number), "{cell}");
        }
        for cell in ["", "未定", "1位と2位", "第位"] {
            assert_eq!(read(cell), None, "{cell}");
        }
    }
}
