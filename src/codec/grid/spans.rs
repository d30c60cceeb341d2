//! Rows and columns that are not shown, as stretches from first to last.

/// Numbers from first to last, put together where they touch.
pub(super) struct Spans(Vec<(u32, u32)>);

impl Spans {
    pub(super) fn of(spans: &[(u32, u32)]) -> Self {
        let mut sorted = spans.to_vec();
        sorted.sort_unstable();
        let mut all: Vec<(u32, u32)> = Vec::new();
        for (first, last) in sorted {
            match all.last_mut() {
                Some((_, end)) if first <= end.saturating_add(1) => *end = last.max(*end),
                _ => all.push((first, last)),
            }
        }
        Self(all)
    }

    /// The first of these numbers that is not among them; the first one where all are.
    pub(super) fn first_outside(&self, first: u32, last: u32) -> u32 {
        let next = self.0.partition_point(|(start, _)| *start <= first);
        let end = next.checked_sub(1).map(|at| self.0[at].1).filter(|end| (first..last).contains(end));
        end.map_or(first, |end| end + 1)
    }

    /// Whether all of these numbers are among them.
    pub(super) fn cover(&self, first: u32, last: u32) -> bool {
        let next = self.0.partition_point(|(start, _)| *start <= first);
        next.checked_sub(1).is_some_and(|at| self.0[at].1 >= last)
    }
}
