//! When to write: after a pause, but never long after the first change.

/// A pause in typing, in milliseconds.
const PAUSE: f64 = 400.0;
/// The longest that a change waits, in milliseconds: less than the second that a killed tab may cost.
const LATEST: f64 = 900.0;

/// Knows when the first change came that is not written.
#[derive(Clone, Copy, Debug, Default)]
pub struct Debounce {
    first: Option<f64>,
}

impl Debounce {
    /// How long to wait after a change at this time, in milliseconds.
    pub fn delay(&mut self, now: f64) -> u32 {
        let first = *self.first.get_or_insert(now);
        (first + LATEST - now).clamp(0.0, PAUSE) as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steady_typing_is_written_within_the_second() {
        let mut debounce = Debounce::default();
        let delays = [0.0, 300.0, 600.0, 850.0, 1000.0].map(|at| debounce.delay(1e12 + at));
        assert_eq!(delays, [400, 400, 300, 50, 0]);
    }

    #[test]
    fn a_clock_set_back_waits_no_longer_than_a_pause() {
        let mut debounce = Debounce::default();
        debounce.delay(1e12);
        assert_eq!(debounce.delay(1e12 - 3_600_000.0), 400);
    }
}
