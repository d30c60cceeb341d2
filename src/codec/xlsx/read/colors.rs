//! Colours of letters and of the ground on which they stand: whether a person can tell the one from the other.

use quick_xml::events::BytesStart;

use super::xml::{Next, Xml, attribute};
use crate::codec::WorkbookFault;

/// A colour as red, green and blue.
pub(super) type Rgb = [u8; 3];

pub(super) const WHITE: Rgb = [255; 3];
pub(super) const BLACK: Rgb = [0; 3];

/// The colours of a workbook's theme, in the order in which styles count them.
#[derive(Debug, Default)]
pub(super) struct Theme(Vec<Rgb>);

impl Theme {
    /// The theme's colours; those of the system are told as they last were.
    pub(super) fn read(part: &str, text: &str) -> Result<Self, WorkbookFault> {
        const NAMES: [&str; 12] = [
            "lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6",
            "hlink", "folHlink",
        ];
        let mut colors = vec![WHITE; NAMES.len()];
        colors[1] = BLACK;
        let mut open: Option<usize> = None;
        let mut xml = Xml::new(part, text);
        loop {
            match xml.next()? {
                Next::Start(start) => {
                    let name = start.local_name();
                    let named = NAMES.iter().position(|known| *known == name.as_ref());
                    open = named.or(open);
                    let value = match name.as_ref() {
                        "srgbClr" => attribute(&start, "val"),
                        "sysClr" => attribute(&start, "lastClr"),
                        _ => None,
                    };
                    if let (Some(at), Some(rgb)) = (open, value.and_then(|value| rgb(&value))) {
                        colors[at] = rgb;
                    }
                }
                Next::End(end) if end == "clrScheme" => return Ok(Self(colors)),
                Next::End(end) if NAMES.contains(&end.as_str()) => open = None,
                Next::Over => return Ok(Self(colors)),
                Next::End(_) | Next::Text(_) => {}
            }
        }
    }

    /// The colour that an element names; none where that is left to the system, or not known.
    pub(super) fn color(&self, start: &BytesStart<'_>) -> Option<Rgb> {
        let number = |name| attribute(start, name).and_then(|number| number.parse::<usize>().ok());
        let base = attribute(start, "rgb").and_then(|value| rgb(&value));
        let base = base.or_else(|| self.0.get(number("theme")?).copied());
        let base = base.or_else(|| indexed(number("indexed")?))?;
        let tint = attribute(start, "tint").and_then(|tint| tint.parse::<f64>().ok()).unwrap_or(0.0);
        Some(base.map(|part| tinted(part, tint)))
    }
}

/// A part of a colour made darker or lighter.
fn tinted(part: u8, tint: f64) -> u8 {
    let part = f64::from(part);
    let tinted = if tint < 0.0 { part * (1.0 + tint) } else { part + (255.0 - part) * tint };
    tinted.round().clamp(0.0, 255.0) as u8
}

/// `FFFFFFFF` or `FFFFFF`; what is seen through counts for nothing.
fn rgb(text: &str) -> Option<Rgb> {
    let digits = text.get(text.len().checked_sub(6)?..)?;
    let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    Some([part(0)?, part(2)?, part(4)?])
}

/// The first colours of the palette of old, twice; the rest of it is neither white nor like a ground.
fn indexed(index: usize) -> Option<Rgb> {
    const PALETTE: [Rgb; 8] =
        [BLACK, WHITE, [255, 0, 0], [0, 255, 0], [0, 0, 255], [255, 255, 0], [255, 0, 255], [0, 255, 255]];
    (index < 16).then(|| PALETTE[index % 8])
}

/// Whether letters of this colour cannot be told from the ground.
pub(super) fn is_unseen(letters: Rgb, ground: Rgb) -> bool {
    /// What nobody sees of 256.
    const NEAR: u8 = 16;
    letters.iter().zip(ground).all(|(a, b)| a.abs_diff(b) <= NEAR)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_are_like_their_ground_are_not_seen() {
        for (letters, ground, unseen) in [
            ("FFFFFFFF", "FFFFFFFF", true),
            ("FFFDFDFD", "FFFFFFFF", true),
            ("FFF2F2F2", "FFFFFFFF", true),
            ("FFBFBFBF", "FFFFFFFF", false),
            ("FFFF0000", "FFFFFFFF", false),
            ("FFFFFF00", "FFFFFFFF", false),
            ("FFFFFFFF", "FF305496", false),
            ("FF000000", "FF000000", true),
        ] {
            let [letters_rgb, ground_rgb] = [letters, ground].map(|text| rgb(text).expect("a colour"));
            assert_eq!(is_unseen(letters_rgb, ground_rgb), unseen, "{letters} on {ground}");
        }
        assert_eq!(tinted(255, -0.5), 128);
        assert_eq!(rgb("x"), None);
    }
}
