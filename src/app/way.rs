//! From cell to cell by the arrow keys: which place comes next, told from where the places stand on the page.

use crate::browser::sheet_page::Rect;

/// Where to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// The cell above.
    Up,
    /// The cell below.
    Down,
    /// The cell at the left.
    Left,
    /// The cell at the right.
    Right,
    /// The first cell of the row.
    RowStart,
    /// The last cell of the row.
    RowEnd,
    /// The first cell of the sheet.
    First,
    /// The last cell of the sheet.
    Last,
}

/// Rules are as thick as this, and cells beside one another share them.
const RULE: f64 = 3.0;

/// The place that comes next from the one of this number; none at the edge.
pub(crate) fn next_place(places: &[Rect], at: usize, way: Way) -> Option<usize> {
    let here = places.get(at)?;
    match way {
        Way::First => Some(0),
        Way::Last => places.len().checked_sub(1),
        Way::RowStart => nearest(places, |place| beside(here, place).then_some((place[0], place[1]))),
        Way::RowEnd => nearest(places, |place| beside(here, place).then_some((-place[2], place[1]))),
        Way::Left => nearest(places, |place| {
            let gap = here[0] - place[2];
            (gap > -RULE && beside(here, place)).then_some((gap.max(0.0), (place[1] - here[1]).abs()))
        }),
        Way::Right => nearest(places, |place| {
            let gap = place[0] - here[2];
            (gap > -RULE && beside(here, place)).then_some((gap.max(0.0), (place[1] - here[1]).abs()))
        }),
        Way::Up => vertical(places, here, |place| here[1] - place[3]),
        Way::Down => vertical(places, here, |place| place[1] - here[3]),
    }
}

/// The nearest place above or below: one that stands over the same stretch where there is one.
fn vertical(places: &[Rect], here: &Rect, gap: impl Fn(&Rect) -> f64) -> Option<usize> {
    let ranked = |place: &Rect, gap: f64| (gap.max(0.0).round(), (place[0] - here[0]).abs());
    let in_line = nearest(places, |place| {
        let gap = gap(place);
        let shared = here[2].min(place[2]) - here[0].max(place[0]);
        (gap > -RULE && shared > RULE).then(|| ranked(place, gap))
    });
    in_line.or_else(|| {
        nearest(places, |place| {
            let gap = gap(place);
            (gap > -RULE).then(|| ranked(place, gap))
        })
    })
}

/// Whether both stand in one row.
fn beside(here: &Rect, place: &Rect) -> bool {
    here[3].min(place[3]) - here[1].max(place[1]) > RULE
}

fn nearest(places: &[Rect], distance: impl Fn(&Rect) -> Option<(f64, f64)>) -> Option<usize> {
    let found = places.iter().enumerate().filter_map(|(at, place)| Some((at, distance(place)?)));
    let nearer = |a: &(usize, (f64, f64)), b: &(usize, (f64, f64))| {
        a.1.0.total_cmp(&b.1.0).then(a.1.1.total_cmp(&b.1.1))
    };
    found.min_by(nearer).map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A goal and its department; a wide text; two rows of three columns, the middle one of which spans both.
    const PLACES: [Rect; 8] = [
        [0.0, 0.0, 60.0, 20.0],
        [70.0, 0.0, 90.0, 20.0],
        [0.0, 20.0, 90.0, 60.0],
        [0.0, 64.0, 30.0, 100.0],
        [30.0, 64.0, 60.0, 140.0],
        [60.0, 64.0, 90.0, 100.0],
        [0.0, 104.0, 30.0, 140.0],
        [60.0, 104.0, 90.0, 140.0],
    ];

    #[test]
    fn each_way_leads_to_the_cell_that_a_hand_expects() {
        for (at, way, expected) in [
            (0, Way::Right, Some(1)),
            (1, Way::Left, Some(0)),
            (1, Way::Right, None),
            (0, Way::Up, None),
            (1, Way::Down, Some(2)),
            (2, Way::Up, Some(0)),
            (2, Way::Down, Some(3)),
            (5, Way::Down, Some(7)),
            (7, Way::Up, Some(5)),
            (7, Way::Left, Some(4)),
            (4, Way::Left, Some(3)),
            (4, Way::Up, Some(2)),
            (4, Way::Down, None),
            (3, Way::Down, Some(6)),
            (5, Way::RowStart, Some(3)),
            (6, Way::RowEnd, Some(7)),
            (4, Way::First, Some(0)),
            (4, Way::Last, Some(7)),
        ] {
            assert_eq!(next_place(&PLACES, at, way), expected, "{way:?} from {at}");
        }
    }
}
