//! 優先順位 as people write it.

use super::width::squeeze;

/// The number of 「1位」, 「第１位」, 「「１」」: one number and nothing but the words around it.
pub fn read(text: &str) -> Option<i64> {
    let text = squeeze(text);
    let number = text.trim_matches(['第', '位', '番', '「', '」', '(', ')', '【', '】', '順', '目']);
    number.bytes().all(|byte| byte.is_ascii_digit()).then(|| number.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_out_of_their_words() {
        for (cell, number) in [("1位", 1), ("「１」", 1), ("第1位", 1), ("２", 2), ("12番目", 12)] {
            assert_eq!(read(cell), Some(number), "{cell}");
        }
        for cell in ["", "未定", "1位と2位", "第位"] {
            assert_eq!(read(cell), None, "{cell}");
        }
    }
}
