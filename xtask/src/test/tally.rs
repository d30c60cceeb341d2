//! Counts tests from what the test runners print, because a run that tested
//! nothing also ends with success.

use crate::process::Result;
use std::error::Error;
use std::fmt;

/// Reads what a test runner prints, line by line.
#[derive(Default)]
pub(crate) struct Counter {
    /// What it has counted so far.
    pub(crate) tally: Tally,
    /// Files that the runner will count as passed, though no test ran in them.
    hollow: usize,
}

/// How many tests passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Tests that passed.
    pub(crate) passed: usize,
    /// Tests that failed.
    pub(crate) failed: usize,
}

/// The failure of a step that knows how many of its tests failed.
#[derive(Debug)]
pub(crate) struct Failure {
    tally: Tally,
    reason: String,
}

impl Tally {
    /// One check that passed, for the steps that do not count tests.
    pub(crate) const ONE: Self = Self { passed: 1, failed: 0 };

    /// Takes another count in.
    pub(crate) fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }

    /// Itself, unless something failed or nothing ran.
    pub(crate) fn checked(self) -> Result<Self> {
        match self {
            Self { failed: 0, passed: 0 } => self.failure("it ran no test"),
            Self { failed: 0, .. } => Ok(self),
            _ => self.failure(&format!("{} failed", self.failed)),
        }
    }

    /// The failure of a step that counted this much.
    pub(crate) fn failure<T>(self, reason: &str) -> Result<T> {
        Err(Box::new(Failure { tally: self, reason: reason.to_owned() }))
    }
}

impl Counter {
    /// Reads a summary line of cargo test or of Node's test runner.
    pub(crate) fn read(&mut self, line: &str) {
        if let Some(counts) = line.trim_start().strip_prefix("test result: ") {
            for part in counts.split([';', '.']) {
                match part.split_whitespace().collect::<Vec<_>>()[..] {
                    [count, "passed"] => self.tally.passed += count.parse().unwrap_or(0),
                    [count, "failed"] => self.tally.failed += count.parse().unwrap_or(0),
                    _ => {}
                }
            }
        }
        match line.split_whitespace().collect::<Vec<_>>()[..] {
            // Node counts a file in which no test ran as one that passed.
            ["✔", file, _] if file.ends_with(".test.mjs") => self.hollow += 1,
            ["ℹ", "pass", count] => {
                let count: usize = count.parse().unwrap_or(0);
                self.tally.passed += count.saturating_sub(self.hollow);
            }
            ["ℹ", "fail" | "cancelled", count] => self.tally.failed += count.parse().unwrap_or(0),
            _ => {}
        }
    }
}

/// What a failed step counted: at least one failure, whatever it was.
pub(crate) fn of_failure(error: &(dyn Error + 'static)) -> Tally {
    let tally = error.downcast_ref::<Failure>().map(|failure| failure.tally);
    let Tally { passed, failed } = tally.unwrap_or_default();
    Tally { passed, failed: failed.max(1) }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason)
    }
}

impl Error for Failure {}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(lines: &[&str]) -> Tally {
        let mut counter = Counter::default();
        lines.iter().for_each(|line| counter.read(line));
        counter.tally
    }

    #[test]
    fn reads_cargos_and_nodes_summaries() {
        let cargo = [
            "test a::b ... ok",
            "test result: ok. 12 passed; 0 failed; 3 ignored; 0 measured; 0 filtered out; finished in 0.1s",
            "test result: FAILED. 2 passed; 1 failed; 0 ignored; 0 filtered out",
        ];
        assert_eq!(read(&cargo), Tally { passed: 14, failed: 1 });
        let node = ["ℹ tests 5", "ℹ pass 3", "ℹ fail 1", "ℹ cancelled 1", "ℹ skipped 0"];
        assert_eq!(read(&node), Tally { passed: 3, failed: 2 });
    }

    #[test]
    fn a_file_without_tests_is_no_test() {
        let node = ["✔ /e2e/empty.test.mjs (265.3ms)", "✔ a test (1ms)", "ℹ pass 2", "ℹ fail 0"];
        assert_eq!(read(&node), Tally { passed: 1, failed: 0 });
    }

    #[test]
    fn nothing_counted_is_a_failure_and_counts_as_one() {
        let error = Tally::default().checked().expect_err("no test ran");
        assert_eq!(of_failure(error.as_ref()), Tally { passed: 0, failed: 1 });
        let error = Tally { passed: 3, failed: 2 }.checked().expect_err("two failed");
        assert_eq!(of_failure(error.as_ref()), Tally { passed: 3, failed: 2 });
    }
}
