//! From cell to cell by the arrow keys: which place comes next, told from where the places stand on the page.

use crate::browser::sheet_page::Rect;

/// Where to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
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
pub(crate) fn next_place(places: &[Rect], at: usize, way: Direction) -> Option<usize> {
    let here = places.get(at)?;
    match way {
        Direction::First => Some(0),
        Direction::Last => places.len().checked_sub(1),
        Direction::RowStart => nearest(places, |place| beside(here, place).then_some((place[0], place[1]))),
        Direction::RowEnd => nearest(places, |place| beside(here, place).then_some((-place[2], place[1]))),
        Direction::Left => nearest(places, |place| {
            let gap = here[0] - place[2];
            (gap > -RULE && beside(here, place)).then_some((gap.max(0.0), (place[1] - here[1]).abs()))
        }),
        Direction::Right => nearest(places, |place| {
            let gap = place[0] - here[2];
            (gap > -RULE && beside(here, place)).then_some((gap.max(0.0), (place[1] - here[1]).abs()))
        }),
        Direction::Up => vertical(places, here, |place| here[1] - place[3]),
        Direction::Down => vertical(places, here, |place| place[1] - here[3]),
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
            (0, Direction::Right, Some(1)),
            (1, Direction::Left, Some(0)),
            (1, Direction::Right, None),
            (0, Direction::Up, None),
            (1, Direction::Down, Some(2)),
            (2, Direction::Up, Some(0)),
            (2, Direction::Down, Some(3)),
            (5, Direction::Down, Some(7)),
            (7, Direction::Up, Some(5)),
            (7, Direction::Left, Some(4)),
            (4, Direction::Left, Some(3)),
            (4, Direction::Up, Some(2)),
            (4, Direction::Down, None),
            (3, Direction::Down, Some(6)),
            (5, Direction::RowStart, Some(3)),
            (6, Direction::RowEnd, Some(7)),
            (4, Direction::First, Some(0)),
            (4, Direction::Last, Some(7)),
        ] {
            assert_eq!(next_place(&PLACES, at, way), expected, "{way:?} from {at}");
        }
    }
}
