//! Colours as style sheets write them.

/// A colour as red, green and blue, and how much of what lies under it it covers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct CssColor {
    rgb: [u8; 3],
    cover: f64,
}

/// Those of which a name says nothing but the colour.
const NAMES: &str = "white ffffff window ffffff canvas ffffff snow fffafa ivory fffff0 ghostwhite f8f8ff mintcream f5fffa \
    azure f0ffff whitesmoke f5f5f5 floralwhite fffaf0 seashell fff5ee honeydew f0fff0 aliceblue f0f8ff oldlace fdf5e6 \
    beige f5f5dc linen faf0e6 lavenderblush fff0f5 cornsilk fff8dc lightyellow ffffe0 lightcyan e0ffff lavender e6e6fa \
    gainsboro dcdcdc lightgray d3d3d3 lightgrey d3d3d3 silver c0c0c0 darkgray a9a9a9 darkgrey a9a9a9 gray 808080 \
    grey 808080 dimgray 696969 dimgrey 696969 slategray 708090 slategrey 708090 darkslategray 2f4f4f \
    darkslategrey 2f4f4f black 000000 windowtext 000000 canvastext 000000 red ff0000 \
    darkred 8b0000 maroon 800000 crimson dc143c firebrick b22222 brown a52a2a tomato ff6347 coral ff7f50 salmon fa8072 \
    orange ffa500 darkorange ff8c00 gold ffd700 yellow ffff00 khaki f0e68c pink ffc0cb hotpink ff69b4 deeppink ff1493 \
    magenta ff00ff fuchsia ff00ff purple 800080 indigo 4b0082 violet ee82ee plum dda0dd orchid da70d6 \
    rebeccapurple 663399 blue 0000ff navy 000080 darkblue 00008b mediumblue 0000cd midnightblue 191970 royalblue 4169e1 \
    steelblue 4682b4 dodgerblue 1e90ff deepskyblue 00bfff skyblue 87ceeb lightskyblue 87cefa lightblue add8e6 \
    powderblue b0e0e6 aqua 00ffff cyan 00ffff teal 008080 darkcyan 008b8b turquoise 40e0d0 green 008000 \
    darkgreen 006400 forestgreen 228b22 seagreen 2e8b57 lime 00ff00 limegreen 32cd32 lightgreen 90ee90 olive 808000 \
    darkolivegreen 556b2f olivedrab 6b8e23 chocolate d2691e sienna a0522d saddlebrown 8b4513 tan d2b48c wheat f5deb3";

impl CssColor {
    pub(super) const BLACK: Self = Self { rgb: [0; 3], cover: 1.0 };
    pub(super) const WHITE: Self = Self { rgb: [255; 3], cover: 1.0 };

    /// Reads one; none where it is none, or one that is not understood.
    pub(super) fn read(value: &str) -> Option<Self> {
        let value = value.trim().to_ascii_lowercase();
        if value == "transparent" {
            return Some(Self { cover: 0.0, ..Self::BLACK });
        }
        let names: Vec<&str> = NAMES.split_whitespace().collect();
        if let Some(pair) = names.chunks_exact(2).find(|pair| pair[0] == value) {
            return Self::of_digits(pair[1]);
        }
        if let Some(digits) = value.strip_prefix('#') {
            return Self::of_digits(digits);
        }
        let (name, parts) = value.strip_suffix(')')?.split_once('(')?;
        let parts: Vec<&str> = parts.split([',', '/', ' ']).filter(|part| !part.is_empty()).collect();
        let (first, cover) = match parts.len() {
            3 => (parts, 1.0),
            4 => (parts[..3].to_vec(), share(parts[3], 1.0)?),
            _ => return None,
        };
        let rgb = match name.trim() {
            "rgb" | "rgba" => {
                let all: Option<Vec<f64>> = first.iter().map(|part| share(part, 255.0)).collect();
                all?.try_into().ok()?
            }
            "hsl" | "hsla" => of_hue(degrees(first[0])?, share(first[1], 100.0)?, share(first[2], 100.0)?),
            _ => return None,
        };
        Some(Self { rgb: rgb.map(byte), cover: cover.clamp(0.0, 1.0) })
    }

    fn of_digits(digits: &str) -> Option<Self> {
        let number = |at: usize, length: usize| u8::from_str_radix(digits.get(at..at + length)?, 16).ok();
        let (rgb, cover) = match digits.len() {
            3 => ([number(0, 1)? * 17, number(1, 1)? * 17, number(2, 1)? * 17], 255),
            4 => ([number(0, 1)? * 17, number(1, 1)? * 17, number(2, 1)? * 17], number(3, 1)? * 17),
            6 => ([number(0, 2)?, number(2, 2)?, number(4, 2)?], 255),
            8 => ([number(0, 2)?, number(2, 2)?, number(4, 2)?], number(6, 2)?),
            _ => return None,
        };
        Some(Self { rgb, cover: f64::from(cover) / 255.0 })
    }

    /// How it looks over another one.
    pub(super) fn over(self, under: Self) -> Self {
        let mix = |at: usize| {
            byte(f64::from(self.rgb[at]) * self.cover + f64::from(under.rgb[at]) * (1.0 - self.cover))
        };
        Self { rgb: [mix(0), mix(1), mix(2)], cover: 1.0 }
    }

