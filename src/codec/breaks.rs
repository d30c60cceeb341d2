//! Line breaks of texts from elsewhere: one is one character, however the program that saved the text writes it.

use std::borrow::Cow;

/// The text with `\n` for each break.
pub(super) fn as_one(text: &str) -> Cow<'_, str> {
    if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_break_is_one_character() {
        for (text, expected) in
            [("", ""), ("a\nb", "a\nb"), ("a\r\nb\rc\n\r\n", "a\nb\nc\n\n"), ("\r\r\n", "\n\n")]
        {
            assert_eq!(as_one(text), expected, "{text:?}");
        }
    }
}
