//! Whole numbers in kanji, as years and ranks are written: 六, 三十一, 二〇二四.

/// The number that a text begins with, and what follows it; none where it begins with none, or with one of five digits.
pub fn number(text: &str) -> Option<(i64, &str)> {
    let (mut total, mut loose, mut end) = (0, None, 0);
    for (at, char) in text.char_indices() {
        if let Some(digit) = digit(char, at > 0) {
            loose = Some(loose.unwrap_or(0) * 10 + digit);
        } else if let Some(factor) = factor(char) {
            total += loose.take().unwrap_or(1) * factor;
        } else {
            break;
        }
        end = at + char.len_utf8();
        if total + loose.unwrap_or(0) > 9_999 {
            return None;
        }
    }
    (end > 0).then(|| (total + loose.unwrap_or(0), &text[end..]))
}

/// 〇 is often typed as a circle, which begins no number.
fn digit(char: char, is_within: bool) -> Option<i64> {
    Some(match char {
        '○' | '◯' if is_within => 0,
        '〇' | '零' => 0,
        '一' | '壱' | '壹' => 1,
        '二' | '弐' => 2,
        '三' | '参' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

fn factor(char: char) -> Option<i64> {
    Some(match char {
        '十' | '拾' => 10,
        '百' => 100,
        '千' => 1_000,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numbers_are_read_from_their_start() {
        for (text, expected) in [
            ("六年度", Some((6, "年度"))),
            ("十年度", Some((10, "年度"))),
            ("三十一", Some((31, ""))),
            ("二十", Some((20, ""))),
            ("二〇二四年", Some((2024, "年"))),
            ("二○二四", Some((2024, ""))),
            ("二千二十四", Some((2024, ""))),
            ("一〇", Some((10, ""))),
            ("弐拾壱", Some((21, ""))),
            ("○六", None),
            ("年", None),
            ("", None),
            ("一二三四五", None),
            ("千千千千千千千千千千千千", None),
        ] {
            assert_eq!(number(text), expected, "{text}");
        }
    }
}