    /// Whether nobody tells one from the other.
    pub(super) fn is_like(self, other: Self) -> bool {
        /// What nobody sees of 256.
        const NEAR: u8 = 16;
        self.rgb.iter().zip(other.rgb).all(|(a, b)| a.abs_diff(b) <= NEAR)
    }
}

/// The ground that a style says: none where it says nothing of one, and none inside where it is a picture or one that is not
/// understood.
pub(super) fn ground(value: &str) -> Option<Option<CssColor>> {
    let words = words(value);
    let color = words.iter().find_map(|word| CssColor::read(word));
    let is_other = |word: &&str| {
        let is_function = word.contains('(');
        let is_lab =
            ["lab", "oklab", "lch", "oklch", "hwb", "color"].iter().any(|name| word.starts_with(name));
        is_function
            && (word.contains("gradient(") || word.starts_with("url(") || word.starts_with("var(") || is_lab)
    };
    if words.iter().any(is_other) {
        return Some(None);
    }
    let is_nothing = words.first().is_some_and(|word| matches!(*word, "none" | "initial"));
    match color {
        None if is_nothing => CssColor::read("transparent").map(Some),
        color => color.map(Some),
    }
}

/// The color of letters that a style says; none inside where it is not understood.
pub(super) fn letters(value: &str) -> Option<Option<CssColor>> {
    let is_that_around = matches!(value, "inherit" | "unset" | "currentcolor" | "revert");
    let is_usual = matches!(value, "initial" | "auto");
    (!is_that_around).then(|| if is_usual { Some(CssColor::BLACK) } else { CssColor::read(value) })
}

/// The words of a value; what stands in brackets is one with what stands before them.
fn words(value: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let (mut start, mut depth) = (0, 0usize);
    for (at, char) in value.char_indices() {
        match char {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            ' ' | '\t' | '\n' | '\r' | ',' if depth == 0 => {
                words.push(&value[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    words.push(&value[start..]);
    words.retain(|word| !word.is_empty());
    words
}

/// A number, or a share of the whole.
fn share(part: &str, whole: f64) -> Option<f64> {
    match part.strip_suffix('%') {
        Some(percent) => Some(percent.parse::<f64>().ok()? / 100.0 * whole),
        None if part == "none" => Some(0.0),
        None => part.parse().ok(),
    }
}

fn degrees(part: &str) -> Option<f64> {
    let (number, one) = match part {
        _ if part.ends_with("turn") => (part.trim_end_matches("turn"), 360.0),
        _ if part.ends_with("grad") => (part.trim_end_matches("grad"), 0.9),
        _ if part.ends_with("rad") => (part.trim_end_matches("rad"), 1.0_f64.to_degrees()),
        _ => (part.trim_end_matches("deg"), 1.0),
    };
    Some(share(number, 360.0)? * one)
}

/// Red, green and blue of a hue in degrees, a saturation and a lightness in percents.
fn of_hue(hue: f64, saturation: f64, lightness: f64) -> [f64; 3] {
    let (saturation, lightness) = (saturation.clamp(0.0, 100.0) / 100.0, lightness.clamp(0.0, 100.0) / 100.0);
    let part = |n: f64| {
        let k = (n + hue / 30.0).rem_euclid(12.0);
        let a = saturation * lightness.min(1.0 - lightness);
        (lightness - a * (k - 3.0).min(9.0 - k).clamp(-1.0, 1.0)) * 255.0
    };
    [part(0.0), part(8.0), part(4.0)]
}

fn byte(number: f64) -> u8 {
    number.round().clamp(0.0, 255.0) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colors_are_read_however_they_are_written() {
        for (value, expected) in [
            ("rgb(63, 126, 68)", Some([63, 126, 68])),
            ("rgb( 63  126 68 / 50% )", Some([63, 126, 68])),
            ("RGBA(63,126,68,.5)", Some([63, 126, 68])),
            ("rgb(100%, 0%, 50%)", Some([255, 0, 128])),
            ("hsl(120, 100%, 25%)", Some([0, 128, 0])),
            ("hsla(0.5turn 100% 50% / 1)", Some([0, 255, 255])),
            ("#abc", Some([170, 187, 204])),
            ("#0017c1ff", Some([0, 23, 193])),
            ("DarkSlateGray", Some([47, 79, 79])),
            ("rgb(1, 2)", None),
            ("#ab", None),
            ("solid", None),
        ] {
            assert_eq!(CssColor::read(value).map(|color| color.rgb), expected, "{value}");
        }
        let rgb = |value| ground(value).map(|color| color.map(|color| color.rgb));
        for value in ["rgb(63, 126, 68)", "rgb(63, 126, 68) none repeat scroll 0% 0%", "no-repeat #3f7e44"] {
            assert_eq!(rgb(value), Some(Some([63, 126, 68])), "{value}");
        }
        for value in ["linear-gradient(90deg, #fff, rgb(0, 0, 0))", "#fff url(a.png)", "oklch(40% 0.2 30)"] {
            assert_eq!(rgb(value), Some(None), "{value}");
        }
        assert_eq!(rgb("inherit"), None);
    }
}
