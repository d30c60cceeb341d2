//! Letters of fonts that have pictures instead of letters come in as characters that look like them: a tick is no 「ü」.

/// A font of pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SymbolFont {
    /// Wingdings.
    First,
    /// Wingdings 2.
    Second,
    /// Wingdings 3.
    Third,
    /// Webdings.
    Web,
    /// Symbol.
    Greek,
}

/// Letters with what is seen in their place.
type Pictures = &'static [(&'static str, &'static str)];

const FIRST: Pictures = &[
    ("üûþýoqr¨xRSTUVWX", "✓✗☑☒□□□□☒☀●❄✞✞✠✠"),
    ("nlmutv§¤¡«", "■●○◆◆❖▪◉○★"),
    ("àßáâèØðïñòóô", "→←↑↓→➢→←↑↓↔↕"),
    ("JKL", "☺😐☹"),
];
const SECOND: Pictures = &[("POROTS£Q", "✓✗☑✗☒☒□☒"), ("˜—", "●●")];
const THIRD: Pictures = &[("fghi", "←→↑↓"), ("tupq", "◀▶▲▼")];
const WEB: Pictures = &[("arcgn", "✓✗□■●"), ("45‘6", "◀▲▶▼")];
const GREEK: Pictures = &[
    ("·³£´®¬\u{ad}¯±°¹¥", "•≥≤×→←↑↓±°≠∞"),
    ("abcdefghijklmnopqrstuvwxyz", "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"),
    ("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"),
];
/// The circled numbers of Wingdings, white ones and black ones, and the letters from 0x80 on in whose place they stand.
const NUMBERS: &str = "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿";
const WESTERN: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•";

impl SymbolFont {
    /// A font of pictures by its name; none where it is one of letters.
    pub(super) fn named(name: &str) -> Option<Self> {
        let name = name.trim().trim_matches(['"', '\'']).to_ascii_lowercase();
        match name.as_str() {
            "wingdings" => Some(Self::First),
            "wingdings 2" => Some(Self::Second),
            "wingdings 3" => Some(Self::Third),
            "webdings" => Some(Self::Web),
            "symbol" => Some(Self::Greek),
            _ => None,
        }
    }

    /// A text as it is seen in this font, as far as there are such characters. Japanese, which such fonts do not have, is drawn
    /// in another one.
    pub(super) fn seen(self, text: &str) -> String {
        text.chars().map(|char| self.picture(char)).collect()
    }

    fn picture(self, char: char) -> char {
        // Programs that know of the font keep its letters apart from all others.
        let letter = match u32::from(char) {
            code @ 0xf020..=0xf0ff => char::from_u32(code - 0xf000).unwrap_or(char),
            _ => char,
        };
        let of_numbers = || match u32::from(letter) {
            code @ 0x80..=0x9f => usize::try_from(code - 0x80).ok(),
            _ => WESTERN.chars().position(|western| western == letter),
        };
        let number = match self {
            Self::First => of_numbers().and_then(|at| NUMBERS.chars().nth(at)),
            _ => None,
        };
        let pictures = match self {
            Self::First => FIRST,
            Self::Second => SECOND,
            Self::Third => THIRD,
            Self::Web => WEB,
            Self::Greek => GREEK,
        };
        let mut all = pictures.iter().flat_map(|(letters, seen)| letters.chars().zip(seen.chars()));
        let known = number.or_else(|| all.find(|(known, _)| *known == letter).map(|(_, seen)| seen));
        known.unwrap_or(char)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_pictures_come_in_as_what_is_seen() {
        for (font, text, seen) in [
            ("Wingdings", "ü 4", "✓ 4"),
            ("'Wingdings'", "þ窓口¨", "☑窓口□"),
            ("WINGDINGS", "\u{f0fe}\u{f0a8}\u{f081}\u{82}…", "☑□①②⑤"),
            ("Wingdings 2", "RP£", "☑✓□"),
            ("Webdings", "a c", "✓ □"),
            ("Symbol", "(a) ³ 3·", "(α) ≥ 3•"),
        ] {
            let found = SymbolFont::named(font).unwrap_or_else(|| panic!("{font}")).seen(text);
            assert_eq!(found, seen, "{font} {text}");
        }
        for letters in ["ＭＳ ゴシック", "Segoe UI Symbol", ""] {
            assert_eq!(SymbolFont::named(letters), None, "{letters}");
        }
    }
}
