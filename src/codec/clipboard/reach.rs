//! Over how many places a cell of a range reaches.

use crate::html::Tag;

/// A range is no larger; a merge says any number.
pub(super) const LARGEST: u32 = 20_000;

/// Over how many columns or rows a cell reaches.
pub(super) fn span(tag: &Tag, name: &str) -> u32 {
    let number = tag.attribute(name).and_then(|value| value.trim().parse().ok());
    number.unwrap_or(1).clamp(1, LARGEST)
}

/// Whether a cell reaches over others only because its text is drawn over them: so Excel writes text that runs over.
pub(super) fn is_only_drawn_over(tag: &Tag) -> bool {
    tag.attribute("style").is_some_and(|style| {
        let style: String =
            style.chars().filter(|char| !char.is_whitespace()).collect::<String>().to_ascii_lowercase();
        ["mso-ignore:colspan", "mso-ignore:rowspan"].iter().any(|one| style.contains(one))
    })
}
