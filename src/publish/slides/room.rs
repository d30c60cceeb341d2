//! How much room a slide has for what was missed, in hundredths of a letter's height, as style/slides.css lays it out.

use super::pieces::title_class;

/// What a line of text takes, and what lies around each item.
const LINE: usize = 145;
const AROUND: usize = 58;
/// The slide without its foot and the line over its title.
const BODY: usize = 2950;
/// The figures, the space under them and the heading of the list beside the verdicts.
const FIGURES: usize = 1560;
/// The heading of the list on a further slide.
const HEADING: usize = 280;
/// How many letters wide the foot is.
const FOOT: usize = 58;
/// The line that says how many more there are.
pub(super) const MORE: usize = 160;

/// Where a list of misses stands: how wide its columns are, in letters.
#[derive(Clone, Copy)]
pub(super) struct MissColumns {
    name: usize,
    reason: usize,
}

/// Beside the verdicts.
pub(super) const BESIDE: MissColumns = MissColumns { name: 9, reason: 23 };
/// On a further slide.
pub(super) const ALONE: MissColumns = MissColumns { name: 13, reason: 36 };

/// The room beside the verdicts under this title.
pub(super) fn beside(title: &str) -> usize {
    BODY.saturating_sub(FIGURES + of_title(title))
}

/// The room on a further slide under this title.
pub(super) fn alone(title: &str) -> usize {
    BODY.saturating_sub(HEADING + of_title(title))
}

/// How much an item takes: its name and figure beside its reason.
pub(super) fn of_item(columns: MissColumns, name: &str, figure: &str, reason: &str) -> usize {
    let beside = lines(name, columns.name) + lines(figure, columns.name);
    AROUND + LINE * beside.max(lines(reason, columns.reason)).max(1)
}

/// How many characters of a reason have room where it stands alone, however wide they are.
pub(super) fn longest_part(title: &str) -> usize {
    (alone(title).saturating_sub(AROUND) / LINE).max(2) * ALONE.reason
}

/// Whether a text has room at the foot, beside the slide's number.
pub(super) fn is_foot(text: &str) -> bool {
    lines(text, FOOT) <= 1
}

/// How many lines of so many wide letters a text takes; Latin letters and figures are narrower.
fn lines(text: &str, width: usize) -> usize {
    let of = |char: char| if char.is_ascii() { 62 } else { 100 };
    text.chars().map(of).sum::<usize>().div_ceil(width * 100)
}

fn of_title(title: &str) -> usize {
    // Titles are broken between words, so that their lines are not full.
    match title_class(title) {
        "t1" => 430,
        "t2" => 330,
        "t3" => 57 + 211 * lines(title, 30),
        _ => 39 + 143 * lines(title, 44),
    }
}
