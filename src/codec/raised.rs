//! Letters that stand raised or lowered come in as characters of their own: 10² is no 102, and the mark of a footnote no
//! digit of the number before it.

/// Where letters stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    /// Raised.
    Above,
    /// Lowered.
    Below,
}

const PLAIN: &str = "0123456789+-=()n";

impl Script {
    /// As Excel calls it.
    pub(super) fn of_excel(name: &str) -> Option<Self> {
        match name {
            "superscript" => Some(Self::Above),
            "subscript" => Some(Self::Below),
            _ => None,
        }
    }

    /// As HTML's elements are called.
    pub(super) fn of_element(name: &str) -> Option<Self> {
        match name {
            "sup" => Some(Self::Above),
            "sub" => Some(Self::Below),
            _ => None,
        }
    }

    /// Writes what stands in a text from here on as it is seen.
    pub(super) fn rewrite(self, text: &mut String, from: usize) {
        let written = self.written(&text.split_off(from));
        text.push_str(&written);
    }

    /// The letters as they are seen, as far as there are such characters.
    pub(super) fn written(self, text: &str) -> String {
        let own = match self {
            Self::Above => "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ",
            Self::Below => "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙ",
        };
        let seen = |char: char| {
            let narrow = match char {
                '０'..='９' | '（' | '）' => char::from_u32(u32::from(char) - 0xfee0).unwrap_or(char),
                _ => char,
            };
            PLAIN.chars().zip(own.chars()).find(|(plain, _)| *plain == narrow).map_or(char, |(_, own)| own)
        };
        text.chars().map(seen).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raised_digits_join_no_number() {
        for (script, text, seen) in [
            (Script::Above, "2", "²"),
            (Script::Above, "1)", "¹⁾"),
            (Script::Above, "１）", "¹⁾"),
            (Script::Above, "注", "注"),
            (Script::Below, "2", "₂"),
        ] {
            assert_eq!(script.written(text), seen);
        }
    }
}
